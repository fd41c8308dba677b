"""第三章 账号管理: articles 7 to 9."""

from typing import Final

from govflow.policies.wanzhou.posts import CENTRE, STAFF
from govflow.provisions.chains import Chain, Step
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.registers import Register, RegisterColumn
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Account, Incident, Worker
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

account = facts(Account)
incident = facts(Incident)
worker = facts(Worker)

_ISSUED: Final = Event("issued", Words("分配账号和初始密码", "account issued"))
_CHANGED: Final = Event("password-changed", Words("更改密码", "password changed"))

# ── 第七条 统一分配的区政府网站登录账号、密码,仅限各行政机关和有关单位网站运维工作人员使用
HOLDER: Final = Requirement(
    norm="wanzhou/7.1",
    duty=Words("账号仅限网站运维工作人员使用", "give accounts to those who run the site alone"),
    subject="account",
    holds=account.holder_runs_site.is_(True),
    instrument="wanzhou",
)

# ── 第七条 初始密码需及时更改
INITIAL_PASSWORD: Final = Prerequisite(
    norm="wanzhou/7.2",
    duty=Words("先更改初始密码", "change the initial password first"),
    subject="account",
    before=Event("first-use", Words("首次登录后办理其他事项", "the first use of the account")),
    needs=(_CHANGED,),
    instrument="wanzhou",
    since=_ISSUED,
    readings=("wanzhou/7.2:at-first-login",),
    variants=(
        # 分配和更改的时间列在账号台账（第八条）
        Variant(
            "wanzhou/7.2:measured-only", instead_of="wanzhou/7.2:at-first-login", advisory=True
        ),
    ),
)

# ── 第七条 并定期更换
ROTATION: Final = Clock(
    norm="wanzhou/7.3",
    duty=Words("定期更换密码", "change the password periodically"),
    start=Event("password-set", Words("设置密码", "password set")),
    stop=(_CHANGED,),
    period=Unstated("定期", "rotation_period", reading="wanzhou/7.3:period-configured"),
    subject="account",
    instrument="wanzhou",
    recurring=True,
    readings=("wanzhou/7.3:period-configured",),
    variants=(Variant("wanzhou/7.3:measured-only", instead_of="wanzhou/7.3:period-configured"),),
)

# ── 第七条 且不应与管理者个人信息、单位信息、设备(系统)信息等相关联。
# 由使用单位的系统在更改时核对；密码本身不作记录
UNLINKED: Final = Requirement(
    norm="wanzhou/7.4",
    duty=Words("密码不与个人、单位、设备信息相关联", "keep linked data out of passwords"),
    subject="account",
    holds=account.password_linked.is_(False),
    instrument="wanzhou",
    readings=("wanzhou/7.4:no-registered-token",),
    variants=(
        Variant(
            "wanzhou/7.4:equal-to-a-token",
            instead_of="wanzhou/7.4:no-registered-token",
            holds=account.password_equals_token.is_(False),
        ),
        Variant(
            "wanzhou/7.4:derived-forms-too",
            instead_of="wanzhou/7.4:no-registered-token",
            holds=account.password_linked.is_(False) & account.password_derived.is_(False),
        ),
    ),
)

# ── 第七条 严禁将账号、密码泄露给他人使用
NOT_SHARED: Final = Requirement(
    norm="wanzhou/7.5",
    duty=Words("账号不得由他人使用", "let nobody else use an account"),
    subject="account",
    holds=account.devices_at_once <= 1,
    instrument="wanzhou",
    # 同时从几台设备登录只是线索：是否泄露给他人由人认定
    advisory=True,
)

# ── 第七条 严禁在非密计算机上保存账号、密码。
NOT_SAVED: Final = Requirement(
    norm="wanzhou/7.6",
    duty=Words("不得在办公终端保存账号、密码", "save no credentials on a workstation"),
    subject="account",
    holds=account.saved_on_workstation.is_(False),
    instrument="wanzhou",
    readings=("wanzhou/7.6:never-on-the-workstation",),
    variants=(
        Variant(
            "wanzhou/7.6:classified-computer-allowed",
            instead_of="wanzhou/7.6:never-on-the-workstation",
            holds=account.saved_on_workstation.is_(False)
            | account.workstation_classified.is_(True),
        ),
    ),
)

# ── 第七条 如因账号、密码外泄造成不良影响的,依纪依规处理。
LEAK_REFERRED: Final = Prerequisite(
    norm="wanzhou/7.7",
    duty=Words("先移交依纪依规处理", "refer it for handling under discipline first"),
    subject="incident",
    before=Event("settled", Words("办结", "the incident is closed")),
    needs=(Event("referred", Words("移交处理", "referred")),),
    instrument="wanzhou",
    when=incident.credential_leak.is_(True) & incident.adverse_effect.is_(True),
    readings=("wanzhou/7.7:referral-to-the-unit", "wanzhou/7.7:effect-found-by-a-person"),
    variants=(
        Variant(
            "wanzhou/7.7:referral-to-another-organ",
            instead_of="wanzhou/7.7:referral-to-the-unit",
            needs=(
                Event("referred-elsewhere", Words("移交指定机关", "referred to the organ named")),
            ),
        ),
        Variant(
            "wanzhou/7.7:every-leak-counts",
            instead_of="wanzhou/7.7:effect-found-by-a-person",
            when=incident.credential_leak.is_(True),
        ),
    ),
)

