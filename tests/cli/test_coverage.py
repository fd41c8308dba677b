"""`govflow coverage`: what is encoded, what is not, and why."""

import attrs
import pytest

from govflow.adapters.lawbooks import read_regulation
from govflow.law import Coverage, Covered
from govflow.policies import SHIPPED_IDS
from govflow.report.coverage import coverage_text
from tests.cli.conftest import Run


@pytest.mark.parametrize("policy_id", SHIPPED_IDS)
def test_json(run: Run, policy_id: str) -> None:
    """The counts agree with the items, and every norm is one of them."""
    found = run("coverage", policy_id, "--json").json()
    items = found["items"]
    assert list(found) == [
        "policy",
        "norms",
        "encoded",
        "declared",
        "silent",
        "gaps",
        "by_reason",
        "items",
    ]
    assert (found["policy"], found["norms"], found["silent"]) == (policy_id, len(items), 0)
    assert found["encoded"] == sum(item["status"] == "encoded" for item in items)
    assert (
        found["declared"] == sum(found["by_reason"].values()) == found["norms"] - found["encoded"]
    )
    assert found["gaps"] == [
        item["norm"]
        for item in items
        if item["operational"] == "yes" and item["status"] == "declared"
    ]


def test_items(run: Run) -> None:
    """An encoded norm says by what, a declared one for what reason."""
    items = {item["norm"]: item for item in run("coverage", "wanzhou", "--json").json()["items"]}
    assert len(items) == 146
    assert items["wanzhou/12.5"] == {
        "norm": "wanzhou/12.5",
        "operational": "yes",
        "status": "encoded",
        "by": ["clock"],
        "reason": None,
    }
    assert items["wanzhou/10.2"] == {
        "norm": "wanzhou/10.2",
        "operational": "no",
        "status": "declared",
        "by": [],
        "reason": "principle",
    }


def test_text(run: Run) -> None:
    """The text has the counts, the reasons, and each gap in the law's own words."""
    done = run("coverage", "youyang")
    found = run("coverage", "youyang", "--json").json()
    assert done.status == 0
    assert f"138 norms: {found['encoded']} encoded" in done.out
    assert "none silent" in done.out
    assert "an aim, a principle or an attitude" in done.out
    assert f"gaps: {len(found['gaps'])} operational norms" in done.out
    for gap in found["gaps"]:
        assert f"  {gap} " in done.out


def test_text_in_chinese(run: Run) -> None:
    """The same is said in Chinese."""
    done = run("--lang", "zh", "coverage", "siping")
    assert "85条规定" in done.out
    assert "其他机关的职权" not in done.out
    assert "缺口：" in done.out


def test_no_gaps() -> None:
    """Where every operational norm is encoded, the text says that there is no gap."""
    whole = Coverage("wanzhou", (Covered("wanzhou/12.5", "yes", ("clock",), None),))
    said = coverage_text(whole, read_regulation("wanzhou"), "en")
    assert said.endswith("no gaps")
    lost = attrs.evolve(whole, items=(Covered("bozhou/2", "yes", (), "not-yet"),))
    assert coverage_text(lost, read_regulation("bozhou"), "zh").endswith("not-yet")


def test_an_unknown_policy(run: Run) -> None:
    """An unknown policy is status 2 and names the nearest."""
    done = run("coverage", "wanzou")
    assert (done.status, done.out) == (2, "")
    assert "wanzhou" in done.err
