"""Where a case goes after a step, by which norms and readings."""

from govflow.cases.state import Case
from govflow.provisions.chains import Chain
from govflow.provisions.ways import Way


def way_from(chain: Chain, case: Case, step_id: str) -> Way:
    """Return where a case goes from a step, as its facts decide.

    Where a fact is unknown, the branch says which way is taken, and the facts are named.
    """
    return chain.rows[step_id].way(case.facts)
