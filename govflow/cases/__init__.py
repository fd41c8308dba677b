"""Cases: acts become entries or refusals, entries become the case, clocks run on it."""

from govflow.cases.acts import ACTS, CODES, Act, Code, Reason, Refusal
from govflow.cases.clocks import verdict_on
from govflow.cases.decide import decide
from govflow.cases.signing import waits_for
from govflow.cases.state import Case, digest_of, evolve

__all__ = [
    "ACTS",
    "CODES",
    "Act",
    "Case",
    "Code",
    "Reason",
    "Refusal",
    "decide",
    "digest_of",
    "evolve",
    "verdict_on",
    "waits_for",
]
