"""What a test suite installs beside the library, and what is said where it is missing."""

from govflow.errors import MissingExtraError
from govflow.words import Words

_EXTRA = "testing"


def need_hypothesis() -> None:
    """Raise MissingExtraError, naming the extra, where Hypothesis is not installed."""
    try:
        import hypothesis  # noqa: F401
    except ImportError:
        purpose = Words("策略与查找反例", "drawing examples")
        raise MissingExtraError("hypothesis", _EXTRA, purpose) from None
