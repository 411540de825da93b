"""The phrases that repeat a record to the reader, in the words of a catalogue. None holds a control character."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ecr_denied.advice import places
from ecr_denied.advice.known import Known, choices, facts_of
from ecr_denied.advice.meanings import MEANINGS, SLIPS
from ecr_denied.advice.texts import Texts
from ecr_denied.names.arns import account_of
from ecr_denied.names.hosts import PUBLIC_HOSTS
from ecr_denied.names.owners import accounts_for, owner_of
from ecr_denied.names.requesters import Requester
from ecr_denied.names.upstreams import library_name
from ecr_denied.records import Cause, EndpointKind, Failure, PrincipalType, RunBy


class Phrases(dict[str, str]):
    """The phrases of a failure in one language, each made when a text names it."""

    def __init__(self, known: Known, texts: Texts) -> None:
        super().__init__()
        self.known: Known = known
        self.texts: Texts = texts

    def __missing__(self, name: str) -> str:
        made = _PHRASES.get(name)
        phrase = self[name] = made(self) if made else places.value(name.replace("_", "-"), self.known)
        return phrase

    def say(self, text: str) -> str:
        """A sentence of a check in this language, in English where it has none, with the phrases that it names.

        :raises LookupError: when it names another.
        """
        text = self.texts.translations.get(text, text)
        try:
            return text.format_map(self) if "{" in text else text
        except KeyError as unknown:
            raise LookupError(f"no phrase {unknown} in advice/phrases.py, but a text names it: {text}") from unknown

    def words(self, key: str, **values: object) -> str:
        """Words of the catalogue around values."""
        return self.texts.phrases[key].format(**values)

    def named(self, key: str, value: str | None, otherwise: str | None = None) -> str:
        """The words that repeat a value, or those for a text that does not say it."""
        shown = _shown(value)
        return self.words(key, **dict.fromkeys(_IN_WORDS, shown)) if shown else self.words(otherwise or f"no-{key}")


# What the words around one value call it.
_IN_WORDS = ("action", "address", "alias", "arn", "digest", "host", "id", "name", "tag")


def phrases(failure: Failure, texts: Texts) -> Phrases:
    """The phrases that a text may name in braces."""
    return Phrases(facts_of(failure), texts)


_MEANINGS = choices(MEANINGS.items())
# The words for the type of policy that the text blames. An SCP can deny without a statement that denies (IAM user
# guide, troubleshoot_access-denied).
_BY_POLICY = {Cause.EXPLICIT_DENY: "denied-by", Cause.GUARDRAIL_IMPLICIT_DENY: "limited-by"}
# The words of the message say already, in another way, what these causes mean.
_SAID_ALREADY = frozenset(
    {
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
)


def meaning(failure: Failure, texts: Texts) -> str:
    """What the cause means, or what action and wording say beyond it."""
    known, cause = facts_of(failure), failure.cause
    told = _meaning_beside(known)
    if told is not None:
        return phrases(failure, texts).say(told)
    if known.policy.type and cause in _BY_POLICY:
        return texts.phrases[_BY_POLICY[cause]].format(policy=texts.phrases[f"type-{known.policy.type}"])
    return texts.causes[cause].means


def adds_meaning(failure: Failure) -> bool:
    """Whether the meaning says more than the words of the text do."""
    return failure.cause not in _SAID_ALREADY or _meaning_beside(facts_of(failure)) is not None


def _meaning_beside(known: Known) -> str | None:
    """What action and wording say beyond the cause."""
    told = known.first(_MEANINGS)
    if told is None and known.failure.cause is Cause.HOST_NOT_FOUND and known.host_slip:
        return SLIPS[known.host_slip.slip]
    return told


def party(by: RunBy, failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """The party who can run a check. Within one account the registry's owner administers the caller's account."""
    is_admins = by is RunBy.REGISTRY_OWNER and failure.cross_account is False
    return texts.run_by[RunBy.CALLER_ADMIN if is_admins else by].format_map(known)


def runner(by: RunBy, failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """Who runs a check: readers too, if they have the right, where the registry may be their own account's."""
    who, facts = party(by, failure, known, texts), facts_of(failure)
    may_look = by is RunBy.REGISTRY_OWNER and (not facts["needs-owner"] or facts["own-public"])
    return texts.phrases["you-or"].format(who=who) if may_look and not facts["look-refused"] else who


def _shown(text: str | None) -> str:
    """A value from the record with everything unprintable left out."""
    return "".join(filter(str.isprintable, text or ""))


# The length that distinguishes digests for a reader, as docker prints them.
_SHORT_DIGEST = len("sha256:") + 12


