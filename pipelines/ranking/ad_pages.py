"""A saved posting as its title, place, team and text: JSON-LD first, then what the page shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree, html

from pipelines.ranking.ad_text import labelled
from spiders.parsers.document import Document, decode, read_document

LONGEST = 40_000
"""Characters of a posting that are read; the longest real ones have 15,000."""

_BLOCKS = frozenset("p div li h1 h2 h3 h4 h5 h6 br tr dt dd section ul ol table header footer article main".split())
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head"})
_TITLE = (
    "//*[@data-automation-id='jobPostingHeader']",
    "//*[contains(concat(' ', @class, ' '), ' posting-headline ')]//h2",
    "//h1[contains(@class, 'title')]",
    "//*[contains(@class, 'job__title') or contains(@class, 'app-title')]",
    "//h1",
    "//h2",
)
_PLACE = (
    "//*[@data-automation-id='locations']//dd",
    "//*[contains(concat(' ', @class, ' '), ' location ')]",
    "//*[contains(@class, 'job__location') or contains(@class, 'sort-by-location')]",
)
_TEAM = ("//*[contains(@class, 'sort-by-team') or contains(@class, 'department')]",)


@dataclass(frozen=True, slots=True)
class AdPage:
    """A posting in parts; ``text`` has a line break wherever the page has one."""

    title: str = ""
    location: str = ""
    team: str = ""
    employer: str = ""
    text: str = ""


def read_page(body: bytes, url: str = "") -> AdPage:
    """A posting as HTML, as the JSON of a job board, or as plain text whose first line is the title."""
    text = decode(body[: LONGEST * 25], None)
    if text.lstrip()[:1] in "{[" and (found := _from_json(text)):
        return found
    if re.search(r"<(?:html|body|div|p|h1|script|head|ul|br)\b", text[:100_000], re.IGNORECASE):
        return _from_html(read_document(body, url))
    text = text[:LONGEST]
    first = next((line.strip(" #*\t") for line in text.splitlines() if line.strip()), "")
    title = labelled(text, "role") or re.sub(r"^\w[\w ]{2,14}:\s+", "", first)
    return AdPage(title[:150], labelled(text, "location"), labelled(text, "team"), "", text)


def _from_html(document: Document) -> AdPage:
    """The fields of structured data, filled up with what the page shows."""
    shown = _lines(document.root)
    data = next(_postings(document), AdPage())
    title = data.title or _first(document, _TITLE) or document.title.split(" | ")[0].split(" - ")[0]
    text = f"{data.text}\n\n{shown}" if data.text and data.text[:60] not in shown else shown
    return AdPage(
        title[:150],
        data.location or _first(document, _PLACE) or labelled(text, "location"),
        data.team or _first(document, _TEAM).strip(" /–-") or labelled(text, "team"),
        data.employer,
        text[:LONGEST],
    )


def _first(document: Document, paths: tuple[str, ...]) -> str:
    """Text of the first element that one of ``paths`` finds and that has any."""
    for path in paths:
        for element in document.root.xpath(path)[:3]:
            text = " ".join(element.text_content().split())
            if 1 < len(text) <= 150:
                return text
    return ""


def _lines(root: html.HtmlElement) -> str:
    """Visible text with line breaks where blocks end."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNSEEN:
            text = element.tail if event == "end" else None
        else:
            pieces.append("\n" if tag in _BLOCKS else "")
            text = element.text if event == "start" else element.tail
        inside = next((a for a in element.iterancestors() if a.tag in _UNSEEN), None)
        if text and inside is None:
            pieces.append(re.sub(r"\s+", " ", text))
    return re.sub(r" *\n[ \n]*", "\n", "".join(pieces)).strip()


def _postings(document: Document) -> Iterator[AdPage]:
    """Postings in JSON-LD (schema.org JobPosting) or in the data of a page that JavaScript draws."""
    for script in document.root.xpath("//script")[:60]:
        text = script.text or ""
        if "JobPosting" in text and "ld+json" in (script.get("type") or ""):
            yield from _found_in(text)
        elif "descriptionHtml" in text and (start := text.find("{")) >= 0:
            yield from _found_in(text[start:])


def _found_in(text: str) -> Iterator[AdPage]:
    try:
        data, _ = json.JSONDecoder(strict=False).raw_decode(text.strip().removeprefix("<!--").lstrip())
    except (ValueError, RecursionError):
        return
    yield from (_of(item) for item in _walk(data, 0) if _is_posting(item))


def _from_json(text: str) -> AdPage | None:
    return next(_found_in(text[: LONGEST * 25]), None)


def _walk(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object inside ``data``, outermost first, at most eight levels deep."""
    if isinstance(data, dict) and depth < 8:
        yield data
        for value in data.values():
            yield from _walk(value, depth + 1)
    elif isinstance(data, list) and depth < 8:
        for value in data[:200]:
            yield from _walk(value, depth + 1)


def _is_posting(item: dict[str, Any]) -> bool:
    kind = item.get("@type", "")
    if "JobPosting" in (kind if isinstance(kind, list) else [kind]):
        return True
    has_text = any(
        isinstance(item.get(key), str) for key in ("descriptionHtml", "content", "descriptionPlain", "description")
    )
    return has_text and any(isinstance(item.get(key), str) for key in ("title", "text")) and "@type" not in item


def _of(item: dict[str, Any]) -> AdPage:
    """One posting: the names of fields are schema.org's, Greenhouse's, Lever's and Ashby's."""
    description = _text(item, "description", "descriptionHtml", "content", "descriptionPlain")
    categories = item.get("categories") if isinstance(item.get("categories"), dict) else {}
    fields = {**item, **(categories or {})}
    body = read_document((unescape(description) if "&lt;" in description else description or " ").encode())
    return AdPage(
        _text(fields, "title", "text"),
        _place(fields),
        _text(fields, "teamName", "team", "departmentName", "department", "occupationalCategory"),
        _text(fields, "hiringOrganization", "companyName", "organizationName"),
        _lines(body.root),
    )


def _text(item: dict[str, Any], *keys: str) -> str:
    """The first of ``keys`` that holds text, or an object with a name."""
    for key in keys:
        value = item.get(key)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _place(item: dict[str, Any]) -> str:
    """Town of schema.org's jobLocation, else what job boards call the location."""
    places = item.get("jobLocation")
    for place in places if isinstance(places, list) else [places]:
        address = place.get("address") if isinstance(place, dict) else None
        if isinstance(address, dict) and (town := _text(address, "addressLocality", "addressRegion")):
            return town
    return _text(item, "location", "locationName")
