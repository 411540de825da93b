"""The net: words of a failure that nobody knows, beside the name of an ECR registry.

A failed pull that nothing is said about is a false all-clear, so these words count when no other verdict stands in the
statement. They need the name of an ECR registry in the same statement, and a word for what was done with it.
"""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict
from ecr_denied.catalogue.examples import IMAGE, each
from ecr_denied.records import Cause

ENTRIES = (
    Verdict(
        "failed",
        "{bound}(error|errors|failed|failure|fatal|denied|refused|rejected|cannot|can't|could not|couldn't"
        "|unable to|invalid|unsupported|timed out|time-out|timeout|aborted|not found|no such|unexpected|exception"
        "|unsuccessful|not permitted|not allowed|missing)",
        Cause.UNCLASSIFIED,
        by=ANYONE,
        strength=Strength.NET,
        source="any program: the words of failures in general",
        reads={
            f"Error writing blob: Error determining upload URL for docker://{IMAGE}: http: no Location header in response": dict(
                cause="unclassified", repository="team/app"
            ),
            **each(
                [
                    f"{IMAGE}: push fatal by the agent",
                    f"{IMAGE}: push rejected by the agent",
                    f"{IMAGE}: push aborted by the agent",
                    f"{IMAGE}: push unsuccessful by the agent",
                    f"{IMAGE}: push exception by the agent",
                    f"{IMAGE}: push not permitted by the agent",
                    f"{IMAGE}: push not allowed by the agent",
                    f"we can't push {IMAGE}",
                    f"image push errors: {IMAGE}",
                    f"push of {IMAGE} time-out",
                    f"image push failed: {IMAGE}",
                    f"image push failure: {IMAGE}",
                    f"pull of {IMAGE} denied",
                    f"pull of {IMAGE} refused",
                    f"cannot push {IMAGE}",
                    f"could not push {IMAGE}",
                    f"couldn't push {IMAGE}",
                    f"unable to push {IMAGE}",
                    f"invalid manifest of {IMAGE}",
                    f"unsupported layer in {IMAGE}",
                    f"push of {IMAGE} timed out now",
                    f"push timeout {IMAGE}",
                    f"layer not found in {IMAGE}",
                    f"no such layer in {IMAGE}",
                    f"unexpected layer in {IMAGE}",
                    f"missing layer in {IMAGE}",
                ],
                cause="unclassified",
            ),
        },
        not_reads=["docker pull failed", "the build failed"],
    ),
)
