"""The rules: for each cause, what to check, most useful first.

A row is a check, or a check ``because`` of something: the cause's reason comes before the check's own words. ``when``
adds rows for some records only. A rule lists every cause its words allow. Sources: ``docs/causes.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ecr_denied.advice import evidence
from ecr_denied.advice.checks import access, login, machine, names, transfer
from ecr_denied.advice.rule import Rule, When, because, blames, when
from ecr_denied.advice.step import Ask
from ecr_denied.records import Cause, PolicyType

__all__ = ["RULES"]

# --- rows that several causes share --------------------------------------------------------------------

_REGISTRY_POLICY = when(evidence.is_private, access.registry_policy)

_PULL_THROUGH_CACHE = when(evidence.is_private, names.pull_through_cache)

_LAYER_STORE = when(evidence.is_private, access.layer_store_policy)

_LAYERS_FROM_CLOUDFRONT: Rule = (because("from-cloudfront", transfer.network),)


def _layer(reason: str, *more: Ask) -> When:
    """Rows for a layer that its store refused, for the reason given."""
    stores = (because(reason, access.layer_store_policy), *more, transfer.layer_route)
    return when(evidence.is_from_cloudfront, *_LAYERS_FROM_CLOUDFRONT, otherwise=stores)


def _unless_layer_read(*rest: Ask | When) -> Rule:
    """Rows for a refused permission. That for a layer is of AWS's storage role, so no policy of the caller counts."""
    layer = _layer("layer-refused")
    key = (because("key-refused", access.key_policy), access.identity_policy, login.caller_identity)
    return (when(evidence.is_layer_read, layer, otherwise=(when(evidence.is_key_use, *key, otherwise=rest),)),)


_STALE_PUBLIC_LOGIN = when(evidence.is_public, because("is-public", login.stale_public_login))

_LIMITS: Rule = (
    when(blames(PolicyType.SERVICE_CONTROL, None), access.service_control_policy),
    when(blames(PolicyType.VPC_ENDPOINT, None), when(evidence.is_private, access.vpc_endpoint_policy)),
    when(blames(PolicyType.PERMISSIONS_BOUNDARY, None), access.permissions_boundary),
    when(blames(PolicyType.SESSION), access.session_policy),
    when(blames(None), when(evidence.may_have_session, access.session_policy)),
    when(blames(PolicyType.RESOURCE_CONTROL), access.resource_control_policy),
    when(blames(None), when(evidence.names_repository, access.resource_control_policy)),
)

_REPOSITORY_SIDE = when(
    evidence.names_repository,
    because("both-sides", access.repository_policy),
    _REGISTRY_POLICY,
)

_MISSING_ALLOW: Rule = (
    because("no-policy-named", access.identity_policy),
    _REPOSITORY_SIDE,
)

_MISSING_NAME = when(
    evidence.names_repository,
    because("refused-as-missing", names.repository_name),
)

_PULL_SECRET = when(evidence.is_kubelet, because("stored-secret", login.pull_secret))

_BARE = because("bare-403", access.ask_for_the_reason)

_FULL = because("full-403", transfer.quota)

_NODE = because("container-asked", machine.node_credentials)

# The token of a node is the one that a pod's secret holds, or that its own role gets.
_NODES_TOKEN = when(evidence.is_node, _PULL_SECRET, _NODE)

_EXPIRED_TOKEN = because("expired-403", login.log_in_again)

_SECOND_TRY = when(evidence.is_second_try, because("second-try", transfer.network))

# Lambda has no role that pulls.
_BY_NODE = when(
    evidence.is_lambda,
    because("lambda-is-service", access.repository_policy),
    otherwise=(when(evidence.is_node, _NODE),),
)

# --- repository, tag, image ----------------------------------------------------------------------------

