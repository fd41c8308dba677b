"""第十一章 检查考核、第十二章 附则: articles 34 to 37."""

from typing import Final

from govflow.calendars.periods import CalendarEnd
from govflow.policies.wanzhou.posts import CENTRE, OFFICE
from govflow.provisions.chains import Chain, Run
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.ladders import Ladder, Rung
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.registers import Register, RegisterColumn
from govflow.provisions.roles import Authority
from govflow.provisions.variants import Variant
from govflow.words import Words

# ── 第三十四条 区政府办公室按照《政府网站与政务新媒体检查指标》,会同区党政信息中心对各行政机关和
# ── 有关单位负责的主网站栏目和子网站运维情况进行常态化检查
INSPECTION: Final = Clock(
    norm="wanzhou/34.1",
    duty=Words("常态化检查", "inspect columns and sub-sites in every quarter"),
    start=Event("quarter-begins", Words("本季度", "the quarter")),
    stop=(Event("inspected", Words("检查", "inspected")),),
    period=CalendarEnd("quarter"),
    subject="unit",
    instrument="wanzhou",
    recurring=True,
    by=OFFICE.id,
    readings=("wanzhou/34.1:each-quarter", "wanzhou/34.1:index-current-on-inspection"),
    variants=(
        Variant(
            "wanzhou/34.1:frequency-configured",
            instead_of="wanzhou/34.1:each-quarter",
            period=Unstated("常态化", "inspection_every"),
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
    by=OFFICE.id,
    readings=("wanzhou/34.2:one-session-with-attendance",),
    variants=(
        Variant(
            "wanzhou/34.2:every-unit-each-month",
            instead_of="wanzhou/34.2:one-session-with-attendance",
            stop=(Event("attended", Words("参加培训", "the unit attended")),),
        ),
    ),
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
    by=OFFICE.id,
    readings=("wanzhou/34.3:in-each-quarter",),
    variants=(
        Variant(
            "wanzhou/34.3:covers-the-quarter",
            instead_of="wanzhou/34.3:in-each-quarter",
            period=CalendarEnd("quarter", 1),
        ),
    ),
)

# ── 第三十四条 并纳入年度政务公开绩效考核。
ASSESSMENT: Final = Clock(
    norm="wanzhou/34.4",
    duty=Words("检查结果纳入年度考核", "enter the results into the assessment of the year"),
    start=Event("year-begins", Words("当年", "the year")),
    stop=(Event("assessed", Words("纳入年度考核", "entered into the assessment")),),
    period=CalendarEnd("year", 1),
    subject="unit",
    instrument="wanzhou",
    recurring=True,
    by=OFFICE.id,
    readings=("wanzhou/34.4:by-the-end-of-the-next-year", "wanzhou/34.4:no-weights"),
    variants=(
        Variant(
            "wanzhou/34.4:within-the-year",
            instead_of="wanzhou/34.4:by-the-end-of-the-next-year",
            period=CalendarEnd("year"),
        ),
        Variant(
            "wanzhou/34.4:measured-only",
            instead_of="wanzhou/34.4:by-the-end-of-the-next-year",
            period=Unstated("年度", "assessed_within", reading="wanzhou/34.4:within-the-year"),
        ),
    ),
)
_MISSING: Final = Words("缺少", "missing")
RESULTS: Final = Register(
    id="assessments",
    words=Words("年度政务公开绩效考核检查结果台账", "register of results by quarter"),
    norm="wanzhou/34.4",
    of="assessment",
    columns=(
        RegisterColumn(Words("单位、年度", "unit and year"), "subject"),
        RegisterColumn(Words("第一季度", "first quarter"), "fact:first_quarter_result", _MISSING),
        RegisterColumn(Words("第二季度", "second quarter"), "fact:second_quarter_result", _MISSING),
        RegisterColumn(Words("第三季度", "third quarter"), "fact:third_quarter_result", _MISSING),
        RegisterColumn(Words("第四季度", "fourth quarter"), "fact:fourth_quarter_result", _MISSING),
    ),
)

# ── 第三十五条 违反本制度规定的,由区党政信息中心及时进行工作提醒
_REMINDED: Final = Event("reminded", Words("工作提醒", "reminder"))
_FOUND_POOR: Final = Event("found-poor", Words("认定整改情况不佳", "rectification found poor"))
_RECTIFIED: Final = Event("rectified", Words("完成整改", "rectified"))
_SETTLED: Final = Event("settled", Words("办结", "the referral is closed"))
REMINDER: Final = Clock(
    norm="wanzhou/35.1",
    duty=Words("及时进行工作提醒", "remind the unit promptly"),
    start=Event("breach-referred", Words("发现违反本制度规定", "a breach is referred")),
    # 没有提醒就办结的，不再需要提醒
    stop=(Event("reminded", Words("工作提醒", "reminded")), _SETTLED),
    period=Unstated("及时", "reminded_within", reading="wanzhou/35.1:reminder-threshold"),
    subject="referral",
    instrument="wanzhou",
    by=CENTRE.id,
    readings=("wanzhou/35.1:reminder-measured-only", "wanzhou/35.1:no-period-for-rectification"),
    variants=(
        Variant(
            "wanzhou/35.1:reminder-threshold",
            instead_of="wanzhou/35.1:reminder-measured-only",
        ),
        Variant(
            "wanzhou/35.1:configured-threshold",
            instead_of="wanzhou/35.1:no-period-for-rectification",
            start=_REMINDED,
            stop=(_RECTIFIED, _SETTLED),
            period=Unstated(
                "整改", "rectified_within", reading="wanzhou/35.1:configured-threshold"
            ),
        ),
    ),
)
REFERRALS: Final = Register(
    id="referrals",
    words=Words("责任追究台账", "register of referrals"),
    norm="wanzhou/35.1",
    chain="accountability",
    columns=(
        RegisterColumn(Words("单位", "unit"), "unit"),
        RegisterColumn(Words("违反的规定", "norm breached"), "fact:breached_norm"),
        RegisterColumn(Words("提出", "referred"), "opened"),
        RegisterColumn(Words("工作提醒", "reminder"), "event:reminded"),
        RegisterColumn(Words("完成整改", "rectified"), "event:rectified"),
        RegisterColumn(Words("认定整改情况不佳", "found poor"), "event:found-poor"),
        RegisterColumn(Words("约谈", "interview"), "event:interviewed"),
        RegisterColumn(Words("通报批评", "criticism"), "event:criticised"),
        RegisterColumn(Words("移交处分", "sanction referred"), "event:sanction-referred"),
        RegisterColumn(Words("办结", "closed"), "event:settled"),
    ),
)

# ── 第三十五条 整改情况不佳的,区政府办公室提请区政府分管领导约谈相关行政机关或单位主要负责人
INTERVIEW: Final = Prerequisite(
    norm="wanzhou/35.2",
    duty=Words("提醒后整改情况不佳的才约谈", "interview only after a reminder in vain"),
    subject="referral",
    before=Event("interviewed", Words("约谈主要负责人", "interview of the head")),
    needs=(_REMINDED, _FOUND_POOR),
    instrument="wanzhou",
    in_turn=True,
    by=OFFICE.id,
    readings=("wanzhou/35.2:reminder-first", "wanzhou/35.2:poor-found-by-a-person"),
    variants=(
        Variant(
            "wanzhou/35.2:reminder-may-be-skipped",
            instead_of="wanzhou/35.2:reminder-first",
            needs=(_FOUND_POOR,),
        ),
    ),
)

# ── 第三十五条 并给予通报批评
CRITICISM: Final = Prerequisite(
    norm="wanzhou/35.3",
    duty=Words("提醒后整改情况不佳的才通报批评", "criticise only after a reminder in vain"),
    subject="referral",
    before=Event("criticised", Words("通报批评", "criticism in a circular")),
    needs=(_REMINDED, _FOUND_POOR),
    instrument="wanzhou",
    in_turn=True,
    by=OFFICE.id,
    readings=(
        "wanzhou/35.3:both-measures",
        "wanzhou/35.2:reminder-first",
        "wanzhou/35.2:poor-found-by-a-person",
    ),
    variants=(
        Variant(
            "wanzhou/35.2:reminder-may-be-skipped",
            instead_of="wanzhou/35.2:reminder-first",
            needs=(_FOUND_POOR,),
        ),
    ),
)

# ── 第三十五条 情节严重的,按《中华人民共和国政府信息公开条例》对相关行政机关或单位负责人和直接责任人员
# ── 依法给予处分。
# 只记录移交；处分由有权机关决定
_FOUND_SERIOUS: Final = Event("found-serious", Words("认定情节严重", "found serious"))
SANCTION: Final = Prerequisite(
    norm="wanzhou/35.4",
    duty=Words("情节严重的才移交处分", "refer for a sanction only what is serious"),
    subject="referral",
    before=Event("sanction-referred", Words("移交处分", "referral for a sanction")),
    needs=(_FOUND_SERIOUS,),
    instrument="wanzhou",
    readings=(
        "wanzhou/35.4:competent-organ-decides",
        "wanzhou/35.4:seriousness-found-by-a-person",
        "wanzhou/35.4:earlier-steps-not-needed",
    ),
    variants=(
        Variant(
            "wanzhou/35.4:in-order-only",
            instead_of="wanzhou/35.4:earlier-steps-not-needed",
            needs=(_REMINDED, INTERVIEW.before, CRITICISM.before, _FOUND_SERIOUS),
        ),
    ),
)

# ── 第三十五条
ACCOUNTABILITY: Final = Chain(
    id="accountability",
    words=Words("责任追究", "accountability"),
    opening=Words("发现违反本制度规定", "a breach is referred"),
    subject="referral",
    events=(
        "reminded",
        "rectified",
        "found-poor",
        "interviewed",
        "criticised",
        "found-serious",
        "sanction-referred",
        "settled",
    ),
    runs=(
        Run(
            "wanzhou/35.1",
            readings=("wanzhou/35.1:no-period-for-rectification",),
            variants=(
                Variant(
                    "wanzhou/35.1:configured-threshold",
                    instead_of="wanzhou/35.1:no-period-for-rectification",
                    from_open=False,
                    starts=("reminded",),
                    anew=False,
                ),
            ),
        ),
    ),
    facts=("breached_norm",),
    gates=(
        Gate("open", facts=("breached_norm",)),
        Gate("reminded", unit=CENTRE.unit),
        Gate("interviewed", ("wanzhou/35.2",), unit=OFFICE.unit),
        Gate("criticised", ("wanzhou/35.3",), unit=OFFICE.unit),
        Gate("sanction-referred", ("wanzhou/35.4",)),
    ),
    final=("settled",),
)
LADDER: Final = Ladder(
    id="accountability",
    words=Words("提醒、约谈并通报批评、处分", "reminder, interview with criticism, sanction"),
    chain="accountability",
    rungs=(
        Rung("reminded", _REMINDED.words, "wanzhou/35.1", CENTRE.id),
        Rung(
            "interviewed",
            INTERVIEW.before.words,
            "wanzhou/35.2",
            OFFICE.id,
            beside=("criticised",),
        ),
        Rung(
            "criticised",
            CRITICISM.before.words,
            "wanzhou/35.3",
            OFFICE.id,
            beside=("interviewed",),
        ),
        Rung("sanction-referred", SANCTION.before.words, "wanzhou/35.4"),
    ),
)

# ── 第三十六条 本制度由区政府办公室负责解释。
INTERPRETER: Final = Authority(
    "interpreter", Words("解释机关", "interpreting authority"), OFFICE.unit, "wanzhou/36"
)

PROVISIONS: Final = (
    INSPECTION,
    TRAINING,
    CIRCULAR,
    ASSESSMENT,
    RESULTS,
    REMINDER,
    REFERRALS,
    INTERVIEW,
    CRITICISM,
    SANCTION,
    ACCOUNTABILITY,
    LADDER,
    INTERPRETER,
)
