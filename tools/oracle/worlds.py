"""The situations that are made by hand: one thing is wrong in each, or two, or nothing any more.

What is wrong follows from the policies (``telling``), so nothing is said of it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tools.aws.accounts import CALLER, OWNER, session
from tools.aws.worlds import (
    ANY,
    DIGEST,
    IDENTITY,
    LOGIN,
    NEAR_NAME,
    OTHER_TAG,
    PREFIX,
    TAG,
    TRANSFER,
    admits,
    policy,
    role,
)
from tools.oracle.situations import ARN, PLAIN, Place, Policies, Situation

__all__ = ["doubted", "granted_here_and_limited_here", "situations"]

Document = Mapping[str, Any]

_READ = ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
_UPLOAD = ("ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage")
_FIRST = ("ecr:BatchCheckLayerAvailability", *_READ)
_ROLE = {"AWS": role(CALLER)}
_ROOT = {"AWS": f"arn:aws:iam::{CALLER}:root"}
_ALL = policy(("*",), resource="*")
_RCP_ALL = policy(TRANSFER, effect="Deny", resource="*", principal="*")
_CI = Place({"aws:SourceIp": "203.0.113.9", "aws:SourceVpc": "vpc-ci", "aws:SourceVpce": "vpce-ci"})
_ELSEWHERE = Place({"aws:SourceIp": "198.51.100.7"})
_NO_UPLOAD = policy((*LOGIN, *_FIRST, "iam:*", "sts:*"), resource="*")
_NO_READ = policy((*LOGIN, "ecr:BatchCheckLayerAvailability", *_UPLOAD, "iam:*", "sts:*"), resource="*")
_ONLY_LOGIN = policy((*LOGIN, "iam:*", "sts:*"), resource="*")


def _where(document: Document, **condition: Any) -> Document:
    """The same policy under a condition."""
    return {**document, "Statement": [{**one, "Condition": condition} for one in document["Statement"]]}


def _both(*documents: Document) -> Document:
    return {"Version": "2012-10-17", "Statement": [one for document in documents for one in document["Statement"]]}


def _deny(actions: Sequence[str] = TRANSFER) -> Document:
    return policy(actions, effect="Deny", resource="*")


def _deny_all(actions: Sequence[str] = TRANSFER) -> Document:
    return policy(actions, effect="Deny", principal="*")


def _for_all(document: Document) -> Document:
    """The same policy as one of an endpoint."""
    return {**document, "Statement": [{**one, "Principal": "*"} for one in document["Statement"]]}


def _same(name: str, **policies: Any) -> Situation:
    """Nothing has changed since."""
    both = Policies(**policies)
    return Situation(name, then=both, now=both)


def _since(name: str, **policies: Any) -> Situation:
    """The policies were these then, and are in order now."""
    return Situation(name, then=Policies(**policies))


_IN_REGION = {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1"]}}
_OTHER_REGION = {"StringNotEquals": {"aws:RequestedRegion": ["us-east-1"]}}
_OUTSIDE = {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}
_NOT_FROM_VPC = {"StringNotEquals": {"aws:SourceVpc": "vpc-ci"}}
_VPCE = {"StringEquals": {"aws:SourceVpce": "vpce-laptop"}}
_ORG = {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}}
_MFA = {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}
_AT_HOME = {"IpAddress": {"aws:SourceIp": "198.51.100.0/24"}}

_IDENTITY_READ = (IDENTITY[0], policy(_FIRST, resource=ANY))
_IDENTITY_PUSH = (IDENTITY[0], policy((*_FIRST[:1], *_UPLOAD), resource=ANY))
_IDENTITY_LAST = (IDENTITY[0], policy([one for one in TRANSFER if one != "ecr:PutImage"], resource=ANY))


def _everywhere() -> Iterator[Situation]:
    """Callers of another account, and, with the repository's policy put right, of the registry's own."""
    yield Situation("all-well")
    # --- one thing
    yield _same("identity-lacks-all", identity=IDENTITY[:1])
    yield _same("identity-lacks-upload", identity=_IDENTITY_READ)
    yield _same("identity-lacks-read", identity=_IDENTITY_PUSH)
    yield _same("identity-lacks-put", identity=_IDENTITY_LAST)
    yield _same("identity-denies", identity=(*IDENTITY, _deny()))
    yield _same("identity-denies-put", identity=(*IDENTITY, _deny(("ecr:PutImage",))))
    for kind in ("boundary", "service_control"):
        yield _same(f"{kind}-lacks-all", **{kind: _ONLY_LOGIN})
        yield _same(f"{kind}-lacks-upload", **{kind: _NO_UPLOAD})
        yield _same(f"{kind}-lacks-read", **{kind: _NO_READ})
        yield _same(f"{kind}-denies-all", **{kind: _both(_ALL, _deny())})
    yield _same("resource-control-denies", resource_control=_RCP_ALL)
    yield _same(
        "resource-control-denies-upload", resource_control=policy(_UPLOAD, effect="Deny", resource="*", principal="*")
    )
    for name, document in (("lacks-all", _ONLY_LOGIN), ("lacks-upload", _NO_UPLOAD), ("lacks-read", _NO_READ)):
        limited = Place(_ELSEWHERE.context, session=document)
        yield Situation(f"session-{name}", there=limited, here=limited)
        behind = Place(_ELSEWHERE.context, endpoint=_for_all(document))
        yield Situation(f"endpoint-{name}", there=behind, here=behind)
    yield _same("registry-policy-denies", registry=policy(TRANSFER, effect="Deny", resource=ANY, principal="*"))
    yield _same(
        "registry-policy-denies-put", registry=policy(("ecr:PutImage",), effect="Deny", resource=ANY, principal="*")
    )
    yield _same("repository-policy-denies", repository=_both(admits(role(CALLER)), _deny_all()))
    yield _same("repository-policy-denies-put", repository=_both(admits(role(CALLER)), _deny_all(("ecr:PutImage",))))
    # --- then and there are not now and here
    yield replace(
        _same(
            "repository-policy-denies-by-ip-elsewhere",
            repository=_both(admits(role(CALLER)), _where(_deny_all(), IpAddress={"aws:SourceIp": "203.0.113.0/24"})),
        ),
        there=_CI,
    )
    yield replace(
        _same(
            "repository-policy-denies-by-ip-here",
            repository=_both(admits(role(CALLER)), _where(_deny_all(), **_OUTSIDE)),
            identity=IDENTITY[:1],
        ),
        there=_CI,
    )
    yield replace(
        _same(
            "identity-denies-by-ip-elsewhere",
            identity=(*IDENTITY, _where(_deny(), IpAddress={"aws:SourceIp": "203.0.113.0/24"})),
        ),
        there=_CI,
    )
    yield replace(
        _same("identity-allows-by-ip", identity=(IDENTITY[0], _where(policy(TRANSFER, resource="*"), **_AT_HOME))),
        there=_CI,
    )
    yield replace(
        _same(
            "scp-denies-by-vpc", service_control=_both(_ALL, _where(_deny(), StringEquals={"aws:SourceVpc": "vpc-ci"}))
        ),
        there=_CI,
    )
    yield replace(
        _same("scp-denies-outside-vpc", service_control=_both(_ALL, _where(_deny(), **_NOT_FROM_VPC))), there=_CI
    )
    yield replace(
        _same("rcp-denies-by-vpc", resource_control=_where(_RCP_ALL, StringEquals={"aws:SourceVpc": "vpc-ci"})),
        there=_CI,
    )
    for name, document in (("lacks", _ONLY_LOGIN), ("lacks-upload", _NO_UPLOAD)):
        yield Situation(f"session-{name}-then", there=Place(_CI.context, session=document))
        yield Situation(f"endpoint-{name}-then", there=Place(_CI.context, endpoint=_for_all(document)))
    yield replace(
        _same("session-lacks-here-identity-lacks-there", identity=_IDENTITY_READ),
        here=Place(_ELSEWHERE.context, session=_NO_UPLOAD),
    )
    yield replace(
        _same("another-session-lacks-all-here-identity-lacks-there", identity=IDENTITY[:1]),
        asks=session(CALLER).replace("run-7", "laptop"),
        here=Place(_ELSEWHERE.context, session=_ONLY_LOGIN),
    )
    yield _since("identity-lacked-and-was-repaired", identity=IDENTITY[:1])
    yield _since("identity-lacked-upload-and-was-repaired", identity=_IDENTITY_READ)
    yield _since("scp-denied-and-was-repaired", service_control=_both(_ALL, _deny()))
    yield _since("repository-policy-denied-and-was-repaired", repository=_both(admits(role(CALLER)), _deny_all()))
    # --- the simulator is not told everything
    region = _both(_ALL, _where(_deny(("*",)), **_IN_REGION))
    yield _same("scp-region-deny-innocent", service_control=region)
    yield _same("scp-region-deny-innocent-identity-lacks-put", service_control=region, identity=_IDENTITY_LAST)
    yield _same("scp-region-deny-guilty", service_control=_both(_ALL, _where(_deny(TRANSFER), **_OTHER_REGION)))
    yield replace(
        _same("scp-vpc-deny-innocent", service_control=_both(_ALL, _where(_deny(("ecr:*",)), **_NOT_FROM_VPC))),
        there=_CI,
        here=_CI,
    )
    yield replace(
        _same(
            "scp-vpc-deny-innocent-session-lacks-put",
            service_control=_both(_ALL, _where(_deny(_UPLOAD), **_NOT_FROM_VPC)),
        ),
        there=Place(_CI.context, session=_NO_UPLOAD),
        here=Place(_CI.context, session=_NO_UPLOAD),
    )
    yield _same(
        "identity-within-region",
        identity=(
            IDENTITY[0],
            _where(policy(TRANSFER, resource="*"), StringEquals={"aws:RequestedRegion": "eu-west-1"}),
        ),
    )
    yield replace(
        _same("identity-mfa-deny", identity=(*IDENTITY, _where(_deny(("ecr:*",)), **_MFA))),
        there=Place({"aws:MultiFactorAuthPresent": "true"}),
        here=Place({"aws:MultiFactorAuthPresent": "true"}),
    )
    yield replace(
        _same("identity-mfa-deny-full", identity=(*IDENTITY, _where(_deny(("ecr:*",)), **_MFA))),
        there=Place({"aws:MultiFactorAuthPresent": "true"}),
        here=Place({"aws:MultiFactorAuthPresent": "true"}),
        images_allowed=1,
    )
    yield replace(
        _same(
            "identity-within-region-full",
            identity=(
                IDENTITY[0],
                _where(policy(TRANSFER, resource="*"), StringEquals={"aws:RequestedRegion": "eu-west-1"}),
            ),
        ),
        images_allowed=1,
    )
    yield replace(
        _same(
            "identity-by-vpc-full",
            identity=(
                IDENTITY[0],
                _where(policy(TRANSFER, resource="*"), StringEquals={"aws:SourceVpc": "vpc-ci"}),
            ),
        ),
        images_allowed=1,
        there=_CI,
        here=_CI,
    )
    # --- two things
    yield _same("two-boundary-read-identity-put", boundary=_NO_READ, identity=_IDENTITY_LAST)
    yield _same("two-scp-read-identity-put", service_control=_NO_READ, identity=_IDENTITY_LAST)
    yield _same("two-scp-upload-identity-read", service_control=_NO_UPLOAD, identity=_IDENTITY_PUSH)
    yield replace(
        _same("two-session-read-identity-put", identity=_IDENTITY_LAST),
        there=Place(session=_NO_READ),
        here=Place(session=_NO_READ),
    )
    yield _same("two-identity-read-boundary-upload", identity=_IDENTITY_PUSH, boundary=_NO_UPLOAD)
    yield _same("two-identity-deny-read-scp-upload", identity=(*IDENTITY, _deny(_READ)), service_control=_NO_UPLOAD)
    yield _same(
        "two-rcp-read-identity-put",
        identity=_IDENTITY_LAST,
        resource_control=policy(_READ, effect="Deny", resource="*", principal="*"),
    )
    yield replace(_same("two-boundary-read-missing", boundary=_NO_READ), repositories=(NEAR_NAME,))
    yield replace(_same("two-scp-read-full", service_control=_NO_READ), images_allowed=1)
    # --- what is there
    yield Situation("missing", repositories=(NEAR_NAME,))
    yield Situation("missing-under-a-rule", repositories=(NEAR_NAME,), cache_prefixes=(PREFIX,))
    yield Situation("missing-under-a-template", repositories=(NEAR_NAME,), templates=(PREFIX,))
    yield Situation("tag-missing", tags=(OTHER_TAG,))
    yield Situation("tag-missing-under-a-rule", tags=(OTHER_TAG,), cache_prefixes=(PREFIX,))
    yield Situation("archived", archived=True)
    yield Situation("tag-taken", immutable=True)
    yield Situation("full", images_allowed=1)
    yield Situation("key", key=True)
    # --- who asks
    yield Situation("role-name-masked", masked="***")
    yield replace(_same("role-name-masked-identity-lacks", identity=_IDENTITY_READ), masked="***")
    for code in (
        "ExpiredTokenException",
        "UnrecognizedClientException",
        "InvalidSignatureException",
        "SignatureDoesNotMatch",
    ):
        yield Situation(f"caller-{code}", dead=code)
    yield Situation("owner-of-another-account", repositories=(NEAR_NAME,), owner_account="123456789012")


_OTHER_DIGEST = f"sha256:{'0d' * 32}"
_PART, _OTHER_PART = f"sha256:{'a1' * 32}", f"sha256:{'b2' * 32}"
_NO_LOGIN = policy(LOGIN, effect="Deny", resource="*")


def _of_images() -> Iterator[Situation]:
    """A digest beside a tag, an index, an image that is archived, and what a cache rule is to bring in."""
    yield Situation("digest-gone-and-tag-moved", pinned=DIGEST, digest=_OTHER_DIGEST)
    yield Situation("digest-gone-and-tag-deleted", pinned=DIGEST, tags=(), digest=_OTHER_DIGEST)
    yield Situation("digest-there-and-tag-deleted", pinned=DIGEST, tags=(), untagged=(DIGEST,), missing_then=True)
    yield Situation("digest-gone-under-a-rule", pinned=DIGEST, digest=_OTHER_DIGEST, cache_prefixes=(PREFIX,))
    yield Situation("image-there-since", missing_then=True)
    # What shows that the image is there is the first of two steps, and policies may have changed.
    no_layers = Policies(identity=(*IDENTITY, _deny(_READ[1:])))
    yield Situation("image-there-since-and-its-layers-denied", missing_then=True, now=no_layers)
    yield Situation("index-whole", parts=(_PART, _OTHER_PART), missing_then=True)
    yield Situation("index-without-one-of-its-images", parts=(_PART, _OTHER_PART), lost_parts=(_OTHER_PART,))
    yield Situation("archived-and-the-filter-is-refused", archived=True, refuses_filter=True)
    yield Situation("restoring", archived=True, restoring=True)
    yield Situation("restoring-and-the-filter-is-refused", archived=True, restoring=True, refuses_filter=True)
    for alias in ("ACTIVE", "PENDING", "REJECTED"):
        yield Situation(f"alias-{alias.lower()}-and-missing", alias=alias, repositories=(NEAR_NAME,))
        yield Situation(f"alias-{alias.lower()}", alias=alias)
    yield Situation("archived-and-pinned", archived=True, pinned=DIGEST)
    yield Situation("archived-and-tag-taken", archived=True, immutable=True)
    yield Situation("tag-missing-and-the-filter-is-refused", tags=(OTHER_TAG,), refuses_filter=True)
    yield Situation("full-and-tag-there", images_allowed=1, tags=(TAG,))
    limited = _same("full-and-put-denied", service_control=_both(_ALL, _deny(("ecr:PutImage",))))
    yield replace(limited, images_allowed=1)
    rule = Situation("", tags=(), cache_prefixes=(PREFIX,))
    for name, failure, secret in (
        ("upstream-down", "upstream registry could not be reached", True),
        ("secret-deleted", "the secret could not be found", True),
        ("role-cannot-be-assumed", "the custom role could not be assumed", False),
    ):
        yield replace(rule, name=f"rule-{name}", rule_failure=failure, rule_secret=secret)
        code = "UpstreamAccessDenied"
        yield replace(rule, name=f"rule-{name}-and-told", rule_failure=failure, rule_secret=secret, import_code=code)
    yield Situation("rule-fails-and-the-tag-is-cached", cache_prefixes=(PREFIX,), rule_failure="no answer")
    for code in ("UpstreamAccessDenied", "UpstreamUnavailable", "UpstreamTooManyRequests"):
        yield replace(rule, name=f"rule-{code}", import_code=code)
    yield replace(rule, name="import-refused-by-name", import_named=True)


def _of_tokens() -> Iterator[Situation]:
    """A login that is refused there, and for another reason, or none, here."""
    at_ci = {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}
    no_scp = _both(_ALL, _where(_NO_LOGIN, **at_ci))
    no_scp_here = _both(_ALL, _where(_NO_LOGIN, **_AT_HOME))
    no_boundary_here = _both(_ALL, _where(_NO_LOGIN, **_AT_HOME))
    behind = Place(_CI.context, endpoint=_for_all(_both(_ALL, _NO_LOGIN)))
    limited = Place(_CI.context, session=_both(_ALL, _NO_LOGIN))
    yield _same("no-login-right", identity=IDENTITY[1:])
    yield replace(_same("login-denied-by-scp-there", service_control=no_scp), there=_CI)
    yield replace(_same("login-endpoint-there-scp-here", service_control=no_scp_here), there=behind)
    yield replace(_same("login-scp-there-boundary-here", service_control=no_scp, boundary=no_boundary_here), there=_CI)
    lacks_here = (_where(policy(LOGIN, resource="*"), **at_ci), *IDENTITY[1:])
    yield replace(_same("login-session-there-identity-here", identity=lacks_here), there=limited)


def _of_others(account: str) -> Iterator[Situation]:
    """Somebody looks into what was refused to a CI job, whose credentials are nobody's but its own."""
    looks = session(account, "developer")
    there = admits(role(account)) if account != OWNER else None

    def seen(name: str, place: Place = _CI, **policies: Any) -> Situation:
        both = replace(PLAIN, **{"repository": there, **policies})
        made = Situation(f"seen-by-another-{name}", asks=looks, then=both, now=both, there=place, of_another=IDENTITY)
        return replace(made, refused=session(account))

    yield seen("scp-denies", service_control=_both(_ALL, _deny()))
    yield seen("boundary-lacks", boundary=_ONLY_LOGIN)
    yield seen("identity-lacks", identity=IDENTITY[:1])
    yield seen("endpoint-lacks", Place(_CI.context, endpoint=_for_all(_ONLY_LOGIN)))
    yield seen("session-lacks", Place(_CI.context, session=_ONLY_LOGIN))
    yield seen("repository-denies", repository=_both(admits(role(account)), _deny_all()))
    yield seen("registry-denies", registry=policy(TRANSFER, effect="Deny", resource=ANY, principal="*"))
    yield seen("grants-another", repository=admits(role(account, "another")))
    yield replace(seen("missing"), repositories=(NEAR_NAME,))
    yield replace(seen("tag-missing"), tags=(OTHER_TAG,))


