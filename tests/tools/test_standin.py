"""The stand-in behaves as a registry does, and refuses as its table says."""

from __future__ import annotations

import base64
import http.client
import json
import ssl
from collections.abc import Iterator
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from tests.looped import looped
from tools.standin import SCENARIOS, TOKEN, USER, Scenario, Standin, Step
from tools.standin.images import MANIFEST, Image, digest_of
from tools.standin.scenarios import Credentials, Kind

REFUSED = [row for row in SCENARIOS.values() if row.kind is Kind.ANSWER and row.credentials is Credentials.CURRENT]
REQUESTS = {
    Step.MANIFEST_READ: ("GET", "manifests/v1"),
    Step.MANIFEST_WRITE: ("PUT", "manifests/v1"),
    Step.BLOB_CHECK: ("HEAD", f"blobs/{digest_of(b'')}"),
    Step.BLOB_READ: ("GET", f"blobs/{digest_of(b'')}"),
    Step.UPLOAD_START: ("POST", "blobs/uploads/"),
    Step.UPLOAD_PART: ("PATCH", "blobs/uploads/1"),
    Step.UPLOAD_END: ("PUT", "blobs/uploads/1"),
    Step.TAGS: ("GET", "tags/list"),
}


@pytest.fixture(scope="module")
def registry() -> Iterator[Standin]:
    with Standin() as standin:
        yield standin


