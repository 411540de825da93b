"""What several checks share: reasons and notes, answers, and the headline where a policy denies."""

from __future__ import annotations

from dataclasses import replace

from ecr_denied.advice.answers import Answer, Query, run
from ecr_denied.advice.check import Text, Variant
from ecr_denied.advice.evidence import (
    asks_s3,
    dialled_ipv6,
    dialled_itself,
    dialled_private,
    dialled_public,
    has_own_login,
    has_pushed_layers,
    has_token,
    is_of_aws,
    is_push_answered,
    may_ask_here,
    may_be_cached,
    names_caller,
    needs_repository,
    searches_deny,
)
from ecr_denied.advice.places import login_program
from ecr_denied.advice.question import Question, always, by_client
from ecr_denied.advice.wordings import had_credentials
from ecr_denied.names.clients import LOGINS
from ecr_denied.names.requesters import OWN_STORES
from ecr_denied.records import Failure

__all__ = [
    "ACCOUNT_HAS_ROLE",
    "ANSWERED",
    "DEAD_CREDENTIALS",
    "ENDPOINT_LACKS_BUCKET",
    "ENDPOINT_OPEN",
    "ENGINE_HAS_NONE",
    "IDENTITIES",
    "IMAGE_ARCHIVED",
    "IMAGE_ARRIVED",
    "IMAGE_FAILED",
    "IMAGE_GIVEN",
    "IMAGE_KEY_REFUSED",
    "LAYERS_ANSWERED",
    "LOGGED_OUT",
    "NO_ENDPOINT",
    "NO_REGISTRYS_FAULT",
    "NO_SESSION_EVENT",
    "NO_SUCH_ROLE",
    "NO_WAY",
    "NO_WAY_THERE",
    "NO_WAY_TO_S3",
    "PROXY_USED",
    "REPOSITORY_MISSING",
    "STALE_LOGIN",
    "STATEMENTS_DENYING",
    "TOKEN_GIVEN",
    "UPSTREAM_FAILURES",
    "UPSTREAM_LIMITS",
    "WAY_OPEN",
    "WHICH_IS_MISSING",
    "inspect_manifest",
    "inspect_manifest_page",
    "keeps_dockers_login",
    "when_denied",
]

# --- reasons and notes
WHICH_IS_MISSING = Text("which-is-missing", "The text does not say whether repository or image is missing.")
ENGINE_HAS_NONE = Text("engine-has-none", "What could not pull an image says later that it does not have it.")
NO_REGISTRYS_FAULT = Text("not-the-registry", "No registry and no policy was at fault.")

_dialled_nothing = ~dialled_itself & ~dialled_private & ~dialled_public
_may_be_anybodys = may_ask_here & ~names_caller

