"""Strategies: what they draw is what may occur, and everything that matters is drawn."""

import json
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from govflow.adapters.memory import MemoryStore
from govflow.calendars import ChinaCalendar, Overlay
from govflow.calendars.civil import instant
from govflow.cases.acts import ACTS, Act
from govflow.errors import UsageError
from govflow.journal import GENESIS, Entry, Sealed, canonical, read_entry, verify
from govflow.policy import Policy
from govflow.ports import verify_store
from govflow.provisions.chains import Chain
from govflow.provisions.roles import Assignment, People
from govflow.provisions.things import SUBJECTS, Subject, fact_class, facts_of
from govflow.rules.facts import state
from govflow.testing.drawing import GOVERNED, NOBODY
from govflow.testing.offices import START, office
from govflow.testing.strategies import (
    acts,
    assignments,
    days,
    entries,
    journals,
    json_values,
    known_facts,
    moments,
    people,
    values,
    walks,
)
from govflow.testing.walking import Walk
from tests.testing.made import BOZHOU, QIANJIANG, SIPING, THE_FIVE, WANZHOU, YOUYANG, document

DAY = timedelta(days=1)
PUBLICATION = WANZHOU.chain("publication")
CHAINS = [
    pytest.param(policy, chain, id=f"{policy.id}-{chain.id}")
    for policy in THE_FIVE
    for chain in policy.chains
]
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def drawn(strategy: st.SearchStrategy[Any], examples: int = 250) -> list[Any]:
    """Return what a strategy draws, the same each time."""
    found: list[Any] = []

    @settings(max_examples=examples, deadline=None, database=None, derandomize=True)
    @given(strategy)
    def keep(value: Any) -> None:
        found.append(value)

    keep()
    return found


# -- facts -----------------------------------------------------------------------------------


def test_values_lie_around_constants() -> None:
    """Just below, at and just above what a fact is compared with is drawn, and more."""
    units = facts_of("document")["units_involved"]
    found = Counter(drawn(values(units, PUBLICATION, document.units_involved >= 7)))
    assert {1, 2, 3, 7, 8} <= set(found)
    assert max(found) <= 10
    assert min(found) >= 0
    below = set(drawn(values(units, document.units_involved < -3)))
    assert {-4, -3, -2} <= below
    assert max(below) <= 2


def test_values_of_each_kind() -> None:
    """Choices are drawn from the choices, days from days, truths from both."""
    declared = facts_of("document")
    assert set(drawn(values(declared["urgent"]))) == {True, False}
    assert set(drawn(values(declared["social_impact"]))) == {"ordinary", "high"}
    assert all(type(day) is date for day in drawn(values(declared["planned"]), 40))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_any_facts_of_a_subject(subject: Subject) -> None:
    """Each declared fact is stated and left unknown, and what is stated may be."""
    known = drawn(known_facts(QIANJIANG, subject))
    for one in known:
        assert state(fact_class(subject), one) is not None
    for name in facts_of(subject):
        assert {name in one for one in known} == {True, False}, name


@pytest.mark.parametrize(("policy", "chain"), CHAINS)
def test_any_facts_of_a_case(policy: Policy, chain: Chain) -> None:
    """What is drawn for a chain can be stated of its cases, each fact of the chain too."""
    known = drawn(known_facts(policy, chain), 100)
    declared = policy.stateable(chain)
    for one in known:
        assert all(declared[name].admits(value) for name, value in one.items())
    if len(chain.facts) < 10:
        assert {name for one in known for name in one} >= set(chain.facts)


def test_lost_numbers_are_stated() -> None:
    """A number that the source lost may be stated, and is."""
    known = drawn(known_facts(BOZHOU, BOZHOU.chain("site-offline-temporary")))
    assert {"max_hours", "max_days_each", "days_before"} <= {name for one in known for name in one}


def test_each_way_is_near() -> None:
    """The one way of 108 that leads past the principal head is drawn as often as others."""
    apart = st.tuples(st.integers(), known_facts(WANZHOU, PUBLICATION))
    known = [one for _, one in drawn(apart)]
    plain = {"social_impact": "ordinary", "public_concern": "ordinary", "clear_and_simple": True}
    found = [one for one in known if plain.items() <= one.items() and "units_involved" in one]
    assert len([one for one in found if one["units_involved"] < 2]) > len(known) / 20


def test_too_many_ways_are_drawn_all_the_same() -> None:
    """Where a claim compares more than can be put together, facts are drawn one by one."""
    many = [document.units_involved == n for n in range(0, 2000, 2)]
    assert any("units_involved" in one for one in drawn(known_facts(WANZHOU, PUBLICATION, *many)))


