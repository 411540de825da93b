"""Checks of programs that log in by themselves: another's login does not count there."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Check, Command, Kind

__all__ = ["KANIKO_HELPER", "OWN_LOGIN"]


# Where each takes its login from: the pages above.
_OWN_LOGIN = Check(
    "own-login",
    Kind.CREDENTIALS,
    "Give the program that asked a login of its own.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    why="A login on your own machine changes nothing for it.",
    needs="own-login",
)
OWN_LOGIN = (
    _OWN_LOGIN.but(
        "Set DOCKER_AUTH_CONFIG, or ecr-login on the runner.",
        needs="client=gitlab-runner",
        why="The runner pulls a job's image before its script begins, so a login in script: comes too late. "
        "A token in DOCKER_AUTH_CONFIG lasts twelve hours; ecr-login, named there for the host and "
        "installed on the runner, asks AWS each time.",
        kind=Kind.CREDENTIAL_HELPER,
        page="https://docs.gitlab.com/ci/docker/using_docker_images/",
    ),
    _OWN_LOGIN.but(
        "Give the job's container credentials: container.credentials at GitHub.",
        needs="client=github-runner",
        why="The runner pulls containers and services before any step, with the user and password of the "
        "workflow alone. An earlier job can hand a token on as an output. In Azure Pipelines the "
        "container's endpoint has user and password.",
        page="https://docs.github.com/actions/how-tos/write-workflows/choose-where-workflows-run/run-jobs-in-a-container",
    ),
    _OWN_LOGIN.but(
        "Renew the AWS keys in the variables of the pipe, or let it assume a role by OIDC.",
        needs="client=bitbucket-pipe",
        why="A pipe asks AWS by its own AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, which the repository, "
        "the deployment or the workspace may set, or by AWS_OIDC_ROLE_ARN. A login in another step does "
        "not count.",
        page="https://bitbucket.org/atlassian/aws-ecr-push-image/src/master/README.md",
    ),
    _OWN_LOGIN.but(
        "Give the job's image aws_auth in the configuration of CircleCI.",
        needs="client=circleci",
        why="The executor pulls its image before any step, with the aws_auth of that image: an access key of "
        "the project or a context, or a role by OIDC. A login in a step comes too late. A login on your "
        "own machine changes nothing for it.",
        page="https://circleci.com/docs/private-images/",
    ),
    # concourse/registry-image-resource, README: source.
    _OWN_LOGIN.but(
        "Set aws_region in the source of that resource, with AWS keys or a role.",
        needs="client=concourse",
        why="With aws_region the resource asks AWS for a token, by the keys of its source, by aws_role_arn, "
        "or by what its container finds. Without it, the user and the password of the source count.",
        page="https://github.com/concourse/registry-image-resource#source-configuration",
    ),
    _OWN_LOGIN.but(
        "Give kaniko's pod or instance a role that may push.",
        needs="client=kaniko",
        why="kaniko has no login of its own: it asks AWS by that role, through ecr-login. A login on your "
        "own machine changes nothing for it.",
        page="https://github.com/GoogleContainerTools/kaniko#pushing-to-amazon-ecr",
    ),
    _OWN_LOGIN.but(
        "Set provider: aws on the Flux source.",
        needs="client=flux",
        why="The default, generic, takes a secret, and a token in it lasts twelve hours. With aws the "
        "source-controller asks by its own role, or by the node's. A login on your own machine changes "
        "nothing for it.",
        page="https://fluxcd.io/flux/components/source/ocirepositories/#provider",
    ),
    _OWN_LOGIN.but(
        "Set registry_auth for this host in Terraform's docker provider.",
        needs="client=terraform",
        why="The data source aws_ecr_authorization_token gives user and password, by the credentials of the "
        "AWS provider.",
        page="https://registry.terraform.io/providers/kreuzwerker/docker/latest/docs#registry-credentials",
    ),
    _OWN_LOGIN.but(
        "Give the Image in the Pulumi program a login: registries, or registry.",
        needs="client=pulumi",
        why="docker-build takes it from registries, docker from registry: a user and a password that "
        "aws.ecr.getAuthorizationToken gives, by the credentials and the region of the AWS provider. "
        "Without them docker's stored login counts.",
        page="https://www.pulumi.com/registry/packages/docker-build/api-docs/image/",
    ),
    _OWN_LOGIN.but(
        "Give Trivy AWS credentials, or a docker login, where it runs.",
        needs="client=trivy",
        why="Trivy asks AWS for a token by itself, and reads docker's config.json or TRIVY_USERNAME and "
        "TRIVY_PASSWORD. In a container it sees those of the container alone.",
        page="https://trivy.dev/docs/latest/guide/advanced/private-registries/ecr/",
    ),
    _OWN_LOGIN.but(
        "Log in where you deploy from, then send that login to the nodes.",
        needs="client=swarm",
        why="The nodes have the token that came with --with-registry-auth, and no other; it lasts twelve hours.",
        kind=Kind.NODE_CREDENTIALS,
        page="https://docs.docker.com/reference/cli/docker/service/update/",
        changes_state=True,
        commands=(
            Command(commands.LOG_IN, "login-kept: Login Succeeded -> now send it to the nodes"),
            Command(
                '{sudo} docker service update --with-registry-auth --force "<service>"',
                "login-sent: converged -> the nodes had no login, or an old one",
                "login-not-sent: the same failure -> not the login: does docker pull work there?",
            ),
        ),
    ),
    _OWN_LOGIN.but(
        "Renew the access key in Harbor's registry endpoint.",
        needs="client=harbor",
        why="Harbor asks AWS for a token by the access key of its endpoint, or by its own role without one. "
        "A proxy cache with a token for a password has it for twelve hours. A login on your own machine "
        "changes nothing for it.",
        page="https://goharbor.io/docs/main/administration/configuring-replication/create-replication-endpoints/",
    ),
    _OWN_LOGIN.but(
        "Give the Nomad client's docker plug-in a login, or its helper AWS credentials.",
        needs="client=nomad",
        why="The client node asks the job's auth, then the file in the plug-in's auth.config, then "
        "auth.helper: ecr-login there asks AWS each time, with the credentials, the HOME and the PATH of "
        "the Nomad agent.",
        kind=Kind.CREDENTIAL_HELPER,
        page="https://developer.hashicorp.com/nomad/docs/drivers/docker",
    ),
    # What has another registry in its settings (Amazon ECR user guide, registry_auth: twelve hours; Spinnaker
    # documentation, providers: docker-registry).
    _OWN_LOGIN.but(
        "Renew the token in its settings: of the remote repository, or of the account.",
        needs="client=artifactory|nexus|spinnaker",
        why="A token as its password lasts twelve hours; something must renew it before, as Spinnaker's "
        "passwordCommand does. A login on your own machine changes nothing for it.",
    ),
    # kubernetes-sigs/controller-runtime, and Kubernetes documentation, extensible-admission-controllers.
    _OWN_LOGIN.but(
        "Give the controller's pod, or the webhook that verifies images, access of its own to this registry.",
        needs="client=admission-webhook|controller",
        why="It asks by the role of its service account, or by a secret that it is set up with. A node's "
        "role and the secret of another pod need not count for it. A login on your own machine changes "
        "nothing for it.",
    ),
    # GitHub documentation, configuring-access-to-private-registries-for-dependabot, docker-registry.
    _OWN_LOGIN.but(
        "Name this host in dependabot.yml, with an access key from Dependabot's secrets.",
        needs="client=dependabot",
        why="For a docker-registry at ECR, user and password are an access key and its secret. The secrets "
        "of Actions are others. A login on your own machine changes nothing for it.",
        page="https://docs.github.com/en/code-security/dependabot/working-with-dependabot/configuring-access-to-private-registries-for-dependabot#docker-registry",
    ),
    # Kamal documentation, docker-registry.
    _OWN_LOGIN.but(
        "Let a command get the password of the registry in Kamal's configuration.",
        needs="client=kamal",
        why="Kamal logs in on each server as AWS, with that password: a token, which lasts twelve hours. aws "
        "ecr get-login-password prints one. A login on your own machine changes nothing for it.",
        page="https://kamal-deploy.org/docs/configuration/docker-registry/",
    ),
    # Renovate documentation, docker: AWS ECR.
    _OWN_LOGIN.but(
        "Renew the AWS keys that Renovate has for this host.",
        needs="client=renovate",
        why="It asks AWS for a token by the username and the password of its host rule, or by AWS "
        "credentials of its own where the rule has none. A login on your own machine changes nothing for "
        "it.",
        page="https://docs.renovatebot.com/docker/",
    ),
    # Spring Boot documentation, build-image, docker-registry.
    _OWN_LOGIN.but(
        "Set docker.publishRegistry in the build, or builderRegistry for a pull.",
        needs="client=spring-boot",
        why="Spring Boot sends the user and the password of its own configuration: AWS and a token. Older "
        "versions see no docker login.",
        page="https://docs.spring.io/spring-boot/maven-plugin/build-image.html#build-image.docker-registry",
    ),
    _OWN_LOGIN.but(
        "Give Watchtower's container ECR's credential helper, and AWS credentials.",
        needs="client=watchtower",
        why="Watchtower reads the config.json that is mounted into its container, or REPO_USER and "
        "REPO_PASS; a token there lasts twelve hours. The helper has to be in the container too, and "
        "AWS_REGION there must name a region that exists.",
        kind=Kind.CREDENTIAL_HELPER,
        page="https://containrrr.dev/watchtower/private-registries/#credential_helpers",
    ),
    # zot documentation, mirroring: credentialHelper.
    _OWN_LOGIN.but(
        "Give zot AWS credentials: a role of its own, or keys in its environment.",
        needs="client=zot",
        why="With the credential helper ecr, zot asks AWS by the credentials of its own process. A login on "
        "your own machine changes nothing for it.",
        page="https://zotregistry.dev/latest/articles/mirroring/",
    ),
    # jenkinsci/amazon-ecr-plugin, README.
    _OWN_LOGIN.but(
        "Check that Jenkins has this AWS credential, and that its ECR plug-in knows the region.",
        needs="credential-missing",
        why="Jenkins has no such credential for the job, or the plug-in does not know the region in it: a "
        "newer region needs a newer plug-in. The ID comes last in ecr:REGION:ID, and is that of an AWS "
        "credential that the job's folder may use.",
    ),
    _OWN_LOGIN.but(
        "Renew the AWS credentials that Jenkins keeps for ecr:REGION:ID.",
        needs="client=jenkins",
        why="The plug-in asks AWS for a token by the keys in Jenkins' own store of credentials. A login on "
        "your own machine changes nothing for it.",
    ),
    # Argo CD Image Updater, configuration of registries: credentials, credsexpire.
    _OWN_LOGIN.but(
        "Time that script in Image Updater's pod: it was stopped, too slow.",
        needs="script-slow",
        why="A script there (ext:) prints AWS: and a token; credsexpire has to be below the token's twelve "
        "hours. A login on your own machine changes nothing for it.",
    ),
    _OWN_LOGIN.but(
        "Run that script in Image Updater's pod: it failed there, or was too slow.",
        needs="script-failed",
        why="A script there (ext:) prints AWS: and a token; credsexpire has to be below the token's twelve "
        "hours. A login on your own machine changes nothing for it.",
    ),
    _OWN_LOGIN.but(
        "Renew the credentials of this registry in the image updater's registries.conf.",
        needs="client=argocd-image-updater",
        why="A script there (ext:) prints AWS: and a token; credsexpire has to be below the token's twelve "
        "hours. A login on your own machine changes nothing for it.",
    ),
    _OWN_LOGIN.but(
        "Renew the token in Argo CD's repository secret.",
        needs="client=argocd",
        why="The secret holds a token for twelve hours; something must renew it before. A login on your own "
        "machine changes nothing for it.",
        page="https://argo-cd.readthedocs.io/en/stable/user-guide/private-repositories/",
    ),
    _OWN_LOGIN,
)

# GoogleContainerTools/kaniko, README: the helper is in its image.
_KANIKO_HELPER = Check(
    "kaniko-helper",
    Kind.CREDENTIAL_HELPER,
    "Name ecr-login in /kaniko/.docker/config.json.",
    "https://github.com/GoogleContainerTools/kaniko#pushing-to-amazon-ecr",
    why="The helper is in kaniko's image, and counts where that file names it, as credsStore or for the "
    "host. A login on your own machine changes nothing for it.",
    needs="client=kaniko",
)
KANIKO_HELPER = (
    # Amazon ECR Public user guide, public-registry-auth.
    _KANIKO_HELPER.but(
        "Let kaniko log in to {host}: name ecr-login for it in its config.json.",
        needs="public",
        why="ECR Public allows more with a login. kaniko reads /kaniko/.docker/config.json, and asks by the "
        "role of its pod or instance, which needs ecr-public:GetAuthorizationToken and "
        "sts:GetServiceBearerToken.",
    ),
    _KANIKO_HELPER,
)
