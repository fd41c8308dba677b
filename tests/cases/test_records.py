"""What is recorded without a case, held against its norm."""

from datetime import date, datetime
from typing import Any, Final

import attrs
import pytest

from govflow.calendars import ChinaCalendar, read_moment
from govflow.calendars.periods import CalendarEnd
from govflow.cases.records import Record, verdict_on_records, verdicts_on_periods
from govflow.policy import Policy
from govflow.provisions.clocks import Unstated
from govflow.rules.verdicts import Verdict
from tests.cases.made import POLICY, clock, column

CALENDAR = ChinaCalendar()


def record(name: str, occurred: str, **facts: object) -> Record:
    """Return what was recorded as soon as it happened."""
    moment = read_moment(occurred)
    recorded = moment if isinstance(moment, datetime) else datetime(2024, 1, 1)
    return Record(name, moment, recorded, facts)


def held(norm: str, as_of: str, *records: Record, policy: Policy = POLICY) -> Verdict:
    """Return what is held of a norm over those records."""
    return verdict_on_records(policy, norm, records, as_of=read_moment(as_of), calendar=CALENDAR)


@pytest.mark.parametrize(
    ("as_of", "status", "due"),
    [
        ("2024-01-31T23:59", "met", "2024-02-01"),
        ("2024-02-10T12:00", "pending", "2024-03-01"),
        ("2024-02-29", "pending", "2024-03-01"),
        ("2024-03-01T00:00", "breached", "2024-03-01"),
        ("2024-01-10T12:00", "pending", "2024-02-01"),
    ],
)
def test_every_month(as_of: str, status: str, due: str) -> None:
    """A month is met once it was done, breached when it ended without; the first one counts
    from the first record on.
    """
    verdict = held("toy/7", as_of, record("trained", "2024-01-15T09:00"))
    assert verdict.status == status
    assert verdict.due is not None
    assert verdict.due.date().isoformat() == due


def test_a_breached_month_stands_until_a_whole_one_is_met() -> None:
    """The breach of the last whole period is told through the present one."""
    done = [record("trained", "2024-01-15T09:00"), record("trained", "2024-03-05")]
    assert held("toy/7", "2024-03-20", *done).status == "breached"
    assert held("toy/7", "2024-04-01", *done).status == "pending"


def test_nothing_on_record() -> None:
    """With nothing on record a period is pending; another event makes the subject known."""
    assert held("toy/7", "2024-03-31").status == "pending"
    assert held("toy/7", "2024-03-31", record("founded", "2024-02-10")).status == "breached"


def test_weeks() -> None:
    """A week runs from Monday to Sunday."""
    done = record("met", "2024-02-04T23:00")  # a Sunday
    assert held("toy/10", "2024-02-04T23:30", done).status == "met"
    assert held("toy/10", "2024-02-11", done).status == "pending"
    assert held("toy/10", "2024-02-12", done).status == "breached"


def test_windows_of_periods() -> None:
    """A period that began before the norm bound is no breach; a lost day is undetermined."""
    early = record("trained", "2019-11-15")
    assert held("toy/7", "2019-12-20", early).status == "not-in-force"
    assert held("toy/7", "2020-01-20", early).status == "pending"
    assert held("toy/11", "2021-12-20", early).status == "undetermined"
    assert held("toy/11", "2022-01-20", early).status == "pending"


