"""Finding the phrases of a list in a short text: whole words, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from data import table
from spiders.parsers.names import fold

_WORD = re.compile(r"[^\W_]+")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


MAX_REMEMBERED = 5_000
MAX_PHRASE = 40


class Phrases:
    """A set of phrases that texts are searched for."""

    def __init__(self, phrases: Iterable[str]) -> None:
        folded = [" ".join(_WORD.findall(fold(phrase))) for phrase in phrases]
        self._eastern = tuple(phrase for phrase in folded if _EAST.search(phrase))
        self._plain = frozenset(phrase for phrase in folded if phrase and not _EAST.search(phrase))
        self._firsts = frozenset(phrase.partition(" ")[0] for phrase in self._plain)
        self._shares: dict[str, float] = {}
        self._longest = max((phrase.count(" ") + 1 for phrase in self._plain), default=0)

    def is_one(self, text: str) -> bool:
        """Whether the text is one of the phrases."""
        return len(text) < MAX_PHRASE and " ".join(_WORD.findall(fold(text))) in self._plain

    def share(self, text: str) -> float:
        """How much of the text's words the longest phrase found in it makes up: 0 (none found) to 1."""
        if text not in self._shares:
            if len(self._shares) > MAX_REMEMBERED:
                self._shares.clear()
            self._shares[text] = self._share(text)
        return self._shares[text]

    def _share(self, text: str) -> float:
        words = _WORD.findall(fold(text))
        starts = [place for place, word in enumerate(words) if word in self._firsts]
        for size in range(min(self._longest, len(words)) if starts else 0, 0, -1):
            if any(" ".join(words[start : start + size]) in self._plain for start in starts):
                return size / len(words)
        found = max((len(phrase) for phrase in self._eastern if phrase in text), default=0)
        return found / len(text) if found else 0.0


@cache
def phrases(file: str, entry: str) -> Phrases:
    """The list ``entry`` of a TOML file of ``data``."""
    return Phrases(table(file)[entry])
