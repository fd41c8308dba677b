"""The things that duties are about, and the facts one may state of them.

The class of a thing is loaded when a policy first speaks of it.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from govflow.rules.facts import FactType, declared_facts

if TYPE_CHECKING:
    from govflow.provisions.things.accounts import Account, Worker
    from govflow.provisions.things.documents import Document, Interpretation
    from govflow.provisions.things.incidents import Incident, Referral
    from govflow.provisions.things.messages import Application, Message
    from govflow.provisions.things.sites import COLUMN_KINDS, Column, ColumnKind, Site
    from govflow.provisions.things.units import Contract, Roster, Unit

Subject = Literal[
    "document",
    "message",
    "column",
    "application",
    "site",
    "account",
    "incident",
    "unit",
    "interpretation",
    "worker",
    "roster",
    "contract",
    "referral",
]
SUBJECTS: Final[tuple[Subject, ...]] = get_args(Subject)

_HOMES: Final[Mapping[str, str]] = {
    "Account": "accounts",
    "Application": "messages",
    "COLUMN_KINDS": "sites",
    "Column": "sites",
    "ColumnKind": "sites",
    "Contract": "units",
    "Document": "documents",
    "Incident": "incidents",
    "Interpretation": "documents",
    "Message": "messages",
    "Referral": "incidents",
    "Roster": "units",
    "Site": "sites",
    "Unit": "units",
    "Worker": "accounts",
}

__all__ = [
    "COLUMN_KINDS",
    "SUBJECTS",
    "Account",
    "Application",
    "Column",
    "ColumnKind",
    "Contract",
    "Document",
    "Incident",
    "Interpretation",
    "Message",
    "Referral",
    "Roster",
    "Site",
    "Subject",
    "Unit",
    "Worker",
    "fact_class",
    "facts_of",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def fact_class(subject: Subject) -> type:
    """Return the class whose fields are what may be stated of such a subject."""
    found: type = __getattr__(subject.capitalize())
    return found


def facts_of(subject: Subject) -> Mapping[str, FactType]:
    """Return what may be stated of such a subject, by name."""
    return declared_facts(fact_class(subject))
