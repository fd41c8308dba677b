"""第八章 错敏监控: articles 23 to 26."""

from typing import Final

from govflow.calendars.periods import hours, natural_days
from govflow.provisions.chains import Chain, Run
from govflow.provisions.clocks import Clock
from govflow.provisions.events import Event
from govflow.provisions.variants import Variant
from govflow.words import Words

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

# ── 第二十五条 区党政信息中心检测出错敏信息后,应在收到检测情况当日通知各行政机关和有关单位
# ── 在1个自然日内完成整改
CORRECTION: Final = Chain(
    id="correction",
    words=Words("错敏信息整改", "correction of an error"),
    opening=Words("收到检测情况", "the Centre receives a detection result"),
    subject="incident",
    events=("notified", "rectified", "taken-down"),
    runs=(
        Run("wanzhou/25.2"),
        Run("wanzhou/25.3", from_open=False, starts=("notified",)),
    ),
)

PROVISIONS: Final = (NOTIFICATION, RECTIFICATION, CORRECTION)
