"""Packages that plug in, installed for one test."""

import sys
from importlib import invalidate_caches
from pathlib import Path

import pytest

from tests.adapters.toy_package import ENTRIES, TOY, Install


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that installs a package into a folder of its own on the path."""

    def made(package: str, entries: dict[str, str] = ENTRIES, code: str = TOY) -> None:
        folder, module = tmp_path / package, package.replace("-", "_")
        info = folder / f"{module}-1.0.dist-info"
        info.mkdir(parents=True)
        (folder / f"{module}.py").write_text(code, encoding="utf-8")
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        lines = [f"[{group}]\n{entry.format(module=module)}\n" for group, entry in entries.items()]
        (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
        monkeypatch.syspath_prepend(str(folder))
        monkeypatch.delitem(sys.modules, module, raising=False)
        invalidate_caches()

    return made
