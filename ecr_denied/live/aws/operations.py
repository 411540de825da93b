"""Every API operation that a live check uses, and the fields of its answer that are kept.

All of them only read. An answer is cut down to ``keeps`` before anything else sees it: a token never leaves the call.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["OPERATIONS", "ApiOperation"]


@dataclass(frozen=True, slots=True)
class ApiOperation:
    """One operation of a service, and what is kept of its answer."""

    service: str
    name: str
    keeps: tuple[str, ...] = ()

    @property
    def action(self) -> str:
        """As IAM and these tables write it."""
        service = {"service-quotas": "servicequotas"}.get(self.service, self.service)
        return f"{service}:{self.name}"

    @property
    def method(self) -> str:
        """As boto3 names it."""
        return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in self.name).lstrip("_")


_ALL = (
    ApiOperation("sts", "GetCallerIdentity", ("Account", "Arn")),
    ApiOperation("ecr", "GetAuthorizationToken"),
    ApiOperation("ecr", "BatchGetImage", ("images", "failures")),
    ApiOperation("ecr", "BatchCheckLayerAvailability"),
    ApiOperation("ecr", "GetDownloadUrlForLayer"),
    ApiOperation("ecr", "DescribeRepositories", ("repositories", "nextToken")),
    ApiOperation("ecr", "DescribeImages", ("imageDetails", "nextToken")),
    ApiOperation("ecr", "GetRepositoryPolicy", ("policyText",)),
    ApiOperation("ecr", "GetRegistryPolicy", ("policyText",)),
    ApiOperation("ecr", "GetAccountSetting", ("value",)),
    ApiOperation("ecr", "DescribePullThroughCacheRules", ("pullThroughCacheRules", "nextToken")),
    # It has ECR try the secret of the rule upstream, and does not answer with it.
    ApiOperation("ecr", "ValidatePullThroughCacheRule", ("isValid", "failure")),
    ApiOperation("ecr", "DescribeRepositoryCreationTemplates", ("repositoryCreationTemplates", "nextToken")),
    ApiOperation("ecr-public", "GetAuthorizationToken"),
    ApiOperation("ecr-public", "DescribeRegistries", ("registries",)),
    ApiOperation("ecr-public", "DescribeRepositories", ("repositories",)),
    ApiOperation("iam", "GetRole", ("Role",)),
    ApiOperation("iam", "SimulatePrincipalPolicy", ("EvaluationResults",)),
    ApiOperation("ec2", "DescribeVpcEndpoints", ("VpcEndpoints", "NextToken")),
    # An event names access keys by their ids; it is read inside the probe and goes nowhere.
    ApiOperation("cloudtrail", "LookupEvents", ("Events",)),
    ApiOperation("service-quotas", "ListServiceQuotas", ("Quotas", "NextToken")),
)
OPERATIONS = {one.action: one for one in _ALL}
