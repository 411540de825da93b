"""From what was seen to what is found: evidence that is put together, candidates, and the doubts that lower a proof.

What the text says and what is seen here are each an action, by a principal, at a place, with an outcome. What is seen
applies to what the text says as far as these four are the same; ``DOUBTS`` says where they are not. A doubt never
takes a candidate away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

from ecr_denied.live.case import Asker, Case
from ecr_denied.live.documents import Evaluation, Tri, any_of
from ecr_denied.live.policies import CONTROLS
from ecr_denied.live.probes import TRANSFER
from ecr_denied.live.rules import LET_IN, UNEXPLAINED, DecisionRule, rules_for
from ecr_denied.live.vocabulary import FINDINGS, REFUSED, Candidate, Confidence, Seen, explains, is_of_principal
from ecr_denied.records import Operation, Policy

__all__ = ["DOUBTS", "Evidence", "judged", "parts_of"]

# The caller's own calls that repeat a request of which the step is not known.
_STEPS: Mapping[Operation | None, tuple[str, ...]] = {
    Operation.PUSH: ("ecr:BatchCheckLayerAvailability",),
    Operation.PULL: ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
}
_DOCUMENTS = ("repository-policy", "registry-policy")
_BY_POLICIES = ("side", "own")
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
_OWN = ("denies", "limited-by-organization", "limited-by-boundary", "lacks", "perhaps-lacks", "is-unclear", "allows")


def parts_of(probe: str, case: Case) -> tuple[str, ...]:
    """The probes of which one is put together; of any other none."""
    if probe == "again":
        return tuple(TRANSFER[action] for action in _repeated(case))
    if probe == "own":
        controls = (TRANSFER[action] for action in CONTROLS.get(case.asked.operation, ()))
        return (*controls, *_DOCUMENTS, "simulation")
    return _DOCUMENTS if probe in ("side", "deny") else ()


def _repeated(case: Case) -> tuple[str, ...]:
    """The actions that the caller's own calls repeat: the refused one, or the steps that can be made again."""
    action = case.asked.action
    known = _STEPS.get(case.asked.operation, ()) if action is None else (action,)
    return tuple(one for one in known if one in TRANSFER)


def _reads(rule: DecisionRule) -> bool:
    """True if a rule rests on what policies say, which is the same at any place."""
    return not rule.needs.keys().isdisjoint(_BY_POLICIES)


