"""Everything that can go wrong, as one tree.

GovflowError
├── PolicyError          the author of a policy wrote something that cannot hold
│   ├── ConditionError   a condition over an unknown fact, or of the wrong type
│   └── LawError         a citation, window or edition that does not fit the law
├── UsageError           the caller asked for something that cannot be answered
│   ├── UnknownNameError a norm, policy, reading or fact that does not exist
│   └── PeriodError      a period of time that cannot be read
└── WorldError           the world does not hold what is needed
    ├── HorizonError     days for which no State Council notice is known
    ├── InputError       a file, header, encoding or cell that cannot be read
    └── MissingExtraError an optional package that is not installed

Messages are in lower case and say what happened, with which value, where, and what
would be right; `words` holds them in Chinese and English.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from govflow.words import Language, Words


class GovflowError(Exception):
    """The root: whatever govflow raises on purpose is one of these."""

    def __init__(self, words: Words | str, *, where: str | None = None) -> None:
        self.words = Words(words, words) if isinstance(words, str) else words
        self.where = where
        super().__init__(self.speak("en"))

    def speak(self, language: Language) -> str:
        """Return the message in `language`, led by the place it concerns."""
        text = self.words.speak(language)
        return text if self.where is None else f"{self.where}: {text}"


class PolicyError(GovflowError):
    """The author of a policy wrote something that cannot hold."""


class ConditionError(PolicyError):
    """A condition names a fact that does not exist, or compares it with a wrong type."""


class LawError(PolicyError):
    """A citation, window in force or edition does not fit the text of the law."""


class UsageError(GovflowError):
    """The caller asked for something that cannot be answered."""


class UnknownNameError(UsageError):
    """A norm, policy, reading or fact of that name does not exist."""

    def __init__(self, kind: Words, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        near = get_close_matches(str(name), names, n=3) or names[:8]
        listed = ", ".join(near)
        super().__init__(
            Words(
                f"没有名为“{name}”的{kind.zh}；相近的有：{listed}",
                f"no {kind.en} is called {name!r}; the nearest are: {listed}",
            )
        )


class PeriodError(UsageError):
    """A period of time cannot be read."""


class WorldError(GovflowError):
    """The world does not hold what is needed."""


class HorizonError(WorldError):
    """Working days are asked for where no State Council notice is known."""


class InputError(WorldError):
    """A file, header, encoding or cell cannot be read."""


class MissingExtraError(WorldError):
    """An optional package is needed and not installed."""

    def __init__(self, package: str, extra: str, purpose: Words) -> None:
        super().__init__(
            Words(
                f"{purpose.zh}需要可选依赖 {package}：pip install 'govflow[{extra}]'",
                f"{purpose.en} needs the optional package {package}: "
                f"pip install 'govflow[{extra}]'",
            )
        )
