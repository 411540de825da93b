"""The names of secrets: of fields, variables, options, headers and elements."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["KEYS", "SIGN", "WITH_VALUE", "Key"]

# A name goes on with a number or a stage: PASSWORD1, API_KEY_V2, DB_PASSWORD_PROD.
_STAGES = (
    "prod|production|prd|stage|staging|stg|dev|development|test|testing|qa|uat|sandbox|demo|live|preprod|local|ci|old|"
    "new|previous|current|default|primary|secondary|backup"
)
_MORE = f"(?:[_.-]?(?:v?[0-9]{{1,3}}|{_STAGES}))?"


class Key(NamedTuple):
    """The end of a name whose value is a secret.

    :param name: an expression; ``_`` means any mark that joins words, or none, and ``~`` also for a blank.
    :param not_behind: what may not come before it.
    :param not_before: what may not come after it.
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
        return f"{behind}(?i:{self.sign}{_MORE}){before}"


# Kubernetes names its secrets: secret: "regcred1", secret="default/regcred".
_NAMED = r":\s?[\"'][a-z0-9.-]+[\"']\s\w|[\"']?\s?[=:]\s?[\"'][a-z0-9-]*/[a-z0-9.-]++(?![\w+/])"
# A working directory.
_FOLDER = r"\s?[=:]\s?[\"']?(?:[/~]|[A-Za-z]:\\)"
# A second pass is pass2. Results of tests are counted: pass=12, and reported, by the word alone: PASS: TestPull.
_COUNTED = r"\s?=\s?[\"']?[0-9]{1,3}(?![\w.])|(?<![\w.-](?i:pass))\s?:"
KEYS = (
    # AWS CLI's credentials file and JSON, docker's config.json, npm's _authToken, environments.
    Key("pass(?:word|wd|phrase|code)"),
    Key("pass", not_behind="(?i:by|com|tres|sur|over|under|multi|single)", not_before=f"(?<=[0-9])|{_COUNTED}"),
    Key("pwd", not_before=_FOLDER),
    # By themselves they are a pattern, a power, a piece of base64.
    Key("(?:registry|docker|db|user|admin|root|login|app|ssh|aws|ecr)_pw"),
    Key("(?:gh|ghcr|github|gitlab|git|azure|azdo|ado|devops|docker|dockerhub|registry|bot)_pat"),
    # It is also a part of an ARN, and what Kubernetes pulls with has a name.
    Key("secret", not_behind=r":secretsmanager:[^\s\"']{0,80}:|(?i:pull)[ _.-]?", not_before=_NAMED),
    Key("secret_id"),
    Key("secret_(?:value|string|binary)"),
    # The token of a CloudFormation request is its id; those of pages are places in a list. GitHub has a
    # TOKEN_REQUEST_TOKEN.
    Key("token", not_behind="(?i:(?<!token_)request|next|starting|continuation|pagination|page)[_-]?"),
    Key(
        "(?:access|secret|api|private|account|encryption|master|signing|auth|service|db|client|deploy|license|shared)~key"
    ),
    Key("key_base", not_before="(?<=64)"),
    Key("key_data"),
    Key("creds"),
    Key("credentials?"),
    # OAuth2 is a protocol, Auth0 a company.
    Key("auth", not_behind="[a-np-z]", not_before=r"(?<=[02])|\s?=\s?[\"']?[0-9]{1,3}\b"),
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

_ALWAYS = "|".join(key.sign for key in KEYS if not (key.not_behind or key.not_before))
_SOMETIMES = "|".join(key.expression for key in KEYS if key.not_behind or key.not_before)
# Any of them, and any of them where it means a secret.
SIGN = f"(?:{'|'.join(key.sign for key in KEYS)}){_MORE}"
WITH_VALUE = f"(?:(?i:(?:{_ALWAYS}){_MORE})|{_SOMETIMES})"
