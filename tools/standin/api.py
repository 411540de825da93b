"""The ECR JSON API (x-amz-json-1.1), as far as the AWS clients' errors need it."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

from tools.standin.scenarios import SCENARIOS, Scenario, Step

_JSON = "application/x-amz-json-1.1"
_BY_REPOSITORY = {row.repository: row for row in SCENARIOS.values()}
_BY_ACCESS_KEY = {row.access_key_id: row for row in SCENARIOS.values()}
_STEPS = {step.value.removeprefix("ecr:"): step for step in Step}


def answer(target: str, authorization: str, body: bytes) -> tuple[int, bytes, str]:
    """Answer one call: status, body and content type for the operation that `target` names."""
    operation = target.rpartition(".")[2]
    request = json.loads(body or b"{}")
    key = re.search(r"Credential=(\w+)/", authorization)
    if operation == "GetAuthorizationToken":
        scenario = _BY_ACCESS_KEY.get(key[1]) if key else None
    else:
        names = request.get("repositoryNames") or [request.get("repositoryName")]
        scenario = _BY_REPOSITORY.get(names[0])
    step = _STEPS.get(operation)
    if scenario and step and step in scenario.steps:
        return _refuse(scenario, step, request)
    return _reply(200, _result(operation))


def _refuse(scenario: Scenario, step: Step, request: dict[str, Any]) -> tuple[int, bytes, str]:
    if step is Step.MANIFEST_READ and scenario.code == "MANIFEST_UNKNOWN":
        # BatchGetImage reports a missing image inside a successful answer.
        failure = {
            "imageId": request["imageIds"][0],
            "failureCode": "ImageNotFound",
            "failureReason": scenario.sentence(step),
        }
        return _reply(200, {"images": [], "failures": [failure]})
    if step is Step.DESCRIBE_IMAGES and scenario.code == "MANIFEST_UNKNOWN":
        message = (
            f"The image with imageId {{imageDigest:'null', imageTag:'{scenario.tag}'}} does not exist within the "
            f"repository with name '{scenario.repository}' in the registry with id '{scenario.account}'"
        )
    else:
        message = scenario.sentence(step)
    kind = scenario.exception or "AccessDeniedException"
    return _reply(scenario.status if scenario.status >= 500 else 400, {"__type": kind, "message": message})


def _result(operation: str) -> dict[str, Any]:
    match operation:
        case "GetAuthorizationToken":
            token = base64.b64encode(b"AWS:stand-in-token").decode()
            return {"authorizationData": [{"authorizationToken": token, "expiresAt": 1732752000.0}]}
        case "DescribeRepositories":
            return {"repositories": []}
        case "DescribeImages":
            return {"imageDetails": []}
        case _:
            return {"images": [], "failures": []}


def _reply(status: int, content: dict[str, Any]) -> tuple[int, bytes, str]:
    return status, json.dumps(content).encode(), _JSON
