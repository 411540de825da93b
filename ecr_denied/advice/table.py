"""The rules: for each cause, what to check, most useful first.

A row is a check, or a check ``because`` of a reason that the cause gives. A check that does not apply to a failure, or
whose reason does not hold for it, is left out; ``when`` adds rows for some failures only. A rule lists every cause its
words allow. Sources: ``docs/causes.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ecr_denied.advice import evidence, wordings
from ecr_denied.advice.check import CheckItem, Row
from ecr_denied.advice.checks import (
    caches,
    caller_policies,
    clocks,
    endpoints,
    helpers,
    hosts,
    identity,
    images,
    limits,
    local,
    login,
    machine,
    manifests,
    metadata,
    network,
    programs,
    quotas,
    refusals,
    repositories,
    resource_policies,
    transfer,
)
from ecr_denied.advice.question import blames
from ecr_denied.advice.rule import Rule, When, when
from ecr_denied.records import Cause, PolicyType

__all__ = ["RULES"]

# --- rows that several causes share --------------------------------------------------------------------


def _layer(reason: str) -> When:
    """Rows for a layer that its store refused, for the reason given: it was reached, so its way is open."""
    return when(
        evidence.is_from_cloudfront,
        # What refused is asked: CloudFront, or what stands on the way to it.
        when(
            evidence.asks_layer_store,
            network.LAYER_ROUTE.because("from-cloudfront"),
            otherwise=(network.NETWORK.because("from-cloudfront"),),
        ),
        otherwise=(endpoints.LAYER_STORE_POLICY.because(reason),),
    )


_KEY = resource_policies.KEY_POLICY.because("key-refused")

# The role of replication is AWS's, so the destination alone can let it in.
_REPLICATION: Rule = (resource_policies.REGISTRY_POLICY.because("replication-let-in"),)


def _unless_layer_read(*rest: CheckItem | Row | When) -> Rule:
    """Rows for a refused permission. That for a layer is of AWS's storage role, so no policy of the caller counts."""
    key = (
        when(blames(PolicyType.IDENTITY_BASED), caller_policies.IDENTITY_POLICY.because("no-identity-policy")),
        _KEY,
        caller_policies.IDENTITY_POLICY,
        identity.CALLER_IDENTITY,
    )
    own = (caller_policies.ASSUME_ROLE.because("went-on-without"), *rest)
    replication = when(evidence.lacks_replication, *_REPLICATION, otherwise=own)
    # KMS said so in an answer of ECR's, which need not name the action nor the key.
    keyless = when(wordings.is_key_failure, _KEY, otherwise=(replication,))
    others = when(evidence.is_key_use, *key, otherwise=(keyless,))
    return (when(evidence.is_layer_read, _layer("layer-refused"), otherwise=(others,)),)


def _unless_host_in_name(*rest: CheckItem | Row | When) -> Rule:
    """Rows for a permission that no policy gave. No policy is for a name that an address was given as."""
    named = (repositories.URI_AS_NAME, _MISSING_NAME, identity.CALLER_IDENTITY.because("refusal-for-another"))
    return _unless_layer_read(when(evidence.is_uri_as_name, *named, otherwise=rest))


_STALE_PUBLIC_LOGIN = login.STALE_PUBLIC_LOGIN.because("is-public")

_LIMITS: Rule = (
    when(blames(PolicyType.SERVICE_CONTROL, None), limits.SERVICE_CONTROL_POLICY),
    when(blames(PolicyType.VPC_ENDPOINT, None) & evidence.is_private, endpoints.VPC_ENDPOINT_POLICY),
    when(blames(PolicyType.PERMISSIONS_BOUNDARY, None), limits.PERMISSIONS_BOUNDARY),
    when(blames(PolicyType.SESSION), limits.SESSION_POLICY),
    when(blames(None) & evidence.may_have_session, limits.SESSION_POLICY),
    when(blames(PolicyType.RESOURCE_CONTROL), limits.RESOURCE_CONTROL_POLICY),
    when(blames(None) & evidence.names_repository, limits.RESOURCE_CONTROL_POLICY),
)

# Of these, those that bind a service of AWS as well.
_LIMITS_OF_ANYBODY = when(evidence.pulls_as_service, limits.RESOURCE_CONTROL_POLICY, otherwise=_LIMITS)


def _of_repository(reason: str) -> When:
    """The policies on the repository's side, and why they count."""
    return when(
        evidence.names_repository,
        resource_policies.REPOSITORY_POLICY.because(reason),
        resource_policies.REGISTRY_POLICY,
    )


_REPOSITORY_SIDE = _of_repository("both-sides")

_MISSING_ALLOW: Rule = (caller_policies.IDENTITY_POLICY.because("no-policy-named"), _REPOSITORY_SIDE)

# Across accounts the rights of the role are half of it.
_OWNERS_SIDE = resource_policies.REPOSITORY_POLICY.because("both-sides")

_MISSING_NAME = repositories.REPOSITORY_NAME.because("refused-as-missing")

# AWS lists the account of its images for each region: another one has none there.
_ELSEWHERE = when(evidence.has_other_account, _MISSING_NAME)

_PULL_SECRET = identity.PULL_SECRET.because("stored-secret")

_BARE = refusals.ASK_FOR_THE_REASON.because("bare-403")

_FULL = quotas.QUOTA.because("full-403")

_NODE = machine.NODE_CREDENTIALS.because("container-asked")

_EXPIRED_TOKEN = login.LOG_IN_AGAIN.because("expired-403")

