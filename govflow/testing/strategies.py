"""Hypothesis strategies: facts, people, acts, walks, days and moments, journals.

What is drawn is legal and illegal alike; a smaller example is a simpler one. Each raises
MissingExtraError where Hypothesis is not installed.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import attrs

from govflow.calendars.china import ChinaCalendar, china
from govflow.calendars.civil import Moment, civil_date
from govflow.cases.acts import ACTS, Act
from govflow.cases.signing import waits_for
from govflow.journal import Entry, Sealed
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.roles import Assignment, People, Person
from govflow.provisions.things import Subject
from govflow.rules.facts import FactType
from govflow.testing.extras import need_hypothesis
from govflow.testing.offices import ELSEWHERE, OUTSIDE, START, UNIT, everyone, posts_in
from govflow.testing.samples import PERIODS, chain_facts, representatives, subject_facts
from govflow.testing.scopes import CASE, CONTENTS, NOTE
from govflow.testing.walking import Walk, sealed

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

NOBODY: Final = "nobody"
GOVERNED: Final = tuple(do for do in ACTS if do not in {"open", "record", "override"})
"""What may be done to an open case, save what no regulation provides for."""
_GAPS: Final = tuple(timedelta(minutes=n) for n in (1, 60, 1500))
_DAY: Final = timedelta(days=1)
_FIVE_HOURS: Final = timedelta(hours=5)
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
        return found | st.integers(0, max(value for value in cut if isinstance(value, int)) + 2)
    if date in declared.kinds:
        return found | days()
    return found


def known_facts(
    policy: Policy, about: Chain | Subject, *also: object
) -> "SearchStrategy[dict[str, object]]":
    """Return what may be known of a subject or of a chain's cases: any facts, others unknown.

    Every declared fact may be stated, with values around those that the policy, and what
    stands in `also`, compares it with.
    """
    need_hypothesis()
    from hypothesis import strategies as st

    whole = isinstance(about, Chain)
    declared = chain_facts(policy, about) if whole else subject_facts(about)
    periods = {name for name, kind in policy.parameters().items() if str in kind.kinds}
    drawn: Mapping[str, SearchStrategy[object]] = {
        name: st.sampled_from(PERIODS) if name in periods else values(fact, policy, also)
        for name, fact in declared.items()
    }
    return st.fixed_dictionaries({}, optional=dict(drawn))


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
    walk: Walk, at: datetime, *, do: tuple[str, ...] = GOVERNED, also: tuple[object, ...] = ()
) -> "SearchStrategy[Act]":
    """Return acts on the case of a walk at a moment, legal and illegal.

    Half of them are approvals by somebody the case waits for.
    """
    need_hypothesis()
    from hypothesis import strategies as st

    return st.composite(_an_act)(walk, at, do, also)


def _an_act(
    draw: "DrawFn", walk: Walk, at: datetime, kinds: tuple[str, ...], also: tuple[object, ...]
) -> Act:
    from hypothesis import strategies as st

    case = walk.case
    assert case is not None
    waiting = waits_for(walk.policy.chain(case.chain), case, walk.people, at)
    if waiting and "approve" in kinds and draw(st.booleans()):
        return _approval(draw, case.id, waiting, at)
    do = draw(st.sampled_from(kinds))
    names = list(walk.people.persons)
    by = draw(st.sampled_from([*names, *names, NOBODY, None]))
    return Act(do, at, by, case.id, **_about(draw, do, walk, at, also))


def _approval(draw: "DrawFn", case: str, waiting: tuple[str, ...], at: datetime) -> Act:
    from hypothesis import strategies as st

    content = draw(st.sampled_from([None, CONTENTS[0]]))
    return Act("approve", at, draw(st.sampled_from(waiting)), case, content=content)


def _about(
    draw: "DrawFn", do: str, walk: Walk, at: datetime, also: tuple[object, ...]
) -> dict[str, Any]:
    """Draw what an act says beside who does it: what it needs, too little, or too much."""
    from hypothesis import strategies as st

    def one_of(*values: Any) -> Any:
        return draw(st.sampled_from(values))

    assert walk.case is not None
    chain = walk.policy.chain(walk.case.chain)
    said: dict[str, Any] = {"note": one_of(NOTE, NOTE, None)}
    if do in {"approve", "edit"}:
        said["content"] = one_of(*CONTENTS, None)
    if do == "approve":
        norms = {norm for step in chain.steps for norm in step.checks}
        said["checks"] = one_of({}, {}, {}, *({norm: False} for norm in sorted(norms)))
    elif do == "return":
        said["to"] = one_of(None, *(step.id for step in chain.steps), "nowhere")
    elif do == "state":
        said["facts"] = draw(known_facts(walk.policy, chain, *also))
    elif do == "event":
        said["name"] = one_of(*chain.events, "nothing", None)
    elif do in {"pause", "resume"}:
        said["clock"] = one_of(*(run.norm for run in chain.runs), "no/1", None)
    elif do not in {"edit", "withdraw", "override"}:
        said["to"] = one_of(*walk.people.persons, NOBODY, None)
    if do in {"event", "pause", "resume"}:
        said["occurred"] = one_of(None, None, at - _FIVE_HOURS, at.date())
    return said


def walks(
    policy: Policy,
    chain: Chain,
    *,
    people: People | None = None,
    do: tuple[str, ...] = GOVERNED,
    start: datetime = START,
    longest: int = 20,
    also: tuple[object, ...] = (),
) -> "SearchStrategy[Walk]":
    """Return whole walks of a chain: opened, acted on, and often signed to the end.

    Without `people` it is `everyone`. `also` holds conditions whose constants the facts
    should lie around, beside those of the policy.
    """
    need_hypothesis()
    from hypothesis import strategies as st

    if people is None:
        people = everyone(policy, gone=civil_date(start) + _DAY)
    begun = Walk(policy, people)
    return st.composite(_a_walk)(begun, chain, do, start, longest, also)


def _a_walk(
    draw: "DrawFn",
    walk: Walk,
    chain: Chain,
    kinds: tuple[str, ...],
    start: datetime,
    longest: int,
    also: tuple[object, ...],
) -> Walk:
    from hypothesis import strategies as st

    walk = walk.then(_opening(draw, walk, chain, start, also))
    at = start
    for _ in range(draw(st.integers(0, longest))):
        if walk.case is None or walk.case.ended:
            return walk
        at += draw(st.sampled_from(_GAPS))
        walk = walk.then(draw(acts(walk, at, do=kinds, also=also)))
    return _to_the_end(draw, walk, chain, at) if draw(st.booleans()) else walk


def _opening(
    draw: "DrawFn", walk: Walk, chain: Chain, at: datetime, also: tuple[object, ...]
) -> Act:
    from hypothesis import strategies as st

    by = draw(st.sampled_from(list(walk.people.persons)))
    content = draw(st.sampled_from([None, CONTENTS[0]]))
    facts = draw(known_facts(walk.policy, chain, *also))
    return Act("open", at, by, CASE, chain.id, facts=facts, content=content)


def _to_the_end(draw: "DrawFn", walk: Walk, chain: Chain, at: datetime) -> Walk:
    """Sign every step that somebody can sign, and publish what was cleared."""
    for _ in range(2 * len(chain.steps)):
        at += _GAPS[0]
        case = walk.case
        waiting = () if case is None else waits_for(chain, case, walk.people, at)
        if case is None or not waiting:
            break
        walk = walk.then(_approval(draw, case.id, waiting, at))
    if walk.case is not None and chain.published is not None:
        walk = walk.then(Act("event", at, None, CASE, name=chain.published))
    return walk


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
    """Return single entries of any stream, of any name, with any data."""
    need_hypothesis()
    from hypothesis import strategies as st

    return st.builds(
        Entry,
        st.text(),
        st.integers(1, 9),
        st.text(),
        st.datetimes(timezones=st.just(UTC)),
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
