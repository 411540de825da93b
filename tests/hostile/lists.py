"""Failures that have nothing to do with each other, in the lists that data tools print: by their own functions."""

from __future__ import annotations

import csv
import io
import json
import pprint
import sqlite3
from collections.abc import Callable, Sequence

import yaml

__all__ = ["EXPIRED", "FAILURES", "FORBIDDEN", "IN_CODE", "LAYOUTS", "ROWS", "TORN"]

ONE, OTHER, THIRD = "111122223333", "444455556666", "123456789012"
HOST = f"{OTHER}.dkr.ecr.us-east-1.amazonaws.com"
REF = f"{THIRD}.dkr.ecr.ap-northeast-1.amazonaws.com/team/api:v9"

# Each is whole by itself. They are of several registries, callers and steps; some name none.
EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again."
MISSING = f"name unknown: The repository with name 'team/web' does not exist in the registry with id '{ONE}'"
REFUSED = (
    f"denied: User: arn:aws:sts::{OTHER}:assumed-role/ci-runner/taro is not authorized to perform:"
    f" ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:{ONE}:repository/x1 because no resource-based policy"
    " allows the ecr:InitiateLayerUpload action"
)
ROLE = (
    f"AccessDeniedException: User: arn:aws:sts::{THIRD}:assumed-role/ecsTaskExecutionRole/0a1b2c3d is not authorized"
    " to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the"
    " ecr:GetAuthorizationToken action"
)
FORBIDDEN = (
    f'failed to pull and unpack image "{HOST}/team/app:v7": failed to resolve reference "{HOST}/team/app:v7":'
    f" unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v7: 403 Forbidden"
)
ABSENT = (
    "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref"
    f" {REF}: {REF}: not found"
)
THROTTLED = (
    "An error occurred (ThrottlingException) when calling the BatchGetImage operation (reached max retries: 4): Rate"
    " exceeded"
)
FAILURES = (EXPIRED, MISSING, REFUSED, ROLE, FORBIDDEN, ABSENT, THROTTLED)

Layout = Callable[[Sequence[str]], str]


def _lines(rows: Sequence[str], first: str, between: str, last: str) -> str:
    """Rows as a program joins them."""
    return f"{first}{between.join(rows)}{last}"


def _short(value: object) -> str:
    """JSON without blanks, as programs of other languages write it."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _event(said: str) -> dict[str, object]:
    """An event of CloudWatch Logs (FilterLogEvents)."""
    return {"logStreamName": "ecs/web/0a1b", "timestamp": 1764151872123, "message": said, "eventId": "3889"}


def _record(said: str) -> dict[str, object]:
    """A record of CloudTrail, as far as it holds what no failure is told by."""
    return {"eventVersion": "1.08", "eventTime": "2026-11-26T10:11:12Z", "errorMessage": said, "readOnly": False}


def _comma_separated(said: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([[number, one, "web"] for number, one in enumerate(said)])
    return out.getvalue()


def _aggregated(said: Sequence[str]) -> str:
    """SQLite's json_group_array."""
    with sqlite3.connect(":memory:") as base:
        base.execute("create table log (m text)")
        base.executemany("insert into log values (?)", [(one,) for one in said])
        (row,) = base.execute("select json_group_array(json_object('m', m)) from log").fetchone()
    return str(row)


def _aligned(said: Sequence[str]) -> str:
    """What psql prints of json_agg: a break in a column is a plus at its end."""
    column = _lines([_short({"m": one}) for one in said], "[", ", \n ", "]").split("\n")
    width = max(map(len, column))
    rows = [f" {line:{width}}+" for line in column[:-1]] + [f" {column[-1]}"]
    return "\n".join([f"{'json_agg':^{width + 2}}", "-" * (width + 2), *rows, "(1 row)", ""])


def _table(said: Sequence[str]) -> str:
    """What the client of MySQL prints."""
    width = max(map(len, said))
    rule = f"+{'-' * (width + 2)}+"
    return "\n".join([rule, f"| {'message':{width}} |", rule, *(f"| {one:{width}} |" for one in said), rule, ""])


