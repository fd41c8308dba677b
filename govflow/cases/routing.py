"""Where a case goes after a step, by which norms and readings."""

from attrs import frozen

from govflow.cases.state import Case
from govflow.provisions.chains import Chain
from govflow.rules.reference import evaluate


@frozen
class Way:
    """The way a case goes: to which step or to `cleared`, and what that rests on."""

    to: str
    norms: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def way_from(chain: Chain, case: Case, step_id: str) -> Way:
    """Return where a case goes from a step, as its facts decide.

    Where a fact is unknown, the branch says which way is taken, and the facts are named.
    """
    branch = chain.branch_after(step_id)
    if branch is None:
        return Way(chain.next_of(step_id))
    outcome = evaluate(branch.when, case.facts)
    if outcome.truth is None:
        return Way(branch.unknown, branch.norms, branch.readings, outcome.unknown)
    return Way(branch.then if outcome.truth else branch.otherwise, branch.norms, branch.readings)
