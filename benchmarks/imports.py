"""What it costs to start, in fresh processes, beside importing attrs and transitions."""

import compileall
import os
import resource
import subprocess
import sys

import govflow

ROUNDS = 15
TOUCH = "import govflow\nfor n in govflow.__all__: getattr(govflow, n)"
DUE = (
    "import sys, io; sys.stdout = io.StringIO()\nfrom govflow.cli import main\n"
    "main(['due', 'wanzhou/12.5', '--from', '2024-01-31', '--json'])"
)


HOLDING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cpu(code: str) -> float:
    """Return the least CPU time of a fresh interpreter running `code`, in milliseconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True, env=HOLDING)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
        best = min(best, taken)
    return best * 1e3


def imports() -> None:
    """Print what a start costs, the bare interpreter taken off and left in."""
    compileall.compile_dir(govflow.__path__[0], quiet=1)  # as an installed package is
    bare = cpu("pass")
    floor = cpu("import attrs, transitions")
    print("start of a fresh process (CPU ms; ratio to importing attrs and transitions)")
    for name, code in (
        ("import attrs, transitions", "import attrs, transitions"),
        ("import govflow", "import govflow"),
        ("every name at the door", TOUCH),
        ("govflow due", DUE),
    ):
        taken = cpu(code)
        net = (taken - bare) / (floor - bare)
        print(f"  {name:<28}{taken:8.1f} ms {taken / floor:6.2f} x   without python: {net:5.2f} x")
    print()
