"""An audit as a page: complete in itself, safe, small, and its pieces."""

import re
from datetime import timedelta

import pytest

from govflow.policies import load_policy
from govflow.provisions.clocks import Lost
from govflow.report.citations import chinese, quote
from govflow.report.html import audit_page
from govflow.report.suppliers import supplier_of
from govflow.report.svg import bar
from govflow.words import Language, Words
from tests.report.made import AS_OF, DOCUMENTS, columns, documents
from tests.report.pages import LANGUAGES, NASTY, Page, every_audit


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
