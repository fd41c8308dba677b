"""What the pages say of chains, clocks, codes and kinds of provision is what there is."""

import re
from pathlib import Path
from typing import get_args

import pytest

import govflow.testing
from govflow.cases.acts import ACTS, CODES
from govflow.policies import EXAMPLE_IDS, load_policy
from govflow.policy import Part
from govflow.testing.playing import play
from govflow.testing.proofs import prove_never
from govflow.testing.scenarios import read_scenario
from tests.testing.made import WANZHOU, signed_twice, undivided

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "scenarios.md").read_text(encoding="utf-8")
KINDS = (DOCS / "provisions.md").read_text(encoding="utf-8")
POLICIES = ("wanzhou", "siping", "youyang", "qianjiang", "bozhou")


def names(cell: str) -> list[str]:
    """Return the names that a cell of a table quotes."""
    return re.findall(r"`([^`]+)`", cell)


def rows(columns: int, page: str = PAGE) -> list[list[str]]:
    """Return the rows of a page's tables that have that many columns."""
    lines = [line.strip("|\n").split("|") for line in page.splitlines() if line.startswith("| ")]
    padded = [[cell.strip() for cell in line] for line in lines]
    return [line for line in padded if len(line) == columns]


def test_the_example_passes() -> None:
    """The scenario that the page shows can be played."""
    example = PAGE.split("```toml\n")[1].split("```")[0]
    assert play(read_scenario(example, "docs/scenarios.md")).passed


@pytest.mark.parametrize(("page", "policies"), [(PAGE, POLICIES), (KINDS, EXAMPLE_IDS)])
def test_chains_and_their_steps(page: str, policies: tuple[str, ...]) -> None:
    """Each chain is listed with its steps in order, its facts and its events."""
    listed = {}
    for chain, steps, facts, events in rows(4, page):
        if chain.split()[0] in policies:
            listed[chain.replace("`", "")] = [names(steps), names(facts), names(events)]
    for policy in map(load_policy, policies):
        for chain in policy.chains:
            steps, facts, events = listed.pop(f"{policy.id} {chain.id}")
            assert steps == [step.id for step in chain.steps]
            assert set(facts) >= set(chain.facts)
            assert events == list(chain.events)
    assert listed == {}


def test_every_kind_is_explained() -> None:
    """Whatever a policy is made of has its place on the page of kinds, and a link to it."""
    for kind in get_args(Part):
        assert f"`{kind.__name__}`" in KINDS, kind
    headings = {
        re.sub(r"[^a-z -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in KINDS.splitlines()
        if line.startswith("##")
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", KINDS)) <= headings


def test_clocks() -> None:
    """Each clock that runs on a chain is listed."""
    runs = {r.norm for p in POLICIES for c in load_policy(p).chains for r in c.runs}
    for norm in runs:
        assert f"`{norm}`" in PAGE or f"`{norm.split('/')[1]}`" in PAGE, norm


def test_acts_and_codes() -> None:
    """Each act is explained, and each refusal in the order in which the first decides."""
    codes = [name for row in rows(2) for name in names(row[0])[:1]]
    assert codes == list(CODES)
    assert {name for row in rows(3) for name in names(row[0])} >= set(ACTS)


def test_the_counterexample_is_the_one_that_is_printed() -> None:
    """The page on testing shows the counterexample to its example, as it is printed."""
    page = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")
    with pytest.raises(AssertionError) as found:
        prove_never(undivided(WANZHOU), "publication", signed_twice)
    shown = page.split("```toml\n")[1].split("```")[0]
    assert str(found.value).partition("\n\n")[2] == shown


def test_every_name_at_the_door_is_explained() -> None:
    """Whatever the door for test suites gives is named on its page."""
    page = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")
    for name in govflow.testing.__all__:
        assert re.search(rf"\b{name}\b", page), name
