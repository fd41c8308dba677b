"""The parts of a report in one language, whatever way they are shown."""

from govflow.report.plain import Align
from govflow.values import frozen


@frozen
class Heading:
    """The title of the report, or of a part of it."""

    text: str
    level: int = 2


@frozen
class Note:
    """A line that nobody may overlook."""

    text: str


@frozen
class Paragraph:
    """Running text."""

    text: str


@frozen
class Facts:
    """Names and what they are."""

    pairs: tuple[tuple[str, str], ...]


@frozen
class Field:
    """A column of a grid: its heading, and whether its cells may run over several lines.

    `grave` marks the numbers that nobody may overlook.
    """

    head: str
    align: Align = "left"
    flexible: bool = False
    grave: bool = False


@frozen
class Grid:
    """A table; a row may carry a line of its own below."""

    fields: tuple[Field, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...] = ()


Block = Heading | Note | Paragraph | Facts | Grid