# -- people ----------------------------------------------------------------------------------


def test_assignments() -> None:
    """Holdings are there and elsewhere, begin and end around the day, in post and not."""
    monday = date(2024, 1, 8)
    found: list[Assignment] = drawn(assignments(WANZHOU), 800)
    around = {None, monday - DAY, monday, monday + DAY}
    assert {one.since for one in found} == around == {one.until for one in found}
    assert {one.unit for one in found} == {"office", "elsewhere"}
    assert {one.in_post for one in found} == {one.acting for one in found} == {True, False}
    assert {"staff", "principal-head", "adviser"} <= {one.post for one in found}


def test_people() -> None:
    """People bear their ids, and hold no post, one, or several."""
    other = date(2025, 5, 5)
    found: list[People] = drawn(people(WANZHOU, unit="区教委", around=other, most=3))
    assert {len(one.persons) for one in found} == {1, 2, 3}
    held = [person.assignments for one in found for person in one.persons.values()]
    assert {len(some) for some in held} == {0, 1, 2, 3}
    assert {a.unit for some in held for a in some} == {"区教委", "elsewhere"}
    assert all(name == one.id for each in found for name, one in each.persons.items())


@unhurried
@given(people(SIPING).flatmap(lambda who: walks(SIPING, SIPING.chains[0], people=who)))
def test_walks_among_any_people(walk: Walk) -> None:
    """Whoever there is, a walk begins with an opening, done or refused."""
    assert walk.moves[0].act.do == "open"
    assert (walk.case is None) == (walk.moves[0].refusal is not None)


# -- acts and walks --------------------------------------------------------------------------


def opened_walk() -> Walk:
    """Return a walk of one act."""
    act = Act("open", START, "staff-1", "c", "publication")
    return Walk(WANZHOU, office(WANZHOU)).then(act)


def test_acts_are_legal_and_illegal() -> None:
    """Each act is drawn, done and refused, by people and by nobody."""
    walk = opened_walk()
    found = [walk.move(act) for act in drawn(acts(walk, START, do=GOVERNED), 2000)]
    assert {move.act.do for move in found} == set(GOVERNED) == set(ACTS[1:-1]) - {"override"}
    assert {move.refusal is None for move in found} == {True, False}
    assert {NOBODY, None, "both"} <= {move.act.by for move in found}
    codes = {move.refusal.code for move in found if move.refusal is not None}
    assert codes >= {
        "unknown-person",
        "not-your-role",
        "needs-note",
        "missing-fact",
        "checklist-incomplete",
        "not-at-this-step",
        "not-allowed",
    }


def test_acts_that_are_named() -> None:
    """No other acts are drawn than those that are named, with the facts that are given."""
    walk = opened_walk()
    only = drawn(acts(walk, START, do=("state",), facts=st.just({"urgent": True})), 50)
    assert {act.do for act in only} == {"state"}
    assert all(act.facts == {"urgent": True} for act in only)


def test_nothing_can_be_done_before_the_opening() -> None:
    """Acts are drawn on a case; without one that is said."""
    with pytest.raises(UsageError, match="no case was opened"):
        acts(Walk(WANZHOU, office(WANZHOU)), START)


@pytest.mark.parametrize(
    ("policy", "chain_id"),
    [
        *((policy, "publication") for policy in (WANZHOU, SIPING, YOUYANG, QIANJIANG)),
        (WANZHOU, "account-issue"),
        (WANZHOU, "password-reset"),
        (WANZHOU, "interpretation"),
        (SIPING, "message"),
        (BOZHOU, "site-offline-temporary"),
    ],
    ids=lambda value: getattr(value, "id", value),
)
def test_walks_go_everywhere(policy: Policy, chain_id: str) -> None:
    """Walks come to every step and end of a chain, and to every event that nothing holds back."""
    chain = policy.chain(chain_id)
    found: list[Walk] = drawn(walks(policy, chain), 250 + 40 * len(chain.events))
    places: set[object] = set()
    for walk in found:
        assert all(one.act.at <= two.act.at for one, two in pairwise(walk.moves))
        for move in walk.moves if walk.case is not None else ():
            assert move.case is not None
            places |= {move.case.step, move.case.state}
            places |= {event.name for event in move.case.events}
    held_back = {gate.before for gate in chain.gates}
    assert places >= {step.id for step in chain.steps} | set(chain.events) - held_back
    assert places >= {"withdrawn"} | ({"cleared", "returned"} if chain.steps else set())
    assert chain.published is None or "published" in places


