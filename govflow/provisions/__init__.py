"""What a regulation is made of: clocks, column rules, events, and when each falls due."""

from govflow.provisions.clocks import Clock, Extension, Lost, Unstated
from govflow.provisions.columns import BlankRule, ColumnRule
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.events import Event
from govflow.provisions.judging import judge
from govflow.provisions.timing import Due, due
from govflow.provisions.variants import Variant

__all__ = [
    "BlankRule",
    "Clock",
    "ColumnRule",
    "Due",
    "Event",
    "Extension",
    "Lost",
    "OwnCycle",
    "Unstated",
    "Variant",
    "due",
    "judge",
]
