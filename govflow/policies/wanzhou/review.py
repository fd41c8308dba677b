"""第五章 信息审核: articles 15 and 16."""

from typing import Final

from govflow.policies.wanzhou import publishing, sensitive
from govflow.policies.wanzhou.posts import DEPUTY_HEAD, PRINCIPAL_HEAD, SECTION_HEAD, STAFF
from govflow.provisions.chains import Branch, Chain, Run, Step
from govflow.provisions.checklists import CheckItem
from govflow.provisions.events import Event
from govflow.provisions.gates import Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.registers import Register, RegisterColumn
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Document, Unit
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.words import Words

document = facts(Document)
unit = facts(Unit)

_PUBLISHED: Final = Event("published", Words("公开", "publication"))
_FIRST_REVIEW: Final = Event("first-review", Words("一审", "first review"))
_SECOND_REVIEW: Final = Event("second-review", Words("二审", "second review"))
_THIRD_REVIEW: Final = Event("third-review", Words("三审", "third review"))

# ── 第十五条 各行政机关和有关单位要严格信息公开审核,坚持分级审核、先审后发
REVIEW_FIRST: Final = Prerequisite(
    norm="wanzhou/15.1",
    duty=Words("先审后发", "review before publication"),
    subject="document",
    before=_PUBLISHED,
    needs=(_THIRD_REVIEW,),
    instrument="wanzhou",
)

# ── 按照谁公开谁审核”“谁审核谁负责的原则
REVIEWERS: Final = Register(
    id="reviewers",
    words=Words("审核责任台账", "who reviewed, and answers for it"),
    norm="wanzhou/15.2",
    columns=(
        RegisterColumn(Words("信息", "item"), "subject"),
        RegisterColumn(Words("公开单位", "unit"), "unit"),
        RegisterColumn(Words("一审", "first review"), "step:first-review"),
        RegisterColumn(Words("二审", "second review"), "step:second-review"),
        RegisterColumn(Words("三审", "third review"), "step:third-review"),
        RegisterColumn(Words("终审签发", "final signature"), "step:principal-sign"),
        RegisterColumn(Words("公开时间", "published"), "event:published"),
    ),
    chain="publication",
)

# ── 严把政治关、法律关、政策关、保密关、文字关
GATES: Final = ("wanzhou/15.3",)
FIVE_GATES: Final = (
    CheckItem("wanzhou/15.3", "political", Words("政治关", "political gate")),
    CheckItem("wanzhou/15.3", "legal", Words("法律关", "legal gate")),
    CheckItem("wanzhou/15.3", "policy", Words("政策关", "policy gate")),
    CheckItem("wanzhou/15.3", "secrecy", Words("保密关", "secrecy gate")),
    CheckItem("wanzhou/15.3", "wording", Words("文字关", "wording gate")),
)

# ── 第十六条 各行政机关和有关单位应建立健全信息发布审核制度,严格执行三审三校
RULES: Final = Requirement(
    norm="wanzhou/16.1",
    duty=Words("建立信息发布审核制度", "have rules for the review of what is published"),
    subject="unit",
    holds=unit.review_rules.is_(True),
    instrument="wanzhou",
)

# ── 三审各行政机关和有关单位对拟公开的信息须经过三次审查
THREE_REVIEWS: Final = Prerequisite(
    norm="wanzhou/16.2",
    duty=Words("公开前经过三次审查", "pass three reviews before publication"),
    subject="document",
    before=_PUBLISHED,
    needs=(_FIRST_REVIEW, _SECOND_REVIEW, _THIRD_REVIEW),
    instrument="wanzhou",
    readings=("wanzhou/16.2:distinct-persons",),
)

