"""How the clocks of a case stand."""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

from govflow.calendars import ChinaCalendar, Overlay
from govflow.calendars.civil import localize
from govflow.cases.clocks import (
    clock_of,
    dues_of,
    dues_on,
    has_yielded,
    running,
    verdict_on,
)
from govflow.cases.timings import Timing
from govflow.errors import PolicyError, UnknownNameError
from govflow.policies import load_policy
from govflow.provisions.chains import Run
from govflow.rules.verdicts import Verdict
from tests.cases.made import CHAIN, EVENTS, POLICY, Tale, opened

CALENDAR = ChinaCalendar()
FORMED, AHEAD = CHAIN.runs
ASKED = EVENTS.runs[0]


def held(tale: Tale, run: Any, as_of: str, **about: Any) -> Verdict:
    """Return what is held of a clock of a case."""
    moment = datetime.fromisoformat(as_of)
    return verdict_on(POLICY, tale.now, run, as_of=moment, calendar=CALENDAR, **about)


def test_clock_of() -> None:
    """A clock is found by its norm, an unknown one is named."""
    assert clock_of(POLICY, "toy/6").norm == "toy/6"
    with pytest.raises(UnknownNameError, match="toy/99"):
        clock_of(POLICY, "toy/99")


def test_opening_starts_it_until_an_event_does() -> None:
    """It runs from the opening; the latest start event replaces that, at its `occurred`."""
    tale = opened()
    assert running(POLICY, tale.now, FORMED).start == tale.now.opened
    tale.do("ann", "event", name="formed", occurred=date(2024, 1, 30))
    tale.do("ann", "event", name="formed", occurred=datetime(2024, 1, 29, 9))
    assert running(POLICY, tale.now, FORMED).start == date(2024, 1, 30)


@pytest.mark.parametrize("from_open", [True, False])
def test_only_the_first_start_counts(from_open: bool) -> None:
    """What starts it again changes nothing where it does not start anew, the opening included."""
    run = attrs.evolve(FORMED, anew=False, from_open=from_open)
    tale = opened()
    tale.do("ann", "event", name="formed", occurred=date(2024, 1, 30))
    tale.do("ann", "event", name="formed", occurred=datetime(2024, 1, 29, 9))
    found = running(POLICY, tale.now, run).start
    assert found == (tale.now.opened if from_open else localize(datetime(2024, 1, 29, 9)))
    assert running(POLICY, opened().now, run).start == (opened().now.opened if from_open else None)


def test_an_opening_that_is_recorded_late() -> None:
    """It runs from when what opened the case happened, a bare date if no time is known."""
    tale = opened("request", occurred=date(2024, 1, 30))
    assert running(POLICY, tale.now, ASKED).start == date(2024, 1, 30)


def test_the_first_stop_counts() -> None:
    """The earliest stop event stops it, a bare date at the end of its day."""
    tale = opened("request")
    tale.do("ann", "event", name="transferred")
    assert running(POLICY, tale.now, ASKED).stop is None
    events = [
        attrs.evolve(tale.now.events[0], name="answered", occurred=occurred)
        for occurred in (date(2024, 2, 5), datetime(2024, 2, 5, 10))
    ]
    case = attrs.evolve(tale.now, events=tuple(events))
    assert running(POLICY, case, ASKED).stop == datetime(2024, 2, 5, 10)


@pytest.mark.parametrize(
    ("facts", "status", "due"),
    [
        ({"planned": "2024-02-20", "urgent": False}, "met", "2024-02-16"),
        ({"planned": date(2024, 2, 20), "urgent": False}, "met", "2024-02-16"),
        ({"planned": "2024-02-03", "urgent": False}, "breached", "2024-01-30"),
        ({"planned": "2024-02-20"}, "undetermined", None),
        ({"planned": "2024-02-20", "urgent": True}, "not-applicable", None),
        ({"planned": 5, "urgent": False}, "undetermined", None),
        ({"urgent": False}, "undetermined", None),
        ({"urgent": True}, "not-applicable", None),
        ({}, "undetermined", None),
    ],
)
def test_counted_back_from_a_fact(facts: Any, status: str, due: str | None) -> None:
    """A clock back from a stated day is stopped by the opening; without one it is open."""
    tale = opened()
    tale.case = attrs.evolve(tale.now, facts=facts)
    verdict = held(tale, AHEAD, "2024-03-01T00:00")
    assert verdict.status == status
    assert due is None or (verdict.due is not None and verdict.due.date().isoformat() == due)
    if status == "undetermined":
        assert verdict.missing is not None


