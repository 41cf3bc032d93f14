"""What a crawl has found so far, and what that makes of the employer. Pure: no requests, no clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spiders.items import Company, Page, Status
from spiders.parsers.company import settle
from spiders.reading import OURS, Reading
from spiders.vocabulary import fold

if TYPE_CHECKING:
    from spiders.items import Person
    from spiders.leads import Lead

ENOUGH = 3
"""So many people on one page make it the page that was looked for, whatever it is called."""

SILENT = 4
"""So many pages in a row without any answer, and the site is left alone."""

LONG = 60.0
"""Seconds that a site's own Crawl-delay may cost before the user is told."""

NEEDS_BROWSER = "needs a browser"


@dataclass(slots=True)
class Findings:
    """Pages that were asked for, what those that could be read gave, and what was left out and why."""

    site: str
    role: str = ""
    listener: Callable[[Page], None] = lambda _: None
    pages: list[Page] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    _titled: set[str] = field(default_factory=set)

    def note(self, page: Page, reading: Reading | None = None) -> None:
        """Keep a page, and what it gave if it could be read; the listener hears of it."""
        self.pages.append(page)
        if reading:
            self.readings.append(reading)
            self._titled.update(fold(person.name) for person in reading.people if person.title)
        self.listener(page)

    def skip(self, why: str) -> None:
        """Note once what was left out, in words for the user."""
        if why not in self.skipped:
            self.skipped.append(why)

    def anybody(self) -> bool:
        """Whether somebody was found."""
        return any(reading.people for reading in self.readings)

    def enough(self) -> bool:
        """Whether a page was found that is there for the company's people; a stray name elsewhere is not enough."""
        return any(page.people and (page.kind in OURS or len(page.people) >= ENOUGH) for page in self.readings)

    def home_leads(self) -> tuple[Lead, ...]:
        """Where the home page leads; nowhere if it could not be read."""
        return self.readings[0].leads if self.readings else ()

    def knows(self, text: str) -> bool:
        """Whether a link is in the name of somebody whose title is known."""
        words = f" {fold(text)} "
        return any(f" {name} " in words for name in self._titled)

    def people(self) -> tuple[Person, ...]:
        """Everybody, as often as pages name them."""
        return tuple(person for reading in self.readings for person in reading.people)

    def goes_on(self, seconds: float, limit: float) -> bool:
        """Whether it is worth to ask for more: the crawl is ``seconds`` old of at most ``limit``, and the site answers."""
        if seconds > limit:
            self.skip(f"more than {len(self.pages)} pages: the site took too long")
            return False
        if len(self.pages) >= SILENT and not any(page.status for page in self.pages[-SILENT:]):
            self.skip(f"more than {len(self.pages)} pages: the site stopped to answer")
            return False
        return True

    def left_out(self, waiting: int, limit: int, slowed: float) -> None:
        """Note what was not looked at: ``waiting`` leads beyond the ``limit``, pages without an answer.

        ``slowed`` are the seconds between two pages that the site asks for itself.
        """
        if waiting:
            self.skip(f"{waiting} more links that may lead to people: the limit is {limit} pages")
        if (waited := slowed * len(self.pages)) > LONG:
            self.skip(f"no page, but robots.txt asks for {slowed:g} s between two: {waited:.0f} s in all")
        for page in self.pages:
            if page.note and not page.status:
                self.skip(f"{page.url}: {page.note}")

    def verdict(self) -> tuple[Status, str]:
        """Status and reason of a crawl that reached the site."""
        count = f"{len(self.readings)} page{'s' if len(self.readings) != 1 else ''} read"
        if self.anybody():
            return Status.PEOPLE_FOUND, count
        for page in self.pages:
            if page.note and page.note.startswith(NEEDS_BROWSER):
                return Status.NEEDS_BROWSER, page.note
        return Status.NOBODY_PUBLISHED, f"{count}, none names anybody"

    def company(self, status: Status, reason: str) -> Company:
        """The employer, as far as it is known."""
        people = self.people()
        host = urlsplit(self.site if "//" in self.site else f"//{self.site}").hostname or ""
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
            skipped=tuple(self.skipped),
        )
