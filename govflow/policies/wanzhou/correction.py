"""第八章 错敏监控: articles 25 and 26."""

from typing import Final

from govflow.calendars.periods import hours, natural_days, working_days
from govflow.policies.wanzhou.posts import CENTRE
from govflow.provisions.chains import Chain, Run
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Incident
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

incident = facts(Incident)

_DETECTED: Final = Event("detected", Words("收到检测情况", "detection result received"))
_DELETED: Final = Event("deleted", Words("整条删除", "deleted"))
_RECTIFIED: Final = Event("rectified", Words("完成整改", "rectified"))
_PUT_RIGHT: Final = (_RECTIFIED, Event("taken-down", Words("撤下", "taken down")), _DELETED)

# ── 第二十五条 各行政机关和有关单位在读网值班中一旦发现错敏信息,应立即整改。
_OWN_FINDING: Final = (incident.anomaly == "content") & (incident.found_by == "unit")
_AT_ONCE: Final = Unstated(
    "立即", "own_rectification_within", reading="wanzhou/25.1:configured-threshold"
)
OWN_RECTIFICATION: Final = Clock(
    norm="wanzhou/25.1",
    duty=Words("立即整改自行发现的错敏信息", "put an error right that the unit itself found"),
    start=Event("found", Words("发现错敏信息", "error found")),
    stop=_PUT_RIGHT,
    period=natural_days(1),
    subject="incident",
    instrument="wanzhou",
    when=_OWN_FINDING,
    readings=(
        "wanzhou/25.1:end-of-next-day-at-latest",
        "wanzhou/24.1:any-reported-finding",
        "wanzhou/26.3:taking-down-stops-the-clock",
    ),
    variants=(
        Variant(
            "wanzhou/25.1:measured-only",
            instead_of="wanzhou/25.1:end-of-next-day-at-latest",
            period=_AT_ONCE,
        ),
        Variant(
            "wanzhou/25.1:configured-threshold",
            instead_of="wanzhou/25.1:end-of-next-day-at-latest",
            period=_AT_ONCE,
        ),
        Variant(
            "wanzhou/24.1:sensitive-content-only",
            instead_of="wanzhou/24.1:any-reported-finding",
            when=_OWN_FINDING & incident.sensitive_content.is_(True),
        ),
        Variant(
            "wanzhou/26.3:chain-within-the-period",
            instead_of="wanzhou/26.3:taking-down-stops-the-clock",
            stop=(Event("republished", Words("重新发布", "republished")), _DELETED),
        ),
    ),
)

# ── 第二十五条 区党政信息中心检测出错敏信息后,应在收到检测情况当日通知各行政机关和有关单位
NOTIFICATION: Final = Clock(
    norm="wanzhou/25.2",
    duty=Words("通知错敏信息检测结果", "pass on a detected error"),
    start=_DETECTED,
    stop=(Event("notified", Words("通知", "notified")),),
    period=natural_days(0),
    subject="incident",
    instrument="wanzhou",
    by=CENTRE.id,
    readings=("wanzhou/25.2:end-of-calendar-day", "wanzhou/24.1:any-reported-finding"),
    variants=(
        Variant(
            "wanzhou/25.2:working-day",
            instead_of="wanzhou/25.2:end-of-calendar-day",
            period=working_days(0),
        ),
        Variant(
            "wanzhou/24.1:platform-findings-only",
            instead_of="wanzhou/24.1:any-reported-finding",
            when=incident.found_by == "platform",
        ),
        Variant(
            "wanzhou/24.1:sensitive-content-only",
            instead_of="wanzhou/24.1:any-reported-finding",
            when=incident.sensitive_content.is_(True),
        ),
    ),
)

# ── 第二十五条 在1个自然日内完成整改
RECTIFICATION: Final = Clock(
    norm="wanzhou/25.3",
    duty=Words("整改错敏信息", "put an error right"),
    start=Event("notified", Words("接到通知", "notified")),
    stop=_PUT_RIGHT,
    period=natural_days(1),
    subject="incident",
    instrument="wanzhou",
    readings=(
        "wanzhou/25.3:end-of-next-day",
        "wanzhou/25.3:from-actual-notice",
        "wanzhou/24.1:any-reported-finding",
        "wanzhou/26.3:taking-down-stops-the-clock",
    ),
    variants=(
        Variant(
            "wanzhou/25.3:strict-24-hours",
            instead_of="wanzhou/25.3:end-of-next-day",
            period=hours(24),
        ),
        Variant(
            "wanzhou/25.3:including-notice-day",
            instead_of="wanzhou/25.3:end-of-next-day",
            first_day=True,
        ),
        Variant(
            "wanzhou/25.3:from-day-of-detection",
            instead_of="wanzhou/25.3:from-actual-notice",
            start=_DETECTED,
        ),
        Variant(
            "wanzhou/24.1:platform-findings-only",
            instead_of="wanzhou/24.1:any-reported-finding",
            when=incident.found_by == "platform",
        ),
        Variant(
            "wanzhou/24.1:sensitive-content-only",
            instead_of="wanzhou/24.1:any-reported-finding",
            when=incident.sensitive_content.is_(True),
        ),
        Variant(
            "wanzhou/26.3:chain-within-the-period",
            instead_of="wanzhou/26.3:taking-down-stops-the-clock",
            stop=(Event("republished", Words("重新发布", "republished")), _DELETED),
        ),
    ),
)

