"""Norms without a period: what is known of a case or a subject, and what is held on it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

import attrs
import pytest

from govflow.cases.compliance import (
    Known,
    known_of_case,
    known_of_records,
    verdict_on_known,
    verdict_on_subject,
)
from govflow.cases.records import Record
from govflow.errors import UnknownNameError
from govflow.provisions.choices import Choice
from govflow.provisions.columns import BlankRule, OwnLimit
from govflow.provisions.decisions import Decision
from govflow.provisions.events import Event
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.rosters import Roster, Shift
from govflow.provisions.titles import TitleRule
from govflow.rules.verdicts import Verdict
from tests.cases.made import CALENDAR, NOON, POLICY, WORDS, column, document, opened

DAY: Final = timedelta(days=1)
LATER: Final = NOON + 9 * DAY
LIMIT: Final = OwnLimit("toy/25", WORDS, "toy")
MARK: Final = Decision(
    "mark",
    WORDS,
    "document",
    ("origin",),
    (
        Choice(("original",), "short_name", ("toy/26",)),
        Choice(("repost",), "original_source", ("toy/27",)),
    ),
    "toy",
    chosen="source_named",
)
SAME: Final = Decision(
    "same",
    WORDS,
    "document",
    ("urgent",),
    (),
    "toy",
    otherwise=Choice((), "short_name", ("toy/26",)),
)
PARTS: Final = attrs.evolve(
    POLICY,
    columns=(attrs.evolve(POLICY.columns[0], own_limit=LIMIT), *POLICY.columns[1:]),
    blank=BlankRule("toy/24", WORDS, "toy"),
    requirements=(
        Requirement("toy/20", WORDS, "document", document.urgent.is_(False), "toy"),
        Requirement("toy/28", WORDS, "document", document.urgent.is_(False), "lost"),
    ),
    prerequisites=(
        Prerequisite(
            "toy/21", WORDS, "document", Event("shown", WORDS), (Event("told", WORDS),), "toy"
        ),
    ),
    rosters=(Roster("toy/22", WORDS, "toy"),),
    titles=(TitleRule("toy/23", WORDS, "toy", column.kind == "news", (("{year}",),)),),
    decisions=(SAME, MARK),
)


def record(name: str, at: datetime, **facts: object) -> Record:
    """Return what was recorded of a subject."""
    return Record(name, at, at, facts)


def held(norm: str, as_of: datetime | date = LATER, *, at: Any = None, **facts: object) -> Verdict:
    """Return what is held of a norm on those facts."""
    known = Known(facts, {"told": (NOON,), "shown": (NOON + DAY,)})
    return verdict_on_known(PARTS, norm, known, as_of=as_of, calendar=CALENDAR, at=at)


def on_subject(norm: str, records: Sequence[Record], as_of: datetime = LATER) -> Verdict:
    """Return what is held of a norm over the records of a subject."""
    return verdict_on_subject(PARTS, norm, records, as_of=as_of, calendar=CALENDAR)


class TestOfACase:
    """What is known of a case."""

    def test_the_opening_and_the_events(self) -> None:
        """Its opening is an event, at the time it really was, and each event each time."""
        tale = opened(occurred=NOON.date())
        assert known_of_case(tale.now).happened == {"open": [NOON.date()]}
        later = opened()
        later.do(None, "event", name="formed")
        later.do(None, "event", name="formed", occurred=NOON)
        happened = known_of_case(later.now).happened
        assert happened["open"] == [later.now.opened]
        assert len(happened["formed"]) == 2

    def test_a_step_is_an_event_once_it_is_passed(self) -> None:
        """The step that it waits at has not happened, whoever has signed it; passed, it has."""
        tale = opened()
        assert "first" not in known_of_case(tale.now).happened
        tale.do("ann", "add-signer", to="fay")
        tale.do("ann", "approve")
        assert "first" not in known_of_case(tale.now).happened
        tale.do("fay", "approve")
        assert tale.now.step == "second"
        assert known_of_case(tale.now).happened["first"] == [tale.now.last_at]

    def test_advice_passes_nothing(self) -> None:
        """The advice of a delegate leaves the step where it is."""
        tale = opened()
        tale.do("ann", "delegate", to="fay")
        tale.do("fay", "approve")
        assert "first" not in known_of_case(tale.now).happened

    def test_withdrawn_at_a_step(self) -> None:
        """A case that is withdrawn has passed what it had passed before."""
        tale = opened()
        tale.do("ann", "approve")
        tale.do("ben", "add-signer", to="fay")
        tale.do("ben", "approve")
        tale.do("ann", "withdraw")
        happened = known_of_case(tale.now).happened
        assert "first" in happened
        assert "second" not in happened

    def test_a_step_that_is_signed_again(self) -> None:
        """Returned and signed again, a step was passed the second time."""
        tale = opened()
        tale.do("ann", "approve")
        tale.do("ben", "return", note="x")
        assert "first" not in known_of_case(tale.now).happened
        tale.do("abe", "approve")
        assert known_of_case(tale.now).happened["first"] == [tale.now.last_at]


class TestOfRecords:
    """What is known of a subject."""

    def test_the_last_word_counts(self) -> None:
        """What was stated last of a fact counts, and every event each time."""
        known = known_of_records(
            [
                record("seen", NOON, urgent=True, level=1),
                record("seen", NOON + DAY, urgent=False),
            ]
        )
        assert known.facts == {"urgent": False, "level": 1}
        assert known.happened == {"seen": [NOON, NOON + DAY]}

    def test_shifts(self) -> None:
        """Shifts are what is recorded as on duty with its minutes; nothing else is one."""
        known = known_of_records(
            [
                record("on-duty", NOON, shift_minutes=60),
                record("on-duty", NOON),
                record("seen", NOON, shift_minutes=60),
            ]
        )
        (found,) = known.shifts
        assert isinstance(found, Shift)
        assert found.end - found.start == timedelta(hours=1)


class TestHeld:
    """What is held of a norm on what is known."""

    @pytest.mark.parametrize(
        ("norm", "facts", "status"),
        [
            ("toy/20", {"urgent": False}, "met"),
            ("toy/20", {"urgent": True}, "breached"),
            ("toy/20", {}, "undetermined"),
            ("toy/20", {"urgent": True, "level": 1, "whatever": 2}, "breached"),
            ("toy/21", {}, "met"),
            ("toy/22", {}, "undetermined"),
            ("toy/23", {"kind": "news", "title": "甲"}, "undetermined"),
            ("toy/24", {"items": 1}, "met"),
            ("toy/25", {"kind": "news", "update_limit": "7 natural-days"}, "met"),
            ("toy/25", {"kind": "news", "update_limit": "21 natural-days"}, "breached"),
            ("toy/27", {"origin": "repost"}, "undetermined"),
        ],
    )
    def test_each_kind(self, norm: str, facts: dict[str, object], status: str) -> None:
        """Each kind of norm is held on its own facts; facts of other subjects are left out."""
        assert held(norm, **facts).status == status

    def test_when_an_event_would_happen(self) -> None:
        """Of an event that would happen, a prerequisite is held at that moment."""
        assert held("toy/21", at=NOON - DAY).status == "breached"
        assert held("toy/21", at=NOON).status == "met"

    @pytest.mark.parametrize("norm", ["toy/20", "toy/26"])
    def test_not_in_force(self, norm: str) -> None:
        """Before its window a norm holds nothing, a decision's rows too."""
        early = date(2019, 12, 31)
        facts = {"urgent": True, "origin": "original"}
        assert held(norm, early, **facts).status == "not-in-force"
        assert held(norm, early + DAY, **facts).status != "not-in-force"

    def test_a_day_in_force_that_is_unknown(self) -> None:
        """Where nobody knows whether it binds, nothing is held."""
        assert held("toy/28", date(2021, 12, 31), urgent=True).status == "undetermined"
        assert held("toy/28", date(2022, 1, 1), urgent=True).status == "breached"

    def test_a_norm_of_two_decisions(self) -> None:
        """Where rows of several decisions cite a norm, the one that decides it is told."""
        facts = {"origin": "original", "short_name": "甲", "source_named": "乙"}
        assert held("toy/26", **facts).status == "undetermined"  # by `same`, for people to check
        only = attrs.evolve(PARTS, decisions=(MARK,))
        known = Known(facts, {})
        found = verdict_on_known(only, "toy/26", known, as_of=LATER, calendar=CALENDAR)
        assert found.status == "breached"
        assert held("toy/27", **facts).status == "not-applicable"

    @pytest.mark.parametrize("norm", ["toy/99", "toy/4"])
    def test_no_such_norm(self, norm: str) -> None:
        """A norm that states no such thing is an error that names those that do."""
        with pytest.raises(UnknownNameError, match="no norm that can be judged is called"):
            held(norm)


