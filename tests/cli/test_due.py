"""`govflow due`: the contract's fields, statuses and messages."""

import json
from pathlib import Path

import pytest

from tests.adapters.toy_package import Install
from tests.cli.conftest import Run

FIELDS = {"norm", "from", "last_day", "due", "certainty", "undetermined", "explanation"}


def test_the_contract_example(run: Run) -> None:
    """The contract's own example, field by field."""
    found = run("due", "wanzhou/12.5", "--from", "2024-01-31", "--json").json()
    assert found.keys() >= FIELDS
    assert found["norm"] == "wanzhou/12.5"
    assert found["from"] == "2024-01-31T00:00:00+08:00"
    assert found["last_day"] == "2024-03-04"
    assert found["due"] == "2024-03-05T00:00:00+08:00"
    assert found["certainty"] == "published"
    assert found["undetermined"] is None
    first = found["explanation"][0]
    assert (first["date"], first["counted"], first["total"]) == ("2024-02-01", True, 1)
    assert set(first["why"]) == {"zh", "en"}
    assert found["explanation"][-1]["total"] == 20


@pytest.mark.parametrize(
    ("within", "start", "last_day", "due"),
    [
        ("20 working-days", "2024-01-31", "2024-03-04", "2024-03-05T00:00:00+08:00"),
        ("-5 natural-days", "2020-10-09", "2020-10-04", "2020-10-05T00:00:00+08:00"),
        ("0 working-days", "2024-02-10", "2024-02-18", "2024-02-19T00:00:00+08:00"),
        ("12 hours", "2024-02-09T20:00", "2024-02-10", "2024-02-10T08:00:00+08:00"),
        ("1 half-working-days", "2024-02-04T12:30", "2024-02-04", "2024-02-04T17:30:00+08:00"),
        ("4 working-hours", "2024-02-09T15:00", "2024-02-18", "2024-02-18T09:30:00+08:00"),
        ("2 weeks", "2024-02-01", "2024-02-15", "2024-02-16T00:00:00+08:00"),
        ("6 months", "2025-08-31", "2026-02-28", "2026-03-01T00:00:00+08:00"),
        ("1 years", "2024-02-29", "2025-02-28", "2025-03-01T00:00:00+08:00"),
        ("yearly 01-31", "2024-02-01", "2025-01-31", "2025-02-01T00:00:00+08:00"),
        ("calendar-quarter", "2024-02-01", "2024-03-31", "2024-04-01T00:00:00+08:00"),
    ],
)
def test_within(run: Run, within: str, start: str, last_day: str, due: str) -> None:
    """Every form of period is counted, backwards too, and never rolls."""
    found = run("due", "--within", within, "--from", start, "--json").json()
    assert (found["last_day"], found["due"]) == (last_day, due)
    assert found["norm"] is None
    assert found["within"] == within


def test_pauses(run: Run) -> None:
    """Pauses move the last day; an open one leaves it undetermined; status 0."""
    words = ("due", "--within", "20 working-days", "--from", "2024-01-22", "--json")
    assert run(*words, "--pause", "2024-02-01..2024-02-20").json()["last_day"] == "2024-03-07"
    done = run(*words, "--pause", "2024-02-01..")
    assert done.status == 0
    found = done.json()
    assert found["last_day"] is found["due"] is found["certainty"] is None
    assert found["undetermined"]["missing"]


def test_a_pause_that_the_norm_does_not_provide_for(run: Run) -> None:
    """It is counted as stated, and said so beside the answer."""
    done = run("due", "wanzhou/12.5", "--from", "2024-01-22", "--pause", "2024-02-01..2024-02-20")
    assert "provides for no pause" in done.err
    free = run(
        "due",
        "national/zfxxgk.33.2",
        "--from",
        "2024-01-22",
        "--pause",
        "2024-02-01..2024-02-20",
        "--json",
    )
    assert free.err == ""
    assert free.json()["last_day"] == "2024-03-07"


def test_known_at(run: Run) -> None:
    """Three working days from 2020-01-22, before and after the notice of 2020-01-26."""
    words = ("due", "bozhou/s11.2.3", "--from", "2020-01-22", "--json", "--known-at")
    assert run(*words, "2020-01-22").json()["last_day"] == "2020-02-01"
    assert run(*words, "2020-01-27").json()["last_day"] == "2020-02-04"


def test_provisional(run: Run) -> None:
    """A count into a year without a notice says so and says which day it lacks."""
    words = ("due", "--within", "20 working-days", "--json", "--from")
    late = run(*words, "2026-12-15").json()
    assert late["certainty"] == "provisional"
    assert any("no notice yet" in step["why"]["en"] for step in late["explanation"])
    assert run(*words, "2024-12-15").json()["certainty"] == "published"
    assert run(*words, "2024-12-15", "--known-at", "2024-11-01").json()["certainty"] == (
        "provisional"
    )


