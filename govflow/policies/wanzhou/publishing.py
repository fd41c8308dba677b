"""第四章 信息发布: articles 10 to 12; 13 and 14 follow in `interpretation`."""

from typing import Final

from govflow.calendars.periods import CalendarEnd, working_days
from govflow.provisions.choices import Choice
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.decisions import Decision
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Document, Unit
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.rules.tables import ANYTHING, Between
from govflow.words import Words

document = facts(Document)
unit = facts(Unit)

_PUBLISHED: Final = Event("published", Words("公开", "published"))

# ── 第十条 各行政机关和有关单位要建立信息公开协调机制
MECHANISM: Final = Requirement(
    norm="wanzhou/10.1",
    duty=Words("建立信息公开协调机制", "set up a mechanism to coordinate disclosure"),
    subject="unit",
    holds=unit.coordination_mechanism.is_(True),
    instrument="wanzhou",
    advisory=True,
)

# ── 第十条 并结合每年国家、市、区下发的相关文件要求,通过区政府网站主动向社会公开政府信息。
YEARLY_LIST: Final = Clock(
    norm="wanzhou/10.3",
    duty=Words("公开当年文件要求公开的信息", "disclose what the documents of the year ask for"),
    start=Event("listed", Words("列入年度公开清单", "put on the list of the year")),
    stop=(_PUBLISHED,),
    period=CalendarEnd("year"),
    subject="document",
    instrument="wanzhou",
    # 年底未公开的只列为未完成：期限由当年文件定，不由本制度定
    advisory=True,
    readings=("wanzhou/10.3:yearly-checklist",),
)

# ── 第十条 发布的信息应具有真实性、准确性、及时性和安全性
QUALITIES: Final = "wanzhou/10.4"

# ── 第十条 杜绝内容差错、技术故障。
NO_ERRORS: Final = Requirement(
    norm="wanzhou/10.5",
    duty=Words("杜绝内容差错、技术故障", "leave no error in content and no technical fault"),
    subject="unit",
    holds=(unit.content_errors == 0) & (unit.technical_faults == 0),
    instrument="wanzhou",
    advisory=True,
)

# ── 第十一条 各行政机关和有关单位要按照谁制作谁公开”“谁保存谁公开的原则在区政府网站公开信息,
# ── 由多个起草单位制作的信息,原则上由牵头单位进行公开。
_LEAD: Final = Choice(
    ("made", Between(at_least=2)), "lead_unit", ("wanzhou/11.2",), unless="publisher_reason"
)
_KEEPER: Final = Choice(("obtained", ANYTHING), "keeping_unit", ("wanzhou/11.1",))
PUBLISHER: Final = Decision(
    id="publisher",
    words=Words("由谁公开", "who publishes"),
    subject="document",
    inputs=("made_or_obtained", "drafting_units"),
    rows=(
        Choice(("made", Between(less_than=2)), "making_unit", ("wanzhou/11.1",)),
        _KEEPER,
        _LEAD,
    ),
    instrument="wanzhou",
    chosen="publishing_unit",
    readings=("wanzhou/11.1:maker-first",),
    variants=(
        Variant(
            "wanzhou/11.1:keeper-first",
            instead_of="wanzhou/11.1:maker-first",
            rows=(
                Choice(("made", Between(less_than=2)), "keeping_unit", ("wanzhou/11.1",)),
                _KEEPER,
                _LEAD,
            ),
        ),
    ),
)

# ── 第十二条 原创信息应注明各行政机关和有关单位的规范化简称。
_REPOST_MARK: Final = Choice(("repost",), "original_source", ("wanzhou/12.2",))
SOURCE_MARK: Final = Decision(
    id="source-mark",
    words=Words("应当注明的来源", "which source it must name"),
    subject="document",
    inputs=("origin",),
    rows=(Choice(("original",), "short_name", ("wanzhou/12.1",)), _REPOST_MARK),
    instrument="wanzhou",
    chosen="source_named",
    readings=("wanzhou/12.1:registry-of-the-centre",),
    variants=(
        Variant(
            "wanzhou/12.1:unit-states-its-own",
            instead_of="wanzhou/12.1:registry-of-the-centre",
            rows=(Choice(("original",), "own_short_name", ("wanzhou/12.1",)), _REPOST_MARK),
        ),
    ),
)

# ── 第十二条 转载信息必须注明转载信息来源
_REPOST: Final = document.origin == "repost"
SOURCE_NAMED: Final = Requirement(
    norm="wanzhou/12.2",
    duty=Words("转载信息注明来源", "name the source of what is reposted"),
    subject="document",
    holds=document.source_named != "",
    instrument="wanzhou",
    when=_REPOST,
)

