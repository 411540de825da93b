"""Where the way, the store of logins or a mirror decides: what is checked first, and what never."""

from __future__ import annotations

import pytest

from ecr_denied import Advice, Language, advise, parse
from ecr_denied.advice.meanings import MEANINGS, SLIPS
from ecr_denied.advice.texts import texts_in
from tests.rules.scenarios import words

HOST = "111122223333.dkr.ecr.us-west-2.amazonaws.com"
BUCKET = "https://prod-us-west-2-starport-layer-bucket.s3.us-west-2.amazonaws.com/1/2?X-Amz-Expires=3600"
TASK = "task arn:aws:ecs:{}:111122223333:task/prod/0123456789abcdef0123456789abcdef"
PULL = f'Error response from daemon: Get "https://{HOST}/v2/": '
LOGIN = (
    "aws ecr get-login-password --region us-west-2 | docker login --username AWS --password-stdin "
    f"{HOST}\nError saving credentials: error storing credentials - err: exit status 1, out: `"
)
GOT = f"$ docker pull {HOST}/app:1\nerror getting credentials - err: "
PUBLIC = "dial tcp 52.92.181.2:443: "
SILENT = f"{PUBLIC}i/o timeout"
NODE = (
    "  Normal   Scheduled  20s  default-scheduler  Successfully assigned default/web to {}\n"
    f'  Warning  Failed     14s  kubelet  Failed to pull image "{HOST}/app:1": failed to resolve reference '
    f'"{HOST}/app:1": failed to do request: Head "https://{HOST}/v2/app/manifests/1": {SILENT}'
)
MIRROR = (
    'Failed to pull image "docker.io/library/redis:7": failed to resolve reference "docker.io/library/redis:7": '
    f"unexpected status from HEAD request to https://{HOST}/v2/hub/library/redis/manifests/7?ns=docker.io: "
)
PULLED_FROM = (
    'Failed to pull image "nginx:1": failed to resolve reference "docker.io/library/nginx:1": pulling from host '
    f"{HOST} failed with status code [manifests 1]: 401 Unauthorized"
)
OF_LAYER = (
    f'Failed to pull image "{HOST}/app:1": unexpected status from GET request to https://{HOST}/v2/app/blobs/'
    f"sha256:{'ab' * 32}: 403 Forbidden"
)
VALID = "x509: certificate is valid for *.dkr.ecr.us-west-2.amazonaws.com, not "


def first(text: str) -> list[Advice]:
    (failure,) = parse(text)
    return advise(failure)


