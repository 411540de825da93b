"""What the policies of an account's VPC endpoints say, to a request to ECR and to one for a layer.

Sources: ECR user guide, vpc-endpoints; which endpoint a request took nobody can tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from ecr_denied.live.calls import Caller, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.conditions import all_of, any_of
from ecr_denied.live.documents import Request, read
from ecr_denied.live.stock import pages
from ecr_denied.names.hosts import LAYER_BUCKET
from ecr_denied.names.partitions import of_region
from ecr_denied.records import Principal

__all__ = ["endpoint", "layer_endpoint"]

_PAGES = 5
# How services are named in most regions, and in China (VPC user guide, aws-services-privatelink-support).
_STARTS = ("com.amazonaws", "cn.com.amazonaws")


def endpoint(caller: Caller, case: Case) -> str:
    """What the endpoints of ECR let through."""
    return _said(caller, case, ("ecr.api", "ecr.dkr"), case.requests())


def layer_endpoint(caller: Caller, case: Case) -> str:
    """What the endpoints of S3 let through of the layers, which ECR has signed the address of."""
    layers = f"arn:{of_region(case.region).name}:s3:::prod-{case.region}-{LAYER_BUCKET}/*"
    return _said(caller, case, ("s3",), [Request(Principal(), "s3:GetObject", layers)])


def _said(caller: Caller, case: Case, services: Sequence[str], requests: Sequence[Request]) -> str:
    documents: list[str] = []
    names = [f"{start}.{case.region}.{service}" for start in _STARTS for service in services]
    filters = [{"Name": "service-name", "Values": names}]
    for page in pages(caller, "ec2:DescribeVpcEndpoints", _PAGES, following="NextToken", Filters=filters):
        if page.kind != "ok" or "VpcEndpoints" not in page.fields:
            return unanswered(page)
        documents += [str(one.get("PolicyDocument")) for one in page.fields["VpcEndpoints"]]
    if not documents:
        return "no-endpoint"
    readings = [read(document, request) for document in documents for request in requests]
    if any_of(one.denies for one in readings) or all_of(one.allows for one in readings) is False:
        return "endpoint-lacks"
    sure = all_of(one.allows for one in readings) and any_of(one.denies for one in readings) is False
    return "endpoints-admit" if sure else "endpoint-is-unclear"
