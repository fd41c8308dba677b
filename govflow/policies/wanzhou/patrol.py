"""第七章 读网值班: articles 21 and 22."""

from typing import Final

from govflow.policies.wanzhou.correction import REMEDY_GATES
from govflow.policies.wanzhou.posts import CENTRE
from govflow.provisions.chains import Chain, Run
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.registers import Register, RegisterColumn
from govflow.provisions.requirements import Requirement
from govflow.provisions.rosters import ON_DUTY, Roster
from govflow.provisions.things import Incident
from govflow.provisions.things import Roster as DutyRoster
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

incident = facts(Incident)
roster = facts(DutyRoster)

_FOUND: Final = Event("found", Words("发现异常情况", "anomaly found"))

# ── 第二十一条 各行政机关和有关单位应安排工作人员进行“7×24小时读网检查
DUTY: Final = Roster(
    norm="wanzhou/21.1",
    duty=Words("7×24小时读网检查", "read the sites on 7 days and 24 hours"),
    instrument="wanzhou",
    checks="each-day",
    readings=("wanzhou/21.1:rostered-every-minute", "wanzhou/21.1:one-check-a-day"),
    variants=(
        Variant(
            "wanzhou/21.1:one-check-a-shift",
            instead_of="wanzhou/21.1:one-check-a-day",
            checks="each-shift",
        ),
        Variant(
            "wanzhou/21.1:measured-only",
            instead_of="wanzhou/21.1:one-check-a-day",
            checks="none",
        ),
    ),
)

# ── 第二十一条 读网人员保持24小时通讯畅通。
# 能核对的是每一班次的读网人员是否登记了联系方式
REACHABLE: Final = Requirement(
    norm="wanzhou/21.2",
    duty=Words("读网人员保持通讯畅通", "keep whoever is on duty reachable"),
    subject="roster",
    holds=roster.reachable.is_(True),
    instrument="wanzhou",
    each=ON_DUTY,
)

# ── 第二十一条 发现信息内容有误、页面无法打开、突发网络舆情、突发安全事件等异常情况,应立即进行处理
FIRST_ACTION: Final = Clock(
    norm="wanzhou/21.3",
    duty=Words("立即处理异常情况", "act on an anomaly at once"),
    start=_FOUND,
    stop=(Event("acted", Words("开始处理", "first action taken")),),
    period=Unstated("立即", "first_action_within", reading="wanzhou/21.3:configured-threshold"),
    subject="incident",
    instrument="wanzhou",
    readings=("wanzhou/21.3:measured-only",),
    variants=(
        Variant("wanzhou/21.3:configured-threshold", instead_of="wanzhou/21.3:measured-only"),
    ),
)

# ── 第二十一条 并做好详细记录。
RECORDED: Final = Requirement(
    norm="wanzhou/21.4",
    duty=Words("做好详细记录", "keep a detailed record"),
    subject="incident",
    holds=incident.handling != "",
    instrument="wanzhou",
    readings=("wanzhou/21.4:suggested-fields",),
    variants=(
        Variant(
            "wanzhou/21.4:fields-configured",
            instead_of="wanzhou/21.4:suggested-fields",
            holds=incident.set_fields_recorded.is_(True),
        ),
        Variant(
            "wanzhou/21.4:any-note",
            instead_of="wanzhou/21.4:suggested-fields",
            holds=(incident.handling != "") | (incident.other_note != ""),
        ),
    ),
)
INCIDENTS: Final = Register(
    id="incidents",
    words=Words("读网值班异常情况台账", "register of anomalies"),
    norm="wanzhou/21.4",
    chain="incident",
    columns=(
        RegisterColumn(Words("单位", "unit"), "unit"),
        RegisterColumn(Words("发现时间", "found at"), "opened"),
        RegisterColumn(Words("发现人", "found by"), "by"),
        RegisterColumn(Words("异常类型", "kind of anomaly"), "fact:anomaly"),
        RegisterColumn(Words("处理措施", "handling"), "fact:handling"),
        RegisterColumn(Words("完成时间", "settled at"), "event:settled"),
    ),
)

