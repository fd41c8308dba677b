"""第四章 信息发布: articles 13 and 14."""

from typing import Final

from govflow.policies.wanzhou.posts import ANYBODY, OFFICE, PRINCIPAL_HEAD
from govflow.provisions.chains import Branch, Chain, Step
from govflow.provisions.choices import Choice
from govflow.provisions.decisions import Decision
from govflow.provisions.events import Event
from govflow.provisions.gates import Delegation, Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Interpretation
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts
from govflow.rules.tables import Between
from govflow.words import Words

interpretation = facts(Interpretation)

PRESS_OFFICE: Final = "区政府新闻办"
JUSTICE_BUREAU: Final = "区司法局"
REVIEWED: Final = interpretation.document_class.one_of("normative", "major-decision")

# ── 第十三条 政策解读实行谁起草谁解读原则,由政策性文件的起草部门负责组织开展政策解读工作
# ── 多个部门共同起草的,由牵头起草部门负责组织开展政策解读工作。
ORGANISER: Final = Decision(
    id="interpreter",
    words=Words("政策解读的组织部门", "who organises the interpretation"),
    subject="interpretation",
    inputs=("drafting_units",),
    rows=(
        Choice((Between(at_most=1),), "drafter", ("wanzhou/13.1",)),
        Choice((Between(at_least=2),), "lead_drafter", ("wanzhou/13.2",)),
    ),
    instrument="wanzhou",
    chosen="organiser",
)

# ── 起草部门必须坚持政策性文件、解读方案、解读材料同步组织、同步审签、同步部署
IN_STEP: Final = Prerequisite(
    norm="wanzhou/13.3",
    duty=Words("政策性文件、解读方案、解读材料同步部署", "deploy the three in step"),
    subject="interpretation",
    before=Event("document-published", Words("公开政策性文件", "publication of the document")),
    needs=(
        Event("plan-deployed", Words("部署解读方案", "deployment of the plan")),
        Event("materials-published", Words("公开解读材料", "publication of the materials")),
    ),
    instrument="wanzhou",
    same_day=True,
    readings=("wanzhou/13.3:one-bundle-same-day",),
)

# ── 属于解读范围的政策性文件至少以2种展现方式报送解读材料。
FORMS: Final = Requirement(
    norm="wanzhou/13.4",
    duty=Words("至少以2种展现方式报送解读材料", "send in materials of two forms at least"),
    subject="interpretation",
    holds=interpretation.presentation_forms >= 2,
    instrument="wanzhou",
    when=interpretation.in_scope.is_(True),
    readings=("wanzhou/13.4:each-form-once", "wanzhou/13.4:scope-stated-by-drafter"),
    variants=(
        Variant(
            "wanzhou/13.4:each-piece-counts",
            instead_of="wanzhou/13.4:each-form-once",
            holds=interpretation.presentation_pieces >= 2,
        ),
        Variant(
            "wanzhou/13.4:every-policy-document",
            instead_of="wanzhou/13.4:scope-stated-by-drafter",
            always=True,
        ),
    ),
)

# ── 对区政府(含区政府办公室)名义印发的政策性文件,起草部门应先将解读方案、解读材料送区政府新闻办征求意见
COMMENTS: Final = Requirement(
    norm="wanzhou/13.5",
    duty=Words("答复区政府新闻办的意见", "answer the comments of the press office"),
    subject="interpretation",
    holds=interpretation.comments_answered.is_(True),
    instrument="wanzhou",
    when=interpretation.press_opinion.one_of("comments", "objection"),
    readings=("wanzhou/13.5:comments-answered-not-binding", "wanzhou/13.5:reply-awaited"),
    variants=(
        Variant(
            "wanzhou/13.5:objection-binding",
            instead_of="wanzhou/13.5:comments-answered-not-binding",
            holds=interpretation.comments_answered.is_(True)
            & (interpretation.press_opinion != "objection"),
        ),
    ),
)

