"""What the registry says, and where: its sentences in ``sayings.txt``, and the registries, repositories and callers.

All names, accounts and ids are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import filter as matching
from typing import NamedTuple

from tests.formats.cases import FOLDER
from tests.tables import lines_in

__all__ = ["PLACES", "PUBLIC", "Place", "Saying", "fill", "sayings"]

DIGEST = "sha256:7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"


@dataclass(frozen=True, slots=True)
class Place:
    """A registry, a repository in it, a tag, and the account that asks."""

    account: str
    host: str
    region: str
    partition: str
    repository: str
    tag: str
    caller: str

    def words(self) -> dict[str, str]:
        """What the placeholders of the tables stand for."""
        name = f"{self.host}/{self.repository}"
        return {
            "account": self.account,
            "host": self.host,
            "region": self.region,
            "repo": self.repository,
            "tag": self.tag,
            "caller": self.caller,
            "crosses": str(self.crosses).lower(),
            "name": name,
            "ref": f"{name}:{self.tag}",
            "pinned": f"{name}@{DIGEST}",
            "digest": DIGEST,
            "v2": f"https://{self.host}/v2/",
            "manifest": f"https://{self.host}/v2/{self.repository}/manifests/{self.tag}",
            "bydigest": f"https://{self.host}/v2/{self.repository}/manifests/{DIGEST}",
            "blob": f"https://{self.host}/v2/{self.repository}/blobs/{DIGEST}",
            "uploads": f"https://{self.host}/v2/{self.repository}/blobs/uploads/",
            "arn": f"arn:{self.partition}:ecr:{self.region}:{self.account}:repository/{self.repository}",
            "me": f"arn:{self.partition}:sts::{self.caller}:assumed-role/ci-runner/i-0abc1234def567890",
            "user": f"arn:{self.partition}:iam::{self.caller}:user/ops/mika",
        }

    @property
    def crosses(self) -> bool:
        """Whether the caller belongs to another account than the registry."""
        return self.caller != self.account


def _place(name: str, region: str, partition: str, caller: str) -> Place:
    host, _, rest = name.partition("/")
    repository, _, tag = rest.rpartition(":")
    return Place(host.partition(".")[0], host, region, partition, repository, tag, caller)


_A, _B, _C = "111122223333", "444455556666", "123456789012"
PLACES = (
    _place(f"{_A}.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1.2.3", "eu-west-1", "aws", _B),
    _place(f"{_B}.dkr.ecr.cn-north-1.amazonaws.com.cn/platform/api:2024-05-01", "cn-north-1", "aws-cn", _B),
    _place(f"{_C}.dkr.ecr-fips.us-gov-west-1.amazonaws.com/billing_svc:latest", "us-gov-west-1", "aws-us-gov", _A),
    _place(f"{_A}.dkr-ecr.us-east-2.on.aws/web.front/node-20:sha-0a1b2c3", "us-east-2", "aws", _C),
    _place(f"{_B}.dkr.ecr.eusc-de-east-1.amazonaws.eu/tools/ci-runner:7", "eusc-de-east-1", "aws-eusc", _A),
    _place(f"{_C}.dkr.ecr.us-iso-east-1.c2s.ic.gov/ops/agent:1.0-rc.2", "us-iso-east-1", "aws-iso", _C),
)
PUBLIC = Place("", "public.ecr.aws", "us-east-1", "aws", "acme/edge", "3.19", _B)


class Saying(NamedTuple):
    """A sentence of the registry: its words, the causes and fields they mean, the code and the status beside it."""

    name: str
    words: str = ""
    said: tuple[str, ...] = ()
    code: str = ""
    status: str = ""


def fill(template: str, place: Place, **more: str) -> str:
    """``template`` with its ``{placeholders}`` filled; other braces stay (no format specification is needed)."""
    for _ in range(2):  # a saying inside a format inside a frame
        for name, value in (more | place.words()).items():
            template = template.replace("{" + name + "}", value)
    return template


def _sayings() -> Iterator[Saying]:
    for line in lines_in(FOLDER / "sayings.txt"):
        if line.section != "groups":
            name, words, said = line.parts()
            code, _, status = line.section.partition(", ")
            yield Saying(name, words, said, code if status else "", status)


_SAYINGS = {saying.name: saying for saying in _sayings()}
_GROUPS = dict(line.named() for line in lines_in(FOLDER / "sayings.txt", "groups"))


def sayings(names: str) -> tuple[Saying, ...]:
    """Those of some names: of a saying, of a group, or of all that begin as one that ends with a star."""
    found = list[Saying]()
    for name in names.split(","):
        found += sayings(_GROUPS[name]) if name in _GROUPS else map(_SAYINGS.__getitem__, matching(_SAYINGS, name))
    return tuple(found)
