"""`govflow explain`, `govflow policies` and the command itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from govflow.cli.language import language_of
from tests.adapters.toy_package import Install
from tests.cli.conftest import Run


def test_explain(run: Run) -> None:
    """A norm is explained by its words, what encodes it, and its readings."""
    found = run("explain", "wanzhou/25.3", "--json").json()
    assert found["text"] == "在1个自然日内完成整改"
    assert found["in_force"]["since"] == "2021-12-30"
    assert found["encoded_by"][0]["stop"] == ["rectified", "taken-down", "deleted"]
    readings = {r["id"]: [o["id"] for o in r["instead"]] for r in found["readings"]}
    assert "wanzhou/25.3:strict-24-hours" in readings["wanzhou/25.3:end-of-next-day"]


@pytest.mark.parametrize(
    ("norm", "words"),
    [
        ("wanzhou/16.1", "restored (editorial)"),
        ("wanzhou/10.2", "not encoded"),
        ("wanzhou/20.0.2", "no column may be blank"),
        ("wanzhou/20.3", "by the column's own cycle"),
        ("bozhou/s8.3.1", "the source lost"),
        ("bozhou/s8.1.5", "moved on from days off"),
        ("bozhou/s5.3.3", "at least 30 natural days"),
        ("bozhou/2", "the source lost it"),
        ("qianjiang/15.1.1", "第一时间 (no number)"),
        ("siping/18.5", "whether it is a simple question"),
        ("youyang/21.3", "the kind of message is error report"),
        ("national/zfxxgk.26", "confidence high"),
        ("national/zy47.1", "day in force unknown"),
    ],
)
def test_explained_in_words(run: Run, norm: str, words: str) -> None:
    """Each kind of norm says what it is in the reader's language."""
    done = run("explain", norm)
    assert done.status == 0
    assert words in done.out
    assert run("--lang", "zh", "explain", norm).out != done.out


def test_choices_are_said_in_words(run: Run) -> None:
    """A condition names choices in words, in Chinese too."""
    said = run("--lang", "zh", "explain", "youyang/21.3").out
    assert "留言类别为纠错" in said
    assert "error-report" not in said


@pytest.mark.parametrize("norm", ["wanzhou/99", "nowhere/1", "wanzhou"])
def test_unknown_norms(run: Run, norm: str) -> None:
    """An unknown norm is status 2 and names the nearest."""
    done = run("explain", norm)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_every_norm_can_be_explained(run: Run) -> None:
    """All 718 norms and those of the example print, in both languages, and as JSON."""
    from govflow import load_policy, read_regulation
    from govflow.policies import SHIPPED_IDS
    from govflow.report.law import norm_json, norm_text

    total = 0
    for policy_id in SHIPPED_IDS:
        regulation, policy = read_regulation(policy_id), load_policy(policy_id)
        for norm in regulation.norms:
            total += 1
            assert norm_json(norm, regulation, policy)["norm"] == norm.id
            assert norm_text(norm, regulation, policy, "zh")
            assert norm_text(norm, regulation, policy, "en")
    assert total == 718 + 59


def test_what_lets_a_clock_stand_or_be_extended(run: Run) -> None:
    """A norm that only grants a pause or an extension names the clock that it is granted to."""
    paused, extended = (run("explain", f"example/15.{n}") for n in (3, 2))
    assert "lets a clock stand still: example/15.1" in paused.out
    assert "lets a clock be extended: example/15.1" in extended.out
    assert "not encoded" not in paused.out + extended.out
    found = run("explain", "example/15.3", "--json").json()["encoded_by"]
    assert found == [{"kind": "pause", "clock": "example/15.1"}]
    assert "not encoded" in run("explain", "example/23").out


def test_the_example_says_that_it_is_one(run: Run) -> None:
    """Whatever is told of a norm of the example says that it is fictional."""
    assert "虚构示例" in run("explain", "example/7.1").out.splitlines()[0]
    assert "虚构示例" in run("explain", "example/7.1", "--json").json()["regulation"]
    assert "a fictional example" in run("read", "example").out.splitlines()[0]


def test_policies(run: Run) -> None:
    """The policies are listed with their texts and windows."""
    found = {p["id"]: p for p in run("policies", "--json").json()}
    real = ["national", "wanzhou", "siping", "youyang", "qianjiang", "bozhou"]
    assert list(found) == [*real, "example"]
    assert [name for name, one in found.items() if one["example"]] == ["example"]
    assert found["wanzhou"]["norms"] == 146
    assert found["bozhou"]["instruments"][0]["first_seen"] == "2019-06-10"
    assert "万州区" in run("--lang", "zh", "policies").out
    assert "虚构示例：59条规定" in run("--lang", "zh", "policies").out.splitlines()[-1]
    assert "a fictional example: 59 norms" in run("policies").out.splitlines()[-1]


def test_policies_that_other_packages_add(run: Run, install: Install) -> None:
    """Installed policies are listed after the real ones, with their package; no text is held."""
    install("govflow-toy")
    *_, last, example = run("policies", "--json").json()
    assert (last["id"], last["package"], last["norms"]) == ("toy-policy", "govflow-toy", None)
    assert example["id"] == "example"
    said = run("policies").out
    assert "toy-policy  a toy\n" in said
    assert "0 clocks, 0 column rules; from govflow-toy, no text" in said


def test_a_policy_that_cannot_be_loaded(run: Run, install: Install) -> None:
    """A package that does not keep its word is named beside the list of the others."""
    install("govflow-toy", {"govflow.policies": "broken = {module}:NOTHING"})
    done = run("policies")
    assert (done.status, done.out.count(" norms, ")) == (0, 7)
    assert "'broken' of the package govflow-toy cannot be loaded" in done.err


def test_the_command_itself(run: Run) -> None:
    """No command prints the help and is status 2; --version prints the version."""
    bare = run()
    assert bare.status == 2
    assert "audit" in bare.out
    assert run("--version").out.startswith("govflow ")


@pytest.mark.parametrize(
    ("chosen", "environment", "language"),
    [
        ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
        (None, {"GOVFLOW_LANG": "zh", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {}, "en"),
    ],
)
def test_language(chosen: str | None, environment: dict[str, str], language: str) -> None:
    """The option wins over the environment, and that over English."""
    assert language_of(chosen, environment) == language


def test_as_a_process() -> None:
    """`python -m govflow` runs, and a closed pipe is no traceback."""
    command = f"{sys.executable} -m govflow due wanzhou/12.5 --from 2024-01-31 --json | head -c 1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert done.stdout == b"{"
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["due wanzhou/12.5 --from 2024-01-31", "read wanzhou"])
def test_an_answer_that_cannot_be_written(command: str) -> None:
    """A full disk is one sentence and status 2, and no traceback."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "govflow", "--lang", "en", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (2, 1)
    assert said.startswith("govflow: standard output cannot be written: ")
