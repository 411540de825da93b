"""The recipes of docs/logs.md do what the page says, by the programs that it names.

Not part of the default run: needs Debian's packages in ``packages`` and the Python packages in ``requirements.txt``.
rsyslog and syslog-ng cannot both be installed (Debian policy, system-log-daemon), so rsyslog is unpacked.
"""

from __future__ import annotations

import csv
import importlib
import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.recipes.machine import KUBELET, QUIET, Machine, until
from tests.recipes.page import recipes

pytestmark = pytest.mark.recipes

RECIPES = recipes()
LOOPBACK = "127.0.0.1"
TOLD = ("forbidden", "pull", "team/app", "v7")


@pytest.fixture
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine in a folder with a short name: that of a socket has 108 bytes at most (unix(7))."""
    return Machine(tmp_path_factory.mktemp("m"))


@pytest.fixture(scope="module")
def rsyslog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of Debian's package, unpacked."""
    folder = tmp_path_factory.mktemp("rsyslog")
    folder.chmod(0o755)
    subprocess.run(["apt-get", "download", "-qq", "rsyslog"], cwd=folder, check=True, capture_output=True)
    (package,) = folder.glob("rsyslog_*.deb")
    subprocess.run(["dpkg-deb", "-x", package, folder / "root"], check=True)
    return folder / "root"


def told(machine: Machine) -> list[tuple[str, ...]]:
    return [tuple(one[name] for name in ("cause", "operation", "repository", "tag")) for one in machine.records()]


def is_passed_on(machine: Machine) -> None:
    """What a daemon passes on is told while it runs, each time."""
    until((machine.folder / "run/log").exists)
    machine.logged("sshd", KUBELET)  # of no program that the recipe asks for
    for times in (1, 2):
        machine.logged("kubelet", QUIET)
        machine.logged("kubelet", KUBELET)
        until(lambda times=times: len(machine.records()) == times)  # type: ignore[misc]


def test_rsyslog_hands_lines_on_and_gets_a_record_for_each_failure(machine: Machine, rsyslog: Path) -> None:
    (recipe,) = RECIPES["rsyslog"]
    (modules,) = rsyslog.glob("usr/lib/*/rsyslog")
    config = machine.folder / "rsyslog.conf"
    config.write_text(
        f'global(workDirectory="{machine.folder}/run")\nmodule(load="imuxsock" SysSock.Use="off")\n'
        f'input(type="imuxsock" Socket="{machine.folder}/run/log")\n{machine.placed(recipe)}'
    )
    daemon = [rsyslog / "usr/sbin/rsyslogd", "-n", "-f", config, "-i", machine.folder / "run/pid", "-M", modules]
    with machine.running([str(word) for word in daemon]):
        is_passed_on(machine)
    assert told(machine) == [TOLD] * 2


def test_syslog_ng_hands_lines_on_and_gets_a_record_for_each_failure(machine: Machine) -> None:
    (recipe,) = RECIPES["syslog-ng"]
    config = machine.folder / "syslog-ng.conf"
    config.write_text(
        f'@version: 4.8\nsource s_src {{ unix-dgram("{machine.folder}/run/log"); }};\n{machine.placed(recipe)}'
    )
    files = [f"--{name}={machine.folder}/run/{name}" for name in ("persist-file", "pidfile", "control")]
    with machine.running(["syslog-ng", "-F", "--no-caps", f"--cfgfile={config}", *files]):
        is_passed_on(machine)
    assert told(machine) == [TOLD] * 2


def entry(number: int, message: str) -> str:
    """An entry of a journal in its export format."""
    own = {"_SYSTEMD_UNIT": "kubelet.service", "SYSLOG_IDENTIFIER": "kubelet", "MESSAGE": message}
    stamps = {"__REALTIME_TIMESTAMP": 1_795_512_902_000_000 + number, "__MONOTONIC_TIMESTAMP": number}
    return "".join(f"{name}={value}\n" for name, value in {**stamps, "_BOOT_ID": "ab" * 16, **own}.items()) + "\n"


def test_a_journal_that_is_followed_gives_a_record_for_each_failure(machine: Machine) -> None:
    journal = machine.folder / "run/kubelet.journal"

    def append(number: int, message: str) -> None:
        remote = ["/usr/lib/systemd/systemd-journal-remote", f"--output={journal}", "-"]
        subprocess.run(remote, input=entry(number, message), text=True, check=True, capture_output=True)

    append(1, QUIET)
    machine.program("journalctl", f'#!/bin/sh\nexec {shutil.which("journalctl")} --file={journal} "$@"\n')
    (recipe,) = RECIPES["journald"]
    with machine.running(["bash", "-c", machine.placed(recipe)]):
        for times in (1, 2):
            append(times + 1, KUBELET)
            until(lambda times=times: len(machine.records()) == times)  # type: ignore[misc]
    assert told(machine) == [TOLD] * 2


