"""The words of the report."""

from ecr_denied.records import RunBy

RUN_BY = {
    RunBy.CALLER: "you",
    RunBy.CALLER_ADMIN: "admin {caller_account}",
    RunBy.REGISTRY_OWNER: "owner {registry_account}",
    RunBy.ORGANIZATION_ADMIN: "organization admin",
    RunBy.NODE_OPERATOR: "node operator",
}

REPORT = {
    "refused": "REFUSED",
    "failed": "FAILED",
    "what": "said",
    "who": "who",
    "why": "why",
    "reading": "{answer}? {meaning}",
    "line": "line {lines}",
    "stdin": "standard input",
    "told": "seen {times} times",
    "again": "told again",
    "places": "first {first}; last {last}; files: {files}",
    "changes": "changes state",
    "statement": "compare the account, then add to Statement of the {side} policy:",
    "repository": "repository",
    "identity": "identity",
    "registry": "registry",
    "endpoint": "endpoint",
    "less-likely": "Less likely: {names} (--all).",
    "more": "More: ecr-denied explain {cause}",
    "account": "{id}",
    "callers-account": "of caller",
    "registrys-account": "of registry",
    # explain
    "means": "Means",
    "looks": "Looks like",
    "beware": "Careful",
    "happens": "Why it happens",
    "apart": "Telling the causes apart",
    "checks": "What to check, in order",
    "fix": "Fix",
    "sources": "Sources",
}
