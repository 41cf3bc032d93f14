"""When a site asks for patience (429, 503), wait as long as it says, ask once or twice more, and slow down."""

from __future__ import annotations

import asyncio
from email.utils import parsedate_to_datetime
from time import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

TRIES = 2  # times that a request is made again
FIRST = 2.0  # seconds, doubled each time, where the site names no time
LONGEST = 60.0  # seconds; who asks for more is not asked again in this run


class PatienceMiddleware:
    """Repeats what was answered with 429 or 503 after the time that Retry-After names, and doubles the site's delay."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PatienceMiddleware:
        """As Scrapy makes it."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """The same request again after a while, or the answer as it is when there is no use in waiting."""
        tries = request.meta.get("patience", 0)
        wait = retry_after(response.headers.get("Retry-After"), FIRST * 2**tries)
        if response.status not in (429, 503) or tries >= TRIES or wait > LONGEST:
            return response
        self._slow_down(request)
        await asyncio.sleep(wait)
        return request.replace(meta={**request.meta, "patience": tries + 1}, dont_filter=True)

    def _slow_down(self, request: Request) -> None:
        engine = self.crawler.engine
        slot = engine.downloader.slots.get(request.meta.get("download_slot") or "") if engine else None
        if slot is not None:
            slot.delay = min(self.crawler.settings.getfloat("CRAWL_DELAY_CAP"), max(0.5, slot.delay) * 2)


def retry_after(header: bytes | None, otherwise: float) -> float:
    """Seconds that a Retry-After header asks for, given as seconds or as a date; ``otherwise`` where it is none."""
    text = (header or b"").decode("latin-1").strip()
    if text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time())
    except (ValueError, OverflowError):
        return otherwise
