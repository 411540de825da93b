"""Checks of the way: to the registry, to the layers, and who answers."""

from __future__ import annotations

from dataclasses import replace

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.checks.hosts import OWN_ENDPOINTS
from ecr_denied.advice.evidence import (
    asks_api,
    asks_layer_store,
    asks_other,
    asks_proxy,
    asks_registry,
    asks_unsaid_api,
    can_be_entered,
    dialled_ipv6,
    dialled_private,
    dialled_public,
    is_cut_answer,
    is_from_cloudfront,
    is_plain_http,
    is_private,
    is_second_try,
    is_task,
    may_ask_layer_store,
    may_ask_s3,
    operator_there,
)
from ecr_denied.advice.facts import facts_of
from ecr_denied.advice.question import Question, of_cause
from ecr_denied.advice.wordings import (
    gave_up,
    has_expired_certificate,
    has_other_certificate,
    is_layer_changed,
    is_provider_unanswered,
)
from ecr_denied.names.requesters import Requester
from ecr_denied.records import Cause, RunBy

__all__ = ["CERTIFICATE", "ENDPOINT_NETWORK", "LAYER_ROUTE", "NETWORK", "REGISTRY_STATUS", "TASK_SUBNET"]

_CLOSED_NOTE = (
    Text(
        "no-probe",
        "A probe from elsewhere proves nothing: it does not go by that subnet and its security group.",
    ),
    OWN_ENDPOINTS,
)
# Systems Manager Automation runbook reference, automation-aws-troubleshootecstaskfailedtostart.
_TASK_NOTE = (
    *_CLOSED_NOTE,
    Text("runbook", "AWSSupport-TroubleshootECSTaskFailedToStart of Systems Manager looks at all of this."),
)


def _without_probe(holds: Question, headline: Text) -> Variant:
    """A check without its probe: on a node or a service nobody can run one, so its network is looked at."""
    return Variant(holds=holds, headline=headline, notes=_CLOSED_NOTE, commands=(), run_by=RunBy.NODE_OPERATOR)


def _of_task(holds: Question, headline: Text) -> Variant:
    """For a task, whose subnet can be asked for."""
    return Variant(
        holds=is_task & holds,
        headline=headline,
        notes=_TASK_NOTE,
        commands=_ROUTES,
        run_by=RunBy.NODE_OPERATOR,
        page="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html",
    )


# Where the routes of its subnet lead (ECS developer guide, resource-initialization-error).
_ROUTES = (
    run(
        'aws ec2 describe-route-tables --filters "Name=association.subnet-id,Values=<subnet-id>"'
        ' --query "RouteTables[].Routes" {--region}',
        Answer("no-route", "routes, no 0.0.0.0/0", "no way out: add a NAT gateway or VPC endpoints", ~may_ask_s3),
        # A gateway endpoint is a route to a prefix list (VPC user guide, gateway-endpoints).
        Answer("no-route-to-s3", "no pl-, no 0.0.0.0/0", "no way to S3: add its gateway endpoint, or NAT", may_ask_s3),
        Answer("main-routes", "[]", "the VPC's main table counts: igw- wants a public IP"),
        Answer("internet-route", "0.0.0.0/0 igw-", "the task needs a public IP: assignPublicIp ENABLED"),
        Answer("nat-route", "0.0.0.0/0 nat-", "the route is there: see the security group and network ACL, 443"),
    ),
)

# ECS API, DescribeTasks: a stopped task is described for an hour; awsvpc gives it a subnet of its own.
TASK_SUBNET = CheckItem(
    id="task-subnet",
    kind=Kind.NETWORK,
    headline="Find the subnet that the task was in.",
    notes=(
        Text("for-an-hour", "A stopped task is described for an hour; without awsvpc the instance's subnet counts."),
    ),
    commands=(
        run(
            'aws ecs describe-tasks --cluster {cluster} --tasks {task} --query "tasks[].attachments[].details"'
            " {--region}",
            Answer("subnet-told", "subnetId", "take it into the next step"),
            Answer("task-gone", "[]", "take the subnet of the service, the compute environment or the instance"),
        ),
    ),
    run_by=RunBy.NODE_OPERATOR,
    page="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html",
    applies=is_task,
)

*_DIALLED, _DIALLED_NOTHING = shared.NO_WAY
# The probe ends as the request did.
_CUT_AGAIN = Answer(
    "way-cut", "reset, empty reply", "cut on the way: see proxy, firewall, VPN", of_cause(Cause.CONNECTION_CLOSED)
)


def _no_way(asked: Question) -> tuple[Answer, ...]:
    """That a host does not answer: the address that was dialled is its own where it was asked."""
    return (
        *(replace(answer, holds=answer.holds & asked) for answer in _DIALLED),
        replace(_DIALLED_NOTHING, holds=_DIALLED_NOTHING.holds | ~asked),
    )


