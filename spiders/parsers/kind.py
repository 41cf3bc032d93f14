"""What a page is for, by its address, title and main heading."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from data import table
from spiders.items import PageKind
from spiders.parsers.document import Document
from spiders.parsers.phrases import phrases

KINDS = "pages/kinds.toml"
_HOME = re.compile(r"/?(?:(?:index|default|home)\.\w{3,5})?/?\Z|/[a-z]{2}(?:[-_][a-z]{2})?/?\Z", re.I)
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp)\Z", re.I)


def page_kind(document: Document) -> PageKind:
    """The kind of a page; the address counts most, then the main heading, then the title."""
    path = _path(document.url)
    if document.url and _HOME.match(path):
        return PageKind.HOME
    segments = [_EXTENSION.sub("", unquote(part)) for part in path.split("/") if part]
    if _is_bio(segments):
        return PageKind.BIO
    heading = " ".join(" ".join(element.itertext()) for element in document.root.iter("h1"))[:200]
    texts = [(4.0, segments[-1] if segments else ""), (3.0, heading), (2.0, document.title[:200])]
    texts += [(1.5, segment) for segment in segments[:-1]]
    scores = dict.fromkeys(table(KINDS), 0.0)
    for weight, text in texts:
        for kind, share in kinds_named(text).items():
            scores[kind] += weight * (0.3 + 0.7 * share)
    best = max(scores, key=lambda kind: scores[kind])
    return PageKind(best) if scores[best] >= 1.0 else PageKind.OTHER


def kinds_named(text: str) -> dict[str, float]:
    """Kinds whose words stand in the text, each with the share of the text that they are."""
    shares = {kind: phrases(KINDS, kind).share(text) for kind in table(KINDS)}
    return {kind: share for kind, share in shares.items() if share}


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _is_bio(segments: list[str]) -> bool:
    """One page per person: a last segment of two or three plain words below one that names people."""
    if len(segments) < 2:
        return False
    last = [word for word in re.split(r"[-_.+]", segments[-1]) if word]
    if not 2 <= len(last) <= 5 or not all(word.isalpha() for word in last) or kinds_named(segments[-1]):
        return False
    return not {"team", "leadership", "board"}.isdisjoint(kinds_named(segments[-2]))
