"""Youyang: 三审三校 (第二十二条), and error reports of the public (第二十一条)."""

from typing import Final

from govflow.provisions.chains import Chain, Run, Step
from govflow.provisions.roles import Post, Responsibility
from govflow.words import Words

STAFF: Final = Post("staff", Words("信息发布责任人", "staff member in charge of publication"))
SECTION_HEAD: Final = Post("section-head", Words("科室负责人", "section head"))
DEPUTY_HEAD: Final = Post("deputy-head", Words("分管领导", "deputy head in charge"))
PRINCIPAL_HEAD: Final = Post("principal-head", Words("主要领导", "principal head"))
POSTS: Final = (STAFF, SECTION_HEAD, DEPUTY_HEAD, PRINCIPAL_HEAD)

# ── 第六条 各协办单位应落实主要领导“第一责任人”和分管领导“直接责任人”责任
RESPONSIBILITIES: Final = (
    Responsibility("first-responsible", PRINCIPAL_HEAD.id, "youyang/6.3"),
    Responsibility("directly-responsible", DEPUTY_HEAD.id, "youyang/6.3"),
)
CHECKS: Final = ("youyang/22.10",)

# ── 第二十二条 信息发布责任人初审校对 / 科室负责人审核校对 / 分管领导审查校对后签发的“三审三校”程序
PUBLICATION: Final = Chain(
    id="publication",
    words=Words("三审三校", "three reviews and proofs"),
    opening=Words("拟发布信息", "information is to be published"),
    subject="document",
    steps=(
        Step(
            "first-review",
            Words("初审校对", "first review and proof"),
            (STAFF.id,),
            ("youyang/22.0.3",),
            checks=CHECKS,
        ),
        Step(
            "second-review",
            Words("审核校对", "second review and proof"),
            (SECTION_HEAD.id,),
            ("youyang/22.0.4",),
            checks=CHECKS,
        ),
        Step(
            "third-review",
            Words("审查校对后签发", "third review and proof, and signature"),
            (DEPUTY_HEAD.id,),
            ("youyang/22.0.5",),
            checks=CHECKS,
        ),
    ),
    events=("published",),
    facts=("joint_units",),
    published="published",
    # 先审查后公开 / 建立信息发布审查制度，严格执行 / 未经审核把关的信息不得上网发布
    cleared_by=("youyang/22.0.1", "youyang/22.0.2", "youyang/22.0.6"),
)

# ── 第二十一条 网民对政府网站的纠错意见，应在1个工作日内转相关责任单位办理
# ── 责任单位须在2个工作日内完成处理并回复。
MESSAGE: Final = Chain(
    id="message",
    words=Words("网民留言办理", "handling of a message"),
    opening=Words("收到留言", "the message is received"),
    subject="message",
    events=("transferred", "answered"),
    runs=(
        Run("youyang/21.3"),
        Run("youyang/21.4", from_open=False, starts=("transferred",)),
    ),
    facts=("kind",),
)

CHAINS: Final = (PUBLICATION, MESSAGE)
