"""From an act to entries or a refusal: what is looked at before the case itself."""

from datetime import UTC, date, datetime, timedelta

import pytest

from govflow.cases.acts import Act, Refusal
from govflow.cases.decide import decide
from govflow.cases.state import digest_of
from govflow.policies import load_policy
from tests.cases.made import CALENDAR, NOON, PEOPLE, POLICY, Tale, opened, people, person


@pytest.mark.parametrize(
    ("by", "do", "about", "code"),
    [
        ("ann", "bless", {}, "unknown-act"),
        ("ann", "record", {}, "unknown-act"),
        ("nobody", "approve", {}, "unknown-person"),
        (None, "approve", {}, "unknown-person"),
        ("ann", "consult", {"to": "nobody"}, "unknown-person"),
        ("ann", "add-signer", {"to": "nobody"}, "unknown-person"),
        ("ann", "remove-signer", {"to": "nobody"}, "unknown-person"),
        ("ann", "approve", {}, "unknown-case"),
        ("ann", "open", {"chain": None}, "missing-fact"),
        ("ann", "open", {"chain": "nothing"}, "not-allowed"),
        ("nil", "open", {"chain": "bare"}, "missing-fact"),
        ("nil", "open", {"chain": "bare", "unit": "office"}, None),
        ("ann", "open", {"chain": "bare", "occurred": NOON + timedelta(days=1)}, "not-allowed"),
    ],
)
def test_before_there_is_a_case(
    by: str | None, do: str, about: dict[str, object], code: str
) -> None:
    """What names nothing that is there is refused before anything else."""
    assert Tale().do(by, do, **about) == code


def test_a_case_needs_a_name() -> None:
    """A case is opened under an id."""
    found = decide(POLICY, None, Act("open", NOON, "ann", chain="bare"), PEOPLE, CALENDAR)
    assert isinstance(found, Refusal)
    assert found.code == "missing-fact"


def test_a_case_is_opened_once() -> None:
    """A case that is there is not opened again."""
    assert opened().do("ann", "open", chain="bare") == "not-allowed"


def test_time_runs_forward() -> None:
    """An act before the last entry is refused, one at the same moment is not."""
    tale = opened()
    assert tale.do("ann", "approve", at=tale.at - timedelta(seconds=1)) == "out-of-order"
    assert tale.do("ann", "approve", at=opened().at) is None


@pytest.mark.parametrize("end", ["withdraw", "publish", "answer"])
def test_what_has_ended(end: str) -> None:
    """Nothing happens any more to what was withdrawn, published or closed."""
    tale = opened("request" if end == "answer" else "publication")
    if end == "withdraw":
        tale.do("ann", "withdraw")
    elif end == "answer":
        tale.do("ann", "event", name="answered")
    else:
        for name in ("ann", "ben", "abe"):
            tale.do(name, "approve")
        tale.do(None, "event", name="published")
    assert tale.now.ended
    assert tale.do("ann", "copy", to="ben") == "closed"
    assert tale.do("ann", "copy", to="ben", at=NOON) == "out-of-order"


def test_opening() -> None:
    """The first entry says chain, unit, first step, facts, policy and content."""
    about = {"facts": {"planned": date(2024, 3, 1)}, "content": "x"}
    tale = opened(occurred=date(2024, 1, 30), key="k", **about)
    assert tale.said == {
        "chain": "publication",
        "unit": "office",
        "step": "first",
        "facts": {"planned": "2024-03-01"},
        "policy": "toy",
        "digest": digest_of("x"),
        "occurred": "2024-01-30",
        "dues": {"toy/4": "2024-02-06T00:00:00+08:00"},
        "calendar": "cn-2026",
    }
    assert tale.entries[0].key == "k"
    assert opened("bare").said["step"] is None


def test_what_moves_clocks_says_when_they_fall_due() -> None:
    """Each entry after which clocks run otherwise keeps their due times; no other does."""
    tale = opened("request", occurred=date(2024, 1, 30))
    assert tale.said["dues"] == {"toy/6": "2024-02-06T00:00:00+08:00"}
    tale.do("ann", "pause", clock="toy/6")
    assert tale.said["dues"] == {"toy/6": None}
    tale.do("ann", "resume", clock="toy/6", at=tale.at + timedelta(days=1))
    assert tale.said["dues"] == {"toy/6": "2024-02-07T00:00:00+08:00"}
    tale.do("ann", "copy", to="ben")
    assert "dues" not in tale.said
    tale.do("ann", "state", facts={"urgent": True})
    assert tale.said["dues"] == {"toy/6": "2024-02-07T00:00:00+08:00"}
    tale.do("ann", "event", name="answered")
    assert (tale.said["dues"], tale.said["calendar"]) == ({}, "cn-2026")


def test_readings_in_place_of_the_policys_own_are_kept() -> None:
    """An entry names the readings its due times rest on where they are not the chosen ones."""
    reading = "wanzhou/12.5:including-first-day"
    people_of_wanzhou = people(person("ann", "staff"))
    act = Act("open", NOON, "ann", "c", chain="publication")
    for readings, kept in (((), None), ((reading,), [reading])):
        policy = load_policy("wanzhou").under(readings)
        found = decide(policy, None, act, people_of_wanzhou, CALENDAR)
        assert not isinstance(found, Refusal)
        assert found[0].data.get("readings") == kept


def test_moments_become_local_time() -> None:
    """A moment of another zone is kept as the same one in China."""
    tale = opened(at=datetime(2024, 2, 1, 20, tzinfo=UTC))
    assert tale.entries[0].at.isoformat() == "2024-02-02T04:00:00+08:00"


def test_a_refused_act_changes_nothing() -> None:
    """A refusal leaves the case as it is; deciding twice gives the same answer."""
    tale = opened()
    before, act = tale.now, Act("approve", tale.at, "ben", "c")
    first = decide(POLICY, tale.case, act, PEOPLE, CALENDAR)
    assert isinstance(first, Refusal)
    assert decide(POLICY, tale.case, act, PEOPLE, CALENDAR) == first
    assert tale.now is before
