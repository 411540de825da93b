"""What a record shows beyond its fields: who asked, with which credentials, for what, on what, and of which host.

It is derived from the record alone. What the record does not carry is ``UNKNOWN``, ``UNSAID``, ``None`` or empty.
Live checks ask for what the request was decided on, and whether the reader may hold its credentials.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address

from ecr_denied.cached import cached_property
from ecr_denied.expression import expression
from ecr_denied.names import actions, requesters
from ecr_denied.names.arns import account_of, region_in
from ecr_denied.names.aws_registries import Service
from ecr_denied.names.clients import LOGINS
from ecr_denied.names.hosts import HOST_ENDS, PUBLIC_HOSTS, endpoint_kind
from ecr_denied.names.owners import owner_of
from ecr_denied.names.partitions import PARTITIONS, Partition, of_region
from ecr_denied.names.requesters import Requester
from ecr_denied.names.slips import Slip, Slipped, slip_in
from ecr_denied.names.syntax import SCHEMES, is_masked
from ecr_denied.records import (
    Cause,
    Command,
    Endpoint,
    EndpointKind,
    Failure,
    Operation,
    Policy,
    Principal,
    PrincipalType,
    Request,
    RunBy,
)


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


# What a record holds where the text says nothing.
_COMMAND, _ENDPOINT, _POLICY, _PRINCIPAL, _REQUEST = (
    Command.made(),
    Endpoint.made(),
    Policy.made(),
    Principal.made(),
    Request.made(),
)


class RequestDetails:
    """A failure, and the details of the request that it reports.

    :ivar principal: the caller; not AWS's own role that S3 names where it refuses a layer.
    :ivar who: the same, with nothing in it where the text names none; ``command``, ``endpoint``,
        ``policy`` and ``request`` too.
    :ivar key_arn: the key that was refused.
    :ivar role_arn: the role that was not assumed, by this request or before it.
    :ivar region: of the registry, else the one that was typed.
    :ivar policy_arn: of the policy that the text blames; it and the four below are empty where the text has none.
    :ivar helper: the credential helper that the text names, by its program; else ECR's own.
    """

    def __init__(self, failure: Failure) -> None:
        super().__init__()
        self.failure: Failure = failure
        self.command: Command = failure.command or _COMMAND
        self.endpoint: Endpoint = failure.endpoint or _ENDPOINT
        self.policy: Policy = failure.policy or _POLICY
        self.request: Request = failure.request or _REQUEST
        self.principal: Principal | None = None if actions.is_layer_read(failure.action) else failure.principal
        self.who: Principal = self.principal or _PRINCIPAL
        self.key_arn: str | None = failure.resource if actions.is_key_use(failure.action) else None
        self.role_arn: str | None = (
            failure.resource if actions.is_role_assumption(failure.action) else self.command.role
        )
        self.region: str | None = failure.region or self.command.region or region_in(self.command.task)
        self.policy_arn: str = self.policy.arn or ""
        self.repository: str = failure.repository or ""
        self.registry: str = failure.registry or ""
        self.tag: str = failure.tag or ""
        self.action: str = failure.action or ""
        self.helper: str = failure.helper or _ECR_HELPER

    @cached_property
    def asked_by(self) -> tuple[Requester, bool]:
        """Who asked; false where only the name of a session shows it: the caller chooses that name."""
        by_client = requesters.of_client(self.failure.client)
        by_place = Requester.BUILD if self.command.job else None
        if by_client is Requester.PROGRAM:  # where it runs says more
            by_client = by_place or requesters.of_session(self.who.session, self.who.name) or by_client
        if self.principal is None:
            return by_client or by_place or Requester.UNKNOWN, (by_client or by_place) is not None
        is_service = self.who.type is PrincipalType.SERVICE
        by_name = requesters.of_service(self.who.name) if is_service else requesters.of_role(self.who.name)
        if by_name:
            return by_name, True
        by_session = requesters.of_session(self.who.session, self.who.name)
        if together := _TOGETHER.get((by_client, by_session)):
            return together, True
        if by_client in _ASKED and self.who.type is not PrincipalType.ROLE:
            # A caller that is a session or a user asked the service for something, and pulls nothing.
            return by_session or Requester.UNKNOWN, False
        by_text = by_client or (by_place if by_session in (None, by_place) else None)
        return by_text or by_session or Requester.UNKNOWN, by_text is not None

    @property
    def requester(self) -> Requester:
        """Who asked."""
        return self.asked_by[0]

    @cached_property
    def credentials(self) -> Credentials:
        """What it asked with."""
        if self.principal is None:
            is_lambda = self.requester is Requester.FUNCTION
            return Credentials.SERVICE_PRINCIPAL if is_lambda else Credentials.UNSAID
        if self.who.type in (PrincipalType.ROLE, PrincipalType.ASSUMED_ROLE):
            made_by = requesters.of_role(self.who.name)
            return _MADE[made_by] if made_by else Credentials.ROLE
        return _CREDENTIALS.get(self.who.type, Credentials.UNSAID)

    @cached_property
    def resource(self) -> Resource:
        """What it is decided on."""
        action, named = self.failure.action, self.failure.resource or ""
        if action is None:
            is_of_login = self.failure.operation is Operation.LOGIN or self.failure.cause in _LOGIN_CAUSES
            return Resource.REGISTRY if is_of_login else Resource.REPOSITORY
        is_every = named == "*" or named.endswith(":repository/*")
        otherwise = Resource.EVERY_REPOSITORY if is_every else Resource.REPOSITORY
        return next((resource for asks, resource in _RESOURCES if asks(action)), otherwise)

    @property
    def resource_account(self) -> str | None:
        """The account of the key or the role that was refused."""
        return account_of(self.key_arn or self.role_arn)

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
        failure = self.failure
        if failure.client == _API or requesters.of_client(failure.client) in _ASKED:
            return False
        if failure.action is not None:
            return actions.is_by_token(failure.action)
        return failure.operation is not Operation.LOGIN and failure.cause not in _BEFORE_A_TOKEN

    @property
    def is_on_fargate(self) -> bool:
        """True if the node is one of EKS on Fargate, by its name (EKS user guide, fargate)."""
        return any((name or "").startswith("fargate-") for name in (self.command.node, self.who.session))

    @property
    def is_on_ec2(self) -> bool:
        """True if the node has a name of EC2's (EC2 user guide, ec2-instance-naming), also on Fargate."""
        return _EC2_NODE.match(self.command.node or "") is not None

    @property
    def region_of_node(self) -> str | None:
        """The region of the node, as EC2 names it.

        Names of us-east-1 have no region (EC2 user guide, ec2-instance-naming). DHCP options may set any other domain.
        """
        node = self.command.node or ""
        by_name = _NODE_REGION.search(node)
        return by_name[1] if by_name else "us-east-1" if node.endswith(".ec2.internal") else None

    @property
    def region_there(self) -> str | None:
        """The region of what pulls: of its task, else of the node."""
        return region_in(self.command.task) or self.region_of_node

    @property
    def puller(self) -> str:
        """By whose role an image is pulled: the client's, that of a pod on Fargate, or of an instance of ECS."""
        of_instance = self.failure.client == "ecs-agent" and self.requester is Requester.NODE
        return "fargate" if self.is_on_fargate else "ecs-instance" if of_instance else self.failure.client or ""

    @property
    def can_be_entered(self) -> bool:
        """True if a command can be run where the request came from.

        A task that did not start has no shell, and nor has a service of AWS (ECS developer guide, ecs-exec), nor a node
        on Fargate (EKS user guide, fargate), nor Bottlerocket without the containers that host-ctr pulls for that.
        """
        return self.requester not in _CLOSED and not self.is_on_fargate and self.failure.client != "host-ctr"

    @property
    def login_client(self) -> str:
        """The client whose stored logins count: docker for all that use docker's."""
        typed = self.command.program
        return (typed if typed in LOGINS else _LOGINS_OF.get(self.failure.client or "")) or "docker"

    @property
    def partition(self) -> Partition | None:
        """The partition of the region, where it is another than most are of; credentials are of one partition alone.

        Source: IAM user guide, reference-arns.
        """
        partition = of_region(self.region)
        return None if partition is PARTITIONS[0] else partition

    @property
    def service_of_aws(self) -> Service | None:
        """The service of AWS that the registry is of."""
        owner = owner_of(self.failure.registry_id)
        return owner.service if owner else None

    @property
    def meant_name(self) -> str | None:
        """The repository name inside an address given as a name; ``None`` when the address has none."""
        name = (in_address(self.repository) or "").partition("@")[0]
        return name.partition(":")[0] or None

    @cached_property
    def address(self) -> IPv4Address | IPv6Address | None:
        """What was dialled."""
        try:
            return ip_address((self.endpoint.address or "").rpartition(":")[0].strip("[]"))
        except ValueError:
            return None

    def host(self, *kinds: EndpointKind | None) -> str | None:
        """The host as printed, where it is of one of these kinds."""
        return self.endpoint.host or None if self.endpoint.kind in kinds else None

    @property
    def api_host(self) -> str | None:
        """The host of ECR's API as printed, where it was asked."""
        return self.host(EndpointKind.API)

    @property
    def layer_host(self) -> str | None:
        """The host of the layers as printed: S3's, or CloudFront's."""
        return self.host(EndpointKind.LAYERS)

    @property
    def other_host(self) -> str | None:
        """The host as printed where it is none of ECR's: a mirror's, or STS's."""
        printed = self.host(*_MAY_BE_ANOTHERS)
        if printed in (None, *SCHEMES, *METADATA_HOSTS) or is_masked(printed or ""):
            return None
        return None if endpoint_kind(printed) in _ECRS else printed

    @property
    def asked_host(self) -> str | None:
        """The host as printed that is asked below no path of a registry: the API's, or one that is none of ECR's."""
        return self.api_host or self.other_host

    @cached_property
    def host_slip(self) -> Slipped | None:
        """The slip in the host; where its name was found, it is none that a host with the same name has."""
        slipped = slip_in(self.api_host or self.failure.registry)
        is_found = self.failure.cause is not Cause.HOST_NOT_FOUND
        return None if slipped and slipped.slip in _MAY_BE_HOSTS and is_found else slipped


