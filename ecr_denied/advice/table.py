"""The rules: for each cause, what to check, most useful first.

A row is a check, or a check ``because`` of something: the cause's reason comes before the check's own words. ``when``
adds rows for some records only. A rule lists every cause its words allow. Sources: ``docs/causes.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ecr_denied.advice import evidence as said
from ecr_denied.advice.checks import access, login, machine, names, transfer
from ecr_denied.advice.rule import Ask, Rule, When, because, blames, when
from ecr_denied.records import Cause, PolicyType

__all__ = ["RULES"]

# --- rows that several causes share --------------------------------------------------------------------

_REGISTRY_POLICY = when(said.is_private, access.registry_policy)

_PULL_THROUGH_CACHE = when(said.is_private, names.pull_through_cache)

_LAYER_STORE = when(said.is_private, access.layer_store_policy)

_LAYERS_FROM_CLOUDFRONT: Rule = (
    because(
        "CloudFront gives the layers of ECR Public and of some caches; no endpoint of S3 stands on that way.",
        transfer.network,
    ),
)


def _layer(reason: str, *more: Ask) -> When:
    """Rows for a layer that its store refused, for the reason given."""
    stores = (because(reason, access.layer_store_policy), *more, transfer.layer_route)
    return when(said.is_from_cloudfront, *_LAYERS_FROM_CLOUDFRONT, otherwise=stores)


def _unless_layer_read(*rest: Ask | When) -> Rule:
    """Rows for a refused permission. One for a layer is AWS's storage role's, so no policy of the caller's counts."""
    layer = _layer("S3 refused a layer: the principal printed with s3:GetObject is AWS's storage role, not the caller.")
    return (when(said.is_layer_read, layer, otherwise=rest),)


_STALE_PUBLIC_LOGIN = when(said.is_public, because("The text is ECR Public's.", login.stale_public_login))

_LIMITS: Rule = (
    when(blames(PolicyType.SERVICE_CONTROL, None), access.service_control_policy),
    when(blames(PolicyType.VPC_ENDPOINT, None), access.vpc_endpoint_policy),
    when(blames(PolicyType.PERMISSIONS_BOUNDARY, None), access.permissions_boundary),
    when(blames(PolicyType.SESSION), access.session_policy),
    when(blames(None), when(said.may_have_session, access.session_policy)),
    when(blames(PolicyType.RESOURCE_CONTROL), access.resource_control_policy),
    when(blames(None), when(said.names_repository, access.resource_control_policy)),
)

_REPOSITORY_SIDE = when(
    said.names_repository,
    because("Across accounts both sides must allow {action}.", access.repository_policy),
    _REGISTRY_POLICY,
)

_MISSING_ALLOW: Rule = (
    because("The text does not say which policy lacks the grant.", access.identity_policy),
    _REPOSITORY_SIDE,
)

_MISSING_NAME = when(
    said.names_repository,
    because("A missing repository can be refused instead of reported missing.", names.repository_name),
)

_PULL_SECRET = when(said.is_kubelet, because("A stored secret holds a token for twelve hours.", login.pull_secret))

_BARE = because("The text is a bare 403: a HEAD answer has no body to explain it.", access.ask_for_the_reason)

_FULL = because("A full repository gives a bare 403.", transfer.quota)

_NODE = because("Not you but what runs the container asked.", machine.node_credentials)

_EXPIRED_TOKEN = because("An expired token, or one of another account, gives a bare 403.", login.log_in_again)

# --- repository, tag, image ----------------------------------------------------------------------------

