"""What one record tells: the questions that rules ask of it, and readings of its fields.

Input is always a ``Failure``. Questions answer ``bool``.
"""

from __future__ import annotations

from ecr_denied.advice.facts import Credentials, Resource, facts_of
from ecr_denied.names import actions
from ecr_denied.names.hosts import CLOUDFRONT, HOST_ENDS, LAYER_DISTRIBUTIONS, PUBLIC_HOSTS, is_nearly_ecr
from ecr_denied.names.owners import accounts_for, owner_of
from ecr_denied.names.partitions import is_listed, is_opt_in
from ecr_denied.names.requesters import OWN_LOGINS, OWN_STORES, RUNNERS, Requester
from ecr_denied.names.slips import Slip, Slipped, slip_in
from ecr_denied.names.syntax import is_tag, repository_or_none
from ecr_denied.names.upstreams import is_cached_name
from ecr_denied.records import (
    Cause,
    EndpointKind,
    Failure,
    Operation,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    RequestTarget,
    RunBy,
)

__all__ = [
    "api_host",
    "asks_api",
    "asks_for_token",
    "asks_layer_store",
    "asks_metadata",
    "asks_proxy",
    "caller",
    "can_be_entered",
    "can_describe_image",
    "dialled_private",
    "dialled_public",
    "fills_cache",
    "gives_tags",
    "has_address",
    "has_bad_tag",
    "has_good_name",
    "has_no_sentence",
    "has_other_account",
    "has_own_login",
    "has_pushed_layers",
    "has_right_host",
    "has_token",
    "has_wrong_host",
    "helper",
    "host_slip",
    "is_across",
    "is_bare_push",
    "is_cached",
    "is_cached_pull",
    "is_cut_answer",
    "is_data_limit",
    "is_empty_answer",
    "is_federated",
    "is_from_cloudfront",
    "is_kaniko",
    "is_key_use",
    "is_kubelet",
    "is_lambda",
    "is_layer_fetch",
    "is_layer_read",
    "is_limit",
    "is_login",
    "is_method_refused",
    "is_misspelt",
    "is_no_login_of_ecr",
    "is_node",
    "is_not_pull",
    "is_not_push",
    "is_of_aws",
    "is_of_identity_center",
    "is_own_public",
    "is_plain_http",
    "is_pod_identity",
    "is_private",
    "is_public",
    "is_public_elsewhere",
    "is_pull",
    "is_push",
    "is_quarantine",
    "is_replication",
    "is_resourceless",
    "is_role_assumption",
    "is_role_not_assumed",
    "is_role_refused",
    "is_root",
    "is_root_across",
    "is_second_try",
    "is_service_linked",
    "is_service_principal",
    "is_tag_refused",
    "is_task",
    "is_token_action",
    "is_transfer",
    "is_uri_as_name",
    "lacks_replication",
    "layer_host",
    "makes_repository",
    "may_ask_here",
    "may_ask_layer_store",
    "may_ask_without_image",
    "may_be_blocked",
    "may_be_cached",
    "may_be_immutable",
    "may_be_node",
    "may_be_opt_in",
    "may_cross_accounts",
    "may_have_session",
    "may_miss_image",
    "may_write",
    "meant_name",
    "names_action",
    "names_asker",
    "names_caller",
    "names_helper",
    "names_mfa",
    "names_missing_secret",
    "names_repository",
    "names_unassumed_role",
    "needs_owner",
    "needs_repository",
    "operator_there",
    "prints_boundary",
    "prints_iam_policy",
    "pulls_as_service",
    "resource_owner",
    "searches_deny",
    "types_other_region",
]

