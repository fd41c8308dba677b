"""Errors: one tree, messages in two languages that begin in lower case and name the place."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import govflow
from govflow import errors
from govflow.errors import (
    GovflowError,
    InputError,
    MissingExtraError,
    PolicyError,
    UnknownNameError,
    UsageError,
)
from govflow.words import Words

HERE = Path(govflow.__file__).parent
FLOORS = ("errors.py", "law.py", "policy.py", "calendars", "rules", "provisions", "policies")
THING = Words("规定", "norm")


def drawn_tree() -> dict[str, str | None]:
    """Return each error's parent as the drawing at the top of the module has it."""
    parents: dict[str, str | None] = {}
    above: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"([ │├└─]*)([A-Z]\w+Error)\b", line)
        if match is not None:
            depth = len(match[1])
            above = [(d, name) for d, name in above if d < depth]
            parents[match[2]] = above[-1][1] if above else None
            above.append((depth, match[2]))
    return parents


def messages() -> Iterator[tuple[str, str]]:
    """Yield where each English message of floors 1 and 2 is raised, and what it says."""
    files = [HERE / name for name in FLOORS]
    for path in (p for f in files for p in ([f] if f.is_file() else sorted(f.rglob("*.py")))):
        for raised in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(raised, ast.Raise):
                continue
            for call in ast.walk(raised):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Words":
                    english = call.args[1]
                    parts = english.values if isinstance(english, ast.JoinedStr) else [english]
                    said = [str(p.value) if isinstance(p, ast.Constant) else "…" for p in parts]
                    yield f"{path.name}:{call.lineno}", "".join(said)


class TestTree:
    """The tree at the top of the module."""

    def test_the_drawing_is_the_tree(self) -> None:
        """Every error of the module is drawn, under the one it inherits from."""
        classes = [
            found
            for _, found in inspect.getmembers(errors, inspect.isclass)
            if issubclass(found, GovflowError)
        ]
        parents = {found.__name__: found.__base__.__name__ for found in classes if found.__base__}
        assert drawn_tree() == {**parents, "GovflowError": None}

    def test_one_root_catches_all(self) -> None:
        """Whatever is raised on purpose is a GovflowError; a mistake in a name is not the world's."""
        with pytest.raises(GovflowError):
            raise UnknownNameError(THING, "a", ["b"])
        assert not issubclass(UnknownNameError, PolicyError)
        assert issubclass(UnknownNameError, UsageError)


class TestMessage:
    """What an error says."""

    def test_two_languages(self) -> None:
        """A message is spoken in both languages, and str() is the English one."""
        error = PolicyError(Words("写了两次", "encoded twice"))
        assert (error.speak("zh"), error.speak("en")) == ("写了两次", "encoded twice")
        assert str(error) == "encoded twice"

    def test_where_leads(self) -> None:
        """A place, if given, stands before the message in both languages."""
        error = InputError(Words("没有表头", "there is no header"), where="a.csv, line 1")
        assert error.speak("zh") == "a.csv, line 1: 没有表头"
        assert str(error) == "a.csv, line 1: there is no header"
        assert error.words == Words("没有表头", "there is no header")

    def test_plain_text_speaks_for_both(self) -> None:
        """A message given as plain text is said alike in both languages."""
        error = GovflowError("cannot happen")
        assert error.words == Words("cannot happen", "cannot happen")
        assert error.where is None

    def test_an_unknown_name_is_answered_with_the_nearest(self) -> None:
        """A misspelt name is met with those that look like it, in both languages."""
        error = UnknownNameError(THING, "wanzhou/12.6", ["siping/1", "wanzhou/12.5"])
        assert str(error) == "no norm is called 'wanzhou/12.6'; the nearest are: wanzhou/12.5"
        assert error.speak("zh") == "没有名为“wanzhou/12.6”的规定；相近的有：wanzhou/12.5"

    def test_a_name_like_no_other_is_answered_with_some(self) -> None:
        """Where nothing is near, the first eight names are listed in order."""
        error = UnknownNameError(THING, "???", [f"n{i}" for i in range(9, 0, -1)])
        assert str(error).endswith("the nearest are: n1, n2, n3, n4, n5, n6, n7, n8")

    def test_a_missing_extra_says_how_to_install_it(self) -> None:
        """A package that is not installed is named, with the command that installs it."""
        error = MissingExtraError("rich", "cli", Words("彩色输出", "coloured output"))
        assert str(error) == (
            "coloured output needs the optional package rich: pip install 'govflow[cli]'"
        )
        assert error.speak("zh") == "彩色输出需要可选依赖 rich：pip install 'govflow[cli]'"

    def test_lower_case_without_a_full_stop(self) -> None:
        """Every message of floors 1 and 2 begins in lower case and ends without a full stop."""
        found = dict(messages())
        assert len(found) > 20
        wrong = {w: m for w, m in found.items() if m[:1].isupper() or m.rstrip().endswith(".")}
        assert wrong == {}
