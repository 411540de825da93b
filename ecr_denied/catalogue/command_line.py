"""The command somebody typed or a CI system echoed: it names what the refusal below it does not."""

from ecr_denied.catalogue.entry import Layer, Pattern, Role, Sample, Voice
from ecr_denied.records import Operation

_TOOLS = ("docker", "podman", "buildah", "nerdctl", "crane", "oras", "helm", "images", "compose", "sinker", "finch")


def _command(verb: str, operation: Operation) -> Pattern:
    return Pattern(
        name=f"command-line.{verb}",
        role=Role.ECHO,
        gate=tuple(f"{tool} {verb}" for tool in _TOOLS),
        words=f"({'|'.join(_TOOLS)}) {verb}[,][ {{reference}}]",
        layer=Layer.ANNOUNCEMENT,
        voice=Voice.CLIENT,
        operation=operation,
        source="docker/cli, podman, buildah, nerdctl, crane, oras, helm, ctr command lines",
        samples=(Sample(f"$ docker {verb} 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:v1"),),
        counter_samples=(f"docker will {verb} it",),
    )


def _failed(verb: str, operation: Operation) -> Pattern:
    return Pattern(
        name=f"command-line.failed-{verb}",
        gate=("command did not exit successfully",),
        words=f"Command did not exit successfully docker {verb}",
        layer=Layer.ANNOUNCEMENT,
        voice=Voice.CLIENT,
        operation=operation,
        role=Role.EPILOGUE,
        source="AWS CodeBuild User Guide, troubleshooting",
        samples=(
            Sample(
                f"[Container] 2021/10/28 12:08:20 Command did not exit successfully docker {verb} $URI exit status 1"
            ),
        ),
        counter_samples=("Command did not exit successfully make",),
    )


_SINGULARITY = Pattern(
    name="command-line.singularity",
    role=Role.ECHO,
    gate=("singularity ",),
    words="singularity [-{word} ]pull",
    layer=Layer.ANNOUNCEMENT,
    voice=Voice.CLIENT,
    operation=Operation.PULL,
    source="Singularity command line",
    samples=(
        Sample("# singularity -vvv pull docker://111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:v1", {"word": "vvv"}),
    ),
    counter_samples=("singularity will not pull it",),
)

_INSPECT = Pattern(
    name="command-line.inspect",
    role=Role.ECHO,
    gate=("manifest inspect", "skopeo ", "crane ", "oras "),
    words="(docker manifest inspect|skopeo (list-tags|inspect|copy)|crane (manifest|digest|ls|copy)|oras (manifest|repo|copy)) ",
    layer=Layer.ANNOUNCEMENT,
    voice=Voice.CLIENT,
    source="docker/cli, skopeo, crane, oras command lines",
    samples=(Sample("$ skopeo list-tags docker://111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"),),
    counter_samples=("crane operators wanted",),
)

PATTERNS = (
    _SINGULARITY,
    _INSPECT,
    _failed("push", Operation.PUSH),
    _failed("pull", Operation.PULL),
    _command("push", Operation.PUSH),
    _command("pull", Operation.PULL),
)
