"""A program that is run: its output is forwarded, signals reach it, its status is kept. POSIX only."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ, DefaultSelector
from types import FrameType

from ecr_denied.cli.capture import OutputCapture
from ecr_denied.cli.forward import LEFT_BEHIND, LINGER
from ecr_denied.cli.outputs import fill_standard_streams, outputs
from ecr_denied.cli.program import start
from ecr_denied.cli.signals import FORWARDED, IGNORED_BY_PYTHON, KEYS, ignored_by_shell, in_foreground

__all__ = ["Child"]


class Child:
    """A running program with the standard input, the environment and the other open files of this one.

    Where this one's output is a terminal, the program's is a pseudo-terminal of the same size. Where both outputs of
    this one are the same, so are the program's, and their order is kept.

    :raises OSError: when it cannot be started; ``FileNotFoundError`` when there is none of that name.
    """

    def __init__(self, command: list[str], captured: OutputCapture) -> None:
        fill_standard_streams()
        self._outputs = outputs(captured)
        self._status: int | None = None
        self._deadline: float  # since the program has ended
        self.left_behind: bool = False  # others, which wrote for so long that they were not awaited
        # One that is ignored is forwarded as well: the program begins with it ignored, and may have changed that.
        handlers = ((number, signal.getsignal(number)) for number in FORWARDED)
        self._handlers = {number: handler for number, handler in handlers if handler is not None}
        # A signal that comes before there is a program to send it to waits.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, FORWARDED)
        try:
            self._pid = start(command, partial(self._spawn, mask))
            for number in self._handlers:
                signal.signal(number, self._resize if number == signal.SIGWINCH else self._forward)
        except OSError:
            for output in self._outputs:
                output.close()
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            for output in self._outputs:
                output.begin()

    def _spawn(self, mask: set[int | signal.Signals], words: list[str]) -> int:
        return os.posix_spawnp(
            words[0],
            words,
            os.environ,
            file_actions=[action for output in self._outputs for action in output.actions()],
            setsigmask=mask,
            setsigdef=IGNORED_BY_PYTHON - ignored_by_shell(),
        )

    def wait(self) -> int:
        """Forward its output until it ends, and wait for the program's end.

        :returns: the exit status as a shell gives it, 128 and its number for a signal.
        """
        self._forward_outputs()
        if self._status is None:
            _, self._status = os.waitpid(self._pid, 0)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        code = os.waitstatus_to_exitcode(self._status)
        return code if code >= 0 else 128 - code

    @property
    def in_mid_line(self) -> bool:
        """True if what was forwarded last ends no line."""
        return any(output.in_mid_line for output in self._outputs)

    def _forward_outputs(self) -> None:
        """Forward the outputs to their end, or until the program has ended and what it left behind need not be awaited.

        All that the program itself wrote is forwarded. Of two outputs that have something, standard output is first:
        clients name the image there, then fail.
        """
        waiting = list(self._outputs)
        with DefaultSelector() as selector:
            for output in waiting:
                selector.register(output, EVENT_READ)
            while waiting:
                # Asked first: what the program wrote is then in its pipes.
                ended = self._has_ended()
                late = ended and time.monotonic() >= self._deadline
                ready = {key.fileobj for key, _ in selector.select(0 if late else LINGER)}
                wanted = [output for output in waiting if output in ready and (output.owed > 0 or not late)]
                if ended and not wanted:
                    self.left_behind = late
                    break
                for output in wanted:
                    if not output.forward():
                        selector.unregister(output)
                        waiting.remove(output)
                        output.close()
        for output in waiting:
            output.close()

    def _has_ended(self) -> bool:
        if self._status is None:
            ended, status = os.waitpid(self._pid, os.WNOHANG)
            if ended:
                self._status = status
                self._deadline = time.monotonic() + LEFT_BEHIND
                for output in self._outputs:
                    output.program_ended()
        return self._status is not None

    def _forward(self, number: int, _: FrameType | None) -> None:
        if number not in KEYS or not in_foreground():
            self._send(number)

    def _resize(self, number: int, _: FrameType | None) -> None:
        for output in self._outputs:
            output.resize()
        self._send(number)

    def _send(self, number: int) -> None:
        if self._status is not None:
            self._deadline = 0.0  # there is no program any more to send it to, and no reason to wait for others
            return
        with suppress(OSError):  # it has just ended, or is another user's, as sudo is
            os.kill(self._pid, number)
