"""Coverage as text and JSON: what is encoded, what is not and why, and the gaps."""

from typing import Final

from govflow.law import REASONS, Coverage, Covered, Regulation
from govflow.report.plain import clean, cut, pad
from govflow.words import Language, Words

_WORDS: Final = 56
"""How many cells of a gap's own words are shown."""


def coverage_json(coverage: Coverage) -> dict[str, object]:
    """Return a coverage for JSON, every norm of it."""
    return {
        "policy": coverage.policy,
        "norms": len(coverage.items),
        "encoded": coverage.encoded,
        "declared": coverage.declared,
        "silent": len(coverage.items) - coverage.encoded - coverage.declared,
        "gaps": [item.norm for item in coverage.gaps],
        "by_reason": dict(coverage.by_reason()),
        "items": [_item_json(item) for item in coverage.items],
    }


def _item_json(item: Covered) -> dict[str, object]:
    return {
        "norm": item.norm,
        "operational": item.operational,
        "status": "encoded" if item.encoded else "declared",
        "by": list(item.by),
        "reason": item.reason,
    }


def coverage_text(coverage: Coverage, regulation: Regulation, language: Language) -> str:
    """Return a coverage as a text: the counts, the reasons, and each gap in the law's words."""
    counts = Words(
        f"{len(coverage.items)}条规定：{coverage.encoded}条已编码，"
        f"{coverage.declared}条声明未编码，无一遗漏",
        f"{len(coverage.items)} norms: {coverage.encoded} encoded, "
        f"{coverage.declared} declared not encoded, none silent",
    )
    lines = [f"{coverage.policy}  {regulation.title}", "", counts.speak(language)]
    lines += [
        f"  {count:>4}  {pad(reason, 15)}  {REASONS[reason].speak(language)}"
        for reason, count in coverage.by_reason().items()
        if count
    ]
    return "\n".join([*lines, "", *_gap_lines(coverage, regulation, language)])


def _gap_lines(coverage: Coverage, regulation: Regulation, language: Language) -> list[str]:
    gaps = coverage.gaps
    if not gaps:
        return [Words("没有缺口", "no gaps").speak(language)]
    head = Words(
        f"缺口：{len(gaps)}条可执行的规定没有编码",
        f"gaps: {len(gaps)} operational norms are not encoded",
    )
    wide = max(len(item.norm) for item in gaps)
    lines = [head.speak(language)]
    for item in gaps:
        words = cut(clean(regulation.norm(item.norm).text or ""), _WORDS)
        lines.append(f"  {pad(item.norm, wide)}  {pad(item.reason or '', 15)}  {words}".rstrip())
    return lines
