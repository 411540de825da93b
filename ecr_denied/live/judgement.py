"""From what was seen to what is found: evidence that is put together, candidates, and the doubts that lower a proof.

Evidence is of one action, asked from here by whoever is here; what it says of the refused request is said in one place,
``DOUBTS``. A doubt never takes a candidate away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from ecr_denied.live.case import Case, Moment
from ecr_denied.live.documents import Evaluation, Tri, any_of
from ecr_denied.live.policies import CONTROLS
from ecr_denied.live.probes import TRANSFER
from ecr_denied.live.rules import LET_IN, UNEXPLAINED, DecisionRule, rules_for
from ecr_denied.live.vocabulary import FINDINGS, REFUSED, Candidate, Confidence
from ecr_denied.records import Cause, Operation, Policy, PolicyEffect

__all__ = ["DOUBTS", "Evidence", "judged", "parts_of"]

# The caller's own calls that repeat a request of which the step is not known.
_STEPS: Mapping[Operation | None, tuple[str, ...]] = {
    Operation.PUSH: ("ecr:BatchCheckLayerAvailability",),
    Operation.PULL: ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
}
_DOCUMENTS = ("repository-policy", "registry-policy")
_READS = "ecr:BatchGetImage"
# Of several actions the worst counts.
_SIDE = (
    "denied-by-repository",
    "denied-by-registry",
    "ungranted",
    "unclear",
    "perhaps-ungranted",
    "granted-under-conditions",
    "granted-to-account",
    "granted-by-name",
)
_OWN = (
    "own-denies",
    "own-limited-by-organization",
    "own-limited-by-boundary",
    "own-lacks",
    "own-perhaps-lacks",
    "own-is-unclear",
    "own-allows",
)


def parts_of(probe: str, case: Case) -> tuple[str, ...]:
    """The probes of which one is put together; of any other none."""
    if probe == "again":
        return tuple(TRANSFER[action] for action in _repeated(case))
    if probe == "own":
        controls = (TRANSFER[action] for action in CONTROLS.get(case.failure.operation, ()))
        return (*controls, *_DOCUMENTS, "simulation")
    return _DOCUMENTS if probe in ("side", "deny") else ()


def _repeated(case: Case) -> tuple[str, ...]:
    """The actions that the caller's own calls repeat: the refused one, or the steps that can be made again."""
    action = case.failure.action
    known = _STEPS.get(case.failure.operation, ()) if action is None else (action,)
    return tuple(one for one in known if one in TRANSFER)


