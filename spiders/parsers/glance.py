"""A cheap look that tells pages which may show people from the many that show none."""

from __future__ import annotations

import re

from spiders.parsers import titles
from spiders.parsers.document import Document
from spiders.parsers.names import fold, is_given_name, read_name

ENOUGH = 3
_HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "option", "textarea"))
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PAIR = re.compile(
    r"(?<![^\W\d_])([^\W\d_a-z][^\W\d_]+)[ \xa0]+(?:[^\W\d_]\.? )?(?:[a-z]{1,3} )?([^\W\d_a-z][^\W\d_]+)"
)


def shows_people(document: Document) -> bool:
    """Whether a page is worth reading for people; errs towards yes."""
    names = 0
    for element in document.root.iter():
        if element.tag in _HIDDEN:
            continue
        for text in (element.text, element.tail):
            if text and len(text) > 4 and not text.isspace() and _names_somebody(text[:2000]):
                names += 1
                if names >= ENOUGH:
                    return True
    return names > 0


def _names_somebody(text: str) -> bool:
    if _EAST.search(text):
        return len(text.strip()) < 12 and read_name(text) is not None
    return any(is_given_name(pair[1]) and not titles.is_title_word(fold(pair[2])) for pair in _PAIR.finditer(text))