def test_walks_of_some_acts() -> None:
    """Walks do what is named and no more, as long as is said, from when is said."""
    start = datetime(2024, 9, 30, 17)
    found = drawn(walks(WANZHOU, PUBLICATION, do=("edit",), start=start, longest=4), 60)
    assert {move.act.do for walk in found for move in walk.moves} == {"open", "edit"}
    assert {len(walk.moves) for walk in found} <= {1, 2, 3, 4, 5}
    assert {walk.moves[0].act.at for walk in found} == {start}


def test_a_failing_walk_is_told_in_short() -> None:
    """Whatever Hypothesis hits first, it comes down to no act too many, printed by its acts."""
    drawn_from = walks(SIPING, SIPING.chain("publication"))
    how = settings(unhurried, max_examples=300)
    for seed in range(5):
        walk = find(drawn_from, cleared, settings=how, random=Random(seed))
        assert repr(walk).startswith("<walk of siping: ")
        assert [move.act.do for move in walk.moves] == ["open", "approve", "approve"]


def cleared(walk: Walk) -> bool:
    """Return whether a walk came to clearance."""
    return walk.case is not None and walk.case.state == "cleared"


# -- days and moments ------------------------------------------------------------------------


def test_days_lie_around_holidays() -> None:
    """The eve, the first and last day of a break and make-up workdays are drawn."""
    found = set(drawn(days(since=date(2024, 2, 1), until=date(2024, 2, 29)), 300))
    assert found >= {date(2024, 2, n) for n in (3, 4, 5, 9, 12, 16, 17, 18, 19)}
    assert all(date(2024, 2, 1) <= day <= date(2024, 2, 29) for day in found)


def test_a_span_without_holidays() -> None:
    """Where nothing turns, any day is drawn."""
    monday = date(2024, 1, 8)
    assert set(drawn(days(since=monday, until=monday + 3 * DAY))) == {
        monday + n * DAY for n in range(4)
    }


def test_the_last_day_that_notices_cover() -> None:
    """Without a last day it is the last that notices cover, of the calendar that is given."""
    calendar = ChinaCalendar(known_at=date(2020, 12, 1))
    found = drawn(days(calendar, since=date(2021, 12, 1)), 200)
    assert max(found) <= date(2021, 12, 28)
    snow = Overlay("一场雪", closed=frozenset([date(2024, 1, 10)]))
    only = drawn(
        days(ChinaCalendar(overlays=(snow,)), since=date(2024, 1, 8), until=date(2024, 1, 12))
    )
    assert Counter(only).most_common(3)[0][0] in {date(2024, 1, n) for n in (9, 10, 11)}


def test_moments() -> None:
    """Midnight, the edges of office hours and the instants before them, and bare days."""
    found = drawn(moments(since=date(2024, 2, 8), until=date(2024, 2, 19)), 1500)
    times = {moment.time() for moment in found if isinstance(moment, datetime)}
    text = {str(one) for one in times}
    assert text >= {"00:00:00", "08:30:00", "12:00:00", "13:30:00", "18:00:00"}
    assert text >= {"08:29:59.999999", "17:59:59.999999", "23:59:59.999999"}
    assert any(not isinstance(moment, datetime) for moment in found)
    for moment in found:
        assert instant(moment) is not None


# -- journals --------------------------------------------------------------------------------


@unhurried
@given(json_values())
def test_json_values(value: object) -> None:
    """Whatever is drawn is the same once it was written and read."""
    assert json.loads(json.dumps(value)) == value


@unhurried
@given(entries())
def test_entries(entry: Entry) -> None:
    """An entry is read back equal."""
    assert read_entry(canonical(entry)) == entry


@unhurried
@given(journals("case:x"))
def test_journals(stream: tuple[Sealed, ...]) -> None:
    """A journal is one stream from its first entry, in order of time, in its chain."""
    assert verify(stream) == (stream[-1].hash if stream else GENESIS)
    found = [sealed.entry for sealed in stream]
    assert [entry.revision for entry in found] == list(range(1, len(found) + 1))
    assert {entry.stream for entry in found} <= {"case:x"}
    assert [entry.at for entry in found] == sorted(entry.at for entry in found)


@unhurried
@given(journals(longest=4))
def test_stores_take_journals(stream: tuple[Sealed, ...]) -> None:
    """A store takes a journal as it is drawn."""
    store = MemoryStore()
    if stream:
        store.append("case:c", 0, stream)
    assert [head.revision for head in verify_store(store).values()] == [len(stream)] * bool(stream)


def test_how_long_journals_are() -> None:
    """A journal may be empty, and has at most as many entries as is said."""
    assert {len(stream) for stream in drawn(journals(longest=2))} == {0, 1, 2}
