"""第十一章 检查考核、第十二章 附则: inspections, the ladder, who interprets, from when."""

import pytest

from govflow.policies.wanzhou import POLICY
from tests.policies.around import assert_limit, held, last_day_of
from tests.policies.wanzhou.asked import changed_by, of_records
from tests.policies.wanzhou.told import Told, told

AT = "2022-02-12T09:10"
NORM = {"breached_norm": "wanzhou/20.1"}
REMINDED, POOR = "reminded 2022-02-14T09:00 ma", "found-poor 2022-03-01T09:00"
INTERVIEW, CRITICISM = "interviewed 2022-03-05T09:00 he", "criticised 2022-03-08T09:00 he"


class TestArticle34:
    """第三十四条: 检查、培训、通报、年度考核."""

    @pytest.mark.parametrize(
        ("norm", "start", "last"),
        [
            ("wanzhou/34.1", "2022-02-10", "2022-03-31"),
            ("wanzhou/34.1", "2022-12-31", "2022-12-31"),
            ("wanzhou/34.2", "2022-02-10", "2022-02-28"),
            ("wanzhou/34.3", "2022-02-10", "2022-03-31"),
            ("wanzhou/34.3", "2022-10-01", "2022-12-31"),
            ("wanzhou/34.4", "2022-12-31", "2023-12-31"),
            ("wanzhou/34.4", "2023-01-01", "2024-12-31"),
        ],
    )
    def test_recurring(self, norm: str, start: str, last: str) -> None:
        """At least one in every calendar period; holidays and the new year give no grace."""
        assert_limit(POLICY, norm, start, last)

    def test_a_frequency_of_its_own(self) -> None:
        """Where the office sets how often it inspects, that counts; until then it is open."""
        reading = "wanzhou/34.1:frequency-configured"
        mark = "inspected 2022-03-10"
        found = of_records("wanzhou/34.1", "2022-05-01T00:00", mark, readings=(reading,))
        assert found.missing is not None
        assert found.missing.missing == "inspection_every"
        stated = {"inspection_every": "calendar-month"}
        found = of_records("wanzhou/34.1", "2022-05-01", mark, readings=(reading,), facts=stated)
        assert found.status == "breached"
        assert list(changed_by(reading)) == ["wanzhou/34.1"]

    def test_covering_the_quarter(self) -> None:
        """Under the other reading a circular for one quarter may come in the next."""
        reading = ("wanzhou/34.3:covers-the-quarter",)
        assert last_day_of(POLICY, "wanzhou/34.3", "2022-02-10", readings=reading) == "2022-06-30"

    @pytest.mark.parametrize(
        ("issued", "as_of", "status"),
        [
            ("2022-04-12", "2022-06-30T23:59", "pending"),
            ("2022-04-12", "2022-07-01T00:00", "pending"),
            (None, "2022-06-30T23:59", "pending"),
            (None, "2022-07-01T00:00", "breached"),
            ("2022-07-01", "2022-07-01T12:00", "breached"),
        ],
    )
    def test_a_circular_in_the_next_quarter(
        self, issued: str | None, as_of: str, status: str
    ) -> None:
        """It is accepted for the quarter before it, and late once the next one has ended."""
        marks = () if issued is None else (f"circulated {issued}",)
        reading = ("wanzhou/34.3:covers-the-quarter",)
        assert of_records("wanzhou/34.3", as_of, *marks, readings=reading).status == status

    @pytest.mark.parametrize(
        ("reading", "as_of", "status"),
        [
            (None, "2023-12-31T23:59", "pending"),
            (None, "2024-01-01T00:00", "breached"),
            ("wanzhou/34.4:within-the-year", "2022-12-31T23:59", "pending"),
            ("wanzhou/34.4:within-the-year", "2023-01-01T00:00", "breached"),
        ],
    )
    def test_when_results_enter(self, reading: str | None, as_of: str, status: str) -> None:
        """By the end of the next year, or under that reading of the year itself."""
        readings = () if reading is None else (reading,)
        assert of_records("wanzhou/34.4", as_of, readings=readings).status == status
        if reading is not None:
            assert list(changed_by(reading)) == ["wanzhou/34.4"]

    def test_results_that_are_only_measured(self) -> None:
        """Under that reading no day makes it a breach."""
        reading = "wanzhou/34.4:measured-only"
        mark = "year-begins 2022-01-01"
        assert of_records("wanzhou/34.4", "2024-01-01T00:00", mark).status == "breached"
        found = of_records("wanzhou/34.4", "2024-01-01T00:00", mark, readings=(reading,))
        assert found.status == "undetermined"
        assert list(changed_by(reading)) == ["wanzhou/34.4"]

    @pytest.mark.parametrize(
        ("mark", "status", "other"),
        [
            ("trained 2022-06-15", "breached", "breached"),
            ("trained 2022-07-15", "pending", "breached"),
            ("attended 2022-07-31", "breached", "pending"),
        ],
    )
    def test_which_units_attend(self, mark: str, status: str, other: str) -> None:
        """One session in each month; under the other reading each unit attends in each month."""
        reading = "wanzhou/34.2:every-unit-each-month"
        first = mark.replace("2022-07-31", "2022-06-15").replace("2022-07-15", "2022-06-15")
        marks = (first, mark) if first != mark else (mark,)
        assert of_records("wanzhou/34.2", "2022-08-01", *marks).status == status
        found = of_records("wanzhou/34.2", "2022-08-01", *marks, readings=(reading,))
        assert found.status == other
        assert list(changed_by(reading)) == ["wanzhou/34.2"]


