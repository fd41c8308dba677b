"""What the public writes in: messages, and requests for information."""

from typing import Literal

from govflow.rules.facts import fact
from govflow.values import frozen
from govflow.words import Words


@frozen
class Message:
    """A message from the public (网民留言): a question, suggestion or error report."""

    simple: bool | None = fact("是否简单咨询问题", "whether it is a simple question")
    kind: Literal["error-report", "suggestion", "question", "complaint"] | None = fact(
        "留言类别",
        "the kind of message",
        choices={
            "error-report": Words("纠错", "error report"),
            "suggestion": Words("建议", "suggestion"),
            "question": Words("咨询", "question"),
            "complaint": Words("投诉", "complaint"),
        },
    )
    extended: bool | None = fact("是否已延长答复期限", "whether the reply period was extended")


@frozen
class Application:
    """A request for government information (政府信息公开申请)."""

    channel: Literal["by-hand", "registered-mail", "ordinary-mail", "internet", "fax"] | None = (
        fact(
            "提交方式",
            "the way it was handed in",
            choices={
                "by-hand": Words("当面提交", "by hand"),
                "registered-mail": Words("需签收的邮寄", "mail that is signed for"),
                "ordinary-mail": Words("无需签收的邮寄", "ordinary mail"),
                "internet": Words("互联网渠道", "the internet"),
                "fax": Words("传真", "fax"),
            },
        )
    )
    extended: bool | None = fact("是否已依法延长答复期限", "whether the reply period was extended")
