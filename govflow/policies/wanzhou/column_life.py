"""第六章 栏目管理: articles 17 to 19."""

from typing import Final

from govflow.calendars.periods import CalendarEnd
from govflow.policies.wanzhou.posts import ANYBODY, CENTRE, OFFICE
from govflow.provisions.chains import Chain, Run, Step
from govflow.provisions.choices import Choice
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.columns import OwnLimit
from govflow.provisions.decisions import Decision
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Column, Unit
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.rules.tables import ANYTHING
from govflow.words import Words

column = facts(Column)
unit = facts(Unit)

# ── 第十七条 区政府网站各栏目内容保障机关为该栏目的责任单位。
# ── 责任单位可根据实际工作需要商请区党政信息中心增设栏目的信息发布单位权限,但不影响栏目责任划分。
CONTENT_UNIT: Final = Decision(
    id="content-unit",
    words=Words("内容保障机关为责任单位", "the organ that guarantees the content is responsible"),
    subject="column",
    inputs=("extra_publishers",),
    rows=(
        Choice((False,), "content_unit", ("wanzhou/17.1",)),
        Choice((True,), "content_unit", ("wanzhou/17.1", "wanzhou/17.6")),
    ),
    instrument="wanzhou",
    chosen="responsible_unit",
)

# ── 主网站栏目的责任单位,由区政府办公室根据谁制作谁公开”“谁保存谁公开原则直接指定。
# ── 子网站栏目的责任单位为运维该子网站的行政机关。
# ── 其余栏目按照谁开设谁负责的原则由区党政信息中心明确责任单位。
# ── 栏目责任单位划分存在争议的,由区党政信息中心报区政府办公室进行明确。
_NOT_DISPUTED: Final = (
    Choice(("none", ANYTHING, "main", False, ANYTHING), "designated_unit", ("wanzhou/17.2",)),
    Choice(("none", ANYTHING, "main", True, ANYTHING), "opening_unit", ("wanzhou/17.4",)),
)
_RULED: Final = Choice(("decided", *(ANYTHING,) * 4), "designated_unit", ("wanzhou/17.7",))
_OTHER_DECIDED: Final = (
    _RULED,
    Choice(("pending", True, ANYTHING, ANYTHING, ANYTHING), "previous_unit", ("wanzhou/17.7",)),
    Choice(("pending", False, ANYTHING, ANYTHING, ANYTHING), "opening_unit", ("wanzhou/17.7",)),
)
_SUB_SITE: Final = Choice(
    ("none", ANYTHING, "sub", ANYTHING, ANYTHING), "operating_unit", ("wanzhou/17.3",)
)
RESPONSIBLE: Final = Decision(
    id="column-responsibility",
    words=Words("栏目责任单位", "the unit responsible for a column"),
    subject="column",
    inputs=("dispute", "previously_recorded", "site", "cross_site", "designated"),
    rows=(
        _SUB_SITE,
        *_NOT_DISPUTED,
        *_OTHER_DECIDED,
    ),
    instrument="wanzhou",
    chosen="responsible_unit",
    readings=("wanzhou/17.4:cross-site-topics", "wanzhou/17.7:previous-unit-meanwhile"),
    variants=(
        Variant(
            "wanzhou/17.4:any-undesignated-column",
            instead_of="wanzhou/17.4:cross-site-topics",
            rows=(
                _SUB_SITE,
                Choice(
                    ("none", ANYTHING, "main", ANYTHING, True), "designated_unit", ("wanzhou/17.2",)
                ),
                Choice(
                    ("none", ANYTHING, "main", ANYTHING, False), "opening_unit", ("wanzhou/17.4",)
                ),
                *_OTHER_DECIDED,
            ),
        ),
        # 明确以前没有人说明得出，结论无法认定
        Variant(
            "wanzhou/17.7:nobody-until-decided",
            instead_of="wanzhou/17.7:previous-unit-meanwhile",
            rows=(
                _SUB_SITE,
                *_NOT_DISPUTED,
                _RULED,
                Choice(("pending", *(ANYTHING,) * 4), "ruling_unit", ("wanzhou/17.7",)),
            ),
        ),
    ),
)

