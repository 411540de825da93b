"""IAM's sentence, which ECR, STS and every other service send on: who, which action, which resource, and why not."""

from ecr_denied.catalogue.entry import ECR, Verdict, Wrapper
from ecr_denied.catalogue.examples import PUSH, anywhere, each
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
        reads={
            **anywhere(
                "User: arn:aws:iam::111122223333:user/edu/ada is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app",
                cause="access-denied",
                action="ecr:BatchGetImage",
            ),
            "User: arn:aws:sts::<account id>:assumed-role/ci/run-7 is not aut\nhorized to perform:\necr:GetAuthorizationToken on resource: *": dict(
                cause="access-denied", action="ecr:GetAuthorizationToken", operation="login"
            ),
            "arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage": dict(
                cause="access-denied", action="ecr:PutImage", operation="push"
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:<action>": dict(
                cause="access-denied", action=None
            ),
            "User is not authorized to perform ecr:PutImage": dict(cause="access-denied", action="ecr:PutImage"),
            # Whoever tells of it leaves the caller out.
            f"{PUSH}denied: ... not authorized to perform: ecr:InitiateLayerUpload ...": dict(
                cause="access-denied", action="ecr:InitiateLayerUpload", principal_arn=None
            ),
        },
        not_reads=[
            "You are not authorized to perform this operation.",
            "not authorized to perform: this operation",
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: { ACTION } on resource: { RESOURCE }",
        ],
    ),
    # Whoever tells of it leaves words out.
    Wrapper(
        "elided",
        "{caller} ... [because ]no ",
        source="IAM User Guide, troubleshoot_access-denied",
        reads={
            "`arn:aws:iam::111122223333:user/ada ... no resource-based policy allows the ecr:TagResource action`": dict(
                cause="resource-policy-implicit-deny",
                principal_arn="arn:aws:iam::111122223333:user/ada",
                operation=None,
            ),
        },
        not_reads=["arn:aws:iam::111122223333:user/ada ... no answer"],
    ),
    Verdict(
        "no-identity-based-policy",
        _lacks("identity(-| )based policy"),
        Cause.IDENTITY_POLICY_IMPLICIT_DENY,
        speaker=ECR,
        effect=PolicyEffect.IMPLICIT,
        continues=True,
        source="IAM User Guide, troubleshoot_access-denied",
        reads={
            **anywhere(
                "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no identity-based policy allows the ecr:BatchGetImage action",
                cause="identity-policy-implicit-deny",
                action="ecr:BatchGetImage",
                policy_type="identity-based",
                policy_effect="implicit",
                repository="team/app",
                registry_id="111122223333",
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: { ACTION } on resource: { RESOURCE } because no identity-based policy allows the { ACTION } action (Service: Ecr, Status Code: 400)": dict(
                cause="identity-policy-implicit-deny", action=None, policy_type="identity-based"
            ),
            **each(
                [
                    f"denied: User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no identity-based policy{cut}"
                    for cut in ("", " allo", " allows the ecr:Put", "...")
                ],
                cause="identity-policy-implicit-deny",
                action="ecr:PutImage",
                policy_type="identity-based",
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no identity based policy\nallows the ecr:PutImage action": dict(
                cause="identity-policy-implicit-deny", action="ecr:PutImage"
            ),
            "Error: User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no identity-based policy allows the ecr:BatchGetImage action": dict(
                cause="identity-policy-implicit-deny", operation=None
            ),
            # Whoever tells of it leaves the last word out.
            'denied: "no identity-based policy allows the ecr:PutImage"': dict(
                cause="identity-policy-implicit-deny", action="ecr:PutImage"
            ),
        },
        not_reads=[
            "attach an identity-based policy that allows the action",
            "no identity-based policy allows the pull",
        ],
    ),
    Verdict(
        "no-resource-based-policy",
        _lacks("resource(-| )based policy"),
        Cause.RESOURCE_POLICY_IMPLICIT_DENY,
        speaker=ECR,
        effect=PolicyEffect.IMPLICIT,
        continues=True,
        source="IAM User Guide, troubleshoot_access-denied",
        reads={
            **anywhere(
                "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource-based policy allows the ecr:InitiateLayerUpload action",
                cause="resource-policy-implicit-deny",
                action="ecr:InitiateLayerUpload",
                policy_type="resource-based",
                operation="push",
                repository="team/app",
                registry_id="111122223333",
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource based policy allows the ecr:BatchGetImage action": dict(
                cause="resource-policy-implicit-deny", action="ecr:BatchGetImage", operation=None
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:DescribeImages on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource-based policy allowsthe ecr:DescribeImages action": dict(
                cause="resource-policy-implicit-deny", action="ecr:DescribeImages"
            ),
        },
        not_reads=["the resource-based policy allows the ecr:BatchGetImage action"],
    ),
    Verdict(
        "no-guardrail-allows",
        _lacks("{guardrail}"),
        Cause.GUARDRAIL_IMPLICIT_DENY,
        speaker=ECR,
        effect=PolicyEffect.IMPLICIT,
        continues=True,
        source="IAM User Guide, troubleshoot_access-denied",
        reads={
            **anywhere(
                "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no permissions boundary allows the ecr:PutImage action",
                cause="guardrail-implicit-deny",
                policy_type="permissions-boundary",
                policy_effect="implicit",
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no VPC endpoint policy allows the ecr:PutImage action": dict(
                cause="guardrail-implicit-deny", policy_type="vpc-endpoint", policy_effect="implicit"
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no service control policy allows the ecr:PutImage action": dict(
                cause="guardrail-implicit-deny", policy_type="service-control", policy_effect="implicit"
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource control policy allows the ecr:PutImage action": dict(
                cause="guardrail-implicit-deny", policy_type="resource-control", policy_effect="implicit"
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no session policy allows the ecr:PutImage action": dict(
                cause="guardrail-implicit-deny", policy_type="session", policy_effect="implicit"
            ),
            "Error: User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no permissions boundary allows the ecr:PutImage action": dict(
                cause="guardrail-implicit-deny", operation="push"
            ),
        },
        not_reads=["because no one allows the window to open"],
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
        reads={
            **anywhere(
                "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app with an explicit deny",
                cause="explicit-deny",
                policy_type=None,
                policy_effect="explicit",
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app with an explicit deny in a resource-based policy": dict(
                cause="explicit-deny", policy_type="resource-based", policy_effect="explicit"
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app with an explicit deny in a sessions policy": dict(
                cause="explicit-deny", policy_type="session"
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/NoPush": dict(
                cause="explicit-deny",
                policy_type="identity-based",
                policy_arn="arn:aws:iam::111122223333:policy/NoPush",
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app with an explicit deny in a VPC endpoint policy transitively through a service control policy": dict(
                cause="explicit-deny", policy_type="vpc-endpoint"
            ),
            "with an explicit deny": dict(cause="explicit-deny", operation=None),
            "Error: User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app with an explicit deny": dict(
                cause="explicit-deny", operation="push"
            ),
        },
        not_reads=["an explicit deny always wins"],
    ),
)
