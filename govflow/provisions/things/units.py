"""Units, their rosters and their contracts."""

from typing import Literal

from attrs import frozen

from govflow.rules.facts import fact


@frozen
class Unit:
    """A unit (单位) with duties that recur."""

    unit_kind: Literal["department", "township", "other"] | None = fact(
        "单位类别", "the kind of unit"
    )
    review_rules: bool | None = fact(
        "是否建立信息发布审核制度", "whether it has rules for the review of what it publishes"
    )
    columns_demanded: bool | None = fact("上级是否要求开设栏目", "whether superiors demand columns")
    columns_built: bool | None = fact("是否按要求建设栏目", "whether it has built them")
    townships_guided: bool | None = fact(
        "是否指导各镇乡街道开设栏目", "whether it has guided the townships"
    )
    column_rules: bool | None = fact(
        "是否建立栏目信息保障制度", "whether it has rules for the content of its columns"
    )
    column_assessment: bool | None = fact(
        "是否建立栏目考核要求", "whether it has rules for their assessment"
    )


@frozen
class Roster:
    """A roster of duty (值班表): who is on duty from when, for how long."""

    shift_minutes: int | None = fact("值班时长（分钟）", "how long the shift is, in minutes")
    reachable: bool | None = fact("值班人员是否登记联系方式", "whether a phone is on file")


@frozen
class Contract:
    """A contract by which others provide content or services (委托服务)."""
