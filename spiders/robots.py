"""robots.txt as RFC 9309 means it: 4xx allows everything, 5xx and silence forbid everything; Crawl-delay is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser

from spiders.guard import Refused

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

LONGEST = 512_000  # bytes of a robots.txt that are read (RFC 9309, 2.5)


class Forbidden(IgnoreRequest):
    """robots.txt forbids the request; the message says how."""


class Rules:
    """What one host's robots.txt says to us."""

    def __init__(self, parser: ProtegoRobotParser | None, verdict: str = "") -> None:
        self._parser = parser
        self.verdict = verdict

    def forbids(self, url: str, agent: str) -> bool:
        """Whether the page must not be asked for."""
        return bool(self.verdict) or (self._parser is not None and not self._parser.allowed(url, agent))

    def delay(self, agent: str) -> float:
        """Crawl-delay in seconds, 0 when none is asked for."""
        return float((self._parser and self._parser.crawl_delay(agent)) or 0)

    def sitemaps(self) -> tuple[str, ...]:
        """URLs of the sitemaps that the file names."""
        return tuple(self._parser.rp.sitemaps) if self._parser else ()


class RobotsMiddleware:
    """Asks each host for its robots.txt once, before the first page, and obeys it."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.agent = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self.cap = crawler.settings.getfloat("CRAWL_DELAY_CAP")
        self.rules: dict[str, Rules] = {}
        self.slowed = 0.0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        """As Scrapy makes it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise :class:`Forbidden` when the host's robots.txt does not let us have this page."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.rules:
            self.rules[origin] = await self._ask(origin, request)
        rules = self.rules[origin]
        if rules.forbids(request.url, self.agent):
            raise Forbidden(rules.verdict or "robots.txt forbids it")

    def sitemaps(self) -> tuple[str, ...]:
        """Sitemaps that the robots.txt files seen so far name."""
        return tuple(url for rules in self.rules.values() for url in rules.sitemaps())

    async def _ask(self, origin: str, request: Request) -> Rules:
        meta = {"dont_obey_robotstxt": True, "any_domain": True, "download_slot": request.meta.get("download_slot")}
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101
        try:
            response = await engine.download_async(Request(f"{origin}/robots.txt", meta=meta, callback=NO_CALLBACK))
        except Refused:  # it redirects to where nobody may go: there is no robots.txt
            return Rules(None)
        if response.status in (502, 504) and response.request and "proxy" in response.request.meta:
            raise Refused(f"the proxy could not reach the site ({response.status})")
        if response.status >= 500:
            return Rules(None, f"robots.txt answered {response.status}, which forbids everything (RFC 9309)")
        if response.status >= 400:
            return Rules(None)
        rules = Rules(ProtegoRobotParser(response.body[:LONGEST], self.crawler.spider))
        self._slow_down(rules.delay(self.agent), request)
        return rules

    def _slow_down(self, asked: float, request: Request) -> None:
        """Keep the larger of our delay and the one that is asked for, up to the cap."""
        delay = min(asked, self.cap)
        assert self.crawler.engine is not None  # noqa: S101
        slot = self.crawler.engine.downloader.slots.get(request.meta.get("download_slot") or "")
        if slot is not None and delay > slot.delay:
            slot.delay = delay
        self.slowed = max(self.slowed, delay)