_SECOND_TRY = network.NETWORK.because("second-try")

_SERVICE: Rule = (resource_policies.REPOSITORY_POLICY.because("pulls-as-service"), resource_policies.FUNCTION_REGION)

# A service that pulls by itself has no role to look at; of CodeBuild's it has to be found out whether it has.
_BY_NODE = when(
    evidence.pulls_as_service,
    *_SERVICE,
    otherwise=(identity.BUILD_CREDENTIALS.because("codebuild-asked"), _NODE),
)

# --- repository, tag, image ----------------------------------------------------------------------------

_NO_REPOSITORY: Rule = (
    repositories.CDK_BOOTSTRAP,
    repositories.LIBRARY_PATH,
    # Below the prefix of a cache rule a name need not exist: the first pull lacks a right, or asks for a wrong one.
    repositories.OTHER_REGISTRY,
    caches.PULL_THROUGH_CACHE.because("cache-prefix"),
    repositories.REPOSITORY_NAME.because("says-no-repository"),
    when(evidence.is_pull, caches.PULL_THROUGH_CACHE),
    when(~evidence.is_cached_pull, repositories.CREATE_REPOSITORY),
    # A call of the API that is no pull or push makes no repository.
    when(~evidence.is_other_call, caches.PULL_THROUGH_CACHE, repositories.CREATION_TEMPLATE),
)

_NOT_FOUND: Rule = (
    _SECOND_TRY,
    repositories.LIBRARY_PATH,
    repositories.OTHER_REGISTRY,
    caches.PULL_THROUGH_CACHE.because("cache-prefix"),
    # One command tells a missing image and a missing repository apart; a push meets no missing image.
    when(evidence.can_describe_image, images.IMAGE_TAG.because("which-is-missing")),
    when(
        evidence.is_push,
        repositories.REPOSITORY_NAME.because("repository-of-upload"),
        repositories.REPOSITORY_NAME.because("repository-of-push"),
        repositories.CREATE_REPOSITORY,
        otherwise=(
            repositories.REPOSITORY_NAME.because("which-is-missing"),
            images.IMAGE_TAG.because("else-the-image"),
            images.PUSHED,
            images.ARCHIVED_IMAGE,
            images.REPLICATION,
        ),
    ),
    # The registry answered, and to a login that is missing it says so.
    when(~evidence.is_answered_missing, login.LOG_IN_AGAIN.because("lost-login-as-missing"), network.NETWORK),
    caches.PULL_THROUGH_CACHE,
)

_NAMES: Mapping[Cause, Rule] = {
    Cause.REPOSITORY_NOT_FOUND: (
        when(
            evidence.is_uri_as_name,
            repositories.URI_AS_NAME,
            repositories.REPOSITORY_NAME.because("says-no-repository"),
            otherwise=_NO_REPOSITORY,
        ),
        identity.CALLER_IDENTITY.because("looked-up-where-asked"),
    ),
    Cause.IMAGE_NOT_FOUND: (
        repositories.LIBRARY_PATH,
        when(evidence.is_held_back, images.ARCHIVED_IMAGE),
        images.IMAGE_TAG.because("says-no-image"),
        caches.PULL_THROUGH_CACHE.because("cache-prefix"),
        images.PUSHED,
        images.LIFECYCLE_POLICY,
        images.ARCHIVED_IMAGE,
        images.REPLICATION,
        caches.PULL_THROUGH_CACHE,
        repositories.REPOSITORY_NAME.because("tag-elsewhere"),
    ),
    Cause.NOT_FOUND: (
        when(
            wordings.is_first_version,
            manifests.ENGINE_VERSION.because("first-version"),
            otherwise=(
                when(wordings.is_layer_missing, images.IMAGE_TAG.because("layer-missing"), otherwise=_NOT_FOUND),
            ),
        ),
    ),
    Cause.TAG_IMMUTABLE: (images.ALREADY_PUSHED.because("holds-the-tag"), images.TAG_MUTABILITY),
    Cause.INVALID_NAME: (
        repositories.URI_AS_NAME,
        when(~evidence.has_good_name, repositories.NAME_SYNTAX.because("breaks-the-rules")),
        when(~wordings.is_name_refused, images.TAG_SYNTAX.because("empty-variable")),
        # Nothing that is shown breaks a rule.
        when(
            ~images.TAG_SYNTAX.applies & ~evidence.is_uri_as_name, repositories.NAME_SYNTAX.because("breaks-the-rules")
        ),
    ),
    Cause.PLATFORM_MISMATCH: (manifests.PLATFORM.because("not-this-platform"),),
    Cause.WRONG_REGISTRY: (hosts.WRONG_REGISTRY.because("went-elsewhere"),),
}

# --- permissions ---------------------------------------------------------------------------------------

# No policy of a repository grants what makes it: the registry's may (user guide, registry-permissions).
_NEW_REPOSITORY = when(
    evidence.makes_repository,
    resource_policies.REGISTRY_POLICY.because("grant-in-registry-policy"),
    when(evidence.fills_cache, caches.PULL_THROUGH_CACHE, repositories.CACHE_TEMPLATE),
)

