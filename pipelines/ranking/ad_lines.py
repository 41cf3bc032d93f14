"""The text of a page as lines."""

from __future__ import annotations

import re

from lxml import etree, html

_BLOCKS = frozenset("p div li h1 h2 h3 h4 h5 h6 br tr dt dd section ul ol table header footer article main".split())
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head"})


def lines(root: html.HtmlElement) -> str:
    """Visible text with line breaks where blocks end."""
    pieces: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        unseen += (tag in _UNSEEN) * (1 if event == "start" else -1)
        if not unseen:
            pieces.append("\n" if tag in _BLOCKS else "")
            pieces.append(re.sub(r"\s+", " ", (element.text if event == "start" else element.tail) or ""))
    return re.sub(r" *\n[ \n]*", "\n", "".join(pieces)).strip()