def _of_denials() -> Iterator[Situation]:
    """A Deny of the registry's side under a condition, and what was granted since."""
    by_endpoint = _where(_deny_all(), StringNotEquals={"aws:SourceVpce": "vpce-other"})
    yield replace(
        _same("repository-policy-denies-by-endpoint", repository=_both(admits(role(CALLER)), by_endpoint)),
        there=_CI,
        here=_CI,
    )
    outside = {"Statement": [{**one, "Resource": ANY} for one in by_endpoint["Statement"]]}
    of_registry = {"Version": "2012-10-17", **outside}
    yield replace(_same("registry-policy-denies-by-endpoint", registry=of_registry), there=_CI, here=_CI)
    both = {"repository": _both(admits(role(CALLER)), by_endpoint), "registry": of_registry}
    yield replace(_same("both-policies-deny-by-endpoint", **both), there=_CI, here=_CI)
    # The owner has admitted the account since; from here the identity policies do not allow it.
    at_ci = {"StringEquals": {"aws:SourceVpc": "vpc-ci"}}
    identity = (IDENTITY[0], _where(policy(TRANSFER, resource="*"), **at_ci))
    yield Situation(
        "granted-since-and-not-allowed-from-here",
        then=Policies(repository=None, identity=identity),
        now=Policies(identity=identity),
        there=_CI,
    )
    # What docker does without.
    yield _same("identity-lacks-the-read-of-a-push", identity=_IDENTITY_PUSH)


