"""What one record tells: the questions that rules ask of it, and readings of its fields."""

from __future__ import annotations

from collections.abc import Callable

from ecr_denied.advice.facts import Credentials, Resource, facts_of
from ecr_denied.advice.question import Question, by_client, of_cause, of_wording, question, trying, with_status
from ecr_denied.expression import expression
from ecr_denied.names import actions, bootstraps
from ecr_denied.names.hosts import (
    CLOUDFRONT,
    HOST_ENDS,
    LAYER_DISTRIBUTIONS,
    PUBLIC_HOSTS,
    endpoint_kind,
    is_nearly_ecr,
)
from ecr_denied.names.owners import accounts_for, owner_of
from ecr_denied.names.partitions import is_listed, is_opt_in, of_region
from ecr_denied.names.requesters import (
    AROUND_ENGINES,
    CONFIGURE_ACTION,
    OWN_LOGINS,
    OWN_STORES,
    READERS,
    RUNNERS,
    Keys,
    Requester,
)
from ecr_denied.names.slips import Slip, Slipped, slip_in
from ecr_denied.names.syntax import SCHEMES, is_masked, is_tag, repository_or_none
from ecr_denied.names.upstreams import is_cached_name
from ecr_denied.records import (
    Cause,
    EndpointKind,
    Failure,
    Operation,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    RequestTarget,
    RunBy,
)

_REPLICATION_ROLE = "AWSServiceRoleForECRReplication"
_QUARANTINE = "AWSCompromisedKeyQuarantine"
# The answer to an immutable tag is a 400 with this code, or with the code lost (ECR user guide, image-tag-mutability).
_TAG_CODES = (None, "TAG_INVALID", "UNKNOWN")
_READS = ("GET", "HEAD")
_ECR_HELPER = "docker-credential-ecr-login"
_TOKEN_SCRIPTS = ("docker_login.registry-script", "docker_login.registry-script-slow")
# What a request was for, where its host may be another's.
_MAY_BE_ANOTHERS = (None, EndpointKind.REGISTRY, EndpointKind.TOKEN)
# The metadata service of an EC2 instance (EC2 user guide, instancedata-data-retrieval).
_METADATA_HOSTS = ("169.254.169.254", "[fd00:ec2::254]", "fd00:ec2::254")


# --- what was tried ------------------------------------------------------------------------------------

is_push: Question = trying(Operation.PUSH, says="on a push")
is_pull: Question = trying(Operation.PULL, says="on a pull")
is_login: Question = trying(Operation.LOGIN, says="on a login")
# Such a call is signed: no stored login plays a part.
calls_api: Question = by_client("aws-api", says="if ECR's API was called")
is_other_call: Question = ((calls_api & trying(None)) | of_wording("services.repository-missing")).told(
    "if ECR's API was called for no pull or push"
)
is_transfer: Question = trying(Operation.PUSH, Operation.PULL, says="on a push or a pull")
is_not_pull: Question = trying(None, Operation.PUSH, says="on a push, or if the text does not say what was tried")
is_not_push: Question = trying(None, Operation.PULL, says="on a pull, or if the text does not say what was tried")


@question(says="on a push, or if the text does not say what was tried, and shows neither a GET or HEAD nor a reader")
def may_write(failure: Failure) -> bool:
    """A refused read was no push, and some programs only read."""
    return is_not_pull(failure) and _method(failure) not in _READS and failure.client not in READERS


@question(says="if the text names a repository, or nothing that was tried")
def may_miss_image(failure: Failure) -> bool:
    """A cut line shows nothing of what was tried."""
    return not is_login(failure) and (failure.repository is not None or failure.operation is None)


@question(says="if the code is `TAG_INVALID`")
def is_tag_refused(failure: Failure) -> bool:
    """The tag was refused, rather than the manifest."""
    return failure.code == "TAG_INVALID"


@question(says="if neither a push nor an image is named")
def may_ask_without_image(failure: Failure) -> bool:
    """Nothing shows a push, a tag or an image; so something else may have been asked of the registry."""
    names_none = failure.repository is None and failure.tag is None and not is_tag_refused(failure)
    return names_none and may_write(failure) and not is_push(failure) and _method(failure) is None


# A client of docker's reads the tag before it sends anything.
is_tag_in_doubt: Question = (is_tag_refused | may_ask_without_image).told(
    "if the code is `TAG_INVALID`, or neither a push nor an image is named"
)


def _method(failure: Failure) -> str | None:
    return failure.request.method if failure.request else None


@question(says="if neither code nor status speaks against an immutable tag")
def may_be_immutable(failure: Failure) -> bool:
    """A tag that may not be overwritten may have been refused."""
    return failure.code in _TAG_CODES and failure.http_status in (None, 400)