class TestArticle35:
    """第三十五条: 提醒 → 约谈、通报批评 → 处分."""

    def standing(self, case: Told) -> tuple[list[str], list[str]]:
        """Return the rungs taken, and those to come next."""
        assert case.case is not None
        happened = [event.name for event in case.case.events]
        found = POLICY.ladder("accountability").standing(happened)
        return [r.event for r in found.taken], [r.event for r in found.following]

    def test_rung_by_rung(self) -> None:
        """Each rung is taken by whom the norm names, both of the second are needed."""
        case = told("accountability", AT, facts=NORM)
        assert self.standing(case) == ([], ["reminded"])
        expected = [
            (REMINDED, ["reminded"], ["interviewed"]),
            (POOR, ["reminded"], ["interviewed"]),
            (INTERVIEW, ["reminded", "interviewed"], ["criticised"]),
            (CRITICISM, ["reminded", "interviewed", "criticised"], ["sanction-referred"]),
        ]
        for mark, taken, following in expected:
            assert case.event(mark) is None
            assert self.standing(case) == (taken, following)
        by = {rung.event: rung.by for rung in POLICY.ladder("accountability").rungs}
        assert by == {
            "reminded": "operator",
            "interviewed": "supervising-office",
            "criticised": "supervising-office",
            "sanction-referred": None,
        }

    @pytest.mark.parametrize("mark", [INTERVIEW, CRITICISM])
    def test_only_after_a_reminder_in_vain(self, mark: str) -> None:
        """Neither comes without a reminder, nor on a finding that came before it."""
        early = POOR.replace("2022-03-01", "2022-02-13")
        for marks in ((), (REMINDED,), (POOR,), (early, REMINDED)):
            assert told("accountability", AT, *marks, facts=NORM).event(mark) == "not-allowed"
        assert told("accountability", AT, REMINDED, POOR, facts=NORM).event(mark) is None

    @pytest.mark.parametrize("mark", [INTERVIEW, CRITICISM])
    def test_without_a_reminder_under_another_reading(self, mark: str) -> None:
        """Where the office may skip it, the finding alone is enough."""
        reading = "wanzhou/35.2:reminder-may-be-skipped"
        case = told("accountability", AT, POOR, facts=NORM, readings=(reading,))
        assert case.event(mark) is None
        assert list(changed_by(reading)) == ["wanzhou/35.2", "wanzhou/35.3"]

    def test_a_sanction_needs_a_finding(self) -> None:
        """What was found serious is referred without earlier rungs; under that reading not."""
        serious, referred = "found-serious 2022-05-01T09:00", "sanction-referred 2022-05-01T10:00"
        assert told("accountability", AT, facts=NORM).event(referred) == "not-allowed"
        assert told("accountability", AT, serious, facts=NORM).event(referred) is None
        reading = ("wanzhou/35.4:in-order-only",)
        case = told("accountability", AT, serious, facts=NORM, readings=reading)
        assert case.event(referred) == "not-allowed"
        rungs = (REMINDED, POOR, INTERVIEW, CRITICISM, serious)
        whole = told("accountability", AT, *rungs, facts=NORM, readings=reading)
        assert whole.event(referred) is None
        assert list(changed_by(*reading)) == ["wanzhou/35.4"]

    @pytest.mark.parametrize(
        ("as_of", "status"), [("2022-02-15T09:09", "pending"), ("2022-02-15T09:10", "breached")]
    )
    def test_a_prompt_reminder(self, as_of: str, status: str) -> None:
        """The time from the referral to the reminder is told; a threshold makes it a limit."""
        reading, facts = "wanzhou/35.1:reminder-threshold", {**NORM, "reminded_within": "72 hours"}
        case = told("accountability", AT, facts=facts, readings=(reading,))
        assert case.clock("wanzhou/35.1", as_of).status == status
        assert list(changed_by(reading)) == ["wanzhou/35.1"]
        bare = told("accountability", AT, REMINDED, facts=facts)
        found = bare.clock("wanzhou/35.1", "2022-03-01")
        assert found.status == "undetermined"
        assert "1 day 23 hours" in found.why.en

    @pytest.mark.parametrize(
        ("rectified", "status"),
        [("2022-02-18", "met"), ("2022-02-21", "met"), ("2022-02-22", "breached")],
    )
    def test_a_period_after_the_reminder(self, rectified: str, status: str) -> None:
        """Under that reading it runs from the reminder; else the time is told alone."""
        reading, facts = (
            "wanzhou/35.1:configured-threshold",
            {**NORM, "rectified_within": "5 working-days"},
        )
        marks = (REMINDED, f"rectified {rectified}")
        case = told("accountability", AT, *marks, facts=facts, readings=(reading,))
        assert case.clock("wanzhou/35.1", "2022-03-01").status == status
        bare = told("accountability", AT, *marks, facts=facts)
        assert bare.clock("wanzhou/35.1", "2022-03-01").status == "undetermined"
        assert list(changed_by(reading)) == ["wanzhou/35.1"]


