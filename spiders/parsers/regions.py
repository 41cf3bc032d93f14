"""Which country's telephone numbers a page writes without a country code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import phonenumbers

from data import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spiders.parsers.document import Document
    from spiders.parsers.shown import Line

_AMERICAN = re.compile(r"\b[A-Z]{2}\.? \d{5}(?:-\d{4})?\b")
_BRITISH = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_CODE = re.compile(r"(?<![\d+])\+\s?(\d{1,3})[\s(\-]")


def regions_of(document: Document, shown: Iterable[Line], countries: Iterable[str] = ()) -> tuple[str, ...]:
    """ISO 3166 codes, likeliest first: what structured data says, the domain, country codes written, the language; ``shown`` are its lines."""
    known = phonenumbers.SUPPORTED_REGIONS
    stated = [country.upper() for country in countries if country.upper() in known]
    text = "\n".join(line.text for line in shown if len(line.text) < 500)[:200_000]
    dialled = [phonenumbers.region_code_for_country_code(int(code)) for code in _CODE.findall(text)[:5]]
    found = [*stated, *_domain(document.url), *dialled, *_postcodes(text), *_language(document)]
    return tuple(dict.fromkeys(region for region in (*found, "US", "GB") if region in known))[:5]


def _domain(url: str) -> list[str]:
    top = (urlsplit(url).hostname or "").rpartition(".")[2].upper()
    return [{"UK": "GB"}.get(top, top)] if len(top) == 2 and top not in ("IO", "AI", "CO", "ME", "TV", "EU") else []


def _postcodes(text: str) -> list[str]:
    counts = {"US": len(_AMERICAN.findall(text)), "GB": len(_BRITISH.findall(text))}
    return [region for region, count in counts.items() if count]


def _language(document: Document) -> list[str]:
    language, _, region = (document.root.get("lang") or "").replace("_", "-").partition("-")
    likely = table("contact.toml")["region_by_language"].get(language.lower())
    return [code for code in (region.upper(), likely) if code]
