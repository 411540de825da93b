"""Commands that a user typed or a script repeated. They open a push or a pull."""

from ecr_denied.catalogue.entry import ANYONE, Note, Signal, Strength, Verdict
from ecr_denied.catalogue.failed_commands import RAN_BY, ran
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
    )


def _failed(verb: str, operation: Operation) -> Note:
    """CodeBuild's line below a push or a pull that failed."""
    return Note(
        f"failed-{verb}",
        f"Command did not exit successfully docker {verb}",
        Signal.FAILS,
        source="AWS CodeBuild User Guide, troubleshooting",
    )


ENTRIES = (
    Note(
        "crictl",
        "crictl [-{text} ]pull ",
        Signal.ECHOES,
        operation=Operation.PULL,
        client="crictl",
        source="kubernetes-sigs/cri-tools cmd/crictl/image.go; its log is that of the kubelet's library",
    ),
    Note(
        "singularity",
        "singularity [-{word} ]pull",
        Signal.ECHOES,
        operation=Operation.PULL,
        source="Singularity command line",
    ),
    Note(
        "inspect",
        "((docker|podman) manifest inspect|skopeo (list-tags|inspect|copy)|crane (manifest|digest|ls|copy|config|export|tag)"
        "|oras (manifest|repo|copy|cp|discover|attach)|regctl (manifest|image|tag|index) |notation (sign|verify|ls|inspect)"
        "|cosign (sign|verify|attest|attach|tree|triangulate)|buildx imagetools|aws lambda (create|update)-function"
        "|aws apprunner create-service|aws sagemaker create-model) ",
        Signal.ECHOES,
        source="docker/cli, podman, skopeo, crane, oras, regctl, notation, cosign and AWS CLI command lines",
    ),
    Note(
        "chart",
        "helm (install|upgrade|template|show) ",
        Signal.ECHOES,
        operation=Operation.PULL,
        source="helm command lines: each pulls the chart that oci:// names",
    ),
    Note(
        "swarm",
        "docker (service (create|update)|stack (deploy|up)) ",
        Signal.ECHOES,
        operation=Operation.PULL,
        client="swarm",
        source="docker/cli command lines: the nodes of a swarm pull, by the login that is sent with the service",
    ),
    # It begins nothing: the container that is run prints what it likes.
    Note(
        "run",
        "(docker|podman|nerdctl|finch) (run|create) ",
        operation=Operation.PULL,
        source="docker/cli, podman, nerdctl command lines: the image is pulled where it is missing",
    ),
    # Where a login that names no region asks for its token.
    Note(
        "region",
        "(AWS_[DEFAULT_]REGION['](:|=) [']|aws-region: ){region}",
        source="AWS CLI user guide, cli-configure-envvars; aws-actions/configure-aws-credentials, README",
    ),
    # The role that a step is to assume; the failures below show whether it did.
    Note(
        "wanted-role",
        "role-to-assume: {wanted_role}{stop}",
        source="aws-actions/configure-aws-credentials, action.yml: its inputs, as the log of a workflow begins a step",
    ),
    Verdict(
        "command-failed",
        f"(docker (push|pull) [{{typed}}['] ]failed({{stop}}|:| for )|{ran('push|pull')})",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source=f"{RAN_BY}; Pulumi's Docker provider",
    ),
    _failed("push", Operation.PUSH),
    _failed("pull", Operation.PULL),
    _command("push", Operation.PUSH),
    _command("pull", Operation.PULL),
)