@dataclass
class Evidence:
    """What was seen so far: the outcome of each probe, and what it says of each action."""

    case: Case
    known: dict[str, str] = field(default_factory=dict)
    by_action: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()

    @property
    def seen(self) -> dict[str, str]:
        """The outcomes, with those that are put together."""
        together = {"again": self.again, "side": self.side, "deny": self.deny, "own": self.own}
        return {**self.known, **{probe: outcome for probe, outcome in together.items() if outcome is not None}}

    # --- the caller's own calls ------------------------------------------------------------------------------

    def of_action(self, action: str) -> str | None:
        """What the caller's own call of an action came to."""
        return self.known.get(TRANSFER.get(action, ""))

    def is_let_in(self, action: str) -> bool:
        """True if the caller's own call of an action was let in from here."""
        return self.of_action(action) in LET_IN

    @property
    def refusal(self) -> tuple[str, str] | None:
        """The first step of the refused request that is refused again: its action, and what the answer says."""
        made = ((action, self.of_action(action) or "") for action in _repeated(self.case))
        return next(((action, said) for action, said in made if said in REFUSED), None)

    @property
    def again(self) -> str | None:
        """What the refused request came to when it was made again from here."""
        if self.refusal is not None:
            return self.refusal[1]
        actions = _repeated(self.case)
        # The first step of a push that is let in says nothing of the later ones.
        is_whole = self.case.failure.action is not None or self.case.pulls
        return "let-in" if actions and is_whole and all(map(self.is_let_in, actions)) else None

    # --- documents and simulation --------------------------------------------------------------------------

    @property
    def _open(self) -> tuple[str, ...]:
        """The actions that are in question; what was let in a moment ago is not."""
        preflight = self.case.moment is Moment.PREFLIGHT
        known = (one for one in self.case.actions if one not in self.unasked)
        return tuple(one for one in known if not (preflight and self.is_let_in(one)))

    def _readings(self, action: str) -> tuple[Evaluation | None, Evaluation | None]:
        """What the repository's and the registry's policies say; ``None`` where one was not read."""
        found = (self.by_action.get(probe, {}).get(action) for probe in ("repository-policy", "registry-policy"))
        ours, theirs = found
        return ours, theirs

    @property
    def side(self) -> str | None:
        """What the registry's side says to all actions together."""
        if "repository-policy" not in self.by_action:
            return None
        said = {self.granted(action) for action in self._open}
        return next((one for one in _SIDE if one in said), None)

    @property
    def deny(self) -> str | None:
        """Which one of both policies of the registry's side may hold a Deny of this, where only one may."""
        readings = [one for action in self._open for one in [self._readings(action)] if None not in one]
        if not readings or len(readings) < len(self._open):
            return None
        sides = [
            name
            for number, name in enumerate(("repository", "registry"))
            if any(one is not None and one.denies is not False for one in (both[number] for both in readings))
        ]
        return f"{sides[0]}-may" if len(sides) == 1 else "-or-".join((*sides, "may"))

    def granted(self, action: str) -> str:
        """What the registry's side says to one action."""
        readings = self._readings(action)
        ours, theirs = readings
        for reading, outcome in ((ours, "denied-by-repository"), (theirs, "denied-by-registry")):
            if reading is not None and reading.denies:
                return outcome
        known = [one for one in readings if one is not None]
        allows = any_of(one.allows for one in known)
        if allows is False:
            return "ungranted" if len(known) == len(readings) else "perhaps-ungranted"
        if allows is None and ours is not None and ours.allows is False:
            return "granted-under-conditions"
        if allows is None or any(one.denies is None for one in known):
            return "unclear"
        return "granted-by-name" if any(one.named for one in known) else "granted-to-account"

    @property
    def names_another(self) -> bool:
        """True if a policy of the registry's side lets in somebody else of the caller's account."""
        readings = (one for action in self.case.actions for one in self._readings(action))
        return any(one is not None and one.names_another for one in readings)

    @property
    def _simulated(self) -> Mapping[str, str]:
        return self.by_action.get("simulation", {})

    @property
    def is_controlled(self) -> bool | None:
        """True if the simulator allows what AWS let in, false if it denies that; ``None`` where nothing tells."""
        said = {one for action, one in self._simulated.items() if self.is_let_in(action)} - {"identity-is-unclear"}
        return said == {"identity-allows"} if said else None

    @property
    def own(self) -> str | None:
        """What the caller's own policies say to what the registry's side leaves to them."""
        if not self._simulated or self.is_controlled is False:
            return None
        said = {self._owned(action) for action in self._open}
        return next((one for one in _OWN if one in said), None)

    def _owned(self, action: str) -> str:
        outcome = f"own-{self._simulated.get(action, 'identity-is-unclear').removeprefix('identity-')}"
        if outcome != "own-lacks" or not self.case.stays_within:
            return outcome
        direct = self._directly(action)
        return "own-allows" if direct else "own-lacks" if direct is False else "own-perhaps-lacks"

    def _directly(self, action: str) -> Tri:
        """True if a policy of the registry's side lets the caller itself in, which is enough within one account."""
        return any_of(None if one is None else one.directly for one in self._readings(action))


# --- candidates ------------------------------------------------------------------------------------------------


class _Held(NamedTuple):
    """A rule that holds, and the doubt that lowers it."""

    rule: DecisionRule
    doubt: str | None

    @property
    def confidence(self) -> Confidence:
        return Confidence.NARROWED if self.doubt else self.rule.confidence


def judged(evidence: Evidence) -> tuple[Candidate, ...]:
    """Everything that may be wrong, the likeliest first."""
    seen = evidence.seen
    held = [_Held(rule, _doubt(rule, evidence)) for rule in rules_for(evidence.case) if rule.holds(seen)]
    held.sort(
        key=lambda one: (
            one.confidence is not Confidence.PROVED,
            one.rule.finding.endswith("-next"),
            not _is_blamed(one.rule, evidence),
            _is_uncontrolled(one.rule, evidence),
            -len(one.rule.needs),
        )
    )
    found: dict[str, Candidate] = {}
    for one in held:
        finding = FINDINGS[one.rule.finding]
        made = Candidate(
            finding=one.rule.finding,
            verdict=finding.check,
            confidence=one.confidence,
            doubt=one.doubt,
            meaning=": ".join((finding.meaning, *filter(None, map(evidence.words.get, one.rule.needs)))),
        )
        found.setdefault(one.rule.finding, made)
    return tuple(found.values())


def _is_blamed(rule: DecisionRule, evidence: Evidence) -> bool:
    policy = evidence.case.failure.policy
    return policy is not None and _agrees(FINDINGS[rule.finding].blames, policy)


def _agrees(blames: Iterable[tuple[Any, PolicyEffect | None]], policy: Policy) -> bool:
    """True if a finding explains a sentence that blames this policy."""
    return any(kind is policy.type and (effect is None or policy.effect in (None, effect)) for kind, effect in blames)


def _doubt(rule: DecisionRule, evidence: Evidence) -> str | None:
    """Why a proof is none; ``None`` where nothing speaks against it."""
    if rule.confidence is not Confidence.PROVED:
        return None
    return next((words for words, applies in DOUBTS.items() if applies(rule, evidence)), None)


def _blames_another(rule: DecisionRule, evidence: Evidence) -> bool:
    """The sentence blames a type of policy that is not the finding's, or not that of the refusal that it rests on.

    What was in the way may be mended, and something else by now, or here.
    """
    case, now = evidence.case, _refused_now(rule, evidence)
    if (
        case.moment is Moment.BEFORE
        and case.said
        and case.said.policy
        and now
        and now.type is not case.said.policy.type
    ):
        return True
    return case.failure.policy is not None and not _agrees(FINDINGS[rule.finding].blames, case.failure.policy)


