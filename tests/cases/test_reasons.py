"""Every reason against each act, in the contract's order."""

from datetime import timedelta
from typing import Any

import attrs
import pytest

from govflow.provisions.chains import Chain
from tests.cases.made import NOON, POLICY, WORDS, Tale, opened


def at_second(**about: Any) -> Tale:
    """Return a case that ann has approved."""
    tale = opened(**about)
    assert tale.do("ann", "approve") is None
    return tale


def cleared() -> Tale:
    """Return a case that was cleared."""
    tale = at_second()
    assert tale.do("ben", "approve") is None
    assert tale.do("ann", "approve") is None
    assert tale.now.state == "cleared"
    return tale


def test_every_reason_is_told_in_order() -> None:
    """All that is against an act is told, and the first of the list decides."""
    tale = opened(content="x")
    checks = {"toy/9": False}
    assert tale.do("dan", "approve", checks=checks, content="y") == "not-your-unit"
    assert tale.codes == ["not-your-unit", "checklist-incomplete", "content-changed"]
    assert tale.do("fay", "return", to="nowhere") == "not-your-role"
    assert tale.codes == ["not-your-role", "needs-note", "not-allowed"]


@pytest.mark.parametrize(
    ("by", "code"),
    [("dan", "not-your-unit"), ("eva", "not-in-post"), ("fay", "not-your-role"), ("ann", None)],
)
@pytest.mark.parametrize(
    ("do", "about"),
    [
        ("approve", {}),
        ("delegate", {"to": "fay"}),
        ("reassign", {"to": "abe"}),
        ("add-signer", {"to": "nil"}),
    ],
)
def test_standing(do: str, about: Any, by: str, code: str | None) -> None:
    """Signing and handing on need the post, the unit and the day."""
    assert opened().do(by, do, **about) == code


@pytest.mark.parametrize(
    ("do", "about"),
    [
        ("approve", {}),
        ("return", {"note": "x"}),
        ("delegate", {"to": "fay"}),
        ("reassign", {"to": "abe"}),
        ("add-signer", {"to": "fay"}),
        ("remove-signer", {"to": "fay"}),
        ("override", {"note": "x"}),
    ],
)
def test_without_a_step(do: str, about: Any) -> None:
    """Acts on a step are not there where the case waits at none."""
    by = "root" if do == "override" else "ann"
    assert cleared().do(by, do, **about) == "not-at-this-step"
    assert opened("request").do(by, do, **about) == "not-at-this-step"


def test_checklist() -> None:
    """A check that is denied stops the step and is named; affirming or silence does not."""
    tale = opened()
    assert tale.do("ann", "approve", checks={"toy/9": False}) == "checklist-incomplete"
    assert tale.refused is not None
    assert tale.refused.reasons[0].norms == ("toy/9",)
    assert tale.do("ann", "approve", checks={"toy/9": True}) is None


def test_what_was_seen_is_what_is_held() -> None:
    """A signer who saw other content than the case holds, or than others saw, is refused."""
    tale = at_second(content="x")
    assert tale.do("ben", "approve", content="y") == "content-changed"
    assert tale.do("ben", "approve", content="x") is None
    blind = at_second()
    assert blind.do("ben", "add-signer", to="fay") is None
    assert blind.do("fay", "approve", content="x") is None
    assert blind.now.digest is None
    assert blind.do("ben", "approve", content="y") == "content-changed"


@pytest.mark.parametrize("to", ["second", "proof", "nowhere"])
def test_return_only_back(to: str) -> None:
    """A case is returned to its own or an earlier step."""
    tale = at_second()
    code = tale.do("ben", "return", to=to, note="x")
    assert code == (None if to == "second" else "not-allowed")


@pytest.mark.parametrize("note", [None, "", " \n"])
def test_notes(note: str | None) -> None:
    """A return and an override need a reason that says something."""
    assert at_second().do("ben", "return", note=note) == "needs-note"
    assert at_second().do("root", "override", note=note) == "needs-note"


@pytest.mark.parametrize(
    ("do", "to", "code"),
    [
        ("delegate", None, "missing-fact"),
        ("delegate", "ben", "not-allowed"),
        ("delegate", "ann", "separation-of-duties"),
        ("delegate", "fay", None),
        ("reassign", None, "missing-fact"),
        ("reassign", "fay", "not-allowed"),
        ("reassign", "ann", "separation-of-duties"),
        ("reassign", "bea", None),
        ("add-signer", None, "missing-fact"),
        ("add-signer", "ben", "not-allowed"),
        ("add-signer", "ann", "separation-of-duties"),
        ("add-signer", "fay", None),
        ("remove-signer", None, "missing-fact"),
        ("remove-signer", "fay", "not-allowed"),
        ("consult", None, "missing-fact"),
        ("nudge", None, "missing-fact"),
        ("copy", None, "missing-fact"),
    ],
)
def test_whom_an_act_names(do: str, to: str | None, code: str | None) -> None:
    """An act that names a person needs one who may do what it asks."""
    assert at_second().do("ben", do, to=to) == code


def test_one_part_at_a_step() -> None:
    """Nobody is delegate and added signer at once, or added twice."""
    tale = at_second()
    assert tale.do("ben", "add-signer", to="fay") is None
    assert tale.do("ben", "add-signer", to="fay") == "not-allowed"
    assert tale.do("ben", "delegate", to="fay") == "not-allowed"
    other = at_second()
    assert other.do("ben", "delegate", to="fay") is None
    assert other.do("ben", "add-signer", to="fay") == "not-allowed"


