"""`govflow export`, and policies given as files."""

import json
from pathlib import Path

import pytest

from govflow.adapters.policyfiles import read_policy, write_policy
from govflow.adapters.schema import policy_schema
from govflow.policies import SHIPPED_IDS, load_policy
from tests.adapters.made import COUNTY
from tests.cli.conftest import Run

DEMO = Path(__file__).parents[2] / "govflow" / "demo"


@pytest.mark.parametrize("form", ["json", "toml"])
@pytest.mark.parametrize("policy_id", SHIPPED_IDS)
def test_what_is_exported_reads_back(run: Run, policy_id: str, form: str, tmp_path: Path) -> None:
    """The output of `export`, put in a file, is the policy."""
    ran = run("export", policy_id, "--format", form)
    assert (ran.status, ran.err) == (0, "")
    file = tmp_path / f"p.{form}"
    file.write_text(ran.out, encoding="utf-8")
    assert read_policy(file) == load_policy(policy_id)


def test_json_is_the_default(run: Run) -> None:
    """Without a format, JSON is printed."""
    assert run("export", "siping").json()["id"] == "siping"


def test_a_file_in_the_other_form(run: Run, tmp_path: Path) -> None:
    """A file may be exported too: TOML as JSON."""
    write_policy(COUNTY, tmp_path / "county.toml")
    write_policy(COUNTY, tmp_path / "county.json")
    ran = run("export", tmp_path / "county.toml", "--format", "json")
    assert ran.out == (tmp_path / "county.json").read_text(encoding="utf-8")


def test_the_schema(run: Run) -> None:
    """The schema is printed with a policy or without."""
    assert run("export", "--format", "schema").json() == policy_schema()
    assert run("export", "wanzhou", "--format", "schema").json() == policy_schema()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export"], "give a policy (P)"),
        (["export", "wanzhuo"], "no policy is called 'wanzhuo'; the nearest are: wanzhou"),
        (["export", "none.toml"], "none.toml: cannot be read: No such file or directory"),
        (["export", "wanzhou", "--format", "yaml"], "invalid choice"),
    ],
)
def test_bad_usage(run: Run, words: list[str], said: str) -> None:
    """A mistake is one sentence on standard error and status 2."""
    ran = run(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


class TestAPolicyAsAFile:
    """A file stands wherever an id does."""

    def test_in_an_audit(self, run: Run, tmp_path: Path) -> None:
        """An audit by the file of a policy finds what the policy finds, layers included."""
        file = tmp_path / "w.toml"
        write_policy(load_policy("wanzhou"), file)
        rest = ("--documents", DEMO / "documents.csv", "--as-of", "2024-03-15")
        for form in ((), ("--json",)):
            by_id = run("audit", "--policy", "national+wanzhou", *rest, *form)
            assert by_id.status == 0
            assert run("audit", "--policy", f"national+{file}", *rest, *form) == by_id

    def test_of_a_regulation_that_does_not_ship(self, run: Run, tmp_path: Path) -> None:
        """A policy of one's own judges, in text, JSON and page."""
        file, page = tmp_path / "county.json", tmp_path / "page.html"
        write_policy(COUNTY, file)
        words = ("audit", "--policy", file, "--columns", DEMO / "columns.csv")
        rest = ("--as-of", "2024-03-15", "--html", page)
        assert "county/3" in run(*words, *rest).out
        assert run(*words, *rest, "--json").json()["policy"] == "county"
        assert "county/3" in page.read_text(encoding="utf-8")

    def test_its_readings(self, run: Run, tmp_path: Path) -> None:
        """A reading of a file is taken; one that it has not is an error naming those it has."""
        file = tmp_path / "county.json"
        write_policy(COUNTY, file)
        rest = ("--documents", DEMO / "documents.csv", "--as-of", "2024-03-15", "--json")
        taken = run("audit", "--policy", file, *rest, "--reading", "county/1:b")
        assert taken.json()["readings"] == ["county/1:b"]
        refused = run("audit", "--policy", file, *rest, "--reading", "county/1:c")
        assert refused.status == 2
        assert "county/1:a" in refused.err

    def test_in_a_drawing(self, run: Run, tmp_path: Path) -> None:
        """The chain of a file is drawn as the chain of its policy."""
        file = tmp_path / "w.toml"
        write_policy(load_policy("wanzhou"), file)
        assert run("draw", file, "publication") == run("draw", "wanzhou", "publication")

    def test_a_broken_one(self, run: Run, tmp_path: Path) -> None:
        """A file that does not fit is named with its path on standard error."""
        file = tmp_path / "county.json"
        write_policy(COUNTY, file)
        raw = json.loads(file.read_text(encoding="utf-8"))
        del raw["clocks"][1]["duty"]
        file.write_text(json.dumps(raw), encoding="utf-8")
        ran = run("audit", "--policy", file, "--documents", DEMO / "documents.csv")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == f"govflow: {file}, clocks[1].duty: the key is missing\n"
