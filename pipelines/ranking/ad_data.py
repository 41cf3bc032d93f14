"""A posting inside a page as data: JSON-LD (schema.org JobPosting), or the JSON of a job board."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from pipelines.ranking.ad_lines import lines
from spiders.parsers.document import read_document


@dataclass(frozen=True, slots=True)
class AdPage:
    """A posting in parts; ``text`` has a line break wherever the page has one."""

    title: str = ""
    location: str = ""
    team: str = ""
    employer: str = ""
    text: str = ""


def postings_in(text: str) -> Iterator[AdPage]:
    """Every posting in a piece of JSON; none when it is not JSON."""
    try:
        data, _ = json.JSONDecoder(strict=False).raw_decode(text.strip().removeprefix("<!--").lstrip())
    except (ValueError, RecursionError):
        return
    yield from (_of(item) for item in _walk(data, 0) if _is_posting(item))


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
        lines(body.root),
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
