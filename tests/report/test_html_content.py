"""What the page of an audit says."""

from datetime import date, datetime, timedelta

import attrs

from govflow.audits import audit as govflow_audit
from govflow.policies import load_policy
from govflow.policy import Policy
from govflow.report import grounds
from govflow.report.citations import quote
from govflow.report.html import audit_page
from govflow.words import Words
from tests.report.made import AS_OF, DOCUMENTS, columns, documents, messages
from tests.report.pages import Page


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
        clock = attrs.evolve(shipped.timed("wanzhou/12.5"), norm="mine/1", readings=(), variants=())
        window = attrs.evolve(shipped.instruments[0], id=clock.instrument)
        mine = Policy("mine", Words("自定", "my own"), (window,), (clock,))
        rows = [{"issued": "2024-01-05", "published": "2024-02-20"}]
        page = Page(audit_page([govflow_audit(mine, "documents", rows, as_of=AS_OF)], "zh"))
        assert "mine/1" in page.text
        assert "规定原文" not in page.text