is_empty_answer: Question = of_wording(
    "distribution.body-empty",
    "distribution.body-empty-no-status",
    says="if the answer was empty (`unexpected end of JSON input`)",
)
is_plain_http: Question = of_wording("http.plain-http", says="if a TLS port was asked in plain HTTP")
# ECR ends a push without a repository by a plain EOF.
is_cut_answer: Question = of_wording(
    "go.unexpected-eof", "curl.unexpected-eof", says="if an answer was cut in the middle (`unexpected EOF`)"
)
is_method_refused: Question = with_status(405, says="if the status is 405")
# No answer need have come; ECR gives no 404 to a login.
may_be_blocked: Question = with_status(None, 404, says="if the text prints no HTTP status, or a 404")
# containerd says so after a 404 alone (core/remotes/docker, resolver.go and fetcher.go), and services found no image.
is_answered_missing: Question = (
    with_status(404)
    | of_wording(
        *("containerd.content-not-found", "containerd.reference-not-found", "containerd.reference-not-found-1.0"),
        *("services.source-image-missing", "services.sagemaker-image-missing", "services.sagemaker-image-gone"),
    )
).told("if the registry answered that it is missing")
is_no_login_of_ecr: Question = with_status(404, says="if a login met a 404")


@question(says="if containerd was fetching a layer")
def is_layer_fetch(failure: Failure) -> bool:
    """A layer or a configuration was being fetched, not a manifest."""
    return _asks_for_blob(failure, "GET")


# RFC 9110, 15.5.14.
is_body_too_large: Question = with_status(413, says="if the status is 413")


@question(says="if a layer was being sent")
def is_layer_upload(failure: Failure) -> bool:
    """The tag is sent after all layers, with the manifest (distribution specification, pushing manifests)."""
    return failure.request is not None and failure.request.target is RequestTarget.UPLOAD


@question(says="if a push was about to send a layer")
def begins_upload(failure: Failure) -> bool:
    """The request names the repository alone (distribution specification, pushing blobs)."""
    return is_layer_upload(failure) and _method(failure) == "POST"


@question(says="unless a layer was asked for or sent")
def may_be_manifest(failure: Failure) -> bool:
    """The text does not show that the request was for a layer."""
    return failure.request is None or failure.request.target not in (RequestTarget.BLOB, RequestTarget.UPLOAD)


@question(says="if the request was for a manifest")
def sends_manifest(failure: Failure) -> bool:
    """On a push it is the last one."""
    return failure.request is not None and failure.request.target is RequestTarget.MANIFEST


@question(says="if a manifest was sent")
def puts_manifest(failure: Failure) -> bool:
    """The registry had taken the token before, for every layer (distribution specification, pushing manifests)."""
    return sends_manifest(failure) and _method(failure) == "PUT"


@question(says="if a push was answered before")
def is_push_answered(failure: Failure) -> bool:
    """Bytes go where an answer said, and the manifest goes last (distribution specification, pushing blobs)."""
    return puts_manifest(failure) or (is_layer_upload(failure) and _method(failure) in ("PATCH", "PUT"))


# It names the request that was answered: behind a redirect that to the store (containerd core/remotes/errors).
is_layer_refused_here: Question = (
    Question(is_layer_fetch, "")
    & of_wording("containerd.status-from-request")
    & Question(lambda failure: failure.endpoint is not None and failure.endpoint.kind is EndpointKind.REGISTRY, "")
).told("if containerd says that the registry itself answered for a layer")
# The registry gives manifests by itself (distribution specification, pulling manifests).
is_manifest_refused: Question = ((sends_manifest | is_layer_refused_here) & of_cause(Cause.FORBIDDEN)).told(
    "if the registry itself answered with a 403"
)


@question(says="if containerd asked for a manifest among the layers")
def is_second_try(failure: Failure) -> bool:
    """It does so after its first request failed."""
    return is_pull(failure) and _asks_for_blob(failure, "HEAD")


def _asks_for_blob(failure: Failure, method: str) -> bool:
    request = failure.request
    return request is not None and request.target is RequestTarget.BLOB and request.method == method


@question(says="if it was asked whether a layer is there, and no pull is shown")
def is_layer_check(failure: Failure) -> bool:
    """A push does so for each layer (distribution specification, checking if content exists in the registry)."""
    return not is_pull(failure) and _asks_for_blob(failure, "HEAD")


@question(says="if layers were pushed before")
def has_pushed_layers(failure: Failure) -> bool:
    """The repository is there, and the caller may push to it."""
    return bool(facts_of(failure).command.layers_pushed)


@question(says="if the text names a secret that the kubelet did not find")
def names_missing_secret(failure: Failure) -> bool:
    """An image pull secret, which the pod names."""
    return facts_of(failure).command.secret is not None


# --- the registry --------------------------------------------------------------------------------------


@question(says="if ECR Public was asked")
def is_public(failure: Failure) -> bool:
    """Another API (``ecr-public``), another login, always us-east-1.

    Its own words tell as much as the host: only ECR Public has a data limit.
    """
    return (
        failure.registry in PUBLIC_HOSTS
        or failure.registry_alias is not None
        or is_data_limit(failure)
        or failure.wording == "ecr.public-token-expired"
        or _is_public_action(failure)
        or (failure.registry is None and _is_public_host(_host(failure)))
    )


def _is_public_action(failure: Failure) -> bool:
    return (failure.action or "").lower().startswith(("ecr-public:", "sts:getservicebearertoken"))