_REPLICATION_ROLE = "AWSServiceRoleForECRReplication"
_QUARANTINE = "AWSCompromisedKeyQuarantine"
# The answer to an immutable tag is a 400 with this code, or with the code lost (ECR user guide, image-tag-mutability).
_TAG_CODES = (None, "TAG_INVALID", "UNKNOWN")
_READS = ("GET", "HEAD")
# Wordings of which the advice is another than that of their cause.
_PUBLIC_EXPIRED = "ecr.public-token-expired"
_EMPTY_ANSWERS = ("distribution.body-empty", "distribution.body-empty-no-status")
_CUT_ANSWERS = ("go.unexpected-eof", "curl.unexpected-eof")
_PLAIN_HTTP = "http.plain-http"
_UNKNOWN_CLIENT = "aws_credentials.unknown-client"
_ROLE_NOT_ASSUMED = "aws_credentials.role-not-assumed"
_POD_IDENTITY = "aws_credentials.pod-role-not-assumed"
_ECR_HELPER = "docker-credential-ecr-login"
# The metadata service of an EC2 instance (EC2 user guide, instancedata-data-retrieval).
_METADATA_HOSTS = ("169.254.169.254", "[fd00:ec2::254]", "fd00:ec2::254")

# IAM decides these on ``*`` or on a role.
_RESOURCELESS = (Resource.REGISTRY, Resource.ROLE)


# --- questions -----------------------------------------------------------------------------------------


def is_public(failure: Failure) -> bool:
    """ECR Public was asked: another API (``ecr-public``), another login, always us-east-1.

    Its own words tell as much as the host: only ECR Public has a data limit.
    """
    return (
        failure.registry in PUBLIC_HOSTS
        or failure.registry_alias is not None
        or is_data_limit(failure)
        or failure.wording == _PUBLIC_EXPIRED
        or (failure.action or "").startswith(("ecr-public:", "sts:GetServiceBearerToken"))
        or (failure.registry is None and _is_public_host(_host(failure)))
    )


def _is_public_host(host: str) -> bool:
    return host in (*PUBLIC_HOSTS, *LAYER_DISTRIBUTIONS) or ".ecr-public." in f".{host}"


def is_own_public(failure: Failure) -> bool:
    """The caller's own registry of ECR Public was asked: anyone pulls, and its owner alone does anything else."""
    return is_public(failure) and (is_push(failure) or (failure.action or "").startswith("ecr-public:"))


def is_public_elsewhere(failure: Failure) -> bool:
    """ECR Public was asked for what anyone may pull, so that no login is needed."""
    return is_public(failure) and not is_own_public(failure)


def is_private(failure: Failure) -> bool:
    """A private registry was asked, as far as the text tells."""
    return not is_public(failure)


def is_of_aws(failure: Failure) -> bool:
    """AWS owns the registry: nobody who reads this can look into it or change its policies."""
    return owner_of(failure.registry_id) is not None


def has_other_account(failure: Failure) -> bool:
    """AWS lists other accounts for the region that was asked, and not the one that was asked."""
    listed = accounts_for(failure.registry_id, failure.region)
    return bool(listed) and failure.registry_id not in listed


def is_node(failure: Failure) -> bool:
    """Something that runs containers asked: a node's or a service's credentials count, not those of whoever looks."""
    return failure.client in RUNNERS


def has_own_login(failure: Failure) -> bool:
    """A program asked that logs in by itself: no login of the reader's counts there."""
    return failure.client in OWN_LOGINS


def is_kaniko(failure: Failure) -> bool:
    """kaniko pushed: by a helper in its image, and a role of its pod's or its instance's."""
    return failure.client == "kaniko"


def may_be_node(failure: Failure) -> bool:
    """A pull, or a text that does not show what was tried, by a client that a node may run."""
    return is_not_push(failure) and not has_own_login(failure) and failure.client not in OWN_STORES


def is_kubelet(failure: Failure) -> bool:
    """kubelet asked: by its node's role, or by the secret that a pod names."""
    return failure.client == "kubelet"


def names_caller(failure: Failure) -> bool:
    """The text names who was refused: the one whose token, or whose signature, was sent."""
    who = caller(failure)
    return who is not None and (who.name is not None or who.type is PrincipalType.ROOT)


