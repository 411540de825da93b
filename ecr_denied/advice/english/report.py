"""The words of the report."""

from ecr_denied.records import RunBy

RUN_BY = {
    RunBy.CALLER: "you",
    RunBy.CALLER_ADMIN: "admin of {caller_account}",
    RunBy.REGISTRY_OWNER: "owner of {registry_account}",
    RunBy.ORGANIZATION_ADMIN: "organization admin",
    RunBy.NODE_OPERATOR: "operator of the node",
}

REPORT = {
    "refused": "REFUSED",
    "failed": "FAILED",
    "quoted": "QUOTED",
    "only-quoted": "The text repeats these words. It does not show that this happened.",
    "is-quoted": "quoted",
    "what": "said",
    "who": "who",
    "where": "where",
    "why": "why",
    "line": "line {lines}",
    "stdin": "standard input",
    "told": "seen {times} times",
    "again": "told again",
    "places": "first {first}; last {last}; files: {files}",
    "changes": "changes state",
    "and-then": ": ",
    "add": "add {letter}",
    "add-below": "add the statement below",
    "statements": "Compare the accounts, then add to Statement, beside what is there:",
    "statement": "(step {number}) {policy}:",
    "to-policy": "Compare the accounts, then add to Statement of the {policy}, beside what is there:",
    "repository": "policy of {repository}",
    "identity": "policy of {who}",
    "registry": "policy of {registry}",
    "endpoint": "policy of the VPC endpoint",
    "less-likely": "Less likely (--all): {names}",
    "more": "More: ecr-denied explain {cause}",
    "account": "{id}",
    "callers-account": "the caller's account",
    "registrys-account": "the registry",
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
