"""Audits as one JSON document, written piece by piece."""

import json
from collections.abc import Iterator
from datetime import date
from json.encoder import encode_basestring as quoted  # the C encoder, where there is one

from govflow.audit.findings import Audit, Findings, Kept
from govflow.rules.verdicts import STATUSES

_PIECE = 2048


def audit_pieces(audit: Audit) -> Iterator[str]:
    """Yield an audit as the pieces of one JSON document."""
    head = {
        "policy": audit.policy,
        "kind": audit.kind,
        "as_of": audit.as_of.isoformat(),
        "as_if_in_force": audit.as_if_in_force,
        "calendar": audit.calendar,
        "readings": list(audit.readings),
        "rows": audit.rows,
        "rejected": [row.as_json() for row in audit.rejected],
        "counts": audit.counts,
    }
    yield dumps(head)[:-1] + ', "findings": ['
    writer = _Writer(audit.findings)
    piece: list[str] = []
    for kept in audit.findings.kept:
        piece.append(writer.finding(kept))
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
    """Writes findings, remembering the parts that recur."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.begun = False

    def finding(self, kept: Kept) -> str:
        findings = self.findings
        late = findings.late_by(kept)
        why = findings.why(kept, late)
        due = "null"
        if kept.exact is not None:
            due = f'"{kept.exact[0].isoformat()}"'
        elif kept.last is not None:
            due = f'"{date.fromordinal(kept.last + 1).isoformat()}T00:00:00+08:00"'
        labels = ", ".join(
            f"{quoted(name)}: {quoted(text)}" for name, text in findings.labels(kept).items()
        )
        missing = "" if kept.missing is None else f', "missing": {quoted(kept.missing.missing)}'
        return (
            f'{{"norm": "{kept.norm}", "subject": {quoted(findings.subject(kept))}, '
            f'"verdict": "{STATUSES[kept.status]}", "due": {due}, '
            f'"late_by": {"null" if late is None else dumps(late.as_json())}, '
            f'"labels": {{{labels}}}, '
            f'"why": {{"zh": {quoted(why.zh)}, "en": {quoted(why.en)}}}{missing}}}'
        )
