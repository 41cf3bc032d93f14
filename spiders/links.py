"""Which links lead to people: every link of a page with its words and place, and what it is worth to follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit, urlunsplit

from data import table
from spiders.parsers.names import is_given_name, read_name
from spiders.vocabulary import PEOPLE, Goal, Promise, fold, is_generic, is_next, promise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from spiders.items import Person
    from spiders.parsers.document import Document

MOST_LINKS = 3000  # of one page
_FILE = re.compile(
    r"\.(?!html?$|php\d?$|aspx?$|jsp$|cfm$|shtml$|xhtml$|do$|cgi$|pl$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE
)
_DATE = re.compile(r"/(?:19|20)\d\d(?:/|-)\d{1,2}(?:/|-|$)")
_PLACES = {"nav": "menu", "header": "menu", "footer": "footer", "article": "article"}
_MENU = re.compile(r"(?:^|[-_ ])(?:nav|navbar|menu|navigation|header|topbar)(?:$|[-_ ])", re.IGNORECASE)
_PRESSED = re.compile(r"location(?:\.href)?\s*=\s*['\"]([^'\"]{1,300})['\"]")
_SPLIT = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the page shows it: absolute URL without fragment, its words, where it stands, what stands above it."""

    url: str
    text: str
    place: str = "body"
    context: str = ""
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """A link worth following: ``score`` 0 to 100, ``goal`` what it promises."""

    url: str
    score: float
    goal: Goal
    text: str = ""


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
    found: list[HtmlElement] = root.xpath(
        "//a[@href] | //area[@href] | //frame[@src] | //iframe[@src] | //*[@data-href] | //*[contains(@onclick, 'location')]"
    )
    yield from found


def _target(element: HtmlElement, base: str) -> str | None:
    href: str = (element.get("href") or element.get("src") or element.get("data-href") or "").strip()
    if (not href or href[0] == "#") and (pressed := _PRESSED.search(element.get("onclick") or "")):
        href = pressed[1]
    if not href or href[0] == "#" or len(href) > 1000:
        return None
    try:
        parts = urlsplit(urljoin(base, href))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or _FILE.search(parts.path):
        return None
    route = parts.fragment if parts.fragment.startswith(("/", "!/")) else ""  # a page of an application in the browser
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, route))


def _text(element: HtmlElement) -> str:
    text = " ".join(element.text_content().split())
    if not text:
        alts: list[str] = element.xpath(".//img/@alt")
        text = " ".join((*alts, element.get("aria-label") or "", element.get("title") or "", element.get("alt") or ""))
    if not text.strip():  # a button that is a picture is often named by its file: nav_team.gif
        text = " ".join(" ".join(segments(name)[-1:]) for name in element.xpath(".//img/@src")[:2])
    return " ".join(text.split())[:200]


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


@cache
def weights() -> dict[str, dict[str, float]]:
    """How much goals, places and shapes of URLs count: ``data/links/weights.toml``."""
    return table("links/weights.toml")


@lru_cache(maxsize=20_000)
def segments(url: str) -> tuple[str, ...]:
    """Path of a URL as phrases, one a segment: ``/about-us/OurTeam.html`` is ``("about us", "our team")``."""
    path = re.sub(r"\.\w{2,5}$", "", unquote(urlsplit(url).path))
    words = (" ".join(_SPLIT.split(part)).strip() for part in path.split("/"))
    return tuple(word for word in words if word and fold(word) not in ("index", "default"))


@lru_cache(maxsize=20_000)
def promise_of_url(url: str) -> tuple[Promise, bool]:
    """What a URL promises by its last segment or its query, and whether an earlier segment names people."""
    parts = segments(url)
    query = " ".join(value for _, value in parse_qsl(urlsplit(url).query))
    last = promise(parts[-1]) if parts else promise("")
    if last.goal is Goal.NONE and query:
        last = promise(query)
    return last, any(promise(part).goal in PEOPLE for part in parts[:-1])


def read_leads(document: Document, people: tuple[Person, ...] = ()) -> tuple[Lead, ...]:
    """What the page's links are worth, also as pages about the people and the departments that this page lists."""
    listed = {fold(person.name): bool(person.title) for person in people if " " in fold(person.name)}
    return tuple(_below(link, document.url, listed) or score(link) for link in read_links(document))


