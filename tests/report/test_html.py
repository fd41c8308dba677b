"""Reports as a page: complete in itself, well-formed, safe, true to the audit."""

import re
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from typing import Final

import attrs
import pytest

from govflow.audits import Audit
from govflow.audits import audit as govflow_audit
from govflow.policies import load_policy
from govflow.policy import Policy
from govflow.provisions.clocks import Lost
from govflow.report import grounds
from govflow.report.citations import chinese, quote
from govflow.report.html import audit_page
from govflow.report.suppliers import supplier_of
from govflow.report.svg import bar
from govflow.words import Language, Words
from tests.report.made import AS_OF, DOCUMENTS, columns, documents, messages

VOID: Final = frozenset({"meta", "input", "br", "link", "img", "hr"})
NASTY: Final = "<script>alert(1)</script>\"'&\udcff\x00\x1b[0m\u202e"
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Page(HTMLParser):
    """Reads a page, and fails where tags do not balance."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, its id and its links."""
        self.tags.append(tag)
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id" and value is not None:
                self.ids.append(value)
            if name in {"href", "src", "action", "srcset", "poster"} and value is not None:
                self.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.texts.append(data)

    @property
    def text(self) -> str:
        """What the page says, in both languages."""
        return " ".join(" ".join(self.texts).split())


def every_audit() -> list[Audit]:
    """Return audits of all kinds."""
    asked = [
        {"asked": "2024-03-01T09:00:00", "answered": "2024-03-14T10:00:00", "kind": "纠错"},
        {"asked": "2024-03-01", "answered": "", "kind": "纠错"},
    ]
    return [
        documents(),
        documents(as_if_in_force=True),
        documents(policy="national+wanzhou"),
        documents((), breakdown=True),
        documents(breakdown=False),
        columns(),
        columns(breakdown=False),
        columns((), policy="national+wanzhou"),
        messages(asked, "bozhou"),
        messages(asked, "qianjiang"),
        messages(asked, "siping"),
        messages(asked, "youyang"),
    ]


