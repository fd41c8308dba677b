"""第六章 栏目管理: article 20."""

from typing import Final

from govflow.calendars.periods import CalendarEnd, hours, months, weeks, working_days, years
from govflow.policies.wanzhou.column_life import REPLY
from govflow.policies.wanzhou.posts import CENTRE
from govflow.provisions.chains import Chain, Run
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.columns import BlankRule, ColumnRule
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.things import Column
from govflow.provisions.titles import TitleRule
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

column = facts(Column)

_NOTICES: Final = column.kind == "notices"
_TOPIC: Final = column.kind == "topic"
_UNRECOGNISED: Final = column.kind.one_of("other", "interaction")
_UPDATED: Final = Event("updated", Words("更新", "updated"))

# ── 第二十条 区政府网站各栏目应按照信息产生时间及时更新
PROMPT: Final = Clock(
    norm="wanzhou/20.0.1",
    duty=Words("按信息产生时间及时更新栏目", "update a column when information arises"),
    start=Event("information-arose", Words("信息产生", "information arose")),
    stop=(_UPDATED,),
    period=Unstated(word="及时", parameter="prompt_update"),
    subject="column",
    instrument="wanzhou",
)

# ── 严禁出现空白栏目。
BLANK: Final = BlankRule(
    norm="wanzhou/20.0.2",
    duty=Words("严禁出现空白栏目", "no column may be blank"),
    instrument="wanzhou",
    readings=("wanzhou/20.0.2:descendants-count", "wanzhou/20.0.2:expired-items-count"),
    variants=(
        Variant(
            "wanzhou/20.0.2:own-items-only",
            instead_of="wanzhou/20.0.2:descendants-count",
            counts="own_items",
        ),
        Variant(
            "wanzhou/20.0.2:expired-items-do-not-count",
            instead_of="wanzhou/20.0.2:expired-items-count",
            counts="current_items",
        ),
    ),
)

# ── (一)动态、要闻、工作进展类栏目最长更新间隔不得超过2周
NEWS: Final = ColumnRule(
    norm="wanzhou/20.1",
    duty=Words("动态、要闻、工作进展类栏目更新", "update a news column"),
    when=column.kind == "news",
    period=weeks(2),
    instrument="wanzhou",
    own_limit=REPLY,
    readings=("wanzhou/20.1:natural-days",),
    variants=(
        Variant(
            "wanzhou/20.1:ten-working-days",
            instead_of="wanzhou/20.1:natural-days",
            period=working_days(10),
        ),
    ),
)

# ── (二)通知、公告、政策文件类一级栏目最长更新间隔不得超过6个月
NOTICES: Final = ColumnRule(
    norm="wanzhou/20.2.1",
    duty=Words("通知、公告、政策文件类一级栏目更新", "update a first-level notice column"),
    when=_NOTICES & (column.level == 1),
    period=months(6),
    instrument="wanzhou",
    own_limit=REPLY,
    # 没有说明站点的一级栏目视为主网站栏目
    readings=("wanzhou/20.2.1:month-end-clamped", "wanzhou/20.2.2:site-unstated-is-main"),
    variants=(
        Variant(
            "wanzhou/20.2.2:site-unstated-is-open",
            instead_of="wanzhou/20.2.2:site-unstated-is-main",
            when=_NOTICES & (column.level == 1) & (column.site == "main"),
        ),
    ),
)

# ── 二级及以上栏目(主网站开设的专题专栏和子网站开设的通知公告、政策文件类栏目)最长更新间隔不得超过1年
DEEPER: Final = ColumnRule(
    norm="wanzhou/20.2.2",
    duty=Words("二级及以上栏目更新", "update a second-level or deeper column"),
    when=(_NOTICES & ((column.level >= 2) | (column.site == "sub"))) | _TOPIC,
    period=years(1),
    instrument="wanzhou",
    own_limit=REPLY,
    readings=(
        "wanzhou/20.2.2:level-two-and-deeper",
        "wanzhou/20.2.2:level-on-site-group",
        "wanzhou/20.2.2:main-site-second-level-too",
    ),
    variants=(
        Variant(
            "wanzhou/20.2.2:level-one-included",
            instead_of="wanzhou/20.2.2:level-two-and-deeper",
            when=(_NOTICES & ((column.level >= 1) | (column.site == "sub"))) | _TOPIC,
        ),
        Variant(
            "wanzhou/20.2.2:level-within-each-site",
            instead_of="wanzhou/20.2.2:level-on-site-group",
            when=(_NOTICES & (column.level >= 2)) | _TOPIC,
        ),
        Variant(
            "wanzhou/20.2.2:bracket-exhaustive",
            instead_of="wanzhou/20.2.2:main-site-second-level-too",
            when=(_NOTICES & (column.site == "sub")) | _TOPIC,
        ),
    ),
)

# ── (三)周动态、月小结、季度情况、年报等有明显信息发布规律的栏目,要按照内容逻辑进行更新
PERIODIC: Final = ColumnRule(
    norm="wanzhou/20.3",
    duty=Words("按内容逻辑更新", "update by the column's own rhythm"),
    when=column.kind.one_of("periodic", "annual-report"),
    period=OwnCycle(),
    instrument="wanzhou",
    own_limit=REPLY,
    readings=("wanzhou/20.3:before-next-period-ends",),
    variants=(
        Variant(
            "wanzhou/20.3:before-own-period-ends",
            instead_of="wanzhou/20.3:before-next-period-ends",
            period=OwnCycle(later=1),
        ),
    ),
)

