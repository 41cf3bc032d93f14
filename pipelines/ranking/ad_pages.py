"""A saved posting as its title, place, team and text: JSON-LD first, then what the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.ranking.ad_data import AdPage, postings_in
from pipelines.ranking.ad_lines import lines
from pipelines.ranking.ad_text import labelled
from spiders.parsers.document import Document, decode, read_document

LONGEST = 40_000
"""Characters of a posting that are read; the longest real ones have 15,000."""

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
    shown = lines(document.root)
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


def _postings(document: Document) -> Iterator[AdPage]:
    """Postings in JSON-LD (schema.org JobPosting) or in the data of a page that JavaScript draws."""
    for script in document.root.xpath("//script")[:60]:
        text = script.text or ""
        if "JobPosting" in text and "ld+json" in (script.get("type") or ""):
            yield from postings_in(text)
        elif "descriptionHtml" in text and (start := text.find("{")) >= 0:
            yield from postings_in(text[start:])


def _from_json(text: str) -> AdPage | None:
    return next(postings_in(text[: LONGEST * 25]), None)