# The rule the project exists for: whatever the account ids look like, name before policy, and always both.
_NO_RESOURCE_POLICY: Rule = (
    _NEW_REPOSITORY,
    repositories.URI_AS_NAME,
    repositories.REPOSITORY_NAME.because("same-sentence"),
    resource_policies.REPOSITORY_POLICY.because("else-the-policy"),
    # Whoever can choose another identity looks at it before policies are.
    when(
        evidence.may_ask_here & ~evidence.has_own_keys,
        identity.CALLER_IDENTITY.because("stored-credentials"),
        caller_policies.IDENTITY_POLICY.because("admits-the-account"),
        otherwise=(
            caller_policies.IDENTITY_POLICY.because("admits-the-account"),
            identity.CALLER_IDENTITY.because("stored-credentials"),
        ),
    ),
    resource_policies.REGISTRY_POLICY.because("grant-in-registry-policy"),
    caches.PULL_THROUGH_CACHE,
    repositories.CREATE_REPOSITORY,
)

_ACCESS_DENIED: Rule = _unless_host_in_name(
    _ELSEWHERE,
    when(
        evidence.names_action,
        # A policy of a repository lets no other account in until one is named there.
        when(evidence.is_across, _OWNERS_SIDE),
        # The action says what was refused, so the policies can be asked. Who asked comes next.
        caller_policies.IDENTITY_POLICY.because("no-policy-named"),
        identity.CALLER_IDENTITY.because("refusal-for-another"),
        repositories.ALREADY_CREATED,
        when(
            evidence.may_cross_accounts,
            _REPOSITORY_SIDE,
            _MISSING_NAME,
            # Within an account IAM refuses what its policies do not name, whether it is there or not.
            otherwise=(repositories.REPOSITORY_NAME.because("policy-for-some-names"), _of_repository("either-side")),
        ),
        otherwise=(
            repositories.LIBRARY_PATH,
            _BY_NODE,
            # A request by whoever looks tells nothing of what a node may do.
            when(
                evidence.is_node,
                _OWNERS_SIDE,
                _MISSING_NAME,
                otherwise=(
                    refusals.ASK_FOR_THE_REASON.because("no-reason"),
                    _MISSING_NAME,
                    when(wordings.may_want_login, login.LOG_IN_AGAIN.because("denied-expired")),
                ),
            ),
            # Anyone may pull from ECR Public.
            when(
                ~evidence.is_public_elsewhere,
                when(~evidence.pulls_as_service, *_MISSING_ALLOW),
                identity.CALLER_IDENTITY,
            ),
        ),
    ),
    when(
        evidence.has_no_sentence & ~evidence.calls_api,
        login.LOG_IN_AGAIN.because("denied-expired"),
        programs.OWN_LOGIN,
        quotas.QUOTA.because("denied-full"),
    ),
    _LIMITS_OF_ANYBODY,
    when(evidence.is_node & ~evidence.names_action, refusals.ASK_FOR_THE_REASON.because("no-reason")),
)

_ACCESS: Mapping[Cause, Rule] = {
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: _unless_layer_read(
        when(
            evidence.is_token_action,
            caller_policies.IDENTITY_POLICY.because("no-repository-grants-it"),
            identity.CALLER_IDENTITY.because("stored-credentials"),
            endpoints.VPC_ENDPOINT_POLICY,
            otherwise=(
                when(
                    evidence.is_role_assumption,
                    resource_policies.TRUST_POLICY.because("role-trusts-not"),
                    caller_policies.IDENTITY_POLICY,
                    identity.CALLER_IDENTITY,
                    otherwise=_NO_RESOURCE_POLICY,
                ),
            ),
        )
    ),
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: _unless_host_in_name(
        when(identity.is_pod_by_node, identity.CALLER_IDENTITY),
        caller_policies.IDENTITY_POLICY.because("no-identity-policy"),
        repositories.CREATION_RIGHTS,
        when(evidence.fills_cache, caches.PULL_THROUGH_CACHE),
        repositories.ALREADY_CREATED,
        when(evidence.tells_repository, repositories.REPOSITORY_NAME.because("policy-for-some-names")),
        identity.CALLER_IDENTITY,
        repositories.REPOSITORY_NAME.because("policy-for-some-names"),
        when(
            evidence.may_cross_accounts & evidence.names_repository & evidence.may_be_made_across,
            resource_policies.REPOSITORY_POLICY.because("other-side-too"),
            resource_policies.REGISTRY_POLICY,
        ),
    ),
    Cause.GUARDRAIL_IMPLICIT_DENY: _unless_layer_read(
        *_LIMITS,
        caller_policies.IDENTITY_POLICY.because("one-type-named"),
        identity.CALLER_IDENTITY.because("refusal-for-another"),
        repositories.REPOSITORY_NAME.because("limit-for-some-names"),
    ),
    Cause.EXPLICIT_DENY: _unless_layer_read(
        identity.QUARANTINED_KEY.because("names-policy"),
        identity.MFA_SESSION.because("named-after-mfa"),
        caller_policies.PRINTED_POLICY.because("names-policy"),
        when(
            blames(PolicyType.IDENTITY_BASED, None),
            caller_policies.IDENTITY_POLICY,
            identity.MFA_SESSION.because("deny-without-mfa"),
        ),
        when(
            evidence.names_repository,
            when(
                blames(PolicyType.RESOURCE_BASED, None),
                resource_policies.REPOSITORY_POLICY.because("deny-by-address"),
                resource_policies.REGISTRY_POLICY,
            ),
            otherwise=(when(blames(PolicyType.RESOURCE_BASED), caller_policies.IDENTITY_POLICY),),
        ),
        *_LIMITS,
        identity.CALLER_IDENTITY.because("refusal-for-another"),
        repositories.REPOSITORY_NAME.because("limit-for-some-names"),
    ),
    Cause.ACCESS_DENIED: (when(wordings.names_what_lacks, _BY_NODE, otherwise=_ACCESS_DENIED),),
    Cause.FORBIDDEN: (
        _ELSEWHERE,
        when(evidence.names_missing_secret, _PULL_SECRET),
        _STALE_PUBLIC_LOGIN,
        endpoints.LAYER_STORE_POLICY.because("layer-fetched"),
        repositories.LIBRARY_PATH,
        _BY_NODE,
        when(
            evidence.is_push,
            # Images are counted where the manifest is sent: the repository and the token were taken before.
            when(
                evidence.puts_manifest,
                _FULL,
                caller_policies.IDENTITY_POLICY.because("no-policy-named"),
                otherwise=(
                    caller_policies.IDENTITY_POLICY.because("manifest-first"),
                    _MISSING_NAME,
                    _EXPIRED_TOKEN,
                    programs.OWN_LOGIN,
                    when(evidence.names_repository & evidence.may_write, _FULL),
                    when(~evidence.is_bare_push, _BARE),
                ),
            ),
            when(evidence.names_repository, resource_policies.REPOSITORY_POLICY, resource_policies.REGISTRY_POLICY),
            otherwise=(
                caches.PULL_THROUGH_CACHE.because("cache-prefix"),
                # A request by whoever looks tells nothing of what a node may do.
                when(
                    evidence.is_node,
                    _PULL_SECRET,
                    _OWNERS_SIDE,
                    *_MISSING_ALLOW,
                    _BARE,
                    otherwise=(
                        when(evidence.is_empty_answer, _BARE),
                        _EXPIRED_TOKEN,
                        programs.OWN_LOGIN,
                        _BARE,
                        # Anyone may pull from ECR Public.
                        when(~evidence.is_public_elsewhere, *_MISSING_ALLOW),
                    ),
                ),
                _MISSING_NAME,
                when(
                    evidence.names_repository,
                    when(evidence.is_not_pull, _FULL),
                    caches.PULL_THROUGH_CACHE,
                    when(evidence.is_private & ~evidence.sends_manifest, endpoints.LAYER_STORE_POLICY),
                ),
            ),
        ),
        when(~evidence.is_public_elsewhere, identity.CALLER_IDENTITY),
        when(evidence.is_private, endpoints.VPC_ENDPOINT_POLICY),
    ),
    Cause.LAYER_STORE_DENIED: (_layer("store-refused"),),
}

