"""What the desk itself puts into the record, and how it is read back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from govflow.calendars.civil import Moment
from govflow.cases.acts import Act, Reason, Refusal
from govflow.cases.records import Record
from govflow.cases.timings import due_text
from govflow.desk.answers import Falling
from govflow.journal import Entry, Sealed
from govflow.words import Words

CASE: Final = "case:"
RECORD: Final = "record:"
REFUSED: Final = "refused:"
TICKED: Final = "ticked"


def refusal_data(refusal: Refusal, act: Act) -> dict[str, object]:
    """Return what is kept of a refusal: what was tried, and every reason, in order."""
    named = {} if act.name is None else {"name": act.name}
    return {
        "act": act.do,
        **named,
        "reasons": [
            {"code": reason.code, "why": reason.why.as_json(), "norms": list(reason.norms)}
            for reason in refusal.reasons
        ],
    }


def read_refusal(kept: Sequence[Sealed]) -> Refusal:
    """Return a refusal that was kept."""
    data: Any = kept[0].entry.data
    return Refusal(
        tuple(
            Reason(raw["code"], Words(**raw["why"]), tuple(raw["norms"])) for raw in data["reasons"]
        )
    )


def tick_data(found: Sequence[Falling], calendar: str) -> dict[str, object]:
    """Return what is kept of a tick: the version of the calendar, and what fell due."""
    return {
        "calendar": calendar,
        "due": [[each.case, each.norm, due_text(each.due)] for each in found],
    }


def read_tick(kept: Sequence[Sealed]) -> tuple[Falling, ...]:
    """Return what a tick told."""
    rows: Any = kept[0].entry.data["due"]
    return tuple(Falling(datetime.fromisoformat(due), case, norm) for case, norm, due in rows)


def read_record(entry: Entry) -> Record:
    """Return what was recorded of a subject."""
    data: Mapping[str, Any] = entry.data
    return Record(data["event"], _moment(data["occurred"]), entry.at, data["facts"])


def _moment(text: str) -> Moment:
    """Return a moment as an entry keeps it; a bare date stays one."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