@pytest.mark.parametrize(
    ("marks", "as_of", "status", "due"),
    [
        ([], "2024-02-01", "not-applicable", None),
        (["set 2024-02-01"], "2024-02-11", "pending", "2024-02-12"),
        (["set 2024-02-01"], "2024-02-12", "breached", "2024-02-12"),
        (["changed 2024-02-01"], "2024-02-12", "breached", "2024-02-12"),
        (["set 2024-02-01", "changed 2024-02-11"], "2024-02-12", "met", "2024-02-12"),
        (["set 2024-02-01", "changed 2024-02-11"], "2024-02-22", "breached", "2024-02-22"),
        (["set 2024-02-01", "changed 2024-02-12"], "2024-02-13", "breached", "2024-02-12"),
        (["set 2024-02-01", "set 2024-02-03"], "2024-02-12", "met", "2024-02-12"),
        (
            ["set 2024-02-01", "changed 2024-02-12", "changed 2024-02-20"],
            "2024-02-21",
            "met",
            "2024-02-23",
        ),
        (["set 2024-02-01", "changed 2024-02-11"], "2024-02-05", "pending", "2024-02-12"),
    ],
)
def test_a_duty_that_starts_anew(
    marks: list[str], as_of: str, status: str, due: str | None
) -> None:
    """Each time it is done the next period starts; the last that ended counts till then."""
    records = [record(*mark.split()) for mark in marks]
    verdict = held("toy/8", as_of, *records)
    assert (verdict.status, verdict.due and verdict.due.date().isoformat()) == (status, due)


@pytest.mark.parametrize(
    ("marks", "as_of", "status", "due"),
    [
        (["set 2024-02-01"], "2024-02-11", "pending", "2024-02-12"),
        (["set 2024-02-01"], "2024-02-12", "breached", "2024-02-12"),
        (["set 2024-02-01", "changed 2024-02-11"], "2024-02-21", "met", "2024-02-12"),
        (["set 2024-02-01", "changed 2024-02-11"], "2024-02-22", "breached", "2024-02-22"),
    ],
)
def test_a_period_that_is_stated_starts_anew(
    marks: list[str], as_of: str, status: str, due: str
) -> None:
    """定期: a period that the text leaves open starts anew too, once somebody states it."""
    policy = attrs.evolve(
        POLICY,
        clocks=(
            clock("toy/8", "set", "changed", period=Unstated("定期", "every"), recurring=True),
        ),
        columns=(),
        chains=(),
    )
    records = [record(*mark.split()) for mark in marks]
    moment = date.fromisoformat(as_of)
    open_one = verdict_on_records(policy, "toy/8", records, as_of=moment, calendar=CALENDAR)
    assert (open_one.status, open_one.due) == ("undetermined", None)
    records[0] = attrs.evolve(records[0], facts={"every": "10 natural-days"})
    found = verdict_on_records(policy, "toy/8", records, as_of=moment, calendar=CALENDAR)
    assert (found.status, found.due and found.due.date().isoformat()) == (status, due)


@pytest.mark.parametrize(
    ("marks", "status"),
    [
        ([], "not-applicable"),
        (["asked 2024-02-01"], "breached"),
        (["asked 2024-02-01", "answered 2024-02-07"], "met"),
        (["asked 2024-02-01", "answered 2024-02-08"], "breached"),
        (["answered 2024-01-08", "asked 2024-02-01", "answered 2024-02-07"], "met"),
        (["asked 2024-01-02", "asked 2024-02-01", "answered 2024-02-07"], "met"),
        (["asked 2024-02-01", "answered 2024-02-08", "answered 2024-02-07"], "met"),
        (["asked 2024-02-01", "answered 2024-02-01"], "met"),
    ],
)
def test_a_clock_without_a_case(marks: list[str], status: str) -> None:
    """It runs from the latest start event to the first stop event after it."""
    records = [record(*mark.split()) for mark in marks]
    assert held("toy/6", "2024-03-01", *records).status == status


def test_facts_of_records() -> None:
    """Facts that records state decide what a norm is about."""
    asked: Any = {"urgent": True}
    found = held("toy/5", "2024-03-01", record("planned", "2024-02-20", **asked))
    assert found.status == "not-applicable"


