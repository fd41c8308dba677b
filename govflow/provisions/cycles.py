"""Cycles: the own rhythm of a column, as its name or its responsible unit states it."""

from govflow.values import frozen


@frozen
class OwnCycle:
    """A column that follows its own rhythm: the caller states it as `cycle`.

    A rhythm of calendar weeks, months, quarters or years has one item for each: after the
    one that covers the day stated as `covered`, the next is due by the end of the `later`
    period from there on (2: before the period after its own has ended).
    """

    parameter: str = "cycle"
    covered: str = "covered"
    later: int = 2
