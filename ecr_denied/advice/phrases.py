"""The phrases that repeat a record to the reader, in the words of a catalogue. None holds a control character."""

from __future__ import annotations

from collections.abc import Mapping

from ecr_denied.advice import evidence, places, wordings
from ecr_denied.advice.facts import facts_of
from ecr_denied.advice.question import blames, of_cause, with_status
from ecr_denied.advice.texts import Texts, filled
from ecr_denied.names.hosts import PUBLIC_HOSTS
from ecr_denied.names.owners import accounts_for, owner_of
from ecr_denied.names.requesters import Requester
from ecr_denied.names.upstreams import library_name
from ecr_denied.records import Cause, Failure, Operation, PolicyType, Principal, PrincipalType, RunBy

__all__ = ["meaning", "party", "phrases", "runner"]

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

# No other type of policy than that of the role is blamed, nor an explicit deny.
_asks_trust = evidence.is_role_assumption & blames(None, PolicyType.RESOURCE_BASED) & ~evidence.searches_deny
# No other type of policy than the caller's own, or a repository's, is blamed, nor an explicit deny.
_blames_own = blames(None, PolicyType.IDENTITY_BASED, PolicyType.RESOURCE_BASED) & ~evidence.searches_deny

# Actions that no policy of a repository decides.
_BY_ACTION = {
    evidence.is_key_use: "key-refused",
    evidence.is_layer_read: "layer-refused",
    evidence.is_replication: "replication-let-in",
    evidence.is_root_across: "root-has-none",
    _asks_trust: "role-trusts-not",
    evidence.is_token_action & _blames_own: "no-repository-grants-it",
}
# What the words tell, where the cause says less or something else.
_BY_WORDS = {
    wordings.is_key_failure: "key-refused",
    wordings.is_secret_refused: "secret-refused",
    wordings.is_limit_of_upstream: "limited-upstream",
    wordings.is_limit_of_kubelet: "kubelet-limited",
    wordings.has_too_many_tags: "tags-per-image",
    wordings.has_too_many_layers: "counts-layers",
    wordings.lacks_parts: "parts-missing",
    wordings.is_layer_missing: "layer-missing",
    wordings.is_manifest_changed: "digest-of-bytes",
    wordings.is_upload_empty: "no-parts",
    wordings.is_manifest_misread: "manifest-unknown-here",
    wordings.is_disk_full: "no-room",
    wordings.is_not_local: "not-under-this-name",
    evidence.is_body_too_large & of_cause(Cause.UNCLASSIFIED): "body-too-large",
    wordings.is_build_across: "builds-across",
    wordings.is_back_off: "back-off-repeats",
    wordings.is_either: "missing-or-refused",
    wordings.is_service_not_granted: "pulls-as-service",
    wordings.is_credential_missing: "jenkins-has-none",
    wordings.is_pushed_already: "says-pushed",
    evidence.is_plain_http: "plain-http",
    wordings.is_policy_refused: "policy-refused",
    wordings.is_parameter_refused: "parameter-refused",
    evidence.is_empty_answer & with_status(None, 403): "empty-answer",
    wordings.gave_up: "gave-up",
    wordings.has_line_break: "line-break-at-end",
    wordings.is_login_in_words: "login-in-words",
    wordings.is_source_refused: "source-refused",
    wordings.is_engine_unreached: "engine-unreached",
    wordings.is_trust_missing: "no-trust-data",
    wordings.is_digest_unread: "digest-unread",
    wordings.is_host_refused: "host-refused",
    wordings.is_chart_repository: "no-chart-repository",
    wordings.is_exception: "exception-said",
    wordings.is_unpack_failed: "unpack-failed",
    wordings.is_no_image: "no-image-type",
    wordings.is_rejected_here: "policy-rejects",
    wordings.is_never_pulled: "never-pulled",
    wordings.is_layer_changed: "layer-changed",
    evidence.has_pushed_layers & of_cause(Cause.CONNECTION_CLOSED): "layers-pushed",
    evidence.is_push_answered & of_cause(Cause.CONNECTION_CLOSED): "push-answered",
    evidence.asks_layer_store & of_cause(Cause.CONNECTION_CLOSED): "store-cut",
    ~evidence.may_be_dropped & of_cause(Cause.CONNECTION_CLOSED): "network-alone",
    evidence.is_lambda & of_cause(Cause.MANIFEST_UNSUPPORTED): "lambda-refused",
    wordings.has_early_certificate: "clock-judges",
    wordings.has_expired_certificate: "expired-by-clock",
    wordings.has_wrong_clock: "clock-signs",
    wordings.has_expired: "credentials-expired",
    wordings.had_credentials: "credentials-refused",
    wordings.lacks_region: "region-unset",
    evidence.is_pod_identity: "eks-may-not",
    wordings.lacks_provider: "provider-missing",
    evidence.is_role_refused: "role-trusts-not",
    wordings.is_access_role_invalid: "access-role-untrusted",
    evidence.is_proxy_unknown: "proxy-unknown",
    wordings.is_lookup_unanswered: "resolver-silent",
    wordings.is_region_refused: "lambda-region",
    wordings.has_other_certificate: "other-hosts-certificate",
    evidence.is_manifest_refused: "bare-manifest",
    wordings.is_first_version: "first-version",
    evidence.begins_upload & of_cause(Cause.NOT_FOUND): "repository-of-upload",
    evidence.is_push & of_cause(Cause.NOT_FOUND): "repository-of-push",
    wordings.is_provider_unanswered: "provider-unanswered",
    evidence.is_public & of_cause(Cause.REPOSITORY_NOT_FOUND): "public-has-none",
    wordings.is_not_stored: "not-kept",
    wordings.is_region_unread: "region-of-host",
    wordings.is_of_ecr_alone: "asked-for-others",
}