_NAMES: Mapping[Cause, Rule] = {
    Cause.REPOSITORY_NOT_FOUND: (
        when(said.is_uri_as_name, names.uri_as_name),
        because("The registry says that {repository} does not exist in it.", names.repository_name),
        when(said.is_uri_as_name, otherwise=(names.create_repository,)),
        _PULL_THROUGH_CACHE,
        when(said.is_private, names.creation_template),
        because(
            "The name is looked up in the account and region asked, which may not be yours.", login.caller_identity
        ),
    ),
    Cause.IMAGE_NOT_FOUND: (
        because("The registry says that {tag} is missing; it does not say why.", names.image_tag),
        when(said.is_private, names.archived_image),
        _PULL_THROUGH_CACHE,
        because("The same tag may exist in another registry or region.", names.repository_name),
        because("Some clients report a lost connection as a missing image.", transfer.network),
    ),
    Cause.NOT_FOUND: (
        because("The text does not say whether repository or image is missing.", names.repository_name),
        because("If the repository exists, the image is missing.", names.image_tag),
        when(said.is_private, names.archived_image),
        _PULL_THROUGH_CACHE,
        because("Some clients report a lost connection or missing login as a missing image.", login.log_in_again),
        transfer.network,
    ),
    Cause.TAG_IMMUTABLE: (
        because("The registry holds {tag} already and may not replace it.", names.already_pushed),
        names.tag_mutability,
    ),
    Cause.INVALID_NAME: (
        when(said.is_uri_as_name, names.uri_as_name),
        because("The name breaks the rules for names, so nothing was looked up.", names.name_syntax),
        because("A variable left empty in the image reference gives the same words.", names.tag_syntax),
    ),
    Cause.PLATFORM_MISMATCH: (
        because("The registry has the image, but not for the platform that was asked for.", machine.platform),
        because("The tag may stand for another image than the one you meant.", names.image_tag),
    ),
    Cause.WRONG_REGISTRY: (
        because("The request did not go to the ECR registry meant.", names.wrong_registry),
        names.host_name,
    ),
}

# --- permissions ---------------------------------------------------------------------------------------

# The rule the project exists for: whatever the account ids look like, name before policy, and always both.
_NO_RESOURCE_POLICY: Rule = (
    when(said.is_uri_as_name, names.uri_as_name),
    because(
        "The sentence says that no resource-based policy allows it. AWS is known to give this reason only across "
        "accounts, where ECR answers for a repository that does not exist with this same sentence, so it cannot tell "
        "the cases apart. {accounts}",
        names.repository_name,
    ),
    because("If the repository exists, its policy may not grant {action} to {caller}.", access.repository_policy),
    because("Stored credentials of another account give this sentence too. {accounts}", login.caller_identity),
    because(
        "If the repository's policy admits the whole account, a missing identity policy reads the same: across "
        "accounts both sides must allow.",
        access.identity_policy,
    ),
    when(
        said.is_private,
        because("A grant may also stand in, or be missing from, the registry policy.", access.registry_policy),
    ),
    _PULL_THROUGH_CACHE,
    names.create_repository,
)

