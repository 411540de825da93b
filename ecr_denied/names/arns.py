"""ARNs: of ECR's repositories, of callers, of policies; as printed, masked and torn."""

from __future__ import annotations

from ecr_denied.expression import IGNORECASE
from ecr_denied.names.syntax import BREAK, MASK, Tearable, account_or_none, torn, unit

__all__ = [
    "CALLER",
    "PATH_UNIT",
    "POLICY_ARN",
    "REGISTRY_ARN",
    "RESOURCE",
    "SERVICE",
    "TASK_ARN",
    "account_of",
    "region_in",
]

PATH_UNIT = unit(r"[\w./*#%$…-]")
_PIECE = unit(r"[^\s:\"'`]")
_CALLER_UNIT = unit(r"[^\s\"'`()]")
_RESOURCE_UNIT = unit(r"[^\s\"'`“”]")
_TORN_UNIT = unit(r"[\w./*#%?-]")
_REPOSITORY = torn("r e p o s i t o r y /")
# An ARN ends with its line, unless it is not complete there.
_HEAD = rf"arn:(?:(?:{_PIECE}{BREAK}){{0,64}}?:{BREAK}){{4}}"
_ARN = rf"{_HEAD}(?:{_REPOSITORY}{BREAK})?{PATH_UNIT}{{0,300}}+"
# A principal that no "User:" announces.
CALLER = rf"arn:\s?[\w-]{{0,20}}:(?:iam|sts)::(?:{_CALLER_UNIT}{BREAK}){{1,300}}?"
# Organizations ends a policy's ARN with the policy's id: what comes before is not complete, and may be left out.
_ORGANIZATIONS = rf"arn:aws[\w-]{{0,20}}:organizations:{_PIECE}{{0,20}}(?::{_PIECE}{{1,80}}?)?/p-[0-9a-z]{{8,128}}+"
_COMPLETE = rf"{_HEAD}(?:{_PIECE}{BREAK}){{1,80}}?{torn('_ p o l i c y / p -')}{PATH_UNIT}{{6,140}}+"
POLICY_ARN = rf"(?:{_ORGANIZATIONS}|{_COMPLETE}|{_ARN})"
# A service of AWS as a principal (IAM user guide, reference_policies_elements_principal, AWS service principals).
SERVICE = r"[a-z0-9-]{2,40}\.amazonaws\.com(?:\.cn)?"
# A reason that follows confirms a name that was torn.
_CONFIRMED = rf"(?:{_TORN_UNIT}{BREAK}){{1,300}}?(?=\s{{0,8}}(?:because\s{{0,8}}no|with\s{{0,8}}an\s))"
RESOURCE = rf"(?:{_HEAD}{_CONFIRMED}|{_ARN}|{_RESOURCE_UNIT}{{1,400}}+)"
_ARN_AWS = torn(r"a r n : \s? a w s")
_ECR = rf"{_ARN_AWS}(?:-[a-z-]+)?{BREAK}:{BREAK}{torn('e c r')}(?:-public)?{BREAK}:"
REGISTRY_ARN = Tearable(
    rf"{_ECR}{BREAK}(?P<region>(?:{_PIECE}{BREAK}){{0,64}}?):{BREAK}"
    rf"(?:(?P<account>(?:{_PIECE}{BREAK}){{0,64}}?):{BREAK}{_REPOSITORY}{BREAK}"
    rf"(?P<path>{_CONFIRMED}|{PATH_UNIT}{{1,300}}+)"
    rf"|{_REPOSITORY}(?P<path>{PATH_UNIT}{{1,300}}+)"  # fields left out behind dots
    rf"|(?P<account>{_PIECE}{{0,64}}+))",
    _ECR,
    flags=IGNORECASE,
)


# A task of ECS, with its cluster, which older ARNs have not (ECS developer guide, ecs-account-settings). What is behind
# the region may be masked.
_HIDDEN = rf"\*{{3,}}+|[xX]{{3,}}|{MASK}"
TASK_ARN = (
    rf"\barn:aws[\w-]{{0,20}}:ecs:[a-z0-9-]{{5,30}}:{_PIECE}{{1,40}}:task/(?:(?:[\w-]{{1,255}}|{_HIDDEN})/)?"
    rf"(?:[0-9a-f]{{32}}|[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}|{_HIDDEN})(?![\w/])"
)


def account_of(arn: str | None) -> str | None:
    """The account in an ARN; ``None`` where it has none, or is masked."""
    return account_or_none(_field(arn, 4))


def region_in(arn: str | None) -> str | None:
    """The region in an ARN, as it is printed; ``None`` where it has none."""
    return _field(arn, 3) or None


def _field(arn: str | None, number: int) -> str:
    """A field of an ARN, which colons part; empty where it has no such."""
    fields = (arn or "").split(":")
    return fields[number] if number < len(fields) else ""