def _callers(account: str) -> Iterator[Situation]:
    """Whoever asks now is not who was refused, though the names are alike."""
    there = admits(role(account)) if account != OWNER else None
    now = replace(PLAIN, repository=there)
    user, root = f"arn:aws:iam::{account}:user/ci", f"arn:aws:iam::{account}:root"
    ours = session(account)
    lacks = replace(now, identity=IDENTITY[:1], repository=there)
    yield Situation("user-ci-refused-role-ci-here", refused=user, asks=ours, then=lacks, now=lacks, of_another=IDENTITY)
    yield Situation(
        "role-other-refused-role-ci-here",
        refused=session(account, "other"),
        asks=ours,
        then=lacks,
        now=lacks,
        of_another=IDENTITY,
    )
    yield Situation(
        "role-ci-refused-role-other-here",
        refused=ours,
        asks=session(account, "other"),
        then=lacks,
        now=lacks,
        of_another=(),
    )
    by_endpoint = Situation(
        "role-ci-refused-by-its-endpoint-role-other-not-granted",
        refused=ours,
        asks=session(account, "other"),
        there=Place(_CI.context, endpoint=_for_all(_ONLY_LOGIN)),
        of_another=IDENTITY,
    )
    yield by_endpoint
    yield replace(by_endpoint, name="role-masked-refused-by-its-endpoint-role-other-not-granted", masked="***")
    denied = replace(now, service_control=_both(_ALL, _deny()))
    yield Situation("root-refused-role-ci-here", refused=root, asks=ours, then=denied, now=now)
    federated = f"arn:aws:sts::{account}:federated-user/ci"
    granted = replace(now, repository=policy(TRANSFER, principal={"AWS": f"arn:aws:iam::{account}:user/ci"}))
    limited = Place(session=_NO_UPLOAD)
    yield Situation(
        "federated-user-by-its-user",
        refused=federated,
        asks=federated,
        then=granted,
        now=granted,
        there=limited,
        here=limited,
    )


