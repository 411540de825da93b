"""What follows from which answers, in one flat list: which together lead to which finding, and how surely. Start here.

A rule holds for what it is ``of``, where all words of ``needs`` hold. A word with a colon is a probe and its outcome,
one of several, or a name of ``OUTCOMES``; any other is a fact of the failure, one of ``FACTS`` or of advice's. ``!``
negates. All rules that hold count; ``judgement`` ranks what they lead to and doubts what is called proved.

Four probes are put together from others: ``again`` is the caller's own call that repeats the refused request, ``side``
what both policies of the registry's account say together, ``deny`` which of both may hold a Deny, ``own`` what the
caller's own policies say to what ``side`` leaves to them.

Sources: ECR user guide, repository-policies, registry-permissions and pull-through-cache; IAM user guide, evaluation
logic across accounts. What a refusal across accounts leaves open is inferred from reports (docs/live.md).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from itertools import chain

from ecr_denied.advice.readings import Resource
from ecr_denied.live.case import Asker, Case
from ecr_denied.live.vocabulary import Confidence
from ecr_denied.records import Cause

__all__ = [
    "FACTS",
    "LET_IN",
    "RULES",
    "SUBJECTS",
    "UNASKABLE",
    "UNEXPLAINED",
    "DecisionRule",
    "rules_for",
    "subject_of",
]

PROVED, NARROWED = Confidence.PROVED, Confidence.NARROWED

# --- what a case is about ------------------------------------------------------------------------------------

# A text of these gives no reason.
UNEXPLAINED = (Cause.ACCESS_DENIED, Cause.FORBIDDEN)
_NO_LOGIN = (Cause.NOT_AUTHENTICATED, Cause.TOKEN_EXPIRED)
_EITHER_SIDE = (Cause.RESOURCE_POLICY_IMPLICIT_DENY, Cause.IDENTITY_POLICY_IMPLICIT_DENY)
_BLAMED = (Cause.GUARDRAIL_IMPLICIT_DENY, Cause.EXPLICIT_DENY)
# What a rule may be of: causes by a short name, and subjects that are no cause.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "preflight": ("preflight",),
    "resource-sentence": _EITHER_SIDE[:1],
    "identity-sentence": _EITHER_SIDE[1:],
    "blamed": _BLAMED,
    "explicit-deny": _BLAMED[1:],
    "unexplained": UNEXPLAINED,
    "refused": (*_EITHER_SIDE, *_BLAMED, *UNEXPLAINED),
    "closed": (Cause.CONNECTION_CLOSED,),
    "no-name": (Cause.REPOSITORY_NOT_FOUND,),
    "no-image": (Cause.IMAGE_NOT_FOUND,),
    "no-login": _NO_LOGIN,
    "login": (*_NO_LOGIN, Cause.LOGIN_FAILED, Cause.AWS_CREDENTIALS_FAILED),
    "login-failed": (Cause.LOGIN_FAILED,),
    "tag": (Cause.TAG_IMMUTABLE,),
    "quota": (Cause.QUOTA_EXCEEDED,),
    "upstream": (Cause.UPSTREAM_DENIED,),
    "layer-store": (Cause.LAYER_STORE_DENIED,),
    "token": ("token",),
    "public": ("public",),
    "key": ("key",),
}
_ASKABLE = frozenset(chain.from_iterable(SUBJECTS.values()))
_OF_PUBLIC = frozenset(chain.from_iterable(SUBJECTS[one] for one in ("unexplained", "no-login", "login-failed")))


def subject_of(case: Case) -> str | None:
    """What a case is about: its cause, or what is asked for; ``None`` where live checks decide nothing."""
    cause, known = case.asked.cause, case.known
    if case.is_ahead:
        return "preflight"
    if known["public"]:
        return "public" if cause in (*_OF_PUBLIC, Cause.REPOSITORY_NOT_FOUND, Cause.CONNECTION_CLOSED) else None
    if known.resource is Resource.KEY:
        return "key"
    if case.is_about_token and known["action"]:
        return "token"
    cause = Cause.IMAGE_NOT_FOUND if known.holds("cause=not-found !push") else cause
    is_store = cause is Cause.LAYER_STORE_DENIED
    is_decided = not known["from-cloudfront"] if is_store else not known["resource=role|layer"]
    return cause if is_decided and cause in _ASKABLE and not known.holds("cause=connection-closed !push") else None


_ON_THE_WAY = "the way from the client's machine is not that from here"
# Causes of which no call decides anything, and why not.
UNASKABLE: Mapping[Cause, str] = {
    Cause.TOKEN_INVALID: "what the client sent is on its machine, and no call shows it",
    Cause.CREDENTIAL_HELPER_FAILED: "a program on the client's machine failed, before AWS was asked",
    Cause.INVALID_NAME: "the text shows the name, and what is wrong with it",
    Cause.MANIFEST_UNSUPPORTED: "it is between the client and the format of the image",
    Cause.UPLOAD_INVALID: "only the upload itself shows it, and that changes something",
    Cause.BAD_REQUEST: "only the same request shows it again, and that may change something",
    Cause.RATE_LIMITED: "the rate of a moment ago is not that of now",
    Cause.HOST_NOT_FOUND: _ON_THE_WAY,
    Cause.CONNECTION_FAILED: _ON_THE_WAY,
    Cause.TLS_FAILED: _ON_THE_WAY,
    Cause.PROXY_REFUSED: _ON_THE_WAY,
    Cause.REGISTRY_ERROR: "a failure inside of AWS is shown by no call",
    Cause.WRONG_REGISTRY: "the registry that was asked is not one of ECR",
    Cause.PLATFORM_MISMATCH: "the text shows the platform that is missing",
    Cause.LOCAL_FAILURE: "it is on the client's machine",
    Cause.UNCLASSIFIED: "it is not known what failed",
}

# Facts that advice does not have: of who asks, and of what the text itself blames, in advice's words.
FACTS: Mapping[str, Callable[[Case], bool]] = {
    "across": lambda case: case.caller_account not in (None, case.asked.registry_id),
    "within": lambda case: case.stays_within,
    "unnamed": lambda case: case.asker in (Asker.UNNAMED, Asker.HIDDEN),
    "told": lambda case: case.told is not None,
    **{
        f"blames-{word}": lambda case, needs=needs: case.sentence.holds(needs)  # type: ignore[misc]
        for word, needs in {
            "organization": "policy=service-control",
            "resource-control": "policy=resource-control",
            "boundary": "policy=permissions-boundary",
            "session": "policy=session",
            "endpoint": "policy=vpc-endpoint",
            "identity-denies": "policy=identity-based explicit-deny",
            "resource-denies": "policy=resource-based explicit-deny",
            "identity": "policy=identity-based !explicit-deny",
            "no-other": "policy=resource-based|identity-based|unsaid",
        }.items()
    },
}

# --- the form of a rule ----------------------------------------------------------------------------------------

_IMAGE = ("image-there", "image-unread", "part-missing")
_READ = (*_IMAGE, "no-image", "image-archived", "let-in")
LET_IN = (*_READ, "image-withheld", "key-withholds", "layers-asked", "layers-readable", "token")
# Outcomes that lead to the same.
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "given": _IMAGE,
    "read": _READ,
    "fails-upstream": ("upstream-denies", "upstream-unavailable", "upstream-unread"),
    "there": ("repository-there", "created-since"),
    "taken": ("tag-there", "tag-archived"),
    "creates-it": ("pull-creates-it", "push-creates-it"),
    "granted": ("granted-by-name", "granted-to-account"),
    "lacks": ("own-lacks", "own-perhaps-lacks"),
    # The sentence is true, whichever credentials make the checks.
    "heard": ("same", "text-names-nobody", "node-asked", "asked-about", "another-account", "another-principal"),
}


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """What ``needs`` to be seen, of which subjects and with which facts, and what it leads to."""

    finding: str
    confidence: Confidence
    subjects: frozenset[str]
    needs: Mapping[str, tuple[str, ...]]
    unless: Mapping[str, tuple[str, ...]]
    facts: tuple[tuple[str, bool], ...]

    def holds(self, known: Mapping[str, str]) -> bool:
        """True if all was seen that is needed, and nothing that forbids it."""
        return self.may_hold(known) and known.keys() >= self.needs.keys()

    def may_hold(self, known: Mapping[str, str]) -> bool:
        """True if nothing that was seen speaks against it."""
        possible = all(probe not in known or known[probe] in outcomes for probe, outcomes in self.needs.items())
        return possible and not any(known.get(probe) in outcomes for probe, outcomes in self.unless.items())


def _rule(finding: str, confidence: Confidence, of: str, needs: str) -> DecisionRule:
    seen: dict[bool, dict[str, tuple[str, ...]]] = {True: {}, False: {}}
    facts = []
    for word in needs.split():
        probe, is_outcome, outcomes = word.removeprefix("!").partition(":")
        if is_outcome:
            names = (OUTCOMES.get(one, (one,)) for one in outcomes.split("|"))
            seen[not word.startswith("!")][probe] = tuple(chain.from_iterable(names))
        else:
            facts.append((probe, not word.startswith("!")))
    subjects = frozenset(chain.from_iterable(SUBJECTS[one] for one in of.split("|")))
    return DecisionRule(finding, confidence, subjects, seen[True], seen[False], tuple(facts))


def _proved(finding: str, of: str, needs: str) -> DecisionRule:
    return _rule(finding, PROVED, of, needs)


def _narrowed(finding: str, of: str, needs: str) -> DecisionRule:
    return _rule(finding, NARROWED, of, needs)


# --- who asks, and with credentials that AWS takes ---------------------------------------------------------------

_ASKS = (
    *(
        rule
        for outcome, finding in (
            ("expired", "credentials-expired"),
            ("invalid", "credentials-invalid"),
            ("clock-off", "clock-off"),
        )
        for rule in (
            _narrowed(finding, "login|unexplained|closed", f"identity:{outcome} unnamed"),
            _narrowed(finding, "login|unexplained|closed", f"token:{outcome} unnamed"),
            _narrowed(finding, "public", f"identity:{outcome} unnamed !pull"),
            _narrowed(finding, "public", f"public-token:{outcome} unnamed !pull"),
            _rule(finding, PROVED if outcome == "expired" else NARROWED, "preflight", f"identity:{outcome}"),
            _rule(finding, PROVED if outcome == "expired" else NARROWED, "preflight", f"token:{outcome}"),
        )
    ),
)

# --- the refused request, made again by the same principal from here; and the sentence itself ------------------------

_SENTENCES = {
    "organization": "service-control-policy",
    "resource-control": "resource-control-policy",
    "boundary": "permissions-boundary",
    "session": "session-policy",
    "endpoint": "endpoint-policy",
    "identity-denies": "identity-policy-denies",
}
_AGAIN = (
    *(_proved(finding, "refused", f"again:says-{kind}") for kind, finding in _SENTENCES.items()),
    # IAM's own sentence says which type of policy it was.
    *(_proved(finding, "blamed|key|token", f"identity:heard blames-{kind}") for kind, finding in _SENTENCES.items()),
    _proved("token-right-missing", "token", "identity:heard blames-identity"),
    # For a Deny on the registry's side, only the documents show where it is.
    _narrowed("resource-policy-denies", "explicit-deny", "identity:heard blames-resource-denies"),
    _proved("repository-policy-denies", "explicit-deny", "deny:repository-may again:says-resource-denies"),
    _narrowed("repository-policy-denies", "explicit-deny", "deny:repository-may blames-resource-denies"),
    _proved("registry-policy-denies", "explicit-deny", "deny:registry-may again:says-resource-denies"),
    _narrowed("registry-policy-denies", "explicit-deny", "deny:registry-may blames-resource-denies"),
    _narrowed("identity-policy-lacks", "refused", "again:says-identity"),
    _proved("identity-policy-lacks", "refused", "again:says-identity repository:there"),
    _narrowed("identity-policy-lacks", "identity-sentence", "identity:heard"),
    # A name that is wrong is in no policy either.
    _proved("identity-policy-lacks", "identity-sentence", "identity:heard repository:there"),
    _proved("identity-policy-lacks", "identity-sentence", "identity:heard pull:read"),
    _proved("identity-policy-lacks", "identity-sentence", "identity:heard layers:layers-asked"),
    # No image is refused because it is missing or archived: that is what comes next.
    _narrowed("image-missing-next", "refused", "pull:no-image !creation:pull-creates-it pull"),
    _narrowed("image-archived-next", "refused", "pull:image-archived pull"),
    # Under a pull through cache rule the first pull asks for more.
    _narrowed("import-right-missing", "preflight|refused", "pull:creation-refused pull"),
    _narrowed("let-in-now", "refused", "again:let-in told"),
)

# --- names: what is missing may be what a rule or a template brings in -----------------------------------------------


def _missing(finding: str, of: str, seen: str) -> tuple[DecisionRule, ...]:
    """What follows from a repository or an image that a probe does not see."""
    seen = f"{seen} !repository:there" if finding == "repository-missing" else seen
    return (
        # One that is there is seen by another probe.
        _narrowed(finding, of, f"{seen} !creation:creates-it"),
        _proved(finding, of, f"{seen} creation:nothing-creates-it"),
        *_not_brought_in(of, seen),
    )


def _not_brought_in(of: str, seen: str) -> tuple[DecisionRule, ...]:
    """What follows where a rule of a pull-through cache is to bring in what is missing; it does so for no push."""
    by_rule = f"{seen} creation:pull-creates-it !push"
    return (
        _narrowed("not-brought-in", of, by_rule),
        _narrowed("upstream-rule-fails", of, f"{by_rule} upstream:upstream-fails"),
        _narrowed("upstream-path-wrong", of, f"{by_rule} upstream:without-library"),
        _narrowed("import-right-missing", of, f"{by_rule} import-rights:import-lacks"),
    )


_NO_LAYERS = "layers:no-repository !repository:there push"
_MAY_BE_MISSING = "resource-sentence|identity-sentence|unexplained|closed|no-name"
_NAMES = (
    *_missing("repository-missing", f"{_MAY_BE_MISSING}|preflight", "repository:no-repository"),
    *_missing("repository-missing", f"{_MAY_BE_MISSING}|preflight", "pull:no-repository"),
    _narrowed("repository-missing", f"{_MAY_BE_MISSING}|preflight", f"{_NO_LAYERS} !creation:creates-it"),
    _proved("repository-missing", f"{_MAY_BE_MISSING}|preflight", f"{_NO_LAYERS} creation:nothing-creates-it"),
    *_missing("repository-missing", "no-image", "pull:no-repository"),
    *_missing("repository-missing", "no-image", "image:no-repository"),
    _narrowed("image-missing", "no-image|preflight", "pull:no-image !creation:pull-creates-it pull"),
    *_not_brought_in("no-image|preflight", "pull:no-image pull"),
    _narrowed("image-missing", "no-image", "image:no-active-image !creation:pull-creates-it !push"),
    *_missing("image-missing", "preflight", "image:no-tag pull"),
    _narrowed("part-missing", "no-image|preflight", "pull:part-missing pull"),
    # It may be refused for want of the right to bring it in.
    *_not_brought_in("refused", "pull:no-image pull"),
    *_missing("image-missing", "no-image", "image:no-tag !push"),
    # The registry itself answered the push that there is none, so nothing made it.
    _proved("repository-missing", "no-name", "pull:no-repository push"),
    _narrowed("push-not-arrived", "closed", "pull:no-repository creation:push-creates-it push"),
    _proved("repository-missing", "no-name", "repository:no-repository push"),
    _narrowed("push-not-arrived", "closed", "repository:no-repository creation:push-creates-it push"),
    _narrowed("created-since", _MAY_BE_MISSING, "repository:created-since"),
    _narrowed("found-now", "no-name", "repository:repository-there"),
    _narrowed("found-now", "no-name", "pull:read"),
    # --- tags
    # An image that is being restored is not given, either.
    _narrowed("image-archived", "no-image|preflight", "pull:image-archived pull"),
    _proved("image-archived", "preflight", "pull:image-archived image:tag-archived pull"),
    _proved("image-archived", "no-image", "image:tag-archived"),
    _proved("found-now", "no-image", "pull:image-there|image-unread"),
    _narrowed("found-now", "no-image", "image:tag-there"),
    _narrowed("found-now", "tag", "image:no-tag"),
    _proved("already-pushed", "tag", "image:tag-same"),
    _proved("tag-taken", "tag", "image:taken mutability:tags-immutable"),
    _narrowed("found-now", "tag", "mutability:tags-mutable"),
    # The same image may be pushed again under a tag that cannot be written over.
    _narrowed("tag-taken", "preflight", "image:taken mutability:tags-immutable push"),
    # --- upstream: ECR says of a path that does not exist, too, that it was not let in
    _proved("found-now", "upstream", "pull:given"),
    _narrowed("not-brought-in", "upstream|preflight", "pull:upstream-denies pull"),
    _narrowed("upstream-unavailable", "upstream|preflight", "pull:upstream-unavailable pull"),
    _narrowed("upstream-unread", "upstream|preflight", "pull:upstream-unread pull"),
    # That the rule failed then as well is likely; that it fails this very pull is shown by the pull.
    _narrowed("upstream-rule-fails", "upstream", "upstream:upstream-fails"),
    _proved("upstream-rule-fails", "upstream|preflight", "pull:fails-upstream upstream:upstream-fails pull"),
    _narrowed("upstream-path-wrong", "upstream|preflight", "pull:fails-upstream upstream:without-library pull"),
    _narrowed("upstream-path-wrong", "upstream|preflight", "pull:upstream-denies upstream:upstream-accepts pull"),
    _narrowed("upstream-path-wrong", "upstream", "upstream:without-library|upstream-accepts"),
    # --- what ECR does not give
    _narrowed("key-policy", "preflight|unexplained", "pull:key-withholds pull"),
    _narrowed("image-withheld", "preflight|no-image", "pull:image-withheld pull"),
    # --- quota: only a push meets it, and one of an image that is there already does not
    _narrowed("repository-full", "unexplained|preflight", "full:full !pull"),
    _proved("repository-full", "quota", "full:full"),
    _narrowed("found-now", "quota", "full:room"),
)

# --- policies -------------------------------------------------------------------------------------------------

_OPEN = "resource-sentence|unexplained"
_POLICIES = (
    _narrowed("grant-missing", _OPEN, "side:perhaps-ungranted|granted-under-conditions across"),
    _proved("grant-missing", _OPEN, "side:ungranted across"),
    _narrowed("grant-missing", "preflight", "side:perhaps-ungranted push across"),
    _proved("grant-missing", "preflight", "side:ungranted push across"),
    _proved("repository-policy-denies", f"{_OPEN}|explicit-deny", "side:denied-by-repository"),
    _proved("repository-policy-denies", "preflight", "side:denied-by-repository push"),
    _proved("registry-policy-denies", f"{_OPEN}|explicit-deny", "side:denied-by-registry"),
    _proved("registry-policy-denies", "preflight", "side:denied-by-registry push"),
    # Across accounts both sides have to allow it.
    _narrowed("identity-policy-lacks", "resource-sentence", "side:granted-to-account across"),
    _proved("identity-policy-lacks", _OPEN, "side:granted own:own-lacks across"),
    _proved("identity-policy-lacks", "preflight", "own:own-lacks push across"),
    _narrowed("identity-policy-lacks", _OPEN, "own:own-lacks repository:there across"),
    _narrowed("identity-policy-lacks", _OPEN, "own:own-lacks pull:read across"),
    # Within one account one side is enough.
    _proved("identity-policy-lacks", "unexplained", "own:own-lacks repository:there within"),
    _proved("identity-policy-lacks", "unexplained", "own:own-lacks pull:read within"),
    _proved("identity-policy-lacks", "preflight", "own:own-lacks push within"),
    _narrowed("identity-policy-lacks", "unexplained", "own:own-perhaps-lacks within"),
    _narrowed("let-in-now", "resource-sentence", "side:granted own:own-allows told"),
    _narrowed("identity-policy-lacks", "closed", "own:lacks repository:there"),
    *(
        rule
        for outcome, finding in (
            ("own-denies", "identity-policy-denies"),
            ("own-limited-by-organization", "service-control-policy"),
            ("own-limited-by-boundary", "permissions-boundary"),
        )
        for rule in (
            _narrowed(finding, "unexplained", f"own:{outcome}"),
            _narrowed(finding, "preflight", f"own:{outcome} push"),
        )
    ),
    _narrowed("layer-endpoint-lacks", "layer-store", "layer-endpoint:endpoint-lacks"),
    # An event is of the principal, the action and the repository; that it is of this very failure is likely.
    *(_narrowed(finding, "unexplained|closed", f"trail:trail-says-{kind}") for kind, finding in _SENTENCES.items()),
    # No policy of ECR decides on a key.
    _narrowed("key-policy", "key", "identity:heard blames-no-other"),
    _narrowed("identity-policy-lacks", "key", "identity:heard blames-identity"),
    # No call shows which endpoint a request took.
    _narrowed("endpoint-policy", "unexplained|token", "ecr-endpoint:ecr-endpoint-lacks"),
)

# --- login ----------------------------------------------------------------------------------------------------

_LOGINS = (
    _narrowed("no-login-stored", "no-login", "store:no-login|other-hosts"),
    _narrowed("login-stored-too-long", "no-login|public", "store:login-too-old"),
    _narrowed("helper-missing", "no-login", "store:helper-missing"),
    _proved("token-right-missing", "token|login", "token:says-identity"),
    *(_proved(finding, "token|login", f"token:says-{kind}") for kind, finding in _SENTENCES.items()),
    _narrowed("let-in-now", "token", "token:token told"),
    _narrowed("login-not-sent", "no-login", "store:login-stored|no-file|helper-there token:token"),
    # A token is of one region, and a registry of another answers it with 400 or 401.
    _narrowed("token-of-another-region", "login-failed", "token:token token-region:another-region status=400|401"),
    # Anyone may pull from ECR Public, but a login that is stored and has expired is refused.
    _narrowed("public-token-right-missing", "public", "public-token:says-identity !pull"),
    _proved("public-repository-missing", "public", "own-repository:no-repository push"),
    # Only policies show what a push needs beyond its first step, so no rule says that a push is let in.
    _proved("let-in", "preflight", "token:token pull:image-there|image-unread layer-read:layers-readable pull"),
)

RULES: tuple[DecisionRule, ...] = (*_ASKS, *_AGAIN, *_NAMES, *_POLICIES, *_LOGINS)


def rules_for(case: Case, subjects: Container[str] = ()) -> tuple[DecisionRule, ...]:
    """The rules of what a case is about, whose facts are its own.

    :param subjects: what it may turn out to be about as well; of ``FACTS`` nothing is known then.
    """
    subject, known = subject_of(case), case.known
    facts: Mapping[str, bool] = {} if subjects else {word: holds(case) for word, holds in FACTS.items()}
    return tuple(
        rule
        for rule in RULES
        if any(one == subject or one in subjects for one in rule.subjects)
        and all(
            (facts.get(word, wanted) if word in FACTS else bool(known[word])) is wanted for word, wanted in rule.facts
        )
    )
