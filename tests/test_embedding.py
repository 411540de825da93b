"""In another program: wrong arguments, order, pickles, threads, processes, and the examples."""

from __future__ import annotations

import io
import os
import pickle
import random
import runpy
import subprocess
import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import chain, combinations_with_replacement
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pydantic
import pytest

import ecr_denied
from ecr_denied import Cause, Failure, Policy, Principal, advise, explain, parse
from tests.looped import looped, sampled

ROOT = Path(__file__).parent.parent
EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again.\n"
DENIED = (ROOT / "fixtures" / "seed" / "push-other-account.terminal.txt").read_bytes()
LOGS = [path.read_bytes() for path in sorted((ROOT / "fixtures").rglob("*.txt"))[::60]]


# --- wrong arguments -------------------------------------------------------------------------------------

RECORDS = [
    record
    for record in (getattr(ecr_denied, name) for name in ecr_denied.__all__)
    if isinstance(record, type) and issubclass(record, pydantic.BaseModel)
]


@pytest.mark.parametrize("record", RECORDS)
def test_no_record_takes_a_field_that_it_does_not_have(record: type[pydantic.BaseModel]) -> None:
    with pytest.raises(pydantic.ValidationError, match="repositry\n  Extra inputs are not permitted"):
        record(repositry="team/app")


@pytest.mark.parametrize("wrong", ["denied", b"denied", None, [Failure(cause=Cause.FORBIDDEN)], {"cause": "forbidden"}])
def test_advice_about_anything_but_a_failure_is_a_type_error(wrong: Any) -> None:
    with pytest.raises(TypeError, match=f"^failure must be a Failure, not {type(wrong).__name__}: "):
        advise(wrong)


# --- order -----------------------------------------------------------------------------------------------


def failure(**fields: Any) -> Failure:
    return Failure(**{"cause": Cause.FORBIDDEN, **fields})


SORTED = [
    failure(first_line=1, last_line=9, message="b"),
    failure(first_line=2, last_line=2),
    failure(first_line=2, last_line=2, occurrences=2),
    failure(first_line=2, last_line=2, first_seen=datetime(2026, 11, 24)),
    failure(first_line=2, last_line=2, first_seen=datetime(2026, 11, 24, tzinfo=UTC)),
    failure(first_line=2, last_line=3),
    failure(first_line=2, principal=Principal(name="ada")),
    failure(first_line=2, principal=Principal(arn="arn:aws:iam::111122223333:user/\ud800")),
    failure(first_line=2, client="docker"),
    failure(first_line=2, message="a"),
    failure(first_line=2, message="b", policy=Policy()),
    failure(first_line=10),
]


def test_failures_sort_by_first_line_then_by_what_they_say() -> None:
    shuffled = random.Random(1).sample(SORTED, len(SORTED))  # noqa: S311
    assert sorted(shuffled) == SORTED


@looped("one, other", [*combinations_with_replacement(range(len(SORTED)), 2)])
def test_order_and_equality_agree(one: int, other: int) -> None:
    first, second = SORTED[one], SORTED[other]
    assert (first < second, first > second) == (one < other, False)
    assert (first <= second, first >= second, first == second) == (True, one == other, one == other)


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_a_failure_has_no_order_among_other_things(compare: str) -> None:
    assert getattr(failure(), compare)("forbidden") is NotImplemented
    with pytest.raises(TypeError, match="not supported between"):
        sorted([failure(), "forbidden"])  # type: ignore[type-var]


# --- pickles, threads, processes -------------------------------------------------------------------------


def test_every_record_survives_every_kind_of_pickle() -> None:
    (told,) = parse(DENIED)
    records = [told, *advise(told), explain(told.cause)]
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(records, protocol))  # noqa: S301
        assert again == records and [type(one) for one in again] == [type(one) for one in records]
        assert again[0].fingerprint == told.fingerprint and hash(again[0]) == hash(told)


def test_threads_read_as_one_does() -> None:
    alone = [parse(log) for log in LOGS]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(parse, LOGS * 2)) == alone * 2
        assert list(pool.map(advise, chain(*alone))) == [advise(told) for told in chain(*alone)]


FIRST = """
import sys
import tomllib
from threading import Barrier, Thread
from ecr_denied import advise, parse
log, together, found = sys.stdin.buffer.read(), Barrier(8), []
def read():
    together.wait()
    found.append([(told, advise(told)) for told in parse(log)])
threads = [Thread(target=read) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == 8 and found[0] and found == found[:1] * 8, found
"""


def test_threads_that_all_are_the_first_to_read_find_the_same() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST], input=DENIED, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


DRAWS = """
import random
from ecr_denied.catalogue import CATALOGUE
random.seed(1)
before = random.getstate()
some = CATALOGUE[:260]
for entry in some:
    for expression in (entry.expression, entry.unbroken): expression.search("nothing")
assert 2 * len(some) > 500 and random.getstate() == before
"""