def _image(its: Phrases, otherwise: str) -> str:
    """The tag, else the beginning of the digest; where the text names neither, the request may be for either."""
    if its.known.failure.tag is not None:
        return its.named("tag", its.known.failure.tag)
    digest = its.known.failure.digest or ""
    short = f"{digest[:_SHORT_DIGEST]}..." if len(digest) > _SHORT_DIGEST else digest
    return its.named("digest", short, otherwise)


_NEEDED_ACTIONS = choices(
    (
        ("target=tags", "tags-action"),
        ("pulls-as-service", "pull-actions"),
        ("pull", "pull-actions"),
        ("push", "push-actions"),
    )
)


def _action(its: Phrases) -> str:
    """The refused action or, failing that, what the operation needs."""
    known = its.known
    if known.failure.action is None and known["resourceless"]:
        return its.words("action", action=f"{places.value('ecr', known)}:GetAuthorizationToken")
    return its.named("action", known.failure.action, known.first(_NEEDED_ACTIONS))


def _registry(its: Phrases) -> str:
    """The registry: its account and region, or its public alias, as far as they are known."""
    failure = its.known.failure
    if its.known["public"]:
        return its.named("public-registry", failure.registry_alias)
    name, region = its.named("registry", failure.registry_id), _shown(failure.region)
    return its.words("in-region", registry=name, region=region) if region else name


def _owner(its: Phrases) -> str:
    """The service of AWS that the registry is of, with the region of an account that serves one alone."""
    owner = owner_of(its.known.failure.registry_id)
    if owner is None:
        return its.words("no-owner")
    is_of_one = len(owner.regions) == 1
    return its.words("owner-in-region", service=owner.service, region=owner.regions[0]) if is_of_one else owner.service


def _host(its: Phrases, printed: str | None) -> str:
    """A host as printed; ECR Public's where only its words show that it was asked."""
    is_public = its.known["data-limit"] and printed not in PUBLIC_HOSTS
    return its.named("host", PUBLIC_HOSTS[0] if is_public else printed)


_KINDS: dict[PrincipalType | None, str] = {
    PrincipalType.USER: "user",
    PrincipalType.ROLE: "role",
    PrincipalType.ASSUMED_ROLE: "role",
}


def _caller(its: Phrases) -> str:
    """Who called: user or role name and account, as far as they are known."""
    who = its.known.who
    unnamed = "who-root" if who.type is PrincipalType.ROOT else "no-caller"
    name = its.named(_KINDS.get(who.type, "other-caller"), who.name, unnamed)
    return its.words("of-account", caller=name, account=who.account_id) if who.account_id else name


def _who(its: Phrases) -> str:
    """Who called, in short."""
    known, who = its.known, its.known.who
    if known["pulls-as-service"] and (known.principal is None or who.type is PrincipalType.SERVICE):
        return its["service"]
    if known["root"]:
        return its.words("who-root")
    if who.name is None and not known["reader-may-be-caller"]:
        return its.words("who-asked", requester=its["requester"])
    return its.named(f"who-{_KINDS.get(who.type, 'other')}", who.name, "no-who")


# Services that pull by a role, by the names of their clients; their principals and sessions begin alike.
_SERVICES = ("agentcore", "apprunner", "sagemaker")


def _requester(its: Phrases) -> str:
    """Who made the request, with a "perhaps" where only the name of a session shows it."""
    known, who = its.known, its.known.who
    requester, is_certain = known.asked_by
    names = (known.failure.client, (who.name or "").partition(".")[0], (who.session or "").lower())
    service = next((name for name in names if name in _SERVICES), None) if requester is Requester.SERVICE else None
    kind = "lightsail" if known["credentials=lightsail-role"] else service or requester
    asked = its.words(f"asked-{kind}")
    return asked if is_certain else its.words("perhaps", requester=asked)


# Units of time, the largest first, and how many seconds each has.
_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 1))


