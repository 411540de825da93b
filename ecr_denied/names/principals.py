"""Callers: what an ARN says of who asked."""

from __future__ import annotations

from ecr_denied.expression import expression
from ecr_denied.names.arns import SERVICE, account_of
from ecr_denied.names.syntax import is_placeholder
from ecr_denied.records import Principal
from ecr_denied.terms import PrincipalType

__all__ = ["principal_from"]

_PRINCIPAL = expression(
    r"arn:\s?[\w-]*:[\w-]*::(?P<account>[^:]*):(?P<kind>assumed-role|federated-user|user|role|root)(?:/(?P<rest>.*))?"
)
_SERVICE = expression(SERVICE)
# The role is whole; the name of its session is cut off.
_SESSION_CUT = expression(r":assumed-role/[\w+=,.@-]+/[\w+=,.@-]*\.{3}$")
# People who report a refusal leave the rest of an ARN out. A word is no name; an id of IAM's is none either.
_BARE = expression(r"(?!A(?:ID|RO)A[A-Z0-9]{8,})(?:(?P<kind>user|role)/|(?=\w*[-_@\d]))(?P<name>[\w+=,@-]{2,64})")


def principal_from(words: str) -> Principal | None:
    """Read what follows ``User:``; ``None`` unless it is an ARN, however masked, a name of IAM's, or a service of AWS.

    Shapes: IAM ``reference_identifiers`` (user and role with path, root, assumed-role with session, federated user).
    """
    before, mark, behind = "".join(words.split()).partition("arn:")
    if not mark:
        if _SERVICE.fullmatch(before):
            return Principal.made(type=PrincipalType.SERVICE, name=before)
        bare = _BARE.fullmatch(before)
        if bare is None or is_placeholder(bare["name"]):
            return None
        return Principal.made(type=PrincipalType(bare["kind"]) if bare["kind"] else None, name=bare["name"])
    arn = mark + (behind[:-1] if before.endswith(("(", "[", "<")) else behind)
    account = account_of(arn)
    match = _PRINCIPAL.fullmatch(arn)
    if arn.endswith("...") and not (match and _SESSION_CUT.search(arn)):
        return Principal.made(account_id=account)  # cut off: what is left is no ARN
    if match is None:
        return Principal.made(arn=arn, account_id=account)
    kind, rest = PrincipalType(match["kind"]), match["rest"]
    name, session = rest, None
    if kind is PrincipalType.ASSUMED_ROLE and rest:
        name, _, session = rest.partition("/")
    name, session = (part if part and not is_placeholder(part) else None for part in (name, session))
    return Principal.made(arn=arn, account_id=account, type=kind, name=name, session=session)
