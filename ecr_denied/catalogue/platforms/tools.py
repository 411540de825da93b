"""What any tool puts around the words of others: an operation, and often a reference."""

from ecr_denied.catalogue.entry import ANYONE, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import EXPIRED, HOST, IMAGE, each
from ecr_denied.terms import Cause, Operation

_ANY = "verbs of CI systems, build and deploy tools of every kind"

ENTRIES = (
    Verdict(
        "command-failed",
        "docker (push|pull) {image}[']: exit status {exit_status}",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source="aws/copilot-cli internal/pkg/docker/dockerengine; Go os/exec ExitError",
        reads={
            f"build and push image: push to image repo team/app: docker push {IMAGE}: exit status 1": dict(
                cause="unclassified", operation="push", repository="team/app", tag="v1"
            ),
            f"docker pull {IMAGE}: exit status 1": dict(cause="unclassified", operation="pull"),
            f'failed to run "docker pull {IMAGE}": exit status 1': dict(cause="unclassified", operation="pull"),
            f"i/o timeout: docker push {IMAGE}: exit status 1": dict(cause="connection-failed"),
            f"no basic auth credentials\nin deploy.py\ndocker push {IMAGE}: exit status 1": dict(
                cause="not-authenticated", operation="push", repository="team/app", tag="v1"
            ),
        },
        not_reads=[
            "docker push registry.example.com/team/app:v1: exit status 1",
            f"docker push {IMAGE}: exit status 0",
        ],
    ),
    Wrapper(
        "push",
        "({edge}(failed to|fails to|failed|unable to|could not|couldn't|cannot|can't|error|failure|while|when|during"
        "|trying to|problem|exception) (push|pushing|upload|uploading|publish|publishing|put (manifest|blob)|send blob){edge}|executing 'push'"
        "|{edge}(pushing|uploading|publishing) |{edge}push (of|to) {image}|Tried to push|No push access|for push:|reading push output)",
        operation=Operation.PUSH,
        source=_ANY,
        reads=each(
            [
                f"Pushing {IMAGE} failed: EOF",
                f'The deployment could not upload the artifact: Get "https://{HOST}/v2/": EOF',
                f'Error pushing image: Post "https://{HOST}/v2/team/app/blobs/uploads/": EOF',
                f"Tried to push image manifest for {IMAGE} but failed: EOF",
                f"No push access to {IMAGE}: EOF",
                f"uploading {IMAGE}: EOF",
                f"error executing 'push' of {IMAGE}: EOF",
                f"server response for push: {IMAGE}: EOF",
                f"the build fails to push {IMAGE}: EOF",
                f'error reading push output: Get "https://{HOST}/v2/": EOF',
                f"failed to put manifest {IMAGE}: EOF",
                f"failed to send blob post, ref {IMAGE}: EOF",
                f"push of {IMAGE}: EOF",
                f"push to {IMAGE}: EOF",
            ],
            cause="connection-closed",
            operation="push",
        )
        | {f"Error pushing {IMAGE}": dict(cause="unclassified", operation="push", repository="team/app", tag="v1")},
        not_reads=["failed to push some refs to 'github.com:acme/web.git'"],
    ),
    Wrapper(
        "pull",
        "({edge}(failed to|fails to|failed|unable to|could not|couldn't|cannot|can't|error|failure|while|when|during"
        "|trying to|problem|exception) (be pulled|pull|pulling|download|downloading|fetch|fetching){edge}|{edge}pulling "
        "|{edge}pull (of|from) {image}|Tried to pull|ImagePullBackOff|ErrImagePull|image pull|CannotPull"
        "|inspect the image|{edge}image scan[ error]:)",
        operation=Operation.PULL,
        source=_ANY,
        reads=each(
            [
                f'The agent could not download its image: Get "https://{HOST}/v2/": EOF',
                f"image scan: unable to fetch {IMAGE}: EOF",
                f"image scan error: scan error: {IMAGE}: EOF",
                f"Tried to pull {IMAGE}: EOF",
                f"ImagePullBackOff {IMAGE}: EOF",
                f"ErrImagePull {IMAGE}: EOF",
                f"pulling {IMAGE}: EOF",
                f"image pull of {IMAGE}: EOF",
                f"the node fails to pull {IMAGE}: EOF",
                f"unable to inspect the image {IMAGE}: EOF",
                f"CannotPull {IMAGE}: EOF",
                f"pull of {IMAGE}: EOF",
                f"pull from {IMAGE}: EOF",
            ],
            cause="connection-closed",
            operation="pull",
        ),
        not_reads=["failed to pull the lever"],
    ),
    Verdict(
        "helm-no-chart-repository",
        'looks like "{url}" is not a valid chart repository or cannot be reached',
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        client="helm",
        source="helm/helm pkg/cmd/repo_add.go: repositories of HTTP alone can be added",
        reads={
            f'Error: looks like "oci://{HOST}/charts" is not a valid chart repository or cannot be reached: object required': dict(
                cause="unclassified", operation=None, client="helm", registry_id="111122223333"
            ),
            f'i/o timeout: looks like "oci://{HOST}/charts" is not a valid chart repository or cannot be reached': dict(
                cause="connection-failed"
            ),
        },
        not_reads=[
            'Error: looks like "https://charts.example.com" is not a valid chart repository or cannot be reached'
        ],
    ),
    Wrapper(
        "login",
        "({edge}(failed to|failed|unable to|could not|couldn't|cannot|can't|error|failure|while|when|during"
        "|trying to|problem|exception) (log in|login|logging in|authenticate|authenticating"
        "|(get|obtain|fetch|retrieve) authorization token) "
        "|{edge}login to {reference}|{edge}login failed|(docker|podman|buildah|nerdctl|finch|skopeo|oras|crane auth|helm registry|regctl registry) login)",
        operation=Operation.LOGIN,
        source=_ANY,
        reads={
            f'Error: could not login to registry: Get "https://{HOST}/v2/": EOF': dict(
                cause="connection-closed", operation="login"
            ),
            **each(
                [
                    f"failed to {verb} authorization token for {HOST}: EOF"
                    for verb in ("get", "obtain", "fetch", "retrieve")
                ],
                cause="connection-closed",
                operation="login",
            ),
            f"docker login {HOST}: EOF": dict(cause="connection-closed", operation="login"),
            f"login to {HOST} was refused": dict(cause="login-failed", operation="login"),
            f"login failed for {HOST}": dict(cause="login-failed", operation="login"),
            # aws/copilot-cli internal/pkg/docker/dockerengine and internal/pkg/aws/ecr
            "login to docker: get ECR auth: NoCredentialProviders: no valid providers in chain. Deprecated.": dict(
                cause="aws-credentials-failed", operation="login"
            ),
            "login to ECR: NoCredentialProviders: no valid providers in chain. Deprecated.": dict(
                cause="aws-credentials-failed", operation="login"
            ),
            f'+ helm registry login {HOST}\nError: Get "https://{HOST}/v2/": EOF': dict(
                cause="connection-closed", operation="login"
            ),
        },
        not_reads=[
            "failed to log in to the console",
            "login to nexus: get ECR auth: NoCredentialProviders: no valid providers in chain. Deprecated.",
        ],
    ),
    Wrapper(
        "registry-token",
        "({edge}getting|(failed to|unable to|could not|couldn't|error) (get|getting|fetch|fetching|retrieve|retrieving)) ECR"
        " (auth|credentials|token)",
        operation=Operation.LOGIN,
        source=_ANY,
        reads={
            "error getting ECR auth: NoCredentialProviders: no valid providers in chain. Deprecated.": dict(
                cause="aws-credentials-failed", operation="login"
            ),
            "getting ECR credentials: NoCredentialProviders: no valid providers in chain.": dict(
                cause="aws-credentials-failed", operation="login"
            ),
            f'"failed to fetch ECR token" registry="{HOST}" error="NoCredentialProviders: no valid providers in chain"': dict(
                cause="aws-credentials-failed", operation="login"
            ),
        },
        not_reads=["getting ECR ready"],
    ),
    Note(
        "went-well",
        "((pulled|pushed) {image} successfully|Successfully (pulled|pushed)[ image][ '{image}'])",
        Signal.ENDS,
        source=_ANY,
        reads={
            f'WARN failed to get image: Head "https://{HOST}/v2/api/manifests/v2": EOF\n'
            f"INFO pulled {HOST}/web:v2 successfully": dict(cause="connection-closed", repository="api"),
            f"pulled {HOST}/web:v2 successfully: {EXPIRED}": dict(cause="token-expired", operation=None),
        },
        not_reads=[
            f'WARN failed to get image: Head "https://{HOST}/v2/api/manifests/v2": EOF\nINFO pulled {HOST}/api:v2 successfully',
            f'Failed to pull image "{HOST}/api:v2": EOF\nSuccessfully pulled image "{HOST}/api:v2" in 2s',
        ],
    ),
    Note(
        "container",
        "({start}Pushing {image}{stop}|docker container from image {image}|[Building|Tagging] and pushing[ image][ to] {image})",
        Signal.OPENS,
        source="Pulumi docker; Apache Airflow DockerOperator; echo in a script",
        reads={
            f"    Pushing {IMAGE}\n    error: EOF": dict(cause="connection-closed", repository="team/app", tag="v1"),
            f"Starting docker container from image {IMAGE}\nno basic auth credentials": dict(
                cause="not-authenticated", repository="team/app", operation=None
            ),
            f"Tagging and pushing {IMAGE} ...\nCannot connect to the Docker daemon at unix:///var/run/docker.sock.": dict(
                cause="local-failure", repository="team/app", tag="v1"
            ),
        },
        not_reads=["Pushing registry.example.com/app\n    error: EOF"],
    ),
)
