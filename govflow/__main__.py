"""`python -m govflow` is the same as `govflow`."""

import sys

from govflow.cli import main

if __name__ == "__main__":
    sys.exit(main())
