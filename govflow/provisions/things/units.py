"""Units, their rosters and their contracts."""

from collections.abc import Mapping
from typing import Final, Literal

from govflow.rules.facts import fact
from govflow.values import frozen
from govflow.words import Words

UnitKind = Literal["administrative-organ", "subordinate-body", "institution", "enterprise"]
UNIT_KINDS: Final[Mapping[UnitKind, Words]] = {
    "administrative-organ": Words("行政机关", "an administrative organ"),
    "subordinate-body": Words("下设机构", "a subordinate body"),
    "institution": Words("事业单位", "an institution"),
    "enterprise": Words("企业", "an enterprise"),
}


@frozen
class Unit:
    """A unit (单位): what it is, what it has set up, what its duties are."""

    unit_kind: UnitKind | None = fact("单位性质", "the kind of unit", choices=UNIT_KINDS)
    publishes: bool | None = fact("是否通过网站发布信息", "whether it publishes through the site")
    column_registered: bool | None = fact("是否登记有栏目", "whether it has a registered column")
    named_by_superiors: bool | None = fact(
        "上级规定是否点名其开设栏目", "whether superior rules name it as having a column"
    )
    principal_head_named: bool | None = fact(
        "是否登记主要负责人", "whether a principal head is on file"
    )
    deputy_head_named: bool | None = fact("是否登记分管负责人", "whether a deputy head is on file")
    heads_are_one: bool | None = fact(
        "主要负责人与分管负责人是否同一人", "whether one person holds both posts"
    )
    coordination_mechanism: bool | None = fact(
        "是否建立信息公开协调机制", "whether it has a mechanism to coordinate disclosure"
    )
    content_errors: int | None = fact("内容差错数", "the number of errors in content")
    technical_faults: int | None = fact("技术故障数", "the number of technical faults")
    department: bool | None = fact("是否区政府部门", "whether it is a department")
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
    third_party_monitoring: bool | None = fact(
        "是否委托第三方技术检测平台监控", "whether a platform of a third party monitors for it"
    )
    opinion_team: bool | None = fact(
        "是否建立舆情应急处置队伍", "whether it has a team for public opinion"
    )
    security_system: bool | None = fact(
        "是否建立安全管理制度", "whether it has a system of security management"
    )
    emergency_plan: bool | None = fact("是否制定应急预案", "whether it has an emergency plan")
    first_quarter_result: str | None = fact("第一季度检查结果", "the result of the first quarter")
    second_quarter_result: str | None = fact("第二季度检查结果", "the result of the second quarter")
    third_quarter_result: str | None = fact("第三季度检查结果", "the result of the third quarter")
    fourth_quarter_result: str | None = fact("第四季度检查结果", "the result of the fourth quarter")


@frozen
class Roster:
    """A roster of duty (值班表): who is on duty from when, for how long."""

    shift_minutes: int | None = fact("值班时长（分钟）", "how long the shift is, in minutes")
    reachable: bool | None = fact("值班人员是否登记联系方式", "whether a phone is on file")


@frozen
class Contract:
    """A contract by which others provide content or services (委托服务)."""

    duties_agreed: bool | None = fact(
        "是否明确约定有关权责", "whether rights and duties are agreed"
    )
    drafts_content: bool | None = fact(
        "受托机构是否起草内容", "whether the contractor drafts content"
    )
    qualification_reviewed: bool | None = fact(
        "是否审查受托机构资质", "whether its qualifications were reviewed"
    )
    supervisions: int | None = fact(
        "合同年度届满时的监督记录数",
        "the number of supervisions on record when the contract year ended",
    )
    supervised_daily: bool | None = fact(
        "是否每个工作日均有监督记录", "whether it was supervised every working day"
    )
