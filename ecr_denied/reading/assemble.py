"""Statement and context in, ``Failure`` out - or nothing, when the statement is not about ECR.

Decides three things only: whose registry is meant, which clause gives the cause, and which of several references is
the failing one. Every field is taken from words; nothing is inferred from the cause.
"""

from __future__ import annotations

import regex

from ecr_denied.catalogue.entry import Layer, Voice
from ecr_denied.names.references import (
    Reference,
    account_or_none,
    principal_from,
    repository_or_none,
    requests,
    tag_or_none,
)
from ecr_denied.output.redact import printable, redact
from ecr_denied.reading.statements import Clause, Statement
from ecr_denied.reading.story import Context
from ecr_denied.records import Cause, Failure, Operation, Policy, PolicyType, Principal

__all__ = ["failure_in"]

_NOT_ALLOWED = 405
_BY_STATUS = {
    400: Cause.BAD_REQUEST,
    401: Cause.NOT_AUTHENTICATED,
    403: Cause.FORBIDDEN,
    404: Cause.NOT_FOUND,
    _NOT_ALLOWED: Cause.MANIFEST_UNSUPPORTED,
    416: Cause.UPLOAD_INVALID,
    429: Cause.RATE_LIMITED,
}

# Which step of a push or a login an action belongs to. Reads are left out: a push reads manifests and layers too.
_BY_ACTION = {
    "initiatelayerupload": Operation.PUSH,
    "uploadlayerpart": Operation.PUSH,
    "completelayerupload": Operation.PUSH,
    "putimage": Operation.PUSH,
    "getauthorizationtoken": Operation.LOGIN,
    "getservicebearertoken": Operation.LOGIN,
}
_SHARED_STEPS = {"batchgetimage", "getdownloadurlforlayer", "batchchecklayeravailability"}

_POLICY_TYPES = (
    ("resourcecontrol", PolicyType.RESOURCE_CONTROL),
    ("resource", PolicyType.RESOURCE_BASED),
    ("identity", PolicyType.IDENTITY_BASED),
    ("servicecontrol", PolicyType.SERVICE_CONTROL),
    ("boundary", PolicyType.PERMISSIONS_BOUNDARY),
    ("session", PolicyType.SESSION),
    ("endpoint", PolicyType.VPC_ENDPOINT),
)

# A server that is no registry of ECR's, the pages clients point to aside; or what only Docker Hub says.
_OTHER_SERVER = regex.compile(
    r"reached your (?:unauthenticated )?pull rate limit"
    r"|https?://(?!docs\.|www\.docker\.com)|could not resolve host|\bserver at\b"
    r"|\blookup (?![\w.-]*(?:ecr|starport-layer-bucket|cloudfront\.net))[\w-]+\.[\w.-]+",
    regex.IGNORECASE,
)


def failure_in(statement: Statement, context: Context, epilogue: Operation | None = None) -> Failure | None:
    """The failure ``statement`` tells of, its gaps filled from ``context``; ``None`` when it is none of ECR's.

    ``epilogue`` is the operation of the command that a CI system, right below, says has failed.
    """
    action = _action(statement)
    cause = _cause(statement, action)
    if cause is None:
        return None
    said = _said(statement)
    if not _is_ours(statement, said, context, action):
        return None
    context = context.at(statement) if _follows_announcement(action) else Context()
    reference = _reference(statement, said)
    if context.reference and not reference.agrees(context.reference):
        context = Context()
    elif context.reference and context.reference.ecr is not False and cause is not Cause.WRONG_REGISTRY:
        reference = reference.filled(context.reference)
    return Failure(
        cause=cause,
        operation=_operation(statement, context, action) or epilogue,
        client=next((c.pattern.client for c in _telling(statement) if c.pattern.client), None),
        registry=reference.registry,
        registry_id=reference.registry_id,
        registry_alias=reference.registry_alias,
        region=reference.region,
        repository=reference.repository,
        tag=reference.tag,
        digest=reference.digest,
        action=action,
        principal=_principal(statement),
        policy=_policy(statement),
        code=next((c.pattern.code for c in _telling(statement) if c.pattern.code), None),
        http_status=_status(statement),
        message=redact(printable(statement.message)),
        first_line=statement.first_line,
        last_line=statement.last_line,
    )


def _action(statement: Statement) -> str | None:
    """The action that was denied: IAM repeats it in the reason, sometimes misspelt."""
    said = (clause.field("action") for clause in statement.clauses)
    return next(filter(None, said), None)


def _telling(statement: Statement) -> list[Clause]:
    return sorted(statement.clauses, key=lambda clause: -clause.pattern.layer)


def _cause(statement: Statement, action: str | None) -> Cause | None:
    core = statement.core
    cause = core.pattern.cause
    if core.pattern.layer is Layer.STATUS:
        status = _status(statement) or 0
        cause = _BY_STATUS.get(status) or (Cause.REGISTRY_ERROR if status >= 500 else Cause.UNCLASSIFIED)
        if status == _NOT_ALLOWED and _method(statement) != "PUT":
            cause = Cause.BAD_REQUEST  # only a manifest that is put can be of the wrong kind
    if cause is Cause.ACCESS_DENIED and (action or "").lower() == "s3:getobject":
        return Cause.LAYER_STORE_DENIED
    return cause


