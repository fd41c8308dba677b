"""Where answers go: standard output for the answer, standard error for everything else."""

import json
import sys
from collections.abc import Iterable
from typing import TextIO

from govflow.words import Language, Words


class Output:
    """Two streams and a language; JSON has standard output to itself."""

    def __init__(self, language: Language, out: TextIO, err: TextIO) -> None:
        self.language: Language = language
        self._out, self._err = out, err

    @property
    def stream(self) -> TextIO:
        """The stream of the answer."""
        return self._out

    @property
    def errors(self) -> TextIO:
        """The stream of everything else."""
        return self._err

    def json(self, value: object) -> None:
        """Print one JSON document."""
        self._out.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")

    def pieces(self, pieces: Iterable[str]) -> None:
        """Print text that comes in pieces."""
        self._out.writelines(pieces)

    def text(self, text: str) -> None:
        """Print an answer for people."""
        self._out.write(text if text.endswith("\n") else text + "\n")

    def note(self, words: Words) -> None:
        """Say something beside the answer."""
        self._err.write(f"govflow: {words.speak(self.language)}\n")


def standard_output(language: Language) -> Output:
    """Return the output of this process, in UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    return Output(language, sys.stdout, sys.stderr)
