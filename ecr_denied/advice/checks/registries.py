"""Checks of what is set for a whole registry: the rules of its caches, its quotas."""

from __future__ import annotations

from ecr_denied.advice import commands, pages, statements
from ecr_denied.advice.check import Answer, Check, Command, Kind, one_command
from ecr_denied.advice.readings import operator_there
from ecr_denied.records import RunBy

_NO_RULE = "no-rule: no such prefix, and no ROOT -> no cache rule makes this repository"
_NO_LOGIN = "rule-has-no-login: no credentialArn -> the rule asks without a login: give it a secret"

# Cache rule and the puller's rights (ECR user guide, error-pullthroughcache).
PULL_THROUGH_CACHE = Check(
    "pull-through-cache",
    Kind.UPSTREAM_REGISTRY,
    "Check whether a cache rule stands behind the name.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
    why="Below the prefix of a cache rule the repository need not exist: a first pull makes it, and needs "
    "ecr:CreateRepository and ecr:BatchImportUpstreamImage beside the rights of a pull, from another account in the "
    "registry's policy too. The repository takes its policy from a creation template.",
    who=RunBy.REGISTRY_OWNER,
    needs="may-be-cached",
    statement=statements.cache_grant,
    commands=one_command(
        commands.CACHE_RULES,
        Answer(
            "rule-fits: a prefix that begins the name, or ROOT -> upstreamRegistryUrl must have it; a first pull needs "
            "CreateRepository, BatchImportUpstreamImage",
            adds=True,
        ),
        _NO_RULE,
    ),
)

# containerd docs, hosts.md; kubernetes pkg/credentialprovider/plugin: a provider is chosen by the image's name.
_MIRROR = Check(
    "mirror",
    Kind.UPSTREAM_REGISTRY,
    "Name ECR's host and the cache's prefix in the image, or put the prefix into the mirror's URL.",
    "https://github.com/containerd/containerd/blob/main/docs/hosts.md",
    why="The image is named after {mirror_of}, and ECR was asked in its place, for the same path unless the URL of the "
    "mirror has the prefix of a cache rule. In hosts.toml that needs override_path = true.",
    who=RunBy.NODE_OPERATOR,
    needs="mirror",
    commands=one_command(
        "sudo cat /etc/containerd/certs.d/{mirror-of}/hosts.toml",
        "mirror-lacks-prefix: a host of ECR's without /v2/<prefix> -> no cache rule is met: add it, or name it",
        "mirror-has-prefix: /v2/<prefix> -> it must be that of a cache rule, with override_path = true",
        "no-mirror-file: No such file -> the mirror is set elsewhere: registries.yaml, another config_path",
    ),
)
MIRROR = (
    # cloud-provider-aws, ecr-credential-provider from v1.29: a token for each host in matchImages.
    _MIRROR.but(
        "Name ECR's host in the image, or give the kubelet a login for {mirror_of}: ECR was asked as its mirror.",
        needs="cause=not-authenticated",
        kind=Kind.NODE_CREDENTIALS,
        why="The kubelet chooses a login by the image's name, so by default none for ECR comes. From 1.29 on, "
        "ecr-credential-provider gives one for {mirror_of} where matchImages lists it and AWS_REGION is set; a pull "
        "secret for {mirror_of}, a header in hosts.toml and crictl --creds hold a token of 12 hours.",
        commands=one_command(
            commands.MATCHED_IMAGES,
            "match-lacks-mirror: only hosts of ECR's -> no login comes with a name of {mirror_of}",
            "match-has-mirror: {mirror_of} -> does the provider know its region, and may its role pull?",
            "no-match-file: No such file -> see --image-credential-provider-config of the kubelet",
        ),
    ),
    _MIRROR,
)
# moby, daemon/pkg/registry/auth.go and daemon/containerd/resolver.go; moby/moby#30880.
ENGINE_MIRROR = Check(
    "engine-mirror",
    Kind.CREDENTIALS,
    "Look whether ECR is a registry-mirror of the engine.",
    "https://docs.docker.com/docker-hub/image-library/mirror/",
    why="docker never sends a mirror the login that is stored for it, so ECR cannot be one: name ECR's host and the "
    "prefix of a cache rule in the image instead.",
    who=operator_there,
    needs="engine-may-mirror",
    commands=one_command(
        '{sudo} docker info --format "{{.RegistryConfig.Mirrors}}"',
        "ecr-is-mirror: a host of ECR's -> take it out of registry-mirrors in daemon.json",
        "ecr-is-no-mirror: [], other hosts -> it is none: a login was missing",
    ),
)

