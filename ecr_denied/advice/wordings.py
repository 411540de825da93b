"""What the words that decided tell beyond the cause: questions on the entry of the catalogue.

Questions answer ``bool``; an entry is known by its name, ``Failure.wording``.
"""

from __future__ import annotations

from ecr_denied.advice.evidence import is_node, is_not_pull
from ecr_denied.names.upstreams import is_cached_name
from ecr_denied.records import Cause, Failure

__all__ = [
    "could_not_keep",
    "gave_no_token",
    "gave_up",
    "had_credentials",
    "has_early_certificate",
    "has_line_break",
    "has_other_certificate",
    "has_too_many_layers",
    "has_too_many_tags",
    "has_wrong_clock",
    "is_back_off",
    "is_cache_export",
    "is_disk_full",
    "is_engine_unreached",
    "is_kept_already",
    "is_limit_of_upstream",
    "is_not_local",
    "is_old_login",
    "is_parameter_refused",
    "is_registry_full",
    "is_secret_refused",
    "is_source_refused",
    "is_sso_ended",
    "is_store_too_small",
    "is_upper_case",
    "keeps_no_logins",
    "lacks_instance_role",
    "lacks_parts",
    "lacks_region",
    "may_want_login",
    "tells_of_certificate",
]

_REFUSED_KEYS = ("aws_credentials.expired-or-invalid", "aws_credentials.unknown-client")
_NO_REGION = "aws_credentials.no-region"
_BACK_OFF = "kubernetes.backs-off"
_CANCELED = "go.canceled"
_LOGIN_MAY_BE_MISSING = ("docker.no-pull-access", "docker.pull-access-denied")
_CLOCK = "aws_credentials.clock-off"
_EARLY = "go.clock-behind"
_KEEPS_NO_LOGINS = "helpers.keeps-no-logins"
_KEPT_ALREADY = "helpers.kept-already"
_LINE_BREAK = "go.header-invalid"
_NO_TOKEN = ("docker_login.no-terminal", "aws_credentials.empty-token")
_PARAMETER = "api.parameter-invalid"
_OLD_LOGIN = "docker_login.old-command"
_OTHER_CERTIFICATE = ("go.certificate-of-another", "tls.certificate-of-another")
_SOURCE_INVALID = "services.source-image-invalid"
_SSO_ENDED = "aws_credentials.sso-ended"
_STORE_TOO_SMALL = "helpers.store-too-small"
_CACHE_EXPORT = "buildkit.cache-export"
_DISK = "engine.disk"
_ENGINE_UNREACHED = "engine.unreachable"
_NO_INSTANCE_ROLE = "aws_credentials.no-instance-role"
_NOT_LOCAL = ("engine.nothing-to-push", "engine.no-image")
_PARTS_MISSING = "ecr.referenced-images-missing"
_REGISTRY_FULL = "ecr.repository-quota"
_SECRET = "ecr.upstream-secret"
_TOO_MANY_LAYERS = "ecr.too-many-layers"
_TOO_MANY_TAGS = "ecr.tag-quota"
_UPPER_CASE = "docker.invalid-tag"
_UPSTREAM_LIMIT = "ecr.upstream-rate-limited"
# What ECR says of limits of its own.
_OWN_LIMITS = ("ecr.data-limit", "ecr.rate-exceeded", "sdk.throttled")


def could_not_keep(failure: Failure) -> bool:
    """The text says why the helper did not keep a login: no AWS credentials were asked for."""
    return keeps_no_logins(failure) or is_kept_already(failure) or is_store_too_small(failure)


def gave_no_token(failure: Failure) -> bool:
    """docker login, or what logs in, was given no token."""
    return failure.wording in _NO_TOKEN


def gave_up(failure: Failure) -> bool:
    """The client stopped waiting for an answer."""
    return failure.wording == _CANCELED


def may_want_login(failure: Failure) -> bool:
    """Docker says that a login may be what is missing."""
    return failure.wording in _LOGIN_MAY_BE_MISSING


def had_credentials(failure: Failure) -> bool:
    """AWS was asked with credentials, and did not take them: they, and the region, were set."""
    return failure.wording in _REFUSED_KEYS


def has_early_certificate(failure: Failure) -> bool:
    """The certificate is not valid yet, by the clock of the client."""
    return failure.wording == _EARLY


