"""What a report says of an audit: totals, the worst cases, what is missing.

One pass over the findings, as the plain tuples they are kept as; nothing is judged here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nlargest
from typing import Final

from attrs import define, field

from govflow.audits.findings import (
    BREACHED,
    NOT_APPLICABLE,
    UNCLASSIFIED,
    UNDETERMINED,
    Audit,
    Kept,
    Raw,
)
from govflow.errors import GovflowError
from govflow.policies import policy_of
from govflow.provisions.clocks import Clock
from govflow.provisions.parts import Provision
from govflow.report.phrases import UNNAMED, same
from govflow.report.plain import clean, number
from govflow.report.suppliers import supplier_of
from govflow.rules.verdicts import STATUSES, Status
from govflow.values import frozen
from govflow.words import Words

_COLUMNS: Final = Words("栏目更新", "keep columns up to date")
_UNCLASSIFIED: Final = Words("未归类的栏目", "unclassified columns")
_UNSAID: Final = Words("无法判定", "cannot be judged")
_UNBOUND: Final = NOT_APPLICABLE
"""From this place on, the statuses say that a norm did not bind."""
Counts = Mapping[Status, int]
Split = Mapping[str, Sequence[int]]
"""Counts in the order of the statuses, by the name of a year or group."""
Row = tuple[Words, Sequence[int]]


@define
class Lateness:
    """How late the breaches of one duty are: how many by so many days, done or not done."""

    days: Counter[tuple[int, bool]] = field(factory=Counter)
    undated: int = 0

    @property
    def known(self) -> int:
        """How many breaches have a last day."""
        return self.days.total()

    @property
    def longest(self) -> int:
        """The most days late."""
        return max(days for days, _ in self.days)

    @property
    def open(self) -> int:
        """How many are still not done."""
        return sum(found for (_, done), found in self.days.items() if not done)

    @property
    def median(self) -> int:
        """The days late that half of the breaches do not exceed."""
        half, passed = (self.known + 1) // 2, 0
        for days in sorted({days for days, _ in self.days}):
            passed += self.days[days, True] + self.days[days, False]
            if passed >= half:
                return days
        return 0


@frozen
class Total:
    """One duty over all its editions, or all columns of one policy."""

    key: str
    duty: Words
    norms: tuple[str, ...]
    counts: Counts
    late: Lateness

    @property
    def judged(self) -> int:
        """How many are either met or breached."""
        return self.counts["met"] + self.counts["breached"]

    @property
    def all(self) -> int:
        """How many there are, whatever is held of them."""
        return sum(self.counts.values())


@define
class Lacking:
    """What is undetermined because one fact is missing."""

    name: str
    why: Words
    who: Words
    norms: Counter[str] = field(factory=Counter)
    varied: bool = False

    def add(self, norm: str, why: Words) -> None:
        """Count one more."""
        self.norms[norm] += 1
        if not self.varied and why.zh != self.why.zh:
            self.varied = True

    def reason(self) -> Words:
        """Return why it is needed; one of the reasons where they differ."""
        if not self.varied:
            return self.why
        return Words(f"例如：{self.why.zh}", f"for example: {self.why.en}")

    @property
    def count(self) -> int:
        """How many are undetermined for want of it."""
        return self.norms.total()


@frozen(slots=False)
class Digest:
    """What a report says of one audit."""

    audit: Audit
    totals: tuple[Total, ...]
    worst: tuple[Kept, ...]
    lacking: tuple[Lacking, ...]

    @property
    def norms(self) -> list[str]:
        """The norms that anything was judged by."""
        return [norm for norm, counts in self.audit.counts.items() if any(counts.values())]

    @property
    def idle(self) -> list[str]:
        """The norms that nothing in the data falls under."""
        return [norm for norm, counts in self.audit.counts.items() if not any(counts.values())]

    @cached_property
    def statuses(self) -> list[Status]:
        """The statuses worth a column: met, breached, and what else there is."""
        seen = {s for counts in self.audit.counts.values() for s in STATUSES if counts[s]}
        return [s for s in STATUSES if s in {"met", "breached"} or s in seen]

    @cached_property
    def years(self) -> Mapping[str, Split]:
        """Counts for each year of a start, by duty."""
        return self._split(1)

    @cached_property
    def groups(self) -> Mapping[str, Split]:
        """Counts for each group of rows, by duty; none where the table has no groups."""
        return {key: rows for key, rows in self._split(0).items() if set(rows) != {""}}

    def _split(self, part: int) -> dict[str, dict[str, list[int]]]:
        found: dict[str, dict[str, list[int]]] = {}
        if self.audit.breakdown is None:
            return found
        for place, counts in self.audit.breakdown.groups.items():
            rows = found.setdefault(place[2], {})
            name = str(place[part])
            sums = rows.setdefault(name, [0] * len(STATUSES))
            for i, n in enumerate(counts):
                sums[i] += n
        return found


def recent_years(rows: Split, most: int) -> list[Row]:
    """Return the latest years first; those before the first `most` are one row.

    So are the years at the end in which the norm bound nothing.
    """
    years = sorted(rows, key=int, reverse=True)
    bound = [i for i, year in enumerate(years) if any(rows[year][:_UNBOUND])]
    most = min(most, bound[-1] + 1) if bound else most
    shown = [(same(year), rows[year]) for year in years[:most]]
    early = years[most:]
    if early:
        name = Words(f"{early[0]}年及以前", f"up to {early[0]}")
        counts = _sum([rows[year] for year in early])
        shown.append((name if len(early) > 1 else same(early[0]), counts))
    return shown


def top_groups(rows: Split, most: int) -> list[Row]:
    """Return the groups with most breaches first; those after the first `most` are one row."""
    order = sorted(rows.items(), key=_by_breaches)
    shown = [(same(clean(name, 80)) if name else UNNAMED, counts) for name, counts in order[:most]]
    others = [counts for _, counts in order[most:]]
    if others:
        n = number(len(others))
        shown.append((Words(f"其余{n}个", f"{n} others"), _sum(others)))
    return shown


def _sum(rows: Sequence[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def _by_breaches(row: tuple[str, Sequence[int]]) -> tuple[int, int, str]:
    name, counts = row
    return -counts[BREACHED], -sum(counts), name


def digest(audit: Audit, *, worst: int = 10) -> Digest:
    """Return what a report says of an audit, with the `worst` latest cases."""
    keys = _keys(audit)
    tally = _Tally(audit, keys)
    latest = nlargest(worst, tally.breaches(), key=_lateness)
    totals = []
    for key in dict.fromkeys(keys.values()):
        norms = tuple(norm for norm, of in keys.items() if of == key)
        counts: Counts = {s: sum(audit.counts[norm][s] for norm in norms) for s in STATUSES}
        used = tuple(norm for norm in norms if any(audit.counts[norm].values()))
        duty = _duty_of_total(audit, key, norms)
        totals.append(Total(key, duty, used or norms[:1], counts, tally.late[key]))
    kept = [total for total in totals if total.all] or totals[:1]
    lacking = sorted(tally.lacking.values(), key=_by_count)
    return Digest(audit, tuple(kept), tuple(map(Kept._make, latest)), tuple(lacking))


def _by_count(found: Lacking) -> int:
    return -found.count


def _lateness(raw: Raw) -> tuple[int, int]:
    """Return how late a breach is; those without a last day come after all others."""
    last, at, exact = raw[3], raw[4], raw[9]
    days = -1 if last is None or at is None else at - last
    return days, 0 if exact is None else exact[1]


def _keys(audit: Audit) -> dict[str, str]:
    """Return the duty each norm belongs to: its first edition, or the policy of a column."""
    if audit.kind == "columns":
        one = "+" not in audit.policy
        return {
            norm: audit.policy if one else norm.partition("/")[0] or norm for norm in audit.counts
        }
    keys: dict[str, str] = {}
    first: dict[str, str] = {}
    for norm, _, provision in audit.findings.duties:
        edition = provision.edition_of if isinstance(provision, Clock) else None
        keys[norm] = first.setdefault(edition or norm, norm)
    return {norm: keys.get(norm, norm) for norm in audit.counts}


def _duty_of_total(audit: Audit, key: str, norms: Sequence[str]) -> Words:
    if key == UNCLASSIFIED:
        return _UNCLASSIFIED
    duty = _COLUMNS if audit.kind == "columns" else duty_of(audit, norms[0])
    if "+" not in audit.policy:
        return duty
    layer = key.partition("/")[0]
    return Words(f"{duty.zh}（{layer}）", f"{duty.en} ({layer})")


class _Tally:
    """Counts findings as they pass by, and hands on the breaches."""

    def __init__(self, audit: Audit, keys: Mapping[str, str]) -> None:
        self._audit = audit
        self._late_of = [keys.get(norm, norm) for norm, _, _ in audit.findings.duties]
        self.late = {key: Lateness() for key in (*keys.values(), *self._late_of)}
        self.lacking: dict[str, Lacking] = {}

    def breaches(self) -> Iterator[Raw]:
        lates = [self.late[key] for key in self._late_of]
        for raw in self._audit.findings.raw:
            status = raw[2]
            if status == BREACHED:
                late, last, at = lates[raw[0]], raw[3], raw[4]
                if last is None or at is None:
                    late.undated += 1
                else:
                    late.days[at - last, raw[5]] += 1
                yield raw
            elif status == UNDETERMINED:
                self._lacks(raw)

    def _lacks(self, raw: Raw) -> None:
        norm, _, provision = self._audit.findings.duties[raw[0]]
        missing = raw[8]
        name, why = ("", raw[7] or _UNSAID) if missing is None else (missing.missing, missing.why)
        found = self.lacking.get(name)
        if found is None:
            found = self.lacking[name] = Lacking(name, why, supplier_of(name, provision))
        found.add(norm, why)


def provision_of(audit: Audit, norm: str) -> Provision | None:
    """Return what encodes a norm of the audit, None where that is not known."""
    for found, _, provision in audit.findings.duties:
        if found == norm and provision is not None:
            return provision
    try:
        return policy_of(norm).under(audit.readings).find(norm)
    except GovflowError:
        return None


def duty_of(audit: Audit, norm: str) -> Words:
    """Return the duty that a norm states, in words."""
    if norm == UNCLASSIFIED:
        return _UNCLASSIFIED
    for found, duty, _ in audit.findings.duties:
        if found == norm:
            return duty
    provision = provision_of(audit, norm)
    return same(norm) if provision is None else provision.duty
