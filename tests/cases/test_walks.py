"""Random acts by random people on every chain: what must hold whatever is done."""

import json
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow.calendars.civil import civil_date
from govflow.cases.acts import ACTS, CODES, Act, Refusal
from govflow.cases.clocks import has_yielded, running, verdict_on
from govflow.cases.decide import Outcome, at_length, decide
from govflow.cases.plain import edge
from govflow.cases.signing import posts_of, unit_of, waits_for
from govflow.cases.state import Case, evolve
from govflow.journal import GENESIS, Entry, Sealed, canonical, read_entry, seal, verify
from govflow.policies import load_policy
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Chain
from govflow.provisions.roles import Person
from tests.cases.made import CALENDAR, POLICY, Tale, people, person

POSTS: Final = (
    "staff",
    "section-head",
    "deputy-head",
    "principal-head",
    "secrecy-reviewer",
    "legal-reviewer",
    "panel-chair",
    "panel-member",
)
TOY_POSTS: Final = ("staff", "head", "deputy")
VALUES: Final[dict[type, tuple[Any, ...]]] = {
    bool: (True, False),
    int: (0, 1, 2, 5),
    str: ("甲", "1 weeks", ""),
    date: ("2024-03-01",),
}
"""What is stated of facts that have no choices of their own."""
OPENED_WITH: Final = {
    "holder_runs_site": True,
    "real_name": True,
    "phone_on_file": True,
    "holders": 1,
    "column_name": "栏目",
    "path": "首页/栏目",
    "level": 2,
    "content_measures": "专人更新",
    "change_reason": "工作需要",
    "content_unit": "甲",
    "update_limit": "1 weeks",
    "kind": "news",
    "document_attached": True,
    "plan_attached": True,
    "materials_attached": True,
    "in_scope": False,
    "press_opinion": "none",
    "keeper": True,
    "planned_interval": 7,
    "months_of_content": 3,
    "retained": False,
    "overdue": True,
}
"""What the gate before opening a case of some chains asks for, and those on the way to clearance."""
SHUT: Final = frozenset(["missing-fact", "not-allowed"])
"""What a gate before a step answers, whoever would sign."""
ON_THE_REGULATION: Final = frozenset(
    ["not-in-post", "not-your-unit", "not-your-role", "separation-of-duties", "content-changed"]
)
CHAINS: Final = [
    (policy, chain)
    for policy in (
        POLICY,
        *map(load_policy, ("wanzhou", "siping", "youyang", "qianjiang", "bozhou", "example")),
    )
    for chain in policy.chains
]


def units_of(chain: Chain) -> list[str]:
    """Return the units that steps and gates of a chain name."""
    named = {step.unit for step in chain.steps} | {gate.unit for gate in chain.gates}
    return sorted(unit for unit in named if unit is not None)


def cast(policy: Policy, chain: Chain) -> list[Person]:
    """Return two persons a post, some with two posts, some gone, some of other units.

    Of each unit that the chain names there are two, and one who has left it.
    """
    posts = TOY_POSTS if policy is POLICY else POSTS
    named = units_of(chain)
    return [
        *(person(f"{post}-1", post) for post in posts),
        *(person(f"{post}-2", post) for post in posts),
        person("both", *posts[:2]),
        person("all", *posts),
        person("gone", *posts, until=date(2024, 2, 2)),
        person("guest", *posts, unit="elsewhere"),
        person("adviser", "lawyer"),
        person("root", "superuser"),
        *(person(f"of-{unit}-{n}", *posts, unit=unit) for unit in named for n in (1, 2)),
        *(person(f"once-of-{unit}", *posts, unit=unit, until=date(2024, 2, 2)) for unit in named),
    ]


def opener_of(chain: Chain) -> str:
    """Return somebody who may open a case of a chain."""
    units = [gate.unit for gate in chain.gates_before("open") if gate.unit is not None]
    return f"of-{units[0]}-1" if units else "staff-1"


