"""Run every benchmark: `python -m benchmarks`."""

from benchmarks.audits import million
from benchmarks.calendar import batch, scalar
from benchmarks.cases import cases
from benchmarks.imports import imports
from benchmarks.peers import peers
from benchmarks.rules import rules
from benchmarks.stores import stores

if __name__ == "__main__":
    scalar()
    batch()
    million()
    rules()
    cases()
    peers()
    stores()
    imports()