# The login of a cache rule (ECR API, ValidatePullThroughCacheRule).
UPSTREAM_CREDENTIALS = Check(
    "upstream-credentials",
    Kind.UPSTREAM_REGISTRY,
    "Check the cache rule's login at the upstream.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
    why="The upstream registry refused the cache rule. validate-pull-through-cache-rule tries the login alone, for "
    "no image; put the rule's whole prefix into the command, which may hold a '/' or be ROOT.",
    who=RunBy.REGISTRY_OWNER,
    needs="!public",
    commands=(
        Command(
            "aws {ecr} validate-pull-through-cache-rule {--registry-id} --ecr-repository-prefix {cache-prefix} "
            "{--region}",
            'rule-invalid: "isValid": false -> renew the user name and token in the rule\'s secret',
            'rule-valid: "isValid": true -> the login works; it may not read this image, or the path is wrong',
        ),
        Command(
            commands.CACHE_RULES,
            "rule-has-login: a credentialArn -> the rule uses this secret: try its login",
            _NO_LOGIN,
            _NO_RULE,
        ),
    ),
)

# The secret of a cache rule (ECR API, CreatePullThroughCacheRule; ECR user guide, pull-through-cache-creating-secret).
_UPSTREAM_SECRET = Check(
    "upstream-secret",
    Kind.UPSTREAM_REGISTRY,
    "Check the secret's name, region, account and key.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-secret.html",
    why="The secret of a cache rule must be in the account and region of the rule, with a name that begins with "
    "'ecr-pullthroughcache/' and the key aws/secretsmanager.",
    who=RunBy.REGISTRY_OWNER,
    needs="cache-secret-in-doubt",
    commands=one_command(
        'aws secretsmanager list-secrets --filters "Key=name,Values=ecr-pullthroughcache/" --query '
        '"SecretList[].[Name,KmsKeyId]" {--region}',
        "no-cache-secret: [] -> none of such a name is in this account and region: create it",
        "secret-with-key: a KmsKeyId -> ECR reads no secret with a key of your own: use aws/secretsmanager",
        "cache-secret-there: a Name without KmsKeyId -> name and key fit: compare its ARN and policy",
    ),
)

UPSTREAM_SECRET = (
    _UPSTREAM_SECRET.but(
        "Give the rule the ARN of a secret: credentialArn, in Terraform credential_arn.",
        needs="wording=api.upstream-wants-secret",
    ),
    _UPSTREAM_SECRET,
)

# The limit of a registry behind a cache (ECR API, ImageFailure; Docker Hub, usage and limits).
UPSTREAM_LIMIT = Check(
    "upstream-limit",
    Kind.UPSTREAM_REGISTRY,
    "Wait, or raise the limit at the upstream: it is none of ECR's.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-secret.html",
    why="A rule without a secret asks without a login, and shares a limit with others. One for Docker Hub has one.",
    who=RunBy.REGISTRY_OWNER,
    needs="limit-of-upstream",
    commands=one_command(
        commands.CACHE_RULES,
        "limited-login: a credentialArn -> the limit is that login's: wait, or raise it upstream",
        _NO_LOGIN,
    ),
)

