"""The request that a failure tells of: who asked, with which credentials, for what, on what, and from where.

It is derived from the record alone. What the record does not carry is ``UNKNOWN``, ``UNSAID`` or ``None``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address

from ecr_denied.cached import cached_property
from ecr_denied.expression import expression
from ecr_denied.names import actions, requesters
from ecr_denied.names.arns import account_of
from ecr_denied.names.partitions import PARTITIONS, Partition, of_region
from ecr_denied.names.requesters import Requester
from ecr_denied.records import Cause, Command, EndpointKind, Failure, Operation, Principal, PrincipalType

__all__ = ["Credentials", "Requested", "Resource"]


class Credentials(StrEnum):
    """What the requester signed with, or got its token with (IAM user guide, id_roles, id_users, id_root-user)."""

    ACCESS_KEY = "access-key"  # of an IAM user
    ROLE = "role"  # a session of a role
    PERMISSION_SET = "permission-set"  # a session of a role that IAM Identity Center made and alone may change
    SERVICE_LINKED_ROLE = "service-linked-role"  # no policy can be attached to it
    LIGHTSAIL_ROLE = "lightsail-role"  # nor to this one, by which an instance of Lightsail asks
    ROOT = "root"  # no identity policy binds it
    FEDERATED_USER = "federated-user"  # what the user may and the session's policy lets through
    SERVICE_PRINCIPAL = "service-principal"  # a service of AWS by itself, without a role
    UNSAID = "unsaid"


class Resource(StrEnum):
    """What a request is decided on."""

    REPOSITORY = "repository"
    EVERY_REPOSITORY = "every-repository"  # all of them, as for a list
    NEW_REPOSITORY = "new-repository"  # one that the request makes, so that it need not exist
    REGISTRY = "registry"  # the registry as a whole, which IAM writes as *
    LAYER = "layer"  # an object in the store of the layers
    KEY = "key"  # a key of KMS
    ROLE = "role"  # a role that is assumed
    SERVICE_ROLE = "service-role"  # a role by which ECR itself works


class Requested:
    """Facts of the request that a failure tells of. Each is derived when it is asked for."""

    def __init__(self, failure: Failure) -> None:
        self._failure = failure

    @property
    def requester(self) -> Requester:
        """Who asked."""
        return self._requester[0]

    @property
    def is_certain(self) -> bool:
        """False where only the name of a session tells who asked: the caller chooses that name."""
        return self._requester[1]

    @cached_property
    def credentials(self) -> Credentials:
        """What it asked with."""
        principal = self.principal
        if principal is None:
            is_lambda = self.requester is Requester.FUNCTION
            return Credentials.SERVICE_PRINCIPAL if is_lambda else Credentials.UNSAID
        if principal.type is PrincipalType.SERVICE:
            return Credentials.SERVICE_PRINCIPAL
        if principal.type in (PrincipalType.ROLE, PrincipalType.ASSUMED_ROLE):
            made_by = requesters.of_role(principal.name)
            return _MADE[made_by] if made_by else Credentials.ROLE
        return _CREDENTIALS.get(principal.type, Credentials.UNSAID) if principal.type else Credentials.UNSAID

    @property
    def principal(self) -> Principal | None:
        """The caller; not the role of AWS's that S3 names where it refuses a layer."""
        return None if actions.is_layer_read(self._failure.action) else self._failure.principal

    @cached_property
    def resource(self) -> Resource:
        """What it is decided on."""
        action = self._failure.action
        if action is None:
            is_of_login = self._failure.operation is Operation.LOGIN or self._failure.cause in _LOGIN_CAUSES
            return Resource.REGISTRY if is_of_login else Resource.REPOSITORY
        is_every = self._failure.resource == "*" or (self._failure.resource or "").endswith(":repository/*")
        named = Resource.EVERY_REPOSITORY if is_every else Resource.REPOSITORY
        return next((resource for asks, resource in _RESOURCES if asks(action)), named)

    @property
    def key_arn(self) -> str | None:
        """The ARN of the key that was refused."""
        return self._failure.resource if actions.is_key_use(self._failure.action) else None

    @property
    def role_arn(self) -> str | None:
        """The ARN of the role that was not assumed, by this request or before it."""
        return self._failure.resource if actions.is_role_assumption(self._failure.action) else self.command.role

    @property
    def resource_account(self) -> str | None:
        """The account of that key or role."""
        return account_of(self.key_arn or self.role_arn)

    @property
    def proxy(self) -> str | None:
        """The address of the proxy that was dialled, else its name."""
        endpoint = self._failure.endpoint
        return (endpoint.address or endpoint.host) if endpoint and endpoint.kind is EndpointKind.PROXY else None

    @property
    def is_private_address(self) -> bool | None:
        """Whether the address that was dialled is of a private network (RFC 1918, RFC 4193), as a VPC endpoint's is.

        ``None`` where none was printed, or one of the machine itself, where a proxy may listen.
        """
        return None if self._address is None or self._address.is_loopback else self._address.is_private

    @property
    def is_own_address(self) -> bool:
        """True if the address that was dialled is one by which machines name themselves (RFC 6890, hosts(5))."""
        return self._address is not None and self._address in _OWN_ADDRESSES

    @cached_property
    def _address(self) -> IPv4Address | IPv6Address | None:
        dialled = self._failure.endpoint.address if self._failure.endpoint else None
        try:
            return ip_address((dialled or "").rpartition(":")[0].strip("[]"))
        except ValueError:
            return None

    @property
    def is_ipv6(self) -> bool:
        """True if the address that was dialled is one of IPv6."""
        dialled = self._failure.endpoint.address if self._failure.endpoint else None
        return (dialled or "").count(":") > 1

    @property
    def command(self) -> Command:
        """What the text shows of the command; all of it may be ``None``."""
        return self._failure.command or Command()

    @property
    def may_be_readers(self) -> bool:
        """True if a command on the reader's own machine may ask with the same credentials.

        The trust policy of a machine's or a service's role usually names that machine or service alone. A user's token
        may be stored anywhere, as in a pod's secret; a job has its keys from its CI system.
        """
        return (self.credentials in _CARRIED and not self.command.job) or self.requester is Requester.UNKNOWN

    @property
    def uses_token(self) -> bool:
        """True if the request was sent with a token that a client keeps, as those of pushes and pulls are.

        A call of the API is signed with the caller's own credentials, that for the token too (ECR user guide,
        registry_auth), so no stored login plays a part in it. A service is asked by such a call as well, and pulls by
        itself then.
        """
        failure = self._failure
        if failure.client == _API or requesters.of_client(failure.client) in _ASKED:
            return False
        if failure.action is not None:
            return actions.is_by_token(failure.action)
        return failure.operation is not Operation.LOGIN and failure.cause not in _BEFORE_A_TOKEN

    @property
    def region(self) -> str | None:
        """The region of the registry, else the one that was typed."""
        return self._failure.region or self.command.region

    @property
    def is_on_fargate(self) -> bool:
        """True if the node is one of EKS on Fargate, by its name (EKS user guide, fargate)."""
        session = self.principal.session if self.principal else None
        return any((name or "").startswith("fargate-") for name in (self.command.node, session))

    @property
    def is_on_ec2(self) -> bool:
        """True if the node has a name of EC2's (EC2 user guide, ec2-instance-naming), also on Fargate."""
        return _EC2_NODE.match(self.command.node or "") is not None

    @property
    def puller(self) -> str:
        """By whose role an image is pulled: the client's, or that of a pod on Fargate."""
        return "fargate" if self.is_on_fargate else self._failure.client or ""

    @property
    def partition(self) -> Partition | None:
        """The partition of that region, where it is another than most are of; credentials are of one partition alone.

        Source: IAM user guide, reference-arns.
        """
        partition = of_region(self.region)
        return None if partition is PARTITIONS[0] else partition

    @property
    def can_be_entered(self) -> bool:
        """True if a command can be run where the request came from.

        A task that did not start has no shell, and nor has a service of AWS (ECS developer guide, ecs-exec), nor a node
        on Fargate (EKS user guide, fargate).
        """
        return self.requester not in _CLOSED and not self.is_on_fargate

    @cached_property
    def _requester(self) -> tuple[Requester, bool]:
        """Who asked, and whether more than a session's name says so."""
        principal, by_client = self.principal, requesters.of_client(self._failure.client)
        by_place = Requester.BUILD if self.command.job else None
        if principal is None:
            return by_client or by_place or Requester.UNKNOWN, (by_client or by_place) is not None
        is_service = principal.type is PrincipalType.SERVICE
        by_name = requesters.of_service(principal.name) if is_service else requesters.of_role(principal.name)
        if by_name:
            return by_name, True
        if principal.type is PrincipalType.ROOT:
            return Requester.PERSON, True
        by_session = requesters.of_session(principal.session)
        if together := _TOGETHER.get((by_client, by_session)):
            return together, True
        if by_client in _ASKED and principal.type is not PrincipalType.ROLE:
            # Whoever is named by a session or as a user asked the service for something, and pulls nothing.
            return by_session or Requester.UNKNOWN, False
        by_text = by_client or (by_place if by_session in (None, by_place) else None)
        return by_text or by_session or Requester.UNKNOWN, by_text is not None


