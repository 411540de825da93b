"""The command somebody typed or a CI system echoed: it names what the refusal below it does not."""

from ecr_denied.pattern import Layer, Pattern, Sample, Voice
from ecr_denied.records import Operation

_TOOLS = "(docker|podman|buildah|nerdctl|crane|oras|helm|finch|image|images|compose|singularity|sinker|image)"


def _command(verb: str, operation: Operation) -> tuple[Pattern, ...]:
    return (
        Pattern(
            name=f"command-line.{verb}",
            gate=(
                f"docker {verb}",
                f"podman {verb}",
                f"buildah {verb}",
                f"nerdctl {verb}",
                f"crane {verb}",
                f"oras {verb}",
                f"helm {verb}",
                f"images {verb}",
                f"compose {verb}",
                "singularity",
                f"sinker {verb}",
                f"finch {verb}",
                f"docker {verb},",
            ),
            words=f"{_TOOLS}[ -vvv] {verb}[,][ {{reference}}]",
            layer=Layer.ANNOUNCEMENT,
            voice=Voice.CLIENT,
            operation=operation,
            source="docker/cli, podman, buildah, nerdctl, crane, oras, helm, ctr command lines",
            samples=(Sample(f"$ docker {verb} 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:v1"),),
            counter_samples=(f"docker will {verb} it",),
        ),
    )


def _failed(verb: str, operation: Operation) -> Pattern:
    return Pattern(
        name=f"command-line.failed-{verb}",
        gate=("command did not exit successfully",),
        words=f"Command did not exit successfully docker {verb}",
        layer=Layer.ANNOUNCEMENT,
        voice=Voice.CLIENT,
        operation=operation,
        epilogue=True,
        source="AWS CodeBuild User Guide, troubleshooting",
        samples=(
            Sample(
                f"[Container] 2021/10/28 12:08:20 Command did not exit successfully docker {verb} $URI exit status 1"
            ),
        ),
        counter_samples=("Command did not exit successfully make",),
    )


_INSPECT = Pattern(
    name="command-line.inspect",
    gate=("manifest inspect", "skopeo ", "crane ", "oras "),
    words="(docker manifest inspect|skopeo (list-tags|inspect|copy)|crane (manifest|digest|ls|copy)|oras (manifest|repo|copy)) ",
    layer=Layer.ANNOUNCEMENT,
    voice=Voice.CLIENT,
    source="docker/cli, skopeo, crane, oras command lines",
    samples=(Sample("$ skopeo list-tags docker://111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"),),
    counter_samples=("crane operators wanted",),
)

PATTERNS = (
    _INSPECT,
    _failed("push", Operation.PUSH),
    _failed("pull", Operation.PULL),
    *_command("push", Operation.PUSH),
    *_command("pull", Operation.PULL),
)
