"""Bozhou, s5 to s8: opening, domains, content, going offline, in the order of the text."""

from typing import Final

from govflow.calendars.periods import (
    months,
    natural_days,
    working_days,
)
from govflow.provisions.clocks import Clock, Lost, Unstated
from govflow.provisions.events import Event
from govflow.provisions.things import Message
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

message = facts(Message)

# ── s5.3 新开通政府网站要在主站发布开通公告,公告时间不得少于30日。
OPENING_NOTICE: Final = Clock(
    norm="bozhou/s5.3.3",
    duty=Words("开通公告公示", "keep the opening notice up"),
    start=Event("notice-published", Words("发布开通公告", "opening notice published")),
    stop=(Event("notice-removed", Words("撤下开通公告", "opening notice removed")),),
    period=natural_days(30),
    subject="site",
    instrument="bozhou",
    bound="min",
    readings=("bozhou/s5.3.3:no-roll",),
    variants=(
        Variant(
            "bozhou/s5.3.3:roll-to-working-day", instead_of="bozhou/s5.3.3:no-roll", roll="next"
        ),
    ),
)

# ── s6.1 国家域名注册管理机构依法依规对信息进行核验,核验通过后3个工作日完成注册或注销工作
DOMAIN_REGISTRATION: Final = Clock(
    norm="bozhou/s6.1.2",
    duty=Words(
        "国家域名注册管理机构完成域名注册或注销",
        "registration or cancellation of a domain by the national registry",
    ),
    start=Event("verified", Words("核验通过", "verification passed")),
    stop=(
        Event("domain-registered", Words("完成注册", "registered")),
        Event("domain-cancelled", Words("完成注销", "cancelled")),
    ),
    period=working_days(3),
    subject="site",
    instrument="bozhou",
    advisory=True,
    readings=("bozhou/s6.1.2:external-clock-alert-only",),
    variants=(
        Variant(
            "bozhou/s6.1.2:breach-recorded",
            instead_of="bozhou/s6.1.2:external-clock-alert-only",
            advisory=False,
        ),
    ),
)

# ── s6.2 (二)政府网站注册信息发生变更的,要在变更后20个工作日内向市政府办公室报备。
REGISTRATION_CHANGE: Final = Clock(
    norm="bozhou/s6.2.1",
    duty=Words("报备注册信息变更", "file a change of registration information"),
    start=Event("registration-changed", Words("注册信息变更", "registration data changed")),
    stop=(Event("registration-filed", Words("报备", "filed")),),
    period=working_days(20),
    subject="site",
    instrument="bozhou",
    readings=("bozhou/s6.2.1:registration-data-only",),
)

# ── s6.2 域名调整情况在网站首页醒目位置公告3个月后,注销原域名。
DOMAIN_CHANGE: Final = Clock(
    norm="bozhou/s6.2.3",
    duty=Words("公告域名调整后注销原域名", "announce a new domain before the old is cancelled"),
    start=Event("announced", Words("公告域名调整", "change of domain announced")),
    stop=(Event("cancelled", Words("注销原域名", "old domain cancelled")),),
    period=months(3),
    subject="site",
    instrument="bozhou",
    bound="min",
    readings=("bozhou/s6.2.3:day-after-period", "bozhou/s6.2.3:no-latest-day"),
    variants=(
        Variant(
            "bozhou/s6.2.3:roll-to-working-day",
            instead_of="bozhou/s6.2.3:day-after-period",
            roll="next",
        ),
    ),
)

# ── s7.1 已发布的静态信息发生变化或调整时,及时更新替换。
# The law has no number: the 20 working days bind only what must be disclosed.
STATIC_INFORMATION: Final = Clock(
    norm="bozhou/s7.1.3",
    duty=Words("更新替换应主动公开的静态信息", "replace changed information that must be public"),
    start=Event("changed", Words("静态信息发生变化或调整", "static information changed")),
    stop=(Event("updated", Words("更新替换", "replaced")),),
    period=working_days(20),
    subject="column",
    instrument="bozhou",
    readings=("bozhou/s7.1.3:outer-limit-20-working-days",),
)

_DAY: Final = Event("day-begins", Words("当日", "the day"))

# ── s7.6 值班期间应做好网站监测,对政府网站整体运行健康程度进行日常巡检,
# ── 按时浏览网站内容,认真审看信息
PATROL: Final = Clock(
    norm="bozhou/s7.6.3",
    duty=Words("值班期间日常巡检", "inspect the site on every duty day"),
    start=Event("duty-day-begins", Words("值班当日", "the duty day")),
    stop=(Event("patrolled", Words("巡检", "inspected")),),
    period=natural_days(0),
    subject="unit",
    instrument="bozhou",
    recurring=True,
    readings=("bozhou/s7.6.3:one-patrol-per-duty-day", "bozhou/s7.6.3:unit-sets-times"),
    variants=(
        Variant(
            "bozhou/s7.6.3:every-calendar-day",
            instead_of="bozhou/s7.6.3:one-patrol-per-duty-day",
            start=_DAY,
        ),
    ),
)

# ── s8.1 相关工作应在批复后90日内完成。
PERMANENT_OFFLINE: Final = Clock(
    norm="bozhou/s8.1.5",
    duty=Words("完成网站永久下线相关工作", "complete the work of a permanent offline"),
    start=Event("approved", Words("批复", "approved")),
    stop=(Event("completed", Words("完成", "completed")),),
    period=natural_days(90),
    subject="site",
    instrument="bozhou",
    roll="next",
    readings=(
        "bozhou/s8.1.5:as-natural-days",
        "bozhou/s8.1.5:roll-to-working-day",
        "bozhou/s8.1.5:date-on-reply",
    ),
    variants=(
        Variant(
            "bozhou/s8.1.5:as-working-days",
            instead_of="bozhou/s8.1.5:as-natural-days",
            period=working_days(90),
            roll="none",
        ),
        Variant(
            "bozhou/s8.1.5:no-roll", instead_of="bozhou/s8.1.5:roll-to-working-day", roll="none"
        ),
        Variant(
            "bozhou/s8.1.5:date-of-receipt",
            instead_of="bozhou/s8.1.5:date-on-reply",
            start=Event("approval-received", Words("收到批复", "approval received")),
        ),
    ),
)

