"""Findings: a sequence of values, and the whole as JSON."""

import json
from datetime import date

from govflow import audit
from govflow.audits.findings import Finding
from govflow.report.json import audit_pieces
from govflow.rules.verdicts import STATUSES

ROWS = [
    {"issued": "2024-02-09", "published": "2024-03-18", "title": '"<标题>" %s %(x)s'},
    {"issued": "2024-02-09", "published": "2024-03-01", "title": "b"},
    {"issued": "2024-02-09", "published": "", "title": "c"},
    {"issued": "2024-06-20", "published": None, "title": "d"},
    {"issued": "2024-02-09", "published": "2024-02-01", "title": "e\udcff"},
    {"issued": "2024-02-31", "published": "2024-02-01", "title": "f"},
]


def test_findings_are_a_sequence() -> None:
    """Findings have a length, an order, slices, and say what they are about."""
    found = audit("national", "documents", ROWS, as_of=date(2024, 6, 30)).findings
    assert len(found) == 4
    assert isinstance(found[0], Finding)
    assert [f.subject for f in found] == ["item 1", "item 3", "item 4", "item 5"]
    assert [f.verdict for f in found[1:3]] == ["breached", "pending"]
    assert found[0].labels == {"title": '"<标题>" %s %(x)s'}


def test_json_says_the_same() -> None:
    """The JSON holds what the values hold: keys of the contract, figures, words, labels."""
    found = audit("national", "documents", ROWS, as_of=date(2024, 6, 30))
    document = json.loads("".join(audit_pieces(found)))
    assert document["rows"] == 6
    assert document["rejected"][0]["field"] == "issued"
    assert document["counts"] == {k: dict(v) for k, v in found.counts.items()}
    assert set(document["counts"]["national/zfxxgk.26"]) == set(STATUSES)
    for written, value in zip(document["findings"], found.findings, strict=True):
        assert written["norm"] == value.norm
        assert written["subject"] == value.subject
        assert written["verdict"] == value.verdict
        assert written["due"] == (value.due and value.due.isoformat())
        assert written["late_by"] == (value.late_by and value.late_by.as_json())
        assert written["why"] == value.why.as_json()
        assert written["labels"] == dict(value.labels)


def test_derivations_fold_to_the_due_date() -> None:
    """Each finding with a last day can say how it was counted."""
    findings = audit("national", "documents", ROWS, as_of=date(2024, 6, 30)).findings
    for raw, finding in zip(findings.raw, findings, strict=True):
        derivation = findings.derivation(findings.kept(raw))
        if finding.due is None or finding.verdict == "undetermined":
            assert derivation is None
        else:
            assert derivation is not None
            assert derivation.fold()[1] == finding.due
