"""第二章 信息发布: articles 5 to 10."""

from typing import Final

from govflow.calendars.periods import natural_days, working_days
from govflow.policies.example.posts import (
    DEPUTY_HEAD,
    LEGAL,
    MEMBER,
    PRINCIPAL_HEAD,
    SECRECY,
    SECTION_HEAD,
    STAFF,
)
from govflow.provisions.chains import CLEARED, Branch, Chain, Run, Step
from govflow.provisions.checklists import CheckItem
from govflow.provisions.clocks import Clock
from govflow.provisions.events import Event
from govflow.provisions.gates import Delegation, Gate
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Document
from govflow.provisions.variants import Variant
from govflow.provisions.votes import Votes
from govflow.rules.conditions import facts
from govflow.words import Words

document = facts(Document)
PANEL: Final = "县网站内容审议组"
PUBLISHED: Final = Event("published", Words("发布", "published"))

# ── 第五条 信息由工作人员起草，报分管负责人审签。
DRAFT: Final = Step("draft", Words("起草", "draft"), (STAFF.id,), ("example/5.1",))

# ── 起草的信息应当注明来源，没有注明来源的不得审签。
SOURCE_NAMED: Final = Requirement(
    norm="example/5.2",
    duty=Words("注明来源", "name the source"),
    subject="document",
    holds=document.source_named != "",
    instrument="example",
    readings=("example/5.2:any-named-source",),
    variants=(
        Variant(
            "example/5.2:source-of-an-organ",
            instead_of="example/5.2:any-named-source",
            holds=(document.source_named != "") & document.source_is_organ.is_(True),
        ),
    ),
)

# ── 分管负责人可以委托科室负责人提出审签意见，不得委托其他人员。
DEPUTY_SIGNS: Final = Step(
    "deputy-sign",
    Words("分管负责人审签", "the deputy head signs"),
    (DEPUTY_HEAD.id,),
    ("example/5.1",),
    delegation=Delegation("example/5.3", posts=(SECTION_HEAD.id,)),
)

# ── 重大信息经分管负责人审签后，还应当依次会签、公示、审议、签发，未经签发不得发布。
MAJOR_GOES_ON: Final = Branch(
    after="deputy-sign",
    when=document.content_class == "major",
    then="countersign",
    otherwise=CLEARED,
    unknown="countersign",
    norms=("example/5.4",),
    readings=("example/5.4:unstated-is-major",),
    variants=(
        Variant(
            "example/5.4:unstated-is-routine",
            instead_of="example/5.4:unstated-is-major",
            unknown=CLEARED,
        ),
    ),
)

# ── 第六条 会签由科室负责人、法制审核人、保密审查人各自签署，一人不同意的，退回起草。
# ── 会签意见由本人签署，不得由他人代签。
COUNTERSIGN: Final = Step(
    "countersign",
    Words("会签", "countersign"),
    (SECTION_HEAD.id, LEGAL.id, SECRECY.id),
    ("example/6.2",),
    votes=Votes("example/6.1", each_post=True),
    readings=("example/6.1:one-person-one-post",),
)

# ── 第七条 会签后，重大信息草案应当在县政府网站公示不少于7日，公示期满方可审议。
# ── 公示期间收到异议的，公示期中止，异议处理完毕后继续计算。
PUBLICITY: Final = Clock(
    norm="example/7.1",
    duty=Words("公示重大信息草案", "publicise a major draft"),
    start=Event("publicised", Words("公示", "publicised")),
    stop=(Event("publicity-ended", Words("结束公示", "publicity ended")),),
    period=natural_days(7),
    subject="document",
    instrument="example",
    bound="min",
    when=document.content_class == "major",
    pausable="example/7.2",
    readings=("example/7.1:excluding-first-day", "example/7.1:natural-days"),
    variants=(
        Variant(
            "example/7.1:including-first-day",
            instead_of="example/7.1:excluding-first-day",
            first_day=True,
        ),
        Variant(
            "example/7.1:working-days",
            instead_of="example/7.1:natural-days",
            period=working_days(7),
        ),
    ),
)

