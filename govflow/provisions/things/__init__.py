"""The things that duties are about, and the facts one may state of them."""

from collections.abc import Mapping
from typing import Final, Literal

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

FACT_CLASSES: Final[Mapping[Subject, type]] = {
    "document": Document,
    "message": Message,
    "column": Column,
    "application": Application,
    "site": Site,
    "account": Account,
    "incident": Incident,
    "unit": Unit,
    "interpretation": Interpretation,
    "worker": Worker,
    "roster": Roster,
    "contract": Contract,
    "referral": Referral,
}

__all__ = [
    "COLUMN_KINDS",
    "FACT_CLASSES",
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
]
