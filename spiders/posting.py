"""The job ad that the user names: a file, or a page anywhere on the public web."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spiders.fetcher import unreadable
from spiders.guard import Refused

if TYPE_CHECKING:
    from spiders.fetcher import Fetcher

LARGEST = 5_000_000  # bytes


async def posting_at(job: str, fetcher: Fetcher) -> tuple[bytes, str]:
    """Bytes of the ad, and the address where it was found ("" for a file).

    Raises OSError for a file that cannot be read, and what the downloader raises, :class:`Refused` among it.
    """
    if not job.startswith(("http://", "https://")):
        return Path(job).read_bytes()[:LARGEST], ""
    host = urlsplit(job).hostname or ""
    answer = await fetcher.get(job, {"any_domain": True, "download_slot": host})
    if trouble := unreadable(answer):
        raise Refused(trouble)
    return answer.body, answer.url
