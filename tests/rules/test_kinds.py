"""Kinds of trouble as people meet them, beside those of the other tables: what is checked first, and what never.

The texts are the project's own: invented names in the wording that each program is documented to print.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ecr_denied import Advice, advise, parse
from ecr_denied.records import Side
from tests.printed import report

OWNER, CALLER = "111122223333", "444455556666"
HOST = f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"
IMAGE, PAUSE = f"{HOST}/team/shop:7", f"{HOST}/eks/pause:3.5"
ARN = f"arn:aws:ecr:eu-west-1:{OWNER}:repository/team/shop"
KEY = f"arn:aws:kms:eu-west-1:{OWNER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f"
OWN, OTHER = f"arn:aws:sts::{OWNER}:assumed-role", f"arn:aws:sts::{CALLER}:assumed-role"
INSTANCE = "i-0a1b2c3d4e5f60718"
NODE = f'Failed to pull image "{IMAGE}": rpc error: code = Unknown desc = '
TASK = "CannotPullContainerError: "
CERTIFICATE = "0a1b2c3d" * 8
NOT_THEIRS = ("docker login --user", "get-caller-identity", "docker's stored token")


@dataclass(frozen=True)
class Case:
    """A text, and what its advice must say and must not.

    :param first: the ids of the first checks, in order; none where the text is no trouble with ECR.
    :param says: what stands somewhere in the advice.
    :param never: what stands nowhere in it.
    :param sides: for which sides statements are offered, where that is asked.
    """

    text: str
    first: tuple[str, ...]
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    sides: frozenset[Side] | None = None


def _refused(who: str, action: str, why: str, arn: str = ARN) -> str:
    return f"denied: User: {who} is not authorized to perform: {action} on resource: {arn} {why}"


def _lacks(kind: str, action: str) -> str:
    return f"because no {kind} policy allows the {action} action"


def _sides(*sides: Side) -> frozenset[Side]:
    return frozenset(sides)


_PUSH, _PULL = "ecr:InitiateLayerUpload", "ecr:BatchGetImage"
_DENY = "with an explicit deny in a"
_BY_SCP = f"{_DENY} VPC endpoint policy transitively through a service control policy"
_SCP = "arn:aws:organizations::123456789012:policy/o-abcde12345/service_control_policy/p-1a2b3c4d"
_COPY, _REPLICATOR = "ecr:ReplicateImage", f"{OTHER}/AWSServiceRoleForECRReplication/run"
_BUILDER = f"{OWN}/builder/AWSCodeBuild-0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f"

_BOOTSTRAP = f"cdk-own1-container-assets-{OWNER}-eu-west-1"
_PUBLISHER = f"cdk-own1-image-publishing-role-{OWNER}-eu-west-1"

CASES = {
    # --- the CDK's bootstrap
    "assets where nothing was bootstrapped": Case(
        f"web: fail: No ECR repository named '{_BOOTSTRAP}' in account {OWNER}. Is this account bootstrapped?",
        ("cdk-bootstrap", "repository-name"),
        says=(f"cdk bootstrap aws://{OWNER}/eu-west-1 --qualifier own1", "or nothing made it yet"),
        never=("create-repository", "<region>", "or create it", "creation-templates"),
        sides=_sides(),
    ),
    "a repository of no bootstrap's": Case(
        f"web: fail: No ECR repository named 'assets' in account {OWNER}. Is this account bootstrapped?",
        ("repository-name", "create-repository"),
        never=("cdk bootstrap",),
    ),
    "a role of a bootstrap that pushes elsewhere": Case(
        _refused(f"{OWN}/{_PUBLISHER}/aws-cdk-run", _PUSH, _lacks("identity-based", _PUSH)),
        ("identity-policy",),
        says=("Use another role",),
        sides=_sides(),
    ),
    # --- what is sent
    "a layer that a gateway does not take": Case(
        f"failed to push {IMAGE}: unexpected status from PUT request to"
        f" https://{HOST}/v2/team/shop/blobs/uploads/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f?digest=sha256%3A0a1b: 413"
        " Request Entity Too Large",
        ("body-size",),
        says=("another issuer than Amazon",),
        never=("batch-get-image", "describe-images", "an earlier try pushed it"),
        sides=_sides(),
    ),
    "a layer that is refused in words that are not known": Case(
        f"failed to push {IMAGE}: unexpected status from PATCH request to"
        f" https://{HOST}/v2/team/shop/blobs/uploads/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f: 418 I'm a teapot",
        ("ask-for-the-reason",),
        never=("an earlier try pushed it", "body-size"),
    ),
    # --- limits, ways, caches
    "a session policy that a workflow passed": Case(
        _refused(f"{OWN}/release/GitHubActions", _PUSH, _lacks("session", _PUSH)),
        ("session-policy", "caller-identity"),
        says=("inline-session-policy", "AssumeRoleWithWebIdentity", "proves nothing"),
        never=("=AssumeRole ", "--region us-east-1", "no session policy", '"AllowedBy...": false'),
        sides=_sides(),
    ),
    "a session policy of another's": Case(
        _refused(f"{OWN}/release/{INSTANCE}", _PUSH, _lacks("session", _PUSH)),
        ("session-policy",),
        says=('AttributeValue=AssumeRole"', "proves nothing"),
        never=("workflow", "no session policy"),
    ),
    "a host that is reached by IPv6 alone": Case(
        f"$ docker pull {OWNER}.dkr-ecr.eu-west-1.on.aws/team/shop:7\nError response from daemon: Get"
        f' "https://{OWNER}.dkr-ecr.eu-west-1.on.aws/v2/": dial tcp [2600:1f18:1:2::3]:443: connect: network is'
        " unreachable",
        ("own-network",),
        says=("a way out by IPv6", "only those of dkr-ecr"),
        never=("look at NAT", "private address"),
    ),
    "a tag that a cache has not brought": Case(
        f"Error response from daemon: manifest for {HOST}/ecr-public/docs/shop:7 not found: manifest unknown: Requested"
        " image not found",
        ("image-tag", "pull-through-cache"),
        says=("not replicated or cached yet",),
        never=("ended with a digest",),
    ),
    "a refusal without a body": Case(
        'error parsing HTTP 403 response body: unexpected end of JSON input: ""',
        ("ask-for-the-reason", "log-in-again"),
        says=("batch-check-layer-availability", "batch-get-image"),
    ),
    "a protocol that ECR has not": Case(
        f"PUT https://{HOST}/v1/repositories/team/shop/ returned  404.",
        ("engine-version",),
        says=("version 2 of the registry's protocol",),
        never=("describe-repositories", "create-repository", "server"),
    ),
    "a resource of Concourse's that got no token": Case(
        f"fetching {IMAGE}\nERRO[0000] failed to extract image: unsupported status code 401; body: Not Authorized\n\n"
        "resource script '/opt/resource/in [/tmp/build/get]' failed: exit status 1",
        ("own-login",),
        says=("aws_region in the source",),
        never=("docker login --user",),
    ),
    "the image of a pod's sandbox": Case(
        f'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image "{PAUSE}": failed'
        f' to pull image "{PAUSE}": failed to resolve reference "{PAUSE}": pulling from'
        f" host {HOST} failed with status code [manifests 3.5]: 401 Unauthorized",
        ("sandbox-image", "node-credentials"),
        never=("kubectl get secret", "journalctl"),
    ),
    "a helper of ECR's that does not say why it failed": Case(
        f'docker-credential-ecr-login with input "{HOST}/team/shop" failed with',
        ("credential-helper", "caller-identity"),
        says=(
            'tail -n 20 "${AWS_ECR_CACHE_DIR:-$HOME/.ecr}/log/ecr-login.log"',
            "pipe that line into ecr-denied",
            "it did not run as this user",
        ),
    ),
    "a name of a cache's that nothing says of what was tried": Case(
        f"NAME_UNKNOWN: The repository with name 'ecr-public/docs/shop' does not exist in the registry with id"
        f" '{OWNER}'",
        ("pull-through-cache", "repository-name", "caller-identity"),
        never=("repository-creation-templates", "create-repository"),
    ),
    "a role that App Runner did not get": Case(
        f"InvalidRequestException: Error in assuming access role arn:aws:iam::{OWNER}:role/shop-access",
        ("node-credentials",),
        says=("get-role --role-name shop-access", "if the role is new"),
        never=("describe-service",),
    ),
    "a task that got no login": Case(
        f"Task engine [arn]: unable to acquire ECR credentials for image {IMAGE} for container shop",
        ("node-credentials",),
        never=("docker login",),
    ),
    "a host of ECR's API that is masked": Case(
        "getaddrinfo ENOTFOUND api.ecr.<region>.api.aws",
        ("host-name", "network"),
        says=("api.ecr.<region>.amazonaws.com, or for dual-stack ecr.<region>.api.aws",),
        never=("dkr.ecr", "/v2/"),
    ),
    "a dual-stack host of ECR's API, as older SDKs name it": Case(
        "getaddrinfo ENOTFOUND api.ecr.eu-west-1.api.aws",
        ("host-name",),
        says=("Use ecr.eu-west-1.api.aws instead.",),
        never=("dkr.ecr", "nslookup"),
    ),
    "a token that no proxy was used for": Case(
        f"Error retrieving credentials: RequestError: send request failed\ncaused by: Post https://api.ecr.eu-west-1."
        f"amazonaws.com/: read tcp 10.0.0.2:38927->54.239.33.135:443: read: connection reset by peer ({HOST})",
        ("network",),
        says=("unless by a proxy", "reset, empty reply"),
    ),
    "a task whose layer cannot be reached by IPv6": Case(
        f'{TASK}Error response from daemon: Get "https://{OWNER}.dkr-ecr.eu-west-1.on.aws/v2/": dial tcp'
        " [2600:1f18:1:2::3]:443: connect: network is unreachable",
        ("task-subnet", "network"),
        never=("a NAT gateway, a public IP", "0.0.0.0/0 nat-"),
    ),
    "a name of GitHub's below a cache that was never filled": Case(
        f"{NODE}failed to resolve reference: {IMAGE}: not found".replace("team/shop", "ghcr/team/shop"),
        ("pull-through-cache", "image-tag"),
        says=("or nothing made it yet",),
        never=("or create it",),
    ),
    "an image for another platform than the node's": Case(
        f"{NODE}failed to pull and unpack image: no match for platform in manifest: not found",
        ("platform",),
        says=("run it on one of these",),
        never=("--platform",),
    ),
    "a manifest list whose images are not there": Case(
        f"$ docker manifest push {IMAGE}\nmanifest blob unknown: Images with digests '[sha256:{'3a' * 32}]' required"
        f" for pushing image into repository with name 'team/shop' in the registry with id '{OWNER}' do not exist",
        ("parts-first",),
        says=("push each of its images, then the list",),
    ),
    "a proxy's certificate that the AWS CLI does not know": Case(
        "SSL validation failed for https://api.ecr.eu-west-1.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED]"
        " certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1006)",
        ("certificate",),
        says=("AWS_CA_BUNDLE", "https://api.ecr.eu-west-1.amazonaws.com/"),
        never=("/v2/", "let that machine trust"),
    ),
    "an answer of the API's that holds an image back": Case(
        "$ aws ecr batch-get-image --registry-id 444455556666 --repository-name team/app --image-ids imageTag=v1"
        " --region eu-west-1 --profile build\n"
        '{"images": [], "failures": [{"imageId": {"imageTag": "v1"}, "failureCode": "ImageInaccessible"}]}\n',
        first=("archived-image", "image-tag"),
        says=("--registry-id 444455556666 --repository-name team/app --image-ids imageTag=v1 --profile build",),
        never=("<repository>", "<registry-id>"),
    ),
    "an access role of App Runner's without rights": Case(
        f"[AppRunner] Failed to pull your application image from {IMAGE}. Be sure you configure your service with a"
        " valid access role to your ECR repository.",
        ("node-credentials",),
        sides=_sides(Side.IDENTITY, Side.REPOSITORY),
    ),
    "a part of a layer that may not be sent": Case(
        _refused(f"{OWN}/ci/run", "ecr:UploadLayerPart", _lacks("identity-based", "ecr:UploadLayerPart")),
        ("identity-policy", "caller-identity"),
        never=("describe-repositories",),
        sides=_sides(Side.IDENTITY),
    ),
    "a name that ECR does not take": Case(
        "An error occurred (InvalidParameterException) when calling the CreateRepository operation: Invalid parameter"
        " at 'repositoryName' failed to satisfy constraint: 'must have length greater than or equal to 2'",
        ("name-syntax",),
        never=("tag-syntax",),
    ),
    # --- no trouble with ECR
    "a role that a job may not assume, and no word of ECR": Case(
        "Run aws-actions/configure-aws-credentials@v4\n"
        "Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity",
        (),
    ),
    "an image of Docker Hub": Case(
        "Error response from daemon: pull access denied for ourteam/web, repository does not exist or may require"
        " 'docker login': denied: requested access to the resource is denied",
        (),
    ),
    # --- whose policy
    "a user without the right to log in": Case(
        "An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User:"
        f" arn:aws:iam::{OWNER}:user/ada is not authorized to perform: ecr:GetAuthorizationToken on resource: * because"
        " no identity-based policy allows the ecr:GetAuthorizationToken action",
        ("identity-policy", "caller-identity"),
        says=("used other credentials",),
        never=("repository-policy", "the stored login is", "describe-repositories"),
        sides=_sides(Side.IDENTITY),
    ),
    "a device without the right to log in": Case(
        f"pull-stopped. EcrException: User: {OWN}/cameras/{CERTIFICATE} is not authorized to perform:"
        f" ecr:GetAuthorizationToken on resource: * {_lacks('identity-based', 'ecr:GetAuthorizationToken')}"
        " (Service: Ecr, Status Code: 400)",
        ("identity-policy", "caller-identity"),
        says=("an IoT device asked",),
        never=(*NOT_THEIRS, "profile used", "an EC2 instance"),
        sides=_sides(Side.IDENTITY),
    ),
    "an instance of Lightsail without the right to log in": Case(
        f"An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User:"
        f" {OTHER}/AmazonLightsailInstanceRole/{INSTANCE} is not authorized to perform: ecr:GetAuthorizationToken on"
        f" resource: * {_lacks('identity-based', 'ecr:GetAuthorizationToken')}\n$ docker login {HOST}",
        ("caller-identity",),
        says=("the keys of an IAM user",),
        never=(*NOT_THEIRS, "simulate-principal-policy", "get-role"),
        sides=_sides(),
    ),
    "a tool with keys of its own, without the right to log in": Case(
        f"adapter: cannot ping https://{HOST}: AccessDeniedException: User: arn:aws:iam::{OWNER}:user/mirror is"
        " not authorized to perform: ecr:GetAuthorizationToken on resource: *"
        f" {_lacks('identity-based', 'ecr:GetAuthorizationToken')}",
        ("identity-policy", "caller-identity"),
        says=("used other credentials",),
        never=("command used", "use the one you meant"),
        sides=_sides(Side.IDENTITY),
    ),
    "a login that was accepted, and no program to keep it": Case(
        f"$ docker login --username AWS --password-stdin {HOST}\nError saving credentials: error storing credentials -"
        ' err: exec: "docker-credential-drawer": executable file not found in $PATH, out: ``',
        ("credential-helper", "without-helper"),
        says=("docker-credential-drawer version", "is it on the PATH there?"),
        never=("aws sts", "GetAuthorizationToken", "its AWS credentials", "grep"),
        sides=_sides(),
    ),
    "a login that another client could not keep": Case(
        f"$ aws ecr get-login-password --region eu-west-1 | finch login --username AWS --password-stdin {HOST}\n"
        'level=fatal msg="error saving credentials: error storing credentials - err: exit status 1, out: `locked`"',
        ("credential-helper",),
        says=("$HOME/.finch/config.json",),
        never=("aws sts", "GetAuthorizationToken", "docker --config"),
        sides=_sides(),
    ),
    "a helper of another client's node that is not there": Case(
        f'Driver: no docker auth for repo "{HOST}/team/shop": exec: "docker-credential-ecr-login": executable file not'
        " found in $PATH",
        ("credential-helper",),
        never=("aws sts", "/.docker/config.json", "its AWS credentials"),
        sides=_sides(),
    ),
    "a job whose token STS does not take for a role": Case(
        f"$ docker push {IMAGE}\nError: Could not assume role with OIDC: Not authorized to perform"
        " sts:AssumeRoleWithWebIdentity",
        ("trust-policy",),
        never=("aws sts", "aws configure", "curl"),
        sides=_sides(),
    ),
    "a job whose token STS does not take for the role of its step": Case(
        f"with:\n  role-to-assume: {OWN.replace('sts', 'iam').replace('assumed-role', 'role/ship')}\n##[endgroup]\n"
        "Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity\n"
        "Run aws-actions/amazon-ecr-login@v2\nError: Could not load credentials from any providers",
        ("trust-policy",),
        says=("--role-name ship", "Federated"),
        never=("aws sts", "<role-name>", "no Allow for"),
        sides=_sides(),
    ),
    "a program of Node.js that asks an engine in the words of kubelet": Case(
        f'Failed to pull image "{IMAGE}": Error: (HTTP code 500) server error - Head'
        f' "https://{HOST}/v2/team/shop/manifests/7": no basic auth credentials',
        ("log-in-again",),
        says=("docker login --user",),
        never=("nodegroup", "kubectl", "The node or service asked"),
    ),
    "a function of another account, by the role that it is given": Case(
        f"$ aws lambda create-function --function-name fn --role arn:aws:iam::{CALLER}:role/fn --code"
        f" ImageUri={IMAGE}\nAn error occurred (AccessDeniedException) when calling the CreateFunction operation:"
        " Lambda does not have permission to access the ECR image. Check the ECR permissions.",
        ("repository-policy", "function-region"),
        says=("for the actions of a pull",),
        sides=_sides(Side.REPOSITORY),
    ),
    "a role that SageMaker uses": Case(
        _refused(
            f"arn:aws:sts::{CALLER}:assumed-role/train/SageMaker",
            "ecr:BatchGetImage",
            _lacks("identity-based", "ecr:BatchGetImage"),
        ),
        ("identity-policy",),
        says=("perhaps SageMaker asked",),
        never=("an AWS service",),
    ),
    "a job of Batch that may not pull": Case(
        f'$ aws batch describe-jobs --jobs 0a1b\n  "reason": "{TASK}Error response from daemon: Head'
        f' \\"https://{HOST}/v2/team/shop/manifests/7\\": no basic auth credentials"',
        ("node-credentials",),
        says=("batch describe-job-definitions",),
        never=("describe-task-definition", "docker login --user"),
    ),
    "the image of a job at CircleCI": Case(
        f"Starting container {IMAGE}\n  image is cached as {IMAGE}, but refreshing...\nError response from daemon: Head"
        f' "https://{HOST}/v2/team/shop/manifests/7": no basic auth credentials',
        ("own-login",),
        says=("aws_auth",),
        never=("docker login --user", "config.json", "nodegroup"),
    ),
    "a controller in a pod without a login": Case(
        f'{{"level":"error","msg":"Reconciler error","controller":"x","error":"GET https://{HOST}/v2/team/shop/tags/list:'
        ' unexpected status code 401 Unauthorized: Not Authorized"}',
        ("own-login",),
        says=("the controller's pod",),
        never=("docker login --user", "config.json", "nodegroup"),
    ),
    "a proxy of a node that takes no connection": Case(
        f'{NODE}failed to pull and unpack image "{IMAGE}": failed to resolve reference "{IMAGE}": failed to do request:'
        f' Head "https://{HOST}/v2/team/shop/manifests/7": proxyconnect tcp: dial tcp 10.9.8.7:8080: connect:'
        " connection refused",
        ("proxy",),
        says=("the proxy 10.9.8.7:8080 runs", "systemctl show containerd"),
        never=("docker info", "curl", "lets", "401"),
        sides=_sides(),
    ),
    "a proxy of an engine whose name does not resolve": Case(
        f'Error response from daemon: Get "https://{HOST}/v2/": proxyconnect tcp: dial tcp: lookup gate.example.com on'
        " 10.0.0.2:53: no such host",
        ("proxy",),
        says=("gate.example.com was not found", "docker info"),
        never=("nslookup", "curl", "its DNS"),
    ),
    "a proxy of an engine that takes no connection": Case(
        f'Error response from daemon: Get "https://{HOST}/v2/": proxyconnect tcp: dial tcp 10.9.8.7:8080: i/o timeout',
        ("proxy",),
        says=("docker info", "is the address right?"),
        never=("systemctl", "curl", "lets"),
        sides=_sides(),
    ),
    "credentials that have expired by the time of a login": Case(
        f"$ aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {HOST}\n"
        "An error occurred (ExpiredTokenException) when calling the GetAuthorizationToken operation: The security token"
        " included in the request is expired",
        ("aws-credentials", "caller-identity"),
        says=("AWS refused these", "security token ... expired, invalid"),
        never=("curl", "the identity is right", "<not set>"),
        sides=_sides(),
    ),
    "a login to ECR Public by keys that AWS does not know": Case(
        "$ docker login --username AWS public.ecr.aws\nAn error occurred (UnrecognizedClientException) when calling the"
        " GetAuthorizationToken operation: The security token included in the request is invalid.",
        ("aws-credentials", "caller-identity"),
        never=("region-opt-status",),
    ),
    "a pull by hand without a login": Case(
        f"$ docker pull {IMAGE}\nError response from daemon: Head https://{HOST}/v2/team/shop/manifests/7:"
        " no basic auth credentials",
        ("log-in-again",),
        never=("list-attached-role-policies", "the role that pulls"),
    ),
    "a token of another partition": Case(
        "$ aws ecr get-login-password --region cn-north-1 | docker login --username AWS --password-stdin"
        f" {HOST}\nError response from daemon: login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request",
        ("token-host",),
        says=("keys of that partition: cn-north-1 is in another",),
    ),
    "a cache of images whose own login is refused": Case(
        f"fetch failed: upstream returned error status 401 Unauthorized: https://{HOST}/v2/team/shop/manifests/7",
        ("log-in-again",),
        says=("where what asked keeps its login", "the new token belongs there"),
        never=("as the same user",),
    ),
    "a user of another account without the right to log in": Case(
        f"$ aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {HOST}\n"
        "An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User:"
        f" arn:aws:iam::{CALLER}:user/ada is not authorized to perform: ecr:GetAuthorizationToken on resource: *"
        " because no identity-based policy allows the ecr:GetAuthorizationToken action",
        ("identity-policy", "caller-identity"),
        says=("no false/missing",),
        never=("the owner's policy", "repository-policy", "the stored login is"),
        sides=_sides(Side.IDENTITY),
    ),
    "a role of another account that may not be assumed": Case(
        "operation error ECR: GetAuthorizationToken: An error occurred (AccessDenied) when calling the AssumeRole"
        f" operation: User: arn:aws:iam::{CALLER}:user/ada is not authorized to perform: sts:AssumeRole on resource:"
        f" arn:aws:iam::{OWNER}:role/push",
        ("trust-policy", "identity-policy"),
        says=('"...Details": its own deny',),
        never=("on resource '*' only", "no false/missing", "describe-repositories"),
        sides=_sides(Side.TRUST_POLICY, Side.IDENTITY),
    ),
    "a push without a reason, across accounts": Case(
        f"denied: User: arn:aws:iam::{CALLER}:user/ada is not authorized to perform: {_PUSH} on resource: {ARN}",
        ("repository-policy", "identity-policy", "caller-identity"),
        says=('"...Details": its own deny',),
        never=("no false/missing",),
        sides=_sides(Side.REPOSITORY, Side.IDENTITY),
    ),
    "a push by skopeo to another account": Case(
        f'level=fatal msg="copying system image from manifest list: writing blob: initiating layer upload in {HOST}:'
        f' {_refused(f"{OTHER}/mirror/run", _PUSH, _lacks("resource-based", _PUSH))}"',
        ("repository-name", "repository-policy", "caller-identity", "identity-policy"),
        says=("or its account",),
        sides=_sides(Side.REPOSITORY, Side.IDENTITY),
    ),
    "a layer of another repository that an SCP denies": Case(
        _refused(f"{OWN}/ci/run", "ecr:GetDownloadUrlForLayer", f"{_DENY} service control policy"),
        ("service-control-policy", "caller-identity"),
        says=("NotAction",),
        never=("simulate-principal-policy", "describe-repositories", "try again"),
        sides=_sides(),
    ),
    "a root user that an SCP denies": Case(
        _refused(f"arn:aws:iam::{OWNER}:root", "ecr:PutImage", f"{_DENY} service control policy: {_SCP}"),
        ("service-control-policy", "caller-identity"),
        says=("aws:PrincipalArn with :root", "Use a role instead of the root user."),
        never=("describe-repositories", "get-caller-identity"),
        sides=_sides(),
    ),
    "an endpoint's Deny, by way of an SCP": Case(
        _refused(f"{OWN}/ci/run", "ecr:PutImage", _BY_SCP),
        ("vpc-endpoint-policy", "caller-identity"),
        says=("a Deny of ecr:PutImage, ecr:*, *, or NotAction",),
        never=("eu-west-1.s3", "that endpoint refuses it", "layer-bucket"),
        sides=_sides(),
    ),
    "an endpoint of the registry that does not allow it": Case(
        _refused(f"{OWN}/ci/run", "ecr:PutImage", _lacks("VPC endpoint", "ecr:PutImage")),
        ("vpc-endpoint-policy",),
        says=("ecr.dkr without ecr:PutImage",),
        never=("eu-west-1.s3", "layer-bucket"),
        sides=_sides(Side.ENDPOINT),
    ),
    "the storage role of AWS's at an endpoint": Case(
        "denied: User: arn:aws:sts::777788889999:assumed-role/storage-access-role-prod-eu-west-1/Starport is not"
        ' authorized to perform: s3:GetObject on resource: "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/b2"'
        f" because no VPC endpoint policy allows the s3:GetObject action\n$ docker pull {IMAGE}",
        ("layer-store-policy",),
        never=("777788889999", "simulate-principal-policy", "get-repository-policy", "layer-route"),
        sides=_sides(Side.ENDPOINT),
    ),
    "a region that the storage role alone tells": Case(
        "denied: User: arn:aws:sts::777788889999:assumed-role/storage-access-role-prod-eu-west-1/Starport is not"
        " authorized to perform: s3:GetObject on resource: arn:aws:s3:::b because no VPC endpoint policy allows the"
        " s3:GetObject action",
        ("layer-store-policy",),
        says=("com.amazonaws.eu-west-1.s3", "prod-eu-west-1-starport-layer-bucket"),
        never=("<region>",),
    ),
    "a build whose base image is refused, by nobody that is named": Case(
        f"ERROR: failed to solve: {IMAGE}: failed to resolve source metadata for {IMAGE}: unexpected status from HEAD"
        f" request to https://{HOST}/v2/team/shop/manifests/7: 403 Forbidden",
        ("log-in-again", "ask-for-the-reason", "identity-policy"),
        says=("its own policies do not allow it, unless the accounts differ",),
        never=("its own policies do not allow it\n", "install it"),
    ),
    "a key that a push may not use": Case(
        f"The push refers to repository [{HOST}/team/shop]\n"
        + _refused(
            f"{OWN}/ci/run",
            "kms:GenerateDataKey",
            _lacks("identity-based", "kms:GenerateDataKey"),
            KEY,
        ),
        ("identity-policy", "key-policy"),
        says=("aws kms describe-key",),
        never=("describe-repositories", "get-repository-policy"),
        sides=_sides(),
    ),
    "a push in GovCloud": Case(
        f"denied: User: arn:aws-us-gov:sts::{OWNER}:assumed-role/ci/run is not authorized to perform: ecr:PutImage on"
        f" resource: arn:aws-us-gov:ecr:us-gov-west-1:{OWNER}:repository/team/shop"
        f" {_lacks('identity-based', 'ecr:PutImage')}",
        ("identity-policy", "caller-identity"),
        says=(f"arn:aws-us-gov:iam::{OWNER}:role/ci", "--region us-gov-west-1"),
        never=("arn:aws:",),
        sides=_sides(Side.IDENTITY),
    ),
    "a function of another account, made by a role": Case(
        "An error occurred (AccessDeniedException) when calling the CreateFunction operation: User:"
        f" {OTHER}/deploy/run is not authorized to perform: {_PULL} on resource: {ARN}"
        f" {_lacks('resource-based', _PULL)}",
        ("repository-name", "repository-policy"),
        says=("no Allow for lambda.amazonaws.com", "used other credentials"),
        never=("the stored login is",),
        sides=_sides(Side.REPOSITORY, Side.IDENTITY),
    ),
    "a repository that is made with a key of another account": Case(
        "An error occurred (KmsException) when calling the CreateRepository operation: User:"
        f" arn:aws:iam::{CALLER}:user/ada is not authorized to perform: kms:DescribeKey on resource: {KEY} because the"
        " resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy"
        " explicitly denies access",
        ("key-policy", "identity-policy"),
        says=(f"--key-id {KEY}", "NotFoundException", '"...Details": its own deny'),
        never=("no false/missing", "describe-repositories", "<key-arn>"),
        sides=_sides(),
    ),
    # --- nodes, tasks, builds, services
    "a node and a bare 403": Case(
        f"{NODE}failed to resolve reference: unexpected status from HEAD request to"
        f" https://{HOST}/v2/team/shop/manifests/7: 403 Forbidden",
        ("kubelet-login", "node-credentials", "pull-secret", "repository-policy"),
        says=("another account's owner must too",),
        never=NOT_THEIRS,
        sides=_sides(Side.IDENTITY, Side.REPOSITORY),
    ),
    "a node without a login": Case(
        f'{NODE}Error response from daemon: Get "https://{HOST}/v2/team/shop/manifests/7": no basic auth credentials',
        ("kubelet-login", "node-credentials", "pull-secret"),
        says=("on Fargate the pod execution role",),
        never=NOT_THEIRS,
    ),
    "a node whose provider may not get a token": Case(
        "plugin.go:228] Failed getting credential from external registry credential provider: error execing credential"
        f" provider plugin ecr-credential-provider for image {IMAGE}: exit status 1: User: {OWN}/pool/{INSTANCE} is not"
        " authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the"
        " ecr:GetAuthorizationToken action",
        ("identity-policy", "caller-identity"),
        never=(*NOT_THEIRS, "log in"),
        sides=_sides(Side.IDENTITY),
    ),
    "a node that gets no answer": Case(
        f'{NODE}failed to do request: Head "https://{HOST}/v2/team/shop/manifests/7": dial tcp 44.213.79.10:443: i/o'
        " timeout",
        ("network", "endpoint-network", "registry-status"),
        says=("a public address, so NAT, proxy, firewall",),
        never=("simulate-principal-policy", "nslookup", "starport-layer-bucket.s3"),
        sides=_sides(),
    ),
    "a node that S3 gives no layer": Case(
        f"{NODE}failed to copy: httpReadSeeker: failed open: unexpected status code"
        f" https://{HOST}/v2/team/shop/blobs/sha256:{'5e' * 32}: 403 Forbidden",
        ("layer-store-policy", "node-credentials"),
        never=NOT_THEIRS,
    ),
    "a build in a pod, by its node's role": Case(
        f"error checking push permissions -- make sure you entered the correct tag name: checking push permission for"
        f' "{IMAGE}": POST https://{HOST}/v2/team/shop/blobs/uploads/: DENIED: User: {OWN}/pool/{INSTANCE} is not'
        f" authorized to perform: {_PUSH} on resource: {ARN} {_lacks('identity-based', _PUSH)}",
        ("caller-identity", "repository-name"),
        says=("eks.amazonaws.com/role-arn", "list-pod-identity-associations"),
        never=("simulate-principal-policy", *NOT_THEIRS),
    ),
    "a task that cannot reach ECR": Case(
        "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from"
        " Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network"
        " configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https"
        ' response error StatusCode: 0, request send failed, Post "https://api.ecr.eu-west-1.amazonaws.com/": net/http:'
        " request canceled while waiting for connection",
        ("task-subnet", "network", "endpoint-network"),
        never=("curl", "simulate-principal-policy", "from here"),
        sides=_sides(),
    ),
    "a task whose role ECS names": Case(
        f"{TASK}The task can't pull the image '{IMAGE}' from Amazon Elastic Container Registry using the task execution"
        f" role 'arn:aws:iam::{OWNER}:role/shopTaskRole'. To fix this, verify that the image URI is correct. Also check"
        " whether the task execution role has the additional permissions to pull Amazon ECR images. Status Code: 403."
        " Response: 'not authorized'",
        ("node-credentials",),
        says=("--role-name shopTaskRole",),
        never=(*NOT_THEIRS, "<role-or-user-arn>", "<role-name>"),
    ),
    "a task by its instance's role, across accounts": Case(
        f"{TASK}Error response from daemon: pull access denied for {HOST}/team/shop, repository does not exist or may"
        f" require 'docker login': {_refused(f'{OTHER}/fleet/{INSTANCE}', _PULL, _lacks('resource-based', _PULL))}",
        ("repository-name", "repository-policy", "identity-policy"),
        says=("or its account",),
        never=NOT_THEIRS,
        sides=_sides(Side.REPOSITORY, Side.IDENTITY),
    ),
    "a task whose reason was cut off": Case(
        f"{TASK}Error response from daemon: pull access denied for {HOST}/team/shop, repository does not exist or may"
        f" require 'docker login': denied: User: {OTHER[:30]}",
        ("node-credentials", "repository-policy", "repository-name"),
        never=("docker login --user",),
        sides=_sides(Side.IDENTITY, Side.REPOSITORY),
    ),
    "a build's image that is another account's": Case(
        "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE: Unable to pull customer's container image. CannotPullContainerError:"
        f" Error response from daemon: pull access denied for {HOST}/team/builder, repository does not exist or may"
        " require 'docker login': denied: User: CodeBuild",
        ("build-credentials", "repository-policy", "repository-name"),
        never=("docker login --user",),
    ),
    "a build that may not push": Case(
        "[Container] 2026/01/02 10:11:12 Running command docker push "
        f"{IMAGE}\n{_refused(_BUILDER, _PUSH, _lacks('identity-based', _PUSH))}",
        ("identity-policy", "repository-name", "caller-identity"),
        never=NOT_THEIRS,
        sides=_sides(Side.IDENTITY),
    ),
    "a task on another platform": Case(
        f"{TASK}pull image manifest has been retried 5 time(s): image Manifest does not contain descriptor matching"
        f" platform 'linux/arm64': {IMAGE}",
        ("platform",),
        says=('"architecture": "unknown" -> an attestation', "run it on one of these"),
        never=("list-attached-role-policies", "4,200", "image-manifest"),
        sides=_sides(),
    ),
    # --- where credentials come from
    "metadata that gives no role": Case(
        "error: operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to refresh cached"
        " credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline"
        " exceeded",
        ("instance-metadata", "aws-credentials"),
        says=("--http-put-response-hop-limit 2",),
        sides=_sides(),
    ),
    "metadata that does not answer a node": Case(
        f'{NODE}failed to get ECR token: Put "http://169.254.169.254/latest/api/token": context deadline exceeded',
        ("instance-metadata",),
        never=("curl", HOST, "describe-vpc-endpoints"),
        sides=_sides(),
    ),
    "a role that STS refuses to Flux": Case(
        "failed to login to OCI registry: failed to get AWS ECR token: operation error ECR: GetAuthorizationToken, get"
        " identity: get credentials: failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity,"
        " https response error StatusCode: 403, RequestID: 0a0a, api error AccessDenied: Not authorized to perform"
        " sts:AssumeRoleWithWebIdentity",
        ("trust-policy",),
        says=("kubectl get serviceaccount", "aud and sub"),
        never=("aws configure list", "curl", "https://sts", *NOT_THEIRS),
    ),
    "Terraform's docker provider": Case(
        f"Error: Error pushing docker image: Error pushing image: no basic auth credentials\n  with"
        f" docker_registry_image.shop: {IMAGE}",
        ("own-login",),
        says=("registry_auth",),
        never=("crane", "docker login --user"),
    ),
    "Trivy": Case(
        "FATAL image scan error: scan error: unable to initialize a scanner: unable to initialize an image scanner: GET"
        f" https://{HOST}/v2/team/shop/manifests/7: unexpected status code 401 Unauthorized: Not Authorized",
        ("own-login",),
        says=("TRIVY_USERNAME",),
        never=("crane", "docker login --user"),
    ),
    "Jib and a bare 403": Case(
        "[ERROR] Failed to execute goal com.google.cloud.tools:jib-maven-plugin:3.4.0:build on project shop: Build"
        f" image failed: Unauthorized for {HOST}/team/shop: 403 Forbidden",
        ("log-in-again", "ask-for-the-reason"),
    ),
    "an instance of Elastic Beanstalk": Case(
        f"ERROR   Instance: {INSTANCE} Failed to pull Docker image {IMAGE}: Error response from daemon: Head"
        f' "https://{HOST}/v2/team/shop/manifests/7": no basic auth credentials. Check snapshot logs for details.',
        ("node-credentials", "identity-policy"),
        says=("OptionName=='IamInstanceProfile'", "the role set in the instance's profile or the node's settings"),
        never=("describe-nodegroup", *NOT_THEIRS),
    ),
    "a service of a swarm": Case(
        f'h4x7d web.2 {IMAGE} worker-1 Ready Rejected 2 seconds ago "no basic auth credentials"\n'
        f'h5x7d web.2 {IMAGE} worker-2 Ready Rejected 2 seconds ago "No such image: {IMAGE[:16]}…"',
        ("own-login",),
        says=("docker login --username", "--with-registry-auth", "docker service update"),
        never=("list-attached-role-policies", "describe-nodegroup"),
    ),
    "a node whose provider does not start": Case(
        "plugin.go:228] Failed getting credential from external registry credential provider: error execing credential"
        f" provider plugin ecr-credential-provider for image {IMAGE}: fork/exec /opt/ecr-credential-provider: no such"
        " file or directory",
        ("credential-helper",),
        never=(*NOT_THEIRS, "journalctl", "describe-nodegroup", "list-attached-role-policies", "simulate"),
    ),
    "a node with a token that has expired": Case(
        f"{NODE}Error response from daemon: denied: Your authorization token has expired. Reauthenticate and try"
        " again.",
        ("kubelet-login", "pull-secret", "secret-renewal", "runtime-login"),
        never=(*NOT_THEIRS, "list-attached-role-policies", "credsStore"),
    ),
    "a runner without a login": Case(
        f'ERROR: Job failed: failed to pull image "{IMAGE}" with specified policies [always]: Error response from'
        f' daemon: Head "https://{HOST}/v2/team/shop/manifests/7": no basic auth credentials (manager.go:237:0s)',
        ("own-login", "identity-policy"),
        says=("the role set in the build project or the job",),
        never=NOT_THEIRS,
    ),
    "a back-off alone": Case(
        f'Normal  BackOff  3s (x6 over 1m)  kubelet  Back-off pulling image "{IMAGE}"',
        ("pod-events", "repository-name"),
    ),
    "an address that Lambda does not take": Case(
        "An error occurred (InvalidParameterValueException) when calling the CreateFunction operation: Source image"
        f" {IMAGE} is not valid. Provide a valid source image.",
        ("function-region", "image-tag"),
        says=("Lambda takes an image from its own region alone",),
        never=("above and below these words", "Check the caller's own policies"),
    ),
    "a replication that its own event tells of": Case(
        '{"eventSource":"ecr.amazonaws.com","eventName":"ReplicateImage","awsRegion":"eu-west-1","errorCode":'
        f'"AccessDenied","errorMessage":"{_refused(_REPLICATOR, _COPY, _lacks("resource-based", _COPY))}"}}',
        ("registry-policy",),
        never=("cloudtrail",),
        sides=_sides(),
    ),
    "docker, which does not know whether a login is missing": Case(
        f"Error response from daemon: pull access denied for {HOST}/team/shop, repository does not exist or may require"
        " 'docker login'",
        ("ask-for-the-reason", "repository-name", "log-in-again"),
    ),
    # --- logins
    "credentials that AWS does not know": Case(
        "An error occurred (UnrecognizedClientException) when calling the GetAuthorizationToken operation: The security"
        " token included in the request is invalid",
        ("aws-credentials", "opt-in-region"),
        says=("env beside access_key", "is it the one meant?"),
        never=("<not set>",),
    ),
    "a key that ends with a line break": Case(
        "Error authenticating to ECR: RequestError: send request failed\ncaused by: Post"
        ' "https://api.ecr.eu-west-1.amazonaws.com/": net/http: invalid header field value for "Authorization"',
        ("line-break",),
        says=("a variable of a CI system",),
        never=("docker login", "grep"),
    ),
    "a region that is not set": Case(
        "$ aws ecr get-login-password | docker login --username AWS --password-stdin"
        f' {HOST}\nYou must specify a region. You can also configure your region by running "aws configure".',
        ("aws-credentials",),
        says=("<not set> beside region",),
        never=("<not set> beside access_key", "env beside access_key"),
    ),
    "a token that has expired": Case(
        f"{IMAGE}: denied: Your authorization token has expired. Reauthenticate and try again.",
        ("log-in-again", "credential-helper"),
        never=("simulate-principal-policy", "get-repository-policy"),
        sides=_sides(),
    ),
    "a login in the European cloud that meets a 400": Case(
        f"Error response from daemon: login attempt to https://{OWNER}.dkr.ecr.eusc-de-east-1.amazonaws.eu/v2/ failed"
        " with status: 400 Bad Request",
        ("log-in-again", "token-host", "shell-pipe"),
        says=(f"--region eusc-de-east-1 | docker login --username AWS --password-stdin {OWNER}",),
    ),
    "a command for logins that is gone": Case(
        "$ aws ecr get-login --no-include-email --region eu-west-1\naws: error: argument operation: Invalid choice:"
        " 'get-login', maybe you meant:\n  * get-login-password",
        ("old-login-command",),
        never=("simulate-principal-policy", "get-caller-identity"),
        sides=_sides(),
    ),
    "a keychain that keeps the old login": Case(
        "Error saving credentials: error storing credentials - err: exit status 1, out: `The specified item already"
        f" exists in the keychain.` {HOST}",
        ("kept-login",),
        never=("get-caller-identity", "simulate-principal-policy"),
    ),
    "keys that are missing, so that no token is piped": Case(
        'Unable to locate credentials. You can configure credentials by running "aws configure".\n'
        "Error: Cannot perform an interactive login from a non TTY device",
        ("aws-credentials",),
        says=("choose a profile, a role or keys", "--region <region>"),
        never=("docker login --user", "proxyEndpoint", "simulate-principal-policy", "get-caller-identity"),
        sides=_sides(),
    ),
    "a session of SSO that is the reason for a missing login": Case(
        "Error loading SSO Token: Token for https://d-0a1b2c3d4e.awsapps.com/start does not exist\n"
        f'Error response from daemon: Head "https://{HOST}/v2/team/shop/manifests/7": no basic auth credentials',
        ("sso-login", "aws-credentials"),
        says=("aws sso login",),
        never=("no stored login counts",),
    ),
    "a role that was not assumed before a push without a login": Case(
        f"+ aws sts assume-role --role-arn arn:aws:iam::{OWNER}:role/push --role-session-name run\n"
        f"An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::{CALLER}:user/ada"
        f" is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::{OWNER}:role/push\n"
        f"+ docker push {IMAGE}\nno basic auth credentials",
        ("assume-role", "trust-policy", "log-in-again"),
        says=(f"--role-arn arn:aws:iam::{OWNER}:role/push",),
        never=("no stored login counts",),
    ),
    "docker without a login that counts": Case(
        f'Error response from daemon: Get "https://{HOST}/v2/": denied: Not Authorized',
        ("log-in-again", "credential-helper", "token-host"),
        says=(f"aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {HOST}",),
        never=("docker logout", "ecr-public", "the region is not the cause", "no stored login counts", "install it"),
    ),
    "docker's newer store without a login": Case(
        f"failed to push {IMAGE}: failed to authorize: failed to fetch oauth token: unexpected status from GET request"
        f" to https://{HOST}/token: 401 Unauthorized: Not Authorized",
        ("log-in-again", "credential-helper", "token-host"),
        says=("ecr-login -> it asks AWS itself",),
        never=("the region is not the cause", "no stored login counts", "install it", "list-attached-role-policies"),
    ),
    "Jib without a login": Case(
        "[ERROR] Failed to execute goal com.google.cloud.tools:jib-maven-plugin:3.4.0:build: Build image failed,"
        f" perhaps you should make sure your credentials for '{HOST}/team/shop' are set up correctly: Unauthorized for"
        f" {HOST}/team/shop: 401 Unauthorized",
        ("log-in-again", "credential-helper", "token-host"),
        never=("the region is not the cause", "no stored login counts", "install it"),
    ),
    "an image of AWS's without a login": Case(
        'Error response from daemon: Head "https://763104351884.dkr.ecr.eu-west-1.amazonaws.com/v2/tensorflow-training/'
        'manifests/2.1": no basic auth credentials',
        ("log-in-again", "credential-helper", "token-host"),
        says=("--password-stdin 763104351884.dkr.ecr.eu-west-1.amazonaws.com",),
        never=("get-repository-policy", "the owner of 763104351884", "the region is not the cause"),
    ),
    # --- ECR Public
    "a name that ECR Public does not have": Case(
        "ERROR: failed to push public.ecr.aws/ours/tool:1.2: unknown: The repository with name 'tool' does not exist in"
        " the registry with id 'ours'",
        ("repository-name", "create-repository"),
        says=("your alias in ECR Public",),
        never=("the account that was asked",),
    ),
    "a stale login of ECR Public, in a build": Case(
        "ERROR: failed to solve: public.ecr.aws/docker/library/node:22: failed to resolve source metadata: unexpected"
        " status from HEAD request to https://public.ecr.aws/v2/docker/library/node/manifests/22: 403 Forbidden",
        ("stale-public-login", "log-in-again"),
        never=("aws ecr get-login-password",),
    ),
    "a stale login of ECR Public, with helm": Case(
        "Error: INSTALLATION FAILED: unexpected status from HEAD request to"
        " https://public.ecr.aws/v2/ours/charts/web/manifests/2.0.1: 403 Forbidden",
        ("stale-public-login", "log-in-again"),
        says=("helm registry logout public.ecr.aws", "us-east-1 | helm registry login --username AWS"),
        never=("docker logout", "docker login", "aws ecr get-login-password"),
    ),
    "too many requests to ECR Public": Case(
        "Step 1/4 : FROM public.ecr.aws/nginx/nginx:1.27\ntoomanyrequests: Rate exceeded",
        ("log-in-again",),
        says=("aws ecr-public get-login-password --region us-east-1",),
        never=("--service-code ecr ",),
    ),
    # --- the way
    "a right host that DNS does not know": Case(
        f'Get "https://{HOST}/v2/": dial tcp: lookup {HOST} on 10.0.0.2:53: no such host',
        ("dns", "network"),
        never=("misspelt", "account id, region, ending"),
        sides=_sides(),
    ),
    "a private address in a secret region": Case(
        f'Get "https://{OWNER}.dkr.ecr.us-iso-east-1.c2s.ic.gov/v2/": dial tcp 10.1.2.3:443: i/o timeout',
        ("network", "endpoint-network"),
        says=("a private address, so look at the VPC endpoint", "another account may own it"),
        sides=_sides(),
    ),
    "a proxy that wants a login": Case(
        f'Error response from daemon: Get "https://{HOST}/v2/": Proxy Authentication Required',
        ("proxy", "network"),
        says=("want a login",),
        never=("simulate-principal-policy", "can it be reached"),
        sides=_sides(),
    ),
    "a pod on Fargate whose role may not pull": Case(
        f"Successfully assigned web/app-1 to fargate-ip-10-0-1-2.eu-west-1.compute.internal\n{NODE}failed to resolve"
        f' reference "{IMAGE}": unexpected status from HEAD request to https://{HOST}/v2/team/shop/manifests/7: 403'
        " Forbidden",
        ("node-credentials",),
        says=("describe-fargate-profile", "AmazonEKSFargatePodExecutionRolePolicy"),
        never=("describe-nodegroup",),
    ),
    "a cache whose manifest is refused as such": Case(
        "#15 exporting cache to registry\n#15 ERROR: error writing manifest blob: failed commit on ref"
        f' "sha256:{"0a1b" * 16}": unexpected status from PUT request to'
        f" https://{HOST}/v2/team/shop/manifests/cache: 400 Bad Request",
        ("cache-export", "tag-mutability"),
        never=("proxyEndpoint",),
    ),
    "a role that a profile may not assume": Case(
        f"$ aws ecr get-login-password --profile ship | docker login --username AWS --password-stdin {HOST}\n\n"
        "An error occurred (AccessDenied) when calling the AssumeRole operation: User:"
        f" arn:aws:iam::{CALLER}:user/li is not authorized to perform: sts:AssumeRole on resource:"
        f" arn:aws:iam::{OWNER}:role/ship",
        ("trust-policy", "identity-policy"),
        never=("get-caller-identity",),
    ),
    "a layer that S3 does not give to a node": Case(
        f'{NODE}failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-'
        'layer-bucket.s3.eu-west-1.amazonaws.com/0a1b/2c3d": dial tcp 52.216.0.1:443: i/o timeout',
        ("layer-route", "endpoint-network"),
        says=("RouteTableIds", "a gateway endpoint"),
        never=("PrivateDnsEnabled", "ecr.dkr", "a public address, so NAT, proxy, firewall"),
        sides=_sides(),
    ),
    "keys that China does not know": Case(
        f"$ docker push {OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1\nError: An error occurred"
        " (UnrecognizedClientException) when calling the GetAuthorizationToken operation: The security token included"
        " in the request is invalid.",
        ("aws-credentials", "caller-identity"),
        says=("credentials of aws-cn", "get-caller-identity --region cn-north-1"),
        never=("get-region-opt-status",),
    ),
    "a layer that S3 does not give in time": Case(
        'failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-'
        'bucket.s3.eu-west-1.amazonaws.com/0a1b/2c3d": dial tcp 52.216.0.1:443: i/o timeout',
        ("layer-route",),
        says=("in its region a gateway endpoint",),
        never=("/v2/", "simulate-principal-policy"),
        sides=_sides(),
    ),
    "a configuration that an address of S3's does not give": Case(
        f"$ docker pull {IMAGE}\nerror pulling image configuration: download failed after attempts=6: dial tcp"
        " 52.216.8.1:443: connect: connection refused",
        ("layer-route",),
        says=("Server: AmazonS3",),
        never=("simulate-principal-policy", "/v2/"),
        sides=_sides(),
    ),
    "a layer that no host is printed of, for a task": Case(
        f"{TASK}ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request:"
        f" Get {IMAGE}: dial tcp 52.217.1.10:443: i/o timeout",
        ("task-subnet", "network", "layer-route"),
        says=("in the same region a gateway endpoint", "no pl-, no 0.0.0.0/0 -> no way to S3"),
        never=("curl", "no way out", "VPC endpoints", f"Compare {HOST}"),
        sides=_sides(),
    ),
    "a layer whose address the agent of ECS left out": Case(
        f"failed to do request: Get REDACTED ECR URL related to {IMAGE}",
        ("task-subnet", "network", "layer-route"),
        says=("in the same region a gateway endpoint", "no pl-, no 0.0.0.0/0 -> no way to S3"),
        never=("curl", "no way out", "/v2/"),
        sides=_sides(),
    ),
    "a layer store that a node did not reach, by a masked account": Case(
        "Warning  Failed  10m (x2 over 12m)  kubelet, ip-10-0-0-1.ec2.internal  Failed to pull image "
        '"111.dkr.ecr.eu-west-1.amazonaws.com/team/shop:7": rpc error: code = Unknown desc = error pulling image '
        "configuration: Get https://prod-eu-west-1-starport-layer-bucket.s3.amazonaws.com/a: dial tcp: i/o timeout",
        ("endpoint-network", "layer-route"),
        never=("nslookup", "misspelt"),
        sides=_sides(),
    ),
    "a layer that something on the way to CloudFront refused": Case(
        "latest: Pulling from docker/library/redis\nunknown: failed to copy: httpReadSeeker: failed open: unexpected "
        "status from GET request to https://d2glxqk2uabbnd.cloudfront.net/v2/[...]\n403 Forbidden",
        ("layer-route",),
        says=("a proxy or a filter answers in its place",),
        sides=_sides(),
    ),
    "a refused pull of what anyone may pull": Case(
        "ERROR: failed to solve: public.ecr.aws/docs/shop:7: unexpected status from HEAD request to "
        "https://public.ecr.aws/v2/docs/shop/manifests/7: 403 Forbidden",
        ("stale-public-login", "log-in-again"),
        never=("simulate-principal-policy", "get-repository-policy", "get-caller-identity", "both sides"),
        sides=_sides(),
    ),
    "a refusal within one account": Case(
        f"denied: User: {OWN}/ci/{INSTANCE} is not authorized to perform: {_PUSH} on resource: {ARN}",
        ("identity-policy", "caller-identity", "repository-name"),
        says=("Policies often allow some names only", "it is there: go on, unless it is new", "Within one account"),
        never=("if it is new, try again", "create-repository"),
    ),
    "a host of ECR's that a program does not take": Case(
        f'failed to parse the ECR URL: {HOST}\nparse "{HOST}": invalid URI for request',
        ("read-the-message",),
        says=("with https:// in front, or a host alone",),
        sides=_sides(),
    ),
    "a socket of the engine that is not for this user": Case(
        f"$ docker push {IMAGE}\nGot permission denied while trying to connect to the Docker daemon socket at "
        "unix:///var/run/docker.sock: dial unix /var/run/docker.sock: connect: permission denied",
        ("container-engine",),
        says=("Let this user use", "Members of the group docker"),
        never=("Start the container engine", "not running"),
        sides=_sides(),
    ),
    "a script of Image Updater's that was too slow": Case(
        "Could not set registry endpoint credentials: error executing /scripts/ecr-login.sh: "
        "`/scripts/ecr-login.sh` failed timeout after 10s",
        ("own-login", "network"),
        says=("or was too slow", "it gives the token"),
        never=("simulate-principal-policy", "not allow"),
        sides=_sides(),
    ),
    "a role without a right to a token": Case(
        f"User: {OWN}/ci/build is not authorized to perform: ecr:GetAuthorizationToken on resource: * "
        + _lacks("identity-based", "ecr:GetAuthorizationToken"),
        ("identity-policy",),
        says=("the role has a path: use this ARN",),
        never=("as Principal too",),
        sides=_sides(Side.IDENTITY),
    ),
    "a chart that was pushed under its name twice": Case(
        f'Error: failed to perform "Push" on destination: POST "https://{HOST}/v2/charts/shop/shop/blobs/uploads/": '
        f"response status code 404: name unknown: The repository with name 'charts/shop/shop' does not exist in the "
        f"registry with id '{OWNER}'",
        ("repository-name", "caller-identity"),
        says=("its end stands twice, and helm push adds the chart's name",),
        never=("create-repository", "create the repository"),
        sides=_sides(),
    ),
    "a push that was to create its repository": Case(
        f"The push refers to repository [{HOST}/team/shop]\ndenied: User: {OWN}/ci/run is not authorized to perform:"
        f" ecr:CreateRepository on resource: {ARN} {_lacks('identity-based', 'ecr:CreateRepository')}",
        ("identity-policy", "creation-template"),
        says=("by which this push was to create", "customRoleArn"),
        never=("leave out the step", "has to create it"),
        sides=_sides(Side.IDENTITY),
    ),
    "a call of the API that was to create a repository": Case(
        f"The push refers to repository [{HOST}/team/shop]\nAn error occurred (AccessDeniedException) when calling the "
        f"CreateRepository operation: User: {OWN}/ci/run is not authorized to perform: ecr:CreateRepository on"
        f" resource: {ARN} {_lacks('identity-based', 'ecr:CreateRepository')}",
        ("identity-policy", "already-created"),
        never=("this push was to create",),
        sides=_sides(Side.IDENTITY),
    ),
    "a pull by crictl": Case(
        f'$ sudo crictl pull {IMAGE}\nE1004 10:00:00.1 811 remote_image.go:180] "PullImage from image service failed" '
        f'err="rpc error: code = Unknown desc = failed to pull and unpack image \\"{IMAGE}\\": no basic auth '
        f'credentials" image="{IMAGE}"\nFATA[0001] pulling image: failed to pull and unpack image "{IMAGE}": no basic '
        "auth credentials",
        ("own-login", "identity-policy"),
        says=("crictl pull --creds",),
        never=("kubectl", "journalctl", "docker login"),
    ),
    "an instance role of ECS that may get no token": Case(
        f"CannotPullECRContainerError: AccessDeniedException: User: {OWN}/pool/{INSTANCE} is not authorized to perform:"
        f" ecr:GetAuthorizationToken on resource: * {_lacks('identity-based', 'ecr:GetAuthorizationToken')}",
        ("identity-policy", "caller-identity"),
        says=("AmazonEC2ContainerServiceforEC2Role",),
        sides=_sides(Side.IDENTITY),
    ),
    "an execution role whose rights a service lists": Case(
        f"Access denied while validating ECR URI '{IMAGE}'. The execution role requires permissions for "
        "ecr:GetAuthorizationToken, ecr:BatchGetImage, and ecr:GetDownloadUrlForLayer operations.",
        ("node-credentials", "repository-policy"),
        never=("get-caller-identity", "get-authorization-token"),
    ),
    "a host in which docker/login-action found no region": Case(
        "Retrieving registries data through AWS SDK...\nAWS ECR detected with  region\nError: Region is missing",
        ("host-name",),
        says=("Give the action the host as <registry-id>.dkr.ecr.<region>.amazonaws.com", "found none there"),
        never=("aws configure", "--region", "nslookup"),
        sides=_sides(),
    ),
    "a login that something else than ECR answers": Case(
        f"$ docker login -u AWS {HOST}\nError response from daemon: Login: 404 page not found",
        ("network", "log-in-again"),
        says=("Look at proxy, route or NAT",),
    ),
    "a push that is cut after layers": Case(
        f'The push refers to repository [{HOST}/team/shop]\n5f70bf18a086: Pushed\nPut "https://{HOST}/v2/team/shop/'
        'manifests/7": unexpected EOF',
        ("network", "registry-status"),
        never=("describe-repositories", "simulate-principal-policy"),
        sides=_sides(),
    ),
    "a read from ECR Public that is cut": Case(
        'level=error msg="response completed with error" err.detail="Head \\"https://public.ecr.aws/v2/docker/library/'
        'python/blobs/sha256:0a1b\\": unexpected EOF"',
        ("network", "registry-status"),
        never=("simulate-principal-policy", "create-repository", "gallery.ecr.aws"),
        sides=_sides(),
    ),
    "a push that is reset after layers": Case(
        f"The push refers to repository [{HOST}/team/shop]\n5f70bf18a086: Pushed\n"
        "7c9a1d1f2b3c: Pushing [====>      ]  1.1GB/3.2GB\n7c9a1d1f2b3c: Retrying in 5 seconds\n"
        f'Put "https://{HOST}/v2/team/shop/blobs/uploads/0a0a?digest=sha256%3Abbbb": write tcp 10.0.3.11:51234->'
        "3.236.10.20:443: write: connection reset by peer",
        ("network", "registry-status"),
        says=("a public address, so NAT, proxy, firewall",),
        never=("describe-repositories", "simulate-principal-policy"),
        sides=_sides(),
    ),
    "a store that asks to slow down": Case(
        f"$ docker pull {IMAGE}\nerror pulling image configuration: received unexpected HTTP status: 503 Slow Down",
        ("registry-status",),
        never=("pull-through", "list-service-quotas", "/v2/"),
        sides=_sides(),
    ),
    "a part of a layer out of step": Case(
        f"PATCH https://{HOST}/v2/team/shop/blobs/uploads/0a0a: BLOB_UPLOAD_INVALID: First byte of the layer part is"
        " 5242880 instead of 10485760",
        ("upload",),
        sides=_sides(),
    ),
    # --- names and this machine
    "an address of ECR Public that is given as a name": Case(
        "name unknown: The repository with name 'public.ecr.aws/docs/shop' does not exist in the registry with id"
        f" '{OWNER}'",
        ("uri-as-name", "repository-name"),
        says=("aws ecr-public describe-repositories --repository-names shop", "exists in ECR Public"),
        never=("aws ecr describe-repositories",),
    ),
    "a name that is looked up in an account that is not told": Case(
        "Error: reading ECR Repository (shop): couldn't find resource",
        ("repository-name", "create-repository", "caller-identity"),
        says=("a profile or a role of its account", "in your own account and region"),
        never=("not yours", "use this address"),
    ),
    "a host that is there twice": Case(
        f"name unknown: The repository with name '{HOST}/shop' does not exist in the registry with id '{OWNER}'",
        ("uri-as-name", "repository-name"),
        says=("--repository-names shop", "Check that repository 'shop' exists."),
        never=("describe-pull-through-cache-rules", "create-repository", "a similar name"),
    ),
    "a name that may be in another region": Case(
        f"Error response from daemon: repository {HOST}/shop not found: name unknown: The repository with name 'shop'"
        f" does not exist in the registry with id '{OWNER}'",
        ("repository-name", "caller-identity"),
        says=("a similar name -> the name is misspelt", "in your own account and region: was another asked?"),
        never=("RepositoryNotFoundException -> wrong name", "simulate-principal-policy"),
        sides=_sides(),
    ),
    "a host that docker took for a name of Docker Hub": Case(
        f'Error response from daemon: Get "https://index.docker.io/v2/library/{HOST}/manifests/latest": unauthorized:'
        " incorrect username or password",
        ("wrong-registry",),
        never=("docker login", "simulate-principal-policy", "describe-repositories"),
        sides=_sides(),
    ),
    "a chart of helm for a repository that is not there": Case(
        f"$ helm push web-0.1.0.tgz oci://{HOST}/charts\nError: unexpected status from POST request to"
        f" https://{HOST}/v2/charts/web/blobs/uploads/: 404 Not Found",
        ("repository-name", "create-repository"),
        says=("--repository-names charts/web",),
        # ECR gives no 404 to a login that is missing.
        never=("docker login", "describe-images", "registry login", "curl"),
    ),
    "a host alone, asked of Docker Hub": Case(
        f"Error response from daemon: pull access denied for {HOST}, repository does not exist or may require 'docker"
        " login'",
        ("wrong-registry",),
        never=("simulate-principal-policy", "get-repository-policy"),
        sides=_sides(),
    ),
    "a tag by an empty variable": Case(
        f'invalid reference format: "{HOST}/team/shop:"',
        ("tag-syntax",),
        says=("an empty variable, or no tag or digest",),
        never=("lower-case", "describe-repositories", "Spell the tag"),
        sides=_sides(),
    ),
    "a manifest of oras that ECR does not take": Case(
        f'Error: failed to push manifest: PUT "https://{HOST}/v2/team/shop/manifests/sbom": response status code 405:'
        " unsupported: Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
        ("image-manifest",),
        never=("docker buildx build",),
        sides=_sides(),
    ),
    "a prefix of a cache rule that ECR does not take": Case(
        "An error occurred (InvalidParameterException) when calling the CreatePullThroughCacheRule operation: Invalid"
        " parameter at 'ecrRepositoryPrefix' failed to satisfy constraint: 'Member must satisfy regular expression"
        " pattern: (?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*'",
        ("read-the-message", "name-syntax"),
        says=("Read in the message which parameter",),
        never=("says what it takes", "policy-text", "policy-text", "tag-syntax", "describe-images"),
        sides=_sides(),
    ),
    "a model of SageMaker whose image is refused": Case(
        f"An error occurred (ValidationException) when calling the CreateModel operation: Access denied for repository:"
        f" team/shop in registry ID: {OWNER}. Please check that your ECR image and policy have correct permissions.",
        ("node-credentials", "repository-policy"),
        says=("the RoleArn or ExecutionRoleArn of the call",),
        never=("docker login --user", "docker's stored token", "describe-model"),
        sides=_sides(Side.IDENTITY, Side.REPOSITORY),
    ),
    "a 400 that names no image": Case(
        f"WARN DockerRegistryClient: Registry https://{HOST} returned status 400 for request '_catalog'",
        ("token-host", "log-in-again", "tag-mutability"),
    ),
    "a policy of a repository that names nobody": Case(
        "Error: putting ECR Repository Policy (team/shop): operation error ECR: SetRepositoryPolicy, https response"
        " error StatusCode: 400, RequestID: 0a0a, InvalidParameterException: Invalid parameter at 'PolicyText' failed"
        " to satisfy constraint: 'Invalid repository policy provided'",
        ("policy-text",),
        says=("name principals that exist", "NoSuchEntity"),
        never=("get-repository-policy", "image-manifest", "name-syntax", "read-the-message"),
        sides=_sides(),
    ),
    "a pull whose media types ECR does not take": Case(
        f"{NODE}failed to copy: httpReadSeeker: failed open: unexpected status code https://{HOST}/v2/team/shop/"
        "manifests/7: 405 Method Not Allowed - Server message: unsupported: Invalid parameter at 'acceptedMediaTypes'"
        " failed to satisfy constraint: 'Member must have length less than or equal to 100'",
        ("read-the-message", "image-manifest"),
        never=("policy-text", "name-syntax"),
        sides=_sides(),
    ),
    "an event of a pod that was cut off": Case(
        f'Failed: Failed to pull image "{IMAGE}"',
        ("pod-events", "ask-for-the-reason"),
        says=("for the whole message",),
        never=("back-off",),
    ),
    "a push in a job whose build failed": Case(
        "[Container] 2026/11/05 09:10:03.991001 Running command docker push $URI\n"
        f"The push refers to repository [{HOST}/team/shop]\n"
        f"An image does not exist locally with the tag: {HOST}/team/shop",
        ("local-image",),
        says=("further up in the job", "post_build"),
        never=("docker images", "docker tag", "read-the-message"),
    ),
    "an image that SageMaker does not get": Case(
        "ClientError: Cannot pull algorithm container."
        " Either the image does not exist or its permissions are incorrect.",
        ("node-credentials", "repository-policy", "repository-name"),
    ),
    "a manifest that an old engine does not know": Case(
        "v1: Pulling from public.ecr.aws/acme/db\nfailed to display json stream: missing signature key",
        ("engine-version",),
        never=("provenance", "buildx"),
    ),
    "a repository that is made by a call, of an account that is masked": Case(
        "operation error ECR: CreateRepository, https response error StatusCode: 400, api error AccessDeniedException:"
        " User: arn:aws:sts::############:assumed-role/deploy/run is not authorized to perform: ecr:CreateRepository on"
        " resource: arn:aws:ecr:us-east-1:############:repository/shop because no identity-based policy allows the"
        " ecr:CreateRepository action",
        ("identity-policy", "already-created", "caller-identity"),
        never=("get-registry-policy",),
        sides=_sides(Side.IDENTITY),
    ),
    "a refused push below layers that were taken": Case(
        f"The push refers to repository [{HOST}/team/shop]\n13a553d823a0: Pushed\n5f70bf18a086: Pushed\n"
        + _refused(f"{OWN}/ci/run", "ecr:PutImage", _lacks("identity-based", "ecr:PutImage")),
        ("identity-policy",),
        never=("repository-name",),
    ),
    "a caller whose name was masked": Case(
        "denied: User: arn:aws:iam::xxx:user/xxx is not authorized to perform: ecr:PutImage",
        ("identity-policy",),
        says=("user/<user-name>",),
        never=(":user/xxx",),
    ),
    "a base image that kaniko may not have so often": Case(
        "error building image: unable to complete operation after 0 attempts, last error: GET"
        " https://public.ecr.aws/v2/docker/library/alpine/manifests/3: TOOMANYREQUESTS: Rate exceeded",
        ("kaniko-helper", "request-rate"),
        says=("ecr-public:GetAuthorizationToken",),
        never=("docker login",),
    ),
    "a connection of a push that stood": Case(
        f'Head "https://<account>.dkr.ecr.eu-west-1.amazonaws.com/v2/team/shop/blobs/sha256:{"0a" * 32}": read tcp'
        " 10.0.0.XX:52920->52.219.0.1:443: read: connection timed out\nfailed to push the image",
        ("network",),
        never=("nslookup",),
    ),
    "a refused push to a name with the host in it": Case(
        _refused(f"{OWN}/ci/run", _PUSH, _lacks("identity-based", _PUSH)).replace(
            ":repository/", f":repository/{HOST}/"
        ),
        ("uri-as-name", "repository-name", "caller-identity"),
        never=("simulate-principal-policy",),
        sides=_sides(),
    ),
    "a name with a masked host in it": Case(
        f"name unknown: The repository with name '***.{HOST.partition('.')[2]}/shop' does not exist in the registry"
        " with id '***'",
        ("uri-as-name", "repository-name"),
        says=("Give the name 'shop', without host",),
        never=("create-repository",),
    ),
    "a name with the address of a public image in it": Case(
        "name unknown: The repository with name 'public.ecr.aws/alias1/shop' does not exist in the registry with id"
        " '***'",
        ("uri-as-name", "repository-name"),
        says=("Use the address public.ecr.aws/alias1/shop with no host in front, or 'shop' alone",),
        never=("create-repository", "without host or /v2/"),
    ),
    "a chart that is refused": Case(
        "$ helm upgrade --install shop oci://public.ecr.aws/alias1/shop --version v1\nError: unexpected status from"
        " HEAD request to https://public.ecr.aws/v2/alias1/shop/manifests/v1: 403 Forbidden",
        ("stale-public-login", "log-in-again", "ask-for-the-reason"),
        says=("helm registry logout", "helm show chart oci://public.ecr.aws/alias1/shop --version v1"),
        never=("docker",),
    ),
    "a request without a signature": Case(
        "AmazonECRException: Missing Authentication Token (Service: AmazonECR; Status Code: 400; Error Code:"
        " MissingAuthenticationTokenException; Request ID: x; Proxy: null)",
        ("aws-credentials",),
        says=("Look where that process takes",),
        never=("AWS refused these",),
    ),
    "a login without a region": Case(
        f"Logging in to {HOST} by ECR: ConfigError: Missing region in config",
        ("aws-credentials",),
        says=("Give that process the region of the registry", "asked no service of AWS"),
        never=("https://sts.", "no valid AWS identity"),
    ),
    "a push that finds something missing": Case(
        f"The push refers to repository [{HOST}/team/shop]\nunexpected status: 404 Not Found",
        ("repository-name", "create-repository"),
        never=("Repository or image is missing", "whether repository or image"),
    ),
    "an image that an old rule expired": Case(
        f"Error response from daemon: manifest for {IMAGE} not found: manifest unknown: Requested image not found",
        ("image-tag", "pushed", "lifecycle-policy"),
        says=("get-lifecycle-policy",),
    ),
    "a digest of ECR Public that was just pushed": Case(
        "ERROR: httpReadSeeker: failed open: content at https://public.ecr.aws/v2/w2k8n5x7/shop/manifests/"
        f"sha256:{'0a' * 32} not found: not found",
        ("repository-name", "image-tag"),
        says=("pushed a moment ago",),
        never=("below Image tags",),
    ),
    "a layer that S3 refused a task": Case(
        "CannotPullContainerError: error pulling image configuration: error parsing HTTP 403 response body: invalid"
        ' character \'<\' looking for beginning of value: "<?xml version="1.0"?><Error><Code>AccessDenied</Code>"',
        ("layer-store-policy",),
        never=("ecr.dkr",),
    ),
    "a token that is old below a login for another region": Case(
        f"$ docker login -u AWS -p x https://{OWNER}.dkr.ecr.us-east-1.amazonaws.com\nLogin Succeeded\n"
        f"$ docker push {IMAGE}\ndenied: Your authorization token has expired. Reauthenticate and try again.",
        ("log-in-again",),
        says=(f"the login above is for {OWNER}.dkr.ecr.us-east-1",),
    ),
    "a lookup of a masked host that nobody answered": Case(
        'Get "https://ACCOUNT.dkr.ecr.eu-west-1.amazonaws.com/v2/": dial tcp: lookup'
        " ACCOUNT.dkr.ecr.eu-west-1.amazonaws.com on 172.23.0.6:53: read udp 10.251.0.73:58589->172.23.0.6:53:"
        " i/o timeout",
        ("dns", "network"),
        never=("spelt right",),
    ),
    "a proxy of one's own that speaks plain HTTP": Case(
        "error parsing HTTP 400 response body: invalid character '<' looking for beginning of value: \"<html><title>400"
        ' The plain HTTP request was sent to HTTPS port</title>"',
        ("network",),
        says=("by https", "plain HTTP was spoken"),
        never=("get-authorization-token", "docker login", "curl"),
    ),
    "an id of a registry that is none": Case(
        "failed to ping registry https://api.ecr.us-east-2.amazonaws.com/: InvalidParameterException: Invalid parameter"
        " at 'registryIds' failed to satisfy constraint: 'Member must satisfy constraint'",
        ("read-the-message",),
        says=("twelve digits",),
        never=("name-syntax",),
    ),
    "a host before which a variable was empty": Case(
        "Error response from daemon: Get https://.dkr.ecr.eu-west-1.amazonaws.com/v2/: dial tcp: lookup"
        " .dkr.ecr.eu-west-1.amazonaws.com: no such host",
        ("host-name",),
        says=("a variable was empty",),
        never=("nslookup", "curl"),
    ),
    "layers of ECR Public that a proxy signed": Case(
        "ERROR: failed to solve: public.ecr.aws/acme/adapter:1: failed to copy: httpReadSeeker: failed open: failed to"
        ' do request: Get "https://d2glxqk2uabbnd.cloudfront.net/v2/c": tls: failed to verify certificate: x509:'
        " certificate signed by unknown authority",
        ("certificate",),
        says=("certificate for 'd2glxqk2uabbnd.cloudfront.net'", "https://d2glxqk2uabbnd.cloudfront.net/"),
        never=("nslookup", "public.ecr.aws/v2/"),
    ),
    "a lookup of a task's that nobody answered": Case(
        f"CannotPullContainerError:\n  Error response from daemon:\n  Get https://{HOST}/v2/:\n"
        f"  dial tcp: lookup {HOST}:\n  i/o timeout",
        ("dns", "task-subnet", "network"),
        never=("nslookup", "curl"),
    ),
    "a service that a repository does not let in": Case(
        f"The repository of your image {IMAGE} does not grant ecr:BatchGetImage permission to sagemaker.amazonaws.com"
        " service principal.",
        ("repository-policy",),
        never=("missing Allow",),
    ),
    "a push that fails in words that are not known": Case(
        f"The push refers to repository [{HOST}/team/shop]\nAn error occurred (OddException) when calling the PutImage"
        " operation: something nobody has printed before",
        ("read-the-message",),
        never=("archived-image", "ask-for-the-reason", "already-pushed", "repository-name", "identity-policy"),
    ),
    "a service that does not say why it cannot pull": Case(
        "Deployment with ID : 0a0a failed. Failure reason : Failed to copy the image from ECR",
        ("node-credentials", "platform", "ask-for-the-reason", "read-the-message", "repository-name"),
        never=("already-pushed",),
    ),
    "a name below a cache, of which the image is missing": Case(
        f"Error response from daemon: manifest for {HOST}/ecr-public/app/app:v1 not found: manifest unknown: Requested"
        " image not found",
        ("image-tag", "pull-through-cache", "lifecycle-policy"),
    ),
    "a 'library/' too many": Case(
        f"Error response from daemon: pull access denied for {HOST}/docker-hub/library/acme/app, repository does not"
        " exist or may require 'docker login': denied: The authentication to the upstream registry failed. Verify that"
        " the credentials provided in the pull through cache rule are correct, and try again.",
        ("library-path", "upstream-credentials"),
        says=("pull docker-hub/acme/app",),
    ),
    "a rule of a cache that ECR did not make": Case(
        "An error occurred (UnsupportedUpstreamRegistryException) when calling the CreatePullThroughCacheRule"
        " operation: The specified upstream registry requires authentication. Specify a valid Secrets Manager ARN",
        ("read-the-message", "upstream-secret"),
        never=("upstream-credentials", "name-syntax", "refused ECR the secret"),
    ),
    "a layer that is asked for has no tag": Case(
        f"unexpected status from HEAD request to https://{HOST}/v2/team/app/blobs/sha256:{'5e' * 32}: 400 Bad Request",
        ("token-host", "log-in-again"),
        never=("tag-syntax",),
    ),
    "ECR Public that refuses a request as such": Case(
        "Error: unexpected status from HEAD request to https://public.ecr.aws/v2/acme/app/manifests/1: 400 Bad Request",
        ("stale-public-login", "token-host"),
    ),
    "an image that is there under its tag, in fewer words": Case(
        "An error occurred (ImageAlreadyExistsException) when calling the PutImage operation: it is mapped to it",
        ("already-pushed",),
        says=("Let the step pass",),
        never=("ask-for-the-reason",),
    ),
    "an image of others that the engine does not hold": Case(
        "Error: No such image: public.ecr.aws/acme/app:1",
        ("local-machine", "read-the-message"),
        says=("the engine holds none of this name", "Look further up for a pull of it"),
        never=("docker tag", "start the engine", "above and below these words"),
    ),
    "a list of repositories is no repository's": Case(
        f"User: arn:aws:iam::{OWNER}:user/ada is not authorized to perform: ecr:DescribeRepositories on resource:"
        f" arn:aws:ecr:eu-west-1:{OWNER}:repository/* because no identity-based policy allows the"
        " ecr:DescribeRepositories action",
        ("identity-policy", "caller-identity"),
        never=("--repository-names",),
    ),
    "a task whose image is for another processor": Case(
        "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain"
        " descriptor matching platform 'linux/amd64'",
        ("platform",),
    ),
    "another account's image in CodeBuild": Case(
        "InvalidInputException: Invalid input: cannot use a cross-account ECR image with imagePullCredentialsType"
        " CODEBUILD",
        ("build-credentials",),
        says=("Set the project's imagePullCredentialsType to SERVICE_ROLE",),
        never=("batch-get-projects", "get-repository-policy"),
    ),
    "a login of ECR Public that was refused": Case(
        "Error response from daemon: Get https://public.ecr.aws/v2/: denied: Not Authorized",
        ("log-in-again",),
        never=("stale-public-login",),
    ),
    "a store that did not keep a login": Case(
        "Error saving credentials: error storing credentials - err: exit status 1, out: `Cannot autolaunch D-Bus`",
        ("credential-helper", "without-helper"),
        says=("that store failed",),
        never=("the login is for another account", "logins are kept in that store"),
    ),
    "a kubelet without a login": Case(
        f'Failed to pull image "{HOST}/app:v1": rpc error: code = Unknown desc = no basic auth credentials',
        ("kubelet-login", "node-credentials", "pull-secret", "credential-helper"),
        says=("is one configured for this host?",),
        never=("CREDENTIAL_HELPERS", "ecr-login"),
    ),
    "a node on Fargate that gets no answer has no shell": Case(
        f'Successfully assigned web/app to fargate-ip-10-0-0-1.ec2.internal\nFailed to pull image "{IMAGE}": failed'
        f' to do request: Head "https://{HOST}/v2/team/shop/manifests/7": dial tcp 44.213.79.10:443: i/o timeout',
        ("endpoint-network", "network"),
        says=("Check its subnet: routes",),
        never=("curl", "journalctl"),
    ),
    "a task that got no token is not asked from here": Case(
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:"
        " unable to retrieve ecr registry auth: service call has been retried 3 time(s)",
        ("task-subnet", "identity-policy"),
        never=("no-token",),
    ),
    "a task whose token was refused": Case(
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:"
        " unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User:"
        " arn:aws:sts::444455556666:assumed-rol...",
        ("node-credentials", "identity-policy", "service-control-policy"),
    ),
    "a task that was refused without a reason": Case(
        "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref"
        f" {HOST}/app:v1: pulling from host {HOST} failed with status code [manifests v1]: 403 Forbidden",
        ("node-credentials", "repository-policy", "identity-policy"),
    ),
    "a process without a region": Case(
        "AWS ECR detected with eu-west-1 region\nError: Region is missing",
        ("aws-credentials",),
        says=("--region eu-west-1",),
        never=("get-caller-identity",),
    ),
    "an image that containerd was told is missing needs no login and no way": Case(
        'failed to resolve reference "public.ecr.aws/docs/app:1": public.ecr.aws/docs/app:1: not found',
        ("repository-name", "image-tag"),
        never=("get-login-password", "curl"),
    ),
    "a login that was refused had a token to send, and was not to be stored": Case(
        f"$ aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {HOST}\n"
        f"Error response from daemon: login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request",
        ("log-in-again",),
        never=("get-caller-identity", "simulate-principal-policy", "grep"),
    ),
    "a login that no password came to is not PowerShell's doing": Case(
        f"Error response from daemon: login attempt to https://{HOST}/v2/ failed with status: 401 Unauthorized",
        ("log-in-again", "token-host"),
        never=("PowerShell",),
    ),
    "an action that logged docker in had a token, for the host that came with it": Case(
        f"Logging into registry {HOST}\nError: Could not login to registry {HOST}: Error: The process '/usr/bin/docker'"
        " failed with exit code 1",
        ("log-in-again", "network"),
        says=("by hand in the job",),
        never=("simulate-principal-policy", "proxyEndpoint", "PowerShell", "get-caller-identity"),
    ),
    "a login for another registry is none, and no helper's": Case(
        f"$ aws ecr get-login-password | docker login --username AWS --password-stdin {CALLER}.dkr.ecr.eu-west-1"
        f".amazonaws.com\nLogin Succeeded\n$ docker push {IMAGE}\nno basic auth credentials",
        ("log-in-again",),
        never=("get-caller-identity", "grep"),
    ),
    "a login without a password asked no registry": Case(
        f"docker (docker-tag): Repository: {IMAGE}\nError: Cannot perform an interactive login from a non TTY device",
        ("no-token", "log-in-again", "caller-identity", "identity-policy"),
        never=("proxyEndpoint", "curl", "grep", "PowerShell"),
    ),
    "whoever may not put the image has put its layers": Case(
        _refused(f"arn:aws:iam::{OWNER}:user/ci", "ecr:PutImage", _lacks("identity-based", "ecr:PutImage")),
        ("identity-policy", "caller-identity"),
        never=("describe-repositories",),
    ),
    "whoever may not fetch a layer has the manifest": Case(
        _refused(f"{OWN}/ci/run", "ecr:GetDownloadUrlForLayer", _lacks("identity-based", "ecr:GetDownloadUrlForLayer")),
        ("identity-policy", "caller-identity"),
        never=("describe-repositories",),
    ),
    "a token that an SDK asks for comes from the API": Case(
        "##[debug]Requesting AWS ECR auth token for ***\nAWS ECR detected with us-west-2 region\n"
        "Error: connect ETIMEDOUT 52.119.173.252:443",
        ("network",),
        says=("https://api.ecr.us-west-2.amazonaws.com/",),
        never=(".dkr.ecr.",),
    ),
    "a name that keeps the rules was another when it was refused": Case(
        f"$ nerdctl pull {IMAGE}\nFATA[0000] invalid reference format",
        ("name-syntax",),
        says=("Print the name that the command was given",),
        never=("cloudtrail",),
    ),
    "whoever logged in above has a token": Case(
        f"$ aws ecr get-login-password | docker login --username AWS --password-stdin {HOST}\nLogin Succeeded\n"
        f"$ docker push {IMAGE}\nno basic auth credentials",
        ("log-in-again", "credential-helper"),
        never=("get-caller-identity", "simulate-principal-policy", "proxyEndpoint"),
    ),
    "a job has no session of SSO": Case(
        f"[Container] 2025/03/04 10:00:00 Running command docker push {IMAGE}\nno basic auth credentials",
        ("log-in-again",),
        says=("give it a role or keys", "before it pushes or pulls"),
        never=("--profile", "before the one that failed"),
    ),
    "a job that may pull no more from ECR Public": Case(
        "Error: buildx failed with: failed to solve: public.ecr.aws/docs/app:1: failed to resolve source metadata"
        " for public.ecr.aws/docs/app:1: toomanyrequests: Data limit exceeded\n"
        "Error: Process completed with exit code 1.",
        ("log-in-again",),
        says=("it allows more with a login",),
    ),
    "a client that stopped waiting": Case(
        f'errors=".attestors[0].entries[0].keys: Get "https://{HOST}/v2/": context canceled"',
        ("network",),
        says=("Reach ",),
        never=("batch-get-image", "describe-images"),
    ),
    "a call of ECR's API that finds no repository would make none": Case(
        "An error occurred (RepositoryNotFoundException) when calling the DescribeImages operation: The repository with"
        f" name 'team/shop' does not exist in the registry with id '{OWNER}'",
        ("repository-name", "create-repository", "caller-identity"),
        says=("Check that your account is the one that was meant",),
        never=("pull-through-cache", "CREATE_ON_PUSH", "the address"),
    ),
    "a repository that lets SageMaker not in is there": Case(
        f"The repository of your image {IMAGE} does not grant ecr:BatchGetImage permission to sagemaker.amazonaws.com"
        " service principal.",
        ("repository-policy",),
        never=("describe-repositories", "RESOURCE_CONTROL_POLICY"),
    ),
    "no way leads a task to a host that is misspelt": Case(
        f'CannotPullContainerError: Error response from daemon: Get "https://{HOST}mm/v2/": dial tcp: lookup {HOST}mm'
        " on 10.0.0.2:53: no such host",
        ("host-name",),
        never=("describe-tasks", "curl"),
    ),
    "a call for a token that was refused without a sentence used no login": Case(
        "An error occurred (AccessDenied) when calling the GetAuthorizationToken operation",
        ("ask-for-the-reason", "identity-policy"),
        never=("docker login", "list-service-quotas"),
    ),
    "a user's keys in a job are not the reader's": Case(
        "##[section]Starting: Push image\n"
        + _refused(f"arn:aws:iam::{OWNER}:user/ci", _PUSH, _lacks("identity-based", _PUSH))
        + "\n##[error]The process '/usr/bin/docker' failed with exit code 1",
        ("identity-policy", "repository-name", "caller-identity"),
        says=("Check that user ci was meant: a build job asked.", "Its identity is set in"),
        never=("get-caller-identity",),
    ),
    "an address of the layers that a log cuts": Case(
        "CannotPullContainerError: error pulling image configuration: Get https://prod-eu-west-1-starport-layer-bucket"
        ".s3.amazonaws.com/0a1b2c3d/4e5f?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-A",
        ("layer-route", "read-the-message"),
        never=("/v2/", "batch-get-image", "describe-repositories", "simulate-principal-policy"),
    ),
    "a host that leads to the machine itself": Case(
        f'Error response from daemon: Get "https://{HOST}/v2/": dial tcp [::1]:443: connect: connection refused',
        ("network",),
        says=("the machine itself was dialled",),
        never=("a public address, so",),
    ),
    "a layer whose bytes were cut": Case(
        f'$ docker push {IMAGE}\nPatch "https://{HOST}/v2/team/shop/blobs/uploads/0a1b2c3d-0000-4000-8000": EOF',
        ("network", "registry-status", "identity-policy"),
        says=("Look at proxy",),
        never=("describe-repositories", "ecr:InitiateLayerUpload is not allowed", "get-login-password"),
    ),
    "a push that was cut before its first bytes": Case(
        f'$ docker push {IMAGE}\nPost "https://{HOST}/v2/team/shop/blobs/uploads/": EOF',
        ("repository-name", "identity-policy"),
    ),
    "a credential provider that had no answer": Case(
        'E1 plugin.go:235] "Failed getting credential from external registry credential provider: error execing'
        f' credential provider plugin ecr-credential-provider for image {IMAGE}: context deadline exceeded: "',
        ("network", "credential-helper", "node-credentials"),
        says=("https://api.ecr.eu-west-1.amazonaws.com/",),
        never=("put the program where the kubelet looks",),
    ),
    "a layer of ECR Public's that is refused": Case(
        "v1: Pulling from docs/app\nunknown: failed to copy: httpReadSeeker: failed open: unexpected status from GET"
        " request to https://d2glxqk2uabbnd.cloudfront.net/v2/0a1b: 403 Forbidden",
        ("layer-route",),
        says=("https://d2glxqk2uabbnd.cloudfront.net/", "no X-Amz-Cf-Id"),
        never=("curl --verbose --max-time 10 https://public.ecr.aws/",),
    ),
    "a keychain of macOS that does not open": Case(
        "Error saving credentials: error storing credentials - err: exit status 1, out: `User interaction is not"
        " allowed. (-25308)`",
        ("open-keychain", "without-helper"),
        says=("security unlock-keychain",),
        never=("ecr-login", "get-caller-identity"),
    ),
    "a helper for ECR that was asked for another host": Case(
        "docker-credential-ecr-login can only be used with Amazon Elastic Container Registry.",
        ("credential-helper",),
        says=("credHelpers", "it is asked for every host"),
        never=("get-caller-identity", "simulate-principal-policy", "get-login-password"),
    ),
    "a push by an instance whose id is masked": Case(
        _refused(f"{OTHER}/workers/i-0a1b2cxxxxxx0718", _PUSH, ""),
        ("repository-policy", "identity-policy", "caller-identity"),
        says=("perhaps an EC2 instance asked",),
        never=("log in as the one you meant",),
    ),
    "a repository's name of one letter": Case(
        "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must have length greater than or equal to"
        " 2'",
        ("name-syntax",),
        says=("2 to 256",),
    ),
    "a pull that fails in words that are not known": Case(
        f"Error response from daemon: failed to pull {IMAGE}: something nobody has printed before",
        ("ask-for-the-reason", "image-tag", "read-the-message"),
    ),
    "an engine of Windows that does not run": Case(
        f"C:\\> docker login --username AWS {HOST}\nerror during connect: Post"
        ' "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/auth": open //./pipe/docker_engine: The system cannot find the'
        " file specified.",
        ("container-engine",),
        says=("start it",),
        never=("fsutil", "make room", "get-login-password", "read-the-message"),
        sides=_sides(),
    ),
}


def words(advice: Iterable[Advice]) -> str:
    """All that the advice says."""
    outcomes = (f"{outcome.answer} -> {outcome.meaning}" for one in advice for outcome in one.outcomes)
    return "\n".join((*(f"{one.id} {one.headline} {one.why} {' '.join(one.commands)}" for one in advice), *outcomes))


def test_what_is_no_trouble_with_ecr_is_not_advised_on() -> None:
    for name, case in CASES.items():
        assert bool(parse(case.text)) is bool(case.first), name


def test_nothing_is_advised_that_would_send_its_reader_elsewhere() -> None:
    for name, case in CASES.items():
        said = words([one for failure in parse(case.text) for one in advise(failure)])
        assert not [part for part in case.never if part in said], (name, said)


def test_what_decides_comes_first_and_is_said() -> None:
    for name, case in CASES.items():
        advice = [one for failure in parse(case.text)[:1] for one in advise(failure)]
        ids = tuple(one.id for one in advice)
        assert ids[: len(case.first)] == case.first, (name, ids)
        assert not [part for part in case.says if part not in words(advice)], (name, words(advice))


def test_a_role_that_is_said_to_have_no_rights_gets_the_token_and_what_aws_gives_it() -> None:
    case = CASES["an access role of App Runner's without rights"]
    role = next(one for failure in parse(case.text) for one in advise(failure) if one.id == "node-credentials")
    assert role.statement is not None
    for action in ("ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:DescribeImages"):
        assert f'"{action}"' in role.statement.document, role.statement.document


def test_statements_are_for_the_side_that_can_let_the_request_in() -> None:
    for name, case in CASES.items():
        found = {one.statement.side for failure in parse(case.text) for one in advise(failure) if one.statement}
        assert case.sides in (None, found), (name, found)


def test_what_failed_in_unknown_words_is_asked_for_again_by_its_own_first_request() -> None:
    for verb, asks in (("push", "batch-check-layer-availability"), ("pull", "batch-get-image")):
        (failure,) = parse(
            f"$ docker {verb} {IMAGE}\nerror: failed to {verb} {IMAGE}: something nobody has printed before"
        )
        again = next(one for one in advise(failure) if one.id == "ask-for-the-reason")
        assert again.commands[0].startswith(f"aws ecr {asks} "), (verb, again.commands)


def test_a_layer_that_was_asked_after_is_asked_after_again() -> None:
    text = f"unexpected status from HEAD request to https://{HOST}/v2/team/shop/{{}}: 403 Forbidden"
    for path, asks in (("blobs/sha256:0a1b...", "batch-check-layer-availability"), ("manifests/7", "batch-get-image")):
        (failure,) = parse(text.format(path))
        again = next(one for one in advise(failure) if one.id == "ask-for-the-reason")
        assert again.commands[0].startswith(f"aws ecr {asks} "), (path, again.commands)


def test_nobody_is_sent_to_look_by_the_call_that_was_refused_to_them() -> None:
    look = "ecr:DescribeRepositories"
    for who, by in ((f"arn:aws:iam::{OWNER}:user/ada", "admin of "), (f"{OWN}/node/{INSTANCE}", "you, or ")):
        (failure,) = parse(_refused(who, look, "").rstrip())
        (one,) = (step for step in advise(failure) if step.id == "repository-name")
        (step,) = (line for line in report(failure).splitlines() if line.endswith(f": {one.headline}"))
        assert step.partition(" ")[2].startswith(by), who


def test_who_may_not_list_tags_is_asked_for_the_action_that_lists_them() -> None:
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    (failure,) = parse(f"GET https://{host}/v2/app/tags/list?n=9: unexpected status code 403 Forbidden")
    commands = [command for advice in advise(failure) for command in advice.commands if "simulate" in command]
    assert len(commands) == 1
    assert "--action-names ecr:ListImages --resource-arns" in commands[0]
