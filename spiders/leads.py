"""What it is worth to follow a link: by its words, its address, its place, and the people on the page around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from data import table
from spiders.addresses import promise_of_url, segments
from spiders.links import Link, read_links
from spiders.parsers.names import is_given_name, read_name
from spiders.vocabulary import Goal, Promise, fold, is_next, promise

if TYPE_CHECKING:
    from spiders.items import Person
    from spiders.parsers.document import Document

_DATE = re.compile(r"/(?:19|20)\d\d(?:/|-)\d{1,2}(?:/|-|$)")


@dataclass(frozen=True, slots=True)
class Lead:
    """A link worth following: ``score`` 0 to 100, ``goal`` what it promises."""

    url: str
    score: float
    goal: Goal
    text: str = ""


@cache
def weights() -> dict[str, dict[str, float]]:
    """How much goals, places and shapes of URLs count: ``data/links/weights.toml``."""
    return table("links/weights.toml")


def read_leads(document: Document, people: tuple[Person, ...] = ()) -> tuple[Lead, ...]:
    """What the page's links are worth, also as pages about the people and the departments that this page lists."""
    listed = {fold(person.name): bool(person.title) for person in people if " " in fold(person.name)}
    return tuple(_lead(link, document.url, listed) for link in read_links(document))


def _lead(link: Link, page: str, listed: dict[str, bool]) -> Lead:
    plain, below = score(link), _below(link, page, listed)
    return plain if below is None or (below.goal is Goal.NEXT and plain.score > below.score) else below


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
