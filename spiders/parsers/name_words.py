"""What single words say of a name: given or family name, initial, particle, honorific, credential, everyday word."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from data import fold as _fold
from data import words

fold = lru_cache(maxsize=20_000)(_fold)
"""Small letters without accents, as the word lists hold them; remembered, since a page repeats its words."""


class Lists(NamedTuple):
    """The word lists that names are held against."""

    given: frozenset[str]
    given_rare: frozenset[str]
    family: frozenset[str]
    family_rare: frozenset[str]
    eastern: frozenset[str]
    eastern_given: frozenset[str]
    common: frozenset[str]
    particles: frozenset[str]


@cache
def name_lists() -> Lists:
    """The lists, read once."""
    return Lists(
        words("names/given.txt"),
        words("names/given_rare.txt"),
        words("names/family.txt"),
        words("names/family_rare.txt"),
        words("names/cjk_family.txt"),
        words("names/cjk_given.txt"),
        words("names/ambiguous.txt") | words("not_names.txt") | words("common/en.txt"),
        frozenset(part for entry in words("names/particles.txt") for part in entry.split()),
    )


@cache
def _honorifics() -> frozenset[str]:
    return words("honorifics.txt")


@cache
def _credentials() -> frozenset[str]:
    return words("credentials.txt")


def _bare(word: str) -> str:
    return word.replace(".", "").strip("'’,-‐")


def honorifics(text_words: list[str]) -> int:
    """How many of the words at the beginning are honorifics: Mr, Dr., Frau Prof. Dr., Dipl.-Ing."""
    count = 0
    while count < len(text_words) and is_honorific(text_words[count]):
        size = next((n for n in (3, 2, 1) if _is_whole(text_words[count : count + n], n)), 0)
        if not size:
            break
        count += size
    return count


@cache
def _first_words() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in _honorifics())


def is_honorific(word: str) -> bool:
    """Whether an honorific may begin with the word."""
    return fold(_bare(word)) in _first_words()


def _is_whole(text_words: list[str], size: int) -> bool:
    return len(text_words) == size and fold(" ".join(map(_bare, text_words))) in _honorifics()


def is_credential(word: str) -> bool:
    """Whether the word stands after a name: PhD, M.B.A., FRCP, Jr."""
    bare = _bare(word)
    return (
        bare in _credentials()
        or ("." in word and bare.upper() in _credentials())
        or bare.lower() in {"phd", "jr", "sr"}
    )


INITIAL = re.compile(r"[^\W\d_]\.?\Z")


def may_be_given(word: str) -> bool:
    """Whether an honorific before a single name may be its given name instead: Don Roe, M. Roe."""
    return bool(INITIAL.match(word)) or fold(word) in name_lists().given


@lru_cache(maxsize=20_000)
def word_mark(word: str, place: int, last: int) -> str:
    """One word: initial, particle, given or family name where such stand, a name elsewhere, common or unknown."""
    folded = fold(word).replace("'", "").strip(".")
    if "." in word[:-1] or (len(folded) <= 2 and word.rstrip(".").isupper()):
        return "initial"
    if word[0].islower():
        return "particle"
    lists = name_lists()
    weak = "_weak" if folded in lists.common else ""
    parts = (folded, *folded.split("-"))
    given = any(part in lists.given for part in parts)
    family = any(part in lists.family for part in parts)
    if (place == 0 and given) or (place == last > 0 and family):
        return ("given" if place == 0 else "family") + weak
    if given or family:
        return "known" + weak
    if weak:
        return "common"
    return "known_rare" if any(part in lists.given_rare or part in lists.family_rare for part in parts) else "unknown"
