"""VPC endpoints of ECR and S3, through which requests and layers may go; which one a request took no call tells.

Sources: ECR user guide, vpc-endpoints; VPC user guide, aws-services-privatelink-support.
"""

from __future__ import annotations

from collections.abc import Sequence

from ecr_denied.live.aws.calls import Caller, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.probes.documents import RequestContext, all_of, any_of, read
from ecr_denied.live.probes.inventory import pages
from ecr_denied.live.probes.policies import requests
from ecr_denied.names.hosts import LAYER_BUCKET
from ecr_denied.names.partitions import of_region
from ecr_denied.records import Principal

__all__ = ["ecr_endpoint", "layer_endpoint"]

_PAGES = 5
# How services are named in most regions, and in China.
_STARTS = ("com.amazonaws", "cn.com.amazonaws")


def layer_endpoint(caller: Caller, case: Case) -> str:
    """What the endpoints of S3 let through of the layers, which ECR has signed the address of."""
    layers = f"arn:{of_region(case.region).name}:s3:::prod-{case.region}-{LAYER_BUCKET}/*"
    return _said(caller, case, "s3", [RequestContext(Principal(), "s3:GetObject", layers, case.region)])


def ecr_endpoint(caller: Caller, case: Case) -> str:
    """What the endpoints of ECR let through of the request: of a login that of its API, else that of the registry."""
    said = _said(caller, case, "ecr.api" if case.is_about_token else "ecr.dkr", list(requests(case, case.actions)))
    return f"ecr-{said}" if said.startswith("endpoint") else said


def _said(caller: Caller, case: Case, service: str, asked: Sequence[RequestContext]) -> str:
    """What the policies of a service's endpoints say to requests."""
    filters = [{"Name": "service-name", "Values": [f"{start}.{case.region}.{service}" for start in _STARTS]}]
    documents: list[str] = []
    for page in pages(caller, "ec2:DescribeVpcEndpoints", _PAGES, following="NextToken", Filters=filters):
        if page.kind != "ok" or "VpcEndpoints" not in page.fields:
            return unanswered(page)
        documents += [str(one.get("PolicyDocument")) for one in page.fields["VpcEndpoints"]]
    if not documents:
        return "no-endpoint"
    readings = [read(document, one) for document in documents for one in asked]
    if any_of(one.denies for one in readings) or all_of(one.allows for one in readings) is False:
        return "endpoint-lacks"
    sure = all_of(one.allows for one in readings) and any_of(one.denies for one in readings) is False
    return "endpoints-admit" if sure else "endpoint-is-unclear"