_FROM_CLOUDFRONT = Text(
    "from-cloudfront",
    "CloudFront gives the layers of ECR Public and of some caches; no endpoint of S3 stands on that way.",
    is_from_cloudfront,
)

# Is the way to what was asked open? (ECR user guide, vpc-endpoints)
NETWORK = CheckItem(
    id="network",
    kind=Kind.NETWORK,
    headline="Reach {asked} from the machine that failed.",
    reasons=(
        _FROM_CLOUDFRONT,
        Text(
            "provider-unanswered",
            "The kubelet's credential provider had no answer in its time, so the text tells nothing about permissions.",
        ),
        Text("credentials-first", "AWS credentials are asked for there, before anything is asked of ECR."),
        Text("went-on", "The request went on to a host that is none of ECR's: a cache rule, or a mirror, leads there."),
        Text(
            "second-try",
            "containerd asks for a manifest among the layers after its first request failed; that failure is not "
            "printed.",
            is_second_try,
        ),
        Text("gave-up", "The client stopped waiting: the way is slow or blocked, or its own time is short.", gave_up),
        Text("login-blocked", "The login is a request of its own, and its way may be blocked."),
        Text("plain-http", "The client spoke plain HTTP to a port that speaks TLS.", is_plain_http),
        Text("dns-wrong", "If the host is right, DNS or the private DNS of the VPC endpoint is wrong."),
        Text("no-answer", "No answer came over the connection, so the text tells nothing about permissions."),
        Text("cut-answer", "An answer was cut in the middle, which a missing repository does not do.", is_cut_answer),
        Text(
            "layers-pushed",
            "Layers were pushed before the connection was cut, so the repository is there, and the right to send them.",
        ),
        Text(
            "push-answered",
            "The registry had answered this push before the connection was cut, so the repository is there.",
        ),
        Text("network-alone", "The connection was cut, which may be the network's doing alone."),
        Text("open-or-not", "Without a proxy in between, the way is open or it is not."),
        Text("proxy-server-error", "A proxy or a wrong host can give a server error as well."),
    ),
    notes=(
        Text("way-parts", "Look at proxy, route or NAT, DNS, and port 443 in the security group of the VPC endpoints."),
        OWN_ENDPOINTS,
        Text(
            "ipv6-way",
            "A NAT gateway is no way out for IPv6: an egress-only or internet gateway is. ECR's dual-stack hosts, "
            "dkr-ecr ... on.aws, have addresses of both kinds; those of dkr.ecr have IPv4 alone.",
            dialled_ipv6,
        ),
    ),
    commands=(
        run(
            "{curl} --verbose --max-time 10 https://{asked-host}/",
            *shared.ANSWERED,
            _CUT_AGAIN,
            *shared.NO_WAY,
            holds=asks_api | asks_other,
        ),
        run(
            commands.PROBE_HOST,
            Answer("server-error", "a 5xx", "the service is in trouble: wait", of_cause(Cause.REGISTRY_ERROR)),
            replace(shared.PROXY_USED, holds=of_cause(Cause.PROXY_REFUSED)),
            *shared.WAY_OPEN,
            _CUT_AGAIN,
            *_no_way(~asks_layer_store),
            holds=~asks_api & ~asks_other,
        ),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    variants=(
        # The registry takes TLS alone, so a proxy in front of it or an address with http:// sent the request.
        Variant(
            holds=is_plain_http,
            headline=Text(
                "speak-tls", "Ask {asked} by https, a proxy in front of it too: plain HTTP came to its TLS port."
            ),
            commands=(),
        ),
        Variant(
            holds=(asks_unsaid_api | is_provider_unanswered) & can_be_entered,
            headline=Text("token-way", "Reach ECR's API from the machine that failed: it gives the token."),
            commands=(run("{curl} --verbose --max-time 10 https://{api-host}/", *shared.ANSWERED, *shared.NO_WAY),),
        ),
        _without_probe(
            ~can_be_entered & dialled_private,
            Text("closed-private", "Open port 443 of the VPC endpoint: a private address was dialled."),
        ),
        _of_task(
            dialled_public & ~dialled_ipv6,
            Text("task-public", "Look whether the task's subnet leads out: a public address was dialled."),
        ),
        _of_task(
            ~dialled_public,
            Text("task-network", "Look where the routes of the task's subnet lead."),
        ),
        _without_probe(
            ~can_be_entered & dialled_public & ~dialled_ipv6,
            Text(
                "closed-public",
                "Give its subnet a NAT gateway or a public IP, or for a private registry VPC endpoints.",
            ),
        ),
        _without_probe(
            ~can_be_entered,
            Text("closed-network", "Check its subnet: routes, port 443 outward, VPC endpoints."),
        ),
    ),
)

_runs_in_vpc = Question(
    lambda failure: facts_of(failure).requester in (Requester.INSTANCE, Requester.NODE, Requester.TASK)
)

# ECR user guide, vpc-endpoints: port 443 from the VPC, and private DNS.
ENDPOINT_NETWORK = CheckItem(
    id="endpoint-network",
    kind=Kind.NETWORK,
    headline="Look at the VPC endpoints: private DNS, security group.",
    notes=(
        Text(
            "endpoint-needs",
            "Each is in one VPC. With private DNS the host leads to the endpoint's private address; its security group "
            "must let port 443 in, and the network ACLs of both subnets must as well.",
        ),
    ),
    commands=(
        run(
            "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values={asked-endpoints}"
            ' --query "VpcEndpoints[].[VpcId,ServiceName,State,PrivateDnsEnabled,Groups[].GroupId]" {--region}',
            Answer("no-endpoint-there", "[]", "none here: then the subnet must lead out", ~dialled_private),
            # An endpoint of S3 of the gateway kind has none to turn on.
            Answer("no-private-dns", "false, not beside s3", "turn its private DNS on", ~dialled_private),
            Answer("endpoint-groups", "sg-...", "this group must let in TCP 443 from the subnet"),
            replace(shared.NO_ENDPOINT, holds=dialled_private),
        ),
        run(
            'aws ec2 describe-security-groups --group-ids "<security-group-id>"'
            ' --query "SecurityGroups[].IpPermissions" {--region}',
            Answer("port-closed", "no 443, no -1", "add a rule: TCP 443 from the subnet that failed"),
            Answer(
                "port-open", "443 or -1 for the subnet", "the endpoint lets it in: see the task's or node's own group"
            ),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    applies=(is_private & ~asks_proxy & (_runs_in_vpc | dialled_private)).told(
        "if what asked runs in a VPC, or a private address was dialled"
    ),
    variants=(
        # VPC user guide, gateway-endpoints: the addresses of S3 stay public, and a route leads to the endpoint.
        Variant(
            holds=may_ask_s3 & ~dialled_private,
            headline=Text("endpoint-of-s3", "Look whether the subnet's routes lead to a gateway endpoint of S3."),
            notes=(
                Text(
                    "gateway-keeps-addresses",
                    "With a gateway endpoint the addresses of S3 stay public; a route leads to it, in the tables that "
                    "it names. The endpoints for ECR play no part in layers.",
                ),
            ),
            commands=(
                run(
                    "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values={s3-endpoint}"
                    ' --query "VpcEndpoints[].[VpcId,VpcEndpointType,State,RouteTableIds]" {--region}',
                    Answer("gateway-routes", "Gateway with rtb-...", "the subnet must use one of these route tables"),
                    Answer("no-gateway", "[]", "none here: add one, or the subnet must lead out by NAT"),
                ),
            ),
        ),
    ),
)

# Is the way to the layers open? (ECR user guide, vpc-endpoints, S3 gateway endpoint)
LAYER_ROUTE = CheckItem(
    id="layer-route",
    kind=Kind.NETWORK,
    headline="Reach the layer bucket in S3 as well.",
    reasons=(
        Text("store-address", "The host that was asked is the layer store's.", asks_layer_store),
        Text(
            "store-cut",
            "The connection to the store of the layers was cut; the registry had answered before.",
            asks_layer_store,
        ),
        Text(
            "layer-unanswered",
            "A layer or a configuration was fetched, and these come from S3: the registry had given the manifest.",
            may_ask_layer_store,
        ),
        Text(
            "layer-changed",
            "What arrived is not what its digest names: it was cut, a proxy changed it, or the disk was full.",
        ),
        _FROM_CLOUDFRONT,
        Text("store-may-be", "The address that failed may be the layer store's.", is_private & ~asks_registry),
    ),
    notes=(Text("own-route", "Layers come from S3, by a route of their own.", ~is_from_cloudfront),),
    commands=(
        run(
            "{curl} --verbose --max-time 10 https://{layer-host}/",
            # CloudFront names each of its answers so (CloudFront developer guide, standard log fields).
            Answer(
                "not-by-cloudfront",
                "a status, no X-Amz-Cf-Id",
                "a proxy or a filter answers in its place: let it pass this host",
                is_from_cloudfront & of_cause(Cause.LAYER_STORE_DENIED),
            ),
            *(replace(answer, holds=answer.holds & is_from_cloudfront) for answer in shared.ANSWERED),
            Answer(
                "store-open",
                "Server: AmazonS3",
                "the way is open from here, whatever the status",
                ~is_from_cloudfront,
            ),
            _CUT_AGAIN,
            shared.NO_WAY_TO_S3,
            *_no_way(asks_layer_store),
            holds=can_be_entered,
        ),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    variants=(
        Variant(
            holds=~can_be_entered & ~is_from_cloudfront,
            headline=Text(
                "closed-layers", "Check that its subnet has a way to S3: a gateway endpoint in its routes, or NAT."
            ),
            run_by=RunBy.NODE_OPERATOR,
        ),
        Variant(
            holds=asks_layer_store,
            headline=Text("layer-host", "Reach {layers} from the machine that failed."),
        ),
        Variant(
            holds=(may_ask_layer_store | is_layer_changed) & ~is_from_cloudfront,
            headline=Text("layer-bucket", "Reach the layer bucket in S3 from the machine that failed."),
        ),
    ),
)

# Who signed what the client saw (Docker docs, certificates).
CERTIFICATE = CheckItem(
    id="certificate",
    kind=Kind.CERTIFICATE,
    headline="Look who issued the certificate for {asked}.",
    reasons=(
        Text(
            "no-tls",
            "No TLS connection came about, so nothing was asked of the registry: the certificate is not trusted, or a "
            "proxy or plain HTTP answers on that port.",
        ),
    ),
    notes=(Text("issuer", "Who signed it tells who answered; --insecure is for this look alone."),),
    commands=(
        run(
            commands.SHOW_CERTIFICATE,
            Answer(
                "other-subject",
                "a subject that is another host",
                "DNS, a hosts file or a VPC endpoint of another region leads elsewhere",
            ),
            Answer(
                "other-issuer",
                "another issuer",
                "a proxy in between: let that machine trust its root certificate",
                ~asks_api,
            ),
            # The AWS CLI has a list of its own (AWS CLI user guide, cli-configure-envvars).
            Answer(
                "other-issuer-of-api",
                "another issuer",
                "a proxy in between: name its root in AWS_CA_BUNDLE, for the AWS CLI",
                asks_api,
            ),
            Answer(
                "amazon-issuer",
                "issuer: ... Amazon, for this host",
                "the machine's clock or its list of root certificates is wrong",
            ),
        ),
    ),
    run_by=operator_there,
    page="https://docs.docker.com/engine/security/certificates/",
    variants=(
        Variant(
            holds=asks_layer_store & ~has_other_certificate,
            headline=Text("certificate-of-layers", "Look who issued the certificate for {layers}."),
        ),
        # crypto/x509 looks at the time, then at the name, and at the roots last: these are not told (Go, verify.go).
        Variant(
            holds=has_other_certificate,
            headline=Text("leads-elsewhere", "Find what leads {asked} to another host."),
            notes=(
                Text(
                    "other-hosts-certificate",
                    "The certificate shown is another host's: a hosts file, DNS or a VPC endpoint of another region "
                    "leads there, or a proxy answers. No clock is at fault.",
                ),
            ),
            commands=(
                run(
                    commands.RESOLVE_HOST,
                    Answer(
                        "private-answer", "10., 172.16-31., 192.168.", "a VPC endpoint's, or a hosts file's, address"
                    ),
                    Answer("public-answer", "a public address", "a hosts file, or a proxy: compare on another network"),
                ),
            ),
            page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
        ),
        Variant(
            holds=has_expired_certificate,
            headline=Text("clock-and-issuer", "Compare that machine's clock, then look who issued the certificate."),
            notes=(
                Text(
                    "expired-by-clock",
                    "By that machine's clock the certificate is out of its time. A certificate of Amazon's is renewed "
                    "before it ends; that of a proxy on the way may not be.",
                ),
            ),
            commands=(
                run(
                    commands.SHOW_CERTIFICATE,
                    Answer("amazon-in-time", "issuer: ... Amazon, for this host", "the clock there is wrong: set it"),
                    Answer("proxy-out-of-time", "another issuer", "a proxy's certificate: whoever runs it renews it"),
                ),
            ),
        ),
    ),
)

# Is ECR itself in trouble? (AWS Health Dashboard)
REGISTRY_STATUS = CheckItem(
    id="registry-status",
    kind=Kind.REGISTRY_STATUS,
    headline="Wait, retry, and look at AWS Health for ECR and S3.",
    reasons=(Text("server-error", "The answer was a server error, which no setting on the caller's side explains."),),
    notes=(Text("service-trouble", "https://health.aws.amazon.com/health/status has the events of each region."),),
    page="https://docs.aws.amazon.com/health/latest/ug/aws-health-dashboard-status.html",
)
