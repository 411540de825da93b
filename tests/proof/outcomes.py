"""How each outcome that the advice names is recognised in a command's answer, and where it must hold.

A row is for one operation and one outcome id. ``words`` is searched in both streams, or asked of them; ``holds`` asks
who runs the command in which world. An outcome must show where it holds, and nowhere else. A row is a claim about AWS
as far as the stand-in goes: what that infers stands in ``evaluation``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ecr_denied.records import RunBy
from tests.proof.accounts import OWNER, Identity, identities, session
from tests.proof.evaluation import Request, Verdict, refusal, together, verdict
from tests.proof.worlds import REGION, REPOSITORY, TAG, World, role

__all__ = ["NOT_SHOWN", "PROOFS", "Proof", "Setting", "is_shown"]

ARN = f"arn:aws:ecr:{REGION}:{OWNER}:repository/{REPOSITORY}"


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


def all_of(*facts: Fact) -> Fact:
    """Every one of them."""
    return lambda at: all(fact(at) for fact in facts)


def not_(fact: Fact) -> Fact:
    """The opposite."""
    return lambda at: not fact(at)


def refused(action: str, reason: str = "") -> Fact:
    """Whoever asks is refused the action on the repository; by a sentence that gives the reason."""

    def fact(at: Setting) -> bool:
        if expired(at):
            return False
        policies = at.world.policies(limited=at.limited, repository=True)
        sentence = refusal(policies, Request(at.identity.principal, action, ARN), OWNER)
        return sentence is not None and reason in sentence

    return fact


def expired(at: Setting) -> bool:
    """The credentials have expired."""
    return at.limited and at.world.expired


def there(at: Setting) -> bool:
    """The repository exists."""
    return REPOSITORY in at.world.repositories


def tagged(at: Setting) -> bool:
    """So does the image; by its tag or, as the tag alone carries it, its digest."""
    return there(at) and TAG in at.world.tags


def archived(at: Setting) -> bool:
    """The image is archived."""
    return at.world.archived


def answered(action: str) -> Fact:
    """Whoever asks is let in."""
    return all_of(not_(refused(action)), not_(expired))


def has_policy(at: Setting) -> bool:
    """The repository has a policy."""
    return at.world.repository_policy is not None


def grants(at: Setting) -> bool:
    """The repository's policy admits the caller's role."""
    request = Request(session(at.world.account), "ecr:BatchGetImage", ARN)
    return verdict(at.world.repository_policy, request) is Verdict.ALLOWED


def simulates(decision: Verdict) -> Fact:
    """The simulation of the first action gives this."""

    def fact(at: Setting) -> bool:
        request = Request(role(at.world.account), at.option("--action-names"), at.option("--resource-arns"))
        limits = [one for one in (at.world.boundary, at.world.service_control) if one is not None]
        verdicts = [together(at.world.identity, request), *(verdict(one, request) for one in limits)]
        order = (Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY)
        return next((one for one in order if one in verdicts), Verdict.ALLOWED) is decision

    return fact


# --- answers -------------------------------------------------------------------------------------------


def shows_grant(wanted: bool) -> Callable[[str], bool]:
    """Whether the policy in the answer admits the caller of any of the worlds."""

    def seen(text: str) -> bool:
        body = text[text.find("{") : text.rfind("}") + 1]
        if '"policyText"' not in body:
            return False
        document = json.loads(json.loads(body)["policyText"])
        requests = [Request(session(account), "ecr:BatchGetImage", ARN) for account in ("444455556666", OWNER)]
        return any(verdict(document, one) is Verdict.ALLOWED for one in requests) is wanted

    return seen


_MISSING = r"\(RepositoryNotFoundException\)"
_DENIED = r"\(AccessDenied(?:Exception)?\)"
_SENTENCE = "because no {}-based policy allows"
_FIRST_DECISION = r'(?s)\A[^}}]*?"EvalDecision": "{}"'

# --- the table -----------------------------------------------------------------------------------------

PROOFS: Mapping[tuple[str, str], Proof] = {
    ("ecr describe-repositories", "repository-missing"): Proof(
        _MISSING, all_of(answered("ecr:DescribeRepositories"), not_(there))
    ),
    ("ecr describe-repositories", "repository-there"): Proof(
        f'"repositoryName": "{REPOSITORY}"', all_of(answered("ecr:DescribeRepositories"), there)
    ),
    ("ecr describe-repositories", "access-denied"): Proof(_DENIED, refused("ecr:DescribeRepositories")),
    ("ecr get-repository-policy", "policy-none"): Proof(
        r"\(RepositoryPolicyNotFoundException\)",
        all_of(answered("ecr:GetRepositoryPolicy"), there, not_(has_policy)),
    ),
    ("ecr get-repository-policy", "policy-lacks-grant"): Proof(
        shows_grant(False), all_of(answered("ecr:GetRepositoryPolicy"), there, has_policy, not_(grants))
    ),
    ("ecr get-repository-policy", "policy-grants"): Proof(
        shows_grant(True), all_of(answered("ecr:GetRepositoryPolicy"), there, has_policy, grants)
    ),
    ("ecr get-repository-policy", "repository-missing"): Proof(
        _MISSING, all_of(answered("ecr:GetRepositoryPolicy"), not_(there))
    ),
    ("ecr get-repository-policy", "access-denied"): Proof(_DENIED, refused("ecr:GetRepositoryPolicy")),
    ("ecr describe-images", "image-missing"): Proof(
        r"\(ImageNotFoundException\)", all_of(answered("ecr:DescribeImages"), there, not_(tagged))
    ),
    ("ecr describe-images", "image-archived"): Proof(
        '"imageStatus": "ARCHIVED"', all_of(answered("ecr:DescribeImages"), tagged, archived)
    ),
    ("ecr describe-images", "image-there"): Proof(
        '"imageStatus": "ACTIVE"', all_of(answered("ecr:DescribeImages"), tagged, not_(archived))
    ),
    ("ecr describe-images", "repository-missing"): Proof(_MISSING, all_of(answered("ecr:DescribeImages"), not_(there))),
    ("ecr describe-images", "access-denied"): Proof(_DENIED, refused("ecr:DescribeImages")),
    ("ecr batch-get-image", "access-denied"): Proof(_DENIED, refused("ecr:BatchGetImage")),
    ("ecr batch-get-image", "resource-policy"): Proof(
        _SENTENCE.format("resource"), refused("ecr:BatchGetImage", _SENTENCE.format("resource"))
    ),
    ("ecr batch-get-image", "identity-policy"): Proof(
        _SENTENCE.format("identity"), refused("ecr:BatchGetImage", _SENTENCE.format("identity"))
    ),
    ("ecr batch-get-image", "repository-missing"): Proof(_MISSING, all_of(answered("ecr:BatchGetImage"), not_(there))),
    ("ecr batch-get-image", "image-missing"): Proof(
        '"ImageNotFound"', all_of(answered("ecr:BatchGetImage"), there, not_(tagged))
    ),
    ("ecr batch-get-image", "image-archived"): Proof(
        '"ImageInaccessible"', all_of(answered("ecr:BatchGetImage"), tagged, archived)
    ),
    ("ecr batch-get-image", "image-there"): Proof(
        '"imageManifest"', all_of(answered("ecr:BatchGetImage"), tagged, not_(archived))
    ),
    ("ecr get-account-setting", "scope-v1"): Proof('"V1"', lambda at: at.world.registry_scope == "V1"),
    ("ecr get-account-setting", "scope-v2"): Proof('"V2"', lambda at: at.world.registry_scope == "V2"),
    ("ecr get-registry-policy", "policy-none"): Proof(
        r"\(RegistryPolicyNotFoundException\)", lambda at: at.world.registry_policy is None
    ),
    ("ecr validate-pull-through-cache-rule", "upstream-accepts"): Proof(
        '"isValid": true', lambda at: bool(at.world.cache_prefixes) and at.world.upstream_failure is None
    ),
    ("ecr validate-pull-through-cache-rule", "upstream-refuses"): Proof(
        '"isValid": false', lambda at: at.world.upstream_failure is not None
    ),
    ("ecr validate-pull-through-cache-rule", "no-rule"): Proof(
        r"\(PullThroughCacheRuleNotFoundException\)", lambda at: not at.world.cache_prefixes
    ),
    ("iam simulate-principal-policy", "allowed"): Proof(_FIRST_DECISION.format("allowed"), simulates(Verdict.ALLOWED)),
    ("iam simulate-principal-policy", "implicit-deny"): Proof(
        _FIRST_DECISION.format("implicitDeny"), simulates(Verdict.IMPLICIT_DENY)
    ),
    ("iam simulate-principal-policy", "explicit-deny"): Proof(
        _FIRST_DECISION.format("explicitDeny"), simulates(Verdict.EXPLICIT_DENY)
    ),
    ("sts get-caller-identity", "credentials-expired"): Proof(r"\(ExpiredToken\)", expired),
}

# What the stand-in cannot show, by operation and id, and why.
NOT_SHOWN: Mapping[tuple[str, str], str] = {}


def is_shown(operation: str) -> bool:
    """Whether the stand-in answers a command at all: it is AWS's API, not docker, a network, a cluster."""
    return " " in operation and operation != "configure list"
