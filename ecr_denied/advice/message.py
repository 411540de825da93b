"""The message to send to another person who can look, or grant: five lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from ecr_denied.advice import commands
from ecr_denied.advice.check import NOT_ALLOWED
from ecr_denied.advice.known import facts_of
from ecr_denied.advice.phrases import Phrases, meaning, phrases
from ecr_denied.advice.places import command_line
from ecr_denied.advice.texts import Texts
from ecr_denied.records import Advice, Failure, Family, Outcome, RunBy, Statement
from ecr_denied.redaction import printable

# How many checks may be sent, the most likely ones, and how many answers of the command are explained.
_CHECKS, _ANSWERS = 3, 3


def addressee(advice: Sequence[Advice]) -> RunBy | None:
    """The first party beside the caller that is asked; ``None`` where the caller runs the most likely checks alone."""
    return next((one.run_by for one in advice[:_CHECKS] if one.run_by is not RunBy.CALLER), None)


def message(failure: Failure, advice: Sequence[Advice], who: RunBy, texts: Texts) -> Iterator[str]:
    """Yield who was refused what, what that can mean, a command to run, how to read it, and how to see that it worked.

    :param advice: the checks that are left; of those that ``who`` can run, the first with a statement is asked for.
    :param who: to whom it is sent.
    """
    its = phrases(failure, texts)
    theirs = [one for one in advice if one.run_by is who]
    asked = next((one for one in theirs if one.statement or is_question(one)), theirs[0])
    yield printable(texts.space.join((_refused(its), meaning(failure, texts))))
    look = "ask-look" if asked.commands else "ask-do"
    yield printable(its.words(look, look=(*asked.commands, asked.headline)[0]))
    yield printable(_answers(asked, texts) or asked.why)
    if asked.statement:
        policy = texts.report[asked.statement.side].format_map(its)
        label = comparing([asked.statement], texts) + texts.report["to-policy"].format(policy=policy)
        path = naming(failure, asked.statement, texts)
        yield printable(texts.space.join((label, in_line(asked.statement), *path)))
    yield printable(_worked(its))


def in_line(statement: Statement) -> str:
    """What is added, on one line: the statements of a document, without what is around them."""
    return ", ".join(map(json.dumps, _parts(statement)))


def comparing(statements: Iterable[Statement], texts: Texts) -> str:
    """What to compare before adding a statement that grants to the principal in the text: the log's author chose it."""
    named = any(_names_caller(part.get("Principal")) for statement in statements for part in _parts(statement))
    return texts.report["compare"] if named else ""


def naming(failure: Failure, statement: Statement, texts: Texts) -> Iterator[str]:
    """The command that shows the ARN of a role that a statement names: a session does not show its role's path.

    A policy for a principal that is not there is refused (IAM user guide, reference_policies_elements_principal).
    """
    known = facts_of(failure)
    if known.holds("role-session !of-identity-center") and ":role/" in statement.document.partition('"Principal"')[2]:
        yield texts.report["principal"].format(command=command_line(commands.PRINCIPAL_ARN, known))


def _names_caller(principal: object) -> bool:
    """True if a statement is for a caller or a service of the text, not for one that is left to be filled in."""
    return isinstance(principal, dict) and "<" not in "".join(principal.values())


def _parts(statement: Statement) -> list[dict[str, object]]:
    parts: list[dict[str, object]] = json.loads(statement.document)["Statement"]
    return parts


def _refused(its: Phrases) -> str:
    """Who was refused what, on what, and when."""
    failure, role = its.known.failure, its.known["role-assumption"]
    refused = "ask-refused" if failure.family is Family.PERMISSION else "ask-failed"
    return its.words(
        "ask-role" if role else refused,
        asker=_asker(its),
        action=its["action"],
        resource=_resource(its),
        role=its["unassumed_role"],
        when=its.words("ask-when", time=failure.last_seen.isoformat()) if failure.last_seen else "",
    )


def _resource(its: Phrases) -> str:
    """On what: a token is for no repository, and the registry decides on a repository that is to be made."""
    if its.known.holds("needs-repository names-repository"):
        return f"{its['repository']}, {its['registry']}"
    is_named = its.known.failure.registry_id or its.known.failure.registry_alias
    return its["registry"] if is_named else its.words("ask-ecr")


def _asker(its: Phrases) -> str:
    if its.known.principal is None:
        return its.words("ask-client") if its.known["requester=unknown"] else its["requester"]
    return its.known.who.arn or its["caller"]


def _answers(asked: Advice, texts: Texts) -> str:
    """How to read the answers of the first command; all answers to a question."""
    first = telling(asked, (*asked.commands, "")[0])[: None if is_question(asked) else _ANSWERS]
    return "; ".join(f"{one.answer} -> {follows(one, texts.report['add-below'], texts)}" for one in first)


def is_question(advice: Advice) -> bool:
    """True if a person answers it, and each answer leads to another check."""
    return any(one.leads for one in advice.outcomes)


def telling(advice: Advice, command: str) -> list[Outcome]:
    """The outcomes of a command, or of a question, that say something of the cause."""
    return [one for one in advice.outcomes if one.command == command and one.id != NOT_ALLOWED.id]


def follows(outcome: Outcome, adds: str, texts: Texts) -> str:
    """What follows from an answer; ``adds`` are the words for adding the statement."""
    return texts.report["and-then"].join(filter(None, (outcome.meaning, adds if outcome.adds_statement else "")))


def _worked(its: Phrases) -> str:
    """How to see that the request is let in, and when."""
    failure, known = its.known.failure, its.known
    if failure.family is not Family.PERMISSION or not known["needs-repository"]:
        return its.words("ask-tell")
    # A push has several first requests that may be refused.
    first = ("ecr:ListImages" if known["target=tags"] else "ecr:BatchGetImage") if known.holds("pull !public") else ""
    again = _SAME_REQUEST.get((failure.action or first).lower())
    if again is None or not known["has-shell"]:
        return its.words("ask-again")
    return its.words("ask-worked", command=command_line(again, known), asker=_asker(its))


# A command that asks for the same: that another action is allowed shows nothing of the refused one.
_SAME_REQUEST = {
    "ecr:getauthorizationtoken": commands.TOKEN_EXPIRY,
    "ecr:batchgetimage": commands.BATCH_GET_IMAGE,
    "ecr:listimages": commands.LIST_IMAGES,
    "ecr:batchchecklayeravailability": commands.LAYER_AVAILABILITY,
}