# ── 再将本部门主要负责人审定后的政策性文件、解读方案和解读材料一并报送区政府办公室。
APPROVED_LAST: Final = Prerequisite(
    norm="wanzhou/13.6",
    duty=Words("先征求意见，再审定", "ask for comments before the approval"),
    subject="interpretation",
    before=Event("head-approval", Words("主要负责人审定", "approval by the principal head")),
    needs=(Event("press-office", Words("区政府新闻办意见", "comments of the press office")),),
    instrument="wanzhou",
    when=interpretation.government_issued.is_(True),
)

# ── 对区政府规范性文件和重大行政决策,经区政府新闻办征求意见后,应将政策文件及解读方案、解读材料报区司法局进行审查
LEGAL_REVIEW: Final = Prerequisite(
    norm="wanzhou/13.7",
    duty=Words("先征求意见，再报区司法局审查", "ask for comments before the review"),
    subject="interpretation",
    before=Event("justice-review", Words("区司法局审查", "review by the justice bureau")),
    needs=(Event("press-office", Words("区政府新闻办意见", "comments of the press office")),),
    instrument="wanzhou",
    when=REVIEWED,
)

# ── 审查通过再报送区政府办公室。
PASSED_FIRST: Final = Prerequisite(
    norm="wanzhou/13.8",
    duty=Words("审查通过再报送", "submit only what has passed the review"),
    subject="interpretation",
    before=Event("office-receipt", Words("区政府办公室接收", "receipt by the office")),
    needs=(Event("justice-review", Words("区司法局审查通过", "approval of the justice bureau")),),
    instrument="wanzhou",
    when=REVIEWED,
)

# ── 上报材料不齐全的,区政府办公室按规定予以退文。
COMPLETE: Final = Requirement(
    norm="wanzhou/13.9",
    duty=Words("上报材料齐全", "submit the whole bundle"),
    subject="interpretation",
    holds=interpretation.document_attached.is_(True)
    & interpretation.plan_attached.is_(True)
    & interpretation.materials_attached.is_(True),
    instrument="wanzhou",
)

# ── 同步组织、同步审签 / 送区政府新闻办征求意见 / 报区司法局进行审查 / 本部门主要负责人审定 / 报送区政府办公室
CHAIN: Final = Chain(
    id="interpretation",
    words=Words("政策解读", "interpretation of a policy document"),
    opening=Words("起草政策性文件", "a policy document is drafted"),
    subject="interpretation",
    steps=(
        Step(
            "organise",
            Words("同步组织文件、方案、材料", "organise document, plan and materials"),
            ANYBODY,
            ("wanzhou/13.1", "wanzhou/13.3"),
            "organise",
        ),
        Step(
            "press-office",
            Words("征求区政府新闻办意见", "comments of the press office"),
            ANYBODY,
            ("wanzhou/13.5",),
            "press-office",
            unit=PRESS_OFFICE,
        ),
        Step(
            "justice-review",
            Words("区司法局审查", "review by the justice bureau"),
            ANYBODY,
            ("wanzhou/13.7", "wanzhou/13.8"),
            "justice-review",
            unit=JUSTICE_BUREAU,
        ),
        Step(
            "head-approval",
            Words("主要负责人审定", "approval by the principal head"),
            (PRINCIPAL_HEAD.id,),
            ("wanzhou/13.3", "wanzhou/13.6"),
            "head-approval",
            delegation=Delegation("wanzhou/13.6", allowed=False),
            readings=("wanzhou/13.6:not-delegable",),
            variants=(
                Variant(
                    "wanzhou/13.6:delegable",
                    instead_of="wanzhou/13.6:not-delegable",
                    delegation=Delegation("wanzhou/13.6"),
                ),
            ),
        ),
        Step(
            "office-receipt",
            Words("报送区政府办公室", "submission to the office"),
            ANYBODY,
            ("wanzhou/13.6", "wanzhou/13.9"),
            "office-receipt",
            unit=OFFICE.unit,
        ),
    ),
    branches=(
        # 部门自行印发的，条文没有规定征求意见和报送
        Branch(
            after="organise",
            when=interpretation.government_issued.is_(True),
            then="press-office",
            otherwise="cleared",
            unknown="press-office",
            norms=("wanzhou/13.5",),
            readings=("wanzhou/13.5:unstated-goes-to-press-office",),
            variants=(
                Variant(
                    "wanzhou/13.5:unstated-stays-with-drafter",
                    instead_of="wanzhou/13.5:unstated-goes-to-press-office",
                    unknown="cleared",
                ),
            ),
        ),
        Branch(
            after="press-office",
            when=REVIEWED,
            then="justice-review",
            otherwise="head-approval",
            unknown="justice-review",
            norms=("wanzhou/13.7",),
            readings=("wanzhou/13.7:steps-cumulative", "wanzhou/13.7:unstated-is-reviewed"),
            variants=(
                Variant(
                    "wanzhou/13.7:unstated-not-reviewed",
                    instead_of="wanzhou/13.7:unstated-is-reviewed",
                    unknown="head-approval",
                ),
            ),
        ),
    ),
    events=(
        "document-published",
        "plan-deployed",
        "materials-published",
        "press-office-contacted",
        "conference-held",
    ),
    facts=(
        "government_issued",
        "document_class",
        "in_scope",
        "drafting_units",
        "drafter",
        "lead_drafter",
        "organiser",
        "document_attached",
        "plan_attached",
        "materials_attached",
        "presentation_forms",
        "presentation_pieces",
        "press_opinion",
        "comments_answered",
        "press_conference",
        "conference_plan",
        "main_statement",
    ),
    ends=("document-published", "plan-deployed", "materials-published"),
    gates=(Gate("office-receipt", norms=("wanzhou/13.4", "wanzhou/13.5", "wanzhou/13.9")),),
)

