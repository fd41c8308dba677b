"""Who may sign a step, and who it waits for."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from govflow.cases.signing import decided, owed, posts_of, same_group, waits_for
from govflow.provisions.roles import People
from tests.cases.made import CHAIN, PEOPLE, Tale, opened, people, person


def waiting(tale: Tale) -> list[str]:
    """Return who a case waits for an hour later."""
    return list(waits_for(CHAIN, tale.now, PEOPLE, tale.at + timedelta(hours=1)))


def at_second(**about: object) -> Tale:
    """Return a case that ann has approved."""
    tale = opened(**about)  # type: ignore[arg-type]
    assert tale.do("ann", "approve") is None
    return tale


@pytest.mark.parametrize(
    ("urgent", "posts"),
    [(True, ("deputy", "head")), (False, ("head",)), (None, ("head",))],
)
def test_posts_hang_on_facts(urgent: object, posts: tuple[str, ...]) -> None:
    """Other posts sign where a fact is known to hold; unknown is not true."""
    case = opened(facts={} if urgent is None else {"urgent": urgent}).now
    assert posts_of(CHAIN.step("second"), case) == posts


def test_it_waits_for_those_in_post() -> None:
    """It waits for each holder of the post in the unit that day, in order of id."""
    assert waiting(opened()) == ["abe", "ann"]
    assert waiting(at_second()) == ["bea", "ben"]
    assert waiting(at_second(facts={"urgent": True})) == ["bea", "ben", "cid"]


def test_it_waits_for_nobody_without_a_step() -> None:
    """A case without a step waits for nobody."""
    assert waits_for(CHAIN, opened("bare").now, PEOPLE, opened().at) == ()


def test_delegation() -> None:
    """A delegated step waits for the delegate, then for the delegator alone."""
    tale = at_second()
    tale.do("ben", "delegate", to="fay")
    assert waiting(tale) == ["fay"]
    assert tale.do("ben", "approve") == "not-your-role"
    assert "fay" in tale.refused.why.en  # type: ignore[union-attr]
    assert tale.do("bea", "approve") == "not-your-role"
    assert tale.do("fay", "approve") is None
    assert tale.entries[-1].name == "advice-given"
    assert waiting(tale) == ["ben"]
    assert tale.do("ben", "approve") is None


def test_taking_a_delegated_step_back() -> None:
    """The delegator takes a step back by reassigning it to themselves."""
    tale = at_second()
    tale.do("ben", "delegate", to="fay")
    assert tale.do("ben", "reassign", to="ben") is None
    assert waiting(tale) == ["ben"]


def test_reassignment() -> None:
    """A reassigned step waits for that person alone."""
    tale = at_second()
    tale.do("ben", "reassign", to="bea")
    assert waiting(tale) == ["bea"]
    assert tale.do("ben", "approve") == "not-your-role"


LAST_DAY = date(2024, 2, 5)
BEN_LEAVES = people(
    *(PEOPLE.persons[name] for name in ("ann", "abe", "bea", "fay", "dan", "root")),
    person("ben", "head", until=LAST_DAY),
    person("bob", "head"),
    person("both", "staff", "head"),
)


def bens(how: str, **about: object) -> Tale:
    """Return a case that waits for ben alone, who leaves: it was reassigned, or delegated by him."""
    tale = Tale(people=BEN_LEAVES)
    tale.do("ann", "open", chain="publication", **about)
    tale.do("ann", "approve")
    if how == "reassigned":
        assert tale.do("bea", "reassign", to="ben") is None
    else:
        assert tale.do("ben", "delegate", to="fay") is None
    if how == "advised":
        assert tale.do("fay", "approve") is None
    return tale


@pytest.mark.parametrize("how", ["reassigned", "delegated", "advised"])
@pytest.mark.parametrize(("day", "code"), [(-1, "not-your-role"), (0, "not-your-role"), (1, None)])
def test_an_orphaned_step_is_reassigned_by_others(how: str, day: int, code: str | None) -> None:
    """Until its holder's last day a step is the holder's alone; after it, others reassign it."""
    tale = bens(how)
    at = datetime.combine(LAST_DAY, time.max) + timedelta(days=day)
    assert tale.do("bob", "reassign", to="bea", at=at) == code
    if code is None:
        assert tale.said == {"to": "bea", "step": "second", "from": "ben"}
        assert waits_for(CHAIN, tale.now, tale.people, at) == ("bea",)
        assert tale.do("bea", "approve") is None


def test_the_refusal_says_when_others_may() -> None:
    """Who is refused because the step is with another is told when it may be reassigned."""
    tale = bens("reassigned")
    assert tale.do("bea", "approve") == "not-your-role"
    assert "while they are not in post" in tale.refused.why.en  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("do", "about", "code"),
    [
        ("approve", {}, "not-your-role"),
        ("return", {"note": "x"}, "not-your-role"),
        ("delegate", {"to": "fay"}, "not-your-role"),
        ("add-signer", {"to": "fay"}, "not-your-role"),
        ("reassign", {"to": "bob"}, None),
    ],
)
def test_an_orphaned_step_is_only_reassigned(do: str, about: Any, code: str | None) -> None:
    """Whoever holds the post may reassign an orphaned step, to themselves too, and no more."""
    later = datetime.combine(LAST_DAY, time(9)) + timedelta(days=1)
    assert bens("reassigned").do("bob", do, at=later, **about) == code


@pytest.mark.parametrize(
    ("by", "to", "code"),
    [
        ("abe", "bob", "not-your-role"),
        ("dan", "bob", "not-your-unit"),
        ("ben", "bob", "not-in-post"),
        ("bob", "abe", "not-allowed"),
        ("bob", "ben", "not-allowed"),
        ("bob", None, "missing-fact"),
    ],
)
def test_who_reassigns_an_orphaned_step_to_whom(by: str, to: str | None, code: str) -> None:
    """Both need the step's post in the unit that day, as ever."""
    later = datetime.combine(LAST_DAY, time(9)) + timedelta(days=1)
    assert bens("reassigned").do(by, "reassign", to=to, at=later) == code


