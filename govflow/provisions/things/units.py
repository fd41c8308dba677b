"""Units, their rosters and their contracts."""

from attrs import frozen

from govflow.rules.facts import fact


@frozen
class Unit:
    """A unit (单位) with duties that recur."""


@frozen
class Roster:
    """A roster of duty (值班表): who is on duty from when, for how long."""

    shift_minutes: int | None = fact("值班时长（分钟）", "how long the shift is, in minutes")
    reachable: bool | None = fact("值班人员是否登记联系方式", "whether a phone is on file")


@frozen
class Contract:
    """A contract by which others provide content or services (委托服务)."""