class TestOnSubjects:
    """What is held over the records of a subject, and since when."""

    def test_with_a_period(self) -> None:
        """A norm with a period is judged by its clock."""
        assert on_subject("toy/4", [record("formed", NOON)]).due is not None

    @pytest.mark.parametrize(
        ("stated", "since"),
        [
            ([True], 0),
            ([True, True], 0),
            ([False, True, True], 1),
            ([True, False, True], 2),
            ([True, None, True], 0),
        ],
    )
    def test_since_when(self, stated: list[bool | None], since: int) -> None:
        """A breach began with the record from which on it has been held without a break."""
        records = [
            record("seen", NOON + n * DAY, **({} if each is None else {"urgent": each}))
            for n, each in enumerate(stated)
        ]
        found = on_subject("toy/20", records)
        assert found.status == "breached"
        assert found.since is not None
        assert found.since.replace(tzinfo=None) == NOON + since * DAY

    def test_as_it_was_seen(self) -> None:
        """What happened after one looks is not seen yet; what holds has no beginning."""
        records = [record("seen", NOON, urgent=False), record("seen", LATER, urgent=True)]
        before = on_subject("toy/20", records, LATER - DAY)
        assert (before.status, before.since) == ("met", None)
        assert on_subject("toy/20", records).status == "breached"

    def test_what_says_itself_since_when(self) -> None:
        """A prerequisite that was broken says itself when that was."""
        found = on_subject("toy/21", [record("shown", NOON), record("told", NOON + DAY)])
        assert found.since is not None
        assert found.since.replace(tzinfo=None) == NOON

    @pytest.mark.parametrize(
        ("stated", "status", "since"),
        [
            ([], "not-applicable", None),
            ([False, False], "met", None),
            ([False, True, False], "breached", 1),
            ([False, None], "undetermined", None),
            ([None, True], "breached", 1),
        ],
    )
    def test_each_record_by_itself(
        self, stated: list[bool | None], status: str, since: int | None
    ) -> None:
        """Where each record is held by itself, one breach is a breach, and one open is open."""
        own = attrs.evolve(PARTS.requirements[0], each="posted")
        policy = attrs.evolve(PARTS, requirements=(own,))
        records = [
            record("posted", NOON + n * DAY, **({} if each is None else {"urgent": each}))
            for n, each in enumerate(stated)
        ]
        records.append(record("seen", NOON, urgent=True))
        found = verdict_on_subject(policy, "toy/20", records, as_of=LATER, calendar=CALENDAR)
        assert found.status == status
        began = None if found.since is None else found.since.replace(tzinfo=None)
        assert began == (None if since is None else NOON + since * DAY)


def test_columns_are_known_by_name() -> None:
    """A limit of a column's own is held against the rule for that column."""
    assert PARTS.columns[0].when == (column.kind == "news")
    assert held("toy/25", kind="news").status == "undetermined"


def test_checks_of_a_roster() -> None:
    """What was logged as checked counts for the roster; where nothing was, it is open."""
    roster = attrs.evolve(PARTS.rosters[0], checks="each-day")
    policy = attrs.evolve(PARTS, rosters=(roster,))
    shift = record("on-duty", NOON, shift_minutes=2880)

    def status(*checked: datetime) -> str:
        records = [shift, *(record("checked", at) for at in checked)]
        seen = NOON + DAY
        return verdict_on_subject(policy, "toy/22", records, as_of=seen, calendar=CALENDAR).status

    assert status() == "undetermined"
    assert status(NOON + DAY) == "breached"
    assert status(NOON) == "met"
