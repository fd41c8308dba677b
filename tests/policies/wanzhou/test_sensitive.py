"""第八章 错敏监控: what may not be published, and how errors are put right."""

from collections.abc import Mapping

import pytest

from govflow.policies.wanzhou import POLICY
from govflow.policies.wanzhou.sensitive import FORBIDDEN
from tests.policies.around import assert_limit, held
from tests.policies.wanzhou.asked import chains_changed_by, changed_by, flips, of_facts, of_records
from tests.policies.wanzhou.told import told

OWN = {"anomaly": "content", "found_by": "unit"}


class TestArticle23:
    """第二十三条: 不得发布的情形."""

    def test_each_review_answers_for_all_nine(self) -> None:
        """Every review asks for each item; the proofs ask for none."""
        for step in POLICY.chain("publication").steps:
            asked = [norm for norm in step.checks if norm in FORBIDDEN]
            assert asked == ([] if "proof" in step.id else list(FORBIDDEN))
        assert len(FORBIDDEN) == 9

    @pytest.mark.parametrize(
        ("norm", "fact", "forbidden"),
        [
            ("wanzhou/23.0", "forbidden_content", "breached"),
            ("wanzhou/23.3", "unmasked_personal_data", "breached"),
            ("wanzhou/23.6", "statistics_differ", "undetermined"),
            ("wanzhou/23.7.2", "advertising", "breached"),
        ],
    )
    def test_what_was_found(self, norm: str, fact: str, forbidden: str) -> None:
        """What was found forbidden is a breach, figures that differ a warning."""
        assert of_facts(norm, {fact: True}).status == forbidden
        assert of_facts(norm, {fact: False}).status == "met"
        assert of_facts(norm, {}).status == "undetermined"

    def test_the_lexicon_decides_nothing(self) -> None:
        """A hit changes no verdict; under that reading it decides alone."""
        clean = {"secrecy_mark": False, "sensitive": False, "lexicon_hit": True}
        flips("wanzhou/23.2", clean, "wanzhou/23.2:lexicon-alone", "met", "breached")

    def test_a_person_alone(self) -> None:
        """Under that reading no mark is looked for; the person's finding decides."""
        marked = {"secrecy_mark": True, "sensitive": False}
        flips("wanzhou/23.2", marked, "wanzhou/23.2:person-alone", "breached", "met")
        assert of_facts("wanzhou/23.2", {"sensitive": True}).status == "breached"

    @pytest.mark.parametrize(
        ("published", "status"),
        [
            ("2022-07-01T08:59", "breached"),
            ("2022-07-01T09:00", "met"),
            ("2022-07-01T09:01", "met"),
        ],
    )
    def test_an_embargo(self, published: str, status: str) -> None:
        """A minute before the stated moment, on it, and after."""
        marks = ("embargo-ended 2022-07-01T09:00", f"published {published}")
        facts = {"embargoed": True}
        assert of_records("wanzhou/23.4", "2022-07-02", *marks, facts=facts).status == status

    def test_an_embargo_that_only_warns(self) -> None:
        """Where a person alone judges, nothing is blocked."""
        reading, facts = "wanzhou/23.4:person-alone", {"embargoed": True}
        mark = "published 2022-07-01T08:00"
        assert of_records("wanzhou/23.4", "2022-07-02", mark, facts=facts).status == "breached"
        found = of_records("wanzhou/23.4", "2022-07-02", mark, facts=facts, readings=(reading,))
        assert found.status == "undetermined"
        assert list(changed_by(reading)) == ["wanzhou/23.4"]


class TestArticle24:
    """第二十四条: 发布前后筛查."""

    @pytest.mark.parametrize(
        ("before", "after", "status"),
        [
            (True, True, "met"),
            (True, None, "undetermined"),
            (None, True, "undetermined"),
            (False, None, "breached"),
            (True, False, "breached"),
        ],
    )
    def test_both_times(self, before: bool | None, after: bool | None, status: str) -> None:
        """Both are needed; what nobody stated is not done and not undone."""
        facts = {"screened_before": before, "screened_after": after}
        assert of_facts("wanzhou/24.2", facts).status == status

    def test_the_term_is_read_alike(self) -> None:
        """What 错敏信息 means is one reading of every clock on it."""
        assert list(changed_by("wanzhou/24.1:sensitive-content-only")) == [
            "wanzhou/25.1",
            "wanzhou/25.2",
            "wanzhou/25.3",
        ]
        assert list(changed_by("wanzhou/24.1:platform-findings-only")) == [
            "wanzhou/25.2",
            "wanzhou/25.3",
        ]

    @pytest.mark.parametrize(
        ("reading", "facts", "status"),
        [
            ("sensitive-content-only", {"sensitive_content": True}, "breached"),
            ("sensitive-content-only", {"sensitive_content": False}, "not-applicable"),
            ("sensitive-content-only", {}, "undetermined"),
            ("platform-findings-only", {"found_by": "platform"}, "breached"),
            ("platform-findings-only", {"found_by": "operator"}, "not-applicable"),
        ],
    )
    def test_a_narrower_term(self, reading: str, facts: Mapping[str, object], status: str) -> None:
        """Under a narrower reading a clock runs only on what the term still means."""
        readings = (f"wanzhou/24.1:{reading}",)
        for norm in ("wanzhou/25.2", "wanzhou/25.3"):
            assert held(POLICY, norm, "2022-03-01T09:00", "2022-03-09") == "breached"
            found = held(
                POLICY, norm, "2022-03-01T09:00", "2022-03-09", facts=facts, readings=readings
            )
            assert found == status