# What is said of the type of policy that the text blames. That an SCP denies need not be a statement of it (IAM user
# guide, troubleshoot_access-denied).
_BY_POLICY = {Cause.EXPLICIT_DENY: "denied-by", Cause.GUARDRAIL_IMPLICIT_DENY: "limited-by"}


def phrases(failure: Failure, texts: Texts) -> dict[str, str]:
    """Every phrase that a text may name in braces."""
    facts = facts_of(failure)
    return {
        "accounts": _accounts(failure, texts),
        "action": _action(failure, texts),
        "address": _shown(failure.repository),
        "api_host": places.expected_api_host(failure),
        "asked_region": places.region(failure),
        "asked": _host(evidence.asked_host(failure) or failure.registry, failure, texts),
        "caller": _caller(failure, texts),
        "clock": _clock(failure, texts),
        "caller_account": _account(_caller_account(failure), "callers-account", texts),
        "dual_stack_host": places.dual_stack_host(failure),
        "expected_host": places.expected_host(failure),
        "host": _host(failure.registry, failure, texts),
        "layer_bucket": places.layer_bucket(failure),
        "layers": _named(evidence.layer_host(failure), "host", "host", texts),
        "listed_accounts": ", ".join(accounts_for(failure.registry_id, failure.region)),
        "library": _named(library_name(failure.repository), "name", "library", texts),
        "meant": _named(evidence.meant_name(failure), "name", "meant", texts),
        "meant_host": _shown(slip.meant) if (slip := evidence.host_slip(failure)) else places.expected_host(failure),
        "owner": _owner(failure, texts),
        "partition": facts.partition.name if facts.partition else places.partition(failure),
        "plain_tag": _shown(failure.tag).replace("+", "_"),
        "policy": _named(failure.policy.arn if failure.policy else None, "arn", "policy", texts),
        "proxy": _named(facts.proxy, "address", "proxy", texts),
        "pull_policy": _PULL_POLICIES.get(facts.puller, "AmazonEC2ContainerRegistryPullOnly"),
        "region": _shown(failure.region),
        "registry": _registry(failure, texts),
        "registry_account": _account(failure.registry_id, "registrys-account", texts),
        "requester": _requester(failure, texts),
        "runs": texts.phrases[f"runs-{facts.requester}"],
        "requesters_role": texts.phrases[f"role-of-{'fargate' if facts.is_on_fargate else facts.requester}"],
        "repository": _named(failure.repository, "name", "repository", texts),
        "login_host": _shown(facts.command.login_host),
        "other_host": _shown(facts.command.other_host),
        "typed_region": _shown(facts.command.region),
        "secret": _shown(facts.command.secret),
        "resource_account": _account(facts.resource_account, "resources-account", texts),
        "service": _service(failure),
        "unassumed_role": _named((facts.role_arn or "").rpartition("/")[2], "name", "unassumed-role", texts),
        "who": _who(failure, texts),
        "image": _image(failure, "no-image", texts),
        "tag": _image(failure, "no-tag", texts),
    }