def has_token(failure: Failure) -> bool:
    """The request was sent with the token that docker keeps."""
    return facts_of(failure).uses_token


def may_ask_here(failure: Failure) -> bool:
    """Whoever reads this may hold the credentials that asked; never those of a machine or of a service."""
    return facts_of(failure).may_be_readers


def names_asker(failure: Failure) -> bool:
    """Whoever reads this can ask who called, or the text names it; a service of AWS has no identity to choose."""
    return not is_service_principal(failure) and (may_ask_here(failure) or names_caller(failure))


def names_action(failure: Failure) -> bool:
    """The text names the action that was refused."""
    return failure.action is not None


def is_push(failure: Failure) -> bool:
    """The text shows a push."""
    return failure.operation is Operation.PUSH


def is_bare_push(failure: Failure) -> bool:
    """A push was refused by a bare 403: whoever pushed can ask for the reason."""
    return is_push(failure) and failure.cause is Cause.FORBIDDEN and failure.action is None and is_private(failure)


def is_pull(failure: Failure) -> bool:
    """The text shows a pull."""
    return failure.operation is Operation.PULL


def is_transfer(failure: Failure) -> bool:
    """The text shows a push or a pull."""
    return is_push(failure) or is_pull(failure)


def may_miss_image(failure: Failure) -> bool:
    """The text names a repository; or it shows nothing of what was tried, as a cut line does."""
    return not is_login(failure) and (failure.repository is not None or failure.operation is None)


def is_login(failure: Failure) -> bool:
    """The text shows a login."""
    return failure.operation is Operation.LOGIN


def is_not_pull(failure: Failure) -> bool:
    """A push, or a text that does not show what was tried."""
    return failure.operation in (None, Operation.PUSH)


def is_not_push(failure: Failure) -> bool:
    """A pull, or a text that does not show what was tried."""
    return failure.operation in (None, Operation.PULL)


def may_write(failure: Failure) -> bool:
    """A push, or a text that does not show what was tried; not where it prints that a GET or HEAD was refused."""
    return is_not_pull(failure) and _method(failure) not in _READS


def may_ask_without_image(failure: Failure) -> bool:
    """Nothing shows a push, a tag or an image; so something else may have been asked of the registry."""
    names_none = failure.repository is None and failure.tag is None and not is_tag_refused(failure)
    return names_none and may_write(failure) and not is_push(failure) and _method(failure) is None


def _method(failure: Failure) -> str | None:
    return failure.request.method if failure.request else None


def may_be_immutable(failure: Failure) -> bool:
    """Nothing printed speaks against the refusal of a tag that may not be overwritten."""
    return failure.code in _TAG_CODES and failure.http_status in (None, 400)


def is_tag_refused(failure: Failure) -> bool:
    """The code says that the tag was refused."""
    return failure.code == "TAG_INVALID"


def is_empty_answer(failure: Failure) -> bool:
    """The client met an answer without a body, as a HEAD has, and took it for cut JSON."""
    return failure.wording in _EMPTY_ANSWERS


def is_plain_http(failure: Failure) -> bool:
    """A server that speaks TLS was asked in plain HTTP."""
    return failure.wording == _PLAIN_HTTP


def is_second_try(failure: Failure) -> bool:
    """containerd asked for a manifest among the layers, which it does after its first request failed."""
    return is_pull(failure) and _asks_for_blob(failure, "HEAD")


def is_layer_fetch(failure: Failure) -> bool:
    """A layer or a configuration was being fetched, not a manifest."""
    return _asks_for_blob(failure, "GET")


def may_ask_layer_store(failure: Failure) -> bool:
    """A layer or a configuration was fetched, and no host is printed: the registry gave the manifest before."""
    endpoint = failure.endpoint
    return is_layer_fetch(failure) and (endpoint is None or endpoint.host is None)


