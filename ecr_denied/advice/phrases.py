"""The phrases that repeat a record to the reader, in the words of a catalogue. None holds a control character."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ecr_denied.advice import places
from ecr_denied.advice.known import facts_of, shows
from ecr_denied.advice.meanings import MEANINGS, SLIPS
from ecr_denied.advice.readings import asked_host, caller, host_slip, layer_host, meant_name
from ecr_denied.advice.request import Requested
from ecr_denied.advice.texts import Texts, filled
from ecr_denied.names.hosts import PUBLIC_HOSTS
from ecr_denied.names.owners import accounts_for, owner_of
from ecr_denied.names.requesters import Requester
from ecr_denied.names.upstreams import library_name
from ecr_denied.records import Cause, Failure, Operation, Principal, PrincipalType, RunBy

__all__ = ["Phrases", "adds_meaning", "meaning", "party", "phrases", "runner"]

_KINDS: dict[PrincipalType | None, str] = {
    PrincipalType.USER: "user",
    PrincipalType.ROLE: "role",
    PrincipalType.ASSUMED_ROLE: "role",
}

# The policy of AWS's by which each of these usually pulls (AWS managed policy reference).
_PULL_POLICIES = {
    "fargate": "AmazonEKSFargatePodExecutionRolePolicy",
    "batch": "AmazonECSTaskExecutionRolePolicy",
    "ecs-agent": "AmazonECSTaskExecutionRolePolicy",
    "apprunner": "AWSAppRunnerServicePolicyForECRAccess",
    "sagemaker": "AmazonSageMakerFullAccess",
}

# What is said of the type of policy that the text blames. That an SCP denies need not be a statement of it (IAM user
# guide, troubleshoot_access-denied).
_BY_POLICY = {Cause.EXPLICIT_DENY: "denied-by", Cause.GUARDRAIL_IMPLICIT_DENY: "limited-by"}

# What these mean stands in the words that they are read by, in other words.
_SAID_ALREADY = {
    Cause.CONNECTION_FAILED,
    Cause.EXPLICIT_DENY,
    Cause.HOST_NOT_FOUND,
    Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    Cause.MANIFEST_UNSUPPORTED,
    Cause.NOT_AUTHENTICATED,
    Cause.PLATFORM_MISMATCH,
    Cause.QUOTA_EXCEEDED,
    Cause.RATE_LIMITED,
    Cause.REGISTRY_ERROR,
    Cause.REPOSITORY_NOT_FOUND,
    Cause.TAG_IMMUTABLE,
    Cause.TOKEN_EXPIRED,
    Cause.UPSTREAM_DENIED,
}


class Phrases(dict[str, str]):
    """The phrases of a failure in one language, each made when a text names it."""

    def __init__(self, failure: Failure, texts: Texts) -> None:
        super().__init__()
        self._failure, self._texts = failure, texts

    def __missing__(self, name: str) -> str:
        phrase = self[name] = _PHRASES[name](self._failure, facts_of(self._failure).request, self._texts)
        return phrase


def phrases(failure: Failure, texts: Texts) -> Phrases:
    """The phrases that a text may name in braces."""
    return Phrases(failure, texts)


def meaning(failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """What the cause means, or what action and wording tell beside it; ``known`` are the phrases of the record."""
    told = _meaning_beside(failure)
    if told is not None:
        return filled(texts.say(told), known)
    blamed = failure.policy.type if failure.policy else None
    if blamed and failure.cause in _BY_POLICY:
        return texts.phrases[_BY_POLICY[failure.cause]].format(policy=texts.phrases[f"type-{blamed}"])
    return texts.causes[failure.cause].means


def adds_meaning(failure: Failure) -> bool:
    """Whether the meaning says more than the words of the text do."""
    return failure.cause not in _SAID_ALREADY or _meaning_beside(failure) is not None


def _meaning_beside(failure: Failure) -> str | None:
    """What action and wording tell beside the cause."""
    told = next((sentence for needs, sentence in MEANINGS if shows(failure, needs)), None)
    if told is None and failure.cause is Cause.HOST_NOT_FOUND and (slipped := host_slip(failure)):
        return SLIPS[slipped.slip]
    return told


def party(by: RunBy, failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """Whoever can run a check. Within one account the registry's owner is who administers the caller's account."""
    is_admins = by is RunBy.REGISTRY_OWNER and failure.cross_account is False
    return texts.run_by[RunBy.CALLER_ADMIN if is_admins else by].format_map(known)


def runner(by: RunBy, failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """Who runs a check: readers too, if they have the right, where the registry may be their own account's."""
    who = party(by, failure, known, texts)
    may_look = by is RunBy.REGISTRY_OWNER and (not shows(failure, "needs-owner") or shows(failure, "own-public"))
    may_look = may_look and not shows(failure, "look-refused")
    return texts.phrases["you-or"].format(who=who) if may_look else who


def _image(failure: Failure, otherwise: str, texts: Texts) -> str:
    """The tag, else the digest; what is asked for may be either where neither is told."""
    if failure.tag is not None:
        return _named(failure.tag, "tag", "tag", texts)
    return _named(_short(failure.digest), "digest", "digest", texts, otherwise=otherwise)


