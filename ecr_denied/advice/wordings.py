"""What the words that decided tell beyond the cause: questions on the entry of the catalogue.

Questions answer ``bool``; an entry is known by its name, ``Failure.wording``.
"""

from __future__ import annotations

from ecr_denied.records import Failure

__all__ = [
    "gave_no_token",
    "has_early_certificate",
    "has_other_certificate",
    "has_wrong_clock",
    "is_back_off",
    "is_kept_already",
    "is_old_login",
    "is_sso_ended",
    "is_store_too_small",
    "keeps_no_logins",
    "tells_of_certificate",
]

_BACK_OFF = "kubernetes.backs-off"
_CLOCK = "aws_credentials.clock-off"
_EARLY = "go.clock-behind"
_KEEPS_NO_LOGINS = "helpers.keeps-no-logins"
_KEPT_ALREADY = "helpers.kept-already"
_NO_TOKEN = ("docker_login.no-terminal", "aws_credentials.empty-token")
_OLD_LOGIN = "docker_login.old-command"
_OTHER_CERTIFICATE = ("go.certificate-of-another", "tls.certificate-of-another")
_SSO_ENDED = "aws_credentials.sso-ended"
_STORE_TOO_SMALL = "helpers.store-too-small"


def gave_no_token(failure: Failure) -> bool:
    """docker login, or what logs in, was given no token."""
    return failure.wording in _NO_TOKEN


def has_early_certificate(failure: Failure) -> bool:
    """The certificate is not valid yet, by the clock of the client."""
    return failure.wording == _EARLY


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