_ACCESS: Mapping[Cause, Rule] = {
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: _unless_layer_read(
        when(
            said.is_token_action,
            because("No repository's policy can grant {action}; the caller's own must.", access.identity_policy),
            because("Stored credentials of another account give this sentence too. {accounts}", login.caller_identity),
            access.vpc_endpoint_policy,
            otherwise=_NO_RESOURCE_POLICY,
        ),
    ),
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: _unless_layer_read(
        because("The sentence says that no identity-based policy allows {action} to {caller}.", access.identity_policy),
        when(
            said.names_repository,
            because(
                "Policies often allow some names only: compare {repository} with their Resource patterns.",
                names.repository_name,
            ),
        ),
        login.caller_identity,
        when(
            said.may_cross_accounts,
            when(
                said.names_repository,
                because(
                    "Across accounts the registry's side must allow as well; it may do so already, which this sentence "
                    "does not tell.",
                    access.repository_policy,
                ),
                _REGISTRY_POLICY,
            ),
        ),
    ),
    Cause.GUARDRAIL_IMPLICIT_DENY: _unless_layer_read(
        *_LIMITS,
        because("IAM names one type of policy even when several deny.", access.identity_policy),
        because("The limit may be meant for another identity.", login.caller_identity),
        when(
            said.names_repository,
            because("Limits often allow some names only: compare {repository} with them.", names.repository_name),
        ),
    ),
    Cause.EXPLICIT_DENY: _unless_layer_read(
        when(said.is_quarantine, because("The text names {policy}.", login.quarantined_key)),
        when(said.prints_iam_policy, because("The text names {policy}.", access.printed_policy)),
        when(blames(PolicyType.IDENTITY_BASED, None), access.identity_policy),
        when(
            said.names_repository,
            when(
                blames(PolicyType.RESOURCE_BASED, None),
                because("Deny statements there are often bound to a source address.", access.repository_policy),
                _REGISTRY_POLICY,
            ),
            otherwise=(when(blames(PolicyType.RESOURCE_BASED), access.identity_policy),),
        ),
        *_LIMITS,
        because("The Deny may be meant for another identity.", login.caller_identity),
        when(
            said.names_repository,
            because("A Deny can cover some names only: compare {repository} with it.", names.repository_name),
        ),
    ),
    Cause.ACCESS_DENIED: _unless_layer_read(
        when(
            said.names_action,
            # The action says what was refused, so the policies can be asked. Who asked comes next.
            because("The text does not say which policy lacks the grant.", access.identity_policy),
            because("The refusal may be meant for another identity.", login.caller_identity),
            when(said.may_cross_accounts, _REPOSITORY_SIDE, _MISSING_NAME, otherwise=(_MISSING_NAME, _REPOSITORY_SIDE)),
            otherwise=(
                when(said.is_node, _NODE),
                because("The text gives no reason, or it is cut off.", access.ask_for_the_reason),
                _MISSING_NAME,
                *_MISSING_ALLOW,
                login.caller_identity,
            ),
        ),
        when(
            said.has_no_sentence,
            because("An expired login is refused as 'denied' too.", login.log_in_again),
            when(said.is_not_pull, because("A full repository is refused as 'denied' too.", transfer.quota)),
        ),
        *_LIMITS,
    ),
    Cause.FORBIDDEN: (
        _STALE_PUBLIC_LOGIN,
        when(said.is_node, _NODE),
        when(
            said.is_push,
            because(
                "Newer clients ask for the manifest before they push, so BatchGetImage or BatchCheckLayerAvailability "
                "may be what is missing.",
                access.identity_policy,
            ),
            when(said.names_repository, _FULL),
            _EXPIRED_TOKEN,
            _BARE,
            _MISSING_NAME,
            when(said.names_repository, access.repository_policy, _REGISTRY_POLICY),
            otherwise=(
                when(said.is_node, _PULL_SECRET, otherwise=(_EXPIRED_TOKEN,)),
                _BARE,
                *_MISSING_ALLOW,
                _MISSING_NAME,
                when(
                    said.names_repository,
                    when(said.is_not_pull, _FULL),
                    _PULL_THROUGH_CACHE,
                    _LAYER_STORE,
                ),
            ),
        ),
        login.caller_identity,
        access.vpc_endpoint_policy,
    ),
    Cause.LAYER_STORE_DENIED: (
        _layer(
            "The refusal came from the store that holds the layers, not from ECR.",
            because("Reading the layer's address needs the other two endpoints.", access.vpc_endpoint_policy),
        ),
    ),
}

# --- login ---------------------------------------------------------------------------------------------

