"""Run the command line in this process."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from attrs import frozen

from govflow.cli import main


@frozen
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        """Return standard output as one JSON document."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs `govflow` with those words, in English."""
    monkeypatch.setenv("GOVFLOW_LANG", "en")

    def command(*words: object) -> Ran:
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return command