def values_of(policy: Policy, chain: Chain, fact: str) -> tuple[Any, ...]:
    """Return what may be stated of a fact of a chain."""
    declared = policy.stateable(chain)[fact]
    return declared.choices or VALUES[declared.kinds[0]]


@st.composite
def acts(draw: st.DrawFn, policy: Policy, chain: Chain, at: datetime, waiting: Any) -> Act:
    """Draw an act: half of the time an approval by one it waits for."""
    names = [each.id for each in cast(policy, chain)]
    if waiting and draw(st.booleans()):
        content = draw(st.sampled_from([None, "v1"]))
        return Act("approve", at, draw(st.sampled_from(waiting)), "c", content=content)
    do = draw(st.sampled_from([*ACTS[1:-1], *["approve"] * 3, "edit", "event"]))
    to: str | None = draw(st.sampled_from([*names, "nobody", None]))
    if do == "return":
        to = draw(st.sampled_from([None, *(step.id for step in chain.steps), "nowhere"]))
    stated = draw(st.sampled_from([*chain.facts, None]))
    return Act(
        do,
        at,
        draw(st.sampled_from([*names, *names, None])),
        "c",
        facts={}
        if stated is None
        else {stated: draw(st.sampled_from(values_of(policy, chain, stated)))},
        content=draw(st.sampled_from([None, "v1", "v2"])),
        checks=draw(st.sampled_from([{}, {}, {}, {"toy/9": False}])),
        to=to,
        note=draw(st.sampled_from([None, "a reason", "a reason"])),
        name=draw(st.sampled_from([*chain.events, "nothing", None])),
        occurred=draw(st.sampled_from([None, None, at - timedelta(hours=5), at.date()])),
        clock=draw(st.sampled_from([*(run.norm for run in chain.runs), None])),
    )


def assert_refusal(tale: Tale, act: Act, refusal: Refusal) -> None:
    """A refusal has codes of the list, in its order, and norms where it rests on them."""
    places = [CODES.index(reason.code) for reason in refusal.reasons]
    assert places == sorted(places)
    for reason in refusal.reasons:
        assert reason.why.zh
        assert reason.why.en
        if act.do == "approve" and reason.code in ON_THE_REGULATION:
            assert reason.norms, reason
        if reason.code == "checklist-incomplete":
            assert reason.norms


def assert_entry(entry: Entry) -> None:
    """An entry is plain JSON and is read back equal from its bytes."""
    assert json.loads(json.dumps(entry.data)) == entry.data
    assert read_entry(canonical(entry)) == entry


def assert_dues(tale: Tale) -> None:
    """What a case keeps of due times is what the verdicts on its running clocks say."""
    case = tale.now
    chain = tale.policy.chain(case.chain)
    found = {}
    for run in () if case.ended else chain.runs:
        ran = running(tale.policy, case, run)
        if ran.start is not None and ran.stop is None and not has_yielded(case, run):
            verdict = verdict_on(tale.policy, case, run, as_of=case.last_at, calendar=CALENDAR)
            found[run.norm] = verdict.due
    assert case.dues == found


def assert_cleared(tale: Tale, chain: Chain) -> None:
    """A cleared case was signed along a way of the chain, as the regulation wants it."""
    case = tale.now
    own = [s for s in case.signatures if s.kind != "advice" and not s.added]
    walk = [*dict.fromkeys(s.step for s in own), CLEARED]
    assert walk[0] == chain.steps[0].id
    assert set(pairwise(walk)) <= set(chain.edges())
    for group in {step.distinct for step in chain.steps}:
        steps = {step.id for step in chain.steps if step.distinct == group}
        signed = [s for s in case.signatures if s.step in steps and s.kind != "override"]
        assert len({s.person for s in signed}) == len(signed)
    for signature in own:
        assert case.digest is None or signature.digest == case.digest
        if signature.kind == "approval":
            signer = tale.people.persons[signature.person]
            at_signing = seen_by(tale, signature.at)
            step = chain.step(signature.step)
            posts, unit = posts_of(step, at_signing), unit_of(step, at_signing)
            assert signer.holding(posts, unit, civil_date(signature.at)) is not None


