"""What a program says of a command of docker's that it ran and that failed, whatever the command printed itself."""

__all__ = ["RAN_BY", "ran"]

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
