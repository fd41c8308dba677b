"""What kind of day a day is, said in words, with the notice behind it."""

from datetime import date

import pytest

from govflow.calendars import NOTICES
from govflow.calendars.days import DayNote, describe, english_name
from govflow.calendars.estimates import exceptions
from tests.calendars.strategies import CALENDAR, days_between, iso


class TestKinds:
    """The four kinds."""

    @pytest.mark.parametrize(
        ("day", "kind", "zh", "en"),
        [
            ("2024-02-09", "working-day", "周五，工作日", "Friday, working day"),
            ("2024-02-24", "weekend", "周六，公休日", "Saturday, weekend"),
            (
                "2024-02-04",
                "make-up-workday",
                "周日，春节调休上班（国办发明电〔2023〕7号）",
                "Sunday, make-up workday (Spring Festival) (国办发明电〔2023〕7号)",
            ),
            (
                "2024-02-12",
                "holiday",
                "周一，春节放假（国办发明电〔2023〕7号）",
                "Monday, Spring Festival off (国办发明电〔2023〕7号)",
            ),
            (
                "2024-02-10",
                "holiday",
                "周六，春节放假（国办发明电〔2023〕7号）",
                "Saturday, Spring Festival off (国办发明电〔2023〕7号)",
            ),
            (
                "2015-09-03",
                "holiday",
                (
                    "周四，中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日放假"
                    "（国务院办公厅关于2015年部分节假日安排的通知）"
                ),
                (
                    "Thursday, Victory Day, 70th anniversary off "
                    "(国务院办公厅关于2015年部分节假日安排的通知)"
                ),
            ),
            (
                "2020-10-01",
                "holiday",
                "周四，国庆节、中秋节放假（国办发明电〔2019〕16号）",
                "Thursday, National Day and Mid-Autumn Festival off (国办发明电〔2019〕16号)",
            ),
            (
                "2026-12-29",
                "working-day",
                "周二，工作日（推算，尚无国务院通知）",
                "Tuesday, working day (estimated, no notice yet)",
            ),
            (
                "2027-01-01",
                "holiday",
                "周五，元旦放假（推算，尚无国务院通知）",
                "Friday, New Year's Day off (estimated, no notice yet)",
            ),
            (
                "2028-10-03",
                "holiday",
                "周二，中秋节; 国庆节放假（推算，尚无国务院通知）",
                "Tuesday, Mid-Autumn Festival and National Day off (estimated, no notice yet)",
            ),
            (
                "2027-01-02",
                "weekend",
                "周六，公休日（推算，尚无国务院通知）",
                "Saturday, weekend (estimated, no notice yet)",
            ),
        ],
    )
    def test_each_kind_in_words(self, day: str, kind: str, zh: str, en: str) -> None:
        """A day says its weekday, its kind, its holiday, and its notice or that it is a guess."""
        found = CALENDAR.day(iso(day))
        assert found.date == iso(day)
        assert found.kind == kind
        assert (found.why.zh, found.why.en) == (zh, en)
        assert found.working == (kind in {"working-day", "make-up-workday"})
        assert found.estimated == (iso(day) > iso("2026-12-28"))

    def test_a_working_weekday_with_a_note(self) -> None:
        """A weekday that something opens is a plain working day with that reason."""
        found = describe(iso("2024-02-12"), True, DayNote(True, "本地上班", "令"), False)
        assert found.kind == "working-day"
        assert (found.why.zh, found.why.en) == (
            "周一，本地上班（令）",
            "Monday, local opening (令)",
        )

    def test_kind_follows_from_the_day(self) -> None:
        """Over 26 years the kind is fixed by weekday, work and notice."""
        for day in days_between(iso("2001-01-01"), iso("2026-12-28")):
            found = CALENDAR.day(day)
            assert found.working == CALENDAR.is_working_day(day)
            if found.working:
                assert (found.kind == "make-up-workday") == (day.weekday() >= 5)
            elif found.kind == "weekend":
                assert day.weekday() >= 5
                assert found.source is None
            else:
                assert found.kind == "holiday"

    def test_every_unusual_day_names_its_notice(self) -> None:
        """Each weekday off and weekend day worked names a notice, in both languages."""
        titles = {notice.title for notice in NOTICES}
        for day in days_between(iso("2001-01-01"), iso("2026-12-28")):
            found = CALENDAR.day(day)
            if found.working != (day.weekday() < 5):
                assert found.source in titles
                assert found.source in found.why.zh
                assert found.source in found.why.en


class TestNames:
    """Holidays in English."""

    @pytest.mark.parametrize(
        ("name", "english"),
        [
            ("元旦", "New Year's Day"),
            ("春节", "Spring Festival"),
            ("农历除夕", "Spring Festival eve"),
            ("清明节（补假）", "Tomb-Sweeping Day"),
            ("国庆节、中秋节", "National Day and Mid-Autumn Festival"),
            ("中秋节; 国庆节", "Mid-Autumn Festival and National Day"),
            ("端午节（补假）、休息日（由 2027-01-03 调休）", "Dragon Boat Festival and rest day"),
            ("重阳节", "重阳节"),
        ],
    )
    def test_each_part_is_translated(self, name: str, english: str) -> None:
        """Parts joined in either way are translated one by one; what is unknown stays."""
        assert english_name(name) == english

    def test_every_shipped_name_has_english(self) -> None:
        """No holiday of a notice is left in Chinese in an English sentence."""
        for notice in NOTICES:
            for pause in notice.breaks:
                assert english_name(pause.name).isascii(), (notice.year, pause.name)

    def test_every_estimated_name_has_english(self) -> None:
        """No holiday that is estimated is left in Chinese in an English sentence."""
        for year in range(2027, 2100):
            for working, name in exceptions(year, 2027).values():
                assert not working
                assert name
                assert english_name(name).isascii(), (year, name)


def test_a_day_is_a_value() -> None:
    """The same day asked twice is equal and one key."""
    day = date(2024, 2, 4)
    assert CALENDAR.day(day) == CALENDAR.day(day)
    assert len({CALENDAR.day(day), CALENDAR.day(day)}) == 1