class TestArticle36:
    """第三十六条: 解释."""

    def test_who_interprets(self) -> None:
        """The office interprets, and supervises beside."""
        found = {(a.id, a.unit, a.norm) for a in POLICY.authorities}
        assert ("interpreter", "区政府办公室", "wanzhou/36") in found
        assert ("supervising-office", "区政府办公室", "wanzhou/3") in found


class TestArticle37:
    """第三十七条: 自发布之日起试行."""

    @pytest.mark.parametrize(
        ("formed", "chosen", "web"),
        [
            ("2021-12-29", "not-in-force", "not-in-force"),
            ("2021-12-30", "breached", "not-in-force"),
            ("2021-12-31", "breached", "not-in-force"),
            ("2022-01-03", "breached", "not-in-force"),
            ("2022-01-04", "breached", "breached"),
            ("2022-01-05", "breached", "breached"),
        ],
    )
    def test_the_first_day(self, formed: str, chosen: str, web: str) -> None:
        """From the day printed over the text, or under that reading of the page's address."""
        reading = "wanzhou/37:from-2022-01-04"
        assert held(POLICY, "wanzhou/12.5", formed, None) == chosen
        assert held(POLICY.under([reading]), "wanzhou/12.5", formed, None) == web
        assert changed_by(reading) == {}

    def test_is_cited_by_the_window(self) -> None:
        """What encodes the norm is the window of the text; it has no end."""
        assert POLICY.cited("wanzhou/37") == ("window/wanzhou",)
        assert POLICY.instrument("wanzhou").window.until is None