def _below(link: Link, page: str, listed: dict[str, bool]) -> Lead | None:
    """A lead to more of this list, to one person's page, or to a department below a page of people; else None.

    ``listed`` are the people of this page, and whether their titles are known: who is known needs no second look.
    """
    words = fold(link.text or link.context)
    if listed and _goes_on(link, words, page):
        return Lead(link.url, weights()["shape"]["next"], Goal.NEXT, link.text)
    slug = fold(" ".join(segments(link.url)[-1:]))
    names = [name for name in listed if _names(words, name) or _names(slug, name)]
    shape = weights()["shape"]
    if names and _shape(link.url) > 0.9:
        return Lead(link.url, 0 if all(listed[name] for name in names) else shape["bio"], Goal.BIO, link.text)
    if not promise_of_url(link.url)[1]:
        return None
    if _is_name(link.text):
        return Lead(link.url, shape["name"], Goal.BIO, link.text)
    if promise_of_url(link.url)[0].goal is Goal.NONE and _is_child(link.url, page) and link.place in ("body", "menu"):
        return Lead(link.url, shape["child"], Goal.BIO, link.text)
    return None


def _goes_on(link: Link, words: str, page: str) -> bool:
    """Whether a link leads to the next pages of the list that this page begins: a number, a letter, "next"."""
    if not ("next" in link.rel.split() or is_next(words) or len(words) == 1 or (words.isdigit() and len(words) < 4)):
        return False
    here, there = urlsplit(page), urlsplit(link.url)
    return there.netloc == here.netloc and there.path.startswith(re.sub(r"[^/]*$", "", here.path)) and link.url != page


def _names(words: str, name: str) -> bool:
    """Whether the words of a link or of an address are a name, and little else."""
    return set(name.split()) <= set(words.split()) and len(words.split()) <= len(name.split()) + 3


def _is_child(url: str, page: str) -> bool:
    """Whether a URL lies right below a page: ``/team/sales`` below ``/team/`` or ``/team.html``."""
    above = re.sub(r"(?:/(?:index|default))?\.\w{2,5}$", "", urlsplit(page).path).rstrip("/")
    path = urlsplit(url).path.rstrip("/")
    return len(above) > 1 and path.startswith(above + "/")


def _is_name(text: str) -> bool:
    """Whether the words of a link are somebody's name."""
    name = read_name(text) if len(text) < 60 else None
    return name is not None and len(name.tokens) > 1 and is_given_name(name.tokens[0])


def score(link: Link) -> Lead:
    """What following a link is worth, 0 to 100, from its words, its URL, its place and the heading above it."""
    scale = weights()
    by_text = promise(link.text)
    if by_text.goal is Goal.NONE and link.context:
        by_text = Promise(promise(link.context).goal, promise(link.context).share * scale["shape"]["context"])
    by_url, under_people = promise_of_url(link.url)
    text_worth, url_worth = _worth(by_text), _worth(by_url) * scale["shape"]["url"]
    best = by_text if text_worth >= url_worth else by_url
    value = max(text_worth, url_worth) + scale["shape"]["agree"] * min(text_worth, url_worth) / 100
    if Goal.AVOID in (by_text.goal, by_url.goal):
        value *= scale["shape"]["avoid"] if best.goal is not Goal.AVOID else 0
    if best.goal is Goal.NONE and under_people:
        return Lead(link.url, scale["shape"]["under_people"], Goal.NONE, link.text)
    value *= scale["place"].get(link.place, 1.0) * _shape(link.url)
    return Lead(link.url, round(min(100.0, value), 1), best.goal, link.text)


def _worth(said: Promise) -> float:
    return weights()["goal"].get(said.goal, 0.0) * float(said.share ** weights()["shape"]["share_power"])


@lru_cache(maxsize=20_000)
def _shape(url: str) -> float:
    """Dates, news folders and deep paths make a people page less likely."""
    scale = weights()["shape"]
    factor = scale["dated"] if _DATE.search(url) else 1.0
    if any(promise(part) == Promise(Goal.AVOID, 1.0) for part in segments(url)[:-1]):
        factor *= scale["in_avoided_folder"]
    depth = len(segments(url))
    return factor * float(scale["depth"] ** max(0, depth - 3))
