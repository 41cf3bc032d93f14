"""The words of data/ranking as phrase books, and titles cut into words that the books know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from data import table, words
from pipelines.ranking.phrases import PhraseBook, cut_unspaced, is_unspaced
from pipelines.ranking.text import fold, split_words

FUNCTIONS = "ranking/functions.toml"
LEVELS = "ranking/levels.toml"
MARKS = "ranking/marks.toml"
HR = "ranking/hr.toml"
_SETTINGS = frozenset({"name", "under", "rank"})


@dataclass(frozen=True, slots=True)
class Function:
    """A job family, or a part of one: "engineering", "engineering.frontend"."""

    family: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.family}.{self.part}" if self.part else self.family


def _phrases(block: Mapping[str, Any]) -> Iterator[str]:
    """Every phrase of every language of one block of a table."""
    for language, text in block.items():
        if language not in _SETTINGS and isinstance(text, str):
            yield from (phrase.strip() for phrase in text.split(",") if phrase.strip())


@cache
def functions() -> PhraseBook[Function]:
    """Words that name a job family or a part of one."""
    entries: dict[str, Function] = {}
    for family, block in table(FUNCTIONS).items():
        entries |= {phrase: entries.get(phrase, Function(family)) for phrase in _phrases(block)}
        for part, words_of_part in block.items():
            if isinstance(words_of_part, dict):
                entries |= {phrase: Function(family, part) for phrase in _phrases(words_of_part)}
    return PhraseBook(entries.items())


@cache
def levels() -> PhraseBook[str]:
    """Words that show a level."""
    return PhraseBook([(phrase, level) for level, block in table(LEVELS).items() for phrase in _phrases(block)])


@cache
def marks() -> PhraseBook[str]:
    """Words that show a deputy, a board member, an assistant and so on."""
    return PhraseBook([(phrase, mark) for mark, block in table(MARKS).items() for phrase in _phrases(block)])


@cache
def hr_words() -> PhraseBook[str]:
    """Words that show work in human resources, and those that only look so."""
    return PhraseBook([(phrase, kind) for kind, block in table(HR).items() for phrase in _phrases(block)])


@cache
def rank_of(level: str) -> float:
    """Steps of ``level`` above somebody who does the work; 0 for no level."""
    return float(table(LEVELS)[level]["rank"]) if level else 0.0


@cache
def stop_words() -> frozenset[str]:
    """Words without meaning of their own."""
    return frozenset(fold(word) for word in words("ranking/stopwords.txt"))


@cache
def _unspaced_words() -> frozenset[str]:
    books = (functions(), levels(), marks(), hr_words())
    return frozenset(word for book in books for word in book.words if is_unspaced(word))


@lru_cache(maxsize=16384)
def read_words(title: str) -> tuple[str, ...]:
    """The words of ``title``, folded, with breaks between its parts; writing without spaces is cut into known words."""
    if title.isascii():
        return tuple(split_words(title))
    cut = [cut_unspaced(word, _unspaced_words()) if is_unspaced(word) else [word] for word in split_words(title)]
    return tuple(word for part in cut for word in part)
