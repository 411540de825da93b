"""Every API operation that a live check uses, and the fields of its answer that are kept.

All of them only read. An answer is cut down to ``keeps`` before anything else sees it: a token never leaves the call.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["OPERATIONS", "Operation"]


@dataclass(frozen=True, slots=True)
class Operation:
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
    Operation("sts", "GetCallerIdentity", ("Account", "Arn")),
    Operation("ecr", "GetAuthorizationToken"),
    Operation("ecr", "BatchGetImage", ("failures",)),
    Operation("ecr", "BatchCheckLayerAvailability"),
    Operation("ecr", "GetDownloadUrlForLayer"),
    Operation("ecr", "DescribeRepositories", ("repositories", "nextToken")),
    Operation("ecr", "DescribeImages", ("imageDetails", "nextToken")),
    Operation("ecr", "GetRepositoryPolicy", ("policyText",)),
    Operation("ecr", "GetRegistryPolicy", ("policyText",)),
    Operation("ecr", "GetAccountSetting", ("value",)),
    Operation("ecr", "DescribePullThroughCacheRules", ("pullThroughCacheRules", "nextToken")),
    # It has ECR try the secret of the rule upstream, and does not answer with it.
    Operation("ecr", "ValidatePullThroughCacheRule", ("isValid",)),
    Operation("ecr", "DescribeRepositoryCreationTemplates", ("repositoryCreationTemplates", "nextToken")),
    Operation("ecr-public", "GetAuthorizationToken"),
    Operation("ecr-public", "DescribeRegistries", ("registries",)),
    Operation("ecr-public", "DescribeRepositories", ("repositories",)),
    Operation("iam", "GetRole", ("Role",)),
    Operation("iam", "SimulatePrincipalPolicy", ("EvaluationResults",)),
    Operation("ec2", "DescribeVpcEndpoints", ("VpcEndpoints", "NextToken")),
    # An event names access keys by their ids; it is read inside the look and goes nowhere.
    Operation("cloudtrail", "LookupEvents", ("Events",)),
    Operation("service-quotas", "ListServiceQuotas", ("Quotas", "NextToken")),
)
OPERATIONS = {one.action: one for one in _ALL}
