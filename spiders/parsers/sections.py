"""Which headings stand above a line: a heading governs what follows it inside its own part of the page."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from spiders.parsers.blocks import Block
from spiders.parsers.phrases import phrases
from spiders.parsers.scene import Scene

SECTIONS = "pages/sections.toml"
MAX_HEADING = 90
MAX_BACK = 60
"""Headings looked back over from one line."""
_HEADING_TAGS = frozenset(("strong", "b", "th", "caption", "legend", "u", "dt"))
_LOWEST = 7


class Heading(NamedTuple):
    """A heading: its line, its rank (1 highest, 7 for a line that only looks like one), and where its part of the page ends."""

    block: Block
    rank: int
    end: int


class Sections:
    """The headings of a page, names of people left out."""

    def __init__(self, scene: Scene, names: set[int]) -> None:
        self.headings = [
            Heading(block, block.level or _LOWEST, _scope(scene, block))
            for block in scene.blocks
            if block.number not in names and _is_heading(block)
        ]

        self.places = [heading.block.number for heading in self.headings]

    def above(self, index: int) -> list[Heading]:
        """Headings that govern the line at ``index``: the nearest first, each of higher rank than the one before."""
        found: list[Heading] = []
        rank = _LOWEST + 1
        last = bisect_left(self.places, index)
        for heading in reversed(self.headings[max(0, last - MAX_BACK) : last]):
            if heading.block.number < index < heading.end and heading.rank < rank:
                found.append(heading)
                rank = heading.rank
        return found

    def name(self, index: int) -> str | None:
        """The text of the nearest heading above the line at ``index``."""
        return next((heading.block.text for heading in self.above(index)), None)


def _is_heading(block: Block) -> bool:
    if block.kind != "text" or not 1 < len(block.text) <= MAX_HEADING:
        return False
    if phrases(SECTIONS, "theirs").is_one(block.text):
        return "nav" not in block.regions
    marked = block.element.tag in _HEADING_TAGS or block.box.tag in _HEADING_TAGS
    return bool(block.level) or (marked and len(block.runs) == 1 and "nav" not in block.regions)


def _scope(scene: Scene, block: Block) -> int:
    """Where the part that a heading governs ends: with the element around it, wrappers of the heading alone not counted."""
    element = block.box
    parent = element.getparent()
    while parent is not None:
        start, end = scene.spans.get(parent, (0, len(scene.blocks)))
        if end > block.number + 1 or start < block.number - 2:
            return end
        parent = parent.getparent()
    return len(scene.blocks)
