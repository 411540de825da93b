"""How fast a log is read, as ratios against other ways to search the same bytes in the same run.

    python benchmarks/throughput.py [MEGABYTES]

A synthetic log (CI output, klog, access log, test results) with 0, 1 and 10 % of refusals is read by ``scan`` and by
two other programs: ``grep -c -i -E`` for a handful of words, and the loop people write, one ``re`` expression over each
line. Ratios below 1 mean that ``scan`` is slower. Seconds are printed for orientation; only the ratios travel.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

from ecr_denied import scan

NOISE = (
    b"2026-01-02T03:04:05.123Z building target object file number %d with some flags -O2 ok\n",
    b"I1124 12:00:00.%06d 1 reflector.go:332 watching pods in namespace default\n",
    b'192.0.2.7 - - [22/Jun/2026:13:02:43 +0000] "GET /v1/thing/%d HTTP/1.1" 200 173 "-" "curl/8"\n',
    b"ok %d - the function returns what it should\n",
)
DENIED = (
    b"denied: User: arn:aws:sts::444455556666:assumed-role/ci/run-%d is not authorized to perform: ecr:PutImage on"
    b" resource: arn:aws:ecr:us-east-1:111122223333:repository/team/app because no resource-based policy allows the"
    b" ecr:PutImage action\n"
)
FORBIDDEN = (
    b'Warning  Failed  9s  kubelet  Failed to pull image "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:%d": failed'
    b" to resolve image: unexpected status from HEAD request to https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2"
    b"/app/manifests/v1: 403 Forbidden\n"
)
REFUSALS = (DENIED, FORBIDDEN)
WORDS = "denied|not authorized|no basic auth|403 Forbidden|not found|name unknown"
EXPRESSION = re.compile(WORDS, re.IGNORECASE)


def log(share: float, size: int) -> bytes:
    """A log of about ``size`` bytes, ``share`` of its lines refusals; the same one every time."""
    draw = random.Random(20261124)
    lines: list[bytes] = []
    length = 0
    while length < size:
        line = draw.choice(REFUSALS if draw.random() < share else NOISE) % len(lines)
        lines.append(line)
        length += len(line)
    return b"".join(lines)


def seconds(work: Callable[[], object]) -> float:
    """The best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def ours(data: bytes) -> int:
    """Read it with this library, in chunks as a file gives them."""
    return sum(1 for _ in scan(data[at : at + (1 << 18)] for at in range(0, len(data), 1 << 18)))


def loop(data: bytes) -> int:
    """One expression over each line."""
    return sum(1 for line in data.decode().splitlines() if EXPRESSION.search(line))


def grep(data: bytes) -> bytes:
    """``grep -c``."""
    command = [shutil.which("grep") or "grep", "-c", "-i", "-E", WORDS]
    return subprocess.run(command, input=data, capture_output=True, check=False).stdout


def main() -> None:
    """Print one row a share of refusals."""
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 8_000_000
    print("refusals   scan s   MB/s   x line loop   x grep -i")
    for share in (0.0, 0.01, 0.1):
        data = log(share, size)
        mine, theirs, greps = (seconds(partial(program, data)) for program in (ours, loop, grep))
        print(f"{share:8.0%} {mine:8.2f} {len(data) / mine / 1e6:6.1f} {theirs / mine:13.2f} {greps / mine:11.2f}")


if __name__ == "__main__":
    main()
