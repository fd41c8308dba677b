"""第六章 栏目管理, articles 17 to 19 and 20.6: who is responsible, opening, closing, by force."""

from datetime import datetime, timedelta
from itertools import product
from typing import Any, Final

import pytest

from govflow.policies.wanzhou import POLICY
from govflow.rules.verdicts import Status
from tests.cases.made import Tale, people, person
from tests.policies.around import assert_limit, last_day_of
from tests.policies.wanzhou.asked import chains_changed_by, changed_by, of_facts, of_records

CENTRE: Final = "区党政信息中心"
STAFF: Final = people(
    person("chen", "staff", unit="区发改委"),
    person("zhong", "staff", unit=CENTRE),
    person("ban", "section-head", unit="区政府办公室"),
)
UNITS: Final = {
    "designated_unit": "指定",
    "operating_unit": "运维",
    "opening_unit": "开设",
    "previous_unit": "原登记",
}
LETTER: Final = {
    "column_name": "工作动态",
    "path": "政务公开/工作动态",
    "level": 2,
    "content_measures": "专人更新",
    "change_reason": "公开需要",
}


def responsible(**facts: Any) -> object:
    """Return which unit the table of article 17 gives, or the fact that is missing."""
    answer = POLICY.decision("column-responsibility").answer({**UNITS, **facts})
    return answer.value if answer.missing is None else answer.missing.missing


class TestArticle17:
    """第十七条: 责任单位."""

    @pytest.mark.parametrize(
        ("facts", "unit"),
        [
            ({"dispute": "none", "site": "sub"}, "运维"),
            ({"dispute": "none", "site": "sub", "cross_site": True}, "运维"),
            ({"dispute": "none", "site": "main", "cross_site": False}, "指定"),
            ({"dispute": "none", "site": "main", "cross_site": True}, "开设"),
            ({"dispute": "none", "site": "main"}, "cross_site"),
            ({"dispute": "none"}, "site"),
            ({"site": "sub"}, "dispute"),
            ({"dispute": "pending", "previously_recorded": True}, "原登记"),
            ({"dispute": "pending", "previously_recorded": False, "site": "sub"}, "开设"),
            ({"dispute": "pending", "site": "sub"}, "previously_recorded"),
            ({"dispute": "decided"}, "指定"),
        ],
    )
    def test_the_table(self, facts: dict[str, Any], unit: str) -> None:
        """Main site, sub-site, across sites, and while a dispute is pending or decided."""
        assert responsible(**facts) == unit

    @pytest.mark.parametrize(
        ("facts", "unit"),
        [
            ({"site": "main", "designated": True}, "指定"),
            ({"site": "main", "designated": True, "cross_site": True}, "指定"),
            ({"site": "main", "designated": False}, "开设"),
            ({"site": "main", "cross_site": False}, "designated"),
            ({"site": "sub"}, "运维"),
        ],
    )
    def test_every_column_that_nobody_designated(self, facts: dict[str, Any], unit: str) -> None:
        """Under the other reading what is left over is every column without a designated unit."""
        reading = "wanzhou/17.4:any-undesignated-column"
        decision = POLICY.under([reading]).decision("column-responsibility")
        answer = decision.answer({**UNITS, "dispute": "none", **facts})
        assert (answer.value if answer.missing is None else answer.missing.missing) == unit
        assert list(changed_by(reading)) == ["column-responsibility"]

    @pytest.mark.parametrize(
        ("facts", "unit"),
        [
            ({"dispute": "pending", "previously_recorded": True}, "ruling_unit"),
            ({"dispute": "pending"}, "ruling_unit"),
            ({"dispute": "decided"}, "指定"),
            ({"dispute": "none", "site": "main", "cross_site": False}, "指定"),
        ],
    )
    def test_nobody_until_it_is_decided(self, facts: dict[str, Any], unit: str) -> None:
        """Under that reading nobody can be named while a dispute is pending."""
        reading = "wanzhou/17.7:nobody-until-decided"
        decision = POLICY.under([reading]).decision("column-responsibility")
        answer = decision.answer({**UNITS, **facts})
        assert (answer.value if answer.missing is None else answer.missing.missing) == unit
        assert list(changed_by(reading)) == ["column-responsibility"]

    def test_no_column_is_without_a_unit(self) -> None:
        """Once everything is stated there is always one."""
        values = product(("none", "pending", "decided"), (True, False), ("main", "sub"), (True,))
        for dispute, recorded, site, across in values:
            facts = {"dispute": dispute, "previously_recorded": recorded, "site": site}
            assert responsible(**facts, cross_site=across) in UNITS.values()

    @pytest.mark.parametrize("extra", [True, False, None])
    @pytest.mark.parametrize(("recorded", "status"), [("甲", "met"), ("乙", "breached")])
    def test_others_that_publish_change_nothing(
        self, extra: bool | None, recorded: str, status: Status
    ) -> None:
        """The organ that guarantees the content is responsible, whoever else may publish."""
        facts = {"content_unit": "甲", "responsible_unit": recorded, "extra_publishers": extra}
        assert of_facts("wanzhou/17.1", facts).status == status
        other = of_facts("wanzhou/17.6", facts).status
        assert other == ("not-applicable" if extra is False else status)

    @pytest.mark.parametrize(
        ("asked", "status"),
        [("2022-02-28", "met"), ("2022-03-01", "undetermined"), ("2022-03-02", "breached")],
    )
    def test_publishers_on_request(self, asked: str, status: Status) -> None:
        """A publishing unit is added once the responsible unit has asked."""
        marks = (f"publisher-requested {asked}", "publisher-added 2022-03-01T09:00")
        assert of_records("wanzhou/17.5", "2022-04-01", *marks).status == status


