"""What any tool puts around the words of others: an operation, and often a reference."""

from ecr_denied.catalogue.entry import ANYONE, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.terms import Cause, Operation, RequestTarget

_ANY = "verbs of CI systems, build and deploy tools of every kind"

ENTRIES = (
    # A digest is asked for by a HEAD of the manifest, also before a push and behind one.
    Wrapper(
        "get-digest",
        "(get|getting|resolve|fetch|fetching) [the |image |manifest |registry image ][image ]digest{edge}",
        method="HEAD",
        target=RequestTarget.MANIFEST,
        source="kreuzwerker/terraform-provider-docker, regclient, crane: the digest of an image in a registry",
    ),
    Verdict(
        "command-failed",
        "docker (push|pull) {image}[']: exit status {exit_status}",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source="aws/copilot-cli internal/pkg/docker/dockerengine; Go os/exec ExitError",
    ),
    Wrapper(
        "push",
        "({edge}(failed to|fails to|failed|unable to|could not|couldn't|cannot|can't|error|failure|while|when|during"
        "|trying to|problem|exception) (push|pushing|upload|uploading|publish|publishing|put (manifest|blob)|send blob){edge}|executing 'push'"
        "|{edge}(pushing|uploading|publishing) |{edge}push (of|to) {image}|Tried to push|No push access|for push:|reading push output)",
        operation=Operation.PUSH,
        source=_ANY,
    ),
    Wrapper(
        "pull",
        "({edge}(failed to|fails to|failed|unable to|could not|couldn't|cannot|can't|error|failure|while|when|during"
        "|trying to|problem|exception) (be pulled|pull|pulling|download|downloading|fetch|fetching){edge}|{edge}pulling "
        "|{edge}pull (of|from) {image}|Tried to pull|ImagePullBackOff|ErrImagePull|image pull{edge}|CannotPull"
        "|inspect the image|{edge}image scan[ error]:)",
        operation=Operation.PULL,
        source=_ANY,
    ),
    Verdict(
        "helm-no-chart-repository",
        'looks like "{url}" is not a valid chart repository or cannot be reached',
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        client="helm",
        source="helm/helm pkg/cmd/repo_add.go: repositories of HTTP alone can be added",
    ),
    Wrapper(
        "login",
        "({edge}(failed to|failed|unable to|could not|couldn't|cannot|can't|error|failure|while|when|during"
        "|trying to|problem|exception) (log in|login|logging in|authenticate|authenticating"
        "|(get|obtain|fetch|retrieve) authorization token) "
        "|{edge}login to {reference}|{edge}login failed|(docker|podman|buildah|nerdctl|finch|skopeo|oras|crane auth|helm registry|regctl registry) login)",
        operation=Operation.LOGIN,
        source=_ANY,
    ),
    Wrapper(
        "registry-token",
        "({edge}getting|(failed to|unable to|could not|couldn't|error) (get|getting|fetch|fetching|retrieve|retrieving)) ECR"
        " (auth|credentials|token)",
        operation=Operation.LOGIN,
        source=_ANY,
    ),
    Note(
        "went-well",
        "((pulled|pushed) {image} successfully|Successfully (pulled|pushed)[ image][ '{image}']"
        "|{start}[Image ](push|pull) [was ](completed[ successfully]|succeeded|successful[ly]|finished successfully){edge})",
        Signal.ENDS,
        source=_ANY,
    ),
    # The image was pulled before.
    Note(
        "made-container",
        "(Creating container for image {bound}{reference}|Container {reference} started in PT{digits}"
        "|Container image '{reference}' already present on machine)",
        Signal.ENDS,
        operation=Operation.PULL,
        source="testcontainers-go docker.go CreateContainer, lifecycle.go; testcontainers-java GenericContainer; "
        "kubernetes/kubernetes pkg/kubelet/images image_manager.go",
    ),
    Note(
        "container",
        "({line}Pushing {image}{stop}|docker container from image {image}|[Building|Tagging] and pushing[ image][ to] {image})",
        Signal.OPENS,
        source="Pulumi docker; Apache Airflow DockerOperator; echo in a script",
    ),
)
