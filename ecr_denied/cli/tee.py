"""``ecr-denied --tee``: standard input is passed on to standard output, and its failures are told at the end."""

from __future__ import annotations

import argparse
import os

from ecr_denied.cli.inputs import complain
from ecr_denied.cli.overhearing import Overheard
from ecr_denied.cli.passing import CHUNK, STDIN, STDOUT, pass_on
from ecr_denied.cli.telling import tell

__all__ = ["Tee"]


class Tee:
    """What became of it: whether a failure was told, whether it was read to the end, and whether it was interrupted."""

    found: bool
    unreadable: bool
    interrupted: bool

    def __init__(self, options: argparse.Namespace) -> None:
        self.unreadable = self.interrupted = False
        heard = Overheard(options.keep)
        try:
            hear = heard.stream()
            while (chunk := os.read(STDIN, CHUNK)) and pass_on(chunk, STDOUT, hear):
                pass
        except OSError as error:
            self.unreadable = True
            complain("-", error.strerror or str(error))
        except KeyboardInterrupt:
            self.interrupted = True
        self.found = tell("-", heard, options)