# --- repositories and images
REPOSITORY_MISSING = Answer(
    "repository-missing",
    "RepositoryNotFoundException",
    "wrong name, region or account",
    needs_repository & ~has_pushed_layers & ~is_push_answered,
)
# What it pulls is a chart.
_by_helm = Question(lambda failure: login_program(failure) == LOGINS["helm"])
STALE_LOGIN = Answer(
    "stale-login",
    "denied, has expired",
    "a stale login is stored here: docker logout {host}",
    ~by_client(*OWN_STORES) & ~_by_helm,
)
LOGGED_OUT = Answer(
    "logged-out", "Removing or Removed login credentials", "pull again: when it works, the stored login was the cause"
)
IMAGE_FAILED = Answer(
    "image-failed", '"failures" with ImageNotFound', "no such image; these credentials may ask for images"
)
IMAGE_ARCHIVED = Answer(
    "image-archived",
    '"failures" with ImageInaccessible',
    "the image is archived: restore it",
    ~is_of_aws,
)
# What a pull through a cache rule met upstream (ECR API, ImageFailure).
UPSTREAM_LIMITS = Answer(
    "upstream-limits",
    '"failures" with UpstreamTooManyRequests',
    "the upstream's limit, not ECR's: give the rule a login",
    may_be_cached,
)
UPSTREAM_FAILURES = (
    Answer(
        "upstream-refuses",
        '"failures" with UpstreamAccessDenied',
        "the cache rule's login may not read this image upstream",
        may_be_cached,
    ),
    UPSTREAM_LIMITS,
    Answer(
        "upstream-down",
        '"failures" with UpstreamUnavailable',
        "the upstream does not answer ECR: wait",
        may_be_cached,
    ),
)
IMAGE_KEY_REFUSED = Answer(
    "image-key-refused", '"failures" with KmsError', "KMS refused the repository's key: see its policy and its state"
)
IMAGE_ARRIVED = Answer("image-arrived", '"imageManifest"', "it went through this time: pull again")
LAYERS_ANSWERED = Answer(
    "layers-answered", '"layers" or "failures"', "these credentials have the first right of a push"
)
IMAGE_GIVEN = (
    Answer(
        "image-given",
        '"imageManifest"',
        "the CLI may ask for it: the stored login may be another's; log in again",
        _may_be_anybodys,
    ),
    Answer(
        "image-given-to-you",
        '"imageManifest"',
        "the image is there; your own credentials may ask for it, those that failed need not",
        ~_may_be_anybodys,
    ),
)
_CHART_THERE = Answer("chart-there", "apiVersion, name", "the chart is there, and can be read from here")
_CHART_MISSING = Answer("chart-missing", "not found", "no such chart is there, or not in this version")
_MANIFEST_THERE = Answer("manifest-there", "a manifest", "the image is there, and its manifest can be read from here")
_MANIFEST_MISSING = Answer("manifest-missing", "manifest unknown, no such manifest", "no such image is there")


def inspect_manifest(*answers: Answer, holds: Question = always) -> tuple[Query, ...]:
    """Ask for the manifest by a GET, whose answer has a body, or by helm for what the chart says of itself.

    :param answers: those beside whether it is there.
    """
    chart, manifest = (
        "{sudo} helm show chart oci://{image-name} --version {tag}",
        "{sudo} docker manifest inspect {image}",
    )
    return (
        run(chart, _CHART_THERE, _CHART_MISSING, *answers, holds=holds & _by_helm),
        run(manifest, _MANIFEST_THERE, _MANIFEST_MISSING, *answers, holds=holds & ~_by_helm),
    )


def inspect_manifest_page(failure: Failure) -> str:
    """The page on that command."""
    if _by_helm(failure):
        return "https://helm.sh/docs/helm/helm_show_chart/"
    return "https://docs.docker.com/reference/cli/docker/manifest/inspect/"


# --- credentials
# What logs in by itself has no login of docker's.
keeps_dockers_login: Question = has_token & ~has_own_login
# The caller that a sentence names is the one whose token or signature was sent, so a token of that caller's is refused
# again (ECR user guide, registry_auth). Without a name, the stored login may be anybody's.
_expected = ~names_caller & ~has_token & ~had_credentials
_IDENTITIES = (
    Answer(
        "other-identity",
        "not {who}",
        "the stored login is {who}'s: log in as the one you meant",
        names_caller & keeps_dockers_login,
    ),
    Answer(
        "other-profile",
        "not {who}",
        "what was refused used other credentials than this shell's: were they meant?",
        names_caller & ~keeps_dockers_login,
    ),
    Answer(
        "unexpected-identity", "not the caller you expect", "wrong profile: log in with the right one", ~names_caller
    ),
    Answer("refused-identity", "{who}", "the one that was refused: go on", names_caller),
    Answer(
        "same-identity",
        "the caller you expect",
        "right; the stored login may be another's: log in",
        ~names_caller & has_token,
    ),
    Answer("expected-identity", "the caller you expect", "the identity is right: go on", _expected),
)
DEAD_CREDENTIALS = Answer(
    "dead-credentials", "security token ... expired, invalid", "get new credentials (aws sso login, a new session)"
)
# The answer that is likely stands first.
IDENTITIES = (
    replace(DEAD_CREDENTIALS, holds=had_credentials),
    *_IDENTITIES,
    replace(DEAD_CREDENTIALS, holds=~had_credentials),
)
ACCOUNT_HAS_ROLE = Answer(
    "account-has-role", "eks.amazonaws.com/role-arn", "it has a role: was the pod started before?"
)
TOKEN_GIVEN = Answer("token-given", "a time", "these credentials may get a token")

