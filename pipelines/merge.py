"""One person, one entry: the same person on several pages is merged, with every source kept.

Two names are one person's when family names agree and given names do (equal, a nickname, an initial that fits nobody
else), in either order; middle names and accents do not matter. A first name alone is never merged with a full name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from data import pairs
from spiders.items import Company, Page, PageKind, Person
from spiders.parsers.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PEOPLES = frozenset(
    (PageKind.TEAM, PageKind.LEADERSHIP, PageKind.BOARD, PageKind.BIO, PageKind.ABOUT, PageKind.CONTACT)
)
"""Kinds of pages that name the company's own people."""

ENOUGH = 3
"""So many people on such pages, and the site is taken to name its people there."""


class MergePipeline:
    """Leaves the same company with each person once."""

    def process_item(self, item: Company) -> Company:
        """The same company; people keep the order in which they were first seen, strays are gone."""
        return replace(item, people=tuple(without_strays(merge(item.people), item.pages)))


def merge(people: Iterable[Person]) -> list[Person]:
    """Each person once, in the order of first appearance."""
    groups: list[list[Person]] = []
    by_word: dict[str, list[list[Person]]] = defaultdict(list)
    for person in people:
        name = name_words(person.name)
        near = {id(group): group for word in name for group in by_word[word]}
        fitting = [group for group in near.values() if any(same_name(person.name, one.name) for one in group)]
        exact = [group for group in fitting if name_words(group[0].name) == name]
        group = exact[0] if exact else fitting[0] if len(fitting) == 1 else None
        if group is None:
            group = []
            groups.append(group)
        group.append(person)
        for word in name:
            if not any(known is group for known in by_word[word]):
                by_word[word].append(group)
    return [settle(group) for group in groups]


def without_strays(people: Sequence[Person], pages: Iterable[Page]) -> list[Person]:
    """Who is left when a site has pages for its people: who stands elsewhere alone is a customer, an author, a product."""
    theirs = {
        page.url for page in pages if page.kind in PEOPLES or (page.kind is PageKind.OTHER and page.people >= ENOUGH)
    }
    known = [any(source.url in theirs for source in person.sources) for person in people]
    if sum(known) < ENOUGH:
        return list(people)
    return [person for person, is_known in zip(people, known, strict=True) if is_known]


def settle(same: Sequence[Person]) -> Person:
    """One person out of what several pages say: the first that says something wins, the fullest name stands."""
    first = max(same, key=lambda one: (bool(one.title), one.confidence))
    return replace(
        first,
        name=max((one.name for one in same), key=lambda name: (len(name_words(name)) > 1, -_initials(name), len(name))),
        email=next((one.email for one in (first, *same) if one.email), None),
        phone=next((one.phone for one in (first, *same) if one.phone), None),
        section=next((one.section for one in (first, *same) if one.section), None),
        location=next((one.location for one in (first, *same) if one.location), None),
        profiles=tuple(dict.fromkeys(url for one in same for url in one.profiles)),
        sources=tuple(dict.fromkeys(source for one in (first, *same) for source in one.sources)),
    )


def same_name(one: str, other: str) -> bool:
    """Whether two displayed names can be one person's."""
    a, b = name_words(one), name_words(other)
    if a == b or "".join(a) == "".join(b):
        return True
    if min(len(a), len(b)) < 2:
        return False
    return sorted(a) == sorted(b) or _fits(a, b) or _fits(b, a) or _fits((*a[1:], a[0]), b) or _fits((*b[1:], b[0]), a)


def _fits(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether family names are equal and given names agree, middle names apart."""
    if a[-1] != b[-1] or not _given_agree(a[0], b[0]):
        return False
    middle = [(x, y) for x, y in zip(a[1:-1], b[1:-1], strict=False)]
    return all(_given_agree(x, y) for x, y in middle)


def _given_agree(a: str, b: str) -> bool:
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return bool(_nicknames().get(a, frozenset()) & _nicknames().get(b, frozenset()))


def _initials(name: str) -> int:
    return sum(len(word) == 1 for word in name_words(name))


@cache
def name_words(name: str) -> tuple[str, ...]:
    """Words of a name for comparing: no case, accents, honorifics, credentials or nicknames; hyphens part words."""
    return tuple(word for part in key(name) for word in re.findall(r"[^\W_]+", part.replace("'", "").replace("’", "")))


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Given names and short forms, each with the formal names that it may stand for."""
    families: dict[str, set[str]] = defaultdict(set)
    for formal, shorts in pairs("names/nicknames.txt").items():
        for name in (formal, *shorts):
            families[name].add(formal)
    return {name: frozenset(formals) for name, formals in families.items()}
