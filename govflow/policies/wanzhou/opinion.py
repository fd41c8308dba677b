"""第九章 舆情处置: articles 27 to 29."""

from typing import Final

from govflow.calendars.periods import natural_days
from govflow.provisions.chains import Chain, Run
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.registers import Register, RegisterColumn
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Incident, Unit
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

incident = facts(Incident)
unit = facts(Unit)

_FOUND: Final = Event("found", Words("发现舆情", "public opinion noticed"))
_SETTLED: Final = Event("settled", Words("办结", "the handling is closed"))

# ── 第二十七条 各行政机关和有关单位要建立一支能预测、善分析、助决策的舆情应急处置队伍
# 能力如何由人评价；能核对的是有没有这支队伍
TEAM: Final = Requirement(
    norm="wanzhou/27.1",
    duty=Words("建立舆情应急处置队伍", "set up a team for public opinion"),
    subject="unit",
    holds=unit.opinion_team.is_(True),
    instrument="wanzhou",
    advisory=True,
)

# ── 第二十七条 及时收集区政府网站舆情风险和动向
OPINIONS: Final = Register(
    id="opinions",
    words=Words("舆情台账", "register of public opinion"),
    norm="wanzhou/27.2",
    chain="public-opinion",
    columns=(
        RegisterColumn(Words("单位", "unit"), "unit"),
        RegisterColumn(Words("发现时间", "noticed at"), "opened"),
        RegisterColumn(Words("类别", "kind"), "fact:opinion_kind"),
        RegisterColumn(Words("出处", "origin"), "fact:opinion_origin"),
        RegisterColumn(Words("启动响应", "response started"), "event:response-started"),
        RegisterColumn(Words("处置情况", "handling"), "fact:handling"),
        RegisterColumn(Words("办结时间", "closed at"), "event:settled"),
    ),
)

# ── 第二十七条 发现舆情第一时间向上级单位汇报
_TO_OFFICE: Final = Event(
    "reported-to-office", Words("向区政府办公室汇报", "reported to the District Office")
)
_TO_SUPERIOR: Final = Event(
    "reported-to-superior", Words("向业务上级汇报", "reported to the line superior")
)
REPORTED_UP: Final = Clock(
    norm="wanzhou/27.3",
    duty=Words("第一时间向上级单位汇报", "report public opinion to the superior at once"),
    start=_FOUND,
    stop=(_TO_OFFICE, _TO_SUPERIOR),
    period=Unstated(
        "第一时间",
        "report_up_within",
        reading="wanzhou/27.3:configured-threshold",
        alert=natural_days(0),
    ),
    subject="incident",
    instrument="wanzhou",
    all_stops=True,
    readings=("wanzhou/27.3:measured-only", "wanzhou/27.3:office-and-line-superior"),
    variants=(
        Variant("wanzhou/27.3:configured-threshold", instead_of="wanzhou/27.3:measured-only"),
        Variant(
            "wanzhou/27.3:office-only",
            instead_of="wanzhou/27.3:office-and-line-superior",
            stop=(_TO_OFFICE,),
        ),
        Variant(
            "wanzhou/27.3:line-superior-only",
            instead_of="wanzhou/27.3:office-and-line-superior",
            stop=(_TO_SUPERIOR,),
        ),
    ),
)

# ── 第二十七条 对涉及本机关、本单位的重大突发事件、公众关注的热点问题、网络谣言等,应在网信部门的指导下及时回应。
GUIDED: Final = Prerequisite(
    norm="wanzhou/27.4",
    duty=Words("在网信部门指导下回应", "respond under guidance of the cyberspace department"),
    subject="incident",
    before=Event("responded", Words("回应", "the response")),
    needs=(Event("guided", Words("网信部门指导", "guidance of the cyberspace department")),),
    instrument="wanzhou",
    when=incident.concerns_unit.is_(True)
    & incident.opinion_kind.one_of("major-emergency", "hot-issue", "rumour"),
    # 指导是网信部门的行为，不一定有记录：没有记录的只作提醒
    advisory=True,
)

# ── 第二十八条 在第一时间启动响应机制
RESPONSE: Final = Clock(
    norm="wanzhou/28.2",
    duty=Words("第一时间启动响应机制", "start the response at once"),
    start=_FOUND,
    stop=(Event("response-started", Words("启动响应机制", "response started")),),
    period=Unstated("第一时间", "response_within", reading="wanzhou/28.2:configured-threshold"),
    subject="incident",
    instrument="wanzhou",
    readings=("wanzhou/28.2:measured-only",),
    variants=(
        Variant("wanzhou/28.2:configured-threshold", instead_of="wanzhou/28.2:measured-only"),
    ),
)

# ── 第二十八条 及时了解舆情出处
ORIGIN: Final = Requirement(
    norm="wanzhou/28.3",
    duty=Words("了解舆情出处", "find out where the opinion comes from"),
    subject="incident",
    holds=incident.opinion_origin != "",
    instrument="wanzhou",
)

# ── 第二十八条 对引发该舆情的不实之处进行澄清,引导舆情正面发展。
CLARIFIED: Final = Prerequisite(
    norm="wanzhou/28.4",
    duty=Words("澄清不实之处", "clarify what is untrue"),
    subject="incident",
    before=_SETTLED,
    needs=(Event("clarified", Words("发布澄清", "clarification published")),),
    instrument="wanzhou",
    when=incident.untrue.is_(True) | (incident.opinion_kind == "rumour"),
)

# ── 第二十九条 各行政机关和有关单位舆情的处置情况、后续走向,工作人员要及时向本机关主要负责人汇报
HEAD_INFORMED: Final = Prerequisite(
    norm="wanzhou/29.1",
    duty=Words("向主要负责人汇报处置情况、后续走向", "report handling and outlook to the head"),
    subject="incident",
    before=_SETTLED,
    needs=(Event("head-informed", Words("向主要负责人汇报", "report to the principal head")),),
    instrument="wanzhou",
    readings=("wanzhou/29.1:head-of-either-kind",),
    variants=(
        Variant(
            "wanzhou/29.1:organs-only",
            instead_of="wanzhou/29.1:head-of-either-kind",
            when=incident.unit_kind == "administrative-organ",
        ),
    ),
)

# ── 第二十七条至第二十九条
OPINION: Final = Chain(
    id="public-opinion",
    words=Words("舆情处置", "handling of public opinion"),
    opening=Words("发现舆情", "public opinion is noticed"),
    subject="incident",
    events=(
        "reported-to-office",
        "reported-to-superior",
        "response-started",
        "guided",
        "responded",
        "clarified",
        "head-informed",
        "settled",
    ),
    runs=(Run("wanzhou/27.3"), Run("wanzhou/28.2")),
    facts=("opinion_kind", "concerns_unit", "untrue", "opinion_origin", "handling"),
    gates=(Gate("settled", ("wanzhou/28.4", "wanzhou/29.1")),),
    final=("settled",),
)

PROVISIONS: Final = (
    TEAM,
    OPINIONS,
    REPORTED_UP,
    GUIDED,
    RESPONSE,
    ORIGIN,
    CLARIFIED,
    HEAD_INFORMED,
    OPINION,
)
