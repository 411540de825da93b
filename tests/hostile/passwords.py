"""Random passwords as programs write them: each by the function that the program itself quotes with.

What has no function here is written by construction: ``docker inspect`` and ``printenv`` print a pair as it is,
PowerShell and YAML double a single quotation mark, Go's ``%v`` quotes nothing.
"""

from __future__ import annotations

import csv
import html
import io
import json
import random
import shlex
import string
import subprocess
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape, quoteattr

import yaml

__all__ = ["ALPHABETS", "NOTATIONS", "passwords", "shown", "written"]

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
_LETTERS = string.ascii_letters + string.digits
# By the generator that has it.
ALPHABETS = {
    # AWS Secrets Manager API Reference, GetRandomPassword: all but the blank.
    "Secrets Manager": _LETTERS + string.punctuation,
    # Amazon RDS User Guide, CreateDBInstance: no / " @ and no blank.
    "RDS": "".join(sign for sign in _LETTERS + string.punctuation if sign not in '/"@'),
    "few signs": _LETTERS + "-_.!~*+=%^#$",
    # The signs of LastPass's generator, which 1Password's has among its own.
    "LastPass": _LETTERS + "!@#$%^&*",
    "letters and digits": _LETTERS,
}


def passwords(alphabet: str, number: int, length: int = 24) -> list[str]:
    """Always the same ones, each with a small letter, a capital and a digit, as the generators promise."""
    chosen, signs = random.Random(f"of {alphabet}"), ALPHABETS[alphabet]  # noqa: S311
    made = list[str]()
    while len(made) < number:
        one = "".join(chosen.choices(signs, k=length))
        if any(map(str.islower, one)) and any(map(str.isupper, one)) and any(map(str.isdigit, one)):
            made.append(one)
    return made


def _yaml(value: object, **how: Any) -> str:
    return str(yaml.safe_dump(value, width=1_000, **how)).rstrip("\n")


def _csv(*row: str) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(row)
    return out.getvalue().rstrip("\r\n")


def _failed(*command: str) -> str:
    return str(subprocess.CalledProcessError(1, list(command)))


def _doubled(word: str) -> str:
    """PowerShell's (about_Quoting_Rules)."""
    return "'" + word.replace("'", "''") + "'"


def _ini(value: str) -> str:
    """Of configparser, which escapes nothing."""
    return f"[db]\npassword = {value}"