def _asks_for_blob(failure: Failure, method: str) -> bool:
    request = failure.request
    return request is not None and request.target is RequestTarget.BLOB and request.method == method


def is_cached(failure: Failure) -> bool:
    """The name begins as those of a pull through cache do in AWS's examples."""
    return is_cached_name(failure.repository)


def is_cached_pull(failure: Failure) -> bool:
    """Such a name was pulled, or the text does not show what was tried."""
    return is_cached(failure) and may_be_cached(failure)


def may_be_cached(failure: Failure) -> bool:
    """A cache rule can stand behind the name: a push goes through none, and AWS's own registries have none."""
    return is_private(failure) and is_not_push(failure) and not is_of_aws(failure)


def can_describe_image(failure: Failure) -> bool:
    """ECR's API can be asked for the image: none that is pushed, nor one of ECR Public's or of AWS's own registries."""
    return not is_push(failure) and is_private(failure) and not is_of_aws(failure)


def fills_cache(failure: Failure) -> bool:
    """The refused action is one by which a first pull makes the repository of a cache, and fills it."""
    return makes_repository(failure) and may_be_cached(failure) and (is_pull(failure) or is_cached(failure))


def is_of_identity_center(failure: Failure) -> bool:
    """The caller is a role that IAM Identity Center made of a permission set."""
    return facts_of(failure).credentials is Credentials.PERMISSION_SET


def types_other_region(failure: Failure) -> bool:
    """The text shows the region that a token was asked for in, and it is not that of the private registry."""
    typed = failure.command.region if failure.command else None
    return typed is not None and is_private(failure) and failure.region not in (None, typed)


def asks_layer_store(failure: Failure) -> bool:
    """The host that is printed is that of the layers, not of the registry."""
    return layer_host(failure) is not None


def asks_api(failure: Failure) -> bool:
    """The host that was asked is that of ECR's API, which gives the token, not of the registry."""
    return api_host(failure) is not None


def asks_metadata(failure: Failure) -> bool:
    """The metadata service of an EC2 instance was asked, which gives the credentials of its role."""
    return _host(failure) in _METADATA_HOSTS


def asks_proxy(failure: Failure) -> bool:
    """The connection that failed was the one to a proxy."""
    return failure.endpoint is not None and failure.endpoint.kind is EndpointKind.PROXY


def is_misspelt(failure: Failure) -> bool:
    """The host is none of ECR's, but nearly one."""
    return is_nearly_ecr(failure.registry or "")


def has_wrong_host(failure: Failure) -> bool:
    """The host is none of ECR's, by a slip that gives the right one away."""
    return is_misspelt(failure) or host_slip(failure) is not None


def has_right_host(failure: Failure) -> bool:
    """The host is one of ECR's as account id and region make it, and AWS lists the region: its spelling is right."""
    names_one = asks_api(failure) or failure.registry_id is not None
    return names_one and is_private(failure) and is_listed(failure.region) and not has_wrong_host(failure)


def has_good_name(failure: Failure) -> bool:
    """The text names a repository, by ECR's rules for names."""
    return repository_or_none(failure.repository or "") is not None


def has_bad_tag(failure: Failure) -> bool:
    """The tag is one that no registry takes."""
    return failure.tag is not None and not is_tag(failure.tag)


def has_address(failure: Failure) -> bool:
    """An address was dialled, so the name was found."""
    return failure.endpoint is not None and failure.endpoint.address is not None


def dialled_private(failure: Failure) -> bool:
    """An address of a private network was dialled for the host: a VPC endpoint's, or what stands in for the host."""
    return facts_of(failure).is_private_address is True and not asks_proxy(failure)


def dialled_public(failure: Failure) -> bool:
    """A public address was dialled for the host: no VPC endpoint stood on the way."""
    return facts_of(failure).is_private_address is False and not asks_proxy(failure)