def test_no_random_number_of_the_program_is_used_up_by_expressions_beyond_what_the_cache_of_regex_holds() -> None:
    done = subprocess.run([sys.executable, "-c", DRAWS], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


FORKS = """
import os, signal, sys, threading
from ecr_denied import parse
log = sys.stdin.buffer.read()
def read():
    while True: parse(log)
for _ in range(4): threading.Thread(target=read, daemon=True).start()
ends = []
for _ in range(int(sys.argv[1])):
    parse(log)
    child = os.fork()
    if not child:
        signal.alarm(30)
        os._exit(0 if parse(log) else 1)
    ends.append(os.waitpid(child, 0)[1])
assert set(ends) == {0}, ends
sys.stdout.flush()
os._exit(0)
"""


@sampled(4)
def test_a_process_that_forks_beside_threads_that_read_can_read(step: int) -> None:
    times = str(40 // step)
    done = subprocess.run([sys.executable, "-c", FORKS, times], input=DENIED, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


FIRST_FORK = """
import os, signal, sys, threading
from ecr_denied import advise, parse
log = sys.stdin.buffer.read()
def read():
    while True: parse(log)
for _ in range(4): threading.Thread(target=read, daemon=True).start()
child = os.fork()
if not child:
    signal.alarm(60)
    os._exit(0 if [advise(failure) for failure in parse(log)] else 1)
assert os.waitpid(child, 0)[1] == 0
sys.stdout.flush()
os._exit(0)
"""


def test_a_process_that_forks_while_threads_load_what_they_need_can_read() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_FORK], input=DENIED, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_processes_read_as_one_does() -> None:
    alone = [parse(log) for log in LOGS]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(parse, LOGS)) == alone
        assert list(pool.map(advise, chain(*alone))) == [advise(told) for told in chain(*alone)]


# --- the examples ----------------------------------------------------------------------------------------


HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
DECISIONS = [
    (b"all is well\n", 2, ""),
    (EXPIRED.encode(), 0, "authentication token-expired: log in again, then run the job again\n"),
    (b"toomanyrequests: Rate exceeded\n", 0, "capacity rate-limited: run the job again in a minute\n"),
    (
        DENIED,
        1,
        "permission resource-policy-implicit-deny: ask the registry-owner: Check that repository 'hato-re",
    ),
    (
        f"$ docker push {HOST}/team/app:v1\ntag invalid: The image tag 'v1' already exists in the 'team/app' repository"
        " and cannot be overwritten because the tag is immutable.\n".encode(),
        1,
        "name tag-immutable: tell the author to give the image another tag than v1\n",
    ),
    (
        b"name unknown: The repository with name 'app' does not exist in the registry with id '111122223333'\n",
        1,
        "name repository-not-found: tell the author: Check that repository 'app' exists",
    ),
    (
        f"dial tcp: lookup {HOST} on 10.0.0.2:53: no such host\n".encode(),
        1,
        "network host-not-found: call whoever runs this machine: ",
    ),
]


@pytest.mark.parametrize(("log", "status", "decision"), DECISIONS)
def test_the_bot_decides_by_retry_cause_and_family(
    log: bytes, status: int, decision: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(log)))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "examples" / "bot.py"), run_name="__main__")
    out, err = capsys.readouterr()
    assert (ended.value.code, err) == (status, "")
    assert out.partition(" ")[2].startswith(decision) and bool(out) is bool(decision)


FOLLOWED = f"""
import sys, time
print("The push refers to repository [{HOST}/team/app]", flush=True)
print({EXPIRED!r}, file=sys.stderr, flush=True)
if sys.argv[1:]: sys.stdin.read()
sys.exit(3)
"""


def test_the_follower_tells_while_the_command_waits_and_passes_output_and_status_on() -> None:
    words = [sys.executable, str(ROOT / "examples" / "follow.py"), sys.executable, "-c", FOLLOWED, "wait"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(words, env=environment, **pipes) as running:
        assert running.stderr and running.stderr.readline() == b"token-expired: team/app\n"
        assert running.poll() is None
        out, _ = running.communicate(b"")
    assert (running.returncode, out.decode()) == (3, f"The push refers to repository [{HOST}/team/app]\n{EXPIRED}\n")


@pytest.mark.parametrize("name", ["bot.py", "follow.py"])
def test_an_example_is_named_in_the_readme(name: str) -> None:
    assert f"examples/{name}" in (ROOT / "README.md").read_text(encoding="utf-8")


# --- the package -----------------------------------------------------------------------------------------


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert ecr_denied.__version__ == project["version"]


@pytest.mark.parametrize("name", ["advise", "group", "Failure"])
def test_a_public_name_is_loaded_when_it_is_first_asked_for(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = getattr(ecr_denied, name)
    monkeypatch.delattr(ecr_denied, name)
    assert name not in vars(ecr_denied) and name in dir(ecr_denied) and getattr(ecr_denied, name) is loaded
