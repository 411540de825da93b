"""What a client prints in a situation, and what is wrong in it, for the request that the text is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ecr_denied import parse
from ecr_denied.records import Check, Failure, Operation
from tools.aws.accounts import OWNER
from tools.aws.worlds import ALIAS, REGION, REPOSITORY, TAG
from tools.oracle.evaluator import Evaluator
from tools.oracle.situations import ARN, STEPS, Situation

__all__ = ["IMAGE", "Text", "is_let_in", "texts", "wrong_preflight"]

HOST = f"{OWNER}.dkr.ecr.{REGION}.amazonaws.com"
IMAGE = f"{HOST}/{REPOSITORY}"
_TOKEN = "ecr:GetAuthorizationToken"
_LOGIN = f"+ aws ecr get-login-password --region {REGION} | docker login --username AWS --password-stdin {HOST}"
_KEY = "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Text:
    """One failure as one client tells it, and the checks that find what was wrong."""

    kind: str
    failure: Failure
    wrong: frozenset[Check]


def texts(situation: Situation, evaluate: Evaluator) -> Iterator[Text]:
    """Every way in which a push or a pull fails in a situation; none where it passed."""
    for operation in (Operation.PUSH, Operation.PULL):
        for kind, words, wrong in _words(situation, evaluate, operation):
            text = f"{_note(operation, situation)}\n{words}\n"
            if situation.masked:
                text = text.replace("assumed-role/ci/", f"assumed-role/{situation.masked}/")
            yield Text(f"{operation} {kind}", _read(text), wrong)
    if situation.alias is not None and not situation.dead:
        yield from _of_public(situation)
    for kind, words, wrong in _of_login(situation, evaluate):
        yield Text(f"login {kind}", _read(f"{_LOGIN}\n{words}\n"), wrong)


@cache
def _read(text: str) -> Failure:
    (failure,) = parse(text)
    return failure


def _note(operation: Operation, situation: Situation) -> str:
    if operation is Operation.PUSH:
        return f"The push refers to repository [{IMAGE}]\n{TAG}: digest: pending"
    return f"+ docker pull {IMAGE}:{TAG}" + (f"@{situation.pinned}" if situation.pinned else "")


def _of_public(situation: Situation) -> Iterator[Text]:
    """How a push to ECR Public is refused: its repository is missing, or the alias is another account's."""
    image = f"public.ecr.aws/{ALIAS}/{REPOSITORY}"
    request = f'PUT "https://public.ecr.aws/v2/{ALIAS}/{REPOSITORY}/manifests/{TAG}"'
    words = f"failed to push {image}:{TAG}: unexpected status from {request}: 403 Forbidden"
    is_own = situation.alias == "ACTIVE"
    wrong = {Check.REPOSITORY_NAME} if is_own else {Check.CALLER_IDENTITY}
    if not is_own or not situation.exists:
        yield Text(
            "public push bare 403", _read(f"The push refers to repository [{image}]\n{words}\n"), frozenset(wrong)
        )


def _of_login(situation: Situation, evaluate: Evaluator) -> Iterator[tuple[str, str, frozenset[Check]]]:
    """How a login is refused; its reason is in every sentence of today, and was not always."""
    reason = None if situation.dead else situation.reason_then(evaluate, _TOKEN, "*")
    if reason is None:
        return
    now = situation.reason_since(evaluate, _TOKEN, "*")
    wrong = reason.wrong | (now.wrong if now else frozenset())
    wrong |= {Check.CALLER_IDENTITY} if situation.stored_login else frozenset()
    head = "An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation:"
    who = f"{head} User: {situation.refused} is not authorized to perform: {_TOKEN} on resource: *"
    yield "sentence", f"{who} {reason.words}{'' if reason.explicit else f'{_TOKEN} action'}", wrong
    yield "no reason", who, wrong


def _words(
    situation: Situation, evaluate: Evaluator, operation: Operation
) -> Iterator[tuple[str, str, frozenset[Check]]]:
    verb, request = ("push", "PUT") if operation is Operation.PUSH else ("pull", "GET")
    address = f'{request} "https://{HOST}/v2/{REPOSITORY}/manifests/{TAG}"'
    bare = f"failed to {verb} {IMAGE}:{TAG}: unexpected status from {address}: 403 Forbidden"
    if situation.dead:
        yield (
            "no login",
            f"failed to {verb} {IMAGE}:{TAG}: no basic auth credentials",
            frozenset({Check.AWS_CREDENTIALS}),
        )
        return
    if situation.key:
        who = f"User: {situation.refused} is not authorized to perform: kms:Decrypt on resource: {_KEY}"
        end = "because no resource-based policy allows the kms:Decrypt action"
        yield "kms", f"denied: {who} {end}", frozenset({Check.KEY_POLICY})
        return
    refused = [(step, reason) for step in STEPS[operation] if (reason := situation.reason_then(evaluate, step))]
    since = {step: situation.reason_since(evaluate, step) for step, _ in refused}
    before = f"Error response from daemon: pull access denied for {IMAGE}: " if verb == "pull" else ""
    for number, (step, reason) in enumerate(refused):
        # What was in the way of the request, and what is by now; a missing or a full repository is, whatever else is.
        now = since[step]
        wrong = reason.wrong | (now.wrong if now else frozenset())
        wrong |= frozenset() if situation.exists else {Check.REPOSITORY_NAME}
        wrong |= {Check.QUOTA} if verb == "push" and situation.is_full else frozenset()
        # Of whichever principal was refused it is true what refused it.
        wrong |= {Check.CALLER_IDENTITY} if situation.stored_login else frozenset()
        who = f"User: {situation.refused} is not authorized to perform: {step} on resource: {ARN}"
        end = f"{reason.words}{'' if reason.explicit else f'{step} action'}"
        if number == 0:
            yield "sentence", f"{before}denied: {who} {end}", wrong
            yield "no reason", f"{before}denied: {who}", wrong
            yield "bare 403", bare, wrong
        elif number in (1, len(refused) - 1):
            # A step that a client may have reached: layers that are there are not uploaded.
            yield f"step {step[4:]}", f"denied: {who} {end}", wrong
            yield f"step {step[4:]} no reason", f"denied: {who}", wrong
    if not refused:
        yield from _of_stock(situation, operation, verb, bare)


