"""What any tool puts around the words of others: an operation, and often a reference."""

from ecr_denied.catalogue.entry import ANYONE, Does, Note, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, HOST, IMAGE, each
from ecr_denied.terms import Cause, Operation

_ANY = "verbs of CI systems, build and deploy tools of every kind"

ENTRIES = (
    Verdict(
        "command-failed",
        "docker (push|pull) {image}: exit status {digits}",
        Cause.UNCLASSIFIED,
        by=ANYONE,
        source="aws/copilot-cli internal/pkg/docker/dockerengine; Go os/exec ExitError",
        reads={
            f"build and push image: push to image repo team/app: docker push {IMAGE}: exit status 1": dict(
                cause="unclassified", operation="push", repository="team/app", tag="v1"
            ),
            f"docker pull {IMAGE}: exit status 1": dict(cause="unclassified", operation="pull"),
            f"i/o timeout: docker push {IMAGE}: exit status 1": dict(cause="connection-failed"),
        },
        not_reads=["docker push registry.example.com/team/app:v1: exit status 1"],
    ),
    Wrapper(
        "push",
        "({edge}(failed to|fails to|failed|unable to|could not|couldn't|cannot|can't|error|failure|while|when|during"
        "|trying to|problem|exception) (push|pushing|upload|uploading|publish|publishing){edge}|executing 'push'"
        "|{edge}(pushing|uploading|publishing) |Tried to push|No push access|for push:|reading push output)",
        operation=Operation.PUSH,
        source=_ANY,
        reads=each(
            [
                f'The deployment could not upload the artifact: Get "https://{HOST}/v2/": EOF',
                f'Error pushing image: Post "https://{HOST}/v2/team/app/blobs/uploads/": EOF',
                f"Tried to push image manifest for {IMAGE} but failed: EOF",
                f"No push access to {IMAGE}: EOF",
                f"uploading {IMAGE}: EOF",
                f"error executing 'push' of {IMAGE}: EOF",
                f"server response for push: {IMAGE}: EOF",
                f"the build fails to push {IMAGE}: EOF",
                f'error reading push output: Get "https://{HOST}/v2/": EOF',
            ],
            cause="connection-closed",
            operation="push",
        ),
        not_reads=["failed to push some refs to 'github.com:acme/web.git'"],
    ),
    Wrapper(
        "pull",
        "({edge}(failed to|fails to|failed|unable to|could not|couldn't|cannot|can't|error|failure|while|when|during"
        "|trying to|problem|exception) (be pulled|pull|pulling|download|downloading|fetch|fetching){edge}|{edge}pulling "
        "|Tried to pull|ImagePullBackOff|ErrImagePull|image pull|CannotPull|(INSTALLATION|UPGRADE) FAILED"
        "|inspect the image|{edge}image scan{edge})",
        operation=Operation.PULL,
        source=_ANY,
        reads=each(
            [
                f'The agent could not download its image: Get "https://{HOST}/v2/": EOF',
                f"image scan: unable to fetch {IMAGE}: EOF",
                f"Tried to pull {IMAGE}: EOF",
                f"Error: INSTALLATION FAILED: {IMAGE}: EOF",
                f"Error: UPGRADE FAILED: {IMAGE}: EOF",
                f"ImagePullBackOff {IMAGE}: EOF",
                f"ErrImagePull {IMAGE}: EOF",
                f"pulling {IMAGE}: EOF",
                f"image pull of {IMAGE}: EOF",
                f"the node fails to pull {IMAGE}: EOF",
                f"unable to inspect the image {IMAGE}: EOF",
                f"CannotPull {IMAGE}: EOF",
            ],
            cause="connection-closed",
            operation="pull",
        ),
        not_reads=["failed to pull the lever"],
    ),
    Wrapper(
        "helm",
        "(INSTALLATION|UPGRADE) FAILED",
        client="helm",
        source="helm/helm cmd/helm/install.go, upgrade.go",
        reads={
            f"Error: INSTALLATION FAILED: {IMAGE}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="helm"
            ),
            f"Error: UPGRADE FAILED: unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden": dict(
                cause="forbidden", client="helm"
            ),
        },
        not_reads=["Error: INSTALLATION FAILED: timed out"],
    ),
    Verdict(
        "helm-no-chart-repository",
        'looks like "{url}" is not a valid chart repository or cannot be reached',
        Cause.UNCLASSIFIED,
        by=ANYONE,
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
    # The runner of GitLab pulls the image of a job before its script begins, with a login of its own.
    Wrapper(
        "gitlab-runner",
        "with specified policies \\[",
        operation=Operation.PULL,
        client="gitlab-runner",
        source="gitlab-org/gitlab-runner executors/docker/internal/pull/manager.go",
        reads={
            f'ERROR: Job failed: failed to pull image "{IMAGE}" with specified policies [always]: Error response from daemon: {DENIED} (manager.go:237:0s)': dict(
                cause="resource-policy-implicit-deny", operation="pull", client="gitlab-runner"
            ),
        },
        not_reads=['ERROR: Job failed: failed to pull image "alpine" with specified policies [always]'],
    ),
    # Trivy and Terraform's docker provider find logins of their own, whatever library pulls or pushes.
    Wrapper(
        "trivy",
        "(scan error|trivy)",
        operation=Operation.PULL,
        client="trivy",
        source="aquasecurity/trivy pkg/commands/artifact/run.go; Trivy documentation, private registries",
        reads={
            **each(
                [f"scan error: {IMAGE}: EOF", f"trivy: {IMAGE}: EOF"],
                cause="connection-closed",
                operation="pull",
                client="trivy",
            ),
            f"image scan error: scan error: unable to initialize a scanner: GET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized": dict(
                cause="not-authenticated", client="trivy"
            ),
        },
        not_reads=["trivy: 3 vulnerabilities found"],
    ),
    Wrapper(
        "terraform",
        "Error pushing docker image",
        client="terraform",
        source="kreuzwerker/terraform-provider-docker internal/provider/resource_docker_registry_image_funcs.go",
        reads={
            f"Error: Error pushing docker image: Error pushing image {IMAGE}: no basic auth credentials": dict(
                cause="not-authenticated", client="terraform"
            ),
        },
        not_reads=["Error pushing docker image"],
    ),
    Wrapper(
        "nomad",
        "(Driver Failure (Failed to|failed to initialize task)|Failed to find docker auth for repo)",
        operation=Operation.PULL,
        client="nomad",
        source="hashicorp/nomad drivers/docker/driver.go, coordinator.go",
        reads={
            f"Driver Failure  Failed to pull `{IMAGE}`: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="pull", client="nomad"
            ),
            f'Driver Failure  failed to initialize task "web" for alloc "1": Failed to pull `{IMAGE}`: Error response from daemon: Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials': dict(
                cause="not-authenticated", client="nomad"
            ),
            f'Failed to find docker auth for repo "{HOST}/team/app": exec: "docker-credential-ecr-login": executable file not found in $PATH': dict(
                cause="credential-helper-failed", client="nomad", operation="pull"
            ),
        },
        not_reads=["Driver Failure  failed to start the task", "Failed to find docker auth for repo"],
    ),
    Wrapper(
        "harbor",
        "(/pkg/reg/adapter/awsecr/|/controller/replication/transfer/)",
        client="harbor",
        source="goharbor/harbor src/pkg/reg/adapter/awsecr/adapter.go, src/controller/replication/transfer/image/transfer.go",
        reads={
            f"[ERROR] [/pkg/reg/adapter/awsecr/adapter.go:188]: failed to ping registry https://{HOST}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="harbor"
            ),
            f"[ERROR] [/controller/replication/transfer/image/transfer.go:497]: failed to push manifest of artifact {IMAGE}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="harbor", operation="push"
            ),
            f"[ERROR] [/controller/replication/transfer/image/transfer.go:468]: failed to pull the manifest of artifact {IMAGE}: http status code: 403, body: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="harbor", operation="pull"
            ),
        },
        not_reads=["[INFO] [/controller/replication/transfer/image/transfer.go:497]: copied"],
    ),
    Wrapper(
        "flux",
        "(failed to login to OCI registry|chart pull error: |failed to determine artifact digest"
        "|failed to get credential from [']aws)",
        client="flux",
        source="fluxcd/source-controller internal/controller/helmrepository_controller.go, ocirepository_controller.go",
        reads={
            f"chart pull error: failed to download chart for remote reference: {IMAGE}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="flux"
            ),
            "failed to login to OCI registry: failed to get AWS ECR token: operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to refresh cached credentials": dict(
                cause="aws-credentials-failed", client="flux"
            ),
            "failed to get credential from aws: operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to refresh cached credentials": dict(
                cause="aws-credentials-failed", client="flux"
            ),
            f"failed to determine artifact digest: GET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized": dict(
                cause="not-authenticated", client="flux"
            ),
        },
        not_reads=["chart pull error: chart not found"],
    ),
    Wrapper(
        "argocd",
        "(error fetching chart|Manifest generation error|failed to generate manifest for source)",
        client="argocd",
        source="argoproj/argo-cd reposerver/repository/repository.go, util/helm/client.go",
        reads={
            f"rpc error: code = Unknown desc = error fetching chart: {IMAGE}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="argocd"
            ),
            f"Manifest generation error (cached): {IMAGE}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="argocd"
            ),
            f"failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = `helm pull oci://{HOST}/team/app` failed exit status 1: Error: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="argocd"
            ),
        },
        not_reads=["error fetching chart: not found in the index"],
    ),
    Wrapper(
        "login",
        "({edge}(failed to|failed|unable to|could not|couldn't|cannot|can't|error|failure|while|when|during"
        "|trying to|problem|exception) (log in|login|logging in|authenticate|authenticating"
        "|(get|obtain|fetch|retrieve) authorization token) "
        "|(docker|podman|buildah|nerdctl|finch|skopeo|oras|crane auth|helm registry|regctl registry) login)",
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
            f'+ helm registry login {HOST}\nError: Get "https://{HOST}/v2/": EOF': dict(
                cause="connection-closed", operation="login"
            ),
        },
        not_reads=["failed to log in to the console"],
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
    Wrapper(
        "tags",
        "image_name={repository} image_tag={tag} registry={registry}",
        source="argoproj-labs/argocd-image-updater pkg/argocd/update.go, the fields of its log",
        reads={
            'level=error msg="Could not get tags from registry: denied: Your authorization token has expired."'
            f" alias=api image_name=team/app image_tag=v1 registry={HOST}": dict(
                cause="token-expired", operation=None, registry=HOST, repository="team/app", tag="v1"
            ),
        },
        not_reads=["image_name=app image_tag=v1"],
    ),
    Note(
        "went-well",
        "((pulled|pushed) {image} successfully|Successfully (pulled|pushed)[ image][ '{image}'])",
        Does.ENDS,
        source=_ANY,
        reads={
            f'WARN failed to get image: Head "https://{HOST}/v2/api/manifests/v2": EOF\n'
            f"INFO pulled {HOST}/web:v2 successfully": dict(cause="connection-closed", repository="api"),
            f"pulled {HOST}/web:v2 successfully: denied: Your authorization token has expired. Reauthenticate and try again.": dict(
                cause="token-expired", operation=None
            ),
        },
        not_reads=[
            f'WARN failed to get image: Head "https://{HOST}/v2/api/manifests/v2": EOF\nINFO pulled {HOST}/api:v2 successfully',
            f'Failed to pull image "{HOST}/api:v2": EOF\nSuccessfully pulled image "{HOST}/api:v2" in 2s',
        ],
    ),
    Note(
        "container",
        "({start}Pushing {image}|docker container from image {image}|[Building|Tagging] and pushing[ image][ to] {image})",
        Does.OPENS,
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
