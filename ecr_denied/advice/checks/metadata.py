"""The check of an EC2 instance's metadata service, which gives the credentials of the instance's role."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.advice.readings import operator_there

__all__ = ["INSTANCE_METADATA"]

_INSTANCE_WITHOUT_ROLE = "instance-without-role: null -> it has no role: attach an instance profile that may pull"
_ONE_HOP = "one-hop: 1 -> no container is answered: modify-instance-metadata-options --http-put-response-hop-limit 2"
_TWO_HOPS = "two-hops: an ARN, 2 or more -> role and limit are right: is a firewall or a proxy in between?"

# A container is one hop further away than its instance (EC2 user guide, instancedata-data-retrieval,
# configuring-instance-metadata-options).
_INSTANCE_METADATA = Check(
    "instance-metadata",
    Kind.AWS_CREDENTIALS,
    "Check the instance's role, and the hop limit of its metadata.",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    why="The instance has no role, or the request came from a container, which is a hop too far where "
    "the limit is one. Off EC2 there is no such service: give the process credentials by a profile "
    "or a role of its own.",
    who=operator_there,
    needs="no-metadata",
    commands=(
        Command(
            'aws ec2 describe-instances --instance-ids "<instance-id>" --query '
            '"Reservations[].Instances[].[IamInstanceProfile.Arn,MetadataOptions.HttpPutResponseHopLimit]" '
            "{--region}",
            _INSTANCE_WITHOUT_ROLE,
            _ONE_HOP,
            _TWO_HOPS,
        ),
    ),
)
INSTANCE_METADATA = (
    # EKS user guide, service-accounts: a pod without a role of its own falls back on its node's.
    _INSTANCE_METADATA.but(
        "Give the pod's service account a role: it found none.",
        needs="pod",
        why="Without a role of its own a pod asks the metadata service for its node's, which answers no "
        "container where the hop limit is one. Restart the pod after its service account was changed.",
        page="https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html",
        commands=(
            Command(
                commands.SERVICE_ACCOUNT,
                "pod-lacks-role: no eks.amazonaws.com/role-arn -> annotate it, or use EKS Pod Identity",
                shared.ACCOUNT_HAS_ROLE,
            ),
            Command(
                'aws ec2 describe-instances --instance-ids "<instance-id>" --query '
                '"Reservations[].Instances[].[IamInstanceProfile.Arn,MetadataOptions.HttpPutResponseHopLimit]" '
                "{--region}",
                _INSTANCE_WITHOUT_ROLE,
                _ONE_HOP,
                _TWO_HOPS,
            ),
        ),
    ),
    _INSTANCE_METADATA,
)