# ── 第八条 重大信息由县网站内容审议组审议，三名以上委员同意的，审议通过；不可能达到三名的，退回起草。
# ── 委员一人一票，由本人投出，不得委托他人表决。
# ── 参与起草、审签、会签的人员，不得参加表决。
DELIBERATION: Final = Step(
    "deliberation",
    Words("审议", "deliberation"),
    (MEMBER.id,),
    ("example/8.2", "example/8.3"),
    unit=PANEL,
    votes=Votes("example/8.1", needed=3),
    readings=("example/8.1:three-of-all-members",),
)

# ── 第九条 审议通过的重大信息由主要负责人签发，不得委托他人签发。
# ── 签发时应当确认公示异议已经处理、审议意见已经采纳。
PRINCIPAL_SIGNS: Final = Step(
    "principal-sign",
    Words("主要负责人签发", "the principal head signs"),
    (PRINCIPAL_HEAD.id,),
    ("example/9.1",),
    checks=("example/9.2",),
    delegation=Delegation("example/9.1", allowed=False),
    items=(
        CheckItem("example/9.2", "objections", Words("公示异议已经处理", "objections are settled")),
        CheckItem("example/9.2", "opinions", Words("审议意见已经采纳", "opinions are taken up")),
    ),
)

# ── 重大信息发布前应当完成社会稳定风险评估。
RISK_ASSESSED: Final = Prerequisite(
    norm="example/9.3",
    duty=Words("完成社会稳定风险评估", "assess risks to social stability"),
    subject="document",
    before=PUBLISHED,
    needs=(Event("risk-assessed", Words("风险评估完成", "risks assessed")),),
    instrument="example",
    when=document.content_class == "major",
)

# ── 政策文件应当与解读材料同日发布。
INTERPRETED: Final = Prerequisite(
    norm="example/9.4",
    duty=Words("政策文件与解读材料同日发布", "publish the interpretation on the same day"),
    subject="document",
    before=PUBLISHED,
    needs=(Event("interpreted", Words("发布解读材料", "interpretation published")),),
    instrument="example",
    when=document.policy_document.is_(True),
    same_day=True,
)

# ── 第十条 信息应当自形成之日起10个工作日内发布。
DISCLOSURE: Final = Clock(
    norm="example/10",
    duty=Words("发布信息", "publish information"),
    start=Event("formed", Words("形成", "formed")),
    stop=(PUBLISHED,),
    period=working_days(10),
    subject="document",
    instrument="example",
)

PUBLICATION: Final = Chain(
    id="publication",
    words=Words("信息发布", "publication"),
    opening=Words("信息形成", "information is formed"),
    subject="document",
    steps=(DRAFT, DEPUTY_SIGNS, COUNTERSIGN, DELIBERATION, PRINCIPAL_SIGNS),
    branches=(MAJOR_GOES_ON,),
    events=(
        "formed",
        "publicised",
        "publicity-ended",
        "risk-assessed",
        "interpreted",
        "published",
    ),
    runs=(
        Run("example/7.1", from_open=False, starts=("publicised",)),
        Run("example/10", starts=("formed",)),
    ),
    facts=("source_named", "content_class", "policy_document"),
    published=PUBLISHED.name,
    gates=(
        Gate("deputy-sign", norms=("example/5.2",)),
        Gate("publicised", after="deliberation"),
        Gate("deliberation", elapsed=("example/7.1",)),
        Gate(PUBLISHED.name, norms=("example/9.3", "example/9.4")),
    ),
    cleared_by=("example/5.4",),
)

PROVISIONS: Final = (
    SOURCE_NAMED,
    PUBLICITY,
    RISK_ASSESSED,
    INTERPRETED,
    DISCLOSURE,
    PUBLICATION,
)