# What tells digests apart for a reader, as docker prints them.
_SHORT_DIGEST = len("sha256:") + 12


def _short(digest: str | None) -> str | None:
    """The beginning of a digest."""
    return f"{digest[:_SHORT_DIGEST]}..." if digest and len(digest) > _SHORT_DIGEST else digest


def _shown(text: str | None) -> str:
    """A value from the record with everything unprintable left out."""
    return "".join(filter(str.isprintable, text or ""))


def _named(value: str | None, place: str, key: str, texts: Texts, *, otherwise: str | None = None) -> str:
    """The phrase that repeats a value, or the one for a text that does not say it."""
    shown = _shown(value)
    return texts.phrases[key].format(**{place: shown}) if shown else texts.phrases[otherwise or f"no-{key}"]


def _action(failure: Failure, texts: Texts) -> str:
    """The refused action or, failing that, what the operation needs."""
    if failure.action is None and shows(failure, "resourceless"):
        login = "ecr-public:GetAuthorizationToken" if shows(failure, "public") else "ecr:GetAuthorizationToken"
        return texts.phrases["action"].format(action=login)
    needed: dict[Operation | None, str] = {Operation.PUSH: "push-actions", Operation.PULL: "pull-actions"}
    unsaid = "pull-actions" if shows(failure, "pulls-as-service") else needed.get(failure.operation)
    return _named(failure.action, "action", "action", texts, otherwise=unsaid)


def _registry(failure: Failure, texts: Texts) -> str:
    """The registry: its account and region, or its public alias, as far as they are told."""
    if shows(failure, "public"):
        return _named(failure.registry_alias, "alias", "public-registry", texts)
    name = _named(failure.registry_id, "id", "registry", texts)
    region = _shown(failure.region)
    return texts.phrases["in-region"].format(registry=name, region=region) if region else name


def _owner(failure: Failure, texts: Texts) -> str:
    """The service of AWS that the registry is of, with the region of an account that serves one alone."""
    owner = owner_of(failure.registry_id)
    if owner is None:
        return texts.phrases["no-owner"]
    if len(owner.regions) != 1:
        return owner.service
    return texts.phrases["owner-in-region"].format(service=owner.service, region=owner.regions[0])


def _host(printed: str | None, failure: Failure, texts: Texts) -> str:
    """A host as printed; ECR Public's where only its words tell that it was asked."""
    asked = PUBLIC_HOSTS[0] if shows(failure, "data-limit") and printed not in PUBLIC_HOSTS else printed
    return _named(asked, "host", "host", texts)


def _caller(failure: Failure, texts: Texts) -> str:
    """Who called: user or role name and account, as far as they are told."""
    who = caller(failure)
    if who is None:
        return texts.phrases["no-caller"]
    kind = _KINDS.get(who.type, "other-caller")
    unnamed = "who-root" if who.type is PrincipalType.ROOT else "no-caller"
    name = _named(who.name, "name", kind, texts, otherwise=unnamed)
    return texts.phrases["of-account"].format(caller=name, account=who.account_id) if who.account_id else name


def _who(failure: Failure, texts: Texts) -> str:
    """Who called, in short."""
    who = caller(failure)
    if shows(failure, "pulls-as-service") and (who is None or who.type is PrincipalType.SERVICE):
        return _service(failure)
    if shows(failure, "root"):
        return texts.phrases["who-root"]
    if (who is None or who.name is None) and not shows(failure, "reader-may-be-caller"):
        return texts.phrases["who-asked"].format(requester=_requester(failure, texts))
    kind = _KINDS.get(who.type if who else None, "other")
    return _named(who.name if who else None, "name", f"who-{kind}", texts, otherwise="no-who")


def _service(failure: Failure) -> str:
    """The service of AWS that pulls by itself; Lambda's where the text names somebody else."""
    who = caller(failure)
    return _shown(who.name) if who and who.type is PrincipalType.SERVICE else places.LAMBDA


def _requester(failure: Failure, texts: Texts) -> str:
    """Who made the request, with a "perhaps" where only the name of a session tells."""
    facts = facts_of(failure).request
    asked = texts.phrases[f"asked-{_named_service(failure) or facts.requester}"]
    return asked if facts.is_certain else texts.phrases["perhaps"].format(requester=asked)


# Services that pull by a role, by the names of their clients; their principals and sessions begin alike.
_SERVICES = ("apprunner", "sagemaker")


def _named_service(failure: Failure) -> str | None:
    """The service that asked, where the client, the principal or the session names it."""
    facts = facts_of(failure).request
    if facts.requester is not Requester.SERVICE:
        return None
    who = facts.principal or Principal()
    names = (failure.client, (who.name or "").partition(".")[0], (who.session or "").lower())
    return next((name for name in names if name in _SERVICES), None)


# Units of time, the largest first, and how many seconds each has.
_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 1))


