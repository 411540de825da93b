"""What several checks share: answers, and the headline where a policy denies."""

from __future__ import annotations

from ecr_denied.advice.answers import Answer, unless
from ecr_denied.advice.check import Text, Variant
from ecr_denied.advice.evidence import is_of_aws, searches_deny

__all__ = [
    "ANSWERED",
    "DEAD_CREDENTIALS",
    "ENDPOINT_LACKS_BUCKET",
    "ENDPOINT_OPEN",
    "IMAGE_ARCHIVED",
    "IMAGE_FAILED",
    "IMAGE_GIVEN",
    "LOGGED_OUT",
    "MANIFEST_MISSING",
    "MANIFEST_THERE",
    "NO_ENDPOINT",
    "NO_WAY",
    "OTHER_IDENTITY",
    "PROXY_USED",
    "REPOSITORY_MISSING",
    "SAME_IDENTITY",
    "STATEMENTS_TOLD",
    "TOKEN_GIVEN",
    "WAY_OPEN",
    "when_denied",
]

# --- repositories and images
REPOSITORY_MISSING = Answer("repository-missing", "RepositoryNotFoundException", "wrong name, region or account")
LOGGED_OUT = Answer(
    "logged-out", "Removing login credentials", "pull again: when it works, the stored login was the cause"
)
IMAGE_FAILED = Answer("image-failed", '"failures" with ImageNotFound', "the right to pull is there, the image is not")
IMAGE_ARCHIVED = Answer(
    "image-archived",
    '"failures" with ImageInaccessible',
    "the image is archived: restore it",
    unless(is_of_aws),
)
IMAGE_GIVEN = Answer(
    "image-given", '"imageManifest"', "the CLI may pull: docker's stored token may be another's; log in again"
)
MANIFEST_THERE = Answer("manifest-there", "a manifest", "the image is there and can be pulled from here")
MANIFEST_MISSING = Answer(
    "manifest-missing", "manifest unknown, no such manifest", "nothing is there under this name and tag"
)

# --- credentials
OTHER_IDENTITY = Answer("other-identity", "not {who}", "wrong profile or login: log in, try again")
SAME_IDENTITY = Answer("same-identity", "{who}", "right; docker may hold another's token: log in")
DEAD_CREDENTIALS = Answer("dead-credentials", "security token ... expired, invalid", "renew the AWS keys")
TOKEN_GIVEN = Answer("token-given", "a time", "the right to get a token is there")

# --- policies
STATEMENTS_TOLD = Answer("statements-told", "the statements", "look for {action}")
ENDPOINT_LACKS_BUCKET = Answer(
    "endpoint-lacks-bucket", "s3 that does not cover the layer bucket", "that endpoint refuses"
)
ENDPOINT_OPEN = Answer("endpoint-open", 'Allow, "*" on "*"', "that endpoint refuses nothing")
NO_ENDPOINT = Answer("no-endpoint", "[]", "no such endpoint in this account and region")

# --- the way
ANSWERED = Answer("answered", "any status", "the way is open")
WAY_OPEN = Answer("way-open", "401", "the way is open")
NO_WAY = Answer("no-way", "timed out, refused, could not resolve", "the way is blocked there")
PROXY_USED = Answer("proxy-used", "CONNECT", "a proxy is used: its answer follows")


def when_denied(key: str, headline: str) -> Variant:
    """The headline where a policy denies, rather than lacks an Allow."""
    return Variant(holds=searches_deny, headline=Text(key, headline))
