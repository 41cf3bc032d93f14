"""What a page shows: its text as lines, the part of the page that a line stands in, and what the lines state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_BREAKS = frozenset(
    "p div li td th dd dt address h1 h2 h3 h4 h5 h6 section article main aside header footer nav form tr table ul ol br".split()
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "select", "textarea"))
FARTHEST = 40  # ancestors that are asked for a line's place


class Line(NamedTuple):
    """A line of text as displayed, single spaces between its words, and the element in which it begins."""

    text: str
    element: HtmlElement

    @property
    def place(self) -> str:
        """The part of the page: header, footer or body."""
        return place_of(self.element)


class Fact(NamedTuple):
    """Something that a page states of the company, and how much speaks for it (more is more)."""

    value: str
    weight: float


def lines(root: HtmlElement) -> Iterator[Line]:
    """Lines of a page, in order; a new block or a ``br`` begins a new line."""
    words: list[str] = []
    first = root
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in _UNSEEN:
            unseen += 1 if event == "start" else -1
        if tag in _BREAKS and words:
            yield Line(" ".join(" ".join(words).split()), first)
            words = []
        text: str | None = element.text if event == "start" else (element.tail if element is not root else None)
        if text and not unseen and not text.isspace():
            if not words:
                first = element
            words.append(text)
    if last := " ".join(" ".join(words).split()):
        yield Line(last, first)


def place_of(element: HtmlElement) -> str:
    """The part of the page that an element stands in: header, footer or body, by tags and by what classes are called."""
    for depth, above in enumerate((element, *element.iterancestors())):
        if above.tag in ("footer", "header"):
            return str(above.tag)
        words = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        if "footer" in words:
            return "footer"
        if "topbar" in words or "top-bar" in words or above.get("id") == "header":
            return "header"
        if depth > FARTHEST:
            break
    return "body"