# ── (四)概况信息、政府信息公开指南、机关简介等固定内容应每年进行修订
FIXED: Final = ColumnRule(
    norm="wanzhou/20.4.1",
    duty=Words("固定内容每年修订", "revise fixed content every year"),
    when=column.kind == "fixed",
    period=CalendarEnd("year", later=1),
    instrument="wanzhou",
    own_limit=REPLY,
    readings=("wanzhou/20.4.1:each-calendar-year",),
    variants=(
        Variant(
            "wanzhou/20.4.1:twelve-months",
            instead_of="wanzhou/20.4.1:each-calendar-year",
            period=months(12),
        ),
    ),
)

# ── 并在标题处标注“xxxx年版(修订)等字样
MARK: Final = TitleRule(
    norm="wanzhou/20.4.2",
    duty=Words("标题标注修订年份", "mark the year of the revision in the title"),
    instrument="wanzhou",
    when=column.kind == "fixed",
    forms=(("{year}年", "版"), ("{year}年", "修订")),
    readings=("wanzhou/20.4.2:variants-with-year",),
    variants=(
        Variant(
            "wanzhou/20.4.2:printed-form-only",
            instead_of="wanzhou/20.4.2:variants-with-year",
            forms=(("{year}年版(修订)",),),
        ),
        Variant(
            "wanzhou/20.4.2:any-mark-of-revision",
            instead_of="wanzhou/20.4.2:variants-with-year",
            forms=(("版",), ("修订",)),
        ),
    ),
)

# ── (五)按栏目名称类型无法辨别更新周期的栏目,原则上更新周期不得超过1年
OTHER: Final = ColumnRule(
    norm="wanzhou/20.5",
    duty=Words("其他栏目更新", "update a column of no recognisable class"),
    when=_UNRECOGNISED,
    period=years(1),
    instrument="wanzhou",
    own_limit=REPLY,
    # 原则上：记明理由的，复函可以明确更长的更新时限
    unless="longer_limit_reason",
    readings=("wanzhou/20.2.2:main-site-second-level-too",),
    variants=(
        Variant(
            "wanzhou/20.2.2:bracket-exhaustive",
            instead_of="wanzhou/20.2.2:main-site-second-level-too",
            when=_UNRECOGNISED | (_NOTICES & (column.level >= 2) & (column.site == "main")),
        ),
    ),
)

# ── (六)对更新时间不及时、长时间空白的栏目,经提醒仍不整改的,区党政信息中心强制进行关停。
GRACE: Final = Clock(
    norm="wanzhou/20.6",
    duty=Words("经提醒整改栏目", "put a column right after a reminder"),
    start=Event("reminded", Words("提醒", "reminded")),
    stop=(
        Event("rectified", Words("整改", "put right")),
        Event("force-closed", Words("强制关停", "closed by force")),
    ),
    period=Unstated(word="经提醒仍不整改", parameter="rectification_grace"),
    subject="column",
    instrument="wanzhou",
    readings=(
        "wanzhou/20.6:one-recorded-reminder",
        "wanzhou/20.6:from-the-last-reminder",
        "wanzhou/20.6:grace-configured",
        "wanzhou/20.6:long-blank-found-by-a-person",
        "wanzhou/20.6:closed-by-a-person",
    ),
    variants=(
        Variant(
            "wanzhou/20.6:no-grace",
            instead_of="wanzhou/20.6:grace-configured",
            period=hours(0),
        ),
        Variant(
            "wanzhou/20.6:from-the-first-reminder",
            instead_of="wanzhou/20.6:from-the-last-reminder",
        ),
    ),
)
RECTIFICATION: Final = Chain(
    id="column-rectification",
    words=Words("栏目整改和强制关停", "a column is put right, or closed by force"),
    opening=Words("发现栏目更新不及时或长时间空白", "a column is found overdue or blank for long"),
    subject="column",
    events=("reminded", "rectified", "force-closed"),
    runs=(
        Run(
            "wanzhou/20.6",
            from_open=False,
            starts=("reminded",),
            readings=("wanzhou/20.6:from-the-last-reminder",),
            variants=(
                Variant(
                    "wanzhou/20.6:from-the-first-reminder",
                    instead_of="wanzhou/20.6:from-the-last-reminder",
                    anew=False,
                ),
            ),
        ),
    ),
    gates=(
        Gate("open", unit=CENTRE.unit),
        Gate("reminded", unit=CENTRE.unit),
        Gate("force-closed", elapsed=("wanzhou/20.6",), unit=CENTRE.unit),
    ),
)

PROVISIONS: Final = (
    PROMPT,
    BLANK,
    NEWS,
    # 先判断二级及以上和子网站的栏目：一级规则只适用于其余的
    DEEPER,
    NOTICES,
    PERIODIC,
    FIXED,
    MARK,
    OTHER,
    GRACE,
    RECTIFICATION,
)
