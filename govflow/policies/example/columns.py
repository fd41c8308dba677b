"""第三章 栏目管理: articles 11 to 14."""

from typing import Final

from govflow.calendars.periods import months, natural_days
from govflow.policies.example.posts import CENTRE, CHAIR, MEMBER
from govflow.provisions.chains import CLEARED, Chain, Run, Step
from govflow.provisions.choices import Choice
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import BlankRule, ColumnRule
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.decisions import Decision
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Column
from govflow.provisions.variants import Variant
from govflow.provisions.votes import Votes, Weight
from govflow.rules.conditions import facts
from govflow.rules.tables import ANYTHING, Between
from govflow.words import Words

column = facts(Column)
PANEL: Final = "县网站栏目评议组"
OPENED: Final = Event("opened", Words("开通", "opened"))
CLOSED: Final = Event("closed", Words("关闭", "closed"))

# ── 第十一条 申请新设栏目，应当有专人负责，并说明拟定的更新间隔。
WELL_FOUNDED: Final = Requirement(
    norm="example/11.1",
    duty=Words("有专人负责，并说明更新间隔", "have somebody in charge and state the interval"),
    subject="column",
    holds=column.keeper.is_(True) & (column.planned_interval >= 1),
    instrument="example",
)

# ── 内容储备原则上不少于3个月。
CONTENT_IN_HAND: Final = Requirement(
    norm="example/11.2",
    duty=Words("内容储备不少于3个月", "have content for 3 months in hand"),
    subject="column",
    holds=column.months_of_content >= 3,
    instrument="example",
    advisory=True,
    readings=("example/11.2:in-principle-warns",),
    variants=(
        Variant(
            "example/11.2:in-principle-binds",
            instead_of="example/11.2:in-principle-warns",
            advisory=False,
        ),
    ),
)

# ── 新设栏目由县网站栏目评议组评议，组长一票计两票，成员一票计一票，同意票满四票的，评议通过。
# ── 组长空缺期间，代理组长行使组长的表决权。
PANEL_VOTE: Final = Step(
    "panel",
    Words("评议", "the panel votes"),
    (CHAIR.id, MEMBER.id),
    ("example/11.4",),
    unit=PANEL,
    votes=Votes("example/11.3", needed=4, weights=(Weight(CHAIR.id, 2),)),
)

# ── 评议通过并由承办单位完成配置后，栏目方可开通。
CONFIGURED: Final = Prerequisite(
    norm="example/11.5",
    duty=Words("先完成配置", "configure it first"),
    subject="column",
    before=OPENED,
    needs=(Event("configured", Words("完成配置", "configured")),),
    instrument="example",
)
COLUMN_OPENING: Final = Chain(
    id="column-opening",
    words=Words("新设栏目", "opening of a column"),
    opening=Words("申请新设栏目", "a column is applied for"),
    subject="column",
    steps=(PANEL_VOTE,),
    events=("configured", "opened"),
    facts=("keeper", "planned_interval", "months_of_content"),
    published=OPENED.name,
    gates=(
        Gate("open", norms=("example/11.1", "example/11.2")),
        Gate("configured", after=CLEARED, unit=CENTRE.unit),
        Gate(OPENED.name, norms=("example/11.5",)),
    ),
    cleared_by=("example/11.5",),
)

# ── 第十二条 栏目按照下列规定确定管理单位：
MANAGED_BY: Final = Decision(
    id="managing-unit",
    words=Words("栏目管理单位", "the unit that manages a column"),
    subject="column",
    inputs=("kind", "monthly_visits"),
    rows=(
        # ── （一）互动交流类栏目，由主管单位管理；
        Choice(("interaction", ANYTHING), "supervising_unit", ("example/12.1",)),
        # ── （二）月均访问量10000次以上的其他栏目，由承办单位管理；
        Choice((ANYTHING, Between(at_least=10_000)), "operating_unit", ("example/12.2",)),
        # ── （三）月均访问量1000次以上不满10000次的其他栏目，由内容保障单位管理；
        Choice(
            (ANYTHING, Between(at_least=1000, less_than=10_000)),
            "content_unit",
            ("example/12.3",),
        ),
    ),
    # ── （四）前三项以外的栏目，由承办单位代为管理。
    otherwise=Choice((), "operating_unit", ("example/12.4",)),
    hit_policy="first",
    instrument="example",
    chosen="managing_unit",
)

# ── 第十三条 动态要闻类栏目至少每10日更新一次。
NEWS: Final = ColumnRule(
    norm="example/13.1",
    duty=Words("更新动态要闻类栏目", "update the news"),
    when=column.kind == "news",
    period=natural_days(10),
    instrument="example",
)

# ── 主网站的通知公告类栏目至少每3个月更新一次，最后一日是休息日的，顺延至其后第一个工作日。
NOTICES: Final = ColumnRule(
    norm="example/13.2",
    duty=Words("更新主网站的通知公告类栏目", "update the notices of the main site"),
    when=(column.kind == "notices") & (column.site == "main"),
    period=months(3),
    instrument="example",
    roll="next",
    readings=("example/13.2:site-unstated-is-main",),
)

# ── 子网站的通知公告类栏目至少每6个月更新一次。
SUB_NOTICES: Final = ColumnRule(
    norm="example/13.3",
    duty=Words("更新子网站的通知公告类栏目", "update the notices of sub-sites"),
    when=(column.kind == "notices") & (column.site == "sub"),
    period=months(6),
    instrument="example",
)

# ── 其他栏目按照申请时说明的周期更新。
OWN_RHYTHM: Final = ColumnRule(
    norm="example/13.4",
    duty=Words("按自身周期更新", "update by the column's own cycle"),
    when=~column.kind.one_of("news", "notices"),
    period=OwnCycle(),
    instrument="example",
)

# ── 栏目不得空白。
BLANK: Final = BlankRule(
    norm="example/13.5", duty=Words("栏目不得空白", "no column may be blank"), instrument="example"
)

# ── 第十四条 关闭栏目应当提前公告，公告时间不少于30日，公告期满方可关闭。
CLOSING_NOTICE: Final = Clock(
    norm="example/14.1",
    duty=Words("公告关闭栏目", "announce the closing of a column"),
    start=Event("announced", Words("公告", "announced")),
    stop=(CLOSED,),
    period=natural_days(30),
    subject="column",
    instrument="example",
    bound="min",
)

# ── 关闭前应当迁移历史信息，并报主管单位备案。
MIGRATED: Final = Prerequisite(
    norm="example/14.2",
    duty=Words("先迁移历史信息并备案", "migrate its content and file the closing first"),
    subject="column",
    before=CLOSED,
    needs=(
        Event("migrated", Words("迁移历史信息", "content migrated")),
        Event("filed", Words("报主管单位备案", "filed")),
    ),
    instrument="example",
)
COLUMN_CLOSING: Final = Chain(
    id="column-closing",
    words=Words("关闭栏目", "closing of a column"),
    opening=Words("提出关闭", "closing is proposed"),
    subject="column",
    events=("announced", "migrated", "filed", "closed"),
    runs=(Run("example/14.1", from_open=False, starts=("announced",)),),
    gates=(Gate(CLOSED.name, norms=("example/14.2",), elapsed=("example/14.1",)),),
)

PROVISIONS: Final = (
    WELL_FOUNDED,
    CONTENT_IN_HAND,
    CONFIGURED,
    COLUMN_OPENING,
    MANAGED_BY,
    NEWS,
    NOTICES,
    SUB_NOTICES,
    OWN_RHYTHM,
    BLANK,
    CLOSING_NOTICE,
    MIGRATED,
    COLUMN_CLOSING,
)