_EC2_NODE = expression(r"(?:fargate-)?ip-\d{1,3}(?:-\d{1,3}){3}\.|i-[0-9a-f]{8,17}(?!\w)")
# Debian names a machine by the last.
_OWN_ADDRESSES = (*map(ip_address, ("127.0.0.1", "::1", "127.0.1.1")),)
# Who asked, where a client and a session's name tell it together.
_TOGETHER: Mapping[tuple[Requester | None, Requester | None], Requester] = {
    # The agent of ECS pulls by the role of its instance where a task has no execution role.
    (Requester.TASK, Requester.INSTANCE): Requester.NODE,
    # A job that runs in a pod asks by the role of that pod.
    (Requester.BUILD, Requester.POD): Requester.POD,
}
# What pulls for whoever asks it by a call of its API.
_ASKED = (Requester.FUNCTION, Requester.SERVICE)
_CLOSED = (Requester.TASK, *_ASKED)
# Credentials that a person can carry from one machine to another.
_CARRIED = frozenset({Credentials.ACCESS_KEY, Credentials.PERMISSION_SET, Credentials.ROOT, Credentials.FEDERATED_USER})
_MADE = {
    Requester.SERVICE: Credentials.SERVICE_LINKED_ROLE,
    Requester.INSTANCE: Credentials.LIGHTSAIL_ROLE,
    Requester.PERSON: Credentials.PERMISSION_SET,
}
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
# The client of the catalogue that stands for the AWS CLI and SDKs.
_API = "aws-api"
# What fails before a client has a token.
_BEFORE_A_TOKEN = frozenset({Cause.LOGIN_FAILED, Cause.AWS_CREDENTIALS_FAILED, Cause.CREDENTIAL_HELPER_FAILED})
_RESOURCES = (
    (actions.is_role_assumption, Resource.ROLE),
    (actions.is_of_service_role, Resource.SERVICE_ROLE),
    (actions.is_key_use, Resource.KEY),
    (actions.is_layer_read, Resource.LAYER),
    (actions.asks_for_token, Resource.REGISTRY),
    (actions.makes_repository, Resource.NEW_REPOSITORY),
)
