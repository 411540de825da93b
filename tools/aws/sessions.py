"""Clients as boto3 has them, without a network: a function answers, by botocore's models of what is asked and said."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

from ecr_denied.live.calls import OPERATIONS

__all__ = ["Client", "Misfit", "error"]

_BY_METHOD = {(one.service, one.method): action for action, one in OPERATIONS.items()}

# Of an action in a region, with these parameters: the answer, or the error that is raised.
Answer = Callable[[str, str, Mapping[str, Any]], Any]


class Misfit(BaseException):
    """What AWS's own model of an operation does not have; no caller takes it for an answer of AWS's."""


def error(code: str, message: str = "") -> Exception:
    """An error as AWS answers it."""
    library: Any = importlib.import_module("botocore.exceptions")
    return cast("Exception", library.ClientError({"Error": {"Code": code, "Message": message}}, "Operation"))


class Client:
    """A client of a service in a region."""

    def __init__(self, service: str, region: str, answer: Answer) -> None:
        self._service, self._region, self._answer = service, region, answer

    def __getattr__(self, method: str) -> Callable[..., Any]:
        """An operation of the client."""
        action = _BY_METHOD[self._service, method]

        def call(**asked: Any) -> Any:
            takes, gives = _shapes(action)
            _hold(action, "asks", asked, takes)
            reply = self._answer(action, self._region, asked)
            if isinstance(reply, Exception):
                raise reply
            _hold(action, "answers", reply, gives)
            return reply

        return call


@cache
def _shapes(action: str) -> tuple[Any, Any]:
    """What an operation takes, and what it gives."""
    models: Any = importlib.import_module("botocore.session")
    model = models.Session().get_service_model(OPERATIONS[action].service)
    operation = model.operation_model(action.rpartition(":")[2])
    return operation.input_shape or model.shape_for("Unit"), operation.output_shape


# What was held against its model once.
_held = set[str]()


def _hold(action: str, does: str, value: Mapping[str, Any], shape: Any) -> None:
    """Raise where a model does not have what is asked or answered."""
    key = f"{action} {does} {value}"
    if key not in _held:
        if does == "asks":
            report = importlib.import_module("botocore.validate").ParamValidator().validate(value, shape)
            wrong = report.generate_report()
        else:
            wrong = ", ".join(sorted(_unknown(value, shape)))
        if wrong:
            raise Misfit(f"{action} {does}: {wrong}")
        _held.add(key)


def _unknown(value: Any, shape: Any) -> set[str]:
    """The names in an answer that its shape does not have."""
    if shape.type_name == "list":
        return set().union(*(_unknown(one, shape.member) for one in value))
    if shape.type_name == "structure":
        known = shape.members
        inner = (_unknown(one, known[name]) for name, one in value.items() if name in known)
        return {name for name in value if name not in known}.union(*inner)
    return set()
