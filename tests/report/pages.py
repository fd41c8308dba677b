"""Reads pages: tags that balance, ids, links and what is said; and audits of all kinds."""

from html.parser import HTMLParser
from typing import Final

from govflow.audits import Audit
from govflow.words import Language
from tests.report.made import columns, documents, messages

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