_NO_CREDENTIALS: Rule = (
    machine.SSO_LOGIN,
    metadata.INSTANCE_METADATA,
    # A pod that came as far as the metadata has nothing else to ask.
    when(
        ~wordings.is_pod_without_role,
        when(evidence.is_opt_in_told, identity.OPT_IN_REGION.because("refused-there-alone")),
        when(
            evidence.keeps_keys,
            programs.OWN_LOGIN,
            otherwise=(machine.AWS_CREDENTIALS.because("no-aws-identity"),),
        ),
        identity.OPT_IN_REGION.because("refused-there-alone"),
        # Where AWS refused the credentials, it was reached; without a region it was not asked.
        when(
            wordings.had_credentials,
            when(~evidence.has_own_keys, identity.CALLER_IDENTITY),
            otherwise=(when(~wordings.lacks_region & ~evidence.keeps_keys, machine.CREDENTIAL_SOURCES),),
        ),
    ),
)

_TRUST = resource_policies.TRUST_POLICY.because("role-trusts-not")

_NO_ROLE: Rule = (
    # The identity of a pod is not that of whoever reads this.
    when(
        ~evidence.is_pod_identity,
        when(evidence.is_role_not_assumed & evidence.has_address, machine.CREDENTIAL_SOURCES),
        caller_policies.ASSUME_ROLE.because("role-first"),
        _TRUST,
        # STS was reached, and no credentials of AWS were asked for.
        when(~evidence.is_role_refused, *_NO_CREDENTIALS),
    ),
)

# What gives AWS credentials was not reached.
_CREDENTIALS_WAY: Rule = (
    network.NETWORK.because("credentials-first"),
    when(evidence.asks_sts, network.ENDPOINT_NETWORK),
)

# --- login ---------------------------------------------------------------------------------------------

_LOGIN_REFUSED: Rule = (
    when(evidence.types_other_region, login.TOKEN_HOST.because("login-refused")),
    when(evidence.is_no_login_of_ecr, network.NETWORK.because("login-blocked")),
    login.LOG_IN_AGAIN.because("token-alone"),
    # Without a password docker asks no registry.
    when(
        ~wordings.lacks_password & ~wordings.is_docker_silent,
        login.TOKEN_HOST.because("login-refused"),
        machine.SHELL_PIPE,
    ),
    # Whoever had a token to send may ask for one, and a login that was refused is not stored.
    when(
        # A refusal comes at once.
        ~wordings.had_token & ~wordings.is_script_slow,
        when(~evidence.has_own_keys, identity.CALLER_IDENTITY.because("empty-token")),
        caller_policies.IDENTITY_POLICY.because("login-needs"),
    ),
    when(~wordings.is_password_refused & ~wordings.lacks_password, helpers.CREDENTIAL_HELPER.because("saving-failed")),
    when(evidence.may_be_blocked & ~wordings.lacks_password, network.NETWORK.because("login-blocked")),
)

