"""Programs that pull, push or sign by a library or an engine: by what each says around the words of that."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, ECR, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.terms import Cause, Operation, RequestTarget

ENTRIES = (
    Wrapper(
        "helm",
        "((INSTALLATION|UPGRADE) FAILED|failed to download '{url}' at version '{tag}')",
        operation=Operation.PULL,
        client="helm",
        source="helm/helm pkg/cmd/install.go, upgrade.go; pkg/downloader/chart_downloader.go, pkg/action/install.go",
    ),
    # The runner of GitLab pulls the image of a job before its script begins, with a login of its own.
    Wrapper(
        "gitlab-runner",
        "(with specified policies \\[|Failed to pull image with policy )",
        client="gitlab-runner",
        source="gitlab-org/gitlab-runner executors/docker/internal/pull/manager.go",
    ),
    Wrapper(
        "gitlab-preparation",
        "ERROR[:] Preparation failed[:]",
        client="gitlab-runner",
        source="gitlab-org/gitlab-runner common/build.go: the executor of a job was not made ready",
    ),
    # The runner of GitHub, and of Azure Pipelines, pulls the container of a job before its steps.
    Wrapper(
        "runner-pull",
        "Docker pull failed with exit code {digits}",
        continues=True,
        client="github-runner",
        source="actions/runner src/Runner.Worker/ContainerOperationProvider.cs",
    ),
    # A pipe of Bitbucket runs in a container of its own, which sees the variables that it is given.
    Note(
        "bitbucket-pipe",
        "(pipe: atlassian/aws-{word}|Using default authentication with AWS_ACCESS_KEY_ID)",
        Signal.OPENS,
        client="bitbucket-pipe",
        source="Atlassian, aws-ecr-push-image, README: its variables; Bitbucket Pipelines prints the pipe of a step",
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
        )
        for script, operation in (("in", Operation.PULL), ("out", Operation.PUSH))
    ),
    # The message of a check holds what its script printed, below.
    Note(
        "concourse-check",
        "resource script '/opt/resource/check \\[\\]' failed[:]",
        Signal.OPENS,
        operation=Operation.PULL,
        client="concourse",
        source="concourse/concourse atc/resource, ErrResourceScriptFailed",
    ),
    Wrapper(
        "concourse",
        "checking origin {word} failed[:]",
        operation=Operation.PULL,
        client="concourse",
        source="concourse/registry-image-resource commands/check.go: it lists tags, or reads the manifest of one",
    ),
    # So does the executor of CircleCI.
    Note(
        "circleci-image",
        "image (cache not found on this host, downloading|is cached as) {reference}",
        Signal.OPENS,
        operation=Operation.PULL,
        client="circleci",
        source="CircleCI, the step that starts an executor, as printed in threads",
    ),
    # Trivy and Terraform's docker provider find logins of their own, whatever library pulls or pushes.
    Wrapper(
        "trivy",
        "(scan error|trivy|remote error: (GET|HEAD) |unable to find the specified image '{reference}')",
        operation=Operation.PULL,
        client="trivy",
        source="aquasecurity/trivy pkg/commands/artifact/run.go; Trivy documentation, private registries",
    ),
    # What it was given it took for the address of files, or of a git repository.
    Verdict(
        "trivy-files",
        "initialize a (filesystem|repository) scanner: [git clone error: ](authentication required|repository not found)",
        Cause.NOT_AUTHENTICATED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        client="trivy",
        source="aquasecurity/trivy pkg/commands/artifact/run.go, pkg/fanal/artifact/repo/git.go",
    ),
    Wrapper(
        "terraform",
        "(Error pushing docker image|getting registry image digest|Unable to get authConfig for registry)",
        client="terraform",
        source="kreuzwerker/terraform-provider-docker internal/provider/resource_docker_registry_image_funcs.go",
    ),
    Wrapper(
        "terraform-read",
        "(Unable to read Docker image into resource|attempting to fetch image version)",
        operation=Operation.PULL,
        client="terraform",
        source="kreuzwerker/terraform-provider-docker internal/provider/resource_docker_image_funcs.go, data_source_docker_registry_image.go",
    ),
    Wrapper(
        "flux",
        "(failed to login to OCI registry|chart pull error: |failed to determine artifact digest"
        "|chart version for remote reference"
        "|failed to get credential from [']aws)",
        client="flux",
        source="fluxcd/source-controller internal/controller/helmrepository_controller.go, ocirepository_controller.go",
    ),
    Wrapper(
        "argocd",
        "(error fetching chart|Manifest generation error|failed to generate manifest for source)",
        client="argocd",
        source="argoproj/argo-cd reposerver/repository/repository.go, util/helm/client.go",
    ),
    Wrapper(
        "argocd-image-updater",
        "(application={word}[ image_name={repository}][ image_tag={tag}] registry={registry}"
        "|image_alias=[{word}] image_name={image}[ image_tag={tag}] registry_url={registry})",
        client="argocd-image-updater",
        source="argoproj-labs/argocd-image-updater pkg/argocd/update.go, the fields of its log",
    ),
    Wrapper(
        "argocd-image-updater-test",
        "(application=test image_alias=|{edge}command=test{edge})",
        client="argocd-image-updater-test",
        source="argoproj-labs/argocd-image-updater cmd/test.go, the fields of its log",
    ),
    Verdict(
        "regclient",
        "(unauthorized|not found|rate limit exceeded|unexpected http status code[: {reason}]) \\[http {status}\\]",
        BY_STATUS,
        speaker=CLIENT,
        client="regctl",
        source="regclient/regclient internal/reghttp/http.go HTTPError: it says unauthorized for a 401 and a 403 alike",
    ),
    Verdict(
        "jenkins-no-credential",
        "Could not find credentials matching ecr:{region}",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ECR,
        operation=Operation.LOGIN,
        client="jenkins",
        source="jenkinsci/amazon-ecr-plugin, README: a credential is named ecr:REGION:ID; jenkinsci/docker-workflow-plugin",
    ),
    Wrapper(
        "jenkins",
        "Failed to retrieve authorization token for Amazon ECR",
        client="jenkins",
        source="jenkinsci/amazon-ecr-plugin AmazonECSRegistryCredential.java",
    ),
    Wrapper(
        "cosign",
        "signing \\[{reference}\\]:",
        operation=Operation.PUSH,
        client="cosign",
        source="sigstore/cosign cmd/cosign/cli/sign/sign.go",
    ),
    Verdict(
        "entity-not-found",
        "entity not found in registry",
        Cause.NOT_FOUND,
        speaker=CLIENT,
        operation=Operation.PULL,
        client="cosign",
        source="sigstore/cosign pkg/oci/remote/remote.go ErrEntityNotFound: a manifest was answered with 404",
    ),
    # The tag is the digest of what is signed and this ending, which people shorten.
    Wrapper(
        "cosign-tag",
        "image tag 'sha256-{path}.(att|sig|sbom)'",
        client="cosign",
        source="sigstore/cosign specs/SIGNATURE_SPEC.md",
    ),
    Wrapper(
        "notation",
        "failed to get manifest descriptor",
        client="notation",
        source="notaryproject/notation cmd/notation/manifest.go",
    ),
    Wrapper(
        "buildpacks-write",
        "registry [read/]write access",
        operation=Operation.PUSH,
        client="buildpacks",
        source="buildpacks/lifecycle phase/analyzer.go, image/registry_handler.go",
    ),
    Wrapper(
        "buildpacks-read",
        "registry read access",
        operation=Operation.PULL,
        client="buildpacks",
        source="buildpacks/lifecycle phase/analyzer.go, image/registry_handler.go",
    ),
    Wrapper(
        "docker-maven-plugin",
        "DOCKER> [Unable to (push|pull) '{repository}' (to|from) registry '{registry}']",
        client="docker-maven-plugin",
        source="fabric8io/docker-maven-plugin service/RegistryService, access/hc/DockerAccessWithHcClient.java",
    ),
    Wrapper(
        "nomad",
        "(Failed to find docker auth for repo|{start}Driver Failure |client.driver_mgr.docker)",
        operation=Operation.PULL,
        client="nomad",
        source="hashicorp/nomad drivers/docker/driver.go, coordinator.go",
    ),
    # The API server's word for a webhook that refused a pod; of those that pull, each verifies images.
    Wrapper(
        "admission-webhook",
        "(admission webhook '{host}' denied the request|failed to verify image {image}: .attest"
        "|signature keyless validation failed for)",
        operation=Operation.PULL,
        client="admission-webhook",
        source="kubernetes/apiserver pkg/admission/plugin/webhook/errors/statuserror.go; kyverno/kyverno pkg/cosign; sigstore/policy-controller",
    ),
    Wrapper(
        "kamal",
        "docker stderr:[ WARNING! Using --password via the CLI is insecure. Use --password-stdin. Error response]",
        client="kamal",
        source="capistrano/sshkit lib/sshkit/command.rb; basecamp/kamal",
    ),
    Wrapper(
        "pulumi",
        "(docker-build:index:Image|docker:(index|image):Image)",
        client="pulumi",
        source="pulumi/pulumi-docker-build and pulumi/pulumi-docker: the types of their resources",
    ),
    Wrapper(
        "ansible",
        "FAILED! => \\{",
        client="ansible",
        source="ansible/ansible lib/ansible/plugins/callback/default.py",
    ),
    Wrapper(
        "spring-boot",
        "(Docker API call to '|spring-boot-maven-plugin:|received when pushing image)",
        client="spring-boot",
        source="spring-projects/spring-boot buildpack platform, docker/DockerApi, transport/DockerEngineException",
    ),
    Wrapper(
        "dependabot",
        "(Dependabot::PrivateSource{word}|source could not be reached as it requires)",
        client="dependabot",
        source="dependabot/dependabot-core common/lib/dependabot/errors.rb",
    ),
    Wrapper(
        "renovate-token",
        "(ECR getAuthorizationToken error|extract authorizationToken from ECR)",
        operation=Operation.LOGIN,
        client="renovate",
        source="renovatebot/renovate lib/modules/datasource/docker/ecr.ts, common.ts",
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
    ),
    Verdict(
        "sam-repository",
        "Invalid Image Repository ECR URI: {reference}",
        Cause.INVALID_NAME,
        speaker=ECR,
        strength=Strength.CLIENT,
        operation=Operation.PUSH,
        source="aws/aws-sam-cli samcli/cli/types.py ImageRepositoryType: it takes no registry but a private one",
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
    ),
    Wrapper(
        "spinnaker",
        "(without a WWW-Authenticate header|com.netflix.spinnaker.)",
        client="spinnaker",
        source="spinnaker/clouddriver clouddriver-docker, DockerRegistryClient.groovy",
    ),
    Wrapper(
        "zot",
        "using ECR credentials helper",
        operation=Operation.LOGIN,
        client="zot",
        source="project-zot/zot pkg/extensions/sync/ecr_credential_helper.go",
    ),
    Wrapper(
        "watchtower",
        "(Unable to update container '{url}':|Could not do a head request for)",
        operation=Operation.PULL,
        client="watchtower",
        source="containrrr/watchtower internal/actions/update.go, pkg/container/client.go",
    ),
    # What the log of any controller has beside its message.
    Wrapper(
        "controller",
        '(Reconciler error|controllerKind|reconcileID|"logger":"controllers.|controller={word} namespace={word}'
        "|failed to look-up entrypoint/cmd|translating TaskSpec to Pod)",
        client="controller",
        source="kubernetes-sigs/controller-runtime pkg/internal/controller/controller.go; argoproj/argo-workflows workflow/controller/workflowpod.go; tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go",
    ),
    # By the role of its token exchange service; the reason is below it.
    Verdict(
        "greengrass",
        "Failed to get credentials for ECR registry - [{account}]",
        Cause.LOGIN_FAILED,
        speaker=ECR,
        strength=Strength.GUESS,
        operation=Operation.LOGIN,
        client="greengrass",
        source="aws-greengrass/aws-greengrass-nucleus componentmanager/plugins/docker/EcrAccessor.java",
    ),
    Wrapper(
        "host-ctr",
        "(failed to pull image. waiting|retries exhausted: failed to)",
        operation=Operation.PULL,
        client="host-ctr",
        source="bottlerocket-os/bottlerocket-core-kit sources/host-ctr/cmd/host-ctr/main.go",
    ),
    # What keeps images of other registries, with a login of its own.
    Wrapper(
        "harbor",
        "(/adapter/awsecr/|/controller/replication/transfer/)",
        client="harbor",
        source="goharbor/harbor src/pkg/reg/adapter/awsecr/adapter.go, src/replication/adapter/awsecr/adapter.go, src/controller/replication/transfer/image/transfer.go",
    ),
    Wrapper(
        "nexus",
        "(org.sonatype.nexus|authentication error: Could not retrieve token from)",
        operation=Operation.PULL,
        client="nexus",
        source="sonatype/nexus-public: the names of its loggers; its issue 639",
    ),
    Wrapper(
        "artifactory",
        "\\[jfrt ",
        operation=Operation.PULL,
        client="artifactory",
        source="JFrog, service log format: the service that wrote the line",
    ),
)