_NAMES: Mapping[Cause, Rule] = {
    Cause.REPOSITORY_NOT_FOUND: (
        when(evidence.is_uri_as_name, names.uri_as_name),
        because("says-no-repository", names.repository_name),
        when(evidence.is_cached, because("cache-prefix", names.pull_through_cache)),
        when(evidence.is_uri_as_name, otherwise=(names.create_repository,)),
        _PULL_THROUGH_CACHE,
        when(evidence.is_private, names.creation_template),
        because("looked-up-where-asked", login.caller_identity),
    ),
    Cause.IMAGE_NOT_FOUND: (
        because("says-no-image", names.image_tag),
        when(evidence.is_private, names.archived_image),
        _PULL_THROUGH_CACHE,
        because("tag-elsewhere", names.repository_name),
        because("lost-connection-as-missing", transfer.network),
    ),
    Cause.NOT_FOUND: (
        _SECOND_TRY,
        because("repository-or-image", names.repository_name),
        because("else-the-image", names.image_tag),
        when(evidence.is_private, names.archived_image),
        _PULL_THROUGH_CACHE,
        because("lost-login-as-missing", login.log_in_again),
        transfer.network,
    ),
    Cause.TAG_IMMUTABLE: (
        because("holds-the-tag", names.already_pushed),
        when(evidence.is_private, names.tag_mutability),
    ),
    Cause.INVALID_NAME: (
        when(evidence.is_uri_as_name, names.uri_as_name),
        because("breaks-the-rules", names.name_syntax),
        because("empty-variable", names.tag_syntax),
    ),
    Cause.PLATFORM_MISMATCH: (
        because("not-this-platform", machine.platform),
        because("another-image", names.image_tag),
    ),
    Cause.WRONG_REGISTRY: (
        because("went-elsewhere", names.wrong_registry),
        names.host_name,
    ),
}

# --- permissions ---------------------------------------------------------------------------------------

# The rule the project exists for: whatever the account ids look like, name before policy, and always both.
_NO_RESOURCE_POLICY: Rule = (
    when(evidence.is_uri_as_name, names.uri_as_name),
    because("same-sentence", names.repository_name),
    because("else-the-policy", access.repository_policy),
    because("stored-credentials", login.caller_identity),
    because("admits-the-account", access.identity_policy),
    when(
        evidence.is_private,
        because("grant-in-registry-policy", access.registry_policy),
    ),
    _PULL_THROUGH_CACHE,
    names.create_repository,
)

_ACCESS: Mapping[Cause, Rule] = {
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: _unless_layer_read(
        when(
            evidence.is_token_action,
            because("no-repository-grants-it", access.identity_policy),
            because("stored-credentials", login.caller_identity),
            access.vpc_endpoint_policy,
            otherwise=_NO_RESOURCE_POLICY,
        ),
    ),
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: _unless_layer_read(
        because("no-identity-policy", access.identity_policy),
        when(
            evidence.names_repository,
            because("policy-for-some-names", names.repository_name),
        ),
        login.caller_identity,
        when(
            evidence.may_cross_accounts,
            when(
                evidence.names_repository,
                because("other-side-too", access.repository_policy),
                _REGISTRY_POLICY,
            ),
        ),
    ),
    Cause.GUARDRAIL_IMPLICIT_DENY: _unless_layer_read(
        *_LIMITS,
        because("one-type-named", access.identity_policy),
        because("limit-for-another", login.caller_identity),
        when(
            evidence.names_repository,
            because("limit-for-some-names", names.repository_name),
        ),
    ),
    Cause.EXPLICIT_DENY: _unless_layer_read(
        when(evidence.is_quarantine, because("names-policy", login.quarantined_key)),
        when(evidence.prints_iam_policy, because("names-policy", access.printed_policy)),
        when(blames(PolicyType.IDENTITY_BASED, None), access.identity_policy),
        when(
            evidence.names_repository,
            when(
                blames(PolicyType.RESOURCE_BASED, None),
                because("deny-by-address", access.repository_policy),
                _REGISTRY_POLICY,
            ),
            otherwise=(when(blames(PolicyType.RESOURCE_BASED), access.identity_policy),),
        ),
        *_LIMITS,
        because("deny-for-another", login.caller_identity),
        when(
            evidence.names_repository,
            because("deny-for-some-names", names.repository_name),
        ),
    ),
    Cause.ACCESS_DENIED: _unless_layer_read(
        when(
            evidence.names_action,
            # The action says what was refused, so the policies can be asked. Who asked comes next.
            because("no-policy-named", access.identity_policy),
            because("refusal-for-another", login.caller_identity),
            when(
                evidence.may_cross_accounts,
                _REPOSITORY_SIDE,
                _MISSING_NAME,
                otherwise=(_MISSING_NAME, _REPOSITORY_SIDE),
            ),
            otherwise=(
                _BY_NODE,
                because("no-reason", access.ask_for_the_reason),
                _MISSING_NAME,
                *_MISSING_ALLOW,
                login.caller_identity,
            ),
        ),
        when(
            evidence.has_no_sentence,
            because("denied-expired", login.log_in_again),
            when(evidence.is_not_pull, because("denied-full", transfer.quota)),
        ),
        *_LIMITS,
    ),
    Cause.FORBIDDEN: (
        _STALE_PUBLIC_LOGIN,
        when(evidence.is_layer_fetch, because("layer-fetched", access.layer_store_policy)),
        _BY_NODE,
        when(
            evidence.is_push,
            because("manifest-first", access.identity_policy),
            when(evidence.names_repository, when(evidence.may_write, _FULL)),
            _EXPIRED_TOKEN,
            _BARE,
            _MISSING_NAME,
            when(evidence.names_repository, access.repository_policy, _REGISTRY_POLICY),
            otherwise=(
                when(evidence.is_cached, because("cache-prefix", names.pull_through_cache)),
                # A request by whoever looks tells nothing of what a node may do.
                when(
                    evidence.is_node,
                    _PULL_SECRET,
                    *_MISSING_ALLOW,
                    _BARE,
                    otherwise=(_EXPIRED_TOKEN, _BARE, *_MISSING_ALLOW),
                ),
                _MISSING_NAME,
                when(
                    evidence.names_repository,
                    when(evidence.is_not_pull, _FULL),
                    _PULL_THROUGH_CACHE,
                    _LAYER_STORE,
                ),
            ),
        ),
        login.caller_identity,
        when(evidence.is_private, access.vpc_endpoint_policy),
    ),
    Cause.LAYER_STORE_DENIED: (_layer("store-refused", because("layer-address", access.vpc_endpoint_policy)),),
}

