"""Hypothesis strategies: facts, people, acts, walks, days and moments, journals.

What is drawn is legal and illegal alike; a smaller example is a simpler one. Each raises
MissingExtraError where Hypothesis is not installed.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import attrs

from govflow.calendars.china import ChinaCalendar, china
from govflow.calendars.civil import Moment, civil_date, localize
from govflow.cases.acts import Act
from govflow.errors import UsageError
from govflow.journal import Entry, Sealed
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.gates import OPENING
from govflow.provisions.roles import Assignment, People, Person
from govflow.provisions.things import Subject, facts_of
from govflow.rules.conditions import Condition
from govflow.rules.facts import FactType
from govflow.testing.drawing import GOVERNED, Drawing
from govflow.testing.extras import need_hypothesis
from govflow.testing.offices import ELSEWHERE, OUTSIDE, START, UNIT, everyone, posts_in
from govflow.testing.samples import (
    Known,
    open_to,
    representatives,
    ways_to_know,
)
from govflow.testing.scopes import CASE
from govflow.testing.walking import Walk, sealed
from govflow.words import Words

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

PERIODS: Final = ("1 weeks", "5 working-days", "3 months")
"""What may be stated for a period that the policy leaves to be stated."""
_DAY: Final = timedelta(days=1)
_INSTANT: Final = timedelta(microseconds=1)


# -- facts -----------------------------------------------------------------------------------


def values(declared: FactType, *places: object) -> "SearchStrategy[object]":
    """Return values of a fact: on, just below and just above what it is compared with there.

    Places are whatever holds conditions: a policy, a chain, a clock, a condition.
    """
    need_hypothesis()
    from hypothesis import strategies as st

    cut = representatives(declared, *places)
    found = st.sampled_from(cut)
    if declared.choices:
        return found
    if int in declared.kinds:
        whole = [value for value in cut if isinstance(value, int)]
        return found | st.integers(min(0, *whole), max(0, *whole) + 2)
    if date in declared.kinds:
        return found | days()
    return found


def known_facts(
    policy: Policy, about: Chain | Subject, *also: Condition
) -> "SearchStrategy[dict[str, Any]]":
    """Return what may be known of a subject or of a chain's cases: any facts, others unknown.

    Every declared fact may be stated, with values around those that the policy and `also`
    compare it with. Of a chain most are drawn by what its conditions come to, so that each
    way it can take is likely, and some by what a gate asks for.
    """
    need_hypothesis()
    from hypothesis import strategies as st

    if not isinstance(about, Chain):
        drawn = _stating(policy, facts_of(about), also)
        return st.fixed_dictionaries({}, optional=drawn)
    drawn = _stating(policy, policy.stateable(about), also)
    few = st.lists(st.sampled_from(sorted(drawn)), max_size=4, unique=True)
    anything = few.flatmap(lambda names: st.fixed_dictionaries({n: drawn[n] for n in names}))
    deciding = _by_ways(ways_to_know(policy, about, *also))
    opens = [open_to(policy, about, gate, START, china()) for gate in about.gates]
    merged = _merged(deciding, _by_ways([way for way in opens if way]))
    return st.one_of(deciding, deciding, merged, anything)


def _merged(*parts: "SearchStrategy[Known]") -> "SearchStrategy[Known]":
    from hypothesis import strategies as st

    return st.tuples(*parts).map(lambda some: {k: v for known in some for k, v in known.items()})


def _by_ways(ways: list[list[Known]]) -> "SearchStrategy[Known]":
    from hypothesis import strategies as st

    chosen: SearchStrategy[list[Known]] = st.sampled_from(ways or [[{}]])
    return chosen.flatmap(lambda way: st.sampled_from(way))  # noqa: PLW0108  it is overloaded


def _stating(
    policy: Policy, declared: Mapping[str, FactType], also: Sequence[Condition]
) -> "dict[str, SearchStrategy[Any]]":
    from hypothesis import strategies as st

    periods = {name for name, kind in policy.parameters().items() if kind.kinds == (str,)}
    places = (policy, tuple(also))
    return {
        name: st.sampled_from(PERIODS) if name in periods else values(fact, *places)
        for name, fact in declared.items()
    }


# -- people ----------------------------------------------------------------------------------


def assignments(
    policy: Policy, *, unit: str = UNIT, around: date | None = None
) -> "SearchStrategy[Assignment]":
    """Return holdings of a post: of the policy's or another, there or elsewhere, then or not.

    Their first and last days lie on `around`, or a day before or after it.
    """
    need_hypothesis()
    from hypothesis import strategies as st

    day = civil_date(START) if around is None else around
    limits = st.sampled_from([None, day - _DAY, day, day + _DAY])
    return st.builds(
        Assignment,
        st.sampled_from([*posts_in(policy), OUTSIDE]),
        st.sampled_from([unit, unit, ELSEWHERE]),
        since=limits,
        until=limits,
        in_post=st.sampled_from([True, True, False]),
        acting=st.booleans(),
    )


def people(
    policy: Policy, *, unit: str = UNIT, around: date | None = None, most: int = 6
) -> "SearchStrategy[People]":
    """Return people by id, `p1` and so on, each with up to three posts."""
    need_hypothesis()
    from hypothesis import strategies as st

    held = st.lists(assignments(policy, unit=unit, around=around), max_size=3).map(tuple)

    def made(all_held: list[tuple[Assignment, ...]]) -> People:
        names = [f"p{n}" for n in range(1, len(all_held) + 1)]
        return People(
            {name: Person(name, name, one) for name, one in zip(names, all_held, strict=True)}
        )

    return st.lists(held, min_size=1, max_size=most).map(made)


# -- acts and walks --------------------------------------------------------------------------


def acts(
    walk: Walk,
    at: datetime,
    *,
    do: Sequence[str] = GOVERNED,
    facts: "SearchStrategy[dict[str, Any]] | None" = None,
) -> "SearchStrategy[Act]":
    """Return acts on the case of a walk at a moment, legal and illegal.

    Half of them are approvals by somebody the case waits for. `facts` are what is stated,
    the chain's `known_facts` if none are given.
    """
    need_hypothesis()
    from hypothesis import strategies as st

    case = walk.case
    if case is None:
        raise UsageError(Words("事项尚未开启", "no case was opened: nothing can be done to it"))
    chain = walk.policy.chain(case.chain)
    stated = known_facts(walk.policy, chain) if facts is None else facts
    drawing = Drawing(chain, tuple(do), stated, stated)
    return st.composite(lambda draw: drawing.an_act(draw, walk, at))()


def walks(
    policy: Policy,
    chain: Chain,
    *,
    people: People | None = None,
    do: Sequence[str] = GOVERNED,
    start: datetime = START,
    longest: int = 20,
    also: Sequence[Condition] = (),
) -> "SearchStrategy[Walk]":
    """Return whole walks of a chain: opened, acted on, and often signed to the end.

    Without `people` it is `everyone`. The facts that are stated lie around the constants of
    the policy and of `also`. `longest` counts the acts before the case is signed to its end.
    """
    need_hypothesis()
    from hypothesis import strategies as st

    if people is None:
        people = everyone(policy, gone=civil_date(start) + _DAY, chain=chain)
    begun = Walk(policy, people)
    stated = known_facts(policy, chain, *also)
    gates = [open_to(policy, chain, gate, start, china()) for gate in chain.gates_before(OPENING)]
    opening = _merged(stated, *(_by_ways([way]) for way in gates if way)) if gates else stated
    drawing = Drawing(chain, tuple(do), opening, stated)
    return st.composite(lambda draw: drawing.a_walk(draw, begun, start, longest))()


# -- days and moments ------------------------------------------------------------------------


def days(
    calendar: ChinaCalendar | None = None,
    *,
    since: date = date(2019, 1, 1),
    until: date | None = None,
) -> "SearchStrategy[date]":
    """Return days, most of them where holidays and make-up workdays begin and end.

    Both limits are included; without `until` it is the last day that notices cover.
    """
    need_hypothesis()
    from hypothesis import strategies as st

    held = calendar or china()
    last = date.fromordinal(held.published()[1]) if until is None else until
    return st.sampled_from(_turning(held, since, last)) | st.dates(since, last)


def _turning(calendar: ChinaCalendar, since: date, until: date) -> list[date]:
    """Return the first and last days of breaks, make-up workdays, and the days beside them."""
    found = set()
    for n in range((until - since).days + 1):
        day = since + n * _DAY
        if calendar.is_working_day(day, beyond="estimate") != (day.weekday() < 5):
            found |= {day - _DAY, day, day + _DAY}
    return sorted(day for day in found if since <= day <= until) or [since]


def moments(
    calendar: ChinaCalendar | None = None,
    *,
    since: date = date(2019, 1, 1),
    until: date | None = None,
) -> "SearchStrategy[Moment]":
    """Return moments on such days: midnight, office hours as they open and close, any, none.

    Some are bare dates; the others are naive, local time of China.
    """
    need_hypothesis()
    from hypothesis import strategies as st

    held = calendar or china()
    edges = [edge for spell in held.office_hours.spells for edge in spell]
    times = st.sampled_from([time.min, *edges, *map(_just_before, edges), time.max]) | st.times()
    drawn = days(held, since=since, until=until)
    return drawn | st.builds(datetime.combine, drawn, times)


def _just_before(edge: time) -> time:
    return (datetime.combine(date(2024, 1, 1), edge) - _INSTANT).time()


# -- journals --------------------------------------------------------------------------------


def json_values() -> "SearchStrategy[Any]":
    """Return whatever an entry can hold: text, numbers, lists and tables of them."""
    need_hypothesis()
    from hypothesis import strategies as st

    numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    return st.recursive(
        st.none() | st.booleans() | numbers | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )


def entries() -> "SearchStrategy[Entry]":
    """Return single entries of any stream, of any name, with any data, at any moment."""
    need_hypothesis()
    from hypothesis import strategies as st

    utc = st.datetimes(timezones=st.just(UTC))
    here = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(localize)
    return st.builds(
        Entry,
        st.text(),
        st.integers(1, 9),
        st.text(),
        utc | here,
        st.none() | st.text(),
        st.dictionaries(st.text(), json_values(), max_size=4),
        st.integers(1, 3),
        st.none() | st.text(),
    )


def journals(
    stream: str = f"case:{CASE}", *, longest: int = 8
) -> "SearchStrategy[tuple[Sealed, ...]]":
    """Return whole streams: entries that follow one another in time, in their chain."""
    need_hypothesis()
    from hypothesis import strategies as st

    def made(drawn: list[Entry]) -> tuple[Sealed, ...]:
        times = sorted(entry.at for entry in drawn)
        return sealed(
            attrs.evolve(entry, stream=stream, revision=n, at=at)
            for n, (entry, at) in enumerate(zip(drawn, times, strict=True), 1)
        )

    return st.lists(entries(), max_size=longest).map(made)
