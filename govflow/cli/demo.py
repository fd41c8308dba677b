"""`govflow demo`: a small made-up site over Spring Festival 2024, and a week at its desk."""

from argparse import ArgumentParser, Namespace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from govflow.audits import audit
from govflow.audits.fields import Kind
from govflow.cli.arguments import add_json
from govflow.cli.audit import write_page
from govflow.cli.output import Output
from govflow.cli.writing import write_text
from govflow.words import Words

if TYPE_CHECKING:
    from govflow.report.dossier import Week

AS_OF: Final = date(2024, 3, 15)
_TABLES: Final[tuple[tuple[str, Kind], ...]] = (
    ("national+wanzhou", "documents"),
    ("qianjiang", "messages"),
    ("wanzhou", "columns"),
)


def add_demo(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow demo`."""
    parser.add_argument("--html", default="govflow-demo.html", metavar="OUT", help="the page")
    parser.add_argument(
        "--week-html", default="govflow-week.html", metavar="OUT", help="the page of the week"
    )
    add_json(parser)


def run_demo(arguments: Namespace, out: Output) -> int:
    """Audit the made-up site, walk the week, print what was found, write both pages."""
    audits = []
    for policy, kind in _TABLES:
        with as_file(files("govflow.demo") / f"{kind}.csv") as path:
            audits.append(audit(policy, kind, path, as_of=AS_OF, breakdown=True))
    write_page(arguments.html, audits, out)
    week = _week(arguments.week_html, out)
    if arguments.json:
        from govflow.cli.audit import write_json

        write_json(audits, out)
        return 0
    from govflow.cli.week import narrative
    from govflow.report.text import print_audit

    for found in audits:
        print_audit(found, out.language, out.stream)
    for line in narrative(week):
        out.text(line.speak(out.language))
    ending = Words(
        f"\n供人阅读的报告（用浏览器打开）：\n"
        f"  {arguments.week_html}　一周的办件\n  {arguments.html}　网站合规情况",
        f"\nthe reports for people (open them in a browser):\n"
        f"  {arguments.week_html}  the week at the desk\n  {arguments.html}  the audits",
    )
    out.text(ending.speak(out.language))
    return 0


def _week(path: str, out: Output) -> "Week":
    """Walk the week on a record in a temporary folder, and write its page."""
    from govflow.cli.week import walk_week
    from govflow.report.casefile import week_page

    with TemporaryDirectory() as folder:
        week = walk_week(Path(folder))
    write_text(path, week_page(week, out.language), out)
    return week
