"""Facts of the company itself: its name, its main number, its general mailbox, its address; one page, then all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from data import table
from spiders.items import PageKind
from spiders.parsers.letterhead import like_host, names, postal
from spiders.parsers.organization import addresses, stated_phones, structured
from spiders.parsers.phones import read_phones
from spiders.parsers.regions import regions_of
from spiders.parsers.shown import Fact, Line, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spiders.parsers.document import Document

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """What one page states of the company; the same thing may be stated in several ways, each with a weight."""

    names: tuple[Fact, ...] = ()
    phones: tuple[Fact, ...] = ()
    emails: tuple[Fact, ...] = ()
    addresses: tuple[Fact, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """The company as its whole site states it; ``phones`` in international form, the main number first."""

    name: str | None = None
    phones: tuple[str, ...] = ()
    email: str | None = None
    address: str | None = None
    description: str | None = None


def read_company(document: Document, kind: PageKind = PageKind.OTHER) -> CompanyFacts:
    """Facts that one page states; a contact page or a home page is believed more than others. Never raises."""
    data = list(structured(document))
    shown = list(lines(document.root))
    regions = regions_of(document, shown, [str(node.get("addressCountry", "")) for node in addresses(data)])
    trust = {PageKind.CONTACT: 1.5, PageKind.HOME: 1.2, PageKind.ABOUT: 1.1}.get(kind, 1.0)
    phones = [*stated_phones(data, regions), *read_phones(document, shown, regions)]
    return CompanyFacts(
        names=tuple(names(document, shown, data)),
        phones=tuple(Fact(fact.value, fact.weight * trust) for fact in phones),
        emails=tuple(Fact(fact.value, fact.weight * trust) for fact in _emails(document, shown)),
        addresses=tuple(Fact(fact.value, fact.weight * trust) for fact in postal(document, shown, data)),
        description=_description(document),
    )


def settle(facts: Sequence[CompanyFacts], host: str = "", personal: Iterable[str] = ()) -> Profile:
    """One company out of what its pages state; ``host`` tells its own mailboxes, ``personal`` are people's numbers."""
    own = {re.sub(r"\D", "", number)[-8:] for number in personal if number}
    phones = _ranked(fact for page in facts for fact in page.phones)
    shared = [phone for phone in phones if re.sub(r"\D", "", phone)[-8:] not in own]
    emails = _ranked(_own_mailbox(fact, host) for page in facts for fact in page.emails)
    called = _ranked(like_host(fact, host) for page in facts for fact in page.names)
    return Profile(
        name=called[0] if called else None,
        phones=tuple((shared or phones)[:10]),
        email=emails[0] if emails else None,
        address=next(iter(_ranked(fact for page in facts for fact in page.addresses)), None),
        description=next((page.description for page in facts if page.description), None),
    )


def _ranked(facts: Iterable[Fact]) -> list[str]:
    """Values by what speaks for them: their best statement, and a little for each further page that repeats it."""
    best: dict[str, float] = {}
    times: dict[str, int] = defaultdict(int)
    for fact in facts:
        best[fact.value] = max(best.get(fact.value, 0.0), fact.weight)
        times[fact.value] += 1
    worth = {value: weight + 0.5 * min(times[value] - 1, 4) for value, weight in best.items() if weight > 0}
    return sorted(worth, key=lambda value: -worth[value])


def _emails(document: Document, shown: Sequence[Line]) -> Iterator[Fact]:
    general = frozenset(table("contact.toml")["general_mailbox"])
    for href in document.root.xpath("//a[starts-with(@href, 'mailto:')]/@href")[:60]:
        found = _EMAIL.search(unquote(href[7:]).split("?")[0])
        if found:
            yield _mailbox(found[0], 1.0, general)
    for line in shown:
        if "@" in line.text and len(line.text) < 2000:
            yield from (_mailbox(text, 0.8, general) for text in _EMAIL.findall(line.text)[:10])


def _mailbox(text: str, weight: float, general: frozenset[str]) -> Fact:
    address = text.strip(".").lower()
    local = re.split(r"[.+_-]", address.partition("@")[0])[0]
    return Fact(address, weight + (2.0 if local in general else -2.0))


def _own_mailbox(fact: Fact, host: str) -> Fact:
    domain = fact.value.partition("@")[2]
    own = host.removeprefix("www.")
    return Fact(fact.value, fact.weight + (1.0 if own and (own.endswith(domain) or domain.endswith(own)) else -0.5))


def _description(document: Document) -> str | None:
    stated = document.root.xpath(
        "//meta[translate(@name, 'D', 'd')='description']/@content | //meta[@property='og:description']/@content"
    )
    text = " ".join(stated[0].split()) if stated else ""
    return text[:500] or None
