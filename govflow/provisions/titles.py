"""Title rules: the mark that the title of revised content must bear (标题标注)."""

import re
from collections.abc import Collection, Mapping
from typing import Final
from unicodedata import normalize

from govflow.calendars.civil import civil_date, instant
from govflow.provisions.columns import UPDATED
from govflow.provisions.prerequisites import Happenings
from govflow.provisions.variants import Variant, under
from govflow.rules.conditions import Condition
from govflow.rules.reference import evaluate
from govflow.rules.verdicts import Missing, Status, Verdict
from govflow.values import frozen
from govflow.words import Words, join

TITLE: Final = "title"
YEAR: Final = "{year}"


@frozen
class TitleRule:
    """That the title of a column's content bears a mark of its last revision.

    Each of `forms` is a mark that will do: pieces that the title holds in that order, in
    which "{year}" stands for the year of the last `updated`. Spaces and the width of
    brackets and digits make no difference.
    """

    norm: str
    duty: Words
    instrument: str
    when: Condition
    forms: tuple[tuple[str, ...], ...]
    readings: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def under(self, readings: Collection[str]) -> "TitleRule":
        """Return the rule as those readings have it, in place of the chosen ones."""
        return under(self, readings)

    def verdict(self, facts: Mapping[str, object], happened: Happenings) -> Verdict:
        """Return what is held of the title of a column's last revision."""
        applies = evaluate(self.when, facts)
        if applies.truth is None:
            why = join([clause.why for clause in applies.open])
            return self._held("undetermined", why, Missing(applies.unknown[0], why))
        if applies.truth is False:
            said = join([clause.why for clause in applies.clauses])
            return self._held(
                "not-applicable", Words(f"不适用（{said.zh}）", f"does not apply ({said.en})")
            )
        revised = max(happened.get(UPDATED, ()), key=instant, default=None)
        title = facts.get(TITLE)
        if revised is None or title is None:
            name = UPDATED if revised is None else TITLE
            why = Words(f"没有说明 {name}", f"nobody stated {name}")
            return self._held("undetermined", why, Missing(name, why))
        year = civil_date(revised).year
        said = Words(f"{year}年修订，标题为“{title}”", f"revised in {year}, entitled {title!r}")
        marked = any(self._bears(str(title), form, year) for form in self.forms)
        return self._held("met" if marked else "breached", said)

    def _bears(self, title: str, form: tuple[str, ...], year: int) -> bool:
        pieces = (re.escape(_plain(piece.replace(YEAR, str(year)))) for piece in form)
        return re.search(r"(?<!\d)" + ".*".join(pieces), _plain(title)) is not None

    def _held(self, status: Status, why: Words, missing: Missing | None = None) -> Verdict:
        said = join([self.duty, why])
        return Verdict(status, (self.norm,), said, missing=missing, readings=self.readings)


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())
