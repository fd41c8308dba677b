"""Whether what a caller gave is of the kind it must be: texts, counts, tables."""

from collections.abc import Mapping

from govflow.errors import UsageError
from govflow.words import Words


def check_text(value: object, name: str) -> str:
    """Return the text that a caller gave under a name. Raises UsageError for what is none.

    An id that is a number in the host is text here: what was kept reads back the same.
    """
    if isinstance(value, str):
        return value
    raise UsageError(
        Words(f"{name} 应为文本，不是{value!r}", f"{name!r} must be text, not {value!r}")
    )


def check_count(value: object, name: str) -> int:
    """Return the number, 0 or more, that a caller gave under a name. Raises UsageError."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise UsageError(
        Words(
            f"{name} 应为不小于0的整数，不是{value!r}",
            f"{name!r} must be a whole number from 0 on, not {value!r}",
        )
    )


def check_table(value: object, name: str) -> None:
    """Check that a caller gave a mapping from names under a name. Raises UsageError."""
    if not isinstance(value, Mapping):
        raise UsageError(
            Words(
                f"{name} 应为名称到取值的对照（dict），不是{value!r}",
                f"{name!r} must be a mapping from names to values (a dict), not {value!r}",
            )
        )
    for key in value:
        if not isinstance(key, str):
            raise UsageError(
                Words(
                    f"{name} 中的名称应为文本，不是{key!r}",
                    f"a name in {name!r} must be text, not {key!r}",
                )
            )
