"""The example package: built, installed beside govflow in a fresh environment, and proved there.

Third-party packages come from the registry; where it cannot be reached, or has no wheel of
zen-engine for this machine, nothing here can be shown and the tests are skipped.
"""

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from attrs import frozen

from govflow.policies import EXAMPLE_IDS, POLICY_IDS, SHIPPED_IDS, load_policy
from govflow.rules import ReferenceEngine
from govflow.testing.engines import rules_of, things

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "govflow-zen"
OWN = ("govflow", "govflow[testing]")
KIT = dedent(
    """
    import sys
    from govflow.adapters.plugins import load_any_policy, load_engine, names
    from govflow.testing.engines import check_engine, rules_of

    rules = [
        made for name in names("govflow.policies") for made in rules_of(load_any_policy(name))
    ]
    check_engine(load_engine(sys.argv[1]), rules)
    print(sum(map(len, rules)), "conditions agree")
    """
)
TWO_VALUED = {
    "pyproject.toml": """
        [build-system]
        requires = ["hatchling"]
        build-backend = "hatchling.build"

        [project]
        name = "govflow-two-valued"
        version = "1.0"

        [project.entry-points."govflow.engines"]
        two-valued = "govflow_two_valued:ENGINE"

        [tool.hatch.build.targets.wheel]
        only-include = ["govflow_two_valued.py"]
        """,
    "govflow_two_valued.py": '''
        """An engine that is wrong: what is unknown it takes for false."""

        from attrs import frozen
        from govflow.rules import Outcomes
        from govflow_zen.engine import ZenEngine


        @frozen(eq=False)
        class TwoValued(ZenEngine):
            name: str = "two-valued"

            def evaluate(self, rule_set, facts):
                found = super().evaluate(rule_set, facts)
                return Outcomes(rule_set, facts, tuple(truth is True for truth in found.truths))


        ENGINE = TwoValued()
        ''',
}


@frozen
class Environment:
    """A virtual environment of its own, in which nothing of this one is seen."""

    folder: Path

    def run(self, *words: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment, in English."""
        unseen = ("PYTHONPATH", "PYTHONHOME", "COVERAGE_PROCESS_START")
        environ = {name: value for name, value in os.environ.items() if name not in unseen}
        command = [str(self.folder / "bin" / str(words[0])), *map(str, words[1:])]
        return subprocess.run(
            command,
            env={**environ, "GOVFLOW_LANG": "en"},
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )

    def pip(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run pip in the environment."""
        return self.run("python", "-m", "pip", "--disable-pip-version-check", *words)


def project(file: Path) -> Mapping[str, Any]:
    """Return the project table of a pyproject.toml."""
    table: Mapping[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {**table["project"], "build": table["build-system"]["requires"]}


def requirements() -> list[str]:
    """Return what govflow and the example need of the registry, to be built and tested."""
    own, example = project(ROOT / "pyproject.toml"), project(EXAMPLE / "pyproject.toml")
    wanted = [*own["build"], *own["dependencies"], *own["optional-dependencies"]["testing"]]
    wanted += [*example["build"], *example["dependencies"]]
    wanted += example["optional-dependencies"]["test"]
    return [one for one in dict.fromkeys(wanted) if not one.startswith(OWN)]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Return a fresh environment with govflow and the example, both built from this checkout."""
    folder = tmp_path_factory.mktemp("zen") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    made = Environment(folder)
    fetched = made.pip("install", "-q", "--only-binary", "zen-engine", *requirements())
    if fetched.returncode:
        reason = next(
            (line for line in fetched.stderr.splitlines() if "ERROR" in line), "no reason"
        )
        pytest.skip(f"the registry does not give what the example needs: {reason}")
    built = made.pip(
        "install", "-q", "--no-index", "--no-deps", "--no-build-isolation", ROOT, EXAMPLE
    )
    assert not built.returncode, built.stderr
    return made


def test_it_fits_together(installed: Environment) -> None:
    """Both packages have what they need, in versions that go together."""
    checked = installed.pip("check")
    assert not checked.returncode, checked.stdout


def test_the_policy_is_listed(installed: Environment) -> None:
    """`govflow policies` lists the policy that the package adds, after the real ones."""
    listed = installed.run("govflow", "policies")
    assert not listed.returncode, listed.stderr
    ids = [line.split()[0] for line in listed.stdout.splitlines() if not line.startswith(" ")]
    assert ids == [*POLICY_IDS, "sample-town", *EXAMPLE_IDS]
    assert "from govflow-zen" in listed.stdout


def test_the_policy_falls_due(installed: Environment) -> None:
    """A norm of the policy falls due on the command line like one that ships."""
    asked = ("due", "sample-town/5", "--from", "2024-02-08", "--assume", "kind=complaint")
    found = installed.run("govflow", *asked)
    assert "last day: 2024-02-18" in found.stdout, found.stderr


def test_the_engine_agrees_on_every_rule(installed: Environment) -> None:
    """The kit holds zen to the reference on every rule of every policy, shipped and added."""
    held = installed.run("python", "-c", KIT, "zen")
    assert not held.returncode, held.stderr
    shipped = sum(len(made) for name in SHIPPED_IDS for made in rules_of(load_policy(name)))
    assert held.stdout == f"{shipped + 5} conditions agree\n"


def test_its_own_tests(installed: Environment) -> None:
    """The package's own tests pass where it is installed, by the command of its README."""
    command = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "examples/govflow-zen")
    assert "python -m pytest examples/govflow-zen" in (EXAMPLE / "README.md").read_text("utf-8")
    tested = installed.run("python", "-B", *command)
    assert not tested.returncode, tested.stdout + tested.stderr
    assert "passed" in tested.stdout


def test_a_wrong_engine_is_named(installed: Environment, tmp_path: Path) -> None:
    """An engine that differs is named, with the rule and the first facts it differs on."""
    for name, text in TWO_VALUED.items():
        (tmp_path / name).write_text(dedent(text).lstrip(), encoding="utf-8")
    built = installed.pip("install", "-q", "--no-index", "--no-build-isolation", tmp_path)
    assert not built.returncode, built.stderr
    held = installed.run("python", "-c", KIT, "two-valued")
    first = rules_of(load_policy(SHIPPED_IDS[0]))[0]
    thing = next(iter(things(first)))
    found = ReferenceEngine().evaluate(first, thing)
    rule = next(one.rule for one in found if one.truth is None)
    assert held.returncode == 1
    assert held.stderr.splitlines()[-1] == (
        f"AssertionError: two-valued says 'does-not' of the rule {rule.id!r}, "
        f"the reference 'undetermined', on {thing!r}"
    )
