"""The law as text and JSON: norms, what encodes them, how they are read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from govflow.law import Norm, Reading, Regulation, Window
from govflow.policy import Policy
from govflow.report.provisions import provision_json, provision_lines
from govflow.values import frozen
from govflow.words import Language, Words


@frozen
class Listed:
    """A policy, the package it comes from, and its regulation where the text is held.

    An `example` is fictional and binds nobody.
    """

    policy: Policy
    package: str
    regulation: Regulation | None
    example: bool = False


def _reading_json(reading: Reading) -> dict[str, object]:
    return {
        "id": reading.id,
        "question": reading.question.as_json(),
        "chosen": reading.chosen.as_json(),
        "because": reading.because.as_json(),
        "instead": [{"id": other.id, **other.words.as_json()} for other in reading.instead],
    }


def _window_of(norm: Norm, regulation: Regulation) -> Window:
    return next(i.window for i in regulation.instruments if i.id == norm.instrument)


def _window_json(window: Window) -> dict[str, object]:
    def day(value: object) -> str | None:
        return None if value is None else str(value)

    return {
        "since": day(window.since),
        "until": day(window.until),
        "first_seen": day(window.first_seen),
    }


_GRANTS: Final[Mapping[str, Words]] = {
    "pause": Words("据此可以中止", "lets a clock stand still"),
    "extension": Words("据此可以延长", "lets a clock be extended"),
}


def _granted(norm_id: str, policy: Policy) -> Iterator[tuple[str, str]]:
    """Yield the clocks that a norm lets stand still or be extended."""
    for clock in policy.clocks:
        if clock.norm != norm_id and clock.pausable == norm_id:
            yield "pause", clock.norm
        if clock.extension is not None and norm_id == clock.extension.norm != clock.norm:
            yield "extension", clock.norm


def norm_json(norm: Norm, regulation: Regulation, policy: Policy) -> dict[str, object]:
    """Return everything that is held of one norm, for JSON."""
    provision = policy.find(norm.id)
    return {
        "norm": norm.id,
        "regulation": regulation.title,
        "article": norm.article,
        "text": norm.text,
        "restored": [
            {"printed": r.printed, "restored": r.restored, "note": r.note.as_json()}
            for r in regulation.restorations_of(norm.id)
        ],
        "kind": norm.kind,
        "operational": norm.operational,
        "actor": norm.actor,
        "obligation": norm.obligation,
        "consequence": norm.consequence,
        "in_force": _window_json(_window_of(norm, regulation)),
        "source": {
            "text_status": norm.text_status,
            "provenance": norm.provenance,
            "confidence": norm.confidence,
        },
        "encoded_by": [
            *([] if provision is None else [provision_json(provision)]),
            *({"kind": kind, "clock": clock} for kind, clock in _granted(norm.id, policy)),
            *({"kind": "chain", "place": place} for place in policy.cited(norm.id)),
        ],
        "readings": [_reading_json(r) for r in regulation.readings_of(norm.id)],
    }


def norm_text(norm: Norm, regulation: Regulation, policy: Policy, language: Language) -> str:
    """Return everything that is held of one norm, as a text."""

    def label(zh: str, en: str) -> str:
        return Words(zh, en).speak(language)

    lines = [f"{norm.id}  {regulation.title}", ""]
    lines.append(norm.text or label("（原文缺失）", "(the source lost it)"))
    for found in regulation.restorations_of(norm.id):
        restored = found.restored or label("无法恢复", "cannot be restored")
        head = label("校勘（编者）", "restored (editorial)")
        change = f"{found.printed} → {restored}" if found.printed else restored
        lines.append(f"{head}: {change}  {found.note.speak(language)}")
    lines += ["", *_standing(norm, regulation, language), ""]
    places = policy.cited(norm.id)
    provision = policy.find(norm.id)
    granted = list(_granted(norm.id, policy))
    if provision is not None or not (places or granted):
        lines += provision_lines(provision, language)
    for kind, clock in granted:
        lines.append(_GRANTS[kind].speak(language) + f": {clock}")
    if places:
        lines.append(Words("编码于流程", "encoded in").speak(language) + f": {', '.join(places)}")
    for reading in regulation.readings_of(norm.id):
        lines += ["", *_reading_lines(reading, language)]
    return "\n".join(lines)


def _standing(norm: Norm, regulation: Regulation, language: Language) -> list[str]:
    window = _window_of(norm, regulation)
    if window.since is not None:
        until = f" – {window.until}" if window.until else ""
        force = Words(f"施行：{window.since}{until}", f"in force: {window.since}{until}")
    elif window.first_seen is not None:
        force = Words(
            f"施行日期不明，最早见于{window.first_seen}",
            f"day in force unknown, first seen {window.first_seen}",
        )
    else:
        force = Words("施行日期不明", "day in force unknown")
    lines = [force.speak(language)]
    if norm.obligation and language == "en":
        lines.append(f"obligation: {norm.obligation}")
    if norm.confidence is not None:
        source = Words(
            f"文本：{norm.text_status}，可信度 {norm.confidence}（{norm.provenance}）",
            f"text: {norm.text_status}, confidence {norm.confidence} ({norm.provenance})",
        )
        lines.append(source.speak(language))
    return lines


def _reading_lines(reading: Reading, language: Language) -> list[str]:
    question = reading.question.speak(language)
    lines = [
        Words("解读", "reading").speak(language) + f" {reading.id}",
        f"  {question}",
        f"  = {reading.chosen.speak(language)}  [{reading.because.speak(language)}]",
    ]
    lines += [f"  ~ {other.id}: {other.words.speak(language)}" for other in reading.instead]
    return lines


def policies_json(policies: Iterable[Listed]) -> list[dict[str, object]]:
    """Return the policies there are, for JSON; `norms` is null where no text is held."""
    return [
        {
            "id": one.policy.id,
            "title": one.policy.title.as_json(),
            "package": one.package,
            "example": one.example,
            "norms": None if one.regulation is None else len(one.regulation.norms),
            "clocks": len(one.policy.clocks),
            "column_rules": len(one.policy.columns),
            "instruments": [
                {"id": i.id, "title": i.title, "number": i.number, **_window_json(i.window)}
                for i in one.policy.instruments
            ],
        }
        for one in policies
    ]


def policies_text(policies: Sequence[Listed], language: Language) -> str:
    """Return the policies there are, as a text."""
    width = max(10, *(len(one.policy.id) for one in policies))
    lines = []
    for one in policies:
        lines.append(f"{one.policy.id:<{width}}  {one.policy.title.speak(language)}")
        lines.append(f"{'':<{width}}  {_counted(one).speak(language)}")
    return "\n".join(lines)


def _counted(one: Listed) -> Words:
    clocks, columns = len(one.policy.clocks), len(one.policy.columns)
    zh, en = f"{clocks}个时限，{columns}条栏目规则", f"{clocks} clocks, {columns} column rules"
    if one.regulation is None:
        return Words(f"{zh}（来自 {one.package}，不含原文）", f"{en}; from {one.package}, no text")
    norms = len(one.regulation.norms)
    if one.example:
        return Words(f"虚构示例：{norms}条规定，{zh}", f"a fictional example: {norms} norms, {en}")
    return Words(f"{norms}条规定，{zh}", f"{norms} norms, {en}")
