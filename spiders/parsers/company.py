"""Facts of the company itself: its name, its main number, its general mailbox, its address; one page, then all of them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from data import table
from spiders.items import PageKind
from spiders.parsers.names import fold
from spiders.parsers.phones import Fact, international, read_phones
from spiders.parsers.regions import regions_of
from spiders.parsers.shown import Line, lines
from spiders.vocabulary import promise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spiders.parsers.document import Document

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_ORGANIZATION = re.compile(
    r"(?:Organization|Corporation|Business|LegalService|Attorney|Physician|Clinic|Hospital|Dentist|School|University|NGO|Store|WebSite)$"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:copyright)?(?:\W*(?:(?:19|20)\d\d|present)){0,2}\W*(?:by\s+)?"
    r"(?P<name>[^\W\d].{1,60}?)(?=\.\s|\.?$|\s*[|•·–]|\s+-\s|\s*(?:19|20)\d\d|\W*(?:all|alle|tous|todos|tutti)\s+(?:rights|rechte|droits|los|i)\b)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"\b[A-Z]{2}\.?,? \d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{4} ?[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
    r"|(?<![\d.])(?:[A-Z]{1,2}-)?(?!(?:19|20)\d\d\b)\d{4,5} [A-ZÀ-Ý][\w'’-]{2,}|〒 ?\d{3}-\d{4}|\b\d{5}-\d{3}\b|\b\d{2}-\d{3} [A-ZŁŚŻ]"
)
_WITHIN = re.compile(r"(?:suite|ste|unit|floor|room)\b", re.IGNORECASE)
_NO_ADDRESS = re.compile(
    r"©|\(c\)|copyright|rights reserved|@|https?:|\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d", re.IGNORECASE
)


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
    data = list(_structured(document))
    shown = list(lines(document.root))
    regions = regions_of(document, shown, [str(node.get("addressCountry", "")) for node in _addresses(data)])
    trust = {PageKind.CONTACT: 1.5, PageKind.HOME: 1.2, PageKind.ABOUT: 1.1}.get(kind, 1.0)
    phones = [*_structured_phones(data, regions), *read_phones(document, shown, regions)]
    return CompanyFacts(
        names=tuple(_names(document, shown, data)),
        phones=tuple(Fact(fact.value, fact.weight * trust) for fact in phones),
        emails=tuple(Fact(fact.value, fact.weight * trust) for fact in _emails(document, shown)),
        addresses=tuple(Fact(fact.value, fact.weight * trust) for fact in _postal(document, shown, data)),
        description=_description(document),
    )


def settle(facts: Sequence[CompanyFacts], host: str = "", personal: Iterable[str] = ()) -> Profile:
    """One company out of what its pages state; ``host`` tells its own mailboxes, ``personal`` are people's numbers."""
    own = {re.sub(r"\D", "", number)[-8:] for number in personal if number}
    phones = _ranked(fact for page in facts for fact in page.phones)
    shared = [phone for phone in phones if re.sub(r"\D", "", phone)[-8:] not in own]
    emails = _ranked(_own_mailbox(fact, host) for page in facts for fact in page.emails)
    names = _ranked(_like_host(fact, host) for page in facts for fact in page.names)
    return Profile(
        name=names[0] if names else None,
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


def _structured(document: Document) -> Iterator[dict[str, Any]]:
    """JSON-LD objects of a page, nested ones too; a block that is no JSON is passed over."""
    scripts = document.root.xpath("//script[contains(@type, 'ld+json')]")
    for script in scripts[:20]:
        try:
            stack = [json.loads((script.text or "")[:500_000], strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while stack and seen < 2000:
            seen += 1
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(node)
            elif isinstance(node, dict):
                yield node
                stack.extend(value for value in node.values() if isinstance(value, (dict, list)))


def _is_organization(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(k, str) and _ORGANIZATION.search(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _addresses(data: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (node for node in data if node.get("@type") == "PostalAddress")


def _structured_phones(data: Iterable[dict[str, Any]], regions: Sequence[str]) -> Iterator[Fact]:
    for node in data:
        stated = node.get("telephone")
        if isinstance(stated, str) and (_is_organization(node) or node.get("@type") == "ContactPoint"):
            number = international(stated, regions)
            if number:
                yield Fact(number, 4.0 if _is_organization(node) else 3.0)


def _names(document: Document, shown: Sequence[Line], data: Iterable[dict[str, Any]]) -> Iterator[Fact]:
    for node in data:
        if _is_organization(node) and isinstance(node.get("name"), str):
            yield from _parts(node["name"], 1.0 if node.get("@type") == "WebSite" else 2.0)
    for name in document.root.xpath("//meta[@property='og:site_name']/@content")[:1]:
        yield from _parts(name, 1.5)
    yield from _parts(document.title, 0.5)
    for line in shown:
        if len(line.text) < 300 and (found := _COPYRIGHT.search(line.text)) and line.place == "footer":
            yield from _parts(found["name"], 1.0)


def _parts(text: str, weight: float) -> Iterator[Fact]:
    """What may be a name in a line such as "Contact | Acme Ltd": each part that is short enough, the greeting apart."""
    for part in re.split(r"\s+[-–—·•:]\s+|\s*[|»]\s*", " ".join(text.split()))[:6]:
        words = part.strip(" .,|-–").split()
        if 0 < len(words) <= 8 and promise(part).share < 1 and fold(part) not in ("home", "homepage", "welcome"):
            yield Fact(" ".join(words)[:100], weight - 0.2 * max(0, len(words) - 4))


def _like_host(fact: Fact, host: str) -> Fact:
    """A name counts more when the domain is made of it: ``acme.example`` is called Acme."""
    label = max(host.removeprefix("www.").split(".")[:-1] or [""], key=len).replace("-", "")
    letters = re.sub(r"[\W_]+", "", fold(fact.value))
    initials = "".join(word[0] for word in fold(fact.value).split() if word[0].isalnum())
    if not label or not letters:
        return Fact(fact.value, 0.0)
    near = len(letters) <= 2 * len(label) + 8
    alike = (
        label == letters or (len(label) > 3 and near and label in letters) or (len(letters) > 3 and letters in label)
    )
    return Fact(fact.value, fact.weight + (2.0 if alike else 1.5 if len(label) > 2 and label == initials else 0.0))


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


def _postal(document: Document, shown: Sequence[Line], data: Iterable[dict[str, Any]]) -> Iterator[Fact]:
    for node in _addresses(data):
        keys = ("streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry")
        parts = [str(node[key]).strip() for key in keys if isinstance(node.get(key), str) and node[key].strip()]
        if len(parts) >= 3:
            yield Fact(", ".join(parts)[:200], 3.0)
    for element in document.root.xpath("//address | //*[@itemprop='address']")[:10]:
        text = ", ".join(line.text for line in lines(element) if line.text)
        if 10 < len(text) < 200 and re.search(r"\d", text) and _POSTCODE.search(text):
            yield Fact(text, 2.5)
    above: list[str] = []
    for line in shown:
        if 8 < len(line.text) < 200 and _POSTCODE.search(line.text) and not _NO_ADDRESS.search(line.text):
            together = _with_street(above, line.text)
            if together:
                yield Fact(together, 1.5 if line.place == "footer" else 1.0)
        above = [*above[-1:], line.text] if len(line.text) < 60 and not _NO_ADDRESS.search(line.text) else []


def _with_street(above: Sequence[str], line: str) -> str | None:
    """The line with the postcode, and as many of the short lines above it as it takes to have the street's number."""
    for count in range(len(above) + 1):
        text = ", ".join([*above[len(above) - count :], line])
        enough = re.search(r"\d", _POSTCODE.sub(" ", text)) and not _WITHIN.match(text)
        if enough and len(text) < 200:
            return text
    return None


def _description(document: Document) -> str | None:
    stated = document.root.xpath(
        "//meta[translate(@name, 'D', 'd')='description']/@content | //meta[@property='og:description']/@content"
    )
    text = " ".join(stated[0].split()) if stated else ""
    return text[:500] or None
