"""What is around a request: VPC endpoints, CloudTrail, and the public registry of the caller.

No call shows which endpoint a request took. Of an event only the type of policy that its sentence blames is kept. ECR
Public has one API for all in us-east-1, which shows each caller only the registry of their own account.

Sources: ECR user guide, vpc-endpoints; VPC user guide, aws-services-privatelink-support; CloudTrail API reference,
LookupEvents; ECR Public user guide, public-registries.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from ecr_denied.live.calls import Caller, Response, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.documents import RequestContext, all_of, any_of, read
from ecr_denied.live.inventory import listed
from ecr_denied.live.policies import requests
from ecr_denied.live.vocabulary import blamed, refusal_in
from ecr_denied.names.hosts import LAYER_BUCKET
from ecr_denied.names.partitions import of_region
from ecr_denied.records import Principal
from ecr_denied.terms import Family
from ecr_denied.times import span

__all__ = ["ecr_endpoint", "layer_endpoint", "own_repository", "trail"]

# --- VPC endpoints of ECR and S3 -------------------------------------------------------------------------

# How services are named in most regions, and in China.
_STARTS = ("com.amazonaws", "cn.com.amazonaws")


def layer_endpoint(caller: Caller, case: Case) -> str:
    """What the endpoints of S3 let through of the layers, whose addresses ECR has signed."""
    layers = f"arn:{of_region(case.region).name}:s3:::prod-{case.region}-{LAYER_BUCKET}/*"
    return _said(caller, case, "s3", [RequestContext(Principal(), "s3:GetObject", layers, case.region)])


def ecr_endpoint(caller: Caller, case: Case) -> str:
    """What the endpoints of ECR let through of the request: the API's for a login, else the registry's."""
    said = _said(caller, case, "ecr.api" if case.is_about_token else "ecr.dkr", list(requests(case, case.actions)))
    return f"ecr-{said}" if said.startswith("endpoint") else said


def _said(caller: Caller, case: Case, service: str, asked: Sequence[RequestContext]) -> str:
    """What the policies of a service's endpoints say to requests."""
    filters = [{"Name": "service-name", "Values": [f"{start}.{case.region}.{service}" for start in _STARTS]}]
    found = listed(caller, "ec2:DescribeVpcEndpoints", "VpcEndpoints", Filters=filters)
    if isinstance(found, Response):
        return unanswered(found)
    if not found:
        return "no-endpoint"
    readings = [read(str(endpoint.get("PolicyDocument")), one) for endpoint in found for one in asked]
    if any_of(one.denies for one in readings) or all_of(one.allows for one in readings) is False:
        return "endpoint-lacks"
    sure = all_of(one.allows for one in readings) and any_of(one.denies for one in readings) is False
    return "endpoints-admit" if sure else "endpoint-is-unclear"


# --- CloudTrail ------------------------------------------------------------------------------------------

# How far an event may be from the time that the text gives.
_NEAR = timedelta(minutes=5)
_MOST = 50


def trail(caller: Caller, case: Case) -> str:
    """What the newest refusal of this request blames, near the time of the failure."""
    who = case.principal
    name = (who.session or who.name) if who else None
    if who is None or name is None:
        return "no-event"
    near = span(case.asked.last_seen, case.asked.last_seen, _NEAR)
    times = dict(zip(("StartTime", "EndTime"), near, strict=True)) if near else {}
    by_name = [{"AttributeKey": "Username", "AttributeValue": name.rpartition("/")[2]}]
    answer = caller.ask("cloudtrail:LookupEvents", LookupAttributes=by_name, MaxResults=_MOST, **times)
    if answer.kind != "ok":
        return unanswered(answer)
    told = (_refusal(str(one.get("CloudTrailEvent")), case) for one in answer.fields.get("Events", ()))
    said = next(filter(None, told), None)
    return f"trail-{said}" if said else "no-event"


def _refusal(event: str, case: Case) -> str | None:
    """What an event blames, where it is a refusal of this principal, for this action and repository."""
    refused, who = refusal_in(event), case.principal
    if refused is None or refused.family is not Family.PERMISSION or refused.principal is None or who is None:
        return None
    told = (refused.registry_id, refused.repository, refused.principal.arn)
    is_it = told == (case.registry, case.repository, who.arn) and refused.action in case.actions
    return blamed(event) if is_it else None


# --- ECR Public ------------------------------------------------------------------------------------------


def own_repository(caller: Caller, case: Case) -> str:
    """Check whether the repository exists, where the alias is that of the caller's own registry."""
    registries = caller.ask("ecr-public:DescribeRegistries")
    if registries.kind != "ok":
        return unanswered(registries)
    aliases = [alias for one in registries.fields.get("registries", ()) for alias in one["aliases"]]
    # A pending or rejected alias may be another registry's.
    active = {str(alias.get("name")) for alias in aliases if alias.get("status") == "ACTIVE"}
    if case.asked.registry_alias not in active:
        return "another-registry"
    found = caller.ask("ecr-public:DescribeRepositories", repositoryNames=[case.repository])
    return "repository-there" if found.fields.get("repositories") else unanswered(found)