class TestArticle25:
    """第二十五条: 错敏信息整改."""

    def test_own_findings(self) -> None:
        """By the end of the next calendar day, a Sunday too."""
        assert_limit(POLICY, "wanzhou/25.1", "2022-06-11T08:00", "2022-06-12", facts=OWN)

    def test_own_findings_measured_only(self) -> None:
        """Where no limit is read in, the time is told, whatever threshold was stated."""
        reading = "wanzhou/25.1:measured-only"
        stated = {**OWN, "own_rectification_within": "1 hours"}
        found = held(
            POLICY,
            "wanzhou/25.1",
            "2022-06-11T08:00",
            "2022-06-13",
            facts=stated,
            readings=(reading,),
        )
        assert found == "undetermined"
        assert list(changed_by(reading)) == ["wanzhou/25.1"]

    def test_own_findings_within_a_threshold(self) -> None:
        """Where the office states one, it is the limit."""
        reading = ("wanzhou/25.1:configured-threshold",)
        stated = {**OWN, "own_rectification_within": "1 hours"}
        due = "2022-06-11T09:00"
        assert_limit(
            POLICY, "wanzhou/25.1", "2022-06-11T08:00", due, facts=stated, readings=reading
        )

    def test_same_day_notice(self) -> None:
        """The Centre notifies on the day itself, holidays included."""
        assert_limit(POLICY, "wanzhou/25.2", "2022-01-31T16:00", "2022-01-31")

    @pytest.mark.parametrize(
        ("received", "last"),
        [("2022-01-31T16:00", "2022-02-07"), ("2022-01-29T16:00", "2022-01-29")],
    )
    def test_the_next_working_day(self, received: str, last: str) -> None:
        """Under that reading a holiday gives time until the next working day; a make-up none."""
        reading = "wanzhou/25.2:working-day"
        assert_limit(POLICY, "wanzhou/25.2", received, last, readings=(reading,))
        assert list(changed_by(reading)) == ["wanzhou/25.2"]

    def test_one_natural_day(self) -> None:
        """The unit has until the end of the next calendar day, National Day included."""
        assert_limit(POLICY, "wanzhou/25.3", "2022-09-30T17:50", "2022-10-01")

    def test_strict_24_hours(self) -> None:
        """Under the strict reading it is 24 hours from the notice."""
        reading = "wanzhou/25.3:strict-24-hours"
        due = "2022-10-01T17:50"
        assert_limit(POLICY, "wanzhou/25.3", "2022-09-30T17:50", due, readings=(reading,))
        assert list(changed_by(reading)) == ["wanzhou/25.3"]

    @pytest.mark.parametrize(
        ("as_of", "status", "other"),
        [
            ("2022-10-01T23:59", "pending", "pending"),
            ("2022-10-02T00:00", "pending", "breached"),
            ("2022-10-02T23:59", "pending", "breached"),
            ("2022-10-03T00:00", "breached", "breached"),
        ],
    )
    def test_a_late_notice(self, as_of: str, status: str, other: str) -> None:
        """It runs from the notice; under the other reading from the day of the detection."""
        reading = "wanzhou/25.3:from-day-of-detection"
        mark = "notified 2022-10-01T09:00"
        case = told("correction", "2022-09-30T17:00", mark)
        assert case.clock("wanzhou/25.3", as_of).status == status
        case = told("correction", "2022-09-30T17:00", mark, readings=(reading,))
        assert case.clock("wanzhou/25.3", as_of).status == other
        assert list(changed_by(reading)) == ["wanzhou/25.3"]
        assert chains_changed_by(reading) == ["correction"]

    @pytest.mark.parametrize("again", ["2022-10-01T23:00", "2022-10-02T09:00"])
    def test_a_second_notice(self, again: str) -> None:
        """A second notice of the same finding lengthens nothing, and undoes no breach."""
        marks = ("notified 2022-09-30T17:50", f"notified {again}")
        case = told("correction", "2022-09-30T17:00", *marks)
        assert case.clock("wanzhou/25.3", "2022-10-01T23:59").status == "pending"
        assert case.clock("wanzhou/25.3", "2022-10-02T12:00").status == "breached"

    def test_the_day_of_the_notice(self) -> None:
        """Counted as day one, the day of the notice is the last."""
        reading = "wanzhou/25.3:including-notice-day"
        last = "2022-09-30"
        assert_limit(POLICY, "wanzhou/25.3", "2022-09-30T17:50", last, readings=(reading,))
        assert list(changed_by(reading)) == ["wanzhou/25.3"]

    @pytest.mark.parametrize(
        ("reading", "marked"),
        [
            (None, {"urgent": True}),
            ("wanzhou/25.4:unit-marks-urgent", {"unit_found_urgent": True}),
            ("wanzhou/25.4:either-marks-urgent", {"unit_found_urgent": True}),
            ("wanzhou/25.4:either-marks-urgent", {"urgent": True}),
        ],
    )
    def test_who_marks_it_urgent(self, reading: str | None, marked: Mapping[str, object]) -> None:
        """An urgent error is put right at once: within what was stated, to the minute."""
        readings = () if reading is None else (reading,)
        stated = {**marked, "urgent_rectification_within": "2 hours"}
        due = "2022-10-01T11:00"
        assert_limit(
            POLICY, "wanzhou/25.4", "2022-10-01T09:00", due, facts=stated, readings=readings
        )
        if reading is not None:
            assert list(changed_by(reading)) == ["wanzhou/25.4"]

    def test_not_urgent(self) -> None:
        """What is not marked has its natural day; unmarked under either reading is open."""
        calm = {"urgent": False}
        assert (
            held(POLICY, "wanzhou/25.4", "2022-10-01T09:00", None, facts=calm) == "not-applicable"
        )
        either = ("wanzhou/25.4:either-marks-urgent",)
        found = held(POLICY, "wanzhou/25.4", "2022-10-01T09:00", None, facts=calm, readings=either)
        assert found == "undetermined"


