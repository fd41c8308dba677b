"""Government information on its way to the public, and what explains it."""

from datetime import date
from typing import Literal

from attrs import frozen

from govflow.rules.facts import fact


@frozen
class Document:
    """A piece of government information (政府信息) on its way to the public."""

    urgent: bool | None = fact("是否紧急信息", "whether it is urgent")
    units_involved: int | None = fact("涉及业务单位数", "the number of units involved")
    social_impact: Literal["ordinary", "high"] | None = fact("社会影响", "the social impact")
    public_concern: Literal["ordinary", "high"] | None = fact("群众关注度", "the public concern")
    clear_and_simple: bool | None = fact(
        "是否简单明了、事实清楚", "whether it is simple and its facts are clear"
    )
    content_class: Literal["routine", "major"] | None = fact("内容类别", "the class of content")
    joint_units: int | None = fact("联合发布单位数", "the number of units publishing jointly")
    planned: date | None = fact("拟发布日期", "the planned day of publication")
    wide_impact: bool | None = fact(
        "是否涉及面广、社会关注度高、实施难度大或专业性强",
        "whether it is wide in scope, of high concern, hard to implement or technical",
    )


@frozen
class Interpretation:
    """The interpretation of a policy document (政策解读): its plan and materials."""

    government_issued: bool | None = fact(
        "是否以政府（含政府办公室）名义印发", "whether it is issued in the name of the government"
    )
    document_class: Literal["normative", "major-decision", "other"] | None = fact(
        "文件类别", "the class of the document"
    )
    in_scope: bool | None = fact("是否属于解读范围", "whether it must be interpreted")
    drafting_units: int | None = fact("起草部门数", "the number of drafting departments")
    drafter: str | None = fact("起草部门", "the drafting department")
    lead_drafter: str | None = fact("牵头起草部门", "the lead drafting department")
    organiser: str | None = fact("组织开展解读的部门", "the department that organises it")
    document_attached: bool | None = fact("是否附政策性文件", "whether the document is attached")
    plan_attached: bool | None = fact("是否附解读方案", "whether the plan is attached")
    materials_attached: bool | None = fact("是否附解读材料", "whether materials are attached")
    presentation_forms: int | None = fact(
        "展现方式数（同一种只计一次）", "the number of presentation forms"
    )
    presentation_pieces: int | None = fact("解读材料件数", "the number of pieces of material")
    press_opinion: Literal["none", "comments", "objection"] | None = fact(
        "新闻办的意见", "the opinion of the press office"
    )
    comments_answered: bool | None = fact("意见是否已逐条答复", "whether comments are answered")
    press_conference: bool | None = fact(
        "是否需要召开新闻发布会", "whether a press conference is needed"
    )
    conference_plan: bool | None = fact(
        "是否已提供新闻发布会方案", "whether the plan of the conference is there"
    )
    main_statement: bool | None = fact("是否已提供主发布稿", "whether the main statement is there")