def can_be_entered(failure: Failure) -> bool:
    """A command can be run where the request came from."""
    return facts_of(failure).can_be_entered


def names_helper(failure: Failure) -> bool:
    """The text names a credential helper."""
    return failure.helper is not None


def names_missing_secret(failure: Failure) -> bool:
    """The text names an image pull secret that the kubelet did not find."""
    return failure.command is not None and failure.command.secret is not None


def is_task(failure: Failure) -> bool:
    """A task of ECS asked, by its agent or by its role."""
    return facts_of(failure).requester is Requester.TASK


def is_lambda(failure: Failure) -> bool:
    """Lambda pulled: as a service, by the repository's policy."""
    return failure.client == "lambda"


def is_method_refused(failure: Failure) -> bool:
    """The status says that the address does not take this kind of request."""
    return failure.http_status == 405


def has_no_sentence(failure: Failure) -> bool:
    """No part of IAM's sentence is there. The sentence proves that the login was accepted and no quota was met."""
    return failure.principal is None and failure.action is None


def has_pushed_layers(failure: Failure) -> bool:
    """The text shows layers that were pushed, so the repository is there and the caller may push to it."""
    return bool(facts_of(failure).command.layers_pushed)


def may_be_blocked(failure: Failure) -> bool:
    """No status is there, so no answer need have come; or a 404, which ECR does not give to a login."""
    return failure.http_status in (None, 404)


def is_no_login_of_ecr(failure: Failure) -> bool:
    """A login met a 404, which ECR does not give to one: something else answered."""
    return failure.http_status == 404


def may_have_session(failure: Failure) -> bool:
    """A session policy can bind the caller; an IAM user and the root user have none."""
    return facts_of(failure).credentials not in (Credentials.ACCESS_KEY, Credentials.ROOT)


def is_layer_read(failure: Failure) -> bool:
    """S3 refused a layer: the principal printed is AWS's storage role, not the caller."""
    return actions.is_layer_read(failure.action)


def is_key_use(failure: Failure) -> bool:
    """KMS refused the key of an encrypted repository."""
    return actions.is_key_use(failure.action)


def is_resourceless(failure: Failure) -> bool:
    """A token was asked for: that is granted on ``*`` only, so no repository name or policy can matter."""
    return facts_of(failure).resource in _RESOURCELESS


def asks_for_token(failure: Failure) -> bool:
    """A token was asked for, or would have been."""
    return facts_of(failure).resource is Resource.REGISTRY


def is_role_assumption(failure: Failure) -> bool:
    """A role was asked for, before any call of ECR's."""
    return facts_of(failure).resource is Resource.ROLE


def is_replication(failure: Failure) -> bool:
    """ECR was copying images to another registry (ECR user guide, registry-permissions-create-replication)."""
    who = facts_of(failure).principal
    return actions.replicates(failure.action) or (who is not None and (who.name or "").endswith(_REPLICATION_ROLE))


def lacks_replication(failure: Failure) -> bool:
    """ECR was not allowed to replicate, rather than denied it."""
    return is_replication(failure) and not searches_deny(failure)


def is_service_linked(failure: Failure) -> bool:
    """A service asked by a role that nobody but AWS changes (IAM user guide, using-service-linked-roles)."""
    return facts_of(failure).credentials is Credentials.SERVICE_LINKED_ROLE


def is_service_principal(failure: Failure) -> bool:
    """A service of AWS asked by itself, without a role: no identity policy, boundary or session policy binds it."""
    return facts_of(failure).credentials is Credentials.SERVICE_PRINCIPAL


def is_federated(failure: Failure) -> bool:
    """A session of GetFederationToken called (IAM user guide, "
    "id_credentials_temp_control-access_getfederationtoken)."""
    return facts_of(failure).credentials is Credentials.FEDERATED_USER


