"""What kind of day a day is, and by which notice."""

from datetime import date
from typing import Final, Literal

from govflow.values import frozen
from govflow.words import Words

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSED: Final = "本地休息"
OPENED: Final = "本地上班"
_HOLIDAYS_EN = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "农历除夕": "Spring Festival eve",
    "清明节": "Tomb-Sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": "Victory Day, 70th anniversary",
    "休息日": "rest day",
    CLOSED: "local closure",
    OPENED: "local opening",
}

DayKind = Literal["working-day", "make-up-workday", "weekend", "holiday"]


@frozen(eq=False, repr=False)
class DayNote:
    """Why a day is not what its weekday says: by which holiday, and which notice."""

    working: bool
    name: str
    source: str | None


@frozen
class Day:
    """One day: whether it is worked, its kind, the holiday and the notice behind it."""

    date: date
    working: bool
    kind: DayKind
    why: Words
    source: str | None
    estimated: bool


def english_name(name: str) -> str:
    """Return the English name of a holiday, or of several joined by 、 or a semicolon."""
    bare = [part.split("（")[0] for part in name.replace("; ", "、").split("、")]
    return " and ".join(_HOLIDAYS_EN.get(part, part) for part in bare)


def describe(day: date, working: bool, note: DayNote | None, estimated: bool) -> Day:
    """Return `day` with its reason in words."""
    weekday = day.weekday()
    zh, en = f"周{_WEEKDAYS_ZH[weekday]}", _WEEKDAYS_EN[weekday]
    kind: DayKind = "working-day" if working else "weekend"
    if note is not None and note.name in {CLOSED, OPENED}:
        kind = "make-up-workday" if working and weekday >= 5 else "working-day"
        kind = kind if working else "holiday"
        why = Words(f"{zh}，{note.name}", f"{en}, {english_name(note.name)}")
    elif note is None:
        why = Words(f"{zh}，工作日" if working else f"{zh}，公休日", _plain(en, working))
    elif working:
        kind = "make-up-workday"
        of = f" ({english_name(note.name)})" if note.name else ""
        why = Words(f"{zh}，{note.name}调休上班", f"{en}, make-up workday{of}")
    else:
        kind = "holiday"
        why = Words(f"{zh}，{note.name}放假", f"{en}, {english_name(note.name)} off")
    source = None if note is None else note.source
    if source is not None:
        why = Words(f"{why.zh}（{source}）", f"{why.en} ({source})")
    if estimated:
        why = Words(f"{why.zh}（推算，尚无国务院通知）", f"{why.en} (estimated, no notice yet)")
    return Day(day, working, kind, why, source, estimated)


def _plain(weekday: str, working: bool) -> str:
    return f"{weekday}, working day" if working else f"{weekday}, weekend"
