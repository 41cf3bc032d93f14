"""One page as the reader of people sees it: its lines, and what they say together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property

from lxml.html import HtmlElement

from spiders.parsers.blocks import Block, Layout
from spiders.parsers.document import Document
from spiders.parsers.hints import hints
from spiders.parsers.names import fold
from spiders.parsers.tables import Tables
from spiders.parsers.weights import Features
from spiders.parsers.witness import witnesses

_KANA = re.compile(r"[\u3041-\u3096]")


class Scene:
    """One page as the reader of people sees it: its lines, and what they say together."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.blocks = layout.blocks
        self.spans = layout.spans
        self.next_line = _next_lines(layout.blocks)
        self.line_before = _lines_before(layout.blocks)
        self.labels = _labels(layout.blocks)
        self.tables = Tables()
        self.names: dict[str, Features] = {}
        self.hinted: dict[HtmlElement, tuple[str, ...]] = {}

    @cached_property
    def prose(self) -> frozenset[str]:
        """Words that the page writes in lower case within longer lines: hardly names."""
        found: set[str] = set()
        for block in self.blocks:
            if len(block.text) > 50:
                found.update(word for word in block.text[:2000].split() if word.islower())
        return frozenset(found)

    @cached_property
    def landmarks(self) -> frozenset[str]:
        """The landmarks that are parts of the page: some pages stand in a menu's or a header's element as a whole."""
        counts = Counter(region for block in self.blocks for region in block.regions)
        return frozenset(region for region, count in counts.items() if count * 2 < len(self.blocks))

    @cached_property
    def japanese(self) -> bool:
        """Whether the page has Japanese syllables: there a family name of one character is rare."""
        return any(_KANA.search(block.text) for block in self.blocks[:200])

    @cached_property
    def units(self) -> bool:
        """Whether lines behind a ``br`` often name this organisation: then they name its units, not other employers."""
        lines = [block.text for block in self.blocks if block.broken and len(block.text) < 80]
        return sum(names_us(self, text) for text in lines) > max(2, 0.15 * len(lines))

    @cached_property
    def witnesses(self) -> dict[str, str]:
        """People of the page's structured data: folded name to folded job."""
        return witnesses(self.document)

    @cached_property
    def addresses(self) -> str:
        """All addresses of links and images, in lower case: a second place where names are spelt."""
        root = self.document.root
        links = (element.get("href") or "" for element in root.iter("a"))
        images = (element.get("src") or "" for element in root.iter("img"))
        return "\n".join(address[:200] for address in (*links, *images) if not address.startswith("data:")).lower()

    def following(self, block: Block) -> Block | None:
        """The line after this one, images and bare links left out."""
        place = self.next_line[block.number + 1]
        return self.blocks[place] if place < len(self.blocks) else None

    def preceding(self, block: Block) -> Block | None:
        """The line before this one, images and bare links left out."""
        place = self.line_before[block.number]
        return self.blocks[place] if place >= 0 else None

    def hints(self, block: Block) -> tuple[str, ...]:
        """What the class names around the line say it holds."""
        element = block.element
        known = self.hinted.get(element)
        if known is None:
            known = self.hinted[element] = tuple(hints(element))
        return known


def names_us(scene: Scene, text: str) -> bool:
    """Whether a word of the text stands in the name of the site."""
    host = scene.document.host
    return any(len(word) > 3 and word in host for word in re.findall(r"\w+", fold(text)))


def _next_lines(blocks: list[Block]) -> list[int]:
    """For each place in the page, the index of the first text line at or after it."""
    following = [len(blocks)] * (len(blocks) + 2)
    for block in reversed(blocks):
        following[block.number] = block.number if block.kind == "text" else following[block.number + 1]
    return following


def _lines_before(blocks: list[Block]) -> list[int]:
    """For each place in the page, the index of the last text line before it, or -1."""
    before, last = [], -1
    for block in blocks:
        before.append(last)
        if block.kind == "text":
            last = block.number
    return before


def _labels(blocks: list[Block]) -> dict[int, str]:
    """For each place of the pattern the word that most of its lines begin with, if there is one: a rank, a form of address."""
    first: dict[int, list[str]] = defaultdict(list)
    for block in blocks:
        if block.kind == "text" and " " in block.text and len(block.text) < 60:
            first[block.style].append(block.text.partition(" ")[0])
    found = {}
    for style, starts in first.items():
        if len(starts) >= 3:
            word, count = Counter(starts).most_common(1)[0]
            if count >= 0.6 * len(starts) and word.isalpha():
                found[style] = word
    return found
