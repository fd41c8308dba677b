"""`govflow play` and `govflow draw`: what they print, and their exit status."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAD = """
title = "one step"
policy = "siping"
[people.bao]
unit = "office"
posts = ["secrecy-reviewer"]
[[step]]
at = 2024-02-01T09:00:00
by = "bao"
do = "open"
chain = "publication"
case = "a"
"""
APPROVED = """
[[step]]
at = 2024-02-01T10:00:00
by = "bao"
do = "approve"
case = "a"
expect = { at = "deputy-sign" }
"""
REFUSED = """
[[step]]
at = 2024-02-01T11:00:00
by = "bao"
do = "approve"
case = "a"
"""
UNMET = """
[[expect]]
at = 2024-02-01
case = "a"
state = "cleared"
"""


def written(folder: Path, text: str, name: str = "s.toml") -> Path:
    """Return the file that holds a scenario."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_scenario_that_passes(run: Run, tmp_path: Path) -> None:
    """What holds is status 0, with each step and where the case then waits."""
    done = run("play", written(tmp_path, HEAD + APPROVED))
    assert (done.status, done.err) == (0, "")
    assert "one step: passed" in done.out
    assert "2 → deputy-sign" in done.out
    assert "通过" in run("--lang", "zh", "play", tmp_path / "s.toml").out


def test_its_json(run: Run, tmp_path: Path) -> None:
    """JSON has standard output to itself and the shape of the contract."""
    expected = '\nexpect = { refused = "not-your-role" }'
    found = run("play", written(tmp_path, HEAD + APPROVED + REFUSED + expected), "--json").json()
    assert set(found) == {"title", "passed", "steps", "failures"}
    assert (found["title"], found["passed"], found["failures"]) == ("one step", True, [])
    first, _, third = found["steps"]
    assert first == {
        "n": 1,
        "outcome": "done",
        "code": None,
        "at": "secrecy-review",
        "why": {"zh": "已办理", "en": "done"},
        "reasons": [],
    }
    assert (third["outcome"], third["code"], third["at"]) == (
        "refused",
        "not-your-role",
        "deputy-sign",
    )
    assert set(third["why"]) == {"zh", "en"}
    assert [r["code"] for r in third["reasons"]] == ["not-your-role", "separation-of-duties"]
    assert third["reasons"][0]["norms"] == ["siping/20.4", "siping/22.4"]


@pytest.mark.parametrize("tail", [REFUSED, UNMET, REFUSED + UNMET])
def test_a_scenario_that_fails(run: Run, tmp_path: Path, tail: str) -> None:
    """An expectation that does not hold, or a refusal nobody expected, is status 1."""
    file = written(tmp_path, HEAD + APPROVED + tail)
    done = run("play", file)
    assert done.status == 1
    assert "one step: failed" in done.out
    found = run("play", file, "--json")
    assert found.status == 1
    assert found.json()["passed"] is False
    failures = found.json()["failures"]
    assert len(failures) == tail.count("[[")
    assert all(set(failure) == {"where", "why"} for failure in failures)


def test_several_files(run: Run, tmp_path: Path) -> None:
    """Several files give a list in their order; one that fails makes the status 1."""
    good = written(tmp_path, HEAD, "good.toml")
    bad = written(tmp_path, (HEAD + UNMET).replace("one step", "bad"), "bad.toml")
    done = run("play", bad, good, "--json")
    assert done.status == 1
    assert [(one["title"], one["passed"]) for one in done.json()] == [
        ("bad", False),
        ("one step", True),
    ]
    assert run("play", good, good, "--json").status == 0
    assert run("play", good, good).out.count("passed") == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", "no well-formed TOML"),
        (HEAD.replace("siping", "nowhere"), "nowhere"),
        (HEAD.replace('policy = "siping"', ""), "'policy' is missing"),
        (HEAD + "colour = 1", "step 1: no key is called 'colour'"),
        (HEAD.replace("title", "titel"), "no key is called 'titel'"),
        (HEAD.replace("unit =", "uint ="), "people.bao: no key is called 'uint'"),
        (HEAD + "facts = { secret = true }", "no fact is called 'secret'"),
        (HEAD + 'facts = { urgent = "yes" }', "the fact 'urgent' cannot be 'yes'"),
        (HEAD + 'expect = { refused = "no" }', "'refused' cannot be 'no'"),
        (HEAD + UNMET.replace("cleared", "done"), "expect 1: 'state' cannot be 'done'"),
        (
            HEAD + '[[expect]]\nat = 2024-02-01\nof = "a"\nnorm = "siping/99"\nverdict = "met"',
            "siping/99",
        ),
    ],
)
def test_what_cannot_be_read(run: Run, tmp_path: Path, text: str, words: str) -> None:
    """What is malformed or unknown is status 2: one line naming file and place, no output."""
    file = written(tmp_path, text)
    for form in ((), ("--json",)):
        done = run("play", file, *form)
        assert (done.status, done.out) == (2, "")
        assert done.err.count("\n") == 1
        assert words in done.err
        assert "s.toml" in done.err


def test_one_bad_file_beside_a_good_one(run: Run, tmp_path: Path) -> None:
    """A file that cannot be read is status 2 whatever the others say, with no output."""
    good, bad = written(tmp_path, HEAD, "good.toml"), written(tmp_path, "=", "bad.toml")
    done = run("play", good, bad, "--json")
    assert (done.status, done.out) == (2, "")
    assert "bad.toml" in done.err


def test_files_that_are_no_text(run: Run, tmp_path: Path) -> None:
    """A missing file, a folder, and bytes that are no UTF-8 are status 2; a mark is skipped."""
    assert "cannot be read" in run("play", tmp_path / "none.toml").err
    assert run("play", tmp_path).status == 2
    file = tmp_path / "gb.toml"
    file.write_bytes('title = "三审"'.encode("gb18030"))
    assert "UTF-8" in run("play", file).err
    file.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    assert run("play", file).status == 0
    assert run("play").status == 2


def test_draw(run: Run) -> None:
    """A chain is drawn as Mermaid unless Graphviz is asked for, in the reader's language."""
    assert run("draw", "wanzhou", "publication").out.startswith("flowchart TD\n")
    assert run("draw", "wanzhou", "publication", "--format", "dot").out.startswith("digraph")
    assert "一审" in run("--lang", "zh", "draw", "wanzhou", "publication").out


@pytest.mark.parametrize(
    "words",
    [("nowhere", "publication"), ("wanzhou", "nothing"), ("wanzhou",), ("a", "b", "--format", "x")],
)
def test_draw_unknown(run: Run, words: tuple[str, ...]) -> None:
    """An unknown policy, chain or form is status 2."""
    done = run("draw", *words)
    assert (done.status, done.out) == (2, "")
