"""How each outcome that the advice names is recognised in a command's answer, and where it must hold.

A row is for what is shown, whatever command answers so. ``words`` is searched in both streams, or asked of them;
``holds`` asks who runs the command in which world. An outcome must show where it holds, and nowhere else. A row is a
claim about AWS as far as the stand-in goes: what that infers stands in ``evaluation``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ecr_denied.records import RunBy
from tools.aws.accounts import CALLER, OWNER, USER, Identity, identities, session
from tools.aws.evaluation import Request, Verdict, refusal, together, verdict
from tools.aws.handlers import events
from tools.aws.worlds import ALIAS, ARN, DIGEST, NEAR_NAME, REPOSITORY, TAG, World, role
from tools.proof import printed

__all__ = [
    "NOT_SHOWN",
    "PROOFS",
    "WRONG",
    "WRONG_STATEMENTS",
    "Proof",
    "Setting",
    "is_shown",
    "is_told",
    "proof_of",
]


@dataclass(frozen=True, eq=False)
class Setting:
    """Who runs which command in which world."""

    world: World
    run_by: RunBy
    words: Sequence[str]

    @property
    def identity(self) -> Identity:
        """The credentials."""
        return identities(self.world.caller, self.world.account)[self.run_by]

    @property
    def limited(self) -> bool:
        """Whether the caller itself asks."""
        return self.run_by is RunBy.CALLER

    @property
    def action(self) -> str:
        """The action that the command needs."""
        service, operation = self.words[1:3]
        service = service.replace("service-quotas", "servicequotas")
        return f"{service}:{''.join(part.capitalize() for part in operation.split('-'))}"

    def option(self, name: str) -> str:
        """The first value of an option."""
        return self.words[list(self.words).index(name) + 1]


Fact = Callable[[Setting], bool]


@dataclass(frozen=True)
class Proof:
    """How an outcome shows, and where it must."""

    words: str | Callable[[str], bool]
    holds: Fact

    def seen_in(self, text: str) -> bool:
        """Whether an answer shows it."""
        return re.search(self.words, text) is not None if isinstance(self.words, str) else self.words(text)


# --- facts ---------------------------------------------------------------------------------------------


def always(_: Setting) -> bool:
    """In every world."""
    return True


def all_of(*facts: Fact) -> Fact:
    """Every one of them."""
    return lambda at: all(fact(at) for fact in facts)


def not_(fact: Fact) -> Fact:
    """The opposite."""
    return lambda at: not fact(at)


def own_registry(at: Setting) -> bool:
    """Whoever asks is of the account whose registry of ECR Public has the alias."""
    return answered(at) and at.identity.account == OWNER


def expired(at: Setting) -> bool:
    """The credentials have expired."""
    return at.limited and at.world.expired


def own(at: Setting) -> bool:
    """The caller is the identity meant; of an administrator's command it is not asked."""
    return at.identity.principal == session(at.world.account)


def refused(at: Setting) -> bool:
    """Whoever asks is refused the action that the command needs."""
    on_all = "--registry-id" not in at.words or at.words[1] != "ecr"
    action = "ecr:GetAuthorizationToken" if at.action == "ecr:GetLoginPassword" else at.action
    action = action.replace("ecr-public:GetLoginPassword", "ecr-public:GetAuthorizationToken")
    policies = at.world.policies(limited=at.limited, repository=not on_all)
    owner = at.identity.account if on_all else OWNER
    request = Request(at.identity.principal, action, "*" if on_all else ARN)
    return not expired(at) and refusal(policies, request, owner) is not None


def answered(at: Setting) -> bool:
    """Whoever asks is let in."""
    return not refused(at) and not expired(at)


def there(at: Setting) -> bool:
    """The repository exists, and whoever asks may know."""
    return answered(at) and REPOSITORY in at.world.repositories


def missing(at: Setting) -> bool:
    """It does not, and whoever asks may know."""
    return answered(at) and REPOSITORY not in at.world.repositories


