"""A plug-in for pytest: each file called `*.scenario.toml` is a test that plays it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from govflow.testing.playing import Failure

_ENDING = ".scenario.toml"


class ScenarioError(AssertionError):
    """A scenario was played, and something did not hold."""

    def __init__(self, failures: tuple["Failure", ...]) -> None:
        """Keep what did not hold."""
        super().__init__("\n".join(f"{each.where}: {each.why.en}" for each in failures))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect scenarios by their name."""
    if not file_path.name.endswith(_ENDING):
        return None
    return ScenarioFile.from_parent(parent, path=file_path)


class ScenarioFile(pytest.File):
    """The file of one scenario."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the one test that the file is."""
        yield ScenarioItem.from_parent(self, name=self.path.name.removesuffix(_ENDING))


class ScenarioItem(pytest.Item):
    """Playing one scenario."""

    def runtest(self) -> None:
        """Play it. Raises ScenarioError, or InputError for what cannot be read."""
        from govflow.testing.playing import play
        from govflow.testing.scenarios import read_scenario

        text = self.path.read_text(encoding="utf-8-sig")
        played = play(read_scenario(text, str(self.path)))
        if not played.passed:
            raise ScenarioError(played.failures)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show what did not hold, and no traceback of the player's."""
        from govflow.errors import GovflowError

        if isinstance(excinfo.value, ScenarioError | GovflowError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the place that a report names."""
        return self.path, 0, f"scenario: {self.name}"