def _refused_now(rule: DecisionRule, evidence: Evidence) -> Policy | None:
    """What the refusal from here blames that a rule rests on."""
    return next((REFUSED.get(evidence.seen.get(one, "")) for one in ("again", "token") if one in rule.needs), None)


def _is_contradicted(rule: DecisionRule, evidence: Evidence) -> bool:
    """A policy is found to refuse what is let in from here, or something to be missing that was read."""
    finding = FINDINGS[rule.finding]
    if rule.finding == "repository-missing":
        return any(evidence.is_let_in(action) for action in TRANSFER if action != "ecr:GetAuthorizationToken")
    if rule.finding == "image-missing":
        return evidence.is_let_in("ecr:BatchGetImage") and evidence.known["pull"] not in ("no-image", "let-in")
    return finding.is_of_principal and evidence.again == "let-in"


def _is_uncontrolled(rule: DecisionRule, evidence: Evidence) -> bool:
    """It rests on a simulation, and nothing that AWS let in shows that the simulator decides as AWS does."""
    return "own" in rule.needs and not evidence.is_controlled


def _is_assumed(rule: DecisionRule, evidence: Evidence) -> bool:
    """It is true of the principal here, and the text does not say whose request was refused.

    Where the same request is refused again it is the same, unless a policy shows who else may have been meant. A policy
    that denies the one who is here need not have denied the other, where the text does not say that one did.
    """
    if not evidence.case.is_assumed or not FINDINGS[rule.finding].is_of_principal:
        return False
    if evidence.refusal is None:
        return True
    if rule.finding.endswith("-policy-denies"):
        return (evidence.case.said or evidence.case.failure).cause is not Cause.EXPLICIT_DENY
    return rule.finding == "grant-missing" and evidence.names_another


def _is_of_another_place(rule: DecisionRule, evidence: Evidence) -> bool:
    """It rests on a refusal from here, for a reason that the text does not give.

    Another session of the same role has other policies, another way other endpoints, and the conditions of any policy
    may hold for one place alone.
    """
    case = evidence.case
    if case.moment is not Moment.BEFORE or case.said is None or case.said.policy is not None:
        return False
    is_retold = case.failure.policy is not None and rule.needs.keys().isdisjoint(("side", "own"))
    return (is_retold or _refused_now(rule, evidence) is not None) and FINDINGS[rule.finding].is_of_principal


def _is_of_unsaid_step(rule: DecisionRule, evidence: Evidence) -> bool:
    """It rests on what policies say, and the text does not say which step was refused.

    Where it does not say why either, the policies may have changed since. Else they may say something else to the
    first step than to a later one.
    """
    case = evidence.case
    if case.moment is not Moment.BEFORE or case.said is None or case.said.action is not None:
        return False
    if rule.needs.keys().isdisjoint(("side", "own")):
        return False
    if case.said.cause in UNEXPLAINED:
        return FINDINGS[rule.finding].is_of_principal
    first = next(iter(Case.of(case.said).actions), None)
    is_later = case.failure.action not in (None, first)
    return is_later or (first is not None and "side" in rule.needs and evidence.granted(first) != evidence.side)


def _may_be_another_part(rule: DecisionRule, evidence: Evidence) -> bool:
    """The text does not say what was not found, and it may be a layer or an image of an index."""
    return rule.finding == "found-now" and evidence.case.failure.cause is Cause.NOT_FOUND


def _is_read_of_push(rule: DecisionRule, evidence: Evidence) -> bool:
    """It is of the manifest that a push reads first, with some clients.

    Source: docker's containerd store, BuildKit and containerd take a refused HEAD for an error (containerd, pusher.go);
    docker's classic store sends none, and go-containerregistry takes it for "not there" since 0.15.2.
    """
    case = evidence.case
    if case.wanted is not Operation.PUSH or not FINDINGS[rule.finding].is_of_principal:
        return False
    if case.moment is Moment.NOW:
        return case.failure.action == _READS
    if case.failure.action is not None or rule.needs.keys().isdisjoint(("side", "own")):
        return False
    return not rule.holds(replace(evidence, unasked=frozenset({_READS})).seen)


DOUBTS: Mapping[str, Callable[[DecisionRule, Evidence], bool]] = {
    "the text blames another type of policy": _blames_another,
    "the same call is let in from here": _is_contradicted,
    "a simulation says so, and no call shows that it decides as AWS does": _is_uncontrolled,
    "the text does not say whose request was refused": _is_assumed,
    "this holds for the session and the way from here": _is_of_another_place,
    "the text does not say which step was refused": _is_of_unsaid_step,
    "the text does not say what was not found: a layer, or an image of an index, may be": _may_be_another_part,
    "docker's classic store, crane and kaniko push without ecr:BatchGetImage, other clients not": _is_read_of_push,
}
