"""第六章 整改和责任: articles 19 to 22."""

from typing import Final

from govflow.calendars.periods import Yearly, hours, working_days
from govflow.policies.example.posts import CENTRE, OFFICE
from govflow.provisions.chains import Chain, Run
from govflow.provisions.clocks import Clock
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.ladders import Ladder, Rung
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.registers import Register, RegisterColumn
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Referral
from govflow.rules.conditions import facts
from govflow.words import Words

referral = facts(Referral)
NOTIFIED: Final = Event("notified", Words("接到整改通知", "notified"))
RECTIFIED: Final = Event("rectified", Words("完成整改", "rectified"))
REMINDED: Final = Event("reminded", Words("提醒", "reminded"))
INTERVIEWED: Final = Event("interviewed", Words("约谈", "interviewed"))
CIRCULATED: Final = Event("circulated", Words("通报", "named in a circular"))
DISQUALIFIED: Final = Event("disqualified", Words("取消评优资格", "out of the year's awards"))

# ── 第十九条 发现严重表述错误的，承办单位应当在2小时内撤下有关信息。
TAKEN_DOWN: Final = Clock(
    norm="example/19.1",
    duty=Words("撤下有关信息", "take it down"),
    start=Event("found", Words("发现严重表述错误", "grave error found")),
    stop=(Event("taken-down", Words("撤下", "taken down")),),
    period=hours(2),
    subject="incident",
    instrument="example",
    by=CENTRE.id,
)

# ── 责任单位应当自接到整改通知之日起5个工作日内完成整改。
RECTIFICATION: Final = Clock(
    norm="example/19.2",
    duty=Words("完成整改", "put it right"),
    start=NOTIFIED,
    stop=(RECTIFIED,),
    period=working_days(5),
    subject="incident",
    instrument="example",
)
CORRECTION: Final = Chain(
    id="correction",
    words=Words("错误整改", "correction of an error"),
    opening=Words("发现严重表述错误", "a grave error is found"),
    subject="incident",
    events=("taken-down", "notified", "rectified"),
    runs=(
        Run("example/19.1"),
        Run("example/19.2", from_open=False, starts=("notified",)),
    ),
)

# ── 逾期未整改的，转入责任追究程序。
OVERDUE: Final = Requirement(
    norm="example/19.3",
    duty=Words("逾期未整改的方可追究", "take up only what is overdue"),
    subject="referral",
    holds=referral.overdue.is_(True),
    instrument="example",
)

# ── 第二十条 转入责任追究程序的，由承办单位予以提醒，并要求在5个工作日内整改。
REMINDER: Final = Clock(
    norm="example/20.1",
    duty=Words("提醒后完成整改", "put it right after the reminder"),
    start=REMINDED,
    stop=(RECTIFIED,),
    period=working_days(5),
    subject="referral",
    instrument="example",
)

# ── 提醒后逾期仍未整改的，由主管单位约谈。
# ── 约谈后仍未整改的，由主管单位予以通报，并取消当年评优资格。
AFTER_INTERVIEW: Final = Prerequisite(
    norm="example/20.3",
    duty=Words("先约谈后通报", "interview before the circular"),
    subject="referral",
    before=CIRCULATED,
    needs=(INTERVIEWED,),
    instrument="example",
    by=OFFICE.id,
)
LADDER: Final = Ladder(
    id="accountability",
    words=Words("责任追究", "accountability"),
    chain="accountability",
    rungs=(
        Rung(REMINDED.name, REMINDED.words, "example/20.1", CENTRE.id),
        Rung(INTERVIEWED.name, INTERVIEWED.words, "example/20.2", OFFICE.id),
        Rung(
            CIRCULATED.name,
            CIRCULATED.words,
            "example/20.3",
            OFFICE.id,
            beside=(DISQUALIFIED.name,),
        ),
        Rung(
            DISQUALIFIED.name,
            DISQUALIFIED.words,
            "example/20.4",
            OFFICE.id,
            beside=(CIRCULATED.name,),
        ),
    ),
)

# ── 通报前应当听取被通报单位的陈述。
HEARD: Final = Prerequisite(
    norm="example/20.5",
    duty=Words("先听取陈述", "hear the unit first"),
    subject="referral",
    before=CIRCULATED,
    needs=(Event("heard", Words("听取陈述", "the unit heard")),),
    instrument="example",
    by=OFFICE.id,
)
ACCOUNTABILITY: Final = Chain(
    id="accountability",
    words=Words("责任追究", "accountability"),
    opening=Words("转入责任追究程序", "it is taken up"),
    subject="referral",
    events=(
        "reminded",
        "rectified",
        "interviewed",
        "heard",
        "circulated",
        "disqualified",
    ),
    runs=(Run("example/20.1", from_open=False, starts=("reminded",)),),
    facts=("overdue",),
    gates=(
        Gate("open", norms=("example/19.3",)),
        Gate("reminded", unit=CENTRE.unit),
        Gate("interviewed", elapsed=("example/20.1",), unit=OFFICE.unit),
        Gate("circulated", norms=("example/20.3", "example/20.5"), unit=OFFICE.unit),
    ),
)

# ── 第二十一条 承办单位应当建立重大信息审议台账和政务新媒体账号台账。
DELIBERATIONS: Final = Register(
    id="deliberations",
    words=Words("重大信息审议台账", "register of deliberations"),
    norm="example/21",
    chain="publication",
    columns=(
        RegisterColumn(Words("事项", "case"), "subject"),
        RegisterColumn(Words("单位", "unit"), "unit"),
        RegisterColumn(Words("起草人", "drafted by"), "by"),
        RegisterColumn(Words("形成", "formed"), "opened"),
        RegisterColumn(Words("类别", "class"), "fact:content_class"),
        RegisterColumn(Words("公示", "publicised"), "event:publicised"),
        RegisterColumn(Words("审议通过", "passed"), "event:deliberation"),
        RegisterColumn(Words("同意的委员", "members for it"), "step:deliberation"),
        RegisterColumn(Words("状态", "state"), "state"),
    ),
)
ACCOUNTS: Final = Register(
    id="media-accounts",
    words=Words("政务新媒体账号台账", "register of media accounts"),
    norm="example/21",
    of="account",
    columns=(
        RegisterColumn(Words("账号", "account"), "subject"),
        RegisterColumn(Words("管理人员", "holder"), "fact:holder_name"),
        RegisterColumn(Words("是否保留", "retained"), "fact:retained"),
        RegisterColumn(Words("启用", "since"), "opened"),
        RegisterColumn(Words("更换密码", "password changed"), "event:password-changed"),
    ),
)

# ── 第二十二条 各单位应当在每年1月31日前报送上一年度网站运行报告，最后一日是休息日的，顺延至其后第一个工作日。
REPORT: Final = Clock(
    norm="example/22",
    duty=Words("报送年度运行报告", "hand in the yearly report"),
    start=Event("year-ended", Words("上一年度结束", "the year has ended")),
    stop=(Event("reported", Words("报送", "reported")),),
    period=Yearly(1, 31),
    subject="unit",
    instrument="example",
    roll="next",
)

PROVISIONS: Final = (
    TAKEN_DOWN,
    RECTIFICATION,
    CORRECTION,
    OVERDUE,
    REMINDER,
    AFTER_INTERVIEW,
    LADDER,
    HEARD,
    ACCOUNTABILITY,
    DELIBERATIONS,
    ACCOUNTS,
    REPORT,
)
