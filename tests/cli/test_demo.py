"""`govflow demo`: the audits, then the week, then the names of both pages."""

import re
from pathlib import Path

import pytest

from govflow.cli.week import narrative, walk_week
from govflow.report.dossier import Week
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    """Return the walked week."""
    return walk_week(tmp_path_factory.mktemp("week"))


def test_both_pages_are_written_and_named_at_the_end(run: Run, tmp_path: Path) -> None:
    """The demo writes two pages, and its last lines name them, the report last."""
    audits, cases = tmp_path / "a.html", tmp_path / "w.html"
    ran = run("demo", "--html", audits, "--week-html", cases)
    assert ran.status == 0
    *_, first, last = ran.out.splitlines()
    assert str(cases) in first
    assert str(audits) in last
    for page in (audits, cases):
        assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_json_is_the_audits_alone(run: Run, tmp_path: Path) -> None:
    """With `--json` standard output is the list of audits, and both pages are written."""
    pages = tmp_path / "a.html", tmp_path / "w.html"
    ran = run("demo", "--html", pages[0], "--week-html", pages[1], "--json")
    assert [audit["policy"] for audit in ran.json()] == [
        "national+wanzhou",
        "qianjiang",
        "wanzhou",
    ]
    assert all(page.exists() for page in pages)


def test_a_page_that_cannot_be_written_is_status_2(run: Run, tmp_path: Path) -> None:
    """A page that cannot be written is named, and standard output stays empty."""
    lost = tmp_path / "nowhere" / "w.html"
    ran = run("demo", "--html", tmp_path / "a.html", "--week-html", lost)
    assert (ran.status, ran.out) == (2, "")
    assert str(lost) in ran.err


def test_what_is_refused(week: Week) -> None:
    """A second review by the first reviewer, early publications, a rung that is skipped,
    and a closure before a grace was stated and has run out are refused.
    """
    refused = [(told.case, told.who.zh) for told in week.told if told.outcome == "refused"]
    assert refused == [
        ("holiday-care", "林二"),
        ("holiday-care", "系统"),
        ("referral", "顾七"),
        ("school-bus", "系统"),
        ("stale-news", "孙六"),
        ("stale-news", "孙六"),
    ]


def test_a_breach_climbs_the_ladder(week: Week) -> None:
    """The stale column is reminded of, then the head is interviewed and the unit criticised."""
    told = [told.why for told in week.told if told.case == "referral" and told.why is not None]
    assert re.findall(r"wanzhou/35\.\d", told[-1].en) == [
        "wanzhou/35.1",
        "wanzhou/35.2",
        "wanzhou/35.3",
        "wanzhou/35.4",
    ]


def test_an_early_publication_is_refused_by_the_desks_norms(week: Week) -> None:
    """The page cites what the desk's clearance rests on, and nothing of its own."""
    norms = ["wanzhou/15.1", "wanzhou/16.1", "wanzhou/16.2", "wanzhou/16.7", "wanzhou/16.11"]
    norms.append("wanzhou/26.3")
    early = [told for told in week.told if told.outcome == "refused" and told.who.zh == "系统"]
    for told in early:
        assert told.why is not None
        assert re.findall(r"wanzhou/[0-9.]+", told.why.zh) == norms
        assert re.findall(r"wanzhou/[0-9.]+", told.why.en) == norms
    assert len(early) == 2


def test_the_clocks_end_as_the_week_goes(week: Week) -> None:
    """What was done in time is met; what the holiday overtook is breached."""
    held = {
        (found.id, timer.norm): timer.verdict.status
        for found in week.dossiers
        for timer in found.timers
    }
    assert held == {
        ("admission-plan", "wanzhou/12.5"): "met",
        ("holiday-care", "wanzhou/12.5"): "met",
        ("school-bus", "wanzhou/12.5"): "breached",
        ("wrong-title", "wanzhou/25.2"): "met",
        ("wrong-title", "wanzhou/25.3"): "met",
        ("wrong-name", "wanzhou/25.2"): "met",
        ("wrong-title", "wanzhou/25.4"): "undetermined",
        ("wrong-name", "wanzhou/25.3"): "breached",
        ("wrong-name", "wanzhou/25.4"): "undetermined",
        ("stale-news", "wanzhou/20.6"): "breached",
        ("referral", "wanzhou/35.1"): "undetermined",
    }


def test_the_weighty_item_goes_to_the_principal_head(week: Week) -> None:
    """The item of several units is held by the principal head, the ordinary ones are not."""
    held = {found.id: {stay.place.en for stay in found.stays} for found in week.dossiers}
    assert [case for case, places in held.items() if "the principal head signs" in places] == [
        "admission-plan"
    ]


def test_the_column_goes_stale_and_is_updated(week: Week) -> None:
    """The news column is met before the holiday, breached after it, met once updated."""
    stale, subject = week.subjects
    assert [verdict.status for _, verdict in stale.looks] == ["breached"]
    assert [verdict.status for _, verdict in subject.looks] == ["met", "breached", "met"]


def test_each_clock_that_fell_due_is_told_once(week: Week) -> None:
    """The tick after the holiday tells the clocks that ran out over it."""
    fallen = [(found.id, norm) for found in week.dossiers for _, norm, _ in found.fallen]
    assert fallen == [
        ("school-bus", "wanzhou/12.5"),
        ("wrong-name", "wanzhou/25.3"),
        ("stale-news", "wanzhou/20.6"),
    ]


def test_the_week_is_told_the_same_each_time(week: Week, tmp_path: Path) -> None:
    """Two walks give the same narrative and the same hashes."""
    again = walk_week(tmp_path)
    assert list(narrative(again)) == list(narrative(week))
    assert [found.head for found in again.dossiers] == [found.head for found in week.dossiers]
