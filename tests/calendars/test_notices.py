"""The shipped notices: well-formed, complete, published when they say."""

import re
from datetime import date
from itertools import pairwise

import pytest

from govflow.calendars import NOTICES, Break, Notice
from tests.calendars.strategies import DAY, days_between, iso

BREAKS = [(notice, pause) for notice in NOTICES for pause in notice.breaks]


def off_days(pause: Break) -> list[date]:
    """Return the days of a break, from its first to its last."""
    first, last = map(iso, pause.off.split(".."))
    return list(days_between(first, last))


def made_up(pause: Break) -> list[date]:
    """Return the make-up workdays of a break."""
    return [iso(text) for text in pause.work.split()]


@pytest.mark.parametrize(
    ("notice", "pause"), BREAKS, ids=[f"{n.year}-{p.name[:3]}-{p.off[:10]}" for n, p in BREAKS]
)
class TestEachBreak:
    """Every break of every notice."""

    def test_the_range_is_well_formed(self, notice: Notice, pause: Break) -> None:
        """`first..last` are two dates in order, one to ten days, the last in the notice's year."""
        assert re.fullmatch(r"\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d", pause.off)
        days = off_days(pause)
        assert 1 <= len(days) <= 10
        assert days[-1].year == notice.year
        assert days[0].year == notice.year or (days[0].month, days[0].year) == (
            12,
            notice.year - 1,
        )

    def test_make_up_days_are_weekend_days(self, notice: Notice, pause: Break) -> None:
        """Only Saturdays and Sundays are worked in exchange, each once, in order, near the break."""
        days = made_up(pause)
        assert all(day.weekday() >= 5 for day in days)
        assert days == sorted(set(days))
        first, last = off_days(pause)[0], off_days(pause)[-1]
        for day in days:
            assert day < first or day > last
            assert first - 20 * DAY <= day <= last + 20 * DAY

    def test_a_break_pays_for_its_make_up_days(self, notice: Notice, pause: Break) -> None:
        """A break has at least as many weekdays off as weekend days are worked for it."""
        weekdays = [day for day in off_days(pause) if day.weekday() < 5]
        assert len(made_up(pause)) <= len(weekdays)

    def test_a_break_takes_the_weekend_that_adjoins_it(self, notice: Notice, pause: Break) -> None:
        """No weekend day next to a break lies outside its range, unless it is worked."""
        days = off_days(pause)
        worked = {day for _, other in BREAKS for day in made_up(other)}
        amended = {"2019-05-01..2019-05-04", "2020-01-24..2020-01-30"}
        for day in (days[0] - DAY, days[-1] + DAY):
            if day.weekday() >= 5 and pause.off not in amended:
                assert day in worked

    def test_the_name_is_chinese_and_plain(self, notice: Notice, pause: Break) -> None:
        """A name is one holiday or several joined by 、, none twice."""
        parts = pause.name.split("、")
        assert len(parts) == len(set(parts))
        assert all(re.fullmatch(r"[\u4e00-\u9fff0-9]+", part) for part in parts)


class TestAll:
    """The notices together."""

    def test_every_year_once(self) -> None:
        """Years run from 2001 to 2026 in order; 2019 and 2020 were amended once each."""
        years = [notice.year for notice in NOTICES]
        assert years == sorted(years)
        assert sorted(set(years)) == list(range(2001, 2027))
        assert [year for year, after in pairwise(years) if year == after] == [2019, 2020]

    def test_days_of_publication(self) -> None:
        """The days of publication are those of the contract, and none is known before 2019."""
        assert [(n.year, n.published) for n in NOTICES if n.published is not None] == [
            (2019, "2018-12-06"),
            (2019, "2019-03-22"),
            (2020, "2019-11-21"),
            (2020, "2020-01-26"),
            (2021, "2020-11-25"),
            (2022, "2021-10-25"),
            (2023, "2022-12-08"),
            (2024, "2023-10-25"),
            (2025, "2024-11-12"),
            (2026, "2025-11-04"),
        ]
        assert all(n.published is None for n in NOTICES if n.year <= 2018)

    def test_a_notice_comes_before_what_it_changes(self) -> None:
        """A yearly notice comes before the first day it names, an amendment before its last."""
        seen: set[int] = set()
        for notice in NOTICES:
            if notice.published is None:
                continue
            days = [d for p in notice.breaks for d in [*off_days(p), *made_up(p)]]
            edge = max(days) if notice.year in seen else min(days)
            assert iso(notice.published) < edge
            seen.add(notice.year)

    def test_an_amendment_names_a_break_of_its_year(self) -> None:
        """An amendment replaces a break of the same name and nothing else."""
        names: dict[int, set[str]] = {}
        for notice in NOTICES:
            found = {pause.name for pause in notice.breaks}
            assert len(found) == len(notice.breaks)
            assert found <= names.setdefault(notice.year, found)

    def test_no_day_is_both_off_and_worked(self) -> None:
        """With amendments applied no day is off twice, worked twice, or both."""
        last: dict[tuple[int, str], Break] = {
            (notice.year, pause.name): pause for notice, pause in BREAKS
        }
        days = [day for p in last.values() for day in [*off_days(p), *made_up(p)]]
        assert len(days) == len(set(days))

    def test_nothing_lies_past_28_december(self) -> None:
        """No notice says anything of 29-31 December of its own year: that is for the next one."""
        for notice, pause in BREAKS:
            for day in [*off_days(pause), *made_up(pause)]:
                assert day <= date(notice.year, 12, 28)

    def test_titles(self) -> None:
        """A notice is named by its number, or by its title where no number is held."""
        assert {n.title for n in NOTICES if n.year >= 2019} == {
            "国办发明电〔2018〕15号",
            "国办发明电〔2019〕3号",
            "国办发明电〔2019〕16号",
            "国办发明电〔2020〕1号",
            "国办发明电〔2020〕27号",
            "国办发明电〔2021〕11号",
            "国办发明电〔2022〕16号",
            "国办发明电〔2023〕7号",
            "国办发明电〔2024〕12号",
            "国办发明电〔2025〕7号",
        }
        assert Notice(2011, ()).title == "国务院办公厅关于2011年部分节假日安排的通知"
        assert len({n.title for n in NOTICES}) == len(NOTICES)