@dataclass
class Evidence:
    """What was seen so far, by probe."""

    case: Case
    answers: dict[str, Seen] = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()

    @property
    def known(self) -> dict[str, str]:
        """The outcomes."""
        return {probe: one.outcome for probe, one in self.answers.items()}

    @property
    def seen(self) -> dict[str, str]:
        """The outcomes, with those that are put together."""
        together = {"again": self.again, "side": self.side, "deny": self.deny, "own": self.own}
        return {**self.known, **{probe: outcome for probe, outcome in together.items() if outcome is not None}}

    def from_here(self, rule: DecisionRule) -> list[Policy | None]:
        """What a rule rests on and holds from here alone: the policy of each refusal, ``None`` for what was let in."""
        again = [self.seen[probe] for probe in ("again", "token") if probe in rule.needs and probe in self.seen]
        found = [REFUSED[said].policy for said in again if said in REFUSED]
        if FINDINGS[rule.finding].check is None and "pull" in rule.needs:
            found.append(None)
        # A call that was refused in the same way says what the text does not.
        told, policy = self.case.told, self.case.asked.policy
        return [*found, policy] if told and policy and told.policy is None and not _reads(rule) else found

    # --- the caller's own calls ------------------------------------------------------------------------------

    def is_let_in(self, action: str) -> bool:
        """True if the caller's own call of an action was let in from here."""
        return self.known.get(TRANSFER.get(action, "")) in LET_IN

    def refused(self, actions: Iterable[str]) -> tuple[str, str] | None:
        """The first of the caller's own calls that was refused: its action, and what the answer says."""
        made = ((action, self.known.get(TRANSFER[action], "")) for action in actions)
        return next(((action, said) for action, said in made if said in REFUSED), None)

    @property
    def refusal(self) -> tuple[str, str] | None:
        """The first step of the refused request that is refused again."""
        return self.refused(_repeated(self.case))

    @property
    def again(self) -> str | None:
        """What the refused request came to when it was made again from here."""
        if self.refusal is not None:
            return self.refusal[1]
        actions = _repeated(self.case)
        # The first step of a push that is let in says nothing of the later ones.
        is_whole = self.case.asked.action is not None or self.case.pulls
        return "let-in" if actions and is_whole and all(map(self.is_let_in, actions)) else None

    # --- documents and simulation --------------------------------------------------------------------------

    @property
    def _open(self) -> tuple[str, ...]:
        """The actions that are in question; what was let in a moment ago is not."""
        known = (one for one in self.case.actions if one not in self.unasked)
        return tuple(one for one in known if not (self.case.is_ahead and self.is_let_in(one)))

    def _readings(self, action: str) -> tuple[Evaluation | None, ...]:
        """What the repository's and the registry's policies say; ``None`` where one was not read."""
        return tuple(self._by_action(probe).get(action) for probe in _DOCUMENTS)

    def _by_action(self, probe: str) -> Mapping[str, Any]:
        return self.answers[probe].by_action if probe in self.answers else {}

    @property
    def side(self) -> str | None:
        """What the registry's side says to all actions together."""
        if not self._by_action("repository-policy"):
            return None
        said = {self.granted(action) for action in self._open}
        return next((one for one in _SIDE if one in said), None)

    @property
    def deny(self) -> str | None:
        """Which one of both policies of the registry's side may hold a Deny of this, where only one may."""
        readings = [self._readings(action) for action in self._open]
        if not readings or any(None in both for both in readings):
            return None
        may = [any(one is not None and one.denies is not False for one in each) for each in zip(*readings, strict=True)]
        return None if sum(may) != 1 else "repository-may" if may[0] else "registry-may"

    def granted(self, action: str) -> str:
        """What the registry's side says to one action."""
        readings = self._readings(action)
        for reading, outcome in zip(readings, _SIDE, strict=False):
            if reading is not None and reading.denies:
                return outcome
        known = [one for one in readings if one is not None]
        allows = any_of(one.allows for one in known)
        if allows is False:
            return "ungranted" if len(known) == len(readings) else "perhaps-ungranted"
        if allows is None and readings[0] is not None and readings[0].allows is False:
            return "granted-under-conditions"
        if allows is None or any(one.denies is None for one in known):
            return "unclear"
        return "granted-by-name" if any(one.named for one in known) else "granted-to-account"

    @property
    def names_another(self) -> bool:
        """True if a policy of the registry's side lets in another principal of the caller's account."""
        readings = (one for action in self.case.actions for one in self._readings(action))
        return any(one is not None and one.names_another for one in readings)

    @property
    def _simulated(self) -> Mapping[str, str]:
        return self._by_action("simulation")

    @property
    def is_controlled(self) -> bool | None:
        """True if the simulator allows what AWS let in, false if it denies that; ``None`` where nothing shows it."""
        said = {one for action, one in self._simulated.items() if self.is_let_in(action)} - {"identity-is-unclear"}
        return said == {"identity-allows"} if said else None

    @property
    def own(self) -> str | None:
        """What the caller's own policies say to what the registry's side leaves to them."""
        if not self._simulated or self.is_controlled is False:
            return None
        said = {self._owned(action) for action in self._open}
        return next((f"own-{one}" for one in _OWN if one in said), None)

    def _owned(self, action: str) -> str:
        outcome = self._simulated.get(action, "is-unclear").removeprefix("identity-")
        if outcome != "lacks" or not self.case.stays_within:
            return outcome
        direct = self._directly(action)
        return "allows" if direct else "lacks" if direct is False else "perhaps-lacks"

    def _directly(self, action: str) -> Tri:
        """True if a policy of the registry's side lets the caller itself in, which is enough within one account."""
        return any_of(None if one is None else one.directly for one in self._readings(action))


# --- candidates ------------------------------------------------------------------------------------------------


def judged(evidence: Evidence) -> tuple[Candidate, ...]:
    """Everything that may be wrong, the likeliest first."""
    seen, policy = evidence.seen, evidence.case.asked.policy
    held: list[tuple[tuple[bool, bool, bool, bool, int], Candidate]] = []
    for rule in rules_for(evidence.case):
        if not rule.holds(seen):
            continue
        name, finding, doubt = rule.finding, FINDINGS[rule.finding], _doubt(rule, evidence)
        answers = map(evidence.answers.get, rule.needs)
        made = Candidate(
            finding=name,
            verdict=finding.check,
            confidence=Confidence.NARROWED if doubt else rule.confidence,
            doubt=doubt,
            meaning=": ".join((finding.meaning, *(one.words for one in answers if one and one.words))),
        )
        order = (
            made.confidence is not Confidence.PROVED,
            name.endswith("-next"),
            policy is None or not explains(name, policy),
            _is_uncontrolled(rule, evidence),
            -len(rule.needs),
        )
        held.append((order, made))
    found: dict[str, Candidate] = {}
    for _, one in sorted(held, key=itemgetter(0)):
        found.setdefault(one.finding, one)
    return tuple(found.values())