def _across() -> Iterator[Situation]:
    yield _same("no-repository-policy", repository=None)
    yield _same("grants-another", repository=admits(role(CALLER, "another")))
    yield _same("grants-read-only", repository=policy(_FIRST, principal=_ROLE))
    yield _same(
        "grants-all-but-put", repository=policy([one for one in TRANSFER if one != "ecr:PutImage"], principal=_ROLE)
    )
    yield _same(
        "grants-all-but-put-scp-region",
        repository=policy([one for one in TRANSFER if one != "ecr:PutImage"], principal=_ROLE),
        service_control=_both(_ALL, _where(_deny(("*",)), **_IN_REGION)),
    )
    yield _same("account-admitted-identity-lacks", repository=policy(TRANSFER, principal=_ROOT), identity=IDENTITY[:1])
    yield _same(
        "account-admitted-identity-lacks-put", repository=policy(TRANSFER, principal=_ROOT), identity=_IDENTITY_LAST
    )
    yield _same(
        "registry-of-scope-v1", repository=None, registry=policy(TRANSFER, resource=ANY, principal=_ROLE), scope="V1"
    )
    yield _same("registry-admits", repository=None, registry=policy(TRANSFER, resource=ANY, principal=_ROLE))
    yield _same(
        "registry-admits-identity-lacks",
        repository=None,
        registry=policy(TRANSFER, resource=ANY, principal=_ROOT),
        identity=IDENTITY[:1],
    )
    split = {"repository": policy(_UPLOAD, principal=_ROLE), "registry": policy(_FIRST, resource=ANY, principal=_ROLE)}
    yield _same("grant-is-split", **split)
    yield replace(_same("grant-is-split-full", **split), images_allowed=1)
    yield replace(
        _same("grant-is-split-session-lacks", **split), there=Place(session=_NO_UPLOAD), here=Place(session=_NO_UPLOAD)
    )
    yield replace(
        _same(
            "endpoint-denies-read-there-and-layers-are-not-granted",
            repository=policy(("ecr:BatchGetImage",), principal=_ROLE),
        ),
        there=replace(_CI, endpoint=_for_all(_both(_ALL, _deny(("ecr:BatchGetImage",))))),
    )
    yield replace(
        _same("grant-by-endpoint-elsewhere", repository=_where(admits(role(CALLER)), **_VPCE)),
        there=_CI,
        here=Place({"aws:SourceVpce": "vpce-laptop"}),
    )
    yield replace(
        _same("grant-by-organization", repository=_where(policy(TRANSFER, principal="*"), **_ORG)),
        there=Place({"aws:PrincipalOrgID": "o-other"}),
        here=Place({"aws:PrincipalOrgID": "o-other"}),
    )
    yield _same(
        "grant-to-a-malformed-pattern",
        repository=_where(policy(TRANSFER, principal="*"), ArnLike={"aws:PrincipalArn": "arn:aws:*:role/ci"}),
    )
    yield _since("granted-since", repository=None)
    now_limited = Policies(boundary=_ONLY_LOGIN)
    yield Situation("granted-since-and-limited-by-now", then=Policies(repository=None), now=now_limited)
    now_denied = Policies(service_control=_both(_ALL, _deny()))
    yield Situation("granted-since-and-denied-by-now", then=Policies(repository=None), now=now_denied)
    then_denied = Policies(service_control=_both(_ALL, _deny(("ecr:InitiateLayerUpload", "ecr:BatchGetImage"))))
    now_first = Policies(repository=policy(("ecr:InitiateLayerUpload",), principal=_ROOT))
    yield Situation("denied-then-and-not-granted-since", then=then_denied, now=now_first)
    yield _since("granted-since-upload", repository=policy(_FIRST, principal=_ROLE))
    # An image that is missing is not what was refused.
    then_unlet = Policies(service_control=_both(_ALL, _deny(_READ)))
    yield Situation("denied-then-and-no-image-now", then=then_unlet, tags=(OTHER_TAG,))
    yield Situation("denied-then-and-archived-now", then=then_unlet, archived=True)
    yield Situation(
        "missing-but-admitted-by-registry-policy",
        repositories=(NEAR_NAME,),
        then=replace(PLAIN, registry=policy(TRANSFER, resource=ANY, principal=_ROLE)),
        now=replace(PLAIN, registry=policy(TRANSFER, resource=ANY, principal=_ROLE)),
    )
    yield Situation("another-login-stored", refused=session("123456789012", "other"), stored_login=True)
    yield _same(
        "not-principal",
        repository={
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Deny",
                    "NotPrincipal": {"AWS": [role(CALLER), f"arn:aws:iam::{CALLER}:root"]},
                    "Action": list(TRANSFER),
                },
                *admits(role(CALLER, "another"))["Statement"],
            ],
        },
    )