def meaning(failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """What the cause means, or what action and wording tell beside it; ``known`` are the phrases of the record."""
    for tells, reason in _BY_ACTION.items():
        if tells(failure):
            return filled(texts.reasons[reason], known)
    words_tell = next((reason for tells, reason in _BY_WORDS.items() if tells(failure)), None)
    if words_tell:
        return filled(texts.reasons[words_tell], known)
    slipped = evidence.host_slip(failure)
    if slipped and failure.cause is Cause.HOST_NOT_FOUND:
        return filled(texts.reasons[f"{slipped.slip}-host"], known)
    blamed = failure.policy.type if failure.policy else None
    if blamed and failure.cause in _BY_POLICY:
        return texts.phrases[_BY_POLICY[failure.cause]].format(policy=texts.phrases[f"type-{blamed}"])
    return texts.causes[failure.cause].means


def party(by: RunBy, failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """Whoever can run a check. Within one account the registry's owner is who administers the caller's account."""
    is_admins = by is RunBy.REGISTRY_OWNER and failure.cross_account is False
    return texts.run_by[RunBy.CALLER_ADMIN if is_admins else by].format_map(known)


def runner(by: RunBy, failure: Failure, known: Mapping[str, str], texts: Texts) -> str:
    """Who runs a check: readers too, if they have the right, where the registry may be their own account's."""
    who = party(by, failure, known, texts)
    may_look = by is RunBy.REGISTRY_OWNER and (not evidence.needs_owner(failure) or evidence.is_own_public(failure))
    may_look = may_look and not evidence.is_look_refused(failure)
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
    if failure.action is None and evidence.is_resourceless(failure):
        login = "ecr-public:GetAuthorizationToken" if evidence.is_public(failure) else "ecr:GetAuthorizationToken"
        return texts.phrases["action"].format(action=login)
    needed: dict[Operation | None, str] = {Operation.PUSH: "push-actions", Operation.PULL: "pull-actions"}
    unsaid = "pull-actions" if evidence.pulls_as_service(failure) else needed.get(failure.operation)
    return _named(failure.action, "action", "action", texts, otherwise=unsaid)


def _registry(failure: Failure, texts: Texts) -> str:
    """The registry: its account and region, or its public alias, as far as they are told."""
    if evidence.is_public(failure):
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
    asked = PUBLIC_HOSTS[0] if evidence.is_data_limit(failure) and printed not in PUBLIC_HOSTS else printed
    return _named(asked, "host", "host", texts)


def _caller(failure: Failure, texts: Texts) -> str:
    """Who called: user or role name and account, as far as they are told."""
    who = evidence.caller(failure)
    if who is None:
        return texts.phrases["no-caller"]
    kind = _KINDS.get(who.type, "other-caller")
    unnamed = "who-root" if who.type is PrincipalType.ROOT else "no-caller"
    name = _named(who.name, "name", kind, texts, otherwise=unnamed)
    return texts.phrases["of-account"].format(caller=name, account=who.account_id) if who.account_id else name


def _who(failure: Failure, texts: Texts) -> str:
    """Who called, in short."""
    who = evidence.caller(failure)
    if evidence.pulls_as_service(failure) and (who is None or who.type is PrincipalType.SERVICE):
        return _service(failure)
    if evidence.is_root(failure):
        return texts.phrases["who-root"]
    if (who is None or who.name is None) and not evidence.may_ask_here(failure):
        return texts.phrases["who-asked"].format(requester=_requester(failure, texts))
    kind = _KINDS.get(who.type if who else None, "other")
    return _named(who.name if who else None, "name", f"who-{kind}", texts, otherwise="no-who")


def _service(failure: Failure) -> str:
    """The service of AWS that pulls by itself; Lambda's where the text names somebody else."""
    who = evidence.caller(failure)
    return _shown(who.name) if who and who.type is PrincipalType.SERVICE else places.LAMBDA


def _requester(failure: Failure, texts: Texts) -> str:
    """Who made the request, with a "perhaps" where only the name of a session tells."""
    facts = facts_of(failure)
    asked = texts.phrases[f"asked-{_named_service(failure) or facts.requester}"]
    return asked if facts.is_certain else texts.phrases["perhaps"].format(requester=asked)


# Services that pull by a role, by the names of their clients; their principals and sessions begin alike.
_SERVICES = ("apprunner", "sagemaker")


def _named_service(failure: Failure) -> str | None:
    """The service that asked, where the client, the principal or the session names it."""
    facts = facts_of(failure)
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
    who = evidence.caller(failure)
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