def test_a_day_from_which_nobody_is_exempt() -> None:
    """Where no condition says what it is about, the unstated day alone keeps it open."""
    clocks = tuple(
        attrs.evolve(clock, when=None) if clock.norm == "toy/5" else clock
        for clock in POLICY.clocks
    )
    policy = attrs.evolve(POLICY, clocks=clocks)
    moment = datetime(2024, 3, 1)
    found = verdict_on(policy, opened().now, AHEAD, as_of=moment, calendar=CALENDAR)
    assert found.status == "undetermined"
    assert found.missing is not None
    assert found.missing.missing == "planned"


def test_before_its_start_event_it_does_not_run() -> None:
    """A clock whose start event has not occurred is not applicable, in words."""
    run = attrs.evolve(FORMED, from_open=False)
    verdict = held(opened(), run, "2024-03-01T00:00")
    assert verdict.status == "not-applicable"
    assert "formed" in verdict.why.en


def test_a_pause_moves_the_due_date() -> None:
    """While it stands still there is no due date; afterwards it is later by the pause."""
    tale = opened("request")
    assert held(tale, ASKED, "2024-02-02T00:00").due == tale.now.opened.replace(day=8, hour=0)
    tale.do("ann", "pause", clock="toy/6")
    assert held(tale, ASKED, "2024-02-02T00:00").status == "undetermined"
    tale.do("ann", "resume", clock="toy/6", at=tale.at + timedelta(days=1))
    assert held(tale, ASKED, "2024-02-03T00:00").due == tale.now.opened.replace(day=9, hour=0)


def test_windows() -> None:
    """A case opened before the norm was in force is judged only as if it had been."""
    tale = opened("request", at=datetime(2019, 12, 2, 9))
    assert held(tale, ASKED, "2020-03-01T00:00").status == "not-in-force"
    assert held(tale, ASKED, "2020-03-01T00:00", as_if_in_force=True).status == "breached"


def test_due_times_are_those_of_the_verdicts() -> None:
    """A clock that runs falls due when its verdict says; what cannot be counted has no time."""
    for moment in (datetime(2019, 12, 2, 9), datetime(2024, 2, 2, 9), datetime(2000, 2, 2, 9)):
        tale = opened("request", at=moment)
        verdict = held(tale, ASKED, "2024-03-01T00:00")
        assert dues_of(POLICY, tale.now, CALENDAR) == {"toy/6": verdict.due}


def test_a_period_that_cannot_be_read_has_no_due_time() -> None:
    """A fact that is no number of days leaves its clock without a due time."""
    policy = load_policy("bozhou")
    tale = opened("request")
    case = attrs.evolve(
        tale.now, chain="site-offline-temporary", facts={"max_days_each": -3, "lead_days": 2}
    )
    assert dues_of(policy, case, CALENDAR)["bozhou/s8.2.3"] is None


def test_an_ended_case_has_no_clock_that_runs() -> None:
    """Nothing falls due on a case that was withdrawn or closed."""
    tale = opened()
    assert tale.now.dues
    tale.do("ann", "withdraw")
    assert tale.now.dues == dues_of(POLICY, tale.now, CALENDAR) == {}


SNOW = ChinaCalendar(overlays=(Overlay("snow", closed=frozenset([date(2024, 2, 6)])),))


def test_the_amendment_rule() -> None:
    """What was recorded stands; another version of the calendar counts open clocks anew."""
    tale = opened("request")
    recorded = tale.now.dues
    assert dues_on(POLICY, tale.now, CALENDAR) is recorded
    anew = dues_on(POLICY, tale.now, SNOW)
    assert anew == {"toy/6": localize(datetime(2024, 2, 9))}
    assert recorded == {"toy/6": localize(datetime(2024, 2, 8))}
    assert tale.said["dues"] == {"toy/6": "2024-02-08T00:00:00+08:00"}
    unsaid = attrs.evolve(tale.now, timing=Timing())
    assert dues_on(POLICY, unsaid, CALENDAR) == recorded


