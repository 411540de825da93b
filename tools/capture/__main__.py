"""Capture what clients print, or compare it with what was captured before.

    python -m tools.capture [--client NAME ...] [--scenario NAME ...] [--operation NAME ...] [--out fixtures] [--check]
    python -m tools.capture --constructed | --summary | --kept | --list

Exit status 0 if all went well, 1 if --check found a difference, 2 if a case could not be captured.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection
from pathlib import Path

from tools.capture import constructed, sandbox, tables
from tools.capture.capture import capture
from tools.capture.clients import CLIENTS
from tools.capture.fixtures import captured, differences, read
from tools.standin import SCENARIOS

Key = tuple[str, str]
Choice = Callable[[str, str, str], bool]


def main(arguments: list[str]) -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m tools.capture", description=__doc__.partition("\n")[0])
    parser.add_argument("--client", action="append", metavar="NAME", choices=CLIENTS, help="only this client")
    parser.add_argument("--scenario", action="append", metavar="NAME", choices=SCENARIOS, help="only this scenario")
    parser.add_argument("--operation", action="append", metavar="NAME", help="only this operation")
    parser.add_argument("--out", type=Path, default=Path("fixtures"), metavar="FOLDER", help="where the fixtures are")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--summary", action="store_true", help="rewrite the counts in FOLDER/README.md")
    parser.add_argument("--kept", action="store_true", help="rewrite docs/clients.md")
    parser.add_argument("--constructed", action="store_true", help="rewrite the constructed fixtures")
    parser.add_argument("--list", action="store_true", help="list clients and scenarios")
    options = parser.parse_args(arguments)
    if options.list:
        print("clients:", *CLIENTS, "\nscenarios:", *SCENARIOS)
        return 0
    if options.constructed:
        constructed.write(options.out)
    if options.summary:
        tables.write_summary(options.out)
    if options.kept:
        tables.write_kept(options.out, Path("docs/clients.md"))
    if options.constructed or options.summary or options.kept:
        return 0
    if not sandbox.inside():
        return sandbox.run("tools.capture", arguments)
    return _capture(options)


def _capture(options: argparse.Namespace) -> int:
    def chosen(_: str, operation: str, scenario: str) -> bool:
        return (not options.scenario or scenario in options.scenario) and (
            not options.operation or operation in options.operation
        )

    clients = options.client or list(CLIENTS)
    if not options.check:
        taken = 0
        for fixture in capture(clients, chosen):
            fixture.write(options.out)
            taken += 1
        print(f"{taken} captured", file=sys.stderr)
        return 0 if taken else 2
    drifted, seen = _drifted(options.out, clients, chosen)
    if drifted:
        # What a busy machine's timing did does not come again; what a client prints now does.
        drifted, again = _drifted(options.out, {client for client, _ in drifted}, _only(drifted))
        seen |= again
    print(*(line for lines in drifted.values() for line in lines), sep="\n", end="\n" if drifted else "")
    lost = 0
    for fixture in captured(options.out):
        operation = fixture.name.removesuffix(f"-{fixture.origin['scenario']}")
        wanted = fixture.client in clients and chosen(fixture.client, operation, fixture.origin["scenario"])
        if wanted and (fixture.client, fixture.name) not in seen:
            lost += 1
            print(f"{fixture.client}/{fixture.name}: not captured any more")
    print(f"{len(seen)} captured, {len(drifted)} differ, {lost} missing", file=sys.stderr)
    return 2 if lost or not seen else 1 if drifted else 0


def _drifted(folder: Path, clients: Collection[str], chosen: Choice) -> tuple[dict[Key, list[str]], set[Key]]:
    """Capture and compare: the differences by fixture, and all fixtures that were captured."""
    drifted, seen = {}, set()
    for fixture in capture(clients, chosen):
        key = (fixture.client, fixture.name)
        seen.add(key)
        path = folder / fixture.client / f"{fixture.name}.json"
        drift = differences(read(path), fixture) if path.exists() else [f"{path}: not captured before"]
        if drift:
            drifted[key] = drift
    return drifted, seen


def _only(keys: Collection[Key]) -> Choice:
    return lambda client, operation, scenario: (client, f"{operation}-{scenario}") in keys


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
