"""Whether a page shows its content only to a browser: an application shell, or a list that a script fills."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from data import table
from spiders.parsers.names import fold
from spiders.parsers.shown import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from spiders.parsers.document import Document

ENOUGH = 0.6  # what the signs must add up to
LITTLE = 80  # words that even an empty page has in its menu and footer
MUCH = 400

_HOLDERS = frozenset(("div", "ul", "ol", "section", "main", "tbody", "table", "article"))
_LOOPS = "//@v-for | //@x-for | //@ng-repeat | //@data-ng-repeat | //*[contains(@data-bind, 'foreach')]"
_LIST = re.compile(
    r"team|staff|people|person|member|leader|board|employee|profile|grid|list|cards|container|content", re.IGNORECASE
)

SIGNS = {
    "empty root": 0.5,  # <div id="root"></div>
    "noscript": 0.3,  # "You need to enable JavaScript"
    "framework": 0.2,  # marks of a framework that renders in the browser
    "loading": 0.5,  # "Loading ..." where content should be
    "placeholder": 0.3,  # elements called skeleton, spinner, loader
    "template": 0.4,  # {{ name }} or a loop that nobody filled in
    "empty list": 0.4,  # people were promised, and an element that is called after a list of them holds nothing
    "few words": 0.25,
    "nobody": 0.25,  # a link or the page itself promised people, and there are none
    "many words": -0.5,
    "no script": -1.0,
}
"""What each sign says; no single one is enough."""


def signs_of_script(document: Document, *, promised: bool) -> tuple[str, ...]:
    """The signs (see :data:`SIGNS`) that a browser would show more; ``promised`` says that people were expected here."""
    root = document.root
    if not has_script(root):
        return ("no script",)
    shown = [line.text for line in lines(root)]
    words = sum(len(text.split()) for text in shown)
    found = {
        "empty root": _empty_root(root),
        "noscript": any("javascript" in (element.text_content() or "").lower() for element in root.iter("noscript")),
        "framework": _framework(root),
        "loading": any(_is_loading(text) for text in shown),
        "placeholder": _placeholder(root),
        "template": any("{{" in text and "}}" in text for text in shown) or bool(root.xpath(_LOOPS)),
        "empty list": promised and _empty_list(root),
        "few words": words < LITTLE,
        "nobody": promised,
        "many words": words > MUCH,
    }
    return tuple(sign for sign, is_there in found.items() if is_there)


def needs_browser(signs: Sequence[str]) -> bool:
    """Whether the signs together are worth starting a browser."""
    return sum(SIGNS[sign] for sign in signs) >= ENOUGH


def has_script(root: HtmlElement) -> bool:
    """Whether the page brings a program with it, rather than data in a ``script`` element."""
    return any(
        script.get("type", "").lower() in ("", "module", "text/javascript", "application/javascript")
        for script in root.iter("script")
    )


def _empty_root(root: HtmlElement) -> bool:
    """The element that frameworks fill is there, and next to nothing stands in it."""
    names = frozenset(table("browser.toml")["roots"])
    for element in root.iter():
        if isinstance(element.tag, str) and (element.get("id") in names or element.tag == "app-root"):
            return len(" ".join(line.text for line in lines(element)).split()) < 10
    return False


def _framework(root: HtmlElement) -> bool:
    if root.xpath("//*[@ng-version or @ng-app or @data-reactroot or @v-cloak or @x-data or @data-v-app][1]"):
        return True
    return bool(root.xpath("//script[@type='module' and @src][1]"))


def _placeholder(root: HtmlElement) -> bool:
    classes: list[str] = root.xpath("//@class")
    return any(
        word in name.lower()
        for name in classes[:5000]
        for word in ("skeleton", "spinner", "placeholder-glow", "loader")
    )


def _empty_list(root: HtmlElement) -> bool:
    found: list[HtmlElement] = root.xpath("//*[(@id or @class) and not(*) and not(normalize-space())]")
    names = (f"{element.get('id') or ''} {element.get('class') or ''}" for element in found if element.tag in _HOLDERS)
    return any(_LIST.search(name) for name in names)


def _is_loading(text: str) -> bool:
    words = fold(text).strip(" .…")
    return len(words) < 60 and any(
        words == phrase or words.endswith(phrase) or words.startswith(phrase + " ") for phrase in _loading()
    )


@cache
def _loading() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in table("browser.toml")["loading"])
