"""A toy policy of two reviews and a proof, its people, and short ways to act."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

import attrs

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.periods import CalendarEnd, natural_days, working_days
from govflow.cases.acts import Act, Refusal
from govflow.cases.state import Case, evolve
from govflow.journal import Entry, fold
from govflow.law import Instrument, Window
from govflow.policy import Policy
from govflow.provisions.chains import Branch, Chain, PostsWhen, Run, Step
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.events import Event
from govflow.provisions.roles import Assignment, People, Person
from govflow.provisions.things import Column, Document
from govflow.rules.conditions import facts
from govflow.testing.offices import people_of
from govflow.testing.walking import moved
from govflow.words import Words

WORDS: Final = Words("某事", "something")
document, column = facts(Document), facts(Column)
UNIT: Final = "office"
CALENDAR: Final = ChinaCalendar()
NOON: Final = datetime(2024, 2, 1, 12)

CHAIN: Final = Chain(
    "publication",
    WORDS,
    WORDS,
    "document",
    steps=(
        Step("first", Words("一审", "first"), ("staff",), ("toy/1",), checks=("toy/9",)),
        Step(
            "second",
            Words("二审", "second"),
            ("head",),
            ("toy/2",),
            posts_when=(PostsWhen(document.urgent.is_(True), ("deputy", "head"), "toy/2"),),
        ),
        Step("proof", Words("校", "proof"), ("staff",), ("toy/3",), "proof"),
    ),
    branches=(Branch("first", document.units_involved >= 2, "second", "proof", "second", ()),),
    events=("published", "formed", "approved"),
    runs=(Run("toy/4", starts=("formed",)), Run("toy/5", False, from_fact="planned")),
    facts=("urgent", "units_involved", "planned"),
    published="published",
    cleared_by=("toy/15", "toy/3"),
)
EVENTS: Final = Chain(
    "request",
    WORDS,
    WORDS,
    "document",
    events=("answered", "transferred"),
    runs=(Run("toy/6"),),
)
BARE: Final = Chain("bare", WORDS, WORDS, "document", events=("seen",))


def clock(norm: str, start: str, *stops: str, **changes: Any) -> Clock:
    """Return a clock of five working days between those events, with changes."""
    made: dict[str, Any] = {
        "norm": norm,
        "duty": WORDS,
        "start": Event(start, Words(start, start)),
        "stop": tuple(Event(stop, Words(stop, stop)) for stop in stops),
        "period": working_days(5),
        "subject": "document",
        "instrument": "toy",
    }
    return Clock(**{**made, **changes})


POLICY: Final = Policy(
    "toy",
    WORDS,
    (
        Instrument("toy", "toy", None, Window(since=date(2020, 1, 1))),
        Instrument("lost", "lost", None, Window(first_seen=date(2022, 1, 1))),
    ),
    clocks=(
        clock("toy/4", "formed", "published"),
        clock(
            "toy/5",
            "planned",
            "applied",
            period=natural_days(-5),
            when=document.urgent.is_(False),
        ),
        clock("toy/6", "asked", "answered", pausable="toy/6.1"),
        clock("toy/7", "month-begins", "trained", period=CalendarEnd("month"), recurring=True),
        clock("toy/8", "set", "changed", period=natural_days(10), recurring=True),
        clock("toy/10", "week-begins", "met", period=CalendarEnd("week"), recurring=True),
        clock(
            "toy/11",
            "month-begins",
            "trained",
            period=CalendarEnd("month"),
            recurring=True,
            instrument="lost",
        ),
    ),
    columns=(
        ColumnRule("toy/12", WORDS, column.kind == "news", natural_days(14), "toy"),
        ColumnRule("toy/13", WORDS, column.kind == "news", OwnCycle(), "toy"),
        ColumnRule("toy/14", WORDS, column.kind == "news", natural_days(14), "lost"),
    ),
    chains=(CHAIN, EVENTS, BARE),
)


def person(name: str, *posts: str, unit: str = UNIT, **changes: Any) -> Person:
    """Return a person with those posts in one unit."""
    return Person(name, name, tuple(Assignment(post, unit, **changes) for post in posts))


def people(*persons: Person) -> People:
    """Return those people by id."""
    return people_of(persons)


PEOPLE: Final = people(
    person("ann", "staff"),
    person("abe", "staff"),
    person("ben", "head"),
    person("bea", "head"),
    person("cid", "deputy"),
    person("dan", "head", unit="elsewhere"),
    person("eva", "staff", until=date(2024, 1, 31)),
    person("fay", "lawyer"),
    person("root", "superuser", unit="centre"),
    person("worn", "superuser", unit="centre", in_post=False),
    Person("nil", "nil"),
)


@attrs.define
class Tale:
    """One case as it is told: what was done to it, one hour after the other."""

    policy: Policy = POLICY
    people: People = PEOPLE
    case: Case | None = None
    entries: list[Entry] = attrs.field(factory=list)
    at: datetime = NOON
    refused: Refusal | None = None

    def do(self, by: str | None, do: str, **about: Any) -> str | None:
        """Do something an hour later; return the code of a refusal, or None."""
        self.at = about.pop("at", self.at + timedelta(hours=1))
        act = Act(do, self.at, by, "c", **about)
        move = moved(self.policy, self.case, act, self.people, CALENDAR)
        self.refused, self.case = move.refusal, move.case
        self.entries += move.entries
        return None if self.refused is None else self.refused.code

    @property
    def now(self) -> Case:
        """The case as it is now."""
        assert self.case is not None
        return self.case

    @property
    def codes(self) -> list[str]:
        """The codes of every reason of the last refusal, in order."""
        assert self.refused is not None
        return [reason.code for reason in self.refused.reasons]

    @property
    def said(self) -> Mapping[str, Any]:
        """What the last entry holds."""
        return self.entries[-1].data

    def folded(self) -> Case | None:
        """Return the case that the entries come to."""
        start: Case | None = None
        return fold(evolve, start, self.entries)


def opened(chain: str = "publication", by: str = "ann", **about: Any) -> Tale:
    """Return the tale of a case that was just opened."""
    tale = Tale()
    assert tale.do(by, "open", chain=chain, **about) is None
    return tale