def _is_public_host(host: str) -> bool:
    return host in (*PUBLIC_HOSTS, *LAYER_DISTRIBUTIONS) or ".ecr-public." in f".{host}"


@question(says="if the caller's own registry of ECR Public was asked")
def is_own_public(failure: Failure) -> bool:
    """Anyone pulls, and its owner alone does anything else."""
    return is_public(failure) and (is_push(failure) or (failure.action or "").startswith("ecr-public:"))


is_private: Question = ~is_public
is_public_elsewhere: Question = (is_public & ~is_own_public).told("if ECR Public was asked for what anyone may pull")


@question(says="if the bytes that an anonymous address may pull are used up")
def is_data_limit(failure: Failure) -> bool:
    """A rate limit that the record calls not retryable."""
    return failure.cause is Cause.RATE_LIMITED and not failure.retryable


# It need not say the account in full.
names_registry: Question = Question(
    lambda failure: failure.registry is not None or failure.registry_id is not None, "if the text names the registry"
)


@question(says="if AWS owns the registry")
def is_of_aws(failure: Failure) -> bool:
    """Whoever reads this cannot look into it or change its policies."""
    return owner_of(failure.registry_id) is not None


@question(says="if AWS lists its images for this region in another account")
def has_other_account(failure: Failure) -> bool:
    """AWS lists other accounts for the region that was asked, and not the one that was asked."""
    listed = accounts_for(failure.registry_id, failure.region)
    return bool(listed) and failure.registry_id not in listed


@question(says="if the accounts differ")
def is_across(failure: Failure) -> bool:
    """The text shows both accounts."""
    return failure.cross_account is True


@question(says="unless both accounts are said and are one")
def may_cross_accounts(failure: Failure) -> bool:
    """The two accounts differ, or the text does not show both."""
    return failure.cross_account is not False


# A resource-policy deny counts whatever the ids look like: it is only known from calls across accounts. Of ECR Public
# the API shows its own registry to each caller, and no other.
needs_owner: Question = is_across | of_cause(Cause.RESOURCE_POLICY_IMPLICIT_DENY) | is_public | is_of_aws

# Anyone pulls from ECR Public, and a pull is never dropped for want of a repository or a right.
may_be_dropped: Question = (is_not_pull & ~is_public_elsewhere).told(
    "unless on a pull, or if ECR Public was asked for what anyone may pull"
)

# --- repository, tag, image ----------------------------------------------------------------------------


@question(says="if the name begins like a pull through cache's")
def is_cached(failure: Failure) -> bool:
    """The name begins as in AWS's examples."""
    return is_cached_name(failure.repository)


_NOT_ON_A_PUSH = "unless on a push, and unless ECR Public or AWS's own registry was asked"
# A push goes through no cache rule, and AWS's own registries have none.
may_be_cached: Question = (is_private & is_not_push & ~is_of_aws).told(_NOT_ON_A_PUSH)
is_cached_pull: Question = (is_cached & may_be_cached).told("if such a name was pulled")
# ECR's API can be asked for the image: none that is pushed, nor one of ECR Public's or of AWS's own registries.
can_describe_image: Question = (~is_push & is_private & ~is_of_aws).told(_NOT_ON_A_PUSH)


# Made by hand it would stand in the way of the bootstrap.
is_bootstrapped: Question = Question(
    lambda failure: bootstraps.of_repository(failure.repository) is not None,
    "if `cdk bootstrap` makes a repository of this name",
)


@question(says="if the repository's name keeps the rules")
def has_good_name(failure: Failure) -> bool:
    """The text names a repository, by ECR's rules for names."""
    return repository_or_none(failure.repository or "") is not None


# The text shows the tag.
has_bad_tag: Question = Question(
    lambda failure: failure.tag is not None and not is_tag(failure.tag), "if no registry takes the tag"
)


@question(says="if the tag is that of what is attached to an image")
def is_attached(failure: Failure) -> bool:
    """A signature or a list of parts, named after the image's digest; no build makes it.

    Source: distribution specification, referrers tag schema; sigstore/cosign, specs/SIGNATURE_SPEC.md.
    """
    return (failure.tag or "").startswith("sha256-")


@question(says="if a chart may have been pushed, and the name ends twice in the same part")
def ends_twice(failure: Failure) -> bool:
    """Of helm and of the library that it pushes with; helm adds the chart's name to the address it is given.

    Source: Helm documentation, registries, the push subcommand.
    """
    parts = (failure.repository or "").split("/")
    return failure.client in ("helm", "oras") and is_push(failure) and len(parts) > 1 and parts[-1] == parts[-2]


@question(says="if the name holds a registry host, or a path of the API")
def is_uri_as_name(failure: Failure) -> bool:
    """An address was given as the name."""
    return _in_address(failure.repository or "") is not None


@question(says="if the name holds the host of ECR Public")
def is_public_uri_as_name(failure: Failure) -> bool:
    """An address of ECR Public was given as the name."""
    return any(part in PUBLIC_HOSTS for part in (failure.repository or "").split("/")[:-1])


def meant_name(failure: Failure) -> str | None:
    """The repository name inside an address given as a name; ``None`` when the address has none."""
    rest = _in_address(failure.repository or "")
    if not rest:
        return None
    name = rest.partition("@")[0]
    return name.partition(":")[0] or None