# ── 责任单位可根据实际工作需要商请区党政信息中心增设栏目的信息发布单位权限
PUBLISHER_ADDED: Final = Prerequisite(
    norm="wanzhou/17.5",
    duty=Words("经责任单位商请后增设发布单位", "add a publishing unit on request"),
    subject="column",
    before=Event("publisher-added", Words("增设发布单位", "a publishing unit is added")),
    needs=(Event("publisher-requested", Words("责任单位商请", "request of the unit")),),
    instrument="wanzhou",
    by=CENTRE.id,
)

# ── 栏目责任单位划分存在争议的,由区党政信息中心报区政府办公室进行明确。
DISPUTE: Final = Chain(
    id="column-dispute",
    words=Words("栏目责任单位争议", "dispute over the unit responsible for a column"),
    opening=Words("责任单位划分存在争议", "the responsible unit is in dispute"),
    subject="column",
    steps=(
        Step(
            "report",
            Words("报区政府办公室", "report to the office"),
            ANYBODY,
            ("wanzhou/17.7",),
            "report",
            unit=CENTRE.unit,
        ),
        Step(
            "ruling",
            Words("区政府办公室明确", "ruling of the office"),
            ANYBODY,
            ("wanzhou/17.7",),
            "ruling",
            unit=OFFICE.unit,
        ),
    ),
    events=("responsible-unit-recorded",),
    facts=(
        "dispute",
        "previously_recorded",
        "previous_unit",
        "opening_unit",
        "designated_unit",
        "responsible_unit",
        "site",
        "cross_site",
    ),
    called=(
        Event("responsible-unit-recorded", Words("登记责任单位", "the responsible unit recorded")),
    ),
    ends=("responsible-unit-recorded",),
    gates=(Gate("responsible-unit-recorded", norms=("wanzhou/17.7",), after="cleared"),),
)

# ── 第十八条 各行政机关和有关单位需在区政府网站新增或关停栏目,应将栏目详细情况(包括栏目名称、开设路径、
# ── 栏目层级、内容保障措施、新增或关停原因等)函告区党政信息中心。
LETTER: Final = Requirement(
    norm="wanzhou/18.1",
    duty=Words("函告栏目详细情况", "write to the operator with the details of the column"),
    subject="column",
    holds=(column.column_name != "")
    & (column.path != "")
    & (column.level >= 1)
    & (column.content_measures != "")
    & (column.change_reason != ""),
    instrument="wanzhou",
)

# ── 区党政信息中心按照区政府网站相关管理要求进行调整
ADJUSTMENT: Final = Clock(
    norm="wanzhou/18.2",
    duty=Words("按函告调整栏目", "adjust the column as asked for"),
    start=Event("letter-received", Words("收到函告", "letter received")),
    stop=(
        Event("opened", Words("开设", "opened")),
        Event("closed", Words("关停", "closed")),
    ),
    period=Unstated(
        word="进行调整",
        parameter="adjustment_limit",
        reading="wanzhou/18.2:configured-threshold",
    ),
    subject="column",
    instrument="wanzhou",
    by=CENTRE.id,
    readings=("wanzhou/18.2:measured-only", "wanzhou/18.2:may-refuse-with-reasons"),
    variants=(
        Variant("wanzhou/18.2:configured-threshold", instead_of="wanzhou/18.2:measured-only"),
    ),
)

# ── 并复函明确开设栏目、栏目路径、更新时限、内容保障机关等要求。
REPLY: Final = OwnLimit(
    norm="wanzhou/18.3",
    duty=Words("复函明确栏目要求", "reply with what is asked of the column"),
    instrument="wanzhou",
    says=("column_name", "path", "content_unit"),
    by=CENTRE.id,
    readings=("wanzhou/18.3:may-only-tighten",),
    variants=(
        Variant(
            "wanzhou/18.3:reply-prevails",
            instead_of="wanzhou/18.3:may-only-tighten",
            may_lengthen=True,
        ),
    ),
)