_NO_LOGIN: Rule = (
    programs.OWN_LOGIN,
    # Where ECS does not say why a task got no token, its way to ECR's API is the usual fault.
    network.TASK_SUBNET,
    caller_policies.ASSUME_ROLE.because("role-first"),
    _TRUST,
    login.NO_CLI,
    login.NO_TOKEN,
    when(
        wordings.got_no_token,
        identity.CALLER_IDENTITY.because("empty-token"),
        caller_policies.IDENTITY_POLICY.because("login-needs"),
    ),
    when(
        wordings.is_old_login,
        login.OLD_COMMAND,
        otherwise=(when(~wordings.is_cli_missing, *_LOGIN_REFUSED),),
    ),
)

_NOT_AUTHENTICATED: Rule = (
    repositories.URI_AS_NAME,
    machine.LINE_BREAK,
    when(evidence.names_missing_secret, _PULL_SECRET),
    _STALE_PUBLIC_LOGIN,
    _SECOND_TRY,
    when(
        evidence.is_node,
        machine.SANDBOX_IMAGE,
        _NODE,
        _PULL_SECRET,
        when(evidence.is_kubelets_pull, helpers.CREDENTIAL_HELPER.because("helper-as-missing-login")),
        caller_policies.IDENTITY_POLICY.because("login-needs"),
        identity.CALLER_IDENTITY,
        otherwise=(
            programs.KANIKO_HELPER,
            programs.OWN_LOGIN,
            caller_policies.ASSUME_ROLE.because("role-first"),
            _TRUST,
            # A login above for another host was of the region of that host.
            when(
                evidence.types_other_region & ~evidence.logged_in_elsewhere,
                login.TOKEN_HOST.because("literal-host"),
            ),
            login.LOG_IN_AGAIN.because("without-credentials"),
            when(~evidence.logged_in_elsewhere, helpers.CREDENTIAL_HELPER.because("helper-as-missing-login")),
            # Whoever logged in above has a token, and the registry took it.
            when(
                ~evidence.logged_in_elsewhere & ~evidence.logged_in_here,
                login.TOKEN_HOST.because("literal-host"),
                # Without a login no identity was asked for.
                when(evidence.may_be_node, machine.NODE_CREDENTIALS.because("node-may-have-asked")),
                when(~evidence.has_own_login, identity.CALLER_IDENTITY),
                caller_policies.IDENTITY_POLICY.because("login-needs"),
            ),
        ),
    ),
)

_LOGIN: Mapping[Cause, Rule] = {
    # Of a call of the API that was not sent the keys are at fault, and no login.
    Cause.NOT_AUTHENTICATED: (
        when(wordings.has_line_break & evidence.asks_api, machine.LINE_BREAK, otherwise=_NOT_AUTHENTICATED),
    ),
    # A kubelet gets a new token by its node's role before the old one expires: an old one is that of a pod's secret.
    Cause.TOKEN_EXPIRED: (
        when(evidence.is_kubelet, _PULL_SECRET, otherwise=(_NODE,)),
        _STALE_PUBLIC_LOGIN,
        programs.OWN_LOGIN,
        login.LOG_IN_AGAIN.because("says-expired"),
        helpers.CREDENTIAL_HELPER.because("keeps-old-token"),
    ),
    Cause.TOKEN_INVALID: (
        when(evidence.is_kubelet, _PULL_SECRET, otherwise=(_NODE,)),
        _STALE_PUBLIC_LOGIN,
        programs.OWN_LOGIN,
        when(evidence.types_other_region, login.TOKEN_HOST.because("other-token")),
        login.LOG_IN_AGAIN.because("not-accepted"),
        login.TOKEN_HOST.because("other-token"),
        identity.CALLER_IDENTITY,
    ),
    Cause.LOGIN_FAILED: (
        when(
            wordings.is_region_unread,
            hosts.HOST_NAME,
            otherwise=(
                when(
                    evidence.has_wrong_host,
                    hosts.HOST_NAME,
                    login.LOG_IN_AGAIN.because("token-alone"),
                    otherwise=_NO_LOGIN,
                ),
            ),
        ),
    ),
    Cause.AWS_CREDENTIALS_FAILED: (
        when(
            wordings.has_wrong_clock,
            clocks.CLOCK,
            otherwise=(
                when(
                    evidence.is_role_assumption,
                    when(
                        blames(PolicyType.IDENTITY_BASED),
                        caller_policies.IDENTITY_POLICY.because("no-identity-policy"),
                        _TRUST,
                        otherwise=(_TRUST, caller_policies.IDENTITY_POLICY.because("no-policy-named")),
                    ),
                    # A profile that assumes the role shows none of the identity that asked for it.
                    when(
                        ~evidence.comes_by_token & ~evidence.types_profile,
                        identity.CALLER_IDENTITY.because("refusal-for-another"),
                    ),
                    otherwise=(
                        resource_policies.POD_ROLE.because("eks-may-not"),
                        when(evidence.is_sts_unreached, *_CREDENTIALS_WAY, otherwise=_NO_ROLE),
                    ),
                ),
            ),
        ),
    ),
    Cause.CREDENTIAL_HELPER_FAILED: (
        when(evidence.has_own_login & ~wordings.is_helper_missing, programs.OWN_LOGIN),
        helpers.STORE_TOO_SMALL,
        helpers.KEEPS_NO_LOGINS,
        helpers.KEPT_LOGIN,
        helpers.OPEN_KEYCHAIN,
        # Where the text says that a login was not kept, AWS was never asked.
        when(wordings.is_provider_unanswered, network.NETWORK.because("provider-unanswered")),
        when(
            ~wordings.could_not_keep,
            when(~wordings.is_keychain_closed, helpers.CREDENTIAL_HELPER.because("helper-failed")),
            when(evidence.is_node & ~wordings.is_provider_unstarted, _NODE),
            when(wordings.may_have_asked_aws, identity.CALLER_IDENTITY.because("helper-sources")),
            helpers.WITHOUT_HELPER.because("without-helper"),
            when(wordings.may_have_asked_aws, caller_policies.IDENTITY_POLICY.because("login-needs")),
        ),
    ),
}

