"""Each name, mark and form by which a secret is found, in words in which nothing else tells it."""

from __future__ import annotations

import re

from ecr_denied.redaction import redact
from tests.hostile.secrets import FORMS
from tests.looped import looped

# A word as any other: only what stands around it tells that it is a secret.
WORD = "swordfish"

# --- what is no value -----------------------------------------------------------------------------------

# Words of messages, and kinds of values that help names.
PROSE = (
    *("a", "an", "and", "any", "are", "as", "at", "auth", "authentication", "authorization", "basic", "bearer"),
    *("but", "by", "can", "cannot", "challenge", "could", "credential", "credentials", "denied", "does", "empty"),
    *("error", "expired", "failed", "failure", "false", "flag", "for", "from", "has", "have", "header", "in"),
    *("incorrect", "invalid", "is", "isn't", "may", "missing", "must", "nil", "no", "none", "not", "null", "of"),
    *("on", "option", "or", "password", "provided", "realm", "rejected", "required", "requires", "scheme", "secret"),
    *("see", "should", "stdin", "string", "stringArray", "the", "to", "token", "true", "undefined", "unknown"),
    *("unset", "using", "value", "via", "was", "will", "with", "wrong", "file", "uint", "int"),
    *("options", "parameter", "parameters", "argument", "arguments", "flags", "gives", "needs", "sent", "instead"),
    *("first", "this", "that", "these", "those", "which", "default", "enabled", "disabled", "パスワード"),
)
MASKS = (
    *("***", "xxx", "XXXXXXXX", "...", "<password>", "redacted", "********", "****************MPLE", "***REMOVED***"),
    *("$PASSWORD", "${PASSWORD}", "${PASSWORD:-}", "$password", "$dbPassword", "$1", "$HOME/.docker", "${A}${B}"),
    *("<base64_encoded>", "[REMOVED]", "{{ .Values.password }}", "${{ secrets.PASSWORD }}", "file://password.txt"),
    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x1-AbCdEf",
    *('"[your password]"', "[redacted]", "masked", "hidden", "sensitive", "secure", "filtered", "removed", "omitted"),
    *("(sensitive value)", "(known after apply)", "$(pass show x)", "${X}", "$X", "$_", "$env:X", "$pass", "$pwd"),
    *("$secret", "$token", "$cred", "$apikey", "$api_key", "`pass show x`", "{{ x }}", "{{.Values.x}}", "%PASSWORD%"),
)
FIELDS = (
    *("&lt;password&gt;", "&amp;lt;password&amp;gt;"),
    *("id=x", "type=env", "src=x", "file://x", "fileb://x", ")", "]", "}"),
    *('{ "a": 1}', '{"a": 1}', "{ x", "{", "[ x", "[", "[[ x"),
    "arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:x",
)


@looped("word", (*PROSE, *MASKS, *FIELDS))
def test_no_word_of_a_sentence_and_no_mask_is_hidden_behind_the_name_of_a_secret(word: str) -> None:
    assert redact(f"password={word}") == f"password={word}"
    assert redact(f"--password {word} x") == f"--password {word} x"


@looped("mask", MASKS)
@looped("form", ['password="{}"', '"password": "{}"', "password: {}", "docker login -p {} h"])
def test_no_mask_no_variable_and_no_reference_is_hidden(form: str, mask: str) -> None:
    assert redact(form.format(mask)) == form.format(mask)


ENDS = (
    *("is it https://h/p?Signature=mismatch", "docker login -u AWS -password-stdin", "docker run -u ada -p 8080:80"),
    *("nerdctl run h/app -u 1000:1000", "password=none", "password=none,", "password=none."),
)


@looped("words", ENDS)
def test_nothing_is_hidden_at_the_end_of_words_that_is_no_secret(words: str) -> None:
    assert redact(words) == words


# --- names ----------------------------------------------------------------------------------------------

NAMES = (
    *("password", "PASSWD", "passphrase", "PassCode", "DB_PASS", "pwd", "dbpwd", "client-secret", "vault_secret_id"),
    *("secretValue", "SecretString", "secret_binary", "sessionToken", "access_key", "secretKey", "API-KEY"),
    *("private_key", "AccountKey", "encryption_key", "master.key", "signingKey", "AUTH_KEY", "serviceKey", "DB_KEY"),
    *("client_key", "deploy_key", "licenseKey", "shared-key", "SECRET_KEY_BASE", "client-key-data", "creds"),
    *("credential", "CREDENTIALS", "auth", "registryAuth", "registry_config", "authConfig", "dockerconfigjson"),
    *("DOCKER_CONFIG_JSON", ".dockercfg", "JFROG_ART_API", "bearer", "jwt", "JSESSIONID", "PHPSESSID", "session_id"),
    *(
        "PASSWORD1",
        "API_KEY_V2",
        "DB_PASSWORD_PROD",
        "token-staging",
        "secret.dev",
        "GH_PAT",
        "REGISTRY_PW",
        "passwordTest",
    ),
    *("sessionId", "usersessionid", "gitlab_session", "X-Amz-Credential"),
)


@looped("name", NAMES)
def test_a_word_is_hidden_behind_each_name_of_a_secret(name: str) -> None:
    assert redact(f"{name}={WORD}") == f"{name}=[REDACTED]"


# --- forms ----------------------------------------------------------------------------------------------


@looped("form", FORMS)
def test_a_secret_is_hidden_in_each_form_in_which_one_is_told_and_nothing_else(form: str) -> None:
    assert redact(re.sub("[«»]", "", form)) == re.sub("«[^»]*»", "[REDACTED]", form)
