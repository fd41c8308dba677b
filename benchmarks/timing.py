"""How things are timed: CPU time, the least of several rounds, the empty loop taken off."""

from collections.abc import Callable, Sequence
from time import process_time


def seconds(run: Callable[[], object], rounds: int = 7) -> float:
    """Return the least CPU time of `run` over several rounds."""
    return min(_once(run) for _ in range(rounds))


def _once(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start


def per_call(
    call: Callable[..., object], arguments: Sequence[tuple], repeat: int = 200, rounds: int = 9
) -> float:
    """Return the CPU time of one call in nanoseconds, without the loop around it."""

    def calls() -> None:
        for _ in range(repeat):
            for one, two in arguments:
                call(one, two)

    def loop() -> None:
        for _ in range(repeat):
            for _one, _two in arguments:
                pass

    taken = seconds(calls, rounds) - seconds(loop, rounds)
    return taken / repeat / len(arguments) * 1e9


def row(name: str, value: float, unit: str, against: float | None = None, note: str = "") -> None:
    """Print one line: a figure, its ratio to the floor, and what it is."""
    ratio = "" if against is None else f"{value / against:10.2f} x"
    print(f"  {name:<44}{value:12.1f} {unit:<3}{ratio}  {note}")
