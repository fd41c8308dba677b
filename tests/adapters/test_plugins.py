"""Plugins: separately installed packages add engines, detectors, rule sets and policies."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from govflow.adapters import plugins as door
from govflow.adapters.plugins import (
    GROUPS,
    load_any_policy,
    load_detector,
    load_engine,
    load_rules,
    names,
    plugins,
)
from govflow.errors import UnknownNameError, WorldError
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.rules.compiled import CompiledEngine
from govflow.testing.engines import check_engine
from tests.adapters.toy_package import Install


class TestInstalled:
    """A package that adds one of each."""

    def test_one_of_each(self, install: Install) -> None:
        """An engine, a detector, a rule set and a policy are found by their ids."""
        install("govflow-toy")
        assert load_engine("toy-engine").name == "toy-engine"
        assert load_detector("toy-detector").find("abc")[0].end == 3
        assert load_rules("toy-rules").id == "toy-rules"
        assert load_any_policy("toy-policy").id == "toy-policy"

    def test_the_installed_engine_conforms(self, install: Install) -> None:
        """The conformance kit runs on an engine that another package brings."""
        install("govflow-toy")
        check_engine(load_engine("toy-engine"), examples=5)

    def test_nothing_is_imported_before_it_is_asked_for(self, install: Install) -> None:
        """Listing plugins imports none; loading one imports its module."""
        install("govflow-toy")
        assert {plugin.package for g in GROUPS for plugin in plugins(g).values()} == {"govflow-toy"}
        assert "govflow_toy" not in sys.modules
        load_engine("compiled")
        assert "govflow_toy" not in sys.modules
        load_engine("toy-engine")
        assert "govflow_toy" in sys.modules

    def test_listed_after_the_shipped(self, install: Install) -> None:
        """The ids of a group are those that ship, then those installed."""
        install("govflow-toy")
        assert names("govflow.engines") == ("reference", "compiled", "toy-engine")
        assert names("govflow.policies") == (*SHIPPED_IDS, "toy-policy")


class TestShipped:
    """What ships with govflow is found the same way."""

    def test_shipped(self) -> None:
        """Engines, detectors and policies of govflow are loaded by their ids."""
        assert isinstance(load_engine("compiled"), CompiledEngine)
        for name in names("govflow.engines"):
            assert load_engine(name).name == name
        for name in names("govflow.detectors"):
            assert load_detector(name).name == name
        assert load_any_policy("national") is load_policy("national")

    @pytest.mark.parametrize(
        ("load", "kind"),
        [
            (load_engine, "engine"),
            (load_detector, "detector"),
            (load_rules, "rule set"),
            (load_any_policy, "policy"),
        ],
    )
    def test_an_unknown_name(self, load: Callable[[str], object], kind: str) -> None:
        """A name of nothing is answered with the nearest."""
        with pytest.raises(UnknownNameError, match=f"no {kind} is called 'nothing'"):
            load("nothing")

    def test_importing_govflow_reads_no_entry_points(self) -> None:
        """`import govflow` does not even load what reads entry points."""
        code = "import sys, govflow; print('govflow.adapters.plugins' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert done.stdout.strip() == b"False"


class TestClash:
    """An id has one owner."""

    @pytest.mark.parametrize("group", GROUPS)
    def test_two_packages(self, install: Install, group: door.Group) -> None:
        """Two packages with the same id are both named, whichever is loaded."""
        install("govflow-toy")
        install("another-toy")
        with pytest.raises(
            WorldError, match="packages another-toy and govflow-toy both offer 'toy"
        ):
            plugins(group)

    @pytest.mark.parametrize(
        ("group", "name"), [("govflow.policies", "national"), ("govflow.engines", "compiled")]
    )
    def test_with_govflow_itself(self, install: Install, group: door.Group, name: str) -> None:
        """A package cannot take an id that ships with govflow."""
        install("govflow-toy", {group: f"{name} = {{module}}:ENGINE"})
        with pytest.raises(WorldError, match=f"govflow and govflow-toy both offer '{name}'"):
            names(group)


class TestBroken:
    """A package that does not keep its word."""

    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            ("toy-engine = {module}:NOTHING", r"'toy-engine' of .* govflow-toy cannot be loaded"),
            ("toy-engine = nowhere_at_all:ENGINE", "cannot be loaded .*nowhere_at_all"),
            (
                "toy-engine = {module}:POLICY",
                "'toy-engine' of the package govflow-toy is no engine",
            ),
            (
                "fast = {module}:ENGINE",
                "'fast' of the package govflow-toy calls itself 'toy-engine'",
            ),
        ],
    )
    def test_named_by_package(self, install: Install, entry: str, expected: str) -> None:
        """What cannot be loaded, or is something else, names package and id."""
        install("govflow-toy", {"govflow.engines": entry})
        with pytest.raises(WorldError, match=expected):
            load_engine(entry.split(" ", maxsplit=1)[0])

    def test_an_entry_of_no_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """An entry point whose package is not known is listed all the same."""
        entry = door.EntryPoint("lost", "nowhere:X", "govflow.engines")
        monkeypatch.setattr(door, "entry_points", lambda group: [entry])
        assert plugins("govflow.engines")["lost"].package == "?"
