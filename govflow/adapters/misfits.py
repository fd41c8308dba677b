"""What does not fit in a policy file, and the path to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from reprlib import repr as shortened
from typing import Any

from govflow.errors import GovflowError, PolicyError
from govflow.words import Words


class MisfitError(Exception):
    """Something that does not fit, and the way to it from where one stands."""

    def __init__(self, words: Words, kind: type[PolicyError] = PolicyError) -> None:
        super().__init__(words.en)
        self.words, self.kind = words, kind
        self.way: list[str | int] = []

    def path(self) -> str:
        """Return the way as it is written: `clocks[3].when.fact`."""
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.way)
        return "".join(steps).removeprefix(".")


@contextmanager
def at(step: str | int | None = None) -> Iterator[None]:
    """Say of whatever does not fit within that it stands there."""
    try:
        yield
    except GovflowError as error:
        kind = type(error) if isinstance(error, PolicyError) else PolicyError
        misfit = MisfitError(error.words, kind)
        misfit.way = [] if step is None else [step]
        raise misfit from error
    except MisfitError as error:
        if step is not None:
            error.way.insert(0, step)
        raise


@contextmanager
def reported(where: str | None) -> Iterator[None]:
    """Raise what does not fit as a PolicyError that names the file and the path."""
    try:
        yield
    except MisfitError as error:
        place = ", ".join(part for part in (where, error.path()) if part)
        raise error.kind(error.words, where=place or None) from error.__cause__
    except RecursionError:
        raise PolicyError(Words("嵌套过深", "it is nested too deeply"), where=where) from None


def each(items: Any, change: Callable[[Any], Any]) -> Iterator[Any]:
    """Yield every item changed; one that does not fit is named by its number."""
    for number, item in enumerate(items):
        with at(number):
            yield change(item)


def missing(name: str) -> MisfitError:
    """Return the error for a key that is not there."""
    found = MisfitError(Words("缺少这个键", "the key is missing"))
    found.way = [name]
    return found


def unwritable(value: object) -> MisfitError:
    """Return the error for a value whose class no file can hold."""
    name = type(value).__name__
    return MisfitError(Words(f"{name} 无法写入文件", f"{name} cannot be written to a file"))


def unexpected(expected: Words, found: object) -> MisfitError:
    """Return the error for a value in place of another."""
    said = shortened(found)
    return MisfitError(
        Words(f"应为{expected.zh}，得到{said}", f"{expected.en} is expected, not {said}")
    )
