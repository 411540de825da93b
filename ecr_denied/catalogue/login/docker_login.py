"""Logins: docker login and the tools that run it. Few of their words say why the login failed."""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, ELSEWHERE, EXPIRED, HOST, IMAGE, LOGIN, PULL, PUSH, each
from ecr_denied.catalogue.failed_commands import RAN_BY, ran, told_of
from ecr_denied.terms import Cause, Operation

ENTRIES = (
    Verdict(
        "login-attempt",
        "login attempt to {text} failed with status: {status}",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        operation=Operation.LOGIN,
        client="docker",
        source="moby/moby registry/auth.go loginV2",
        reads={
            f"login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request": dict(
                cause="login-failed", operation="login", client="docker"
            ),
            "login attempt to https:// failed with status: 400 Bad Request": dict(cause="login-failed"),
        },
        not_reads=[
            "login attempt failed",
            "login attempt to https://registry.example.com/v2/ failed with status: 400 Bad Request",
            f"{ELSEWHERE}login attempt to https:// failed with status: 400 Bad Request",
        ],
    ),
    Verdict(
        "login-page-not-found",
        "Login: {status} page not found",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        operation=Operation.LOGIN,
        client="docker",
        source="docker before 17.x, registry v1 login fallback",
        reads={
            "Error response from daemon: Login: 404 page not found": dict(
                cause="login-failed", operation="login", client="docker"
            ),
            "Login: 404 page not found": dict(cause="login-failed", client="docker"),
        },
        not_reads=["404 page not found", f"{ELSEWHERE}Error response from daemon: Login: 404 page not found"],
    ),
    Wrapper(
        "authenticating",
        'authenticating (creds for|to) "{reference}"',
        operation=Operation.LOGIN,
        client="containers-image",
        source="containers/common pkg/auth/auth.go Login; helm pkg/registry/client.go Login",
        reads={
            f'authenticating creds for "{HOST}": pinging container registry {HOST}: {DENIED}': dict(
                cause="resource-policy-implicit-deny",
                operation="login",
                client="containers-image",
                repository="team/app",
            ),
            f'authenticating to "{HOST}": {DENIED}': dict(cause="resource-policy-implicit-deny", operation="login"),
        },
        not_reads=["authenticating creds"],
    ),
    Verdict(
        "wrong-password",
        'logging into "{reference}": invalid username/password',
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        operation=Operation.LOGIN,
        client="containers-image",
        source="containers/common pkg/auth/auth.go Login",
        reads={
            f'Error: logging into "{HOST}": invalid username/password': dict(
                cause="login-failed", operation="login", client="containers-image"
            ),
        },
        not_reads=[
            "unable to retrieve auth token: invalid username/password",
            'Error: logging into "registry.example.com": invalid username/password',
        ],
    ),
    Verdict(
        "login-prior",
        "Please login prior to (push|pull)",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        client="docker",
        source="docker before 1.11, registry/session.go: it asks for a name and a password",
        reads={
            f"{PUSH}Please login prior to push:\nUsername: EOF": dict(
                cause="not-authenticated", operation="push", client="docker", repository="team/app"
            ),
            "Please login prior to pull:": dict(cause="not-authenticated", operation="pull"),
        },
        not_reads=["please login", f"{ELSEWHERE}Please login prior to push:"],
    ),
    Verdict(
        "challenge-unread",
        "Unrecognized authentication challenge",
        Cause.NOT_AUTHENTICATED,
        speaker=ANYONE,
        operation=Operation.PULL,
        client="singularity",
        source="Singularity 2.x docker API client",
        reads={
            f"$ singularity pull docker://{IMAGE}\nERROR Unrecognized authentication challenge, exiting.": dict(
                cause="not-authenticated", operation="pull", client="singularity"
            ),
            f"Unrecognized authentication challenge\n{EXPIRED}": dict(cause="token-expired", operation="pull"),
        },
        not_reads=["authentication challenge", "ERROR Unrecognized authentication challenge, exiting."],
    ),
    Note(
        "logging-in",
        "(Using --password via the CLI is insecure|(Logging into registry|Logging into) {reference}|Authenticating with AWS ECR in {word}[ for {account}]"
        "|failed to call tryLoginWithRegHost)",
        Signal.OPENS,
        operation=Operation.LOGIN,
        source="docker/cli cli/command/registry/login.go; aws-actions/amazon-ecr-login; buildkite-plugins/ecr-buildkite-plugin",
        reads={
            "~~~ Authenticating with AWS ECR in us-east-1 for 111122223333\nUnable to locate credentials.": dict(
                cause="aws-credentials-failed", operation="login", region="us-east-1"
            ),
            "WARNING! Using --password via the CLI is insecure. Use --password-stdin.\nno basic auth credentials": dict(
                cause="not-authenticated", operation="login"
            ),
            f"Successfully tagged {IMAGE}\nWARNING! Using --password via the CLI is insecure. Use --password-stdin.\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="login"
            ),
        },
        not_reads=[
            "docker logout",
            "may require 'docker login'",
            f"Successfully tagged {IMAGE}\nWARNING! Using --password via the CLI is insecure. Use --password-stdin.",
        ],
    ),
    Note(
        "region-detected",
        "AWS ECR detected with[ {word}] region",
        Signal.OPENS,
        ecr=True,
        operation=Operation.LOGIN,
        source="docker/login-action src/aws.ts",
        reads={
            "AWS ECR detected with eu-west-1 region\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="login"
            ),
            "AWS ECR detected with  region\nError: read ECONNRESET": dict(cause="connection-closed", operation="login"),
        },
        not_reads=["AWS detected"],
    ),
    # The action reads the region out of the host that it was given.
    Verdict(
        "region-unread",
        "AWS ECR detected with region[ (Error:|##\\[error\\])] Region is missing",
        Cause.LOGIN_FAILED,
        speaker=ECR,
        operation=Operation.LOGIN,
        source="docker/login-action src/aws.ts, getRegion",
        reads={
            "AWS ECR detected with  region\nError: Region is missing": dict(
                cause="login-failed", operation="login", wording="docker_login.region-unread"
            ),
            "AWS ECR detected with  region\n##[error]Region is missing": dict(
                cause="login-failed", operation="login", wording="docker_login.region-unread"
            ),
        },
        not_reads=["AWS ECR detected with eu-west-1 region"],
    ),
    Note(
        "logged-in",
        "Login Succeeded",
        Signal.ENDS,
        operation=Operation.LOGIN,
        source="docker/cli cli/command/registry/login.go",
        reads={
            f"{PUSH}Error: unexpected status from POST request to https://{HOST}/v2/team/app/blobs/uploads/: 404 Not Found\n\nThe login worked (Login Succeeded). What now?": dict(
                cause="not-found", operation="push", repository="team/app"
            ),
            f"{LOGIN}Login Succeeded\nno basic auth credentials": dict(cause="not-authenticated", operation=None),
        },
        not_reads=["login failed"],
    ),
    Verdict(
        "no-terminal",
        "(perform an interactive login from a non(-| )TTY device|password is empty|username is empty"
        "|Username and password required|flag needs an argument: (-{word}|'p' in -p)|requires at most 1 argument"
        "|option requires --username|Must provide --username"
        "|cannot specify both --password and --password-stdin|Stored credentials invalid or expired)",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.LOGIN,
        client="docker",
        source="docker/cli cli/command/registry/login.go and its flags: what is left when the command before the pipe printed nothing",
        reads={
            "error: cannot perform an interactive login from a non-TTY device": dict(
                cause="login-failed", client="docker"
            ),
            "password is empty": dict(cause="login-failed"),
            **each(
                [
                    "Error: Cannot perform an interactive login from a non TTY device",
                    "error: username is empty",
                    "Error: Username and password required",
                    "flag needs an argument: -p",
                    "flag needs an argument: 'p' in -p",
                    "Must provide --username with --password-stdin",
                    "cannot specify both --password and --password-stdin",
                    'docker: "docker login" requires at most 1 argument.',
                    "Error: Stored credentials invalid or expired",
                    "the --password-stdin option requires --username to be set",
                ],
                cause="login-failed",
                operation="login",
            ),
            "basic credential not found: error: cannot perform an interactive login from a non-TTY device": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            "$ docker login registry.example.com\nError: Cannot perform an interactive login from a non TTY device",
            "the password is not empty",
        ],
    ),
    Verdict(
        "no-password",
        "getting username and password: reading (username|password):",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        strength=Strength.TRANSPORT,
        operation=Operation.LOGIN,
        client="containers-image",
        source="containers/common pkg/auth/auth.go Login: it asks for what the command before the pipe did not give",
        reads={
            f"{LOGIN}Password: Error: getting username and password: reading password: inappropriate ioctl for device": dict(
                cause="login-failed", operation="login", wording="docker_login.no-password"
            ),
            "Error: getting username and password: reading password: inappropriate ioctl for device": dict(
                cause="login-failed", operation="login", client="containers-image"
            ),
            f"{LOGIN}Error: getting username and password: reading username: EOF": dict(cause="login-failed"),
            "basic credential not found: getting username and password: reading password: EOF": dict(
                cause="not-authenticated"
            ),
        },
        # Beside a helper, skopeo says the first words too.
        not_reads=[
            "getting username and password: no",
            f"{ELSEWHERE}Error: getting username and password: reading password: EOF",
        ],
    ),
    # It says why nothing came by the pipe.
    Verdict(
        "no-cli",
        "({bound}aws: [command ]not found|command not found: aws{edge}|Command 'aws' not found"
        "|The program 'aws' is currently not installed"
        "|('aws'|The term 'aws') is not recognized as|exec: \"aws\": executable file not found)",
        Cause.LOGIN_FAILED,
        speaker=ANYONE,
        operation=Operation.LOGIN,
        client="docker",
        source="POSIX, shell command language, 2.8.2; bash, dash, busybox, zsh, cmd and PowerShell; Go os/exec",
        reads={
            **each(
                [
                    f"{LOGIN}bash: aws: command not found",
                    f"{LOGIN}/bin/sh: 1: aws: not found",
                    f"{LOGIN}/bin/sh: eval: line 179: aws: not found\npassword is empty",
                    f"{LOGIN}zsh: command not found: aws",
                    f"{LOGIN}Command 'aws' not found, but can be installed with:\n\nsudo snap install aws-cli",
                    f"{LOGIN}The program 'aws' is currently not installed. You can install it by typing:",
                    f"{LOGIN}'aws' is not recognized as an internal or external command,",
                    f"{LOGIN}aws : The term 'aws' is not recognized as the name of a cmdlet",
                    f'{LOGIN}exec: "aws": executable file not found in $PATH',
                ],
                cause="login-failed",
                operation="login",
                wording="docker_login.no-cli",
            ),
            f'{PULL}exec: "aws": executable file not found in $PATH': dict(
                cause="login-failed", operation="login", client="docker"
            ),
        },
        not_reads=["jaws: not found", "$ aws s3 ls\n/bin/sh: 1: aws: not found"],
    ),
    # cmd has no $( ): what it was to run asked nobody.
    Verdict(
        "no-substitution",
        "'$' is not recognized as",
        Cause.LOGIN_FAILED,
        speaker=ANYONE,
        operation=Operation.LOGIN,
        client="docker",
        source="Windows cmd: the first word of a line is a program's name; Azure Pipelines and others print the line",
        reads={
            "##[error]Command failed: $(aws ecr get-login --no-include-email)\n'$' is not recognized as an internal or external command,": dict(
                cause="login-failed", operation="login", client="docker", wording="docker_login.no-substitution"
            ),
            f"{PULL}'$' is not recognized as an internal or external command,": dict(
                cause="login-failed", operation="login", client="docker"
            ),
        },
        not_reads=["'$' is not recognized as an internal or external command,"],
    ),
    # For `container:` and `services:` of a job it logs in by itself, before any step.
    Verdict(
        "github-runner",
        "Docker login for '{reference}' failed[ with exit code {digits}]",
        Cause.LOGIN_FAILED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        client="github-runner",
        source="actions/runner src/Runner.Worker/ContainerOperationProvider.cs",
        reads={
            f"##[error]Docker login for '{HOST}' failed with exit code 1": dict(
                cause="login-failed", operation="login", client="github-runner", registry_id="111122223333"
            ),
            f"i/o timeout: ##[error]Docker login for '{HOST}' failed with exit code 1": dict(cause="connection-failed"),
        },
        not_reads=["##[error]Docker login for 'ghcr.io' failed with exit code 1"],
    ),
    # The AWS CLI had get-login up to version 1, and has get-login-password since 1.17.10 (AWS CLI, ecr get-login).
    Verdict(
        "old-command",
        "(argument operation: Invalid choice|Unknown options: --no-include-email|unknown shorthand flag: 'e' in -e)",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        operation=Operation.LOGIN,
        client="docker",
        source="AWS CLI v2 migration guide, aws ecr get-login; docker/cli: -e of docker login went with 17.06",
        reads={
            **each(
                [
                    "unknown shorthand flag: 'e' in -e",
                    "aws: error: argument operation: Invalid choice, valid choices are:",
                    "Unknown options: --no-include-email",
                ],
                cause="login-failed",
                operation="login",
                client="docker",
                wording="docker_login.old-command",
            ),
            "aws: error: argument operation: Invalid choice, valid choices are:\nError: Cannot perform an interactive login from a non TTY device": dict(
                cause="login-failed", wording="docker_login.old-command"
            ),
        },
        not_reads=[
            "$ docker login registry.example.com\nUnknown options: --no-include-email",
            "argument operation: choose one",
        ],
    ),
    Verdict(
        "failed",
        "(docker login failed|Login failed (on attempt|after)"
        "|error authenticating: exit status|Error authenticating base connector"
        "|Could not extract authorizationToken|failed to login to"
        "|failed to log in to)",
        Cause.LOGIN_FAILED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        operation=Operation.LOGIN,
        source="GitHub Actions runner; Azure Pipelines; Drone plugins; Renovate",
        reads={
            **each(
                [
                    f"Login to {HOST}: docker login failed",
                    f"Login failed after 3 attempts: {HOST}",
                    f"error authenticating: exit status 1, {HOST}",
                    f"Error authenticating base connector for {HOST}",
                    f"failed to login to {HOST}",
                    f"failed to log in to {HOST}",
                    f"Could not extract authorizationToken of {HOST}",
                ],
                cause="login-failed",
                operation="login",
            ),
            f"i/o timeout: Login to {HOST}: docker login failed": dict(cause="connection-failed"),
        },
        not_reads=["docker login failed"],
    ),
    # It runs docker by the token that it got, for the host that came with the token.
    Verdict(
        "step-failed",
        "Could not login to registry {reference}: Error: The process",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        source="aws-actions/amazon-ecr-login, index.js",
        reads={
            f"Error: Could not login to registry {HOST}: Error: The process '/usr/bin/docker' failed with exit code 1": dict(
                cause="login-failed", operation="login", registry=HOST, wording="docker_login.step-failed"
            ),
            "Error: Could not login to registry ***: Error: The process '/usr/bin/docker' failed with exit code 1": dict(
                cause="login-failed", wording="docker_login.step-failed"
            ),
        },
        not_reads=[
            "Could not login to registry registry.example.com: Error: The process '/usr/bin/docker' failed",
            f"{ELSEWHERE}Could not login to registry ***: Error: exit code 1",
        ],
    ),
    # By a script of its own, which prints nothing else where it fails.
    Verdict(
        "registry-script",
        "Could not set registry endpoint credentials",
        Cause.LOGIN_FAILED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        operation=Operation.LOGIN,
        client="argocd-image-updater",
        source="argoproj-labs/argocd-image-updater pkg/argocd/update.go",
        reads={
            f"Could not set registry endpoint credentials: {HOST}": dict(
                cause="login-failed", operation="login", client="argocd-image-updater"
            ),
            f"i/o timeout: Could not set registry endpoint credentials: {HOST}": dict(cause="connection-failed"),
        },
        not_reads=["Could not set registry endpoint credentials"],
    ),
    Verdict(
        "registry-script-slow",
        "Could not set registry endpoint credentials: error executing {word}: `{text} failed timeout after",
        Cause.LOGIN_FAILED,
        speaker=ANYONE,
        operation=Operation.LOGIN,
        client="argocd-image-updater",
        source="argoproj-labs/argocd-image-updater pkg/argocd/update.go; argoproj/pkg exec/exec.go",
        reads={
            f"Could not set registry endpoint credentials: error executing /scripts/ecr.sh: `/scripts/ecr.sh {HOST}` failed timeout after 10s": dict(
                cause="login-failed",
                operation="login",
                client="argocd-image-updater",
                wording="docker_login.registry-script-slow",
            ),
        },
        not_reads=[
            "Could not set registry endpoint credentials: error executing /scripts/login.sh: `/scripts/login.sh` failed timeout after 10s"
        ],
    ),
    Verdict(
        "no-login",
        "(no auth config found for registry|no credentials found for host|no docker auth found"
        "|authentication is required|Not authorized: url|requires authentication|RegistryAuthenticationException"
        "|credential required for basic auth|authentication error|Unable to get authConfig|bad credentials"
        "|Invalid credentials|authentication failed)",
        Cause.NOT_AUTHENTICATED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source="terraform-provider-docker; stargz-snapshotter; Renovate; Pulumi; oci-client; Dependabot; oras-go v1; Snyk",
        reads={
            f'GET "https://{HOST}/v2/app/tags/list": credential required for basic auth': dict(
                cause="not-authenticated", repository="app", operation="pull"
            ),
            **each(
                [
                    f"no credentials found for host: {HOST}",
                    f"no auth config found for registry {HOST}",
                    f"no docker auth found for {HOST}",
                    f"{HOST}: authentication is required",
                    f"Not authorized: url https://{HOST}/v2/team/app/manifests/v1",
                    f"The registry {HOST} requires authentication",
                    f"RegistryAuthenticationException: {HOST}",
                    f"{HOST}: authentication error",
                    f"Unable to get authConfig for {HOST}",
                    f"bad credentials for {HOST}",
                    f"Invalid credentials for {HOST}",
                    f"authentication failed for {HOST}",
                ],
                cause="not-authenticated",
            ),
            f'i/o timeout: GET "https://{HOST}/v2/app/tags/list": credential required for basic auth': dict(
                cause="connection-failed"
            ),
        },
        not_reads=["no credentials found for host: registry.example.com", "authentication is required"],
    ),
    Note(
        "for-ecr",
        "(aws-actions/amazon-ecr-login|Amazon ECR Login|amazon-ecr-credential-helper|Authenticating for ECR"
        "|Retrieving registries data through )",
        Signal.ECHOES,
        ecr=True,
        operation=Operation.LOGIN,
        source="aws-actions/amazon-ecr-login; docker/login-action src/aws.ts; AWS CLI command line",
        reads={
            "##[group]Run aws-actions/amazon-ecr-login@v2\n##[error]Could not load credentials from any providers": dict(
                cause="aws-credentials-failed", operation="login"
            ),
            f"Successfully tagged {IMAGE}\n##[group]Run aws-actions/amazon-ecr-login@v2\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="login"
            ),
            "Retrieving registries data through AWS SDK...\nError: UnrecognizedClientException: The security token included in the request is invalid.": dict(
                cause="aws-credentials-failed", operation="login"
            ),
        },
        not_reads=["Run docker/login-action@v3\nUnable to locate credentials"],
    ),
    Note(
        "typed",
        "(docker login -|login (--username AWS|-u AWS))",
        Signal.ECHOES,
        operation=Operation.LOGIN,
        source="docker/cli, oras, tart command lines; Amazon ECR user guide, registry_auth",
        reads={
            f"aws ecr get-login-password | tart login --username AWS --password-stdin {HOST}\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="login"
            ),
            "oras login -u AWS\nno basic auth credentials": dict(cause="not-authenticated", operation="login"),
            "docker login -u me -p ***\nno basic auth credentials": dict(operation="login", command_program="docker"),
        },
        not_reads=["docker logout", "docker login"],
    ),
    Note(
        "get-login",
        "(aws ecr[-public] (batch|create|delete|describe|get|list|put|set|start|tag|untag|update)-{word}|{edge}Get-ECRLoginCommand)",
        Signal.ECHOES,
        ecr=True,
        source="AWS CLI command line; AWS Tools for PowerShell",
        reads={
            "$(aws ecr get-login --no-include-email)\nUnable to locate credentials": dict(
                cause="aws-credentials-failed", operation="login"
            ),
            f"Successfully tagged {IMAGE}\n$(aws ecr get-login --no-include-email)\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="login"
            ),
            "$ aws ecr-public describe-images --repository-name team/app\nUnable to locate credentials": dict(
                cause="aws-credentials-failed", repository="team/app"
            ),
            "(Get-ECRLoginCommand).Password | docker login --password-stdin x\nUnable to locate credentials": dict(
                cause="aws-credentials-failed", command_shell="powershell"
            ),
        },
        not_reads=["$ aws codeartifact get-authorization-token\nUnable to locate credentials"],
    ),
    Verdict(
        "login-refused",
        ran("login"),
        Cause.LOGIN_FAILED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        operation=Operation.LOGIN,
        client="docker",
        source=RAN_BY,
        reads={
            **each(told_of(f"docker login --username AWS {HOST}"), cause="login-failed", operation="login"),
            f"fail: docker login --username AWS --password-stdin https://{HOST} exited with error code 1: Error response from daemon": dict(
                cause="login-failed", operation="login", client="docker"
            ),
            f"i/o timeout: fail: docker login --username AWS --password-stdin https://{HOST} exited with error code 1: Error response from daemon": dict(
                cause="connection-failed"
            ),
        },
        not_reads=[
            "docker login --username AWS --password-stdin h",
            "fail: docker login --username AWS --password-stdin https://h exited with error code 1: x",
            *told_of("docker login --username AWS registry.example.com"),
        ],
    ),
    Wrapper(
        "executing-push",
        "Error executing 'push'",
        client="ecs-cli",
        source="aws/amazon-ecs-cli",
        reads={
            f"Error executing 'push': failed to serialize authorization token: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="push", client="ecs-cli"
            ),
        },
        not_reads=["executing push"],
    ),
    Note(
        "push-for-ecr",
        "(ECRPushImage|Amazon ECR Push|Pushing image to[ Amazon] ECR{edge})",
        Signal.OPENS,
        ecr=True,
        operation=Operation.PUSH,
        source="aws/aws-toolkit-azure-devops ECRPushImage task; mlflow/mlflow sagemaker",
        reads={
            **each(
                [
                    "##[section]Starting: ECRPushImage\n##[error]connect ETIMEDOUT 10.0.0.1:443",
                    "INFO mlflow.sagemaker: Pushing image to ECR\nconnect ETIMEDOUT 10.0.0.1:443",
                ],
                cause="connection-failed",
                operation="push",
            ),
        },
        not_reads=["##[section]Starting: DockerPush\n##[error]connect ETIMEDOUT 10.0.0.1:443"],
    ),
)