# Distribution specification, endpoints.
_API_PATH = expression(r"v2/(.+)/(?:manifests|blobs)(?:/.*)?")


def _in_address(text: str) -> str | None:
    """The name in a path of the API, or what follows the last registry host in a text (without a public alias)."""
    if path := _API_PATH.fullmatch(text):
        return path[1]
    parts = text.split("/")
    for at in range(len(parts) - 2, -1, -1):
        if parts[at] in PUBLIC_HOSTS:
            return "/".join(parts[at + 2 :])
        if parts[at].endswith(HOST_ENDS):
            return "/".join(parts[at + 1 :])
    return None


# --- who asked, with what ------------------------------------------------------------------------------


# Their own credentials count, not those of whoever looks.
def _by_keys(*kinds: Keys, says: str) -> Question:
    return by_client(*(name for name, program in OWN_LOGINS.items() if program.keys in kinds), says=says)


is_node: Question = by_client(*RUNNERS, says="if a node or an AWS service pulled")
has_own_login: Question = by_client(*OWN_LOGINS, says="if a program asked that logs in by itself")
# A person starts these in a shell, whose AWS credentials they take.
has_own_keys: Question = _by_keys(
    Keys.OWN, Keys.SETTINGS, says="if a program asked that has AWS credentials of its own"
)
# Of these, the ones that take none from where they run.
keeps_keys: Question = _by_keys(Keys.SETTINGS, says="if a program asked that keeps AWS keys in its settings")
# By a helper in its image, and a role of its pod's or its instance's.
is_kaniko: Question = by_client("kaniko", says="if kaniko pushed")
# By its node's role, or by the secret that a pod names.
is_kubelet: Question = by_client("kubelet", says="if kubelet pulled")
# The runtime pulls it by itself, whatever the kubelet has for it (awslabs/amazon-eks-ami#1740, kubernetes/kops#16762).
is_sandbox: Question = (
    is_kubelet & Question(lambda failure: (failure.repository or "").rpartition("/")[2] == "pause")
).told("if it is the image of a pod's sandbox")
is_kubelets_pull: Question = (is_kubelet & ~is_sandbox).told("if kubelet pulled, unless the image of a pod's sandbox")
is_apprunner: Question = by_client("apprunner", says="if App Runner pulled")
is_sagemaker: Question = by_client("sagemaker", says="if SageMaker pulled")
# As a service, by the repository's policy.
is_lambda: Question = by_client("lambda", says="if Lambda pulled")
shows_command: Question = Question(
    lambda failure: (facts_of(failure).command.shell or facts_of(failure).command.program) is not None,
    "if the text shows a command that was typed",
)
in_job: Question = Question(
    lambda failure: bool(facts_of(failure).command.job), "if a step of a CI system ran the command"
)
may_be_node: Question = (
    is_not_push & ~has_own_login & ~by_client(*OWN_STORES, *AROUND_ENGINES) & ~shows_command & ~in_job
).told("if a node may have pulled")


def _signed_by(*kinds: Credentials, says: str) -> Question:
    return Question(lambda failure: facts_of(failure).credentials in kinds, says)


# No identity policy, boundary or session policy binds these two.
is_root: Question = _signed_by(Credentials.ROOT, says="if the caller is an account's root user")
is_service_principal: Question = _signed_by(Credentials.SERVICE_PRINCIPAL, says="if a service of AWS asked by itself")
# Only AWS changes such a role (IAM user guide, using-service-linked-roles; Lightsail FAQ).
is_service_linked: Question = _signed_by(
    Credentials.SERVICE_LINKED_ROLE, Credentials.LIGHTSAIL_ROLE, says="if a service asked by a role of AWS's"
)
is_lightsail: Question = _signed_by(Credentials.LIGHTSAIL_ROLE, says="if an instance of Lightsail asked")
# Its policies are those of a template of CloudFormation's (AWS CDK guide, bootstrapping-customizing).
is_of_bootstrap: Question = Question(
    lambda failure: bootstraps.of_role((caller(failure) or Principal()).name) is not None,
    "if `cdk bootstrap` made the caller's role",
)
# A new bootstrap puts back the trust policy that the template has.
is_bootstraps_role: Question = Question(
    lambda failure: bootstraps.of_role(facts_of(failure).role_arn) is not None,
    "if `cdk bootstrap` made the role that was not assumed",
)
# A session of GetFederationToken (IAM user guide, id_credentials_temp_control-access_getfederationtoken).
is_federated: Question = _signed_by(Credentials.FEDERATED_USER, says="if a federated user called")
is_of_identity_center: Question = _signed_by(Credentials.PERMISSION_SET, says="if the role is IAM Identity Center's")
# These two have no session policy.
may_have_session: Question = ~_signed_by(
    Credentials.ACCESS_KEY, Credentials.ROOT, says="if the caller is an IAM user or root"
)
# The repository's policy alone can let it in.
pulls_as_service: Question = (is_lambda | is_service_principal).told("if a service of AWS pulled by itself")
# The sentence of these refusals is produced by three things.
is_root_across: Question = is_root & of_cause(Cause.RESOURCE_POLICY_IMPLICIT_DENY)


