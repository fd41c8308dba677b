"""National layer: the norms with a deadline of both editions, in the regulation's order."""

from typing import Final

from govflow.calendars.periods import Yearly, natural_days, working_days
from govflow.provisions.clocks import Clock, Extension
from govflow.provisions.events import Event
from govflow.provisions.things import Application
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

application = facts(Application)

# ── 第十八条(2007年) 属于主动公开范围的政府信息，
# 应当自该政府信息形成或者变更之日起20个工作日内予以公开。
# 法律、法规对政府信息公开的期限另有规定的，从其规定。
DISCLOSURE_2007: Final = Clock(
    norm="national/zfxxgk07.18",
    duty=Words("主动公开政府信息", "disclose government information"),
    start=Event("formed", Words("形成或者变更", "formed or changed")),
    stop=(Event("published", Words("公开", "published")),),
    period=working_days(20),
    subject="document",
    instrument="zfxxgk07",
)

# ── 第二十六条 属于主动公开范围的政府信息，
# 应当自该政府信息形成或者变更之日起20个工作日内及时公开。
# 法律、法规对政府信息公开的期限另有规定的，从其规定。
DISCLOSURE: Final = Clock(
    norm="national/zfxxgk.26",
    duty=Words("主动公开政府信息", "disclose government information"),
    start=Event("formed", Words("形成或者变更", "formed or changed")),
    stop=(Event("published", Words("公开", "published")),),
    period=working_days(20),
    subject="document",
    instrument="zfxxgk",
    edition_of="national/zfxxgk07.18",
    readings=("national/zfxxgk.26:formed-on-issue-date", "national/mfd.201:by-analogy"),
    variants=(
        Variant(
            "national/zfxxgk.26:formed-when-work-is-complete",
            instead_of="national/zfxxgk.26:formed-on-issue-date",
            start=Event(
                "completed",
                Words("制作或者获取完毕，或者变更", "fully made or obtained, or changed"),
            ),
        ),
        Variant(
            "national/mfd.201:not-by-analogy",
            instead_of="national/mfd.201:by-analogy",
            first_day=True,
        ),
    ),
)

# ── 第三十条 政府信息公开申请内容不明确的，行政机关应当给予指导和释明，
# 并自收到申请之日起7个工作日内一次性告知申请人作出补正，说明需要补正的事项和合理的补正期限。
# 答复期限自行政机关收到补正的申请之日起计算。
CORRECTION_NOTICE: Final = Clock(
    norm="national/zfxxgk.30",
    duty=Words(
        "申请内容不明确的，一次性告知申请人作出补正",
        "tell the applicant at once all that an unclear application must correct",
    ),
    start=Event("unclear-application-received", Words("收到申请", "application received")),
    stop=(Event("correction-notice-sent", Words("告知补正", "correction notice sent")),),
    period=working_days(7),
    subject="application",
    instrument="zfxxgk",
)

# ── 第三十一条 以平常信函等无需签收的邮寄方式提交政府信息公开申请的，
# 政府信息公开工作机构应当于收到申请的当日与申请人确认，确认之日为收到申请之日；
CONFIRMATION: Final = Clock(
    norm="national/zfxxgk.31",
    duty=Words(
        "收到平常信函申请当日与申请人确认",
        "confirm an application by ordinary mail with the applicant on the day it comes in",
    ),
    start=Event("arrived", Words("收到信函", "letter received")),
    stop=(Event("confirmed", Words("与申请人确认", "confirmed with the applicant")),),
    period=natural_days(0),
    subject="application",
    instrument="zfxxgk",
    when=application.channel == "ordinary-mail",
)

# ── 第三十二条 依申请公开的政府信息公开会损害第三方合法权益的，
# 行政机关应当书面征求第三方的意见。第三方应当自收到征求意见书之日起15个工作日内提出意见。
# 第三方逾期未提出意见的，由行政机关依照本条例的规定决定是否公开。
THIRD_PARTY_OPINION: Final = Clock(
    norm="national/zfxxgk.32",
    duty=Words("第三方提出意见", "the third party gives its opinion"),
    start=Event(
        "third-party-consulted",
        Words("第三方收到征求意见书", "consultation letter received by the third party"),
    ),
    stop=(Event("third-party-answered", Words("提出意见", "opinion given")),),
    period=working_days(15),
    subject="application",
    instrument="zfxxgk",
)

# ── 第三十三条 行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复；
# 需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，
# 延长的期限最长不得超过20个工作日。
# 行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内。
REPLY: Final = Clock(
    norm="national/zfxxgk.33.2",
    duty=Words("答复政府信息公开申请", "answer an application for government information"),
    # 第三十一条 fixes that day; under 第三十条 it is the day the corrected application comes in
    start=Event("received", Words("收到申请", "application received")),
    stop=(Event("answered", Words("答复", "answered")),),
    period=working_days(20),
    subject="application",
    instrument="zfxxgk",
    extension=Extension(
        working_days(20),
        "extended",
        Words(
            "政府信息公开工作机构负责人同意并告知申请人",
            "consent of the head of the disclosure body, and notice to the applicant",
        ),
        norm="national/zfxxgk.33.2",
    ),
    pausable="national/zfxxgk.33.3",
    readings=(
        "national/zfxxgk.33.2:extension-after-first-period",
        "national/zfxxgk.33.2:granted-and-notified-in-time",
        "national/zfxxgk.33.3:after-sending-through-receipt",
    ),
)

# ── 第三十四条 申请公开的政府信息由两个以上行政机关共同制作的，
# 牵头制作的行政机关收到政府信息公开申请后可以征求相关行政机关的意见，
# 被征求意见机关应当自收到征求意见书之日起15个工作日内提出意见，
# 逾期未提出意见的视为同意公开。
JOINT_MAKER_OPINION: Final = Clock(
    norm="national/zfxxgk.34",
    duty=Words("被征求意见机关提出意见", "the consulted organ gives its opinion"),
    start=Event(
        "co-maker-consulted",
        Words("被征求意见机关收到征求意见书", "consultation letter received by the organ"),
    ),
    stop=(Event("co-maker-answered", Words("提出意见", "opinion given")),),
    period=working_days(15),
    subject="application",
    instrument="zfxxgk",
)

# ── 第四十九条 县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前
# 向社会公布本级政府上一年度政府信息公开工作年度报告。
GOVERNMENT_REPORT: Final = Clock(
    norm="national/zfxxgk.49.2",
    duty=Words(
        "公布本级政府上一年度政府信息公开工作年度报告",
        "publish the government's disclosure report of the year before",
    ),
    start=Event("year-begins", Words("当年", "the year")),
    stop=(Event("report-published", Words("公布年度报告", "report published")),),
    period=Yearly(3, 31),
    subject="unit",
    instrument="zfxxgk",
    recurring=True,
)

CLOCKS: Final = (
    DISCLOSURE_2007,
    DISCLOSURE,
    CORRECTION_NOTICE,
    CONFIRMATION,
    THIRD_PARTY_OPINION,
    REPLY,
    JOINT_MAKER_OPINION,
    GOVERNMENT_REPORT,
)
