"""Column rules: how often a column must move, and what a blank one is."""

from collections.abc import Collection

from attrs import frozen

from govflow.calendars.deadlines import Roll
from govflow.calendars.periods import Period
from govflow.provisions.variants import Variant, under
from govflow.rules.conditions import Condition
from govflow.words import Words


@frozen
class OwnCycle:
    """A column that follows its own rhythm: the caller states it as `cycle`."""

    parameter: str = "cycle"


@frozen
class ColumnRule:
    """How often the columns that `when` picks must be updated (更新间隔).

    The period runs from the last update; the day of the update is not counted. `period`
    is `OwnCycle` where the column's own rhythm decides.
    """

    norm: str
    duty: Words
    when: Condition
    period: Period | OwnCycle
    instrument: str
    roll: Roll = None
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def under(self, readings: Collection[str]) -> "ColumnRule":
        """Return the rule as those readings have it, in place of the chosen ones."""
        return under(self, readings)


@frozen
class BlankRule:
    """The norm under which a column with nothing in it is a breach (空白栏目)."""

    norm: str
    duty: Words
    instrument: str
