"""Strategies for policies of every kind of part: what a file may hold, drawn at random."""

from functools import cache
from itertools import pairwise
from typing import Final, get_args

from attrs import evolve
from hypothesis import strategies as st

from govflow.law import Instrument, Window
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Chain, Run, Step
from govflow.provisions.checklists import CheckItem
from govflow.provisions.choices import Choice
from govflow.provisions.columns import BlankRule, ColumnRule, OwnLimit
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.decisions import Decision
from govflow.provisions.events import Event
from govflow.provisions.gates import Delegation, Gate
from govflow.provisions.ladders import Ladder, Rung
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.registers import Register, RegisterColumn
from govflow.provisions.requirements import Requirement
from govflow.provisions.roles import Authority, Capacity, Post, Responsibility
from govflow.provisions.rosters import Roster
from govflow.provisions.things import Subject, facts_of
from govflow.provisions.titles import TitleRule
from govflow.provisions.variants import Variant
from govflow.rules.tables import ANYTHING, Between
from govflow.words import Words
from tests.adapters import made
from tests.adapters.made import COUNTY, SUBJECTS, clocks, events, periods
from tests.provisions.strategies import CONDITIONS, POSTS, chains

BY: Final = "centre"
FACTS: Final = ("managing_unit", "content_unit", "operating_unit")
"""Facts of a column that may be the answer of a decision."""
CHECKS: Final = ("each-day", "each-shift", "none")
subjects = st.sampled_from([s for s in SUBJECTS if facts_of(s)])
texts = st.lists(st.text(), max_size=2).map(tuple)
by = st.sampled_from([None, BY])


conditions = cache(made.conditions)
words = cache(made.words)


@cache
def variants(subject: Subject) -> st.SearchStrategy[tuple[Variant, ...]]:
    """Return other readings of a provision about that subject."""
    one = st.builds(
        Variant,
        st.text(),
        instead_of=st.text(),
        advisory=st.none() | st.booleans(),
        when=st.none() | conditions(subject),
        holds=st.none() | conditions(subject),
        needs=st.lists(events(), max_size=2).map(tuple),
        stop=st.lists(events(), max_size=2).map(tuple),
        all_stops=st.none() | st.booleans(),
        unknown=st.none() | st.text(),
        distinct=st.none() | st.text(),
        delegation=st.none() | delegations(),
        may_lengthen=st.none() | st.booleans(),
        checks=st.none() | st.sampled_from(CHECKS),
        forms=st.lists(texts, max_size=2).map(tuple),
        always=st.booleans(),
        from_open=st.none() | st.booleans(),
        starts=texts,
        anew=st.none() | st.booleans(),
    )
    return st.lists(one, max_size=2).map(tuple)


def delegations() -> st.SearchStrategy[Delegation]:
    """Return limits on handing a step on."""
    to = st.lists(st.sampled_from(POSTS), max_size=2, unique=True).map(tuple)
    return st.builds(Delegation, st.text(), posts=to) | st.builds(
        Delegation, st.text(), allowed=st.just(False)
    )


@st.composite
def requirements(draw: st.DrawFn, norm: str) -> Requirement:
    """Draw what must be so of a thing of any subject."""
    subject = draw(subjects)
    maybe = st.none() | conditions(subject)
    return Requirement(
        norm,
        draw(words()),
        subject,
        draw(conditions(subject)),
        "county",
        draw(maybe),
        draw(st.booleans()),
        draw(maybe),
        draw(st.none() | st.text()),
        draw(by),
        draw(texts),
        draw(variants(subject)),
    )


@st.composite
def prerequisites(draw: st.DrawFn, norm: str) -> Prerequisite:
    """Draw what must have happened before."""
    subject = draw(subjects)
    return Prerequisite(
        norm,
        draw(words()),
        subject,
        draw(events()),
        tuple(draw(st.lists(events(), min_size=1, max_size=3))),
        "county",
        draw(st.none() | conditions(subject)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.none() | events()),
        by=draw(by),
        readings=draw(texts),
        variants=draw(variants(subject)),
    )


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """Draw a table of ranges with a default: no gap, no overlap, no row that never counts."""
    bounds = sorted(draw(st.lists(st.integers(0, 10**6), min_size=2, max_size=4, unique=True)))
    answers = st.sampled_from(FACTS)
    norms = st.lists(st.text(), min_size=1, max_size=2).map(tuple)
    kinds = st.sampled_from([ANYTHING, "news", frozenset(["news", "topic"])])
    rows = [
        Choice(
            (Between(at_least=low, less_than=high), draw(kinds)),
            draw(answers),
            draw(norms),
            draw(st.sampled_from([None, "change_reason"])),
        )
        for low, high in pairwise(bounds)
    ]
    return Decision(
        "managing",
        draw(words()),
        "column",
        ("monthly_visits", "kind"),
        tuple(rows),
        "county",
        draw(st.sampled_from(["unique", "first"])),
        Choice((), draw(answers), draw(norms)),
        draw(st.sampled_from([None, "managing_unit"])),
        draw(st.booleans()),
        draw(texts),
    )