class TestArticle26:
    """第二十六条: 删除，或者检索、修改并再次三审三校."""

    NOTIFIED = "notified 2022-10-01T08:10"

    @pytest.mark.parametrize("how", ["rectified", "taken-down", "deleted"])
    def test_each_way_puts_it_right(self, how: str) -> None:
        """Correction, taking down and deletion each stop the clock and close the case."""
        case = told("correction", "2022-10-01T08:00", self.NOTIFIED, f"{how} 2022-10-02T23:59")
        assert case.clock("wanzhou/25.3", "2022-10-03").status == "met"
        assert case.state == "closed"

    def test_republication_within_the_period(self) -> None:
        """Under that reading taking down is not enough: only deletion or republication is."""
        reading = "wanzhou/26.3:chain-within-the-period"
        marks = (self.NOTIFIED, "taken-down 2022-10-01T09:00")
        case = told("correction", "2022-10-01T08:00", *marks, readings=(reading,))
        assert case.clock("wanzhou/25.3", "2022-10-02T23:59").status == "pending"
        assert case.clock("wanzhou/25.3", "2022-10-03T00:00").status == "breached"
        assert case.event("republished 2022-10-02T23:00") is None
        assert case.clock("wanzhou/25.3", "2022-10-03T00:00").status == "met"
        assert case.state == "closed"
        deleted = told(
            "correction",
            "2022-10-01T08:00",
            self.NOTIFIED,
            "deleted 2022-10-01T09:00",
            readings=(reading,),
        )
        assert deleted.state == "closed"
        assert list(changed_by(reading)) == ["wanzhou/25.1", "wanzhou/25.3"]

    @pytest.mark.parametrize("chain", ["correction", "incident"])
    @pytest.mark.parametrize(
        ("facts", "code"),
        [
            ({"deletable": False, "remedy": "deletion"}, "not-allowed"),
            ({"deletable": False}, "missing-fact"),
            ({"deletable": True, "remedy": "deletion"}, None),
            ({}, None),
        ],
    )
    def test_deletion(self, chain: str, facts: Mapping[str, object], code: str | None) -> None:
        """What may not be deleted outright is not, on either chain."""
        case = told(chain, "2022-10-01T08:00", facts=facts)
        assert case.event("deleted 2022-10-01T09:00") == code

    @pytest.mark.parametrize(
        ("searched", "status"),
        [("08:59", "met"), ("09:00", "met"), ("09:01", "breached"), (None, "breached")],
    )
    def test_the_whole_content_first(self, searched: str | None, status: str) -> None:
        """The whole content is searched by the time it is put right."""
        marks = ["rectified 2022-10-01T09:00"]
        if searched is not None:
            marks.append(f"whole-searched 2022-10-01T{searched}")
        facts = {"remedy": "correction"}
        assert of_records("wanzhou/26.2", "2022-10-02", *marks, facts=facts).status == status

    REVIEWS = ("first-review", "second-review", "third-review")
    PROOFS = ("first-proof", "second-proof", "third-proof")

    @pytest.mark.parametrize("stale", [*REVIEWS, *PROOFS])
    def test_every_signature_anew(self, stale: str) -> None:
        """One old signature is enough to hold the republication back."""
        fresh = [f"{name} 2022-10-01T11:00" for name in (*self.REVIEWS, *self.PROOFS)]
        marks = ["corrected 2022-10-01T10:00", "published 2022-10-01T12:00"]
        assert of_records("wanzhou/26.3", "2022-10-02", *marks, *fresh).status == "met"
        old = [mark.replace("11:00", "09:59") if mark.startswith(stale) else mark for mark in fresh]
        assert of_records("wanzhou/26.3", "2022-10-02", *marks, *old).status == "breached"
