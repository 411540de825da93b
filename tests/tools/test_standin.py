"""The stand-in behaves as a registry does, and refuses as its table says; the rest real clients show (test_drift)."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from urllib.error import HTTPError
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


def test_the_table_is_unambiguous() -> None:
    rows = SCENARIOS.values()
    assert len({row.repository for row in rows}) == len({row.access_key_id for row in rows}) == len(rows)
