"""A county policy, and strategies for what stands in policies."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, get_args

from attrs import evolve
from hypothesis import strategies as st

from govflow.adapters.codec import dump_policy
from govflow.calendars.periods import (
    CALENDAR_UNITS,
    UNITS,
    CalendarEnd,
    Period,
    Span,
    Yearly,
    months,
    working_days,
)
from govflow.law import Instrument, Window
from govflow.policy import Policy
from govflow.provisions.chains import Branch, Chain, PostsWhen, Run, Step
from govflow.provisions.clocks import Clock, Extension, Lost, Unstated
from govflow.provisions.columns import BlankRule, ColumnRule
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.events import Event
from govflow.provisions.roles import Post, Responsibility
from govflow.provisions.things import Application, Column, Document, Subject, facts_of
from govflow.provisions.variants import Variant
from govflow.rules.conditions import AllOf, AnyOf, Condition, FactProxy, Not, facts
from govflow.rules.facts import ORDERED, FactType
from govflow.words import Words

document, column, application = facts(Document), facts(Column), facts(Application)
SUBJECTS: Final[tuple[Subject, ...]] = get_args(Subject)

COUNTY: Final = Policy(
    id="county",
    title=Words("某县网站管理办法", "rules of a county"),
    instruments=(
        Instrument("county", "某县网站管理办法", None, Window(date(2022, 1, 1))),
        Instrument("older", "旧办法", "县府〔2015〕1号", Window(until=date(2022, 1, 1))),
    ),
    clocks=(
        Clock(
            norm="county/1",
            duty=Words("公开", "publish"),
            start=Event("formed", Words("形成", "formed")),
            stop=(Event("published", Words("公开", "published")),),
            period=working_days(10),
            subject="document",
            instrument="county",
            when=(document.planned > date(2023, 1, 1)) & ~document.urgent.is_(True)
            | document.social_impact.one_of("high", "ordinary"),
            readings=("county/1:a",),
            variants=(Variant("county/1:b", instead_of="county/1:a", period=Yearly(1, 31)),),
        ),
        Clock(
            norm="county/2",
            duty=Words("答复申请", "answer a request"),
            start=Event("received", Words("收到", "received")),
            stop=(Event("answered", Words("答复", "answered")),),
            period=working_days(20),
            subject="application",
            instrument="county",
            extension=Extension(working_days(20), "extended", Words("同意", "agreed"), "county/2"),
        ),
    ),
    columns=(
        ColumnRule(
            "county/3",
            Words("更新", "update"),
            column.kind.one_of("news", "topic"),
            months(1),
            "county",
        ),
        ColumnRule("county/4", Words("更新", "update"), column.level >= 2, OwnCycle(), "county"),
    ),
    blank=BlankRule("county/5", Words("不得空白", "none may be blank"), "county"),
    chains=(
        Chain(
            "publication",
            Words("审核", "review"),
            Words("形成", "formed"),
            "document",
            steps=(
                Step("one", Words("一审", "first"), ("staff",), ("county/6",)),
                Step(
                    "two",
                    Words("二审", "second"),
                    (),
                    ("county/6",),
                    posts_when=(PostsWhen(document.urgent.is_(True), ("head",), "county/6"),),
                ),
            ),
            branches=(Branch("one", document.urgent.is_(True), "two", "cleared", "two", ()),),
            runs=(Run("county/1", from_fact="planned"),),
            facts=("urgent", "planned"),
        ),
    ),
    posts=(Post("staff", Words("工作人员", "staff")), Post("head", Words("负责人", "head"))),
    responsibilities=(Responsibility("operating", "staff", "county/7"),),
    column_defaults=(("site", "main", "county/3:main"), ("level", 1, "county/3:first")),
)
"""Holds a value of every class that a file may hold but two kinds of period."""


def plain() -> dict[str, Any]:
    """Return the county as plain values, free to be changed."""
    copied: dict[str, Any] = json.loads(json.dumps(dump_policy(COUNTY)))
    return copied


def periods() -> st.SearchStrategy[Period]:
    """Return periods of every kind."""
    return (
        st.builds(Span, st.integers(-400, 400), st.sampled_from(UNITS))
        | st.builds(Yearly, st.integers(1, 12), st.integers(1, 28), st.integers(0, 3))
        | st.builds(CalendarEnd, st.sampled_from(CALENDAR_UNITS), st.integers(0, 3))
    )


def open_periods() -> st.SearchStrategy[Lost | Unstated]:
    """Return periods that the text does not give."""
    lost = st.builds(
        Lost,
        st.text(),
        st.sampled_from(UNITS),
        words(),
        st.none() | st.integers(0, 99),
        st.none() | st.text(),
        st.sampled_from([None, "low", "medium", "high"]),
        st.sampled_from([1, -1]),
    )
    maybe = st.none() | st.text()
    return lost | st.builds(Unstated, st.text(), st.text(), maybe, maybe)


def words() -> st.SearchStrategy[Words]:
    """Return pairs of any text, control characters and quotation marks included."""
    return st.builds(Words, st.text(), st.text())


def values_of(declared: FactType) -> st.SearchStrategy[object]:
    """Return values that a fact may have."""
    if declared.choices:
        return st.sampled_from(declared.choices)
    kinds: Mapping[type, st.SearchStrategy[object]] = {
        bool: st.booleans(),
        int: st.integers(-(2**53), 2**53),
        date: st.dates(),
        str: st.text(),
    }
    return st.one_of([kinds[kind] for kind in declared.kinds])


def _comparisons(declared: FactType) -> st.SearchStrategy[Condition]:
    proxy, values = FactProxy(declared), values_of(declared)
    made = [
        values.map(proxy.is_),
        values.map(lambda value: proxy != value),
        st.lists(values, min_size=1, max_size=3).map(lambda some: proxy.one_of(*some)),
    ]
    if declared.kinds[0] in ORDERED:
        made += [values.map(lambda value: proxy < value), values.map(lambda value: proxy >= value)]
    return st.one_of(made)


def conditions(subject: Subject) -> st.SearchStrategy[Condition]:
    """Return conditions over the facts of a subject."""
    declared = facts_of(subject).values()
    return st.recursive(
        st.one_of([_comparisons(one) for one in declared]),
        lambda parts: (
            st.builds(AllOf, st.lists(parts, min_size=1, max_size=3).map(tuple))
            | st.builds(AnyOf, st.lists(parts, min_size=1, max_size=3).map(tuple))
            | st.builds(Not, parts)
        ),
        max_leaves=6,
    )


def events() -> st.SearchStrategy[Event]:
    """Return events of any name."""
    return st.builds(Event, st.text(), words())


def variants() -> st.SearchStrategy[Variant]:
    """Return what another reading may change."""
    return st.builds(
        Variant,
        st.text(),
        instead_of=st.text(),
        period=st.none() | periods(),
        roll=st.sampled_from([None, "next", "none"]),
        first_day=st.none() | st.booleans(),
        start=st.none() | events(),
        advisory=st.none() | st.booleans(),
    )


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    """Draw a clock of any subject, period and condition."""
    subject = draw(st.sampled_from(SUBJECTS))
    known = facts_of(subject)
    made = Clock(
        norm="county/1",
        duty=draw(words()),
        start=draw(events()),
        stop=tuple(draw(st.lists(events(), min_size=1, max_size=2))),
        period=draw(periods() | open_periods()),
        subject=subject,
        instrument="county",
        bound=draw(st.sampled_from(["max", "min"])),
        roll=draw(st.sampled_from([None, "next"])),
        when=draw(st.none() | conditions(subject)) if known else None,
        pausable=draw(st.none() | st.text()),
        recurring=draw(st.booleans()),
        advisory=draw(st.booleans()),
        all_stops=draw(st.booleans()),
        readings=tuple(draw(st.lists(st.text(), max_size=2))),
        variants=tuple(draw(st.lists(variants(), max_size=2))),
    )
    if known and isinstance(made.period, Span) and draw(st.booleans()):
        fact = draw(st.sampled_from(sorted(known)))
        extension = Extension(evolve(made.period, amount=5), fact, draw(words()), "county/1")
        made = evolve(made, extension=extension)
    return made


def with_clock(clock: Clock) -> Policy:
    """Return a policy of that clock alone."""
    return Policy("county", COUNTY.title, COUNTY.instruments, (clock,))


def with_period(period: Period) -> Policy:
    """Return a policy with a clock of that period."""
    if isinstance(period, Span):
        return with_clock(evolve(COUNTY.clocks[0], period=period))
    return with_clock(evolve(COUNTY.clocks[0], period=period, roll=None))
