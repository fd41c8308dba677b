"""Column rules: how often a column must move, and what a blank one is."""

from collections.abc import Collection

import attrs
from attrs import frozen

from govflow.calendars.deadlines import Roll
from govflow.calendars.periods import Period
from govflow.provisions.clocks import Variant, chosen, rested
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
        rule = self
        for variant in chosen(self.variants, readings):
            roll = rule.roll if variant.roll is None else variant.roll
            rule = attrs.evolve(
                rule,
                period=variant.period or rule.period,
                roll="next" if roll == "next" else None,
                readings=rested(rule.readings, variant),
            )
        return rule


@frozen
class BlankRule:
    """The norm under which a column with nothing in it is a breach (空白栏目)."""

    norm: str
    duty: Words
    instrument: str