# aws-actions/configure-aws-credentials, README: by OIDC unless it is given keys.
is_of_workflow: Question = Question(
    lambda failure: (caller(failure) or Principal()).session == CONFIGURE_ACTION,
    "if a workflow of GitHub Actions asked by the role it assumed",
)


is_in_pod: Question = Question(
    lambda failure: facts_of(failure).requester is Requester.POD, "if a program in a pod asked"
)


@question(says="if a task of ECS asked")
def is_task(failure: Failure) -> bool:
    """By its agent or by its role."""
    return facts_of(failure).requester is Requester.TASK


@question(says="if the text names who was refused")
def names_caller(failure: Failure) -> bool:
    """The one whose token, or whose signature, was sent."""
    who = caller(failure)
    return who is not None and (who.name is not None or who.type is PrincipalType.ROOT)


has_token: Question = Question(lambda failure: facts_of(failure).uses_token, "if a stored login's token was sent")
# Never those of a machine or of a service.
may_ask_here: Question = Question(
    lambda failure: facts_of(failure).may_be_readers, "if whoever reads this may hold the credentials"
)
can_be_entered: Question = Question(
    lambda failure: facts_of(failure).can_be_entered, "if a command can be run where the request came from"
)
# A service of AWS has no identity to choose.
names_asker: Question = (~is_service_principal & (may_ask_here | names_caller)).told(
    "unless a machine asked that the text does not name"
)


@question(says="if the text names a role that could not be assumed before")
def names_unassumed_role(failure: Failure) -> bool:
    """The request was sent without the role."""
    return facts_of(failure).command.role is not None


is_held_back: Question = of_wording("sdk.image-inaccessible", says="if ECR holds the image and does not give it")
is_pod_identity: Question = of_wording(
    "aws_credentials.pod-role-not-assumed", says="if EKS could not assume a pod's role"
)
_is_refused_by_sts = of_wording("aws_credentials.role-refused", "aws_credentials.provider-missing")
# The words need not name the role.
is_role_not_assumed: Question = (_is_refused_by_sts | of_wording("aws_credentials.role-not-assumed")).told(
    "if a role could not be assumed"
)
# Of a signed call STS names the caller, in a sentence of IAM's; so a token of another issuer's was sent.
is_role_refused: Question = (_is_refused_by_sts | (is_role_not_assumed & with_status(403))).told(
    "if STS refused the role"
)


@question(says="if whoever asked came with a token of another's")
def comes_by_token(failure: Failure) -> bool:
    """By web identity or SAML, as far as the text tells: no AWS credentials sign such a call (STS API reference)."""
    by_token = (failure.action or "").lower().startswith("sts:assumerolewith")
    return by_token or (is_role_not_assumed(failure) and caller(failure) is None)


@question(says="if AWS did not know the credentials in a region that has to be enabled")
def is_opt_in_told(failure: Failure) -> bool:
    """An account has to enable the region."""
    where = facts_of(failure).region
    is_unknown = failure.wording in ("aws_credentials.unknown-client", "aws_credentials.invalid")
    return is_unknown and where is not None and is_opt_in(where)


@question(says="if AWS did not know the credentials, in a region that has to be enabled or is not told")
def may_be_opt_in(failure: Failure) -> bool:
    """The same, or the text does not tell the region and prints the error's code."""
    is_untold = failure.wording == "aws_credentials.unknown-client" and not facts_of(failure).region
    return not is_public(failure) and (is_untold or is_opt_in_told(failure))


@question(says="if the same repository was reached in another registry above")
def found_elsewhere(failure: Failure) -> bool:
    """One of this name was pushed to or pulled from there."""
    return facts_of(failure).command.other_host is not None


types_profile: Question = Question(
    lambda failure: facts_of(failure).command.profile is not None, "if the command shows a profile"
)


@question(says="if the command shows the registry's region")
def types_region(failure: Failure) -> bool:
    """What was asked for, a token or a function, is in the region of the registry."""
    typed = facts_of(failure).command.region
    return typed is not None and typed == failure.region


@question(says="if the command shows another region")
def types_other_region(failure: Failure) -> bool:
    """A token was asked for in a region that is not that of the private registry."""
    typed = facts_of(failure).command.region
    return typed is not None and is_private(failure) and failure.region not in (None, typed)


@question(says="if a login above is for another registry")
def logged_in_elsewhere(failure: Failure) -> bool:
    """A client keeps a login under the literal host, so that another registry's is none (docker login reference)."""
    typed = facts_of(failure).command.login_host
    return typed is not None and failure.registry not in (None, typed) and not is_masked(failure.registry or "")


@question(says="if a login above is for this registry")
def logged_in_here(failure: Failure) -> bool:
    """A login that did not go well would have been told."""
    typed = facts_of(failure).command.login_host
    return typed is not None and typed == failure.registry


@question(says="if the command shows a region of another partition")
def types_other_partition(failure: Failure) -> bool:
    """Credentials are of one partition (IAM user guide, reference-arns)."""
    typed, region = facts_of(failure).command.region, failure.region
    return types_other_region(failure) and of_region(typed or "") != of_region(region or "")


