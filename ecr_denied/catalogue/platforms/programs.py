"""Programs that pull, push or sign by a library or an engine: by what each says around the words of that."""

from ecr_denied.catalogue.entry import BY_STATUS, CLIENT, ECR, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, ELSEWHERE, EXPIRED, HOST, IMAGE, anywhere, each
from ecr_denied.terms import Cause, Operation, RequestTarget

ENTRIES = (
    Wrapper(
        "helm",
        "((INSTALLATION|UPGRADE) FAILED|failed to download '{url}' at version '{tag}')",
        operation=Operation.PULL,
        client="helm",
        source="helm/helm pkg/cmd/install.go, upgrade.go; pkg/downloader/chart_downloader.go, pkg/action/install.go",
        reads={
            f"Error: INSTALLATION FAILED: {IMAGE}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="pull", client="helm"
            ),
            f"Error: UPGRADE FAILED: unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden": dict(
                cause="forbidden", client="helm"
            ),
            **each(
                [f"Error: {what} FAILED: {IMAGE}: EOF" for what in ("INSTALLATION", "UPGRADE")],
                cause="connection-closed",
                operation="pull",
            ),
            f'Error: failed to download "oci://{HOST}/app" at version "v1"': dict(
                cause="unclassified", operation="pull", client="helm", repository="app", tag="v1"
            ),
        },
        not_reads=[
            "Error: INSTALLATION FAILED: timed out",
            'Error: failed to download "oci://registry.example.com/app" at version "v1"',
        ],
    ),
    # The runner of GitLab pulls the image of a job before its script begins, with a login of its own.
    Wrapper(
        "gitlab-runner",
        "(with specified policies \\[|Failed to pull image with policy )",
        client="gitlab-runner",
        source="gitlab-org/gitlab-runner executors/docker/internal/pull/manager.go",
        reads={
            f'ERROR: Job failed: failed to pull image "{IMAGE}" with specified policies [always]: Error response from daemon: {DENIED} (manager.go:237:0s)': dict(
                cause="resource-policy-implicit-deny", operation="pull", client="gitlab-runner"
            ),
            f'WARNING: Failed to pull image with policy "always": Error response from daemon: Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials (manager.go:237:0s)': dict(
                cause="not-authenticated", operation="pull", client="gitlab-runner"
            ),
        },
        not_reads=['ERROR: Job failed: failed to pull image "alpine" with specified policies [always]'],
    ),
    Wrapper(
        "gitlab-preparation",
        "ERROR[:] Preparation failed[:]",
        client="gitlab-runner",
        source="gitlab-org/gitlab-runner common/build.go: the executor of a job was not made ready",
        reads={
            f"ERROR: Preparation failed: {DENIED} (docker.go:200:0s)": dict(
                cause="resource-policy-implicit-deny", client="gitlab-runner"
            ),
            f"ERROR: Preparation failed: {HOST}/app: no basic auth credentials": dict(
                cause="not-authenticated", operation=None, client="gitlab-runner"
            ),
        },
        not_reads=["ERROR: Preparation failed: exit status 1"],
    ),
    # The runner of GitHub, and of Azure Pipelines, pulls the container of a job before its steps.
    Wrapper(
        "runner-pull",
        "Docker pull failed with exit code {digits}",
        continues=True,
        client="github-runner",
        source="actions/runner src/Runner.Worker/ContainerOperationProvider.cs",
        reads={
            f'Error response from daemon: Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials\n{line}': dict(
                cause="not-authenticated", operation="pull", client="github-runner"
            )
            for line in (
                "##[warning]Docker pull failed with exit code 1, back off 9.081 seconds before retry.",
                "##[error]Docker pull failed with exit code 1",
            )
        },
        not_reads=["##[error]Docker pull failed with exit code 1"],
    ),
    # A pipe of Bitbucket runs in a container of its own, which sees the variables that it is given.
    Note(
        "bitbucket-pipe",
        "(pipe: atlassian/aws-{word}|Using default authentication with AWS_ACCESS_KEY_ID)",
        Signal.OPENS,
        client="bitbucket-pipe",
        source="Atlassian, aws-ecr-push-image, README: its variables; Bitbucket Pipelines prints the pipe of a step",
        reads={
            f"{line}\nAn error occurred (UnrecognizedClientException) when calling the GetAuthorizationToken operation: The security token included in the request is invalid.": dict(
                cause="aws-credentials-failed", operation="login", client="bitbucket-pipe"
            )
            for line in (
                "pipe: atlassian/aws-ecr-push-image:2.4.0",
                "INFO: Using default authentication with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
            )
        }
        | {
            f"INFO: Using default authentication with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.\n{EXPIRED}": dict(
                cause="token-expired", operation=None, client="bitbucket-pipe"
            ),
        },
        not_reads=["pipe: atlassian/aws-ecr-push-image:2.4.0\nError: read ECONNRESET"],
    ),
    # Concourse pulls and pushes in a container of the resource, by the AWS credentials in the source of that.
    *(
        Note(
            f"concourse-{script}",
            f"resource script '/opt/resource/{script} [\\[{{word}}\\]]' failed[:]",
            Signal.FAILS,
            operation=operation,
            client="concourse",
            source="concourse/concourse atc/resource, ErrResourceScriptFailed: a script is of the resource's image",
            reads={
                f"ERRO[0000] failed to extract image: {HOST}/team/app: unsupported status code 401; body: Not Authorized \n\nresource script '/opt/resource/{script} [/tmp/build/{step}]' failed: exit status 1": dict(
                    cause="not-authenticated", client="concourse", operation=operation.value, repository="team/app"
                ),
            },
            not_reads=[f"resource script '/opt/resource/{script} [/tmp/build/{step}]' failed: exit status 1"],
        )
        for script, step, operation in (("in", "get", Operation.PULL), ("out", "put", Operation.PUSH))
    ),
    # The message of a check holds what its script printed, below.
    Note(
        "concourse-check",
        "resource script '/opt/resource/check \\[\\]' failed[:]",
        Signal.OPENS,
        operation=Operation.PULL,
        client="concourse",
        source="concourse/concourse atc/resource, ErrResourceScriptFailed",
        reads={
            f"resource script '/opt/resource/check []' failed: exit status 1\n\nstderr:\nERRO[0001] failed to get remote image: GET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized: Not Authorized": dict(
                cause="not-authenticated", client="concourse", operation="pull", repository="team/app"
            ),
        },
        not_reads=["resource script '/opt/resource/check []' failed: exit status 1"],
    ),
    Wrapper(
        "concourse",
        "checking origin {word} failed[:]",
        operation=Operation.PULL,
        client="concourse",
        source="concourse/registry-image-resource commands/check.go: it lists tags, or reads the manifest of one",
        reads={
            f"ERRO[0002] checking origin {HOST}/team/app failed: get remote image: GET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized: Not Authorized": dict(
                cause="not-authenticated", client="concourse", operation="pull", repository="team/app"
            ),
            f"checking origin {HOST}/team/app failed: no basic auth credentials": dict(
                cause="not-authenticated", client="concourse", operation="pull"
            ),
        },
        not_reads=["checking origin main failed: timed out"],
    ),
    # So does the executor of CircleCI.
    Note(
        "circleci-image",
        "image (cache not found on this host, downloading|is cached as) {reference}",
        Signal.OPENS,
        operation=Operation.PULL,
        client="circleci",
        source="CircleCI, the step that starts an executor, as printed in threads",
        reads={
            f"{line}\n\nError response from daemon: pull access denied for team/app, repository does not exist or may require 'docker login': {EXPIRED}": dict(
                cause="token-expired", operation="pull", client="circleci", repository="team/app", tag="v1"
            )
            for line in (
                f"  image cache not found on this host, downloading {IMAGE}",
                f"image is cached as {IMAGE}, but refreshing...",
            )
        }
        | {
            f"image is cached as {IMAGE}, but refreshing...\n\nError response from daemon: {EXPIRED}": dict(
                cause="token-expired", operation="pull", client="circleci"
            ),
        },
        not_reads=[
            f"image is cached as {image}, but refreshing...\nno basic auth credentials"
            for image in ("registry.example.com/team/app:v1", "cimg/base:stable")
        ],
    ),
    # Trivy and Terraform's docker provider find logins of their own, whatever library pulls or pushes.
    Wrapper(
        "trivy",
        "(scan error|trivy|remote error: (GET|HEAD) )",
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
            **each(
                [
                    f"\t* remote error: {method} https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized"
                    for method in ("GET", "HEAD")
                ],
                cause="not-authenticated",
                client="trivy",
            ),
        },
        not_reads=["trivy: 3 vulnerabilities found"],
    ),
    Wrapper(
        "terraform",
        "(Error pushing docker image|getting registry image digest|Unable to get authConfig for registry)",
        client="terraform",
        source="kreuzwerker/terraform-provider-docker internal/provider/resource_docker_registry_image_funcs.go",
        reads={
            **each(
                [
                    f"Error: Got error getting registry image digest of {IMAGE}: bad response from registry: 401 Unauthorized",
                    f"Unable to get authConfig for registry: no auth config found for registry {HOST} in auth configs: map[]",
                ],
                cause="not-authenticated",
                operation=None,
                client="terraform",
            ),
            f"Error: Error pushing docker image: Error pushing image {IMAGE}: no basic auth credentials": dict(
                cause="not-authenticated", client="terraform"
            ),
        },
        not_reads=["(Error pushing docker image|getting registry image digest|no auth config found for registry)"],
    ),
    Wrapper(
        "terraform-read",
        "(Unable to read Docker image into resource|attempting to fetch image version)",
        operation=Operation.PULL,
        client="terraform",
        source="kreuzwerker/terraform-provider-docker internal/provider/resource_docker_image_funcs.go, data_source_docker_registry_image.go",
        reads={
            f"Error: Unable to read Docker image into resource: unable to find or pull image {IMAGE}": dict(
                cause="unclassified", operation="pull", client="terraform"
            ),
            f"Error: Got error when attempting to fetch image version {IMAGE} from registry: bad credentials: 401 Unauthorized": dict(
                cause="not-authenticated", operation="pull", client="terraform"
            ),
        },
        not_reads=["Unable to read Docker image into resource: timed out"],
    ),
    Wrapper(
        "flux",
        "(failed to login to OCI registry|chart pull error: |failed to determine artifact digest"
        "|chart version for remote reference"
        "|failed to get credential from [']aws)",
        client="flux",
        source="fluxcd/source-controller internal/controller/helmrepository_controller.go, ocirepository_controller.go",
        reads={
            f"chart pull error: failed to download chart for remote reference: {IMAGE}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="pull", client="flux"
            ),
            "failed to login to OCI registry: failed to get AWS ECR token: operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to refresh cached credentials": dict(
                cause="aws-credentials-failed", operation="login", client="flux"
            ),
            f"failed to login to OCI registry: {EXPIRED}": dict(
                cause="token-expired", operation="login", client="flux"
            ),
            "failed to get credential from aws: operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to refresh cached credentials": dict(
                cause="aws-credentials-failed", client="flux"
            ),
            f'invalid chart reference: failed to get chart version for remote reference: could not fetch tags for "oci://{HOST}/app": GET "https://{HOST}/v2/app/tags/list": credential required for basic auth': dict(
                cause="not-authenticated", client="flux"
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
                cause="resource-policy-implicit-deny", operation=None, client="argocd"
            ),
            f"failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = `helm pull oci://{HOST}/team/app` failed exit status 1: Error: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="argocd"
            ),
        },
        not_reads=["error fetching chart: not found in the index"],
    ),
    Wrapper(
        "argocd-image-updater",
        "(application={word}[ image_name={repository}][ image_tag={tag}] registry={registry}"
        "|image_alias=[{word}] image_name={image}[ image_tag={tag}] registry_url={registry})",
        client="argocd-image-updater",
        source="argoproj-labs/argocd-image-updater pkg/argocd/update.go, the fields of its log",
        reads={
            'level=error msg="Could not get tags from registry: denied: Your authorization token has expired."'
            f" alias= application=web image_name=team/app image_tag=v1 registry={HOST}": dict(
                cause="token-expired",
                operation=None,
                registry=HOST,
                repository="team/app",
                tag="v1",
                client="argocd-image-updater",
            ),
            f'level=error msg="Could not get tags from registry: no basic auth credentials" application=web registry={HOST}': dict(
                cause="not-authenticated", registry=HOST, client="argocd-image-updater"
            ),
            f'level=error msg="Could not get tags from registry: Get \\"https://{HOST}/v2/team/app/tags/list\\": http: non-successful response (status=401 body=\\"Not Authorized\\\\n\\")" alias=web application=web image_name=team/app image_tag=v1 registry={HOST}': dict(
                cause="not-authenticated", repository="team/app", tag="v1", client="argocd-image-updater"
            ),
            f'level=fatal msg="could not get tags: no basic auth credentials" application=web image_alias= image_name={HOST}/team/app registry_url={HOST}': dict(
                cause="not-authenticated", repository="team/app", client="argocd-image-updater"
            ),
        },
        not_reads=["application=web image_name=app image_tag=v1"],
    ),
    Verdict(
        "regclient",
        "(unauthorized|not found|rate limit exceeded|unexpected http status code: {reason}) \\[http {status}\\]",
        BY_STATUS,
        speaker=CLIENT,
        client="regctl",
        source="regclient/regclient internal/reghttp/http.go HTTPError: it says unauthorized for a 401 and a 403 alike",
        reads={
            f'{{"error":"failed to request manifest head {IMAGE}: request failed: unauthorized [http 403]: ","message":"failed to get manifest: unauthorized"}}': dict(
                cause="forbidden", client="regctl", http_status=403, repository="team/app", operation=None
            ),
            "failed to list tags: request failed: rate limit exceeded [http 429]: ": dict(cause="rate-limited"),
            "failed to put manifest: request failed: not found [http 404]: ": dict(cause="not-found", operation="push"),
            f"failed to put manifest {IMAGE}: request failed: unexpected http status code: Bad Request [http 400]: ": dict(
                cause="bad-request", client="regctl"
            ),
        },
        not_reads=[
            "failed to get manifest registry.example.com/team/app:v1: request failed: unauthorized [http 403]: ",
            f"{ELSEWHERE}request failed: unauthorized [http 403]: ",
        ],
    ),
    Verdict(
        "jenkins-no-credential",
        "Could not find credentials matching ecr:{region}",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ECR,
        operation=Operation.LOGIN,
        client="jenkins",
        source="jenkinsci/amazon-ecr-plugin, README: a credential is named ecr:REGION:ID; jenkinsci/docker-workflow-plugin",
        reads=anywhere(
            "ERROR: Could not find credentials matching ecr:eu-west-1:aws-creds",
            cause="aws-credentials-failed",
            operation="login",
            client="jenkins",
            command_region="eu-west-1",
        ),
        not_reads=["ERROR: Could not find credentials matching aws-creds"],
    ),
    Wrapper(
        "jenkins",
        "Failed to retrieve authorization token for Amazon ECR",
        client="jenkins",
        source="jenkinsci/amazon-ecr-plugin AmazonECSRegistryCredential.java",
        reads={
            "java.lang.IllegalStateException: Failed to retrieve authorization token for Amazon ECR": dict(
                cause="login-failed", operation="login", client="jenkins"
            ),
        },
        not_reads=["Jenkins failed to retrieve the token of a build"],
    ),
    Wrapper(
        "cosign",
        "signing \\[{reference}\\]:",
        operation=Operation.PUSH,
        client="cosign",
        source="sigstore/cosign cmd/cosign/cli/sign/sign.go",
        reads={
            f"Error: signing [{IMAGE}]: accessing entity: GET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized": dict(
                cause="not-authenticated", operation="push", client="cosign", tag="v1"
            ),
        },
        not_reads=["signing [registry.example.com/app:v1]: no basic auth credentials"],
    ),
    Wrapper(
        "notation",
        "failed to get manifest descriptor",
        client="notation",
        source="notaryproject/notation cmd/notation/manifest.go",
        reads={
            f'Error: failed to get manifest descriptor: HEAD "https://{HOST}/v2/team/app/manifests/v1": basic credential not found': dict(
                cause="not-authenticated", client="notation", operation="pull"
            ),
        },
        not_reads=["failed to get manifest descriptor"],
    ),
    Wrapper(
        "buildpacks-write",
        "registry [read/]write access",
        operation=Operation.PUSH,
        client="buildpacks",
        source="buildpacks/lifecycle phase/analyzer.go, image/registry_handler.go",
        reads={
            f"ERROR: failed to initialize analyzer: validating registry write access: GET https://{HOST}/v2/team/app/manifests/v1: DENIED: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="push", client="buildpacks"
            ),
            f"ERROR: ensure registry read/write access to {IMAGE}": dict(cause="unclassified", operation="push"),
        },
        not_reads=["ensure registry read/write access to registry.example.com/team/app:v1"],
    ),
    Wrapper(
        "buildpacks-read",
        "registry read access",
        operation=Operation.PULL,
        client="buildpacks",
        source="buildpacks/lifecycle phase/analyzer.go, image/registry_handler.go",
        reads={
            f"ERROR: failed to initialize analyzer: validating registry read access: ensure registry read access to {IMAGE}": dict(
                cause="unclassified", operation="pull", client="buildpacks"
            ),
        },
        not_reads=["ensure registry read access to registry.example.com/team/app:v1"],
    ),
    Wrapper(
        "docker-maven-plugin",
        "DOCKER> [Unable to (push|pull) '{repository}' (to|from) registry '{registry}']",
        client="docker-maven-plugin",
        source="fabric8io/docker-maven-plugin service/RegistryService, access/hc/DockerAccessWithHcClient.java",
        reads={
            f"[ERROR] DOCKER> Unable to push 'team/app:v1' to registry '{HOST}' : no basic auth credentials": dict(
                cause="not-authenticated",
                operation="push",
                repository="team/app",
                tag="v1",
                client="docker-maven-plugin",
            ),
            f"[ERROR] DOCKER> Unable to pull 'team/app:v1' from registry '{HOST}' : EOF": dict(
                cause="connection-closed", operation="pull", repository="team/app"
            ),
            f"[ERROR] DOCKER> {IMAGE}: no basic auth credentials": dict(client="docker-maven-plugin"),
        },
        not_reads=["[ERROR] DOCKER> Unable to push 'team/app:v1' to registry 'registry.example.com' : EOF"],
    ),
    Wrapper(
        "nomad",
        "(Failed to find docker auth for repo|{start}Driver Failure |client.driver_mgr.docker)",
        operation=Operation.PULL,
        client="nomad",
        source="hashicorp/nomad drivers/docker/driver.go, coordinator.go",
        reads={
            f'Failed to find docker auth for repo "{HOST}/team/app": exec: "docker-credential-ecr-login": executable file not found in $PATH': dict(
                cause="credential-helper-failed", operation="pull", repository="team/app"
            ),
            **each(
                [
                    f"Driver Failure  Failed to pull `{IMAGE}`: no basic auth credentials",
                    f'Driver Failure  failed to initialize task "web" for alloc "1": Failed to pull `{IMAGE}`: Error response from daemon: Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials',
                    f"[ERROR] client.driver_mgr.docker: failed pulling container: image_ref={IMAGE} error=no basic auth credentials",
                ],
                cause="not-authenticated",
                client="nomad",
            ),
        },
        not_reads=["Driver Failure  Failed to pull `registry.example.com/app:v1`: no basic auth credentials"],
    ),
    # The API server's word for a webhook that refused a pod; of those that pull, each verifies images.
    Wrapper(
        "admission-webhook",
        "(admission webhook '{host}' denied the request|failed to verify image {image}: .attest"
        "|signature keyless validation failed for)",
        operation=Operation.PULL,
        client="admission-webhook",
        source="kubernetes/apiserver pkg/admission/plugin/webhook/errors/statuserror.go; kyverno/kyverno pkg/cosign; sigstore/policy-controller",
        reads={
            **each(
                [
                    f'Error from server: admission webhook "mutate.kyverno.svc-fail" denied the request: failed to verify image {IMAGE}: GET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized: Not Authorized',
                    f"policy check/verify fail: failed to verify image {IMAGE}: .attestors[0].entries[0].keys: GET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized: Not Authorized",
                    f"{IMAGE} signature keyless validation failed for authority authority-0 for {IMAGE}: GET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized: Not Authorized",
                ],
                cause="not-authenticated",
                operation="pull",
                client="admission-webhook",
            ),
        },
        not_reads=['admission webhook "validate.example.com" denied the request: latest is no tag'],
    ),
    Wrapper(
        "kamal",
        "docker stderr:[ WARNING! Using --password via the CLI is insecure. Use --password-stdin. Error response]",
        client="kamal",
        source="capistrano/sshkit lib/sshkit/command.rb; basecamp/kamal",
        reads={
            f"ERROR (SSHKit::Command::Failed): Exception while executing on host 10.0.0.1: docker exit status: 1\ndocker stdout: Nothing written\ndocker stderr: WARNING! Using --password via the CLI is insecure. Use --password-stdin.\nError response from daemon: login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request": dict(
                cause="login-failed", client="kamal", http_status=400
            ),
            f"docker stderr: Error response from daemon: login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request": dict(
                client="kamal"
            ),
        },
        not_reads=["docker stderr: Nothing written"],
    ),
    Wrapper(
        "pulumi",
        "(docker-build:index:Image|docker:(index|image):Image)",
        client="pulumi",
        source="pulumi/pulumi-docker-build and pulumi/pulumi-docker: the types of their resources",
        reads={
            f"+ docker-build:index:Image app creating (21s) error: failed to push {IMAGE}: unexpected status from POST request to https://{HOST}/v2/team/app/blobs/uploads/: 401 Unauthorized": dict(
                cause="not-authenticated", operation="push", client="pulumi"
            ),
            f"docker:index:Image (app): error: {EXPIRED}": dict(cause="token-expired", operation=None, client="pulumi"),
            f"docker:index:Image (app): error: Error pushing {IMAGE}: no basic auth credentials": dict(
                cause="not-authenticated", client="pulumi"
            ),
        },
        not_reads=["+ docker-build:index:Image app created (21s)"],
    ),
    Wrapper(
        "ansible",
        "FAILED! => \\{",
        client="ansible",
        source="ansible/ansible lib/ansible/plugins/callback/default.py",
        reads={
            f'fatal: [10.0.0.1]: FAILED! => {{"changed": false, "msg": "Error pulling {HOST}/team/app - no basic auth credentials"}}': dict(
                cause="not-authenticated", client="ansible"
            ),
        },
        not_reads=['fatal: [10.0.0.1]: FAILED! => {"changed": false, "msg": "no such file"}'],
    ),
    Wrapper(
        "spring-boot",
        "(Docker API call to '|spring-boot-maven-plugin:|received when pushing image)",
        client="spring-boot",
        source="spring-projects/spring-boot buildpack platform, docker/DockerApi, transport/DockerEngineException",
        reads={
            f"> Error response received when pushing image {IMAGE}: no basic auth credentials": dict(
                cause="not-authenticated", operation="push", client="spring-boot"
            ),
            **each(
                [
                    f'Docker API call to \'localhost/v1.41/images/create?fromImage={HOST}%2Fteam%2Fapp%3Av1\' failed with status code 500 "Internal Server Error" and message "no basic auth credentials"',
                    f"Failed to execute goal org.springframework.boot:spring-boot-maven-plugin:3.4.0:build-image: {IMAGE}: no basic auth credentials",
                ],
                cause="not-authenticated",
                client="spring-boot",
            ),
        },
        not_reads=["Docker API call to 'localhost/v1.41/images/load' failed with status code 500"],
    ),
    Wrapper(
        "dependabot",
        "(Dependabot::PrivateSource{word}|source could not be reached as it requires)",
        client="dependabot",
        source="dependabot/dependabot-core common/lib/dependabot/errors.rb",
        reads={
            **each(
                [
                    f"The following source could not be reached as it requires authentication (and any provided details were invalid or lacked the required permissions): {HOST}",
                    f"Dependabot::PrivateSourceAuthenticationFailure: the source {HOST} requires authentication",
                ],
                cause="not-authenticated",
                client="dependabot",
            ),
        },
        not_reads=[
            "The following source could not be reached as it requires authentication (and any provided details were invalid or lacked the required permissions): registry.example.com"
        ],
    ),
    Wrapper(
        "renovate-token",
        "(ECR getAuthorizationToken error|extract authorizationToken from ECR)",
        operation=Operation.LOGIN,
        client="renovate",
        source="renovatebot/renovate lib/modules/datasource/docker/ecr.ts, common.ts",
        reads={
            **each(
                [
                    "WARN: ECR getAuthorizationToken error",
                    "WARN: Could not extract authorizationToken from ECR getAuthorizationToken response",
                ],
                cause="login-failed",
                operation="login",
                client="renovate",
            ),
        },
        not_reads=["WARN: getAuthorizationToken of registry.example.com"],
    ),
    # It pushes to ECR alone.
    Verdict(
        "sam-push",
        "samcli.commands.package.exceptions.DockerPushFailedError:",
        Cause.UNCLASSIFIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PUSH,
        source="aws/aws-sam-cli samcli/lib/package/ecr_uploader.py",
        reads={
            'samcli.commands.package.exceptions.DockerPushFailedError: 500 Server Error: Internal Server Error ("invalid reference format")': dict(
                cause="invalid-name", operation="push"
            ),
            "samcli.commands.package.exceptions.DockerPushFailedError: no such thing": dict(
                cause="unclassified", operation="push"
            ),
        },
        not_reads=[
            "DockerPushFailedError",
            f"{ELSEWHERE}samcli.commands.package.exceptions.DockerPushFailedError: no such thing",
        ],
    ),
    Verdict(
        "sam-repository",
        "Invalid Image Repository ECR URI: {reference}",
        Cause.INVALID_NAME,
        speaker=ECR,
        strength=Strength.CLIENT,
        operation=Operation.PUSH,
        source="aws/aws-sam-cli samcli/cli/types.py ImageRepositoryType: it takes no registry but a private one",
        reads={
            f"Error: Invalid value for '--image-repository': Invalid Image Repository ECR URI: {HOST}/Team/App": dict(
                cause="invalid-name", operation="push", registry=HOST
            ),
            "Error: Invalid Image Repository ECR URI: public.ecr.aws/team/app": dict(
                cause="invalid-name", operation="push", registry_alias="team", repository="app"
            ),
            "Invalid Image Repository ECR URI: team/app": dict(cause="invalid-name", operation="push"),
        },
        not_reads=["Invalid Image Repository"],
    ),
    Verdict(
        "watchtower-head",
        'registry responded to head request with "{status}',
        BY_STATUS,
        speaker=CLIENT,
        operation=Operation.PULL,
        client="watchtower",
        method="HEAD",
        target=RequestTarget.MANIFEST,
        source="containrrr/watchtower pkg/registry/digest/digest.go GetDigest",
        reads={
            f'level=warning msg="Could not do a head request for \\"{IMAGE}\\", falling back to regular pull."\nlevel=warning msg="Reason: registry responded to head request with \\"401 Unauthorized\\", auth: \\"not present\\""': dict(
                cause="not-authenticated",
                operation="pull",
                client="watchtower",
                http_status=401,
                repository="team/app",
                request_method="HEAD",
                request_target="manifest",
            ),
            'registry responded to head request with "404 Not Found", auth: "not present"': dict(
                cause="not-found", operation="pull", client="watchtower"
            ),
        },
        not_reads=[f'{ELSEWHERE}registry responded to head request with "404 Not Found", auth: "not present"'],
    ),
    Wrapper(
        "spinnaker",
        "(without a WWW-Authenticate header|com.netflix.spinnaker.)",
        client="spinnaker",
        source="spinnaker/clouddriver clouddriver-docker, DockerRegistryClient.groovy",
        reads={
            f"WARN 1 --- c.n.s.c.d.r.a.v.c.DockerRegistryClient : Registry https://{HOST} returned status 400 for request '_catalog' without a WWW-Authenticate header": dict(
                cause="bad-request", client="spinnaker", http_status=400, operation=None
            ),
            f"com.netflix.spinnaker.kork.retrofit.exceptions.SpinnakerHttpException: Status: 401, Method: GET, URL: https://{HOST}/v2/team/app/tags/list, Message: Unauthorized": dict(
                cause="not-authenticated", client="spinnaker", operation="pull"
            ),
        },
        not_reads=["The answer came without a WWW-Authenticate header."],
    ),
    Wrapper(
        "zot",
        "using ECR credentials helper",
        operation=Operation.LOGIN,
        client="zot",
        source="project-zot/zot pkg/extensions/sync/ecr_credential_helper.go",
        reads={
            f'{{"level":"error","error":"failed to get ECR credentials {HOST}: unable to get ECR authorization token for account 111122223333: operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, api error ExpiredTokenException: The security token included in the request is expired","message":"failed to retrieve credentials using ECR credentials helper."}}': dict(
                cause="aws-credentials-failed", operation="login", client="zot", wording="aws_credentials.expired"
            ),
            f'{{"level":"error","error":"invalid ECR URL is received: https://{HOST}x","message":"failed to retrieve credentials using ECR credentials helper."}}': dict(
                cause="unclassified", client="zot"
            ),
        },
        not_reads=["zot failed to retrieve the credentials of registry.example.com"],
    ),
    Wrapper(
        "watchtower",
        "(Unable to update container '{url}':|Could not do a head request for)",
        operation=Operation.PULL,
        client="watchtower",
        source="containrrr/watchtower internal/actions/update.go, pkg/container/client.go",
        reads={
            f'level=info msg="Unable to update container \\"/web\\": Error response from daemon: Head \\"https://{HOST}/v2/team/app/manifests/v1\\": {EXPIRED}. Proceeding to next."': dict(
                cause="token-expired", operation="pull", client="watchtower", repository="team/app"
            ),
            f'level=warning msg="Could not do a head request for \\"{IMAGE}\\", falling back to regular pull." error="no basic auth credentials"': dict(
                cause="not-authenticated", operation="pull", client="watchtower"
            ),
        },
        not_reads=['level=info msg="Unable to update container \\"/web\\": EOF"'],
    ),
    # What the log of any controller has beside its message.
    Wrapper(
        "controller",
        '(Reconciler error|controllerKind|reconcileID|"logger":"controllers.|controller={word} namespace={word}'
        "|failed to look-up entrypoint/cmd|translating TaskSpec to Pod)",
        client="controller",
        source="kubernetes-sigs/controller-runtime pkg/internal/controller/controller.go; argoproj/argo-workflows workflow/controller/workflowpod.go; tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go",
        reads={
            **each(
                [
                    f'{{"level":"error","msg":"Reconciler error","error":"GET https://{HOST}/v2/team/app/blobs/x: unexpected status code 401 Unauthorized: Not Authorized"}}',
                    f'{{"level":"error","controllerKind":"Warehouse","error":"GET https://{HOST}/v2/team/app/blobs/x: unexpected status code 401 Unauthorized: Not Authorized"}}',
                    f'{{"level":"error","logger":"controllers.Mirror","error":"GET https://{HOST}/v2/team/app/blobs/x: unexpected status code 401 Unauthorized: Not Authorized"}}',
                    f'{{"level":"error","reconcileID":"0a1b","error":"GET https://{HOST}/v2/team/app/blobs/x: unexpected status code 401 Unauthorized: Not Authorized"}}',
                    f'level=error controller=warehouse namespace=web error="GET https://{HOST}/v2/team/app/blobs/x: unexpected status code 401 Unauthorized: Not Authorized"',
                ],
                cause="not-authenticated",
                client="controller",
                operation=None,
            ),
            **each(
                [
                    f'{{"level":"info","msg":"node web-l5rc4 message: failed to look-up entrypoint/cmd for image \\"{IMAGE}\\", you must either explicitly specify the command: GET https://{HOST}/v2/team/app/manifests/v1: unexpected status code 401 Unauthorized: Not Authorized"}}',
                    f"failed to create task run pod: translating TaskSpec to Pod: error getting image manifest: GET https://{HOST}/v2/team/app/manifests/v1: unsupported status code 401; body: Not Authorized",
                ],
                cause="not-authenticated",
                client="controller",
                operation="pull",
            ),
        },
        not_reads=['{"level":"error","msg":"Reconciler error","error":"EOF"}'],
    ),
    # What runs containers for Bottlerocket itself.
    # By the role of its token exchange service; the reason stands below it.
    Verdict(
        "greengrass",
        "Failed to get credentials for ECR registry - [{account}]",
        Cause.LOGIN_FAILED,
        speaker=ECR,
        strength=Strength.GUESS,
        operation=Operation.LOGIN,
        client="greengrass",
        source="aws-greengrass/aws-greengrass-nucleus componentmanager/plugins/docker/EcrAccessor.java",
        reads={
            **anywhere(
                "com.aws.greengrass.componentmanager.plugins.docker.exceptions.RegistryAuthException: Failed to get credentials for ECR registry - 111122223333",
                cause="login-failed",
                operation="login",
                client="greengrass",
                registry_id="111122223333",
            ),
            "Failed to get credentials for ECR registry - 111122223333: i/o timeout": dict(cause="connection-failed"),
        },
        not_reads=["Failed to get credentials for the registry - 111122223333"],
    ),
    Wrapper(
        "host-ctr",
        "(failed to pull image. waiting|retries exhausted: failed to)",
        operation=Operation.PULL,
        client="host-ctr",
        source="bottlerocket-os/bottlerocket-core-kit sources/host-ctr/cmd/host-ctr/main.go",
        reads={
            f'level=warning msg="failed to pull image. waiting 1.1s before retrying..." error="failed to resolve reference \\"{IMAGE}\\": pulling from host {HOST} failed with status code [manifests v1]: 403 Forbidden"': dict(
                cause="forbidden", operation="pull", client="host-ctr"
            ),
            f'level=error msg="retries exhausted: failed to resolve reference \\"{IMAGE}\\": {IMAGE}: not found" ref={IMAGE}': dict(
                cause="not-found", client="host-ctr"
            ),
        },
        not_reads=['level=warning msg="failed to pull image. waiting 1.1s before retrying..."'],
    ),
    # What keeps images of other registries, with a login of its own.
    Wrapper(
        "harbor",
        "(/adapter/awsecr/|/controller/replication/transfer/)",
        client="harbor",
        source="goharbor/harbor src/pkg/reg/adapter/awsecr/adapter.go, src/replication/adapter/awsecr/adapter.go, src/controller/replication/transfer/image/transfer.go",
        reads={
            f"[ERROR] [/pkg/reg/adapter/awsecr/adapter.go:188]: failed to ping registry https://{HOST}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="harbor"
            ),
            f"[ERROR] [/replication/adapter/awsecr/adapter.go:208]: failed to ping registry https://{HOST}: EC2RoleRequestError: no EC2 instance role found": dict(
                cause="aws-credentials-failed", client="harbor"
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
        "nexus",
        "(org.sonatype.nexus|authentication error: Could not retrieve token from)",
        operation=Operation.PULL,
        client="nexus",
        source="sonatype/nexus-public: the names of its loggers; its issue 639",
        reads={
            f"org.sonatype.nexus.repository.docker.internal.DockerProxyFacet - {IMAGE}: 401 Unauthorized": dict(
                cause="not-authenticated", operation="pull", client="nexus"
            ),
            f"HttpAuthenticator - BEARER [complete=true] authentication error: Could not retrieve token from https://{HOST}/token. Status code: 401": dict(
                cause="not-authenticated", operation="pull", client="nexus"
            ),
        },
        not_reads=["org.sonatype.nexus.bootstrap - Could not retrieve token"],
    ),
    Wrapper(
        "artifactory",
        "\\[jfrt ",
        operation=Operation.PULL,
        client="artifactory",
        source="JFrog, service log format: the service that wrote the line",
        reads={
            f"2026-11-25T10:00:21.000Z [jfrt ] [ERROR] [0a1b2c3d4e5f6a7b] [HttpRepo:100] - Failed retrieving resource from https://{HOST}/v2/team/app/manifests/v1: Status code 403": dict(
                cause="forbidden", operation="pull", client="artifactory"
            ),
        },
        not_reads=["[jfrt ] [ERROR] - 3 errors"],
    ),
)
