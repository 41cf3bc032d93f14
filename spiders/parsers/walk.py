"""One walk over the document: from the tree to the lines that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.parsers.blocks import MAX_BLOCKS, Block, Layout, Run

MAX_NODES = 200_000
MAX_LINES = 16
FEW = 8
_SKIPPED = frozenset(
    "script style noscript template svg math select option datalist iframe object embed canvas audio video map head "
    "textarea input progress meter".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike "
    "strong sub sup time tt u var wbr button nobr picture source del".split()
)
_LANDMARKS = {
    "nav": "nav",
    "footer": "footer",
    "header": "header",
    "aside": "aside",
    "form": "form",
    "blockquote": "quote",
    "navigation": "nav",
    "contentinfo": "footer",
    "banner": "header",
    "complementary": "aside",
    "search": "form",
}
_CLASS_WORDS = {
    "footer": "footer",
    "nav": "nav",
    "navbar": "nav",
    "menu": "nav",
    "sidebar": "aside",
    "breadcrumb": "nav",
    "breadcrumbs": "nav",
    "testimonial": "quote",
    "testimonials": "quote",
    "quote": "quote",
    "blockquote": "quote",
}
_TOGGLES = frozenset(
    "active first last odd even show in selected current left right clearfix reverse collapsed open".split()
)
_DIGIT = re.compile(r"\d")
_new = tuple.__new__
"""Makes a named tuple without the cost of its constructor, which every element of a page would pay."""
_NO_REGION: frozenset[str] = frozenset()
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


class _Place(NamedTuple):
    """What an element hands down to what it contains."""

    element: HtmlElement
    box: HtmlElement
    style: int
    shape: int
    level: int
    regions: frozenset[str]
    link: str
    number: int
    start: int
    pieces: int


def read_blocks(root: HtmlElement) -> Layout:
    """Lines of the page in reading order. The work is bounded: MAX_NODES elements, MAX_BLOCKS lines."""
    walk = _Walk()
    top = walk.top(root)
    stack: list[tuple[_Place, Iterator[tuple[int, HtmlElement]]]] = [(top, enumerate(root))]
    nodes = 0
    while stack:
        above, children = stack[-1]
        for number, child in children:
            nodes += 1
            if nodes > MAX_NODES or len(walk.blocks) >= MAX_BLOCKS:
                nodes = MAX_NODES + 1
                break
            place = walk.enter(child, above, number)
            if place is not None and len(child):
                stack.append((place, enumerate(child)))
                break
            if place is not None:
                walk.leave(place)
            if child.tail:
                walk.text(child.tail, above)
        else:
            stack.pop()
            walk.leave(above)
            if stack:
                walk.text(above.element.tail or "", stack[-1][0])
            continue
        if nodes > MAX_NODES:
            break
    walk.end_line()
    return Layout(walk.blocks, walk.spans)


class _Walk:
    """The state of one walk: the line being gathered, and the lines read so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.spans: dict[HtmlElement, tuple[int, int]] = {}
        self.pieces: list[tuple[str, _Place]] = []
        self.silent: list[_Place] = []
        self.ids: dict[tuple[int, str, str | None], int] = {(0, "", None): 0, (0, "html", None): 1}
        self.paths: dict[tuple[int, int, str, str], tuple[int, int]] = {}
        self.classes: dict[str, str] = {}
        self.broken = False
        self.line = 0

    def top(self, root: HtmlElement) -> _Place:
        """The place of the root, where every path begins."""
        return _Place(root, root, 1, 1, 0, _NO_REGION, "", 0, 0, 0)

    def enter(self, element: HtmlElement, above: _Place, number: int) -> _Place | None:
        """Opens an element and reads the text at its start; None when nothing inside it is to be read."""
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            return None
        if tag == "br":
            self.end_line(broken=True)
            return None
        inline = tag in _INLINE
        if not inline and (self.pieces or self.silent or self.line or self.broken):
            self.end_line()
        place = self._place(element, tag, inline, above, number)
        if tag == "img":
            self._image(element, place)
        elif element.text:
            self.text(element.text, place)
        return place

    def leave(self, place: _Place) -> None:
        """Closes an element; a block-level one ends the line."""
        element = place.element
        if place.box is element:
            if self.pieces or self.silent or self.line or self.broken:
                self.end_line()
            self.spans[element] = (place.start, len(self.blocks))
        elif element.tag == "a" and place.link and not any(text.strip() for text, _ in self.pieces[place.pieces :]):
            self.silent.append(place)

    def _place(self, element: HtmlElement, tag: str, inline: bool, above: _Place, number: int) -> _Place:
        get = element.get
        classes = get("class")
        stable = self.classes.get(classes) if classes else ""
        if stable is None:
            stable = self._stable(classes)
        path = (above.style, above.shape, tag, stable)
        style, shape = self.paths.get(path) or self._new_path(path)
        if inline:
            link = (get("href") or "") if tag == "a" else above.link
            return _new(
                _Place,
                (element, above.box, style, shape, above.level, above.regions, link, above.number, 0, len(self.pieces)),
            )
        regions = _regions(above.regions, tag, get("role"), stable)
        level = _HEADINGS.get(tag) or above.level
        return _new(_Place, (element, element, style, shape, level, regions, above.link, number, len(self.blocks), 0))

    def _new_path(self, path: tuple[int, int, str, str]) -> tuple[int, int]:
        """Numbers for a path by tag and class, and by tag alone, that was not met before."""
        style, shape, tag, stable = path
        ids = self.ids
        numbers = (
            ids.setdefault((style, tag, stable), len(ids)),
            ids.setdefault((shape, tag, None), len(ids)),
        )
        self.paths[path] = numbers
        return numbers

    def _stable(self, classes: str) -> str:
        """The classes that mark a kind of element, without those that number or toggle one of its instances."""
        kept = [word for word in classes.lower().split()[:8] if word not in _TOGGLES and not _DIGIT.search(word)]
        known = self.classes[classes] = " ".join(sorted(kept))
        return known

    def text(self, text: str, place: _Place) -> None:
        """Adds text to the line."""
        if text and (self.pieces or not text.isspace()):
            self.pieces.append((text, place))

    def end_line(self, broken: bool = False) -> None:
        """Ends the line, here or at a ``br``, and notes the links without text that stood in it."""
        if self.pieces:
            self._close()
            self.pieces = []
        if self.silent:
            for place in self.silent:
                label = place.element.get("aria-label") or place.element.get("title") or ""
                self._add("link", " ".join(label.split()), (), place)
            self.silent = []
        self.broken = broken
        self.line = self.line + 1 if broken else 0

    def _close(self) -> None:
        if len(self.pieces) == 1:
            text, place = self.pieces[0]
            shown = _spaced(text)
            self._add("text", shown, (Run(shown, place.element),), place)
            return
        runs: list[Run] = []
        first = None
        for text, place in self.pieces:
            shown = " ".join(text.split())
            if shown:
                first = first or place
                if runs and runs[-1].element is place.element:
                    runs[-1] = Run(f"{runs[-1].text} {shown}", place.element)
                else:
                    runs.append(Run(shown, place.element))
        if first is not None:
            self._add("text", _spaced("".join(text for text, _ in self.pieces)), tuple(runs), first)

    def _image(self, element: HtmlElement, place: _Place) -> None:
        text = " ".join((element.get("alt") or element.get("title") or "").split())
        self._add("image", text, (Run(text, element),), place)

    def _add(self, kind: str, text: str, runs: tuple[Run, ...], place: _Place) -> None:
        blocks = self.blocks
        if len(blocks) < MAX_BLOCKS:
            column = _column(place.box, place.number) * MAX_LINES + min(self.line, MAX_LINES - 1)
            blocks.append(_new(Block, (len(blocks), kind, text, runs, *place[:7], column, self.broken)))