# --- login ---------------------------------------------------------------------------------------------

_LOGIN: Mapping[Cause, Rule] = {
    Cause.NOT_AUTHENTICATED: (
        _STALE_PUBLIC_LOGIN,
        _SECOND_TRY,
        when(
            evidence.is_node,
            _NODE,
            _PULL_SECRET,
            because("node-no-token-without", access.identity_policy),
            login.caller_identity,
            because("provider-as-missing-login", login.credential_helper),
            otherwise=(
                because("without-credentials", login.log_in_again),
                because("literal-host", login.token_host),
                because("helper-as-missing-login", login.credential_helper),
                when(evidence.is_containerd_pull, because("node-may-have-asked", machine.node_credentials)),
                login.caller_identity,
                because("no-token-without", access.identity_policy),
                when(evidence.is_not_push, because("node-may-have-asked", machine.node_credentials)),
            ),
        ),
    ),
    Cause.TOKEN_EXPIRED: (
        _NODES_TOKEN,
        _STALE_PUBLIC_LOGIN,
        because("says-expired", login.log_in_again),
        because("keeps-old-token", login.credential_helper),
    ),
    Cause.TOKEN_INVALID: (
        _NODES_TOKEN,
        _STALE_PUBLIC_LOGIN,
        because("not-accepted", login.log_in_again),
        because("other-token", login.token_host),
        login.caller_identity,
    ),
    Cause.LOGIN_FAILED: (
        because("login-refused", login.token_host),
        because("token-alone", login.log_in_again),
        because("empty-token", login.caller_identity),
        because("login-needs", access.identity_policy),
        because("saving-failed", login.credential_helper),
        when(evidence.may_be_blocked, because("login-blocked", transfer.network), otherwise=(machine.shell_pipe,)),
    ),
    Cause.AWS_CREDENTIALS_FAILED: (
        because("no-aws-identity", machine.aws_credentials),
        because("role-not-assumed", login.caller_identity),
        machine.credential_sources,
    ),
    Cause.CREDENTIAL_HELPER_FAILED: (
        because("helper-failed", login.credential_helper),
        because("helper-sources", login.caller_identity),
        because("without-helper", login.log_in_again),
        because("helper-needs", access.identity_policy),
    ),
}

# --- the request ---------------------------------------------------------------------------------------

_TAG_SYNTAX = because("tag-400", names.tag_syntax)

_TOKEN_HOST = because("region-400", login.token_host)

