"""What the head of a table says its columns hold."""

from __future__ import annotations

from lxml.html import HtmlElement

from spiders.parsers.phrases import phrases

HEADERS = "pages/headers.toml"
MAX_HEADER = 40
_ROWS = "tr"
_VALUES = frozenset(("td", "dd"))
_LABELS = frozenset(("td", "th", "dt"))
_CELLS = frozenset(("td", "th"))


class Tables:
    """Heads of the tables of one page, each read once."""

    def __init__(self) -> None:
        self._heads: dict[HtmlElement, list[str]] = {}

    @staticmethod
    def label(element: HtmlElement) -> str:
        """What stands beside a value: the text of the first of two cells of a row, or of the ``dt`` before a ``dd``; else ""."""
        cell = element
        for _ in range(4):
            parent = cell.getparent()
            if cell.tag in _VALUES or parent is None:
                break
            cell = parent
        label = cell.getprevious() if cell.tag in _VALUES else None
        if label is None or (label.tag in _CELLS and (label.getprevious() is not None or cell.getnext() is not None)):
            return ""
        text = " ".join(" ".join(label.itertext()).split()) if label.tag in _LABELS else ""
        return text if len(text) <= MAX_HEADER else ""

    def column(self, element: HtmlElement) -> str:
        """``name`` or ``title`` when the element stands in a table column with such a heading, else ``""``."""
        cell = element
        for _ in range(6):
            if cell.tag in _CELLS:
                break
            parent = cell.getparent()
            if parent is None:
                return ""
            cell = parent
        row = cell.getparent()
        if cell.tag not in _CELLS or row is None or row.tag != _ROWS:
            return ""
        head = self._head(row)
        place = row.index(cell)
        return head[place] if place < len(head) else ""

    def _head(self, row: HtmlElement) -> list[str]:
        table = row
        while table.tag != "table":
            parent = table.getparent()
            if parent is None:
                return []
            table = parent
        if table not in self._heads:
            first = next(table.iter(_ROWS), None)
            self._heads[table] = [] if first is None or first is row else [_holds(cell) for cell in first[:30]]
        return self._heads[table]


def _holds(cell: HtmlElement) -> str:
    text = " ".join(" ".join(cell.itertext()).split())
    if not text or len(text) > MAX_HEADER:
        return ""
    shares = {kind: phrases(HEADERS, kind).share(text) for kind in ("name", "title")}
    best = max(shares, key=lambda kind: shares[kind])
    return best if shares[best] >= 0.5 else ""
