"""Checks of pull through cache rules."""

from __future__ import annotations

from ecr_denied.advice import commands, statements
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import Check, Kind, Text
from ecr_denied.advice.evidence import is_cached, is_private
from ecr_denied.records import RunBy

__all__ = ["PULL_THROUGH_CACHE", "UPSTREAM_CREDENTIALS"]

_NO_RULE = Answer("no-rule", "neither", "no cache rule plays a part")

# Cache rule and the puller's rights (ECR user guide, error-pullthroughcache).
PULL_THROUGH_CACHE = Check(
    id="pull-through-cache",
    kind=Kind.UPSTREAM_REGISTRY,
    headline=("If the name starts with a pull through cache prefix, check the rule and the puller's rights."),
    reasons=(
        Text("cache-prefix", "The name begins like that of a pull through cache.", is_cached),
        Text("upstream-limit", "The limit may be that of an upstream registry."),
        Text("upstream-trouble", "Through a cache rule the trouble may be the upstream's."),
    ),
    notes=(
        Text(
            "cache-rights",
            "Through a cache rule a first pull needs ecr:CreateRepository and ecr:BatchImportUpstreamImage as well, "
            "and a Docker Hub official image needs 'library/' in the path.",
        ),
    ),
    commands=(
        run(
            commands.pull_through_cache_rules,
            Answer(
                "rule-fits",
                "a prefix that begins the name, or ROOT",
                "a pull needs CreateRepository, BatchImportUpstreamImage",
            ),
            _NO_RULE,
        ),
    ),
    statement=statements.cache_grant,
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
    applies=is_private,
)

# The secret of the cache rule (ECR API, ValidatePullThroughCacheRule).
UPSTREAM_CREDENTIALS = Check(
    id="upstream-credentials",
    kind=Kind.UPSTREAM_REGISTRY,
    headline="Check the upstream user name and token in the pull through cache rule's secret.",
    reasons=(Text("upstream-refused", "The upstream registry refused the credentials of the cache rule."),),
    notes=(
        Text(
            "rule-secret",
            "validate-pull-through-cache-rule tries them; put the rule's whole prefix into the command, which may "
            "hold a '/' or be ROOT.",
        ),
    ),
    commands=(
        run(commands.pull_through_cache_rules, _NO_RULE),
        run(
            commands.validate_pull_through_cache_rule,
            Answer("rule-valid", '"isValid": true', "the login is right, the path is wrong: mind 'library/'"),
            Answer("rule-invalid", '"isValid": false', "renew the user name and token in the rule's secret"),
            Answer("no-such-rule", "PullThroughCacheRuleNotFoundException", "no cache rule has this prefix"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
    applies=is_private,
)