# ── s8.1 网站完成迁移后,要在市政府主站发布公告,说明原有内容去向,公告信息不得少于30日。
MIGRATION_NOTICE: Final = Clock(
    norm="bozhou/s8.1.6",
    duty=Words("公告原有内容去向", "keep the notice of where the content went up"),
    start=Event("migration-notice-published", Words("发布公告", "notice published")),
    stop=(Event("migration-notice-removed", Words("撤下公告", "notice removed")),),
    period=natural_days(30),
    subject="site",
    instrument="bozhou",
    bound="min",
)

_OFFLINE: Final = Event("offline-began", Words("临时下线", "went offline"))
_ONLINE: Final = Event("online-again", Words("恢复上线", "back online"))

# ── s8.2 (二)政府网站临时下线小时的,须提前以书面形式向市政府办公室报备,
# ── 并说明临时下线的原因和时间
REPORTED_OFFLINE: Final = Clock(
    norm="bozhou/s8.2.1",
    duty=Words("仅报备的临时下线不超过规定小时数", "keep a reported offline within its hours"),
    start=_OFFLINE,
    stop=(_ONLINE,),
    period=Lost(
        "max_hours",
        "hours",
        Words("报备即可的临时下线的最长小时数", "the most hours offline on a report alone"),
        probable=24,
        provenance="guess from common local practice; the national guideline as remembered "
        "has no hour threshold",
        confidence="low",
    ),
    subject="site",
    instrument="bozhou",
    readings=("bozhou/s8.2.1:approval-until-set",),
)

# ── s8.2 临时下线次,下线天。
# The number of times a year is lost as well; it is no period, and no clock can count it.
TEMPORARY_OFFLINE: Final = Clock(
    norm="bozhou/s8.2.3",
    duty=Words("临时下线不超过规定天数", "keep a temporary offline within its days"),
    start=_OFFLINE,
    stop=(_ONLINE,),
    period=Lost(
        "max_days_each",
        "natural-days",
        Words("临时下线的最长天数", "the most days of a temporary offline"),
        probable=30,
        provenance="政府网站发展指引 from memory (每次不得超过30天), not checked against it",
        confidence="medium",
    ),
    subject="site",
    instrument="bozhou",
    readings=("bozhou/s8.2.3:no-limit-until-set",),
    variants=(
        Variant(
            "bozhou/s8.2.3:national-limits",
            instead_of="bozhou/s8.2.3:no-limit-until-set",
            period=natural_days(30),
        ),
    ),
)

# ── s8.2 如遇不可抗因素导致长时间断电、断网等情况,或被责令要求紧急关停的,
# ── 主办单位要及时以书面形式报备
OUTAGE: Final = Clock(
    norm="bozhou/s8.2.4",
    duty=Words("书面报备断电断网或紧急关停", "report an outage or ordered shutdown in writing"),
    start=Event("outage-began", Words("断电断网或紧急关停", "outage or shutdown began")),
    stop=(Event("outage-reported", Words("书面报备", "reported in writing")),),
    period=Unstated("及时", "threshold", "bozhou/s8.2.4:configured-threshold"),
    subject="site",
    instrument="bozhou",
    readings=("bozhou/s8.2.4:measured-only",),
    variants=(
        Variant("bozhou/s8.2.4:configured-threshold", instead_of="bozhou/s8.2.4:measured-only"),
    ),
)

# ── s8.3 (三)临时下线拟恢复上线天提交上线申请
RESTORATION: Final = Clock(
    norm="bozhou/s8.3.1",
    duty=Words("提前提交上线申请", "apply ahead to go online again"),
    start=Event("restoration", Words("拟恢复上线", "planned restoration")),
    stop=(Event("restoration-applied", Words("提交上线申请", "application submitted")),),
    period=Lost(
        "days_before",
        "natural-days",
        Words("提交上线申请提前的天数", "the days ahead by which the application is due"),
        provenance="no source; the national guideline as remembered has no such lead time",
        confidence="low",
        sign=-1,
    ),
    subject="site",
    instrument="bozhou",
    readings=("bozhou/s8.3.1:no-lead-time-until-set",),
)

# ── s8.4 (四)政府网站基本信息发生变更的,应及时向市政府办公室备案
# The law has no number: the outer limit is the one of s6.2, 在变更后20个工作日内.
BASIC_INFORMATION: Final = Clock(
    norm="bozhou/s8.4.1",
    duty=Words("备案网站基本信息变更", "file a change of the site's basic information"),
    start=Event("basic-information-changed", Words("基本信息变更", "information changed")),
    stop=(Event("basic-information-filed", Words("备案", "filed")),),
    period=working_days(20),
    subject="site",
    instrument="bozhou",
    readings=("bozhou/s8.4.1:outer-limit-20-working-days",),
)

SITE_CLOCKS: Final = (
    OPENING_NOTICE,
    DOMAIN_REGISTRATION,
    REGISTRATION_CHANGE,
    DOMAIN_CHANGE,
    STATIC_INFORMATION,
    PATROL,
    PERMANENT_OFFLINE,
    MIGRATION_NOTICE,
    REPORTED_OFFLINE,
    TEMPORARY_OFFLINE,
    OUTAGE,
    RESTORATION,
    BASIC_INFORMATION,
)
