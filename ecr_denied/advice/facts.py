"""The request that a failure tells of: who asked, with which credentials, for what, on what, and from where.

It is derived from the record alone. What the record does not carry is ``UNKNOWN``, ``UNSAID`` or ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ecr_denied.names import actions, requesters
from ecr_denied.names.requesters import Requester
from ecr_denied.records import Cause, Failure, Operation, Principal, PrincipalType

__all__ = ["Credentials", "Request", "Resource", "request_of"]


class Credentials(StrEnum):
    """What the requester signed with, or got its token with (IAM user guide, id_roles, id_users, id_root-user)."""

    ACCESS_KEY = "access-key"  # of an IAM user
    ROLE = "role"  # a session of a role
    PERMISSION_SET = "permission-set"  # a session of a role that IAM Identity Center made and alone may change
    SERVICE_LINKED_ROLE = "service-linked-role"  # no policy can be attached to it
    ROOT = "root"  # no identity policy binds it
    FEDERATED_USER = "federated-user"  # what the user may and the session's policy lets through
    SERVICE_PRINCIPAL = "service-principal"  # a service of AWS by itself, without a role
    UNSAID = "unsaid"


class Resource(StrEnum):
    """What a request is decided on."""

    REPOSITORY = "repository"
    NEW_REPOSITORY = "new-repository"  # one that the request makes, so that it need not exist
    REGISTRY = "registry"  # the registry as a whole, which IAM writes as *
    LAYER = "layer"  # an object in the store of the layers
    KEY = "key"  # a key of KMS
    ROLE = "role"  # a role that is assumed


@dataclass(frozen=True, slots=True)
class Request:
    """Facts of one request.

    ``is_certain`` is false where only the name of a session tells who asked: the caller chooses that name.
    """

    requester: Requester
    is_certain: bool
    credentials: Credentials
    principal: Principal | None
    action: str | None
    operation: Operation | None
    resource: Resource

    @property
    def may_be_readers(self) -> bool:
        """True if a command on the reader's own machine may ask with the same credentials.

        The trust policy of a machine's or a service's role usually names that machine or service alone. A user's token
        may be stored anywhere, as in a pod's secret.
        """
        return self.credentials in _CARRIED or self.requester in (Requester.PERSON, Requester.UNKNOWN)

    @property
    def is_runners(self) -> bool:
        """True if something that runs containers by itself asked, with credentials of its own."""
        return self.requester in _RUNNERS


# Credentials that a person can carry from one machine to another.
_CARRIED = frozenset({Credentials.ACCESS_KEY, Credentials.PERMISSION_SET, Credentials.ROOT, Credentials.FEDERATED_USER})
_RUNNERS = frozenset(requesters.RUNNERS.values())

_CREDENTIALS = {
    PrincipalType.USER: Credentials.ACCESS_KEY,
    PrincipalType.ROOT: Credentials.ROOT,
    PrincipalType.FEDERATED_USER: Credentials.FEDERATED_USER,
}
_LOGIN_CAUSES = frozenset(
    {
        Cause.NOT_AUTHENTICATED,
        Cause.TOKEN_EXPIRED,
        Cause.TOKEN_INVALID,
        Cause.LOGIN_FAILED,
        Cause.CREDENTIAL_HELPER_FAILED,
    }
)


def request_of(failure: Failure) -> Request:
    """The facts of the request that was refused or failed."""
    principal = None if actions.is_layer_read(failure.action) else failure.principal
    requester, is_certain = _requester(failure, principal)
    return Request(
        requester=requester,
        is_certain=is_certain,
        credentials=_credentials(principal, requester),
        principal=principal,
        action=failure.action,
        operation=failure.operation,
        resource=_resource(failure),
    )


def _requester(failure: Failure, principal: Principal | None) -> tuple[Requester, bool]:
    """Who asked, and whether more than a session's name says so."""
    by_client = requesters.of_client(failure.client)
    if principal is None:
        return by_client or Requester.UNKNOWN, by_client is not None
    by_role = requesters.of_role(principal.name)
    if by_role:
        return by_role, True
    if principal.type is PrincipalType.ROOT:
        return Requester.PERSON, True
    by_session = requesters.of_session(principal.session)
    if by_client is Requester.TASK and by_session is Requester.INSTANCE:
        # The agent of ECS pulls by the role of its instance where a task has no execution role.
        return Requester.NODE, True
    if by_client in (Requester.FUNCTION, Requester.SERVICE):
        # These pull without a principal that a text names: whoever is named asked the service for something.
        return by_session or Requester.UNKNOWN, False
    return by_client or by_session or Requester.UNKNOWN, by_client is not None


def _credentials(principal: Principal | None, requester: Requester) -> Credentials:
    if principal is None:
        return Credentials.SERVICE_PRINCIPAL if requester is Requester.FUNCTION else Credentials.UNSAID
    if principal.type in (PrincipalType.ROLE, PrincipalType.ASSUMED_ROLE):
        by_role = {Requester.SERVICE: Credentials.SERVICE_LINKED_ROLE, Requester.PERSON: Credentials.PERMISSION_SET}
        made_by = requesters.of_role(principal.name)
        return by_role[made_by] if made_by else Credentials.ROLE
    return _CREDENTIALS.get(principal.type, Credentials.UNSAID) if principal.type else Credentials.UNSAID


def _resource(failure: Failure) -> Resource:
    action = failure.action
    if action is None:
        is_of_login = failure.operation is Operation.LOGIN or failure.cause in _LOGIN_CAUSES
        return Resource.REGISTRY if is_of_login else Resource.REPOSITORY
    if actions.is_role_assumption(action):
        return Resource.ROLE
    if actions.is_key_use(action):
        return Resource.KEY
    if actions.is_layer_read(action):
        return Resource.LAYER
    if actions.is_of_registry(action):
        return Resource.REGISTRY
    return Resource.NEW_REPOSITORY if actions.makes_repository(action) else Resource.REPOSITORY
