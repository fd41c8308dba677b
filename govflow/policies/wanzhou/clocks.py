"""Wanzhou: the norms with a deadline, in the regulation's order."""

from typing import Final

from govflow.calendars.periods import CalendarEnd, hours, natural_days, working_days
from govflow.provisions.clocks import Clock
from govflow.provisions.events import Event
from govflow.provisions.variants import Variant
from govflow.words import Words

# ── 第十二条 属于主动公开范围的政府信息,应当自该政府信息形成或者变更之日起20个工作日内及时公开。
DISCLOSURE: Final = Clock(
    norm="wanzhou/12.5",
    duty=Words("主动公开政府信息", "disclose government information"),
    start=Event("formed", Words("形成或者变更", "formed or changed")),
    stop=(Event("published", Words("公开", "published")),),
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

# ── 第二十五条 区党政信息中心检测出错敏信息后,应在收到检测情况当日通知各行政机关和有关单位
NOTIFICATION: Final = Clock(
    norm="wanzhou/25.2",
    duty=Words("通知错敏信息检测结果", "pass on a detected error"),
    start=Event("detected", Words("收到检测情况", "detection result received")),
    stop=(Event("notified", Words("通知", "notified")),),
    period=natural_days(0),
    subject="incident",
    instrument="wanzhou",
    readings=("wanzhou/25.2:end-of-calendar-day",),
)

# ── 第二十五条 在1个自然日内完成整改
RECTIFICATION: Final = Clock(
    norm="wanzhou/25.3",
    duty=Words("整改错敏信息", "put an error right"),
    start=Event("notified", Words("接到通知", "notified")),
    stop=(
        Event("rectified", Words("完成整改", "rectified")),
        Event("taken-down", Words("撤下", "taken down")),
    ),
    period=natural_days(1),
    subject="incident",
    instrument="wanzhou",
    readings=("wanzhou/25.3:end-of-next-day", "wanzhou/25.3:from-actual-notice"),
    variants=(
        Variant(
            "wanzhou/25.3:strict-24-hours",
            instead_of="wanzhou/25.3:end-of-next-day",
            period=hours(24),
        ),
    ),
)

# ── 第三十四条 每月召集相关单位开展业务培训
TRAINING: Final = Clock(
    norm="wanzhou/34.2",
    duty=Words("每月开展业务培训", "hold a training every month"),
    start=Event("month-begins", Words("当月", "the month")),
    stop=(Event("trained", Words("开展培训", "training held")),),
    period=CalendarEnd("month"),
    subject="unit",
    instrument="wanzhou",
    recurring=True,
    readings=("wanzhou/34.2:one-session-with-attendance",),
)

# ── 第三十四条 每季度将检查结果进行通报
CIRCULAR: Final = Clock(
    norm="wanzhou/34.3",
    duty=Words("每季度通报检查结果", "issue a circular every quarter"),
    start=Event("quarter-begins", Words("本季度", "the quarter")),
    stop=(Event("circulated", Words("通报", "circular issued")),),
    period=CalendarEnd("quarter"),
    subject="unit",
    instrument="wanzhou",
    recurring=True,
    readings=("wanzhou/34.3:in-each-quarter",),
    variants=(
        Variant(
            "wanzhou/34.3:covers-the-quarter",
            instead_of="wanzhou/34.3:in-each-quarter",
            period=CalendarEnd("quarter", 1),
        ),
    ),
)

CLOCKS: Final = (DISCLOSURE, NOTIFICATION, RECTIFICATION, TRAINING, CIRCULAR)