def test_facts(run: Run) -> None:
    """A fact nobody stated leaves it open; stated, it decides; a false one does not apply."""
    words = ("due", "siping/18.5", "--from", "2020-04-30", "--json")
    assert run(*words).json()["undetermined"]["missing"] == "simple"
    assert run(*words, "--assume", "simple=true").json()["last_day"] == "2020-05-11"
    other = run(*words, "--assume", "simple=false").json()
    assert other["last_day"] is None
    assert other["undetermined"] is None
    assert other["applies"] is False


def test_lost_numbers(run: Run) -> None:
    """A number the source lost: probable shown, never used, usable when stated."""
    words = ("due", "bozhou/s8.2.1", "--from", "2019-09-07T08:00", "--json")
    found = run(*words).json()
    assert found["undetermined"]["probable"] == 24
    assert found["due"] is None
    stated = run(*words, "--assume", "max_hours=24").json()
    assert stated["due"] == "2019-09-08T08:00:00+08:00"


def test_readings(run: Run) -> None:
    """Another reading gives its own answer; one that is not known is an error."""
    words = ("due", "wanzhou/25.3", "--from", "2022-09-30T17:50", "--json")
    assert run(*words).json()["due"] == "2022-10-02T00:00:00+08:00"
    strict = run(*words, "--reading", "wanzhou/25.3:strict-24-hours").json()
    assert strict["due"] == "2022-10-01T17:50:00+08:00"
    assert "wanzhou/25.3:strict-24-hours" in strict["readings"]
    known = run(*words, "--reading", "wanzhou/37:no-end-date")
    assert known.status == 0
    unknown = run(*words, "--reading", "wanzhou/25.3:whatever")
    assert (unknown.status, unknown.out) == (2, "")


def test_a_norm_that_another_package_adds(run: Run, install: Install) -> None:
    """The norm of an installed policy falls due like one that ships."""
    install(
        "govflow-county",
        {"govflow.policies": "county = {module}:POLICY"},
        "from tests.adapters.made import COUNTY as POLICY",
    )
    asked = ("due", "county/1", "--from", "2024-02-05", "--assume", "social_impact=high", "--json")
    assert run(*asked).json()["last_day"] == "2024-02-23"
    other = run(*asked, "--reading", "county/1:b").json()
    assert other["last_day"] == "2025-01-31"


def test_minimum_periods(run: Run) -> None:
    """For a minimum period `due` is the earliest permitted moment."""
    found = run("due", "bozhou/s5.3.3", "--from", "2019-09-06", "--json").json()
    assert (found["last_day"], found["due"]) == ("2019-10-06", "2019-10-07T00:00:00+08:00")


