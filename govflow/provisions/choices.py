"""Choices: the rows of a decision."""

from govflow.values import frozen


@frozen
class Choice:
    """One row: a cell for each input, the fact that names the answer, the norms it rests on.

    `unless` is the fact that holds the reason for which one may depart from it (原则上).
    """

    cells: tuple[object, ...]
    answer: str
    norms: tuple[str, ...]
    unless: str | None = None
