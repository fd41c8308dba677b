"""Documents and messages: how each row is judged."""

from datetime import date, datetime, timedelta
from functools import cache

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow import audit, load_policy
from govflow.audits.findings import Audit
from govflow.calendars import china
from govflow.provisions.judging import judge

AS_OF = date(2024, 6, 30)
DAY = timedelta(days=1)


def documents(
    *rows: tuple[object, object], policy: str = "national", as_of: date = AS_OF, **options: object
) -> Audit:
    """Audit documents given as (issued, published)."""
    items = [{"issued": issued, "published": published} for issued, published in rows]
    return audit(policy, "documents", items, as_of=as_of, **options)  # type: ignore[arg-type]


def messages(policy: str, *rows: dict[str, object], **options: object) -> Audit:
    """Audit messages given as mappings."""
    options.setdefault("as_if_in_force", True)
    return audit(policy, "messages", rows, as_of=AS_OF, **options)  # type: ignore[arg-type]


def only(found: Audit) -> str:
    """Return the one status that was counted once."""
    counted = [s for counts in found.counts.values() for s, n in counts.items() if n]
    assert len(counted) == 1
    return counted[0]


class TestDocuments:
    """The 20-working-day duty to disclose."""

    @pytest.mark.parametrize(
        ("published", "status"),
        [("2024-03-13", "met"), ("2024-03-14", "met"), ("2024-03-15", "breached")],
    )
    def test_the_last_day(self, published: str, status: str) -> None:
        """The day before and on the last day is in time, the day after late."""
        assert only(documents(("2024-02-09", published))) == status

    @pytest.mark.parametrize(
        ("issued", "norm"),
        [
            ("2008-04-30", "national/zfxxgk07.18"),
            ("2008-05-01", "national/zfxxgk07.18"),
            ("2019-05-14", "national/zfxxgk07.18"),
            ("2019-05-15", "national/zfxxgk.26"),
        ],
    )
    def test_editions(self, issued: str, norm: str) -> None:
        """Each document is judged once, under the edition that bound it."""
        found = documents((issued, issued))
        assert sum(found.counts[norm].values()) == 1
        status = "not-in-force" if issued < "2008-05-01" else "met"
        assert found.counts[norm][status] == 1

    def test_as_if_in_force(self) -> None:
        """Windows are ignored: an earlier document falls under the first edition."""
        found = documents(("2004-01-05", "2004-06-01"), as_if_in_force=True)
        assert found.counts["national/zfxxgk07.18"]["breached"] == 1
        assert found.as_if_in_force

    def test_before_2001(self) -> None:
        """Working days before 2001 cannot be counted: undetermined, never met."""
        found = documents(("1999-01-05", "1999-01-06"), as_if_in_force=True)
        assert only(found) == "undetermined"
        assert found.findings[0].due is None

    def test_not_yet_published(self) -> None:
        """Pending through the last day, breached from the due moment on."""
        assert only(documents(("2024-02-09", ""), as_of=date(2024, 3, 14))) == "pending"
        assert only(documents(("2024-02-09", None), as_of=date(2024, 3, 15))) == "breached"

    def test_what_is_published_after_as_of_is_not_published_yet(self) -> None:
        """As of a day, what happened later has not happened."""
        found = documents(("2024-02-09", "2024-03-01"), as_of=date(2024, 2, 20))
        assert only(found) == "pending"

    def test_published_before_issued(self) -> None:
        """An order of dates that cannot be is undetermined, with that reason."""
        found = documents(("2024-02-09", "2024-02-08"))
        assert only(found) == "undetermined"
        assert found.findings[0].missing is not None
        assert found.findings[0].missing.missing == "order"

    def test_published_on_the_day_of_issue(self) -> None:
        """The same day is in order, with and without times."""
        assert only(documents(("2024-02-09", "2024-02-09"))) == "met"
        assert only(documents(("2024-02-09T15:00:00", "2024-02-09"))) == "met"
        assert only(documents(("2024-02-09T15:00:00", "2024-02-09T14:00:00"))) == "undetermined"

    def test_lateness(self) -> None:
        """Days late and working days late are both counted from the last day."""
        late = documents(("2024-02-09", "2024-03-18")).findings[0].late_by
        assert late is not None
        assert (late.days, late.working_days, late.minutes) == (4, 2, None)

    def test_layers(self) -> None:
        """Both layers are judged and reported, each under its own norm."""
        found = documents(("2024-02-09", "2024-03-18"), policy="national+wanzhou")
        assert {f.norm for f in found.findings} == {"national/zfxxgk.26", "wanzhou/12.5"}

    def test_a_reading_is_an_argument(self) -> None:
        """Counting the first day moves the last day of that norm alone."""
        reading = ["wanzhou/12.5:including-first-day"]
        rows = ("2024-02-09", "2024-03-14")
        flipped = documents(rows, policy="national+wanzhou", readings=reading)
        assert flipped.counts["wanzhou/12.5"]["breached"] == 1
        assert flipped.counts["national/zfxxgk.26"]["met"] == 1

    def test_a_reading_with_another_start_is_open(self) -> None:
        """Under a reading whose start the table does not hold nothing is judged."""
        reading = ["national/zfxxgk.26:formed-when-work-is-complete"]
        found = documents(("2024-02-09", "2024-03-14"), readings=reading)
        assert found.counts["national/zfxxgk.26"]["undetermined"] == 1

    @settings(deadline=None, max_examples=40)
    @given(
        st.lists(
            st.tuples(
                st.dates(date(2008, 5, 1), date(2024, 6, 1)),
                st.one_of(st.none(), st.integers(-5, 90)),
            ),
            min_size=1,
            max_size=30,
        )
    )
    def test_equal_to_an_independent_count(self, rows: list[tuple[date, int | None]]) -> None:
        """Every verdict equals one counted by walking chinesecalendar's days."""
        pairs = [(a, None if lag is None else a + lag * DAY) for a, lag in rows]
        found = documents(*pairs)
        listed = {f.subject: f for f in found.findings}
        for i, (issued, published) in enumerate(pairs, 1):
            status, days, working = _walked(issued, published)
            finding = listed.get(f"item {i}")
            assert (finding.verdict if finding else "met") == status
            if finding and finding.late_by:
                assert (finding.late_by.days, finding.late_by.working_days) == (days, working)

    @settings(deadline=None, max_examples=60)
    @given(
        st.datetimes(datetime(2008, 6, 1), datetime(2024, 6, 1)),
        st.one_of(st.none(), st.timedeltas(timedelta(days=-2), timedelta(days=60))),
    )
    def test_equal_to_the_general_judgement(self, issued: datetime, lag: timedelta | None) -> None:
        """The quick way through a table and `judge` never differ."""
        published = None if lag is None else issued + lag
        found = documents((issued, published))
        policy = load_policy("national")
        old = issued.date() < date(2019, 5, 15)
        clock = policy.timed("national/zfxxgk07.18" if old else "national/zfxxgk.26")
        verdict = judge(
            clock,  # type: ignore[arg-type]
            start=issued,
            stop=published,
            as_of=AS_OF,
            calendar=china(),
            facts={},
            window=policy.instrument(clock.instrument).window,
        )
        assert only(found) == verdict.status
        if verdict.late_by:
            assert found.findings[0].late_by == verdict.late_by
            assert found.findings[0].due == verdict.due