@question(says="if the text names a credential helper")
def names_helper(failure: Failure) -> bool:
    """It may be another than ECR's own."""
    return failure.helper is not None


# The others keep what a login stored (docker login reference, credential stores).
may_be_ecrs_helper: Question = Question(
    lambda failure: "ecr" in helper(failure), "unless the text names a helper that asks no AWS"
)


def caller(failure: Failure) -> Principal | None:
    """The principal, unless it is AWS's own layer storage role."""
    return facts_of(failure).principal


def helper(failure: Failure) -> str:
    """The credential helper that the text names, by its program; else ECR's own."""
    return failure.helper or _ECR_HELPER


def operator_there(failure: Failure) -> RunBy:
    """Who can run a command on the machine that failed."""
    return RunBy.CALLER if may_ask_here(failure) else RunBy.NODE_OPERATOR


# --- what was refused, by which policy -----------------------------------------------------------------


@question(says="if the text names the action")
def names_action(failure: Failure) -> bool:
    """The one that was refused."""
    return failure.action is not None


@question(says="if the text has no part of IAM's sentence")
def has_no_sentence(failure: Failure) -> bool:
    """The sentence proves that the login was accepted and no quota was met; it names no role, but a session of one."""
    is_named = failure.principal is not None and failure.principal.type is not PrincipalType.ROLE
    return not is_named and failure.action is None


# Whoever pushed can ask for the reason.
is_bare_push: Question = (is_push & of_cause(Cause.FORBIDDEN) & ~names_action & ~puts_manifest & is_private).told(
    "if a bare 403 refused a push to a private registry before the manifest was sent"
)


def _on(*resources: Resource, says: str) -> Question:
    return Question(lambda failure: facts_of(failure).resource in resources, says)


asks_for_token: Question = _on(Resource.REGISTRY, says="if a token was asked for, or would have been")
# Before any call of ECR's.
is_role_assumption: Question = _on(Resource.ROLE, says="if a role was asked for")
# IAM decides these on ``*`` or on a role: no repository name or policy can matter.
is_resourceless: Question = _on(
    Resource.REGISTRY, Resource.ROLE, Resource.SERVICE_ROLE, says="if a token was asked for, or a role of ECR's"
)
is_of_service_role: Question = _on(Resource.SERVICE_ROLE, says="if a role by which ECR works was refused")


# IAM decides it on all of them, so a policy of one grants it to nobody; of another account's the sentence blames one.
is_on_every: Question = (_on(Resource.EVERY_REPOSITORY, says="") & ~of_cause(Cause.RESOURCE_POLICY_IMPLICIT_DENY)).told(
    "if every repository was asked for"
)
names_repository: Question = (~is_resourceless & ~is_on_every).told(
    "unless a token, a role of ECR's or every repository was asked for"
)
tells_repository: Question = (names_repository & Question(lambda failure: failure.repository is not None)).told(
    "if the text names the repository"
)
makes_repository: Question = _on(Resource.NEW_REPOSITORY, says="if the refused action makes the repository")


def _action(holds: Callable[[str | None], bool], *, says: str) -> Question:
    return Question(lambda failure: holds(failure.action), says)


# Whoever was refused it is refused the command that looks for a repository.
is_look_refused: Question = (_action(lambda action: action == "ecr:DescribeRepositories", says="") & may_ask_here).told(
    "if the refused action looks for a repository, and whoever reads this may hold the credentials"
)
# S3 refused a layer: the principal printed is AWS's storage role, not the caller.
is_layer_read: Question = _action(actions.is_layer_read, says="if the refused action is `s3:GetObject`")
# The key of an encrypted repository.
is_key_use: Question = _action(actions.is_key_use, says="if the refused action is one of KMS")
is_token_action: Question = _action(actions.asks_for_token, says="if the refused action asks for a token")
# ECR asks for it where a repository is created with tags as well.
gives_tags: Question = _action(actions.is_tagging, says="if the right to give tags was refused")
# A client that pushes sends parts to an upload that was begun, and the manifest last; one that pulls has the manifest
# before a layer (ECR API, InitiateLayerUpload; distribution specification, pushing manifests and pulling blobs).
_ACTIONS_WITHIN = ("ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage", "ecr:GetDownloadUrlForLayer")
has_found_repository: Question = (
    has_pushed_layers
    | (is_push_answered & ~of_cause(Cause.NOT_FOUND))
    | is_layer_fetch
    | (_action(lambda action: action in _ACTIONS_WITHIN, says="") & ~calls_api)
).told("if an earlier request found the repository")
needs_repository: Question = (~makes_repository & ~gives_tags).told("unless the refused action makes the repository")
fills_cache: Question = (makes_repository & may_be_cached & (is_pull | is_cached)).told(
    "if a first pull through a cache lacks the right to make or fill its repository"
)
# By a cache rule, or where the text shows both accounts: a call of the API makes it in the caller's own.
may_be_made_across: Question = (is_across | fills_cache | needs_repository | gives_tags).told(
    "unless the refused action makes the repository in an account that is not told"
)


