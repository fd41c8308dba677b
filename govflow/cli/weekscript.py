"""The script of the made-up week: who works at the office, and what everybody tries to do."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from attrs import field

from govflow.calendars.civil import Moment
from govflow.cases import Act
from govflow.provisions.roles import Assignment, People, Person
from govflow.values import frozen
from govflow.words import Words

UNIT: Final = "示例区教委"
CENTRE: Final = "区党政信息中心"
OFFICE: Final = "区政府办公室"
COLUMN: Final = f"column:{UNIT}/工作动态"
COLUMN_NORM: Final = "wanzhou/20.1"
AS_OF: Final = datetime(2024, 2, 18, 17, 30)

PLAN, CARE, BUS = "admission-plan", "holiday-care", "school-bus"
TITLE, NAME = "wrong-title", "wrong-name"
STALE, REFERRED = "stale-news", "referral"
STALE_COLUMN: Final = f"column:{UNIT}/要闻"
TITLES: Final = {
    PLAN: Words("义务教育招生入学实施意见", "Opinion on school admission"),
    CARE: Words("寒假托管服务通知", "Notice on winter holiday care"),
    BUS: Words("校车线路调整通告", "Notice on changed school bus routes"),
    TITLE: Words("错敏信息：职务表述有误", "Error: a post named wrongly"),
    NAME: Words("错敏信息：校名错字", "Error: a school's name misspelt"),
    STALE: Words("要闻栏目停更整改", "The news column gone stale"),
    REFERRED: Words("要闻栏目停更责任追究", "The stale column, up the ladder"),
}
_ORDINARY: Final = {
    "units_involved": 1,
    "social_impact": "ordinary",
    "public_concern": "ordinary",
    "clear_and_simple": True,
}
_WEIGHTY: Final = {
    "units_involved": 3,
    "social_impact": "high",
    "public_concern": "high",
    "clear_and_simple": False,
}
_GRACE: Final = "3 working-days"
_PLAN: Final = "义务教育招生入学实施意见（征求三个单位意见后的定稿）"
_CARE: Final = "寒假托管服务通知"
_CARE_2: Final = "寒假托管服务通知（写明收费依据）"
_BUS: Final = "校车线路调整通告"
_BUS_2: Final = "校车线路调整通告（更正咨询电话）"


@frozen
class Publish:
    """The host wants to put content online, and asks before it does."""

    at: datetime
    case: str
    content: str


@frozen
class Recorded:
    """Something that belongs to no case is recorded."""

    at: datetime
    by: str
    of: str
    name: str
    occurred: Moment | None = None
    facts: dict[str, object] = field(factory=dict)


@frozen
class Look:
    """Somebody asks how a subject stands under a norm."""

    at: datetime
    of: str
    norm: str


@frozen
class Tick:
    """The host's scheduler asks what has fallen due."""

    at: datetime


Deed = Act | Publish | Recorded | Look | Tick


def people() -> People:
    """Return the made-up people: seven, of whom one stands in for the section head as well."""
    since = date(2024, 1, 1)
    acting = Assignment("section-head", UNIT, since, acting=True)
    everybody = (
        Person("chen", "陈一", (Assignment("staff", UNIT),)),
        Person("lin", "林二", (Assignment("staff", UNIT), acting)),
        Person("zhou", "周三", (Assignment("section-head", UNIT),)),
        Person("wu", "吴四", (Assignment("deputy-head", UNIT),)),
        Person("zheng", "郑五", (Assignment("principal-head", UNIT),)),
        Person("sun", "孙六", (Assignment("staff", CENTRE),)),
        Person("gu", "顾七", (Assignment("staff", OFFICE),)),
    )
    return People({person.id: person for person in everybody})


def script() -> Iterator[Deed]:
    """Yield what is tried, in the order of time."""
    yield from _monday()
    yield from _tuesday()
    yield from _wednesday()
    yield from _thursday()
    yield from _friday()
    yield from _after()


def _on(day: int, time: str) -> datetime:
    return datetime.fromisoformat(f"2024-02-{day:02d}T{time}")


def _opens(at: datetime, by: str, case: str, content: str, facts: dict[str, object]) -> Act:
    return Act("open", at, by, case, chain="publication", content=content, facts=facts)


def _signs(at: datetime, by: str, case: str, content: str) -> Act:
    return Act("approve", at, by, case, content=content)


def _detected(at: datetime, case: str) -> Act:
    return Act("open", at, "sun", case, chain="correction", unit=UNIT)


def _event(at: datetime, by: str, case: str, name: str, occurred: Moment | None = None) -> Act:
    return Act("event", at, by, case, name=name, occurred=occurred)


def _opens_without_steps(at: datetime, case: str, chain: str, **facts: object) -> Act:
    return Act("open", at, "sun", case, chain=chain, unit=UNIT, facts=facts)


