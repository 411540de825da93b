"""The decision tables in one flat list: which answers together lead to which finding, and how surely. Start here.

A rule holds where every probe that it names gave one of its outcomes. All rules that hold count; ``judgement`` ranks
what they lead to and doubts what is called proved.

Four probes are put together from others: ``again`` is the caller's own call that repeats the refused request, ``side``
what both policies of the registry's account say together, ``deny`` which of both may hold a Deny, ``own`` what the
caller's own policies say to what ``side`` leaves to them.

Sources: ECR user guide, repository-policies, registry-permissions and pull-through-cache; IAM user guide, evaluation
logic across accounts. What a refusal across accounts leaves open is inferred from reports (docs/live.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ecr_denied.advice.known import shows
from ecr_denied.advice.readings import Resource
from ecr_denied.live.case import Case, Moment
from ecr_denied.live.vocabulary import Confidence
from ecr_denied.records import Cause, PolicyEffect, PolicyType

__all__ = ["FACTS", "LET_IN", "RULES", "TABLES", "UNASKABLE", "UNEXPLAINED", "DecisionRule", "rules_for", "table_of"]

PROVED, NARROWED = Confidence.PROVED, Confidence.NARROWED

# --- which table is for a case -----------------------------------------------------------------------------

PREFLIGHT, PUBLIC, TOKEN, KEY = "preflight", "public", "token", "key"
_RESOURCE, _IDENTITY = Cause.RESOURCE_POLICY_IMPLICIT_DENY, Cause.IDENTITY_POLICY_IMPLICIT_DENY
_BLAMED = (Cause.GUARDRAIL_IMPLICIT_DENY, Cause.EXPLICIT_DENY)
# A text of these gives no reason.
UNEXPLAINED = (Cause.ACCESS_DENIED, Cause.FORBIDDEN)
_REFUSED = (_RESOURCE, _IDENTITY, *_BLAMED, *UNEXPLAINED)
_CLOSED, _NO_NAME, _NO_IMAGE = Cause.CONNECTION_CLOSED, Cause.REPOSITORY_NOT_FOUND, Cause.IMAGE_NOT_FOUND
_NO_LOGIN = (Cause.NOT_AUTHENTICATED, Cause.TOKEN_EXPIRED)
_LOGIN = (*_NO_LOGIN, Cause.LOGIN_FAILED, Cause.AWS_CREDENTIALS_FAILED)
_OF_PUBLIC = (*UNEXPLAINED, *_NO_LOGIN, Cause.LOGIN_FAILED, _NO_NAME, _CLOSED)
TABLES: tuple[str, ...] = (
    PREFLIGHT,
    *(cause.value for cause in (*_REFUSED, _CLOSED, _NO_NAME, _NO_IMAGE, *_LOGIN)),
    *(
        one.value
        for one in (Cause.TAG_IMMUTABLE, Cause.QUOTA_EXCEEDED, Cause.UPSTREAM_DENIED, Cause.LAYER_STORE_DENIED)
    ),
    TOKEN,
    PUBLIC,
    KEY,
)


def table_of(case: Case) -> str | None:
    """The name of a case's table: its cause, or what is asked for; ``None`` where live checks decide nothing."""
    failure, resource = case.failure, case.known.resource
    if case.moment is Moment.PREFLIGHT:
        return PREFLIGHT
    if shows(failure, "public"):
        return PUBLIC if failure.cause in _OF_PUBLIC else None
    if resource is Resource.KEY:
        return KEY
    if case.is_about_token and failure.action is not None:
        return TOKEN
    is_undecided = (
        (failure.cause is Cause.LAYER_STORE_DENIED and shows(failure, "from-cloudfront"))
        or (failure.cause is not Cause.LAYER_STORE_DENIED and resource in (Resource.ROLE, Resource.LAYER))
        or (failure.cause is _CLOSED and not case.pushes)
    )
    cause = _NO_IMAGE if failure.cause is Cause.NOT_FOUND and not case.pushes else failure.cause
    return cause if cause in TABLES and not is_undecided else None


