"""A policy's book: every norm is there, with what encodes it; what is kept is what is printed."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from govflow.policies import SHIPPED_IDS, load_policy
from govflow.provisions.things import Column
from govflow.report.book import Entry, book_of, branch_words, cell_words
from govflow.report.bookpage import book_page, picture
from govflow.report.booktext import book_text
from govflow.report.provisions import event_words
from govflow.rules.facts import declared_facts
from govflow.rules.tables import ANYTHING, Between
from govflow.words import Language, Words

KEPT = Path(__file__).parents[2] / "docs" / "policies"
VOID = {"meta", "input", "br"}


def entries_of(policy_id: str) -> list[Entry]:
    """Return the entries of a policy's book in order."""
    return [entry for _, entries in book_of(load_policy(policy_id)).chapters for entry in entries]


class Balance(HTMLParser):
    """Counts what is opened and not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("policy_id", SHIPPED_IDS)
class TestEveryPolicy:
    """What holds of every policy that ships."""

    def test_every_norm_once(self, policy_id: str) -> None:
        """Each norm stands in the book once, in the order of the law's chapters."""
        book = book_of(load_policy(policy_id))
        norms = [entry.norm.id for entry in entries_of(policy_id)]
        assert sorted(norms) == sorted(norm.id for norm in book.regulation.norms)

    def test_encoded_or_a_reason(self, policy_id: str) -> None:
        """Beside each norm stands what encodes it, or why nothing does, never both."""
        for entry in entries_of(policy_id):
            assert bool(entry.encodings) != (entry.reason is not None), entry.norm.id

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_words_are_verbatim(self, policy_id: str, language: Language) -> None:
        """The law's words stand in the text as they are, with the id of the norm."""
        text = book_text(book_of(load_policy(policy_id)), language)
        for entry in entries_of(policy_id):
            assert f"`{entry.norm.id}`" in text
            assert entry.norm.text is None or entry.norm.text in text

    def test_one_page(self, policy_id: str) -> None:
        """The page is whole: what is opened is closed, and nothing is loaded from elsewhere."""
        page = book_page(book_of(load_policy(policy_id)), "zh")
        balance = Balance()
        balance.feed(page)
        assert balance.open == []
        assert not re.search(r'(src|href)="(?!#)', page)


def test_worked_dates() -> None:
    """A clock shows dates worked on the calendar; one without a number shows none."""
    found = {entry.norm.id: entry for entry in entries_of("wanzhou")}
    (clock,) = (e for e in found["wanzhou/12.5"].encodings if e.kind == "clock")
    assert [(one.start, one.last) for one in clock.worked] == [
        ("2024-03-04", "2024-04-01"),
        ("2024-02-08", "2024-03-13"),
        ("2024-09-29", "2024-10-31"),
    ]
    hours = [entry for policy_id in SHIPPED_IDS for entry in entries_of(policy_id)]
    lost = {entry.norm.id: entry for entry in entries_of("bozhou")}["bozhou/s8.3.1"]
    assert any(" " in one.start for e in hours for d in e.encodings for one in d.worked)
    assert all(not encoding.worked for encoding in lost.encodings)


@pytest.mark.parametrize(
    ("fact", "cell", "zh", "en"),
    [
        ("kind", "news", "动态要闻", "news"),
        ("kind", frozenset(["topic", "news"]), "动态要闻、专题专栏", "news, special topic"),
        ("level", Between(at_least=2, less_than=3), ">= 2，< 3", ">= 2, < 3"),
        ("level", ANYTHING, "任意", "any"),
        ("level", 1, "1", "1"),
    ],
)
def test_cells_are_said_in_words(fact: str, cell: object, zh: str, en: str) -> None:
    """A cell says what a choice is called, one or several of them, and bounds as they are."""
    assert cell_words(declared_facts(Column)[fact], cell) == Words(zh, en)


def test_a_chain_is_drawn_once() -> None:
    """A chain stands as a diagram at the first norm that it rests on, and no second time."""
    text = book_text(book_of(load_policy("wanzhou")), "en")
    assert text.count('first_review["first review') == 1


def test_what_skips_steps_is_drawn_beside() -> None:
    """A way that skips a step is drawn around it; each branch has its conditions below."""
    wanzhou = load_policy("wanzhou")
    drawn = picture(wanzhou.chain("publication"), wanzhou)
    assert drawn.count("<rect") == 9
    assert "<li>" in drawn
    assert drawn.index("(1) 是") < drawn.index("(1) 否则")


@pytest.mark.parametrize("file", sorted(KEPT.glob("*.md")), ids=lambda file: file.name)
def test_what_is_kept_is_what_is_printed(file: Path) -> None:
    """The books under docs/policies are those that `tools/write_books.py` writes."""
    name, _, ending = file.name.partition(".")
    language: Language = "zh" if ending == "zh-CN.md" else "en"
    assert file.read_text(encoding="utf-8") == book_text(book_of(load_policy(name)), language)


def test_what_a_step_and_a_gate_ask_for() -> None:
    """Votes, weights, limits on delegation and periods that must have run out are told."""
    text = book_text(book_of(load_policy("example")), "en")
    assert "  - 3 votes are needed\n" in text
    assert "  - the vote of chair of the panel on columns counts 2\n" in text
    assert "  - it may be delegated to section head alone\n" in text
    assert "  - it may not be handed on\n" in text
    assert "- **gate**: publication: deliberation\n  - the period must have run out\n" in text
    chinese = book_text(book_of(load_policy("example")), "zh")
    assert "  - 评议组组长一票计2票\n" in chinese
    assert "  - 只能委派给科室负责人\n" in chinese


def test_an_event_is_called_what_its_chain_calls_it() -> None:
    """One name stands for one thing on one chain, and for another there."""
    wanzhou = load_policy("wanzhou")
    chains = {"incident": "the incident", "public-opinion": "the handling", None: "the referral"}
    for name, said in chains.items():
        chain = None if name is None else wanzhou.chain(name)
        assert event_words(wanzhou, "settled", chain).en == f"{said} is closed"
    opening = wanzhou.chain("column-dispute")
    recorded = event_words(wanzhou, "responsible-unit-recorded", opening)
    assert recorded == Words("登记责任单位", "the responsible unit recorded")
    assert event_words(wanzhou, "republished", wanzhou.chain("incident")).zh == "重新发布"
    assert event_words(wanzhou, "nothing") == Words("nothing", "nothing")


def test_a_branch_that_waits() -> None:
    """Where a fact is unknown and the case waits for it, the branch says so."""
    policy = load_policy("wanzhou").under(["wanzhou/16.5:unstated-waits"])
    chain = policy.chain("publication")
    said = branch_words(chain, chain.branches[0])
    assert said.zh.endswith("；没有说明的，在本步骤等待")
    assert said.en.endswith("; where nobody stated it, it waits at the step")


def test_a_limit_that_may_be_longer() -> None:
    """A rule in principle names the reason for which a longer limit may be given."""
    text = book_text(book_of(load_policy("wanzhou")), "en")
    assert text.count("longer for a reason on record") == 1
