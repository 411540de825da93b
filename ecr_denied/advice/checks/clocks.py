"""A check of the clock of what asked."""

from __future__ import annotations

from ecr_denied.advice.check import Check, Kind
from ecr_denied.advice.readings import operator_there

__all__ = ["CLOCK"]


# A signature counts for minutes, and a certificate from a day on (IAM user guide, signing requests; RFC 5280, 4.1.2.5).
_CLOCK = Check(
    "clock",
    Kind.AWS_CREDENTIALS,
    "Set that machine's clock: it is {clock}.",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html",
    why="AWS refuses a request that is signed minutes away from its own time; new keys change nothing. A "
    "laptop or a virtual machine that slept is often behind; a time service keeps it right.",
    who=operator_there,
    needs="wrong-clock",
)
CLOCK = (
    _CLOCK.but(
        needs="early-certificate",
        why="By that clock the certificate is not valid yet. Less often the clock of the proxy that made it "
        "is ahead. A laptop or a virtual machine that slept is often behind; a time service keeps it "
        "right.",
        kind=Kind.CERTIFICATE,
    ),
    _CLOCK,
)