# Of which no call decides anything, and why not.
UNASKABLE: Mapping[Cause, str] = {
    Cause.TOKEN_INVALID: "what the client sent is on its machine, and no call shows it",
    Cause.CREDENTIAL_HELPER_FAILED: "a program on the client's machine failed, before AWS was asked",
    Cause.INVALID_NAME: "the text shows the name, and what is wrong with it",
    Cause.MANIFEST_UNSUPPORTED: "it is between the client and the format of the image",
    Cause.UPLOAD_INVALID: "only the upload itself shows it, and that changes something",
    Cause.BAD_REQUEST: "only the same request shows it again, and that may change something",
    Cause.RATE_LIMITED: "the rate of a moment ago is not that of now",
    Cause.HOST_NOT_FOUND: "the way from the client's machine is not that from here",
    Cause.CONNECTION_FAILED: "the way from the client's machine is not that from here",
    Cause.TLS_FAILED: "the way from the client's machine is not that from here",
    Cause.PROXY_REFUSED: "the way from the client's machine is not that from here",
    Cause.REGISTRY_ERROR: "a failure inside of AWS is shown by no call",
    Cause.WRONG_REGISTRY: "the registry that was asked is not one of ECR",
    Cause.PLATFORM_MISMATCH: "the text shows the platform that is missing",
    Cause.LOCAL_FAILURE: "it is on the client's machine",
    Cause.UNCLASSIFIED: "it is not known what failed",
}


# --- what is known without a call ----------------------------------------------------------------------------


def _blames(*kinds: PolicyType) -> Callable[[Case], bool]:
    return lambda case: case.blames(*kinds)


def _is_explicit(case: Case) -> bool:
    policy = (case.said or case.failure).policy
    return policy is not None and policy.effect is PolicyEffect.EXPLICIT


FACTS: Mapping[str, Callable[[Case], bool]] = {
    "push": lambda case: case.pushes,
    "pull": lambda case: case.pulls,
    "no pull": lambda case: not case.pulls,
    "no push": lambda case: not case.pushes,
    "across accounts": lambda case: case.crosses,
    "within one account": lambda case: case.stays_within,
    "names nobody": lambda case: case.names_nobody,
    "before": lambda case: case.moment is Moment.BEFORE,
    "400 or 401": lambda case: case.failure.http_status in (400, 401),
    "blames a service control policy": _blames(PolicyType.SERVICE_CONTROL),
    "blames a resource control policy": _blames(PolicyType.RESOURCE_CONTROL),
    "blames a boundary": _blames(PolicyType.PERMISSIONS_BOUNDARY),
    "blames a session policy": _blames(PolicyType.SESSION),
    "blames an endpoint policy": _blames(PolicyType.VPC_ENDPOINT),
    "blames a Deny of an identity policy": lambda case: case.blames(PolicyType.IDENTITY_BASED) and _is_explicit(case),
    "blames a Deny of a resource policy": lambda case: case.blames(PolicyType.RESOURCE_BASED) and _is_explicit(case),
    "blames no Allow of an identity policy": lambda case: (
        case.blames(PolicyType.IDENTITY_BASED) and not _is_explicit(case)
    ),
    "blames either side or nothing": lambda case: (
        case.failure.policy is None or case.blames(PolicyType.RESOURCE_BASED, PolicyType.IDENTITY_BASED)
    ),
}


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """What ``needs`` to be seen, in which tables and with which facts, and what it leads to."""

    finding: str
    confidence: Confidence
    tables: frozenset[str]
    needs: Mapping[str, tuple[str, ...]]
    facts: tuple[str, ...]
    unless: Mapping[str, tuple[str, ...]]

    def holds(self, known: Mapping[str, str]) -> bool:
        """True if all was seen that is needed, and nothing that forbids it."""
        needed = all(known.get(probe) in outcomes for probe, outcomes in self.needs.items())
        return needed and not self._is_forbidden(known)

    def may_hold(self, known: Mapping[str, str]) -> bool:
        """True if nothing that was seen speaks against it."""
        possible = all(probe not in known or known[probe] in outcomes for probe, outcomes in self.needs.items())
        return possible and not self._is_forbidden(known)

    def _is_forbidden(self, known: Mapping[str, str]) -> bool:
        return any(known.get(probe) in outcomes for probe, outcomes in self.unless.items())


