"""What goes wrong and has to be put right or reported."""

from typing import Literal

from govflow.provisions.things.units import UNIT_KINDS, UnitKind
from govflow.rules.facts import fact
from govflow.values import frozen
from govflow.words import Words


@frozen
class Incident:
    """Something that went wrong and has to be reported (应急事件)."""

    credential_leak: bool | None = fact(
        "账号、密码是否外泄", "whether an account or password leaked"
    )
    adverse_effect: bool | None = fact("是否造成不良影响", "whether it had an adverse effect")
    anomaly: Literal["content", "page-down", "public-opinion", "security"] | None = fact(
        "异常类型",
        "the kind of anomaly",
        choices={
            "content": Words("信息内容有误", "wrong content"),
            "page-down": Words("页面无法打开", "a page that does not open"),
            "public-opinion": Words("突发网络舆情", "sudden public opinion"),
            "security": Words("突发安全事件", "a sudden security event"),
        },
    )
    found_by: Literal["unit", "operator", "platform"] | None = fact(
        "发现单位",
        "who found it",
        choices={
            "unit": Words("责任单位", "the responsible unit"),
            "operator": Words("承办单位", "the operator of the sites"),
            "platform": Words("检测平台", "the detection platform"),
        },
    )
    unit_kind: UnitKind | None = fact("单位性质", "the kind of unit", choices=UNIT_KINDS)
    handling: str | None = fact("处理措施", "how it was handled")
    other_note: str | None = fact("其他书面记录", "any other written note")
    set_fields_recorded: bool | None = fact(
        "使用单位设定的记录项目是否齐全", "whether the record has the fields that the office set"
    )
    sensitive_content: bool | None = fact("是否敏感内容", "whether the content is sensitive")
    urgent: bool | None = fact("通知是否标明紧急情况", "whether the notice marks it urgent")
    unit_found_urgent: bool | None = fact(
        "责任单位是否认定紧急情况", "whether the responsible unit finds it urgent"
    )
    remedy: Literal["deletion", "correction"] | None = fact(
        "整改方式",
        "how it is put right",
        choices={
            "deletion": Words("整条删除", "deletion of the whole item"),
            "correction": Words("检索和修改", "search and correction"),
        },
    )
    deletable: bool | None = fact("是否适合直接删除", "whether it may be deleted outright")
    severity: Literal["ordinary", "larger", "major", "extraordinary"] | None = fact(
        "事件等级",
        "the grade of the incident",
        choices={
            "ordinary": Words("一般", "ordinary"),
            "larger": Words("较大", "larger"),
            "major": Words("重大", "major"),
            "extraordinary": Words("特别重大", "extraordinary"),
        },
    )
    joint_handling_needed: bool | None = fact(
        "单位是否认为须会同其他部门处理", "whether the unit finds joint handling necessary"
    )
    opinion_kind: Literal["major-emergency", "hot-issue", "rumour", "other"] | None = fact(
        "舆情类别",
        "the kind of public opinion",
        choices={
            "major-emergency": Words("重大突发事件", "a major emergency"),
            "hot-issue": Words("公众关注的热点问题", "an issue of public concern"),
            "rumour": Words("网络谣言", "a rumour online"),
            "other": Words("其他", "other"),
        },
    )
    concerns_unit: bool | None = fact(
        "是否涉及本机关、本单位", "whether it concerns the unit itself"
    )
    untrue: bool | None = fact("是否有不实之处", "whether something in it is untrue")
    opinion_origin: str | None = fact("舆情出处", "where the opinion comes from")


@frozen
class Referral:
    """A breach that is taken up a ladder (责任追究): a human decides on each rung."""

    overdue: bool | None = fact("是否逾期未整改", "whether rectification is overdue")
    breached_norm: str | None = fact("所违反的规定", "the norm that was breached")
