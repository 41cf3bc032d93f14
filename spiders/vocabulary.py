"""What a phrase promises: the words by which sites in some 25 languages name their Team, About or Contact page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from data import table

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_PHRASE = 5  # words
LONGEST_LABEL = 6  # words; what is longer is a sentence, and tells a story more often than it names a page
_SPACELESS = re.compile(r"[぀-ヿ㐀-鿿가-힣]")  # scripts that write phrases without spaces between words
_WORDS = re.compile(r"[^\W_]+")


class Goal(StrEnum):
    """What a link leads to, as far as its words say."""

    TEAM = "team"
    LEADERSHIP = "leadership"
    BOARD = "board"
    ABOUT = "about"
    CONTACT = "contact"
    IMPRINT = "imprint"
    BIO = "bio"
    AVOID = "avoid"
    NEXT = "next"
    GENERIC = "generic"
    NONE = "none"


PEOPLE = frozenset({Goal.TEAM, Goal.LEADERSHIP, Goal.BOARD})
_RANKED = (Goal.TEAM, Goal.LEADERSHIP, Goal.BOARD, Goal.CONTACT, Goal.IMPRINT, Goal.AVOID, Goal.ABOUT)


@dataclass(frozen=True, slots=True)
class Promise:
    """The goal that a phrase names, and the share of its words (0 to 1) that name it."""

    goal: Goal
    share: float


NOTHING = Promise(Goal.NONE, 0.0)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case without accents, words parted by single spaces: what phrases are compared by."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    marks = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(unicodedata.normalize("NFC", marks)))


@cache
def _languages() -> dict[str, dict[str, list[str]]]:
    """The word lists by language code."""
    names = (file.name.removesuffix(".toml") for file in files("data").joinpath("links").iterdir())
    return {name: table(f"links/{name}.toml") for name in names if len(name) == 2}


@cache
def _phrases() -> dict[Goal, frozenset[str]]:
    goals = [*_RANKED, Goal.NEXT, Goal.GENERIC]
    return {goal: frozenset(fold(word) for words in _languages().values() for word in words[goal]) for goal in goals}


@cache
def _neutral() -> frozenset[str]:
    return frozenset(fold(word) for words in _languages().values() for word in words["neutral"])


@cache
def _index() -> dict[str, Goal]:
    return {phrase: goal for goal in reversed(_RANKED) for phrase in _phrases()[goal]}


@cache
def _spaceless() -> tuple[tuple[str, Goal], ...]:
    found = [(phrase.replace(" ", ""), goal) for phrase, goal in _index().items() if _SPACELESS.search(phrase)]
    return tuple(sorted(found, key=lambda item: -len(item[0])))


def language_of_words(texts: Iterable[str]) -> str | None:
    """The language in which most links of a page are called what we know; None when they say nothing."""
    said = {folded for text in texts if len(text) < 60 and (folded := fold(text))}
    counts = {code: len(said & phrases) for code, phrases in _by_language().items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= 2 else None


@cache
def _by_language() -> dict[str, frozenset[str]]:
    return {
        {"no": "nb"}.get(code, code): frozenset(fold(phrase) for goal in _RANKED for phrase in words[goal])
        for code, words in _languages().items()
    }


def is_generic(text: str) -> bool:
    """Whether a link's words say nothing of where it leads ("Read more")."""
    return fold(text) in _phrases()[Goal.GENERIC]


def is_next(text: str) -> bool:
    """Whether a link's words promise more of the same list ("Next page")."""
    return fold(text) in _phrases()[Goal.NEXT]


@lru_cache(maxsize=50_000)
def promise(text: str) -> Promise:
    """What a phrase promises: of the phrases in it that are known, the goal that covers most of its words."""
    folded = fold(text[:200])
    if not folded:
        return NOTHING
    if _SPACELESS.search(folded):
        return _promise_spaceless(folded.replace(" ", ""))
    return _promise_words(tuple(folded.split()))


def _promise_words(words: tuple[str, ...]) -> Promise:
    index, spoken, at = _index(), dict[Goal, int](), 0
    while at < len(words):
        lengths = range(min(LONGEST_PHRASE, len(words) - at), 0, -1)
        length = next((n for n in lengths if " ".join(words[at : at + n]) in index), 0)
        if length:
            goal = index[" ".join(words[at : at + length])]
            spoken[goal] = spoken.get(goal, 0) + length
        at += max(1, length)
    if not spoken:
        return NOTHING
    matter = sum(word not in _neutral() for word in words)
    goal = max(spoken, key=lambda g: (spoken[g], -_RANKED.index(g)))
    if goal is Goal.AVOID and any(g in PEOPLE for g in spoken) and spoken[goal] <= 1:
        goal = next(g for g in _RANKED if g in spoken)
        return Promise(goal, 0.5 * min(1.0, spoken[goal] / max(1, matter)))
    share = spoken[goal] / max(1, matter, spoken[goal])
    return Promise(goal, share if share == 1 else share * min(1.0, LONGEST_LABEL / len(words)))


def _promise_spaceless(text: str) -> Promise:
    for phrase, goal in _spaceless():
        if phrase in text:
            return Promise(goal, min(1.0, len(phrase) / len(text) + 0.2))
    return NOTHING