Outcomes = str | tuple[str, ...]


def _listed(needs: Mapping[str, Outcomes]) -> Mapping[str, tuple[str, ...]]:
    return {probe: (one,) if isinstance(one, str) else one for probe, one in needs.items()}


def _rule(
    finding: str,
    confidence: Confidence,
    tables: str | Iterable[str],
    needs: Mapping[str, Outcomes],
    *facts: str,
    unless: Mapping[str, Outcomes] = MappingProxyType({}),
) -> DecisionRule:
    """A rule that holds where every probe of ``needs`` gave its outcome, or one of several."""
    names = frozenset([tables] if isinstance(tables, str) else tables)
    return DecisionRule(finding, confidence, names, _listed(needs), facts, _listed(unless))


# --- outcomes that lead to the same ------------------------------------------------------------------------

_IMAGE = ("image-there", "image-unread", "part-missing")
_UPSTREAM = ("upstream-denies", "upstream-unavailable", "upstream-unread")
_READ = (*_IMAGE, "no-image", "image-archived", "let-in")
LET_IN = (*_READ, "image-withheld", "key-withholds", "layers-asked", "layers-readable", "token")
_THERE = ("repository-there", "created-since")
_GRANTED = ("granted-by-name", "granted-to-account")
# What the sentence says is so, with whichever credentials the checks are made.
_HEARD = ("same", "text-names-nobody", "node-asked", "asked-about", "another-account", "another-principal")

_DENIED = "blames a Deny of a resource policy"
_SENTENCES = (
    ("says-organization", "service-control-policy", "blames a service control policy"),
    ("says-resource-control", "resource-control-policy", "blames a resource control policy"),
    ("says-boundary", "permissions-boundary", "blames a boundary"),
    ("says-session", "session-policy", "blames a session policy"),
    ("says-endpoint", "endpoint-policy", "blames an endpoint policy"),
    ("says-identity-denies", "identity-policy-denies", "blames a Deny of an identity policy"),
)

# --- who asks, and with credentials that AWS takes ---------------------------------------------------------------

_ASKS = (
    *(
        _rule(finding, NARROWED, tables, {probe: outcome}, "names nobody", *facts)
        for outcome, finding in (
            ("expired", "credentials-expired"),
            ("invalid", "credentials-invalid"),
            ("clock-off", "clock-off"),
        )
        for probe, tables, facts in (
            ("identity", (*_LOGIN, *UNEXPLAINED, _CLOSED), ()),
            ("token", (*_LOGIN, *UNEXPLAINED, _CLOSED), ()),
            ("identity", (PUBLIC,), ("no pull",)),
            ("public-token", (PUBLIC,), ("no pull",)),
        )
    ),
    *(
        _rule(finding, confidence, PREFLIGHT, {probe: outcome})
        for probe in ("identity", "token")
        for outcome, finding, confidence in (
            ("expired", "credentials-expired", PROVED),
            ("invalid", "credentials-invalid", NARROWED),
            ("clock-off", "clock-off", NARROWED),
        )
    ),
)

# --- the refused request, made again by the same principal from here; and the sentence itself ------------------------

