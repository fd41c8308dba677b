"""Write the books of policies under docs/policies, as `govflow read` prints them.

    python tools/write_books.py

Without arguments, every book that is kept there; with ids, the books of those policies.
"""

import sys
from pathlib import Path

from govflow.policies import load_policy
from govflow.report.book import book_of
from govflow.report.booktext import book_text
from govflow.words import Language

FOLDER = Path(__file__).parent.parent / "docs" / "policies"
LANGUAGES: tuple[tuple[Language, str], ...] = (("en", ".md"), ("zh", ".zh-CN.md"))


def main() -> None:
    """Write the books of the policies that are named, in both languages."""
    kept = {file.name.partition(".")[0] for file in FOLDER.glob("*.md")}
    for name in sys.argv[1:] or sorted(kept):
        book = book_of(load_policy(name))
        for language, ending in LANGUAGES:
            (FOLDER / f"{name}{ending}").write_text(book_text(book, language), encoding="utf-8")


if __name__ == "__main__":
    main()