def _of_stock(
    situation: Situation, operation: Operation, verb: str, bare: str
) -> Iterator[tuple[str, str, frozenset[Check]]]:
    by_rule = {Check.UPSTREAM_REGISTRY} if situation.cache_prefixes and verb == "pull" else frozenset()
    if not situation.exists:
        missing = f"The repository with name '{REPOSITORY}' does not exist in the registry with id '{OWNER}'"
        wrong = frozenset({Check.REPOSITORY_NAME, *by_rule})
        yield "name unknown", f"name unknown: {missing}", wrong
        if operation is Operation.PULL:
            yield "not found", f"failed to resolve reference {IMAGE}:{TAG}: {IMAGE}:{TAG}: not found", wrong
        if operation is Operation.PUSH:
            upload = f"https://{HOST}/v2/{REPOSITORY}/blobs/sha256:{'5e' * 32}"
            yield "EOF", f'failed to push {IMAGE}:{TAG}: Head "{upload}": EOF', wrong
    elif operation is Operation.PULL and situation.import_code and situation.cache_prefixes and not situation.has_image:
        advised = "Verify that the credentials provided in the pull through cache rule are correct, and try again."
        words = f"denied: The authentication to the upstream registry failed. {advised}"
        yield "upstream", words, frozenset({Check.UPSTREAM_REGISTRY})
    elif operation is Operation.PULL and (
        situation.missing_then or _lacks_part(situation) or not situation.has_image or situation.archived
    ):
        image = f"{IMAGE}@{situation.pinned}" if situation.pinned else f"{IMAGE}:{TAG}"
        wrong = frozenset({Check.IMAGE_TAG, *by_rule})
        yield "no image", f"manifest for {image} not found: manifest unknown: Requested image not found", wrong
        yield (
            "not found",
            f'Failed to pull image "{image}": rpc error: code = NotFound desc = {image}: not found',
            wrong,
        )
    elif operation is Operation.PUSH and situation.immutable and TAG in situation.tags:
        taken = f"The image tag '{TAG}' already exists in the '{REPOSITORY}' repository and cannot be overwritten"
        full = {Check.QUOTA} if situation.is_full else set()
        yield "tag taken", f"tag invalid: {taken} because the tag is immutable.", frozenset({Check.IMAGE_TAG, *full})
    elif operation is Operation.PUSH and situation.is_full:
        yield "bare 403", bare, frozenset({Check.QUOTA})


def _lacks_part(situation: Situation) -> bool:
    """True if the client asks for an index, and an image that this names is not there."""
    by_tag = situation.pinned in (None, situation.digest)
    return bool(set(situation.parts) & set(situation.lost_parts)) and by_tag


def is_let_in(situation: Situation, evaluate: Evaluator, text: Text) -> bool:
    """True if what the text tells of would pass now, from there, by the same principal."""
    operation = text.failure.operation or Operation.PULL
    if (
        situation.dead
        or situation.key
        or situation.stored_login
        or any(True for _ in _of_stock(replace(situation, missing_then=False), operation, operation, ""))
    ):
        return False
    if text.kind.startswith("public"):
        return False
    if text.kind.startswith("login"):
        return situation.reason_since(evaluate, _TOKEN, "*") is None
    return all(situation.reason_since(evaluate, step) is None for step in STEPS[operation])


def wrong_preflight(situation: Situation, evaluate: Evaluator, operation: Operation) -> frozenset[Check]:
    """What is in the way of a push or pull from here. Not every client reads the manifest before a push."""
    if situation.dead:
        return frozenset({Check.AWS_CREDENTIALS})
    found = set[Check]()
    for step in STEPS[operation]:
        reason = situation.reason_here(evaluate, step)
        found |= reason.wrong if reason else set()
    login = situation.reason_here(evaluate, "ecr:GetAuthorizationToken", "*")
    found |= login.wrong if login else set()
    stock = _of_stock(replace(situation, missing_then=False, pinned=None), operation, operation, "")
    made_by_push = operation is Operation.PUSH and situation.templates and not situation.exists
    return frozenset(found.union(*(wrong for _, _, wrong in stock if not made_by_push)))