# In which one doubt alone keeps something false from being called proved: the words of the doubt, and the situation.
DOUBTED = {
    "the text blames another type of policy": "granted-here-and-limited-here",
    "a simulation says so, and no call shows that it decides as AWS does": "session-lacks-all",
    "the text does not say whose request was refused": "role-masked-refused-by-its-endpoint-role-other-not-granted",
    "this holds for the session and the way from here": "another-session-lacks-all-here-identity-lacks-there",
    "docker's classic store, crane and kaniko push without ecr:BatchGetImage, other clients not": (
        "identity-lacks-the-read-of-a-push"
    ),
    "the text does not say which step was refused": "endpoint-denies-read-there-and-layers-are-not-granted",
}


def doubted() -> Iterator[tuple[str, Situation]]:
    """Each of these doubts with its situation."""
    known = {one.name: one for one in (*situations(across=True), granted_here_and_limited_here())}
    return ((doubt, known[name]) for doubt, name in DOUBTED.items())


def granted_here_and_limited_here() -> Situation:
    """Two things are wrong, each in one place; a text without a reason cannot tell them apart, so it is by itself."""
    only_here = _where(admits(role(CALLER)), **_VPCE)
    limited = _both(_ALL, _where(_deny(), **_AT_HOME))
    here = Place({"aws:SourceIp": "198.51.100.7", "aws:SourceVpce": "vpce-laptop"})
    made = _same("granted-here-and-limited-here", repository=only_here, boundary=limited)
    return replace(made, there=_CI, here=here)