_AGAIN = (
    *(_rule(finding, PROVED, _REFUSED, {"again": outcome}) for outcome, finding, _ in _SENTENCES),
    # IAM's own sentence says which type of policy it was.
    *(_rule(finding, PROVED, (*_BLAMED, KEY, TOKEN), {"identity": _HEARD}, fact) for _, finding, fact in _SENTENCES),
    _rule("token-right-missing", PROVED, TOKEN, {"identity": _HEARD}, "blames no Allow of an identity policy"),
    # Of a Deny of the registry's side only the documents tell where it is.
    _rule("resource-policy-denies", NARROWED, Cause.EXPLICIT_DENY, {"identity": _HEARD}, _DENIED),
    *(
        _rule(f"{document}-policy-denies", confidence, Cause.EXPLICIT_DENY, {"deny": f"{document}-may", **more}, *facts)
        for document in ("repository", "registry")
        for confidence, more, facts in (
            (PROVED, {"again": "says-resource-denies"}, ()),
            (NARROWED, {}, (_DENIED,)),
        )
    ),
    _rule("identity-policy-lacks", NARROWED, _REFUSED, {"again": "says-identity"}),
    _rule("identity-policy-lacks", PROVED, _REFUSED, {"again": "says-identity", "repository": _THERE}),
    _rule("identity-policy-lacks", NARROWED, _IDENTITY, {"identity": _HEARD}),
    # A name that is wrong is in no policy either.
    _rule("identity-policy-lacks", PROVED, _IDENTITY, {"identity": _HEARD, "repository": _THERE}),
    _rule("identity-policy-lacks", PROVED, _IDENTITY, {"identity": _HEARD, "pull": _READ}),
    _rule("identity-policy-lacks", PROVED, _IDENTITY, {"identity": _HEARD, "layers": "layers-asked"}),
    # No image is refused because it is missing or archived: that is what comes next.
    _rule(
        "image-missing-next", NARROWED, _REFUSED, {"pull": "no-image"}, "pull", unless={"creation": "pull-creates-it"}
    ),
    _rule("image-archived-next", NARROWED, _REFUSED, {"pull": "image-archived"}, "pull"),
    # Under a pull through cache rule the first pull asks for more.
    _rule("import-right-missing", NARROWED, (PREFLIGHT, *_REFUSED), {"pull": "creation-refused"}, "pull"),
    _rule("let-in-now", NARROWED, _REFUSED, {"again": "let-in"}, "before"),
)

# --- names: what is missing may be what a rule or a template brings in -----------------------------------------------

_NAMED = (_RESOURCE, _IDENTITY, *UNEXPLAINED, _CLOSED, _NO_NAME, PREFLIGHT)
_BROUGHT_IN: Mapping[str, Outcomes] = {"creation": "pull-creates-it"}


def _missing(finding: str, tables: Iterable[str], probe: str, outcome: str, *facts: str) -> tuple[DecisionRule, ...]:
    """What follows from a repository or an image that a probe does not see."""
    there: Mapping[str, Outcomes] = {"repository": _THERE} if finding == "repository-missing" else {}
    made: Mapping[str, Outcomes] = {"creation": ("pull-creates-it", "push-creates-it"), **there}
    seen: Mapping[str, Outcomes] = {probe: outcome}
    return (
        _rule(finding, NARROWED, tables, seen, *facts, unless=made),
        _rule(finding, PROVED, tables, {**seen, "creation": "nothing-creates-it"}, *facts, unless=there),
        *_not_brought_in(tables, seen, there, *facts),
    )


def _not_brought_in(
    tables: Iterable[str], seen: Mapping[str, Outcomes], there: Mapping[str, Outcomes], *facts: str
) -> tuple[DecisionRule, ...]:
    """What follows where a rule of a pull-through cache is to bring in what is missing."""
    by_rule = {**seen, "creation": "pull-creates-it"}
    return (
        # A rule brings nothing in for a push.
        _rule("not-brought-in", NARROWED, tables, by_rule, "no push", *facts, unless=there),
        *(
            _rule(cause, confidence, tables, {**by_rule, part: said}, "no push", *facts, unless=there)
            for part, said, cause, confidence in (
                ("upstream", "upstream-fails", "upstream-rule-fails", NARROWED),
                ("upstream", "without-library", "upstream-path-wrong", NARROWED),
                ("import-rights", "import-lacks", "import-right-missing", NARROWED),
            )
        ),
    )