def opened(chain: str, *readings: str, **facts: Any) -> Tale:
    """Return the tale of a letter that the Centre received, under those readings."""
    told = Tale(POLICY.under(readings), STAFF, at=datetime(2022, 5, 5, 8))
    told.do("chen", "open", chain=chain, facts={**LETTER, **facts})
    return told


class TestArticle18:
    """第十八条: 函告、调整、复函."""

    @pytest.mark.parametrize("chain", ["column-opening", "column-closing"])
    @pytest.mark.parametrize("detail", list(LETTER))
    def test_every_detail(self, chain: str, detail: str) -> None:
        """A letter without one of the five details is not accepted, and the detail is named."""
        told = opened(chain, **{detail: None})
        assert told.case is None
        assert told.refused is not None
        assert told.refused.code == "missing-fact"
        assert detail in told.refused.why.en
        assert opened(chain).now.step == "adjustment"

    def test_only_the_centre(self) -> None:
        """No other unit adjusts, replies, or opens."""
        told = opened("column-opening", content_unit="甲", update_limit="1 weeks", kind="news")
        for _ in range(2):
            assert told.do("chen", "approve") == "not-your-unit"
            assert told.do("zhong", "approve") is None
        assert told.now.state == "cleared"
        assert told.do("chen", "event", name="opened") == "not-your-unit"

    @pytest.mark.parametrize(
        ("kind", "limit", "code"),
        [
            ("news", "2 weeks", None),
            ("news", "15 natural-days", "not-allowed"),
            ("notices", "1 years", None),
            ("notices", "13 months", "not-allowed"),
            ("fixed", "1 years", None),
            ("notices", "9 years", "not-allowed"),
            ("other", "366 natural-days", "missing-fact"),
            (None, "1 weeks", "missing-fact"),
        ],
    )
    def test_the_reply(self, kind: str | None, limit: str, code: str | None) -> None:
        """The limit that the reply fixes is nowhere longer than article 20's."""
        told = opened("column-opening", content_unit="甲", update_limit=limit, kind=kind)
        assert told.do("zhong", "approve") is None
        assert told.do("zhong", "approve") == code

    @pytest.mark.parametrize(
        ("kind", "reason", "code"),
        [
            ("other", "每两年举办一次", None),
            ("other", "", "not-allowed"),
            ("news", "每两年举办一次", "not-allowed"),
        ],
    )
    def test_in_principle(self, kind: str, reason: str, code: str | None) -> None:
        """Only where article 20 says 原则上 does a reason on record allow a longer limit."""
        stated = {"update_limit": "2 years", "longer_limit_reason": reason}
        told = opened("column-opening", content_unit="甲", kind=kind, **stated)
        assert told.do("zhong", "approve") is None
        assert told.do("zhong", "approve") == code

    def test_a_reply_that_prevails(self) -> None:
        """Under the other reading a longer limit may be fixed."""
        stated = {"content_unit": "甲", "update_limit": "9 years", "kind": "news"}
        told = opened("column-opening", "wanzhou/18.3:reply-prevails", **stated)
        assert told.do("zhong", "approve") is None
        assert told.do("zhong", "approve") is None

    def test_a_column_is_closed_without_a_limit(self) -> None:
        """The reply to a closing fixes no limit."""
        told = opened("column-closing")
        assert told.do("zhong", "approve") is None
        assert told.do("zhong", "approve") is None
        assert told.do("zhong", "event", name="closed") is None
        assert told.now.state == "closed"

    def test_the_adjustment_is_measured(self) -> None:
        """No limit is built in; under the other reading the stated one counts."""
        stated = {"adjustment_limit": "5 working-days"}
        assert last_day_of(POLICY, "wanzhou/18.2", "2022-05-05", facts=stated) is None
        reading = "wanzhou/18.2:configured-threshold"
        assert_limit(
            POLICY, "wanzhou/18.2", "2022-05-05", "2022-05-11", facts=stated, readings=(reading,)
        )
        assert list(changed_by(reading)) == ["wanzhou/18.2"]


