"""第五章 信息审核: articles 15 and 16."""

from typing import Final

from govflow.policies.wanzhou import publishing
from govflow.policies.wanzhou.posts import DEPUTY_HEAD, PRINCIPAL_HEAD, SECTION_HEAD, STAFF
from govflow.provisions.chains import Branch, Chain, Run, Step
from govflow.provisions.things import Document
from govflow.rules.conditions import facts
from govflow.words import Words

document = facts(Document)

# ── 第十五条 严把政治关、法律关、政策关、保密关、文字关
GATES: Final = ("wanzhou/15.3",)

# ── 第十六条 一审,工作人员统一采编、整理,并对信息初审
# ── 二审,科室负责人对信息进行复审。
# ── 三审,对于简单明了、事实清楚的,由分管负责人终审签发
# ── 对于涉及业务单位较多、社会影响较大、群众关注度较高的,报分管负责人审核后,由主要负责人终审签发。
# ── 三校指信息在平台排版出样时须经过三次校对
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
            checks=(*GATES, publishing.QUALITIES),
        ),
        Step(
            "second-review",
            Words("二审", "second review"),
            (SECTION_HEAD.id,),
            ("wanzhou/16.4",),
            checks=GATES,
        ),
        Step(
            "third-review",
            Words("三审", "third review"),
            (DEPUTY_HEAD.id,),
            ("wanzhou/16.5", "wanzhou/16.6"),
            checks=GATES,
        ),
        Step(
            "principal-sign",
            Words("主要负责人终审签发", "the principal head signs"),
            (PRINCIPAL_HEAD.id,),
            ("wanzhou/16.6",),
            checks=GATES,
        ),
        Step("first-proof", Words("一校", "first proof"), (STAFF.id,), ("wanzhou/16.8",), "proof"),
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
        ),
    ),
    branches=(
        Branch(
            after="third-review",
            when=(document.units_involved >= 2)
            | (document.social_impact == "high")
            | (document.public_concern == "high")
            | document.clear_and_simple.is_(False),
            then="principal-sign",
            otherwise="first-proof",
            unknown="principal-sign",
            norms=("wanzhou/16.5", "wanzhou/16.6"),
            readings=("wanzhou/16.6:any-factor", "wanzhou/16.5:unstated-goes-up"),
        ),
    ),
    events=(
        "formed",
        "changed",
        "statutory-period-began",
        "shorter-period-began",
        "published",
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
    gates=publishing.GATES,
    # 坚持分级审核、先审后发 / 严格执行三审三校 / 须经过三次审查 / 须经过三次校对 / 三次校对完成后正式发布
    cleared_by=("wanzhou/15.1", "wanzhou/16.1", "wanzhou/16.2", "wanzhou/16.7", "wanzhou/16.11"),
)

PROVISIONS: Final = (PUBLICATION,)
