"""What comes after the desk's answers: registers to hand in, and who takes up what fell due."""

from collections.abc import Iterator

from govflow.calendars.civil import civil_date
from govflow.cases.records import Record
from govflow.cases.registers import Cells, rows_of_cases, rows_of_subjects
from govflow.cases.state import Case, evolve
from govflow.desk.answers import Falling
from govflow.desk.kept import CASE, RECORD, read_record
from govflow.desk.shell import Desk
from govflow.journal import fold
from govflow.policy import Policy
from govflow.ports import Store
from govflow.provisions.ladders import Rung
from govflow.provisions.roles import Answerable, Authority
from govflow.values import frozen


@frozen
class Escalation:
    """What fell due, who answers for it on that day, and what follows under the regulation.

    `authority` answers where the duty is its own; `follows` is the first rung of the ladder,
    which a human decides on, None where the regulation has no ladder.
    """

    falling: Falling
    unit: str
    answers: tuple[Answerable, ...]
    authority: Authority | None
    follows: Rung | None


def escalation(desk: Desk, falling: Falling) -> Escalation:
    """Return who takes up what fell due. Raises UsageError for a case that is not there."""
    policy = desk.policy
    unit = desk.status(falling.case).case.unit
    provision = policy.timed(falling.norm)
    by = getattr(provision, "by", None)
    return Escalation(
        falling,
        unit,
        desk.answerable(unit, civil_date(falling.due)),
        None if by is None else policy.authority(by),
        policy.ladders[0].rungs[0] if policy.ladders else None,
    )


def register_rows(store: Store, policy: Policy, register_id: str) -> tuple[Cells, ...]:
    """Return the rows of a register (台账) as the record fills it, ended cases too.

    Raises UnknownNameError for a register that the policy does not have.
    """
    register = policy.register(register_id)
    if register.chain is not None:
        return tuple(rows_of_cases(register, _cases(store, policy)))
    return tuple(rows_of_subjects(register, _subjects(store)))


def _cases(store: Store, policy: Policy) -> Iterator[Case]:
    for stream in store.streams():
        if stream.startswith(CASE):
            entries = [sealed.entry for sealed in store.read(stream)]
            if entries[0].data.get("policy") == policy.id:
                start: Case | None = None
                case = fold(evolve, start, entries)
                if case is not None:
                    yield case


def _subjects(store: Store) -> Iterator[tuple[str, list[Record]]]:
    for stream in store.streams():
        if stream.startswith(RECORD):
            records = [read_record(sealed.entry) for sealed in store.read(stream)]
            yield stream.removeprefix(RECORD), records
