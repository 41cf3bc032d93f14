"""callsheet tells a job seeker whom to call: ``from callsheet import find, parse, rank``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from callsheet.api import find, parse, rank

__all__ = ["find", "parse", "rank"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the public functions when they are first asked for, so that importing the package costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from callsheet import api  # noqa: PLC0415

    return getattr(api, name)
