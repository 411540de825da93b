"""The names of secrets: of fields, variables, options, headers and elements."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["KEYS", "Key"]


class Key(NamedTuple):
    """The end of a name whose value is a secret.

    :param name: an expression; ``_`` stands for any mark that joins words, or none, and ``~`` also for a blank.
    :param not_behind: what may not stand before it.
    :param not_before: what may not stand behind it.
    """

    name: str
    not_behind: str = ""
    not_before: str = ""

    @property
    def sign(self) -> str:
        """The name as an expression."""
        return self.name.replace("_", "[_.-]?").replace("~", "[ _.-]?")

    @property
    def expression(self) -> str:
        """The name where it means a secret."""
        behind = f"(?<!{self.not_behind})" if self.not_behind else ""
        before = f"(?!{self.not_before})" if self.not_before else ""
        return f"{behind}(?i:{self.sign}){before}"


# Kubernetes names its secrets: secret: "regcred1", secret="default/regcred".
_NAMED = r":\s?[\"'][a-z0-9.-]+[\"']\s\w|[\"']?\s?[=:]\s?[\"'][a-z0-9-]*/[a-z0-9.-]++(?![\w+/])"
# A working directory.
_FOLDER = r"\s?[=:]\s?[\"']?(?:[/~]|[A-Za-z]:\\)"
# Results of tests are counted: pass=12, and told, by the word alone: PASS: TestPull.
_COUNTED = r"\s?=\s?[\"']?[0-9]{1,3}(?![\w.])|(?<![\w.-](?i:pass))\s?:"
KEYS = (
    # AWS CLI's credentials file and JSON, docker's config.json, npm's _authToken, environments.
    Key("pass(?:word|wd|phrase|code)"),
    Key("pass", not_behind="(?i:by|com|tres|sur|over|under|multi|single)", not_before=_COUNTED),
    Key("pwd", not_before=_FOLDER),
    Key("secret", not_before=_NAMED),
    Key("secret_id"),
    Key("secret_(?:value|string|binary)"),
    # The token of a CloudFormation request is its id; those of pages are places in a list. GitHub has a
    # TOKEN_REQUEST_TOKEN.
    Key("token", not_behind="(?i:(?<!token_)request|next|starting|continuation|pagination|page)[_-]?"),
    Key(
        "(?:access|secret|api|private|account|encryption|master|signing|auth|service|db|client|deploy|license|shared)~key"
    ),
    Key("key_base"),
    Key("key_data"),
    Key("creds"),
    Key("credentials?"),
    Key("auth", not_behind="[a-np-z]", not_before=r"\s?=\s?[\"']?[0-9]{1,3}\b"),
    Key("registry_(?:auth|config)"),
    Key("auth_config"),
    Key("docker_?(?:config_?json|cfg)", not_before=_FOLDER),
    Key("jfrog_art_api"),
    Key("bearer"),
    Key("jwt"),
    Key("sess(?:ion)?_?id"),
    Key("gitlab_session"),
    Key("x_amz_signature"),
)