# ── 第八条 网站登录账号实行实名登记
REAL_NAME: Final = Requirement(
    norm="wanzhou/8.1",
    duty=Words("实名登记", "register the holder's real name"),
    subject="account",
    holds=account.real_name.is_(True) & account.phone_on_file.is_(True),
    instrument="wanzhou",
)
ACCOUNTS: Final = Register(
    id="accounts",
    words=Words("网站登录账号台账", "register of accounts"),
    norm="wanzhou/8.1",
    of="account",
    columns=(
        RegisterColumn(Words("账号", "account"), "subject"),
        RegisterColumn(Words("姓名", "holder"), "fact:holder_name"),
        RegisterColumn(Words("手机号码已登记", "mobile on file"), "fact:phone_on_file"),
        RegisterColumn(Words("分配", "issued"), "event:issued"),
        RegisterColumn(Words("人员变动", "holder changed"), "event:holder-changed"),
        RegisterColumn(Words("备案", "filed"), "event:filed"),
        RegisterColumn(Words("最近更改密码", "password changed"), "event:password-changed"),
    ),
)

# ── 第八条 专人专管
ONE_HOLDER: Final = Requirement(
    norm="wanzhou/8.2",
    duty=Words("账号专人专管", "have one holder for each account"),
    subject="account",
    holds=account.holders == 1,
    instrument="wanzhou",
    notice=account.accounts_of_holder > 1,
    readings=("wanzhou/8.2:several-accounts-with-notice",),
    variants=(
        Variant(
            "wanzhou/8.2:one-account-per-person",
            instead_of="wanzhou/8.2:several-accounts-with-notice",
            holds=(account.holders == 1) & (account.accounts_of_holder == 1),
        ),
    ),
)

# ── 第七条 统一分配的区政府网站登录账号、密码
ISSUE: Final = Chain(
    id="account-issue",
    words=Words("账号分配", "issue of an account"),
    opening=Words("申请账号", "an account is applied for"),
    subject="account",
    events=("issued", "password-changed", "first-use"),
    facts=("holder_runs_site", "real_name", "phone_on_file", "holders", "password_linked"),
    gates=(
        Gate("open", ("wanzhou/7.1", "wanzhou/8.1", "wanzhou/8.2")),
        Gate("password-changed", ("wanzhou/7.4",)),
        Gate("first-use", ("wanzhou/7.2",)),
    ),
    final=("first-use",),
)

# ── 第八条 人员变动应及时将姓名、手机号码等相关信息报区党政信息中心备案。
FILED: Final = Prerequisite(
    norm="wanzhou/8.3",
    duty=Words("先报区党政信息中心备案", "file the new holder with the Centre first"),
    subject="account",
    before=Event("first-login", Words("新管理人首次登录", "the new holder's first login")),
    needs=(Event("filed", Words("报备案", "filed with the Centre")),),
    instrument="wanzhou",
    since=Event("holder-changed", Words("人员变动", "change of holder")),
    readings=("wanzhou/8.3:before-first-login",),
    variants=(
        # 变动和备案的时间列在账号台账
        Variant(
            "wanzhou/8.3:measured-only", instead_of="wanzhou/8.3:before-first-login", advisory=True
        ),
    ),
)

# ── 第八条 账号、密码如有遗失,应及时向区党政信息中心去函说明情况
LETTER: Final = Requirement(
    norm="wanzhou/8.4",
    duty=Words("向区党政信息中心去函说明情况", "explain the loss to the Centre by letter"),
    subject="account",
    holds=account.letter_number != "",
    instrument="wanzhou",
    readings=("wanzhou/8.4:stamped-letter",),
    variants=(
        Variant(
            "wanzhou/8.4:any-written-notice",
            instead_of="wanzhou/8.4:stamped-letter",
            holds=(account.letter_number != "") | account.written_notice.is_(True),
        ),
    ),
)

# ── 第八条 并申请协助找回账号或重置密码。
RESET: Final = Chain(
    id="password-reset",
    words=Words("找回账号、重置密码", "recovery of an account or password"),
    opening=Words("账号、密码遗失", "an account or password is lost"),
    subject="account",
    steps=(
        Step(
            "letter",
            Words("去函说明情况并申请", "letter and application"),
            (STAFF.id,),
            ("wanzhou/8.4", "wanzhou/8.5"),
            distinct="letter",
        ),
        Step(
            "reset",
            Words("区党政信息中心找回或者重置", "the Centre recovers or resets"),
            (STAFF.id,),
            ("wanzhou/8.5",),
            distinct="reset",
            unit=CENTRE.unit,
        ),
    ),
    facts=("letter_number",),
    gates=(Gate("letter", ("wanzhou/8.4",)),),
)

