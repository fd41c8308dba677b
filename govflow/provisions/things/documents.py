"""Government information on its way to the public, and what explains it."""

from datetime import date
from typing import Literal

from govflow.rules.facts import fact
from govflow.values import frozen
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
    form: Literal["text", "image", "data", "audio", "video", "link", "other"] | None = fact(
        "信息形式",
        "the form of the information",
        choices={
            "text": Words("文字", "text"),
            "image": Words("图片", "image"),
            "data": Words("数据", "data"),
            "audio": Words("音频", "audio"),
            "video": Words("视频", "video"),
            "link": Words("链接", "link"),
            "other": Words("其他形式", "other"),
        },
    )
    official: bool | None = fact(
        "是否在履行行政管理职能过程中制作或者获取",
        "whether it was made or obtained in the course of administration",
    )
    outward: bool | None = fact("是否对外公开", "whether it is open to the public")
    made_or_obtained: Literal["made", "obtained"] | None = fact(
        "信息的由来",
        "how the unit came by it",
        choices={
            "made": Words("制作", "made by a unit"),
            "obtained": Words("从公民、法人等处获取", "obtained from others"),
        },
    )
    drafting_units: int | None = fact("起草单位数", "the number of drafting units")
    making_unit: str | None = fact("制作单位", "the unit that made it")
    keeping_unit: str | None = fact("保存单位", "the unit that keeps it")
    lead_unit: str | None = fact("牵头单位", "the lead unit")
    publishing_unit: str | None = fact("公开单位", "the unit that publishes it")
    publisher_reason: str | None = fact(
        "由其他单位公开的理由", "the reason why another unit publishes it"
    )
    origin: Literal["original", "repost"] | None = fact(
        "信息类别",
        "the kind of item",
        choices={"original": Words("原创", "an original"), "repost": Words("转载", "a repost")},
    )
    source_named: str | None = fact("标注的来源", "the source that it names")
    short_name: str | None = fact("登记的规范化简称", "the registered short name")
    own_short_name: str | None = fact("单位申明的简称", "the short name that the unit states")
    original_source: str | None = fact("被转载信息的来源", "the source of what is reposted")
    source_is_organ: bool | None = fact(
        "来源是否党政机关", "whether the source is an organ of party or government"
    )
    on_operator_list: bool | None = fact(
        "来源是否在承办单位名单内", "whether the source is on the list of the operator"
    )
    on_national_list: bool | None = fact(
        "来源是否在国家转载名单内", "whether the source is on the national list"
    )
    judged_authoritative: bool | None = fact(
        "审核人员是否认定来源权威", "whether the reviewers judge the source authoritative"
    )
    repost_reason: str | None = fact(
        "例外转载的理由", "the reason for reposting from another source"
    )
    differs_from_source: bool | None = fact(
        "与来源内容是否有差异", "whether it differs from its source"
    )
    difference_cleared: bool | None = fact(
        "复审人是否确认差异不属歪曲、篡改",
        "whether the second reviewer finds the difference no distortion",
    )
    period_set_by: Literal["law", "regulation", "other-document"] | None = fact(
        "另定公开期限的依据",
        "what sets another period",
        choices={
            "law": Words("法律", "a law"),
            "regulation": Words("法规", "a regulation"),
            "other-document": Words("其他文件", "another document"),
        },
    )
    policy_document: bool | None = fact("是否政策文件", "whether it is a policy document")
    forbidden_content: bool | None = fact(
        "是否经认定属于不得发布的情形", "whether it was found to be of a forbidden kind"
    )
    secrecy_mark: bool | None = fact("是否带有密级标志", "whether it bears a mark of secrecy")
    lexicon_hit: bool | None = fact(
        "是否命中敏感词库", "whether it hits the lexicon of sensitive words"
    )
    sensitive: bool | None = fact(
        "是否经认定涉密或者涉及敏感性问题", "whether it was found secret or sensitive"
    )
    unmasked_personal_data: bool | None = fact(
        "是否含有未遮盖的身份证号、手机号、银行卡号",
        "whether it shows full numbers of identity cards, phones or bank cards",
    )
    embargoed: bool | None = fact(
        "是否标明不得早于某一时刻发布",
        "whether it states a moment before which it may not go online",
    )
    statistics_differ: bool | None = fact(
        "统计数据是否与统计记录不一致", "whether its figures differ from the statistics on record"
    )
    advertising: bool | None = fact(
        "是否刊登或者链接商业广告", "whether it carries or links to commercial advertising"
    )
    screened_before: bool | None = fact(
        "发布前是否经技术手段筛查", "whether it was screened before publication"
    )
    screened_after: bool | None = fact(
        "发布后是否经技术手段筛查", "whether it was screened after publication"
    )


@frozen
class Interpretation:
    """The interpretation of a policy document (政策解读): its plan and materials."""

    government_issued: bool | None = fact(
        "是否以政府（含政府办公室）名义印发", "whether it is issued in the name of the government"
    )
    document_class: Literal["normative", "major-decision", "other"] | None = fact(
        "文件类别",
        "the class of the document",
        choices={
            "normative": Words("规范性文件", "a normative document"),
            "major-decision": Words("重大行政决策", "a major decision"),
            "other": Words("其他文件", "another document"),
        },
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
        "新闻办的意见",
        "the opinion of the press office",
        choices={
            "none": Words("没有意见", "none"),
            "comments": Words("有意见", "comments"),
            "objection": Words("不同意", "an objection"),
        },
    )
    comments_answered: bool | None = fact("意见是否已逐条答复", "whether comments are answered")
    press_conference: bool | None = fact(
        "是否需要召开新闻发布会", "whether a press conference is needed"
    )
    press_office_wants_conference: bool | None = fact(
        "新闻办是否决定召开新闻发布会", "whether the press office wants a press conference"
    )
    government_office_wants_conference: bool | None = fact(
        "政府办公室是否决定召开新闻发布会",
        "whether the government office wants a press conference",
    )
    conference_plan: bool | None = fact(
        "是否已提供新闻发布会方案", "whether the plan of the conference is there"
    )
    main_statement: bool | None = fact("是否已提供主发布稿", "whether the main statement is there")
