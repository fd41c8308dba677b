"""`govflow audit`: judge tables of real data."""

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from govflow.adapters.policyfiles import find_layers
from govflow.audits import Audit, audit
from govflow.audits.fields import Kind
from govflow.cli.arguments import (
    add_counting,
    add_json,
    as_of_option,
    assumptions,
    calendar_option,
    check_readings,
    facts_for,
)
from govflow.cli.inspection import run_inspection
from govflow.cli.output import Output
from govflow.cli.writing import Progress, write_text
from govflow.errors import UsageError
from govflow.provisions.things import Subject
from govflow.rules.facts import FactType
from govflow.words import Words

_SUBJECTS: dict[Kind, Subject] = {
    "documents": "document",
    "messages": "message",
    "columns": "column",
}


_OF_COLUMNS: dict[str, FactType] = {
    "cycle": FactType("cycle", Words("更新周期", "the cycle"), (str,)),
    "opened": FactType("opened", Words("开设日期", "the day it was opened"), (date,)),
}


class _Source(Action):
    """Collects the tables in the order in which they are given."""

    def __call__(self, _: Any, namespace: Namespace, values: Any, __: Any = None) -> None:
        namespace.sources.append((self.dest, values))


def add_audit(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow audit`."""
    parser.set_defaults(sources=[])
    parser.add_argument(
        "--policy", required=True, metavar="P", help="such as national+wanzhou, or a file"
    )
    for kind in _SUBJECTS:
        parser.add_argument(f"--{kind}", action=_Source, metavar="FILE", help=f"a table of {kind}")
    parser.add_argument(
        "--office", metavar="FOLDER", help="a folder of an office's tables: accounts, rosters, ..."
    )
    parser.add_argument("--as-of", metavar="TIME", help="when one looks; now, if not given")
    parser.add_argument(
        "--as-if-in-force", action="store_true", help="ignore when the regulation is in force"
    )
    parser.add_argument(
        "--map", action="append", default=[], metavar="HEADER=FIELD", help="name a column"
    )
    parser.add_argument("--html", metavar="OUT", help="write a page for people to read")
    add_counting(parser)
    add_json(parser)


def run_audit(arguments: Namespace, out: Output) -> int:
    """Answer `govflow audit`."""
    if arguments.office is not None:
        return run_inspection(arguments, out)
    if not arguments.sources:
        raise UsageError(
            Words(
                "须给出 --documents、--messages、--columns 或 --office 之一",
                "give --documents, --messages, --columns or --office",
            )
        )
    layers = find_layers(arguments.policy)
    check_readings(arguments.reading, layers)
    as_of = as_of_option(arguments.as_of)
    kinds = [kind for kind, _ in arguments.sources]
    declared = facts_for(layers, [_SUBJECTS[kind] for kind in kinds])
    if "columns" in kinds:
        declared = dict(_OF_COLUMNS) | declared
    facts = assumptions(arguments.assume, declared)
    mapping = _mapping(arguments.map)
    calendar = calendar_option(arguments.known_at)
    audits = []
    for kind, source in arguments.sources:
        with Progress(out, source) as progress:
            audits.append(
                audit(
                    layers,
                    kind,
                    source,
                    as_of=as_of,
                    calendar=calendar,
                    as_if_in_force=arguments.as_if_in_force,
                    facts=facts,
                    readings=arguments.reading,
                    mapping=mapping,
                    breakdown=arguments.html is not None or not arguments.json,
                    progress=progress.show,
                )
            )
    _write(arguments, audits, out)
    return 0


def _mapping(given: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in given:
        header, equals, name = text.rpartition("=")
        if not equals or not header:
            raise UsageError(
                Words(
                    f"--map 应写作 表头=字段，得到“{text}”",
                    f"--map is written HEADER=FIELD, not {text!r}",
                ),
                where="--map",
            )
        found[header.strip()] = name.strip()
    return found


def _write(arguments: Namespace, audits: list[Audit], out: Output) -> None:
    if arguments.html is not None:
        write_page(arguments.html, audits, out)
    for found in audits:
        if found.rejected:
            first = found.rejected[0]
            out.note(
                Words(
                    f"{found.source}：{found.rows}行中有{len(found.rejected)}行无法评判，"
                    f"首个在第{first.line}行（{first.field}）",
                    f"{found.source}: {len(found.rejected)} of {found.rows} rows could not be "
                    f"judged, the first on line {first.line} ({first.field})",
                )
            )
    if arguments.json:
        write_json(audits, out)
        return
    from govflow.report.text import print_audit

    for found in audits:
        print_audit(found, out.language, out.stream)


def write_json(audits: Sequence[Audit], out: Output) -> None:
    """Print one audit as an object, several as a list."""
    from govflow.report.json import audit_pieces

    if len(audits) == 1:
        out.pieces(audit_pieces(audits[0]))
        return
    for i, found in enumerate(audits):
        out.pieces(["[" if i == 0 else ", "])
        out.pieces(audit_pieces(found))
    out.pieces(["]\n"])


def write_page(path: str, audits: Sequence[Audit], out: Output) -> None:
    """Write the audits as one page. Raises InputError where the file cannot be written."""
    from govflow.report.html import audit_page

    write_text(path, audit_page(audits, out.language), out)
