"""What a statement must do that the advice gives: grant what was refused, and no action too many."""

from __future__ import annotations

from ecr_denied import Failure
from ecr_denied.records import Side, Statement
from tools.aws.accounts import CALLER, OWNER, ROLE, SESSION
from tools.aws.evaluation import Request, actions_of, findings, passes, without
from tools.aws.worlds import REGION, REPOSITORY
from tools.proof.printed import PLACEHOLDER, filling

__all__ = ["faults"]

_LAYER = f"arn:aws:s3:::prod-{REGION}-starport-layer-bucket/layer"
_ON_ALL = ("ecr:GetAuthorizationToken", "ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken")


def faults(statement: Statement, failure: Failure) -> list[str]:
    """What is wrong with a statement for a record: none, where all holds."""
    who = failure.principal
    account = (who.account_id if who else None) or CALLER
    places = filling(account)
    document = PLACEHOLDER.sub(lambda place: places[place[0]], statement.document)
    whole = statement.model_copy(update={"document": document})
    principal = (who.arn if who else None) or f"arn:aws:sts::{account}:assumed-role/{ROLE}/{SESSION}"
    found = [f"linter: {one}" for one in findings(whole)]
    actions = actions_of(whole)
    if failure.action and failure.action not in actions and statement.side is not Side.ENDPOINT:
        found.append(f"does not grant {failure.action}, which was refused")
    for action in actions:
        request = _request(principal, action)
        if not passes(whole, request):
            found.append(f"does not grant its own {action}")
        if passes(without(whole, action), request):
            found.append(f"grants {action} twice")
        if statement.side is not Side.IDENTITY and statement.side is not Side.ENDPOINT:
            stranger = _request(f"arn:aws:sts::{'9' * 12}:assumed-role/other/run", action)
            found += [f"grants {action} to a stranger"] if passes(whole, stranger) else []
    return found


def _request(principal: str, action: str) -> Request:
    service = action.partition(":")[0]
    resource = f"arn:aws:{service}:{REGION if service == 'ecr' else ''}:{OWNER}:repository/{REPOSITORY}"
    resource = "*" if action in _ON_ALL else _LAYER if service == "s3" else resource
    account, name = principal.split(":")[4], principal.split("/")[1] if "/" in principal else ROLE
    path = f"aws-reserved/sso.amazonaws.com/{REGION}/" if name.startswith("AWSReservedSSO_") else ""
    role = f"arn:aws:iam::{account}:role/{path}{name}"
    known = principal if principal.endswith(":root") else role
    return Request(principal, action, resource, {"aws:PrincipalArn": known, "aws:PrincipalAccount": account})
