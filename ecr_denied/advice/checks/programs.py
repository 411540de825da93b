"""Checks of programs that log in by themselves: another's login does not count there."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, Query, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.evidence import has_own_login, is_kaniko, is_public
from ecr_denied.advice.question import by_client
from ecr_denied.advice.wordings import is_credential_missing, is_digest_unread, is_script_failed, is_script_slow

__all__ = ["KANIKO_HELPER", "OWN_LOGIN"]

_KANIKO = "https://github.com/GoogleContainerTools/kaniko#pushing-to-amazon-ecr"
_LOGIN = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html"


def _for(
    programs: str,
    headline: Text,
    *notes: Text,
    page: str = _LOGIN,
    kind: Kind | None = None,
    commands: tuple[Query, ...] | None = None,
) -> Variant:
    return Variant(
        holds=by_client(*programs.split()),
        page=page,
        kind=kind,
        headline=headline,
        notes=notes,
        commands=commands,
        changes_state=commands is not None,
    )


_NOT_YOURS = Text("not-your-login", "A login on your own machine changes nothing for it.")
_UPDATER_TOKEN = Text(
    "updater-token",
    "A script there (ext:) prints AWS: and a token; credsexpire has to be below the token's twelve hours.",
)

# Where each takes its login from: the pages above.
OWN_LOGIN = CheckItem(
    id="own-login",
    kind=Kind.CREDENTIALS,
    headline="Give the program that asked a login of its own.",
    notes=(_NOT_YOURS,),
    page=_LOGIN,
    applies=has_own_login,
    variants=(
        _for(
            "gitlab-runner",
            Text("gitlab-login", "Set DOCKER_AUTH_CONFIG, or ecr-login on the runner."),
            Text(
                "before-script",
                "The runner pulls a job's image before its script begins, so a login in script: comes too late. A "
                "token in DOCKER_AUTH_CONFIG lasts twelve hours; ecr-login, named there for the host and installed on "
                "the runner, asks AWS each time.",
            ),
            _NOT_YOURS,
            kind=Kind.CREDENTIAL_HELPER,
            page="https://docs.gitlab.com/ci/docker/using_docker_images/",
        ),
        _for(
            "github-runner",
            Text("github-login", "Give the job's container credentials: container.credentials at GitHub."),
            Text(
                "before-steps",
                "The runner pulls containers and services before any step, with the user and password of the workflow "
                "alone. An earlier job can hand a token on as an output. In Azure Pipelines they are those of the "
                "container's endpoint.",
            ),
            _NOT_YOURS,
            page="https://docs.github.com/actions/how-tos/write-workflows/choose-where-workflows-run/run-jobs-in-a-container",
        ),
        _for(
            "bitbucket-pipe",
            Text("pipe-login", "Renew the AWS keys in the variables of the pipe, or let it assume a role by OIDC."),
            Text(
                "pipe-asks",
                "A pipe asks AWS by its own AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, which the repository, the "
                "deployment or the workspace may set, or by AWS_OIDC_ROLE_ARN. A login in another step does not count.",
            ),
            _NOT_YOURS,
            page="https://bitbucket.org/atlassian/aws-ecr-push-image/src/master/README.md",
        ),
        _for(
            "circleci",
            Text("circleci-login", "Give the job's image aws_auth in the configuration of CircleCI."),
            Text(
                "before-executor",
                "The executor pulls its image before any step, with the aws_auth of that image: an access key of the "
                "project or a context, or a role by OIDC. A login in a step comes too late.",
            ),
            _NOT_YOURS,
            page="https://circleci.com/docs/private-images/",
        ),
        # concourse/registry-image-resource, README: source.
        _for(
            "concourse",
            Text("concourse-login", "Set aws_region in the source of that resource, with AWS keys or a role."),
            Text(
                "concourse-asks",
                "With aws_region the resource asks AWS for a token, by the keys of its source, by aws_role_arn, or by "
                "what its container finds; without it, the user and the password of the source count. A resource "
                "type and a task's image have a source of their own.",
            ),
            _NOT_YOURS,
            page="https://github.com/concourse/registry-image-resource#source-configuration",
        ),
        _for(
            "kaniko",
            Text("kaniko-login", "Give kaniko's pod or instance a role that may push."),
            Text("kaniko-role", "kaniko has no login of its own: it asks AWS by that role, through ecr-login."),
            _NOT_YOURS,
            page=_KANIKO,
        ),
        _for(
            "flux",
            Text("flux-login", "Set provider: aws on the Flux source."),
            Text(
                "flux-role",
                "The default, generic, takes a secret, and a token in it lasts twelve hours. With aws the "
                "source-controller asks by its own role, or by the node's.",
            ),
            _NOT_YOURS,
            page="https://fluxcd.io/flux/components/source/ocirepositories/#provider",
        ),
        _for(
            "terraform",
            Text("terraform-login", "Set registry_auth for this host in Terraform's docker provider."),
            Text(
                "terraform-token",
                "The data source aws_ecr_authorization_token gives user and password, by the credentials of the AWS "
                "provider.",
            ),
            page="https://registry.terraform.io/providers/kreuzwerker/docker/latest/docs#registry-credentials",
        ),
        _for(
            "pulumi",
            Text("pulumi-login", "Give the Image in the Pulumi program a login: registries, or registry."),
            Text(
                "pulumi-token",
                "docker-build takes it from registries, docker from registry: a user and a password that "
                "aws.ecr.getAuthorizationToken gives, by the credentials and the region of the AWS provider. "
                "Without them docker's stored login counts.",
            ),
            page="https://www.pulumi.com/registry/packages/docker-build/api-docs/image/",
        ),
        _for(
            "trivy",
            Text("trivy-login", "Give Trivy AWS credentials, or a docker login, where it runs."),
            Text(
                "trivy-finds",
                "Trivy asks AWS for a token by itself, and reads docker's config.json or TRIVY_USERNAME and "
                "TRIVY_PASSWORD. In a container it sees those of the container alone.",
            ),
            page="https://trivy.dev/docs/latest/guide/advanced/private-registries/ecr/",
        ),
        _for(
            "swarm",
            Text("swarm-login", "Log in where you deploy from, then send that login to the nodes."),
            Text(
                "swarm-token",
                "The nodes have the token that came with --with-registry-auth, and no other; it lasts twelve hours.",
            ),
            Text(
                "digest-unread",
                "The swarm could not read the image's digest from the registry; each node now asks by itself.",
                is_digest_unread,
            ),
            kind=Kind.NODE_CREDENTIALS,
            commands=(
                run(commands.LOG_IN, Answer("login-kept", "Login Succeeded", "now send it to the nodes")),
                run(
                    '{sudo} docker service update --with-registry-auth --force "<service>"',
                    Answer("login-sent", "converged", "the nodes had no login, or an old one"),
                    Answer("login-not-sent", "the same failure", "not the login: does docker pull work there?"),
                ),
            ),
            page="https://docs.docker.com/reference/cli/docker/service/update/",
        ),
        _for(
            "harbor",
            Text("harbor-login", "Renew the access key in Harbor's registry endpoint."),
            Text(
                "harbor-asks",
                "Harbor asks AWS for a token by the access key of its endpoint, or by its own role without one. "
                "A proxy cache with a token for a password has it for twelve hours.",
            ),
            _NOT_YOURS,
            page="https://goharbor.io/docs/main/administration/configuring-replication/create-replication-endpoints/",
        ),
        _for(
            "nomad",
            Text("nomad-login", "Give the Nomad client's docker plug-in a login, or its helper AWS credentials."),
            Text(
                "nomad-auth",
                "The client node asks the job's auth, then the file in the plug-in's auth.config, then auth.helper: "
                "ecr-login there asks AWS each time, with the credentials, the HOME and the PATH of the Nomad agent.",
            ),
            _NOT_YOURS,
            kind=Kind.CREDENTIAL_HELPER,
            page="https://developer.hashicorp.com/nomad/docs/drivers/docker",
        ),
        # What has another registry in its settings (Amazon ECR user guide, registry_auth: twelve hours; Spinnaker
        # documentation, providers: docker-registry).
        _for(
            "artifactory nexus spinnaker",
            Text("remote-login", "Renew the token in its settings: of the remote repository, or of the account."),
            Text(
                "remote-token",
                "A token as its password lasts twelve hours; something must renew it before, as Spinnaker's "
                "passwordCommand does.",
            ),
            _NOT_YOURS,
        ),
        # kubernetes-sigs/controller-runtime, and Kubernetes documentation, extensible-admission-controllers.
        _for(
            "admission-webhook controller",
            Text(
                "controller-login",
                "Give the controller's pod, or the webhook that verifies images, access of its own to this registry.",
            ),
            Text(
                "controller-asks",
                "It asks by the role of its service account, or by a secret that it is set up with. A node's role and "
                "the secret of another pod need not count for it.",
            ),
            _NOT_YOURS,
        ),
        # GitHub documentation, configuring-access-to-private-registries-for-dependabot, docker-registry.
        _for(
            "dependabot",
            Text("dependabot-login", "Name this host in dependabot.yml, with an access key from Dependabot's secrets."),
            Text(
                "dependabot-asks",
                "Of a docker-registry at ECR, user and password are an access key and its secret. The secrets of "
                "Actions are others.",
            ),
            _NOT_YOURS,
            page="https://docs.github.com/en/code-security/dependabot/working-with-dependabot/configuring-access-to-private-registries-for-dependabot#docker-registry",
        ),
        # Kamal documentation, docker-registry.
        _for(
            "kamal",
            Text("kamal-login", "Let a command get the password of the registry in Kamal's configuration."),
            Text(
                "kamal-token",
                "Kamal logs in on each server as AWS, with that password: a token, which lasts twelve hours. "
                "aws ecr get-login-password prints one.",
            ),
            _NOT_YOURS,
            page="https://kamal-deploy.org/docs/configuration/docker-registry/",
        ),
        # Renovate documentation, docker: AWS ECR.
        _for(
            "renovate",
            Text("renovate-login", "Renew the AWS keys that Renovate has for this host."),
            Text(
                "renovate-asks",
                "It asks AWS for a token by the username and the password of its host rule, or by AWS credentials of "
                "its own where the rule has none.",
            ),
            _NOT_YOURS,
            page="https://docs.renovatebot.com/docker/",
        ),
        # Spring Boot documentation, build-image, docker-registry.
        _for(
            "spring-boot",
            Text("spring-login", "Set docker.publishRegistry in the build, or builderRegistry for a pull."),
            Text(
                "spring-token",
                "Spring Boot sends the user and the password of its own configuration: AWS and a token. Older "
                "versions see no docker login.",
            ),
            page="https://docs.spring.io/spring-boot/maven-plugin/build-image.html#build-image.docker-registry",
        ),
        _for(
            "watchtower",
            Text("watchtower-login", "Give Watchtower's container ECR's credential helper, and AWS credentials."),
            Text(
                "watchtower-reads",
                "Watchtower reads the config.json that is mounted into its container, or REPO_USER and REPO_PASS; a "
                "token there lasts twelve hours. The helper has to be in the container too, and AWS_REGION there "
                "must name a region that exists.",
            ),
            _NOT_YOURS,
            kind=Kind.CREDENTIAL_HELPER,
            page="https://containrrr.dev/watchtower/private-registries/#credential_helpers",
        ),
        # zot documentation, mirroring: credentialHelper.
        _for(
            "zot",
            Text("zot-login", "Give zot AWS credentials: a role of its own, or keys in its environment."),
            Text("zot-asks", "With the credential helper ecr, zot asks AWS by the credentials of its own process."),
            _NOT_YOURS,
            page="https://zotregistry.dev/latest/articles/mirroring/",
        ),
        # jenkinsci/amazon-ecr-plugin, README.
        Variant(
            holds=is_credential_missing,
            headline=Text(
                "jenkins-credential",
                "Check that Jenkins has this AWS credential, and that its ECR plug-in knows the region.",
            ),
            notes=(
                Text(
                    "jenkins-has-none",
                    "Jenkins has no credential of this name for the job: it is not there, the job may not use it, or "
                    "the plug-in does not know the region in it.",
                ),
                Text(
                    "plug-in-knows-regions",
                    "The plug-in offers each AWS credential for the regions that its AWS SDK knows: a newer region "
                    "needs a newer plug-in.",
                ),
                Text(
                    "jenkins-names",
                    "The ID is what stands last in ecr:REGION:ID. It has to be one of the AWS credentials that the "
                    "job's folder may use.",
                ),
                _NOT_YOURS,
            ),
        ),
        _for(
            "jenkins",
            Text("jenkins-login", "Renew the AWS credentials that Jenkins keeps for ecr:REGION:ID."),
            Text("jenkins-asks", "The plug-in asks AWS for a token by the keys in Jenkins' own store of credentials."),
            _NOT_YOURS,
        ),
        # Argo CD Image Updater, configuration of registries: credentials, credsexpire.
        Variant(
            holds=is_script_slow,
            page=_LOGIN,
            headline=Text("updater-script-slow", "Time that script in Image Updater's pod: it was stopped, too slow."),
            notes=(_UPDATER_TOKEN, _NOT_YOURS),
        ),
        Variant(
            holds=is_script_failed,
            page=_LOGIN,
            headline=Text(
                "updater-script", "Run that script in Image Updater's pod: it failed there, or was too slow."
            ),
            notes=(_UPDATER_TOKEN, _NOT_YOURS),
        ),
        _for(
            "argocd-image-updater",
            Text("updater-login", "Renew the credentials of this registry in the image updater's registries.conf."),
            _UPDATER_TOKEN,
            _NOT_YOURS,
        ),
        _for(
            "argocd",
            Text("argocd-login", "Renew the token in Argo CD's repository secret."),
            Text("argocd-secret", "The secret holds a token for twelve hours; something must renew it before."),
            _NOT_YOURS,
            page="https://argo-cd.readthedocs.io/en/stable/user-guide/private-repositories/",
        ),
    ),
)

# GoogleContainerTools/kaniko, README: the helper is in its image.
KANIKO_HELPER = CheckItem(
    id="kaniko-helper",
    kind=Kind.CREDENTIAL_HELPER,
    headline="Name ecr-login in /kaniko/.docker/config.json.",
    notes=(
        Text(
            "kaniko-config",
            "The helper is in kaniko's image, and counts where that file names it, as credsStore or for the host.",
        ),
        _NOT_YOURS,
    ),
    page=_KANIKO,
    applies=is_kaniko,
    variants=(
        # Amazon ECR Public user guide, public-registry-auth.
        Variant(
            holds=is_public,
            headline=Text("kaniko-public", "Let kaniko log in to {host}: name ecr-login for it in its config.json."),
            notes=(
                Text(
                    "kaniko-public-role",
                    "ECR Public allows more with a login. kaniko reads /kaniko/.docker/config.json, and asks by the "
                    "role of its pod or instance, which needs ecr-public:GetAuthorizationToken and "
                    "sts:GetServiceBearerToken.",
                ),
                _NOT_YOURS,
            ),
        ),
    ),
)
