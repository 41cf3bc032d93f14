"""What one page gives a crawl: its kind, its people, the company's own facts, and where to go from there. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spiders.items import PageKind
from spiders.languages import page_language, translations
from spiders.leads import Lead, read_leads
from spiders.parsers.company import CompanyFacts, read_company
from spiders.parsers.document import read_document
from spiders.parsers.glance import shows_people
from spiders.parsers.kind import page_kind
from spiders.parsers.people import read_people
from spiders.parsers.shell import has_script, needs_browser, signs_of_script

if TYPE_CHECKING:
    from spiders.items import Person

NOT_OURS = frozenset({PageKind.TESTIMONIALS, PageKind.NEWS})
"""Kinds of pages whose people are customers, authors and speakers rather than the company's own."""

OURS = frozenset({PageKind.TEAM, PageKind.LEADERSHIP, PageKind.BOARD, PageKind.BIO})
"""Kinds of pages that are there for the company's own people."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One page, read once; ``script`` says that a browser would likely show more of it, ``scripted`` that it might."""

    kind: PageKind
    people: tuple[Person, ...]
    facts: CompanyFacts
    leads: tuple[Lead, ...]
    translations: frozenset[str]
    language: str | None
    script: bool
    scripted: bool


def read_page(
    body: bytes, url: str, charset: str | None = None, *, promised: bool = False, facts: bool = True
) -> Reading:
    """Read a page's bytes: ``url`` is where it answered, ``charset`` what the server declared. Never raises.

    ``promised`` says that the link to this page promised people; without ``facts``, only a contact page is read for
    the company's own facts, which menu and footer repeat on every page.
    """
    document = read_document(body, url, charset)
    kind = page_kind(document)
    people = read_people(document) if (promised or kind not in NOT_OURS) and shows_people(document) else ()
    return Reading(
        kind=kind,
        people=people,
        facts=read_company(document, kind) if facts or kind is PageKind.CONTACT else CompanyFacts(),
        leads=read_leads(document, people),
        translations=translations(document),
        language=page_language(document),
        scripted=has_script(document.root),
        script=not people and needs_browser(signs_of_script(document, promised=promised or kind in OURS)),
    )
