"""Sessions of boto3, made from profiles. The one place that needs the extra ``live`` to be installed."""

from __future__ import annotations

from importlib import import_module

from ecr_denied.live.calls import Session

__all__ = ["NotAvailable", "session"]


class NotAvailable(Exception):
    """There is no session: the extra is not installed, or there is no such profile."""


def session(profile: str | None = None) -> Session:
    """The credentials of a profile, or those of the environment.

    :raises NotAvailable: with what is missing, in a few words.
    """
    try:
        boto3 = import_module("boto3")
    except ImportError as error:
        raise NotAvailable("needs boto3: pip install 'ecr-denied[live]'") from error
    try:
        made: Session = boto3.Session(profile_name=profile)
    except import_module("botocore.exceptions").BotoCoreError as error:
        raise NotAvailable(str(error)) from error
    return made