@pytest.mark.parametrize(("do", "about"), [("withdraw", {}), ("edit", {"content": "z"})])
@pytest.mark.parametrize(
    ("by", "code"),
    [
        ("ann", None),
        ("ben", None),
        ("fay", None),
        ("dan", "not-your-unit"),
        ("nil", "not-your-unit"),
        ("eva", "not-in-post"),
    ],
)
def test_editing_and_withdrawing(do: str, about: Any, by: str, code: str | None) -> None:
    """Content is the unit's: the opener and whoever is in post there may act on it."""
    assert at_second().do(by, do, **about) == code


def test_an_opener_from_elsewhere() -> None:
    """Who opened a case for another unit may withdraw it."""
    assert opened(by="dan", unit="office").do("dan", "withdraw") is None


def test_edit_needs_content() -> None:
    """An edit needs content, and a chain that has any."""
    assert opened().do("ann", "edit") == "missing-fact"
    assert opened("request").do("ann", "edit", content="x") == "not-at-this-step"


def test_stating() -> None:
    """Facts that route a review are the unit's to state; of a message anybody may."""
    assert opened().do("ann", "state") == "missing-fact"
    assert opened().do("dan", "state", facts={"urgent": True}) == "not-your-unit"
    assert opened("request").do("dan", "state", facts={"urgent": True}) is None


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({}, "missing-fact"),
        ({"name": "answered"}, "not-at-this-step"),
        ({"name": "published"}, "not-at-this-step"),
        ({"name": "formed"}, None),
        ({"name": "formed", "occurred": NOON}, None),
        ({"name": "formed", "occurred": NOON.date()}, None),
        ({"name": "formed", "occurred": NOON + timedelta(hours=2)}, None),
        ({"name": "formed", "occurred": NOON + timedelta(hours=2, minutes=1)}, "not-allowed"),
        ({"name": "formed", "occurred": NOON.date() + timedelta(days=1)}, "not-allowed"),
    ],
)
def test_events(about: Any, code: str | None) -> None:
    """An event is one of the chain's, in its time, and did not occur after it is recorded."""
    assert opened().do(None, "event", **about) == code


def test_publication_rests_on_what_demands_a_clearance() -> None:
    """A refused publication cites what keeps it offline, then the step that was not signed."""
    tale = at_second()
    assert tale.do(None, "event", name="published") == "not-at-this-step"
    assert tale.refused is not None
    assert tale.refused.reasons[0].norms == ("toy/15", "toy/3", "toy/2")
    assert cleared().do(None, "event", name="published") is None


def test_a_norm_is_cited_once() -> None:
    """A norm that demands the clearance and the step that is open is cited once."""
    tale = at_second()
    tale.do("ben", "approve")
    assert tale.now.step == "proof"
    assert tale.do(None, "event", name="published") == "not-at-this-step"
    assert tale.refused is not None
    assert tale.refused.reasons[0].norms == ("toy/15", "toy/3")


def test_a_chain_without_steps_is_never_cleared() -> None:
    """Where a chain publishes without steps, publishing is refused and cites its norms alone."""
    chain = Chain(
        "notice",
        WORDS,
        WORDS,
        "document",
        events=("published",),
        published="published",
        cleared_by=("toy/15",),
    )
    tale = Tale(attrs.evolve(POLICY, chains=(chain,)))
    tale.do("ann", "open", chain="notice")
    assert tale.do(None, "event", name="published") == "not-at-this-step"
    assert tale.refused is not None
    assert tale.refused.reasons[0].norms == ("toy/15",)


@pytest.mark.parametrize(
    ("chain", "do", "clock", "code"),
    [
        ("publication", "pause", None, "missing-fact"),
        ("publication", "pause", "toy/4", "not-allowed"),
        ("publication", "resume", "toy/4", "not-allowed"),
        ("publication", "pause", "toy/6", "not-allowed"),
        ("bare", "pause", "toy/6", "not-allowed"),
        ("request", "resume", "toy/6", "not-allowed"),
        ("request", "pause", "toy/6", None),
    ],
)
def test_acts_on_clocks(chain: str, do: str, clock: str | None, code: str | None) -> None:
    """A clock may stand still where a norm says so; what else is asked is not allowed."""
    assert opened(chain).do("ann", do, clock=clock) == code


def test_a_clock_stands_still_once() -> None:
    """A clock that stands still is not paused again, and may run on; both cite the norm."""
    tale = opened("request")
    assert tale.do("ann", "pause", clock="toy/6") is None
    assert tale.do("ann", "pause", clock="toy/6") == "not-allowed"
    assert tale.refused is not None
    assert tale.refused.reasons[0].norms == ("toy/6.1",)
    assert tale.do("ann", "resume", clock="toy/6") is None
    assert tale.do("ann", "resume", clock="toy/6") == "not-allowed"


@pytest.mark.parametrize(
    ("by", "code"), [("ann", "not-your-role"), ("worn", "not-in-post"), ("root", None)]
)
def test_override(by: str, code: str | None) -> None:
    """Only a superuser in post overrides, of whatever unit."""
    assert opened().do(by, "override", note="x") == code