@pytest.mark.parametrize(
    ("text", "check", "says", "never"),
    [
        # A store of logins.
        (f"$ {LOGIN}Cannot autolaunch D-Bus without X11 $DISPLAY`", "credential-helper", "did not open", "get-caller"),
        (f"$ {LOGIN}pass not initialized: exit status 1`", "credential-helper", "did not open", "get-caller"),
        (f"PS C:\\> {LOGIN}A specified logon session does not exist.`", "credential-helper", "ascii", "echo"),
        (f"C:\\> {LOGIN}A specified logon session does not exist.`", "credential-helper", 'echo {"auths"', "Set-Con"),
        (
            f"{GOT}fork/exec /usr/bin/docker-credential-desktop.exe: exec format error, out: ``",
            "credential-helper",
            "interop",
            "install it",
        ),
        # Where the error came from.
        (f"{PULL}{PUBLIC}connect: network is unreachable", "own-network", "ip route", "AWS Health"),
        (f"{PULL}dial tcp [2600:1f18::1]:443: connect: network is unreachable", "own-network", "IPv6", "AWS Health"),
        (f"{PULL}{PUBLIC}connect: no route to host", "own-network", "firewalld", "AWS Health"),
        (f"{PULL}{PUBLIC}connect: operation not permitted", "own-network", "seccomp", "AWS Health"),
        (f"{PULL}{PUBLIC}connect: cannot assign requested address", "own-network", "local port", "AWS Health"),
        (f"{PULL}dial tcp [2600::1]:443: connect: cannot assign requested address", "own-network", "IPv6", "ss --"),
        (f"{PULL}{PUBLIC}socket: too many open files", "own-network", "limit of open files", "AWS Health"),
        (f"{PULL}dial tcp 0.0.0.0:443: connect: connection refused", "network", "machine itself", "VPC endpoints:"),
        (f"{PULL}{PUBLIC}connect: connection refused", "network", "firewall", "AWS Health"),
        (f"{PULL}{SILENT}", "network", "AWS Health", "firewalld"),
        # The region of what pulls.
        (
            f'CannotPullContainerError: failed to do request: Get "{BUCKET}": {SILENT} ({TASK.format("eu-west-1")})',
            "endpoint-network",
            "--region eu-west-1",
            "--region us-west-2",
        ),
        (
            f'CannotPullContainerError: failed to do request: Get "{BUCKET}": {SILENT} ({TASK.format("us-west-2")})',
            "task-subnet",
            "--region us-west-2",
            "replicate the image",
        ),
        (
            f'CannotPullContainerError: failed to do request: Get "{BUCKET}": {SILENT}',
            "task-subnet",
            '--region "<task-region>"',
            "--region us-west-2",
        ),
        (NODE.format("ip-10-1-2-3.eu-west-1.compute.internal"), "endpoint-network", "--region eu-west-1", "subnet-id"),
        (NODE.format("ip-10-24-34-0.ec2.internal"), "endpoint-network", "--region us-east-1", "subnet-id"),
        (NODE.format("ip-10-1-2-3.us-west-2.compute.internal"), "network", "--region us-west-2", "replicate"),
        (NODE.format("node.corp.example.com"), "network", '--region "<node-region>"', "replicate"),
        # A mirror.
        (f"{MIRROR}401 Unauthorized", "mirror", "matchImages", "get secrets"),
        (f"{MIRROR}404 Not Found", "mirror", "/etc/containerd/certs.d/docker.io/hosts.toml", "matchImages"),
        (
            PULLED_FROM,
            "mirror",
            "docker.io",
            "nodegroup",
        ),
        # Whose certificate, and was there any.
        (f"{PULL}proxyconnect tcp: x509: certificate signed by unknown authority", "certificate", "proxy's", "issuer:"),
        (
            f"{PULL}proxyconnect tcp: tls: first record does not look like a TLS handshake",
            "certificate",
            "http://",
            "issuer:",
        ),
        (f"{PULL}http: server gave HTTP response to HTTPS client", "certificate", "no certificate", "trust its root"),
        (
            f'Error response from daemon: Get "https://ecr.example.com/v2/": {VALID}ecr.example.com',
            "certificate",
            "'ecr.example.com'",
            "nslookup",
        ),
        # What S3 says of the URL that ECR signed.
        (
            f"GET {BUCKET}: 403 <Error><Code>AccessDenied</Code><Message>Request has expired",
            "layer-url",
            "late",
            "curl",
        ),
        (f"GET {BUCKET}: 400 Bad Request", "layer-url", "S3 did not take", "curl"),
        (f"GET {BUCKET}: 400 <Message>Only one auth mechanism allowed", "layer-url", "Authorization", "curl"),
        (
            OF_LAYER,
            "node-credentials",
            "role",
            "s3-endpoint",
        ),
    ],
)
def test_what_decides_is_first_and_nothing_is_said_that_is_not_so(text: str, check: str, says: str, never: str) -> None:
    advice = first(text)
    assert advice[0].id == check, [one.id for one in advice]
    told = words(advice[:3])
    assert says in told, told
    assert never not in told, told


def test_an_engine_that_pulled_may_have_ecr_as_a_mirror() -> None:
    text = f'msg="Attempting next endpoint for pull after error: Get "https://{HOST}/v2/": no basic auth credentials"'
    (mirror,) = (one for one in first(text) if one.id == "engine-mirror")
    assert "RegistryConfig.Mirrors" in mirror.commands[0]


def test_a_pattern_in_a_certificate_is_no_registry_that_was_asked() -> None:
    asked = "111122223333.vpce-0ab12-cd34.dkr.ecr.us-west-2.vpce.amazonaws.com"
    (failure,) = parse(f'Error response from daemon: Get "https://{asked}/v2/": {VALID}{asked}')
    assert failure.registry is None
    assert f"'{asked}'" in advise(failure)[0].headline


@pytest.mark.parametrize("language", [one for one in Language if one is not Language.ENGLISH])
def test_every_meaning_has_its_words_in_each_language(language: Language) -> None:
    known = texts_in(language).translations
    assert [one for one in (*MEANINGS.values(), *SLIPS.values()) if one not in known] == []
