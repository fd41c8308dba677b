"""Qianjiang: 三审三校 (第十一条), messages and interpretation (第十三条)."""

from typing import Final

from govflow.provisions.chains import Chain, PostsWhen, Run, Step
from govflow.provisions.roles import Post, Responsibility
from govflow.provisions.things import Document
from govflow.rules.conditions import facts
from govflow.words import Words

document = facts(Document)

STAFF: Final = Post("staff", Words("信息起草人员", "drafter"))
SECTION_HEAD: Final = Post("section-head", Words("科室负责人", "section head"))
DEPUTY_HEAD: Final = Post("deputy-head", Words("分管负责人", "deputy head in charge"))
PRINCIPAL_HEAD: Final = Post("principal-head", Words("主要负责人", "principal head"))
POSTS: Final = (STAFF, SECTION_HEAD, DEPUTY_HEAD, PRINCIPAL_HEAD)

# ── 第五条 主要负责人是第一责任人 / 分管负责人是主要责任人 / 承办科室负责人是直接责任人 / 具体经办人员是运维责任人
RESPONSIBILITIES: Final = (
    Responsibility("first-responsible", PRINCIPAL_HEAD.id, "qianjiang/5.1.1"),
    Responsibility("chiefly-responsible", DEPUTY_HEAD.id, "qianjiang/5.2.1"),
    Responsibility("directly-responsible", SECTION_HEAD.id, "qianjiang/5.3.1"),
    Responsibility("operating", STAFF.id, "qianjiang/5.4.1"),
)
CHECKS: Final = (
    "qianjiang/11.1",
    "qianjiang/11.2",
    "qianjiang/11.3",
    "qianjiang/11.4",
    "qianjiang/11.5",
    "qianjiang/11.6",
    "qianjiang/11.7",
    "qianjiang/11.8",
    "qianjiang/11.9",
    "qianjiang/11.10",
    "qianjiang/11.11",
)

# ── 第十一条 “三审三校”指：信息发布前，须由信息起草人员、相关科室负责人、单位分管负责人或主要负责人三级审核校对后方可发布。
PUBLICATION: Final = Chain(
    id="publication",
    words=Words("三审三校", "three levels of review and proof"),
    opening=Words("拟发布信息", "information is to be published"),
    subject="document",
    steps=(
        Step(
            "first-review",
            Words("起草人员审核校对", "review and proof by the drafter"),
            (STAFF.id,),
            ("qianjiang/11.0.5", "qianjiang/5.4.2"),
            checks=CHECKS,
        ),
        Step(
            "second-review",
            Words("科室负责人审核校对", "review and proof by the section head"),
            (SECTION_HEAD.id,),
            ("qianjiang/11.0.5", "qianjiang/5.3.2"),
            checks=CHECKS,
        ),
        Step(
            "third-review",
            Words("分管负责人或主要负责人审核校对", "review and proof by deputy or principal head"),
            (PRINCIPAL_HEAD.id,),
            ("qianjiang/11.0.5", "qianjiang/5.1.2", "qianjiang/5.2.2"),
            checks=CHECKS,
            # 对发布的重大信息内容要进行审核把关 / 负责日常发布信息的审核把关
            posts_when=(
                PostsWhen(
                    document.content_class == "routine",
                    (DEPUTY_HEAD.id, PRINCIPAL_HEAD.id),
                    "qianjiang/5.2.2",
                ),
            ),
        ),
    ),
    events=("published",),
    facts=("content_class",),
    published="published",
    # 进行“三审三校”后方可发布 / 未经审核把关的信息不得上网发布 / 三级审核校对后方可发布
    cleared_by=("qianjiang/11.0.2", "qianjiang/11.0.3", "qianjiang/11.0.5"),
)

# ── 第十三条 对公众留言必须在1个工作日内回复受理情况 / 在5个工作日内反馈办理结果。
MESSAGE: Final = Chain(
    id="message",
    words=Words("公众留言办理", "handling of a message"),
    opening=Words("收到留言", "the message is received"),
    subject="message",
    events=("acknowledged", "answered"),
    runs=(Run("qianjiang/13.5"), Run("qianjiang/13.6")),
    final=("answered",),  # 回复受理情况 is no answer yet
)

# ── 第十三条 应在文件印发之日起20个工作日内，制作便于公众理解和互联网传播的政策解读材料
INTERPRETATION: Final = Chain(
    id="interpretation",
    words=Words("政策解读", "interpretation of a policy document"),
    opening=Words("文件印发", "the document is issued"),
    subject="document",
    events=("released",),
    runs=(Run("qianjiang/13.2"),),
    facts=("wide_impact",),
)

CHAINS: Final = (PUBLICATION, MESSAGE, INTERPRETATION)