_CONFERENCE_DECIDED: Final = (
    Variant(
        "wanzhou/14.1:information-office-decides",
        instead_of="wanzhou/14.1:drafting-unit-decides",
        when=interpretation.press_office_wants_conference.is_(True),
    ),
    Variant(
        "wanzhou/14.1:government-office-decides",
        instead_of="wanzhou/14.1:drafting-unit-decides",
        when=interpretation.government_office_wants_conference.is_(True),
    ),
)

# ── 第十四条 对涉及重点政策文件,需要召开新闻发布会进行政策解读的,起草单位要加强与区政府新闻办的联系
CONTACT: Final = Prerequisite(
    norm="wanzhou/14.1",
    duty=Words("新闻发布会前与区政府新闻办联系", "contact the press office before a conference"),
    subject="interpretation",
    before=Event("conference-held", Words("召开新闻发布会", "the press conference")),
    needs=(
        Event(
            "press-office-contacted", Words("与区政府新闻办联系", "contact with the press office")
        ),
    ),
    instrument="wanzhou",
    when=interpretation.press_conference.is_(True),
    readings=("wanzhou/14.1:drafting-unit-decides",),
    variants=_CONFERENCE_DECIDED,
)

# ── 并负责提供新闻发布会方案、主发布稿和其它相关内容。
CONFERENCE: Final = Requirement(
    norm="wanzhou/14.2",
    duty=Words("提供新闻发布会方案、主发布稿", "provide the plan and the main statement"),
    subject="interpretation",
    holds=interpretation.conference_plan.is_(True) & interpretation.main_statement.is_(True),
    instrument="wanzhou",
    when=interpretation.press_conference.is_(True),
    readings=("wanzhou/14.1:drafting-unit-decides",),
    variants=_CONFERENCE_DECIDED,
)

PROVISIONS: Final = (
    ORGANISER,
    IN_STEP,
    FORMS,
    COMMENTS,
    APPROVED_LAST,
    LEGAL_REVIEW,
    PASSED_FIRST,
    COMPLETE,
    CHAIN,
    CONTACT,
    CONFERENCE,
)
