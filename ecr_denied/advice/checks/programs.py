"""Checks of programs that log in by themselves: another's login does not count there."""

from __future__ import annotations

from typing import NamedTuple

from ecr_denied.advice import commands
from ecr_denied.advice.check import Check, Command, Kind, one_command
from ecr_denied.advice.checks import shared
from ecr_denied.advice.readings import operator_there


class _Program(NamedTuple):
    """What to do where such a program asked, the page on its login, and what one has to know of it alone."""

    headline: str
    page: str
    why: str = (
        "It asks with a login or AWS credentials of its own: those of a shell need not count there. A token that is "
        "kept as a password lasts twelve hours."
    )
    kind: Kind = Kind.CREDENTIALS


_ECR_LOGIN = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html"
_KANIKO = "https://github.com/GoogleContainerTools/kaniko#pushing-to-amazon-ecr"
_BEFORE_STEPS = (
    "The job's image is pulled before any step: a login in a step comes too late. A token lasts twelve hours."
)
# The words that a failure shows, and what is to be done there; the first counts.
_PROGRAMS = {
    "client=gitlab-runner": _Program(
        "Give the runner a login for this host: ecr-login, or a fresh token in DOCKER_AUTH_CONFIG.",
        "https://docs.gitlab.com/ci/docker/using_docker_images/",
        "The runner pulls a job's image before its script begins: a login in script: comes too late. A token in "
        "DOCKER_AUTH_CONFIG lasts twelve hours; ecr-login, named there for the host, asks AWS each time, and says in "
        "~/.ecr/log/ecr-login.log of the runner's user why it got none.",
        Kind.CREDENTIAL_HELPER,
    ),
    "client=github-runner": _Program(
        "Give the job's container credentials: container.credentials at GitHub.",
        "https://docs.github.com/actions/how-tos/write-workflows/choose-where-workflows-run/run-jobs-in-a-container",
        _BEFORE_STEPS,
    ),
    "client=bitbucket-pipe": _Program(
        "Set fresh AWS keys in the variables of the pipe, or let it assume a role by OIDC.",
        "https://bitbucket.org/atlassian/aws-ecr-push-image/src/master/README.md",
    ),
    "client=circleci": _Program(
        "Give the job's image aws_auth in the configuration of CircleCI.",
        "https://circleci.com/docs/private-images/",
        _BEFORE_STEPS,
    ),
    "client=concourse": _Program(
        "Set aws_region in the source of that resource, with AWS keys or a role.",
        "https://github.com/concourse/registry-image-resource#source-configuration",
        "Concourse reads no login of docker's: its source has aws_access_key_id and aws_secret_access_key, or "
        "aws_role_arn, beside aws_region. A token as its password lasts twelve hours.",
    ),
    "client=kaniko": _Program("Give kaniko's pod or instance a role with the rights in this registry.", _KANIKO),
    "client=flux": _Program(
        "Let the Flux source ask AWS by provider: aws, and give its controller a role that may pull.",
        "https://fluxcd.io/flux/components/source/ocirepositories/#provider",
        "The default, generic, takes a secret, and a token in it lasts twelve hours. With aws the source-controller "
        "asks by its own role, or by the node's.",
    ),
    "client=terraform": _Program(
        "Set registry_auth for this host in Terraform's docker provider.",
        "https://registry.terraform.io/providers/kreuzwerker/docker/latest/docs#registry-credentials",
        "The data source aws_ecr_authorization_token gives user and password, by the credentials of the AWS provider.",
    ),
    "client=pulumi": _Program(
        "Give the Image in the Pulumi program a login: registries, or registry.",
        "https://www.pulumi.com/registry/packages/docker-build/api-docs/image/",
        "aws.ecr.getAuthorizationToken gives user and password. Without them docker's stored login counts.",
    ),
    "wording=programs.trivy-files": _Program(
        "Scan the image by trivy image: trivy repo and trivy fs scan files.",
        "https://trivy.dev/docs/latest/guide/target/container_image/",
        "Trivy took the name for a git repository or a folder, and asked no registry for an image.",
    ),
    "client=trivy": _Program(
        "Give Trivy AWS credentials, or a docker login, where it runs.",
        "https://trivy.dev/docs/latest/guide/advanced/private-registries/ecr/",
        "Trivy reads docker's config.json, or TRIVY_USERNAME and TRIVY_PASSWORD. In a container it sees those of the "
        "container alone.",
    ),
    "client=harbor": _Program(
        "Set a fresh access key, or a role, for Harbor's registry endpoint.",
        "https://goharbor.io/docs/main/administration/configuring-replication/create-replication-endpoints/",
        "An endpoint of the provider Aws ECR keeps an access key, or takes the role of its host, and gets tokens by "
        "itself. In one of the provider Docker Registry a token is kept as the password: it lasts twelve hours.",
    ),
    "client=nomad": _Program(
        "Give the Nomad client's docker plug-in a login, or its helper AWS credentials.",
        "https://developer.hashicorp.com/nomad/docs/drivers/docker",
        "The client node asks the job's auth, then the plug-in's auth.config and auth.helper: ecr-login there asks AWS "
        "with the credentials, the HOME and the PATH of the Nomad agent.",
        Kind.CREDENTIAL_HELPER,
    ),
    # Spinnaker documentation, providers: docker-registry.
    "client=artifactory|nexus|spinnaker": _Program(
        "Set a fresh token in its settings: of the remote repository, or of the account.",
        _ECR_LOGIN,
    ),
    # kubernetes-sigs/controller-runtime, and Kubernetes documentation, extensible-admission-controllers.
    "client=admission-webhook|controller": _Program(
        "Find out by which login the controller, or the webhook that verifies images, asks, and let that pull.",
        _ECR_LOGIN,
        "Such a program may ask by the role of its service account, by a secret that it is set up with, by the pull "
        "secrets of the pods that it watches, as Keel does, or by its node's role.",
    ),
    "client=dependabot": _Program(
        "Name this host in dependabot.yml, with an access key from Dependabot's secrets.",
        "https://docs.github.com/en/code-security/dependabot/working-with-dependabot/configuring-access-to-private-registries-for-dependabot#docker-registry",
    ),
    "client=kamal": _Program(
        "Let a command get the password of the registry in Kamal's configuration.",
        "https://kamal-deploy.org/docs/configuration/docker-registry/",
    ),
    "client=renovate": _Program(
        "Give Renovate fresh AWS keys for this host, or a role where it runs.", "https://docs.renovatebot.com/docker/"
    ),
    "client=spring-boot": _Program(
        "Set docker.publishRegistry in the build, or builderRegistry for a pull.",
        "https://docs.spring.io/spring-boot/maven-plugin/build-image.html#build-image.docker-registry",
    ),
    "client=watchtower": _Program(
        "Give Watchtower's container ECR's credential helper, and AWS credentials.",
        "https://containrrr.dev/watchtower/private-registries/#credential_helpers",
        "Watchtower reads the config.json that is mounted into its container, where the helper has to be too. Where "
        "it got no token, look for a slip in the AWS_REGION that is set for it.",
        Kind.CREDENTIAL_HELPER,
    ),
    "client=zot": _Program(
        "Give zot AWS credentials: a role of its own, or keys in its environment.",
        "https://zotregistry.dev/latest/articles/mirroring/",
    ),
    # aws/copilot-cli internal/pkg/repository/repository.go, Login.
    "client=copilot": _Program(
        "Look into docker's config.json: Copilot logs in by itself, unless it names ecr-login.",
        "https://aws.github.io/copilot-cli/docs/overview/",
        "Copilot stores a login before each push: another job's login or logout with the same file loses it, so set "
        "DOCKER_CONFIG for each job. Where ecr-login is named, that asks AWS with the credentials of the shell.",
    ),
    "client=mesos": _Program(
        "Give the Mesos agents a config.json with a login for this host: --docker_config.",
        "https://mesos.apache.org/documentation/latest/container-image/",
        "The agent pulls by that file, and sees no login of yours. A token in it lasts twelve hours: something has to "
        "renew it.",
    ),
    "client=packer": _Program(
        "Set ecr_login in Packer's docker-push, and give it AWS credentials.",
        "https://developer.hashicorp.com/packer/integrations/hashicorp/docker",
        "With ecr_login Packer asks AWS for the token itself; login_server is {host}. A token as login_password lasts "
        "twelve hours.",
    ),
    # jenkinsci/amazon-ecr-plugin, README.
    "credential-missing": _Program(
        "Check that Jenkins has this AWS credential, and a plug-in Amazon ECR that knows the region.",
        _ECR_LOGIN,
        "The ID comes last in ecr:REGION:ID, and is that of an AWS credential that the job's folder may use.",
    ),
    "client=jenkins": _Program("Check the AWS credentials that Jenkins keeps for ecr:REGION:ID.", _ECR_LOGIN),
    # Argo CD Image Updater, configuration of registries: credentials, credsexpire.
    "script-failed": _Program(
        "Run that script in Image Updater's pod: it failed there, or was too slow.",
        _ECR_LOGIN,
        "It runs with the role and the limits of that pod: with little CPU the AWS CLI starts slowly.",
    ),
    # The same, installation, testing: older versions read no configuration by themselves.
    "client=argocd-image-updater-test": _Program(
        "Give the test the login that the image updater has: --registries-conf-path or --credentials.",
        "https://argocd-image-updater.readthedocs.io/en/stable/install/testing/",
        "The subcommand test reads no ConfigMap of the image updater's, unless it is given or mounted where it runs.",
    ),
    "client=argocd-image-updater": _Program(
        "Give the image updater a login for this registry in registries.conf, or renew it.",
        _ECR_LOGIN,
        "A script there (ext:) prints AWS: and a token; credsexpire has to be below the token's twelve hours.",
    ),
    "client=argocd": _Program(
        "Set a fresh token in Argo CD's repository secret.",
        "https://argo-cd.readthedocs.io/en/stable/user-guide/private-repositories/",
    ),
    "": _Program("Give the program that asked a fresh login: it has one of its own.", _ECR_LOGIN),
}
# ECR answers 400 to a token of another region.
TOKEN_REGION = Check(
    "token-region",
    Kind.CREDENTIALS,
    "Compare the region in which that program asks for its token with the registry's.",
    _ECR_LOGIN,
    why="A token of another region is not accepted. Such a program takes its region from a setting or from AWS_REGION, "
    "not always from the registry's host.",
    who=operator_there,
    needs="own-login status=400 !public",
)
_GIVEN = (
    "token-was-missing: no error -> these credentials may: the token was missing, or old",
    "token-not-all: another failure, or 403 -> the token is not all: pipe that into ecr-denied",
)
_OWN_LOGIN = Check(
    "own-login",
    Kind.CREDENTIALS,
    "Log in where you deploy from, then send that login to the nodes.",
    "https://docs.docker.com/reference/cli/docker/service/update/",
    why="The nodes have the token that came with --with-registry-auth, and no other; it lasts twelve hours.",
    who=operator_there,
    needs="own-login",
    changes_state=True,
    commands=(
        Command(commands.LOG_IN, "login-kept: Login Succeeded -> now send it to the nodes"),
        Command(
            '{sudo} docker service update --with-registry-auth --force "<service>"',
            "login-sent: converged -> the nodes had no login, or an old one",
            "login-not-sent: the same failure -> not the login: does docker pull work there?",
        ),
    ),
)
OWN_LOGIN = (
    _OWN_LOGIN.but(needs="client=swarm", kind=Kind.NODE_CREDENTIALS),
    # containerd, cmd/ctr/commands/resolver.go.
    _OWN_LOGIN.but(
        "Give ctr a fresh token by --user: it reads no login of docker's.",
        needs="client=ctr",
        page="https://github.com/containerd/containerd/blob/main/docs/getting-started.md",
        why="ctr reads neither docker's logins nor those of the kubelet. The option --namespace k8s.io is for images "
        "that the kubelet uses.",
        commands=(
            Command("sudo ctr images pull --user {aws-login} {image}", *_GIVEN, needs="!push"),
            Command("sudo ctr images push --user {aws-login} {image}", *_GIVEN, needs="push"),
        ),
    ),
    # kubernetes-sigs/cri-tools, cmd/crictl/image.go: CRICTL_CREDS is the same.
    _OWN_LOGIN.but(
        "Give crictl a fresh token by --creds: it has no login of the kubelet's.",
        needs="client=crictl",
        page="https://kubernetes.io/docs/tasks/debug/debug-cluster/crictl/",
        why="Without the option the login of the container runtime itself counts, if its configuration has one. "
        "It tells nothing of what the kubelet gets.",
        commands=one_command("sudo crictl pull --creds {aws-login} {image}", *_GIVEN),
    ),
    # moby api/server, X-Registry-Auth; docker/docker-py docker/api/image.py; docker-java, DefaultDockerClientConfig;
    # docker-api for Ruby, lib/docker/image.rb; dockerode lib/docker.js.
    _OWN_LOGIN.but(
        shared.LOG_IN_FOR_ENGINE,
        needs="login-in-call",
        page="https://docs.docker.com/reference/api/engine/",
        why=shared.ENGINE_KEEPS_NO_LOGIN,
        commands=(),
    ),
    *(
        _OWN_LOGIN.but(needs=needs, **program._asdict(), changes_state=False, commands=())
        for needs, program in _PROGRAMS.items()
    ),
)

# GoogleContainerTools/kaniko, README: the helper is in its image, and counts where that file names it.
_KANIKO_HELPER = Check(
    "kaniko-helper",
    Kind.CREDENTIAL_HELPER,
    "Name ecr-login in /kaniko/.docker/config.json.",
    _KANIKO,
    why="kaniko's image has the helper, which asks AWS by the role of the pod or instance: name it for {host} below "
    "credHelpers.",
    needs="client=kaniko",
)
KANIKO_HELPER = (_KANIKO_HELPER.but(needs="public", why=shared.PUBLIC_RIGHTS), _KANIKO_HELPER)
