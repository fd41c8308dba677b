"""Writing a page for people, and showing how far a long input has been read."""

from pathlib import Path
from typing import Self

from govflow.adapters.tables import Table
from govflow.cli.output import Output
from govflow.errors import InputError
from govflow.words import Words


def write_text(path: str, page: str, out: Output) -> None:
    """Write a page for people. Raises InputError where the file cannot be written."""
    try:
        Path(path).write_text(page, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            Words(f"无法写入：{reason}", f"cannot be written: {reason}"), where=path
        ) from error
    out.note(Words(f"报告已写入 {path}", f"the report was written to {path}"))


class Progress:
    """Shows how far a long input has been read, where somebody is looking."""

    def __init__(self, out: Output, source: str) -> None:
        self._out = out
        self._source = source
        self._shown = False
        self._active = out.errors.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._out.errors.write("\r\x1b[K")

    def show(self, rows: int, table: Table) -> None:
        """Show the number of rows read so far."""
        if not self._active:
            return
        self._shown = True
        share = ""
        if table.size and table.position is not None:
            try:
                share = f" {min(100, 100 * table.position() // table.size)}%"
            except ValueError:  # the file has been read to its end and closed
                share = " 100%"
        self._out.errors.write(f"\r\x1b[K{self._source}: {rows:,}{share}")
        self._out.errors.flush()
