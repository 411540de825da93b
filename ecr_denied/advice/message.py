"""The message to send to whoever else can look, or grant: five lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ecr_denied.advice import commands
from ecr_denied.advice.check import NOT_ALLOWED
from ecr_denied.advice.known import facts_of, shows
from ecr_denied.advice.phrases import meaning, phrases
from ecr_denied.advice.readings import caller
from ecr_denied.advice.shell import command_line
from ecr_denied.advice.texts import Texts
from ecr_denied.names.requesters import Requester
from ecr_denied.records import Advice, Failure, Family, Operation, Outcome, RunBy, Statement
from ecr_denied.redaction import printable

__all__ = ["addressee", "comparing", "follows", "in_line", "is_question", "message", "telling"]

# How many checks may be sent, the most likely ones, and how many answers of the command are told.
_CHECKS, _ANSWERS = 3, 3


def addressee(advice: Sequence[Advice]) -> RunBy | None:
    """The first who is asked beside the caller; ``None`` where the caller runs the most likely checks alone."""
    return next((one.run_by for one in advice[:_CHECKS] if one.run_by is not RunBy.CALLER), None)


def message(failure: Failure, advice: Sequence[Advice], who: RunBy, texts: Texts) -> Iterator[str]:
    """Yield who was refused what, what that can mean, a command to run, how to read it, and how to see that it worked.

    :param advice: the checks that are left; of those that ``who`` can run, the first with a statement is asked for.
    :param who: to whom it is sent.
    """
    known = phrases(failure, texts)
    theirs = [one for one in advice if one.run_by is who]
    asked = next((one for one in theirs if one.statement or is_question(one)), theirs[0])
    yield printable(texts.space.join((_refused(failure, known, texts), meaning(failure, known, texts))))
    look = "ask-look" if asked.commands else "ask-do"
    yield printable(texts.phrases[look].format(look=(*asked.commands, asked.headline)[0]))
    yield printable(_answers(asked, texts) or asked.why)
    if asked.statement:
        policy = texts.report[asked.statement.side].format_map(known)
        label = comparing([asked.statement], texts) + texts.report["to-policy"].format(policy=policy)
        yield printable(f"{label} {in_line(asked.statement)}")
    yield printable(_worked(failure, known, texts))


def in_line(statement: Statement) -> str:
    """What is added, on one line: the statements of a document, without what stands around them."""
    return ", ".join(map(json.dumps, _parts(statement)))


def comparing(statements: Iterable[Statement], texts: Texts) -> str:
    """What comes before one is added that grants something to whom the text names: who writes a log names whom."""
    named = any(_names_caller(part.get("Principal")) for statement in statements for part in _parts(statement))
    return texts.report["compare"] if named else ""


def _names_caller(principal: object) -> bool:
    """True if a statement is for a caller or a service of the text, not for one that is left to be filled in."""
    return isinstance(principal, dict) and "<" not in "".join(principal.values())


def _parts(statement: Statement) -> list[dict[str, object]]:
    parts: list[dict[str, object]] = json.loads(statement.document)["Statement"]
    return parts


def _refused(failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """Who was refused what, on what, and when."""
    refused = "ask-refused" if failure.family is Family.PERMISSION else "ask-failed"
    when = texts.phrases["ask-when"].format(time=failure.last_seen.isoformat()) if failure.last_seen else ""
    return texts.phrases["ask-role" if shows(failure, "role-assumption") else refused].format(
        asker=_asker(failure, known, texts),
        action=known["action"],
        resource=_resource(failure, known, texts),
        role=known["unassumed_role"],
        when=when,
    )


def _resource(failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """On what: a token is no repository's, and of a repository that is to be made the registry decides."""
    if shows(failure, "needs-repository") and shows(failure, "names-repository"):
        return f"{known['repository']}, {known['registry']}"
    is_named = failure.registry_id or failure.registry_alias
    return known["registry"] if is_named else texts.phrases["ask-ecr"]


def _asker(failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    principal = caller(failure)
    if principal is None:
        is_unknown = facts_of(failure).request.requester is Requester.UNKNOWN
        return texts.phrases["ask-client"] if is_unknown else known["requester"]
    return principal.arn or known["caller"]


def _answers(asked: Advice, texts: Texts) -> str:
    """How to read the answers of the first command; all answers to a question."""
    first = telling(asked, (*asked.commands, "")[0])[: None if is_question(asked) else _ANSWERS]
    return "; ".join(f"{one.answer} -> {follows(one, texts.report['add-below'], texts)}" for one in first)


def is_question(advice: Advice) -> bool:
    """True if a person answers it, and each answer leads to another check."""
    return any(one.leads for one in advice.outcomes)


def telling(advice: Advice, command: str) -> list[Outcome]:
    """The outcomes of a command, or of a question, that tell something of the cause."""
    return [one for one in advice.outcomes if one.command == command and one.id != NOT_ALLOWED.id]


def follows(outcome: Outcome, adds: str, texts: Texts) -> str:
    """What follows from an answer; ``adds`` are the words for adding the statement."""
    return texts.report["and-then"].join(filter(None, (outcome.meaning, adds if outcome.adds_statement else "")))


def _worked(failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """How to see that the request is let in, and when."""
    if failure.family is not Family.PERMISSION or not shows(failure, "needs-repository"):
        return texts.phrases["ask-tell"]
    again = _SAME_REQUEST.get((failure.action or _first_action(failure)).lower())
    if again is None or not shows(failure, "has-shell"):
        return texts.phrases["ask-again"]
    return texts.phrases["ask-worked"].format(command=command_line(again, failure), asker=_asker(failure, known, texts))


def _first_action(failure: Failure) -> str:
    """The action of a pull's first request; a push has several that may be refused."""
    return "ecr:BatchGetImage" if failure.operation is Operation.PULL and shows(failure, "!public") else ""


# A command that asks for the same. That another action is allowed shows nothing of the one that was refused.
_SAME_REQUEST = {
    "ecr:getauthorizationtoken": commands.TOKEN_EXPIRY,
    "ecr:batchgetimage": commands.BATCH_GET_IMAGE,
    "ecr:batchchecklayeravailability": commands.LAYER_AVAILABILITY,
}