# --- policies
# Only a Deny has a policy that a refusal can name (AWS security blog, Enhanced access denied error messages with policy
# ARNs). A guardrail by region names what it spares (Organizations user guide, orgs_manage_policies_scps_examples).
STATEMENTS_DENYING = Answer(
    "statements-denying",
    "the statements",
    "look for a Deny of {action}, ecr:*, *, or NotAction without it; its Condition decides",
)
ENDPOINT_LACKS_BUCKET = Answer(
    "endpoint-lacks-bucket", "s3 without {layer_bucket}", "that endpoint refuses the layers", adds=True
)
ENDPOINT_OPEN = Answer("endpoint-open", 'Allow, "*" on "*"', "that endpoint refuses nothing")
NO_ENDPOINT = Answer("no-endpoint", "[]", "none in this account and region; another account may own it")

# --- the way
# A probe tells of the machine that it is run on, which need not be the one that failed.
_OPEN = "the way is open from here: was it this machine that failed?"
# curl goes by the proxy of its shell (curl(1), environment); what dials the host's own address does not.
_OPEN_BY_PROXY = "the way is open from here, unless by a proxy: was it this machine that failed?"
ANSWERED = (
    Answer("answered-by-proxy", "any status", _OPEN_BY_PROXY, dialled_public),
    Answer("answered", "any status", _OPEN, ~dialled_public),
)
WAY_OPEN = (
    Answer("way-open-by-proxy", "401", _OPEN_BY_PROXY, dialled_public),
    Answer("way-open", "401", _OPEN, ~dialled_public),
)
_BLOCKED = "timed out, refused, unreachable, could not resolve"
NO_WAY_THERE = Answer("no-way", _BLOCKED, "the way is blocked there")
NO_WAY = (
    Answer(
        "no-way-itself",
        _BLOCKED,
        "blocked: the machine itself was dialled, so look at its hosts file, DNS filter, proxy",
        dialled_itself,
    ),
    Answer("no-way-private", _BLOCKED, "blocked: a private address, so look at the VPC endpoint", dialled_private),
    Answer(
        "no-way-public",
        _BLOCKED,
        "blocked: a public address, so NAT, proxy, firewall, unless it is your VPC's",
        dialled_public & ~dialled_ipv6 & ~asks_s3,
    ),
    # VPC user guide, egress-only-internet-gateway: a NAT gateway is no way out for IPv6.
    Answer("no-way-ipv6", _BLOCKED, "blocked: an IPv6 address, so look at the route to ::/0, firewall", dialled_ipv6),
    replace(NO_WAY_THERE, holds=_dialled_nothing),
)
NO_WAY_TO_S3 = Answer(
    "no-way-s3",
    _BLOCKED,
    "blocked: no route leads to S3, by a gateway endpoint or NAT, or a firewall is in the way",
    dialled_public & ~dialled_ipv6 & asks_s3,
)
NO_SUCH_ROLE = Answer("no-such-role", "NoSuchEntity", "no such role: wrong name or account")
NO_SESSION_EVENT = Answer("no-session-event", "[]", "look in the region of the STS endpoint used: this proves nothing")
PROXY_USED = Answer("proxy-used", "CONNECT", "a proxy is used: its answer follows")


def when_denied(key: str, headline: str) -> Variant:
    """The headline where a policy denies, rather than lacks an Allow."""
    return Variant(holds=searches_deny, headline=Text(key, headline))