@cache
def _works(day: date) -> bool:
    return day == date(2005, 12, 31) or chinese_calendar.is_workday(day)


def _walked(issued: date, published: date | None) -> tuple[str, int | None, int | None]:
    day, left = issued, 20
    while left:
        day += DAY
        left -= _works(day)
    done = published if published is not None and published <= AS_OF else None
    if done is not None and done < issued:
        return "undetermined", None, None
    at = done or AS_OF
    if at <= day:
        return ("met" if done else "pending"), None, None
    over = (at - day).days
    return "breached", over, sum(_works(day + i * DAY) for i in range(1, over + 1))


class TestMessages:
    """Clocks on messages of the public."""

    def test_siping_needs_simple(self) -> None:
        """Without the fact `simple` the answer is open and names it; with it, it is judged."""
        row = {"asked": "2024-01-31", "answered": "2024-02-07"}
        found = messages("siping", row)
        assert only(found) == "undetermined"
        assert found.findings[0].missing is not None
        assert found.findings[0].missing.missing == "simple"
        assert only(messages("siping", row, facts={"simple": True})) == "breached"
        assert only(messages("siping", row, facts={"simple": False})) == "not-applicable"

    def test_a_row_states_its_own_facts(self) -> None:
        """What a row states wins over what is assumed for all."""
        row = {"asked": "2024-01-31", "answered": "2024-02-07", "simple": "否"}
        assert only(messages("siping", row, facts={"simple": True})) == "not-applicable"

    @pytest.mark.parametrize(
        ("kind", "status"),
        [("error-report", "breached"), ("纠错", "breached"), ("表扬", "not-applicable")],
    )
    def test_kinds(self, kind: str, status: str) -> None:
        """Error reports are judged, whatever else a message is called is not."""
        row = {"asked": "2024-01-31", "answered": "2024-03-01", "transferred": "", "kind": kind}
        found = messages("youyang", row)
        assert found.counts["youyang/21.3"][status] == 1  # type: ignore[index]
        assert found.counts["youyang/21.4"]["not-applicable"] == 1

    def test_youyang_runs_from_the_transfer(self) -> None:
        """The second clock starts with the transfer, over make-up days."""
        row = {
            "asked": "2023-09-28",
            "transferred": "2023-10-07",
            "answered": "2023-10-10",
            "kind": "error-report",
        }
        found = messages("youyang", row)
        assert found.counts["youyang/21.3"]["met"] == 1
        assert found.findings[0].norm == "youyang/21.4"
        assert str(found.findings[0].due).startswith("2023-10-10")

    def test_youyang_without_a_column(self) -> None:
        """Without the column `transferred` both clocks are open and name it."""
        row = {"asked": "2023-09-28", "answered": "2023-10-10", "kind": "error-report"}
        found = messages("youyang", row)
        named = {f.missing.missing for f in found.findings if f.missing}
        assert named == {"transferred"}

    def test_an_answer_in_time_is_a_receipt(self) -> None:
        """Qianjiang 13.5: an answer in time proves receipt; a late one proves nothing."""
        early = {"asked": "2023-09-28", "answered": "2023-10-07"}
        late = {"asked": "2023-09-28", "answered": "2023-10-08"}
        assert messages("qianjiang", early).counts["qianjiang/13.5"]["met"] == 1
        assert messages("qianjiang", late).counts["qianjiang/13.5"]["undetermined"] == 1

    def test_an_empty_cell_is_nothing_sent(self) -> None:
        """With the column there, an empty cell means that nothing was sent."""
        late = {"asked": "2023-09-28", "answered": "2023-10-08", "acknowledged": ""}
        assert messages("qianjiang", late).counts["qianjiang/13.5"]["breached"] == 1

    def test_half_a_working_day(self) -> None:
        """Bozhou s10.4.3 runs in office hours, late by the minute."""
        row = {
            "asked": "2019-09-30 16:00",
            "answered": "2019-10-08 11:00",
            "drafted": "2019-10-08 10:45",
            "kind": "error-report",
        }
        found = messages("bozhou", row)
        finding = next(f for f in found.findings if f.norm == "bozhou/s10.4.3")
        assert finding.verdict == "breached"
        assert str(finding.due).startswith("2019-10-08 10:30")
        assert finding.late_by is not None
        assert finding.late_by.minutes == 15

    def test_due_without_the_column_of_a_draft(self) -> None:
        """Bozhou s10.4.3: a late answer proves nothing of the draft; when it was due still stands."""
        row = {"asked": "2019-09-30 16:00", "answered": "2019-10-08", "kind": "error-report"}
        found = messages("bozhou", row)
        finding = next(f for f in found.findings if f.norm == "bozhou/s10.4.3")
        assert (finding.verdict, finding.late_by) == ("undetermined", None)
        assert str(finding.due).startswith("2019-10-08 10:30")

    def test_an_hour_clock_needs_a_time(self) -> None:
        """A message with a date alone leaves the clock in hours open."""
        row = {"asked": "2019-09-30", "answered": "2019-10-08", "kind": "error-report"}
        found = messages("bozhou", row)
        assert found.counts["bozhou/s10.4.3"]["undetermined"] == 1
        assert found.counts["bozhou/s10.4.4"]["met"] == 1

    def test_not_in_force(self) -> None:
        """What was asked before a regulation is in force is not judged by it."""
        row = {"asked": "2019-01-31", "answered": "2019-03-01"}
        found = messages("qianjiang", row, as_if_in_force=False)
        assert found.counts["qianjiang/13.6"]["not-in-force"] == 1

    def test_an_unknown_day_in_force(self) -> None:
        """Bozhou before it was first seen: nobody can say."""
        row = {"asked": "2019-06-09 10:00", "answered": "2019-06-10", "kind": "error-report"}
        found = messages("bozhou", row, as_if_in_force=False)
        assert found.counts["bozhou/s10.4.4"]["undetermined"] == 1
        row["asked"] = "2019-06-10 10:00"
        found = messages("bozhou", row, as_if_in_force=False)
        assert found.counts["bozhou/s10.4.4"]["met"] == 1
