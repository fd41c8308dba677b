"""Siping: who signs before information is submitted or published, and two clocks on cases."""

from typing import Final

from govflow.provisions.chains import Chain, Run, Step
from govflow.provisions.roles import Post
from govflow.words import Words

SECRECY_REVIEWER: Final = Post("secrecy-reviewer", Words("保密审核人", "secrecy reviewer"))
DEPUTY_HEAD: Final = Post("deputy-head", Words("分管负责人", "deputy head in charge"))
STAFF: Final = Post("staff", Words("承办人员", "staff"))
POSTS: Final = (STAFF, SECRECY_REVIEWER, DEPUTY_HEAD)

# ── 第二十条 每一条拟报送信息须由保密审核人、分管负责人签字确认后再报送。
# ── 第二十二条 将拟发布信息报本单位分管领导审核签字后再发布
PUBLICATION: Final = Chain(
    id="publication",
    words=Words("保密审核与分管负责人签字", "secrecy review and the deputy's signature"),
    opening=Words("拟报送信息", "information is to be submitted"),
    subject="document",
    steps=(
        Step(
            "secrecy-review",
            Words("保密审核", "secrecy review"),
            (SECRECY_REVIEWER.id,),
            ("siping/20.4", "siping/17.1"),
            checks=("siping/17.1",),
        ),
        Step(
            "deputy-sign",
            Words("分管负责人签字", "the deputy head signs"),
            (DEPUTY_HEAD.id,),
            ("siping/20.4", "siping/22.4"),
            checks=("siping/17.0",),
        ),
    ),
    events=("published",),
    published="published",
    # 应严格履行审批程序 / 未经审核的信息不得报送并发布 / 经本单位分管负责人审核签字后方可报送
    # 由保密审核人、分管负责人签字确认后再报送 / 审核签字后再发布
    cleared_by=("siping/16.2", "siping/16.3", "siping/16.4", "siping/20.4", "siping/22.4"),
)

# ── 第十八条 简单咨询问题应在5个工作日内答复。
MESSAGE: Final = Chain(
    id="message",
    words=Words("网民留言答复", "answer to a message"),
    opening=Words("收到留言", "a question is submitted"),
    subject="message",
    events=("answered",),
    runs=(Run("siping/18.5"),),
    facts=("simple",),
)

# ── 第二十三条 信息报送单位如需在市政府网站发布规定范围和形式以外的信息,须提前5日(紧急信息除外)
OUT_OF_SCOPE: Final = Chain(
    id="out-of-scope-publication",
    words=Words("规定范围和形式以外信息的申请", "application for out-of-scope publication"),
    opening=Words("提出申请", "the application"),
    subject="document",
    events=("approved", "refused"),
    runs=(Run("siping/23.1", from_open=False, from_fact="planned"),),
    facts=("planned", "urgent"),
    final=("approved", "refused"),  # the clock is stopped by the application itself
)

CHAINS: Final = (PUBLICATION, MESSAGE, OUT_OF_SCOPE)
