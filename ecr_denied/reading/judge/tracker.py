"""The only memory of reading: what is being pushed, pulled or logged in to, from its opening to its end.

``docker push`` prints ``The push refers to repository [...]`` on stdout and ``denied: ...`` on stderr; only where the
input holds both can the refusal be given its reference. What no line said stays unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from ecr_denied.catalogue.entry import Signal, Speaker, Strength, Verdict
from ecr_denied.expression import expression
from ecr_denied.names.actions import can_be_part_of, is_role_assumption
from ecr_denied.names.partitions import region_or_none
from ecr_denied.names.references import NAMES, Reference
from ecr_denied.names.requesters import AROUND_ENGINES, OWN_LOGINS, RUNNERS
from ecr_denied.names.syntax import compact, repository_or_none, tag_or_none
from ecr_denied.reading.judge.assembly import failure_from, own_reference
from ecr_denied.reading.judge.command import Commands
from ecr_denied.reading.judge.left_out import Silence
from ecr_denied.reading.judge.occurrences import Occurrences, is_vague
from ecr_denied.reading.judge.relevance import (
    is_about_ecr,
    is_mention,
    is_reported_in_prose,
    is_unattributed,
    may_be_told_of,
    reference_from_context,
)
from ecr_denied.reading.judge.report import EXPLAINED, ShortInput
from ecr_denied.reading.judge.unread import asks_cli, said_above, said_below
from ecr_denied.reading.lines.command_lines import CommandLines
from ecr_denied.reading.lines.frames import stamp
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES
from ecr_denied.reading.match.claim import Claim
from ecr_denied.records import Command, Failure
from ecr_denied.terms import Cause, Operation, Told

__all__ = ["OPERATION_TIMEOUT_LINES", "OperationTracker"]

# How many lines after its last sign a push, pull or login is taken to be under way.
OPERATION_TIMEOUT_LINES = 60


@dataclass(slots=True)
class _Attempt:
    """One push, pull or login.

    It is ``open`` while it is under way, ``ended`` when it went well, ``failed`` when its failure was reported; then
    only the reason may follow, within ``timeout`` lines of ``line``.
    """

    reference: Reference = field(default_factory=Reference)
    operation: Operation | None = None
    client: str | None = None
    default_tag: str | None = None
    ecr: bool | None = None
    open: bool = False
    cli_line: int = 0  # where the AWS CLI was asked for a token
    unread: tuple[int, str] | None = None  # what it said above, in words that are not known
    ended: bool = False
    failed: bool = False
    retrying: Claim | None = None
    timeout: int = OPERATION_TIMEOUT_LINES
    line: int = 0
    is_untimed: bool = False  # its last sign is on a line without a time
    step: str | None = None  # of a build, whose command made it
    is_elsewhere: bool = False  # another registry's, or of an image without one, that failed

    @property
    def over(self) -> bool:
        """Whether it came to an end, well or not."""
        return self.ended or self.failed


@dataclass(slots=True)
class OperationTracker:
    """Follows the claims of one input, in their order.

    :param told: how the input reports its failures.
    :param report: the whole input, where it is short.
    :param command_lines: where it shows that a command begins.
    :param silence: keeps the failures that are not reported, where they are asked for.
    """

    told: Told
    report: ShortInput
    command_lines: CommandLines = field(default_factory=CommandLines)
    silence: Silence | None = None
    _attempt: _Attempt = field(default_factory=_Attempt)
    _occurrences: Occurrences = field(init=False)
    _commands: Commands = field(default_factory=lambda: Commands(OPERATION_TIMEOUT_LINES))
    _pending: tuple[Claim, Verdict] | None = None
    # The attempt below the last failure whose reason may still follow: a trace may be between them.
    _unexplained: _Attempt | None = None
    _last: Claim | None = None

    def __post_init__(self) -> None:
        self._occurrences = Occurrences(self.command_lines)

    def is_mention(self, claim: Claim) -> bool:
        """True if the claim speaks of a failure that is none of what is under way."""
        verdict = claim.verdict
        return verdict is not None and is_mention(claim, lambda: self._is_under_way(claim, verdict))

    def take(self, claim: Claim) -> None:
        """Take the next claim in; what was left behind above its first line has ``passed``."""
        verdict = claim.verdict
        last, self._last = self._last, claim
        if last and (claim.passage.borders or last.passage.borders) and claim.is_stranger_to(last):
            self._part(last, claim)
        self._commands.take(claim, elsewhere=self._attempt.ecr is False)
        if self._unexplained and claim.is_cause:
            self._attempt = self._unexplained
        if verdict is None:
            self._note(claim)
        elif self._is_ours(claim, verdict):
            self._fail(claim, verdict)
        else:
            self._is_not_told(claim, verdict)

    def _is_not_told(self, claim: Claim, verdict: Verdict) -> None:
        """Take in a failure of a request that is not ECR's, or is not known to be."""
        if self.silence:
            elsewhere = self._attempt.ecr is False or any(named.ecr is False for named in claim.named)
            self.silence.not_ours(claim, verdict, self.told, elsewhere=elsewhere or self.report.is_elsewhere)
        if verdict.speaker is not Speaker.ANYONE and not is_role_assumption(claim.action):
            # Another registry's push or pull failed; it may be reported once more, without the name.
            ecr = False if self._attempt.ecr is False else None
            self._attempt = _Attempt(ecr=ecr, timeout=MAX_WRAPPED_LINES, line=claim.last_line, is_elsewhere=True)
        else:
            self._keep_pending(claim, verdict)
            self._note(claim)
            if is_reported_in_prose(claim):
                self.report.leaves(_quoted(failure_from(claim)))
            elif not self._is_at_another_host and is_unattributed(claim):
                image = next(iter(claim.named), Reference())
                self.report.leaves(self._as_told(failure_from(claim)), image)
                self._attempt.is_elsewhere = image.repository is not None
            elif verdict.cause in EXPLAINED:
                # The source of the credentials answered with a status; the registry was not asked.
                operation = Operation.LOGIN if verdict.cause is Cause.AWS_CREDENTIALS_FAILED else None
                reason = failure_from(claim, None, operation)
                self.report.explains(self._as_told(reason.model_copy(update={"http_status": None})))
            elif self._is_told_in_plain_words(claim, verdict):
                is_of_command = self._is_under_way(claim, verdict)
                failure = self._failure(claim, verdict) if is_of_command else failure_from(claim)
                self.report.leaves(_quoted(failure))

    def _is_told_in_plain_words(self, claim: Claim, verdict: Verdict) -> bool:
        """True if it is said of what a report is about, and not of what just failed elsewhere."""
        is_report = self.report.speaks_of_ecr and not self._attempt.is_elsewhere
        return is_report and may_be_told_of(claim, partial(self._is_under_way, claim, verdict))

    @property
    def under_way(self) -> int:
        """The last line on which anyone's words may be about what is under way; 0 when nothing is."""
        attempt = self._attempt
        return attempt.line + attempt.timeout if attempt.open and attempt.ecr is not False else 0

    def passed(self, line: int) -> Iterator[Failure]:
        """Yield the failures that nothing from ``line`` on can belong to, in the order of their lines."""
        self._leave(line)
        return self._occurrences.passed(line)

    def end(self, *, given_up: bool) -> Iterator[Failure]:
        """Yield what is left: the input ended here, or paused; then a client that tries again has not given up."""
        if given_up:
            self._give_up()
        return self._occurrences.all()

    @property
    def _is_at_another_host(self) -> bool:
        """True if a push, a pull or a login of another registry, by its host, is the last that is known."""
        return self._attempt.reference.ecr is False and self._attempt.reference.registry is not None

    def _part(self, *strangers: Claim) -> None:
        """Forget what the element of a list above said: it says nothing of the next."""
        self._give_up()
        self._attempt, self._unexplained, self._pending = _Attempt(), None, None
        self._commands.forget()
        self._occurrences.part()
        for claim in strangers:
            self.report.mark_announced(claim.first_line)

    # --- what is under way ------------------------------------------------------------------------------

    def _leave(self, line: int) -> None:
        if line - self._attempt.line > self._attempt.timeout:
            self._give_up()
            self._attempt = _Attempt()

    def _give_up(self) -> None:
        """A client that was still trying again when nothing more was said has failed."""
        attempt, retrying = self._attempt, self._attempt.retrying
        if retrying is not None and attempt.ecr:
            attempt.retrying = None
            failure = failure_from(retrying, attempt.reference, attempt.operation, Cause.CONNECTION_CLOSED)
            self._tell(retrying, failure, Strength.TRANSPORT)

    def _note(self, claim: Claim) -> None:
        """Take in a claim that is no failure of ECR's but may name what is pushed, pulled or logged in to."""
        signal = claim.signal
        operations = [clause.entry.operation for clause in claim.clauses if clause.entry.operation]
        # A login takes its token from a command, which may run in a container.
        operation = Operation.LOGIN if Operation.LOGIN in operations else next(iter(operations), None)
        if Signal.FAILS in signal:
            client = next((clause.entry.client for clause in claim.clauses if clause.entry.client), None)
            self._occurrences.name_command(operation, client)
            return
        if secret := claim.field("secret"):
            self._occurrences.name_secret(compact(secret), claim.printed)
        attempt = self._attempt
        if Signal.ENDS in signal:
            self._end(claim, operation)
            return
        begins = bool(signal & {Signal.OPENS, Signal.ECHOES})
        if not begins and not claim.references and self._occurrences.end_near(claim.last_line, MAX_WRAPPED_LINES):
            return  # said of the failure just above
        if begins and attempt.cli_line and not attempt.unread:
            attempt.unread = said_below(claim, attempt.cli_line)
        if (attempt.over and (begins or operation)) or (begins and attempt.operation not in (None, operation)):
            self._give_up()
            self._attempt = attempt = _Attempt(unread=attempt.unread)
        attempt.line = claim.last_line
        attempt.open = attempt.open or begins
        if begins and asks_cli(claim):
            attempt.cli_line, attempt.unread = claim.last_line, None
            operation = operation or Operation.LOGIN
        attempt.operation = operation or attempt.operation
        if begins:
            attempt.step = claim.step
            attempt.timeout = OPERATION_TIMEOUT_LINES  # a failure of another registry was above
            # A client that a typed command runs asks by itself.
            known = None if Signal.ECHOES in signal else attempt.client
            attempt.client = next((clause.entry.client for clause in claim.clauses if clause.entry.client), known)
        if Signal.RETRIES in signal:
            attempt.retrying = claim
        self._refer(claim)

    def _end(self, claim: Claim, operation: Operation | None) -> None:
        """Take in that something went well: what failed at it before has been done, and what is under way may be."""
        attempt = self._attempt
        named = self._named(claim) or attempt.reference
        named = named.completed(Reference(tag=tag_or_none(claim.field("tag"))))
        for failure in self._occurrences.discard_recovered(named, operation or attempt.operation, claim.step):
            if self.silence:
                self.silence.add_success(failure)
        if claim.step != attempt.step:
            return  # whatever a command of a build prints, it ends nothing beside it
        self._commands.add_success(named)
        if _is_of_another(named.repository, attempt.reference.repository):
            self.report.add_success(named)
            return  # what is under way goes on
        self.report.add_success(named, attempt.reference)
        self._attempt = _Attempt(named, attempt.operation, ended=True, line=claim.last_line, step=claim.step)

    def _refer(self, claim: Claim) -> None:
        attempt = self._attempt
        named = self._named(claim) or self._pulled(claim)
        if named is None:
            if claim.names_ecr:
                attempt.ecr = True
            elif tag := claim.field("tag"):
                attempt.default_tag = tag
            return
        named = named.completed(Reference(tag=tag_or_none(claim.field("tag"))))
        known = attempt.reference
        if named.ecr and known.ecr is None and named.repository and named.repository == known.repository:
            self._adopt_for_image(claim, named)
        if named.ecr and named.agrees(known):
            named = named.completed(known)
        else:
            self._give_up()
        if named.ecr:
            named = named.completed(Reference(tag=attempt.default_tag))
        attempt.reference, attempt.ecr = named, named.ecr

    def _named(self, claim: Claim) -> Reference | None:
        slot = claim.field("reference")
        slotted = Reference.parse(slot) if slot else Reference()
        for reference in (slotted, *claim.references):
            if reference.ecr:
                return reference
        if slot:
            # In an echoed command a word without a registry need not be an image at all.
            is_word = claim.signal == {Signal.ECHOES} and slotted.ecr is False and not slotted.registry
            named = (reference for reference in claim.references if reference.registry)
            return next(named, Reference()) if is_word else slotted
        if region := region_or_none(claim.field("word")):
            return Reference(ecr=True, region=region)
        if claim.field("path"):
            return None
        return next(iter(claim.references), None)

    def _pulled(self, claim: Claim) -> Reference | None:
        """What ``TAG: Pulling from PATH`` says: no host, and perhaps another image than the one before."""
        path = claim.field("path")
        if path is None:
            return None
        known = self._attempt.reference
        # Of another registry's image the path is not kept.
        if path.endswith(known.repository) if known.repository else self._is_at_another_host:
            return known
        # Docker Hub alone keeps its own images under this name.
        ecr = False if path.startswith("library/") else None
        return Reference(ecr=ecr, repository=repository_or_none(path))

    # --- what failed ------------------------------------------------------------------------------------

    def _is_ours(self, claim: Claim, verdict: Verdict) -> bool:
        under_way = partial(self._is_under_way, claim, verdict)
        image, elsewhere = self._attempt.reference, self._attempt.ecr is False or self.report.is_elsewhere
        return is_about_ecr(claim, verdict, under_way=under_way, image=image, elsewhere=elsewhere)

    def _is_under_way(self, claim: Claim, verdict: Verdict) -> bool:
        """True if an ECR push, pull or login is under way that the claim can be about."""
        attempt = self._attempt
        return (
            attempt.open
            and attempt.ecr is True
            and (not attempt.failed or self._is_reason(claim, verdict))
            and not self.command_lines.stand_between(attempt.line, claim.first_line)
        )

    def _is_reason(self, claim: Claim, verdict: Verdict) -> bool:
        """Whether anyone's words can be the reason of the failure just above, in the same record of a log."""
        if self._attempt.is_untimed and _is_timed(claim):
            return False
        return self._occurrences.is_known(self._failure(claim, verdict), Strength.TRANSPORT)

    def _fail(self, claim: Claim, verdict: Verdict) -> None:
        self._attach_pending_to_login(claim, verdict)
        failure = self._failure(claim, verdict)
        is_reason = (
            self._attempt.failed and _is_body(claim, verdict) and self._occurrences.is_known(failure, verdict.weight)
        )
        if self._attempt.failed and not is_reason:
            failure = failure_from(claim)  # nothing of the failure above is this one's
        elif self._attempt.unread and failure.cause is Cause.NOT_AUTHENTICATED:
            failure = _as_said(failure, *self._attempt.unread)
        if self._attempt.open and not is_reason:
            self.report.mark_announced(claim.first_line)
        self._tell(claim, failure, verdict.weight)
        # A reason below the failure is of that failure: another reason must be near the failure, too.
        is_below = is_reason and claim.first_line > self._attempt.line
        line = self._attempt.line if is_below else claim.last_line
        self._attempt = _Attempt(line=claim.last_line)
        if failure.cause is Cause.WRONG_REGISTRY:
            self._attempt.ecr = False  # whatever is refused next is refused by the registry that was asked
        if is_vague(failure.cause):
            # The reason may be right below: in a chain of causes, in the body of the answer.
            self._attempt = _Attempt(
                _named_by(failure), failure.operation, ecr=True, open=True, failed=True, timeout=MAX_WRAPPED_LINES
            )
            self._attempt.line, self._attempt.is_untimed = line, not _is_timed(claim)
            self._unexplained = self._attempt

    def _tell(self, claim: Claim, failure: Failure, weight: Strength) -> None:
        """Report a failure, with the command that the text shows above it."""
        shell = self.command_lines.windows_shell(claim.first_line, OPERATION_TIMEOUT_LINES)
        in_job = self.command_lines.is_in_job(claim.first_line)
        if command := self._commands.above(claim, failure, self._attempt.reference, shell, in_job=in_job):
            said = {"aws_failed": failure.command.aws_failed} if failure.command else {}
            failure = failure.model_copy(update={"command": command.model_copy(update=said)})
        self._commands.forget()
        self._occurrences.tell(self._as_told(failure), weight, claim.step)

    def _as_told(self, failure: Failure) -> Failure:
        return failure if self.told is Told.PRINTED else _quoted(failure)

    def _keep_pending(self, claim: Claim, verdict: Verdict) -> None:
        """Keep a failure that is not attributed yet; a lack of credentials only follows from their refusal above."""
        above = self._pending_above(claim)
        self._pending = above if above and _is_why(above[1], verdict) else (claim, verdict)

    def _pending_above(self, claim: Claim) -> tuple[Claim, Verdict] | None:
        """The failure just above a claim that named nothing and is not attributed yet; it is asked for once."""
        pending, self._pending = self._pending, None
        if pending is None or pending[0].named or claim.first_line - pending[0].last_line > MAX_WRAPPED_LINES:
            return None
        return pending if _is_timed(pending[0]) is _is_timed(claim) else None

    def _adopt_for_image(self, claim: Claim, image: Reference) -> None:
        """What failed just above of an image whose registry is said only now."""
        if pending := self._pending_above(claim):
            failed, words = pending
            self._tell(failed, failure_from(failed, image, self._attempt.operation), words.weight)

    def _attach_pending_to_login(self, claim: Claim, verdict: Verdict) -> None:
        """A login, or what lacks a login, credentials or a cause: the reason is in the words just above."""
        is_vague = verdict.cause is Cause.LOGIN_FAILED
        reason, words = self._pending_above(claim) or (None, verdict)
        if reason and (_is_why(words, verdict) or (is_vague and words.weight > Strength.GUESS)):
            # Both are of one login; what was pulled without one is another request.
            login = self._attempt.reference if words.cause is verdict.cause else None
            self._tell(reason, failure_from(reason, login, Operation.LOGIN), words.weight)
        elif is_vague and self._attempt.cli_line and verdict.weight is Strength.GUESS:
            self._adopt_unread(claim)

    def _adopt_unread(self, claim: Claim) -> None:
        """A login was given nothing: what the AWS CLI said is the reason, whatever the words."""
        if said := said_above(claim, self._attempt.cli_line):
            failure = failure_from(claim, self._attempt.reference, Operation.LOGIN)
            self._tell(claim, _as_said(failure, *said), Strength.TRANSPORT)

    def _failure(self, claim: Claim, verdict: Verdict) -> Failure:
        """The failure, with what its own words leave open taken from what is under way."""
        attempt = self._attempt
        own = own_reference(claim)
        named = attempt.reference
        if named.ecr is None and own.ecr is None:
            named = reference_from_context(claim) or named
        if verdict.speaker is Speaker.ECR and not named.registry:
            named = named._replace(ecr=None)  # of a name without a registry ECR answered
        # The registry's own sentence names no region: it is the one that was asked, whatever the name.
        is_other = own.repository and own.repository != named.repository and not (own.region or attempt.ended)
        if is_other and own.registry_id and own.registry_id == named.registry_id:
            named = named._replace(repository=own.repository, tag=None, digest=None)
        if (
            not can_be_part_of(claim.action, attempt.operation, claim.field("ecr_operation", "operation"))
            or not own.agrees(named)
            or (attempt.failed and own.repository)
        ):
            return failure_from(claim)
        if attempt.ended:
            again = named.repository is not None and own.repository == named.repository
            return failure_from(claim, None, attempt.operation if again else None)
        if verdict.cause is Cause.WRONG_REGISTRY:
            return failure_from(claim, None, attempt.operation)
        # A login is of no image.
        done = attempt.operation or named.operation
        operation = None if own.repository and done is Operation.LOGIN else done
        if attempt.cli_line and verdict.cause is Cause.AWS_CREDENTIALS_FAILED:
            operation = Operation.LOGIN  # who has no credentials gets no token
        failure = failure_from(claim, named, operation)
        # What began it has credentials of its own, whatever engine or agent it runs on, or is the only client named.
        is_on_another = _rank(attempt.client) < _rank(failure.client) or failure.client is None
        return failure.model_copy(update={"client": attempt.client}) if is_on_another else failure


