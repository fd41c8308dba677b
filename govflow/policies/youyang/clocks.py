"""Youyang: the norms with a deadline, in the regulation's order."""

from typing import Final

from govflow.calendars.periods import CalendarEnd, months, natural_days, working_days
from govflow.provisions.clocks import Clock
from govflow.provisions.events import Event
from govflow.provisions.things import Message
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

message = facts(Message)

ASKED: Final = Event("asked", Words("提交纠错意见", "correction submitted"))
TRANSFERRED: Final = Event("transferred", Words("转相关责任单位", "passed to the responsible unit"))

# ── 第二十一条 网民对政府网站的纠错意见，应在1个工作日内转相关责任单位办理
TRANSFER: Final = Clock(
    norm="youyang/21.3",
    duty=Words("转办纠错意见", "pass on a correction"),
    start=ASKED,
    stop=(TRANSFERRED,),
    period=working_days(1),
    subject="message",
    instrument="youyang",
    when=message.kind == "error-report",
    readings=(
        "youyang/21.2:corrections-only",
        "youyang/21.3:from-submission",
        "youyang/21.3:excluding-submission-day",
        "youyang/21.3:next-working-day-is-day-one",
        "youyang/21.3:office-transfers",
    ),
    variants=(
        Variant(
            "youyang/21.3:including-submission-day",
            instead_of="youyang/21.3:excluding-submission-day",
            first_day=True,
        ),
    ),
)

# ── 第二十一条 责任单位须在2个工作日内完成处理并回复。
REPLY: Final = Clock(
    norm="youyang/21.4",
    duty=Words("处理并回复纠错意见", "handle a correction and reply"),
    start=TRANSFERRED,
    stop=(Event("answered", Words("完成处理并回复", "handled and answered")),),
    period=working_days(2),
    subject="message",
    instrument="youyang",
    when=message.kind == "error-report",
    readings=(
        "youyang/21.2:corrections-only",
        "youyang/21.4:from-transfer",
        "youyang/21.4:early-transfer-earlier-due",
        "youyang/21.4:reply-to-the-citizen",
        "youyang/21.4:handled-and-replied",
    ),
    variants=(
        Variant(
            "youyang/21.4:from-submission", instead_of="youyang/21.4:from-transfer", start=ASKED
        ),
    ),
)

# ── 第三十条 并定期更改（更换周期为1个月）
PASSWORD: Final = Clock(
    norm="youyang/30.3",
    duty=Words("定期更改账户密码", "change the account's password regularly"),
    start=Event("password-set", Words("设置密码", "password set")),
    stop=(Event("password-changed", Words("更改密码", "password changed")),),
    period=months(1),
    subject="account",
    instrument="youyang",
    recurring=True,
    readings=("youyang/30.3:as-calendar-month", "youyang/30.3:no-holiday-shift"),
    variants=(
        Variant(
            "youyang/30.3:as-thirty-days",
            instead_of="youyang/30.3:as-calendar-month",
            period=natural_days(30),
        ),
    ),
)

# ── 第三十三条 县政府办公室对照《酉阳自治县政务公开工作日常量化考核办法》，
# ── 逐月对县政府门户网站开展监测检查
INSPECTION: Final = Clock(
    norm="youyang/33.1",
    duty=Words("逐月开展监测检查", "monitor and inspect the portal every month"),
    start=Event("month-begins", Words("当月", "the month")),
    stop=(Event("inspected", Words("开展监测检查", "inspected")),),
    period=CalendarEnd("month"),
    subject="unit",
    instrument="youyang",
    recurring=True,
    readings=("youyang/33.1:scores-kept-outside",),
)

# ── 第三十三条 并依据日常考核排名每季度进行一次通报
CIRCULAR: Final = Clock(
    norm="youyang/33.3",
    duty=Words("每季度通报考核排名", "issue a circular on the ranking every quarter"),
    start=Event("quarter-begins", Words("本季度", "the quarter")),
    stop=(Event("circulated", Words("通报", "circular issued")),),
    period=CalendarEnd("quarter"),
    subject="unit",
    instrument="youyang",
    recurring=True,
    readings=("youyang/33.3:in-each-quarter",),
    variants=(
        Variant(
            "youyang/33.3:covers-the-quarter",
            instead_of="youyang/33.3:in-each-quarter",
            period=CalendarEnd("quarter", 1),
        ),
    ),
)

CLOCKS: Final = (TRANSFER, REPLY, PASSWORD, INSPECTION, CIRCULAR)
