"""The links of a page, with the words they are called by and the place they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spiders.addresses import promise_of_url, resolve, segments
from spiders.vocabulary import Goal, is_generic, promise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from spiders.parsers.document import Document

MOST_LINKS = 3000  # of one page
_PLACES = {"nav": "menu", "header": "menu", "footer": "footer", "article": "article"}
_MENU = re.compile(r"(?:^|[-_ ])(?:nav|navbar|menu|navigation|header|topbar)(?:$|[-_ ])", re.IGNORECASE)
_PRESSED = re.compile(r"(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\(|open\()\s*['\"]([^'\"]{1,300})['\"]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the page shows it: absolute URL without fragment, its words, where it stands, what stands above it."""

    url: str
    text: str
    place: str = "body"
    context: str = ""
    rel: str = ""


def read_links(document: Document) -> tuple[Link, ...]:
    """All links of a page in its order, frames and image maps included; each URL once for each different text."""
    seen: dict[tuple[str, str], Link] = {}
    for element in _anchors(document.root):
        url = _target(element, document.base_url)
        if url and (key := (url, text := _text(element))) not in seen:
            context = _context(element, text)
            place = _place(element) if _says_something(url, text, context) else "body"
            seen[key] = Link(url, text, place, context, element.get("rel") or "")
        if len(seen) >= MOST_LINKS:
            break
    return tuple(seen.values())


def _says_something(url: str, text: str, context: str) -> bool:
    """Whether words or address promise anything; most links do not, and where those stand does not matter."""
    of_url, under_people = promise_of_url(url)
    return under_people or any(said.goal is not Goal.NONE for said in (of_url, promise(text), promise(context)))


def _anchors(root: HtmlElement) -> Iterator[HtmlElement]:
    yield from root.iter("a", "area", "frame", "iframe")
    yield from root.xpath(
        "//*[@data-href or contains(@onclick, 'location') or contains(@onclick, 'open(')][not(self::a)]"
    )


def _target(element: HtmlElement, base: str) -> str | None:
    href: str = (element.get("href") or element.get("src") or element.get("data-href") or "").strip()
    if not href or href[0] == "#" or href.startswith("javascript:"):
        pressed = _PRESSED.search(href) or _PRESSED.search(element.get("onclick") or "")
        href = pressed[1] if pressed else ""
    return resolve(href, base)


def _text(element: HtmlElement) -> str:
    text = " ".join(" ".join(map(str, element.itertext())).split())
    if not text:
        alts: list[str] = element.xpath(".//img/@alt")
        text = " ".join((*alts, element.get("aria-label") or "", element.get("title") or "", element.get("alt") or ""))
    if not text.strip():  # a button that is a picture is often named by its file: nav_team.gif
        text = " ".join(" ".join(segments(name)[-1:]) for name in element.xpath(".//img/@src")[:2])
    words = text.split()[:40]
    half = len(words) // 2
    if half and words[:half] == words[half:]:  # once for a wide screen, once for a narrow one
        words = words[:half]
    return " ".join(words)[:200]


def _place(element: HtmlElement) -> str:
    for ancestor in element.iterancestors():
        if not isinstance(ancestor.tag, str):
            continue
        if ancestor.tag in _PLACES:
            return _PLACES[str(ancestor.tag)]
        if ancestor.get("role") == "navigation" or _MENU.search(ancestor.get("class") or ancestor.get("id") or ""):
            return "menu"
        if "footer" in (ancestor.get("class") or "") or ancestor.get("id") == "footer":
            return "footer"
    return "body"


def _context(element: HtmlElement, text: str) -> str:
    """The heading above a link that says nothing by itself."""
    if text and not is_generic(text):
        return ""
    for ancestor in [*element.iterancestors()][:4]:
        headings: list[HtmlElement] = ancestor.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5")
        if headings:
            return " ".join(headings[0].text_content().split())[:200] if len(headings) == 1 else ""
    return ""
