"""Pages that were fetched, kept so that a second look costs the site nothing: a day without asking, then only if changed.

The files are JSON and bytes, nothing that runs when it is read, and appear whole or not at all, whenever the process
is killed.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any

from scrapy.extensions.httpcache import RFC2616Policy
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.settings import BaseSettings
    from scrapy.utils.request import RequestFingerprinterProtocol

FRESH = 86_400.0  # seconds that a page is not asked for again
KEPT = frozenset((200, 203, 301, 308, 404, 410))


def sweep(folder: Path, longest: float) -> None:
    """Remove the pages below ``folder`` that are older than ``longest`` seconds, and parts that a killed run left."""
    oldest = time() - longest
    for file in folder.glob("*/*"):
        with suppress(OSError):  # another run may have been quicker
            if file.stat().st_mtime < oldest:
                file.unlink()


class DayPolicy(RFC2616Policy):
    """RFC 9111 with one opinion of our own: for a day, a page is as it was; after it, we ask whether it changed.

    Nobody logs in and no cookie is kept, so what a site marks as not to be stored is no secret of the visitor.
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self.refresh = settings.getbool("REFRESH")

    def should_cache_response(self, response: Response, request: Request) -> bool:
        """Pages, moves for good, and what is not there."""
        return response.status in KEPT and "playwright" not in response.flags

    def is_cached_response_fresh(self, cachedresponse: Response, request: Request) -> bool:
        """Whether the page need not be asked for; if it must be, and unless told to refresh, only for changes."""
        if self.refresh:
            return False
        if time() - request.meta.get("cache_timestamp", 0) < FRESH:
            return True
        self._set_conditional_validators(request, cachedresponse)
        return False


class PageStorage:
    """One file a page below ``HTTPCACHE_DIR``, named by the request's fingerprint, written at once."""

    def __init__(self, settings: BaseSettings) -> None:
        self.folder = Path(settings["HTTPCACHE_DIR"])
        self.longest = settings.getfloat("HTTPCACHE_EXPIRATION_SECS")
        self._fingerprinter: RequestFingerprinterProtocol

    def open_spider(self, spider: Spider) -> None:
        """Take the crawl's way to tell requests apart."""
        assert spider.crawler.request_fingerprinter is not None  # noqa: S101
        self._fingerprinter = spider.crawler.request_fingerprinter

    def close_spider(self, spider: Spider) -> None:
        """Nothing is open."""

    def retrieve_response(self, spider: Spider, request: Request) -> Response | None:
        """The page as it was, or None when it was not kept, is too old, or cannot be read."""
        try:
            head, body = zlib.decompress(self._file(request).read_bytes()).split(b"\n", 1)
            kept = json.loads(head)
        except (OSError, ValueError, zlib.error):
            return None
        if 0 < self.longest < time() - kept["time"]:
            self._file(request).unlink(missing_ok=True)
            return None
        request.meta["cache_timestamp"] = kept["time"]
        headers = Headers([(name.encode("latin-1"), value.encode("latin-1")) for name, value in kept["headers"]])
        kind = responsetypes.from_args(headers=headers, url=kept["url"], body=body)
        return kind(url=kept["url"], headers=headers, status=kept["status"], body=body)

    def store_response(self, spider: Spider, request: Request, response: Response) -> None:
        """Keep a page; it appears whole or not at all."""
        file = self._file(request)
        file.parent.mkdir(parents=True, exist_ok=True)
        pairs = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, values in response.headers.items()
            for value in values
        ]
        head: dict[str, Any] = {"url": response.url, "status": response.status, "headers": pairs, "time": time()}
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(zlib.compress(json.dumps(head).encode() + b"\n" + response.body, 1))
        part.replace(file)

    def _file(self, request: Request) -> Path:
        name = self._fingerprinter.fingerprint(request).hex()
        return self.folder / name[:2] / name