def tagged(at: Setting) -> bool:
    """So does the image."""
    by_digest = any(word.startswith("imageDigest=") for word in at.words)
    return there(at) and TAG in at.world.tags and (not by_digest or at.world.digest == DIGEST)


def archived(at: Setting) -> bool:
    """The image is archived."""
    return at.world.archived


def same_digest(at: Setting) -> bool:
    """The tag stands for the image that is pushed."""
    return at.world.digest == DIGEST


def policy_says(*verdicts: Verdict) -> Fact:
    """The repository has a policy, and to the caller's role it says one of these."""

    def fact(at: Setting) -> bool:
        document = at.world.repository_policy
        request = Request(session(at.world.account), "ecr:BatchGetImage", ARN)
        return there(at) and document is not None and verdict(document, request) in verdicts

    return fact


def no_policy(at: Setting) -> bool:
    """The repository has none."""
    return there(at) and at.world.repository_policy is None


def decisions(at: Setting) -> set[Verdict]:
    """What the simulation says of each action; nothing, of a role that goes by another ARN."""
    source = at.option("--policy-source-arn")
    if source not in (f"arn:aws:iam::{at.world.account}:user/{USER}", at.world.role_arn):
        return set()
    start = list(at.words).index("--action-names") + 1
    end = list(at.words).index("--resource-arns")
    limits = [one for one in (at.world.boundary, at.world.service_control) if one is not None]
    found = set()
    for action in at.words[start:end]:
        request = Request(role(at.world.account), action, at.words[end + 1])
        verdicts = [together(at.world.identity, request), *(verdict(one, request) for one in limits)]
        order = (Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY)
        found.add(next((one for one in order if one in verdicts), Verdict.ALLOWED))
    return found


def limited(at: Setting) -> bool:
    """A limit of the caller's leaves an action out that the simulation was asked for."""
    return bool(decisions(at)) and (at.world.boundary is not None or at.world.service_control is not None)


def endpoints_asked(at: Setting, end: str) -> bool:
    """Whether the command asks for the endpoint of a service in the region of the worlds."""
    return f".eu-west-1.{end}" in at.option("--filters")


def endpoints_open(at: Setting) -> bool:
    """Every endpoint asked for lets everything through."""
    ecr = not endpoints_asked(at, "ecr.api") or at.world.endpoint is None
    layers = not endpoints_asked(at, "s3") or at.world.layer_endpoint is None
    return "us-east-1" not in at.option("--filters") and ecr and layers


def policy_there(at: Setting) -> bool:
    """The policy asked for is one that moto holds, which are none of AWS's own, or an organization's."""
    return ":aws:policy" not in at.option("--policy-arn") if "--policy-arn" in at.words else answered(at)


def event_with_error(at: Setting) -> bool:
    """CloudTrail has an event with an error, by the attribute of the command."""
    key, value = (part.partition("=")[2] for part in at.option("--lookup-attributes").split(","))
    met = [one for one in events(at.world) if one[key] == value]
    return any("errorCode" in one["CloudTrailEvent"] for one in met)


# --- answers -------------------------------------------------------------------------------------------


def policy_text(*verdicts: Verdict) -> Callable[[str], bool]:
    """Whether the policy in the answer says one of these to the callers of the worlds."""

    def seen(text: str) -> bool:
        body = text[text.find("{") : text.rfind("}") + 1]
        if not body:
            return False
        document = json.loads(body)
        spoken = [verdict(document, Request(session(one), "ecr:BatchGetImage", ARN)) for one in (CALLER, OWNER)]
        order = (Verdict.EXPLICIT_DENY, Verdict.ALLOWED)
        return next((one for one in order if one in spoken), Verdict.IMPLICIT_DENY) in verdicts

    return seen


def endpoint_documents(text: str) -> dict[str, dict[str, object]]:
    """The policies in the answer, by the end of the service's name."""
    body = text[text.find("[") : text.rfind("]") + 1]
    return {row[1].rpartition("eu-west-1.")[2]: json.loads(row[3]) for row in json.loads(body)} if body else {}


