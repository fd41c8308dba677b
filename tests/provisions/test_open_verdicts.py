"""Verdicts that stay open, and the windows in force."""

from datetime import date
from typing import Final

import pytest

from govflow.law import Window
from govflow.rules.verdicts import Missing, Status
from tests.provisions.timed import AT_ONCE, CONFIGURED, IN_HOURS, LIMIT, LOST, SIMPLE
from tests.provisions.toys import clock, verdict_of


class TestOpenVerdicts:
    """What nobody can judge, and what nothing needs to be judged of."""

    def test_an_unknown_fact(self) -> None:
        """A fact nobody stated leaves it undetermined, naming the fact, however late."""
        verdict = verdict_of(SIMPLE, "2024-01-31", None)
        assert verdict.status == "undetermined"
        assert verdict.missing is not None
        assert verdict.missing.missing == "simple"
        assert verdict.readings == ("toy/1:r",)

    def test_not_applicable(self) -> None:
        """A fact that rules the duty out settles it, whatever happened."""
        for stop in (None, "2025-01-01"):
            verdict = verdict_of(SIMPLE, "2024-01-31", stop, facts={"simple": False})
            assert verdict.status == "not-applicable"
            assert "whether it is a simple question: no" in verdict.why.en

    def test_the_horizon(self) -> None:
        """A start whose working days cannot be counted is undetermined, saying why."""
        verdict = verdict_of(clock(), "2000-06-01", "2000-06-02", as_if_in_force=True)
        assert verdict.status == "undetermined"
        assert verdict.missing == Missing("calendar", verdict.why)
        assert "working days before 2001" in verdict.why.en

    def test_a_lost_number(self) -> None:
        """A lost number leaves it undetermined; stated, it is judged."""
        lost = clock(period=LOST)
        verdict = verdict_of(lost, "2024-01-31", "2024-06-01")
        assert verdict.missing is not None
        assert (verdict.status, verdict.missing.probable) == ("undetermined", 30)
        stated = verdict_of(lost, "2024-01-31", "2024-06-01", facts={"max_days": 30})
        assert stated.status == "breached"

    @pytest.mark.parametrize(
        ("stop", "as_of", "measured"),
        [
            ("2024-01-31T10:30", "2024-06-01", True),
            ("2024-01-31T10:30", "2024-01-31T10:00", False),
            (None, "2024-06-01", False),
        ],
    )
    def test_a_lag_is_measured(self, stop: str | None, as_of: str, measured: bool) -> None:
        """Of 立即 the lag is shown once it is known, and is no breach."""
        verdict = verdict_of(AT_ONCE, "2024-01-31T09:00", stop, as_of)
        assert verdict.status == "undetermined"
        assert verdict.why.en.endswith("it took 1 hour 30 minutes") is measured
        assert verdict.why.zh.endswith("历时1小时 30分钟") is measured

    @pytest.mark.parametrize(
        ("stop", "status"), [("2024-01-31T10:59", "met"), ("2024-01-31T11:00", "breached")]
    )
    def test_a_lag_under_its_reading(self, stop: str, status: Status) -> None:
        """Under the reading and beyond the stated threshold it is a breach."""
        facts = {"threshold": "2 hours"}
        verdict = verdict_of(CONFIGURED, "2024-01-31T09:00", stop, facts=facts)
        assert (verdict.status, verdict.readings) == (status, ("toy/1:configured",))
        unread = verdict_of(AT_ONCE, "2024-01-31T09:00", stop, facts=facts)
        assert unread.status == "undetermined"


class TestWindows:
    """Whether the norm bound what started then."""

    WINDOW: Final = Window(since=date(2024, 1, 31), until=date(2024, 3, 1))

    @pytest.mark.parametrize(
        ("start", "status"),
        [
            ("2024-01-30", "not-in-force"),
            ("2024-01-30T23:59", "not-in-force"),
            ("2024-01-31", "breached"),
            ("2024-02-29", "breached"),
            ("2024-03-01", "not-in-force"),
        ],
    )
    def test_the_start_decides(self, start: str, status: Status) -> None:
        """A norm binds what starts in its window, whenever it ends."""
        verdict = verdict_of(LIMIT, start, None, window=self.WINDOW)
        assert verdict.status == status
        assert verdict_of(LIMIT, start, None).status == "breached"

    def test_in_the_time_of_china(self) -> None:
        """The day of a start is its day in China, wherever its clock stood."""
        start = "2024-01-30T16:00Z"
        assert verdict_of(LIMIT, start, None, window=self.WINDOW).status == "breached"

    def test_an_unknown_day_in_force(self) -> None:
        """Before a text of unknown date was first seen, nobody can say whether it bound."""
        window = Window(first_seen=date(2024, 1, 31))
        verdict = verdict_of(LIMIT, "2024-01-30", None, window=window)
        assert verdict.status == "undetermined"
        assert verdict.missing == Missing("day-in-force", verdict.why)
        assert verdict_of(LIMIT, "2024-01-31", None, window=window).status == "breached"

    @pytest.mark.parametrize("window", [WINDOW, Window(), Window(first_seen=date(2030, 1, 1))])
    def test_as_if_in_force(self, window: Window) -> None:
        """Asked as if it were in force, no window matters."""
        assert (
            verdict_of(LIMIT, "2020-01-30", None, window=window, as_if_in_force=True).status
            == "breached"
        )

    def test_before_anything_else(self) -> None:
        """What the norm did not bind needs no facts, no order and no calendar."""
        for judged in (SIMPLE, IN_HOURS, clock(period=LOST)):
            found = verdict_of(judged, "2024-01-30", "2023-01-01", window=self.WINDOW)
            assert found.status == "not-in-force"
