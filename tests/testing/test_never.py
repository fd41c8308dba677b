"""What never happens, looked for: planted defects are found, what holds is let be."""

from datetime import datetime
from pathlib import Path

import attrs
import pytest

from govflow.cases.acts import ACTS
from govflow.cases.state import Case
from govflow.testing.never import assert_never
from govflow.testing.offices import office, people_of
from govflow.testing.playing import play
from govflow.testing.scenarios import read_scenario
from tests.testing.defects import DEFECTS, ONLINE, counterexample, played_by_the_command
from tests.testing.made import SIPING, WANZHOU, document, signed_twice, undivided


@pytest.mark.parametrize("defect", DEFECTS)
def test_planted_defects_are_drawn(defect: str) -> None:
    """A defect that was planted is found by drawing walks; its counterexample plays."""
    policy, plant, forbidden = DEFECTS[defect]
    planted = plant(policy)
    with pytest.raises(AssertionError) as found:
        assert_never(planted, "publication", forbidden, acts=ONLINE)
    text = counterexample(found.value)
    scenario = attrs.evolve(read_scenario(text.replace(".json", ""), "s.toml"), policy=planted)
    assert play(scenario).passed
    assert not play(attrs.evolve(scenario, policy=policy)).passed


@pytest.mark.parametrize("defect", DEFECTS)
def test_what_holds_is_let_be(defect: str) -> None:
    """In the regulation as it is encoded, nothing of the sort is found."""
    policy, _, forbidden = DEFECTS[defect]
    assert_never(policy, "publication", forbidden, acts=ONLINE, max_examples=100)


def test_one_person_signs_two_reviews(tmp_path: Path) -> None:
    """Without the groups of Wanzhou one person signs two reviews, and `govflow play` plays it."""
    with pytest.raises(AssertionError, match="signed_twice, after 3 acts\nkept: ") as found:
        assert_never(undivided(WANZHOU), "publication", signed_twice, keep=tmp_path)
    path = tmp_path / "wanzhou-publication.toml"
    played = played_by_the_command(path)
    assert played["passed"] is True
    assert [step["at"] for step in played["steps"]] == [
        "first-review",
        "second-review",
        "third-review",
    ]
    scenario = read_scenario(path.read_text(encoding="utf-8"), str(path))
    assert counterexample(found.value) == path.read_text(encoding="utf-8")
    signers = [stage.act.by for stage in scenario.stages if stage.act.do == "approve"]
    assert len(signers) == 2
    assert len(set(signers)) == 1


def test_drawing_is_the_same_each_time() -> None:
    """Two runs find the same counterexample."""
    told = []
    for _ in range(2):
        with pytest.raises(AssertionError) as found:
            assert_never(undivided(SIPING), "publication", signed_twice)
        told.append(str(found.value))
    assert told[0] == told[1]


def test_nobody_else_is_there() -> None:
    """Among people of one post each, what needs one of two posts is not found."""
    single = people_of(one for one in office(WANZHOU).persons.values() if len(one.assignments) == 1)
    assert_never(
        undivided(WANZHOU),
        "publication",
        signed_twice,
        people=single,
        acts=ONLINE,
        max_examples=50,
    )


def test_overriding_is_left_out_unless_it_is_named() -> None:
    """What no regulation provides for is drawn only where it is named."""

    def overridden(case: Case) -> bool:
        return any(signature.kind == "override" for signature in case.signatures)

    assert_never(SIPING, "publication", overridden, max_examples=100)
    with pytest.raises(AssertionError, match="overridden, after 2 acts"):
        assert_never(SIPING, "publication", overridden, acts=ACTS[1:-1])


def test_when_it_begins() -> None:
    """Walks begin when they are told to."""
    start = datetime(2024, 2, 9, 8)
    with pytest.raises(AssertionError, match=r"at = 2024-02-09 08:00:00"):
        assert_never(SIPING, "message", lambda _: True, start=start)


def test_what_a_claim_compares_is_drawn() -> None:
    """A constant that only the claim names is met, and values beside it."""
    with pytest.raises(AssertionError, match=r"units_involved = 7[789]"):
        assert_never(WANZHOU, "publication", document.units_involved > 76)