def _said(statement: Statement) -> list[Reference]:
    """Every reference of the statement: what was asked for, what stands in a client's slot, and the rest.

    A name in a slot is whole even where a wrap tore it: words follow it.
    """
    return [*requests(statement.text), *_slots(statement.clauses), *statement.references]


def _is_ours(statement: Statement, said: list[Reference], context: Context, action: str | None) -> bool:
    """Whether the statement is about an ECR registry: it says so, or nothing near it names another one."""
    if action is not None:
        return _is_ecr_action(action, statement)
    core = statement.core
    asked = _slots((core,))
    ours = [reference for reference in said if reference.ecr]
    if any(reference.ecr is False and reference.registry for reference in asked):
        return core.pattern.voice is Voice.ECR and bool(ours)
    if asked and core.pattern.voice is Voice.ANYONE and all(reference.ecr is False for reference in asked):
        # A name without a registry: ECR's only where the same image is named in full.
        return any(reference.repository == asked[0].repository for reference in ours)
    if ours or any(reference.ecr is False for reference in said):
        return bool(ours)
    return {
        Voice.ECR: True,
        Voice.CLIENT: context.at(statement).ecr is not False,
        Voice.ANYONE: context.expects(statement) and not _OTHER_SERVER.search(statement.text),
    }[core.pattern.voice]


def _is_ecr_action(action: str, statement: Statement) -> bool:
    service, _, name = action.lower().partition(":")
    if service in ("ecr", "ecr-public") or (service, name) == ("sts", "getservicebearertoken"):
        return True
    text = statement.text
    return service == "s3" and ("starport-layer-bucket" in text or "storage-access-role" in text)


def _slots(clauses: tuple[Clause, ...]) -> list[Reference]:
    """The references standing where a client prints one, whosever registry they name."""
    slots = []
    for clause in clauses:
        for words in filter(None, (clause.field("reference"), clause.field("image"), _url(clause))):
            reference = Reference.parse(words)
            # In an echoed command a word without a registry need not be an image at all.
            if clause.pattern.layer is not Layer.ANNOUNCEMENT or reference.ecr or reference.registry:
                slots.append(reference)
    return slots


def _url(clause: Clause) -> str | None:
    said = clause.field("url")
    return said if said and ("://" in said or "/manifests/" in said) else None


def _follows_announcement(action: str | None) -> bool:
    """Whether the refusal can belong to the push or pull announced above it; an API call of its own cannot."""
    name = (action or "").lower().partition(":")[2]
    return not name or name in _SHARED_STEPS or _BY_ACTION.get(name) is Operation.PUSH


def _reference(statement: Statement, said: list[Reference]) -> Reference:
    found = _own(statement)
    for candidate in said:
        if candidate.ecr is not False and found.agrees(candidate):
            found = found.filled(candidate)
    if found.tag is None and found.repository is None:
        # A familiar or masked name still says its tag.
        found = found.filled(Reference(tag=next((c.tag for c in said if c.tag), None)))
    if statement.core.pattern.cause is Cause.WRONG_REGISTRY:
        return Reference(registry=found.registry, registry_id=found.registry_id, region=found.region)
    if tag := statement.core.field("tag"):
        return Reference(tag=tag_or_none(tag)).filled(found)
    return found.filled(Reference(tag=tag_or_none(statement.field("tag"))))


def _own(statement: Statement) -> Reference:
    """The reference inside the registry's own sentence, or the one whose request failed."""
    repository = statement.field("repository")
    if repository and (registry := statement.field("registry")):
        return Reference.parse(f"{registry}/{repository}")
    return Reference(
        registry_id=account_or_none(statement.field("registry_id")), repository=repository_or_none(repository)
    )


def _operation(statement: Statement, context: Context, action: str | None) -> Operation | None:
    step = (action or "").lower().partition(":")[2]
    said = (
        statement.core.pattern.operation,
        _BY_ACTION.get(step),
        *(clause.pattern.operation for clause in statement.clauses),
    )
    for operation in said:
        if operation:
            return operation
    if any(reference.uploads for reference in statement.references) or _method(statement) == "PUT":
        return Operation.PUSH
    return context.operation


def _method(statement: Statement) -> str:
    return (statement.field("method") or "").upper()


def _principal(statement: Statement) -> Principal | None:
    said = statement.field("principal", "caller")
    return principal_from(said) if said else None


def _policy(statement: Statement) -> Policy | None:
    clause = next((c for c in _telling(statement) if c.pattern.effect), None)
    if clause is None:
        return None
    # The action may hold such words too: ecr:TagResource.
    said = (clause.field("policy_type") or clause.field("guardrail") or clause.match[0]).lower().partition("allow")[0]
    words = "".join(said.split())
    named = next((kind for token, kind in _POLICY_TYPES if token in words), None)
    arn = clause.field("policy_arn")
    return Policy(type=named, effect=clause.pattern.effect, arn=arn.rstrip(".") if arn else None)


def _status(statement: Statement) -> int | None:
    said = statement.field("status")
    return int(said) if said else None
