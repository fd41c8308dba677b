"""The house holds: floors, homes of third-party packages, nothing done at import."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "govflow"

# top to bottom of each floor is left to right in the house: imports run down, and within a
# floor to the left
ROOMS = (
    ("values", "words", "errors", "calendars", "journal"),
    ("rules", "law", "provisions", "policy", "policies", "cases"),
    ("ports", "desk", "adapters"),
    ("audits", "report", "verify", "testing", "demo", "cli", "__main__"),
)
FLOOR = {room: number for number, rooms in enumerate(ROOMS) for room in rooms}
PLACE = {room: (FLOOR[room], rooms.index(room)) for rooms in ROOMS for room in rooms}
# provisions cite windows in force of the law; the law knows no provision
HOMES = {
    "pendulum": {"calendars"},
    "holidays": {"calendars"},
    "numpy": {"calendars"},
    "transitions": {"provisions"},
    "cattrs": {"adapters"},
    "hypothesis": {"testing"},
    "python_calamine": {"adapters"},
    "rich": {"report"},
    "pytest": {"testing"},
    "tomli_w": {"adapters"},
    "attrs": set(PLACE),
}
FORBIDDEN_BELOW_FLOOR_3 = {"os", "sys", "time", "random", "subprocess", "socket", "pathlib", "io"}
FILES = sorted(ROOT.rglob("*.py"))


def room_of(file: Path) -> str:
    """Return the room that a file stands in."""
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imports_of(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield the modules that a file imports, and whether at import of the file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) in top
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            yield node.module or "", id(node) in top


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_imports_run_down(file: Path) -> None:
    """Imports run down only, and within a floor to the left."""
    room = room_of(file)
    if room == "__init__":
        return
    for module, _ in imports_of(file):
        if not module.startswith("govflow."):
            continue
        other = module.split(".")[1]
        assert PLACE[other] <= PLACE[room], f"{room} imports {module}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_third_parties_live_at_home(file: Path) -> None:
    """Each third-party package is imported in its home alone."""
    for module, _ in imports_of(file):
        package = module.split(".")[0]
        if package in sys.stdlib_module_names or package == "govflow":
            continue
        assert package in HOMES, f"{package} has no home"
        assert room_of(file) in HOMES[package], f"{package} in {room_of(file)}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_frozen_is_that_of_values(file: Path) -> None:
    """A class that is frozen is so by `values.frozen`, which costs half as much to load."""
    if room_of(file) != "values":
        text = file.read_text(encoding="utf-8")
        assert "attrs.frozen" not in text
        assert not re.search(r"from attrs import .*\bfrozen\b", text)


HEAVY = {"pendulum", "holidays", "numpy", "rich", "python_calamine", "tomli_w", "hypothesis"}


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_heavy_packages_are_loaded_where_used(file: Path) -> None:
    """No heavy package is imported when a module is."""
    for module, at_import in imports_of(file):
        assert not (at_import and module.split(".")[0] in HEAVY), f"{module} at import"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_the_core_touches_no_world(file: Path) -> None:
    """Floors 1 and 2 know no clock, environment, file or network."""
    room = room_of(file)
    if FLOOR.get(room, 9) > 1:
        return
    for module, _ in imports_of(file):
        assert module.split(".")[0] not in FORBIDDEN_BELOW_FLOOR_3, f"{room} imports {module}"
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            forbidden = {"open", "input", "print", "eval", "exec", "compile"}
            if file == ROOT / "rules" / "compiled.py":  # compiles syntax nodes, never text
                forbidden -= {"exec", "compile"}
            assert called not in forbidden, called
            assert not called.endswith((".now", ".today", ".utcnow")), called


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_only_cli_and_adapters_read_the_clock(file: Path) -> None:
    """Nothing but adapters and cli reads the clock or the environment."""
    if room_of(file) in {"cli", "adapters"}:
        return
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node) not in {"os.environ", "datetime.now", "date.today"}


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_nothing_happens_at_import(file: Path) -> None:
    """A module's body only defines: no loops, no calls for their effect."""
    allowed = (
        ast.Import,
        ast.ImportFrom,
        ast.FunctionDef,
        ast.ClassDef,
        ast.Assign,
        ast.AnnAssign,
    )
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Expr):
            assert isinstance(node.value, ast.Constant), ast.unparse(node)
        elif isinstance(node, ast.If):
            assert ast.unparse(node.test) in {"TYPE_CHECKING", "__name__ == '__main__'"}
        else:
            assert isinstance(node, allowed), ast.unparse(node)[:60]


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_files_are_short(file: Path) -> None:
    """A file has at most 400 lines, a function at most 45 with its signature and docstring."""
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= 400, file
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.body[0].lineno + 1
            assert length <= 45, f"{file}:{node.name} has {length} lines"


def test_files_of_tests_are_short() -> None:
    """A file of tests has at most 400 lines too."""
    for file in Path(__file__).parent.rglob("*.py"):
        assert file.read_text(encoding="utf-8").count("\n") <= 400, file


def test_policies_do_not_know_each_other() -> None:
    """A policy imports no other policy's module, no adapter and no engine."""
    for file in (ROOT / "policies").rglob("*.py"):
        own = file.parent.name
        for module, _ in imports_of(file):
            if module.startswith("govflow.policies.") and own != "policies":
                assert module.split(".")[2] == own, f"{file} imports {module}"
            assert not module.startswith(("govflow.adapters", "govflow.rules.reference"))


def test_the_core_knows_no_regulation_by_name() -> None:
    """`rules/`, `provisions/` and `calendars/` name no regulation in their code."""
    names = ("wanzhou", "siping", "youyang", "qianjiang", "bozhou")
    for room in ("rules", "provisions", "calendars"):
        for file in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    assert not any(name in node.value for name in names), file


def test_every_room_has_a_place() -> None:
    """Each module and package of the library stands on a floor."""
    rooms = {room_of(file) for file in FILES} - {"__init__"}
    assert rooms <= set(PLACE)
