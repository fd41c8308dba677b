"""Periods that hold an event back: which do, until when, and which have been cut short."""

from datetime import date, timedelta
from typing import Any, Final

import attrs
import pytest

from govflow.calendars.periods import natural_days
from govflow.law import Window
from govflow.provisions.chains import Chain, Run
from govflow.provisions.clocks import Extension
from govflow.provisions.gates import Gate
from tests.cases.made import NOON, POLICY, WORDS, Tale, clock, document, people, person
from tests.cases.test_gates import why

DAY: Final = timedelta(days=1)
MAJOR: Final = document.content_class == "major"
EXTENSION: Final = Extension(natural_days(10), "policy_document", WORDS, "toy/36")


def timed(run: Run | None = None, facts: dict[str, object] | None = None, **changes: Any) -> Tale:
    """Return a case whose event `shown` waits for a clock that `begun` starts and `ended` stops."""
    made = clock("toy/35", "begun", "ended", period=natural_days(10), **changes)
    chain = Chain(
        "timed",
        WORDS,
        WORDS,
        "document",
        events=("begun", "ended", "shown"),
        runs=(run or Run("toy/35", from_open=False, starts=("begun",)),),
        gates=(Gate("shown", elapsed=("toy/35",)),),
        final=("shown",),
    )
    policy = attrs.evolve(POLICY, clocks=(*POLICY.clocks, made), chains=(chain,))
    tale = Tale(policy, people(person("ann", "staff")), at=NOON - timedelta(hours=1))
    tale.do("ann", "open", at=NOON, chain="timed", facts=facts or {})
    return tale


def shown(tale: Tale, days: float) -> list[tuple[str, tuple[str, ...]]]:
    """Return why the event may not happen so many days after the case was opened."""
    return why(tale, None, "event", at=NOON + days * DAY, name="shown")


HELD_BACK: Final = [("not-allowed", ("toy/35",))]
ASKED: Final = [("missing-fact", ("toy/35",))]


class TestPeriods:
    """Which periods hold an event back, and until when."""

    @pytest.mark.parametrize(
        ("ended", "reasons"),
        [(None, []), (10.4, HELD_BACK), (10.6, []), (13, [])],
        ids=["stands", "last-day", "day-after", "later"],
    )
    def test_a_notice_that_was_cut_short(
        self, ended: float | None, reasons: list[tuple[str, tuple[str, ...]]]
    ) -> None:
        """A minimum period that ended before its time never runs out; one that did not has."""
        tale = timed(bound="min")
        tale.do(None, "event", at=NOON, name="begun")
        if ended is not None:
            tale.do(None, "event", at=NOON + ended * DAY, name="ended")
        assert shown(tale, 20) == reasons

    def test_a_notice_that_begins_anew(self) -> None:
        """What was cut short may begin anew, and runs out in its own time."""
        tale = timed(bound="min")
        tale.do(None, "event", at=NOON, name="begun")
        tale.do(None, "event", at=NOON + 5 * DAY, name="ended")
        tale.do(None, "event", at=NOON + 6 * DAY, name="begun")
        assert shown(tale, 16) == HELD_BACK
        assert shown(tale, 17) == []

    @pytest.mark.parametrize(
        ("facts", "reasons"),
        [({"content_class": "major"}, HELD_BACK), ({"content_class": "routine"}, []), ({}, ASKED)],
    )
    def test_a_period_that_applies_to_some(
        self, facts: dict[str, object], reasons: list[tuple[str, tuple[str, ...]]]
    ) -> None:
        """What a clock does not apply to need not wait for it; whether it does must be known."""
        assert shown(timed(facts=facts, bound="min", when=MAJOR), 30) == reasons

    def test_before_the_norm_is_in_force(self) -> None:
        """A norm that is not in force holds nothing back, whether its period began or not."""
        tale = timed(instrument="toy")
        later = Window(since=date(2024, 2, 20))
        text = attrs.evolve(POLICY.instruments[0], window=later)
        tale.policy = attrs.evolve(tale.policy, instruments=(text, POLICY.instruments[1]))
        assert shown(tale, 20) == HELD_BACK
        begun = attrs.evolve(tale, entries=list(tale.entries))
        begun.do(None, "event", at=NOON, name="begun")
        assert shown(begun, 1) == []
        assert shown(tale, 1) == []

    def test_a_period_that_only_warns(self) -> None:
        """A period that binds nobody has run out like any other."""
        tale = timed(advisory=True)
        tale.do(None, "event", at=NOON, name="begun")
        assert shown(tale, 10) == HELD_BACK
        assert shown(tale, 11) == []

    def test_a_notice_that_only_warns(self) -> None:
        """A minimum that binds nobody holds back while it runs, and not once it was cut short."""
        tale = timed(bound="min", advisory=True)
        tale.do(None, "event", at=NOON, name="begun")
        assert shown(tale, 10) == HELD_BACK
        tale.do(None, "event", at=NOON + 10 * DAY, name="ended")
        assert shown(tale, 11) == []

    def test_a_clock_that_stands_still(self) -> None:
        """While it stands still it does not run out; that is no fact that somebody could state."""
        tale = timed(bound="min", pausable="toy/36")
        tale.do(None, "event", at=NOON, name="begun")
        tale.do("ann", "pause", at=NOON + 2 * DAY, clock="toy/35")
        assert shown(tale, 20) == HELD_BACK
        tale.do("ann", "resume", at=NOON + 20 * DAY, clock="toy/35")
        assert shown(tale, 28) == HELD_BACK
        assert shown(tale, 40) == []

    @pytest.mark.parametrize(
        ("extended", "reasons"), [(None, ASKED), (True, HELD_BACK), (False, [])]
    )
    def test_a_period_that_may_have_been_extended(
        self, extended: bool | None, reasons: list[tuple[str, tuple[str, ...]]]
    ) -> None:
        """Where an extension would change it, whether there was one must be known."""
        facts: dict[str, object] = {} if extended is None else {"policy_document": extended}
        tale = timed(facts=facts, extension=EXTENSION)
        tale.do(None, "event", at=NOON, name="begun")
        assert shown(tale, 15) == reasons

    def test_a_period_from_a_fact(self) -> None:
        """A period that runs from a stated day asks for that day, and then runs out."""
        run = Run("toy/35", from_fact="planned")
        assert shown(timed(run, bound="min"), 15) == ASKED
        asked = timed(run, {"planned": NOON.date() - 20 * DAY}, bound="max")
        assert shown(asked, 15) == HELD_BACK  # opening the case stopped it: it was used

    @pytest.mark.parametrize(("days", "reasons"), [(12, []), (14, HELD_BACK)])
    def test_recorded_late(self, days: int, reasons: list[tuple[str, tuple[str, ...]]]) -> None:
        """What happened before the grace was used needed nothing then, whenever it is recorded."""
        tale = timed()
        tale.do(None, "event", at=NOON, name="begun")
        tale.do(None, "event", at=NOON + 13 * DAY, name="ended")
        occurred = NOON + days * DAY
        about = {"name": "shown", "occurred": occurred, "at": NOON + 20 * DAY}
        assert why(tale, None, "event", **about) == reasons