# A notation of one password. A value of None is written by a shell: see _BY_BASH.
NOTATIONS: dict[str, Callable[[str], str] | None] = {
    "printenv": lambda value: f"DB_PASSWORD={value}",
    "docker inspect": lambda value: json.dumps({"Env": ["HOME=/root", f"DB_PASSWORD={value}"]}),
    "env, a stage": lambda value: f"DB_PASSWORD_PROD={value}",
    "env, a number": lambda value: f"API_KEY_V2={value}",
    "env, a personal token": lambda value: f"GH_PAT={value}",
    "export, shlex": lambda value: f"export DB_PASSWORD={shlex.quote(value)}",
    "docker run -e, shlex": lambda value: f"docker run -e {shlex.quote(f'DB_PASSWORD={value}')} h/app",
    "docker build --build-arg, shlex": lambda value: shlex.join(
        ["docker", "build", "--build-arg", f"TOKEN={value}", "."]
    ),
    "docker login -p, shlex": lambda value: shlex.join(["docker", "login", "-u", "AWS", "-p", value, HOST]),
    "docker login --password, shlex": lambda value: shlex.join(["docker", "login", "--password", value, HOST]),
    "docker login --password=, shlex": lambda value: shlex.join(["docker", "login", f"--password={value}", HOST]),
    "docker login -p, repr": lambda value: repr(["docker", "login", "-u", "AWS", "-p", value, HOST]),
    "docker login -p, json": lambda value: json.dumps(["docker", "login", "-u", "AWS", "-p", value, HOST]),
    "docker login -p, list2cmdline": lambda value: subprocess.list2cmdline(["docker", "login", "-p", value, HOST]),
    "docker login -p, CalledProcessError": lambda value: _failed("docker", "login", "-u", "AWS", "-p", value, HOST),
    "docker login -p, PowerShell": lambda value: f"docker login -u AWS -p {_doubled(value)} {HOST}",
    "docker login -p $(echo X)": lambda value: f"docker login -u AWS -p $(echo {shlex.quote(value)}) {HOST}",
    "docker login <<< X": lambda value: f"docker login -u AWS --password-stdin {HOST} <<< {shlex.quote(value)}",
    "docker login < <(echo X)": lambda value: f"docker login --password-stdin {HOST} < <(echo {shlex.quote(value)})",
    "echo X | docker login": lambda value: f"echo {shlex.quote(value)} | docker login --password-stdin {HOST}",
    "cat <<< X | docker login": lambda value: f"cat <<< {shlex.quote(value)} | docker login --password-stdin {HOST}",
    "'X' | docker login, PowerShell": lambda value: f"{_doubled(value)} | docker login --password-stdin {HOST}",
    "bash -x, docker login -p": None,
    "bash -x, a variable": None,
    "printf %q, a variable": None,
    "printf %q, docker login -p": None,
    "curl -u, shlex": lambda value: shlex.join(["curl", "-u", f"AWS:{value}", f"https://{HOST}/v2/"]),
    "curl -u, repr": lambda value: repr(["curl", "-u", f"AWS:{value}", f"https://{HOST}/v2/"]),
    "curl -x, shlex": lambda value: shlex.join(["curl", "-x", f"ada:{value}@proxy:3128", f"https://{HOST}/v2/"]),
    "skopeo --creds, shlex": lambda value: shlex.join(["skopeo", "copy", "--src-creds", f"AWS:{value}", "a", "b"]),
    "auth=(user, X), repr": lambda value: f"requests.get(url, auth={('AWS', value)!r})",
    "Authorization: Bearer": lambda value: f"Authorization: Bearer {value}",
    "-H, shlex": lambda value: shlex.join(["curl", "-H", f"Private-Token: {value}", f"https://{HOST}/v2/"]),
    "headers, repr": lambda value: repr({"Accept": "*/*", "X-Vault-Token": value, "Host": "h"}),
    "URL": lambda value: f"https://AWS:{quote(value, safe='')}@{HOST}/v2/",
    "query": lambda value: f"https://h/login?{urlencode({'user': 'AWS', 'password': value, 'n': 1})}",
    "quoted query": lambda value: f"r={quote(f'https://h/login?password={value}', safe='')}",
    "json": lambda value: json.dumps({"username": "AWS", "password": value, "n": 1}),
    "json, compact": lambda value: json.dumps({"user": "AWS", "SecretString": value, "n": 1}, separators=(",", ":")),
    "json in json": lambda value: json.dumps({"log": json.dumps({"password": value, "a": "b"})}),
    "json, name and value": lambda value: json.dumps([{"name": "DB_PASSWORD", "value": value}]),
    "json, two items": lambda value: json.dumps(["password", value]),
    "repr": lambda value: repr({"username": "AWS", "password": value, "n": 1}),
    "repr in json": lambda value: json.dumps({"level": "error", "msg": repr({"password": value})}),
    "yaml": lambda value: _yaml({"db": {"db_password": value, "user": "ada"}}),
    "yaml, single": lambda value: _yaml({"password": value}, default_style="'"),
    "yaml, double": lambda value: _yaml({"password": value}, default_style='"'),
    "toml": lambda value: f"password = {json.dumps(value)}",
    "ini": _ini,
    "csv": lambda value: _csv("id", f"DB_PASSWORD={value}", "x"),
    "xml, an element": lambda value: f"<server><password>{escape(value)}</password></server>",
    "xml, an attribute": lambda value: f"<password value={quoteattr(value)}/>",
    "xml, name and value": lambda value: f"<name>password</name><value>{escape(value)}</value>",
    "html": lambda value: f"<td>{html.escape(f'DB_PASSWORD={value}')}</td>",
    "a table": lambda value: f"|  SecretAccessKey |  {value} |",
}
# What bash prints of itself: $1 is the password. The login is a function, so that nothing is run.
_BY_BASH = {
    "bash -x, docker login -p": 'docker() { :; }; (set -x; docker login -u AWS -p "$1" h) 2>&1',
    "bash -x, a variable": "(set -x; DB_PASSWORD=$1) 2>&1",
    "printf %q, a variable": 'printf "DB_PASSWORD=%q\\n" "$1"',
    "printf %q, docker login -p": 'printf "docker login -u AWS -p %q h\\n" "$1"',
}


def _by_bash(script: str, values: Sequence[str]) -> list[str]:
    """What a script prints for each password: all but what a function of it traces."""
    each = f'while IFS= read -r line; do set -- "$line"; {script}; printf "\\0"; done'
    done = subprocess.run(
        ["bash", "-c", each],
        input="".join(f"{value}\n" for value in values),
        capture_output=True,
        text=True,
        check=True,
    )
    return [text.replace("+ :\n", "").replace("++ :\n", "").strip() for text in done.stdout.split("\0")[:-1]]


def written(notation: str, values: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each password, and a text of it."""
    write = NOTATIONS[notation]
    texts = map(write, values) if write else _by_bash(_BY_BASH[notation], values)
    return zip(values, texts, strict=True)


def shown(value: str, text: str, size: int = 6) -> bool:
    """Whether so many characters of a password stand in a text, one behind the other; escapes do not count."""
    value, text = (words.replace("\\", "") for words in (value, text))
    return any(value[at : at + size] in text for at in range(len(value) - size + 1))
