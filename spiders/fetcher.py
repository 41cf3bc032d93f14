"""How a crawl gets a page: by plain HTTP, and through the browser where the page shows itself to nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.http.request import NO_CALLBACK
from w3lib.encoding import http_content_type_encoding

from spiders.browser import INSTALL, find_chromium, request_meta
from spiders.findings import NEEDS_BROWSER
from spiders.reading import Reading, read_page
from spiders.trouble import in_words, status_in_words
from spiders.vocabulary import PEOPLE

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from spiders.leads import Lead
    from spiders.scope import Scope

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)", re.IGNORECASE | re.DOTALL)
LONGEST = 5_000_000  # bytes of a page that are read
FACTS = 3  # pages that are read for what every page of the site repeats
BROWSER_PAGES = 8  # of one employer


class Fetcher:
    """Fetches one employer's pages, one at a time whatever their host, with the site's delay between them."""

    def __init__(self, crawler: Crawler, scope: Scope) -> None:
        self.reads = 0
        self.crawler = crawler
        self.scope = scope
        self.browser = crawler.settings["BROWSER"]
        self.browsed = 0

    def request(self, url: str, meta: dict[str, Any] | None = None, **kwargs: Any) -> Request:
        """A request in the employer's one download slot."""
        return Request(url, meta={"download_slot": self.scope.domain, **(meta or {})}, dont_filter=True, **kwargs)

    async def get(self, url: str, meta: dict[str, Any] | None = None) -> Response:
        """The answer to one request, redirects followed; raises what the downloader raises."""
        assert self.crawler.engine is not None  # noqa: S101 - a spider that runs has an engine
        return await self.crawler.engine.download_async(self.request(url, meta, callback=NO_CALLBACK))

    async def read(self, response: Response, lead: Lead) -> tuple[Response, Reading, str | None]:
        """What an answer gives, through the browser where that is needed: the answer that was read, and a note."""
        self.reads += 1
        reading = self._read(response, lead)
        if self.browser != "always" and not reading.script:
            return response, reading, None
        if trouble := self._no_browser():
            return response, reading, trouble if reading.script else None
        return await self._browse(response, reading, lead)

    async def leads_in_browser(self, url: str) -> tuple[Lead, ...]:
        """The leads of a page as a browser shows it; none where there is no browser, or it fails."""
        if self._no_browser():
            return ()
        self.browsed += 1
        try:
            shown = await self.get(url, request_meta(self.crawler.settings["USER_AGENT"]))
        except Exception:  # a last resort that fails is no news
            return ()
        return () if unreadable(shown) else read_page(shown.body[:LONGEST], shown.url, charset_of(shown)).leads

    def _read(self, response: Response, lead: Lead) -> Reading:
        """What an answer gives, read as it is."""
        return read_page(
            response.body[:LONGEST],
            response.url,
            charset_of(response),
            promised=lead.goal in PEOPLE,
            facts=self.reads <= FACTS or lead.goal not in PEOPLE,
        )

    def _no_browser(self) -> str | None:
        """Why a page that needs the browser is not read in it, or None when it is."""
        if self.browser == "never":
            return f"{NEEDS_BROWSER}, which --browser never rules out"
        if find_chromium() is None:
            return f"{NEEDS_BROWSER}, and none is installed: {INSTALL}"
        if self.browsed >= BROWSER_PAGES and self.browser != "always":
            return f"{NEEDS_BROWSER}, and {BROWSER_PAGES} pages were read in one already"
        return None

    async def _browse(self, response: Response, reading: Reading, lead: Lead) -> tuple[Response, Reading, str | None]:
        """The same page as a browser shows it; as it was when the browser fails or is led elsewhere."""
        self.browsed += 1
        try:
            shown = await self.get(response.url, request_meta(self.crawler.settings["USER_AGENT"]))
        except Exception as error:  # a browser has a hundred ways to fail, and none ends a crawl
            return response, reading, f"{NEEDS_BROWSER}, and it failed: {in_words(error)}"
        if unreadable(shown) or not self.scope.worth(shown.url):
            return response, reading, f"{NEEDS_BROWSER}, and it was refused or led elsewhere"
        return shown, self._read(shown, lead), "read in a browser"


def charset_of(response: Response) -> str | None:
    """The encoding that the server declared, or the one in which the browser gave the page."""
    if "playwright" in response.flags:
        return getattr(response, "encoding", None)
    return http_content_type_encoding((response.headers.get("Content-Type") or b"").decode("latin-1"))


def unreadable(response: Response) -> str | None:
    """Why an answer is no page to read, in words, or None when it is one."""
    if response.status >= 400:
        return status_in_words(response.status)
    kind = (response.headers.get("Content-Type") or b"text/html").decode("latin-1").split(";")[0].strip().lower()
    if "html" not in kind and kind not in ("text/plain", "") and not _HTML.match(response.body[:1000]):
        return f"no HTML page but {kind}"
    return None if response.body.strip() else "the page is empty"
