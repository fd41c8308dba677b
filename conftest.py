"""The README and the documents run as tests: every Python block and every shell session."""

import shlex
import sys
from pathlib import Path
from subprocess import run

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent


def run_session(example: Example) -> str | None:
    """Run the `$ govflow ...` lines of a console block and compare what they print.

    A line `...` in the block stands for any lines.
    """
    lines = example.parsed.splitlines()
    position = 0
    while position < len(lines):
        command = lines[position].removeprefix("$ ")
        position += 1
        expected = []
        while position < len(lines) and not lines[position].startswith("$ "):
            expected.append(lines[position].rstrip())
            position += 1
        found = _printed(command)
        if not _fits(expected, found):
            shown = "\n".join(found)
            return f"{command}\nprinted:\n{shown}\nthe document says:\n" + "\n".join(expected)
    return None


def _printed(command: str) -> list[str]:
    words = shlex.split(command)
    if words[0] != "govflow":
        raise ValueError(f"only govflow is run in documents, not {words[0]!r}")
    environment = {"GOVFLOW_LANG": "en", "PATH": "", "PYTHONPATH": str(ROOT)}
    done = run(
        [sys.executable, "-m", "govflow", *words[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment,
        check=False,
    )
    text = done.stdout + done.stderr
    return [line.rstrip() for line in text.splitlines()]


def _fits(expected: list[str], found: list[str]) -> bool:
    while expected and not expected[-1]:
        expected = expected[:-1]
    if not expected:
        return True
    if expected[0] == "...":
        return any(_fits(expected[1:], found[i:]) for i in range(len(found) + 1))
    return bool(found) and expected[0] == found[0] and _fits(expected[1:], found[1:])


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_session)],
    patterns=["*.md"],
    excludes=["CHANGELOG.md", "CONTRIBUTING.md"],
).pytest()
