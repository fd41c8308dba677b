"""What a regulation is made of: things, clocks, columns, and when each falls due."""

from govflow.provisions.clocks import Clock, Extension, Lost, Unstated
from govflow.provisions.columns import BlankRule, ColumnRule
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.events import Event
from govflow.provisions.judging import judge
from govflow.provisions.things import (
    Account,
    Application,
    Column,
    Document,
    Incident,
    Message,
    Site,
    Unit,
)
from govflow.provisions.timing import Due, due
from govflow.provisions.variants import Variant

__all__ = [
    "Account",
    "Application",
    "BlankRule",
    "Clock",
    "Column",
    "ColumnRule",
    "Document",
    "Due",
    "Event",
    "Extension",
    "Incident",
    "Lost",
    "Message",
    "OwnCycle",
    "Site",
    "Unit",
    "Unstated",
    "Variant",
    "due",
    "judge",
]
