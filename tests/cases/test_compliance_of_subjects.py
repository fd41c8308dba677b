"""What is held of norms without a period over the records of one subject."""

from typing import Final

import attrs
import pytest

from govflow.calendars import ChinaCalendar, read_moment
from govflow.calendars.civil import instant
from govflow.cases.compliance import verdict_on_subject
from govflow.cases.records import Record
from govflow.provisions.requirements import Requirement
from govflow.provisions.rosters import Roster
from govflow.provisions.things import Account
from govflow.rules.conditions import facts
from govflow.rules.verdicts import Verdict
from tests.cases.made import POLICY, WORDS

account = facts(Account)
PROTECTED: Final = Requirement(
    "toy/40", WORDS, "account", account.security_software.is_(True), "toy", each="logged-in"
)
DUTY: Final = Roster("toy/41", WORDS, "toy", checks="each-day")
TOY: Final = attrs.evolve(POLICY, requirements=(PROTECTED,), rosters=(DUTY,))


def record(name: str, occurred: str, **stated: object) -> Record:
    """Return what was recorded as soon as it happened."""
    moment = read_moment(occurred)
    return Record(name, moment, instant(moment), stated)


def login(occurred: str, protected: bool | None = None) -> Record:
    """Return a login, from a device that is protected or not, or nobody said."""
    stated = {} if protected is None else {"security_software": protected}
    return record("logged-in", occurred, **stated)


def held(norm: str, as_of: str, *records: Record) -> Verdict:
    """Return what is held over those records."""
    seen = read_moment(as_of)
    return verdict_on_subject(TOY, norm, records, as_of=seen, calendar=ChinaCalendar())


class TestEachRecord:
    """A requirement on every record of an event by itself."""

    @pytest.mark.parametrize(
        ("logins", "status", "since"),
        [
            ([], "not-applicable", None),
            ([("2024-03-01T09:00", True)], "met", None),
            ([("2024-03-01T09:00", True), ("2024-03-02T09:00", None)], "undetermined", None),
            ([("2024-03-01T09:00", None), ("2024-03-02T09:00", True)], "undetermined", None),
            ([("2024-03-01T09:00", False), ("2024-03-02T09:00", True)], "breached", "2024-03-01"),
            (
                [
                    ("2024-03-01T09:00", None),
                    ("2024-03-02T09:00", False),
                    ("2024-03-03T09:00", False),
                ],
                "breached",
                "2024-03-02",
            ),
        ],
    )
    def test_the_worst_counts(
        self, logins: list[tuple[str, bool | None]], status: str, since: str | None
    ) -> None:
        """One breach counts, since it happened; a later record heals it not, nor says for it."""
        found = held("toy/40", "2024-03-31", *(login(*each) for each in logins))
        assert found.status == status
        assert (None if found.since is None else str(found.since)[:10]) == since

    def test_what_has_not_happened_yet(self) -> None:
        """A record after the day asked about does not count."""
        later = login("2024-03-02T09:00", protected=False)
        assert held("toy/40", "2024-03-01", login("2024-03-01", True), later).status == "met"

    def test_other_records(self) -> None:
        """Facts of other events say nothing of it."""
        other = record("inspected", "2024-03-01", security_software=False)
        assert held("toy/40", "2024-03-02", other).status == "not-applicable"

    def test_before_it_was_in_force(self) -> None:
        """What happened before the norm bound is not held against it."""
        early = login("2019-03-01T09:00", protected=False)
        assert held("toy/40", "2024-03-01", early).status == "not-in-force"


def test_checks_of_a_roster() -> None:
    """What was logged as checked counts for the roster; without any log nobody can say."""
    shift = record("on-duty", "2024-03-01T00:00", shift_minutes=2880)
    assert held("toy/41", "2024-03-02T12:00", shift).status == "undetermined"
    late = record("checked", "2024-03-02T09:00")
    assert held("toy/41", "2024-03-02T12:00", shift, late).status == "breached"
    checked = record("checked", "2024-03-01T09:00")
    assert held("toy/41", "2024-03-02T12:00", shift, checked).status == "met"
    assert held("toy/41", "2024-03-02T12:00").status == "undetermined"
