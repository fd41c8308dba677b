"""The door: at most 25 names, loaded when touched."""

import subprocess
import sys

import govflow


def loaded_after(code: str) -> set[str]:
    """Return the modules that a fresh interpreter holds after running `code`."""
    program = f"import sys\n{code}\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return set(done.stdout.decode().split())


def test_at_most_25_names() -> None:
    """The door shows at most 25 names, sorted, and each of them is there."""
    assert len(govflow.__all__) <= 25
    assert list(govflow.__all__) == sorted(govflow.__all__)
    assert dir(govflow) == govflow.__all__
    for name in govflow.__all__:
        assert getattr(govflow, name).__module__.startswith("govflow"), name


def test_unknown_names_are_unknown() -> None:
    """A name that is not at the door is an AttributeError, as everywhere."""
    assert not hasattr(govflow, "nothing_of_that_name")


def test_import_loads_nothing_heavy() -> None:
    """`import govflow` loads none of holidays, hypothesis, numpy, pendulum, cattrs."""
    loaded = loaded_after("import govflow")
    assert not loaded & {"holidays", "hypothesis", "numpy", "pendulum", "cattrs", "transitions"}


def test_touching_every_name_loads_no_holidays() -> None:
    """Even with every name touched, holidays, hypothesis and numpy stay unloaded."""
    loaded = loaded_after("import govflow\nfor n in govflow.__all__: getattr(govflow, n)")
    assert not loaded & {"holidays", "hypothesis", "numpy"}


def test_a_due_date_needs_no_holidays() -> None:
    """Counting inside the published years loads neither holidays nor numpy."""
    code = (
        "import govflow, datetime\n"
        "govflow.china().deadline(govflow.parse_period('20 working-days'), "
        "datetime.date(2024, 1, 31))"
    )
    assert not loaded_after(code) & {"holidays", "numpy", "rich"}