_WITH_CREDENTIALS: dict[str | None, int] = {
    client: rank for rank, client in enumerate(dict.fromkeys((*AROUND_ENGINES, *RUNNERS, *OWN_LOGINS)))
}


def _rank(client: str | None) -> int:
    """A service comes before the agent that it runs on, and what has no credentials of its own comes last."""
    return _WITH_CREDENTIALS.get(client, len(_WITH_CREDENTIALS))


def _is_of_another(repository: str | None, known: str | None) -> bool:
    """Whether two repositories differ; a chart's is below what helm was given."""
    return repository is not None and known is not None and not f"{repository}/".startswith(f"{known}/")


# What may come before the registry's own sentence in the body of an answer: its code.
_LABEL = expression(r"\W{0,8}(?:\w++(?: \w++){0,2}: )?+")


def _is_body(claim: Claim, verdict: Verdict) -> bool:
    """Whether it can be the body of the answer above: a registry's words are there as they are, without a client."""
    if claim.is_cause or verdict.speaker is Speaker.ANYONE:
        return True
    return _LABEL.fullmatch(claim.text.partition(claim.core.words.strip())[0]) is not None


def _is_why(words: Verdict, verdict: Verdict) -> bool:
    """Whether words of AWS credentials say why a login is missing, why something failed, or why there are none."""
    if words.cause is not Cause.AWS_CREDENTIALS_FAILED:
        return False
    # Where a role was refused, those who take it have no credentials.
    return verdict.cause in (Cause.NOT_AUTHENTICATED, Cause.UNCLASSIFIED, Cause.AWS_CREDENTIALS_FAILED)


def _is_timed(claim: Claim) -> bool:
    """True if the line it ends on has a time: it begins a record of a log, and goes on with none."""
    return stamp(claim.passage.printed[claim.lines[1]]) is not None


def _as_said(failure: Failure, line: int, words: str) -> Failure:
    """A failure in the words of the AWS CLI, which a line above holds."""
    said = {"message": words, "first_line": line, "last_line": line, "command": Command.made(aws_failed=True)}
    return Failure.made(**{**vars(failure), **said})


def _quoted(failure: Failure) -> Failure:
    return failure.model_copy(update={"told": Told.QUOTED})


def _named_by(failure: Failure) -> Reference:
    return Reference(ecr=True, **{name: getattr(failure, name) for name in NAMES})
