"""The company's name and postal address, as titles, footers and contact pages show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from spiders.parsers.names import fold
from spiders.parsers.organization import addresses, is_organization
from spiders.parsers.shown import Fact, Line, lines
from spiders.vocabulary import promise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spiders.parsers.document import Document

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
_NO_ADDRESS = re.compile(
    r"©|\(c\)|copyright|rights reserved|@|https?:|\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d", re.IGNORECASE
)


def names(document: Document, shown: Sequence[Line], data: Iterable[dict[str, Any]]) -> Iterator[Fact]:
    """What the company may be called: by structured data, the site's name, the page's title, the copyright line."""
    for node in data:
        if is_organization(node) and isinstance(node.get("name"), str):
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


def like_host(fact: Fact, host: str) -> Fact:
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


def postal(document: Document, shown: Sequence[Line], data: Iterable[dict[str, Any]]) -> Iterator[Fact]:
    """Postal addresses: by structured data, ``address`` elements, and lines that end in a postcode and a place."""
    for node in addresses(data):
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
