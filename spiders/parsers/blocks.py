"""The lines that a reader of a page sees, each with its place in the tree."""

from __future__ import annotations

from typing import NamedTuple

from lxml.html import HtmlElement

MAX_BLOCKS = 8_000
"""Lines read of one page: more than any real page has, few enough to bound the work on a hostile one."""


class Run(NamedTuple):
    """A piece of a line inside one inline element: its text and that element."""

    text: str
    element: HtmlElement


class Block(NamedTuple):
    """One visual line, or an image's alternative text, or a link that shows no text.

    ``kind`` is text, image or link; ``runs`` are the line's inline pieces in order; ``element`` is the innermost element
    around the first piece and ``box`` the block-level one around the line; ``style`` and ``shape`` number the path to
    the element by tag and class, and by tag alone: equal numbers mean the same place in a repeated pattern; ``level`` is
    1 to 6 in a heading, else 0; ``regions`` are the landmarks around it (nav, footer, quote ...); ``link`` is the
    address that its first piece points to; ``column`` is its place in the unit that may repeat: the number of its box
    among its siblings (in a table row, or where there are few) and of the line in the box; ``broken`` is true for a line
    that follows a ``br``.
    """

    number: int
    kind: str
    text: str
    runs: tuple[Run, ...]
    element: HtmlElement
    box: HtmlElement
    style: int
    shape: int
    level: int
    regions: frozenset[str]
    link: str
    column: int
    broken: bool


class Layout(NamedTuple):
    """The lines of a page in reading order, and for each block-level element the range of lines inside it."""

    blocks: list[Block]
    spans: dict[HtmlElement, tuple[int, int]]