def _within() -> Iterator[Situation]:
    yield _same(
        "within-root-admitted-identity-lacks",
        repository=policy(TRANSFER, principal={"AWS": f"arn:aws:iam::{OWNER}:root"}),
        identity=IDENTITY[:1],
    )
    yield _same("within-repository-policy-suffices", repository=admits(role(OWNER)), identity=IDENTITY[:1])
    yield replace(
        _same("within-repository-policy-suffices-full", repository=admits(role(OWNER)), identity=IDENTITY[:1]),
        images_allowed=1,
    )
    organization = {"repository": _where(policy(TRANSFER, principal="*"), **_ORG), "identity": IDENTITY[:1]}
    member = Place({"aws:PrincipalOrgID": "o-exampleorg1"})
    yield replace(_same("within-orgid-admits-full", **organization), images_allowed=1, there=member, here=member)
    yield replace(
        _same("within-orgid-admits-session-lacks", **organization),
        there=replace(member, session=_NO_UPLOAD),
        here=replace(member, session=_NO_UPLOAD),
    )
    mixed = {"repository": policy(("ecr:PutImage",), principal={"AWS": role(OWNER)}), "identity": _IDENTITY_LAST}
    yield _same("within-each-side-allows-a-part", **mixed)
    yield replace(_same("within-each-side-allows-a-part-full", **mixed), images_allowed=1)
    yield Situation(
        "within-name-wrong-and-not-in-the-identity-policy",
        repositories=(NEAR_NAME,),
        then=replace(
            PLAIN,
            repository=None,
            identity=(IDENTITY[0], policy(TRANSFER, resource=ARN.replace("team/app", NEAR_NAME))),
        ),
        now=replace(
            PLAIN,
            repository=None,
            identity=(IDENTITY[0], policy(TRANSFER, resource=ARN.replace("team/app", NEAR_NAME))),
        ),
    )


def situations(*, across: bool) -> Iterator[Situation]:
    """Every situation whose caller is of another account than the registry, or of the same."""
    for one in (*_everywhere(), *_of_images(), *_of_tokens(), *_of_denials()):
        yield one if across else _moved(one)
    yield from _callers(CALLER if across else OWNER)
    yield from _of_others(CALLER if across else OWNER)
    for one in _across() if across else _within():
        yield one if across else replace(one, refused=session(OWNER), asks=session(OWNER))


def _moved(one: Situation) -> Situation:
    """The same, with the caller in the registry's own account, where the identity policy suffices."""
    policies = {name: _at_home(getattr(one, name)) for name in ("then", "now")}
    principals = {name: getattr(one, name).replace(CALLER, OWNER) for name in ("refused", "asks")}
    return replace(one, **principals, **policies)  # type: ignore[arg-type]


def _at_home(policies: Policies) -> Policies:
    document = policies.repository
    kept = [each for each in (document or {}).get("Statement", []) if each["Effect"] == "Deny"]
    return replace(policies, repository={**(document or {}), "Statement": kept} if kept else None)
