"""Run a command, pass its output on, and say what failed while it still runs.

    python examples/follow.py docker push 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1

The exit status is the command's.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator

from ecr_denied import Failure, Reader

# After so many seconds without output, what is known is told.
PAUSE = 0.5


async def failures(stream: asyncio.StreamReader) -> AsyncIterator[Failure]:
    """Pass a stream on, and yield each failure as soon as it is known."""
    reader = Reader()
    reading = asyncio.ensure_future(stream.read(1 << 16))
    while True:
        done, _ = await asyncio.wait([reading], timeout=PAUSE)
        if not done:
            found = reader.flush(at_end=False)
        elif data := reading.result():
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            found = reader.feed(data)
            reading = asyncio.ensure_future(stream.read(1 << 16))
        else:
            break
        for failure in found:
            yield failure
    for failure in reader.flush():
        yield failure


async def follow(command: list[str]) -> int:
    """Run the command and tell of its failures on standard error."""
    running = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    assert running.stdout  # it is a pipe
    async for failure in failures(running.stdout):
        print(f"{failure.cause}: {failure.repository or 'no repository was named'}", file=sys.stderr, flush=True)
    return await running.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(follow(sys.argv[1:])))
