"""第十一章 检查考核、第十二章 附则: articles 34 to 37."""

from typing import Final

from govflow.calendars.periods import CalendarEnd
from govflow.provisions.clocks import Clock
from govflow.provisions.events import Event
from govflow.provisions.variants import Variant
from govflow.words import Words

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

PROVISIONS: Final = (TRAINING, CIRCULAR)
