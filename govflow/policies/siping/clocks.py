"""Siping: the norms with a deadline, in the regulation's order."""

from typing import Final

from govflow.calendars.periods import CalendarEnd, natural_days, working_days
from govflow.provisions.clocks import Clock
from govflow.provisions.events import Event
from govflow.provisions.things import Document, Message
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

document = facts(Document)
message = facts(Message)

# ── 第十八条 简单咨询问题应在5个工作日内答复。
REPLY: Final = Clock(
    norm="siping/18.5",
    duty=Words("答复简单咨询问题", "answer a simple question"),
    start=Event("asked", Words("提交留言", "message submitted")),
    stop=(Event("answered", Words("答复", "answered")),),
    period=working_days(5),
    subject="message",
    instrument="siping",
    when=message.simple.is_(True),
    readings=(
        "siping/18.5:from-submission",
        "siping/18.5:excluding-submission-day",
        "siping/18.5:simple-by-a-person",
        "siping/18.5:others-without-clock",
    ),
    variants=(
        Variant(
            "siping/18.5:including-submission-day",
            instead_of="siping/18.5:excluding-submission-day",
            first_day=True,
        ),
    ),
)

# ── 第二十三条 信息报送单位如需在市政府网站发布规定范围和形式以外的信息,
# ── 须提前5日(紧急信息除外)
APPLICATION: Final = Clock(
    norm="siping/23.1",
    duty=Words(
        "提前申请发布规定范围和形式以外的信息",
        "apply ahead to publish outside the prescribed scope and form",
    ),
    start=Event("planned", Words("拟发布", "planned publication")),
    stop=(Event("applied", Words("提出申请", "applied for")),),
    period=natural_days(-5),
    subject="document",
    instrument="siping",
    when=document.urgent.is_(False),
    readings=(
        "siping/23.1:as-natural-days",
        "siping/23.1:before-planned-publication",
        "siping/23.1:excluding-publication-day",
        "siping/23.1:no-holiday-shift",
    ),
    variants=(
        Variant(
            "siping/23.1:as-working-days",
            instead_of="siping/23.1:as-natural-days",
            period=working_days(-5),
        ),
    ),
)

# ── 第二十八条 市政府办公室与市政数局对市政府网站信息发布情况每季度通报一次。
CIRCULAR: Final = Clock(
    norm="siping/28.1",
    duty=Words("每季度通报信息发布情况", "issue a circular on publication every quarter"),
    start=Event("quarter-begins", Words("本季度", "the quarter")),
    stop=(Event("circulated", Words("通报", "circular issued")),),
    period=CalendarEnd("quarter"),
    subject="unit",
    instrument="siping",
    recurring=True,
    readings=("siping/28.1:in-each-quarter", "siping/28.1:binding-though-supplementary"),
    variants=(
        Variant(
            "siping/28.1:covers-the-quarter",
            instead_of="siping/28.1:in-each-quarter",
            period=CalendarEnd("quarter", 1),
        ),
    ),
)

# ── 第二十八条 对全市各级政府网站的咨询投诉等互动交流情况进行每月检查。
INSPECTION: Final = Clock(
    norm="siping/28.2",
    duty=Words("每月检查互动交流情况", "inspect the interaction on the sites every month"),
    start=Event("month-begins", Words("当月", "the month")),
    stop=(Event("inspected", Words("检查", "inspected")),),
    period=CalendarEnd("month"),
    subject="unit",
    instrument="siping",
    recurring=True,
    readings=(
        "siping/28.1:binding-though-supplementary",
        "siping/28.2:both-bodies",
        "siping/28.2:all-sites-of-the-city",
    ),
)

CLOCKS: Final = (REPLY, APPLICATION, CIRCULAR, INSPECTION)
