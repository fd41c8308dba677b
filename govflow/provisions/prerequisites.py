"""Prerequisites: what must have happened before something else may (先…后…)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from govflow.calendars.civil import Moment, civil_date, instant, midnight
from govflow.errors import PolicyError
from govflow.provisions.events import Event
from govflow.provisions.things import Subject, facts_of
from govflow.provisions.variants import Variant, under
from govflow.rules.conditions import Condition, check_condition
from govflow.rules.reference import evaluate
from govflow.rules.verdicts import Missing, Status, Verdict
from govflow.values import frozen
from govflow.words import Words, join

Happenings = Mapping[str, Sequence[Moment]]
"""When each event happened, by its name."""


@frozen
class Prerequisite:
    """What must have happened, all of it, before another event may.

    `same_day` asks that it happened on that very day (同步); `by_day` lets that day do,
    whatever the hour. With `since` it is needed anew after each such event: without one the
    norm does not apply, and what happened before the last one serves no more. `in_turn` asks
    that what is needed happened in the order in which it is listed. An `advisory`
    one warns and holds nothing to be a breach. `by` is the authority whose duty it is, None
    for the unit itself. Raises PolicyError if nothing is needed.
    """

    norm: str
    duty: Words
    subject: Subject
    before: Event
    needs: tuple[Event, ...]
    instrument: str
    when: Condition | None = None
    same_day: bool = False
    by_day: bool = False
    since: Event | None = None
    in_turn: bool = False
    advisory: bool = False
    by: str | None = None
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not self.needs:
            raise PolicyError(
                Words(f"{self.norm}：没有前置事项", f"{self.norm}: nothing is needed before")
            )
        if self.when is not None:
            check_condition(self.when, facts_of(self.subject))

    def events(self) -> tuple[Event, ...]:
        """Return every event that it names: what it is before, what is needed, since when."""
        return (self.before, *self.needs, *(() if self.since is None else (self.since,)))

    def under(self, readings: Collection[str]) -> "Prerequisite":
        """Return the prerequisite as those readings have it, in place of the chosen ones."""
        return under(self, readings)

    def verdict(
        self,
        facts: Mapping[str, object],
        happened: Happenings,
        at: Moment | None = None,
        as_of: Moment | None = None,
    ) -> Verdict:
        """Return what is held: of the event if it happened at `at`, else of its last time.

        Where both happened on one day and the time of day of one is not known, which came
        first is undetermined. What is needed `by_day`, or on the `same_day`, is pending until
        that day is over at `as_of`.
        """
        applies = None if self.when is None else evaluate(self.when, facts)
        if applies is not None and applies.truth is not True:
            said = join([clause.why for clause in applies.open or applies.clauses])
            if applies.truth is None:
                return self._verdict("undetermined", said, Missing(applies.unknown[0], said))
            why = Words(f"不适用（{said.zh}）", f"does not apply ({said.en})")
            return self._verdict("not-applicable", why)
        times = happened.get(self.before.name, ())
        moment = at if at is not None else max(times, key=instant, default=None)
        if moment is None:
            why = Words(f"尚未{self.before.words.zh}", f"not yet {self.before.words.en}")
            return self._verdict("not-applicable", why)
        if self.since is not None:
            began = [t for t in happened.get(self.since.name, ()) if _not_after(t, moment)]
            if not began:
                words = self.since.words
                why = Words(f"没有“{words.zh}”的记录", f"no record of {words.en}")
                return self._verdict("not-applicable", why)
            last = max(began, key=instant)
            happened = {n: [t for t in ts if _not_after(last, t)] for n, ts in happened.items()}
        day_is_over = at is not None or as_of is None or civil_date(as_of) > civil_date(moment)
        return self._held(happened, moment, pending=self._whole_day and not day_is_over)

    @property
    def _whole_day(self) -> bool:
        """Whether what is needed may still come until the day is over."""
        return self.by_day or self.same_day

    def _held(self, happened: Happenings, moment: Moment, *, pending: bool) -> Verdict:
        lacking: list[Words] = []
        unsure: list[Words] = []
        for need in self.needs:
            orders = [self._in_order(time, moment) for time in happened.get(need.name, ())]
            if True not in orders:
                (unsure if None in orders else lacking).append(need.words)
        if self.in_turn and not (lacking or unsure):
            lacking += self._out_of_turn(happened, moment)
        if lacking:
            return self._lacking(join(lacking), moment, pending=pending)
        if unsure:
            said, before = join(unsure), self.before.words
            why = Words(
                f"{said.zh}与{before.zh}在同一日，不知先后",
                f"{said.en} and {before.en} on one day: which came first is not known",
            )
            return self._verdict("undetermined", why, Missing("time-of-day", why))
        return self._verdict("met", join([self.duty, *(need.words for need in self.needs)]))

    def _out_of_turn(self, happened: Happenings, moment: Moment) -> Iterator[Words]:
        """Yield what did not happen again after what is listed before it."""
        earlier: Moment | None = None
        for need, previous in zip(self.needs, (None, *self.needs), strict=False):
            times = [t for t in happened[need.name] if self._in_order(t, moment)]
            after = [t for t in times if earlier is None or _not_after(earlier, t)]
            if previous is not None and not after:
                yield Words(
                    f"{previous.words.zh}之后的{need.words.zh}",
                    f"{need.words.en} after {previous.words.en}",
                )
            earlier = min(after or times, key=instant)

    def _lacking(self, said: Words, moment: Moment, *, pending: bool) -> Verdict:
        before = self.before.words
        when = Words("当日", "on the same day as") if self.same_day else Words("前", "before")
        lacks = Words(
            f"{before.zh}{when.zh}没有：{said.zh}", f"lacking {when.en} {before.en}: {said.en}"
        )
        why = join([self.duty, lacks])
        if pending:
            over = Words("当日尚未结束", "the day is not over yet")
            return self._verdict("pending", join([why, over]))
        if self.advisory:
            warned = join([why, Words("只作提醒，不认定违反", "a warning, no breach is held")])
            return self._verdict("undetermined", warned, Missing("human-judgement", warned))
        over_at = midnight(civil_date(moment).toordinal() + 1)
        return self._verdict("breached", why, since=over_at if self._whole_day else instant(moment))

    def _in_order(self, time: Moment, moment: Moment) -> bool | None:
        if self.by_day:
            return civil_date(time) <= civil_date(moment)
        if self.same_day and civil_date(time) != civil_date(moment):
            return False
        if instant(time, ends=True) <= instant(moment) or self.same_day:
            return True
        return None if instant(time) <= instant(moment, ends=True) else False

    def _verdict(
        self,
        status: Status,
        why: Words,
        missing: Missing | None = None,
        since: datetime | None = None,
    ) -> Verdict:
        return Verdict(
            status, (self.norm,), why, missing=missing, readings=self.readings, since=since
        )


def _not_after(one: Moment, other: Moment) -> bool:
    """Return whether one thing may have happened before another, or with it."""
    return instant(one) <= instant(other, ends=True)