class TestPage:
    """The page as a file."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_well_formed(self, language: Language) -> None:
        """Every page closes what it opens, and uses an id once."""
        for audits in ([], *([audit] for audit in every_audit()), every_audit()):
            page = Page(audit_page(audits, language))
            assert len(page.ids) == len(set(page.ids))

    def test_nothing_to_load(self) -> None:
        """A page loads nothing and runs nothing: its only links lead into itself."""
        text = audit_page(every_audit(), "zh")
        for sign in ("src=", "@import", "url(http", "url(//", "<link", "<script", "<iframe"):
            assert sign not in text
        page = Page(text)
        assert page.links
        for link in page.links:
            assert link.startswith("#")
            assert link[1:] in page.ids
        for reference in re.findall(r"url\(#([\w-]+)\)", text):
            assert reference in page.ids

    @pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en")])
    def test_both_languages_the_chosen_one_first(self, language: Language, tag: str) -> None:
        """Both languages are in the page; the chosen one is shown."""
        text = audit_page([documents()], language)
        assert f'<html lang="{tag}">' in text
        assert re.search(rf'id="show-{language}"[^>]* checked>', text)
        assert text.count(" checked>") == 1
        said = Page(text).text
        assert "可以判定的3份文件中，2份违反规定，占66.7%。" in said
        assert "Of the 3 documents that could be judged, 2 are in breach (66.7%)." in said

    def test_pictures_have_names(self) -> None:
        """Every picture is named for who cannot see it, or hidden from them."""
        text = audit_page(every_audit(), "zh")
        for picture in re.findall(r"<svg[^>]*>.{0,7}", text):
            hidden = 'aria-hidden="true"' in picture or "<svg width" in picture
            assert hidden or ('role="img"' in picture and picture.endswith("<title>"))

    def test_it_can_be_written(self) -> None:
        """A page is text that UTF-8 can hold, whatever the data held."""
        rows = [{**row, "unit": NASTY} for row in DOCUMENTS]
        assert audit_page([documents(rows)], "zh").encode("utf-8")


class TestEscaping:
    """Data is never markup."""

    @pytest.mark.parametrize("key", ["unit", "title", "<img src=x onerror=alert(1)>"])
    def test_labels(self, key: str) -> None:
        """Labels, groups and headings may hold anything."""
        rows = [{**row, "unit": "区教委"} | {key: NASTY * 30} for row in DOCUMENTS]
        text = audit_page([documents(rows)], "zh")
        page = Page(text)
        assert "script" not in page.tags
        assert "img" not in page.tags
        assert "<script>alert(1)</script>\"'&" in page.text
        for bad in ("\udcff", "\x00", "\x1b", "\u202e"):
            assert bad not in text

    def test_columns_and_rejected_rows(self) -> None:
        """Names of columns and cells that cannot be read are data too."""
        rows = [
            {"unit": NASTY, "column": NASTY, "published": "2023-03-01", "kind": "news"},
            {"unit": "a", "column": "b", "published": NASTY, "kind": "news"},
        ]
        page = Page(audit_page([columns(rows)], "en"))
        assert "script" not in page.tags

    def test_long_labels_are_cut(self) -> None:
        """A label of a million characters does not make a page of a million characters."""
        rows = [
            {"issued": "2024-01-05", "published": "2024-02-20", "unit": "长" * 1_000_000}
            for _ in range(3)
        ]
        assert len(audit_page([documents(rows)], "zh")) < 60_000


class TestContent:
    """What the page says is what the audit says."""

    def test_counts(self) -> None:
        """The counts of every norm are in the page."""
        page = Page(audit_page([documents()], "zh"))
        for said in (
            "national/zfxxgk07.18",
            "national/zfxxgk.26",
            "2024年3月15日",
            "7行，其中1行无法读取",
        ):
            assert said in page.text

    def test_words_of_the_law(self) -> None:
        """The norm is quoted verbatim, with where it stands."""
        page = Page(audit_page([documents()], "zh"))
        quotation = quote("national/zfxxgk.26")
        assert quotation is not None
        assert quotation.norm.text is not None
        assert quotation.norm.text in page.text
        assert "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十六条" in page.text

    def test_derivation(self) -> None:
        """A worst case shows the days that were counted, with the notices."""
        rows = [{"issued": "2024-01-25", "published": "2024-03-14"}]
        text = Page(audit_page([documents(rows)], "zh")).text
        assert "期限如何计算：自2024-01-25起20个工作日，至2024-02-27" in text
        assert "周六，春节放假（国办发明电〔2023〕7号）" in text
        assert "✓ 20" in text

    def test_long_derivations_are_shortened(self) -> None:
        """Of a long count the first and last days are listed, and how many are left out."""
        rows = [{"unit": "a", "column": "b", "published": "2022-03-01", "kind": "periodic"}]
        rows = [{**row, "cycle": "300 natural-days"} for row in rows]
        audit = columns(rows)
        assert audit.counts["wanzhou/20.3"]["breached"] == 1
        text = audit_page([audit], "zh")
        assert "略去240日" in text
        assert text.count("<tr>") < 80

    def test_the_derivation_of_an_own_cycle(self) -> None:
        """A column that follows its own rhythm shows how its last day was counted."""
        rows = [{"unit": "a", "column": "b", "published": "2022-03-01", "kind": "periodic"}]
        audit = columns([{**row, "cycle": "2 weeks"} for row in rows])
        assert "<details>" in audit_page([audit], "zh")

    def test_readings(self) -> None:
        """Readings are shown with question, answer and what else could be."""
        page = Page(audit_page([documents()], "en"))
        for said in (
            'When is information "formed"?',
            "On the signing or issue date (成文日期)",
            "On the day it was actually made or obtained",
            "national/zfxxgk.26:formed-on-issue-date",
        ):
            assert said in page.text

    def test_a_replaced_reading(self) -> None:
        """A reading chosen by the caller is marked, and the usual one stands as the other."""
        reading = "national/mfd.201:not-by-analogy"
        page = Page(audit_page([documents(readings=(reading,))], "en"))
        assert "chosen for this report" in page.text
        assert "By analogy: the starting day is not counted" in page.text

    def test_missing_facts_and_rejected_rows(self) -> None:
        """What is missing is named with who can supply it; rejected rows with why."""
        page = Page(audit_page([documents()], "zh"))
        assert "起止日期的先后（order）" in page.text
        assert "提供数据的单位（核对两个日期）" in page.text
        assert "读不懂日期“某日”" in page.text

    def test_as_if_in_force_is_said_everywhere(self) -> None:
        """The page, its sheets of paper and each of its parts say as if in force."""
        text = audit_page([documents(as_if_in_force=True)], "zh")
        parts = text.count("<h2>") + text.count("<h3>")
        assert text.count('<span class="tag">') == parts
        assert '<main class="assumed-part">' in text
        assert "不表示有关单位当时负有该项义务" in text
        plain = audit_page([documents()], "zh")
        assert '<span class="tag">' not in plain
        assert "不表示有关单位当时负有该项义务" not in plain

    def test_as_if_in_force_in_part(self) -> None:
        """On a page of several audits only those parts are marked."""
        text = audit_page([documents(), documents(as_if_in_force=True)], "zh")
        assert "标有“假定施行”的部分" in text
        first, second = text.split('<section class="audit')[1:]
        assert '<span class="tag">' not in first
        assert '<span class="tag">' in second
        assert '<main class="">' in text

    def test_empty(self) -> None:
        """A page about nothing says that there was nothing to judge."""
        assert "没有可以评判的数据" in Page(audit_page([], "zh")).text
        assert "没有可以判定的文件" in Page(audit_page([documents(())], "zh")).text

    def test_columns(self) -> None:
        """Columns are drawn with their updates, late stretches and last day."""
        text = audit_page([columns()], "zh")
        assert text.count('<div class="timeline">') == 4
        row = text[text.index("区教委/动态") :].split("</div>")[0]
        assert row.count("h0") == 4
        assert row.count('class="gap"') == 2
        assert row.count('class="over"') == 1
        assert row.count('class="due"') == 1
        assert "逾期59天" in row

    def test_gaps_are_those_longer_than_the_interval(self) -> None:
        """An update on the last day leaves no gap, one a day later does."""
        start = date(2024, 1, 1)
        for days, gaps in ((14, 0), (15, 1)):
            later = start + timedelta(days=days)
            rows = [
                {"unit": "a", "column": "b", "published": day, "kind": "news"}
                for day in (start, later)
            ]
            text = audit_page([columns(rows)], "zh")
            assert text.count('class="gap"') == gaps

    def test_late_but_done_and_not_done_are_told_apart(self) -> None:
        """The histogram tells what is done late from what is still not done."""
        rows = [
            {"issued": "2024-01-05", "published": "2024-02-20"},
            {"issued": "2024-01-05", "published": ""},
        ]
        text = audit_page([documents(rows)], "zh")
        assert 'class="h-done"' in text.split('class="histogram"')[1]
        assert "截至评判时仍未完成" in text

    def test_hours(self) -> None:
        """A period in hours shows the moment it ran from, and minutes where it is the same day."""
        rows = [
            {"asked": asked, "drafted": drafted, "answered": ""}
            for asked, drafted in (
                ("2024-03-01T09:00:00", "2024-03-01T15:30:00"),
                ("2024-03-01T09:00:00", "2024-03-04T15:30:00"),
            )
        ]
        page = Page(audit_page([messages(rows, "bozhou", kind="error-report")], "zh"))
        assert "逾期60分钟" in page.text
        assert "自2024-03-01 09:00起半个工作日，至2024-03-01" in page.text
        assert "当日 same day" in page.text

    def test_columns_in_order_are_named_by_their_duty(self) -> None:
        """A norm under which nothing is wrong is called by its duty all the same."""
        rows = [{"unit": "a", "column": "b", "published": "2024-03-14", "kind": "news"}]
        page = Page(audit_page([columns(rows)], "zh"))
        assert "动态、要闻、工作进展类栏目更新" in page.text
        assert "可以判定的1个栏目全部合规。" in page.text

    def test_damaged_text_is_marked(self) -> None:
        """A damaged text shows what stood there as editorial; a lost one is not made up."""
        for norm, said in (
            ("siping/6.2", "编者校勘"),
            ("bozhou/2", "（原文缺失）"),
            ("national/zy47.4", "可信度：中"),
        ):
            quotation = quote(norm)
            assert quotation is not None
            assert said in grounds._quotation(quotation)

    def test_many_rejected_rows(self) -> None:
        """Of many rejected rows the first are listed, and how many there are."""
        rows = [{"issued": f"某日{i}", "published": ""} for i in range(30)]
        page = Page(audit_page([documents(rows)], "zh"))
        assert "共30行，列出前20行。" in page.text
        assert "某日19" in page.text
        assert "某日20" not in page.text

    def test_time_of_day(self) -> None:
        """A report made at a moment says at which."""
        audit = govflow_audit(
            "national", "documents", DOCUMENTS, as_of=datetime(2024, 3, 15, 9, 30)
        )
        assert "2024年3月15日09:30" in Page(audit_page([audit], "zh")).text

    def test_own_cycle(self) -> None:
        """A column that follows its own rhythm is drawn with the stretches beyond it."""
        rows = [
            {"unit": "a", "column": "b", "published": day, "kind": "periodic", "cycle": "2 weeks"}
            for day in ("2023-01-01", "2024-01-01")
        ]
        text = audit_page([columns(rows)], "zh")
        assert text.count('class="gap"') == 1
        assert text.count('class="over"') == 1

    def test_provisional_counts_are_marked(self) -> None:
        """A count past the last notice is called provisional, and so is a later as-of."""
        rows = [{"issued": "2026-12-20", "published": ""}]
        audit = govflow_audit("national", "documents", rows, as_of=date(2027, 6, 1))
        page = Page(audit_page([audit], "zh"))
        assert "暂定：计算进入尚无国务院通知的日子" in page.text
        assert "本次评判的时点已在此之后" in page.text

    def test_a_policy_of_one_s_own(self) -> None:
        """A policy that is not among those shipped is named by its id, and quotes nothing."""
        shipped = load_policy("wanzhou")
        clock = attrs.evolve(shipped.clocks[0], norm="mine/1", readings=(), variants=())
        window = attrs.evolve(shipped.instruments[0], id=clock.instrument)
        mine = Policy("mine", Words("自定", "my own"), (window,), (clock,))
        rows = [{"issued": "2024-01-05", "published": "2024-02-20"}]
        page = Page(audit_page([govflow_audit(mine, "documents", rows, as_of=AS_OF)], "zh"))
        assert "mine/1" in page.text
        assert "规定原文" not in page.text


class TestSize:
    """A page grows with what is printed and not with what was judged."""

    def test_many_findings(self) -> None:
        """Twenty thousand findings of as many groups make a page of a few hundred kilobytes."""
        start = AS_OF - timedelta(days=9000)
        rows = [
            {
                "issued": start + timedelta(days=i % 6000),
                "published": start + timedelta(days=i % 6000 + 60),
                "unit": f"单位{i}",
            }
            for i in range(20_000)
        ]
        assert len(audit_page([documents(rows)], "zh").encode()) < 200_000

    def test_many_columns(self) -> None:
        """Of many columns with many updates the worst are drawn."""
        start = AS_OF - timedelta(days=4000)
        rows = [
            {
                "unit": "区教委",
                "column": f"栏目{i}",
                "published": start + timedelta(days=7 * day),
                "kind": "news",
            }
            for i in range(60)
            for day in range(300 + i)
        ]
        text = audit_page([columns(rows)], "zh")
        assert len(text.encode()) < 400_000
        assert "另有20个栏目没有画出。" in text


class TestPieces:
    """What the page is put together from."""

    def test_sections_are_cited_as_such(self) -> None:
        """A norm of a text without articles is cited by its section."""
        quotation = quote("bozhou/s10.4.3")
        assert quotation is not None
        assert quotation.source == Words(
            "《亳州市政府网站群管理办法(暂行)》 10.4",
            "《亳州市政府网站群管理办法(暂行)》, section 10.4",
        )

    @pytest.mark.parametrize(
        ("missing", "who"),
        [
            ("answered", "导出数据"),
            ("simple", "承办留言的单位"),
            ("wanzhou/1:some-reading", "选定解读"),
            ("whatever", "提供数据的单位"),
        ],
    )
    def test_suppliers(self, missing: str, who: str) -> None:
        """For every missing fact somebody is named who can supply it."""
        assert who in supplier_of(missing).zh

    def test_lost_numbers_are_for_the_issuer(self) -> None:
        """A number that the source lost is for the issuing authority to supply."""
        clocks = load_policy("bozhou").clocks
        clock = next(clock for clock in clocks if isinstance(clock.period, Lost))
        assert isinstance(clock.period, Lost)
        assert "发布规定的机关" in supplier_of(clock.period.parameter, clock).zh

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            (1, "一"),
            (10, "十"),
            (26, "二十六"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1260, "一千二百六十"),
        ],
    )
    def test_chinese_numbers(self, value: int, said: str) -> None:
        """Articles are numbered as the law numbers them."""
        assert chinese(value) == said

    def test_unknown_norms_are_not_quoted(self) -> None:
        """What no regulation holds is not quoted."""
        assert quote("unclassified") is None
        assert quote("wanzhou/999") is None

    def test_thin_parts_of_a_bar_can_be_seen(self) -> None:
        """One breach among a million is still a visible part, and the whole is as wide."""
        picture = bar(Words("年", "year"), [1_000_000, 1, 0, 0, 0, 0], 1_000_001)
        widths = [float(width) for width in re.findall(r' width="([\d.]+)%" height="14"', picture)]
        assert min(widths) >= 0.5
        assert sum(widths) == pytest.approx(100, abs=0.1)
