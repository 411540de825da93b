"""The check of an EC2 instance's metadata service, which gives the credentials of the instance's role."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import asks_metadata, is_in_pod, operator_there
from ecr_denied.advice.wordings import lacks_instance_role

__all__ = ["INSTANCE_METADATA"]

_INSTANCE = run(
    'aws ec2 describe-instances --instance-ids "<instance-id>" --query "Reservations[].Instances[]'
    '.[IamInstanceProfile.Arn,MetadataOptions.HttpPutResponseHopLimit]" {--region}',
    Answer("instance-without-role", "null", "it has no role: attach an instance profile that may pull"),
    Answer(
        "one-hop",
        "1",
        "no container is answered: modify-instance-metadata-options --http-put-response-hop-limit 2",
    ),
    Answer("two-hops", "an ARN, 2 or more", "role and limit are right: is a firewall or a proxy in between?"),
)

# A container is one hop further away than its instance (EC2 user guide, instancedata-data-retrieval,
# configuring-instance-metadata-options).
INSTANCE_METADATA = CheckItem(
    id="instance-metadata",
    kind=Kind.AWS_CREDENTIALS,
    headline="Check the instance's role, and the hop limit of its metadata.",
    notes=(
        Text(
            "metadata-gave-nothing",
            "The metadata service gave no credentials: the instance has no role, or the request came from a container, "
            "which is a hop too far where the limit is one. Off EC2 there is no such service: give the process "
            "credentials by a profile or a role of its own.",
        ),
    ),
    commands=(_INSTANCE,),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    applies=(asks_metadata | lacks_instance_role).told("if the metadata service of an instance gave no credentials"),
    variants=(
        # EKS user guide, service-accounts: a pod without a role of its own falls back on its node's.
        Variant(
            holds=is_in_pod,
            headline=Text("role-of-pod", "Give the pod's service account a role: it found none."),
            notes=(
                Text(
                    "node-by-metadata",
                    "Without a role of its own a pod asks the metadata service for its node's, which answers no "
                    "container where the hop limit is one. Restart the pod after its service account was changed.",
                ),
            ),
            commands=(
                run(
                    commands.SERVICE_ACCOUNT,
                    Answer("pod-lacks-role", "no eks.amazonaws.com/role-arn", "annotate it, or use EKS Pod Identity"),
                    shared.ACCOUNT_HAS_ROLE,
                ),
                _INSTANCE,
            ),
            page="https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html",
        ),
    ),
)