# --- the request ---------------------------------------------------------------------------------------

_TAG_SYNTAX = images.TAG_SYNTAX.because("tag-400")

_TOKEN_HOST = when(~evidence.puts_manifest, login.TOKEN_HOST.because("region-400"))

_REFUSED_AS_SUCH: Rule = (
    # A request that names no image hardly wrote one: ECR answers a token that it cannot read with 400 as well.
    when(evidence.may_ask_without_image, _TOKEN_HOST, login.LOG_IN_AGAIN.because("damaged-400")),
    when(
        evidence.may_write,
        # The bootstrap makes it immutable, and a tag there is a digest of what is built: no other image takes it.
        when(evidence.is_bootstrapped & ~evidence.is_tag_refused, manifests.ATTESTATIONS),
        when(evidence.may_be_immutable, images.TAG_MUTABILITY.because("immutable-400")),
        when(evidence.is_tag_in_doubt, _TAG_SYNTAX),
        # Each rules out another cause; who holds the tag matters where it cannot be changed.
        when(~evidence.is_tag_refused, manifests.ATTESTATIONS),
        when(evidence.may_be_immutable, images.ALREADY_PUSHED.because("own-tag-400")),
        when(~evidence.is_tag_refused, manifests.IMAGE_MANIFEST.because("manifest-400"), _TAG_SYNTAX, _TOKEN_HOST),
        otherwise=(
            _STALE_PUBLIC_LOGIN,
            programs.OWN_LOGIN,
            _TOKEN_HOST,
            when(~evidence.is_login & ~evidence.has_own_login & evidence.may_be_manifest, _TAG_SYNTAX),
            login.LOG_IN_AGAIN.because("damaged-400"),
        ),
    ),
)

# What ECR's API takes: of clients manifests, of other callers names (ECR API reference).
_PARAMETER: Rule = (
    refusals.READ_THE_MESSAGE.because("parameter-refused"),
    caches.UPSTREAM_SECRET.because("rule-may-need-secret"),
    when(
        ~wordings.is_registry_id_refused & ~wordings.is_rule_refused,
        when(
            evidence.is_transfer,
            manifests.IMAGE_MANIFEST.because("parameter-of-manifest"),
            otherwise=(repositories.NAME_SYNTAX.because("parameter-may-be-name"),),
        ),
    ),
)

_NOT_TAKEN: Rule = (
    when(
        evidence.has_bad_tag,
        _TAG_SYNTAX,
        otherwise=(
            when(
                wordings.is_cache_export,
                manifests.CACHE_EXPORT.because("cache-refused"),
                images.TAG_MUTABILITY.because("cache-tag"),
                _TOKEN_HOST,
                otherwise=(
                    when(
                        wordings.is_policy_refused,
                        resource_policies.POLICY_TEXT.because("policy-refused"),
                        otherwise=(when(wordings.is_parameter_refused, *_PARAMETER, otherwise=_REFUSED_AS_SUCH),),
                    ),
                ),
            ),
        ),
    ),
)

_REQUEST: Mapping[Cause, Rule] = {
    Cause.MANIFEST_UNSUPPORTED: (
        manifests.LAYERS.because("counts-layers"),
        manifests.PARTS_FIRST.because("parts-missing"),
        manifests.ENGINE_VERSION.because("manifest-unknown-here"),
        manifests.ARTIFACT.because("no-image-type"),
        when(
            wordings.is_tag_or_manifest,
            images.TAG_MUTABILITY.because("immutable-400"),
            images.ALREADY_PUSHED.because("own-tag-400"),
        ),
        # The text itself tells what is too many, or missing: no media type is.
        when(
            ~wordings.has_too_many_layers
            & ~wordings.is_manifest_misread
            & ~wordings.is_manifest_changed
            & ~wordings.is_no_image,
            manifests.ATTESTATIONS,
        ),
        when(
            ~wordings.has_too_many_layers & ~wordings.is_no_image, manifests.IMAGE_MANIFEST.because("manifest-refused")
        ),
    ),
    Cause.UPLOAD_INVALID: (transfer.UPLOAD.because("part-refused"),),
    Cause.BAD_REQUEST: (when(evidence.is_plain_http, network.NETWORK.because("plain-http"), otherwise=_NOT_TAKEN),),
    Cause.RATE_LIMITED: (
        when(
            wordings.is_limit_of_upstream,
            caches.UPSTREAM_LIMIT.because("limited-upstream"),
            otherwise=(
                login.LOG_IN_AGAIN.because("anonymous-limit"),
                when(evidence.is_public, programs.KANIKO_HELPER),
                quotas.REQUEST_RATE.because("kubelet-limited"),
                quotas.REQUEST_RATE.because("asked-too-much"),
            ),
        ),
    ),
    Cause.QUOTA_EXCEEDED: (quotas.QUOTA.because("limit-reached"),),
}

# --- the way there -------------------------------------------------------------------------------------

# Where a command can be run, the store of the layers is probed when that was asked, and nothing else.
_MAY_BE_REGISTRYS = (~evidence.asks_layer_store | ~evidence.can_be_entered).told(
    "unless the layer store was asked, and a command can be run where the request came from"
)

