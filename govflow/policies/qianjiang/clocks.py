"""Qianjiang: the norms with a deadline, in the regulation's order."""

from typing import Final

from govflow.calendars.periods import CalendarEnd, hours, natural_days, working_days
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.events import Event
from govflow.provisions.things import Document
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

document = facts(Document)
DOCUMENT_ISSUED: Final = Event("issued", Words("文件印发", "document issued"))

# ── 第七条（一） 其他政务新媒体账号应在本办法下发15个工作日内按照规范完成关停注销。
CLOSURE: Final = Clock(
    norm="qianjiang/7.1.2",
    duty=Words(
        "关停注销保留名单以外的政务新媒体账号", "close every account not on the retained list"
    ),
    start=Event("issued", Words("本办法下发", "the measures issued")),
    stop=(Event("closed", Words("完成关停注销", "closed and deregistered")),),
    period=working_days(15),
    subject="account",
    instrument="qianjiang",
    readings=("qianjiang/7.1.2:date-on-notice",),
    variants=(
        Variant(
            "qianjiang/7.1.2:date-of-receipt",
            instead_of="qianjiang/7.1.2:date-on-notice",
            start=Event("notice-received", Words("收到通知", "the notice received")),
        ),
    ),
)

# ── 第十条（三） 发布行政规范性文件和重要政策文件时，
# ── 应当同步发布便于公众理解和互联网传播的解读材料；
SYNCHRONOUS_INTERPRETATION: Final = Clock(
    norm="qianjiang/10.3.2",
    duty=Words("同步发布解读材料", "release the interpretation with the document"),
    start=Event("document-released", Words("发布文件", "document released")),
    stop=(Event("interpretation-released", Words("发布解读材料", "interpretation released")),),
    period=natural_days(0),
    subject="document",
    instrument="qianjiang",
    readings=(
        "qianjiang/10.3.2:same-calendar-day",
        "qianjiang/10.3.2:both-periods-earlier-applies",
    ),
    variants=(
        Variant(
            "qianjiang/10.3.2:twenty-working-days-for-both",
            instead_of="qianjiang/10.3.2:both-periods-earlier-applies",
            period=working_days(20),
            start=DOCUMENT_ISSUED,
        ),
    ),
)

# ── 第十二条 政务新媒体原则上每周应更新3次或以上
# 原则上: under the chosen reading a shortfall calls for a warning and is no breach
WEEKLY_UPDATES: Final = Clock(
    norm="qianjiang/12.4",
    duty=Words("政务新媒体原则上每周更新3次", "as a rule, update an account three times a week"),
    start=Event("week-begins", Words("当周", "the week")),
    stop=(Event("third-update", Words("第三次更新", "updated a third time")),),
    period=CalendarEnd("week"),
    subject="account",
    instrument="qianjiang",
    recurring=True,
    readings=("qianjiang/12.4:push-is-one-update", "qianjiang/12.4:shortfall-warns"),
    advisory=True,
    variants=(
        Variant(
            "qianjiang/12.4:shortfall-breaches",
            instead_of="qianjiang/12.4:shortfall-warns",
            advisory=False,
        ),
    ),
)

# ── 第十二条 如开设平台有更新次数和时间限制的，应确保两次更新间隔不超过10天（含）。
LIMITED_PLATFORM: Final = Clock(
    norm="qianjiang/12.5",
    duty=Words("更新受平台限制的政务新媒体", "update an account that its platform limits"),
    start=Event(
        "last-update",
        Words(
            "上次更新（从未更新的，为账号开设）",
            "last update, or the opening of an account never updated",
        ),
    ),
    stop=(Event("next-update", Words("下次更新", "updated again")),),
    period=natural_days(10),
    subject="account",
    instrument="qianjiang",
    recurring=True,
    readings=(
        "qianjiang/12.5:excluding-first-day",
        "qianjiang/12.5:natural-days",
        "qianjiang/12.5:from-opening",
    ),
    variants=(
        Variant(
            "qianjiang/12.5:including-first-day",
            instead_of="qianjiang/12.5:excluding-first-day",
            first_day=True,
        ),
        Variant(
            "qianjiang/12.5:hours-from-update",
            instead_of="qianjiang/12.5:excluding-first-day",
            period=hours(240),
        ),
        Variant(
            "qianjiang/12.5:natural-days-rolled",
            instead_of="qianjiang/12.5:natural-days",
            roll="next",
        ),
        Variant(
            "qianjiang/12.5:working-days",
            instead_of="qianjiang/12.5:natural-days",
            period=working_days(10),
        ),
        Variant(
            "qianjiang/12.5:from-first-update",
            instead_of="qianjiang/12.5:from-opening",
            start=Event("last-update", Words("上次更新", "last update")),
        ),
    ),
)

# ── 第十三条 对涉及面广、社会关注度高、实施难度大、专业性强的政策文件，
# ── 应在文件印发之日起20个工作日内，制作便于公众理解和互联网传播的政策解读材料
INTERPRETATION: Final = Clock(
    norm="qianjiang/13.2",
    duty=Words("制作政策解读材料", "interpret a policy document"),
    start=DOCUMENT_ISSUED,
    stop=(Event("released", Words("发布解读材料", "interpretation released")),),
    period=working_days(20),
    subject="document",
    instrument="qianjiang",
    when=document.wide_impact.is_(True),
    readings=(
        "qianjiang/13.2:any-criterion",
        "qianjiang/13.2:stops-on-release",
        "qianjiang/13.2:printed-date",
    ),
    variants=(
        Variant(
            "qianjiang/13.2:signing-date",
            instead_of="qianjiang/13.2:printed-date",
            start=Event("signed", Words("文件成文（签署）", "document signed")),
        ),
    ),
)