def _monday() -> Iterator[Deed]:
    facts = {"kind": "news", "level": 1}
    old = date(2024, 1, 8)
    yield Recorded(_on(5, "08:35"), "chen", STALE_COLUMN, "updated", old, dict(facts))
    yield Recorded(_on(5, "08:40"), "chen", COLUMN, "updated", date(2024, 1, 29), dict(facts))
    yield _opens(_on(5, "09:00"), "chen", PLAN, _PLAN, dict(_WEIGHTY))
    yield _signs(_on(5, "09:20"), "chen", PLAN, _PLAN)
    yield _opens(_on(5, "09:30"), "lin", CARE, _CARE, dict(_ORDINARY))
    yield _signs(_on(5, "09:40"), "lin", CARE, _CARE)
    yield _signs(_on(5, "09:45"), "lin", CARE, _CARE)
    yield _opens(_on(5, "10:30"), "chen", BUS, _BUS, dict(_ORDINARY))
    yield _event(_on(5, "10:35"), "chen", BUS, "formed", date(2024, 1, 15))
    yield Act("return", _on(5, "11:10"), "zhou", CARE, note="未写明收费依据")
    yield Act("edit", _on(5, "14:00"), "lin", CARE, content=_CARE_2)
    yield _signs(_on(5, "14:05"), "lin", CARE, _CARE_2)
    yield _signs(_on(5, "15:00"), "zhou", PLAN, _PLAN)
    yield _signs(_on(5, "16:30"), "zhou", CARE, _CARE_2)
    yield Look(_on(5, "17:00"), STALE_COLUMN, COLUMN_NORM)
    yield _opens_without_steps(_on(5, "17:10"), STALE, "column-rectification")
    yield _opens_without_steps(
        _on(5, "17:12"), REFERRED, "accountability", breached_norm=COLUMN_NORM
    )


def _tuesday() -> Iterator[Deed]:
    yield _detected(_on(6, "09:00"), TITLE)
    yield _event(_on(6, "09:40"), "sun", TITLE, "notified")
    yield _signs(_on(6, "10:00"), "wu", CARE, _CARE_2)
    yield _signs(_on(6, "10:20"), "wu", PLAN, _PLAN)
    yield _signs(_on(6, "11:00"), "lin", CARE, _CARE_2)
    yield Publish(_on(6, "11:30"), CARE, _CARE_2)
    yield _signs(_on(6, "14:00"), "chen", BUS, _BUS)
    yield _signs(_on(6, "14:30"), "zhou", CARE, _CARE_2)
    yield _signs(_on(6, "15:00"), "zhou", BUS, _BUS)
    yield _signs(_on(6, "16:00"), "wu", CARE, _CARE_2)
    yield Publish(_on(6, "16:30"), CARE, _CARE_2)
    yield _event(_on(6, "16:40"), "gu", REFERRED, "interviewed")
    yield _event(_on(6, "17:00"), "sun", REFERRED, "reminded")
    yield _event(_on(6, "17:01"), "sun", STALE, "reminded")


def _wednesday() -> Iterator[Deed]:
    yield _signs(_on(7, "09:30"), "zheng", PLAN, _PLAN)
    yield _signs(_on(7, "10:00"), "wu", BUS, _BUS)
    yield _signs(_on(7, "10:30"), "chen", PLAN, _PLAN)
    yield _event(_on(7, "11:20"), "chen", TITLE, "rectified")
    yield _signs(_on(7, "14:00"), "chen", BUS, _BUS)
    yield _signs(_on(7, "15:00"), "zhou", BUS, _BUS)
    yield _signs(_on(7, "15:10"), "zhou", PLAN, _PLAN)
    yield _signs(_on(7, "16:40"), "wu", BUS, _BUS)


def _thursday() -> Iterator[Deed]:
    yield Act("edit", _on(8, "09:00"), "chen", BUS, content=_BUS_2)
    yield Publish(_on(8, "09:05"), BUS, _BUS_2)
    yield _signs(_on(8, "10:00"), "wu", PLAN, _PLAN)
    yield Publish(_on(8, "10:30"), PLAN, _PLAN)
    yield _signs(_on(8, "15:00"), "chen", BUS, _BUS_2)
    yield _event(_on(8, "15:30"), "sun", STALE, "force-closed")
    yield Act("state", _on(8, "15:40"), "sun", STALE, facts={"rectification_grace": _GRACE})
    yield _event(_on(8, "15:45"), "sun", STALE, "force-closed")


def _friday() -> Iterator[Deed]:
    yield Look(_on(9, "09:00"), COLUMN, COLUMN_NORM)
    yield _signs(_on(9, "15:30"), "zhou", BUS, _BUS_2)
    yield _detected(_on(9, "16:30"), NAME)
    yield _event(_on(9, "17:10"), "sun", NAME, "notified")
    yield _event(_on(9, "17:15"), "gu", REFERRED, "found-poor")
    yield _event(_on(9, "17:20"), "gu", REFERRED, "interviewed")
    yield Tick(_on(9, "17:30"))


def _after() -> Iterator[Deed]:
    """Yield the first working day after the holiday, a Sunday."""
    yield Tick(_on(18, "08:30"))
    yield Look(_on(18, "08:40"), COLUMN, COLUMN_NORM)
    yield _event(_on(18, "09:10"), "chen", NAME, "rectified")
    yield _signs(_on(18, "09:30"), "wu", BUS, _BUS_2)
    yield _signs(_on(18, "10:00"), "chen", BUS, _BUS_2)
    yield Recorded(_on(18, "10:30"), "chen", COLUMN, "updated")
    yield Look(_on(18, "10:31"), COLUMN, COLUMN_NORM)
    yield _signs(_on(18, "11:00"), "zhou", BUS, _BUS_2)
    yield _signs(_on(18, "14:00"), "wu", BUS, _BUS_2)
    yield Publish(_on(18, "14:30"), BUS, _BUS_2)
    yield _event(_on(18, "15:00"), "sun", STALE, "force-closed")
    yield _event(_on(18, "15:30"), "gu", REFERRED, "criticised")