def _column(element: HtmlElement, number: int) -> int:
    """The number of an element among its siblings, where that number tells something: in a unit that is repeated."""
    if element.tag in ("td", "th"):
        return number + 1
    unit = element.getparent()
    if unit is None or not 1 < sum(1 for _ in islice(unit, FEW + 1)) <= FEW:
        return 0
    other = unit.getnext() if unit.getnext() is not None else unit.getprevious()
    alike = (
        other is not None
        and other.tag == unit.tag
        and other.get("class") == unit.get("class")
        and sum(1 for _ in islice(other, 2)) > 1
    )
    return number + 1 if alike else 0


def _spaced(text: str) -> str:
    """Single spaces; a run of three or more non-breaking ones, an old way to make columns, becomes a tab."""
    if "\xa0" in text and "\xa0\xa0\xa0" in (packed := text.replace(" ", "")) and packed:
        columns = (" ".join(part.split()) for part in text.replace("\xa0 \xa0", "\xa0\xa0\xa0").split("\xa0\xa0\xa0"))
        return "\t".join(column for column in columns if column)
    return " ".join(text.split())


def _regions(above: frozenset[str], tag: str, role: str | None, classes: str) -> frozenset[str]:
    """The landmarks above, and those that this element adds by its tag, role or class."""
    named = _regions_of(classes) if classes else _NO_REGION
    if tag in _LANDMARKS or role in _LANDMARKS:
        named = named | {region for region in (_LANDMARKS.get(tag), _LANDMARKS.get(role or "")) if region}
    return above | named if named else above


@lru_cache(maxsize=5_000)
def _regions_of(classes: str) -> frozenset[str]:
    parts = classes.replace("-", " ").replace("_", " ").split()
    return frozenset(_CLASS_WORDS[word] for word in parts if word in _CLASS_WORDS)
