"""第七章 读网值班: who is on duty, what was found, what is spot-checked."""

from collections.abc import Mapping

import pytest

from govflow.rules.verdicts import Status
from tests.policies.wanzhou.asked import changed_by, flips, of_facts, of_records
from tests.policies.wanzhou.told import Told, told

TWO_DAYS = {"shift_minutes": 2880, "reachable": True}


class TestArticle21:
    """第二十一条: 7×24小时读网检查，立即处理，详细记录."""

    @pytest.mark.parametrize(
        ("as_of", "status"),
        [
            ("2022-12-31T23:59", "met"),
            ("2023-01-01T00:00", "met"),
            ("2023-01-01T00:01", "breached"),
        ],
    )
    def test_every_minute_over_new_year(self, as_of: str, status: str) -> None:
        """A roster that ends with the year is met until then, breached from the next minute."""
        marks = ("on-duty 2022-12-30T00:00", "checked 2022-12-30T09:00", "checked 2022-12-31")
        found = of_records("wanzhou/21.1", "2022-12-31T23:59", *marks, facts=TWO_DAYS)
        assert found.status == "undetermined"  # nobody said how long the shift was
        found = of_records("wanzhou/21.1", as_of, *marks, shifts=2880)
        assert found.status == status

    @pytest.mark.parametrize(
        ("reading", "status"),
        [
            (None, "breached"),
            ("wanzhou/21.1:one-check-a-shift", "met"),
            ("wanzhou/21.1:measured-only", "met"),
        ],
    )
    def test_how_often_it_is_checked(self, reading: str | None, status: str) -> None:
        """One check in a shift of two days is not one a day."""
        marks = ("on-duty 2022-10-01T00:00", "checked 2022-10-01T09:00")
        readings = () if reading is None else (reading,)
        found = of_records(
            "wanzhou/21.1", "2022-10-03T00:00", *marks, shifts=2880, readings=readings
        )
        assert found.status == status
        if reading is not None:
            assert list(changed_by(reading)) == ["wanzhou/21.1"]

    def test_at_once_is_measured(self) -> None:
        """The time to the first action is told, day and night; a threshold makes it a limit."""
        facts = {"anomaly": "page-down", "found_by": "unit"}
        case = told("incident", "2022-10-02T03:10", "acted 2022-10-02T03:25", facts=facts)
        found = case.clock("wanzhou/21.3", "2022-10-03")
        assert found.status == "undetermined"
        assert "历时15分钟" in found.why.zh

    @pytest.mark.parametrize(
        ("acted", "status"),
        [("2022-10-02T03:39", "met"), ("2022-10-02T04:10", "breached"), (None, "breached")],
    )
    def test_a_threshold(self, acted: str | None, status: str) -> None:
        """Under that reading more than the stated hour is a breach."""
        facts = {"anomaly": "page-down", "found_by": "unit", "first_action_within": "1 hours"}
        marks = () if acted is None else (f"acted {acted}",)
        reading = ("wanzhou/21.3:configured-threshold",)
        case = told("incident", "2022-10-02T03:10", *marks, facts=facts, readings=reading)
        assert case.clock("wanzhou/21.3", "2022-10-03").status == status
        bare = told("incident", "2022-10-02T03:10", *marks, facts=facts)
        assert bare.clock("wanzhou/21.3", "2022-10-03").status == "undetermined"

    def test_nothing_is_settled_without_a_note(self) -> None:
        """The handling must be stated, and not be empty."""
        for handling, code in ((None, "missing-fact"), ("", "not-allowed"), ("重启", None)):
            facts = {"anomaly": "page-down", "found_by": "unit"}
            stated = facts if handling is None else {**facts, "handling": handling}
            case = told("incident", "2022-10-02T03:10", "acted 2022-10-02T03:25", facts=stated)
            assert case.event("settled 2022-10-02T04:00") == code