LAYOUTS: dict[str, Layout] = {
    # aws logs filter-log-events --query 'events[].message', aws ecs describe-tasks --query 'tasks[].stoppedReason'; jq
    "aws json": lambda said: json.dumps(said, indent=4),
    "jq": lambda said: json.dumps(said, indent=2, ensure_ascii=False),
    "aws yaml": lambda said: yaml.dump(list(said), allow_unicode=True),
    "pretty objects": lambda said: json.dumps({"events": [_event(one) for one in said]}, indent=4),
    "pretty pairs": lambda said: json.dumps([[index, one] for index, one in enumerate(said)], indent=4),
    "objects in lines": lambda said: _lines([json.dumps(_event(one)) for one in said], "[\n  ", ",\n  ", "\n]"),
    "strings in one line": json.dumps,
    "strings without blanks": _short,
    "objects in one line": lambda said: json.dumps([_event(one) for one in said]),
    "pairs in one line": lambda said: _short([[index, one] for index, one in enumerate(said)]),
    "a list in an object": lambda said: json.dumps({"level": "error", "errors": list(said), "count": len(said)}),
    "a list as a string": lambda said: json.dumps({"level": "error", "msg": f"3 tasks stopped: {json.dumps(said)}"}),
    # sqlite3 .mode json (shell.c); DuckDB (COPY ... (FORMAT json, ARRAY true)); PostgreSQL (json_agg), with -At and not
    "sqlite3": lambda said: _lines([_short({"m": one}) for one in said], "[", ",\n", "]\n"),
    "json_group_array": _aggregated,
    "duckdb": lambda said: _lines([_short({"m": one}) for one in said], "[\n\t", ",\n\t", "\n]\n"),
    "json_agg": lambda said: _lines([_short({"m": one}) for one in said], "[", ", \n ", "]\n"),
    "psql": _aligned,
    "CloudTrail": lambda said: _short({"Records": [_record(one) for one in said]}),
    "CloudTrail in lines": lambda said: _lines([_short(_record(one)) for one in said], '{"Records":[', ",\n", "]}"),
    "repr": repr,
    "repr of objects": lambda said: repr([_event(one) for one in said]),
    "repr of a tuple": lambda said: repr(tuple(said)),
    "pprint": lambda said: pprint.pformat(list(said), width=1_000) if len(said) > 1 else repr(list(said)),
    "pprint, wrapped": lambda said: pprint.pformat(list(said)),
    "pprint of objects": lambda said: pprint.pformat([_event(one) for one in said]),
    # util.inspect of Node.js, {:#?} of Rust, terraform output: a comma behind the last
    "a comma behind the last": lambda said: _lines([f"  {json.dumps(one)},\n" for one in said], "[\n", "", "]"),
    "yaml": lambda said: yaml.dump({"items": list(said)}, width=1_000),
    "yaml, double marks": lambda said: yaml.dump(list(said), default_style='"'),
    "yaml, single marks": lambda said: yaml.dump(list(said), default_style="'", width=1_000),
    "yaml of objects": lambda said: yaml.dump([_event(one) for one in said], width=1_000),
    "yaml in one line": lambda said: yaml.dump(list(said), default_flow_style=True, width=10_000),
}

# Those in which a break may tear a message: it ends there, as where any line is wrapped.
TORN = frozenset({"aws yaml", "pprint, wrapped", "pprint of objects", "yaml, double marks"})

# A row is a line of a log: what another one names may be of the same push or pull.
ROWS: dict[str, Layout] = {
    "aws text": "\t".join,
    "JSON lines": lambda said: "\n".join(json.dumps({"m": one}) for one in said),
    "csv": _comma_separated,
    "mysql": _table,
}

# The same lists, as code holds them.
IN_CODE: dict[str, Layout] = {
    "Go": lambda said: _lines([f"\t{json.dumps(one)},\n" for one in said], "var known = []string{\n", "", "}\n"),
    "Go, a table": lambda said: _lines(
        [f"\t\t{{{json.dumps(one)}, true}},\n" for one in said], "\ttests := []struct{...}{\n", "", "\t}\n"
    ),
    "Go, a call": lambda said: f"\tcheck(t, []string{{{', '.join(map(json.dumps, said))}}})",
    "Python": lambda said: _lines([f"    {one!r},\n" for one in said], "KNOWN = [\n", "", "]\n"),
    "Python, a call": lambda said: _lines(
        [f"        {one!r},\n" for one in said], '@pytest.mark.parametrize(\n    "said",\n    [\n', "", "    ],\n)\n"
    ),
    "JavaScript": lambda said: _lines([f"  {json.dumps(one)},\n" for one in said], "const KNOWN = [\n", "", "];\n"),
    "JavaScript, a call": lambda said: f"test.each({json.dumps(said)})('is denied: %s', isDenied);",
    "Ruby": lambda said: _lines([f"  {json.dumps(one)},\n" for one in said], "KNOWN = [\n", "", "].freeze\n"),
    "Rust": lambda said: _lines(
        [f"    {json.dumps(one)},\n" for one in said], "const KNOWN: &[&str] = &[\n", "", "];\n"
    ),
    "Java": lambda said: f"List<String> known = List.of({', '.join(map(json.dumps, said))});",
}