_CUT: Rule = (
    when(evidence.is_cut_answer, network.TASK_SUBNET),
    when(evidence.can_be_entered, network.LAYER_ROUTE.because("store-cut")),
    when(_MAY_BE_REGISTRYS, network.NETWORK.because("cut-answer")),
    when(
        evidence.may_be_dropped,
        repositories.URI_AS_NAME,
        repositories.REPOSITORY_NAME.because("push-dropped"),
        caller_policies.IDENTITY_POLICY.because("dropped-without-right"),
        login.LOG_IN_AGAIN.because("dropped-without-login"),
        programs.OWN_LOGIN,
        programs.KANIKO_HELPER,
        resource_policies.REPOSITORY_POLICY,
        refusals.TRAIL.because("look-alike"),
        repositories.CREATE_REPOSITORY,
    ),
    when(~evidence.is_cut_answer & _MAY_BE_REGISTRYS, network.NETWORK.because("network-alone")),
    when(evidence.is_not_push & evidence.is_private, network.LAYER_ROUTE),
    network.REGISTRY_STATUS,
)

_LAYERS_WAY: Rule = (
    network.LAYER_ROUTE.because("store-address"),
    network.LAYER_ROUTE.because("layer-unanswered"),
)

_NO_WAY: Rule = (
    when(evidence.is_unlisted & ~evidence.is_host_found, hosts.HOST_NAME),
    when(
        evidence.can_be_entered,
        *_LAYERS_WAY,
        when(~evidence.asks_layer_store, network.NETWORK.because("no-answer")),
        otherwise=(network.NETWORK.because("no-answer"), *_LAYERS_WAY),
    ),
    network.ENDPOINT_NETWORK,
    when(~evidence.asks_api & evidence.is_not_push, network.LAYER_ROUTE.because("store-may-be")),
    # It may have been for a while.
    when(~evidence.dialled_private & ~evidence.dialled_itself, network.REGISTRY_STATUS),
    when(~evidence.is_host_found & ~evidence.is_host_masked, hosts.HOST_NAME),
)

# A proxy that takes no connection tells nothing of the way without it, nor does a resolver.
_NO_ANSWER: Rule = (
    when(wordings.is_lookup_unanswered & evidence.can_be_entered, hosts.DNS.because("resolver-silent")),
    network.TASK_SUBNET,
    machine.PROXY.because("proxy-unreached"),
    when(
        wordings.is_lookup_unanswered,
        network.NETWORK.because("no-answer"),
        hosts.DNS.because("resolver-silent"),
        otherwise=(when(~evidence.asks_proxy, *_NO_WAY),),
    ),
)

_NO_NAME: Rule = (
    when(
        evidence.has_right_host,
        hosts.DNS.because("host-is-right"),
        otherwise=(
            when(
                evidence.asks_layer_store,
                network.LAYER_ROUTE.because("store-address"),
                otherwise=(hosts.HOST_NAME.because("host-wrong"),),
            ),
        ),
    ),
    # No way leads to a host that is none.
    when(~evidence.has_wrong_host, network.TASK_SUBNET, network.NETWORK.because("dns-wrong")),
    when(evidence.has_right_host, network.ENDPOINT_NETWORK),
)

_is_machines = (
    wordings.is_disk_full
    | wordings.is_unpack_failed
    | wordings.is_no_image
    | wordings.is_rejected_here
    | wordings.is_never_pulled
).told("if the words say what the machine lacks, or will not take")

_tells_itself = (
    wordings.is_pushed_already
    | wordings.is_trust_missing
    | wordings.is_layer_changed
    | wordings.is_host_refused
    | wordings.is_chart_repository
    | wordings.is_build_across
    | wordings.is_exception
    | wordings.gave_up
).told("if the words themselves say what failed")

_LOCAL: Rule = (
    local.ENGINE.because("engine-unreached"),
    when(
        ~wordings.is_engine_unreached,  # What could not be pulled for want of a login is missing later.
        machine.NODE_CREDENTIALS.because("engine-has-none"),
        when(evidence.is_pull, programs.OWN_LOGIN),
        machine.LOCAL_MACHINE.because("machine-words"),
        refusals.READ_THE_MESSAGE.because("engine-has-none"),
        when(evidence.is_pull, images.IMAGE_TAG, login.LOG_IN_AGAIN),
    ),
)

_UNKNOWN_OF_REGISTRY: Rule = (
    when(
        ~wordings.is_back_off,
        when(evidence.is_apprunner, _NODE, manifests.PLATFORM.because("perhaps-another-platform")),
        when(
            evidence.is_sagemaker,
            images.IMAGE_TAG.because("perhaps-missing"),
            repositories.REPOSITORY_NAME.because("rule-out-names"),
            _NODE,
        ),
        when(wordings.is_command_alone, refusals.READ_THE_MESSAGE.because("command-alone")),
        refusals.ASK_FOR_THE_REASON.because("ask-otherwise"),
        when(
            evidence.is_push,
            when(
                ~evidence.is_layer_upload & ~evidence.is_empty_answer, images.ALREADY_PUSHED.because("perhaps-pushed")
            ),
            otherwise=(when(evidence.may_miss_image, images.IMAGE_TAG.because("perhaps-missing")),),
        ),
        refusals.READ_THE_MESSAGE.because("unknown-words"),
        repositories.REPOSITORY_NAME.because("rule-out-names"),
        when(evidence.is_pull, manifests.PLATFORM.because("perhaps-another-platform")),
    ),
    repositories.REPOSITORY_NAME.because("rule-out-names"),
    caller_policies.IDENTITY_POLICY.because("then-rights"),
    identity.CALLER_IDENTITY,
    refusals.TRAIL,
)

