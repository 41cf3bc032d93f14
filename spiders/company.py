"""One employer's crawl, from the home page to everybody whom the site presents."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic as time
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin, urlsplit

from scrapy import Spider

from data import table
from spiders.addresses import page_key
from spiders.browser import browser_settings, find_chromium
from spiders.certificates import certificate_trouble
from spiders.fetcher import Fetcher, unreadable
from spiders.findings import Findings
from spiders.frontier import Frontier
from spiders.items import Company, Page, PageKind, Status
from spiders.languages import main_language
from spiders.leads import Lead
from spiders.posting import posting_at
from spiders.public import NOT_A_URL, refusal
from spiders.robots import Forbidden, RobotsMiddleware
from spiders.scope import scope_of
from spiders.sitemaps import sitemap_leads
from spiders.trouble import in_words
from spiders.vocabulary import Goal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

PAGE_READ = object()
"""Signal: a page was asked for; receivers get it as ``page``."""

FEW = 6
"""A home page with no more links than that is a doorway to the site rather than its plan."""

NOWHERE = "http://nowhere.invalid/"
"""What is asked for when the site is no URL: the guard refuses it, and the crawl ends like any other."""


class CompanySpider(Spider):
    """Crawls ``site`` and yields one :class:`Company`; ``role`` and ``job`` are for the pipelines that judge.

    ``start`` are URLs to begin with, parted by spaces. The crawl is one coroutine with one request at a time: take
    the best lead, read its page, note its links. It ends when no link that promises people is left, or at the cap.
    """

    name = "company"

    def __init__(self, site: str = "", role: str = "", job: str | None = None, start: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.site, self.role, self.job = site, role, job
        self.home = home_of(site) or NOWHERE
        self.known = tuple(start.split())
        self.scope = scope_of(self.home)
        self.domain = self.scope.domain
        self.ports = {urlsplit(self.home).port} - {None}
        self.frontier = Frontier()
        self.findings = Findings(site, role, self.tell)
        self.fetcher: Fetcher
        self.began = time()
        self.posting: tuple[bytes, str] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """As Scrapy makes it; the browser's download handler joins in only where there is a browser to use."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.fetcher = Fetcher(crawler, spider.scope)
        if crawler.settings["BROWSER"] != "never" and find_chromium() is not None:
            own = crawler.settings
            own.setdict(
                browser_settings(own.getbool("ALLOW_PRIVATE"), spider.ports, own.getfloat("DOWNLOAD_TIMEOUT")), "spider"
            )
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the home page; :meth:`parse` or :meth:`fail` gets the answer."""
        yield self.fetcher.request(self.home, callback=self.parse, errback=self.fail)

    async def parse(self, response: Response) -> AsyncIterator[Company]:
        """Crawl on from the home page; yields the employer."""
        if trouble := unreadable(response):
            yield self.findings.company(Status.UNREACHABLE, f"home page: {trouble}")
            return
        await self.begin(response)
        await self.read_posting()
        for more in (self.translations, self.doorway, self.sitemap, self.menu, self.guesses):
            if not self.findings.enough():
                await more()
                await self.follow()
        self.left_out()
        yield self.findings.company(*self.findings.verdict())

    def fail(self, failure: Failure) -> Iterator[Company]:
        """Yield the employer whose home page could not be had."""
        status = Status.DISALLOWED if isinstance(failure.value, Forbidden) else Status.UNREACHABLE
        yield self.findings.company(status, NOT_A_URL if self.home == NOWHERE else in_words(failure.value))

    async def read_posting(self) -> None:
        """Have the job ad at hand for the pipelines."""
        try:
            self.posting = await posting_at(self.job, self.fetcher) if self.job else None
        except Exception as error:  # the crawl is worth something without it
            self.findings.skip(f"the posting {self.job} could not be read: {in_words(error)}")

    async def begin(self, home: Response) -> None:
        """Read the home page: the language of the crawl, and its first leads."""
        if not self.scope.worth(home.url):
            self.scope = self.fetcher.scope = scope_of(home.url)
        if trouble := certificate_trouble(home, urlsplit(home.url).hostname or ""):
            self.findings.skip(f"the site was read although {trouble}")
        self.frontier.add(Lead(url, 100, Goal.TEAM) for url in self.known)
        await self.take_in(home, Lead(self.home, 100, Goal.NONE))
        await self.follow()

    async def translations(self) -> None:
        """The pages in other languages than the home page's."""
        self.frontier.open_translations()

    async def doorway(self) -> None:
        """Whatever a home page of very few links leads to: "Enter" says nothing of people."""
        first = [lead for lead in self.inside(self.findings.home_leads()) if lead.goal is not Goal.AVOID]
        if self.has_few_links():
            self.frontier.add(Lead(lead.url, 50, Goal.ABOUT, lead.text) for lead in first)

    def has_few_links(self) -> bool:
        """Whether the home page leads to hardly anything."""
        return len({page_key(lead.url) for lead in self.inside(self.findings.home_leads())}) <= FEW

    async def menu(self) -> None:
        """The links of a home page whose menu only a script shows."""
        if (
            self.has_few_links()
            and self.fetcher.browsed == 0
            and any(page.scripted for page in self.findings.readings[:1])
        ):
            self.frontier.add(self.inside(await self.fetcher.leads_in_browser(self.home)))

    async def sitemap(self) -> None:
        """What the site's own lists of pages name."""
        robots = self.crawler.get_downloader_middleware(RobotsMiddleware)
        named = robots.sitemaps() if robots else ()
        files = named or (urljoin(self.home, "/sitemap.xml"),)
        leads = await sitemap_leads(files, self.body_of, lambda url: self.scope.worth(url) > 0)
        self.frontier.add(self.inside(leads))

    async def guesses(self) -> None:
        """Where such pages often lie."""
        paths = table("links/paths.toml")
        listed = paths.get(self.frontier.language or "en", paths["en"])
        self.frontier.add(Lead(urljoin(self.home, path), 60, Goal.TEAM) for path in listed)

    async def follow(self) -> None:
        """Read what the frontier holds, best first, until nothing is worth a request or the cap is reached."""
        while self.goes_on() and (lead := self.frontier.take()):
            if lead.goal is not Goal.BIO or not self.findings.knows(lead.text):
                await self.look(lead)

    def goes_on(self) -> bool:
        """Whether another page may be asked for: below the cap, in time, and while the site answers."""
        seconds = time() - self.began
        limit = self.settings.getfloat("TIME_LIMIT")
        return self.findings.goes_on(seconds, limit) and len(self.findings.pages) < self.settings.getint("PAGE_LIMIT")

    async def look(self, lead: Lead) -> None:
        """Fetch one lead and take in what it gives; trouble is noted and goes no further."""
        try:
            response = await self.fetcher.get(lead.url)
        except Exception as error:  # one page never ends a crawl
            self.findings.note(Page(lead.url, PageKind.OTHER, 0, note=in_words(error)))
            return
        if page_key(response.url) != page_key(lead.url) and self.frontier.has_seen(response.url):
            return
        if trouble := unreadable(response):
            self.findings.note(Page(response.url, PageKind.OTHER, response.status, note=trouble))
        else:
            await self.take_in(response, lead)

    async def take_in(self, response: Response, lead: Lead) -> None:
        """Read an answer once, and keep its people, its facts and its links."""
        self.frontier.visited(response.url)
        try:
            response, reading, note = await self.fetcher.read(response, lead)
        except Exception:  # a page on which our own reading fails is one page, not the end of the crawl
            self.logger.exception("%s could not be read", response.url)
            self.findings.note(Page(response.url, PageKind.OTHER, response.status, note="callsheet failed to read it"))
            return
        self.frontier.visited(response.url)
        self.findings.note(Page(response.url, reading.kind, response.status, len(reading.people), note), reading)
        self.frontier.speak(main_language(lead.url for lead in self.inside(reading.leads)) or reading.language)
        self.frontier.add(self.inside(reading.leads), reading.translations)

    def inside(self, leads: Iterable[Lead]) -> Iterator[Lead]:
        """The leads that stay on the employer's site, worth less on its shop, its blog and the like."""
        for lead in leads:
            if worth := self.scope.worth(lead.url):
                yield lead if worth == 1 else replace(lead, score=lead.score * worth)

    def left_out(self) -> None:
        """Say what was not looked at, and why."""
        robots = self.crawler.get_downloader_middleware(RobotsMiddleware)
        limit = self.settings.getint("PAGE_LIMIT")
        self.findings.left_out(self.frontier.waiting(), limit, robots.slowed if robots else 0.0)

    async def body_of(self, url: str) -> bytes:
        """Body of a file of the site, empty when it cannot be had."""
        try:
            response = await self.fetcher.get(url)
        except Exception:  # a missing sitemap is no trouble
            return b""
        return response.body if response.status < 300 else b""

    def tell(self, page: Page) -> None:
        """Tell who listens that a page was asked for."""
        self.crawler.signals.send_catch_log(PAGE_READ, page=page)


def home_of(site: str) -> str | None:
    """The URL of the home page that a user means by ``site``: a URL, or a host with or without a path; None for neither."""
    site = site.strip()
    url = site if "//" in site else f"http://{site}"
    if not site or " " in site or refusal(url, allow_private=True):
        return None
    return urljoin(url, urlsplit(url).path or "/") if "?" not in url else url
