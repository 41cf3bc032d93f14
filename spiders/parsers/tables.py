"""What the head of a table says its columns hold."""

from __future__ import annotations

from lxml.html import HtmlElement

from spiders.parsers.phrases import phrases

HEADERS = "pages/headers.toml"
MAX_HEADER = 40
_ROWS = "tr"
_CELLS = frozenset(("td", "th"))


class Tables:
    """Heads of the tables of one page, each read once."""

    def __init__(self) -> None:
        self._heads: dict[HtmlElement, list[str]] = {}

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