@st.composite
def guarded_chains(draw: st.DrawFn, norms: tuple[str, ...], clock: str) -> Chain:
    """Draw a chain with votes, checks, limits and gates, on which a clock runs."""
    chain = draw(chains(least=1, most=4))
    happens = (*chain.events, "begun", "told")
    steps = tuple(draw(guarded(step)) for step in chain.steps)
    places = st.sampled_from([None, CLEARED, *(step.id for step in steps)])
    gates = [
        Gate(
            before,
            tuple(draw(st.lists(st.sampled_from(norms), max_size=2, unique=True))),
            draw(st.sampled_from([(), (clock,)])) if before != "open" else (),
            draw(places),
            draw(st.none() | st.text()) if before in {*happens, "open"} else None,
            draw(st.sampled_from([None, *CONDITIONS])),
            draw(st.sampled_from([(), ("urgent",)])),
        )
        for before in draw(
            st.lists(
                st.sampled_from(["open", *happens, *(step.id for step in steps)]),
                max_size=3,
                unique=True,
            )
        )
    ]
    run = Run(
        clock,
        draw(st.booleans()),
        ("begun",),
        yields_to=draw(st.none() | st.just("told")),
        anew=draw(st.booleans()),
        readings=draw(texts),
        variants=draw(variants("document")),
    )
    return evolve(
        chain,
        id="guarded",
        steps=steps,
        events=happens,
        gates=tuple(gates),
        runs=(run,),
        called=tuple(Event(name, draw(words())) for name in happens if draw(st.booleans())),
        cleared_by=draw(texts),
    )


@st.composite
def guarded(draw: st.DrawFn, step: Step) -> Step:
    """Draw what a step asks for besides: checks with their items, a unit, limits, readings."""
    names = draw(st.lists(st.text(max_size=3), max_size=2, unique=True))
    return evolve(
        step,
        checks=draw(st.sampled_from([("county/9",), ("county/9", "county/8")])),
        items=tuple(CheckItem("county/9", name, draw(words())) for name in names),
        unit=draw(st.none() | st.text()),
        delegation=draw(st.none() | delegations()),
        readings=draw(texts),
        variants=draw(variants("document")),
    )


@st.composite
def registers(draw: st.DrawFn, chain: Chain) -> Register:
    """Draw a register of the cases of a chain, or of records."""
    own = [f"step:{step.id}" for step in chain.steps] + [f"event:{name}" for name in chain.events]
    of_cases = draw(st.booleans())
    sources = ["subject", "opened", "event:open", "fact:urgent"]
    if of_cases:
        sources += ["unit", "state", "by", *own]
    columns = st.builds(RegisterColumn, words(), st.sampled_from(sources), st.none() | words())
    return Register(
        "rows",
        draw(words()),
        draw(st.text()),
        tuple(draw(st.lists(columns, max_size=4))),
        chain.id if of_cases else None,
        None if of_cases else draw(st.text()),
    )


@st.composite
def column_rules(draw: st.DrawFn) -> ColumnRule:
    """Draw how often a column must move, and what may give it a limit of its own."""
    own = st.builds(OwnCycle, later=st.integers(1, 3))
    limit = st.builds(
        OwnLimit,
        st.just("county/11"),
        words(),
        st.just("county"),
        says=st.sampled_from([(), ("path",)]),
        may_lengthen=st.booleans(),
        by=by,
        readings=texts,
    )
    return ColumnRule(
        "county/12",
        draw(words()),
        draw(conditions("column")),
        draw(periods() | own),
        "county",
        own_limit=draw(st.none() | limit),
        unless=draw(st.none() | st.just("change_reason")),
        readings=draw(texts),
        variants=draw(variants("column")),
    )


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Draw a policy with a part of every kind."""
    requirement, prerequisite = draw(requirements("county/2")), draw(prerequisites("county/3"))
    chain = draw(guarded_chains(("county/2", "county/3"), "county/1"))
    rungs = tuple(
        Rung(name, draw(words()), draw(st.text()), draw(by), draw(st.sampled_from([(), ("told",)])))
        for name in ("begun", "told")
    )
    return Policy(
        "county",
        draw(words()),
        (Instrument("county", draw(st.text()), draw(st.none() | st.text()), Window()),),
        clocks=(draw(clocks()),),
        columns=(draw(column_rules()),),
        blank=BlankRule("county/4", draw(words()), "county", readings=draw(texts)),
        titles=(
            TitleRule(
                "county/5", draw(words()), "county", draw(conditions("column")), (("{year}",),)
            ),
        ),
        chains=(chain,),
        posts=tuple(Post(name, draw(words())) for name in POSTS),
        responsibilities=tuple(
            Responsibility(capacity, draw(st.text()), draw(st.text()))
            for capacity in get_args(Capacity)
        ),
        column_defaults=COUNTY.column_defaults,
        requirements=(requirement,),
        prerequisites=(prerequisite,),
        rosters=(
            Roster(
                "county/6",
                draw(words()),
                "county",
                draw(by),
                draw(st.sampled_from(CHECKS)),
                draw(texts),
            ),
        ),
        decisions=(draw(decisions()),),
        authorities=(Authority(BY, draw(words()), draw(st.text()), draw(st.text())),),
        ladders=(Ladder("climb", Words("追究", "climb"), chain.id, rungs),),
        registers=(draw(registers(chain)),),
    )
