"""Commands that somebody typed or a script repeated. They open a push or a pull."""

from ecr_denied.catalogue.entry import ANYONE, Note, Signal, Strength, Verdict
from ecr_denied.catalogue.examples import DENIED, EXPIRED, HOST, IMAGE, PULL, amid, each
from ecr_denied.catalogue.failed_commands import RAN_BY, ran, told_of
from ecr_denied.terms import Cause, Operation

_TOOLS = (
    "(docker|podman|buildah|nerdctl|crane|oras|helm|images|compose|sinker|finch|wasm-to-oci|imgpkg|img|apptainer|werf)"
)


def _command(verb: str, operation: Operation) -> Note:
    """A push or a pull that was typed, with its reference or without."""
    return Note(
        verb,
        f"{_TOOLS}( |', ')[manifest ]{verb}{{edge}}['][,][ [']{{reference}}]",
        Signal.ECHOES,
        operation=operation,
        source="docker/cli, podman, buildah, nerdctl, crane, oras, helm, ctr command lines",
        reads={
            f"$ docker {verb} {HOST}/app:v1\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation=operation.value, repository="app", tag="v1"
            ),
            f"$ docker manifest {verb} {HOST}/app:v1\nno basic auth credentials": dict(
                operation=operation.value, repository="app", tag="v1"
            ),
            f"$ wasm-to-oci {verb} filter.wasm {HOST}/app:v1\nno basic auth credentials": dict(
                operation=operation.value, repository="app", tag="v1"
            ),
            f"$ docker {verb} redis:v1\nno basic auth credentials": dict(
                cause="not-authenticated", operation=operation.value
            ),
            f"$ docker {verb} $REPOSITORY_URI:v1\n{DENIED}": dict(
                cause="resource-policy-implicit-deny", operation=operation.value, repository="team/app", tag="v1"
            ),
        },
        not_reads=[f"docker will {verb} it"],
    )


def _failed(verb: str, operation: Operation) -> Note:
    """CodeBuild's line below a push or a pull that failed."""
    line = f"[Container] 2021/10/28 12:08:20 Command did not exit successfully docker {verb} $URI exit status 1"
    return Note(
        f"failed-{verb}",
        f"Command did not exit successfully docker {verb}",
        Signal.FAILS,
        source="AWS CodeBuild User Guide, troubleshooting",
        reads={f"{DENIED}\n{line}": dict(cause="resource-policy-implicit-deny", operation=operation.value)},
        not_reads=[line],
    )