_ADJUST: Final = Step(
    "adjustment",
    Words("区党政信息中心调整", "adjustment by the operator"),
    ANYBODY,
    ("wanzhou/18.2",),
    "adjustment",
    unit=CENTRE.unit,
    readings=("wanzhou/18.2:may-refuse-with-reasons",),
)
_REPLY: Final = Step(
    "reply",
    Words("复函", "reply"),
    ANYBODY,
    ("wanzhou/18.3",),
    "reply",
    unit=CENTRE.unit,
)
_LETTER_FACTS: Final = (
    "column_name",
    "path",
    "level",
    "content_measures",
    "change_reason",
)
OPENING: Final = Chain(
    id="column-opening",
    words=Words("新增栏目", "a column is to be opened"),
    opening=Words("函告区党政信息中心", "letter to the operator"),
    subject="column",
    steps=(_ADJUST, _REPLY),
    events=("opened",),
    runs=(Run("wanzhou/18.2"),),
    facts=(
        *_LETTER_FACTS,
        "kind",
        "site",
        "cross_site",
        "dispute",
        "content_unit",
        "update_limit",
        "designated_unit",
        "operating_unit",
        "opening_unit",
        "responsible_unit",
        "items",
    ),
    ends=("opened",),
    gates=(
        Gate("open", norms=("wanzhou/18.1",)),
        Gate("reply", norms=("wanzhou/18.3",)),
        # 主网站栏目没有指定责任单位的、没有信息的，不得对外开设
        Gate(
            "opened",
            norms=(
                "wanzhou/17.2",
                "wanzhou/17.3",
                "wanzhou/17.4",
                "wanzhou/17.7",
                "wanzhou/20.0.2",
            ),
            after="cleared",
            unit=CENTRE.unit,
        ),
    ),
)
CLOSING: Final = Chain(
    id="column-closing",
    words=Words("关停栏目", "a column is to be closed"),
    opening=Words("函告区党政信息中心", "letter to the operator"),
    subject="column",
    steps=(_ADJUST, _REPLY),
    events=("closed",),
    runs=(Run("wanzhou/18.2"),),
    facts=_LETTER_FACTS,
    ends=("closed",),
    gates=(
        Gate("open", norms=("wanzhou/18.1",)),
        Gate("closed", after="cleared", unit=CENTRE.unit),
    ),
)

# ── 第十九条 区政府各部门应按照上级要求建设并指导各镇乡街道开设栏目
GUIDANCE: Final = Requirement(
    norm="wanzhou/19.1",
    duty=Words("按上级要求建设并指导开设栏目", "build columns and guide the townships"),
    subject="unit",
    holds=unit.columns_built.is_(True) & unit.townships_guided.is_(True),
    instrument="wanzhou",
    when=unit.department.is_(True) & unit.columns_demanded.is_(True),
)

# ── 建立栏目信息保障制度和考核要求
COLUMN_RULES: Final = Requirement(
    norm="wanzhou/19.2",
    duty=Words("建立栏目信息保障制度和考核要求", "have rules for the content of columns"),
    subject="unit",
    holds=unit.column_rules.is_(True) & unit.column_assessment.is_(True),
    instrument="wanzhou",
    when=unit.department.is_(True),
)

# ── 并承担相关栏目的常态化检查。
INSPECTION: Final = Clock(
    norm="wanzhou/19.3",
    duty=Words("常态化检查相关栏目", "inspect the columns regularly"),
    start=Event("month-begins", Words("当月", "the month")),
    stop=(Event("columns-inspected", Words("检查栏目", "columns inspected")),),
    period=CalendarEnd("month"),
    subject="unit",
    instrument="wanzhou",
    recurring=True,
    readings=("wanzhou/19.3:each-month",),
    variants=(
        Variant(
            "wanzhou/19.3:each-quarter",
            instead_of="wanzhou/19.3:each-month",
            period=CalendarEnd("quarter"),
        ),
        # 没有期限可以超过，只列出检查的时间
        Variant(
            "wanzhou/19.3:measured-only",
            instead_of="wanzhou/19.3:each-month",
            period=Unstated("常态化", "column_inspection_every", reading="wanzhou/19.3:each-month"),
        ),
    ),
)

PROVISIONS: Final = (
    CONTENT_UNIT,
    RESPONSIBLE,
    PUBLISHER_ADDED,
    DISPUTE,
    LETTER,
    ADJUSTMENT,
    OPENING,
    CLOSING,
    GUIDANCE,
    COLUMN_RULES,
    INSPECTION,
)
