"""``python -m ecr_denied.lake``: print a query that finds the logs that may report a failure."""

from __future__ import annotations

import argparse

from ecr_denied.lake.prefilter import QUERIES, prefilter

if __name__ == "__main__":
    _parser = argparse.ArgumentParser(prog="python -m ecr_denied.lake", description=__doc__)
    _parser.add_argument("query", choices=QUERIES)
    print(prefilter(_parser.parse_args().query))
