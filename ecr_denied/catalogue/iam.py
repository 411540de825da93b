"""IAM: the access-denied sentence, clause by clause.

The sentence is ``User: P is not authorized to perform: A on resource: R`` and, since late 2021, a reason. Clauses are
patterns of their own because pastes tear, mask and truncate the sentence at every joint.
"""

from ecr_denied.catalogue.entry import Layer, Pattern, Role, Sample, Voice
from ecr_denied.records import Cause, PolicyEffect

_IAM = "IAM User Guide, troubleshoot_access-denied"
_POLICY_ARNS = "AWS Security Blog, enhanced access denied error messages with policy ARNs (2026-01)"

PATTERNS = (
    Pattern(
        name="iam.not-authorized",
        gate=("authorized to perform",),
        words=r"[({bound}User[:] [\(|\"]{principal}[\)|\"]|{caller}) ]is not authorized to perform[:] [']({action}['] on resource[:] {resource}|{action})",
        layer=Layer.STATEMENT,
        voice=Voice.ECR,
        cause=Cause.ACCESS_DENIED,
        source=_IAM,
        samples=(
            Sample(
                "User: arn:aws:iam::111122223333:user/edu/ada is not authorized to perform: ecr:BatchGetImage"
                " on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app",
                {
                    "principal": "arn:aws:iam::111122223333:user/edu/ada",
                    "action": "ecr:BatchGetImage",
                    "resource": "arn:aws:ecr:eu-west-1:111122223333:repository/team/app",
                },
            ),
            Sample(
                "User: arn:aws:sts::<account id>:assumed-role/ci/run-7 is not aut\nhorized to perform:\n"
                "ecr:GetAuthorizationToken on resource: *",
                {"principal": "arn:aws:sts::<account id>:assumed-role/ci/run-7", "resource": "*"},
            ),
            Sample(
                "arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:PutImage",
                {"caller": "arn:aws:iam::111122223333:user/ada", "action": "ecr:PutImage"},
            ),
            Sample(
                "User is not authorized to perform ecr:PutImage",
                {"action": "ecr:PutImage"},
            ),
        ),
        counter_samples=("You are not authorized to perform this operation.",),
    ),
    Pattern(
        name="iam.no-identity-based-policy",
        gate=("based policy allow",),
        words="no identity(-| )based policy allows the {action} action",
        role=Role.CONTINUATION,
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.IDENTITY_POLICY_IMPLICIT_DENY,
        effect=PolicyEffect.IMPLICIT,
        source=_IAM,
        samples=(
            Sample(
                "because no identity-based policy allows the ecr:BatchGetImage action",
                {"action": "ecr:BatchGetImage"},
            ),
            Sample(
                "because no identity-based policy\nallows the ecr:TagResource action", {"action": "ecr:TagResource"}
            ),
        ),
        counter_samples=("attach an identity-based policy that allows the action",),
    ),
    Pattern(
        name="iam.no-resource-based-policy",
        gate=("based policy allow",),
        words="no resource(-| )based policy allows the {action} action",
        role=Role.CONTINUATION,
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.RESOURCE_POLICY_IMPLICIT_DENY,
        effect=PolicyEffect.IMPLICIT,
        source=_IAM,
        samples=(
            Sample(
                "because no resource-based policy allows the ecr:InitiateLayerUpload action",
                {"action": "ecr:InitiateLayerUpload"},
            ),
            Sample(
                "because no resource-based policy allowsthe ecr:DescribeImages action",
                {"action": "ecr:DescribeImages"},
            ),
        ),
        counter_samples=("the resource-based policy allows the ecr:BatchGetImage action",),
    ),
    Pattern(
        name="iam.no-guardrail-allows",
        gate=("because no",),
        words="because no {guardrail} allows the {action} action",
        role=Role.CONTINUATION,
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.GUARDRAIL_IMPLICIT_DENY,
        effect=PolicyEffect.IMPLICIT,
        source=_IAM,
        samples=(
            Sample(
                "because no permissions boundary allows the ecr:CreateRepository action",
                {"guardrail": "permissions boundary", "action": "ecr:CreateRepository"},
            ),
            Sample(
                "because no VPC endpoint policy allows the ecr:ListImages action", {"guardrail": "VPC endpoint policy"}
            ),
            Sample("because no service control policy allows the ecr:PutImage action"),
            Sample("because no resource control policy allows the ecr:PutImage action"),
            Sample("because no session policy allows the ecr:PutImage action", {"guardrail": "session policy"}),
        ),
        counter_samples=(
            "because no identity-based policy allows the ecr:PutImage action",
            "because no resource-based policy allows the ecr:PutImage action",
            "because no one allows the window to open",
        ),
    ),
    Pattern(
        name="iam.explicit-deny",
        gate=("explicit deny",),
        words=r"with an explicit deny[ in (a|an|the) {policy_type}[ transitively through (a|an) {word} control policy]"
        "[(:|, with policy ARN:) {policy_arn}]]",
        role=Role.CONTINUATION,
        layer=Layer.REGISTRY,
        voice=Voice.ANYONE,
        cause=Cause.EXPLICIT_DENY,
        effect=PolicyEffect.EXPLICIT,
        source=f"{_IAM}; {_POLICY_ARNS}",
        samples=(
            Sample("with an explicit deny"),
            Sample("with an explicit deny in a resource-based policy", {"policy_type": "resource-based policy"}),
            Sample("with an explicit deny in a sessions policy", {"policy_type": "sessions policy"}),
            Sample(
                "with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/NoPush",
                {"policy_type": "identity-based policy", "policy_arn": "arn:aws:iam::111122223333:policy/NoPush"},
            ),
            Sample(
                "with an explicit deny in a VPC endpoint policy transitively through a service control policy",
                {"policy_type": "VPC endpoint policy"},
            ),
        ),
        counter_samples=("an explicit deny always wins",),
    ),
)
