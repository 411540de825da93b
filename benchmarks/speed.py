"""How fast logs are read, how much memory that takes, and how both grow: ratios against other programs in the same run.

    python benchmarks/speed.py [--megabytes N] [--memory]
    python benchmarks/speed.py --growth

A synthetic log (CI output, klog, access log, test results) with 0, 0.1, 1, 10 and 100 % of refusals, half of them
repeated as kubelet repeats, is read by the whole command and by three other programs: ``grep -cE`` and ``rg -c`` for
eight literals, and the loop people write, one ``re`` expression over each line. Seconds are printed for orientation;
only the ratios travel. ``--growth`` reads one shape after the other at a length and at four times of it, and exits with
1 when any takes more than 2.3 times as long for twice the length: it compares a program with itself alone.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from ecr_denied import parse, scan
from ecr_denied.records import Failure

NOISE = (
    b"2026-01-02T03:04:05.%03dZ building target object file with some flags -O2 ok\n",
    b"I1124 12:00:00.%06d 1 reflector.go:332 watching pods in namespace default\n",
    b'192.0.2.7 - - [22/Jun/2026:13:02:43 +0000] "GET /v1/thing/%d HTTP/1.1" 200 173 "-" "curl/8"\n',
    b"ok %d - the function returns what it should\n",
)
REFUSALS: tuple[bytes, ...] = (
    (
        b"denied: User: arn:aws:sts::444455556666:assumed-role/ci/run-%d is not authorized to perform: ecr:PutImage on"
        b" resource: arn:aws:ecr:us-east-1:111122223333:repository/team/app because no resource-based policy allows the"
        b" ecr:PutImage action\n"
    ),
    (
        b'Warning  Failed  9s  kubelet  Failed to pull image "'
        b'111122223333.dkr.ecr.us-east-1.amazonaws.com/app:%d": failed'
        b" to resolve image: unexpected status from HEAD request to https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2"
        b"/app/manifests/v1: 403 Forbidden\n"
    ),
)
WORDS = "denied|not authorized|no basic auth|403 forbidden|not found|name unknown|toomanyrequests|dkr[.]ecr"
LOOP = f"import re, sys\nfound = re.compile({WORDS!r}, re.I).search\nprint(sum(1 for line in sys.stdin if found(line)))"
HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
# Lines without an end, and what stands on them again and again.
SHAPES = {
    "box": "│denied: ",
    "carriage return": "denied:\r",
    "escaped break": "denied:\\n",
    "quotes": 'denied: "',
    "masks": "*** <account>.dkr.ecr. denied: ",
    "ANSI": "\x1b[31mdenied: ",
    "entities": "denied: &quot;",
    "JSON": '{"level":"error","msg":"denied: Your authorization token has expired."} ',
    "hosts": f"{HOST}/a ",
    "host": HOST,
    "ARNs": "arn:aws:ecr:eu-west-1:111122223333:repository/a ",
    "ARN": "arn:aws:ecr:",
    "URLs": f'Get "https://{HOST}/v2/a/manifests/b": EOF ',
    "denials": "User: arn:aws:iam::111122223333:user/x is not authorized to perform: ecr:PutImage ",
    "lines": "denied: Your authorization token has expired.\n",
}
MOST_GROWTH = 2.3
# A shorter piece stands on a line no more often than one of this length: 60,000 failures take longer than all the rest.
SHORTEST = 32


def log(share: float, size: int) -> Iterator[bytes]:
    """The lines of a log of about ``size`` bytes, ``share`` of them refusals; the same every time."""
    draw = random.Random(20261124)
    length = number = told = 0
    while length < size:
        number += 1
        if draw.random() < share:
            told += draw.random() < 0.5  # else the last one is told again
            line = REFUSALS[told % 2] % told
        else:
            line = draw.choice(NOISE) % (number % 1000)
        length += len(line)
        yield line


def seconds(work: Callable[[], object], runs: int = 3, clock: Callable[[], float] = time.perf_counter) -> float:
    """The best of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = clock()
        work()
        best = min(best, clock() - start)
    return best


def run(command: Sequence[str], file: Path) -> None:
    """Run a program over a file; what it prints goes into a pipe, as ``grep`` stops early otherwise."""
    with file.open("rb") as stdin:
        subprocess.run(command, stdin=stdin, stdout=subprocess.PIPE, check=False, env={**os.environ, "LC_ALL": "C"})


