"""Logins: docker login and the tools that run it. Few of their words say why the login failed."""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.catalogue.failed_commands import RAN_BY, ran
from ecr_denied.terms import Cause, Operation

# The programs and services that a login names, and the words for a login.
_BY = "(docker|podman|finch|nerdctl|helm registry|ECR|AWS)"
_LOGGED_IN = "(login|log in|logged in|authenticated)[']"

ENTRIES = (
    Verdict(
        "login-attempt",
        "login attempt to {text} failed with status: {status}",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        operation=Operation.LOGIN,
        client="docker",
        source="moby/moby registry/auth.go loginV2",
    ),
    Verdict(
        "login-page-not-found",
        "Login: {status} page not found",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        operation=Operation.LOGIN,
        client="docker",
        source="docker before 17.x, registry v1 login fallback",
    ),
    Wrapper(
        "authenticating",
        'authenticating (creds for|to) "{reference}"',
        operation=Operation.LOGIN,
        client="containers-image",
        source="containers/common pkg/auth/auth.go Login; helm pkg/registry/client.go Login",
    ),
    Verdict(
        "wrong-password",
        'logging into "{reference}": invalid username/password',
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        operation=Operation.LOGIN,
        client="containers-image",
        source="containers/common pkg/auth/auth.go Login",
    ),
    Verdict(
        "login-prior",
        "Please login prior to (push|pull)",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        client="docker",
        source="docker before 1.11, registry/session.go: it asks for a name and a password",
    ),
    Verdict(
        "challenge-unread",
        "Unrecognized authentication challenge",
        Cause.NOT_AUTHENTICATED,
        speaker=ANYONE,
        operation=Operation.PULL,
        client="singularity",
        source="Singularity 2.x docker API client",
    ),
    Note(
        "logging-in",
        "(Using --password via the CLI is insecure|(Logging into registry|Logging into) {reference}|Authenticating with AWS ECR in {word}[ for {account}]"
        "|failed to call tryLoginWithRegHost)",
        Signal.OPENS,
        operation=Operation.LOGIN,
        source="docker/cli cli/command/registry/login.go; aws-actions/amazon-ecr-login; buildkite-plugins/ecr-buildkite-plugin",
    ),
    Note(
        "region-detected",
        "AWS ECR detected with[ {word}] region",
        Signal.OPENS,
        ecr=True,
        operation=Operation.LOGIN,
        source="docker/login-action src/aws.ts",
    ),
    # The action reads the region out of the host that it was given.
    Verdict(
        "region-unread",
        "AWS ECR detected with region[ (Error:|##\\[error\\])] Region is missing",
        Cause.LOGIN_FAILED,
        speaker=ECR,
        operation=Operation.LOGIN,
        source="docker/login-action src/aws.ts, getRegion",
    ),
    Note(
        "logged-in",
        "Login Succeeded",
        Signal.ENDS,
        operation=Operation.LOGIN,
        logged_in=True,
        source="docker/cli cli/command/registry/login.go",
    ),
    Note(
        "logged-in-before",
        f"({{edge}}(successful|successfully|even after)[ a][ an][ the][ running][ doing] ['][{_BY} ]{_LOGGED_IN}[ (to|into|with)][ [']{{reference}}]"
        f"|{{edge}}['][{_BY} ]{_LOGGED_IN}[ (to|into|with)][ [']{{reference}}['][,]] (succeeded|succeeds|successfully|works|worked|was successful|is successful))",
        logged_in=True,
        source="people who tell of what fails below a login that went well",
    ),
    # It passes over each registry that is not the one it looks for, and says so.
    Note(
        "credentials-updated",
        "Successfully (updated|refreshed|renewed) [the |ECR ](credentials|token|login)",
        Signal.ENDS,
        operation=Operation.LOGIN,
        source="objectpartners/rancher-ecr-credentials main.go",
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
        # Beside a helper, skopeo says the first words too.
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
    ),
    # cmd has no $( ): the command in it did not run.
    Verdict(
        "no-substitution",
        "'$' is not recognized as",
        Cause.LOGIN_FAILED,
        speaker=ANYONE,
        operation=Operation.LOGIN,
        client="docker",
        source="Windows cmd: the first word of a line is a program's name; Azure Pipelines and others print the line",
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
    ),
    # It runs docker by the token that it got, for the host that came with the token.
    Verdict(
        "step-failed",
        "Could not login to registry {reference}: Error: The process",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        source="aws-actions/amazon-ecr-login, index.js",
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
    ),
    Verdict(
        "registry-script-slow",
        "Could not set registry endpoint credentials: error executing {word}: `{text} failed timeout after",
        Cause.LOGIN_FAILED,
        speaker=ANYONE,
        operation=Operation.LOGIN,
        client="argocd-image-updater",
        source="argoproj-labs/argocd-image-updater pkg/argocd/update.go; argoproj/pkg exec/exec.go",
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
    ),
    Note(
        "for-ecr",
        "(aws-actions/amazon-ecr-login|Amazon ECR Login|amazon-ecr-credential-helper|Authenticating for ECR"
        "|Retrieving registries data through )",
        Signal.ECHOES,
        ecr=True,
        operation=Operation.LOGIN,
        source="aws-actions/amazon-ecr-login; docker/login-action src/aws.ts; AWS CLI command line",
    ),
    Note(
        "typed",
        "(docker login -|login (--username AWS|-u AWS))",
        Signal.ECHOES,
        operation=Operation.LOGIN,
        source="docker/cli, oras, tart command lines; Amazon ECR user guide, registry_auth",
    ),
    Note(
        "get-login",
        "(aws ecr[-public] (batch|create|delete|describe|get|list|put|set|start|tag|untag|update)-{word}|{edge}Get-ECRLoginCommand)",
        Signal.ECHOES,
        ecr=True,
        source="AWS CLI command line; AWS Tools for PowerShell",
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
    ),
    Wrapper(
        "executing-push",
        "(Error executing '(push|pull)'|failed to serialize authorization token)",
        client="ecs-cli",
        source="aws/amazon-ecs-cli modules/cli/image/image_app.go, modules/clients/aws/ecr/client.go",
    ),
    Note(
        "push-for-ecr",
        "(ECRPushImage|Amazon ECR Push|Pushing image to[ Amazon] ECR{edge})",
        Signal.OPENS,
        ecr=True,
        operation=Operation.PUSH,
        source="aws/aws-toolkit-azure-devops ECRPushImage task; mlflow/mlflow sagemaker",
    ),
)
