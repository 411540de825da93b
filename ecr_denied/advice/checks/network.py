"""Checks of the way: to the registry, to the layers, who answers, and what is sent."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Answer, Check, Command, Kind, one_command
from ecr_denied.advice.checks import shared
from ecr_denied.advice.meanings import MEANINGS
from ecr_denied.advice.readings import operator_there
from ecr_denied.records import RunBy

_BLOCKED = "timed out, refused, unreachable, could not resolve"
# curl names the address that it tries (curl manual, --verbose).
_ITSELF = Answer(
    f"no-way-itself: {_BLOCKED} -> the machine itself was dialled: see its hosts file, DNS", "dialled-loopback"
)
_NO_WAY = f"no-way: {_BLOCKED} -> see route or NAT, firewall, and the proxy that is set for what failed"
_CUT_AGAIN = Answer("way-cut: reset, empty reply -> cut: see proxy, firewall, VPN", "cause=connection-closed")

_NETWORK = Check(
    "network",
    Kind.NETWORK,
    "Reach {asked} from the machine that failed.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    why="Look at proxy, route or NAT, DNS and, where a VPC endpoint is on the way, port 443 in its security group.",
    who=operator_there,
    commands=one_command(
        commands.PROBE_HOST,
        Answer(
            "server-error: a 5xx -> the service, or a proxy in between, is in trouble: wait",
            needs="cause=registry-error",
        ),
        Answer("proxy-used: CONNECT -> a proxy is used: its answer follows", needs="cause=proxy-refused"),
        Answer(shared.ANSWERED, needs="asks-other"),
        Answer(shared.WAY_OPEN, needs="!asks-other"),
        _CUT_AGAIN,
        _ITSELF,
        Answer(_NO_WAY, "!dialled-loopback"),
        # curl names the address that it tries (curl manual, --verbose).
        "no-way-private: Trying 10., 172.16-31., 192.168. -> a VPC endpoint's or a proxy's address: see its port 443",
    ),
)
NETWORK = (
    _NETWORK.bare(
        "Ask {asked} by https, on port 443: plain HTTP was spoken.",
        needs="plain-http",
        why="An address with http:// or port 80, a URL that is written twice, a "
        "proxy in front of the registry, and insecure-registries lead to plain HTTP.",
    ),
    _NETWORK.but(
        "Reach ECR's API from the machine that failed: it gives the token.", needs="api-host-unknown has-shell"
    ),
    # ECS API, DescribeTasks; ECS developer guide, resource-initialization-error.
    _NETWORK.but(
        "Look where the routes of the task's subnet lead; if it has no table of its own ([]), the VPC's main table.",
        id="task-subnet",
        needs="task !dialled-ipv6 !dialled-private",
        why="A stopped task is described for an hour; then take the subnet of its service, without awsvpc that of its "
        "instance. AWSSupport-TroubleshootECSTaskFailedToStart of Systems Manager looks at all of this.",
        page="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html",
        who=RunBy.NODE_OPERATOR,
        commands=(
            Command(
                "aws ecs describe-tasks --cluster {cluster} --tasks {task} --query "
                '"tasks[].attachments[].details" {--region-there}',
            ),
            Command(
                'aws ec2 describe-route-tables --filters "Name=association.subnet-id,Values=<subnet-id>" '
                '--query "RouteTables[].Routes" {--region-there}',
                Answer(
                    "no-route-to-s3: no pl-, no 0.0.0.0/0 -> no way to S3: NAT, or in its region a gateway endpoint",
                    "may-ask-s3",
                ),
                Answer(
                    "no-route: routes, no 0.0.0.0/0 -> no way out: add NAT, or for a private registry VPC endpoints",
                    "!may-ask-s3",
                ),
                Answer(
                    "internet-route: 0.0.0.0/0 igw- -> a public IP (assignPublicIp) and port 443 outward are needed",
                    first="dialled-public !may-ask-s3",
                ),
                "main-routes: [] -> the VPC's main table counts",
                "nat-route: 0.0.0.0/0 nat- -> see security group and network ACL, 443; blackhole: that NAT is gone",
            ),
        ),
    ),
    _NETWORK.bare(
        "Check its subnet: routes or NAT, network ACL, and its security group: port 443 outward.",
        needs="!has-shell",
        why="A probe from elsewhere proves nothing: it does not go by that subnet and its security group. VPC "
        "endpoints lead to private registries alone: ecr.api, ecr.dkr, and one for S3.",
        who=RunBy.NODE_OPERATOR,
    ),
    # containerd asks for a manifest among the layers then.
    _NETWORK.but(
        "Reach {asked} from the machine that failed: a request failed before, unprinted.",
        needs="second-try cause=not-authenticated|not-found",
    ),
    _NETWORK.but(
        "Give the client more time, or find what stopped it.",
        needs="gave-up",
        why="A webhook stops after its timeoutSeconds, a build when another step fails.",
    ),
    _NETWORK,
)

_ENDPOINT_NETWORK = Check(
    "endpoint-network",
    Kind.NETWORK,
    "Look at the VPC endpoints: private DNS, security group.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    why="Each endpoint is in one VPC. With private DNS the host leads to the endpoint's private address; "
    "its security group must let port 443 in, and so must the network ACLs of both subnets.",
    who=RunBy.CALLER_ADMIN,
    needs="!public !asks-proxy by-vpc",
    commands=(
        Command(
            "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values={asked-endpoints} --query "
            '"VpcEndpoints[].[VpcId,ServiceName,State,PrivateDnsEnabled,Groups[].GroupId]" {--region-there}',
            Answer("no-endpoint-there: [] -> none here: then the subnet must lead out", needs="!dialled-private"),
            Answer("no-private-dns: false, not beside s3 -> turn its private DNS on", needs="!dialled-private"),
            "endpoint-groups: sg-... -> this group must let in TCP 443 from the subnet",
            Answer(
                "no-endpoint: [] -> none here: it is another account's, or no endpoint's address", "dialled-private"
            ),
        ),
        Command(
            'aws ec2 describe-security-groups --group-ids "<security-group-id>" --query '
            '"SecurityGroups[].IpPermissions" {--region-there}',
            "port-closed: no 443, no -1 -> add a rule: TCP 443 from the subnet that failed",
        ),
    ),
)
ENDPOINT_NETWORK = (
    # VPC PrivateLink guide, vpc-endpoints-s3, aws-services-cross-region-privatelink-support.
    _ENDPOINT_NETWORK.but(
        "Give the subnet that pulls a way to {region}, or replicate the image: it pulls from another region.",
        needs="across-regions !dialled-private",
        why="A gateway endpoint of S3 serves its own region alone. Across regions a NAT gateway leads there, or "
        "interface endpoints of that region for ecr.api, ecr.dkr and s3.",
    ),
    # VPC user guide, gateway-endpoints: the addresses of S3 stay public, and a route leads to the endpoint.
    _ENDPOINT_NETWORK.but(
        "Look whether the subnet's routes lead to a gateway endpoint of S3.",
        needs="may-ask-s3 !dialled-private",
        why="With a gateway endpoint the addresses of S3 stay public; a route leads to it, in the tables "
        "that it names. The endpoints for ECR play no part in layers.",
        commands=one_command(
            "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values={s3-endpoint} --query "
            '"VpcEndpoints[].[VpcId,VpcEndpointType,State,RouteTableIds]" {--region-there}',
            "gateway-routes: Gateway with rtb-... -> the subnet must use one of these route tables",
            "no-gateway: [] -> none here: NAT, or in the region of S3 a gateway endpoint",
        ),
    ),
    _ENDPOINT_NETWORK.but(
        "Look at the security group of the VPC endpoint: a private address was dialled.", needs="dialled-private"
    ),
    _ENDPOINT_NETWORK,
)

_LAYER_ROUTE = Check(
    "layer-route",
    Kind.NETWORK,
    "Reach the layer bucket in S3 as well.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    why="Layers come by a route of their own: from S3, or for ECR Public and some caches from "
    "CloudFront, where no endpoint of S3 helps.",
    who=operator_there,
    commands=one_command(
        "{curl} --verbose --max-time 10 https://{layer-host}/",
        Answer(
            "not-by-cloudfront: a status, no X-Amz-Cf-Id -> a proxy or a filter answers in its place: let it pass",
            "cause=layer-store-denied",
        ),
        Answer(
            "answered: a status with X-Amz-Cf-Id -> the way is open from here: was it here that failed, and by the "
            "same proxy?",
            "cause=layer-store-denied from-cloudfront",
        ),
        Answer(shared.ANSWERED, needs="from-cloudfront !cause=layer-store-denied"),
        Answer("store-open: Server: AmazonS3 -> the way is open from here, any status", "!from-cloudfront"),
        _CUT_AGAIN,
        _ITSELF,
        Answer(_NO_WAY, "from-cloudfront !dialled-loopback"),
        Answer(
            f"no-way-s3: {_BLOCKED} -> blocked: see NAT, proxy, firewall, in its region a gateway endpoint",
            "!from-cloudfront !dialled-loopback",
        ),
        needs="has-shell",
    ),
)
LAYER_ROUTE = (
    _LAYER_ROUTE.bare(
        "Check that its subnet has a way to S3: NAT, or in the same region a gateway endpoint.",
        needs="!has-shell !from-cloudfront",
        who=RunBy.NODE_OPERATOR,
    ),
    _LAYER_ROUTE.but("Reach {layers} from the machine that failed.", needs="layer-host"),
    _LAYER_ROUTE.but("Reach CloudFront as well: it gives the layers of ECR Public.", needs="public"),
    _LAYER_ROUTE,
)

# Linux gives these at once (measured): the machine itself or its next hop, no security group, which drops silently
# (EC2 user guide, TroubleshootingInstancesConnecting).
_OWN_ERRNO = Check(
    "own-network",
    Kind.NETWORK,
    "Look at the firewall of that machine, then at its router: one of them sent the connection back.",
    "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
    why="A firewall of the machine that rejects, as firewalld does, says 'no route to host' at once; a host in its own "
    "subnet that does not answer ARP gives it after seconds. A security group drops, and never says it.",
    who=operator_there,
    needs="own-errno",
)
OWN_NETWORK = (
    _OWN_ERRNO.but(
        "Give that machine a way out by IPv6, or let it ask by IPv4.",
        needs="wording=sockets.no-network|sockets.no-address dialled-ipv6",
        why="An IPv6 address was dialled: the machine, or the container on it, has no route or address of that kind.",
    ),
    _OWN_ERRNO.but(
        "Look at the routes of that machine: it has none to this address.",
        needs="wording=sockets.no-network",
        why="Mostly nothing was sent: the machine, or the container on it, has no route for this kind of address. "
        "By IPv6 alone, a private registry answers under dkr-ecr ... on.aws.",
    ),
    _OWN_ERRNO.but(
        "Find what on that machine forbids the connection: a sandbox, a policy, or Windows' firewall.",
        needs="wording=sockets.not-permitted",
        why="The system refused it before anything was sent. A rule of iptables that drops shows as a time-out.",
    ),
    _OWN_ERRNO.but(
        "Restart the network of that machine: its system could not begin one more connection.",
        needs="wording=sockets.no-resources|sockets.no-address",
        why="Nothing was sent: the system was out of ports, addresses, buffers or routes. Find what opens so many "
        "connections, where a restart of the network, or of the container engine, does not help for long.",
    ),
    _OWN_ERRNO.but(
        "Raise the limit of open files of the program that failed, or find what it does not close.",
        needs="wording=sockets.no-files",
        why="The program could open no socket, so nothing was sent.",
        page="https://docs.docker.com/engine/daemon/troubleshoot/",
    ),
    _OWN_ERRNO,
)

_CERTIFICATE = Check(
    "certificate",
    Kind.CERTIFICATE,
    "On the machine that failed, look who issued the certificate that was shown.",
    "https://docs.docker.com/engine/security/certificates/",
    why="No TLS connection came about, so nothing was asked of the registry: the certificate is not trusted, or a "
    "proxy or plain HTTP answers on that port. The issuer tells who answered; --insecure is for this look alone.",
    who=operator_there,
    commands=one_command(
        commands.SHOW_CERTIFICATE,
        # crypto/x509 looks at the roots last (Go, verify.go): the name had matched.
        "other-issuer: another issuer -> a proxy in between: trust its root there (for the AWS CLI, AWS_CA_BUNDLE)",
        "amazon-issuer: issuer: ... Amazon -> update ca-certificates there, also in a container's image",
        "other-subject: a subject that is another host -> DNS, a hosts file, another region's endpoint leads there",
    ),
)
# Go, net/http: the first hop to a proxy whose address begins with https://.
_CERTIFICATE_OF_PROXY = _CERTIFICATE.bare(
    "Trust the issuer of the proxy's certificate there, or write http:// in front of its address.",
    needs="asks-proxy",
    kind=Kind.PROXY,
    why="It is the proxy's certificate that failed, not ECR's: https:// in HTTPS_PROXY asks for TLS to the proxy.",
    page="https://docs.docker.com/engine/daemon/proxy/",
)
CERTIFICATE = (
    _CERTIFICATE_OF_PROXY.but(
        "Write http:// in front of the proxy's address: it speaks no TLS itself.",
        needs="no-certificate",
        why="HTTPS_PROXY names the proxy for HTTPS; https:// in it asks for TLS to the proxy as well.",
    ),
    _CERTIFICATE_OF_PROXY,
    _CERTIFICATE.but(
        "Find what answers on that port in plain HTTP: it showed no certificate.",
        needs="no-certificate",
        why="ECR and its layer stores speak TLS alone. A proxy, a hosts file or a mirror answers in their place.",
        commands=one_command(
            commands.SHOW_CERTIFICATE,
            "plain-from-here: wrong version number -> the same from here: the address in Connected to answers",
        ),
    ),
    _CERTIFICATE.bare(
        "Ask ECR by its own host: its certificate does not name {asked}.",
        needs="other-certificate !registry",
        why="With private DNS the usual host, <account>.dkr.ecr.<region>.amazonaws.com, leads to the VPC endpoint. A "
        "name of your own for it is in no certificate of ECR's.",
        page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    ),
    # crypto/x509 checks the time, then the name, and the roots last: the message does not cover these (Go, verify.go).
    _CERTIFICATE.but(
        "Find what leads {asked} to another host.",
        needs="other-certificate",
        why=MEANINGS["other-certificate"],
        page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
        commands=one_command(
            commands.RESOLVE_HOST,
            "private-answer: 10., 172.16-31., 192.168. -> a VPC endpoint's, or a hosts file's, address",
            "public-answer: a public address -> a hosts file, or a proxy: compare on another network",
        ),
    ),
    _CERTIFICATE.but(
        "Compare that machine's clock, then look who issued the certificate.",
        needs="expired-certificate",
        why=MEANINGS["expired-certificate"],
        commands=one_command(
            commands.SHOW_CERTIFICATE,
            "amazon-in-time: issuer: ... Amazon, for this host -> the clock there is wrong: set it",
            "proxy-out-of-time: another issuer -> a proxy's certificate: whoever runs it renews it",
        ),
    ),
    _CERTIFICATE,
)

REGISTRY_STATUS = Check(
    "registry-status",
    Kind.REGISTRY_STATUS,
    "Wait, retry, and look at AWS Health for ECR, ECR Public and S3.",
    "https://docs.aws.amazon.com/health/latest/ug/aws-health-dashboard-status.html",
    why="https://health.aws.amazon.com/health/status has the events of each region.",
)

# ECR API, GetDownloadUrlForLayer: a URL of S3 that ECR signed (open-policy-agent/opa#6580, renovatebot/renovate#3877).
LAYER_URL = Check(
    "layer-url",
    Kind.NETWORK,
    "Pull again, without a proxy in between: S3 did not take the layer's URL.",
    "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html",
    why="ECR signs the URL of a layer for a limited time. S3 refuses what uses it late or changes it, and what sends "
    "the registry's login with it: a queue, a cache, a proxy, or the client itself.",
    who=operator_there,
    needs="layer-url-refused",
)
_PROXY = Check(
    "proxy",
    Kind.PROXY,
    "Check that the proxy lets {asked} through.",
    "https://docs.docker.com/engine/daemon/proxy/",
    why="An engine has proxy settings of its own, apart from those of a shell. ECR asks for no proxy's login: what "
    "does is a proxy or a gateway on the way.",
    who=operator_there,
    commands=one_command(
        '{sudo} docker info --format "{{.HTTPSProxy}}"',
        Answer(
            "engine-proxy: an address -> its proxy: is the address right? It may want a login, or block this host",
            "cause=proxy-refused",
        ),
        Answer("engine-proxy-down: an address -> its proxy: are address and port right?", "!cause=proxy-refused"),
        "no-engine-proxy: an empty line -> the engine has none set: one is on the way, or set elsewhere",
        needs="!client=kubelet|containerd",
    ),
)
PROXY = (
    _PROXY.but("Check the name of the proxy: {proxy} was not found.", needs="proxy-unknown"),
    _PROXY.but("Check that {proxy} runs: it took no connection.", needs="!cause=proxy-refused"),
    _PROXY,
)

# A gateway's limit (RFC 9110, 15.5.14; nginx, client_max_body_size; ECR user guide, service-quotas).
BODY_SIZE = Check(
    "body-size",
    Kind.PROXY,
    "Find what on the way limits the size of a request, and raise that.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
    why="What answered takes no request of this size: mostly a proxy or a gateway, as nginx by client_max_body_size. "
    "ECR takes layers of 52,000 MiB.",
    who=operator_there,
    commands=one_command(
        commands.SHOW_CERTIFICATE,
        "gateway-issuer: another issuer than Amazon -> a proxy or gateway ends TLS: look for its limit",
        "no-gateway-here: issuer: ... Amazon -> no gateway ends TLS from here: was it here that failed?",
    ),
)

# An upload out of step (GoogleContainerTools/kaniko#607, apple/container#1895, devcontainers/cli#814).
_UPLOAD = Check(
    "upload",
    Kind.NETWORK,
    "Push again without a proxy in between and with a current client.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html",
    why="Layer parts that are out of order or too small are refused; a proxy or a client's retry can cause that.",
    who=operator_there,
)
UPLOAD = (
    # ECR API, CompleteLayerUpload, EmptyUploadException.
    _UPLOAD.but(
        "Push no empty layer or configuration: ECR takes none of zero bytes.",
        needs="upload-empty",
        why=MEANINGS["upload-empty"],
        kind=Kind.IMAGE_MANIFEST,
        who=RunBy.CALLER,
    ),
    # dockerd reference, max-concurrent-uploads.
    _UPLOAD.but(
        "Push again: layers that arrived are not sent again.",
        needs="cause=connection-closed",
        why="If it is cut each time, see proxy, firewall, VPN. docker's daemon.json has max-concurrent-uploads, 5 by "
        "default: with fewer at a time layers may get through.",
    ),
    _UPLOAD,
)
