"""A county policy to break, and strategies for what stands in policies."""

import json
from collections.abc import Callable, Mapping
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
    natural_days,
    working_days,
)
from govflow.law import Instrument, Window
from govflow.policy import Policy
from govflow.provisions.chains import Branch, Chain, PostsWhen, Run, Step
from govflow.provisions.clocks import Clock, Event, Extension, Lost, Unstated, Variant
from govflow.provisions.columns import BlankRule, ColumnRule, OwnCycle
from govflow.provisions.roles import Post, Responsibility
from govflow.provisions.things import FACT_CLASSES, Application, Column, Document, Subject
from govflow.rules.conditions import AllOf, AnyOf, Condition, FactProxy, Not, facts
from govflow.rules.facts import ORDERED, FactType, declared_facts
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


def broken(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Return the county with one change."""
    raw = plain()
    change(raw)
    return raw


def setting(path: str, value: object) -> Callable[[dict[str, Any]], object]:
    """Return the change that sets what stands at `clocks.0.when`."""

    def change(raw: dict[str, Any]) -> None:
        place, last = _place(raw, path)
        place[last] = value

    return change


def dropping(path: str) -> Callable[[dict[str, Any]], object]:
    """Return the change that takes away what stands there."""

    def change(raw: dict[str, Any]) -> None:
        place, last = _place(raw, path)
        del place[last]

    return change


def _place(raw: Any, path: str) -> tuple[Any, Any]:
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    for step in steps:
        raw = raw[step]
    return raw, last


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
    declared = declared_facts(FACT_CLASSES[subject]).values()
    return st.recursive(
        st.one_of([_comparisons(one) for one in declared]),
        lambda parts: st.builds(AllOf, st.lists(parts, min_size=1, max_size=3).map(tuple))
        | st.builds(AnyOf, st.lists(parts, min_size=1, max_size=3).map(tuple))
        | st.builds(Not, parts),
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
    known = declared_facts(FACT_CLASSES[subject])
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


BREAKS: Final[Mapping[str, tuple[Callable[[dict[str, Any]], object], str]]] = {
    "a format of the future": (setting("format", 2), "format"),
    "a format that is text": (setting("format", "1"), "format"),
    "a format that is true": (setting("format", True), "format"),
    "no format": (dropping("format"), "format"),
    "no title": (dropping("title"), "title"),
    "a title in one language": (dropping("title.en"), "title.en"),
    "a title that is text": (setting("title", "办法"), "title"),
    "a key nobody knows": (setting("clokcs", []), "clokcs"),
    "a key nobody knows within": (setting("clocks.0.perod", {}), "clocks[0].perod"),
    "null": (setting("blank", None), "blank"),
    "null for what may be None": (setting("clocks.1.when", None), "clocks[1].when"),
    "a table for an array": (setting("clocks", {}), "clocks"),
    "text for an array": (setting("clocks.0.readings", "ab"), "clocks[0].readings"),
    "a number for text": (setting("id", 5), "id"),
    "no period": (dropping("clocks.1.period"), "clocks[1].period"),
    "a period without its type": (dropping("clocks.0.period.type"), "clocks[0].period.type"),
    "a period of a condition's type": (
        setting("clocks.0.period.type", "not"),
        "clocks[0].period.type",
    ),
    "a cycle of its own in a clock": (
        setting("clocks.0.period", {"type": "own-cycle"}),
        "clocks[0].period.type",
    ),
    "a lost period in a variant": (
        setting("clocks.0.variants.0.period.type", "lost"),
        "clocks[0].variants[0].period.type",
    ),
    "an amount that is text": (setting("clocks.0.period.amount", "20"), "clocks[0].period.amount"),
    "an amount that is true": (setting("clocks.0.period.amount", True), "clocks[0].period.amount"),
    "half an amount": (setting("clocks.0.period.amount", 1.5), "clocks[0].period.amount"),
    "a unit nobody knows": (setting("clocks.0.period.unit", "days"), "clocks[0].period.unit"),
    "an extension that is yearly": (
        setting("clocks.1.extension.period.type", "yearly"),
        "clocks[1].extension.period.type",
    ),
    "a subject nobody knows": (setting("clocks.0.subject", "page"), "clocks[0].subject"),
    "a flag that is a number": (setting("clocks.0.first_day", 1), "clocks[0].first_day"),
    "a day that is none": (setting("instruments.0.window.since", "2022年"), ""),
    "a day in short": (
        setting("instruments.0.window.since", "20220101"),
        "instruments[0].window.since",
    ),
    "a fact nobody knows": (
        setting("clocks.0.when.conditions.1.fact", "colour"),
        "clocks[0].when.conditions[1].fact",
    ),
    "a fact of another sort": (
        setting("columns.1.when.value", "two"),
        "columns[1].when.value",
    ),
    "a level that is true": (setting("columns.1.when.value", True), "columns[1].when.value"),
    "a value nobody has": (setting("columns.0.when.values.1", "blog"), "columns[0].when.values[1]"),
    "a choice of nothing": (setting("columns.0.when.values", []), "columns[0].when.values"),
    "a date that is text": (
        setting("clocks.0.when.conditions.0.conditions.0.value", "2023-01-01"),
        "clocks[0].when.conditions[0].conditions[0].value",
    ),
    "a date of two keys": (
        setting(
            "clocks.0.when.conditions.0.conditions.0.value", {"date": "2023-01-01", "time": "09"}
        ),
        "clocks[0].when.conditions[0].conditions[0].value",
    ),
    "an order of what has none": (
        setting("chains.0.branches.0.when.operator", "<"),
        "chains[0].branches[0].when.operator",
    ),
    "an operator nobody knows": (
        setting("columns.1.when.operator", "=>"),
        "columns[1].when.operator",
    ),
    "a condition without its parts": (
        dropping("clocks.0.when.conditions"),
        "clocks[0].when.conditions",
    ),
    "a column rule without a condition": (dropping("columns.0.when"), "columns[0].when"),
    "a post of a step that is text": (
        setting("chains.0.steps.0.posts", "staff"),
        "chains[0].steps[0].posts",
    ),
    "a fact of a chain nobody knows": (setting("chains.0.facts.1", "x"), "chains[0].facts[1]"),
    "a run from a fact nobody knows": (
        setting("chains.0.runs.0.from_fact", "x"),
        "chains[0].runs[0].from_fact",
    ),
    "a capacity nobody knows": (
        setting("responsibilities.0.capacity", "boss"),
        "responsibilities[0].capacity",
    ),
    "a default as a list": (
        setting("column_defaults.0", ["site", "main", "r"]),
        "column_defaults[0]",
    ),
}
"""Ways in which a file may be broken that the schema sees too, and the path of each."""

UNSEEN: Final[Mapping[str, tuple[Callable[[dict[str, Any]], object], str]]] = {
    "a fact of another subject": (
        setting("columns.1.when", {"type": "compare", "fact": "simple", "operator": "==", "value": True}),
        "columns[1].when.fact",
    ),
    "a default of another subject": (
        setting("column_defaults.0", {"fact": "urgent", "value": True, "reading": "r"}),
        "column_defaults[0].fact",
    ),
    "a default that the fact cannot have": (
        setting("column_defaults.1.value", "first"),
        "column_defaults[1].value",
    ),
    "a 32nd": (
        setting("clocks.0.variants.0.period.day", 32),
        "clocks[0].variants[0].period",
    ),
    "a whole number with a point": (
        setting("clocks.0.period.amount", 20.0),
        "clocks[0].period.amount",
    ),
    "a clock without a stop": (setting("clocks.0.stop", []), "clocks[0]"),
    "a chain to nowhere": (setting("chains.0.branches.0.then", "three"), "chains[0]"),
    "a window that is empty": (
        setting("instruments.0.window.until", "2020-01-01"),
        "instruments[0].window",
    ),
    "a norm encoded twice": (setting("clocks.1.norm", "county/1"), ""),
    "a norm of another regulation": (setting("clocks.1.norm", "city/1"), ""),
}
"""Ways that only reading finds."""

OTHER_PERIODS: Final = (natural_days(0), Span(-3, "natural-days"), CalendarEnd("year", 1))