ENTRIES = (
    Note(
        "crictl",
        "crictl [-{text} ]pull ",
        Signal.ECHOES,
        operation=Operation.PULL,
        client="crictl",
        source="kubernetes-sigs/cri-tools cmd/crictl/image.go; its log is that of the kubelet's library",
        reads={
            f'$ sudo crictl pull {IMAGE}\nE1004 remote_image.go:180] "PullImage from image service failed" err="rpc error: code = Unknown desc = {DENIED}"': dict(
                cause="resource-policy-implicit-deny", operation="pull", client="crictl", repository="team/app"
            ),
        },
        not_reads=[f"$ crictl pull {IMAGE}"],
    ),
    Note(
        "singularity",
        "singularity [-{word} ]pull",
        Signal.ECHOES,
        operation=Operation.PULL,
        source="Singularity command line",
        reads={
            f"# singularity -vvv pull docker://{HOST}/app:v1\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="pull"
            ),
        },
        not_reads=["singularity will not pull it"],
    ),
    Note(
        "inspect",
        "((docker|podman) manifest inspect|skopeo (list-tags|inspect|copy)|crane (manifest|digest|ls|copy|config|export|tag)"
        "|oras (manifest|repo|copy|cp|discover|attach)|regctl (manifest|image|tag|index) |notation (sign|verify|ls|inspect)"
        "|cosign (sign|verify|attest|attach|tree|triangulate)|buildx imagetools|aws lambda (create|update)-function"
        "|aws apprunner create-service|aws sagemaker create-model) ",
        Signal.ECHOES,
        source="docker/cli, podman, skopeo, crane, oras, regctl, notation, cosign and AWS CLI command lines",
        reads={
            f"$ skopeo list-tags docker://{HOST}/app\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation=None
            ),
            f"$ skopeo list-tags docker://{HOST}/app\nError: read ECONNRESET": dict(cause="connection-closed"),
            f'$ notation sign --id x {HOST}/app:v1\nError: GET "https://{HOST}/v2/": credential required for basic auth': dict(
                cause="not-authenticated", repository="app", tag="v1"
            ),
            f"$ aws lambda update-function-code --function-name fn --image-uri {HOST}/app:v1\n\n"
            "An error occurred (AccessDeniedException) when calling the UpdateFunctionCode operation: Lambda does not have"
            " permission to access the ECR image. Check the ECR permissions.": dict(
                cause="access-denied", repository="app", tag="v1"
            ),
        },
        not_reads=["crane operators wanted", f"$ skopeo list-tags docker://{HOST}/app"],
    ),
    Note(
        "chart",
        "helm (install|upgrade|template|show) ",
        Signal.ECHOES,
        operation=Operation.PULL,
        source="helm command lines: each pulls the chart that oci:// names",
        reads={
            f"❯ helm upgrade --install app oci://{HOST}/app --version v1\nError: unexpected status from HEAD request to https://{HOST}/v2/app/manifests/v1: 403 Forbidden": dict(
                cause="forbidden", operation="pull", command_program="helm"
            ),
        },
        not_reads=["helm will install it"],
    ),
    # It begins nothing: the container that is run prints what it likes.
    Note(
        "run",
        "(docker|podman|nerdctl|finch) (run|create) ",
        operation=Operation.PULL,
        source="docker/cli, podman, nerdctl command lines: the image is pulled where it is missing",
        reads={
            f'$ sudo nerdctl run --rm {HOST}/app:v1\nfailed to resolve reference "{HOST}/app:v1": pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials': dict(
                cause="not-authenticated", command_program="nerdctl", command_sudo=True
            ),
            f'docker run --rm {HOST}/app:v1\nHead "https://{HOST}/v2/app/manifests/v1": no basic auth credentials': dict(
                cause="not-authenticated", command_program=None
            ),
            f"$ docker run --rm {HOST}/app:v1\n{EXPIRED}": dict(
                cause="token-expired", operation="pull", repository="app"
            ),
        },
        not_reads=[f"$ docker run --rm {HOST}/app:v1\nError: read ECONNRESET", f"docker will run {HOST}/app:v1"],
    ),
    # Where a login that names no region asks for its token.
    Note(
        "region",
        "(AWS_[DEFAULT_]REGION['](:|=) [']|aws-region: ){region}",
        source="AWS CLI user guide, cli-configure-envvars; aws-actions/configure-aws-credentials, README",
        reads={
            **each(
                [
                    f"env:\n  {line}\nError: Amazon ECR authorization token returned no data"
                    for line in (
                        "AWS_REGION: me-central-1",
                        "AWS_DEFAULT_REGION=me-central-1",
                        "aws-region: me-central-1",
                    )
                ],
                cause="login-failed",
                command_region="me-central-1",
            ),
            f'AWS_REGION: me-central-1\nHead "https://{HOST}/v2/app/manifests/v1": no basic auth credentials': dict(
                cause="not-authenticated", command_region=None
            ),
            **amid("AWS_REGION: me-central-1"),
        },
        not_reads=[f"{PULL}AWS_REGION: me-central-1", "AWS_REGION: me-central-1\nError: read ECONNRESET"],
    ),
    # The role that a step is to assume; what fails below tells whether it did.
    Note(
        "wanted-role",
        "role-to-assume: {wanted_role}{stop}",
        source="aws-actions/configure-aws-credentials, action.yml: its inputs, as the log of a workflow begins a step",
        reads={
            "role-to-assume: arn:aws:iam::111122223333:role/deploy\nError: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity\nRun aws-actions/amazon-ecr-login@v2\nError: Could not load credentials from any providers": dict(
                cause="aws-credentials-failed", command_role="arn:aws:iam::111122223333:role/deploy"
            ),
            **amid("role-to-assume: arn:aws:iam::111122223333:role/deploy"),
        },
        not_reads=[f"{PULL}role-to-assume: arn:aws:iam::111122223333:role/deploy"],
    ),
    Verdict(
        "command-failed",
        f"(docker (push|pull) [{{typed}}['] ]failed({{stop}}|:| for )|{ran('push|pull')})",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source=f"{RAN_BY}; Pulumi's Docker provider",
        reads={
            **{
                told: dict(cause="unclassified", operation=verb, repository="app", tag="v1")
                for verb in ("push", "pull")
                for told in (
                    f"pulumi:pulumi:Stack (web-prod): docker {verb} {HOST}/app:v1 failed",
                    f"pulumi:pulumi:Stack (web-prod): docker {verb} {HOST}/app:v1 failed: no idea",
                    f"docker {verb} failed for {HOST}/app:v1",
                    f"docker {verb} failed: {HOST}/app:v1",
                    f"`docker {verb} {HOST}/app:v1` failed",
                    *told_of(f"docker {verb} {HOST}/app:v1"),
                )
            },
            f"Error: Command failed: docker push {HOST}/app:v1\ndenied: Your authorization token has expired.": dict(
                cause="token-expired", operation="push", repository="app"
            ),
            f"$ docker push {HOST}/app:v1\nDocker push failed with exit code 1": dict(
                cause="unclassified", repository="app"
            ),
            f"docker push {HOST}/app:v1 failed: i/o timeout": dict(cause="connection-failed"),
            f"no basic auth credentials\nin deploy.py\ndocker push {HOST}/app:v1 failed": dict(
                cause="not-authenticated", operation="push", repository="app", tag="v1"
            ),
            f"error: ExpiredTokenException: The security token included in the request is expired\ndocker push {HOST}/app:v1 failed": dict(
                cause="aws-credentials-failed", operation="login", repository="app", tag="v1"
            ),
        },
        not_reads=[
            f"$ docker push {HOST}/app:v1 || echo failed",
            f"$ docker push {HOST}/app:v1 || exit 1",
            f"docker push {HOST}/app:v1 exited with code 0",
            f"exit status 0: docker push {HOST}/app:v1",
            *told_of("docker push registry.example.com/app:v1"),
            f"$ docker push {HOST}/app:v1\nFailed to build the documentation",
            "docker push registry.example.com/app:v1 failed",
            "docker push app:v1 failed",
            "docker push failed",
        ],
    ),
    _failed("push", Operation.PUSH),
    _failed("pull", Operation.PULL),
    _command("push", Operation.PUSH),
    _command("pull", Operation.PULL),
)
