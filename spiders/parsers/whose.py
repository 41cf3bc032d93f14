"""Whose people: the organisation's own, or those who praise it, speak at it, gave to it or left it."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml.html import HtmlElement

from spiders.items import PageKind
from spiders.parsers.phrases import phrases
from spiders.parsers.records import Record
from spiders.parsers.scene import Scene
from spiders.parsers.sections import SECTIONS, Sections

_QUOTE_MARKS = '“”„«»"‘'
_SERVED = re.compile(r"(?:1[89]|20)\d\d(?:\s*[-–—/]\s*(?:1[89]|20)?\d\d)?(?:\s*[-–—:|]\s|\s+)\D")
_LIFE = re.compile(r"\b1[89]\d\d\s*[-–—]\s*(?:1[89]|20)\d\d\b")


def ours(scene: Scene, kind: PageKind, sections: Sections, found: list[Record]) -> list[bool]:
    """For each record, whether the page presents that person as the organisation's own."""
    if kind is PageKind.TESTIMONIALS:
        return [False] * len(found)
    page = _page_is_ours(scene)
    return [
        _section_is_ours(sections, record, page) and not _gone(record) and not _quoted(scene, record)
        for record in found
    ]


def _section_is_ours(sections: Sections, record: Record, page: bool) -> bool:
    """Whether the nearest heading above that says whose people follow says: ours; where none says, the page does."""
    for heading in sections.above(record.candidate.block.number):
        theirs, own = (phrases(SECTIONS, entry).share(heading.block.text) for entry in ("theirs", "ours"))
        if max(theirs, own) >= 0.3:
            return own >= theirs
    return page


def _page_is_ours(scene: Scene) -> bool:
    """Whether the last part of the page's address may introduce people of the organisation itself: not ``/speakers``."""
    last = unquote(scene.document.url.rstrip("/").rpartition("/")[2]).rpartition(".")
    text = last[0] or last[2]
    theirs, own = (phrases(SECTIONS, entry).share(text) for entry in ("theirs", "ours"))
    return theirs < 0.5 or own >= theirs


def _gone(record: Record) -> bool:
    """Whether the line says that the person has died, or introduces them by the year in which they served."""
    line = record.candidate.block.text
    if _SERVED.match(line) and record.candidate.reading.cut.endswith("_after"):
        return True
    return phrases(SECTIONS, "gone").share(line) > 0 or bool(_LIFE.search(line))


def _quoted(scene: Scene, record: Record) -> bool:
    """Whether the name signs a quotation: in a quote's element, or right after words in quotation marks."""
    block = record.candidate.block
    if "quote" in block.regions and _alone_in_quote(scene, record):
        return True
    if "class_quote" in scene.hints(block) and not record.card:
        return False
    before = record.before[0].text if record.before else ""
    return len(before) > 60 and before[0] in _QUOTE_MARKS and before.rstrip(" .")[-1:] in _QUOTE_MARKS


def _alone_in_quote(scene: Scene, record: Record) -> bool:
    """Whether the quoting element holds words to be quoted, and not a list: old pages indent with ``blockquote``."""
    element: HtmlElement | None = record.candidate.block.element
    while element is not None and element.tag != "blockquote":
        element = element.getparent()
    if element is None:
        return True
    start, end = scene.spans.get(element, (0, 0))
    inside = [block for block in scene.blocks[start:end] if block.kind == "text"]
    return len(inside) <= 6 and any(len(block.text) > 30 for block in inside)
