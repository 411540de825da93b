"""The resources are JSON documents at addresses of their own. No other address is read."""

from __future__ import annotations

import json
from typing import Any

import mcp_types as protocol
import pytest
from mcp.client.client import Client
from mcp.shared.exceptions import MCPError

from ecr_denied import Cause, explain
from ecr_denied.catalogue import wording
from ecr_denied.mcp.resources import ONE_CAUSE
from ecr_denied.output.schema import schema
from tests.mcp.asking import asked


def read(address: str) -> Any:
    """The document at an address."""
    (content,) = asked(lambda client: client.read_resource(address)).contents
    assert isinstance(content, protocol.TextResourceContents) and content.mime_type == "application/json"
    return json.loads(content.text)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "ecr-denied://causes/no-such-cause",
        "ecr-denied://causes/",
        "ecr-denied://",
        "token-expired",
    ],
)
def test_no_other_address_is_read(address: str) -> None:
    async def refused(client: Client) -> str:
        with pytest.raises(MCPError) as error:
            await client.read_resource(address)
        return str(error.value)

    assert asked(refused).startswith("no such resource; there are ecr-denied://causes, ")


def test_every_resource_that_is_listed_is_read() -> None:
    listed = asked(lambda client: client.list_resources()).resources
    assert [one.name for one in listed] == ["causes", "wordings", "schema"]
    assert all(read(one.uri) for one in listed)


def test_the_causes_are_all_there_and_each_is_explained_at_its_address() -> None:
    (template,) = asked(lambda client: client.list_resource_templates()).resource_templates
    assert template.uri_template == ONE_CAUSE
    causes = read("ecr-denied://causes")
    assert list(causes) == list(Cause)
    for cause in (Cause.FORBIDDEN, Cause.TOKEN_EXPIRED):
        explained = read(ONE_CAUSE.replace("{cause}", cause))
        assert explained == explain(cause).model_dump(mode="json") and explained["means"] == causes[cause], cause


def test_the_wordings_have_their_causes() -> None:
    found = read("ecr-denied://wordings")
    assert found["ecr.token-expired"]["cause"] == "token-expired"
    assert all(wording(name).source == one["source"] for name, one in found.items())


def test_the_schema_is_that_of_the_command() -> None:
    assert read("ecr-denied://schema") == json.loads(schema())
