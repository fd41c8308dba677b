"""Facts as people and hosts state them: known by name, and of the right kind."""

from collections.abc import Mapping
from datetime import date

from govflow.calendars.civil import civil_date, read_moment
from govflow.errors import UsageError
from govflow.rules.facts import FactType, find_fact, unfit
from govflow.words import Words


def read_facts(declared: Mapping[str, FactType], stated: Mapping[str, object]) -> dict[str, object]:
    """Return facts as they were stated, each as its kind has it; None stays unknown.

    A day may be written as text, and a moment stands for its day in China. Raises
    UnknownNameError for a fact that is not declared, UsageError for a value that it can
    never have.
    """
    return {name: _read(find_fact(declared, name), value) for name, value in stated.items()}


def _read(kind: FactType, value: object) -> object:
    if value is None or kind.admits(value):
        return value
    if date in kind.kinds:
        if isinstance(value, str):
            return _read_day(kind, value)
        if isinstance(value, date):
            return civil_date(value)
    raise unfit(kind, value)


def _read_day(kind: FactType, text: str) -> date:
    try:
        return civil_date(read_moment(text))
    except UsageError as error:
        raise UsageError(
            Words(
                f"事实“{kind.name}”：{error.words.zh}", f"the fact {kind.name!r}: {error.words.en}"
            )
        ) from None
