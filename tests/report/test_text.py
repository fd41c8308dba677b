"""Reports as text: aligned, complete, safe to print."""

import io
import sys
from itertools import pairwise

import pytest

from govflow.report.plain import cells, clean, cut, pad, percent, wrap
from govflow.report.text import audit_text, print_audit
from govflow.words import Language
from tests.report.made import columns, documents, messages

LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is."""
        return True


def tables(text: str) -> list[list[str]]:
    """Return the tables of a report: the lines around each rule of table width."""
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if set(line) == {"─"} and lines[i + 1]]
    found = []
    for start in starts:
        end = next(i for i in range(start, len(lines)) if not lines[i])
        found.append([lines[start - 1], *lines[start:end]])
    return found


class TestWidths:
    """Chinese characters take two cells."""

    @pytest.mark.parametrize(
        ("text", "width"),
        [("abc", 3), ("规定", 4), ("a规", 3), ("“规”", 4), ("é", 1), ("e\u0301", 1), ("（）", 4)],
    )
    def test_cells(self, text: str, width: int) -> None:
        """Wide and fullwidth characters count two, combining marks none, all others one."""
        assert cells(text) == width

    @pytest.mark.parametrize("width", range(4, 20))
    def test_cut_and_wrap_keep_the_width(self, width: int) -> None:
        """Nothing cut or wrapped is wider than it may be."""
        text = "属于主动公开范围的 government information，应当自形成之日起20个工作日内公开。"
        assert cells(cut(text, width)) <= width
        assert all(cells(line) <= width for line in wrap(text, width))

    def test_wrap_keeps_every_character(self) -> None:
        """Wrapping loses only spaces at the ends of lines."""
        text = "公开政府信息，within 20 working days，逾期（含当日）的。"
        assert "".join(wrap(text, 9)).replace(" ", "") == text.replace(" ", "")

    def test_no_line_begins_with_a_closing_mark(self) -> None:
        """A full stop or comma stays on the line of its word."""
        for width in range(4, 30):
            lines = wrap("应当公开，逾期的（一年以上）通报。", width)
            assert not any(line[0] in "，。）" for line in lines)

    def test_pad_fills_cells(self) -> None:
        """Padding counts cells, on either side."""
        assert pad("规", 4) == "规  "
        assert pad("规", 4, "right") == "  规"

    @pytest.mark.parametrize(
        ("part", "whole", "said"),
        [(0, 9, "0%"), (9, 9, "100%"), (1, 5000, "<0.1%"), (4999, 5000, ">99.9%"), (0, 0, "–")],
    )
    def test_percent_never_rounds_to_all_or_nothing(self, part: int, whole: int, said: str) -> None:
        """Only nothing is 0%, only all is 100%."""
        assert percent(part, whole) == said

    def test_clean_leaves_nothing_unfit(self) -> None:
        """Escape sequences, halves of surrogates and turned writing do not reach a terminal."""
        assert clean("a\x1b[31mb\udcffc\u202ed\n e") == "a�[31mb�c�d e"


class TestText:
    """The whole report."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_columns_align(self, language: Language) -> None:
        """Every number stands under the end of its heading, whatever the script."""
        found = tables(audit_text(documents(), language, width=160))
        assert len(found) >= 4
        outcomes = found[0]
        rule = cells(outcomes[1])
        assert all(cells(line) == rule for line in (outcomes[0], *outcomes[2:]))

    @pytest.mark.parametrize("width", [60, 80, 100, 140])
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_line_is_too_wide(self, language: Language, width: int) -> None:
        """A report keeps the width it is given."""
        for audit in (columns(), columns(policy="national+wanzhou")):
            lines = audit_text(audit, language, width=width).split("\n")
            assert max(map(cells, lines)) <= max(width, 80)

    def test_chinese_says_what_was_found(self) -> None:
        """The Chinese report names norms, duties, statuses, days late and labels."""
        text = audit_text(documents(), "zh", width=160)
        for said in (
            "可以判定的3份文件中，2份违反规定，占66.7%。",
            "另有1份未到期，1份无法判定，1份未施行。",
            "national/zfxxgk.26",
            "主动公开政府信息",
            "2023-02-07",
            "title: 很迟的通知",
            "起止日期的先后（order）",
            "提供数据的单位（核对两个日期）",
            "政府信息何时“形成”？",
            "收录至2026年（cn-2026）",
        ):
            assert said in text

    def test_english_says_the_same(self) -> None:
        """The English report says what the Chinese one does."""
        text = audit_text(documents(), "en", width=160)
        for said in (
            "Of the 3 documents that could be judged, 2 are in breach (66.7%).",
            "Besides: 1 pending, 1 undetermined, 1 not in force.",
            "order of the two dates (order)",
            "2023-02-07",
            "item 3",
        ):
            assert said in text

    def test_worst_first(self) -> None:
        """The worst cases come in order, and no more than asked for."""
        text = audit_text(documents(), "en", worst=1)
        assert "item 3" in text
        assert "item 2" not in text

    def test_rejected_rows_are_named(self) -> None:
        """A rejected row is shown with its line, its field and why."""
        text = audit_text(documents(), "en")
        assert "Rows that could not be read (1)" in text
        assert "   7  issued  cannot read the date" in text

    def test_years_and_groups(self) -> None:
        """Years and groups are counted where a breakdown was asked for, and only then."""
        text = audit_text(documents(), "zh")
        assert "分年度情况" in text
        assert "单位（unit）" in text
        plain = audit_text(documents(breakdown=False), "zh")
        assert "分年度情况" not in plain

    def test_only_top_groups(self) -> None:
        """Of many groups the ones with most breaches are shown, the others as one row."""
        rows = [
            {"issued": "2024-01-05", "published": "2024-03-01", "unit": f"单位{i:02}"}
            for i in range(30)
        ]
        text = audit_text(documents(rows), "zh")
        assert "单位11" in text
        assert "单位12" not in text.split("逾期最久")[0]
        assert "其余18个" in text

    @pytest.mark.parametrize(
        ("language", "said"), [("zh", "【假定施行】"), ("en", "[AS IF IN FORCE]")]
    )
    def test_as_if_in_force_is_said(self, language: Language, said: str) -> None:
        """A report that ignores the window in force says so, and no other does."""
        assert said in audit_text(documents(as_if_in_force=True), language)
        assert said not in audit_text(documents(), language)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_empty(self, language: Language) -> None:
        """An audit of nothing is a report that says so."""
        text = audit_text(documents(()), language)
        assert ("没有可以评判的数据" if language == "zh" else "nothing to judge") in text

    def test_columns_are_named(self) -> None:
        """Columns are named, the blank one too, with the norms nothing fell under."""
        text = audit_text(columns(), "zh")
        assert "区教委/动态" in text
        assert "区民政局/空白" in text
        assert "没有数据落入的规定：wanzhou/20.2.2" in text

    def test_mostly_undetermined_is_said_first(self) -> None:
        """Where most cannot be judged, the headline does not boast of the rest."""
        rows = [
            {"asked": "2024-03-01", "answered": "2024-03-01"},
            *({"asked": "2024-03-01", "answered": "2024-03-14"} for _ in range(3)),
        ]
        text = audit_text(messages(rows, "qianjiang"), "zh")
        assert "4条留言中，3条无法判定；可以判定的1条全部合规。" in text

    def test_a_replaced_reading_is_printed(self) -> None:
        """A report names the reading that was chosen instead, and rests on that one."""
        reading = "national/mfd.201:not-by-analogy"
        text = audit_text(documents(readings=(reading,)), "zh")
        assert "改用的解读" in text
        assert f"（{reading}）" in text
        assert "national/mfd.201:by-analogy" not in text

    def test_markup_is_markdown(self) -> None:
        """With markup the tables are Markdown, and data cannot break out of a cell."""
        rows = [{"issued": "2024-01-05", "published": "2024-02-20", "unit": "a|b <b>*c*"}]
        text = audit_text(documents(rows), "zh", markup=True)
        assert text.startswith("# 政府网站合规情况报告")
        assert "| --- |" in text
        assert r"a\|b \<b\>\*c\*" in text
        lines = [line for line in text.split("\n") if r"a\|b" in line]
        assert [line.replace(r"\|", "").count("|") for line in lines] == [6, 8]

    def test_data_does_not_reach_the_terminal_raw(self) -> None:
        """No control character of a label is printed."""
        rows = [{"issued": "2024-01-05", "published": "2024-02-20", "unit": "\x1b[2J\udc80\r"}]
        text = audit_text(documents(rows), "zh")
        text.encode("utf-8")
        assert "\x1b" not in text
        assert "\r" not in text