def is_limit(failure: Failure) -> bool:
    """The text blames a policy that only limits what others grant."""
    return failure.cause is Cause.GUARDRAIL_IMPLICIT_DENY


def is_pod_identity(failure: Failure) -> bool:
    """EKS could not assume the role of a pod."""
    return failure.wording == _POD_IDENTITY


def is_role_refused(failure: Failure) -> bool:
    """STS answered that a role may not be assumed."""
    return is_role_not_assumed(failure) and failure.http_status == 403


def is_role_not_assumed(failure: Failure) -> bool:
    """A role could not be assumed, in words that need not name it."""
    return failure.wording == _ROLE_NOT_ASSUMED


def names_mfa(failure: Failure) -> bool:
    """The policy printed is named after MFA."""
    return failure.policy is not None and "mfa" in (failure.policy.arn or "").rpartition("/")[2].lower()


def may_be_opt_in(failure: Failure) -> bool:
    """AWS did not know the credentials, in a region that an account has to enable or in one that is not told."""
    where = failure.region or facts_of(failure).command.region
    return failure.wording == _UNKNOWN_CLIENT and (where is None or is_opt_in(where))


def names_unassumed_role(failure: Failure) -> bool:
    """The text names a role that could not be assumed before the request was sent."""
    return facts_of(failure).command.role is not None


def pulls_as_service(failure: Failure) -> bool:
    """A service of AWS pulled by itself: the repository's policy alone can let it in."""
    return is_lambda(failure) or is_service_principal(failure)


def is_token_action(failure: Failure) -> bool:
    """The refused action, as printed, is one that asks for a token."""
    return actions.asks_for_token(failure.action)


def makes_repository(failure: Failure) -> bool:
    """The refused action makes the repository, so that it need not exist."""
    return facts_of(failure).resource is Resource.NEW_REPOSITORY


def needs_repository(failure: Failure) -> bool:
    """The repository has to exist: no action was refused that makes it, or that gives tags to a new one."""
    return not makes_repository(failure) and not gives_tags(failure)


def gives_tags(failure: Failure) -> bool:
    """The right to give tags was refused, which ECR asks for where a repository is created with tags as well."""
    return actions.is_tagging(failure.action)


def names_repository(failure: Failure) -> bool:
    """The refused action is on a repository, or the text does not say."""
    return not is_resourceless(failure)


def may_cross_accounts(failure: Failure) -> bool:
    """The two accounts differ, or the text does not show both."""
    return failure.cross_account is not False


def is_across(failure: Failure) -> bool:
    """The two accounts differ."""
    return failure.cross_account is True


def is_root(failure: Failure) -> bool:
    """The caller is an account's root user, whom no identity policy, boundary or session policy binds."""
    return facts_of(failure).credentials is Credentials.ROOT


def is_root_across(failure: Failure) -> bool:
    """A root user was refused by the sentence that three things produce."""
    return is_root(failure) and failure.cause is Cause.RESOURCE_POLICY_IMPLICIT_DENY


def is_from_cloudfront(failure: Failure) -> bool:
    """CloudFront was to give the layer, as for ECR Public and for what a cache rule redirects."""
    return is_public(failure) or (layer_host(failure) or "").endswith(CLOUDFRONT)


def is_cut_answer(failure: Failure) -> bool:
    """A connection was cut in the middle of an answer; ECR ends a push without a repository by a plain EOF."""
    return failure.wording in _CUT_ANSWERS


def is_quarantine(failure: Failure) -> bool:
    """The policy printed is the one AWS attaches to a user whose access key leaked."""
    return failure.policy is not None and _QUARANTINE in (failure.policy.arn or "")


def prints_iam_policy(failure: Failure) -> bool:
    """The text prints the ARN of an IAM policy (rather than an organization's)."""
    return failure.policy is not None and ":iam::" in (failure.policy.arn or "")