def call(
    registry: Standin, method: str, path: str, body: bytes = b"", password: str | None = TOKEN, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Send one request: status, headers and body of the answer, refusals included."""
    url = path if path.startswith("https:") else registry.url + path
    request = Request(url, body or None, headers, method=method)
    if password is not None:
        basic = base64.b64encode(f"{USER}:{password}".encode()).decode()
        request.add_header("Authorization", f"Basic {basic}")
    try:
        with urlopen(request, context=registry.client_context(), timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, dict(refusal.headers), refusal.read()


def push(registry: Standin, repository: str, image: Image, tag: str) -> tuple[int, bytes]:
    """Push as a client does: the blobs in parts, then the manifest, whose answer is returned."""
    for blob in image.blobs:
        _, started, _ = call(registry, "POST", f"/v2/{repository}/blobs/uploads/")
        call(registry, "PATCH", started["Location"], blob)
        status, _, _ = call(registry, "PUT", f"{started['Location']}?digest={digest_of(blob)}")
        assert status == 201
    headers = {"Content-Type": MANIFEST}
    status, _, body = call(registry, "PUT", f"/v2/{repository}/manifests/{tag}", image.manifest, **headers)
    return status, body


def test_no_credentials_are_challenged_with_a_bare_body(registry: Standin) -> None:
    status, headers, body = call(registry, "GET", "/v2/", password=None)
    assert (status, body) == (401, b"Not Authorized\n")
    assert headers["WWW-Authenticate"].startswith('Basic realm="https://127.0.0.1:')
    assert headers["WWW-Authenticate"].endswith('/",service="ecr.amazonaws.com"')


def test_ping(registry: Standin) -> None:
    assert call(registry, "GET", "/v2/")[0] == 200


def test_a_pushed_image_is_pulled_again(registry: Standin) -> None:
    image = Image("a file\n")
    assert push(registry, "team/new", image, "v7")[0] == 201
    status, headers, manifest = call(registry, "GET", "/v2/team/new/manifests/v7")
    assert (status, headers["Content-Type"], manifest) == (200, MANIFEST, image.manifest)
    layer = json.loads(manifest)["layers"][0]["digest"]
    assert call(registry, "GET", f"/v2/team/new/blobs/{layer}")[2] == image.layer
    assert json.loads(call(registry, "GET", "/v2/team/new/tags/list")[2])["tags"] == ["v7"]


def test_a_wrong_digest_is_refused(registry: Standin) -> None:
    _, started, _ = call(registry, "POST", "/v2/team/new/blobs/uploads/")
    status, _, body = call(registry, "PUT", f"{started['Location']}?digest={digest_of(b'x')}", b"y")
    assert (status, json.loads(body)["errors"][0]["code"]) == (400, "DIGEST_INVALID")


@looped("scenario", REFUSED, ids=lambda row: row.name)
def test_each_step_of_a_scenario_is_refused_in_its_words(registry: Standin, scenario: Scenario) -> None:
    for step in scenario.steps & REQUESTS.keys():
        method, path = REQUESTS[step]
        status, headers, body = call(registry, method, f"/v2/{scenario.repository}/{path}")
        assert status == scenario.status
        if method == "HEAD":
            assert body == b""
        elif scenario.code:
            assert headers["Content-Type"] == "application/json; charset=utf-8"
            assert json.loads(body)["errors"] == [{"code": scenario.code, "message": scenario.sentence(step, "v1")}]
        else:
            assert body.decode() == scenario.message


def test_the_tag_is_refused_after_the_uploads_succeed(registry: Standin) -> None:
    scenario = SCENARIOS["tag-immutable-repository"]
    status, body = push(registry, scenario.repository, Image("new\n"), scenario.tag)
    assert status == 400
    assert json.loads(body)["errors"][0]["message"] == (
        "The image tag '1.4.0' already exists in the 'release/agent' repository and cannot be overwritten "
        "because the repository is immutable."
    )


@pytest.mark.parametrize(
    ("password", "status"), [("token-expired", 403), ("token-invalid", 400), ("wrong-password", 401)]
)
def test_a_bad_token_is_refused_wherever_it_is_shown(registry: Standin, password: str, status: int) -> None:
    assert call(registry, "GET", "/v2/", password=password)[0] == status
    assert call(registry, "GET", "/v2/team/new/manifests/v1", password=password)[0] == status


def test_the_layer_store_refuses_in_xml(registry: Standin) -> None:
    scenario = SCENARIOS["layer-store-denied"]
    image = Image(f"{scenario.repository}, as the registry has it\n")
    host, port = registry.url.removeprefix("https://").split(":")
    connection = http.client.HTTPSConnection(host, int(port), context=registry.client_context(), timeout=10)
    basic = {"Authorization": "Basic " + base64.b64encode(f"{USER}:{TOKEN}".encode()).decode()}
    connection.request("GET", f"/v2/{scenario.repository}/blobs/{digest_of(image.layer)}", headers=basic)
    redirect = connection.getresponse()
    redirect.read()
    assert redirect.status == 307
    store, _, path = (redirect.headers["Location"] or "").removeprefix("https://").partition("/")
    assert store == "prod-ap-northeast-1-starport-layer-bucket.s3.ap-northeast-1.amazonaws.com"
    connection.request("GET", f"/{path}", headers={"Host": store})
    refusal = connection.getresponse()
    assert (refusal.status, b"<Code>AccessDenied</Code>" in refusal.read()) == (403, True)
    connection.close()


def test_a_hang_up_is_no_answer(registry: Standin) -> None:
    with pytest.raises((URLError, http.client.HTTPException, ssl.SSLError, ConnectionError)):
        call(registry, "POST", f"/v2/{SCENARIOS['upload-hang-up'].repository}/blobs/uploads/")


def test_the_json_api_names_the_exception(registry: Standin) -> None:
    scenario = SCENARIOS["repository-missing"]
    target = {"X-Amz-Target": "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories"}
    body = json.dumps({"repositoryNames": [scenario.repository]}).encode()
    status, _, answer = call(registry, "POST", "/", body, None, **target)
    assert status == 400
    assert json.loads(answer) == {
        "__type": "RepositoryNotFoundException",
        "message": scenario.sentence(Step.DESCRIBE_REPOSITORIES),
    }


def test_the_table_is_unambiguous() -> None:
    rows = SCENARIOS.values()
    assert len({row.repository for row in rows}) == len({row.access_key_id for row in rows}) == len(rows)
