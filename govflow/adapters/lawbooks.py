"""Read the texts that ship with govflow: regulations, norms, readings, declarations."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import fields

from govflow.errors import LawError
from govflow.law import (
    Alternative,
    Chapter,
    Instrument,
    Norm,
    Reading,
    Regulation,
    Restoration,
    Window,
)
from govflow.policies import find_policy_id
from govflow.words import Words

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_NORM_FIELDS = frozenset(field.name for field in fields(Norm))
_TUPLES = ("exceptions", "depends_on")


@cache
def read_regulation(regulation_id: str) -> Regulation:
    """Return a regulation with its text and norms. Raises UnknownNameError."""
    folder = _folder(regulation_id)

    def load(name: str) -> Any:
        return json.loads((folder / name).read_text(encoding="utf-8"))

    law = load("law.json")
    text = folder / "text.txt"
    return Regulation(
        id=law["id"],
        title=law["title"],
        number=law["number"],
        issuer=law["issuer"],
        promulgated=_date(law["promulgated"]),
        instruments=tuple(map(_instrument, law["instruments"])),
        chapters=tuple(
            Chapter(c["number"], c["title"], tuple(c["articles"])) for c in law["chapters"]
        ),
        legal_basis=tuple(law["legal_basis"]),
        norms=tuple(map(_norm, law["norms"])),
        readings=tuple(map(_reading, load("readings.json"))),
        restorations=tuple(map(_restoration, load("restored.json"))),
        text=text.read_text(encoding="utf-8") if text.is_file() else None,
    )


def read_declarations(policy_id: str) -> dict[str, str]:
    """Return the norms that are declared not encoded, each with its reason.

    Raises UnknownNameError for an unknown policy, LawError for a norm declared twice.
    """
    text = (_folder(policy_id) / "declared.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text, object_pairs_hook=_once)
    return found


def _once(pairs: list[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for norm, reason in pairs:
        if norm in found:
            raise LawError(Words(f"{norm}声明了两次", f"{norm} is declared twice"))
        found[norm] = reason
    return found


def _folder(policy_id: str) -> "Traversable":
    from importlib.resources import files

    return files("govflow.policies") / find_policy_id(policy_id)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _instrument(raw: Mapping[str, Any]) -> Instrument:
    window = Window(_date(raw["since"]), _date(raw["until"]), _date(raw.get("first_seen")))
    return Instrument(raw["id"], raw["title"], raw["number"], window)


def _norm(raw: Mapping[str, Any]) -> Norm:
    known = {name: value for name, value in raw.items() if name in _NORM_FIELDS}
    for name in _TUPLES:
        known[name] = tuple(_listed(known.get(name, ())))
    return Norm(**known)


def _listed(value: Sequence[str] | str) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _words(raw: Mapping[str, str]) -> Words:
    return Words(raw["zh"], raw["en"])


def _reading(raw: Mapping[str, Any]) -> Reading:
    return Reading(
        raw["id"],
        raw["norm"],
        _words(raw["question"]),
        _words(raw["chosen"]),
        _words(raw["because"]),
        tuple(Alternative(other["id"], _words(other)) for other in raw["instead"]),
    )


def _restoration(raw: Mapping[str, Any]) -> Restoration:
    return Restoration(raw["norm"], raw["printed"], raw["restored"], _words(raw["note"]))
