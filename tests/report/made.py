"""Audits made from a few rows, for tests of reports."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from govflow.audits import Audit, audit

AS_OF: Final = date(2024, 3, 15)
Rows = Iterable[Mapping[str, object]]
DOCUMENTS: Final[Rows] = (
    {"issued": "2024-01-05", "published": "2024-01-20", "unit": "区教委", "title": "按期的通知"},
    {"issued": "2024-01-05", "published": "2024-02-20", "unit": "区教委", "title": "迟到的通知"},
    {"issued": "2023-01-05", "published": "2023-12-20", "unit": "区民政局", "title": "很迟的通知"},
    {"issued": "2024-03-10", "published": "", "unit": "区民政局", "title": "未到期的通知"},
    {"issued": "2024-02-01", "published": "2024-01-01", "unit": "区财政局", "title": "倒置的通知"},
    {"issued": "2005-02-01", "published": "2006-01-01", "unit": "区财政局", "title": "早年的通知"},
    {"issued": "某日", "published": "2024-01-01", "unit": "区财政局", "title": "日期不明的通知"},
)
COLUMNS: Final[Rows] = (
    *(
        {"unit": "区教委", "column": "动态", "published": day, "kind": "news", "opened": None}
        for day in ("2023-10-02", "2023-10-09", "2023-12-01", "2024-01-02")
    ),
    {"unit": "区教委", "column": "要闻", "published": "2024-03-14", "kind": "news"},
    {"unit": "区民政局", "column": "不明", "published": "2024-03-01", "kind": ""},
    {"unit": "区民政局", "column": "空白", "published": "", "kind": "news"},
)


def documents(
    rows: Rows = DOCUMENTS,
    *,
    policy: str = "national",
    as_if_in_force: bool = False,
    breakdown: bool = True,
    readings: tuple[str, ...] = (),
) -> Audit:
    """Return an audit of documents."""
    return audit(
        policy,
        "documents",
        rows,
        as_of=AS_OF,
        as_if_in_force=as_if_in_force,
        breakdown=breakdown,
        readings=readings,
    )


def columns(rows: Rows = COLUMNS, *, policy: str = "wanzhou", breakdown: bool = True) -> Audit:
    """Return an audit of columns."""
    return audit(policy, "columns", rows, as_of=AS_OF, breakdown=breakdown)


def messages(rows: Rows, policy: str, **facts: object) -> Audit:
    """Return an audit of messages, as if the policy were in force."""
    return audit(
        policy,
        "messages",
        rows,
        as_of=AS_OF,
        as_if_in_force=True,
        facts=facts,
        breakdown=True,
    )