_LOGIN: Mapping[Cause, Rule] = {
    Cause.NOT_AUTHENTICATED: (
        _STALE_PUBLIC_LOGIN,
        when(
            said.is_node,
            _NODE,
            _PULL_SECRET,
            because("Without ecr:GetAuthorizationToken on '*' its role gets no token.", access.identity_policy),
            login.caller_identity,
            because("A provider that is configured and fails looks like a missing login.", login.credential_helper),
            otherwise=(
                because("The request reached the registry without credentials it accepts.", login.log_in_again),
                because(
                    "Docker keeps tokens under the literal host, so another host of the same registry has none.",
                    login.token_host,
                ),
                because("With a helper configured, its failure looks like a missing login.", login.credential_helper),
                when(said.is_containerd_pull, because("A node may have asked.", machine.node_credentials)),
                login.caller_identity,
                because("Without ecr:GetAuthorizationToken on '*' there is no token.", access.identity_policy),
            ),
        ),
    ),
    Cause.TOKEN_EXPIRED: (
        _STALE_PUBLIC_LOGIN,
        because("The registry says that the token has expired; no policy is at fault.", login.log_in_again),
        because("A helper or a job that keeps tokens may hand out an old one.", login.credential_helper),
    ),
    Cause.TOKEN_INVALID: (
        _STALE_PUBLIC_LOGIN,
        because("The registry does not accept the token as it came.", login.log_in_again),
        because("A token of another region or of the other kind of registry is not accepted.", login.token_host),
        login.caller_identity,
    ),
    Cause.LOGIN_FAILED: (
        because("The login itself was refused; a token of another region is the usual reason.", login.token_host),
        because(
            "The password must be the token alone: no access key, no added line end, no dashes in the id.",
            login.log_in_again,
        ),
        because("An empty token from a failed AWS command ends here too.", login.caller_identity),
        because("A login needs ecr:GetAuthorizationToken on '*'.", access.identity_policy),
        because("Saving the token can fail where getting it worked.", login.credential_helper),
        when(
            said.has_no_status,
            because("The login is a request of its own, and its way may be blocked.", transfer.network),
        ),
    ),
    Cause.AWS_CREDENTIALS_FAILED: (
        because("The process found no AWS identity it could use, so ECR was never asked.", machine.aws_credentials),
        because("A role that may not be assumed ends here too.", login.caller_identity),
        because("The metadata service, SSO and STS must be reachable from this machine.", transfer.network),
    ),
    Cause.CREDENTIAL_HELPER_FAILED: (
        because("The helper that keeps docker's logins failed, not the registry.", login.credential_helper),
        because("The helper uses the same sources of AWS credentials as the CLI.", login.caller_identity),
        because("A login without the helper tells whether only the helper is at fault.", login.log_in_again),
        because("The helper needs ecr:GetAuthorizationToken on '*'.", access.identity_policy),
    ),
}

# --- the request ---------------------------------------------------------------------------------------

_TAG_SYNTAX = because("A tag with characters that are not allowed gives a 400.", names.tag_syntax)

_TOKEN_HOST = because("A token of another region gives a 400.", login.token_host)

_REQUEST: Mapping[Cause, Rule] = {
    Cause.MANIFEST_UNSUPPORTED: (
        because(
            "The registry did not accept the manifest or what it refers to.",
            transfer.image_manifest,
        ),
        transfer.attestations,
    ),
    Cause.UPLOAD_INVALID: (
        because("The registry did not accept a part of an upload.", transfer.upload),
        because("An empty layer is refused as well.", transfer.image_manifest),
    ),
    Cause.BAD_REQUEST: (
        when(
            said.may_write,
            when(
                said.may_be_immutable,
                because("A push over an immutable tag is often shown as a bare 400.", names.tag_mutability),
                because("A multi-platform push can meet a tag it has just written.", names.already_pushed),
            ),
            _TAG_SYNTAX,
            when(
                said.is_tag_refused,
                otherwise=(
                    because("A manifest of a type ECR does not take gives a 400.", transfer.image_manifest),
                    transfer.attestations,
                    _TOKEN_HOST,
                ),
            ),
            otherwise=(
                _TOKEN_HOST,
                when(said.is_login, otherwise=(_TAG_SYNTAX,)),
                because("A token damaged on the way gives a 400 too.", login.log_in_again),
            ),
        ),
    ),
    Cause.RATE_LIMITED: (
        when(
            said.is_public,
            because("ECR Public allows far less to anonymous callers.", login.log_in_again),
        ),
        because("The registry says that too much was asked of it.", transfer.request_rate),
        when(said.is_private, because("The limit may be that of an upstream registry.", names.pull_through_cache)),
    ),
    Cause.QUOTA_EXCEEDED: (
        because("The registry says that a limit is reached, although it may come as 'denied'.", transfer.quota),
    ),
}

