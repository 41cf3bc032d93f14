"""The plain values that flow through callsheet: what spiders yield, pipelines refine and exports write.

Everything here is frozen, holds no behaviour beyond its own shape, and imports nothing of Scrapy.
``dataclasses.asdict(company)`` is the published JSON of one employer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What a run found out about one employer."""

    PEOPLE_FOUND = "people found"
    NOBODY_PUBLISHED = "nobody published"
    NEEDS_BROWSER = "needs a browser"
    DISALLOWED = "disallowed"
    UNREACHABLE = "unreachable"


class PageKind(StrEnum):
    """What a page is for; the crawl reads the people of some kinds and distrusts others."""

    HOME = "home"
    ABOUT = "about"
    TEAM = "team"
    LEADERSHIP = "leadership"
    BOARD = "board"
    BIO = "bio"
    CONTACT = "contact"
    NEWS = "news"
    CAREERS = "careers"
    TESTIMONIALS = "testimonials"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of evidence: the page, the words on it around the name, and how they were read."""

    url: str
    quote: str
    method: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an employer's site presents as its own.

    ``name`` and ``title`` are text of the page; ``section`` is the heading the person stands under; ``profiles`` are
    absolute URLs; ``confidence`` is 0 to 1; ``id`` is the caller's own key, carried through untouched.
    """

    name: str
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    profiles: tuple[str, ...] = ()
    section: str | None = None
    location: str | None = None
    confidence: float = 1.0
    sources: tuple[Source, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person worth calling about a role: rank from 1, score 0 to 100, band strong, fair or weak, and why."""

    rank: int
    score: int
    band: str
    reasons: tuple[str, ...]
    name: str
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    profiles: tuple[str, ...] = ()
    section: str | None = None
    location: str | None = None
    url: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A person who is named but never offered; ``kind`` is hr, board, assistant, former or outside."""

    person: Person
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page that was asked for: HTTP status 0 when no answer came; ``note`` says why it was not read."""

    url: str
    kind: PageKind
    status: int
    people: int = 0
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """One employer: what its site says, and whom to call about ``role``.

    ``reason`` is the status in words, ``question`` what to ask the switchboard, ``phone`` the main number,
    ``skipped`` what the crawl left out and why.
    """

    site: str
    role: str = ""
    name: str | None = None
    status: Status = Status.NOBODY_PUBLISHED
    reason: str = ""
    phone: str | None = None
    phones: tuple[str, ...] = ()
    email: str | None = None
    address: str | None = None
    description: str | None = None
    question: str = ""
    people: tuple[Person, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    pages: tuple[Page, ...] = ()
    skipped: tuple[str, ...] = ()