# ── 第十二条 原则上只转载党政机关和权威媒体发布的信息
# 例外须记明理由（原则上）：记明的为“符合”，没有说明的无法判定
_ORGAN: Final = document.source_is_organ.is_(True)
_EXCUSED: Final = document.repost_reason != ""
REPOST_SOURCE: Final = Requirement(
    norm="wanzhou/12.3",
    duty=Words("只转载党政机关和权威媒体发布的信息", "repost from organs and authoritative media"),
    subject="document",
    holds=_ORGAN | document.on_operator_list.is_(True) | _EXCUSED,
    instrument="wanzhou",
    when=_REPOST,
    readings=("wanzhou/12.3:whitelist-of-the-centre",),
    variants=(
        Variant(
            "wanzhou/12.3:national-list-only",
            instead_of="wanzhou/12.3:whitelist-of-the-centre",
            holds=_ORGAN | document.on_national_list.is_(True) | _EXCUSED,
        ),
        Variant(
            "wanzhou/12.3:judged-each-time",
            instead_of="wanzhou/12.3:whitelist-of-the-centre",
            holds=_ORGAN | document.judged_authoritative.is_(True) | _EXCUSED,
        ),
    ),
)

# ── 第十二条 不得歪曲、篡改信息内容。
UNDISTORTED: Final = Requirement(
    norm="wanzhou/12.4",
    duty=Words("不得歪曲、篡改转载内容", "distort nothing that is reposted"),
    subject="document",
    holds=document.differs_from_source.is_(False) | document.difference_cleared.is_(True),
    instrument="wanzhou",
    when=_REPOST,
)

# 由谁公开、来源、转载：一审前、二审前把关，三校前再把一次关。只看已经说明的事实
_JOINT: Final = (document.made_or_obtained == "made") & (document.drafting_units >= 2)
_SINGLE: Final = (document.made_or_obtained == "made") & (document.drafting_units < 2)
_OBTAINED: Final = document.made_or_obtained == "obtained"
_ORIGINAL: Final = document.origin == "original"
GATES: Final = (
    Gate("first-review", ("wanzhou/11.1",), when=_SINGLE | _OBTAINED),
    Gate("first-review", ("wanzhou/11.2",), when=_JOINT),
    Gate("first-review", ("wanzhou/12.1",), when=_ORIGINAL),
    Gate("first-review", ("wanzhou/12.2", "wanzhou/12.3"), when=_REPOST),
    Gate("second-review", ("wanzhou/12.4",), when=_REPOST),
    Gate("third-proof", ("wanzhou/11.1",), when=_SINGLE | _OBTAINED),
    Gate("third-proof", ("wanzhou/11.2",), when=_JOINT),
    Gate("third-proof", ("wanzhou/12.1",), when=_ORIGINAL),
    Gate("third-proof", ("wanzhou/12.2", "wanzhou/12.3", "wanzhou/12.4"), when=_REPOST),
)

# ── 第十二条 属于主动公开范围的政府信息,应当自该政府信息形成或者变更之日起20个工作日内及时公开。
DISCLOSURE: Final = Clock(
    norm="wanzhou/12.5",
    duty=Words("主动公开政府信息", "disclose government information"),
    start=Event("formed", Words("形成或者变更", "formed or changed")),
    stop=(_PUBLISHED,),
    period=working_days(20),
    subject="document",
    instrument="wanzhou",
    readings=("wanzhou/12.5:excluding-first-day", "wanzhou/12.5:formed-on-printed-date"),
    variants=(
        Variant(
            "wanzhou/12.5:including-first-day",
            instead_of="wanzhou/12.5:excluding-first-day",
            first_day=True,
        ),
    ),
)

# ── 第十二条 法律、法规对政府信息公开的期限另有规定的,从其规定。
# 期限及其起算由该法律、法规定，使用者说明；其他文件只能缩短，与20个工作日并行计算
OTHER_PERIOD: Final = Clock(
    norm="wanzhou/12.6",
    duty=Words("按另行规定的期限公开", "disclose within the period set elsewhere"),
    start=Event(
        "statutory-period-began",
        Words("法律、法规另定的期限起算", "the period of another statute began"),
    ),
    stop=(_PUBLISHED, Event("taken-down", Words("撤下", "taken down"))),
    period=Unstated("另有规定", "statutory_period"),
    subject="document",
    instrument="wanzhou",
    readings=("wanzhou/12.6:shortening-allowed",),
    variants=(
        Variant(
            "wanzhou/12.6:statutes-only",
            instead_of="wanzhou/12.6:shortening-allowed",
            when=document.period_set_by.one_of("law", "regulation"),
        ),
    ),
)

PROVISIONS: Final = (
    MECHANISM,
    YEARLY_LIST,
    NO_ERRORS,
    PUBLISHER,
    SOURCE_MARK,
    SOURCE_NAMED,
    REPOST_SOURCE,
    UNDISTORTED,
    DISCLOSURE,
    OTHER_PERIOD,
)