# ── 第二十二条 区党政信息中心应利用人工和技术手段进行读网抽查
SPOT_CHECK: Final = Clock(
    norm="wanzhou/22.1",
    duty=Words("利用人工和技术手段抽查", "spot-check by hand and by machine"),
    start=Event("spot-checks-began", Words("开始抽查", "spot checks began")),
    stop=(
        Event("checked-by-hand", Words("人工抽查", "checked by hand")),
        Event("checked-by-machine", Words("技术抽查", "checked by machine")),
    ),
    period=Unstated("抽查", "spot_check_every", reading="wanzhou/22.1:frequency-configured"),
    subject="unit",
    instrument="wanzhou",
    recurring=True,
    all_stops=True,
    by=CENTRE.id,
    readings=("wanzhou/22.1:both-methods", "wanzhou/22.1:frequency-configured"),
    variants=(
        Variant(
            "wanzhou/22.1:either-method",
            instead_of="wanzhou/22.1:both-methods",
            all_stops=False,
        ),
        Variant("wanzhou/22.1:measured-only", instead_of="wanzhou/22.1:frequency-configured"),
    ),
)

# ── 第二十二条 发现异常情况立即通知相关行政机关进行处理。
# 错敏信息的通知另见第二十五条
_FOUND_BY_CENTRE: Final = incident.found_by == "operator"
NOTICE: Final = Clock(
    norm="wanzhou/22.2",
    duty=Words("立即通知责任单位", "notify the responsible unit at once"),
    start=_FOUND,
    stop=(Event("notified", Words("通知", "notified")),),
    period=Unstated("立即", "notice_within", reading="wanzhou/22.2:configured-threshold"),
    subject="incident",
    instrument="wanzhou",
    when=_FOUND_BY_CENTRE & (incident.anomaly != "content"),
    by=CENTRE.id,
    readings=(
        "wanzhou/22.2:either-kind-of-unit",
        "wanzhou/22.2:article-25-for-wrong-or-sensitive",
    ),
    variants=(
        Variant(
            "wanzhou/22.2:organs-only",
            instead_of="wanzhou/22.2:either-kind-of-unit",
            when=_FOUND_BY_CENTRE
            & (incident.anomaly != "content")
            & (incident.unit_kind == "administrative-organ"),
        ),
        Variant(
            "wanzhou/22.2:configured-threshold",
            instead_of="wanzhou/22.2:article-25-for-wrong-or-sensitive",
            when=_FOUND_BY_CENTRE,
        ),
    ),
)

# ── 第二十一条 发现……等异常情况,应立即进行处理,并做好详细记录。
# 单位自行发现的错敏信息（第二十五条）和安全突发事件（第三十三条）也在此办理
INCIDENT: Final = Chain(
    id="incident",
    words=Words("异常情况处理", "handling of an anomaly"),
    opening=Words("发现异常情况", "an anomaly is found"),
    subject="incident",
    events=(
        "acted",
        "notified",
        "whole-searched",
        "rectified",
        "taken-down",
        "deleted",
        "republished",
        "centre-contacted",
        "head-informed",
        "cyberspace-joined",
        "police-joined",
        "referred",
        "referred-elsewhere",
        "settled",
    ),
    runs=(
        Run("wanzhou/21.3"),
        Run("wanzhou/22.2"),
        Run("wanzhou/25.1"),
        Run("wanzhou/33.1"),
    ),
    facts=(
        "anomaly",
        "found_by",
        "handling",
        "severity",
        "credential_leak",
        "adverse_effect",
        "remedy",
        "deletable",
    ),
    gates=(
        *REMEDY_GATES,
        Gate("settled", ("wanzhou/21.4", "wanzhou/33.2", "wanzhou/33.3")),
        Gate("settled", ("wanzhou/7.7",), when=incident.credential_leak.is_(True)),
    ),
    final=("settled",),
)

PROVISIONS: Final = (
    DUTY,
    REACHABLE,
    FIRST_ACTION,
    RECORDED,
    INCIDENTS,
    SPOT_CHECK,
    NOTICE,
    INCIDENT,
)
