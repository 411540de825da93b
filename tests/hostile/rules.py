"""A text for each rule of redaction in which that rule, by itself, finds a secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ecr_denied.redaction.keys import KEYS
from ecr_denied.redaction.notations import NOTATIONS
from ecr_denied.redaction.places import PLACES
from ecr_denied.redaction.rule import SecretRule
from ecr_denied.redaction.tokens import TOKENS
from tests.hostile.secrets import FORMS, TORN, tokens
from tests.hostile.secrets import TOKENS as KNOWN

__all__ = ["VALUE", "assigned", "bare", "notations"]

VALUE = "hunter2-Long-hunter2"
# Each key, in their order.
_NAMES = (
    *(
        "password",
        "pass",
        "pwd",
        "db_pw",
        "gh_pat",
        "secret",
        "secret_id",
        "SecretString",
        "token",
        "access_key",
        "key_base",
    ),
    *("key-data", "creds", "CREDENTIALS", "auth", "registryAuth", "auth_config", "dockerconfigjson", "jfrog-art-api"),
    *("bearer", "jwt", "SESSIONID", "gitlab_session", "X-Amz-Signature"),
)
# Each notation, in their order.
_WRITTEN = (
    *("DB_{}={}", 'db_{} = "old" -> "{}"', '"the db.{}": "{}"', 'db-{}: "{}"'),
    *('db_{}: str = "{}"', 'db_{}("{}")', "db_{}: |\n  {}", "db_{}: | {}", "DB_{}: {}", "X-DB_{}: {}", "X-DB_{}\t{}"),
    *("{{DB_{}:{}}}", "('DB_{}', '{}')", '["DB_{}", "{}"]', "- name: DB_{} value: {}", "--name /DB_{} --value {}"),
    *('{{"value": "{1}", "name": "DB_{0}"}}', "<db.{0}>{1}</db.{0}>", "<name>db_{}</name><value>{}</value>"),
    *('<db.{} value="{}"/>', "| db_{} | {} |", "DB_{} [None]: {}", "--db-{} {}", "--db-{}\n{}"),
    *("aws configure set db_{} {}", "machine h login ada {} {}"),
)


def assigned() -> Iterator[tuple[str, str]]:
    """What each notation and key is, and a text of it."""
    for name, written in zip(NOTATIONS, _WRITTEN, strict=True):
        for key, named in zip(KEYS, _NAMES, strict=True):
            yield f"{key.name} in {name}", written.format(named, VALUE)


def notations() -> Iterator[tuple[str, str]]:
    """What each notation is, and a text of it with one key."""
    return islice(assigned(), 0, None, len(KEYS))


def bare() -> Iterator[tuple[str, str]]:
    """What each form of a token and each place is, and a text in which its rule finds something."""
    texts = [
        *(token for one in KNOWN for token in islice(tokens(one.form), 3)),
        *(re.sub("[«»]", "", form) for form in FORMS),
        *TORN,
    ]
    for what, rule in (*((f"{token.maker} {token.sign}", token.rule) for token in TOKENS), *PLACES.items()):
        yield what, next((text for text in texts if _finds(rule, text)), "")


def _finds(rule: SecretRule, text: str) -> bool:
    return any(start < end for start, end in rule.spans(text))