# ── 第二十五条 紧急情况下,要立即进行整改。
# 与1个自然日的期限并行：在期限内整改不等于立即整改
URGENT: Final = Clock(
    norm="wanzhou/25.4",
    duty=Words("紧急情况下立即整改", "put an urgent error right at once"),
    start=Event("notified", Words("接到通知", "notified")),
    stop=_PUT_RIGHT,
    period=Unstated("立即", "urgent_rectification_within"),
    subject="incident",
    instrument="wanzhou",
    when=incident.urgent.is_(True),
    readings=("wanzhou/25.4:centre-marks-urgent",),
    variants=(
        Variant(
            "wanzhou/25.4:unit-marks-urgent",
            instead_of="wanzhou/25.4:centre-marks-urgent",
            when=incident.unit_found_urgent.is_(True),
        ),
        Variant(
            "wanzhou/25.4:either-marks-urgent",
            instead_of="wanzhou/25.4:centre-marks-urgent",
            when=incident.urgent.is_(True) | incident.unit_found_urgent.is_(True),
        ),
    ),
)

# ── 第二十六条 各行政机关和有关单位可以对出现的错敏信息直接整条删除
DELETABLE: Final = Requirement(
    norm="wanzhou/26.1",
    duty=Words("适合直接删除的才整条删除", "delete outright only what may be"),
    subject="incident",
    holds=incident.deletable.is_(True),
    instrument="wanzhou",
    when=incident.remedy == "deletion",
)

# ── 第二十六条 不适合直接删除的,应对信息全部内容进行错敏信息检索和修改
SEARCHED: Final = Prerequisite(
    norm="wanzhou/26.2",
    duty=Words("对信息全部内容进行检索和修改", "search and correct the whole content"),
    subject="incident",
    before=Event("rectified", Words("完成整改", "rectification")),
    needs=(Event("whole-searched", Words("检索信息全部内容", "the whole content searched")),),
    instrument="wanzhou",
    when=(incident.remedy == "correction") | incident.deletable.is_(False),
)
REMEDY_GATES: Final = (
    Gate("deleted", ("wanzhou/26.1",), when=incident.deletable.is_(False)),
    Gate(
        "rectified",
        ("wanzhou/26.2",),
        when=(incident.remedy == "correction") | incident.deletable.is_(False),
    ),
)

# ── 第二十六条 修改完成后须再次进行三审三校才能重新发布。
REVIEWED_ANEW: Final = Prerequisite(
    norm="wanzhou/26.3",
    duty=Words("修改完成后再次三审三校", "review and proof it three times anew"),
    subject="document",
    before=Event("published", Words("发布", "publication")),
    needs=(
        Event("first-review", Words("一审", "the first review")),
        Event("second-review", Words("二审", "the second review")),
        Event("third-review", Words("三审", "the third review")),
        Event("first-proof", Words("一校", "the first proof")),
        Event("second-proof", Words("二校", "the second proof")),
        Event("third-proof", Words("三校", "the third proof")),
    ),
    instrument="wanzhou",
    since=Event("corrected", Words("错敏信息修改完成", "correction")),
)

# ── 第二十五条 区党政信息中心检测出错敏信息后,应在收到检测情况当日通知各行政机关和有关单位
# ── 在1个自然日内完成整改
CORRECTION: Final = Chain(
    id="correction",
    words=Words("错敏信息整改", "correction of an error"),
    opening=Words("收到检测情况", "the Centre receives a detection result"),
    subject="incident",
    events=(
        "notified",
        "whole-searched",
        "rectified",
        "taken-down",
        "deleted",
        "republished",
    ),
    runs=(
        Run("wanzhou/25.2"),
        # 再次通知不重新起算：期限由条文规定，不由通知规定
        Run(
            "wanzhou/25.3",
            from_open=False,
            starts=("notified",),
            anew=False,
            readings=("wanzhou/25.3:from-actual-notice",),
            variants=(
                Variant(
                    "wanzhou/25.3:from-day-of-detection",
                    instead_of="wanzhou/25.3:from-actual-notice",
                    from_open=True,
                ),
            ),
        ),
        Run("wanzhou/25.4", from_open=False, starts=("notified",)),
    ),
    facts=("urgent", "remedy", "deletable"),
    gates=REMEDY_GATES,
)

PROVISIONS: Final = (
    OWN_RECTIFICATION,
    NOTIFICATION,
    RECTIFICATION,
    URGENT,
    DELETABLE,
    SEARCHED,
    REVIEWED_ANEW,
    CORRECTION,
)
