"""What the verdicts of a page stand on: the words of the law, readings, the way of counting."""

from html import escape
from typing import Final

from govflow.law import Restoration
from govflow.report.citations import Quotation, Reliance, quote, reliances
from govflow.report.digest import Digest
from govflow.report.markup import begun, both, data, paragraph
from govflow.report.sentences import method
from govflow.words import Words

_LOST: Final = Words("（原文缺失）", "(the source lost it)")
_EDITORIAL: Final = Words("编者校勘", "restored by the editor")
_CONFIDENCE: Final = {
    "medium": Words("条文文本可信度：中。", "Confidence in the wording: medium."),
    "low": Words("条文文本可信度：低。", "Confidence in the wording: low."),
}
_EXCERPT: Final = Words("该条文的摘录。", "An excerpt from the article.")
_CHOSEN: Final = Words("采用", "taken")
_BECAUSE: Final = Words("理由", "because")
_INSTEAD: Final = Words("也可理解为", "could also be")
_REPLACED: Final = Words("本次指定的解读", "chosen for this report")


def quotations(found: Digest) -> str:
    """Return the words of every norm that anything was judged by."""
    quoted = [quotation for norm in found.norms if (quotation := quote(norm)) is not None]
    return "".join(map(_quotation, quoted))


def _quotation(found: Quotation) -> str:
    norm = found.norm
    text = both(_LOST)
    if norm.text is not None:
        text = f'<span lang="zh-CN">{escape(norm.text)}</span>'
    notes = "".join(map(_restoration, found.restorations))
    if norm.confidence in _CONFIDENCE:
        notes += paragraph(both(_CONFIDENCE[norm.confidence]))
    elif norm.text_status == "excerpt":
        notes += paragraph(begun(_EXCERPT))
    return (
        f'<div class="quote"><blockquote>{text}</blockquote>'
        f"<p>{both(found.source)} <code>{data(norm.id)}</code></p>{notes}</div>"
    )


def _restoration(found: Restoration) -> str:
    printed, restored = data(found.printed or ""), data(found.restored or "")
    arrow = f"{printed} → {restored} " if found.restored else ""
    return paragraph(f"{begun(_EDITORIAL)}: {arrow}{begun(found.note)}")


def readings(found: Digest) -> str:
    """Return the readings that the verdicts rest on: what was asked, taken, and left."""
    return "".join(map(_reading, reliances(found.audit, found.norms)))


def _reading(found: Reliance) -> str:
    chosen = begun(found.chosen)
    if found.replaced:
        chosen += f' <span class="tag">{both(_REPLACED)}</span>'
    pairs = f"<dt>{begun(_CHOSEN)}</dt><dd>{chosen}</dd>"
    if found.because is not None:
        pairs += f"<dt>{begun(_BECAUSE)}</dt><dd>{begun(found.because)}</dd>"
    if found.instead:
        others = "".join(f"<li>{begun(words)}</li>" for words in found.instead)
        pairs += f"<dt>{begun(_INSTEAD)}</dt><dd><ul>{others}</ul></dd>"
    return (
        f'<div class="reading"><p>{begun(found.question)}</p><dl>{pairs}</dl>'
        f"<p><code>{data(found.id)}</code></p></div>"
    )


def method_list(found: Digest) -> str:
    """Return how days were counted."""
    items = "".join(f"<li>{both(words)}</li>" for words in method(found))
    return f'<ul class="method">{items}</ul>'
