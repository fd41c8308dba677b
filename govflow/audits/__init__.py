"""Judge whole tables of real data: documents, messages, columns.

What runs over a table is loaded when the first one is judged.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence

from govflow.adapters.tables import Table
from govflow.audits.fields import Kind
from govflow.audits.findings import Audit, Breakdown, Finding, Findings, Rejected, Timeline
from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment
from govflow.policy import Policy

__all__ = [
    "Audit",
    "Breakdown",
    "Finding",
    "Findings",
    "Rejected",
    "Timeline",
    "audit",
]

Source = str | os.PathLike[str] | Table | Iterable[object]
Progress = Callable[[int, Table], None]


def audit(
    policy: str | Policy | Sequence[Policy],
    kind: Kind,
    source: Source,
    *,
    as_of: Moment,
    calendar: ChinaCalendar | None = None,
    as_if_in_force: bool = False,
    facts: Mapping[str, object] | None = None,
    readings: Sequence[str] = (),
    mapping: Mapping[str, str] | None = None,
    breakdown: bool = False,
    progress: Progress | None = None,
) -> Audit:
    """Judge every row of `source` by the clocks or column rules of `policy`.

    `source` is a path to a CSV file or workbook, or any iterable of mappings or objects.
    `policy` is an id such as "wanzhou", a .json or .toml file, layers such as
    "national+wanzhou", or values.
    `as_of` is when one looks; a bare date is its last instant. Rows that cannot be read are
    rejected one by one. Raises UsageError if no policy can judge such rows, InputError for
    a file or header that cannot be read.
    """
    from govflow.audits.auditing import run_audit

    return run_audit(
        policy,
        kind,
        source,
        as_of=as_of,
        calendar=calendar,
        as_if_in_force=as_if_in_force,
        facts=facts,
        readings=readings,
        mapping=mapping,
        breakdown=breakdown,
        progress=progress,
    )
