"""Which language to speak, and errors that are one clear sentence."""

import argparse
import os
from collections.abc import Mapping
from typing import NoReturn

from govflow.errors import UsageError
from govflow.words import Language, Words


def language_of(chosen: str | None, environment: Mapping[str, str] | None = None) -> Language:
    """Return the language asked for, else the one of the environment, else English."""
    if chosen is not None:
        return "zh" if chosen == "zh" else "en"
    known = os.environ if environment is None else environment
    for name in ("GOVFLOW_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := known.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


class Parser(argparse.ArgumentParser):
    """An argument parser whose mistakes are errors of govflow."""

    def error(self, message: str) -> NoReturn:
        """Raise the mistake as a UsageError."""
        raise UsageError(
            Words(
                f"命令用法有误：{message}（{self.prog} --help）", f"{message} ({self.prog} --help)"
            )
        )
