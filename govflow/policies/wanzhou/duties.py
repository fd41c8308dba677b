"""第一章 总则、第二章 管理职责: articles 1 to 6."""

from typing import Final

from govflow.policies.wanzhou.posts import DEPUTY_HEAD, PRINCIPAL_HEAD
from govflow.provisions.choices import Choice
from govflow.provisions.decisions import Decision
from govflow.provisions.events import Event
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.roles import Responsibility
from govflow.provisions.things import Column, Contract, Document, Site, Unit, Worker
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.rules.tables import ANYTHING
from govflow.words import Words

column = facts(Column)
contract = facts(Contract)
document = facts(Document)
site = facts(Site)
unit = facts(Unit)
worker = facts(Worker)

# ── 第二条 本制度所称区政府网站,由万州区人民政府主网站以及万州经开区管委会、
# ── 各镇乡街道和区政府各部门的子网站组成。
SUB_SITE_OWNER: Final = Requirement(
    norm="wanzhou/2.1",
    duty=Words(
        "子网站由经开区管委会、镇乡街道、区政府部门主办", "own a sub-site as the rules allow"
    ),
    subject="site",
    holds=site.owner_kind.one_of("development-zone", "township", "department"),
    instrument="wanzhou",
    when=site.site == "sub",
)

# ── 第二条 本制度适用对象为通过区政府网站发布信息的所有行政机关,以及依照上级有关规定开设栏目
# ── 并发布信息的单位(包括下设机构和部分企事业单位,以下简称:有关单位)。
_ORGAN: Final = unit.unit_kind == "administrative-organ"
BOUND_UNIT: Final = Requirement(
    norm="wanzhou/2.2",
    duty=Words("属于本制度适用对象", "publish as a unit that the rules bind"),
    subject="unit",
    holds=_ORGAN | unit.column_registered.is_(True),
    instrument="wanzhou",
    when=unit.publishes.is_(True),
    readings=("wanzhou/2.2:registered-with-a-column",),
    variants=(
        Variant(
            "wanzhou/2.2:named-by-superior-rules",
            instead_of="wanzhou/2.2:registered-with-a-column",
            holds=_ORGAN | unit.named_by_superiors.is_(True),
        ),
        Variant(
            "wanzhou/2.2:whoever-publishes",
            instead_of="wanzhou/2.2:registered-with-a-column",
            holds=unit.publishes.is_(True),
        ),
    ),
)

# ── 第二条 本制度所称信息是指各行政机关和有关单位在履行行政管理职能过程中制作或者获取的,
# ── 并对外公开的文字、图片、数据、音频、视频、链接及其他形式的信息。
# 属于信息的为“符合”，内部材料等不属于信息的为“不适用”
INFORMATION: Final = Requirement(
    norm="wanzhou/2.3",
    duty=Words("属于本制度所称信息", "be information in the sense of the rules"),
    subject="document",
    holds=document.form.one_of("text", "image", "data", "audio", "video", "link", "other"),
    instrument="wanzhou",
    when=document.official.is_(True) & document.outward.is_(True),
)

# ── 第五条 各行政机关是本机关子网站的责任单位,承担主网站相关栏目和本机关子网站的管理职责。
# ── 有关单位承担主网站相关栏目的管理职责。
_RELEVANT: Final = ("subordinate-body", "institution", "enterprise")
MANAGEMENT: Final = Decision(
    id="column-management",
    words=Words("由谁承担栏目的管理职责", "who manages a column"),
    subject="column",
    inputs=("site", "unit_kind"),
    rows=(
        Choice(("sub", ANYTHING), "site_owner", ("wanzhou/5.1",)),
        Choice(("main", "administrative-organ"), "content_unit", ("wanzhou/5.1",)),
        Choice(("main", ANYTHING), "content_unit", ("wanzhou/5.2",)),
    ),
    hit_policy="first",
    instrument="wanzhou",
    chosen="managing_unit",
)
MAIN_SITE_ONLY: Final = Requirement(
    norm="wanzhou/5.2",
    duty=Words("有关单位只管理主网站栏目", "manage columns of the main site alone"),
    subject="column",
    holds=column.site == "main",
    instrument="wanzhou",
    when=column.unit_kind.one_of(*_RELEVANT),
)