def lacks_ecr(text: str) -> bool:
    """A policy of one of ECR's own endpoints lacks the action; that of S3 never names one of ECR's."""
    request = Request(session(CALLER), "ecr:BatchGetImage", ARN)
    found = endpoint_documents(text)
    return any(verdict(found[name], request) is not Verdict.ALLOWED for name in found if name != "s3")


def lacks_bucket(text: str) -> bool:
    """The policy of the S3 endpoint does not admit the layers."""
    request = Request(session(CALLER), "s3:GetObject", "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/layer")
    found = endpoint_documents(text)
    return "s3" in found and verdict(found["s3"], request) is not Verdict.ALLOWED


def all_open(text: str) -> bool:
    """Every policy allows everything."""
    found = endpoint_documents(text)
    return bool(found) and all('"Action": "*"' in json.dumps(one) for one in found.values())


def without_error(words: str) -> Callable[[str], bool]:
    """An answer, not an error, that does not hold these words."""
    return lambda text: "An error occurred" not in text and re.search(words, text) is None


_DENIED = r"\(AccessDenied(?:Exception)?\)"
_EXPLICIT, _IMPLICIT, _ALLOWED = Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY, Verdict.ALLOWED
_NONE = r"\A\s*\[\]"

# --- the table -----------------------------------------------------------------------------------------

