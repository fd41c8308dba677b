"""Arguments that several commands share, and how they are read."""

from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date, read_moment
from govflow.calendars.deadlines import Pause
from govflow.errors import UnknownNameError, UsageError
from govflow.policies import SHIPPED_IDS
from govflow.policy import READING, Policy
from govflow.provisions.things import Subject, facts_of
from govflow.rules.facts import FactType, find_fact
from govflow.words import Words


def add_counting(parser: ArgumentParser) -> None:
    """Add the options that say how a count is made."""
    parser.add_argument(
        "--known-at", metavar="DAY", help="count with the notices published up to that day"
    )
    parser.add_argument(
        "--reading",
        action="append",
        default=[],
        metavar="ID",
        help="read an open place of the law that way (see explain)",
    )
    add_assumptions(parser)


def add_assumptions(parser: ArgumentParser) -> None:
    """Add the option that states facts."""
    parser.add_argument(
        "--assume",
        action="append",
        default=[],
        metavar="FACT=VALUE",
        help="state a fact, or a number that the source lost",
    )


def add_json(parser: ArgumentParser) -> None:
    """Add the option for JSON."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def moment_option(option: str, text: str) -> Moment:
    """Return a moment given as an option. Raises UsageError naming the option."""
    try:
        return read_moment(text)
    except UsageError as error:
        raise UsageError(error.words, where=option) from None


def calendar_option(known_at: str | None) -> ChinaCalendar:
    """Return the calendar as known on a day."""
    if known_at is None:
        return ChinaCalendar()
    day = moment_option("--known-at", known_at)
    return ChinaCalendar(known_at=civil_date(day))


def pause_option(text: str) -> Pause:
    """Return a pause written `A..B`, or `A..` for one that is open."""
    start, dots, end = text.partition("..")
    if not dots or not start.strip():
        raise UsageError(
            Words(
                f"中止应写作 起..止，例如 2024-02-01..2024-02-20，得到“{text}”",
                f"a pause is written A..B, such as 2024-02-01..2024-02-20, not {text!r}",
            ),
            where="--pause",
        )
    begun = moment_option("--pause", start)
    if not end.strip():
        return Pause(begun)
    ended = moment_option("--pause", end)
    if _instant_of(ended) < _instant_of(begun):
        raise UsageError(
            Words(f"中止的止早于起：{text}", f"the pause {text!r} ends before it begins"),
            where="--pause",
        )
    return Pause(begun, ended)


def _instant_of(moment: Moment) -> datetime:
    from govflow.calendars.civil import instant

    return instant(moment, ends=not isinstance(moment, datetime))


def facts_for(policies: Iterable[Policy], subjects: Iterable[Subject]) -> dict[str, FactType]:
    """Return the facts and parameters that may be stated for those subjects."""
    found: dict[str, FactType] = {}
    for subject in subjects:
        found |= facts_of(subject)
    for policy in policies:
        found |= policy.parameters()
    return found


def assumptions(
    given: Sequence[str], declared: Mapping[str, FactType], *, strict: bool = True
) -> dict[str, object]:
    """Return the facts stated as FACT=VALUE. Raises UnknownNameError, UsageError.

    Without `strict`, facts that are not declared are left out: they are another row's.
    """
    found: dict[str, object] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise UsageError(
                Words(
                    f"--assume 应写作 事实=值，得到“{text}”",
                    f"--assume is written FACT=VALUE, not {text!r}",
                ),
                where="--assume",
            )
        if name.strip() in declared or strict:
            found[name.strip()] = find_fact(declared, name.strip()).read(value)
    return found


def check_readings(given: Sequence[str], policies: Sequence[Policy]) -> None:
    """Raise an error for a reading that no text knows, or that nothing is computed by."""
    from govflow.adapters.lawbooks import read_regulation

    unknown = [r for r in given if not any(r in policy.readings() for policy in policies)]
    if not unknown:
        return
    chosen: set[str] = set()
    instead: dict[str, tuple[str, ...]] = {}
    for policy in policies:
        if policy.id not in SHIPPED_IDS:  # one from a file: no text of it is held
            chosen |= policy.readings()
            continue
        computed = policy.readings()
        for reading in read_regulation(policy.id).readings:
            chosen.add(reading.id)
            others = [other.id for other in reading.instead]
            can = (reading.id, *(other for other in others if other in computed))
            instead |= dict.fromkeys(others, can)
    for reading_id in unknown:
        if reading_id in instead:
            can = instead[reading_id]
            raise UsageError(
                Words(
                    f"解读“{reading_id}”已记录，但尚不能据以计算；可以计算的有：{'、'.join(can)}",
                    f"the reading {reading_id!r} is written down, but nothing is computed by it "
                    f"yet; what can be computed: {', '.join(can)}",
                ),
                where="--reading",
            )
        if reading_id not in chosen:
            raise UnknownNameError(READING, reading_id, chosen | instead.keys())


def iso(moment: date | datetime | None) -> str | None:
    """Return a day or a moment in ISO 8601, None for none."""
    return None if moment is None else moment.isoformat()


def as_of_option(given: str | None) -> Moment:
    """Return when one looks: as it was given, or now."""
    if given is None:
        return datetime.now().astimezone()
    return moment_option("--as-of", given)
