"""Building a world: what moto keeps itself is put there by the API, with credentials the front lets do anything."""

from __future__ import annotations

import importlib
import json
from functools import cache
from typing import Any

from tools.aws.accounts import OWNER, ROLE, USER, builder_key
from tools.aws.worlds import REGION, REPOSITORY, TAG, World

__all__ = ["Builder"]

_MANIFEST = {
    "schemaVersion": 2,
    "mediaType": "application/vnd.oci.image.manifest.v1+json",
    "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "size": 2, "digest": f"sha256:{'0c' * 32}"},
    "layers": [],
}
_OPEN = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}
_LIMIT = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "ecr:*", "Resource": "*"}]}
_TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}


@cache
def _session() -> Any:
    """Made once: it reads the models of the services, that of EC2 for half a second."""
    return importlib.import_module("botocore.session").Session()


class Builder:
    """Clients of the stand-in, made once."""

    def __init__(self, endpoint: str) -> None:
        """Nothing is built yet."""
        self._endpoint = endpoint
        self._clients: dict[tuple[str, str, str], Any] = {}

    def build(self, world: World) -> None:
        """Put repositories, images, policies, the caller's role and the endpoints there."""
        self._repositories(world)
        self._principals(world)
        self._endpoints(world)

    def _client(self, service: str, account: str, region: str = REGION) -> Any:
        if (service, account, region) not in self._clients:
            keys = {"aws_access_key_id": builder_key(account), "aws_secret_access_key": "builder"}
            made = _session().create_client(service, region, endpoint_url=self._endpoint, **keys)
            self._clients[service, account, region] = made
        return self._clients[service, account, region]

    def _repositories(self, world: World) -> None:
        ecr = self._client("ecr", OWNER)
        if world.abroad is not None:
            self._client("ecr", OWNER, world.abroad).create_repository(repositoryName=REPOSITORY)
        mutability = "IMMUTABLE" if world.immutable else "MUTABLE"
        for name in world.repositories:
            ecr.create_repository(repositoryName=name, imageTagMutability=mutability)
            for tag in world.tags:
                manifest = json.dumps({**_MANIFEST, "annotations": {"tag": tag}})
                digest = {"imageDigest": world.digest} if tag == TAG else {}
                ecr.put_image(repositoryName=name, imageManifest=manifest, imageTag=tag, **digest)
        if world.repository_policy is not None and REPOSITORY in world.repositories:
            ecr.set_repository_policy(repositoryName=REPOSITORY, policyText=json.dumps(world.repository_policy))

    def _principals(self, world: World) -> None:
        iam = self._client("iam", world.account)
        limit = iam.create_policy(PolicyName="limit", PolicyDocument=json.dumps(_LIMIT))["Policy"]["Arn"]
        bound = {"PermissionsBoundary": limit} if world.boundary is not None else {}
        iam.create_role(RoleName=ROLE, Path=world.path, AssumeRolePolicyDocument=json.dumps(_TRUST), **bound)
        iam.create_user(UserName=USER)
        iam.create_access_key(UserName=USER)

    def _endpoints(self, world: World) -> None:
        ec2 = self._client("ec2", world.account)
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        for service, policy in (("ecr.api", world.endpoint), ("ecr.dkr", world.endpoint), ("s3", world.layer_endpoint)):
            ec2.create_vpc_endpoint(
                VpcId=vpc,
                ServiceName=f"com.amazonaws.{REGION}.{service}",
                VpcEndpointType="Gateway" if service == "s3" else "Interface",
                PolicyDocument=json.dumps(policy or _OPEN),
            )