@pytest.mark.parametrize(("day", "stands"), [(18, True), (21, True), (22, False), (25, False)])
def test_what_reaches_past_the_notices_is_counted_anew(day: int, stands: bool) -> None:
    """A due time up to the last day that notices cover stands, a later one never does."""
    tale = opened("request", at=datetime(2026, 12, day, 9))
    found = dues_on(POLICY, tale.now, CALENDAR)
    assert found == tale.now.dues
    assert (found is tale.now.dues) == stands


def test_other_readings_count_anew() -> None:
    """A policy under another reading does not take what was counted under the chosen one."""
    chosen = load_policy("wanzhou")
    other = chosen.under(["wanzhou/12.5:including-first-day"])
    assert chosen.clockwork("publication").readings == ()
    assert other.clockwork("publication").readings == ("wanzhou/12.5:including-first-day",)
    case = opened().now
    case = attrs.evolve(case, timing=Timing(dues_of(chosen, case, CALENDAR), CALENDAR.version))
    assert dues_on(chosen, case, CALENDAR) is case.dues
    assert dues_on(other, case, CALENDAR) == dues_of(other, case, CALENDAR) != case.dues


class TestYielding:
    """从其规定: after an event another norm goes first."""

    CHAIN = attrs.evolve(
        CHAIN,
        events=(*CHAIN.events, "special"),
        runs=(attrs.evolve(FORMED, yields_to="special"), AHEAD),
    )
    POLICY = attrs.evolve(POLICY, chains=(CHAIN,))

    def test_it_no_longer_applies(self) -> None:
        """Before the event it runs and falls due; after it the clock is about nothing."""
        tale = Tale(self.POLICY)
        assert tale.do("ann", "open", chain="publication") is None
        run = self.CHAIN.runs[0]
        late = datetime(2024, 6, 1)
        seen = verdict_on(self.POLICY, tale.now, run, as_of=late, calendar=CALENDAR)
        assert seen.status == "breached"
        assert run.norm in dues_of(self.POLICY, tale.now, CALENDAR)
        assert not has_yielded(tale.now, run)
        tale.do(None, "event", name="special")
        seen = verdict_on(self.POLICY, tale.now, run, as_of=late, calendar=CALENDAR)
        assert (seen.status, seen.due) == ("not-applicable", None)
        assert seen.why.en == "another period set by law goes first"
        assert run.norm not in dues_of(self.POLICY, tale.now, CALENDAR)

    def test_to_an_event_of_the_chain(self) -> None:
        """What it yields to is an event that the chain has."""
        with pytest.raises(PolicyError, match="it has no event 'special'"):
            attrs.evolve(CHAIN, runs=(attrs.evolve(FORMED, yields_to="special"), AHEAD))


class TestStoppedBeforeItRan:
    """A stop from before the only start: nobody can tell which of the two is wrong."""

    RUN = attrs.evolve(ASKED, from_open=False, starts=("transferred",))

    def held(self, as_of: str, *names: str, run: Run = RUN) -> Verdict:
        """Return what is held of a case to which those happened, an hour apart."""
        tale = opened("request")
        tale.do("ann", "event", name="transferred")
        first = tale.now.events[0]
        hours = [first.occurred + timedelta(hours=n) for n in range(len(names))]
        pairs = zip(names, hours, strict=True)
        events = tuple(attrs.evolve(first, name=name, occurred=at) for name, at in pairs)
        tale.case = attrs.evolve(tale.now, events=events)
        return held(tale, run, as_of)

    @pytest.mark.parametrize(
        ("as_of", "status"), [("2024-02-07T23:59", "pending"), ("2024-02-08T00:00", "undetermined")]
    )
    def test_it_is_no_breach(self, as_of: str, status: str) -> None:
        """It runs until its last day, and is then undetermined, not breached."""
        verdict = self.held(as_of, "answered", "transferred")
        assert verdict.status == status
        assert (verdict.missing is not None) == (status == "undetermined")

    def test_what_happened_again_counts(self) -> None:
        """A later stop settles it; a second start, after the first was stopped, runs for itself."""
        late = "2024-03-01T00:00"
        assert self.held(late, "answered", "transferred", "answered").status == "met"
        twice = ("answered", "transferred", "answered", "transferred")
        assert self.held(late, *twice).status == "breached"
        first = attrs.evolve(self.RUN, anew=False)
        again = self.held(late, "answered", "transferred", "transferred", run=first)
        assert again.status == "undetermined"
