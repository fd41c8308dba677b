"""The words that the reports for people have in common."""

from typing import Final

from govflow.report.plain import clean, number
from govflow.values import frozen
from govflow.words import Words

TITLE: Final = Words("政府网站合规情况报告", "Compliance of a government website")
AS_IF: Final = Words("假定施行", "as if in force")
AS_IF_NOTE: Final = Words(
    "本报告不论规定当时是否施行，一律假定其施行：只说明按该规定会如何评判，不表示有关单位当时负有该项义务。",
    "This report ignores when the regulation was in force. It says how the regulation would "
    "have judged these data, not that anyone was bound by it at the time.",
)
AS_IF_SOME: Final = Words(
    "标有“假定施行”的部分不论规定当时是否施行，一律假定其施行：只说明按该规定会如何评判，不表示有关单位当时负有该项义务。",
    "The parts marked “as if in force” ignore when the regulation was in force. They say how the "
    "regulation would have judged these data, not that anyone was bound by it at the time.",
)
KINDS: Final = {
    "documents": Words("信息公开文件", "Documents"),
    "messages": Words("网民留言", "Messages"),
    "columns": Words("网站栏目", "Columns"),
}
JUDGED: Final = Words("评判对象", "what was judged")
SOURCE: Final = Words("数据来源", "source")
POLICY: Final = Words("依据", "judged by")
AS_OF: Final = Words("截至", "as of")
ROWS: Final = Words("数据行数", "rows")
CALENDAR: Final = Words("日历", "calendar")
CHANGED: Final = Words("改用的解读", "readings chosen instead")
RESULT: Final = Words("结论", "In short")
OUTCOMES: Final = Words("各条规定的评判结果", "Outcome under each norm")
NORM: Final = Words("规定", "norm")
DUTY: Final = Words("义务", "duty")
BY_YEAR: Final = Words("分年度情况", "By year")
BY_GROUP: Final = Words("分单位情况", "By group")
LATENESS: Final = Words("逾期天数分布", "How late")
WORST: Final = Words("逾期最久的事项", "Longest overdue")
MISSING: Final = Words("无法判定的原因", "What could not be determined, and why")
REJECTED: Final = Words("无法读取的行", "Rows that could not be read")
LAW: Final = Words("规定原文", "The words of the law")
READINGS: Final = Words("评判所依据的解读", "Readings that the verdicts rest on")
METHOD: Final = Words("方法说明", "How it was counted")
TIMELINES: Final = Words("栏目更新时间线", "When columns were updated")
YEAR: Final = Words("年份", "year")
GROUP: Final = Words("单位", "group")
TOTAL: Final = Words("合计", "total")
SHARE: Final = Words("违反占比", "share in breach")
SUBJECT: Final = Words("事项", "subject")
LAST_DAY: Final = Words("最后期限", "last day")
DONE: Final = Words("完成", "done")
NOT_DONE: Final = Words("未完成", "not done")
DAYS_LATE: Final = Words("逾期天数", "days late")
WORKING_DAYS_LATE: Final = Words("逾期工作日", "working days late")
FACT: Final = Words("缺少的事实", "missing fact")
NUMBER: Final = Words("数量", "number")
WHY: Final = Words("原因", "why")
WHO: Final = Words("可由谁提供", "who can supply it")
LINE: Final = Words("行", "line")
FIELD: Final = Words("字段", "field")
UNNAMED: Final = Words("（未写明）", "(not stated)")
NO_ROWS: Final = Words("没有可以评判的数据。", "There was nothing to judge.")


@frozen
class Noun:
    """What rows are about, with the measure word Chinese counts it by."""

    measure: str
    zh: str
    one: str
    many: str

    def words(self, count: int) -> Words:
        """Return so many of them."""
        name = self.one if count == 1 else self.many
        return Words(f"{number(count)}{self.measure}{self.zh}", f"{number(count)} {name}")


NOUNS: Final = {
    "documents": Noun("份", "文件", "document", "documents"),
    "messages": Noun("条", "留言", "message", "messages"),
    "columns": Noun("个", "栏目", "column", "columns"),
}


def same(text: str) -> Words:
    """Return a text that is the same in both languages."""
    return Words(text, text)


def cut_words(words: Words, longest: int = 240) -> Words:
    """Return a statement that may quote data, cut to a length that can be printed."""
    return Words(clean(words.zh, longest), clean(words.en, longest))


def place_words(place: int | str, called: str) -> Words:
    """Return what a finding is about: a line of a table, or a thing with a name."""
    if isinstance(place, str):
        return same(place)
    zh = f"第{place}项" if called == "item" else f"第{place}行"
    return Words(zh, f"{called} {place}")


def days(count: int) -> Words:
    """Return a number of days in words."""
    return Words(f"{number(count)}天", f"{number(count)} {'day' if count == 1 else 'days'}")
