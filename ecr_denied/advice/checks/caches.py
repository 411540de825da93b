"""Checks of pull through cache rules."""

from __future__ import annotations

from ecr_denied.advice import commands, statements
from ecr_denied.advice.check import Answer, Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.records import RunBy

__all__ = ["PULL_THROUGH_CACHE", "UPSTREAM_CREDENTIALS", "UPSTREAM_LIMIT", "UPSTREAM_SECRET"]

_NO_RULE = "no-rule: no such prefix, and no ROOT -> no cache rule makes this repository"
_NO_LOGIN = "rule-has-no-login: no credentialArn -> the rule asks without a login: give it a secret"

# Cache rule and the puller's rights (ECR user guide, error-pullthroughcache).
PULL_THROUGH_CACHE = Check(
    "pull-through-cache",
    Kind.UPSTREAM_REGISTRY,
    "Check whether a cache rule stands behind the name.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
    why="Below the prefix of a cache rule the repository need not exist: a first pull makes it, and "
    "needs ecr:CreateRepository and ecr:BatchImportUpstreamImage beside the rights of a pull. "
    "Through a cache rule the trouble may be the upstream's.",
    who=RunBy.REGISTRY_OWNER,
    needs="may-be-cached",
    statement=statements.cache_grant,
    commands=(
        Command(
            commands.CACHE_RULES,
            Answer(
                "rule-fits: a prefix that begins the name, or ROOT -> a first pull needs CreateRepository, "
                "BatchImportUpstreamImage",
                needs="!status=429|500|502|503|504",
                adds=True,
            ),
            Answer(
                "rule-behind: a prefix that begins the name, or ROOT -> the image comes from upstreamRegistryUrl: see "
                "there as well",
                needs="!cache-rights-in-doubt",
            ),
            _NO_RULE,
        ),
    ),
)

# The login of a cache rule (ECR API, ValidatePullThroughCacheRule).
UPSTREAM_CREDENTIALS = Check(
    "upstream-credentials",
    Kind.UPSTREAM_REGISTRY,
    "Check the cache rule's login at the upstream.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
    why="The upstream registry refused the cache rule. validate-pull-through-cache-rule tries the login "
    "alone, for no image; put the rule's whole prefix into the command, which may hold a '/' or be "
    "ROOT.",
    who=RunBy.REGISTRY_OWNER,
    needs="!public",
    commands=(
        Command(
            commands.CACHE_RULES,
            _NO_LOGIN,
            "rule-has-login: a credentialArn -> the rule uses this secret: try its login",
            _NO_RULE,
        ),
        Command(
            "aws {ecr} validate-pull-through-cache-rule {--registry-id} --ecr-repository-prefix "
            "{cache-prefix} {--region}",
            'rule-invalid: "isValid": false -> renew the user name and token in the rule\'s secret',
            'rule-valid: "isValid": true -> the login works; it may not read this image, or the path is wrong',
            "no-such-rule: PullThroughCacheRuleNotFoundException -> no cache rule has this prefix",
        ),
    ),
)

# The secret of a cache rule (ECR API, CreatePullThroughCacheRule; ECR user guide, pull-through-cache-creating-secret).
UPSTREAM_SECRET = Check(
    "upstream-secret",
    Kind.UPSTREAM_REGISTRY,
    "Check the secret's name, region, account and key.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-secret.html",
    why="The secret of a cache rule must be in the account and region of the rule, with a name that "
    "begins with 'ecr-pullthroughcache/' and the key aws/secretsmanager. The identity that creates "
    "the rule needs secretsmanager:GetSecretValue on it.",
    who=RunBy.REGISTRY_OWNER,
    needs="cache-secret-in-doubt",
    commands=(
        Command(
            'aws secretsmanager list-secrets --filters "Key=name,Values=ecr-pullthroughcache/" --query '
            '"SecretList[].[Name,KmsKeyId]" {--region}',
            "no-cache-secret: [] -> none of such a name is in this account and region: create it",
            "secret-with-key: a KmsKeyId -> ECR reads no secret with a key of your own: use aws/secretsmanager",
            "cache-secret-there: a Name without KmsKeyId -> name and key fit: compare its ARN and policy",
        ),
    ),
)

# The limit of a registry behind a cache (ECR API, ImageFailure; Docker Hub, usage and limits).
UPSTREAM_LIMIT = Check(
    "upstream-limit",
    Kind.UPSTREAM_REGISTRY,
    "Give the cache rule a login: the limit is the upstream's.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-secret.html",
    why="The upstream registry limited the cache rule; no quota of ECR plays a part. A rule without a "
    "secret asks without a login, and shares a limit with others.",
    who=RunBy.REGISTRY_OWNER,
    needs="limit-of-upstream",
    commands=(
        Command(
            commands.CACHE_RULES,
            _NO_LOGIN,
            "limited-login: a credentialArn -> the limit is that login's: wait, or raise it upstream",
        ),
        Command(commands.BATCH_GET_IMAGE, shared.UPSTREAM_LIMITS, shared.IMAGE_ARRIVED),
    ),
)
