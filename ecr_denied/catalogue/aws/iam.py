"""IAM's sentence, which ECR, STS and every other service send on: who, which action, which resource, and why not."""

from ecr_denied.catalogue.entry import ECR, Verdict, Wrapper
from ecr_denied.terms import Cause, PolicyEffect


def _lacks(policy: str) -> str:
    """A kind of policy that has no grant. Behind its name the sentence may be cut off, in the middle of a word."""
    cut = f"because no {policy}[ allows][ the][ {{path}}][ {{word}}]{{cut}}"
    return f"([because ]no {policy} allows the {{action}}( action|')|{cut})"


ENTRIES = (
    Verdict(
        "not-authorized",
        '([({bound}User[:] [\\(|\\"]{principal}[\\)|\\"]|{caller}) ]is not authorized to perform[:]'
        "|not authorized to perform:) [']({action}['] on resource[:] {resource}|{action})",
        Cause.ACCESS_DENIED,
        speaker=ECR,
        source="IAM User Guide, troubleshoot_access-denied",
    ),
    # People who report the refusal leave words out.
    Wrapper(
        "elided",
        "{caller} ... [because ]no ",
        source="IAM User Guide, troubleshoot_access-denied",
    ),
    Verdict(
        "no-identity-based-policy",
        _lacks("identity(-| )based policy"),
        Cause.IDENTITY_POLICY_IMPLICIT_DENY,
        speaker=ECR,
        effect=PolicyEffect.IMPLICIT,
        continues=True,
        source="IAM User Guide, troubleshoot_access-denied",
    ),
    Verdict(
        "no-resource-based-policy",
        _lacks("resource(-| )based policy"),
        Cause.RESOURCE_POLICY_IMPLICIT_DENY,
        speaker=ECR,
        effect=PolicyEffect.IMPLICIT,
        continues=True,
        source="IAM User Guide, troubleshoot_access-denied",
    ),
    Verdict(
        "no-guardrail-allows",
        _lacks("{guardrail}"),
        Cause.GUARDRAIL_IMPLICIT_DENY,
        speaker=ECR,
        effect=PolicyEffect.IMPLICIT,
        continues=True,
        source="IAM User Guide, troubleshoot_access-denied",
    ),
    Verdict(
        "explicit-deny",
        "with an explicit deny[ in (a|an|the) {policy_type}[ transitively through (a"
        "|an) {word} control policy][(:|, with policy ARN:) {policy_arn}]]",
        Cause.EXPLICIT_DENY,
        speaker=ECR,
        effect=PolicyEffect.EXPLICIT,
        continues=True,
        source="IAM User Guide, troubleshoot_access-denied; AWS Security Blog, enhanced access denied error messages with policy ARNs (2026-01)",
    ),
)
