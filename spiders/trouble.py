"""Why a page could not be had, in words for the user."""

from __future__ import annotations

from scrapy import exceptions
from scrapy.exceptions import IgnoreRequest

_WORDS: dict[type[Exception], str] = {
    exceptions.CannotResolveHostError: "unknown host: is the address spelt right?",
    exceptions.DownloadConnectionRefusedError: "connection refused: no web server answers there",
    exceptions.DownloadTimeoutError: "no answer in time",
    exceptions.DownloadCancelledError: "the page is too large",
    exceptions.ResponseDataLossError: "the answer broke off",
    exceptions.DownloadFailedError: "the connection failed",
}


def in_words(error: BaseException | None) -> str:
    """One short clause that says what went wrong."""
    if isinstance(error, IgnoreRequest):
        return str(error) or "refused"
    for kind, words in _WORDS.items():
        if isinstance(error, kind):
            return words
    return f"{type(error).__name__}: {error}"[:200]


def status_in_words(status: int) -> str:
    """What an HTTP status other than success means for somebody who wanted to read the page."""
    if status in (404, 410):
        return f"there is no such page ({status})"
    if status in (401, 403, 451):
        return f"the site refuses the page ({status})"
    if status in (429, 503):
        return f"the site asks for patience ({status})"
    return f"the site answered {status}"
