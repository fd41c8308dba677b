"""All policies: found by name, in the law's order, in two languages, and plain values."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from govflow import policies
from govflow.adapters.lawbooks import read_regulation
from govflow.errors import UnknownNameError
from govflow.policies import (
    EXAMPLE_IDS,
    POLICY_IDS,
    SHIPPED_IDS,
    all_policies,
    find_policy_id,
    load_layers,
    load_policy,
    policy_of,
    shipped_policies,
)
from govflow.policy import Policy
from govflow.words import Words

HERE: Final = Path(policies.__file__).parent
MODULES: Final = sorted(HERE.glob("*/*.py"))
FORBIDDEN: Final = {"eval", "exec", "compile", "getattr", "setattr", "__import__"}
every = pytest.mark.parametrize("policy_id", SHIPPED_IDS)
modules = pytest.mark.parametrize(
    "path", [HERE / "__init__.py", *MODULES], ids=lambda path: f"{path.parent.name}/{path.name}"
)


def tree_of(path: Path) -> ast.Module:
    """Return a module as a syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    """Yield every module that a module imports, with the names it imports from it."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def words_of(policy: Policy) -> Iterator[tuple[str, Words]]:
    """Yield the words of every duty and event, also under each other reading."""
    for reading in ((), *((r,) for r in sorted(policy.readings()))):
        read = policy.under(reading)
        for provision in read.provisions():
            yield provision.norm, provision.duty
        for clock in read.clocks:
            yield clock.norm, clock.start.words
            yield from ((clock.norm, event.words) for event in clock.stop)
            if clock.extension is not None:
                yield clock.norm, clock.extension.consent


class TestByName:
    """Policies are found by name, and loaded only then."""

    def test_every_folder_is_a_policy(self) -> None:
        """The policies that are listed are those that are there."""
        assert sorted(SHIPPED_IDS) == sorted({path.parent.name for path in MODULES})
        assert [policy.id for policy in all_policies()] == list(POLICY_IDS)
        assert [policy.id for policy in shipped_policies()] == list(SHIPPED_IDS)

    def test_an_example_is_no_regulation(self) -> None:
        """The examples come last, are none of the real ones, and say that they are fictional."""
        assert (*POLICY_IDS, *EXAMPLE_IDS) == SHIPPED_IDS
        for policy_id in EXAMPLE_IDS:
            policy, regulation = load_policy(policy_id), read_regulation(policy_id)
            titles = [policy.title.zh, regulation.title, *(i.title for i in policy.instruments)]
            assert all("虚构示例" in title for title in titles)
            assert "fictional example" in policy.title.en
            assert (regulation.text or "").startswith("【虚构示例】")

    @every
    def test_loaded_by_its_id(self, policy_id: str) -> None:
        """A policy is called what its package is called."""
        assert find_policy_id(policy_id) == policy_id
        assert load_policy(policy_id).id == policy_id

    @pytest.mark.parametrize("name", ["wanzou", "", "Wanzhou", "..wanzhou", "wanzhou.clocks"])
    def test_an_unknown_name(self, name: str) -> None:
        """A name of no policy is answered with the nearest, and nothing is imported."""
        with pytest.raises(UnknownNameError, match=rf"no policy is called '{re.escape(name)}'"):
            load_policy(name)

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            ("wanzhou", ["wanzhou"]),
            ("national+wanzhou", ["national", "wanzhou"]),
            ("wanzhou+national", ["wanzhou", "national"]),
            ("national + wanzhou", ["national", "wanzhou"]),
            ("wanzhou+wanzhou", ["wanzhou"]),
            ("wanzhou + wanzhou", ["wanzhou"]),
        ],
    )
    def test_layers(self, names: str, expected: list[str]) -> None:
        """Layers come in the order written, each once, blanks aside."""
        assert [policy.id for policy in load_layers(names)] == expected

    @pytest.mark.parametrize("names", ["", "national+", "national+wanzou", "national,wanzhou"])
    def test_unknown_layers(self, names: str) -> None:
        """A layer that does not exist is refused."""
        with pytest.raises(UnknownNameError, match="no policy is called"):
            load_layers(names)

    def test_by_a_norm(self) -> None:
        """The policy of a norm is the one its id begins with."""
        assert policy_of("wanzhou/12.5") is load_policy("wanzhou")
        with pytest.raises(UnknownNameError, match="no policy is called 'mars'"):
            policy_of("mars/1")


class TestOrder:
    """Held beside the regulation, a policy reads in its order."""

    @every
    def test_clocks_in_the_order_of_the_norms(self, policy_id: str) -> None:
        """The clocks of a policy stand in the order of the regulation's norms."""
        norms = [norm.id for norm in read_regulation(policy_id).norms]
        places = [norms.index(clock.norm) for clock in load_policy(policy_id).clocks]
        assert places == sorted(places)

    @pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
    def test_written_in_the_order_listed(self, path: Path) -> None:
        """The clocks of a module are written in the order in which it lists them."""
        defined = [
            node.target.id
            for node in tree_of(path).body
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        ]
        for node in tree_of(path).body:
            if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "CLOCKS":
                assert isinstance(node.value, ast.Tuple)
                listed = [item.id for item in node.value.elts if isinstance(item, ast.Name)]
                places = [defined.index(name) for name in listed if name in defined]
                assert places == sorted(places)


class TestWords:
    """Whatever a policy says, it says in Chinese and in English."""

    @every
    def test_every_duty_and_event_has_both_languages(self, policy_id: str) -> None:
        """Duties and events are named in Chinese characters and in English letters."""
        found = list(words_of(load_policy(policy_id)))
        assert found
        for norm, words in found:
            assert re.search(r"[一-鿿]", words.zh), norm
            assert re.fullmatch(r"[a-z][A-Za-z0-9 ,;'()-]+", words.en), (norm, words.en)

    @every
    def test_every_title_has_both_languages(self, policy_id: str) -> None:
        """A policy's title is Chinese and English."""
        title = load_policy(policy_id).title
        assert re.search(r"[一-鿿]", title.zh)
        assert not re.search(r"[一-鿿]", title.en)

    @every
    def test_event_names_are_stable_names(self, policy_id: str) -> None:
        """Events have names in lower case, and one name within a clock is one event."""
        for clock in load_policy(policy_id).clocks:
            names = [clock.start.name, *(event.name for event in clock.stop)]
            assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name) for name in names)
            assert len(set(names)) == len(names)


class TestPlainValues:
    """A policy is a value: no code hides in it."""

    @modules
    def test_no_lambda_and_no_text_that_becomes_code(self, path: Path) -> None:
        """No lambda, no eval, exec or compile, and no attribute found by a string."""
        names = {node.id for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name)}
        assert not names & FORBIDDEN
        assert not any(isinstance(node, ast.Lambda) for node in ast.walk(tree_of(path)))

    @pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
    def test_only_values(self, path: Path) -> None:
        """A policy's modules define no function, no class, and run no loop."""
        code = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While, ast.If)
        assert not any(isinstance(node, code) for node in ast.walk(tree_of(path)))

    @pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
    def test_no_policy_imports_another(self, path: Path) -> None:
        """A policy imports the words to write it in, and of the policies only itself."""
        own = f"govflow.policies.{path.parent.name}."
        for name in imports_of(path):
            assert not name.startswith("govflow.policies") or name.startswith(own)
            assert not name.startswith(("govflow.adapters", "importlib"))