# By what the advice shows of an answer, so that whatever else follows from it needs no row of its own. Words that mean
# another thing in another command's answer, or that name what the record names, stand under the id of the outcome.
PROOFS: Mapping[str, Proof] = {
    # of any command
    "AccessDenied": Proof(_DENIED, refused),
    "is not authorized to perform": Proof("is not authorized to perform", refused),
    "RepositoryNotFoundException": Proof(r"\(RepositoryNotFoundException\)", missing),
    "security token ... expired, invalid": Proof(r"security token .* is (?:expired|invalid)", expired),
    # repositories and images
    "the repository": Proof(f'"repositoryName": "{REPOSITORY}"', there),
    "a similar name": Proof(rf"(?m){NEAR_NAME}\s", all_of(answered, lambda at: NEAR_NAME in at.world.repositories)),
    "exactly this name": Proof(rf"(?m){REPOSITORY}(?:\s|$)", there),
    "no similar name": Proof(
        without_error(REPOSITORY), all_of(missing, lambda at: NEAR_NAME not in at.world.repositories)
    ),
    "RepositoryAlreadyExistsException": Proof(r"\(RepositoryAlreadyExistsException\)", there),
    "no-cache-template": Proof(without_error("PULL_THROUGH_CACHE"), always),
    "template-fits": Proof("CREATE_ON_PUSH", lambda at: at.world.create_on_push),
    "no-template": Proof(r'"repositoryCreationTemplates": \[\]', lambda at: not at.world.create_on_push),
    "a prefix that begins the name, or ROOT": Proof(
        '"ecrRepositoryPrefix": "team"', lambda at: bool(at.world.cache_prefixes)
    ),
    "a credentialArn": Proof('"credentialArn"', lambda at: bool(at.world.cache_prefixes)),
    "no such prefix, and no ROOT": Proof(r'"pullThroughCacheRules": \[\]', lambda at: not at.world.cache_prefixes),
    '"isValid": true': Proof(
        '"isValid": true', lambda at: bool(at.world.cache_prefixes) and at.world.upstream_failure is None
    ),
    '"isValid": false': Proof('"isValid": false', lambda at: at.world.upstream_failure is not None),
    "ImageNotFoundException": Proof(r"\(ImageNotFoundException\)", all_of(there, not_(tagged))),
    "an imageDigest": Proof('"imageDigest"', tagged),
    "tags-told": Proof(r'\A\s*\[\s*"', all_of(there, lambda at: bool(at.world.tags))),
    "the digest you push, pushed a moment ago": Proof(f'"imageDigest": "{DIGEST}"', all_of(tagged, same_digest)),
    "another digest": Proof(f'"imageDigest": "(?!{DIGEST})', all_of(tagged, not_(same_digest))),
    '"IMMUTABLE"': Proof('"IMMUTABLE"', all_of(there, lambda at: at.world.immutable)),
    '"MUTABLE"': Proof('"MUTABLE"', all_of(there, lambda at: not at.world.immutable)),
    "the alias in the address": Proof(ALIAS, own_registry),
    "Images per repository": Proof("Images per repository", answered),
    "Rate of ... requests": Proof("Rate of .* requests", answered),
    # the request asked again
    '"failures" with ImageNotFound': Proof('"failureCode": "ImageNotFound"', all_of(there, not_(tagged))),
    '"failures" with ImageInaccessible': Proof('"failureCode": "ImageInaccessible"', all_of(tagged, archived)),
    '"imageManifest"': Proof('"imageManifest"', all_of(tagged, not_(archived))),
    '"imageIds"': Proof('"imageIds"', there),
    '"layers" or "failures"': Proof('"layers"|"failures"', there),
    "a time": Proof(r"(?m)^[0-9T:.+-]+$", answered),
    "a host of this region": Proof(r"\.dkr\.ecr\.eu-west-1\.", answered),
    "a host of another region": Proof(r"\.dkr\.ecr\.(?!eu-west-1\.)", not_(always)),
    # policies
    "RepositoryPolicyNotFoundException": Proof(r"\(RepositoryPolicyNotFoundException\)", no_policy),
    "service-lacks-grant": Proof(
        lambda text: "Statement" in text and "lambda.amazonaws.com" not in text,
        all_of(there, not_(no_policy)),
    ),
    "policy-lacks-grant": Proof(policy_text(_IMPLICIT, _EXPLICIT), policy_says(_IMPLICIT, _EXPLICIT)),
    "policy-grants": Proof(policy_text(_ALLOWED), policy_says(_ALLOWED)),
    "policy-denies": Proof(policy_text(_EXPLICIT), policy_says(_EXPLICIT)),
    "no Deny for any of them": Proof(policy_text(_IMPLICIT, _ALLOWED), policy_says(_IMPLICIT, _ALLOWED)),
    "RegistryPolicyNotFoundException": Proof(
        r"\(RegistryPolicyNotFoundException\)", lambda at: at.world.registry_policy is None
    ),
    "registry-policy-denies": Proof("Deny", lambda at: "Deny" in json.dumps(at.world.registry_policy)),
    '"V1"': Proof('"V1"', lambda at: at.world.registry_scope == "V1"),
    "set-arn": Proof('"arn:aws:iam::[0-9]+:role/', always),
    "another ARN than above": Proof('"arn:aws:iam::[0-9]+:(?:role|user)/', always),
    "no policy for pulls": Proof(without_error("AmazonEC2ContainerRegistry"), always),
    "implicitDeny, no false/missing": Proof(
        lambda text: '"implicitDeny"' in text and '": false' not in text and '"MissingContextValues": []' in text,
        lambda at: _IMPLICIT in decisions(at) and not limited(at),
    ),
    '"explicitDeny"': Proof('"explicitDeny"', lambda at: _EXPLICIT in decisions(at)),
    '"allowed"': Proof(
        lambda text: '"allowed"' in text and "implicitDeny" not in text and "explicitDeny" not in text,
        lambda at: decisions(at) == {_ALLOWED},
    ),
    'no "explicitDeny"': Proof(
        lambda text: re.search('"(?:allowed|implicitDeny)"', text) is not None and "explicitDeny" not in text,
        lambda at: bool(decisions(at)) and _EXPLICIT not in decisions(at),
    ),
    '"AllowedBy...": false': Proof(r'"AllowedBy\w+": false', limited),
    "no-such-principal": Proof(r"\(NoSuchEntity\)", lambda at: not decisions(at)),
    "policies-listed": Proof(r'"Policies": \[|"PolicySummary"', answered),
    "boundary": Proof(":policy/limit", lambda at: at.world.boundary is not None),
    **{
        shows: Proof(r"\A\s*null", lambda at: at.world.boundary is None) for shows in ("no-boundary", "no-boundary-now")
    },
    "DefaultVersionId": Proof('"DefaultVersionId"', lambda at: ":aws:policy" not in at.option("--policy-arn")),
    "the statements": Proof(r'Statement\\?"', policy_there),
    "policy or policyArns": Proof(r'\\"policy\\": ', lambda at: at.world.session_policy is not None),
    "an event of this session, neither": Proof(
        without_error(r'\\"policy\\": '), lambda at: at.world.session_policy is None
    ),
    **{
        f"{end}-endpoint-lacks": Proof(
            lacks_ecr, lambda at: endpoints_asked(at, "ecr.api") and at.world.endpoint is not None
        )
        for end in ("dkr", "api")
    },
    "endpoint-lacks-bucket": Proof(
        lacks_bucket, lambda at: endpoints_asked(at, "s3") and at.world.layer_endpoint is not None
    ),
    'Allow, "*" on "*"': Proof(all_open, endpoints_open),
    "no-endpoint": Proof(_NONE, lambda at: "us-east-1" in at.option("--filters")),
    "an event with errorMessage": Proof("errorMessage", event_with_error),
    "no-event": Proof(_NONE, not_(event_with_error)),
    # logins
    **{
        shows: Proof(r'"Arn": "(?!\S*assumed-role/ci/)', all_of(not_(expired), not_(own)))
        for shows in ("other-identity", "not the caller you expect")
    },
    **{
        shows: Proof(r'"Arn": "\S*assumed-role/ci/', all_of(not_(expired), own))
        for shows in ("refused-identity", "the caller you expect")
    },
    **{
        shows: Proof(rf'"Account": "(?!{OWNER}")', all_of(not_(expired), lambda at: at.identity.account != OWNER))
        for shows in ("another Account", "account-apart")
    },
    "the Account meant": Proof(f'"Account": "{OWNER}"', all_of(not_(expired), lambda at: at.identity.account == OWNER)),
    "an AccessKeyId, Active": Proof('"AccessKeyId"', lambda at: at.option("--user-name") == USER),
}