# --- the way there -------------------------------------------------------------------------------------

_WAY: Mapping[Cause, Rule] = {
    Cause.HOST_NOT_FOUND: (
        because("The name does not resolve: most often the host is wrong, not the network.", names.host_name),
        because("If the host is right, DNS or the private DNS of the VPC endpoint is not.", transfer.network),
    ),
    Cause.CONNECTION_FAILED: (
        because("No answer came over the connection, so the text tells nothing about permissions.", transfer.network),
        because("The address that failed may be the layer store's.", transfer.layer_route),
        names.host_name,
    ),
    Cause.CONNECTION_CLOSED: (
        when(
            said.is_cut_answer,
            because("An answer was cut in the middle, which a missing repository does not do.", transfer.network),
        ),
        when(
            said.is_not_pull,
            when(said.is_uri_as_name, names.uri_as_name),
            because(
                "ECR is known to drop the connection of a push to a repository that does not exist; the cut alone "
                "proves nothing.",
                names.repository_name,
            ),
            because(
                "ECR is known to drop it in the same way when ecr:InitiateLayerUpload is not allowed.",
                access.identity_policy,
            ),
            because("A push without a login can end the same way.", login.log_in_again),
            access.repository_policy,
            because("All of these look alike on the client.", access.trail),
            names.create_repository,
        ),
        when(
            said.is_cut_answer,
            otherwise=(because("A connection cut in the middle may be the network's doing alone.", transfer.network),),
        ),
        when(said.is_not_push, transfer.layer_route),
        transfer.registry_status,
    ),
    Cause.PROXY_REFUSED: (
        because("A proxy on the way answered, not the registry.", machine.proxy),
        because("Without a proxy in between, the way is open or it is not.", transfer.network),
        names.host_name,
    ),
    Cause.TLS_FAILED: (
        because(
            "No TLS connection came about, so nothing was asked of the registry: the certificate is not trusted, or a "
            "proxy or plain HTTP answers on that port.",
            transfer.certificate,
        ),
        because("A wrong host can answer with a certificate for another name, or with none.", names.host_name),
    ),
    Cause.REGISTRY_ERROR: (
        because(
            "The answer was a server error, which no setting on the caller's side explains.", transfer.registry_status
        ),
        because("A proxy or a wrong host can give a server error as well.", transfer.network),
        names.host_name,
        when(
            said.is_pull,
            when(
                said.is_private,
                because("Through a cache rule the trouble may be the upstream's.", names.pull_through_cache),
            ),
        ),
    ),
    Cause.UPSTREAM_DENIED: (
        when(
            said.is_private,
            because("The upstream registry refused the credentials of the cache rule.", names.upstream_credentials),
            names.pull_through_cache,
            otherwise=(because("ECR Public has no upstream of its own.", access.ask_for_the_reason),),
        ),
    ),
    Cause.LOCAL_FAILURE: (
        because("The words are those of this machine, not of a registry.", machine.local_machine),
        because("An engine that could not pull an image says later that it does not have it.", access.read_the_message),
        when(said.is_pull, names.image_tag),
        when(said.is_pull, login.log_in_again),
    ),
    Cause.UNCLASSIFIED: (
        when(
            said.is_method_refused,
            because("A 405 comes from an address that does not take this kind of request.", names.host_name),
        ),
        because("The words are none of the registry's known answers.", access.read_the_message),
        because("If the registry did refuse, it says more to another request.", access.ask_for_the_reason),
        login.caller_identity,
        because("Name, region and account are the first things to rule out.", names.repository_name),
        because("What the caller may do is the next.", access.identity_policy),
        access.trail,
    ),
}

RULES: Mapping[Cause, Rule] = MappingProxyType({**_NAMES, **_ACCESS, **_LOGIN, **_REQUEST, **_WAY})