class TestArticle19:
    """第十九条: 区政府各部门."""

    @pytest.mark.parametrize(
        ("facts", "status"),
        [
            ({"department": True, "columns_demanded": True}, "undetermined"),
            ({"department": True, "columns_demanded": False}, "not-applicable"),
            ({"department": False, "columns_demanded": True}, "not-applicable"),
            (
                {
                    "department": True,
                    "columns_demanded": True,
                    "columns_built": True,
                    "townships_guided": True,
                },
                "met",
            ),
            (
                {"department": True, "columns_demanded": True, "townships_guided": False},
                "breached",
            ),
        ],
    )
    def test_build_and_guide(self, facts: dict[str, Any], status: Status) -> None:
        """What superiors demand is built, and the townships are guided."""
        assert of_facts("wanzhou/19.1", facts).status == status

    @pytest.mark.parametrize(
        ("start", "last"),
        [("2022-02-01", "2022-02-28"), ("2024-02-29", "2024-02-29"), ("2022-12-31", "2022-12-31")],
    )
    def test_every_month(self, start: str, last: str) -> None:
        """Once in every calendar month, the month of a leap day and the last of a year too."""
        assert_limit(POLICY, "wanzhou/19.3", start, last)

    def test_every_quarter(self) -> None:
        """Under the other reading once in every calendar quarter."""
        reading = ("wanzhou/19.3:each-quarter",)
        assert_limit(POLICY, "wanzhou/19.3", "2022-11-05", "2022-12-31", readings=reading)
        assert list(changed_by(*reading)) == ["wanzhou/19.3"]

    def test_inspections_that_are_only_measured(self) -> None:
        """Under that reading no month without an inspection is a breach."""
        reading = "wanzhou/19.3:measured-only"
        mark = "columns-inspected 2022-06-15"
        assert of_records("wanzhou/19.3", "2022-08-01", mark).status == "breached"
        found = of_records("wanzhou/19.3", "2022-08-01", mark, readings=(reading,))
        assert (found.status, found.readings) == ("undetermined", (reading,))
        assert list(changed_by(reading)) == ["wanzhou/19.3"]


def reminded(*readings: str, grace: str | None = "5 working-days") -> Tale:
    """Return the tale of a column that was found overdue, and of which its unit was reminded."""
    told = Tale(POLICY.under(readings), STAFF, at=datetime(2022, 2, 14, 7))
    facts = {} if grace is None else {"rectification_grace": grace}
    about = {"chain": "column-rectification", "unit": "区教委", "facts": facts}
    assert told.do("zhong", "open", **about) is None
    assert told.do("zhong", "event", name="reminded") is None
    return told


class TestForcedClosure:
    """第二十条（六）: 强制关停."""

    @pytest.mark.parametrize(
        ("at", "code"),
        [
            ("2022-02-20T09:00", "not-allowed"),
            ("2022-02-21T23:59", "not-allowed"),
            ("2022-02-22T00:00", None),
            ("2022-02-23T09:00", None),
        ],
    )
    def test_after_the_grace(self, at: str, code: str | None) -> None:
        """Not before the grace has run out: five working days from the Monday of the reminder."""
        when = datetime.fromisoformat(at)
        assert reminded().do("zhong", "event", at=when, name="force-closed") == code

    def test_a_grace_over_a_month_end(self) -> None:
        """The grace counts as its period does, to the end of a short month."""
        facts = {"rectification_grace": "1 months"}
        assert_limit(POLICY, "wanzhou/20.6", "2022-01-31", "2022-02-28", facts=facts)
        assert_limit(POLICY, "wanzhou/20.6", "2024-01-31", "2024-02-29", facts=facts)
        assert last_day_of(POLICY, "wanzhou/20.6", "2022-02-14") is None

    @pytest.mark.parametrize(
        ("readings", "code"),
        [((), "not-allowed"), (("wanzhou/20.6:from-the-first-reminder",), None)],
    )
    def test_reminded_again(self, readings: tuple[str, ...], code: str | None) -> None:
        """The grace runs from the last reminder; under the other reading from the first."""
        told = reminded(*readings)
        assert told.do("zhong", "event", name="reminded") is None
        at = datetime(2022, 2, 18, 9)
        assert told.do("zhong", "event", at=at, name="reminded") is None
        at = datetime(2022, 2, 22, 9)
        assert told.do("zhong", "event", at=at, name="force-closed") == code
        for reading in readings:
            assert list(changed_by(reading)) == ["wanzhou/20.6"]
            assert chains_changed_by(reading) == ["column-rectification"]

    def test_without_a_grace(self) -> None:
        """Under the other reading it may be closed at any time once reminded."""
        reading = "wanzhou/20.6:no-grace"
        told = reminded(reading, grace=None)
        assert told.do("zhong", "event", name="force-closed") is None
        assert reminded(grace=None).do("zhong", "event", name="force-closed") == "missing-fact"
        assert list(changed_by(reading)) == ["wanzhou/20.6"]
        assert chains_changed_by(reading) == []

    def test_put_right(self) -> None:
        """What was put right in time is closed as done, and not by force."""
        told = reminded()
        assert told.do("chen", "event", name="rectified") is None
        assert told.now.state == "closed"
        at = told.at + timedelta(days=30)
        assert told.do("zhong", "event", at=at, name="force-closed") == "closed"