# Commands that are wrong themselves, by a part of them; an entry that no longer applies fails the lane.
WRONG: Mapping[str, str] = {}

# The same, of statements.
WRONG_STATEMENTS: Mapping[str, str] = {}

# What the stand-in does not show, and why: by operation, all of it or one outcome.
NOT_SHOWN: Mapping[str | tuple[str, str], str] = {
    "ec2 describe-route-tables": "no world has a subnet",
    "ec2 describe-vpc-attribute": "no world has a VPC",
    "ec2 describe-instances": "no world has an instance",
    "ec2 describe-security-groups": "no world has a security group",
    "ecs describe-tasks": "no world has a task",
    "systemctl show": "no world has containerd",
    "sso login": "no world has IAM Identity Center",
    "kms get-key-policy": "no world has a key",
    "kms describe-key": "no world has a key",
    "sts assume-role": "no world has a role that is to be assumed",
    "account get-region-opt-status": "no world is about regions",
    "ecr get-lifecycle-policy": "no world has a lifecycle policy",
    "codebuild batch-get-projects": "no world has a build",
    "batch describe-job-definitions": "no world has a job",
    "eks describe-fargate-profile": "no world has a cluster",
    "ecs describe-task-definition": "no world has a task",
    "apprunner describe-service": "no world has such a service",
    "elasticbeanstalk describe-configuration-settings": "no world has such an environment",
    "eks list-pod-identity-associations": "no world has a cluster",
    "iam list-mfa-devices": "no user of a world has a device",
    "secretsmanager list-secrets": "no world has a secret",
    **{
        ("ec2 describe-vpc-endpoints", outcome): "no world has an endpoint's network"
        for outcome in (
            *("no-endpoint-there", "no-private-dns", "endpoint-groups"),
            *("gateway-routes", "no-gateway"),
        )
    },
    ("ec2 describe-vpc-endpoints", "endpoint-denies"): "no world has an endpoint that denies",
    **{
        ("ecr get-login-password", outcome): "docker's own words"
        for outcome in ("login-succeeded", "login-kept", "not-kept", "helper-at-fault")
    },
    ("ecr get-login-password", "cli-too-old"): "the lane has a current CLI",
    ("ecr describe-pull-through-cache-rules", "rules-in-use"): "the answer does not tell what a pull uses",
    ("service-quotas list-service-quotas", "quotas-listed"): "the message tells which quota it is",
    ("ecr get-authorization-token", "region-differs"): "the lane has one region; a test of its own takes another",
    **{
        (operation, "no-identity"): "the lane has credentials everywhere"
        for operation in ("ecr get-login-password", "ecr get-authorization-token")
    },
    **{
        ("iam get-role", outcome): "no world has a role that is to be assumed"
        for outcome in (
            *("trust-lacks", "trust-there", "trust-of-provider", "no-such-role", "app-runner-untrusted"),
            "app-runner-trusted",
            *("pod-trust-lacks", "pod-trust-there"),
        )
    },
    **{
        ("iam get-role", outcome): "no world has a policy that was to be set"
        for outcome in ("named-role-missing", "named-role-path")
    },
    **{
        ("cloudtrail lookup-events", outcome): "no caller of a world is a federated user"
        for outcome in ("federated-by", "federation-lacks-policy", "federation-policy", "no-session-event")
    },
    ("cloudtrail lookup-events", "no-session-found"): "every world has the event of its session",
    **{
        ("iam simulate-principal-policy", outcome): "AWS documents no names for the parts of EvalDecisionDetails"
        for outcome in ("own-side-denies", "undecided-across")
    },
    ("iam simulate-principal-policy", "context-missing"): "no policy of a world has a condition",
    (
        "ecr get-registry-policy",
        "registry-lacks-grant",
    ): "no registry's policy of a world is about what makes a repository",
    **{
        ("iam list-attached-role-policies", outcome): "moto holds no policy of AWS's own"
        for outcome in ("pull-policy", "pull-policy-across")
    },
    **{
        ("ecr describe-images", outcome): "the number is compared with the answer of another command"
        for outcome in ("repository-full", "public-repository-full", "below-quota")
    },
    **{
        ("ecr describe-repositories", outcome): "no world has filters for tags"
        for outcome in ("mutable-but", "immutable-but")
    },
    ("ecr describe-repositories", "found-here"): "the account and region of whoever runs it are asked",
    ("ecr describe-repositories", "there-indeed"): "no world has a text with another registry",
    ("ecr get-repository-policy", "build-lacks-grant"): "no world has a build",
    ("ecr describe-pull-through-cache-rules", "rule-has-no-login"): "every rule of the worlds has a secret",
    ("ecr describe-repositories", "key-of-repository"): "no world has a key",
    ("ecr describe-images", "image-status-archived"): "moto knows no status of an image",
    ("ecr describe-registries", "other-alias"): "the owner's registry has the alias of the address",
    ("ecr describe-repository-creation-templates", "cache-template-fits"): "the template of the worlds is for pushes",
    ("ecr describe-repository-creation-templates", "template-by-role"): "no template of the worlds has a role",
    ("ecr describe-repository-creation-templates", "template-without-role"): "no template of the worlds has a role",
}


def proof_of(operation: str, outcome: str) -> Proof | None:
    """The row for an outcome: its own, or that for what the advice shows of it; ``None`` where it is not shown."""
    if not is_shown(operation) or _is_missing(operation, outcome):
        return None
    return PROOFS.get(outcome) or PROOFS.get(printed.shown_of(outcome))


def is_told(operation: str, outcome: str) -> bool:
    """Whether a row is there for the outcome, or the reason why there can be none."""
    return not is_shown(operation) or _is_missing(operation, outcome) or proof_of(operation, outcome) is not None


def _is_missing(operation: str, outcome: str) -> bool:
    """Whether the stand-in does not show it; ECR Public's commands and a user's are like ECR's and a role's."""
    like = operation.replace("ecr-public ", "ecr ").replace("-user-", "-role-")
    return operation in NOT_SHOWN or (like, outcome) in NOT_SHOWN


def is_shown(operation: str) -> bool:
    """Whether the stand-in answers a command at all: it is AWS's API, not docker, a network, a cluster."""
    return " " in operation and not operation.startswith("configure ")
