"""Bozhou, s10 to s12: messages, supervision, reposting, in the order of the text."""

from typing import Final

from govflow.calendars.periods import (
    CalendarEnd,
    half_working_days,
    hours,
    months,
    natural_days,
    working_days,
    working_hours,
)
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.events import Event
from govflow.provisions.things import Message
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

message = facts(Message)

_DAY: Final = Event("day-begins", Words("当日", "the day"))

# ── s10.4 政府网站主办单位要安排专人每天及时处理本单位网站及上级单位转办的网民留言
DAILY_MESSAGES: Final = Clock(
    norm="bozhou/s10.4.1",
    duty=Words("每天处理网民留言", "handle the messages every day"),
    # every day where there is a duty roster, every working day where there is none
    start=Event("message-day-begins", Words("应处理留言之日", "a day on which messages are due")),
    stop=(Event("messages-handled", Words("处理留言", "messages handled")),),
    period=natural_days(0),
    subject="unit",
    instrument="bozhou",
    recurring=True,
    readings=("bozhou/s10.4.1:holidays-only-with-roster",),
    variants=(
        Variant(
            "bozhou/s10.4.1:every-calendar-day",
            instead_of="bozhou/s10.4.1:holidays-only-with-roster",
            start=_DAY,
        ),
        Variant(
            "bozhou/s10.4.1:every-working-day",
            instead_of="bozhou/s10.4.1:holidays-only-with-roster",
            start=Event("working-day-begins", Words("当个工作日", "the working day")),
        ),
    ),
)

_ASKED: Final = Event("asked", Words("收到纠错意见", "error report received"))
_ANSWERED: Final = Event("answered", Words("答复", "answered"))

# ── s10.4 并根据规定时限给予答复。
# The law has no number; the national one is of medium confidence, so it is no default. It
# runs from receipt: 上级单位转办的网民留言 come in later than they were asked.
REPLY: Final = Clock(
    norm="bozhou/s10.4.2",
    duty=Words("按规定时限答复网民留言", "answer a message within the prescribed limit"),
    start=Event("received", Words("收到留言", "message received")),
    stop=(_ANSWERED,),
    period=Unstated(word="规定时限", parameter="limit", probable="5 working-days"),
    subject="message",
    instrument="bozhou",
    readings=("bozhou/s10.4.2:configured-limit",),
    variants=(
        Variant(
            "bozhou/s10.4.2:three-months-only",
            instead_of="bozhou/s10.4.2:configured-limit",
            period=months(3),
        ),
    ),
)

# ── s10.4 对中国政府网“我为政府网站找错”栏目中的网民纠错意见,
# ── 在半个工作日内提出回复意见并提交至市政府办公室审核
ERROR_DRAFT: Final = Clock(
    norm="bozhou/s10.4.3",
    duty=Words("提交纠错意见的回复意见", "submit a draft reply to an error report"),
    start=_ASKED,
    # 答复必在提出回复意见之后：按期答复即表明按期提出
    stop=(
        Event("drafted", Words("提交回复意见审核", "draft reply submitted for review")),
        Event("answered", Words("答复网民", "answered")),
    ),
    period=half_working_days(1),
    subject="message",
    instrument="bozhou",
    when=message.kind == "error-report",
    readings=("bozhou/s10.4.3:four-office-hours",),
    variants=(
        Variant(
            "bozhou/s10.4.3:twelve-natural-hours",
            instead_of="bozhou/s10.4.3:four-office-hours",
            period=hours(12),
        ),
    ),
)

# ── s10.4 在1个工作日内答复网民。
ERROR_REPLY: Final = Clock(
    norm="bozhou/s10.4.4",
    duty=Words("答复网民纠错意见", "answer an error report"),
    start=_ASKED,
    stop=(_ANSWERED,),
    period=working_days(1),
    subject="message",
    instrument="bozhou",
    when=message.kind == "error-report",
    readings=("bozhou/s10.4.4:from-receipt",),
    variants=(
        Variant(
            "bozhou/s10.4.4:from-submission",
            instead_of="bozhou/s10.4.4:from-receipt",
            start=Event("drafted", Words("提交回复意见审核", "draft reply submitted")),
        ),
    ),
)

_MONTH: Final = Event("month-begins", Words("当月", "the month"))

# ── s11.1 (一)定期监测制度。市政府办公室每月对全市政府网站开展日常监测,
# ── 并向各县区、各单位发放监测报告。
MONITORING: Final = Clock(
    norm="bozhou/s11.1.1",
    duty=Words("每月监测并发放监测报告", "monitor and issue a report every month"),
    start=_MONTH,
    stop=(Event("monitoring-reported", Words("发放监测报告", "monitoring report issued")),),
    period=CalendarEnd("month"),
    subject="unit",
    instrument="bozhou",
    recurring=True,
)

# ── s11.1 各县区、各单位应每月对本地区、本部门政府网站开展自查自纠
# ── 并向市政府办公室上报自查结果。
SELF_CHECK: Final = Clock(
    norm="bozhou/s11.1.5",
    duty=Words("每月自查自纠并上报结果", "self-check and report every month"),
    start=_MONTH,
    stop=(Event("self-check-reported", Words("上报自查结果", "self-check reported")),),
    period=CalendarEnd("month"),
    subject="unit",
    instrument="bozhou",
    recurring=True,
)

# ── s11.2 整改合格后方可销号,整改时限不超过3个工作日。
RECTIFICATION: Final = Clock(
    norm="bozhou/s11.2.3",
    duty=Words("整改清单所列问题", "rectify what the list names"),
    start=Event("list-issued", Words("发放整改清单", "list issued")),
    stop=(Event("rectified", Words("整改完成", "rectified")),),
    period=working_days(3),
    subject="incident",
    instrument="bozhou",
    readings=("bozhou/s11.2.3:from-issue", "bozhou/s11.2.3:failed-recheck-no-restart"),
    variants=(
        Variant(
            "bozhou/s11.2.3:from-receipt",
            instead_of="bozhou/s11.2.3:from-issue",
            start=Event("list-received", Words("收到整改清单", "list received")),
        ),
    ),
)

# ── s12.2 对上级政府网站和本级政府门户网站发布的重要政策信息,应在12小时内转载
REPOST: Final = Clock(
    norm="bozhou/s12.2.2",
    duty=Words("转载重要政策信息", "repost important policy information"),
    start=Event("source-published", Words("上级或门户网站发布", "published by the source")),
    stop=(Event("reposted", Words("转载", "reposted")),),
    period=hours(12),
    subject="document",
    instrument="bozhou",
    readings=("bozhou/s12.2.2:marked-as-important", "bozhou/s12.2.2:natural-hours"),
    variants=(
        Variant(
            "bozhou/s12.2.2:office-hours",
            instead_of="bozhou/s12.2.2:natural-hours",
            period=working_hours(12),
        ),
    ),
)

MECHANISM_CLOCKS: Final = (
    DAILY_MESSAGES,
    REPLY,
    ERROR_DRAFT,
    ERROR_REPLY,
    MONITORING,
    SELF_CHECK,
    RECTIFICATION,
    REPOST,
)
