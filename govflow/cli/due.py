"""`govflow due`: when something falls due, and why."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence

from govflow.adapters.policyfiles import policy_by_id
from govflow.adapters.tables import Cell, Table, read_table
from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, instant, read_moment
from govflow.calendars.deadlines import Deadline, Pause
from govflow.calendars.derivations import derive
from govflow.calendars.periods import parse_period
from govflow.cli.arguments import (
    add_counting,
    add_json,
    assumptions,
    calendar_option,
    check_readings,
    facts_for,
    moment_option,
    pause_option,
)
from govflow.cli.output import Output
from govflow.errors import GovflowError, HorizonError, InputError, UsageError
from govflow.policies import SHIPPED_IDS, policy_of, shipped_policies
from govflow.policy import Policy
from govflow.provisions.clocks import Clock
from govflow.provisions.things import SUBJECTS, Subject
from govflow.provisions.timing import Due, count, due
from govflow.rules.verdicts import Missing
from govflow.words import Words


def add_due(parser: ArgumentParser) -> None:
    """Add the arguments of `govflow due`."""
    parser.add_argument("norm", nargs="?", metavar="NORM", help="such as wanzhou/12.5")
    parser.add_argument("--within", metavar="PERIOD", help='such as "20 working-days"')
    parser.add_argument("--from", dest="start", metavar="TIME", help="what the period runs from")
    parser.add_argument("--batch", metavar="CSV", help="columns norm or within, and from")
    parser.add_argument(
        "--pause", action="append", default=[], metavar="A..B", help="the clock stood still"
    )
    add_counting(parser)
    add_json(parser)


def run_due(arguments: Namespace, out: Output) -> int:
    """Answer `govflow due`."""
    calendar = calendar_option(arguments.known_at)
    if arguments.batch is not None:
        if arguments.norm or arguments.within or arguments.start or arguments.pause:
            raise UsageError(
                Words(
                    "--batch 不与 NORM、--within、--from、--pause 同用",
                    "--batch does not go with NORM, --within, --from or --pause",
                )
            )
        return _run_batch(arguments, calendar, out)
    if arguments.start is None:
        raise UsageError(Words("须用 --from 给出起算时间", "--from is needed: what it runs from"))
    start = moment_option("--from", arguments.start)
    pauses = tuple(pause_option(text) for text in arguments.pause)
    asked = _Asked(arguments.norm, arguments.within, arguments.reading, arguments.assume)
    answer = _answer(asked, start, pauses, calendar)
    for note in answer.notes:
        out.note(note)
    if arguments.json:
        out.json(due_json(answer, arguments.within, calendar))
    else:
        from govflow.report.due import due_text

        out.text(due_text(answer, calendar, out.language))
    return 0


class _Asked:
    """One question: a norm or a period, with the readings and facts that go with it."""

    def __init__(
        self, norm: str | None, within: str | None, readings: Sequence[str], assumed: Sequence[str]
    ) -> None:
        self.norm, self.within = norm or None, within or None
        self.readings, self.assumed = readings, assumed
        if (self.norm is None) == (self.within is None):
            raise UsageError(
                Words(
                    "给出一条规定（NORM）或一个期限（--within），只给其一",
                    "give a norm or --within, one of the two",
                )
            )


def _answer(
    asked: _Asked,
    start: Moment,
    pauses: tuple[Pause, ...],
    calendar: ChinaCalendar,
    *,
    strict: bool = True,
) -> Due:
    if asked.norm is None:
        return _within(asked, start, pauses, calendar, strict)
    base = policy_by_id(asked.norm.partition("/")[0])
    if strict:
        _check_known(asked.readings, base)
    policy = base.under(asked.readings)
    provision = policy.timed(asked.norm)
    subject: Subject = provision.subject if isinstance(provision, Clock) else "column"
    declared = facts_for([policy], [subject])
    facts = assumptions(asked.assumed, declared, strict=strict)
    return due(provision, start, calendar=calendar, facts=facts, pauses=pauses)


def _check_known(readings: Sequence[str], policy: Policy) -> None:
    if not all(reading in policy.readings() for reading in readings):
        check_readings(readings, [policy])


def _within(
    asked: _Asked, start: Moment, pauses: tuple[Pause, ...], calendar: ChinaCalendar, strict: bool
) -> Due:
    if strict and (asked.readings or asked.assumed):
        raise UsageError(
            Words(
                "--within 不与 --reading、--assume 同用",
                "--within does not go with --reading or --assume",
            )
        )
    period = parse_period(asked.within or "")
    found = count(calendar, period, start, pauses=pauses)
    if isinstance(found, Missing):
        return Due(None, start, None, found, found.why)
    return Due(None, start, found, None, period.words())


def due_json(answer: Due, within: str | None, calendar: ChinaCalendar) -> dict[str, object]:
    """Return an answer as `govflow due --json` prints it."""
    deadline = answer.deadline
    found: dict[str, object] = {
        "norm": answer.norm,
        "from": instant(answer.start).isoformat(),
        "last_day": None if deadline is None else deadline.last_day.isoformat(),
        "due": None if deadline is None else deadline.due.isoformat(),
        "certainty": None if deadline is None else deadline.certainty,
        "undetermined": None if answer.missing is None else answer.missing.as_json(),
        "explanation": [] if deadline is None else _explanation(deadline, calendar),
        "why": answer.why.as_json(),
        "applies": answer.applies,
        "calendar": calendar.version,
        "readings": list(answer.readings),
        "notes": [note.as_json() for note in answer.notes],
    }
    if within is not None:
        found["within"] = within
    return found


def _explanation(deadline: Deadline, calendar: ChinaCalendar) -> list[dict[str, object]]:
    return [step.as_json() for step in derive(calendar, deadline).steps]


def _run_batch(arguments: Namespace, calendar: ChinaCalendar, out: Output) -> int:
    table = read_table(arguments.batch)
    try:
        return _answer_batch(arguments, table, calendar, out)
    finally:
        table.close()


def _answer_batch(arguments: Namespace, table: Table, calendar: ChinaCalendar, out: Output) -> int:
    columns = _batch_columns(table, f"{arguments.batch}, line {table.header_line}")
    _check_for_every_row(arguments)
    rows = [(line, row) for line, row in table.rows if row]
    answers: list[dict[str, object]] = []
    bad = 0
    for line, row in rows:
        found = _batch_row(line, row, columns, arguments, calendar)
        bad += "line" in found
        answers.append(found)
    if bad:
        out.note(
            Words(
                f"{len(rows)}行中有{bad}行无法计算",
                f"{bad} of {len(rows)} rows could not be counted",
            )
        )
    if arguments.json:
        out.json(answers)
    else:
        from govflow.report.due import batch_text

        out.text(batch_text(answers, out.language))
    return 0


def _batch_columns(table: Table, where: str) -> Mapping[str, int]:
    """Return where the columns stand. Raises InputError for one that lacks or stands twice."""
    names = [name.strip().lower() for name in table.header]
    twice = [name for name in ("norm", "within", "from") if names.count(name) > 1]
    if twice:
        wrong = Words(f"有两列都是 {twice[0]}", f"two columns are called {twice[0]!r}")
    elif "from" not in names or not {"norm", "within"} & set(names):
        header = ", ".join(table.header)
        wrong = Words(
            f"表头须有 from，以及 norm 或 within；现为：{header}",
            f"the header needs from, and norm or within; it has: {header}",
        )
    else:
        return {name: position for position, name in enumerate(names)}
    raise InputError(wrong, where=where)


def _check_for_every_row(arguments: Namespace) -> None:
    """Refuse a fact or reading that no row could use."""
    if arguments.assume:
        policies = list(shipped_policies())
        assumptions(arguments.assume, facts_for(policies, SUBJECTS))
    for reading in arguments.reading:
        policy_id = reading.partition("/")[0]
        if policy_id not in SHIPPED_IDS:
            raise UsageError(
                Words(f"没有解读“{reading}”", f"no reading is called {reading!r}"),
                where="--reading",
            )
        check_readings([reading], [policy_of(reading)])


def _batch_row(
    line: int,
    row: Sequence[Cell],
    columns: Mapping[str, int],
    arguments: Namespace,
    calendar: ChinaCalendar,
) -> dict[str, object]:
    def cell(name: str) -> str:
        position = columns.get(name)
        if position is None or position >= len(row):
            return ""
        value = row[position]
        return "" if value is None else str(value).strip()

    named = "within" if cell("within") and not cell("norm") else "norm"
    field = named
    try:
        asked = _Asked(cell("norm"), cell("within"), arguments.reading, arguments.assume)
        field = "from"
        start = read_moment(cell("from"))
        field = named
        answer = _answer(asked, start, (), calendar, strict=False)
    except HorizonError as error:
        return {"line": line, "field": "from", "why": error.words.as_json()}
    except GovflowError as error:
        return {"line": line, "field": field, "why": error.words.as_json()}
    return due_json(answer, asked.within, calendar)