def programs() -> dict[str, list[str]]:
    """What is measured: this library's command first."""
    found = {"ours": [sys.executable, "-m", "ecr_denied", "--format", "jsonl"]}
    if grep := shutil.which("grep"):
        found["grep"] = [grep, "-cE", WORDS]
    if rg := shutil.which("rg"):
        found["rg"] = [rg, "-c", WORDS, "-"]
    return found | {"loop": [sys.executable, "-c", LOOP]}


def whole_process(megabytes: int) -> Iterator[str]:
    """A row for each share of refusals."""
    others = [name for name in programs() if name != "ours"]
    yield f"| refusals | MB | seconds | MB/s |{''.join(f' against {name} |' for name in others)}"
    yield f"|---|---|---|---|{'---|' * len(others)}"
    with tempfile.TemporaryDirectory() as folder:
        for share, size in ((0, megabytes), (0.001, megabytes), (0.01, megabytes // 5), (0.1, megabytes // 50), (1, 1)):
            file = Path(folder) / "log"
            file.write_bytes(b"".join(log(share, max(size, 1) * 1_000_000)))
            taken = {name: seconds(partial(run, command, file)) for name, command in programs().items()}
            mine = taken["ours"]
            ratios = "".join(f" {mine / taken[name]:.1f} |" for name in others)
            yield f"| {share:.1%} | {max(size, 1)} | {mine:.2f} | {max(size, 1) / mine:.1f} |{ratios}"


def one_refusal() -> Iterator[str]:
    """A row for a new refusal, for one told again, and for a record made and dumped."""
    new = [REFUSALS[number % 2] % number for number in range(400)]
    again = [line for number in range(20) for line in [REFUSALS[number % 2] % number] * 20]
    fields = next(scan(new[:1])).model_dump(exclude_computed_fields=True)
    rows = {
        "a record, made and dumped": lambda: [Failure(**fields).model_dump_json() for _ in new],
        "a new refusal": lambda: list(scan([b"".join(new)])),
        "a refusal told again": lambda: list(scan([b"".join(again)])),
        "a new refusal alone": lambda: [parse(line) for line in new],
    }
    list(scan(new))
    yield "| | microseconds |"
    yield "|---|---|"
    for name, work in rows.items():
        yield f"| {name} | {seconds(work) / len(new) * 1e6:.0f} |"


def start_up() -> Iterator[str]:
    """A row for each way to start, with the seconds of the processor that it takes."""
    bare = "from pydantic import BaseModel; import regex"
    python, command = [sys.executable, "-c"], [sys.executable, "-m", "ecr_denied"]
    read = "from ecr_denied import parse; parse({!r})"
    with tempfile.TemporaryDirectory() as folder:
        clean, refused = Path(folder) / "clean", Path(folder) / "refused"
        clean.write_bytes(b"".join(NOISE[3] % number for number in range(9)))
        refused.write_bytes(REFUSALS[0] % 7)
        rows: dict[str, tuple[list[str], Path]] = {
            bare: ([*python, bare], clean),
            "parse, nothing to tell": ([*python, read.format(clean.read_bytes())], clean),
            "parse, one refusal": ([*python, read.format(refused.read_bytes())], clean),
            "ecr-denied --version": ([*command, "--version"], clean),
            "ecr-denied, nothing to tell": (command, clean),
            "ecr-denied, one refusal": (command, refused),
        }
        taken = {name: min(processor_seconds(*row) for _ in range(9)) for name, row in rows.items()}
    yield "| | seconds | against the bare imports |"
    yield "|---|---|---|"
    for name, time_taken in taken.items():
        yield f"| {name} | {time_taken:.3f} | {time_taken / taken[bare]:.2f} |"


def processor_seconds(command: list[str], file: Path) -> float:
    """What a program takes of the processor: others beside it change that less than the time that passes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(command, file)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak(chunks: Iterator[bytes], format_: str) -> float:
    """The most memory of the command over a stream, in MB."""
    command = [sys.executable, "-c", _MEASURED, "--format", format_]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    with process:
        if process.stdin:
            process.stdin.writelines(chunks)
        _, said = process.communicate()
    return int(said.split()[-1]) / 1024


_MEASURED = (
    "import resource, sys\nfrom ecr_denied.cli import main\nmain(sys.argv[1:])\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
)


def repeated(share: float, megabytes: int) -> Iterator[bytes]:
    """A stream of a length, from 1 MB of log over and over."""
    piece = b"".join(log(share, 1_000_000))
    return (piece for _ in range(megabytes))


def distinct(megabytes: int) -> Iterator[bytes]:
    """A stream of failures, no two of them the same."""
    sentence = (
        b"name unknown: The repository with name 'app/%d' does not exist in the registry with id '111122223333'\n\n"
    )
    number = 0
    for _ in range(megabytes):
        piece = bytearray()
        while len(piece) < 1_000_000:
            number += 1
            piece += sentence % number
        yield bytes(piece)


def memory(scale: int) -> Iterator[str]:
    """A row for each kind of stream: the peak, against that of 10 MB of the same."""
    yield "| stream | format | 10 MB | long | MB long | ratio |"
    yield "|---|---|---|---|---|---|"
    kinds: dict[str, tuple[Callable[[int], Iterator[bytes]], int]] = {
        "noise": (partial(repeated, 0), 1000 // scale),
        "1 % refusals, repeated": (partial(repeated, 0.01), 1000 // scale),
        "distinct failures": (distinct, 200 // scale),
    }
    for name, (stream, length) in kinds.items():
        for format_ in ("text", "json", "jsonl", "github"):
            short, long = peak(stream(10), format_), peak(stream(length), format_)
            yield f"| {name} | {format_} | {short:.0f} | {long:.0f} | {length} | {long / short:.2f} |"


def growth(largest: int, names: Iterable[str] = SHAPES) -> Iterator[tuple[str, float]]:
    """For each shape, by how much more time it takes for twice the length."""
    for name in names:
        shape = SHAPES[name]
        taken = []
        for size in (largest // 4, largest):
            words = shape * (size // max(len(shape), SHORTEST))
            data = f'{{"log":"{words}"}}\n' if name == "escaped break" else f"{words}\n"
            # The processor's time: what runs beside it takes none of that.
            taken.append(seconds(partial(_exhaust, data.encode()), 1, time.process_time))
        yield name, (taken[1] / taken[0]) ** 0.5


def _exhaust(data: bytes) -> None:
    for _ in scan([data]):
        pass


def machine() -> str:
    """What this was measured on."""
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    )


def report(options: argparse.Namespace) -> Iterator[str]:
    """The tables."""
    yield f"Measured on {machine()}. A ratio above 1 means that this library takes longer."
    sections: list[tuple[str, Iterator[str]]] = [
        ("The whole command", whole_process(options.megabytes)),
        ("One refusal", one_refusal()),
        ("Start-up", start_up()),
    ]
    if options.memory:
        sections.append(("Peak memory, in MB", memory(options.memory)))
    grown = (f"| {name} | {ratio:.2f} |" for name, ratio in growth(options.largest))
    sections.append(("Growth: time for twice the length", iter(["| one line of | ratio |", "|---|---|", *grown])))
    for title, rows in sections:
        yield from ("", f"## {title}", "", *rows)


def main() -> int:
    """Print the tables, or check the growth alone."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--megabytes", type=int, default=100, help="the size of the log without refusals")
    options.add_argument("--memory", type=int, metavar="N", help="measure memory, on 1/N of 1 GB")
    options.add_argument("--largest", type=int, default=1 << 19, help="the longest line, in characters")
    options.add_argument("--growth", action="store_true", help="only check the growth")
    chosen = options.parse_args()
    if not chosen.growth:
        for line in report(chosen):
            print(line, flush=True)
        return 0
    worst = dict(growth(chosen.largest))
    for _ in range(9):
        # What is linear is so in one of some runs, whatever else the machine does.
        doubtful = [name for name, ratio in worst.items() if ratio > MOST_GROWTH]
        worst |= {name: min(worst[name], ratio) for name, ratio in growth(chosen.largest, doubtful)}
    for name, ratio in worst.items():
        print(f"{name:16} {ratio:.2f}", flush=True)
    return int(max(worst.values()) > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