@question(says="if ECR replicated images")
def is_replication(failure: Failure) -> bool:
    """ECR was copying images to another registry (ECR user guide, registry-permissions-create-replication)."""
    who = caller(failure)
    return actions.replicates(failure.action) or (who is not None and (who.name or "").endswith(_REPLICATION_ROLE))


@question(says="if a `Deny` is to be found")
def searches_deny(failure: Failure) -> bool:
    """A ``Deny`` statement is to be found, rather than an ``Allow`` to be added."""
    return failure.cause is Cause.EXPLICIT_DENY or _policy(failure).effect is PolicyEffect.EXPLICIT


lacks_replication: Question = (is_replication & ~searches_deny).told(
    "if ECR replicated images, and the text says of no Deny"
)
# Such a policy only limits what others grant.
is_limit: Question = of_cause(Cause.GUARDRAIL_IMPLICIT_DENY, says="if the text blames a limit")


def _policy(failure: Failure) -> Policy:
    return failure.policy or Policy()


def _policy_arn(failure: Failure) -> str:
    return _policy(failure).arn or ""


@question(says="if the policy printed is named after MFA")
def names_mfa(failure: Failure) -> bool:
    """Its path does not count."""
    return "mfa" in _policy_arn(failure).rpartition("/")[2].lower()


@question(says="if the policy is AWS's quarantine for leaked keys")
def is_quarantine(failure: Failure) -> bool:
    """AWS attaches it to a user whose access key leaked."""
    return _QUARANTINE in _policy_arn(failure)


@question(says="if the text prints the ARN of an IAM policy")
def prints_iam_policy(failure: Failure) -> bool:
    """Rather than an organization's."""
    return ":iam::" in _policy_arn(failure)


@question(says="if the text prints the boundary's ARN")
def prints_boundary(failure: Failure) -> bool:
    """The permissions boundary is blamed, and is an IAM policy."""
    return _policy(failure).type is PolicyType.PERMISSIONS_BOUNDARY and prints_iam_policy(failure)


def resource_owner(failure: Failure) -> RunBy:
    """Who administers the account of the key or the role that was refused."""
    facts = facts_of(failure)
    who = facts.principal
    is_own = who is not None and facts.resource_account == who.account_id
    return RunBy.CALLER_ADMIN if is_own and who and who.account_id else RunBy.RESOURCE_OWNER


# --- the host and the way ------------------------------------------------------------------------------


def _host(failure: Failure, *kinds: EndpointKind | None) -> str:
    """The host that was asked, where it is of one of some kinds or of any; empty where it is not said."""
    endpoint = failure.endpoint
    if endpoint is None or (kinds and endpoint.kind not in kinds):
        return ""
    return endpoint.host or ""


def api_host(failure: Failure) -> str | None:
    """The host of ECR's API as printed, where it was asked; ``None`` where none is."""
    return _host(failure, EndpointKind.API) or None


def layer_host(failure: Failure) -> str | None:
    """The host of the layers as printed: S3's, or CloudFront's; ``None`` where none is."""
    return _host(failure, EndpointKind.LAYERS) or None


def other_host(failure: Failure) -> str | None:
    """The host as printed where it is none of ECR's: a mirror's, or STS's; ``None`` where none is printed."""
    host = _host(failure, *_MAY_BE_ANOTHERS)
    is_no_others = host in ("", *SCHEMES, *_METADATA_HOSTS) or is_masked(host)
    return None if is_no_others or endpoint_kind(host) is EndpointKind.REGISTRY else host


def asked_host(failure: Failure) -> str | None:
    """The host as printed that is asked below no path of a registry: the API's, or one that is none of ECR's."""
    return api_host(failure) or other_host(failure)


# What is not listed may be a host after all.
_MAY_BE_HOSTS = (Slip.FIPS, Slip.DUAL_STACK)


def host_slip(failure: Failure) -> Slipped | None:
    """The slip in the host that was asked; where its name was found, it is none that a host with the same name has."""
    slipped = slip_in(api_host(failure) or failure.registry)
    may_be = slipped is not None and slipped.slip in _MAY_BE_HOSTS and failure.cause is not Cause.HOST_NOT_FOUND
    return None if may_be else slipped