@pytest.mark.parametrize(
    ("norm", "as_of", "marks", "status"),
    [
        ("toy/12", "2024-02-15", ["updated 2024-02-01"], "met"),
        ("toy/12", "2024-02-16", ["updated 2024-02-01"], "breached"),
        ("toy/12", "2024-02-16", ["updated 2024-02-01", "updated 2024-02-10T09:00"], "met"),
        ("toy/12", "2024-02-16", ["opened 2024-02-01"], "undetermined"),
        ("toy/12", "2019-02-16", ["updated 2019-02-01"], "not-in-force"),
        ("toy/13", "2024-02-16", ["updated 2024-02-01"], "undetermined"),
        ("toy/14", "2021-02-16", ["updated 2021-02-01"], "undetermined"),
    ],
)
def test_columns(norm: str, as_of: str, marks: list[str], status: str) -> None:
    """A column is met until it is due after its last update; what is not known is said."""
    verdict = held(norm, as_of, *(record(*mark.split()) for mark in marks))
    assert verdict.status == status
    assert (verdict.missing is not None) == (status == "undetermined")


def test_the_rhythm_of_a_column() -> None:
    """A column of its own rhythm is judged once that was stated."""
    done = record("updated", "2024-02-01", cycle="1 weeks")
    assert held("toy/13", "2024-02-08", done).status == "met"
    assert held("toy/13", "2024-02-09", done).status == "breached"


def test_what_has_not_happened_yet() -> None:
    """What happens after the day asked about has not happened."""
    later = record("updated", "2024-02-20")
    assert held("toy/12", "2024-02-16", record("updated", "2024-02-01"), later).status == "breached"


def test_dates_and_moments_sort_together() -> None:
    """A bare date and a moment of records are put in one order."""
    records = [record("changed", "2024-02-05T08:00"), record("set", "2024-02-01")]
    assert held("toy/8", "2024-02-06", *records).status == "met"


def with_clock(norm: str, *stops: str, **changes: Any) -> Policy:
    """Return the toy policy with one more clock."""
    added = clock(norm, "duty-began", *stops, recurring=True, **changes)
    return attrs.evolve(POLICY, clocks=(*POLICY.clocks, added))


def statuses(policy: Policy, norm: str, *records: Record, as_of: str) -> list[str] | None:
    """Return what is held of each period of a duty."""
    moment = read_moment(as_of)
    found = verdicts_on_periods(policy, norm, records, as_of=moment, calendar=CALENDAR)
    return None if found is None else [verdict.status for verdict in found]


class TestYears:
    """A duty of every calendar year."""

    YEARLY: Final = with_clock("toy/20", "assessed", period=CalendarEnd("year"))
    NEXT: Final = with_clock("toy/20", "assessed", period=CalendarEnd("year", 1))

    @pytest.mark.parametrize(
        ("as_of", "status", "due"),
        [
            ("2022-12-31T23:59", "met", "2023-01-01"),
            ("2023-12-31T23:59", "pending", "2024-01-01"),
            ("2024-01-01T00:00", "breached", "2024-01-01"),
            ("2024-06-01", "breached", "2024-01-01"),
        ],
    )
    def test_year_ends(self, as_of: str, status: str, due: str) -> None:
        """It is breached from the first moment of the next year on."""
        verdict = held("toy/20", as_of, record("assessed", "2022-12-31T20:00"), policy=self.YEARLY)
        assert (verdict.status, str(verdict.due)[:10]) == (status, due)

    @pytest.mark.parametrize(
        ("done", "as_of", "status", "due"),
        [
            ([], "2023-12-31T23:59", "pending", "2024-01-01"),
            ([], "2024-01-01T00:00", "breached", "2024-01-01"),
            ([], "2024-12-31T23:59", "breached", "2024-01-01"),
            (["2023-12-31"], "2024-01-01T00:00", "pending", "2025-01-01"),
            (["2023-12-31"], "2024-12-31T23:59", "pending", "2025-01-01"),
            (["2023-12-31"], "2025-01-01T00:00", "breached", "2025-01-01"),
            (["2023-03-01", "2023-12-31"], "2025-01-01T00:00", "pending", "2026-01-01"),
            (["2024-01-01"], "2024-01-01T09:00", "breached", "2024-01-01"),
        ],
    )
    def test_a_year_later(self, done: list[str], as_of: str, status: str, due: str) -> None:
        """Done a year later it serves the earliest year that lacks it, and that one only."""
        records = [record("opened", "2022-03-01"), *(record("assessed", day) for day in done)]
        verdict = held("toy/20", as_of, *records, policy=self.NEXT)
        assert (verdict.status, str(verdict.due)[:10]) == (status, due)

    def test_each_period(self) -> None:
        """Every year from the first record's on has its verdict, the present one last."""
        records = [record("opened", "2021-03-01"), record("assessed", "2023-05-05")]
        found = statuses(self.YEARLY, "toy/20", *records, as_of="2024-02-01")
        assert found == ["breached", "breached", "met", "pending"]
        later = statuses(self.NEXT, "toy/20", *records, as_of="2024-02-01")
        assert later == ["breached", "met", "pending", "pending"]

    def test_what_is_no_duty_of_periods(self) -> None:
        """Other clocks, and columns, have no such verdicts."""
        for norm in ("toy/4", "toy/8", "toy/12", "toy/99"):
            assert statuses(POLICY, norm, as_of="2024-02-01") is None


