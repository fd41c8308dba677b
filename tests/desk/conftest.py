"""A desk over a store of each kind."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govflow.adapters.memory import MemoryStore
from govflow.adapters.sqlite import SqliteStore
from govflow.desk import Desk
from govflow.ports import Store
from tests.desk.made import desk_over


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A store of each kind."""
    if request.param == "memory":
        yield MemoryStore()
        return
    with SqliteStore(tmp_path / "desk.db", timeout=60) as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk over a store of each kind."""
    return desk_over(store)