# The API gives the token; the layers have hosts of their own.
asks_api: Question = Question(lambda failure: api_host(failure) is not None, "if the host printed is that of ECR's API")
# An SDK or a script asks it for a token and need not say where; docker login names the registry that it asks.
is_api_masked: Question = Question(
    lambda failure: facts_of(failure).endpoint is EndpointKind.API and not _host(failure),
    "if the host printed is that of ECR's API, and masked",
)
_asks_for_token = Question(
    lambda failure: (
        (failure.operation, failure.registry, _host(failure)) == (Operation.LOGIN, None, "")
        and (failure.wording in _TOKEN_SCRIPTS or (failure.client is None and failure.cause is Cause.CONNECTION_FAILED))
    )
)
asks_unsaid_api: Question = (is_api_masked | _asks_for_token).told(
    "if a token was asked for, and the text names no host, or a masked one of ECR's API"
)
# A layer's own address may be printed as that of the registry, which leads on to the store.
asks_registry: Question = Question(
    lambda failure: facts_of(failure).endpoint is EndpointKind.REGISTRY and may_be_manifest(failure),
    "if the registry itself was asked, for no layer",
)
asks_layer_store: Question = Question(
    lambda failure: layer_host(failure) is not None, "if the host printed is the layer store's"
)
# A cache rule or a mirror leads there, or AWS credentials are asked for.
asks_other: Question = Question(lambda failure: other_host(failure) is not None, "if the host printed is none of ECR's")
# That comes before anything is asked of ECR.
asks_for_credentials: Question = Question(
    lambda failure: endpoint_kind(other_host(failure) or "") is EndpointKind.TOKEN,
    "if the host printed gives AWS credentials",
)
asks_sts: Question = Question(
    lambda failure: (other_host(failure) or "").startswith("sts."), "if the host printed is that of STS"
)
# An answer of STS's has a status.
is_sts_unreached: Question = (asks_sts & ~is_role_refused & with_status(None)).told(
    "if STS was asked and did not answer"
)
# It gives the credentials of the instance's role.
asks_metadata: Question = Question(
    lambda failure: _host(failure) in _METADATA_HOSTS, "if the metadata service of an instance was asked"
)
asks_proxy: Question = Question(
    lambda failure: facts_of(failure).endpoint is EndpointKind.PROXY, "if a proxy was not reached"
)
# So that no registry was looked up.
is_proxy_unknown: Question = (asks_proxy & of_cause(Cause.HOST_NOT_FOUND)).told("if a proxy's name was not found")
is_misspelt: Question = Question(
    lambda failure: is_nearly_ecr(failure.registry or ""), "if the host is nearly one of ECR's"
)
# What stands in front of it was a variable.
lacks_account: Question = Question(
    lambda failure: (failure.registry or "").startswith("."), "if no account stands in front of the host"
)
# Of https://https://host, https is looked up.
is_scheme_host: Question = Question(
    lambda failure: _host(failure) in SCHEMES, "if a URL was given where a host belongs"
)
has_wrong_host: Question = (
    is_misspelt | lacks_account | is_scheme_host | Question(lambda failure: host_slip(failure) is not None)
).told("if a slip in the host gives the right one away")


# What was hidden is no slip.
is_host_masked: Question = Question(
    lambda failure: is_masked((failure.registry or "").partition(".")[0]), "if the account in the host is masked"
)


@question(says="if no region of this name is known")
def is_unlisted(failure: Failure) -> bool:
    """It may be misspelt, or newer than the list of AWS's that is known."""
    return failure.region is not None and not is_listed(failure.region)


@question(says="if the host is one of ECR's, spelt right")
def has_right_host(failure: Failure) -> bool:
    """The host is as account id and region make it, and AWS lists the region; ECR Public's is one for all."""
    if failure.registry in PUBLIC_HOSTS:
        return not has_wrong_host(failure)
    names_one = asks_api(failure) or failure.registry_id is not None
    return names_one and is_private(failure) and is_listed(failure.region) and not has_wrong_host(failure)


@question(says="if an address was dialled")
def has_address(failure: Failure) -> bool:
    """The name was found."""
    return failure.endpoint is not None and failure.endpoint.address is not None


@question(says="if a layer was fetched and no host is printed")
def may_ask_layer_store(failure: Failure) -> bool:
    """The registry gave the manifest before."""
    return is_layer_fetch(failure) and not _host(failure)


# An address was dialled for it, or the registry answered and gave the way to its layers.
is_host_found: Question = (has_address | asks_layer_store | may_ask_layer_store).told("if the host was found before")
# CloudFront gives the layers of ECR Public, and of what a cache rule redirects.
is_from_cloudfront: Question = (
    is_public | Question(lambda failure: (layer_host(failure) or "").endswith(CLOUDFRONT))
).told("if ECR Public was asked, or CloudFront was to give the layer")
asks_s3: Question = (asks_layer_store & ~is_from_cloudfront).told("if S3 was to give the layer")
# The registry was reached, and the store of the layers was not.
may_ask_s3: Question = (asks_s3 | (may_ask_layer_store & ~is_from_cloudfront)).told(
    "if S3 was to give the layer, or no host is printed of it"
)


@question(says="if the machine itself was dialled")
def dialled_itself(failure: Failure) -> bool:
    """An address of the machine itself was dialled for the host, and no proxy was meant."""
    return facts_of(failure).is_own_address and not asks_proxy(failure)


@question(says="if a private address was dialled")
def dialled_private(failure: Failure) -> bool:
    """An address of a private network was dialled for the host: a VPC endpoint's, or what stands in for the host."""
    return facts_of(failure).is_private_address is True and not asks_proxy(failure)


@question(says="if a public address was dialled")
def dialled_public(failure: Failure) -> bool:
    """A public address was dialled for the host: no VPC endpoint stood on the way."""
    return facts_of(failure).is_private_address is False and not asks_proxy(failure)


dialled_ipv6: Question = (dialled_public & Question(lambda failure: facts_of(failure).is_ipv6)).told(
    "if a public address of IPv6 was dialled"
)
