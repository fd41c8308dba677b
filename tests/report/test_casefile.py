"""Cases as a page and as text: complete in itself, safe, true to the record."""

from datetime import datetime, timedelta
from pathlib import Path

import attrs
import pytest

from govflow.adapters.memory import MemoryDirectory, MemoryStore
from govflow.cases import Act
from govflow.cli.week import walk_week
from govflow.desk import Desk
from govflow.policies import load_policy
from govflow.provisions.roles import Assignment, People, Person
from govflow.report.casefile import week_page
from govflow.report.casetext import week_text
from govflow.report.dossier import Stay, Week, dossier
from govflow.report.stretches import duration
from govflow.words import Language, Words
from tests.report.pages import LANGUAGES, NASTY, Page

AT = datetime(2024, 2, 5, 9)


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    """Return the walked week."""
    folder: Path = tmp_path_factory.mktemp("week")
    return walk_week(folder)


def nasty_desk() -> Desk:
    """Return a desk whose person, unit and case have hostile names."""
    unit = "<b>单位</b>"
    person = Person("p", "<script>alert(1)</script>", (Assignment("staff", unit),))
    directory = MemoryDirectory(People({"p": person}))
    return Desk(load_policy("wanzhou"), store=MemoryStore(), directory=directory)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_complete_and_loads_nothing(week: Week, language: Language) -> None:
    """The page balances its tags, has no script and links only to itself."""
    page = Page(week_page(week, language))
    assert "script" not in page.tags
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_every_case_has_its_place_and_the_head_of_its_chain(week: Week) -> None:
    """Each case is shown with the hash of its last entry, on the page and in the text."""
    page, text = week_page(week, "zh"), week_text(week, "zh")
    for found in week.dossiers:
        assert found.head == found.lines[-1].hash
        assert found.head in page
        assert found.head in text


def test_stays_follow_each_other_without_a_gap(week: Week) -> None:
    """Somebody holds a case from its opening to its end, at every moment."""
    for found in week.dossiers:
        assert found.stays[0].since == found.opened
        for before, after in zip(found.stays, found.stays[1:], strict=False):
            assert before.until == after.since


def test_a_case_that_a_stated_fact_closes_was_to_be_concluded() -> None:
    """A message that closes when its kind is stated waited to be concluded, not to go online."""
    directory = MemoryDirectory(People({"p": Person("p", "甲", (Assignment("staff", "u"),))}))
    desk = Desk(load_policy("youyang"), store=MemoryStore(), directory=directory)
    desk.open("message", "m", by="p", at=AT)
    desk.act(Act("event", AT + timedelta(days=1), "p", "m", name="answered"))
    desk.act(Act("state", AT + timedelta(days=2), "p", "m", facts={"kind": "suggestion"}))
    found = dossier(desk, "m", AT + timedelta(days=3))
    assert found.state == "closed"
    assert [(stay.place.zh, stay.ending) for stay in found.stays] == [
        ("至完成处理并回复", "done"),
        ("待办结", "done"),
    ]


def test_a_case_that_waits_is_held_by_those_it_waits_for() -> None:
    """The last stay of an open case reaches to the moment of looking."""
    desk = nasty_desk()
    desk.open("publication", "c", by="p", at=AT)
    found = dossier(desk, "c", AT + timedelta(days=1))
    (stay,) = found.stays
    assert stay.ending == "waits"
    assert stay.holder.zh == "<script>alert(1)</script>"
    assert stay.until - stay.since == timedelta(days=1)


def test_what_hosts_hand_in_is_escaped(week: Week) -> None:
    """Names, notes and titles cannot become markup."""
    desk = nasty_desk()
    desk.open("publication", "<i>c", by="p", at=AT, key="k")
    desk.act(Act("approve", AT, "p", "<i>c"))
    desk.act(Act("approve", AT, "p", "<i>c", key="again"))
    desk.act(Act("edit", AT + timedelta(minutes=1), "p", "<i>c", content="x"))
    found = dossier(desk, "<i>c", AT + timedelta(hours=1), Words(NASTY, NASTY))
    assert [mark.sign for mark in found.marks] == ["refused", "edited"]
    told = attrs.evolve(week.told[0], who=Words(NASTY, NASTY), why=Words(NASTY, NASTY))
    bad = attrs.evolve(week, unit=NASTY, told=(told,), dossiers=(found,), subjects=())
    page = week_page(bad, "en")
    assert "script" not in Page(page).tags
    assert "i" not in Page(page).tags
    assert "\x1b" not in week_text(bad, "en")


def test_nothing_at_all_is_a_page_too(week: Week) -> None:
    """Without cases the page says so."""
    bare = attrs.evolve(week, told=(), dossiers=(), subjects=())
    assert "There was nothing to judge." in week_page(bare, "en")
    assert week_text(bare, "en").startswith("Cases in time")


def test_the_text_speaks_one_language(week: Week) -> None:
    """The text in English names verdicts, refusals and returns in English."""
    text = week_text(week, "en")
    for said in ("Breached", "Refused", "Returned", "What fell due"):
        assert said in text
    assert "违反" not in text


@pytest.mark.parametrize(
    ("minutes", "zh", "en"),
    [
        (0, "0分钟", "0 minutes"),
        (61, "1小时1分钟", "1 hour 1 minute"),
        (1440, "1天", "1 day"),
        (8 * 1440 + 125, "8天2小时", "8 days 2 hours"),
    ],
)
def test_durations_are_said_in_two_units(minutes: int, zh: str, en: str) -> None:
    """A stay is told in days and hours, or in hours and minutes."""
    stay = Stay(Words("", ""), Words("", ""), AT, AT + timedelta(minutes=minutes), "signed")
    assert duration(stay) == Words(zh, en)