def test_separation_of_duties_outlasts_the_holder() -> None:
    """Who signed an earlier review does not get the orphaned step, whoever hands it over."""
    tale = Tale(people=BEN_LEAVES)
    tale.do("ann", "open", chain="publication")
    tale.do("both", "approve")
    tale.do("bea", "reassign", to="ben")
    later = datetime.combine(LAST_DAY, time(9)) + timedelta(days=1)
    assert tale.do("bob", "reassign", to="both", at=later) == "separation-of-duties"
    assert tale.do("bob", "reassign", to="bob", at=later) is None


def test_a_holder_nobody_knows_any_more() -> None:
    """A holder who is no longer among the people, or whose post no longer signs, is gone too."""
    tale = bens("reassigned")
    tale.people = People({k: v for k, v in BEN_LEAVES.persons.items() if k != "ben"})
    assert tale.do("bob", "reassign", to="bob") is None
    other = opened(facts={"urgent": True})
    other.do("ann", "approve")
    other.do("ben", "reassign", to="cid")
    assert other.do("ben", "reassign", to="bea") == "not-your-role"
    other.do("ann", "state", facts={"urgent": False})  # deputies sign what is urgent alone
    assert other.do("ben", "reassign", to="bea") is None


def test_absence_is_enough() -> None:
    """An absent holder frees the step for reassignment; it is then the next one's alone."""
    away = People({**BEN_LEAVES.persons, "ben": person("ben", "head", in_post=False)})
    tale = bens("reassigned")
    assert tale.do("bob", "reassign", to="bob") == "not-your-role"
    tale.people = away
    assert tale.do("bob", "reassign", to="bea") is None
    tale.people = BEN_LEAVES
    assert tale.do("bob", "reassign", to="bob") == "not-your-role"


def test_added_signers() -> None:
    """A step with added signers waits for them and its own, in whatever order they sign."""
    tale = at_second()
    tale.do("ben", "add-signer", to="fay")
    step = CHAIN.step("second")
    assert owed(tale.now, step) == ["fay"]
    assert owed(tale.now, step, also="fay") == []
    assert waiting(tale) == ["bea", "ben", "fay"]
    tale.do("ben", "approve")
    assert decided(tale.now, step)
    assert waiting(tale) == ["fay"]
    assert tale.do("bea", "approve") == "not-at-this-step"
    assert "fay" in tale.refused.why.en  # type: ignore[union-attr]
    assert tale.do("ben", "approve") == "separation-of-duties"
    assert tale.do("fay", "approve") is None
    assert tale.now.step == "proof"


def test_an_added_signer_before_the_own() -> None:
    """The added signer's approval alone does not end the step."""
    tale = at_second()
    tale.do("ben", "add-signer", to="fay")
    tale.do("fay", "approve")
    assert not decided(tale.now, CHAIN.step("second"))
    assert waiting(tale) == ["bea", "ben"]
    tale.do("bea", "approve")
    assert tale.now.step == "proof"


def test_groups_are_apart() -> None:
    """Who reviewed may proof; the group holds the signatures of its own steps."""
    tale = at_second()
    tale.do("ben", "approve")
    assert same_group(CHAIN, tale.now, CHAIN.step("proof")) == []
    assert {s.person for s in same_group(CHAIN, tale.now, CHAIN.step("second"))} == {"ann", "ben"}
    assert waiting(tale) == ["abe", "ann"]