_NAMES = (
    *_missing("repository-missing", _NAMED, "repository", "no-repository"),
    *_missing("repository-missing", _NAMED, "pull", "no-repository"),
    *_missing("repository-missing", _NAMED, "layers", "no-repository", "push"),
    *_missing("repository-missing", (_NO_IMAGE,), "pull", "no-repository"),
    *_missing("repository-missing", (_NO_IMAGE,), "image", "no-repository"),
    _rule("image-missing", NARROWED, (_NO_IMAGE, PREFLIGHT), {"pull": "no-image"}, "pull", unless=_BROUGHT_IN),
    *_not_brought_in((_NO_IMAGE, PREFLIGHT), {"pull": "no-image"}, {}, "pull"),
    _rule("image-missing", NARROWED, _NO_IMAGE, {"image": "no-active-image"}, "no push", unless=_BROUGHT_IN),
    *_missing("image-missing", (PREFLIGHT,), "image", "no-tag", "pull"),
    *(_rule("part-missing", NARROWED, table, {"pull": "part-missing"}, "pull") for table in (_NO_IMAGE, PREFLIGHT)),
    # It may be refused for want of the right to bring it in.
    *_not_brought_in(_REFUSED, {"pull": "no-image"}, {}, "pull"),
    *_missing("image-missing", (_NO_IMAGE,), "image", "no-tag", "no push"),
    # The registry itself told the push that there is none, so nothing made it.
    *(
        _rule(finding, confidence, table, {probe: "no-repository", **more}, "push")
        for probe in ("pull", "repository")
        for finding, confidence, table, more in (
            ("repository-missing", PROVED, _NO_NAME, {}),
            ("push-not-arrived", NARROWED, _CLOSED, {"creation": "push-creates-it"}),
        )
    ),
    _rule("created-since", NARROWED, _NAMED[:-1], {"repository": "created-since"}),
    _rule("found-now", NARROWED, _NO_NAME, {"repository": "repository-there"}),
    _rule("found-now", NARROWED, _NO_NAME, {"pull": _READ}),
    # --- tags
    # An image that is being restored is not given, either.
    _rule("image-archived", NARROWED, (_NO_IMAGE, PREFLIGHT), {"pull": "image-archived"}, "pull"),
    _rule("image-archived", PROVED, PREFLIGHT, {"pull": "image-archived", "image": "tag-archived"}, "pull"),
    _rule("image-archived", PROVED, _NO_IMAGE, {"image": "tag-archived"}),
    _rule("found-now", PROVED, _NO_IMAGE, {"pull": ("image-there", "image-unread")}),
    _rule("found-now", NARROWED, _NO_IMAGE, {"image": "tag-there"}),
    _rule("found-now", NARROWED, Cause.TAG_IMMUTABLE, {"image": "no-tag"}),
    _rule("already-pushed", PROVED, Cause.TAG_IMMUTABLE, {"image": "tag-same"}),
    _rule(
        "tag-taken",
        PROVED,
        Cause.TAG_IMMUTABLE,
        {"image": ("tag-there", "tag-archived"), "mutability": "tags-immutable"},
    ),
    _rule("found-now", NARROWED, Cause.TAG_IMMUTABLE, {"mutability": "tags-mutable"}),
    # The same image may be pushed again under a tag that cannot be written over.
    _rule(
        "tag-taken",
        NARROWED,
        PREFLIGHT,
        {"image": ("tag-there", "tag-archived"), "mutability": "tags-immutable"},
        "push",
    ),
    # --- upstream: of a path that does not exist ECR says that it was not let in, as well
    _rule("found-now", PROVED, Cause.UPSTREAM_DENIED, {"pull": _IMAGE}),
    *(
        _rule(finding, NARROWED, (Cause.UPSTREAM_DENIED, PREFLIGHT), {"pull": outcome}, "pull")
        for outcome, finding in (
            ("upstream-denies", "not-brought-in"),
            ("upstream-unavailable", "upstream-unavailable"),
            ("upstream-unread", "upstream-unread"),
        )
    ),
    # That the rule failed then as well is likely; that it fails this very pull is shown by the pull.
    _rule("upstream-rule-fails", NARROWED, Cause.UPSTREAM_DENIED, {"upstream": "upstream-fails"}),
    *(
        _rule(finding, confidence, tables, {"pull": outcomes, "upstream": said}, "pull")
        for tables in (Cause.UPSTREAM_DENIED, PREFLIGHT)
        for outcomes, said, finding, confidence in (
            (_UPSTREAM, "upstream-fails", "upstream-rule-fails", PROVED),
            (_UPSTREAM, "without-library", "upstream-path-wrong", NARROWED),
            ("upstream-denies", "upstream-accepts", "upstream-path-wrong", NARROWED),
        )
    ),
    *(
        _rule("upstream-path-wrong", NARROWED, Cause.UPSTREAM_DENIED, {"upstream": said})
        for said in ("without-library", "upstream-accepts")
    ),
    # --- what ECR does not give
    _rule("key-policy", NARROWED, (PREFLIGHT, *UNEXPLAINED), {"pull": "key-withholds"}, "pull"),
    _rule("image-withheld", NARROWED, (PREFLIGHT, _NO_IMAGE), {"pull": "image-withheld"}, "pull"),
    # --- quota: only a push meets it, and one of an image that is there already does not
    _rule("repository-full", NARROWED, (*UNEXPLAINED, PREFLIGHT), {"full": "full"}, "no pull"),
    _rule("repository-full", PROVED, Cause.QUOTA_EXCEEDED, {"full": "full"}),
    _rule("found-now", NARROWED, Cause.QUOTA_EXCEEDED, {"full": "room"}),
)

