"""What holds of the clocks of all policies, under every reading."""

from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow.calendars.civil import instant
from govflow.law import Window
from govflow.policies import shipped_policies
from govflow.provisions.clocks import Clock, Lost, Unstated
from govflow.provisions.judging import judge
from govflow.provisions.things import facts_of
from govflow.rules.verdicts import Verdict
from tests.provisions.timed import SETTLED
from tests.provisions.toys import CALENDAR, OPEN

EVERY: Final = [
    (read, policy.instrument(read.instrument).window)
    for policy in shipped_policies()
    for written in policy.clocks
    for read in (written, *(written.under((v.reading,)) for v in written.variants))
]
"""The clocks of every policy, as chosen and under each other reading."""
ASKING: Final = [
    (read, window)
    for read, window in EVERY
    if read.when is not None
    or read.extension is not None
    or isinstance(read.period, Lost | Unstated)
]
"""Those whose answer hangs on what somebody states."""
FIRST: Final = datetime(2018, 1, 1)
LAST: Final = datetime(2026, 12, 1)
Case = tuple[Clock, dict[str, Any], dict[str, object], dict[str, object]]


def _values(judged: Clock) -> dict[str, st.SearchStrategy[object]]:
    """Return what may be stated of the facts and numbers that a clock asks for."""
    found: dict[str, st.SearchStrategy[object]] = {}
    for declared in facts_of(judged.subject).values():
        choices = declared.choices or ((True, False) if bool in declared.kinds else (1, 2, 3))
        found[declared.name] = st.sampled_from(choices)
    if isinstance(judged.period, Lost):
        found[judged.period.parameter] = st.integers(0, 60)
    if isinstance(judged.period, Unstated):
        periods = ["0 hours", "2 hours", "5 working-days", "3 months", "calendar-quarter"]
        found[judged.period.parameter] = st.sampled_from(periods)
    return found


def _moments(first: datetime, last: datetime) -> st.SearchStrategy[date | datetime]:
    bare = st.dates(first.date(), last.date())
    return bare | st.datetimes(first, last)


@st.composite
def cases(draw: st.DrawFn, clocks: list[tuple[Clock, Window]]) -> Case:
    """Draw a clock, a course of events, what is known of it, and what comes to be known."""
    judged, window = draw(st.sampled_from(clocks))
    start = draw(_moments(FIRST, LAST))
    near = datetime.combine(start, datetime.min.time())
    around = _moments(near - timedelta(days=5), near + timedelta(days=60))
    events = {
        "start": start,
        "stop": draw(st.none() | around),
        "as_of": draw(around),
        "window": draw(st.sampled_from([window, OPEN])),
        "as_if_in_force": draw(st.booleans()),
        "calendar": CALENDAR,
    }
    known = st.fixed_dictionaries({}, optional=_values(judged))
    facts, more = draw(known), draw(known)
    return judged, events, facts, {**more, **facts}


def _settled(verdict: Verdict) -> bool:
    return verdict.status in SETTLED


class TestEveryClock:
    """What holds of the clocks of all policies, under every reading."""

    @pytest.mark.parametrize("asking", ASKING, ids=lambda pair: pair[0].norm)
    @settings(deadline=None, max_examples=40)
    @given(data=st.data())
    def test_a_new_fact_never_overturns(
        self, asking: tuple[Clock, Window], data: st.DataObject
    ) -> None:
        """A settled verdict, and its due date, stay what they are whatever is stated besides."""
        judged, events, facts, more = data.draw(cases([asking]))
        before = judge(judged, facts=facts, **events)
        after = judge(judged, facts=more, **events)
        if _settled(before):
            assert after.status == before.status
            if judged.extension is None:  # a granted extension moves the date, not the verdict
                assert after.due == before.due

    @settings(deadline=None, max_examples=100)
    @given(case=cases(EVERY))
    def test_late_is_at_or_after_due(
        self,
        case: Case,
    ) -> None:
        """Every verdict with a due date follows from it, from when it was done, and no more."""
        judged, events, _, facts = case
        verdict = judge(judged, facts=facts, **events)
        if verdict.due is None:
            assert verdict.status in {"undetermined", "not-applicable", "not-in-force"}
            return
        seen = instant(events["as_of"], ends=True)
        stop = events["stop"]
        done = None if stop is None else instant(stop, ends=True)
        done = None if done is None or done > seen else done
        past = (done or seen) >= verdict.due
        kept = past if judged.bound == "min" else not past
        if judged.bound == "min":
            expected = "met" if past else "pending" if done is None else "breached"
        else:
            expected = "breached" if past else "pending" if done is None else "met"
        if judged.advisory and past:
            expected = "undetermined"
        extension = judged.extension
        if expected == "breached" and extension and facts.get(extension.fact) is None:
            assert verdict.status in {"breached", "undetermined"}
            return
        assert verdict.status == expected
        assert (verdict.late_by is not None) is (expected == "breached" and judged.bound == "max")
        assert kept or verdict.status != "met"

    @settings(deadline=None, max_examples=100)
    @given(case=cases(EVERY), later=st.integers(0, 400))
    def test_done_stays_done(
        self,
        case: Case,
        later: int,
    ) -> None:
        """Seen later, what was settled when done is settled the same way."""
        judged, events, _, facts = case
        before = judge(judged, facts=facts, **events)
        stop, as_of = events["stop"], events["as_of"]
        if stop is not None and instant(stop, ends=True) <= instant(as_of, ends=True):
            moved = {**events, "as_of": as_of + timedelta(days=later)}
            assert judge(judged, facts=facts, **moved) == before
