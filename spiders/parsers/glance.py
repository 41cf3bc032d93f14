"""A cheap look that tells pages which may show people from the many that show none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.html import HtmlElement

from spiders.items import PageKind
from spiders.parsers.document import Document
from spiders.parsers.eastern import is_eastern
from spiders.parsers.kind import page_kind
from spiders.parsers.name_words import is_honorific
from spiders.parsers.names import fold, is_given_name, read_name
from spiders.parsers.titles import begins_title, has_eastern_title, is_title_word

BEGINNING = 80
"""Characters of a text that are looked at: people stand at the beginning of their line."""

NEAR = 4
"""Texts between a name and a title that still belong together."""

SEVERAL = 3
"""Names alone that make a list of people: without a title near them, fewer are authors, customers and places."""

OPENING = 12
"""Characters that may stand before a name that opens a text, such as an honorific, and behind one that closes it."""

MAX_TITLE = 120

_MARKS = frozenset(",:;(|")
_FOR_PEOPLE = frozenset(
    (PageKind.TEAM, PageKind.LEADERSHIP, PageKind.BOARD, PageKind.BIO, PageKind.ABOUT, PageKind.HOME)
)
_HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "option", "textarea", "title"))
_PAIR = re.compile(
    r"(?<![^\W\d_])([^\W\d_a-z][^\W\d_]+),?[ \xa0]+(?:(?:[^\W\d_]|[A-Z][a-z]{1,3})\.? )?(?:[a-z]{1,3} )?([^\W\d_a-z][^\W\d_]+)"
)
_WORD = re.compile(r"[^\W\d_]+")


def shows_people(document: Document) -> bool:
    """Whether a page is worth reading for people; errs towards yes, and always says it of a page for people.

    Elsewhere a name has to open or close a text near a title, or several such names have to stand there. Entries of menus do not
    count: the menus of many sites name people and teams on every page.
    """
    if page_kind(document) in _FOR_PEOPLE:
        return True
    names: set[str] = set()
    since_name = since_title = NEAR + 1
    for text, linked in _texts(document.root):
        name, titled = _said(text)
        titled = titled and bool(name or not linked)
        since_name = 0 if name else since_name + 1
        since_title = 0 if titled else since_title + 1
        if (name or titled) and max(since_name, since_title) <= NEAR:
            return True
        if name and not (linked and is_eastern(name)):
            names.add(name)
        if len(names) >= SEVERAL:
            return True
    return False


def _texts(root: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Every text of the page in order, and what images are said to show, without what menus say; and whether it is a link's."""
    for element in root.iter():
        tag = element.tag
        text = element.get("alt") if tag == "img" else None if tag in _HIDDEN else element.text
        if text and len(text) > 1 and not text.isspace() and not (tag == "a" and _in_menu(element, text)):
            yield text, tag == "a"
        text = element.tail
        if text and not text.isspace():
            yield text, False


def _in_menu(link: HtmlElement, text: str) -> bool:
    """Whether a link is all that its list item says, and no form of address begins it."""
    item = link.getparent()
    alone = item is not None and item.tag == "li" and item[0] is link and not (link.tail or "").strip()
    return alone and not is_honorific(text.split(maxsplit=1)[0])


@lru_cache(maxsize=20_000)
def _said(text: str) -> tuple[str, bool]:
    """The name at the beginning of a text, if there is one, and whether a title word stands near it or in a short text."""
    text = text.strip()
    if len(text) < 2:
        return "", False
    shown = text[:BEGINNING]
    if is_eastern(shown):
        return _eastern_name(text), len(text) < BEGINNING and has_eastern_title(text)
    pairs = (pair for pair in _PAIR.finditer(shown) if _at_an_end(text, pair))
    name = next((pair.group() for pair in pairs if _is_name(pair[1], pair[2])), "")
    told = text[:MAX_TITLE] if name or len(text) <= MAX_TITLE else ""
    return name, any(map(is_title_word, _WORD.findall(fold(told))))


def _at_an_end(text: str, pair: re.Match[str]) -> bool:
    """Whether two words open or close a text or stand in a list: not amid a headline, nor behind the number of a house."""
    before, behind = text[: pair.start()].rstrip()[-1:], text[pair.end() : pair.end() + 2].lstrip()[:1]
    opens = pair.start() <= OPENING or len(text) - pair.end() <= OPENING
    return (opens or before in _MARKS or behind in _MARKS) and not before.isdigit()


def _eastern_name(text: str) -> str:
    name = read_name(text) if len(text) < 8 and not begins_title(text) else None
    known = name is not None and not {"eastern_family", "eastern_family1", "eastern_words2"}.isdisjoint(name.marks)
    return text if known else ""


def _is_name(first: str, last: str) -> bool:
    """Whether two capitalised words may be a name, in either order, and no title."""
    return (is_given_name(first) or is_given_name(last)) and not (
        is_title_word(fold(last)) or is_title_word(fold(first))
    )
