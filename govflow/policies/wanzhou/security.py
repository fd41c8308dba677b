"""第十章 安全管理: articles 30 to 33."""

from typing import Final

from govflow.policies.wanzhou.posts import CENTRE
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.events import Event
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Account, Incident, Unit
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

account = facts(Account)
incident = facts(Incident)
unit = facts(Unit)

_SETTLED: Final = Event("settled", Words("办结", "the incident is closed"))

# ── 第三十条 建立健全安全管理制度和应急预案。
DOCUMENTS: Final = Requirement(
    norm="wanzhou/30.2",
    duty=Words("建立安全管理制度和应急预案", "have a security system and an emergency plan"),
    subject="unit",
    holds=unit.security_system.is_(True) & unit.emergency_plan.is_(True),
    instrument="wanzhou",
)

# ── 第三十二条 各行政机关和有关单位工作人员登录区政府网站必须加强病毒、黑客安全防范措施,
# ── 必须有相应的安全软件实施保护,确保设备的安全、可靠。
PROTECTED: Final = Requirement(
    norm="wanzhou/32.1",
    duty=Words("登录设备有安全软件保护", "log in from protected devices only"),
    subject="account",
    holds=account.security_software.is_(True) & account.virus_protection.is_(True),
    instrument="wanzhou",
    each="logged-in",
)

# ── 第三十二条 区党政信息中心应定期开展平台应用程序、操作系统以及数据库的安全检查。
SECURITY_CHECK: Final = Clock(
    norm="wanzhou/32.2",
    duty=Words("定期开展安全检查", "check the security of the platform periodically"),
    start=Event("security-checks-began", Words("开始安全检查", "security checks began")),
    stop=(
        Event("applications-checked", Words("检查应用程序", "applications checked")),
        Event("systems-checked", Words("检查操作系统", "operating systems checked")),
        Event("databases-checked", Words("检查数据库", "databases checked")),
    ),
    period=Unstated("定期", "security_check_every", reading="wanzhou/32.2:period-configured"),
    subject="unit",
    instrument="wanzhou",
    recurring=True,
    all_stops=True,
    by=CENTRE.id,
    readings=("wanzhou/32.2:period-configured",),
    variants=(Variant("wanzhou/32.2:measured-only", instead_of="wanzhou/32.2:period-configured"),),
)

# ── 第三十三条 各行政机关和有关单位在发生安全突发事件后,除在第一时间联系区党政信息中心并组织人员进行处理外
# 组织人员处理的时间另按第二十一条计量
_SECURITY: Final = incident.anomaly == "security"
CENTRE_CONTACTED: Final = Clock(
    norm="wanzhou/33.1",
    duty=Words("第一时间联系区党政信息中心", "contact the Centre at once"),
    start=Event("happened", Words("发生安全突发事件", "security incident happened")),
    stop=(Event("centre-contacted", Words("联系区党政信息中心", "the Centre contacted")),),
    period=Unstated("第一时间", "contact_within", reading="wanzhou/33.1:configured-threshold"),
    subject="incident",
    instrument="wanzhou",
    when=_SECURITY,
    readings=("wanzhou/33.1:measured-only",),
    variants=(
        Variant("wanzhou/33.1:configured-threshold", instead_of="wanzhou/33.1:measured-only"),
    ),
)

# ── 第三十三条 应当及时向本机关或单位主要负责人报告
HEAD_INFORMED: Final = Prerequisite(
    norm="wanzhou/33.2",
    duty=Words("向主要负责人报告", "report to the principal head"),
    subject="incident",
    before=_SETTLED,
    needs=(Event("head-informed", Words("向主要负责人报告", "report to the principal head")),),
    instrument="wanzhou",
    when=_SECURITY,
)

# ── 第三十三条 并视安全突发事件的严重程度,及时会同网信、公安等部门进行处理。
JOINT_HANDLING: Final = Prerequisite(
    norm="wanzhou/33.3",
    duty=Words("会同网信、公安等部门处理", "handle it jointly with the departments"),
    subject="incident",
    before=_SETTLED,
    needs=(
        Event("cyberspace-joined", Words("会同网信部门", "joint handling with cyberspace")),
        Event("police-joined", Words("会同公安部门", "joint handling with the police")),
    ),
    instrument="wanzhou",
    when=_SECURITY & incident.severity.one_of("larger", "major", "extraordinary"),
    readings=("wanzhou/33.3:graded-larger-or-above",),
    variants=(
        Variant(
            "wanzhou/33.3:every-incident",
            instead_of="wanzhou/33.3:graded-larger-or-above",
            when=_SECURITY,
        ),
        Variant(
            "wanzhou/33.3:unit-judges",
            instead_of="wanzhou/33.3:graded-larger-or-above",
            when=_SECURITY & incident.joint_handling_needed.is_(True),
        ),
    ),
)

PROVISIONS: Final = (
    DOCUMENTS,
    PROTECTED,
    SECURITY_CHECK,
    CENTRE_CONTACTED,
    HEAD_INFORMED,
    JOINT_HANDLING,
)
