"""The only memory of reading: what is being pushed, pulled or logged in to, from its opening to its end.

``docker push`` prints ``The push refers to repository [...]`` on stdout and ``denied: ...`` on stderr; only where the
input holds both can the refusal be given its reference. What no line said stays unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from ecr_denied.catalogue.entry import By, Does, Strength, Verdict
from ecr_denied.expression import expression
from ecr_denied.names.actions import can_be_part_of, is_role_assumption
from ecr_denied.names.partitions import region_or_none
from ecr_denied.names.references import NAMES, Reference
from ecr_denied.names.requesters import OWN_LOGINS, RUNNERS
from ecr_denied.names.syntax import compact, repository_or_none, tag_or_none
from ecr_denied.reading.judge.assembly import failure_from, own_reference
from ecr_denied.reading.judge.command import Commands
from ecr_denied.reading.judge.evidence import is_about_ecr, is_left_open, is_told_of, named_near, only_mentions
from ecr_denied.reading.judge.report import ShortInput
from ecr_denied.reading.judge.tellings import Tellings, is_vague
from ecr_denied.reading.lines.command_lines import CommandLines
from ecr_denied.reading.lines.sieve import TALLEST
from ecr_denied.reading.match.claim import Claim
from ecr_denied.records import Failure
from ecr_denied.terms import Cause, Operation, Told

__all__ = ["HOLD", "Story"]

# How many lines after its last sign a push, pull or login is taken to be under way.
HOLD = 60


@dataclass(slots=True)
class _Scene:
    """One push, pull or login.

    It is ``open`` while it is under way, ``ended`` when it went well, ``failed`` when its failure was told; then only
    the reason may follow, within ``hold`` lines of ``line``.
    """

    reference: Reference = field(default_factory=Reference)
    operation: Operation | None = None
    client: str | None = None
    default_tag: str | None = None
    ecr: bool | None = None
    open: bool = False
    ended: bool = False
    failed: bool = False
    retrying: Claim | None = None
    hold: int = HOLD
    line: int = 0

    @property
    def over(self) -> bool:
        """Whether it came to an end, well or not."""
        return self.ended or self.failed


@dataclass(slots=True)
class Story:
    """Follows the statements of one input, in their order.

    :param told: how the input tells its failures.
    :param report: the whole input, where it is short.
    :param command_lines: where it shows that a command begins.
    """

    told: Told = Told.PRINTED
    report: ShortInput = field(default_factory=ShortInput)
    command_lines: CommandLines = field(default_factory=CommandLines)
    _scene: _Scene = field(default_factory=_Scene)
    _tellings: Tellings = field(default_factory=Tellings)
    _commands: Commands = field(default_factory=lambda: Commands(HOLD))
    _unclaimed: tuple[Claim, Verdict] | None = None
    # The scene below the last failure that left its reason to be told: a trace may stand between.
    _vague: _Scene | None = None

    def only_mentions(self, statement: Claim) -> bool:
        """True if the statement speaks of a failure that is none of what is under way."""
        verdict = statement.verdict
        return verdict is not None and only_mentions(
            statement,
            lambda: self._scene.line < statement.first_line and self._is_under_way(statement, verdict),
        )

    def take(self, statement: Claim) -> None:
        """Take the next statement in; what was left behind above its first line has ``passed``."""
        verdict = statement.verdict
        self._commands.take(statement)
        if self._vague and statement.is_cause:
            self._scene = self._vague
        if verdict is None:
            self._note(statement)
        elif self._is_ours(statement, verdict):
            self._fail(statement, verdict)
        elif verdict.by is not By.ANYONE and not is_role_assumption(statement.action):
            # Another registry's push or pull failed; it may be told once more, without the name.
            self._scene = _Scene(
                ecr=False if self._scene.ecr is False else None, hold=TALLEST, line=statement.last_line
            )
        else:
            self._leave_unclaimed(statement, verdict)
            self._note(statement)
            if is_told_of(statement):
                self.report.leaves(_quoted(failure_from(statement)))
            elif is_left_open(statement):
                image = next(iter(statement.named), Reference())
                self.report.leaves(self._as_told(failure_from(statement)), image)

    @property
    def under_way(self) -> int:
        """The last line on which the words of anybody may tell of what is under way; 0 when nothing is."""
        scene = self._scene
        return scene.line + scene.hold if scene.open and scene.ecr is not False else 0

    def passed(self, line: int) -> Iterator[Failure]:
        """Yield the failures that nothing from ``line`` on can belong to, in the order of their lines."""
        self._leave(line)
        return self._tellings.passed(line)

    def end(self, *, given_up: bool) -> Iterator[Failure]:
        """Yield what is left: the input ended here, or paused; then a client that tries again has not given up."""
        if given_up:
            self._give_up()
        return self._tellings.all()

    # --- what is under way ------------------------------------------------------------------------------

    def _leave(self, line: int) -> None:
        if line - self._scene.line > self._scene.hold:
            self._give_up()
            self._scene = _Scene()

    def _give_up(self) -> None:
        """A client that was still trying again when nothing more was said has failed."""
        scene, retrying = self._scene, self._scene.retrying
        if retrying is not None and scene.ecr:
            scene.retrying = None
            failure = failure_from(retrying, scene.reference, scene.operation, Cause.CONNECTION_CLOSED)
            self._tell(retrying, failure, Strength.WAY)

    def _note(self, statement: Claim) -> None:
        """Take in a statement that is no failure of ECR's but may name what is pushed, pulled or logged in to."""
        does = statement.does
        operation = next((clause.entry.operation for clause in statement.clauses if clause.entry.operation), None)
        if Does.FAILS in does:
            self._tellings.name_operation(operation)
            return
        if secret := statement.field("secret"):
            self._tellings.name_secret(compact(secret), statement.printed)
        scene = self._scene
        if Does.ENDS in does:
            named = self._named(statement) or scene.reference
            named = named.filled(Reference(tag=tag_or_none(statement.field("tag"))))
            self._tellings.get_over(named, operation or scene.operation)
            self.report.went_well(named, scene.reference)
            self._commands.went_well(named)
            self._scene = _Scene(named, scene.operation, ended=True, line=statement.last_line)
            return
        begins = bool(does & {Does.OPENS, Does.ECHOES})
        if not begins and not statement.references and self._tellings.end_near(statement.first_line, TALLEST):
            return  # said of the failure just above
        if (scene.over and (begins or operation)) or (begins and scene.operation not in (None, operation)):
            self._give_up()
            self._scene = scene = _Scene()
        scene.line = statement.last_line
        scene.open = scene.open or begins
        scene.operation = operation or scene.operation
        if begins:
            # What a command that is typed runs asks by itself.
            known = None if Does.ECHOES in does else scene.client
            scene.client = next((clause.entry.client for clause in statement.clauses if clause.entry.client), known)
        if Does.RETRIES in does:
            scene.retrying = statement
        self._refer(statement)

    def _refer(self, statement: Claim) -> None:
        scene = self._scene
        named = self._named(statement) or self._pulled(statement)
        if named is None:
            if statement.names_ecr:
                scene.ecr = True
            elif tag := statement.field("tag"):
                scene.default_tag = tag
            return
        known = scene.reference
        if named.ecr and known.ecr is None and named.repository and named.repository == known.repository:
            self._claim_for_image(statement.first_line, named)
        if named.ecr and named.agrees(known):
            named = named.filled(known)
        else:
            self._give_up()
        if named.ecr:
            named = named.filled(Reference(tag=scene.default_tag))
        scene.reference, scene.ecr = named, named.ecr

    def _named(self, statement: Claim) -> Reference | None:
        slot = statement.field("reference")
        slotted = Reference.parse(slot) if slot else Reference()
        for reference in (slotted, *statement.references):
            if reference.ecr:
                return reference
        if slot:
            # In an echoed command a word without a registry need not be an image at all.
            is_word = statement.does == {Does.ECHOES} and slotted.ecr is False and not slotted.registry
            return Reference() if is_word else slotted
        if region := region_or_none(statement.field("word")):
            return Reference(ecr=True, region=region)
        if statement.field("path"):
            return None
        return next(iter(statement.references), None)

    def _pulled(self, statement: Claim) -> Reference | None:
        """What ``TAG: Pulling from PATH`` says: no host, and perhaps another image than the one before."""
        path = statement.field("path")
        if path is None:
            return None
        known = self._scene.reference
        tag = Reference(tag=tag_or_none(statement.field("tag")))
        if known.repository and path.endswith(known.repository):
            return known.filled(tag)
        # Docker Hub alone keeps its own images under this name.
        ecr = False if path.startswith("library/") else None
        return Reference(ecr=ecr, repository=repository_or_none(path)).filled(tag)

    # --- what failed ------------------------------------------------------------------------------------

    def _is_ours(self, statement: Claim, verdict: Verdict) -> bool:
        under_way = partial(self._is_under_way, statement, verdict)
        image, elsewhere = self._scene.reference, self._scene.ecr is False or self.report.is_elsewhere
        return is_about_ecr(statement, verdict, under_way=under_way, image=image, elsewhere=elsewhere)

    def _is_under_way(self, statement: Claim, verdict: Verdict) -> bool:
        """True if an ECR push, pull or login is under way that the statement can be about."""
        scene = self._scene
        return (
            scene.open
            and scene.ecr is True
            and (not scene.failed or self._is_reason(statement, verdict))
            and not self.command_lines.stand_between(scene.line, statement.first_line)
        )

    def _is_reason(self, statement: Claim, verdict: Verdict) -> bool:
        """Whether anybody's words can be the reason of the failure just above."""
        return self._tellings.knows(self._failure(statement, verdict), Strength.WAY)

    def _fail(self, statement: Claim, verdict: Verdict) -> None:
        self._claim_for_login(statement.first_line, verdict)
        failure = self._failure(statement, verdict)
        is_reason = (
            self._scene.failed and _is_body(statement, verdict) and self._tellings.knows(failure, verdict.weight)
        )
        if self._scene.failed and not is_reason:
            failure = failure_from(statement)  # nothing of the failure above is this one's
        if self._scene.open and not is_reason:
            self.report.announces(statement.first_line)
        self._tell(statement, failure, verdict.weight)
        self._scene = _Scene(line=statement.last_line)
        if failure.cause is Cause.WRONG_REGISTRY:
            self._scene.ecr = False  # whatever is refused next is refused by the registry that was asked
        if is_vague(failure.cause):
            # The reason may stand right below: in a chain of causes, in the body of the answer.
            self._scene = _Scene(_named_by(failure), failure.operation, ecr=True, open=True, failed=True, hold=TALLEST)
            self._scene.line = statement.last_line
            self._vague = self._scene

    def _tell(self, statement: Claim, failure: Failure, weight: Strength) -> None:
        """Tell a failure, with the command that the text shows above it."""
        shell = self.command_lines.windows_shell(statement.first_line, HOLD)
        in_job = self.command_lines.is_in_job(statement.first_line)
        if command := self._commands.above(statement, failure, shell, in_job=in_job):
            failure = failure.model_copy(update={"command": command})
        self._commands.forget()
        self._tellings.tell(self._as_told(failure), weight)

    def _as_told(self, failure: Failure) -> Failure:
        return failure if self.told is Told.PRINTED else _quoted(failure)

    def _leave_unclaimed(self, statement: Claim, verdict: Verdict) -> None:
        """Keep a failure that nobody claims; what lacks credentials only follows from what was refused them above."""
        above = self._just_unclaimed(statement.first_line)
        self._unclaimed = above if above and _is_why(above[1], verdict) else (statement, verdict)

    def _just_unclaimed(self, line: int) -> tuple[Claim, Verdict] | None:
        """The failure just above ``line`` that named nothing and that nobody claimed; it is asked for once."""
        unclaimed, self._unclaimed = self._unclaimed, None
        if unclaimed and line - unclaimed[0].last_line <= TALLEST and not unclaimed[0].named:
            return unclaimed
        return None

    def _claim_for_image(self, line: int, image: Reference) -> None:
        """What failed just above of an image whose registry is said only now."""
        if unclaimed := self._just_unclaimed(line):
            failed, words = unclaimed
            self._tell(failed, failure_from(failed, image, self._scene.operation), words.weight)

    def _claim_for_login(self, line: int, verdict: Verdict) -> None:
        """A login, or what lacks a login, credentials or a cause: the reason stands in the words just above."""
        if unclaimed := self._just_unclaimed(line):
            reason, words = unclaimed
            if _is_why(words, verdict) or (verdict.cause is Cause.LOGIN_FAILED and words.weight > Strength.GUESS):
                # Both are of one login; what was pulled without one is another request.
                login = self._scene.reference if words.cause is verdict.cause else None
                self._tell(reason, failure_from(reason, login, Operation.LOGIN), words.weight)

    def _failure(self, statement: Claim, verdict: Verdict) -> Failure:
        """The failure, with what its own words leave open taken from what is under way."""
        scene = self._scene
        own = own_reference(statement)
        named = scene.reference
        if named.ecr is None and own.ecr is None and statement.by is By.ANYONE:
            named = named_near(statement) or named
        if (
            not can_be_part_of(statement.action, scene.operation)
            or not own.agrees(named)
            or (scene.failed and own.repository)
        ):
            return failure_from(statement)
        if scene.ended:
            again = named.repository is not None and own.repository == named.repository
            return failure_from(statement, None, scene.operation if again else None)
        if verdict.cause is Cause.WRONG_REGISTRY:
            return failure_from(statement, None, scene.operation)
        failure = failure_from(statement, named, scene.operation)
        # What began it has credentials of its own, whatever engine or agent it runs on.
        is_on_another = _rank(scene.client) < _rank(failure.client)
        return failure.model_copy(update={"client": scene.client}) if is_on_another else failure