@pytest.mark.parametrize(
    "words",
    [
        ("due",),
        ("due", "wanzhou/12.5"),
        ("due", "wanzhou/12.5", "--within", "1 hours", "--from", "2024-01-01"),
        ("due", "wanzhou/99", "--from", "2024-01-01"),
        ("due", "nowhere/1", "--from", "2024-01-01"),
        ("due", "wanzhou/12.5", "--from", "2024-02-30"),
        ("due", "wanzhou/12.5", "--from", "soon"),
        ("due", "wanzhou/12.5", "--from", "1999-02-20"),
        ("due", "wanzhou/12.5", "--from", "2024-01-01", "--known-at", "never"),
        ("due", "wanzhou/12.5", "--from", "2024-01-01", "--pause", "2024-01-05"),
        ("due", "wanzhou/12.5", "--from", "2024-01-01", "--pause", "2024-01-05..2024-01-01"),
        ("due", "wanzhou/12.5", "--from", "2024-01-01", "--assume", "simple"),
        ("due", "wanzhou/12.5", "--from", "2024-01-01", "--assume", "nothing=1"),
        ("due", "siping/18.5", "--from", "2024-01-01", "--assume", "simple=perhaps"),
        ("due", "bozhou/s8.3.1", "--from", "2024-01-01", "--assume", "days_before=-3"),
        ("due", "--within", "20 fortnights", "--from", "2024-01-01"),
        ("due", "--within", "9999999 years", "--from", "2024-01-01"),
        ("due", "--within", "9999999 hours", "--from", "9999-01-01T00:00"),
        ("due", "--within", "90000 working-days", "--from", "2024-01-01"),
        ("due", "--within", "1 hours", "--from", "2024-01-01", "--assume", "simple=true"),
        ("due", "wanzhou/20.3", "--from", "2024-01-01", "--assume", "cycle=often"),
        ("due", "--batch", "x.csv", "--from", "2024-01-01"),
        ("due", "--nonsense"),
        ("nonsense",),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_mistakes(run: Run, words: tuple[str, ...], as_json: bool) -> None:
    """A mistake is status 2, one sentence on standard error, nothing on standard output."""
    done = run(*words, *(["--json"] if as_json and words[0] == "due" else []))
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("govflow: ")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err


class TestBatch:
    """Many questions from a file."""

    ROWS = (
        "norm,within,from\n"
        "wanzhou/12.5,,2024-01-31\n"
        ",5 working-days,2024-01-31\n"
        "foo/1,,2024-01-31\n"
        "wanzhou/12.5,,2024-13-01\n"
        "siping/18.5,,2024-01-31\n"
        ",5 working-days,1999-01-01\n"
        ",,2024-01-31\n"
    )

    def test_in_order(self, run: Run, tmp_path: Path) -> None:
        """One object a row in order; a bad row stands in its place with line and field."""
        path = tmp_path / "b.csv"
        path.write_text(self.ROWS, encoding="utf-8")
        done = run("due", "--batch", path, "--json")
        answers = done.json()
        assert done.status == 0
        assert [a.get("last_day", "bad") for a in answers] == [
            "2024-03-04",
            "2024-02-06",
            "bad",
            "bad",
            None,
            "bad",
            "bad",
        ]
        bad = [(a["line"], a["field"]) for a in answers if "line" in a]
        assert bad == [(4, "norm"), (5, "from"), (7, "from"), (8, "norm")]
        assert all(set(a["why"]) == {"zh", "en"} for a in answers)
        assert "4 of 7 rows" in done.err

    def test_options_apply_to_every_row(self, run: Run, tmp_path: Path) -> None:
        """Facts, readings and the day of knowledge hold for all rows they concern."""
        path = tmp_path / "b.csv"
        path.write_text(
            "norm,from\nsiping/18.5,2020-04-30\nwanzhou/25.3,2022-09-30T17:50\n"
            "bozhou/s11.2.3,2020-01-22\n",
            encoding="utf-8",
        )
        done = run(
            "due",
            "--batch",
            path,
            "--json",
            "--assume",
            "simple=true",
            "--reading",
            "wanzhou/25.3:strict-24-hours",
            "--known-at",
            "2020-01-22",
        )
        assert [a["due"][:10] for a in done.json()] == ["2020-05-12", "2022-10-01", "2020-02-02"]

    def test_as_text(self, run: Run, tmp_path: Path) -> None:
        """People get a line a row."""
        path = tmp_path / "b.csv"
        path.write_text(self.ROWS, encoding="utf-8")
        done = run("due", "--batch", path)
        assert len(done.out.splitlines()) == 7
        assert "line 4 (norm)" in done.out

    @pytest.mark.parametrize(
        "content", ["norm,start\n", "from\n2024-01-01\n", "", "norm,From,from\nx,2024-01-01,\n"]
    )
    def test_headers(self, run: Run, tmp_path: Path, content: str) -> None:
        """A header without what is needed, or with it twice, is status 2."""
        path = tmp_path / "b.csv"
        path.write_text(content, encoding="utf-8")
        done = run("due", "--batch", path, "--json")
        assert (done.status, done.out) == (2, "")

    @pytest.mark.parametrize(
        "option", [("--assume", "nothing=1"), ("--reading", "x:y"), ("--reading", "siping/1:no")]
    )
    def test_options_no_row_could_use(
        self, run: Run, tmp_path: Path, option: tuple[str, str]
    ) -> None:
        """A fact or reading that no policy knows is a mistake, not a silent nothing."""
        path = tmp_path / "b.csv"
        path.write_text(self.ROWS, encoding="utf-8")
        done = run("due", "--batch", path, "--json", *option)
        assert (done.status, done.out) == (2, "")


def test_text_for_people(run: Run) -> None:
    """Without --json people get words, days and readings, in the language they ask for."""
    english = run("due", "wanzhou/12.5", "--from", "2024-02-09")
    chinese = run("--lang", "zh", "due", "wanzhou/12.5", "--from", "2024-02-09")
    assert "last day: 2024-03-14" in english.out
    assert "最后一日: 2024-03-14" in chinese.out
    assert "国办发明电〔2023〕7号" in chinese.out
    late = run("due", "--within", "20 working-days", "--from", "2026-12-15")
    assert "provisional" in late.out
    long = run("due", "--within", "300 natural-days", "--from", "2024-01-01")
    assert "days left out" in long.out
    free = run("due", "siping/18.5", "--from", "2024-01-01", "--assume", "simple=false")
    assert "does not apply" in free.out


def test_json_has_standard_output_to_itself(run: Run) -> None:
    """Standard output is one JSON document and nothing else."""
    done = run("due", "wanzhou/12.5", "--from", "2024-01-31", "--json")
    json.loads(done.out)
    assert done.err == ""
