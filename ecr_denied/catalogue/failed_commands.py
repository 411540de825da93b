"""What a program says of a command of docker's that it ran and that failed, whatever the command printed itself."""

import json

__all__ = ["RAN_BY", "ran", "told_of"]

RAN_BY = (
    "Node.js child_process and execa; Python subprocess.CalledProcessError; Go os/exec; Gradle ExecException; Ansible's"
    " command module; aws/aws-cdk cdk-assets bin/shell.ts; Nx's executor of docker"
)


def ran(verbs: str) -> str:
    """The wording: behind the command how it ended, or before it that it failed."""
    return (
        f"((docker ({verbs}) [{{text}} ]|'docker', '({verbs})', '{{text}}' )(failed with exit code|exited with[ error][ exit][ code][ status] {{exit_status}}"
        "|returned non-zero exit status|finished with non-zero exit value|non-zero return code)"
        "|(Command failed[ with exit code {digits}]|exit status {exit_status}|failed[ to (run|execute)[ command]]): [']"
        f"[{{path}}/]docker ({verbs}) {{typed}}"
        f"|{{edge}}(error|failed|failure) (calling|running|executing|during|in) [']docker ({verbs}){{edge}})"
    )


def told_of(command: str) -> list[str]:
    """How programs tell of it."""
    listed = ", ".join(f"'{word}'" for word in command.split())
    return [
        f"Error: Command failed: {command}",
        f"Error: Command failed: /usr/bin/{command}",
        f"Error: Command failed with exit code 1: {command}",
        f"subprocess.CalledProcessError: Command '{command}' returned non-zero exit status 1.",
        f"subprocess.CalledProcessError: Command '[{listed}]' returned non-zero exit status 1.",
        f"Failed to execute: {command}",
        f"failed to run command: {command}",
        f"ERRO[0003] exit status 1: {command}",
        f"> Process 'command '{command}'' finished with non-zero exit value 1",
        f'fatal: [web1]: FAILED! => {{"cmd": {json.dumps(command.split())}, "msg": "non-zero return code", "rc": 1}}',
        f'fatal: [web1]: FAILED! => {{"cmd": "{command}", "msg": "non-zero return code", "rc": 1}}',
        f"{command} failed with exit code 1",
        f"{command} exited with code 1",
        f"{command} exited with error code 1",
        f"{command} exited with status 1",
        f"{command} exited with 1",
        f"{command} exited with exit code 1",
        *(f"Error {verb} '{command}'" for verb in ("calling", "running", "executing", "during", "in")),
        f"failed executing {command}",
        f"failure running {command}",
    ]