# ── 三审,对于简单明了、事实清楚的,由分管负责人终审签发
# ── 对于涉及业务单位较多、社会影响较大、群众关注度较高的,报分管负责人审核后,由主要负责人终审签发。
_MANY: Final = document.units_involved >= 2
_IMPACT: Final = document.social_impact == "high"
_CONCERN: Final = document.public_concern == "high"
_NOT_SIMPLE: Final = document.clear_and_simple.is_(False)
WEIGHTY: Final = _MANY | _IMPACT | _CONCERN | _NOT_SIMPLE
_READINGS: Final = (
    "wanzhou/16.6:any-factor",
    "wanzhou/16.6:two-or-more-units",
    "wanzhou/16.6:impact-stated-by-people",
    "wanzhou/16.5:neither-goes-up",
    "wanzhou/16.5:high-impact-prevails",
)
_WEIGHED_OTHERWISE: Final = (
    Variant(
        "wanzhou/16.6:all-factors",
        instead_of="wanzhou/16.6:any-factor",
        when=(_MANY & _IMPACT & _CONCERN) | _NOT_SIMPLE,
    ),
    Variant(
        "wanzhou/16.6:three-or-more-units",
        instead_of="wanzhou/16.6:two-or-more-units",
        when=(document.units_involved >= 3) | _IMPACT | _CONCERN | _NOT_SIMPLE,
    ),
    Variant(
        "wanzhou/16.5:neither-deputy-signs",
        instead_of="wanzhou/16.5:neither-goes-up",
        when=_MANY | _IMPACT | _CONCERN,
    ),
    Variant(
        "wanzhou/16.5:simple-prevails",
        instead_of="wanzhou/16.5:high-impact-prevails",
        when=_NOT_SIMPLE,
    ),
)
PRINCIPAL_SIGNS: Final = Prerequisite(
    norm="wanzhou/16.6",
    duty=Words("由主要负责人终审签发后公开", "the principal head signs before publication"),
    subject="document",
    before=_PUBLISHED,
    needs=(
        _THIRD_REVIEW,
        Event("principal-sign", Words("主要负责人终审签发", "the signature of the principal head")),
    ),
    instrument="wanzhou",
    when=WEIGHTY,
    readings=_READINGS,
    variants=_WEIGHED_OTHERWISE,
)

# ── 三校指信息在平台排版出样时须经过三次校对
PROOFS_AFTER: Final = Prerequisite(
    norm="wanzhou/16.7",
    duty=Words("三审后出样校对", "proofread after the reviews"),
    subject="document",
    before=Event("first-proof", Words("一校", "first proof")),
    needs=(_THIRD_REVIEW,),
    instrument="wanzhou",
    readings=("wanzhou/16.7:strictly-after-reviews", "wanzhou/16.7:edit-voids-reviews"),
)

# ── 一校,由工作人员对信息样版的文字、图片、格式、美工等内容进行初校
PROOF_ITEMS: Final = (
    CheckItem("wanzhou/16.8", "text", Words("文字", "text")),
    CheckItem("wanzhou/16.8", "pictures", Words("图片", "pictures")),
    CheckItem("wanzhou/16.8", "format", Words("格式", "format")),
    CheckItem("wanzhou/16.8", "artwork", Words("美工", "artwork")),
)

# ── 三次校对完成后正式发布。
PROOFS_FIRST: Final = Prerequisite(
    norm="wanzhou/16.11",
    duty=Words("三次校对完成后正式发布", "publish after three proofs"),
    subject="document",
    before=_PUBLISHED,
    needs=(
        Event("first-proof", Words("一校", "first proof")),
        Event("second-proof", Words("二校", "second proof")),
        Event("third-proof", Words("三校", "third proof")),
    ),
    instrument="wanzhou",
)