_WITH_CREDENTIALS = {client: rank for rank, client in enumerate((*RUNNERS, *OWN_LOGINS))}


def _rank(client: str | None) -> int:
    """A service comes before the agent that it runs on, and what has no credentials of its own comes last."""
    return _WITH_CREDENTIALS.get(client or "", len(_WITH_CREDENTIALS))


# What may stand before the registry's own sentence in the body of an answer: its code.
_LABEL = expression(r"\W{0,8}(?:\w++(?: \w++){0,2}: )?+")


def _is_body(statement: Claim, verdict: Verdict) -> bool:
    """Whether it can be the body of the answer above: what a registry says stands there as it is, without a client."""
    if statement.is_cause or verdict.by is By.ANYONE:
        return True
    return _LABEL.fullmatch(statement.text.partition(statement.core.match[0].strip())[0]) is not None


def _is_why(words: Verdict, verdict: Verdict) -> bool:
    """Whether words of AWS credentials say why a login is missing, why something failed, or why there are none."""
    if words.cause is not Cause.AWS_CREDENTIALS_FAILED:
        return False
    # Where a role was refused, those who take it have no credentials.
    return verdict.cause in (Cause.NOT_AUTHENTICATED, Cause.UNCLASSIFIED, Cause.AWS_CREDENTIALS_FAILED)


def _quoted(failure: Failure) -> Failure:
    return failure.model_copy(update={"told": Told.QUOTED})


def _named_by(failure: Failure) -> Reference:
    return Reference(ecr=True, **{name: getattr(failure, name) for name in NAMES})