def operator_there(known: RequestDetails) -> RunBy:
    """Who can run a command on the machine that failed."""
    return RunBy.CALLER if known.may_be_readers else RunBy.NODE_OPERATOR


def resource_owner(known: RequestDetails) -> RunBy:
    """Who administers the account of the key or the role that was refused; a role that is not named is the caller's."""
    is_unnamed = known.role_arn is None and known.resource is not Resource.KEY
    is_own = known.who.account_id is not None and known.resource_account == known.who.account_id
    return RunBy.CALLER_ADMIN if is_own or is_unnamed else RunBy.RESOURCE_OWNER


def in_address(text: str) -> str | None:
    """The name in a path of the API, or what follows the last registry host in a text (without a public alias)."""
    if path := _API_PATH.fullmatch(text):
        return path[1]
    parts = text.split("/")
    for at in range(len(parts) - 2, -1, -1):
        if parts[at] in PUBLIC_HOSTS:
            return "/".join(parts[at + 2 :])
        if parts[at].endswith(HOST_ENDS):
            return "/".join(parts[at + 1 :])
    return None


# The metadata service of an EC2 instance (EC2 user guide, instancedata-data-retrieval).
METADATA_HOSTS = ("169.254.169.254", "[fd00:ec2::254]", "fd00:ec2::254")
# Distribution specification, endpoints.
_API_PATH = expression(r"v2/(.+)/(?:manifests|blobs)(?:/.*)?")
_ECR_HELPER = "docker-credential-ecr-login"
_EC2_NODE = expression(r"(?:fargate-)?ip-\d{1,3}(?:-\d{1,3}){3}\.|i-[0-9a-f]{8,17}(?!\w)")
_NODE_REGION = expression(r"\.([a-z]{2}(?:-[a-z]+)+-[0-9])\.compute\.internal$")
_ECRS = (EndpointKind.API, EndpointKind.LAYERS, EndpointKind.REGISTRY)
# What a request was for, where its host may be another's.
_MAY_BE_ANOTHERS = (None, EndpointKind.REGISTRY, EndpointKind.TOKEN)
# A host of these kinds that is not listed may exist after all.
_MAY_BE_HOSTS = (Slip.FIPS, Slip.DUAL_STACK)
# Whose logins these words are about, where the text does not show what was typed. Those of a library are of many
# programs: go-containerregistry's and oras' read docker's logins.
_LOGINS_OF = {"containers-image": "podman", "helm": "helm", "notation": "notation"}
# Who asked, where a client and a session's name show it together.
_TOGETHER: Mapping[tuple[Requester | None, Requester | None], Requester] = {
    # The agent of ECS pulls by the role of its instance where a task has no execution role.
    (Requester.TASK, Requester.INSTANCE): Requester.NODE,
    # A job that runs in a pod asks by the role of that pod.
    (Requester.BUILD, Requester.POD): Requester.POD,
}
# What pulls for any caller of its API.
_ASKED = (Requester.FUNCTION, Requester.SERVICE)
_CLOSED = (Requester.TASK, *_ASKED)
# Credentials that a person can carry from one machine to another.
_CARRIED = frozenset({Credentials.ACCESS_KEY, Credentials.PERMISSION_SET, Credentials.ROOT, Credentials.FEDERATED_USER})
_MADE = {
    Requester.SERVICE: Credentials.SERVICE_LINKED_ROLE,
    Requester.INSTANCE: Credentials.LIGHTSAIL_ROLE,
    Requester.PERSON: Credentials.PERMISSION_SET,
}
_CREDENTIALS: Mapping[PrincipalType | None, Credentials] = {
    PrincipalType.USER: Credentials.ACCESS_KEY,
    PrincipalType.ROOT: Credentials.ROOT,
    PrincipalType.FEDERATED_USER: Credentials.FEDERATED_USER,
    PrincipalType.SERVICE: Credentials.SERVICE_PRINCIPAL,
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
# The client of the catalogue that means the AWS CLI and SDKs.
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
