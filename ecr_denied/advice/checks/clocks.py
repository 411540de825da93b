"""A check of the clock of what asked."""

from __future__ import annotations

from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.evidence import operator_there
from ecr_denied.advice.wordings import has_early_certificate, has_wrong_clock

__all__ = ["CLOCK"]

# A signature counts for minutes, and a certificate from a day on (IAM user guide, signing requests; RFC 5280, 4.1.2.5).
CLOCK = CheckItem(
    id="clock",
    kind=Kind.AWS_CREDENTIALS,
    headline="Set that machine's clock: it is {clock}.",
    notes=(
        Text(
            "clock-signs",
            "AWS refuses a request that is signed minutes away from its own time; new keys change nothing. Less often "
            "a request waited that long before it was sent.",
            ~has_early_certificate,
        ),
        Text(
            "clock-judges",
            "By that clock the certificate is not valid yet. Less often the clock of a proxy that made it is ahead.",
            has_early_certificate,
        ),
        Text("clock-kept", "A laptop or a virtual machine that slept is often behind; a time service keeps it right."),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html",
    applies=has_wrong_clock,
    variants=(Variant(holds=has_early_certificate, kind=Kind.CERTIFICATE),),
)
