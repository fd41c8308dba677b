"""What many open cases have alike is kept once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

same_text: Final = lru_cache(maxsize=1 << 14)(str)
"""Return one text for many equal ones: units and chains that were read from a store."""


def same_facts(stated: Mapping[str, object]) -> Mapping[str, object]:
    """Return facts; cases of which the same is known share one mapping.

    Values that are merely equal, such as 1 and true, are not the same.
    """
    try:
        return _shared(*stated, *stated.values())
    except TypeError:  # a value that is not hashable
        return stated


@lru_cache(maxsize=1 << 12, typed=True)
def _shared(*known: Any) -> Mapping[str, object]:
    half = len(known) // 2
    return dict(zip(known[:half], known[half:], strict=True))
