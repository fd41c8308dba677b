"""An office that does not exist: a folder of tables of any size, the same for the same seed.

Its units, people and every row are made up; most rows are in order, and some of each kind
are not, so that an inspection finds something.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from govflow.values import frozen

YEAR: Final = 2023
_SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN: Final = ("伟", "芳", "敏", "静", "强", "磊", "洋", "艳", "勇", "杰", "娟", "涛", "明", "超")
_FIELDS: Final = ("教育", "民政", "财政", "交通", "水利", "农业", "卫生", "文化", "审计", "统计")
_KINDS: Final = (
    *[("news", "工作动态", 9)] * 4,
    *[("notices", "通知公告", 40)] * 3,
    ("topic", "专题专栏", 90),
    ("fixed", "机关简介", 250),
    ("other", "服务之窗", 120),
)
_POSTS: Final = ("staff", "staff", "section-head", "deputy-head", "principal-head")
_ACCOUNT: Final = (
    *("账号", "单位", "事件", "日期", "是否以真实姓名登记", "管理人数"),
    *("持有人是否网站运维工作人员", "是否登记手机号码"),
    "密码是否与个人、单位或者设备信息相关联",
)
_OFFICE: Final = "区政府办公室"
_DAY: Final = timedelta(days=1)


@frozen
class Size:
    """How much of everything: the defaults are an office of a district, over one year."""

    units: int = 60
    columns: int = 400
    documents: int = 20_000
    messages: int = 5_000


USUAL: Final = Size()
"""What the inspection of a whole office is shown and measured on."""


def write_office(folder: str | Path, size: Size = USUAL, *, seed: int = 1) -> None:
    """Write the tables of an office into a folder, which is made if it is not there."""
    path, chance = Path(folder), Random(seed)  # noqa: S311 - made-up rows, no secret
    path.mkdir(parents=True, exist_ok=True)
    units = [f"{_FIELDS[n % len(_FIELDS)]}{n // len(_FIELDS) + 1}局" for n in range(size.units)]
    people = list(_people(units, chance))
    tables: dict[str, tuple[Sequence[str], Iterable[Sequence[object]]]] = {
        "people": (("姓名", "单位", "岗位", "任职日期"), people),
        "documents": (("标题", "单位", "成文日期", "发布日期"), _documents(units, size, chance)),
        "columns": (
            ("单位", "栏目", "发布日期", "栏目类别", "层级", "站点"),
            _columns(units, size, chance),
        ),
        "messages": (("标题", "单位", "留言时间", "答复时间"), _messages(units, size, chance)),
        "rosters": (("单位", "开始时间", "结束时间", "值班人员"), _rosters(units, people, chance)),
        "trainings": (("单位", "日期", "主题"), _monthly(chance)),
        "circulars": (("单位", "日期", "文号"), _quarterly(chance)),
        "accounts": (_ACCOUNT, _accounts(units, chance)),
        "correction": (
            ("编号", "单位", "起始时间", "通知", "完成整改"),
            _corrections(units, chance),
        ),
    }
    for name, (header, rows) in tables.items():
        with (path / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(rows)


def _people(units: Sequence[str], chance: Random) -> Iterator[tuple[str, str, str, date]]:
    for unit in units:
        for n, post in enumerate(_POSTS):
            name = chance.choice(_SURNAMES) + chance.choice(_GIVEN) + chance.choice(_GIVEN)
            yield f"{name}{unit[:2]}{n}", unit, post, date(YEAR - 2, 1, 4 + n)


def _day(chance: Random) -> date:
    return date(YEAR, 1, 1) + _DAY * chance.randrange(364)


def _documents(units: Sequence[str], size: Size, chance: Random) -> Iterator[Sequence[object]]:
    for n in range(size.documents):
        issued = _day(chance)
        late = chance.random() < 0.04
        taken = chance.randrange(30, 90) if late else chance.randrange(18)
        yield f"文件{n + 1}", chance.choice(units), issued, issued + _DAY * taken


def _columns(units: Sequence[str], size: Size, chance: Random) -> Iterator[Sequence[object]]:
    end = date(YEAR, 12, 31)
    for n in range(size.columns):
        unit, (kind, name, every) = units[n % len(units)], _KINDS[n % len(_KINDS)]
        level = 1 if n % 3 else 2
        stale = chance.random() < 0.08
        last = end - _DAY * (every * (3 if stale else 0) + chance.randrange(max(1, every // 2)))
        while last > date(YEAR - 1, 6, 1):
            yield unit, f"{name}{n // len(units) + 1}", last, kind, level, "main"
            last -= _DAY * chance.randrange(max(1, every // 2), every + 1)


def _messages(units: Sequence[str], size: Size, chance: Random) -> Iterator[Sequence[object]]:
    for n in range(size.messages):
        asked = datetime.combine(_day(chance), datetime.min.time()).replace(hour=9 + n % 8)
        answered = asked + _DAY * chance.choice((1, 2, 3, 4, 5, 6, 9, 20))
        yield f"留言{n + 1}", chance.choice(units), asked, answered


def _rosters(
    units: Sequence[str], people: Sequence[tuple[str, str, str, date]], chance: Random
) -> Iterator[Sequence[object]]:
    staff = {unit: [name for name, of, _, _ in people if of == unit] for unit in units}
    for unit in units:
        start = datetime(YEAR, 1, 1)
        while start.year == YEAR:
            following = start + timedelta(hours=8)
            if chance.random() > 0.0005:
                yield unit, start, following, chance.choice(staff[unit])
            start = following


def _monthly(chance: Random) -> Iterator[Sequence[object]]:
    missed = chance.randrange(2, 12)
    for month in range(1, 13):
        if month != missed:
            yield _OFFICE, date(YEAR, month, chance.randrange(5, 28)), f"第{month}期业务培训"


def _quarterly(chance: Random) -> Iterator[Sequence[object]]:
    missed = chance.randrange(1, 4)
    for quarter in range(4):
        if quarter != missed:
            yield (
                _OFFICE,
                date(YEAR, 3 * quarter + 3, chance.randrange(10, 28)),
                f"第{quarter + 1}期通报",
            )


def _corrections(units: Sequence[str], chance: Random) -> Iterator[Sequence[object]]:
    for n in range(len(units) * 4):
        found = datetime.combine(_day(chance), datetime.min.time()).replace(hour=8 + n % 10)
        notified = found + timedelta(hours=chance.choice((1, 2, 3, 30)))
        fixed = notified + timedelta(hours=chance.choice((2, 5, 20, 26, 70)))
        yield f"错敏{n + 1}", chance.choice(units), found, notified, fixed


def _accounts(units: Sequence[str], chance: Random) -> Iterator[Sequence[object]]:
    for n, unit in enumerate([*units, *units]):
        issued = date(YEAR, 1, 4) + _DAY * chance.randrange(60)
        real, alone = chance.random() > 0.03, chance.random() > 0.03
        facts = ("是" if real else "否", 1 if alone else 2, "是", "是", "否")
        yield f"账号{n + 1}", unit, "分配账号和初始密码", issued, *facts
        if chance.random() > 0.02:
            yield f"账号{n + 1}", unit, "更改密码", issued + _DAY, *facts
        yield f"账号{n + 1}", unit, "首次登录后办理其他事项", issued + _DAY * 2, *facts
