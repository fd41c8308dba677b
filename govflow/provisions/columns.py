"""Column rules: how often a column must move, its own limit, and what a blank one is."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Final

from attrs import evolve

from govflow.calendars.civil import Moment, instant
from govflow.calendars.deadlines import Roll
from govflow.calendars.periods import Period
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.prerequisites import Happenings
from govflow.provisions.things import facts_of
from govflow.provisions.variants import Variant, under
from govflow.rules.conditions import Condition, check_condition
from govflow.rules.facts import find_fact
from govflow.rules.reference import evaluate
from govflow.rules.verdicts import Missing, Status, Verdict
from govflow.values import frozen
from govflow.words import Words, join

OPENED: Final = "opened"
CLOSED: Final = "closed"
UPDATED: Final = "updated"
"""What is recorded of a column: it was opened to the public, closed, updated."""


@frozen
class OwnLimit:
    """That an authority may give one column an update limit of its own, and in what letter.

    `parameter` is the fact that holds the limit, a period such as "1 weeks"; `says` are the
    other facts that the letter must state. It may not be longer than the rule's, unless it
    `may_lengthen`: then it stands in the rule's place. `by` is the authority.
    """

    norm: str
    duty: Words
    instrument: str
    parameter: str = "update_limit"
    says: tuple[str, ...] = ()
    may_lengthen: bool = False
    by: str | None = None
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def under(self, readings: Collection[str]) -> "OwnLimit":
        """Return it as those readings have it, in place of the chosen ones."""
        return under(self, readings)


@frozen
class ColumnRule:
    """How often the columns that `when` picks must be updated (更新间隔).

    The period runs from the last update; the day of the update is not counted. `period`
    is `OwnCycle` where the column's own rhythm decides. `own_limit` says by which norm one
    column may have been given a limit of its own, None if by none. `unless` is the fact that
    holds the reason for which that limit may be longer (原则上).
    """

    norm: str
    duty: Words
    when: Condition
    period: Period | OwnCycle
    instrument: str
    roll: Roll = None
    own_limit: OwnLimit | None = None
    unless: str | None = None
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def __attrs_post_init__(self) -> None:
        declared = facts_of("column")
        check_condition(self.when, declared)
        if self.unless is not None:
            find_fact(declared, self.unless)

    def excused(self, facts: Mapping[str, object]) -> bool:
        """Return whether a reason is stated for which a column may have a longer limit."""
        return self.unless is not None and bool(str(facts.get(self.unless) or "").strip())

    def under(self, readings: Collection[str]) -> "ColumnRule":
        """Return the rule as those readings have it, in place of the chosen ones."""
        rule: ColumnRule = under(self, readings)
        limit = rule.own_limit
        return rule if limit is None else evolve(rule, own_limit=limit.under(readings))


@frozen
class BlankRule:
    """The norm under which a column with nothing in it is a breach (空白栏目).

    `counts` is the fact that says how many items count.
    """

    norm: str
    duty: Words
    instrument: str
    counts: str = "items"
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def under(self, readings: Collection[str]) -> "BlankRule":
        """Return the rule as those readings have it, in place of the chosen ones."""
        return under(self, readings)

    def verdict(
        self, facts: Mapping[str, object], happened: Happenings, at: Moment | None = None
    ) -> Verdict:
        """Return what is held of a column as it is, or were it opened to the public at `at`.

        Without a number of items, what was updated has something in it.
        """
        opened, closed = _last(happened, OPENED), _last(happened, CLOSED)
        items = facts.get(self.counts, 1 if UPDATED in happened else None)
        if at is None and closed is not None and (opened is None or opened <= closed):
            return self._held("not-applicable", Words("栏目已关停", "the column is closed"))
        if isinstance(items, int) and items > 0:
            return self._held("met", Words("栏目内有信息", "there is something in it"))
        if items is None or (opened is None and at is None):
            fact = self.counts if items is None else OPENED
            why = Words(f"没有说明 {fact}", f"nobody stated {fact}")
            return self._held("undetermined", why, Missing(fact, why))
        why = Words("空白栏目：没有任何内容", "a blank column: there is nothing in it")
        return self._held("breached", why)

    def _held(self, status: Status, why: Words, missing: Missing | None = None) -> Verdict:
        said = join([self.duty, why])
        return Verdict(status, (self.norm,), said, missing=missing, readings=self.readings)


def _last(happened: Happenings, name: str) -> datetime | None:
    return max((instant(moment) for moment in happened.get(name, ())), default=None)


def rule_for(
    rules: Iterable[ColumnRule], facts: Mapping[str, object]
) -> ColumnRule | Missing | None:
    """Return the rule for a column, what nobody stated of it, or None if no rule is for it.

    The first rule whose condition holds decides.
    """
    if facts.get("kind") is None:
        return Missing("kind", Words("没有说明栏目类别", "nobody stated the kind of column"))
    open_facts: list[str] = []
    for rule in rules:
        outcome = evaluate(rule.when, facts)
        if outcome.truth:
            return rule
        open_facts.extend(outcome.unknown)
    if not open_facts:
        return None
    name = open_facts[0]
    label = facts_of("column")[name].label
    return Missing(name, Words(f"没有说明{label.zh}", f"nobody stated {label.en}"))
