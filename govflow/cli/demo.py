"""`govflow demo`: the main job on a small made-up site over Spring Festival 2024."""

from argparse import ArgumentParser, Namespace
from datetime import date
from importlib.resources import as_file, files
from typing import Final

from govflow.audits import audit
from govflow.audits.fields import Kind
from govflow.cli.arguments import add_json
from govflow.cli.audit import write_page
from govflow.cli.output import Output
from govflow.words import Words

AS_OF: Final = date(2024, 3, 15)
_TABLES: Final[tuple[tuple[str, Kind], ...]] = (
    ("national+wanzhou", "documents"),
    ("qianjiang", "messages"),
    ("wanzhou", "columns"),
)


def add_demo(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow demo`."""
    parser.add_argument("--html", default="govflow-demo.html", metavar="OUT", help="the page")
    add_json(parser)


def run_demo(arguments: Namespace, out: Output) -> int:
    """Audit the made-up site, print what was found, write the page."""
    audits = []
    for policy, kind in _TABLES:
        with as_file(files("govflow.demo") / f"{kind}.csv") as path:
            audits.append(audit(policy, kind, path, as_of=AS_OF, breakdown=True))
    write_page(arguments.html, audits, out)
    if arguments.json:
        from govflow.cli.audit import write_json

        write_json(audits, out)
        return 0
    from govflow.report.text import print_audit

    for found in audits:
        print_audit(found, out.language, out.stream)
    ending = Words(
        f"\n供人阅读的报告：{arguments.html}（用浏览器打开）",
        f"\nthe report for people: {arguments.html} (open it in a browser)",
    )
    out.text(ending.speak(out.language))
    return 0