class TestArticle22:
    """第二十二条: 抽查和通知."""

    def spot_checks(self, as_of: str, *marks: str, readings: tuple[str, ...] = ()) -> str:
        """Return what is held of monthly spot checks."""
        facts = {"spot_check_every": "calendar-month"}
        return of_records("wanzhou/22.1", as_of, *marks, readings=readings, facts=facts).status

    @pytest.mark.parametrize(
        ("as_of", "status"),
        [("2022-12-31T23:59", "met"), ("2023-01-01T00:00", "pending"), ("2023-02-01", "breached")],
    )
    def test_both_in_each_month(self, as_of: str, status: str) -> None:
        """A month with both is met; the next begins at the new year."""
        marks = [
            f"checked-by-{how} 2022-{m:02d}-15" for m in range(1, 13) for how in ("hand", "machine")
        ]
        assert self.spot_checks(as_of, *marks) == status

    def test_one_of_the_two(self) -> None:
        """By machine alone it is breached, and met where either means will do."""
        mark = "checked-by-machine 2022-01-10"
        reading = "wanzhou/22.1:either-method"
        assert self.spot_checks("2022-02-01T00:00", mark) == "breached"
        assert self.spot_checks("2022-01-31", mark, readings=(reading,)) == "met"
        assert list(changed_by(reading)) == ["wanzhou/22.1"]

    def test_measured_only(self) -> None:
        """Where no frequency is set nothing is breached, whatever was stated."""
        mark, reading = "checked-by-machine 2022-01-10", "wanzhou/22.1:measured-only"
        assert self.spot_checks("2022-02-01", mark, readings=(reading,)) == "undetermined"

    def notice(self, *readings: str, **facts: object) -> Told:
        """Return the case of an anomaly that the Centre found."""
        stated = {"anomaly": "page-down", "found_by": "operator", **facts}
        return told("incident", "2022-09-10T10:00", facts=stated, readings=readings)

    @pytest.mark.parametrize(
        ("kind", "status"),
        [("administrative-organ", "undetermined"), ("enterprise", "not-applicable")],
    )
    def test_organs_only(self, kind: str, status: str) -> None:
        """Literally only organs are to be notified; else units of either kind."""
        reading = "wanzhou/22.2:organs-only"
        assert (
            self.notice(unit_kind=kind).clock("wanzhou/22.2", "2022-09-11").status == "undetermined"
        )
        found = self.notice(reading, unit_kind=kind).clock("wanzhou/22.2", "2022-09-11")
        assert found.status == status
        assert list(changed_by(reading)) == ["wanzhou/22.2"]

    @pytest.mark.parametrize(
        ("as_of", "status"),
        [
            ("2022-09-10T10:29", "pending"),
            ("2022-09-10T11:00", "breached"),
            ("2022-09-11", "breached"),
        ],
    )
    def test_a_threshold_for_every_anomaly(self, as_of: str, status: str) -> None:
        """Under that reading wrong content too is notified within what was stated."""
        reading = "wanzhou/22.2:configured-threshold"
        case = self.notice(reading, anomaly="content", notice_within="1 hours")
        assert case.clock("wanzhou/22.2", as_of).status == status
        other = self.notice(anomaly="content", notice_within="1 hours")
        assert other.clock("wanzhou/22.2", as_of).status == "not-applicable"

    def test_the_contact_of_each_shift(self) -> None:
        """A requirement of one shift; another reading there is not."""
        assert of_facts("wanzhou/21.2", {"reachable": True}).status == "met"
        assert of_facts("wanzhou/21.2", {"reachable": False}).status == "breached"


@pytest.mark.parametrize(
    ("reading", "facts", "before", "after"),
    [
        ("any-note", {"handling": "", "other_note": "已电话处理"}, "breached", "met"),
        ("any-note", {"handling": "", "other_note": ""}, "breached", "breached"),
        ("any-note", {"handling": ""}, "breached", "undetermined"),
        ("fields-configured", {"handling": "", "set_fields_recorded": True}, "breached", "met"),
        ("fields-configured", {"handling": "重启"}, "met", "undetermined"),
        (
            "fields-configured",
            {"handling": "重启", "set_fields_recorded": False},
            "met",
            "breached",
        ),
    ],
)
def test_what_a_record_contains(
    reading: str, facts: Mapping[str, object], before: Status, after: Status
) -> None:
    """A note of the handling; else any note, or the fields that the office set."""
    flips("wanzhou/21.4", facts, f"wanzhou/21.4:{reading}", before, after)
