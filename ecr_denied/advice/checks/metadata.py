"""The check of an EC2 instance's metadata service, which gives the credentials of the instance's role."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text
from ecr_denied.advice.evidence import asks_metadata, operator_there
from ecr_denied.advice.wordings import lacks_instance_role

__all__ = ["INSTANCE_METADATA"]

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
    commands=(
        run(
            commands.instance_metadata,
            Answer("instance-without-role", "null", "it has no role: attach an instance profile that may pull"),
            Answer(
                "one-hop",
                "1",
                "no container is answered: modify-instance-metadata-options --http-put-response-hop-limit 2",
            ),
            Answer("two-hops", "an ARN, 2 or more", "role and limit are right: is a firewall or a proxy in between?"),
        ),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    applies=(asks_metadata | lacks_instance_role).told("if the metadata service of an instance gave no credentials"),
)