# ── 第九条 各行政机关和有关单位具体负责区政府网站运行维护和管理的工作人员必须为本单位在编在岗职工。
_ESTABLISHED: Final = worker.employment == "established"
_FORMAL: Final = (worker.unit_kind == "enterprise") & (worker.employment == "formal")
_IN_POST: Final = worker.in_own_unit.is_(True) & worker.on_post.is_(True)
IN_POST: Final = Requirement(
    norm="wanzhou/9.1",
    duty=Words("由本单位在编在岗职工运行维护", "have staff in established posts run the site"),
    subject="worker",
    holds=_IN_POST & (_ESTABLISHED | _FORMAL),
    instrument="wanzhou",
    readings=("wanzhou/9.1:formal-employees", "wanzhou/6.1:contractor-drafts-only"),
    variants=(
        Variant(
            "wanzhou/9.1:establishment-only",
            instead_of="wanzhou/9.1:formal-employees",
            holds=_IN_POST & _ESTABLISHED,
        ),
        Variant(
            "wanzhou/6.1:contract-as-exception",
            instead_of="wanzhou/6.1:contractor-drafts-only",
            holds=(_IN_POST & (_ESTABLISHED | _FORMAL))
            | ((worker.employment == "contractor") & worker.contract_in_order.is_(True)),
        ),
    ),
)

# ── 第九条 离职人员离职前应妥善移交账号、密码及其它管理设备
_DEPARTED: Final = Event("departed", Words("离职", "departure"))
HANDED_OVER: Final = Prerequisite(
    norm="wanzhou/9.2",
    duty=Words("离职前移交账号、密码及其它管理设备", "hand everything over before leaving"),
    subject="account",
    before=_DEPARTED,
    needs=(
        Event("account-handed-over", Words("移交账号", "account handed over")),
        Event("password-handed-over", Words("移交密码", "password handed over")),
        Event("devices-handed-over", Words("移交管理设备", "devices handed over")),
    ),
    instrument="wanzhou",
    by_day=True,
)

# ── 第九条 并对接替工作人员进行培训。
SUCCESSOR_TRAINED: Final = Prerequisite(
    norm="wanzhou/9.3",
    duty=Words("对接替工作人员进行培训", "train the successor"),
    subject="account",
    before=_DEPARTED,
    needs=(Event("successor-trained", Words("培训接替工作人员", "successor trained")),),
    instrument="wanzhou",
    by_day=True,
    readings=("wanzhou/9.3:by-departure",),
    variants=(
        Variant(
            "wanzhou/9.3:after-departure-allowed",
            instead_of="wanzhou/9.3:by-departure",
            advisory=True,
        ),
    ),
)
HANDOVER: Final = Chain(
    id="account-handover",
    words=Words("账号移交", "handover of an account"),
    opening=Words("网站运维工作人员变动", "somebody who runs the site is to leave"),
    subject="account",
    events=(
        "account-handed-over",
        "password-handed-over",
        "devices-handed-over",
        "successor-trained",
        "departed",
        "released",
        "holder-changed",
        "filed",
        "first-login",
    ),
    gates=(
        Gate("released", ("wanzhou/9.2",)),
        Gate("first-login", ("wanzhou/8.3",)),
    ),
    ends=("released", "first-login"),
)
HANDOVERS: Final = Register(
    id="account-handovers",
    words=Words("账号移交记录", "record of handovers"),
    norm="wanzhou/9.2",
    chain=HANDOVER.id,
    columns=(
        RegisterColumn(Words("事项", "case"), "subject"),
        RegisterColumn(Words("单位", "unit"), "unit"),
        RegisterColumn(Words("移交账号", "account handed over"), "event:account-handed-over"),
        RegisterColumn(Words("移交密码", "password handed over"), "event:password-handed-over"),
        RegisterColumn(Words("移交管理设备", "devices handed over"), "event:devices-handed-over"),
        RegisterColumn(Words("培训接替人员", "successor trained"), "event:successor-trained"),
        RegisterColumn(Words("离职", "departed"), "event:departed"),
        RegisterColumn(Words("办结离职手续", "released"), "event:released"),
    ),
)

PROVISIONS: Final = (
    HOLDER,
    INITIAL_PASSWORD,
    ROTATION,
    UNLINKED,
    NOT_SHARED,
    NOT_SAVED,
    LEAK_REFERRED,
    REAL_NAME,
    ACCOUNTS,
    ONE_HOLDER,
    ISSUE,
    FILED,
    LETTER,
    RESET,
    IN_POST,
    HANDED_OVER,
    SUCCESSOR_TRAINED,
    HANDOVER,
    HANDOVERS,
)