# --- policies -------------------------------------------------------------------------------------------------

_DOCUMENTS = (_RESOURCE, Cause.EXPLICIT_DENY, *UNEXPLAINED)
_POLICIES = (
    _rule(
        "grant-missing",
        NARROWED,
        (_RESOURCE, *UNEXPLAINED),
        {"side": ("perhaps-ungranted", "granted-under-conditions")},
        "across accounts",
    ),
    _rule("grant-missing", PROVED, (_RESOURCE, *UNEXPLAINED), {"side": "ungranted"}, "across accounts"),
    _rule("grant-missing", NARROWED, PREFLIGHT, {"side": "perhaps-ungranted"}, "push", "across accounts"),
    _rule("grant-missing", PROVED, PREFLIGHT, {"side": "ungranted"}, "push", "across accounts"),
    *(
        _rule(finding, PROVED, tables, {"side": outcome}, *facts)
        for outcome, finding in (
            ("denied-by-repository", "repository-policy-denies"),
            ("denied-by-registry", "registry-policy-denies"),
        )
        for tables, facts in ((_DOCUMENTS, ()), (PREFLIGHT, ("push",)))
    ),
    # Across accounts both sides have to allow it.
    _rule("identity-policy-lacks", NARROWED, _RESOURCE, {"side": "granted-to-account"}, "across accounts"),
    _rule(
        "identity-policy-lacks",
        PROVED,
        (_RESOURCE, *UNEXPLAINED),
        {"side": _GRANTED, "own": "own-lacks"},
        "across accounts",
    ),
    _rule("identity-policy-lacks", PROVED, PREFLIGHT, {"own": "own-lacks"}, "push", "across accounts"),
    *(
        _rule(
            "identity-policy-lacks",
            NARROWED,
            (_RESOURCE, *UNEXPLAINED),
            {"own": "own-lacks", **seen},
            "across accounts",
        )
        for seen in ({"repository": _THERE}, {"pull": _READ})
    ),
    # Within one account one side is enough.
    *(
        _rule("identity-policy-lacks", PROVED, tables, {"own": "own-lacks", **seen}, "within one account")
        for tables, seen in ((UNEXPLAINED, {"repository": _THERE}), (UNEXPLAINED, {"pull": _READ}))
    ),
    _rule("identity-policy-lacks", PROVED, PREFLIGHT, {"own": "own-lacks"}, "push", "within one account"),
    _rule("identity-policy-lacks", NARROWED, UNEXPLAINED, {"own": "own-perhaps-lacks"}, "within one account"),
    _rule("let-in-now", NARROWED, _RESOURCE, {"side": _GRANTED, "own": "own-allows"}, "before"),
    _rule(
        "identity-policy-lacks", NARROWED, _CLOSED, {"own": ("own-lacks", "own-perhaps-lacks"), "repository": _THERE}
    ),
    *(
        _rule(finding, NARROWED, tables, {"own": outcome}, *facts)
        for outcome, finding in (
            ("own-denies", "identity-policy-denies"),
            ("own-limited-by-organization", "service-control-policy"),
            ("own-limited-by-boundary", "permissions-boundary"),
        )
        for tables, facts in ((UNEXPLAINED, ()), ((PREFLIGHT,), ("push",)))
    ),
    _rule("layer-endpoint-lacks", NARROWED, Cause.LAYER_STORE_DENIED, {"layer-endpoint": "endpoint-lacks"}),
    # An event is of the principal, the action and the repository; that it is of this very failure is likely.
    *(
        _rule(finding, NARROWED, (*UNEXPLAINED, _CLOSED), {"trail": f"trail-{outcome}"})
        for outcome, finding, _ in _SENTENCES
    ),
    # No policy of ECR decides on a key.
    _rule("key-policy", NARROWED, KEY, {"identity": _HEARD}, "blames either side or nothing"),
    _rule("identity-policy-lacks", NARROWED, KEY, {"identity": _HEARD}, "blames no Allow of an identity policy"),
    # Which endpoint a request took no call tells.
    _rule("endpoint-policy", NARROWED, (*UNEXPLAINED, TOKEN), {"ecr-endpoint": "ecr-endpoint-lacks"}),
)

