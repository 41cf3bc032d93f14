"""What a page is for, by its address, title and main heading."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from data import table
from spiders.items import PageKind
from spiders.parsers.document import Document
from spiders.parsers.names import fold

_WORD = re.compile(r"[^\W_]+")
_HOME = re.compile(r"/?(?:(?:index|default|home)\.\w{3,5})?/?\Z|/[a-z]{2}(?:[-_][a-z]{2})?/?\Z", re.I)
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp)\Z", re.I)
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def page_kind(document: Document) -> PageKind:
    """The kind of a page; the address counts most, then the main heading, then the title."""
    path = _path(document.url)
    if document.url and _HOME.match(path):
        return PageKind.HOME
    segments = [_EXTENSION.sub("", part) for part in path.split("/") if part]
    heading = " ".join(" ".join(element.itertext()) for element in document.root.iter("h1"))[:200]
    texts = [(4.0, segments[-1] if segments else ""), (3.0, heading), (2.0, document.title[:200])]
    texts += [(1.5, segment) for segment in segments[:-1]]
    scores = dict.fromkeys(table("pages/kinds.toml"), 0.0)
    for weight, text in texts:
        for kind, share in kinds_named(text).items():
            scores[kind] += weight * share
    best = max(scores, key=lambda kind: scores[kind])
    if _is_bio(segments):
        return PageKind.BIO
    return PageKind(best) if scores[best] >= 1.0 else PageKind.OTHER


def kinds_named(text: str) -> dict[str, float]:
    """Kinds whose words stand in the text, each with 0 to 1: how much of the text they are."""
    folded = fold(unquote(text))
    words = _WORD.findall(folded)
    if not words:
        return {}
    padded = f" {' '.join(words)} "
    found: dict[str, float] = {}
    for kind, phrases in _phrases().items():
        for phrase, size in phrases:
            if (phrase.strip() if _EAST.search(phrase) else phrase) in padded:
                found[kind] = max(found.get(kind, 0.0), min(1.0, 0.3 + 0.7 * size / len(words)))
    return found


@cache
def _phrases() -> dict[str, list[tuple[str, int]]]:
    return {
        kind: [(f" {fold(phrase)} ", len(phrase.split())) for phrase in phrases]
        for kind, phrases in table("pages/kinds.toml").items()
    }


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _is_bio(segments: list[str]) -> bool:
    """One page per person: a last segment of two or three plain words below one that names people."""
    if len(segments) < 2:
        return False
    above, last = kinds_named(segments[-2]), [word for word in re.split(r"[-_.+]", segments[-1]) if word]
    people = {"team", "leadership", "board"} & above.keys()
    return bool(people) and 2 <= len(last) <= 5 and all(word.isalpha() for word in last) and not kinds_named(segments[-1])
