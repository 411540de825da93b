"""The package reads what it is given: it opens no connection, runs no program and writes no file.

But ``ecr-denied run`` runs the one command it is given, and ``ecr-denied kubernetes`` runs kubectl. boto3 is loaded, by
its name, where AWS is asked.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import ecr_denied
from tests.looped import looped

FOLDER = Path(ecr_denied.__file__).parent
# What connects, runs programs, or loads foreign code.
REFUSED = {
    *("socket", "ssl", "select", "socketserver", "http.client", "http.server", "urllib.request", "asyncio", "ftplib"),
    *("smtplib", "xmlrpc", "telnetlib", "webbrowser", "subprocess", "multiprocessing", "concurrent", "pty", "ctypes"),
    *("pickle", "marshal", "shelve", "runpy", "code", "tempfile", "logging.handlers", "boto3", "botocore", "requests"),
}
DEEDS = {
    "system",
    "popen",
    "fork",
    "posix_spawn",
    "posix_spawnp",
    "eval",
    "exec",
    "compile",
    "__import__",
    "write_text",
    "write_bytes",
    "unlink",
    "rename",
}
# What the two modules may that run the command of ``run``, and the one that asks for events.
ALLOWED = {
    "cli/child.py": {"posix_spawnp"},
    "cli/piped.py": {"subprocess"},
    # What the wheel itself brings, as its code is.
    "ready.py": {"pickle"},
    # kubectl
    "sources/kubernetes.py": {"subprocess"},
}
# Compiling an expression is none.
_HARMLESS = {("regex", "compile"), ("re", "compile")}


def imports(tree: ast.AST) -> set[str]:
    """Every module that is imported, also as a name taken from another, with the packages it is in."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return names | {name.partition(".")[0] for name in names}


def deeds(tree: ast.AST) -> set[str]:
    """Every function that is called, by its last name."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = {call.id for call in calls if isinstance(call, ast.Name)}
    methods = {(getattr(c.value, "id", ""), c.attr) for c in calls if isinstance(c, ast.Attribute)} - _HARMLESS
    return named | {name for _, name in methods}


@looped("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_no_module_imports_or_calls_what_connects_runs_or_writes(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = (imports(tree) & REFUSED) | (deeds(tree) & DEEDS)
    assert found == ALLOWED.get(path.relative_to(FOLDER).as_posix(), set())


def test_boto3_is_loaded_where_aws_is_asked_alone() -> None:
    sources = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.py")}
    loading = {name for name, source in sources.items() if "import_module" in source and '"boto3"' in source}
    assert loading == {"live/calls.py", "sources/ecs.py"}


HOOKED = """
import sys

REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.putenv", "ctypes.",
           "shutil.", "os.remove", "os.rename", "os.mkdir", "urllib.", "webbrowser.", "smtplib.", "ftplib.", "http.")

def refuse(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if event.startswith(REFUSED) or writes:
        raise RuntimeError(f"{event} {arguments}")

from ecr_denied.cli import main
sys.addaudithook(refuse)
from ecr_denied.output.formats import FORMATS
forms = [f"--format={form}" for form in FORMATS]
for arguments in (["--all"], ["--brief"], ["--lang=ja"], *([form] for form in forms)):
    assert main([*arguments, sys.argv[1]]) == 0
assert main(["explain", "forbidden"]) == 0
"""


def test_no_run_connects_runs_a_program_or_writes_a_file(tmp_path: Path) -> None:
    log = tmp_path / "job.log"
    log.write_text(
        "Error response from daemon: Get https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/: EOF\n" * 3
    )
    done = subprocess.run([sys.executable, "-B", "-c", HOOKED, str(log)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout and not done.stderr


COUNTED = """
import sys

STARTS = ("subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn")
started = []

def count(event, arguments):
    if event.startswith(STARTS):
        started.append(arguments[0])
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if event.startswith("socket.") or writes:
        raise RuntimeError(f"{event} {arguments}")

from ecr_denied.cli import main
sys.addaudithook(count)
assert main(["run", "--", "cat", sys.argv[1]]) == 0
assert started == ["cat"], started
"""


def test_run_runs_the_one_command_that_it_is_given(tmp_path: Path) -> None:
    log = tmp_path / "job.log"
    log.write_text("Error response from daemon: Get https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/: EOF\n")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    done = subprocess.run(
        [sys.executable, "-B", "-c", COUNTED, str(log)], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == log.read_text() and "connection-closed" in done.stderr


@pytest.mark.parametrize("deed", ["import socket; socket.socket()", "open('x', 'w')", "import os; os.system('true')"])
def test_the_hook_would_notice(deed: str, tmp_path: Path) -> None:
    hook = HOOKED.partition("from ecr_denied.cli")[0]
    code = f"{hook}\nsys.addaudithook(refuse)\n{deed}"
    done = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 1 and "RuntimeError" in done.stderr