def _clock(its: Phrases) -> str:
    """How wrong the caller's clock is, in the largest unit of which it is two or more."""
    off = its.known.failure.clock_skew
    if not off:
        return its.words("clock-wrong")
    unit, size = next((one for one in _UNITS if abs(off) >= 2 * one[1]), _UNITS[-1])
    return its.words("clock-slow" if off < 0 else "clock-fast", amount=its.words(unit, number=abs(off) // size))


def _account(its: Phrases, account: str | None, otherwise: str) -> str:
    return its.texts.report["account"].format(id=account) if account else its.texts.report[otherwise]


def _accounts(its: Phrases) -> str:
    """A sentence on the two accounts, for the one deny that must not be read from them."""
    calling, asked = its.known.who.account_id, its.known.failure.registry_id
    if calling is None or asked is None:
        return its.words("no-accounts")
    return its.words("one-account" if calling == asked else "two-accounts", caller=calling, registry=asked)


# By whose machine's role these pull.
_RUNNERS = {"fargate": "fargate", "gitlab-runner": "runner"}
# The policy of AWS's by which each of these usually pulls (AWS managed policy reference).
_PULL_POLICIES = {
    "fargate": "AmazonEKSFargatePodExecutionRolePolicy",
    "batch": "AmazonECSTaskExecutionRolePolicy",
    "ecs-agent": "AmazonECSTaskExecutionRolePolicy",
    "ecs-instance": "AmazonEC2ContainerServiceforEC2Role",
    "apprunner": "AWSAppRunnerServicePolicyForECRAccess",
    "sagemaker": "AmazonSageMakerFullAccess",
}
# What a text may name in braces, beside the places of commands.
_PHRASES: Mapping[str, Callable[[Phrases], str]] = {
    "accounts": _accounts,
    "action": _action,
    "asked": lambda its: _host(
        its,
        places.value("api-host", its.known)
        if its.known["api-masked"]
        else its.known.asked_host or its.known.failure.registry or its.known.host(EndpointKind.REGISTRY),
    ),
    "asked_region": lambda its: places.value("region", its.known),
    "caller": _caller,
    "caller_account": lambda its: _account(its, its.known.who.account_id, "callers-account"),
    "clock": _clock,
    # A federated user has no policy of its own.
    "holder": lambda its: its.words("federated-by") if its.known["federated"] else its["who"],
    "host": lambda its: _host(its, its.known.failure.registry),
    "image": lambda its: _image(its, "no-image"),
    "layers": lambda its: its.named("host", its.known.layer_host),
    "library": lambda its: its.named("library", library_name(its.known.failure.repository)),
    "meant": lambda its: its.named("meant", its.known.meant_name),
    "meant_host": lambda its: (
        _shown(its.known.host_slip.meant) if its.known.host_slip else places.value("expected-host", its.known)
    ),
    # The ARN of an organization's policy has the account that manages it (Organizations API, Policy).
    "organization_admin": lambda its: its.named(
        "organization-admin", account_of(its.known.policy_arn) if its.known["organization-policy-arn"] else None
    ),
    "owner": _owner,
    "partition": lambda its: its.known.partition.name if its.known.partition else places.value("partition", its.known),
    "policy": lambda its: its.named("policy", its.known.policy.arn),
    "proxy": lambda its: its.named(
        "proxy", (its.known.endpoint.address or its.known.endpoint.host) if its.known["asks-proxy"] else None
    ),
    "pull_policy": lambda its: _PULL_POLICIES.get(its.known.puller, "AmazonEC2ContainerRegistryPullOnly"),
    "registry": _registry,
    "registry_account": lambda its: _account(its, its.known.failure.registry_id, "registrys-account"),
    "repository": lambda its: its.named("repository", its.known.failure.repository),
    "requester": _requester,
    "requesters_role": lambda its: its.words(f"role-of-{_RUNNERS.get(its.known.puller, its.known.requester)}"),
    # What a policy is read for: an Allow that may be missing, or a Deny.
    "right": lambda its: its.words("denied", action=its["action"]) if its.known["explicit-deny"] else its["action"],
    "resource_account": lambda its: _account(its, its.known.resource_account, "resources-account"),
    "runs": lambda its: its.words(f"runs-{its.known.requester}"),
    # The service of AWS that pulls by itself; Lambda where the text names no service.
    "service": lambda its: (
        _shown(its.known.who.name) if its.known["service-principal"] and its.known.who.name else places.LAMBDA
    ),
    "tag": lambda its: _image(its, "no-tag"),
    "unassumed_role": lambda its: its.named("unassumed-role", (its.known.role_arn or "").rpartition("/")[2]),
    "who": _who,
    # These have no words for a text that lacks them: a fact of the row ensures that the text has them.
    "address": lambda its: _shown(its.known.failure.repository),
    "mirror_of": lambda its: _shown(its.known.request.mirror_of),
    "listed_accounts": lambda its: ", ".join(accounts_for(its.known.failure.registry_id, its.known.failure.region)),
    "login_host": lambda its: _shown(its.known.command.login_host),
    "other_host": lambda its: _shown(its.known.command.other_host),
    "plain_tag": lambda its: _shown(its.known.failure.tag).replace("+", "_"),
    "region": lambda its: _shown(its.known.failure.region),
    "secret": lambda its: _shown(its.known.command.secret),
    "typed_region": lambda its: _shown(its.known.command.region),
}