def _clock(failure: Failure, texts: Texts) -> str:
    """How wrong the caller's clock is, in the largest unit of which it is two or more."""
    off = failure.clock_skew
    if not off:
        return texts.phrases["clock-wrong"]
    unit, size = next((one for one in _UNITS if abs(off) >= 2 * one[1]), _UNITS[-1])
    amount = texts.phrases[unit].format(number=abs(off) // size)
    return texts.phrases["clock-slow" if off < 0 else "clock-fast"].format(amount=amount)


def _caller_account(failure: Failure) -> str | None:
    who = caller(failure)
    return who.account_id if who else None


def _account(account: str | None, otherwise: str, texts: Texts) -> str:
    return texts.report["account"].format(id=account) if account else texts.report[otherwise]


def _accounts(failure: Failure, texts: Texts) -> str:
    """A sentence on the two accounts, for the one deny that must not be read from them."""
    calling = _caller_account(failure)
    if calling is None or failure.registry_id is None:
        return texts.phrases["no-accounts"]
    key = "one-account" if calling == failure.registry_id else "two-accounts"
    return texts.phrases[key].format(caller=calling, registry=failure.registry_id)


# What a text may name in braces: how it is put of a failure, of its request and in a language.
_PHRASES: Mapping[str, Callable[[Failure, Requested, Texts], str]] = {
    "accounts": lambda failure, facts, texts: _accounts(failure, texts),
    "action": lambda failure, facts, texts: _action(failure, texts),
    "address": lambda failure, facts, texts: _shown(failure.repository),
    "api_host": lambda failure, facts, texts: places.expected_api_host(failure),
    "asked_region": lambda failure, facts, texts: places.region(failure),
    "asked": lambda failure, facts, texts: _host(asked_host(failure) or failure.registry, failure, texts),
    "caller": lambda failure, facts, texts: _caller(failure, texts),
    "clock": lambda failure, facts, texts: _clock(failure, texts),
    "caller_account": lambda failure, facts, texts: _account(_caller_account(failure), "callers-account", texts),
    "dual_stack_host": lambda failure, facts, texts: places.dual_stack_host(failure),
    "expected_host": lambda failure, facts, texts: places.expected_host(failure),
    "host": lambda failure, facts, texts: _host(failure.registry, failure, texts),
    "layer_bucket": lambda failure, facts, texts: places.layer_bucket(failure),
    "layers": lambda failure, facts, texts: _named(layer_host(failure), "host", "host", texts),
    "listed_accounts": lambda failure, facts, texts: ", ".join(accounts_for(failure.registry_id, failure.region)),
    "library": lambda failure, facts, texts: _named(library_name(failure.repository), "name", "library", texts),
    "meant": lambda failure, facts, texts: _named(meant_name(failure), "name", "meant", texts),
    "meant_host": lambda failure, facts, texts: (
        _shown(slip.meant) if (slip := host_slip(failure)) else places.expected_host(failure)
    ),
    "owner": lambda failure, facts, texts: _owner(failure, texts),
    "partition": lambda failure, facts, texts: facts.partition.name if facts.partition else places.partition(failure),
    "plain_tag": lambda failure, facts, texts: _shown(failure.tag).replace("+", "_"),
    "policy": lambda failure, facts, texts: _named(
        failure.policy.arn if failure.policy else None, "arn", "policy", texts
    ),
    "proxy": lambda failure, facts, texts: _named(facts.proxy, "address", "proxy", texts),
    "pull_policy": lambda failure, facts, texts: _PULL_POLICIES.get(facts.puller, "AmazonEC2ContainerRegistryPullOnly"),
    "region": lambda failure, facts, texts: _shown(failure.region),
    "registry": lambda failure, facts, texts: _registry(failure, texts),
    "registry_account": lambda failure, facts, texts: _account(failure.registry_id, "registrys-account", texts),
    "requester": lambda failure, facts, texts: _requester(failure, texts),
    "runs": lambda failure, facts, texts: texts.phrases[f"runs-{facts.requester}"],
    "requesters_role": lambda failure, facts, texts: texts.phrases[
        f"role-of-{'fargate' if facts.is_on_fargate else facts.requester}"
    ],
    "repository": lambda failure, facts, texts: _named(failure.repository, "name", "repository", texts),
    "login_host": lambda failure, facts, texts: _shown(facts.command.login_host),
    "other_host": lambda failure, facts, texts: _shown(facts.command.other_host),
    "typed_region": lambda failure, facts, texts: _shown(facts.command.region),
    "secret": lambda failure, facts, texts: _shown(facts.command.secret),
    "resource_account": lambda failure, facts, texts: _account(facts.resource_account, "resources-account", texts),
    "service": lambda failure, facts, texts: _service(failure),
    "unassumed_role": lambda failure, facts, texts: _named(
        (facts.role_arn or "").rpartition("/")[2], "name", "unassumed-role", texts
    ),
    "who": lambda failure, facts, texts: _who(failure, texts),
    "image": lambda failure, facts, texts: _image(failure, "no-image", texts),
    "tag": lambda failure, facts, texts: _image(failure, "no-tag", texts),
}
