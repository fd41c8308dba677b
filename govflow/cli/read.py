"""`govflow read`: a regulation, and beside each norm what encodes it."""

from argparse import ArgumentParser, Namespace

from govflow.cli.output import Output
from govflow.cli.writing import write_text
from govflow.policies import load_policy


def add_read(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow read`."""
    parser.add_argument("policy", metavar="P")
    parser.add_argument("--html", metavar="OUT", help="write a page for people to read")


def run_read(arguments: Namespace, out: Output) -> int:
    """Print the book of a policy as Markdown, or write it as a page."""
    from govflow.report.book import book_of

    book = book_of(load_policy(arguments.policy))
    if arguments.html is None:
        from govflow.report.booktext import book_text

        out.text(book_text(book, out.language).rstrip("\n"))
        return 0
    from govflow.report.bookpage import book_page

    write_text(arguments.html, book_page(book, out.language), out)
    return 0