# Images per repository and the rest (ECR user guide, service-quotas).
_QUOTA = Check(
    "quota",
    Kind.QUOTA,
    "Count the images, and compare with the quota.",
    pages.quotas,
    why="A limit that is reached may come as 'denied', or as a bare 403; a push over the quota fails at its end, "
    "with the manifest. Archived images may count, and the command may not show them.",
    who=RunBy.REGISTRY_OWNER,
    needs="quota-in-doubt",
    commands=(
        Command(
            "aws {ecr} describe-images {--registry-id} --repository-name {repository} --page-size 1000 --query "
            '"length(imageDetails)" --output json {--region}',
            "repository-full: as many as the quota -> delete some (private: by a lifecycle policy), or raise the quota",
            "below-quota: fewer than the quota -> this quota does not stop it now",
        ),
        Command(commands.SERVICE_QUOTAS, "quota-value: Images per repository -> its Value is the limit"),
    ),
)
QUOTA = (
    # The quota is not adjustable (ECR user guide, service-quotas).
    _QUOTA.but(
        "Remove tags of this image: it has all that it may have.",
        needs="too-many-tags",
        why="The image has the 1,000 tags that one image may have; no policy refused it.",
        commands=(),
    ),
    _QUOTA.but(
        "Delete repositories, or raise their quota.",
        needs="wording=ecr.repository-quota|api.quota-of-repositories",
        why="Repositories count per account and region. The quota can be raised.",
        commands=(),
    ),
    _QUOTA.but(
        "Make the layer smaller, or split it: a quota of layers is reached.",
        needs="wording=ecr.layer-too-large|api.quota-of-layers",
        why="A layer may have 52,000 MiB, in 4,200 parts. Neither quota can be raised.",
        commands=(),
    ),
    _QUOTA.but(
        "Delete cache rules that nobody uses: a registry may have 50.",
        needs="wording=api.quota-of-cache-rules",
        why="The 50 pull through cache rules count per account and region. The quota cannot be raised.",
        commands=(),
    ),
    _QUOTA.but(
        "Wait a day, or read the last findings: a quota of scans is reached.",
        needs="wording=api.quota-of-scans",
        why="Basic scanning takes an image once in 24 hours, by a push or by hand, and 100,000 images of a registry. "
        "Neither quota can be raised. describe-image-scan-findings shows the last findings.",
        commands=(),
    ),
    _QUOTA.but(
        "Find the quota that the message names.",
        needs="wording=sdk.limit-exceeded|api.quota-untold !push",
        why="The call does not tell which quota it is. Not every quota of ECR can be raised.",
        commands=one_command(
            commands.SERVICE_QUOTAS,
            "quotas-listed: the quotas -> Adjustable false: it cannot be raised; delete what it counts",
        ),
    ),
    _QUOTA,
)

# Requests a second (ECR user guide, service-quotas; common-errors). The data limit is ECR Public's.
_REQUEST_RATE = Check(
    "request-rate",
    Kind.REQUEST_RATE,
    "Make fewer requests at a time, and retry with growing pauses.",
    pages.quotas,
    why="A rate of ECR counts per account and region, so other jobs share it. Most rates can be raised.",
    who=RunBy.REGISTRY_OWNER,
    commands=one_command(
        commands.SERVICE_QUOTAS, "rate-value: Rate of ... requests -> its Value is the limit a second"
    ),
)
REQUEST_RATE = (
    # Kubernetes docs, kubelet-config.v1beta1.
    _REQUEST_RATE.but(
        "Let the kubelet try again, or raise registryPullQPS and registryBurst.",
        needs="limit-of-kubelet",
        why="Unless its configuration says otherwise, a kubelet begins 5 pulls a second, and 10 at once.",
        page="https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
        who=RunBy.NODE_OPERATOR,
        commands=(),
    ),
    # The agent retries by itself (ECS developer guide, CannotPullECRContainerError).
    _REQUEST_RATE.but(
        "Start fewer tasks at a time, and update the ECS agent: it asks ECR for each of them.",
        needs="task !public",
        why="A rate of ECR counts per account and region. The agent tries again by itself.",
        who=RunBy.NODE_OPERATOR,
        commands=(),
    ),
    _REQUEST_RATE.but(
        "Pull with a login, by a pull secret, or through a cache rule for ECR Public.",
        needs="public node",
        why="ECR Public counts requests and bytes per address that pulls without a login, and a node keeps no login "
        "of docker's.",
        who=RunBy.NODE_OPERATOR,
        commands=(),
    ),
    _REQUEST_RATE.but(
        "Do not retry without a login.",
        needs="data-limit",
        why="The data limit counts bytes per address: the same pull fails again.",
        page=pages.QUOTAS_OF_PUBLIC,
        who=RunBy.CALLER,
        commands=(),
    ),
    _REQUEST_RATE.but(
        "Keep the token, which lasts 12 hours: let jobs share it, and start fewer at once.",
        needs="login",
        why="GetAuthorizationToken has a rate of its own per account and region, which many jobs share. Retry with "
        "growing pauses.",
        who=RunBy.CALLER,
    ),
    # The registry's owner does not set the rate of those who pull (ECR Public user guide, public-service-quotas).
    _REQUEST_RATE.but(
        needs="public-elsewhere",
        why="ECR Public counts per address that pulls without a login, and allows far more with a login.",
        who=RunBy.CALLER,
        commands=(),
    ),
    _REQUEST_RATE,
)
