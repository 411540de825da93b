"""Who calls: the accounts, and a set of credentials for each ``RunBy``. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass

from ecr_denied.records import RunBy

__all__ = [
    "BUILDER",
    "CALLER",
    "IDENTITIES",
    "MANAGEMENT",
    "OWNER",
    "SECRETS",
    "Identity",
    "builder_key",
    "identities",
    "session",
]

OWNER = "111122223333"
CALLER = "444455556666"
MANAGEMENT = "123456789012"

ROLE, SESSION, USER = "ci", "run-7", "deploy"


BUILDER = "AKIABUILDER"


def builder_key(account: str) -> str:
    """The key id by which a world is built in an account: it may do anything."""
    return f"{BUILDER}{account}"


@dataclass(frozen=True)
class Identity:
    """Credentials, and the principal that AWS knows them as."""

    key: str
    principal: str
    administrates: bool

    @property
    def account(self) -> str:
        """The account of the principal."""
        return self.principal.split(":")[4]

    @property
    def secret(self) -> str:
        """The secret access key; no command may print it."""
        return f"secret-key-of-{self.key.lower()}-never-printed"


def session(account: str, role: str = ROLE) -> str:
    """The ARN of a role's session."""
    return f"arn:aws:sts::{account}:assumed-role/{role}/{SESSION}"


def identities(caller: str, account: str) -> dict[RunBy, Identity]:
    """The credentials by who runs a command: ``caller`` is its principal, ``account`` the one it belongs to."""
    return {
        RunBy.CALLER: Identity("ASIACALLER0000000001", caller, administrates=False),
        RunBy.CALLER_ADMIN: Identity("ASIACALLERADMIN00001", session(account, "admin"), administrates=True),
        RunBy.REGISTRY_OWNER: Identity("ASIAREGISTRYOWNER001", session(OWNER, "admin"), administrates=True),
        RunBy.RESOURCE_OWNER: Identity("ASIARESOURCEOWNER001", session(OWNER, "admin"), administrates=True),
        RunBy.ORGANIZATION_ADMIN: Identity("ASIAORGANIZATION0001", session(MANAGEMENT, "admin"), administrates=True),
        RunBy.NODE_OPERATOR: Identity("ASIANODEOPERATOR0001", session(account, "operator"), administrates=True),
    }


IDENTITIES = identities(session(CALLER), CALLER)

# What no command may print: a token as it is sent and decoded, the way to a layer, the key's secret, a password.
TOKEN = "QVdTOnRva2VuLW5ldmVyLXByaW50ZWQ="
PASSWORD = "token-never-printed"
LAYER_URL = "https://layers.example/part?X-Amz-Signature=5ec7e7"
SECRETS = (TOKEN, PASSWORD, "X-Amz-Signature", *(identity.secret for identity in IDENTITIES.values()))
