"""A case as its entries make it."""

from datetime import date, datetime
from typing import Any, get_args

import attrs
import pytest

from govflow.cases.state import STATES, Case, CaseState, digest_of, evolve, plain_facts
from govflow.cases.timings import Timing
from govflow.errors import UsageError
from govflow.journal import Entry
from govflow.words import Words
from tests.cases.made import Tale, opened


def test_a_first_entry_opens() -> None:
    """An opened case is of its opener's unit and waits at its first step."""
    case = opened().now
    assert (case.id, case.chain, case.unit, case.opener) == ("c", "publication", "office", "ann")
    assert (case.state, case.step, case.revision, case.began) == ("open", "first", 1, None)
    assert not case.ended


def test_entries_in_a_wrong_place() -> None:
    """An entry of no known name, one before the opening, or a second opening is an error."""
    tale = opened()
    opening = tale.entries[0]
    with pytest.raises(UsageError, match="no entry 'sung' can stand at case:c #1"):
        evolve(tale.case, attrs.evolve(opening, name="sung"))
    with pytest.raises(UsageError, match="no entry 'nudged' can stand"):
        evolve(None, attrs.evolve(opening, name="nudged"))
    with pytest.raises(UsageError, match="no entry 'case-opened' can stand"):
        evolve(tale.case, opening)


def walk() -> Tale:
    """Return a case through its reviews."""
    tale = opened(content="x")
    for name in ("ann", "ben"):
        assert tale.do(name, "approve") is None
    return tale


def test_a_return_keeps_what_stands_before_it() -> None:
    """A return voids the approvals from that step on; the next approval resubmits."""
    tale = walk()
    tale.do("ann", "return", to="second", note="x")
    assert [s.step for s in tale.now.signatures] == ["first"]
    assert (tale.now.state, tale.now.step) == ("returned", "second")
    tale.do("ben", "approve")
    assert tale.now.state == "open"


def test_an_edit_voids_everything() -> None:
    """An edit voids all approvals, and what was arranged at the step."""
    tale = walk()
    tale.do("ann", "add-signer", to="fay")
    tale.do("ann", "edit", content="y")
    case = tale.now
    assert (case.signatures, case.step, case.added, case.digest) == (
        (),
        "first",
        (),
        digest_of("y"),
    )


def test_a_withdrawal_ends() -> None:
    """A withdrawn case waits at nothing."""
    tale = walk()
    tale.do("ann", "withdraw")
    assert (tale.now.state, tale.now.step, tale.now.ended) == ("withdrawn", None, True)


def test_facts_are_added() -> None:
    """Stated facts are added to those that were known, the later word counts."""
    tale = opened(facts={"urgent": True, "units_involved": 1})
    tale.do("ann", "state", facts={"urgent": False})
    assert tale.now.facts == {"urgent": False, "units_involved": 1}


def test_what_is_known_alike_is_kept_once() -> None:
    """Cases of which the same is known, and of which the same falls due, share it."""
    known = {"urgent": True, "units_involved": 1}
    one, other = opened(facts=known).now, opened(facts=dict(known)).now
    assert one.facts == known
    assert one.facts is other.facts
    assert one.timing is other.timing


def test_a_vote_against_is_kept_at_the_step() -> None:
    """A vote against stands with the step until the case moves on."""
    tale = opened()
    data = {"step": "first", "note": "x", "post": "staff"}
    case = evolve(tale.now, Entry("case:c", 2, "vote-against", tale.now.last_at, "ann", data))
    assert [(vote.person, vote.kind) for vote in case.against] == [("ann", "against")]
    tale.case = case
    tale.do("ann", "withdraw")
    assert tale.now.against == ()


def test_a_signed_case_is_a_case_like_any_other() -> None:
    """What is filled in by name is of the class, frozen, and equal to a copy of itself."""
    case = walk().now
    assert type(case) is Case
    assert attrs.evolve(case) == case
    assert repr(attrs.evolve(case)) == repr(case)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        case.step = None  # type: ignore[misc]


def test_a_blind_signature_binds_to_nothing() -> None:
    """What the first signers did not see is not what the case is cleared for."""
    blind, seen = opened(), opened()
    blind.do("ann", "approve")
    blind.do("ben", "approve", content="x")
    assert blind.now.digest is None
    seen.do("ann", "approve", content="x")
    seen.do("ben", "approve")
    assert seen.now.digest == digest_of("x")
    assert {s.digest for s in seen.now.signatures} == {digest_of("x")}


def test_one_clock_runs_on_while_another_stands() -> None:
    """The end of a pause ends the open pause of that clock alone."""
    tale = opened("request")
    tale.do("ann", "pause", clock="toy/6")
    tale.do("ann", "resume", clock="toy/6")
    tale.do("ann", "pause", clock="toy/6")
    first, second = tale.now.stood
    assert first.until is not None
    assert second.until is None
    other = attrs.evolve(
        tale.now, timing=Timing(stood=(attrs.evolve(second, clock="toy/4"), second))
    )
    entry = Entry(
        "case:c",
        9,
        "clock-resumed",
        tale.at,
        "ann",
        {"clock": "toy/6", "until": "2024-02-02T09:00"},
    )
    assert [s.until is None for s in evolve(other, entry).stood] == [True, False]


def test_the_journal_folds_to_the_case() -> None:
    """Entries come to the same case whenever they are folded."""
    tale = walk()
    assert tale.folded() == tale.now
    assert tale.now.revision == len(tale.entries)


def test_digests() -> None:
    """Content has one digest, whatever characters it holds; other content another."""
    assert digest_of("甲") == digest_of("甲") != digest_of("乙")
    assert len(digest_of("\ud800")) == 64
    content: Any
    for content in (None, b"x", 5):
        with pytest.raises(UsageError, match="'content' must be text, not"):
            digest_of(content)


def test_plain_facts() -> None:
    """Days and moments among facts become text."""
    facts = {"a": date(2024, 2, 1), "b": datetime(2024, 2, 1, 9), "c": 1, "d": None}
    assert plain_facts(facts) == {"a": "2024-02-01", "b": "2024-02-01T09:00:00", "c": 1, "d": None}


def test_every_state_has_a_name() -> None:
    """A state is called something in both languages, and no sentence says its code in Chinese."""
    assert tuple(STATES) == get_args(CaseState)
    tale = opened()
    tale.do("ann", "withdraw")
    assert tale.do("ann", "withdraw") == "closed"
    assert tale.refused is not None
    assert tale.refused.why == Words("事项已结束（已撤回）", "the case has ended (withdrawn)")