class TestPrint:
    """Printing on a stream."""

    def test_plain_stream(self) -> None:
        """On what is no terminal the report is the plain text."""
        stream = io.StringIO()
        print_audit(documents(), "zh", stream)
        assert stream.getvalue() == audit_text(documents(), "zh")

    def test_terminal_in_colour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """On a terminal rich colours it, and takes brackets of the data as they are."""
        pytest.importorskip("rich")
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", "120")
        monkeypatch.delenv("NO_COLOR", raising=False)
        rows = [{"issued": "2024-01-05", "published": "2024-02-20", "unit": "[red]区[/nosuch]"}]
        stream = Terminal()
        print_audit(documents(rows), "zh", stream)
        assert "\x1b[" in stream.getvalue()
        assert "[red]区[/nosuch]" in stream.getvalue()

    def test_terminal_without_rich(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without rich a terminal gets the plain text."""
        monkeypatch.setitem(sys.modules, "rich", None)
        monkeypatch.setitem(sys.modules, "rich.console", None)
        stream = Terminal()
        print_audit(columns(), "en", stream)
        assert stream.getvalue() == audit_text(columns(), "en")


def test_wrapping_is_even() -> None:
    """A line is only broken where the next word would not have fitted."""
    lines = wrap("one two three four five six seven", 11)
    for line, after in pairwise(lines):
        assert cells(line) + 1 + cells(after.split(" ")[0]) > 11
