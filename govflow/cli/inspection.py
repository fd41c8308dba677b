"""`govflow audit --office`: a whole office from a folder of tables."""

from argparse import Namespace

from govflow.adapters.policyfiles import find_layers
from govflow.audits.office import Inspection, inspect_office
from govflow.cli.arguments import as_of_option, calendar_option, check_readings
from govflow.cli.output import Output
from govflow.cli.writing import Progress, write_text
from govflow.errors import UsageError
from govflow.words import Words


def run_inspection(arguments: Namespace, out: Output) -> int:
    """Judge a whole office by one policy, and write what an inspector would write."""
    (policy, *others) = find_layers(arguments.policy)
    unfit = {
        "--documents, --messages, --columns": bool(arguments.sources),
        "--as-if-in-force": arguments.as_if_in_force,
        "--map": bool(arguments.map),
        "--assume": bool(arguments.assume),
        "--policy A+B": bool(others),
    }
    for option, given in unfit.items():
        if given:
            raise UsageError(
                Words(f"{option} 不能与 --office 并用", f"{option} cannot be used with --office")
            )
    check_readings(arguments.reading, [policy])
    with Progress(out, arguments.office) as progress:
        found = inspect_office(
            policy.under(arguments.reading),
            arguments.office,
            as_of=as_of_option(arguments.as_of),
            calendar=calendar_option(arguments.known_at),
            progress=progress.show,
        )
    _note_rejected(found, out)
    _write(arguments, found, out)
    return 0


def _note_rejected(found: Inspection, out: Output) -> None:
    """Say how many rows could not be read, and where the first of them stands."""
    rejected = list(found.rejected)
    for audit in found.audits:
        rejected += [(audit.source, row) for row in audit.rejected]
    if rejected:
        table, first = rejected[0]
        out.note(
            Words(
                f"{found.folder}：有{len(rejected)}行无法评判，首个在{table}第{first.line}行",
                f"{found.folder}: {len(rejected)} rows could not be judged, "
                f"the first in {table} on line {first.line}",
            )
        )


def _write(arguments: Namespace, found: Inspection, out: Output) -> None:
    if arguments.html is not None:
        from govflow.report.inspectionpage import inspection_page

        write_text(arguments.html, inspection_page(found, out.language), out)
    if not arguments.json:
        from govflow.report.inspections import inspection_blocks
        from govflow.report.text import blocks_text

        out.text(blocks_text(inspection_blocks(found, out.language)))
        return
    from govflow.report.inspections import inspection_json
    from govflow.report.json import audit_pieces, dumps

    out.pieces([dumps(inspection_json(found))[:-1], ', "audits": ['])
    for place, audit in enumerate(found.audits):
        out.pieces([", "] if place else [])
        out.pieces(audit_pieces(audit))
    out.pieces(["]}\n"])
