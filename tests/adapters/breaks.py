"""Ways to break the file of a county policy, and where each is found."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.adapters.made import plain


def broken(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Return the county with one change."""
    raw = plain()
    change(raw)
    return raw


def setting(path: str, value: object) -> Callable[[dict[str, Any]], object]:
    """Return the change that sets what stands at `clocks.0.when`."""

    def change(raw: dict[str, Any]) -> None:
        place, last = _place(raw, path)
        place[last] = value

    return change


def dropping(path: str) -> Callable[[dict[str, Any]], object]:
    """Return the change that takes away what stands there."""

    def change(raw: dict[str, Any]) -> None:
        place, last = _place(raw, path)
        del place[last]

    return change


def _place(raw: Any, path: str) -> tuple[Any, Any]:
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    for step in steps:
        raw = raw[step]
    return raw, last


BREAKS: Final[Mapping[str, tuple[Callable[[dict[str, Any]], object], str]]] = {
    "a format of the future": (setting("format", 2), "format"),
    "a format that is text": (setting("format", "1"), "format"),
    "a format that is true": (setting("format", True), "format"),
    "no format": (dropping("format"), "format"),
    "no title": (dropping("title"), "title"),
    "a title in one language": (dropping("title.en"), "title.en"),
    "a title that is text": (setting("title", "办法"), "title"),
    "a key nobody knows": (setting("clokcs", []), "clokcs"),
    "a key nobody knows within": (setting("clocks.0.perod", {}), "clocks[0].perod"),
    "null": (setting("blank", None), "blank"),
    "null for what may be None": (setting("clocks.1.when", None), "clocks[1].when"),
    "a table for an array": (setting("clocks", {}), "clocks"),
    "text for an array": (setting("clocks.0.readings", "ab"), "clocks[0].readings"),
    "a number for text": (setting("id", 5), "id"),
    "no period": (dropping("clocks.1.period"), "clocks[1].period"),
    "a period without its type": (dropping("clocks.0.period.type"), "clocks[0].period.type"),
    "a period of a condition's type": (
        setting("clocks.0.period.type", "not"),
        "clocks[0].period.type",
    ),
    "a cycle of its own in a clock": (
        setting("clocks.0.period", {"type": "own-cycle"}),
        "clocks[0].period.type",
    ),
    "a lost period in a variant": (
        setting("clocks.0.variants.0.period.type", "lost"),
        "clocks[0].variants[0].period.type",
    ),
    "an amount that is text": (setting("clocks.0.period.amount", "20"), "clocks[0].period.amount"),
    "an amount that is true": (setting("clocks.0.period.amount", True), "clocks[0].period.amount"),
    "half an amount": (setting("clocks.0.period.amount", 1.5), "clocks[0].period.amount"),
    "a unit nobody knows": (setting("clocks.0.period.unit", "days"), "clocks[0].period.unit"),
    "an extension that is yearly": (
        setting("clocks.1.extension.period.type", "yearly"),
        "clocks[1].extension.period.type",
    ),
    "a subject nobody knows": (setting("clocks.0.subject", "page"), "clocks[0].subject"),
    "a flag that is a number": (setting("clocks.0.first_day", 1), "clocks[0].first_day"),
    "a day that is none": (
        setting("instruments.0.window.since", "2022年"),
        "instruments[0].window.since",
    ),
    "a day in short": (
        setting("instruments.0.window.since", "20220101"),
        "instruments[0].window.since",
    ),
    "a fact nobody knows": (
        setting("clocks.0.when.conditions.1.fact", "colour"),
        "clocks[0].when.conditions[1].fact",
    ),
    "a fact of another sort": (
        setting("columns.1.when.value", "two"),
        "columns[1].when.value",
    ),
    "a level that is true": (setting("columns.1.when.value", True), "columns[1].when.value"),
    "a value nobody has": (setting("columns.0.when.values.1", "blog"), "columns[0].when.values[1]"),
    "a choice of nothing": (setting("columns.0.when.values", []), "columns[0].when.values"),
    "a date that is text": (
        setting("clocks.0.when.conditions.0.conditions.0.value", "2023-01-01"),
        "clocks[0].when.conditions[0].conditions[0].value",
    ),
    "a date of two keys": (
        setting(
            "clocks.0.when.conditions.0.conditions.0.value", {"date": "2023-01-01", "time": "09"}
        ),
        "clocks[0].when.conditions[0].conditions[0].value",
    ),
    "an order of what has none": (
        setting("chains.0.branches.0.when.operator", "<"),
        "chains[0].branches[0].when.operator",
    ),
    "an operator nobody knows": (
        setting("columns.1.when.operator", "=>"),
        "columns[1].when.operator",
    ),
    "a condition without its parts": (
        dropping("clocks.0.when.conditions"),
        "clocks[0].when.conditions",
    ),
    "a column rule without a condition": (dropping("columns.0.when"), "columns[0].when"),
    "a post of a step that is text": (
        setting("chains.0.steps.0.posts", "staff"),
        "chains[0].steps[0].posts",
    ),
    "a fact of a chain nobody knows": (setting("chains.0.facts.1", "x"), "chains[0].facts[1]"),
    "a run from a fact nobody knows": (
        setting("chains.0.runs.0.from_fact", "x"),
        "chains[0].runs[0].from_fact",
    ),
    "a capacity nobody knows": (
        setting("responsibilities.0.capacity", "boss"),
        "responsibilities[0].capacity",
    ),
    "a default as a list": (
        setting("column_defaults.0", ["site", "main", "r"]),
        "column_defaults[0]",
    ),
}
"""Ways in which a file may be broken that the schema sees too, and the path of each."""

UNSEEN: Final[Mapping[str, tuple[Callable[[dict[str, Any]], object], str]]] = {
    "a fact of another subject": (
        setting(
            "columns.1.when", {"type": "compare", "fact": "simple", "operator": "==", "value": True}
        ),
        "columns[1].when.fact",
    ),
    "a default of another subject": (
        setting("column_defaults.0", {"fact": "urgent", "value": True, "reading": "r"}),
        "column_defaults[0].fact",
    ),
    "a default that the fact cannot have": (
        setting("column_defaults.1.value", "first"),
        "column_defaults[1].value",
    ),
    "a 32nd": (
        setting("clocks.0.variants.0.period.day", 32),
        "clocks[0].variants[0].period",
    ),
    "a whole number with a point": (
        setting("clocks.0.period.amount", 20.0),
        "clocks[0].period.amount",
    ),
    "a clock without a stop": (setting("clocks.0.stop", []), "clocks[0]"),
    "a chain to nowhere": (setting("chains.0.branches.0.then", "three"), "chains[0]"),
    "a window that is empty": (
        setting("instruments.0.window.until", "2020-01-01"),
        "instruments[0].window",
    ),
    "a norm encoded twice": (setting("clocks.1.norm", "county/1"), ""),
    "a norm of another regulation": (setting("clocks.1.norm", "city/1"), ""),
}
"""Ways that only reading finds."""
