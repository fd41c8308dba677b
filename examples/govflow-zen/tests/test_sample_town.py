"""The made-up town: each limit on its day and the day after, and the way of its chain."""

from datetime import date

import pytest

from govflow import audit, china, due
from govflow.adapters.plugins import load_any_policy
from govflow.provisions.machines import edges_of, machine_of
from govflow_zen.sample_town import POLICY, PUBLICATION


def test_found_by_its_name() -> None:
    """The package is installed: its policy is loaded by its entry point."""
    assert load_any_policy("sample-town") is POLICY


@pytest.mark.parametrize(
    ("urgent", "norm", "last_day"),
    [("no", "sample-town/3.1", "2024-02-23"), ("yes", "sample-town/3.2", "2024-02-06")],
)
def test_disclosure(urgent: str, norm: str, last_day: str) -> None:
    """What is formed on 2024-02-05 is public on its last day, and late on the day after."""
    last = date.fromisoformat(last_day)
    days = (last.replace(day=last.day - 1), last, last.replace(day=last.day + 1))
    rows = [{"title": str(day), "issued": "2024-02-05", "published": str(day)} for day in days]
    facts = {"urgent": urgent == "yes"}
    found = audit("sample-town", "documents", rows, as_of=date(2024, 4, 1), facts=facts)
    assert (found.counts[norm]["met"], found.counts[norm]["breached"]) == (2, 1)


def test_urgency_that_nobody_stated() -> None:
    """Whether it is urgent decides which limit holds: unstated, both are open."""
    rows = [{"title": "a", "issued": "2024-02-05", "published": "2024-02-06"}]
    found = audit("sample-town", "documents", rows, as_of=date(2024, 4, 1))
    assert [found.counts[f"sample-town/3.{n}"]["undetermined"] for n in (1, 2)] == [1, 1]


def test_messages_and_columns() -> None:
    """Complaints have two working days, news columns a week."""
    answer, news = POLICY.timed("sample-town/5"), POLICY.timed("sample-town/6")
    asked = date(2024, 2, 8)
    complaint = due(answer, asked, calendar=china(), facts={"kind": "complaint"})
    assert complaint.deadline is not None
    assert complaint.deadline.last_day == date(2024, 2, 18)  # a make-up workday
    facts = {"kind": "news", "level": 1, "site": "main"}
    updated = due(news, asked, calendar=china(), facts=facts)
    assert updated.deadline is not None
    assert updated.deadline.last_day == date(2024, 2, 15)


def test_the_chain() -> None:
    """After the review it goes to the mayor, or is cleared."""
    assert list(PUBLICATION.edges()) == [
        ("review", "sign"),
        ("review", "cleared"),
        ("sign", "cleared"),
    ]
    assert ("approve:sign", "review", "sign") in edges_of(machine_of(PUBLICATION))
