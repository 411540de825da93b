"""Docker: its engine, its command line, Compose. The engine replaces some of the registry's words by guesses."""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, DIGEST, ELSEWHERE, EXPIRED, HOST, IMAGE, PULL, each
from ecr_denied.terms import Cause, Operation, RequestTarget

ENTRIES = (
    Wrapper(
        "daemon",
        "Error response from daemon",
        client="docker",
        source="moby/moby client/request.go checkResponseErr",
        reads={
            f"Error response from daemon: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="docker", operation=None
            ),
        },
        not_reads=["response from the daemon"],
    ),
    Wrapper(
        "daemon-manifest-request",
        'Error response from daemon: (Get|Head) ["]https://{path}/manifests/',
        operation=Operation.PULL,
        client="docker",
        source="moby/moby api/server/router/image: a push has flushed its stream before it asks, so it never has the prefix",
        reads={
            f'Error response from daemon: Head "https://{HOST}/v2/team/app/manifests/t": no basic auth credentials': dict(
                cause="not-authenticated", operation="pull", client="docker", repository="team/app", tag="t"
            ),
            f"Error response from daemon: Get https://{HOST}/v2/team/app/manifests/t: no basic auth credentials": dict(
                cause="not-authenticated", operation="pull", client="docker", repository="team/app", tag="t"
            ),
            f'Error response from daemon: Head "https://{HOST}/v2/team/app/manifests/': dict(
                cause="unclassified", operation="pull"
            ),
        },
        not_reads=['Error response from daemon: Get "https://registry.example.com/v2/": x'],
    ),
    Verdict(
        "pull-access-denied",
        "pull access denied for {reference}, repository does not exist or may require[ 'docker login'|d]",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        client="docker",
        source="moby/moby daemon/internal/distribution/errors.go notFoundError (17.07 and later)",
        reads={
            f"pull access denied for {HOST}/team/app, repository does not exist or may require 'docker login'": dict(
                cause="access-denied", operation="pull", client="docker", repository="team/app"
            ),
            f"Error response from daemon: pull access denied for {HOST}/team/app, repository does not exist or may require 'docker login': {EXPIRED}": dict(
                cause="token-expired", operation="pull", client="docker"
            ),
            f"basic credential not found: pull access denied for {HOST}/team/app, repository does not exist or may require 'docker login'": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            "pull access denied for registry.example.com/team/app, repository does not exist or may require 'docker login'"
        ],
    ),
    Verdict(
        "no-pull-access",
        "repository {reference} not found: does not exist or no pull access",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.CODE,
        client="docker",
        source="moby/moby distribution/errors.go (1.13.0-17.06)",
        reads={
            f"repository {HOST}/app not found: does not exist or no pull access": dict(
                cause="access-denied", operation="pull", client="docker", repository="app"
            ),
            f"repository {HOST}/app not found: does not exist or no pull access: basic credential not found": dict(
                cause="access-denied"
            ),
        },
        not_reads=[
            "repository app not found",
            "repository registry.example.com/app not found: does not exist or no pull access",
        ],
    ),
    Verdict(
        "repository-not-found",
        "{start}repository {image} not found",
        Cause.REPOSITORY_NOT_FOUND,
        speaker=ANYONE,
        operation=Operation.PULL,
        client="docker",
        source="moby/moby daemon/internal/distribution/errors.go notFoundError, NAME_UNKNOWN",
        reads={
            f"API error (404): repository {HOST}/team/app not found": dict(
                cause="repository-not-found", operation="pull", client="docker", repository="team/app"
            ),
        },
        not_reads=[
            "the repository was not found",
            "API error (404): repository registry.example.com/team/app not found",
        ],
    ),
    Verdict(
        "manifest-not-found",
        "manifest for {reference} not found",
        Cause.IMAGE_NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        client="docker",
        source="moby/moby daemon/internal/distribution/errors.go notFoundError, MANIFEST_UNKNOWN",
        reads={
            f"manifest for {HOST}/app:v1 not found": dict(
                cause="image-not-found", operation="pull", client="docker", repository="app", tag="v1"
            ),
            f"i/o timeout: manifest for {HOST}/app:v1 not found": dict(cause="connection-failed"),
        },
        not_reads=["pushing manifest for app:v1", "manifest for registry.example.com/app:v1 not found"],
    ),
    Verdict(
        "layer-unverified",
        "(filesystem layer verification failed|layers from manifest don't match image configuration)",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        operation=Operation.PULL,
        client="docker",
        source="Amazon ECR User Guide, common-errors-docker: a full disk, the network, the way to S3, a proxy; moby/moby distribution/pull_v2.go",
        reads={
            f"{PULL}v1: Pulling from team/app\nfilesystem layer verification failed for digest {DIGEST}": dict(
                cause="unclassified", operation="pull", client="docker", repository="team/app", tag="v1"
            ),
            f"{IMAGE}: filesystem layer verification failed for digest {DIGEST}": dict(
                cause="unclassified", operation="pull", client="docker"
            ),
            f"{PULL}layers from manifest don't match image configuration": dict(
                cause="unclassified", wording="docker.layer-unverified"
            ),
        },
        not_reads=[
            f"filesystem layer verification failed for digest {DIGEST}",
            "layers from manifest don't match image configuration",
        ],
    ),
    # Docker Content Trust, which ECR has no server for: it says nothing of the image.
    Verdict(
        "no-trust-data",
        "(remote trust data does not exist for {reference}:|error contacting notary server:)",
        Cause.UNCLASSIFIED,
        speaker=CLIENT,
        strength=Strength.SENTENCE,
        client="docker",
        source="docker/cli cli/trust/trust.go NotaryError",
        reads={
            f"docker: Error: remote trust data does not exist for {HOST}/app: {HOST} does not have trust data": dict(
                cause="unclassified", client="docker", repository="app", operation=None
            ),
            "remote trust data does not exist for ***/app: *** does not have trust data": dict(cause="unclassified"),
            f"The push refers to repository [{HOST}/team/app]\nSigning and pushing trust metadata\nError: error contacting notary server: denied: requested access to the resource is denied": dict(
                cause="unclassified", operation="push", client="docker", repository="team/app"
            ),
        },
        not_reads=[f"{ELSEWHERE}remote trust data does not exist for ***/app: *** does not have trust data"],
    ),
    Verdict(
        "signature-missing",
        "missing signature key",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ANYONE,
        client="docker",
        source="docker/libtrust ErrMissingSignatureKey: a manifest that is taken for one of schema 1",
        reads={
            f"{PULL}failed to display json stream: missing signature key": dict(
                cause="manifest-unsupported", operation="pull", client="docker", repository="team/app"
            ),
            f"{IMAGE}: missing signature key": dict(cause="manifest-unsupported", operation=None, client="docker"),
        },
        not_reads=["missing signature key"],
    ),
    Verdict(
        "media-type-unknown",
        '(Encountered remote "{path}"[\\({word}\\)] when fetching|unsupported media type application/'
        "|unsupported manifest media type and no default available:|mediaType in manifest should be)",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ANYONE,
        operation=Operation.PULL,
        client="docker",
        source="moby/moby distribution/pull_v2.go, errors.go: an artifact, such as a chart, that is no image; docker/distribution manifests.go",
        reads={
            f'{PULL}Error response from daemon: Encountered remote "application/vnd.cncf.helm.config.v1+json"(unknown) when fetching': dict(
                cause="manifest-unsupported", operation="pull", client="docker", repository="team/app", tag="v1"
            ),
            f'{IMAGE}: Encountered remote "application/vnd.cncf.helm.config.v1+json"(unknown) when fetching': dict(
                cause="manifest-unsupported", operation="pull", client="docker"
            ),
            **each(
                [
                    f"{PULL}unsupported media type application/vnd.cncf.helm.config.v1+json",
                    f"{PULL}unsupported manifest media type and no default available: application/vnd.oci.artifact.manifest.v1+json",
                    f"{PULL}mediaType in manifest should be 'application/vnd.docker.distribution.manifest.v2+json' not 'application/vnd.oci.image.manifest.v1+json'",
                ],
                cause="manifest-unsupported",
                wording="docker.media-type-unknown",
            ),
        },
        not_reads=['Encountered remote "application/vnd.cncf.helm.config.v1+json"(unknown) when fetching'],
    ),
    Verdict(
        "image-not-found-v1",
        "{start}image {reference} not found{stop}",
        Cause.IMAGE_NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        operation=Operation.PULL,
        client="docker",
        source="Amazon ECR User Guide, common-errors-docker; aws/amazon-ecs-agent#337",
        reads={
            f"Error: image {HOST}/app:v1 not found": dict(
                cause="image-not-found", operation="pull", client="docker", repository="app", tag="v1"
            ),
            # It names the image once more, without its registry.
            f"Pulling repository {HOST}/team/app\nError: image team/app:v1 not found": dict(
                cause="image-not-found", operation="pull", registry_id="111122223333", repository="team/app"
            ),
            f"Pulling repository {HOST}/app\nError: image app:latest not found": dict(
                cause="image-not-found", operation="pull", registry_id="111122223333", repository="app"
            ),
            f"received unexpected HTTP status: 503 Service Unavailable: Error: image {HOST}/app:v1 not found": dict(
                cause="image-not-found"
            ),
        },
        not_reads=[
            "image v1 was found",
            "Error: image registry.example.com/app:v1 not found",
            f"Pulling repository {HOST}/app\nError: image web:latest not found",
        ],
    ),
    Verdict(
        "no-such-manifest",
        "no such manifest: {reference}",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        client="docker",
        source="docker/cli cli/registry/client/fetcher.go",
        reads={
            f"no such manifest: {HOST}/app:v1": dict(
                cause="not-found", client="docker", repository="app", tag="v1", operation=None
            ),
            f"no such manifest: {HOST}/app:v1: i/o timeout": dict(cause="not-found"),
        },
        not_reads=["no manifest", "no such manifest: registry.example.com/app:v1"],
    ),
    Wrapper(
        "pulling-configuration",
        "(error pulling image configuration|download failed after attempts)",
        client="docker",
        method="GET",
        target=RequestTarget.BLOB,
        source="moby/moby distribution/pull_v2.go ImageConfigPullError; distribution/xfer/download.go",
        reads={
            f"error pulling image configuration: download failed after attempts=1: denied: {DENIED}": dict(
                cause="resource-policy-implicit-deny",
                operation="pull",
                client="docker",
                request_method="GET",
                request_target="blob",
            ),
        },
        not_reads=["error pulling image"],
    ),
    Verdict(
        "asked-docker-hub",
        "(docker.io/[v2/]{word}/{registry}.dkr.ecr.|(Get|Head) 'https://{word}docker.io/v2/{word}/{registry}.dkr.ecr.)",
        Cause.WRONG_REGISTRY,
        speaker=ECR,
        source="spack buildcache issues; distribution/reference (a name without a path belongs to Docker Hub)",
        reads={
            f"HEAD https://index.docker.io/v2/library/{HOST}/blobs/{DIGEST}": dict(
                cause="wrong-registry", operation=None
            ),
            **each(
                [
                    f'Error response from daemon: {method} "https://{host}docker.io/v2/library/{HOST}/manifests/latest": unauthorized: incorrect username or password'
                    for method, host in (("Get", "index."), ("Head", "registry-1."))
                ],
                cause="wrong-registry",
            ),
            f"The push refers to repository [docker.io/ada/{HOST}/team/app]\ndenied: requested access to the resource is denied": dict(
                cause="wrong-registry", operation="push"
            ),
        },
        not_reads=["docker.io/library/redis"],
    ),
    Verdict(
        "registry-without-repository",
        "access denied for {registry}.dkr.ecr.{word}.amazonaws.com[.cn], repository does not exist",
        Cause.WRONG_REGISTRY,
        speaker=ECR,
        operation=Operation.PULL,
        client="docker",
        source="distribution/reference: a host without a path is read as a Docker Hub repository",
        reads={
            f"pull access denied for {HOST}, repository does not exist or may require 'docker login'": dict(
                cause="wrong-registry", operation="pull", client="docker"
            ),
            f"access denied for {HOST}, repository does not exist": dict(
                cause="wrong-registry", operation="pull", client="docker"
            ),
        },
        not_reads=["pull access denied for team/app, repository does not exist or may require 'docker login'"],
    ),
    Verdict(
        "digest-not-recorded",
        "image {reference} could not be accessed on a registry to record its digest",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        operation=Operation.PULL,
        client="swarm",
        source="docker/cli cli/command/service (swarm)",
        reads={
            f"image {HOST}/app:v1 could not be accessed on a registry to record\nits digest.": dict(
                cause="unclassified", operation="pull", client="swarm", repository="app", tag="v1"
            ),
        },
        not_reads=[
            "image could not be accessed",
            "image registry.example.com/app:v1 could not be accessed on a registry to record\nits digest.",
        ],
    ),
    Verdict(
        "invalid-reference",
        "(invalid reference format{end}|invalid reference format: '{reference}')",
        Cause.INVALID_NAME,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source="distribution/reference ErrReferenceInvalidFormat; kubelet InvalidImageName",
        reads={
            f'couldn\'t parse image name "https://{HOST}/web:7": invalid reference format': dict(
                cause="invalid-name", operation=None
            ),
            f'invalid reference format: "{HOST}/app:"': dict(cause="invalid-name", repository="app"),
            f'i/o timeout: couldn\'t parse image name "https://{HOST}/web:7": invalid reference format': dict(
                cause="connection-failed"
            ),
        },
        not_reads=[
            "invalid reference format: repository name (Team/App) must be lowercase",
            'couldn\'t parse image name "https://": invalid reference format',
        ],
    ),
    Note(
        "retrying",
        "{bound}{layer}: Retrying in {digits} second",
        Signal.RETRIES,
        operation=Operation.PUSH,
        client="docker",
        source="moby/moby distribution/xfer/upload.go",
        reads={
            f"The push refers to repository [{HOST}/team/app]\n13a553d823a0: Preparing\n13a553d823a0: Retrying in 5 seconds": dict(
                cause="connection-closed", operation="push", client="docker", repository="team/app"
            ),
            f"13a553d823a0: Retrying in 5 second\n{EXPIRED}": dict(cause="token-expired", operation="push"),
        },
        not_reads=[
            "13a553d823a0: Retrying in 5 seconds",
            f"The push refers to repository [{HOST}/team/app]\n13a553d823a0: Retrying in 1 second\n13a553d823a0: Pushed\nv1: digest: sha256:82cdd405 size: 899",
        ],
    ),
    Note(
        "layer-progress",
        "({bound}{layer}: Preparing|{bound}{layer}: Pushing (\\[|{digits}))",
        operation=Operation.PUSH,
        layers=0,
        source="moby/moby distribution/push_v2.go progress",
        reads={
            "13a553d823a0: Preparing\nno basic auth credentials": dict(
                cause="not-authenticated", operation="push", command_layers_pushed=0
            ),
            "13a553d823a0: Pushing [=>      ]  6.2MB/200MB\nno basic auth credentials": dict(
                cause="not-authenticated", operation="push", command_layers_pushed=0
            ),
        },
        not_reads=[
            "commit: Preparing",
            f"Successfully tagged {IMAGE}\n13a553d823a0: Preparing",
            f"Successfully tagged {IMAGE}\n13a553d823a0: Preparing\nError: read ECONNRESET",
        ],
    ),
    Note(
        "layer-pushed",
        "{bound}{layer}: (Pushed|Layer already exists)",
        operation=Operation.PUSH,
        layers=1,
        source="moby/moby distribution/push_v2.go progress",
        reads={
            "13a553d823a0: Pushed\n5f70bf18a086: Layer already exists\nno basic auth credentials": dict(
                cause="not-authenticated", operation="push", command_layers_pushed=2
            ),
        },
        not_reads=[
            "commit: Pushed",
            f"Successfully tagged {IMAGE}\n13a553d823a0: Pushed",
            f"Successfully tagged {IMAGE}\n13a553d823a0: Pushed\nError: read ECONNRESET",
        ],
    ),
    Wrapper(
        "swarm-agent",
        "pulling image failed",
        client="swarm",
        source="moby/swarmkit agent/exec/dockerapi",
        reads={
            f'level=error msg="pulling image failed" error="x": {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="pull", client="swarm", repository="team/app"
            ),
            'level=error msg="pulling image failed" error="denied: Your authorization token has expired."': dict(
                cause="token-expired", operation="pull", client="swarm"
            ),
        },
    ),
    Wrapper(
        "swarm-task",
        "Rejected (less than a second|about a minute|about an hour|{digits} (seconds|minutes|hours|days)) ago",
        operation=Operation.PULL,
        client="swarm",
        source="docker/cli cli/command/task (docker service ps)",
        reads={
            f'k2  web.2  {IMAGE}  node-1  Ready  Rejected less than a second ago  "No such image: {IMAGE}"': dict(
                cause="local-failure", operation="pull", client="swarm", repository="team/app", tag="v1"
            ),
            **each(
                [
                    f'k2  web.2  {IMAGE}  node-1  Ready  Rejected {age} ago  "No such image: {IMAGE}"'
                    for age in ("about a minute", "about an hour", "5 seconds", "3 minutes", "2 hours", "4 days")
                ],
                cause="local-failure",
                operation="pull",
                client="swarm",
            ),
        },
    ),
    Wrapper(
        "pull-failed",
        "(Image-Pull failed|Image pull was unsuccessful|(Not continuing with|Attempting next endpoint for) pull after error"
        "|Error pulling image|Failed to pull '{reference}')",
        operation=Operation.PULL,
        source="ckotzbauer/sbom-operator; bazelbuild/rules_docker; moby daemon log; Nomad; docker-py",
        reads={
            **each(
                [
                    f"Bundling... Not continuing with pull after error: {DENIED}",
                    f'level=info msg="Attempting next endpoint for pull after error: {DENIED}"',
                    f"Error pulling image {IMAGE}: {DENIED}",
                    f"Failed to pull `{IMAGE}`: {DENIED}",
                    f'level=error msg="Image-Pull failed" image={IMAGE} error="{DENIED}"',
                    f"Image pull was unsuccessful: {IMAGE}: {DENIED}",
                ],
                cause="resource-policy-implicit-deny",
                operation="pull",
            ),
        },
        not_reads=["pulling image"],
    ),
    Note(
        "push-refers-to",
        "The push refers to[ a] repository \\[{reference}\\]",
        Signal.OPENS,
        operation=Operation.PUSH,
        client="docker",
        source="moby/moby distribution/push.go; daemon/containerd/image_push.go",
        reads={
            f"The push refers to repository [{HOST}/team/app]\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="push", client="docker", repository="team/app"
            ),
        },
        not_reads=[
            f"Error: The push refers to repository [{HOST}/team/app]",
            "The push refers to something else",
            f"The push refers to repository [{HOST}/team/app]",
            "The push refers to repository [redis]\nno basic auth credentials",
        ],
    ),
    Note(
        "default-tag",
        "Using default tag: {tag}",
        source="docker/cli cli/command/image/pull.go, push.go",
        reads={
            "Using default tag: latest\nno basic auth credentials": dict(cause="not-authenticated"),
            f"Using default tag: latest\nThe push refers to repository [{HOST}/team/app]\nno basic auth credentials": dict(
                cause="not-authenticated", operation="push", tag="latest"
            ),
            f"{PULL}Using default tag: latest\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="pull"
            ),
        },
        not_reads=[
            "using the default tag",
            f"Successfully tagged {IMAGE}\nUsing default tag: latest",
            f"Successfully tagged {IMAGE}\nUsing default tag: latest\nError: read ECONNRESET",
        ],
    ),
    Note(
        "unable-to-find-image",
        "Unable to find image '{reference}' locally",
        Signal.OPENS,
        operation=Operation.PULL,
        source="docker/cli cli/command/container/create.go",
        reads={
            f"Unable to find image '{HOST}/app:v1' locally\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="pull", repository="app", tag="v1"
            ),
        },
        not_reads=[
            "unable to find image",
            f"Unable to find image '{HOST}/app:v1' locally",
            "Unable to find image 'redis:v1' locally\nno basic auth credentials",
        ],
    ),
    Note(
        "pulling-from",
        "({line}{tag}: Pulling from |Pulling repository ){path}",
        Signal.OPENS,
        source="moby/moby distribution/pull_v2.go (the repository's path, without its host)",
        reads={
            "latest: Pulling from team/app\nno basic auth credentials": dict(
                cause="not-authenticated", operation="pull", repository="team/app", tag="latest"
            ),
            f"Successfully tagged {IMAGE}\nlatest: Pulling from team/app\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="pull"
            ),
        },
        not_reads=["pulling from a distance", f"Successfully tagged {IMAGE}\nlatest: Pulling from team/app"],
    ),
    Note(
        "buildx-pushing",
        "pushing {reference} with docker",
        Signal.OPENS,
        source="docker/buildx build/build.go",
        reads={
            f"#12 pushing {HOST}/app:v1 with docker\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="push", repository="app", tag="v1"
            ),
            f"#12 pushing {HOST}/app:v1 with docker\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="push"
            ),
        },
        not_reads=[
            "pushing on and on with docker",
            f"#12 pushing {HOST}/app:v1 with docker",
            "#12 pushing redis:v1 with docker\nno basic auth credentials",
        ],
    ),
    Note(
        "compose-push",
        "Pushing {reference}: {word} (Preparing|Pushing|Waiting|Pulling|Pushed|Layer)",
        Signal.OPENS,
        source="docker/compose pkg/compose/push.go toPushProgressEvent",
        reads={
            f"Pushing {HOST}/app:v1: 13a553d823a0 Preparing\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="push", repository="app", tag="v1"
            ),
            f"Pushing {HOST}/app:v1: 13a553d823a0 Preparing\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="push"
            ),
        },
        not_reads=[
            "Pushing hard: done",
            f"Pushing {HOST}/app:v1: 13a553d823a0 Preparing",
            "Pushing redis:v1: 13a553d823a0 Preparing\nno basic auth credentials",
        ],
    ),
    Note(
        "compose-v1-service",
        "Pulling {word} \\({reference}\\)...",
        Signal.OPENS,
        source="docker/compose 1.29 compose/service.py pull",
        reads={
            f"Pulling web ({HOST}/app:v1)...\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="pull", repository="app", tag="v1"
            ),
            f"Pulling web ({HOST}/app:v1)...\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="pull"
            ),
        },
        not_reads=[
            "Pulling web (dkr) now",
            f"Pulling web ({HOST}/app:v1)...",
            "Pulling web (redis:v1)...\nno basic auth credentials",
        ],
    ),
    Note(
        "compose-service",
        "{bound}{word} Pulling{end}",
        Signal.OPENS,
        source="docker/compose pkg/compose/pull.go (a service's progress line)",
        reads={
            "web Pulling\nno basic auth credentials": dict(cause="not-authenticated", operation="pull"),
            f"Successfully tagged {IMAGE}\nweb Pulling\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="pull"
            ),
        },
        not_reads=["web is Pulling it", f"Successfully tagged {IMAGE}\nweb Pulling"],
    ),
    Wrapper(
        "compose-progress",
        "{bound}{word} Error Head [']{url}[']: ",
        client="docker",
        source="docker/compose pkg/compose/pull.go: how a service's progress line ends",
        reads={
            f' web Error Head "https://{HOST}/v2/team/app/manifests/v1": {words}': dict(
                cause=cause, operation="pull", client="docker"
            )
            for words, cause in (
                (EXPIRED, "token-expired"),
                ("no basic auth credentials", "not-authenticated"),
            )
        },
        not_reads=[' web Error Head "https://registry.example.com/v2/app/manifests/v1": no basic auth credentials'],
    ),
    Note(
        "tagged",
        "(Successfully tagged|naming to|pushing manifest for) {reference}",
        source="docker/cli legacy builder; moby/buildkit exporter/containerimage",
        reads={
            f"Successfully tagged {HOST}/app:v1\nno basic auth credentials": dict(
                cause="not-authenticated", repository="app", tag="v1"
            ),
            f"#14 pushing manifest for {HOST}/app:v1@{DIGEST}\nno basic auth credentials": dict(
                cause="not-authenticated", repository="app", tag="v1"
            ),
            f"The push refers to repository [{HOST}/team/app]\nSuccessfully tagged {HOST}/app:v1\nno basic auth credentials": dict(
                cause="not-authenticated", operation="push"
            ),
            f"{PULL}Successfully tagged {HOST}/app:v1\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="pull"
            ),
        },
        not_reads=[
            "successfully built 13a553d823a0",
            f"Successfully tagged {HOST}/app:v1",
            f"Successfully tagged {HOST}/app:v1\nError: read ECONNRESET",
        ],
    ),
    Note(
        "from",
        "(Step {digits}[/{digits}] : (FROM |COPY --from=)|>>> FROM |load metadata for "
        "|Step {digits}/{digits} : ARG {word}=){reference}",
        operation=Operation.PULL,
        source="docker/cli legacy builder step line; moby/buildkit dockerfile2llb",
        reads={
            f"Step 1/4 : FROM {HOST}/app:v1 AS build\nno basic auth credentials": dict(
                cause="not-authenticated", operation="pull", repository="app", tag="v1"
            ),
            f"Step 13/14 : COPY --from={HOST}/app:v1 /opt /opt\ninvalid from flag value {HOST}/app:v1: toomanyrequests: Rate exceeded": dict(
                cause="rate-limited", operation="pull", repository="app", tag="v1"
            ),
            f"#3 [internal] load metadata for {HOST}/app:v1\nno basic auth credentials": dict(
                cause="not-authenticated", operation="pull", repository="app", tag="v1"
            ),
        },
        not_reads=[
            "error from registry: x",
            f"Step 1/4 : FROM {HOST}/app:v1 AS build",
            "Step 1/4 : FROM redis:v1 AS build\nno basic auth credentials",
        ],
    ),
    Note(
        "push-finished",
        "([{bound}{tag}]: digest: sha256:{layer} size|Status: (Downloaded newer image|Image is up to date) for {reference})",
        Signal.ENDS,
        source="docker/cli cli/command/image; moby/moby distribution/push_v2.go, pull.go",
        not_reads=["Digest: sha256:82cdd405"],
    ),
    Note(
        "build-pushing",
        "(pushing layers|exporting to image|Pushing image to|Pushing to registry|Started upload session for)",
        Signal.OPENS,
        source="moby/buildkit exporter/containerimage/export.go; deis; dotnet/sdk-container-builds",
        reads={
            "#14 pushing layers 14.2s done\nno basic auth credentials": dict(
                cause="not-authenticated", operation="push"
            ),
            f"Successfully tagged {IMAGE}\n#14 pushing layers 14.2s done\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="push"
            ),
        },
        not_reads=["pushing", f"Successfully tagged {IMAGE}\n#14 pushing layers 14.2s done"],
    ),
    Wrapper(
        "push-failed",
        "(Unable to push|could not push image|(Not continuing with|Attempting next endpoint for) push after error)",
        operation=Operation.PUSH,
        source="fabric8io/docker-maven-plugin; GoogleContainerTools/skaffold; moby daemon log",
        reads={
            **each(
                [
                    f'level=error msg="Not continuing with push after error: {DENIED}"',
                    f'level=info msg="Attempting next endpoint for push after error: {DENIED}"',
                ],
                cause="resource-policy-implicit-deny",
                operation="push",
            ),
            f"Unable to push '{HOST}/app:v1' : denied: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="push"
            ),
            f'could not push image "{HOST}/app": {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="push"
            ),
        },
        not_reads=["unable to pull"],
    ),
    Verdict(
        "invalid-tag",
        "repository name[ \\({path}\\)] must be lowercase",
        Cause.INVALID_NAME,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        client="docker",
        source="distribution/reference ErrNameContainsUppercase",
        reads={
            f'ERROR: failed to build: invalid tag "{HOST}/Team/App:v1": repository name must be lowercase': dict(
                cause="invalid-name", client="docker", operation=None
            ),
            f"$ docker pull {HOST}/Team/App\ninvalid reference format: repository name (Team/App) must be lowercase": dict(
                cause="invalid-name", client="docker", operation="pull"
            ),
            f'ERROR: failed to build: invalid tag "{HOST}/Team/App:v1": repository name must be lowercase: i/o timeout': dict(
                cause="invalid-name"
            ),
        },
        not_reads=["names must be lowercase", "invalid reference format: repository name (Team/App) must be lowercase"],
    ),
    # The registry stood in a variable, and that was empty.
    Verdict(
        "registry-empty",
        "invalid tag '/{word}",
        Cause.INVALID_NAME,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        client="docker",
        source="aws-actions/amazon-ecr-login#400, #546: an output that may hold a secret is skipped; docker/cli",
        reads={
            f'Logging into registry {HOST}\nERROR: failed to build: invalid tag "/app:v1": invalid reference format': dict(
                cause="invalid-name", client="docker", operation="login", wording="docker.registry-empty"
            ),
            f'$ docker pull {HOST}/app\ninvalid tag "/app:v1": i/o timeout': dict(cause="invalid-name"),
        },
        not_reads=['invalid tag "/app:v1": invalid reference format', 'the tag "/app:v1" is invalid'],
    ),
    Verdict(
        "endpoint-unresponsive",
        "HTTPS endpoint unresponsive and insecure mode isn't enabled",
        Cause.CONNECTION_FAILED,
        speaker=CLIENT,
        strength=Strength.TRANSPORT,
        source="docker/docker-py docker/auth/auth.py expand_registry_url, before 1.3.1: whatever the registry answered",
        reads={
            "docker.errors.DockerException: HTTPS endpoint unresponsive and insecure mode isn't enabled.": dict(
                cause="connection-failed", http_status=None
            ),
        },
        not_reads=[
            "the endpoint is unresponsive",
            "registry.example.com/app: HTTPS endpoint unresponsive and insecure mode isn't enabled.",
        ],
    ),
)
