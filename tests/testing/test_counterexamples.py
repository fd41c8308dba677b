"""Counterexamples: as small as they get, told in any case, and written where they are wanted."""

from datetime import date, datetime, timedelta
from pathlib import Path

import attrs
import pytest

from govflow.adapters.policyfiles import read_policy
from govflow.calendars.civil import localize
from govflow.cases.acts import Act
from govflow.cases.state import Case
from govflow.provisions.roles import Assignment, People, Person
from govflow.testing.counterexamples import first_reached, smallest, told
from govflow.testing.offices import START, everyone, office
from govflow.testing.playing import play
from govflow.testing.scenarios import read_scenario
from govflow.testing.walking import Walk
from tests.testing.made import SIPING, WANZHOU, undivided

PEOPLE = everyone(SIPING, gone=date(2024, 1, 9))


def is_cleared(case: Case) -> bool:
    """Return whether a case is cleared."""
    return case.state == "cleared"


def act(do: str, by: str | None, minute: int, **about: object) -> Act:
    """Return an act on the case some minutes after it was opened."""
    return Act(do, START + timedelta(minutes=minute), by, "c", **about)  # type: ignore[arg-type]


LONG = Walk(SIPING, PEOPLE).then(
    act("open", "staff-1", 0, chain="publication", content="一", facts={"urgent": True}),
    act("approve", "staff-1", 1),
    act("nudge", "staff-1", 2, to="both"),
    act("approve", "secrecy-reviewer-2", 3, content="一", note="a reason"),
    act("return", "deputy-head-1", 4, to="secrecy-review", note="a reason"),
    act("state", "staff-1", 5, facts={"urgent": False, "joint_units": 2}),
    act("approve", "secrecy-reviewer-1", 90, checks={"siping/9": True}),
    act("copy", "staff-1", 1500, to="both"),
    act("approve", "deputy-head-2", 1501, content="一"),
    act("event", None, 1502, name="published"),
    act("event", None, 1503, name="published"),
)


def test_the_first_case_that_is_reached() -> None:
    """A walk ends where it first comes to what is looked for; else there is none."""
    found = first_reached(LONG, is_cleared)
    assert found is not None
    assert found.moves == LONG.moves[:9]
    assert first_reached(LONG, lambda case: case.state == "withdrawn") is None
    opened = first_reached(LONG, lambda _: True)
    assert opened is not None
    assert len(opened.moves) == 1


def test_nothing_is_left_that_can_go() -> None:
    """Refused acts, acts, facts, contents and notes that are not needed go; an hour is enough."""
    found = smallest(LONG, is_cleared)
    assert [one.do for one in found.acts] == ["open", "approve", "approve"]
    assert found.acts[2].by == "deputy-head-2"
    for n, one in enumerate(found.acts):
        assert (one.content, one.note, one.facts, one.checks) == (None, None, {}, {})
        assert one.at == START + n * timedelta(hours=1)
    assert found.case is not None
    assert found.case.state == "cleared"


def test_what_is_needed_stays() -> None:
    """A fact, a note and a step to return to stay if without them it is not reached."""
    found = smallest(LONG, lambda case: "joint_units" in case.facts and case.state == "returned")
    assert [one.do for one in found.acts] == ["open", "approve", "return", "state"]
    assert found.acts[2].note == "a reason"
    assert found.acts[2].to is None
    assert found.acts[3].facts == {"joint_units": 2}


def test_times_that_matter_stay() -> None:
    """Where hours would not do, the times are as they were."""
    late = localize(START + timedelta(minutes=1501))
    found = smallest(LONG, lambda case: case.state == "cleared" and case.last_at >= late)
    assert found.acts[-1].at == START + timedelta(minutes=1501)


def test_how_it_is_told() -> None:
    """It is told what was reached, after how many acts, and as a scenario that plays."""
    text = told(smallest(LONG, is_cleared), "a cleared case", None)
    head, _, scenario = text.partition("\n\n")
    assert head == "siping publication: a cleared case, after 3 acts"
    assert play(read_scenario(scenario, "s.toml")).passed


def test_another_policy_is_named_by_its_file() -> None:
    """For a policy that does not ship so, it is said how its file is written."""
    walk = Walk(undivided(SIPING), PEOPLE).then(*LONG.acts)
    text = told(walk, "x", None)
    assert "write_policy(policy, 'siping.json')" in text
    assert 'policy = "siping.json"' in text


def test_what_is_kept(tmp_path: Path) -> None:
    """The scenario is written to the folder, with the policy if it does not ship so."""
    folder = tmp_path / "new" / "folder"
    text = told(smallest(LONG, is_cleared), "a cleared case", folder)
    path = folder / "siping-publication.toml"
    assert f"kept: {path}" in text
    assert [one.name for one in folder.iterdir()] == [path.name]
    assert path.read_text(encoding="utf-8") == text.partition("\n\n")[2]
    told(Walk(undivided(SIPING), PEOPLE).then(*LONG.acts), "x", folder)
    assert read_policy(folder / "siping.json") == undivided(SIPING)
    read = read_scenario(path.read_text(encoding="utf-8"), str(path))
    assert read.policy == undivided(SIPING)
    assert play(read).passed


def test_what_cannot_be_written_is_told_all_the_same(tmp_path: Path) -> None:
    """People who have no place in a scenario do not hide what was found."""
    posts = (Assignment("staff", "u"), Assignment("staff", "v"))
    people = People({"li": Person("li", "li", posts)})
    walk = Walk(WANZHOU, people).then(
        Act("open", datetime(2024, 1, 8, 9), "li", "c", "publication", facts={"urgent": True}),
        Act("event", datetime(2024, 1, 8, 10), None, "c", name="formed"),
    )
    text = told(walk, "x", tmp_path)
    assert "li cannot be written in a scenario" in text
    assert text.splitlines()[-2:] == [
        "  2024-01-08 09:00 li: open {'urgent': True}",
        "  2024-01-08 10:00 the host: event formed",
    ]
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_walked_again_stays() -> None:
    """A walk that does not come to it again without its refusals is told as it is."""
    walk = Walk(SIPING, office(SIPING)).then(*LONG.acts[:1])
    other = attrs.evolve(walk, people=People())
    assert smallest(other, lambda _: True) == other


@pytest.mark.parametrize("n", [1, 2])
def test_acts_are_counted(n: int) -> None:
    """One act is one act."""
    walk = Walk(SIPING, PEOPLE).then(*LONG.acts[:n])
    assert f"after {n} act{'s' if n > 1 else ''}" in told(walk, "x", None).splitlines()[0]