# ── 一审,工作人员统一采编、整理,并对信息初审
# ── 二审,科室负责人对信息进行复审。
# ── 三审,由分管负责人终审签发 / 报分管负责人审核后,由主要负责人终审签发。
# ── 一校,由工作人员 / 二校,由科室负责人 / 三校,由分管负责人
PUBLICATION: Final = Chain(
    id="publication",
    words=Words("三审三校", "three reviews and three proofs"),
    opening=Words("信息形成", "information is formed"),
    subject="document",
    steps=(
        Step(
            "first-review",
            Words("一审", "first review"),
            (STAFF.id,),
            ("wanzhou/16.3",),
            checks=(*GATES, publishing.QUALITIES, *sensitive.FORBIDDEN),
            items=FIVE_GATES,
            readings=("wanzhou/15.3:all-gates-at-every-level", "wanzhou/16.2:distinct-persons"),
            variants=(
                Variant(
                    "wanzhou/16.2:same-person-allowed",
                    instead_of="wanzhou/16.2:distinct-persons",
                    distinct="first-review",
                ),
            ),
        ),
        Step(
            "second-review",
            Words("二审", "second review"),
            (SECTION_HEAD.id,),
            ("wanzhou/16.4",),
            checks=(*GATES, *sensitive.FORBIDDEN),
            items=FIVE_GATES,
            readings=("wanzhou/15.3:all-gates-at-every-level", "wanzhou/16.2:distinct-persons"),
            variants=(
                Variant(
                    "wanzhou/16.2:same-person-allowed",
                    instead_of="wanzhou/16.2:distinct-persons",
                    distinct="second-review",
                ),
            ),
        ),
        Step(
            "third-review",
            Words("三审", "third review"),
            (DEPUTY_HEAD.id,),
            ("wanzhou/16.5", "wanzhou/16.6"),
            checks=(*GATES, *sensitive.FORBIDDEN),
            items=FIVE_GATES,
            readings=("wanzhou/15.3:all-gates-at-every-level", "wanzhou/16.2:distinct-persons"),
            variants=(
                Variant(
                    "wanzhou/16.2:same-person-allowed",
                    instead_of="wanzhou/16.2:distinct-persons",
                    distinct="third-review",
                ),
            ),
        ),
        Step(
            "principal-sign",
            Words("主要负责人终审签发", "the principal head signs"),
            (PRINCIPAL_HEAD.id,),
            ("wanzhou/16.6",),
            checks=(*GATES, *sensitive.FORBIDDEN),
            items=FIVE_GATES,
            readings=("wanzhou/15.3:all-gates-at-every-level", "wanzhou/16.2:distinct-persons"),
            variants=(
                Variant(
                    "wanzhou/16.2:same-person-allowed",
                    instead_of="wanzhou/16.2:distinct-persons",
                    distinct="principal-sign",
                ),
            ),
        ),
        Step(
            "first-proof",
            Words("一校", "first proof"),
            (STAFF.id,),
            ("wanzhou/16.7", "wanzhou/16.8"),
            "proof",
            checks=("wanzhou/16.8",),
            items=PROOF_ITEMS,
        ),
        Step(
            "second-proof",
            Words("二校", "second proof"),
            (SECTION_HEAD.id,),
            ("wanzhou/16.9",),
            "proof",
        ),
        Step(
            "third-proof",
            Words("三校", "third proof"),
            (DEPUTY_HEAD.id,),
            ("wanzhou/16.10", "wanzhou/16.11"),
            "proof",
            readings=("wanzhou/16.10:deputy-in-every-case",),
        ),
    ),
    branches=(
        Branch(
            after="third-review",
            when=WEIGHTY,
            then="principal-sign",
            otherwise="first-proof",
            unknown="principal-sign",
            norms=("wanzhou/16.5", "wanzhou/16.6"),
            readings=(*_READINGS, "wanzhou/16.5:unstated-goes-up"),
            variants=(
                *_WEIGHED_OTHERWISE,
                Variant(
                    "wanzhou/16.5:unstated-waits",
                    instead_of="wanzhou/16.5:unstated-goes-up",
                    unknown="third-review",
                ),
                Variant(
                    "wanzhou/16.5:unstated-deputy-signs",
                    instead_of="wanzhou/16.5:unstated-goes-up",
                    unknown="first-proof",
                ),
            ),
        ),
    ),
    events=(
        "formed",
        "changed",
        "proof-produced",
        "statutory-period-began",
        "shorter-period-began",
        "corrected",
        "embargo-ended",
        "published",
    ),
    called=(
        Event("changed", Words("变更", "changed")),
        Event("proof-produced", Words("出样", "proof produced")),
        Event("shorter-period-began", Words("较短的期限起算", "a shorter period began")),
    ),
    runs=(
        Run("wanzhou/12.5", starts=("formed", "changed"), yields_to="statutory-period-began"),
        Run(
            "wanzhou/12.6",
            from_open=False,
            starts=("statutory-period-began", "shorter-period-began"),
        ),
    ),
    facts=("units_involved", "social_impact", "public_concern", "clear_and_simple"),
    published="published",
    # 终审签发前出的样无效
    gates=(*publishing.GATES, *sensitive.GATES, Gate("proof-produced", after="first-proof")),
    # 坚持分级审核、先审后发 / 严格执行三审三校 / 须经过三次审查 / 须经过三次校对 / 三次校对完成后正式发布
    # 修改完成后须再次进行三审三校才能重新发布
    cleared_by=(
        "wanzhou/15.1",
        "wanzhou/16.1",
        "wanzhou/16.2",
        "wanzhou/16.7",
        "wanzhou/16.11",
        "wanzhou/26.3",
    ),
)

PROVISIONS: Final = (
    REVIEW_FIRST,
    REVIEWERS,
    RULES,
    THREE_REVIEWS,
    PRINCIPAL_SIGNS,
    PROOFS_AFTER,
    PROOFS_FIRST,
    PUBLICATION,
)
