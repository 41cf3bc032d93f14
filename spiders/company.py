"""One employer's crawl, from the home page to everybody whom the site presents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http.request import NO_CALLBACK

from spiders.browser import INSTALL, browser_settings, find_chromium, request_meta
from spiders.frontier import Frontier, page_key
from spiders.guard import registrable_domain
from spiders.items import Company, Page, PageKind, Status
from spiders.links import Lead
from spiders.parsers.company import settle
from spiders.reading import Reading, read_page
from spiders.robots import Forbidden
from spiders.trouble import in_words, status_in_words
from spiders.vocabulary import PEOPLE, Goal, fold

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

LONGEST = 5_000_000  # bytes of a page that are read
BROWSER_PAGES = 8  # of one employer
NEEDS_BROWSER = "needs a browser"
PAGE_READ = object()
"""Signal: a page was asked for; receivers get it as ``page``."""


class CompanySpider(Spider):
    """Crawls ``site`` and yields one :class:`Company`; ``role`` and ``job`` are for the pipelines that judge.

    The crawl is one coroutine with one request at a time: take the best lead, read its page, note its links.
    """

    name = "company"

    def __init__(self, site: str = "", role: str = "", job: str | None = None, start: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.site, self.role, self.job = site, role, job
        self.home = site if "//" in site else f"http://{site}"
        self.known = tuple(start.split())
        parts = urlsplit(self.home)
        self.domain = registrable_domain(parts.hostname or "")
        self.ports = {parts.port} - {None}
        self.frontier = Frontier()
        self.pages: list[Page] = []
        self.readings: list[Reading] = []
        self.browsed = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """As Scrapy makes it; the browser's download handler joins in only where there is a browser to use."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if crawler.settings["BROWSER"] != "never" and find_chromium() is not None:
            crawler.settings.setdict(
                browser_settings(crawler.settings.getbool("ALLOW_PRIVATE"), spider.ports), "spider"
            )
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the home page; :meth:`parse` or :meth:`fail` gets the answer."""
        yield self.request(self.home, callback=self.parse, errback=self.fail)

    async def parse(self, response: Response) -> AsyncIterator[Company]:
        """Crawl on from the home page; yields the employer."""
        if trouble := self.unreadable(response):
            yield self.company(Status.UNREACHABLE, trouble)
            return
        await self.begin(response)
        await self.follow()
        if not self.people():
            self.frontier.open_translations()
            await self.follow()
        yield self.company(*self.verdict())

    def fail(self, failure: Failure) -> Iterator[Company]:
        """Yield the employer whose home page could not be had."""
        status = Status.DISALLOWED if isinstance(failure.value, Forbidden) else Status.UNREACHABLE
        yield self.company(status, in_words(failure.value))

    async def begin(self, home: Response) -> None:
        """Read the home page: the language of the crawl, and its first leads."""
        reading = await self.read(home, Lead(self.home, 100, Goal.NONE))
        self.frontier.language = reading.language
        self.frontier.add(Lead(url, 100, Goal.TEAM) for url in self.known)
        self.frontier.add(self.inside(reading.leads), reading.translations)

    def request(self, url: str, meta: dict[str, Any] | None = None, **kwargs: Any) -> Request:
        """A request that shares the employer's one slot, whatever its host: one at a time, with the site's delay."""
        return Request(url, meta={"download_slot": self.domain, **(meta or {})}, dont_filter=True, **kwargs)

    async def follow(self) -> None:
        """Read what the frontier holds, best first, until nothing is worth a request or the cap is reached."""
        while len(self.pages) < self.settings.getint("PAGE_LIMIT") and (lead := self.frontier.take()):
            if lead.goal is not Goal.BIO or not self.knows(lead.text):
                await self.look(lead)

    def knows(self, text: str) -> bool:
        """Whether a link is in the name of somebody whose title is known already."""
        return any(fold(person.name) in fold(text) for page in self.readings for person in page.people if person.title)

    async def look(self, lead: Lead) -> None:
        """Fetch one lead, read it, and take in its links; trouble is noted and goes no further."""
        try:
            response = await self.get(lead.url)
        except Exception as error:  # one page never ends a crawl
            self.note(Page(lead.url, PageKind.OTHER, 0, note=in_words(error)))
            return
        if page_key(response.url) != page_key(lead.url) and self.frontier.has_seen(response.url):
            return
        if trouble := self.unreadable(response):
            self.note(Page(response.url, PageKind.OTHER, response.status, note=trouble))
            return
        reading = await self.read(response, lead)
        self.frontier.add(self.inside(reading.leads), reading.translations)

    async def get(self, url: str, *, browser: bool = False) -> Response:
        """The answer to one request, redirects followed; raises what the downloader raises."""
        assert self.crawler.engine is not None  # noqa: S101 - a spider that runs has an engine
        meta = request_meta(self.settings["USER_AGENT"]) if browser else {}
        return await self.crawler.engine.download_async(self.request(url, meta, callback=NO_CALLBACK))

    async def read(self, response: Response, lead: Lead) -> Reading:
        """Read an answer once, through the browser where that is needed, and keep what it gives."""
        reading, note = self.reading_of(response, lead), None
        if reading.script and not (note := self.browser_trouble()):
            response, reading, note = await self.in_browser(response, reading, lead)
        self.frontier.visited(response.url)
        self.readings.append(reading)
        self.note(Page(response.url, reading.kind, response.status, len(reading.people), note))
        return reading

    @staticmethod
    def reading_of(response: Response, lead: Lead) -> Reading:
        """What an answer gives, read without a browser."""
        charset = getattr(response, "encoding", None)
        return read_page(response.body[:LONGEST], response.url, charset, promised=lead.goal in PEOPLE)

    async def in_browser(
        self, response: Response, reading: Reading, lead: Lead
    ) -> tuple[Response, Reading, str | None]:
        """The same page as a browser shows it; as it was when the browser fails or is led elsewhere."""
        self.browsed += 1
        try:
            shown = await self.get(response.url, browser=True)
        except Exception as error:  # a browser has a hundred ways to fail, and none ends a crawl
            return response, reading, f"the browser failed: {in_words(error)}"
        if self.unreadable(shown) or not self.is_inside(shown.url):
            return response, reading, "the browser was refused or led elsewhere"
        return shown, self.reading_of(shown, lead), "read in a browser"

    def browser_trouble(self) -> str | None:
        """Why no browser is used for a page that needs one, or None when one is."""
        if self.settings["BROWSER"] == "never":
            return f"{NEEDS_BROWSER}, which --browser never rules out"
        if find_chromium() is None:
            return f"{NEEDS_BROWSER}, and none is installed: {INSTALL}"
        if self.browsed >= BROWSER_PAGES:
            return f"{NEEDS_BROWSER}, and {BROWSER_PAGES} pages were read in one already"
        return None

    def note(self, page: Page) -> None:
        """Keep a page that was asked for, and tell who listens."""
        self.pages.append(page)
        self.crawler.signals.send_catch_log(PAGE_READ, page=page)

    def inside(self, leads: tuple[Lead, ...]) -> list[Lead]:
        """The leads that stay on the employer's registrable domain."""
        return [lead for lead in leads if self.is_inside(lead.url)]

    def is_inside(self, url: str) -> bool:
        """Whether a URL is on the employer's registrable domain."""
        return registrable_domain(urlsplit(url).hostname or "") == self.domain

    @staticmethod
    def unreadable(response: Response) -> str | None:
        """Why an answer is no page to read, or None when it is one."""
        if response.status >= 400:
            return status_in_words(response.status)
        kind = (response.headers.get("Content-Type") or b"text/html").decode("latin-1").split(";")[0].strip().lower()
        if "html" not in kind and kind not in ("text/plain", ""):
            return f"no HTML page but {kind}"
        return None if response.body.strip() else "the page is empty"

    def people(self) -> bool:
        """Whether anybody was found so far."""
        return any(reading.people for reading in self.readings)

    def verdict(self) -> tuple[Status, str]:
        """Status and reason of a crawl that reached the site."""
        if self.people():
            return Status.PEOPLE_FOUND, f"{len(self.pages)} pages read"
        if unread := [page for page in self.pages if page.note and page.note.startswith(NEEDS_BROWSER)]:
            return Status.NEEDS_BROWSER, unread[0].note or ""
        return Status.NOBODY_PUBLISHED, f"{len(self.pages)} pages read, none names anybody"

    def company(self, status: Status, reason: str) -> Company:
        """What is known of the employer by now."""
        people = tuple(person for reading in self.readings for person in reading.people)
        host = urlsplit(self.home).hostname or ""
        facts = settle([reading.facts for reading in self.readings], host, [one.phone or "" for one in people])
        return Company(
            site=self.site,
            role=self.role,
            status=status,
            reason=reason,
            name=facts.name,
            phone=facts.phones[0] if facts.phones else None,
            phones=facts.phones,
            email=facts.email,
            address=facts.address,
            description=facts.description,
            people=people,
            pages=tuple(self.pages),
        )
