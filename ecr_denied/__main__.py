"""``python -m ecr_denied``."""

import sys

from ecr_denied.cli import main

if __name__ == "__main__":
    sys.exit(main())
