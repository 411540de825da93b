"""Checks of pull through cache rules."""

from __future__ import annotations

from ecr_denied.advice import commands, statements
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import is_cached, is_private, may_be_cached
from ecr_denied.advice.question import with_status
from ecr_denied.advice.wordings import is_limit_of_upstream, is_rule_refused, is_secret_refused
from ecr_denied.records import RunBy

__all__ = ["PULL_THROUGH_CACHE", "UPSTREAM_CREDENTIALS", "UPSTREAM_LIMIT", "UPSTREAM_SECRET"]

# ECR did not ask the upstream yet, as far as the text tells, so that the caller's rights may be missing: an answer with
# a limit or an error is not for a right.
_may_lack_rights = ~is_limit_of_upstream & ~with_status(429, 500, 502, 503, 504)
_NO_LOGIN = Answer("rule-has-no-login", "no credentialArn", "the rule asks without a login: give it a secret")
_NO_RULE = Answer("no-rule", "no such prefix, and no ROOT", "no cache rule makes this repository")

# Cache rule and the puller's rights (ECR user guide, error-pullthroughcache).
PULL_THROUGH_CACHE = CheckItem(
    id="pull-through-cache",
    kind=Kind.UPSTREAM_REGISTRY,
    headline="Check whether a cache rule stands behind the name.",
    reasons=(
        Text("cache-prefix", "The name begins like that of a pull through cache.", is_cached),
        Text("upstream-trouble", "Through a cache rule the trouble may be the upstream's."),
    ),
    notes=(
        Text(
            "cache-rights",
            "Below the prefix of a cache rule the repository need not exist: a first pull makes it, and needs "
            "ecr:CreateRepository and ecr:BatchImportUpstreamImage beside the rights of a pull.",
            _may_lack_rights,
        ),
    ),
    commands=(
        run(
            commands.CACHE_RULES,
            Answer(
                "rule-fits",
                "a prefix that begins the name, or ROOT",
                "a first pull needs CreateRepository, BatchImportUpstreamImage",
                _may_lack_rights,
                adds=True,
            ),
            Answer(
                "rule-behind",
                "a prefix that begins the name, or ROOT",
                "the image comes from upstreamRegistryUrl: see there as well",
                ~_may_lack_rights,
            ),
            _NO_RULE,
        ),
    ),
    statement=statements.cache_grant,
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
    applies=may_be_cached,
)

# The login of a cache rule (ECR API, ValidatePullThroughCacheRule).
UPSTREAM_CREDENTIALS = CheckItem(
    id="upstream-credentials",
    kind=Kind.UPSTREAM_REGISTRY,
    headline="Check the cache rule's login at the upstream.",
    reasons=(Text("upstream-refused", "The upstream registry refused the cache rule."),),
    notes=(
        Text(
            "rule-secret",
            "validate-pull-through-cache-rule tries the login alone, for no image; put the rule's whole prefix into "
            "the command, which may hold a '/' or be ROOT.",
        ),
    ),
    commands=(
        run(
            commands.CACHE_RULES,
            _NO_LOGIN,
            Answer("rule-has-login", "a credentialArn", "the rule uses this secret: try its login"),
            _NO_RULE,
        ),
        run(
            "aws {ecr} validate-pull-through-cache-rule {--registry-id} --ecr-repository-prefix {cache-prefix}"
            " {--region}",
            Answer("rule-invalid", '"isValid": false', "renew the user name and token in the rule's secret"),
            Answer(
                "rule-valid", '"isValid": true', "the login works; it may not read this image, or the path is wrong"
            ),
            Answer("no-such-rule", "PullThroughCacheRuleNotFoundException", "no cache rule has this prefix"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
    applies=is_private,
)

# The secret of a cache rule (ECR API, CreatePullThroughCacheRule; ECR user guide, pull-through-cache-creating-secret).
UPSTREAM_SECRET = CheckItem(
    id="upstream-secret",
    kind=Kind.UPSTREAM_REGISTRY,
    headline="Check the secret's name, region, account and key.",
    reasons=(
        Text("secret-refused", "Secrets Manager or its key refused ECR the secret: no upstream registry was asked."),
        Text("rule-may-need-secret", "A rule for most upstream registries takes the ARN of a secret."),
    ),
    notes=(
        Text(
            "secret-rules",
            "The secret of a cache rule is in the account and region of the rule, its name begins with "
            "'ecr-pullthroughcache/', and it is encrypted with aws/secretsmanager, not with a key of your own. Who "
            "creates the rule needs secretsmanager:GetSecretValue on it. ECR says so when a rule is created, too: then "
            "there is no rule yet.",
        ),
    ),
    commands=(
        run(
            'aws secretsmanager list-secrets --filters "Key=name,Values=ecr-pullthroughcache/"'
            ' --query "SecretList[].[Name,KmsKeyId]" {--region}',
            Answer("no-cache-secret", "[]", "none of such a name is in this account and region: create it"),
            Answer(
                "secret-with-key", "a KmsKeyId", "ECR reads no secret with a key of your own: use aws/secretsmanager"
            ),
            Answer("cache-secret-there", "a Name without KmsKeyId", "name and key fit: compare its ARN and policy"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-secret.html",
    applies=(is_secret_refused | is_rule_refused).told(
        "if Secrets Manager refused the secret of a cache rule, or ECR's API the rule"
    ),
)

# The limit of a registry behind a cache (ECR API, ImageFailure; Docker Hub, usage and limits).
UPSTREAM_LIMIT = CheckItem(
    id="upstream-limit",
    kind=Kind.UPSTREAM_REGISTRY,
    headline="Give the cache rule a login: the limit is the upstream's.",
    reasons=(Text("limited-upstream", "The upstream registry limited the cache rule; no quota of ECR plays a part."),),
    notes=(
        Text(
            "anonymous-rule",
            "A rule without a secret asks without a login, and shares a limit with others. ECR keeps what it has "
            "pulled, so the same pull works later.",
        ),
    ),
    commands=(
        run(
            commands.CACHE_RULES,
            _NO_LOGIN,
            Answer("limited-login", "a credentialArn", "the limit is that login's: wait, or raise it upstream"),
        ),
        run(commands.BATCH_GET_IMAGE, shared.UPSTREAM_LIMITS, shared.IMAGE_ARRIVED),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-secret.html",
    applies=is_limit_of_upstream,
)
