"""Language copies of a site: which URLs are the same page in another language."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from data import table
from spiders.vocabulary import language_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spiders.parsers.document import Document

MOST = 0.6
_TAG = re.compile(r"^([a-z]{2,3})(?:[-_]([a-z]{2,4}))?$")


@cache
def _codes() -> dict[str, str]:
    """Language code by what may stand in a URL for it: codes, and the languages' own names."""
    names: dict[str, list[str]] = table("languages.toml")["in_urls"]
    return {word: code for code, listed in names.items() for word in (code, *listed)}


def language_in(word: str) -> str | None:
    """Language that a path segment, a subdomain or a value names (``de``, ``en-gb``, ``deutsch``), else None."""
    word = word.lower()
    codes = _codes()
    if word in codes:
        return codes[word]
    tag = _TAG.match(word)
    return codes.get(tag[1]) if tag and tag[2] else None


@lru_cache(maxsize=20_000)
def language_of(url: str) -> str | None:
    """Language that a URL names in its first two path segments, its host or its query, else None."""
    parts = urlsplit(url)
    segments = [part for part in parts.path.split("/") if part][:2]
    places = [*segments, (parts.hostname or "").split(".", 1)[0]]
    places += [
        value for key, value in parse_qsl(parts.query) if key.lower() in ("lang", "language", "locale", "l", "hl")
    ]
    places += [part for segment in segments for part in re.split(r"[_]", segment) if len(part) > 3]
    return next((language for place in places if (language := language_in(place))), None)


def main_language(urls: Iterable[str]) -> str | None:
    """The language that most of a page's links name in their addresses, if most of them name one at all."""
    named = Counter(language_of(url) for url in set(urls))
    language, times = (named.most_common(1) or [(None, 0)])[0]
    return language if times > MOST * named.total() else None


def page_language(document: Document) -> str | None:
    """Language of a page, as a code of two letters: what ``html lang`` says, else what its links are called in."""
    tag = (document.root.get("lang") or "").lower()
    stated = _codes().get(re.split(r"[-_]", tag)[0]) if tag else None
    return stated or language_of_words(element.text_content() for element in document.root.iter("a"))


def translations(document: Document) -> frozenset[str]:
    """URLs that the page names as itself in other languages (``hreflang``)."""
    own = page_language(document)
    found = document.root.xpath("//link[@hreflang and @href] | //a[@hreflang and @href]")
    return frozenset(
        document.absolute(element.get("href")) for element in found if _other(element.get("hreflang").lower(), own)
    )


def _other(tag: str, own: str | None) -> bool:
    return tag != "x-default" and own is not None and _codes().get(re.split(r"[-_]", tag)[0]) != own
