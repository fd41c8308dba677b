"""Regulations on government websites as objects that run.

One lazy table: a name is loaded when it is first touched, and nothing before.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from govflow.adapters.lawbooks import read_regulation
    from govflow.audits import Audit, Finding, audit
    from govflow.calendars import (
        ChinaCalendar,
        Deadline,
        Derivation,
        OfficeHours,
        Overlay,
        Pause,
        china,
        derive,
        parse_period,
    )
    from govflow.desk import Desk
    from govflow.errors import GovflowError
    from govflow.law import Reading, Regulation
    from govflow.policies import load_policy
    from govflow.policy import Policy
    from govflow.provisions import Clock, ColumnRule, due, judge
    from govflow.rules.verdicts import Verdict
    from govflow.words import Words

_HOMES: Final = {
    "Audit": "govflow.audits",
    "ChinaCalendar": "govflow.calendars",
    "Clock": "govflow.provisions",
    "ColumnRule": "govflow.provisions",
    "Deadline": "govflow.calendars",
    "Derivation": "govflow.calendars",
    "Desk": "govflow.desk",
    "Finding": "govflow.audits",
    "GovflowError": "govflow.errors",
    "OfficeHours": "govflow.calendars",
    "Overlay": "govflow.calendars",
    "Pause": "govflow.calendars",
    "Policy": "govflow.policy",
    "Reading": "govflow.law",
    "Regulation": "govflow.law",
    "Verdict": "govflow.rules.verdicts",
    "Words": "govflow.words",
    "audit": "govflow.audits",
    "china": "govflow.calendars",
    "derive": "govflow.calendars",
    "due": "govflow.provisions",
    "judge": "govflow.provisions",
    "load_policy": "govflow.policies",
    "parse_period": "govflow.calendars",
    "read_regulation": "govflow.adapters.lawbooks",
}

__all__ = [
    "Audit",
    "ChinaCalendar",
    "Clock",
    "ColumnRule",
    "Deadline",
    "Derivation",
    "Desk",
    "Finding",
    "GovflowError",
    "OfficeHours",
    "Overlay",
    "Pause",
    "Policy",
    "Reading",
    "Regulation",
    "Verdict",
    "Words",
    "audit",
    "china",
    "derive",
    "due",
    "judge",
    "load_policy",
    "parse_period",
    "read_regulation",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'govflow' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
