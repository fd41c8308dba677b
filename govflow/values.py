"""Values that are made often: as frozen as any other, and made three times as fast."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

import attrs

P = ParamSpec("P")
T = TypeVar("T")


def maker(cls: Callable[P, T]) -> Callable[P, T]:
    """Return what makes values of a frozen attrs class, from positional arguments.

    The constructor of a frozen class sets each field through `object.__setattr__`. Here a
    value is made by an unfrozen subclass of the same layout, and is of the class itself
    when it is given away: equal, hashed and frozen like any other.
    """
    frozen: Any = cls
    thawed = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    made: Any = type(frozen.__name__, (frozen,), thawed)
    draft: Any = attrs.define(made, eq=False, repr=False, weakref_slot=False)

    def make(*values: object) -> Any:
        made = draft(*values)
        made.__class__ = frozen
        return made

    return cast(Callable[P, T], make)