_REQUEST: Mapping[Cause, Rule] = {
    Cause.MANIFEST_UNSUPPORTED: (
        because("manifest-refused", transfer.image_manifest),
        transfer.attestations,
    ),
    Cause.UPLOAD_INVALID: (
        because("part-refused", transfer.upload),
        because("empty-layer", transfer.image_manifest),
    ),
    Cause.BAD_REQUEST: (
        when(evidence.is_plain_http, because("plain-http", transfer.network)),
        when(
            evidence.may_write,
            when(
                evidence.may_be_immutable,
                when(evidence.is_private, because("immutable-400", names.tag_mutability)),
                because("own-tag-400", names.already_pushed),
            ),
            _TAG_SYNTAX,
            when(
                evidence.is_tag_refused,
                otherwise=(
                    because("manifest-400", transfer.image_manifest),
                    transfer.attestations,
                    _TOKEN_HOST,
                ),
            ),
            otherwise=(
                _TOKEN_HOST,
                when(evidence.is_login, otherwise=(_TAG_SYNTAX,)),
                because("damaged-400", login.log_in_again),
            ),
        ),
    ),
    Cause.RATE_LIMITED: (
        when(
            evidence.is_public,
            because("anonymous-limit", login.log_in_again),
        ),
        because("asked-too-much", transfer.request_rate),
        when(evidence.is_private, because("upstream-limit", names.pull_through_cache)),
    ),
    Cause.QUOTA_EXCEEDED: (because("limit-reached", transfer.quota),),
}

# --- the way there -------------------------------------------------------------------------------------

_WAY: Mapping[Cause, Rule] = {
    Cause.HOST_NOT_FOUND: (
        when(
            evidence.asks_layer_store,
            because("store-address", transfer.layer_route),
            otherwise=(because("host-wrong", names.host_name),),
        ),
        because("dns-wrong", transfer.network),
    ),
    Cause.CONNECTION_FAILED: (
        when(evidence.is_misspelt, names.host_name),
        when(evidence.asks_proxy, because("proxy-unreached", machine.proxy)),
        when(evidence.asks_layer_store, because("store-address", transfer.layer_route)),
        because("no-answer", transfer.network),
        when(evidence.asks_api, otherwise=(when(evidence.is_private, because("store-may-be", transfer.layer_route)),)),
        when(evidence.has_address, otherwise=(names.host_name,)),
    ),
    Cause.CONNECTION_CLOSED: (
        when(
            evidence.is_cut_answer,
            because("cut-answer", transfer.network),
        ),
        when(
            evidence.is_not_pull,
            when(evidence.is_uri_as_name, names.uri_as_name),
            because("push-dropped", names.repository_name),
            because("dropped-without-right", access.identity_policy),
            because("dropped-without-login", login.log_in_again),
            access.repository_policy,
            because("look-alike", access.trail),
            names.create_repository,
        ),
        when(
            evidence.is_cut_answer,
            otherwise=(because("network-alone", transfer.network),),
        ),
        when(evidence.is_not_push, when(evidence.is_private, transfer.layer_route)),
        transfer.registry_status,
    ),
    Cause.PROXY_REFUSED: (
        because("proxy-answered", machine.proxy),
        because("open-or-not", transfer.network),
        names.host_name,
    ),
    Cause.TLS_FAILED: (
        because("no-tls", transfer.certificate),
        because("other-certificate", names.host_name),
    ),
    Cause.REGISTRY_ERROR: (
        because("server-error", transfer.registry_status),
        because("proxy-server-error", transfer.network),
        names.host_name,
        when(
            evidence.is_pull,
            when(
                evidence.is_private,
                because("upstream-trouble", names.pull_through_cache),
            ),
        ),
    ),
    Cause.UPSTREAM_DENIED: (
        when(
            evidence.is_private,
            because("upstream-refused", names.upstream_credentials),
            names.pull_through_cache,
            otherwise=(because("no-upstream", access.ask_for_the_reason),),
        ),
    ),
    Cause.LOCAL_FAILURE: (
        when(evidence.is_node, because("node-has-none", machine.node_credentials)),
        because("machine-words", machine.local_machine),
        because("engine-has-none", access.read_the_message),
        when(evidence.is_pull, names.image_tag),
        when(evidence.is_pull, login.log_in_again),
    ),
    Cause.UNCLASSIFIED: (
        when(evidence.is_method_refused, because("method-refused", names.host_name)),
        _STALE_PUBLIC_LOGIN,
        when(evidence.is_empty_answer, because("empty-answer", access.identity_policy)),
        because("unknown-words", access.read_the_message),
        because("ask-otherwise", access.ask_for_the_reason),
        login.caller_identity,
        because("rule-out-names", names.repository_name),
        because("then-rights", access.identity_policy),
        access.trail,
    ),
}

RULES: Mapping[Cause, Rule] = MappingProxyType({**_NAMES, **_ACCESS, **_LOGIN, **_REQUEST, **_WAY})
