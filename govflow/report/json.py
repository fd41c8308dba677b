"""Audits as one JSON document, written piece by piece."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from json.encoder import encode_basestring as quoted  # the C encoder, where there is one
from typing import Any

from govflow.adapters.tables import Cell
from govflow.audits.findings import BREACHED, PENDING, Audit, Findings, Kept, Raw, label_text, said
from govflow.rules.verdicts import STATUSES

_PIECE = 2048
_quoted_text: Callable[[Any], str] = quoted  # raises TypeError for what is no text


def audit_pieces(audit: Audit) -> Iterator[str]:
    """Yield an audit as the pieces of one JSON document."""
    head = {
        "policy": audit.policy,
        "kind": audit.kind,
        "as_of": audit.as_of.isoformat(),
        "as_if_in_force": audit.as_if_in_force,
        "calendar": audit.calendar,
        "readings": list(audit.readings),
        "rests_on": list(audit.rests_on),
        "rows": audit.rows,
        "rejected": [row.as_json() for row in audit.rejected],
        "counts": audit.counts,
    }
    yield dumps(head)[:-1] + ', "findings": ['
    writer = _Writer(audit.findings)
    piece: list[str] = []
    for raw in audit.findings.raw:
        piece.append(writer.finding(raw))
        if len(piece) >= _PIECE:
            yield (", " if writer.begun else "") + ",\n".join(piece)
            writer.begun = True
            piece.clear()
    if piece:
        yield (", " if writer.begun else "") + ",\n".join(piece)
    yield "]}\n"


def dumps(value: object) -> str:
    """Return a value as JSON, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False)


class _Writer:
    """Writes findings; a late row, of which there may be many, is one template filled in."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.begun = False
        self._iso: dict[int, str] = {}
        self._templates: dict[tuple[int, bool], str] = {}
        self._pending: dict[tuple[int, int], str] = {}
        self._label = ", ".join(
            f"{quoted(name)}: ".replace("%", "%%") + "%s" for name, _ in findings.layout.labels
        )

    def finding(self, raw: Raw) -> str:
        """Return one finding as JSON."""
        number, place, status, last, at, done, cells, _, _, exact, _ = raw
        labels = self._label % self._quoted(cells)
        subject = quoted(place) if isinstance(place, str) else f'"{self.findings.place} {place}"'
        if status == BREACHED and exact is None and last is not None and at is not None:
            working = self.findings.working_days(last, at)
            if working is not None:
                template = self._templates.get((number, done)) or self._late(number, done)
                iso = self._day
                day, seen = iso(last), iso(at)
                late = at - last
                return template % (
                    *(subject, iso(last + 1), late, working),
                    *(day, seen, late, working),
                    *(day, seen, late, working),
                    labels,
                )
        if status == PENDING and exact is None and last is not None:
            measures = self._pending.get((number, last))
            if measures is None:
                measures = self._pending[number, last] = self._measures(Kept._make(raw))
        else:
            measures = self._measures(Kept._make(raw))
        return (
            f'{{"norm": "{self.findings.duties[number][0]}", "subject": {subject}, '
            f'"verdict": "{STATUSES[status]}", {measures}, "labels": {{{labels}}}}}'
        )

    def _quoted(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        if not self.findings.damaged:
            try:
                return tuple(map(_quoted_text, cells))
            except TypeError:  # a cell of a workbook or object that is no text
                pass
        return tuple([quoted(label_text(cell)) for cell in cells])

    def _late(self, number: int, done: bool) -> str:
        """Return the template of a late row: of such there may be a great many."""
        norm, duty, _ = self.findings.duties[number]
        sentence = said(done, late=True)
        zh, en = (
            quoted(text)[1:-1].replace("%(duty)s", quoted(name)[1:-1].replace("%", "%%"))
            for text, name in ((sentence.zh, duty.zh), (sentence.en, duty.en))
        )
        template = (
            f'{{"norm": "{norm}", "subject": %s, "verdict": "breached", '
            '"due": "%sT00:00:00+08:00", "late_by": {"days": %s, "working_days": %s}, '
            f'"why": {{"zh": "{zh}", "en": "{en}"}}, "labels": {{%s}}}}'
        )
        for name in ("day", "seen", "days", "working"):
            template = template.replace(f"%({name})s", "%s")
        self._templates[number, done] = template
        return template

    def _measures(self, kept: Kept) -> str:
        late = self.findings.late_by(kept)
        why = self.findings.why(kept, late)
        due = "null"
        if kept.exact is not None:
            due = f'"{kept.exact[0].isoformat()}"'
        elif kept.last is not None:
            due = f'"{self._day(kept.last + 1)}T00:00:00+08:00"'
        found = (
            f'"due": {due}, "late_by": {dumps(late and late.as_json())}, '
            f'"why": {{"zh": {quoted(why.zh)}, "en": {quoted(why.en)}}}'
        )
        if kept.missing is None:
            return found
        return f'{found}, "missing": {quoted(kept.missing.missing)}'

    def _day(self, ordinal: int) -> str:
        found = self._iso.get(ordinal)
        if found is None:
            found = self._iso[ordinal] = date.fromordinal(ordinal).isoformat()
        return found