# --- login ----------------------------------------------------------------------------------------------------

_OLD = (*_NO_LOGIN, PUBLIC)
_LOGINS = (
    _rule("no-login-stored", NARROWED, _NO_LOGIN, {"store": ("no-login", "other-hosts")}),
    _rule("login-stored-too-long", NARROWED, _OLD, {"store": "login-too-old"}),
    _rule("helper-missing", NARROWED, _NO_LOGIN, {"store": "helper-missing"}),
    *(
        _rule(finding, PROVED, (TOKEN, *_LOGIN), {"token": outcome})
        for outcome, finding in (
            ("says-identity", "token-right-missing"),
            *((outcome, finding) for outcome, finding, _ in _SENTENCES),
        )
    ),
    _rule("let-in-now", NARROWED, TOKEN, {"token": "token"}, "before"),
    _rule(
        "login-not-sent", NARROWED, _NO_LOGIN, {"store": ("login-stored", "no-file", "helper-there"), "token": "token"}
    ),
    # A token is of one region, and a registry of another answers it with 400 or 401.
    _rule(
        "token-of-another-region",
        NARROWED,
        Cause.LOGIN_FAILED,
        {"token": "token", "token-region": "another-region"},
        "400 or 401",
    ),
    # Anybody may pull from ECR Public, but a login that is stored and has expired is refused.
    _rule("public-token-right-missing", NARROWED, PUBLIC, {"public-token": "says-identity"}, "no pull"),
    _rule("public-repository-missing", PROVED, PUBLIC, {"own-repository": "no-repository"}, "push"),
)

# What a push needs beyond its first step only policies tell, so no rule says that a push is let in.
_LET_IN = (
    _rule(
        "let-in",
        PROVED,
        PREFLIGHT,
        {"token": "token", "pull": ("image-there", "image-unread"), "layer-read": "layers-readable"},
        "pull",
    ),
)

RULES: tuple[DecisionRule, ...] = (*_ASKS, *_AGAIN, *_NAMES, *_POLICIES, *_LOGINS, *_LET_IN)


_OF_TABLE = {table: tuple(rule for rule in RULES if table in rule.tables) for table in TABLES}


def rules_for(case: Case) -> tuple[DecisionRule, ...]:
    """The rules of a case's table whose facts are its own."""
    table = table_of(case)
    true = {fact for fact, holds in FACTS.items() if holds(case)}
    return tuple(rule for rule in _OF_TABLE.get(table or "", ()) if true.issuperset(rule.facts))