def seen_by(tale: Tale, at: datetime) -> Case:
    """Return the case as it was just before a moment."""
    case: Case | None = None
    for entry in tale.entries:
        if case is None or entry.at < at:
            case = evolve(case, entry)
    assert case is not None
    return case


def assert_waiting(tale: Tale, chain: Chain, at: datetime) -> list[str]:
    """It waits for exactly those whose approval nothing but a gate would refuse, the long way."""
    found = waits_for(chain, tale.now, tale.people, at)
    gated = any(True for _ in chain.gates_before(tale.now.step or ""))
    able = []
    for name, somebody in sorted(tale.people.persons.items()):
        way = edge(chain, tale.now, somebody, at.date())
        held = long_way(tale, Act("approve", at, name, "c"))
        shut = isinstance(held, Refusal) and {reason.code for reason in held.reasons} <= SHUT
        if not isinstance(held, Refusal):
            assert way is None or way.to == held[0].data["to"]
        if not isinstance(held, Refusal) or (gated and shut):
            able.append(name)
        assert way is None or not isinstance(held, Refusal)
    assert list(found) == able
    return able


def long_way(tale: Tale, act: Act) -> Outcome:
    """Return what becomes of an act, which is decided the same the short way and the long."""
    case = tale.now
    found = decide(tale.policy, case, act, tale.people, CALENDAR)
    known = act.by is None or tale.people.find(act.by) is not None
    if act.do == "approve" and act.by is not None and known and not case.ended:
        assert found == at_length(tale.policy, case, act, tale.people, CALENDAR)
    return found


@pytest.mark.parametrize("which", CHAINS, ids=lambda pair: f"{pair[0].id}-{pair[1].id}")
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_done(which: tuple[Policy, Chain], data: st.DataObject) -> None:
    """No walk of acts clears what it may not, and the journal folds to the case kept."""
    policy, chain = which
    tale = Tale(policy, people(*cast(policy, chain)))
    facts = {
        name: value
        for name, value in OPENED_WITH.items()
        if name in chain.facts and policy.stateable(chain)[name].admits(value)
    }
    content = data.draw(contents())
    assert tale.do(opener_of(chain), "open", chain=chain.id, content=content, facts=facts) is None
    for _ in range(data.draw(st.integers(0, 25))):
        at = tale.at + timedelta(minutes=data.draw(st.sampled_from([1, 1, 1, 60, 1500])))
        waiting = assert_waiting(tale, chain, at)
        one_more(tale, chain, data.draw(acts(policy, chain, at, waiting)))
    for _ in range(2 * len(chain.steps) + 3):  # to the end, if there is anybody to go there
        at = tale.at + timedelta(minutes=1)
        for name in assert_waiting(tale, chain, at)[:1]:
            one_more(tale, chain, Act("approve", at, name, "c"))
    one_more(tale, chain, Act("event", at, None, "c", name=chain.published))
    assert_chained(tale.entries)


def one_more(tale: Tale, chain: Chain, act: Act) -> None:
    """Decide one act, and hold what must hold after it."""
    before = tale.now
    found = long_way(tale, act)
    if isinstance(found, Refusal):
        assert_refusal(tale, act, found)
        assert tale.folded() == before == tale.now
        return
    tale.at = act.at
    for entry in found:
        tale.entries.append(entry)
        tale.case = evolve(tale.case, entry)
        assert_entry(entry)
    assert_dues(tale)
    assert tale.folded() == tale.now
    if tale.now.state in {"cleared", "published"}:
        assert_cleared(tale, chain)
    assert tale.now.state != "published" or before.state == "cleared"


def contents() -> st.SearchStrategy[str | None]:
    """Return what a case is opened with."""
    return st.sampled_from([None, "v1"])


def assert_chained(entries: list[Entry]) -> None:
    """What was recorded can be sealed and verified."""
    sealed: list[Sealed] = []
    for entry in entries:
        sealed.append(seal(entry, sealed[-1].hash if sealed else GENESIS))
    assert verify(sealed) == (sealed[-1].hash if sealed else GENESIS)