# ── 第五条 各行政机关和有关单位要落实主要负责人第一责任人和分管负责人直接责任人责任
RESPONSIBILITIES: Final = (
    Responsibility("first-responsible", PRINCIPAL_HEAD.id, "wanzhou/5.3"),
    Responsibility("directly-responsible", DEPUTY_HEAD.id, "wanzhou/5.3"),
)
_BOTH_NAMED: Final = unit.principal_head_named.is_(True) & unit.deputy_head_named.is_(True)
HEADS_NAMED: Final = Requirement(
    norm="wanzhou/5.3",
    duty=Words("落实第一责任人和直接责任人", "name who is first and who directly responsible"),
    subject="unit",
    holds=_BOTH_NAMED,
    instrument="wanzhou",
    notice=unit.heads_are_one.is_(True),
    readings=("wanzhou/5.3:both-posts-warned",),
    variants=(
        Variant(
            "wanzhou/5.3:both-posts-refused",
            instead_of="wanzhou/5.3:both-posts-warned",
            holds=_BOTH_NAMED & unit.heads_are_one.is_(False),
        ),
    ),
)

# ── 第五条 从事区政府网站运行维护和管理的工作人员应具有较高的政治素质和专业技能。
COMPETENCE: Final = Requirement(
    norm="wanzhou/5.4",
    duty=Words("工作人员具有较高的政治素质和专业技能", "employ competent staff"),
    subject="worker",
    holds=worker.competence_attested.is_(True),
    instrument="wanzhou",
    advisory=True,
    readings=("wanzhou/5.4:attestation-only",),
    variants=(
        Variant(
            "wanzhou/5.4:attestation-required",
            instead_of="wanzhou/5.4:attestation-only",
            advisory=False,
        ),
    ),
)

# ── 第六条 各行政机关和有关单位委托其他机构提供内容服务的,须明确约定有关权责
DUTIES_AGREED: Final = Requirement(
    norm="wanzhou/6.1",
    duty=Words("明确约定有关权责", "agree on rights and duties"),
    subject="contract",
    holds=contract.duties_agreed.is_(True),
    instrument="wanzhou",
    readings=("wanzhou/6.1:contractor-drafts-only",),
    variants=(
        Variant(
            "wanzhou/6.1:no-contractor-drafts",
            instead_of="wanzhou/6.1:contractor-drafts-only",
            holds=contract.duties_agreed.is_(True) & contract.drafts_content.is_(False),
        ),
    ),
)

# ── 第六条 签订保密协议
SECRECY_AGREED: Final = Prerequisite(
    norm="wanzhou/6.2",
    duty=Words("先签订保密协议", "sign a secrecy agreement first"),
    subject="contract",
    before=Event("first-draft", Words("首次提供内容", "the first draft is delivered")),
    needs=(Event("secrecy-agreed", Words("签订保密协议", "secrecy agreement signed")),),
    instrument="wanzhou",
)

# ── 第六条 加强资质审查和日常监督。
SUPERVISION: Final = Requirement(
    norm="wanzhou/6.3",
    duty=Words("加强资质审查和日常监督", "review qualifications and supervise"),
    subject="contract",
    holds=contract.qualification_reviewed.is_(True) & (contract.supervisions >= 1),
    instrument="wanzhou",
    advisory=True,
    readings=("wanzhou/6.3:once-each-contract-year",),
    variants=(
        Variant(
            "wanzhou/6.3:every-working-day",
            instead_of="wanzhou/6.3:once-each-contract-year",
            holds=contract.qualification_reviewed.is_(True) & contract.supervised_daily.is_(True),
        ),
        Variant(
            "wanzhou/6.3:no-frequency",
            instead_of="wanzhou/6.3:once-each-contract-year",
            holds=contract.qualification_reviewed.is_(True),
        ),
    ),
)

PROVISIONS: Final = (
    SUB_SITE_OWNER,
    BOUND_UNIT,
    INFORMATION,
    MANAGEMENT,
    MAIN_SITE_ONLY,
    *RESPONSIBILITIES,
    HEADS_NAMED,
    COMPETENCE,
    DUTIES_AGREED,
    SECRECY_AGREED,
    SUPERVISION,
)