_UNKNOWN: Rule = (
    when(wordings.is_digest_unread, programs.OWN_LOGIN),
    machine.POD_EVENTS,
    hosts.HOST_NAME.because("method-refused"),
    _STALE_PUBLIC_LOGIN,
    caller_policies.IDENTITY_POLICY.because("empty-answer"),
    network.LAYER_ROUTE.because("store-address"),
    when(evidence.is_lambda, resource_policies.FUNCTION_REGION, images.IMAGE_TAG),
    # Whoever is sent to the store of the layers had an answer of the registry's.
    when(evidence.asks_layer_store, refusals.READ_THE_MESSAGE.because("unknown-words"), otherwise=_UNKNOWN_OF_REGISTRY),
)


def _unless_other(rest: Rule) -> Rule:
    """Rows for a way that leads to ECR; for another host's there is that host alone to reach."""
    return (
        when(evidence.asks_for_credentials, *_CREDENTIALS_WAY),
        when(evidence.asks_other, network.NETWORK.because("went-on"), network.TASK_SUBNET, otherwise=rest),
    )


_WAY: Mapping[Cause, Rule] = {
    Cause.HOST_NOT_FOUND: (
        when(evidence.is_proxy_unknown, machine.PROXY.because("proxy-unknown"), otherwise=_unless_other(_NO_NAME)),
    ),
    Cause.CONNECTION_FAILED: (
        metadata.INSTANCE_METADATA,
        when(
            ~evidence.asks_metadata,
            when(evidence.has_wrong_host, hosts.HOST_NAME, otherwise=_unless_other(_NO_ANSWER)),
        ),
    ),
    Cause.CONNECTION_CLOSED: (
        when(
            evidence.has_pushed_layers,
            network.NETWORK.because("layers-pushed"),
            network.REGISTRY_STATUS,
            otherwise=(
                when(
                    evidence.is_push_answered,
                    network.NETWORK.because("push-answered"),
                    network.REGISTRY_STATUS,
                    # An answer that comes before all bytes are sent can be lost with the connection.
                    caller_policies.IDENTITY_POLICY.because("then-rights"),
                    otherwise=_unless_other(_CUT),
                ),
            ),
        ),
    ),
    Cause.PROXY_REFUSED: (
        when(evidence.has_wrong_host, hosts.HOST_NAME),
        machine.PROXY.because("proxy-answered"),
        network.NETWORK.because("open-or-not"),
        hosts.HOST_NAME,
    ),
    Cause.TLS_FAILED: (
        clocks.CLOCK,
        network.CERTIFICATE.because("no-tls"),
        when(
            ~wordings.tells_of_certificate & ~evidence.asks_layer_store,
            hosts.HOST_NAME.because("other-certificate"),
        ),
    ),
    Cause.REGISTRY_ERROR: (
        network.REGISTRY_STATUS.because("server-error"),
        # Where a layer was fetched, the registry had answered before.
        when(~evidence.may_ask_layer_store, network.NETWORK.because("proxy-server-error"), hosts.HOST_NAME),
        when(evidence.is_pull, caches.PULL_THROUGH_CACHE.because("upstream-trouble")),
    ),
    Cause.UPSTREAM_DENIED: (
        when(
            wordings.is_secret_refused,
            caches.UPSTREAM_SECRET.because("secret-refused"),
            otherwise=(
                repositories.LIBRARY_PATH,
                caches.UPSTREAM_CREDENTIALS.because("upstream-refused"),
                refusals.ASK_FOR_THE_REASON.because("no-upstream"),
            ),
        ),
    ),
    Cause.LOCAL_FAILURE: (
        local.DISK_SPACE.because("no-room"),
        local.LOCAL_IMAGE.because("not-under-this-name"),
        local.UNPACKING.because("unpack-failed"),
        manifests.ARTIFACT.because("no-image-type"),
        local.IMAGE_POLICY.because("policy-rejects"),
        local.PULL_POLICY.because("never-pulled"),
        when(
            ~_is_machines,
            when(
                wordings.is_not_local,
                # A push names what was to be built.
                when(~wordings.is_nothing_to_push, refusals.READ_THE_MESSAGE.because("engine-has-none")),
                otherwise=_LOCAL,
            ),
        ),
    ),
    Cause.UNCLASSIFIED: (
        when(
            evidence.is_body_too_large,
            transfer.BODY_SIZE.because("body-too-large"),
            otherwise=(
                when(evidence.has_wrong_host, hosts.HOST_NAME),
                images.ALREADY_PUSHED.because("says-pushed"),
                local.CONTENT_TRUST.because("no-trust-data"),
                when(wordings.is_layer_changed, network.LAYER_ROUTE.because("layer-changed")),
                network.NETWORK.because("gave-up"),
                refusals.READ_THE_MESSAGE.because("host-refused"),
                refusals.READ_THE_MESSAGE.because("no-chart-repository"),
                refusals.READ_THE_MESSAGE.because("exception-said"),
                identity.BUILD_CREDENTIALS.because("builds-across"),
                when(
                    wordings.is_key_failure,
                    _KEY,
                    otherwise=(when(~_tells_itself, *_UNKNOWN),),
                ),
            ),
        ),
    ),
}

RULES: Mapping[Cause, Rule] = MappingProxyType({**_NAMES, **_ACCESS, **_LOGIN, **_REQUEST, **_WAY})
