"""Names of what ``cdk bootstrap`` makes in an account and a region (AWS CDK guide, bootstrapping-env)."""

from __future__ import annotations

from typing import NamedTuple

import regex

from ecr_denied.expression import expression
from ecr_denied.names.partitions import region_or_none
from ecr_denied.names.syntax import MASK, account_or_none, is_placeholder

__all__ = ["Environment", "masked_repository", "of_repository", "of_role", "publishes_images"]

_HIDDEN = rf"[*xX]{{3,12}}|(?i:redacted|masked)|{MASK}"
_PLACE = rf"(?P<account>[0-9]{{12}}|{_HIDDEN})-(?P<region>[a-z0-9-]{{8,24}}|{_HIDDEN})"
# All that it makes; no expression is compiled for other names.
_BEGINS = "cdk-"
_REPOSITORY = expression(rf"{_BEGINS}(?P<qualifier>[a-z0-9]{{1,10}}|{_HIDDEN})-container-assets-{_PLACE}", regex.ASCII)
_PUBLISHES_IMAGES = "image-publishing"
_KINDS = f"{_PUBLISHES_IMAGES}|file-publishing|lookup|deploy|cfn-exec"
_ROLE = expression(rf"{_BEGINS}(?P<qualifier>[A-Za-z0-9]{{1,10}})-(?P<kind>{_KINDS})-role-{_PLACE}", regex.ASCII)


class Environment(NamedTuple):
    """Where a stack is deployed to, and the qualifier of its bootstrap; what is masked is not said."""

    qualifier: str | None
    account: str | None
    region: str | None


def of_repository(name: str | None) -> Environment | None:
    """The environment whose bootstrap makes a repository of this name; ``None`` for any other name."""
    return _environment(_made(_REPOSITORY, name))


def masked_repository(name: str | None) -> str | None:
    """A name with a mask in it that still says who made the repository, else ``None``."""
    environment = of_repository(name)
    return name if environment and None in environment else None


def of_role(name: str | None) -> Environment | None:
    """The environment whose bootstrap makes a role of this name, with or without its path; ``None`` for any other."""
    return _environment(_made(_ROLE, _last(name)))


def publishes_images(arn: str | None) -> bool:
    """True if a role's ARN is that of one by which the CDK pushes images to ECR."""
    found = _made(_ROLE, _last(arn))
    return found is not None and found["kind"] == _PUBLISHES_IMAGES


def _last(path: str | None) -> str:
    return (path or "").rpartition("/")[2]


def _made(form: regex.Pattern[str], name: str | None) -> regex.Match[str] | None:
    found = form.fullmatch(name) if name and name.startswith(_BEGINS) else None
    return found if found and (region_or_none(found["region"]) or is_placeholder(found["region"])) else None


def _environment(found: regex.Match[str] | None) -> Environment | None:
    if found is None:
        return None
    qualifier = None if is_placeholder(found["qualifier"]) else found["qualifier"]
    return Environment(qualifier, account_or_none(found["account"]), region_or_none(found["region"]))