ASKED: Final = Event("asked", Words("收到留言", "message received"))
ANSWERED: Final = Event("answered", Words("反馈办理结果", "result fed back"))
ACKNOWLEDGED: Final = Event("acknowledged", Words("回复受理情况", "receipt acknowledged"))

# ── 第十三条 对公众留言必须在1个工作日内回复受理情况
RECEIPT: Final = Clock(
    norm="qianjiang/13.5",
    duty=Words("回复公众留言的受理情况", "acknowledge a message"),
    start=ASKED,
    # an answer is a receipt too
    stop=(ACKNOWLEDGED, ANSWERED),
    period=working_days(1),
    subject="message",
    instrument="qianjiang",
    readings=("qianjiang/13.5:calendar-day-of-receipt", "qianjiang/13.5:requests-only"),
)

# ── 第十三条 在5个工作日内反馈办理结果。
ANSWER: Final = Clock(
    norm="qianjiang/13.6",
    duty=Words("反馈公众留言的办理结果", "answer a message"),
    start=ASKED,
    stop=(ANSWERED,),
    period=working_days(5),
    subject="message",
    instrument="qianjiang",
    readings=("qianjiang/13.6:from-receipt", "qianjiang/13.6:no-extension"),
    variants=(
        Variant(
            "qianjiang/13.6:from-acknowledgement",
            instead_of="qianjiang/13.6:from-receipt",
            start=ACKNOWLEDGED,
        ),
    ),
)

# ── 第十五条（一） 当政府网站或政务新媒体出现非法信息时，主办单位应第一时间对非法信息进行清理，
# ── 并向区委网信办、区政府办公室报告。
ILLEGAL_INFORMATION: Final = Clock(
    norm="qianjiang/15.1.1",
    duty=Words("清理并报告非法信息", "remove and report illegal information"),
    start=Event("discovered", Words("发现非法信息", "illegal information discovered")),
    # removal and both reports are owed together, so the last of the three ends it
    stop=(
        Event(
            "removed-and-reported",
            Words("完成清理并报告两单位", "removed and reported to both offices"),
        ),
    ),
    period=Unstated(
        word="第一时间",
        parameter="threshold",
        reading="qianjiang/15.1.1:configured-threshold",
    ),
    subject="incident",
    instrument="qianjiang",
    readings=("qianjiang/15.1.1:measured-only",),
    variants=(
        Variant(
            "qianjiang/15.1.1:configured-threshold", instead_of="qianjiang/15.1.1:measured-only"
        ),
    ),
)

# ── 第十五条（二） 当发现政府网站或政务新媒体遭受黑客攻击，应立即向区委网信办、区公安局、
# ── 区政府办公室报告
ATTACK: Final = Clock(
    norm="qianjiang/15.2.1",
    duty=Words("报告黑客攻击", "report an attack"),
    start=Event("discovered", Words("发现遭受黑客攻击", "attack discovered")),
    # all three reports are owed, so the last of them ends it
    stop=(
        Event("reported-to-all", Words("报告三单位", "reported to the two offices and the police")),
    ),
    period=Unstated(
        word="立即",
        parameter="threshold",
        reading="qianjiang/15.2.1:configured-threshold",
    ),
    subject="incident",
    instrument="qianjiang",
    readings=("qianjiang/15.2.1:measured-only",),
    variants=(
        Variant(
            "qianjiang/15.2.1:configured-threshold", instead_of="qianjiang/15.2.1:measured-only"
        ),
    ),
)

# ── 第十五条（三） 当有负面舆情发生时，责任单位应第一时间向区委网信办、区政府办公室报告
PUBLIC_OPINION: Final = Clock(
    norm="qianjiang/15.3.2",
    duty=Words("报告负面舆情", "report negative public opinion"),
    start=Event("became-known", Words("知悉负面舆情", "negative opinion became known")),
    # both reports are owed, so the later of them ends it
    stop=(Event("reported-to-all", Words("报告两单位", "reported to both offices")),),
    period=Unstated(
        word="第一时间",
        parameter="threshold",
        reading="qianjiang/15.3.2:configured-threshold",
    ),
    subject="incident",
    instrument="qianjiang",
    readings=(
        "qianjiang/15.3.2:measured-only",
        "qianjiang/15.3.2:national-limits-bind-response",
    ),
    variants=(
        Variant(
            "qianjiang/15.3.2:configured-threshold", instead_of="qianjiang/15.3.2:measured-only"
        ),
    ),
)

# ── 第十七条 区政府办公室应加大监督力度，每季度对各单位政府网站和政务新媒体运维情况进行通报。
CIRCULAR: Final = Clock(
    norm="qianjiang/17.1",
    duty=Words("每季度通报运维情况", "issue a circular every quarter"),
    start=Event("quarter-begins", Words("本季度", "the quarter")),
    stop=(Event("circulated", Words("通报", "circular issued")),),
    period=CalendarEnd("quarter"),
    subject="unit",
    instrument="qianjiang",
    recurring=True,
    readings=("qianjiang/17.1:in-each-quarter",),
)

CLOCKS: Final = (
    CLOSURE,
    SYNCHRONOUS_INTERPRETATION,
    WEEKLY_UPDATES,
    LIMITED_PLATFORM,
    INTERPRETATION,
    RECEIPT,
    ANSWER,
    ILLEGAL_INFORMATION,
    ATTACK,
    PUBLIC_OPINION,
    CIRCULAR,
)