@pytest.fixture
def recorded(machine: Machine) -> Machine:
    """A machine on which records were written."""
    log = machine.folder / "kubelet.log"
    log.write_text(f"{QUIET}\n{KUBELET}\n" * 2)
    (machine.folder / "push.log").write_text("denied: Your authorization token has expired.\n")
    machine.written.write_text(machine.shell("ecr-denied --format jsonl kubelet.log push.log"))
    return machine


def test_jq_counts_by_cause_and_gives_the_first_check(recorded: Machine) -> None:
    counts, checks = RECIPES["jq"]
    assert [line.split() for line in recorded.shell(counts).splitlines()] == [
        ["2", "forbidden", "team/app"],
        ["1", "token-expired", "-"],
    ]
    lines = [line.split("\t") for line in recorded.shell(checks).splitlines()]
    assert [(repository, bool(headline)) for repository, headline in lines] == [("team/app", True)] * 2 + [("-", True)]


def test_duckdb_counts_by_cause(recorded: Machine) -> None:
    (recipe,) = RECIPES["DuckDB"]
    (recorded.folder / "totals.py").write_text(recorded.placed(recipe))
    recorded.shell(f"{sys.executable} totals.py")
    with (recorded.folder / "totals.csv").open(encoding="utf-8") as totals:
        assert list(csv.reader(totals)) == [
            ["cause", "repository", "times"],
            ["forbidden", "team/app", "2"],
            ["token-expired", "", "1"],
        ]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        port: int = taken.getsockname()[1]
    return port


def page(url: str) -> str:
    """What a server answers; nothing while it does not yet."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            text: str = answer.read().decode()
    except OSError:
        return ""
    return text


def test_the_node_exporter_serves_a_metric_by_cause(machine: Machine) -> None:
    (machine.folder / "var/log/pods/app/0.log").write_text(f"{KUBELET}\n")
    (recipe,) = RECIPES["Prometheus"]
    machine.shell(recipe)
    folder = machine.folder / "var/lib/prometheus/node-exporter"
    assert [file.name for file in folder.iterdir()] == ["ecr_denied.prom"]
    address = f"{LOOPBACK}:{free_port()}"
    collect = ["--collector.disable-defaults", "--collector.textfile", f"--collector.textfile.directory={folder}"]
    with machine.running(["prometheus-node-exporter", f"--web.listen-address={address}", *collect]):
        until(lambda: page(f"http://{address}/metrics") != "")
        lines = page(f"http://{address}/metrics").splitlines()
    (sample,) = [line for line in lines if line.startswith("ecr_denied_failures{")]
    assert 'cause="forbidden"' in sample and 'repository="team/app"' in sample and sample.endswith(" 1")
    assert "node_textfile_scrape_error 0" in lines


@pytest.mark.filterwarnings("ignore")  # of what moto imports
def test_the_aws_cli_hands_a_log_group_on(machine: Machine) -> None:
    (follow, _) = RECIPES["CloudWatch Logs"]
    server: Any = importlib.import_module("moto.server").ThreadedMotoServer(LOOPBACK, port=0)
    server.start()
    try:
        address = "http://{}:{}".format(*server.get_host_and_port())
        keys = {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "invented"}
        account = {"AWS_ENDPOINT_URL": address, "AWS_DEFAULT_REGION": "eu-west-1", "LOG_GROUP": "nodes", **keys}
        now = int(time.time() * 1_000)
        (machine.folder / "events.json").write_text(
            json.dumps([{"timestamp": now + place, "message": text} for place, text in enumerate((QUIET, KUBELET))])
        )
        machine.program("aws", '#!/bin/sh\nexec /usr/bin/aws "$@"\n')  # Debian's, as its first version follows nothing
        machine.shell(
            "aws logs create-log-group --log-group-name nodes\n"
            "aws logs create-log-stream --log-group-name nodes --log-stream-name kubelet\n"
            "aws logs put-log-events --log-group-name nodes --log-stream-name kubelet --log-events file://events.json",
            **account,
        )
        with machine.running(["bash", "-c", f"{follow.strip()} > {machine.written}"], **account):
            until(lambda: bool(machine.records()))
    finally:
        server.stop()
    assert told(machine)[0] == TOLD
