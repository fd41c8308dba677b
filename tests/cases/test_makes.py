"""What entries hold: everything that was resolved, so that replay needs nothing else."""

from datetime import date, datetime
from typing import Any

import pytest

from govflow.cases.makes import MAKES, kept
from govflow.cases.reasons import REASONS
from govflow.cases.state import digest_of
from tests.cases.made import PEOPLE, Tale, opened, people, person


def test_every_act_is_made_and_reasoned_about() -> None:
    """Whatever may be refused can be recorded."""
    assert set(MAKES) == set(REASONS)


def test_an_approval() -> None:
    """An approval says by which post, in which unit, since when, on what, and what follows."""
    since = date(2024, 1, 1)
    tale = Tale(people=people(person("ann", "staff", since=since, acting=True)))
    tale.do("ann", "open", chain="publication", content="x")
    tale.do("ann", "approve")
    assert tale.said == {
        "step": "first",
        "digest": digest_of("x"),
        "post": "staff",
        "unit": "office",
        "acting": True,
        "since": "2024-01-01",
        "affirmed": ["toy/9"],
        "to": "second",
        "unstated": ["units_involved"],
    }


def test_a_way_that_rests_on_norms() -> None:
    """A way of a regulation's branch is recorded with its norms and readings."""
    from govflow.policies import load_policy

    cast = people(person("a", "staff"), person("b", "section-head"), person("c", "deputy-head"))
    tale = Tale(load_policy("wanzhou"), cast)
    tale.do("a", "open", chain="publication")
    for name in "abc":
        assert tale.do(name, "approve") is None
    assert tale.said["norms"] == ["wanzhou/16.5", "wanzhou/16.6"]
    assert "wanzhou/16.6:any-factor" in tale.said["readings"]


def test_advice() -> None:
    """A delegate's approval is recorded as advice, and for whom."""
    tale = opened()
    tale.do("ann", "delegate", to="fay")
    assert tale.said == {"to": "fay", "step": "first"}
    tale.do("fay", "approve")
    assert tale.entries[-1].name == "advice-given"
    assert tale.said["for"] == "ann"
    assert "to" not in tale.said


def test_added_signers() -> None:
    """An added signer's approval says so; the one that ends the step says what follows."""
    tale = opened()
    tale.do("ann", "add-signer", to="fay")
    tale.do("fay", "approve")
    assert tale.said["added"] is True
    assert "to" not in tale.said
    tale.do("ann", "approve")
    assert tale.said["to"] == "second"


@pytest.mark.parametrize("signed", [True, False])
def test_removing_a_signer(*, signed: bool) -> None:
    """Removing the last signer that a signed step waits for moves the case on."""
    tale = opened()
    tale.do("ann", "add-signer", to="fay")
    if signed:
        tale.do("ann", "approve")
    tale.do("ann", "remove-signer", to="fay")
    assert tale.now.step == ("second" if signed else "first")


def test_removing_a_signer_at_the_last_step() -> None:
    """So the case may be cleared by a removal."""
    tale = opened(facts={"units_involved": 1})
    tale.do("ann", "approve")
    tale.do("abe", "add-signer", to="fay")
    tale.do("abe", "approve")
    tale.do("abe", "remove-signer", to="fay")
    assert (tale.now.state, tale.now.step) == ("cleared", None)


def test_an_override() -> None:
    """An override is recorded under its own name, with its reason."""
    tale = opened(content="x")
    tale.do("root", "override", note="flood")
    assert tale.entries[-1].name == "step-overridden"
    assert (tale.said["note"], tale.said["post"]) == ("flood", "superuser")
    assert tale.said["digest"] == digest_of("x")
    bare = opened()
    bare.do("root", "override", note="flood")
    assert "digest" not in bare.said


@pytest.mark.parametrize(
    ("to", "voided"), [(None, ["first", "second", "proof"]), ("second", ["second", "proof"])]
)
def test_a_return(to: str | None, voided: list[str]) -> None:
    """A return names the steps whose approvals it voids."""
    tale = opened()
    tale.do("ann", "approve")
    tale.do("ben", "return", to=to, note="x")
    assert tale.said == {"to": to or "first", "note": "x", "voided": voided}


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2024, 2, 1, 9), "2024-02-01T09:00:00+08:00"),
        (date(2024, 2, 1), "2024-02-01"),
    ],
)
def test_moments_are_kept(moment: Any, text: str) -> None:
    """A moment is kept with its offset, a bare date as one."""
    assert kept(moment) == text


def test_an_event_keeps_both_times() -> None:
    """A late event keeps when it occurred and when it was recorded."""
    tale = opened("request")
    tale.do(None, "event", name="transferred", occurred=date(2024, 1, 31))
    assert tale.said.items() >= {("event", "transferred"), ("occurred", "2024-01-31")}
    assert tale.now.events[0].occurred == date(2024, 1, 31)
    assert tale.entries[-1].by is None


def test_a_case_closes_when_all_its_clocks_have_stopped() -> None:
    """A chain of events alone closes once every clock stopped; without clocks never."""
    tale = opened("request")
    tale.do(None, "event", name="transferred")
    assert tale.now.state == "open"
    tale.do(None, "event", name="answered")
    assert tale.now.state == "closed"
    bare = opened("bare")
    bare.do(None, "event", name="seen")
    assert bare.now.state == "open"


@pytest.mark.parametrize(
    ("do", "name"), [("consult", "opinion-asked"), ("nudge", "nudged"), ("copy", "copied")]
)
def test_telling(do: str, name: str) -> None:
    """What only tells somebody is recorded and changes nothing else."""
    tale = opened()
    before = tale.now
    assert tale.do("ann", do, to="fay", note="see") is None
    assert tale.entries[-1].name == name
    assert tale.said == {"to": "fay", "note": "see"}
    assert tale.now.step == before.step
    assert tale.now.signatures == before.signatures


def test_pausing() -> None:
    """A pause and its end are recorded with the clock and the moment."""
    tale = opened("request")
    tale.do("ann", "pause", clock="toy/6", occurred=date(2024, 2, 1))
    assert tale.said["clock"] == "toy/6"
    assert tale.said["since"] == "2024-02-01T00:00:00+08:00"
    tale.do("ann", "resume", clock="toy/6")
    assert tale.said["until"] == "2024-02-01T15:00:00+08:00"


def test_who_holds_no_post_signs_without_one() -> None:
    """An added signer without the post signs as a person alone."""
    tale = opened()
    tale.do("ann", "add-signer", to="nil")
    tale.do("nil", "approve")
    assert "post" not in tale.said
    assert PEOPLE.persons["nil"].assignments == ()
