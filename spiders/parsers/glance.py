"""A cheap look that tells pages which may show people from the many that show none."""

from __future__ import annotations

import re

from spiders.items import PageKind
from spiders.parsers.document import Document
from spiders.parsers.eastern import is_eastern
from spiders.parsers.kind import page_kind
from spiders.parsers.names import fold, is_given_name, read_name
from spiders.parsers.titles import is_title_word

BEGINNING = 80
"""Characters of a text that are looked at: people stand at the beginning of their line."""

_FOR_PEOPLE = frozenset((PageKind.TEAM, PageKind.LEADERSHIP, PageKind.BOARD, PageKind.BIO))
_HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "option", "textarea", "title"))
_PAIR = re.compile(
    r"(?<![^\W\d_])([^\W\d_a-z][^\W\d_]+),?[ \xa0]+(?:(?:[^\W\d_]|[A-Z][a-z]{1,3})\.? )?(?:[a-z]{1,3} )?([^\W\d_a-z][^\W\d_]+)"
)


def shows_people(document: Document) -> bool:
    """Whether a page is worth reading for people; errs towards yes, and always says it of a page for people."""
    if page_kind(document) in _FOR_PEOPLE:
        return True
    for element in document.root.iter():
        if element.tag in _HIDDEN:
            text = ""
        elif element.tag == "img":
            text = element.get("alt") or ""
        else:
            text = element.text or ""
        if (len(text) > 2 and _names_somebody(text)) or (element.tail and _names_somebody(element.tail)):
            return True
    return False


def _names_somebody(text: str) -> bool:
    text = text.strip()[:BEGINNING]
    if is_eastern(text):
        name = read_name(text) if len(text) < 8 else None
        return name is not None and not {"eastern_family", "eastern_family1", "eastern_words2"}.isdisjoint(name.marks)
    return any(_is_name(pair[1], pair[2]) for pair in _PAIR.finditer(text))


def _is_name(first: str, last: str) -> bool:
    """Whether two capitalised words may be a name, in either order, and no title."""
    return (is_given_name(first) or is_given_name(last)) and not (
        is_title_word(fold(last)) or is_title_word(fold(first))
    )
