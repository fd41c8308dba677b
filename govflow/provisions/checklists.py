"""Checklists: what the signer of a step affirms, item by item where the text lists items."""

from collections.abc import Iterable, Iterator

from govflow.values import frozen
from govflow.words import Words


@frozen
class CheckItem:
    """One item of a check that a step asks for (五关之一): the check's norm, its name.

    It is answered by its `id`, the norm and the name: "county/15.3:secrecy".
    """

    norm: str
    name: str
    words: Words

    @property
    def id(self) -> str:
        """The name by which the item is affirmed or denied."""
        return f"{self.norm}:{self.name}"


def answered(checks: Iterable[str], items: Iterable[CheckItem]) -> Iterator[str]:
    """Yield what is affirmed or denied by name: the items of each check, or the check itself."""
    listed = tuple(items)
    for check in checks:
        own = [item.id for item in listed if item.norm == check]
        yield from own or (check,)


def called(answer: str, items: Iterable[CheckItem]) -> tuple[Words, str]:
    """Return what an answer is about, in words, and the norm that asks for it."""
    for item in items:
        if item.id == answer:
            words = item.words
            return Words(f"{words.zh}（{item.norm}）", f"{words.en} ({item.norm})"), item.norm
    return Words(answer, answer), answer