def prints_boundary(failure: Failure) -> bool:
    """The text prints the ARN of the permissions boundary."""
    blamed = failure.policy is not None and failure.policy.type is PolicyType.PERMISSIONS_BOUNDARY
    return blamed and prints_iam_policy(failure)


def is_data_limit(failure: Failure) -> bool:
    """A rate limit that the record calls not retryable: the bytes an anonymous address may pull."""
    return failure.cause is Cause.RATE_LIMITED and not failure.retryable


def is_uri_as_name(failure: Failure) -> bool:
    """The repository field holds a registry address."""
    return _after_host(failure.repository or "") is not None


def needs_owner(failure: Failure) -> bool:
    """Only the registry's owner can look: the caller is, or may well be, another account.

    A resource-policy deny counts whatever the ids look like: it is only known from calls across accounts. Of ECR Public
    the API shows its own registry to each caller, and no other.
    """
    asked_across = is_across(failure) or failure.cause is Cause.RESOURCE_POLICY_IMPLICIT_DENY
    return asked_across or is_public(failure) or is_of_aws(failure)


def resource_owner(failure: Failure) -> RunBy:
    """Who administers the account of the key or the role that was refused."""
    facts = facts_of(failure)
    who = facts.principal
    is_own = who is not None and facts.resource_account == who.account_id
    return RunBy.CALLER_ADMIN if is_own and who and who.account_id else RunBy.RESOURCE_OWNER


def operator_there(failure: Failure) -> RunBy:
    """Who can run a command on the machine that failed."""
    return RunBy.CALLER if may_ask_here(failure) else RunBy.NODE_OPERATOR


def searches_deny(failure: Failure) -> bool:
    """A ``Deny`` statement is to be found, rather than an ``Allow`` to be added."""
    explicit = failure.policy is not None and failure.policy.effect is PolicyEffect.EXPLICIT
    return explicit or failure.cause is Cause.EXPLICIT_DENY


# --- readings ------------------------------------------------------------------------------------------


def caller(failure: Failure) -> Principal | None:
    """The principal, unless it is AWS's own layer storage role."""
    return facts_of(failure).principal


def helper(failure: Failure) -> str:
    """The credential helper that the text names, by its program; else ECR's own."""
    return failure.helper or _ECR_HELPER


def api_host(failure: Failure) -> str | None:
    """The host of ECR's API as printed, where it was asked; ``None`` where none is."""
    return _host(failure, EndpointKind.API) or None


def layer_host(failure: Failure) -> str | None:
    """The host of the layers as printed: S3's, or CloudFront's; ``None`` where none is."""
    return _host(failure, EndpointKind.LAYERS) or None


def _host(failure: Failure, *kinds: EndpointKind) -> str:
    """The host that was asked, where it is of one of some kinds or of any; empty where it is not said."""
    endpoint = failure.endpoint
    if endpoint is None or (kinds and endpoint.kind not in kinds):
        return ""
    return endpoint.host or ""


def host_slip(failure: Failure) -> Slipped | None:
    """The slip in the host that was asked; that a FIPS host is not listed counts where the name was not found alone."""
    slipped = slip_in(api_host(failure) or failure.registry)
    listed = slipped is not None and slipped.slip is Slip.FIPS and failure.cause is not Cause.HOST_NOT_FOUND
    return None if listed else slipped


def meant_name(failure: Failure) -> str | None:
    """The repository name inside an address given as a name; ``None`` when the address has none."""
    rest = _after_host(failure.repository or "")
    if not rest:
        return None
    name = rest.partition("@")[0]
    return name.partition(":")[0] or None


def _after_host(text: str) -> str | None:
    """What follows the last registry host in a text (without a public alias); ``None`` without a host."""
    parts = text.split("/")
    for at in range(len(parts) - 2, -1, -1):
        if parts[at] in PUBLIC_HOSTS:
            return "/".join(parts[at + 2 :])
        if parts[at].endswith(HOST_ENDS):
            return "/".join(parts[at + 1 :])
    return None