def has_line_break(failure: Failure) -> bool:
    """A key or a token with a line break in it was not sent."""
    return failure.wording == _LINE_BREAK


def has_other_certificate(failure: Failure) -> bool:
    """The certificate is that of another host."""
    return failure.wording in _OTHER_CERTIFICATE


def has_wrong_clock(failure: Failure) -> bool:
    """The caller's clock is off, as AWS or the client says."""
    return failure.wording == _CLOCK or has_early_certificate(failure)


def is_back_off(failure: Failure) -> bool:
    """The kubelet says that it waits before it pulls again, and not why."""
    return failure.wording == _BACK_OFF


def is_kept_already(failure: Failure) -> bool:
    """The keychain holds a login that the helper may not replace."""
    return failure.wording == _KEPT_ALREADY


def is_old_login(failure: Failure) -> bool:
    """The command for a login is one that the AWS CLI or docker no longer has."""
    return failure.wording == _OLD_LOGIN


def is_parameter_refused(failure: Failure) -> bool:
    """ECR's API refused a parameter, not an image."""
    return failure.wording == _PARAMETER


def is_source_refused(failure: Failure) -> bool:
    """Lambda did not take the address of an image."""
    return failure.wording == _SOURCE_INVALID


def is_sso_ended(failure: Failure) -> bool:
    """A session of IAM Identity Center has ended, or was never begun."""
    return failure.wording == _SSO_ENDED


def is_store_too_small(failure: Failure) -> bool:
    """The credential store of Windows was given more than it holds."""
    return failure.wording == _STORE_TOO_SMALL


def keeps_no_logins(failure: Failure) -> bool:
    """The credential helper keeps no logins."""
    return failure.wording == _KEEPS_NO_LOGINS


def tells_of_certificate(failure: Failure) -> bool:
    """The text says what is wrong with the certificate: its time, or its name."""
    return has_early_certificate(failure) or has_other_certificate(failure)


def has_too_many_layers(failure: Failure) -> bool:
    """The registry counted the layers of the image."""
    return failure.wording == _TOO_MANY_LAYERS


def has_too_many_tags(failure: Failure) -> bool:
    """The registry counted the tags of the image."""
    return failure.wording == _TOO_MANY_TAGS


def is_cache_export(failure: Failure) -> bool:
    """BuildKit was exporting the cache of a build, not an image."""
    return failure.wording == _CACHE_EXPORT


def is_disk_full(failure: Failure) -> bool:
    """The disk of the machine that pulled or pushed has no room, or does not let it write."""
    return failure.wording == _DISK


def is_engine_unreached(failure: Failure) -> bool:
    """The client did not reach its container engine, so that no registry was asked."""
    return failure.wording == _ENGINE_UNREACHED


def is_not_local(failure: Failure) -> bool:
    """The engine holds no image of the name that was to be pushed by it."""
    return failure.wording in _NOT_LOCAL and is_not_pull(failure) and not is_node(failure)


def is_registry_full(failure: Failure) -> bool:
    """The registry counted its repositories."""
    return failure.wording == _REGISTRY_FULL


def is_secret_refused(failure: Failure) -> bool:
    """Secrets Manager, or its key, refused the secret of a cache rule: no upstream registry was asked."""
    return failure.wording == _SECRET


def is_upper_case(failure: Failure) -> bool:
    """The client says that the name has capital letters."""
    return failure.wording == _UPPER_CASE


def lacks_instance_role(failure: Failure) -> bool:
    """The metadata service of an instance gave no credentials."""
    return failure.wording == _NO_INSTANCE_ROLE


def lacks_region(failure: Failure) -> bool:
    """No region was set, so no service of AWS was asked."""
    return failure.wording == _NO_REGION


def lacks_parts(failure: Failure) -> bool:
    """The manifest refers to images or layers that the repository does not hold."""
    return failure.wording == _PARTS_MISSING


def is_limit_of_upstream(failure: Failure) -> bool:
    """ECR says that the upstream limits it, or a pull through a cache was limited in words that are not ECR's."""
    if failure.cause is not Cause.RATE_LIMITED:
        return False
    unlike_ecr = failure.wording is not None and failure.wording not in _OWN_LIMITS
    return failure.wording == _UPSTREAM_LIMIT or (unlike_ecr and is_cached_name(failure.repository))
