"""The lane: every command in every world, and what the answers say of the advice's claims.

``walk`` runs the commands of the drawn records, filled in, with the credentials of whoever is to run them. Commands
that change something run last. Of commands that differ in nothing a world can tell, one runs in every world; all run
where all is well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ecr_denied.records import RunBy
from tools.aws.accounts import CALLER, OWNER, SECRETS
from tools.aws.front import serving
from tools.aws.worlds import ALL_IS_WELL, World, worlds
from tools.proof import printed
from tools.proof.cli import Answer, Cli
from tools.proof.outcomes import WRONG, Setting, is_shown, is_told, proof_of

__all__ = ["Asked", "Claim", "Walk", "refused_of", "secrets_in", "silent", "unproven", "walk"]

_NOTHING = frozenset({"", "null", "None", "[]"})
# Options whose values tell commands of one shape apart.
_ALIKE = frozenset({"--action-names", "--region"})


@dataclass(frozen=True)
class Asked:
    """One command line, filled in, and who runs it."""

    words: tuple[str, ...]
    run_by: RunBy
    changes_state: bool

    @property
    def operation(self) -> str:
        """What it does."""
        return printed.operation_of(self.words)

    @property
    def shape(self) -> tuple[object, ...]:
        """What its answers can depend on in a world: not in which region, nor which of an operation's actions."""
        kept: list[str] = []
        option = ""
        for word in self.words:
            option = word if word.startswith("--") else option
            if word == option or option not in _ALIKE:
                kept.append(word)
        return self.run_by, tuple(kept)


@dataclass
class Walk:
    """All answers: by command, then by the name of the world. And the outcomes of a command, by advice."""

    across: bool
    answers: dict[Asked, dict[str, Answer]] = field(default_factory=dict)
    outcomes: dict[Asked, set[tuple[str, ...]]] = field(default_factory=dict)

    @cached_property
    def claims(self) -> list[Claim]:
        """Every claim that the table of outcomes can prove or disprove."""
        found = []
        for asked, groups in self.outcomes.items():
            if any(part in " ".join(asked.words) for part in WRONG):
                continue
            for outcome in sorted({outcome for group in groups for outcome in group}):
                proof = proof_of(asked.operation, outcome)
                if proof is None:
                    continue
                for world in worlds(across=self.across):
                    if world.name in self.answers[asked]:
                        shown = proof.seen_in(self.answers[asked][world.name].text)
                        holds = proof.holds(Setting(world, asked.run_by, asked.words))
                        found.append(Claim(asked, outcome, world.name, holds, shown))
        return found


@dataclass(frozen=True)
class Claim:
    """One outcome of one command in one world: whether it must show, and whether it does."""

    asked: Asked
    outcome: str
    world: str
    wanted: bool
    shown: bool

    @property
    def held(self) -> bool:
        """Whether the answer says what is so."""
        return self.wanted is self.shown


def _asked(across: bool) -> dict[Asked, set[tuple[str, ...]]]:
    found: dict[Asked, set[tuple[str, ...]]] = {}
    account = CALLER if across else OWNER
    for one in printed.commands(across=across):
        words = tuple(printed.filled(one.line, printed.filling(account, one.run_by)))
        asked = Asked(words, one.run_by, one.changes_state)
        found.setdefault(asked, set()).add(tuple(outcome.id for outcome in one.outcomes))
    return found


def walk(*, across: bool, into: Sequence[World] | None = None) -> Walk:
    """Run every command in every world of a caller of another account, or of the registry's."""
    done = Walk(across, outcomes=_asked(across))
    ordered = sorted(done.outcomes, key=lambda one: (one.changes_state, one.words, one.run_by))
    alike = {(one.shape, frozenset(done.outcomes[one])): one for one in reversed(ordered)}
    everywhere = set(alike.values())
    with serving() as (front, endpoint):
        cli = Cli(endpoint)
        for world in into or worlds(across=across):
            front.enter(world)
            for asked in ordered:
                # What the owner and the organization see does not depend on the caller's account: across will do.
                apart = across or asked.run_by not in (RunBy.REGISTRY_OWNER, RunBy.ORGANIZATION_ADMIN)
                if world.name != ALL_IS_WELL.name and not (asked in everywhere and apart):
                    continue
                answer = cli.run(asked.words, front.callers[asked.run_by])
                done.answers.setdefault(asked, {})[world.name] = answer
    return done


def silent(walks: Iterable[Walk]) -> list[Asked]:
    """The commands to AWS that answer with nothing, null or an error in every world: no use to anyone."""
    heard: dict[Asked, bool] = {}
    for done in walks:
        for asked, answers in done.answers.items():
            if len(answers) > 1:
                told = any(answer.status == 0 and answer.output.strip() not in _NOTHING for answer in answers.values())
                alike = tuple(word.replace(f"iam::{OWNER}:", f"iam::{CALLER}:") for word in asked.words)
                known = replace(asked, words=alike)
                heard[known] = heard.get(known, False) or told
    return [asked for asked, told in heard.items() if is_shown(asked.operation) and not told]


def unproven(asked: Iterable[printed.Printed]) -> list[tuple[str, str]]:
    """The outcomes that no row proves, and that are not listed as impossible to show."""
    found = {
        (operation, outcome.id)
        for one in asked
        for outcome in one.outcomes
        if not is_told(operation := printed.operation_of(one.line.split()), outcome.id)
    }
    return sorted(found)


def refused_of(lines: Iterable[printed.Printed]) -> list[tuple[str, str]]:
    """The commands, as they are printed for anybody's names, that the CLI does not understand; and its words."""
    found = {}
    places = printed.filling(CALLER, RunBy.CALLER)
    with serving() as (front, endpoint):
        cli = Cli(endpoint)
        for one in lines:
            answer = cli.run(printed.filled(one.line, places), front.callers[one.run_by])
            if answer.not_understood:
                found[one.line] = answer.errors.strip()
    return sorted(found.items())


def secrets_in(answers: Iterable[Answer]) -> list[str]:
    """The secrets of the stand-in that were printed."""
    return [secret for answer in answers for secret in SECRETS if secret in answer.text]