def _doubt(rule: DecisionRule, evidence: Evidence) -> str | None:
    """Why a proof is none; ``None`` where nothing speaks against it."""
    if rule.confidence is not Confidence.PROVED:
        return None
    return next((words for words, applies in DOUBTS.items() if applies(rule, evidence)), None)


def _has_another_outcome(rule: DecisionRule, evidence: Evidence) -> bool:
    """The sentence blames a type of policy that is not the finding's, or not that of the refusal that it rests on.

    The first obstacle may be gone, and there may be another by now, or here.
    """
    told, policy = evidence.case.told, evidence.case.asked.policy
    blamed = told.policy if told else None
    if blamed and any(one.type is not blamed.type for one in evidence.from_here(rule) if one):
        return True
    return policy is not None and not explains(rule.finding, policy)


def _is_contradicted(rule: DecisionRule, evidence: Evidence) -> bool:
    """The finding is a policy that refuses what is let in from here, or the lack of something that was read."""
    if rule.finding == "repository-missing":
        return any(evidence.is_let_in(action) for action in TRANSFER if action != "ecr:GetAuthorizationToken")
    if rule.finding == "image-missing":
        return evidence.is_let_in(_READS) and evidence.known["pull"] not in ("no-image", "let-in")
    return FINDINGS[rule.finding].check is not None and is_of_principal(rule.finding) and evidence.again == "let-in"


def _is_uncontrolled(rule: DecisionRule, evidence: Evidence) -> bool:
    """It rests on a simulation, and nothing that AWS let in shows that the simulator decides as AWS does."""
    return "own" in rule.needs and not evidence.is_controlled


def _is_of_another_principal(rule: DecisionRule, evidence: Evidence) -> bool:
    """It is true of the principal here, and the text does not say whose request was refused.

    Where the same request is refused again it is the same, unless a policy shows who else may have been meant. A policy
    that denies the one who is here need not have denied the other, where the text does not say that one did.
    """
    if evidence.case.asker is Asker.NAMED or not is_of_principal(rule.finding):
        return False
    if evidence.refusal is not None and not rule.finding.endswith("-policy-denies"):
        return rule.finding == "grant-missing" and evidence.names_another
    return evidence.refusal is None or not evidence.case.sentence["cause=explicit-deny"]


def _is_of_another_place(rule: DecisionRule, evidence: Evidence) -> bool:
    """It rests on a call from here: a refusal for a reason that the text does not give, or one that is let in.

    Another session of the same role has other policies, another way other endpoints, and the conditions of any policy
    may hold for one place alone.
    """
    told = evidence.case.told
    return bool(told and not told.policy and is_of_principal(rule.finding) and evidence.from_here(rule))


def _is_of_another_action(rule: DecisionRule, evidence: Evidence) -> bool:
    """It rests on what policies say, and the text does not say which step was refused.

    Where it does not say why either, the policies may have changed since. Else they may say something else to the
    first step than to a later one.
    """
    case, told = evidence.case, evidence.case.told
    if told is None or told.action is not None or not _reads(rule):
        return False
    if told.cause in UNEXPLAINED:
        return is_of_principal(rule.finding)
    first = next(iter(Case.of(told).actions), None)
    is_later = case.asked.action not in (None, first)
    return is_later or (first is not None and "side" in rule.needs and evidence.granted(first) != evidence.side)


def _is_read_of_push(rule: DecisionRule, evidence: Evidence) -> bool:
    """It is of the manifest that a push reads first, with some clients.

    Source: docker's containerd store, BuildKit and containerd take a refused HEAD for an error (containerd, pusher.go);
    docker's classic store sends none, and go-containerregistry takes it for "not there" since 0.15.2.
    """
    case = evidence.case
    if not case.known["push"] or not is_of_principal(rule.finding):
        return False
    if case.told is None and not case.is_ahead:
        return case.asked.action == _READS
    if case.asked.action is not None or not _reads(rule):
        return False
    return not rule.holds(replace(evidence, unasked=frozenset({_READS})).seen)


DOUBTS: Mapping[str, Callable[[DecisionRule, Evidence], bool]] = {
    "the text blames another type of policy": _has_another_outcome,
    "the same call is let in from here": _is_contradicted,
    "a simulation says so, and no call shows that it decides as AWS does": _is_uncontrolled,
    "the text does not say whose request was refused": _is_of_another_principal,
    "this holds for the session and the way from here": _is_of_another_place,
    "the text does not say which step was refused": _is_of_another_action,
    "docker's classic store, crane and kaniko push without ecr:BatchGetImage, other clients not": _is_read_of_push,
}