class TestStatedPeriods:
    """A duty of several things, in periods that somebody states."""

    POLICY: Final = with_clock(
        "toy/21", "by-hand", "by-machine", period=Unstated("定期", "every"), all_stops=True
    )

    @pytest.mark.parametrize(
        ("done", "as_of", "status"),
        [
            (["by-machine 2022-08-10"], "2022-08-31T23:59", "pending"),
            (["by-machine 2022-08-10"], "2022-09-01T00:00", "breached"),
            (["by-machine 2022-08-10", "by-hand 2022-08-31T23:59"], "2022-08-31T23:59", "met"),
            (["by-machine 2022-08-10", "by-hand 2022-09-01"], "2022-09-01T12:00", "breached"),
        ],
    )
    def test_calendar_periods(self, done: list[str], as_of: str, status: str) -> None:
        """In each period all of it is done."""
        began = record("duty-began", "2022-08-01", every="calendar-month")
        marks = (record(*mark.split()) for mark in done)
        assert held("toy/21", as_of, began, *marks, policy=self.POLICY).status == status

    def test_unstated(self) -> None:
        """Where nobody stated the period, part of the duty leaves it open; nothing says nothing."""
        part = held("toy/21", "2022-09-01", record("by-hand", "2022-08-10"), policy=self.POLICY)
        assert part.status == "undetermined"
        assert part.missing is not None
        assert part.missing.missing == "every"
        assert held("toy/21", "2022-09-01", policy=self.POLICY).status == "not-applicable"
        assert statuses(self.POLICY, "toy/21", as_of="2022-09-01") is None

    def test_a_warning_stays_a_warning(self) -> None:
        """An advisory duty warns of the last period that lacks it."""
        warns = with_clock("toy/22", "held", period=CalendarEnd("month"), advisory=True)
        known = record("opened", "2022-07-05")
        assert held("toy/22", "2022-08-31", known, policy=warns).status == "undetermined"
        assert held("toy/22", "2022-07-31", known, policy=warns).status == "pending"


@pytest.mark.parametrize(
    ("facts", "status", "missing"),
    [
        ({"kind": "news"}, "breached", None),
        ({}, "breached", None),
        ({"kind": "other"}, "not-applicable", None),
        ({"kind": "notices", "level": 1}, "not-applicable", None),
        ({"kind": "notices"}, "undetermined", "level"),
    ],
)
def test_of_which_class_a_column_is(
    facts: dict[str, object], status: str, missing: str | None
) -> None:
    """A rule is held of its own columns; who asks of one of no kind says of which it is."""
    news = POLICY.columns[0]
    deep = (column.kind == "notices") & (column.level >= 2)
    columns = (news, attrs.evolve(news, norm="toy/16", when=deep))
    policy = attrs.evolve(POLICY, columns=columns)
    found = held("toy/12", "2024-03-01", record("updated", "2024-02-01", **facts), policy=policy)
    assert found.status == status
    assert (None if found.missing is None else found.missing.missing) == missing
