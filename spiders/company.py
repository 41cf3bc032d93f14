"""One employer's crawl, from the home page to everybody whom the site presents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http.request import NO_CALLBACK

from spiders.frontier import Frontier, page_key
from spiders.guard import registrable_domain
from spiders.items import Company, Page, PageKind, Status
from spiders.links import Lead
from spiders.parsers.company import settle
from spiders.reading import Reading, read_page
from spiders.robots import Forbidden
from spiders.trouble import in_words, status_in_words
from spiders.vocabulary import Goal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response
    from twisted.python.failure import Failure

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

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the home page; :meth:`parse` or :meth:`fail` gets the answer."""
        yield self.request(self.home, callback=self.parse, errback=self.fail)

    async def parse(self, response: Response) -> AsyncIterator[Company]:
        """Crawl on from the home page; yields the employer."""
        if trouble := self.unreadable(response):
            yield self.company(Status.UNREACHABLE, trouble)
            return
        self.begin(response)
        await self.follow()
        if not self.people():
            self.frontier.open_translations()
            await self.follow()
        yield self.company(*self.verdict())

    def fail(self, failure: Failure) -> Iterator[Company]:
        """Yield the employer whose home page could not be had."""
        status = Status.DISALLOWED if isinstance(failure.value, Forbidden) else Status.UNREACHABLE
        yield self.company(status, in_words(failure.value))

    def begin(self, home: Response) -> None:
        """Read the home page: the language of the crawl, and its first leads."""
        reading = self.read(home, Lead(self.home, 100, Goal.NONE))
        self.frontier.language = reading.language
        self.frontier.add(Lead(url, 100, Goal.TEAM) for url in self.known)
        self.frontier.add(self.inside(reading.leads), reading.translations)

    def request(self, url: str, **kwargs: Any) -> Request:
        """A request that shares the employer's one slot, whatever its host: one at a time, with the site's delay."""
        return Request(url, meta={"download_slot": self.domain}, dont_filter=True, **kwargs)

    async def follow(self) -> None:
        """Read what the frontier holds, best first, until nothing is worth a request or the cap is reached."""
        while len(self.pages) < self.settings.getint("PAGE_LIMIT") and (lead := self.frontier.take()):
            await self.look(lead)

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
        reading = self.read(response, lead)
        self.frontier.add(self.inside(reading.leads), reading.translations)

    async def get(self, url: str) -> Response:
        """The answer to one request, redirects followed; raises what the downloader raises."""
        assert self.crawler.engine is not None  # noqa: S101 - a spider that runs has an engine
        return await self.crawler.engine.download_async(self.request(url, callback=NO_CALLBACK))

    def read(self, response: Response, lead: Lead) -> Reading:
        """Read an answer once and keep what it gives."""
        reading = read_page(response.body, response.url, getattr(response, "encoding", None))
        self.frontier.visited(response.url)
        self.readings.append(reading)
        self.note(Page(response.url, reading.kind, response.status, len(reading.people)))
        return reading

    def note(self, page: Page) -> None:
        """Keep a page that was asked for, and tell who listens."""
        self.pages.append(page)
        self.crawler.signals.send_catch_log(PAGE_READ, page=page)

    def inside(self, leads: tuple[Lead, ...]) -> list[Lead]:
        """The leads that stay on the employer's registrable domain."""
        return [lead for lead in leads if registrable_domain(urlsplit(lead.url).hostname or "") == self.domain]

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
