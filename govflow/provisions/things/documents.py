"""Government information on its way to the public, and what explains it."""

from datetime import date
from typing import Literal

from attrs import frozen

from govflow.rules.facts import fact
from govflow.words import Words


@frozen
class Document:
    """A piece of government information (政府信息) on its way to the public."""

    urgent: bool | None = fact("是否紧急信息", "whether it is urgent")
    units_involved: int | None = fact("涉及业务单位数", "the number of units involved")
    social_impact: Literal["ordinary", "high"] | None = fact(
        "社会影响",
        "the social impact",
        choices={"ordinary": Words("一般", "ordinary"), "high": Words("较大", "high")},
    )
    public_concern: Literal["ordinary", "high"] | None = fact(
        "群众关注度",
        "the public concern",
        choices={"ordinary": Words("一般", "ordinary"), "high": Words("较高", "high")},
    )
    clear_and_simple: bool | None = fact(
        "是否简单明了、事实清楚", "whether it is simple and its facts are clear"
    )
    content_class: Literal["routine", "major"] | None = fact(
        "内容类别",
        "the class of content",
        choices={"routine": Words("日常信息", "routine"), "major": Words("重大信息", "major")},
    )
    joint_units: int | None = fact("联合发布单位数", "the number of units publishing jointly")
    planned: date | None = fact("拟发布日期", "the planned day of publication")
    wide_impact: bool | None = fact(
        "是否涉及面广、社会关注度高、实施难度大或专业性强",
        "whether it is wide in scope, of high concern, hard to implement or technical",
    )


@frozen
class Interpretation:
    """The interpretation of a policy document (政策解读): its plan and materials."""
