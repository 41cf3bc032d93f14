"""Finding the phrases of a vocabulary among the words of a title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipelines.ranking.text import UNSPACED, is_word, split_words

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """Words ``start`` to ``end`` (exclusive) of a title say ``value``."""

    start: int
    end: int
    value: Value


class PhraseBook(Generic[Value]):
    """Phrases and what they stand for.

    A word of a phrase may be whole ("director"), a beginning ("finanz-") or an end ("-leiter"). Among the phrases that
    fit at one place the longest wins, and a whole word beats a beginning, a beginning an end.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]], cut: Callable[[str], Sequence[str]]) -> None:
        """Learn ``entries``; ``cut`` splits a run of writing without spaces as the titles' are split."""
        self._phrases: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._beginnings: set[str] = set()
        self._ends: set[str] = set()
        self._forms: dict[str, tuple[str, ...]] = {}
        self._cut = cut
        for phrase, value in entries:
            self._add(phrase, value)
        for rows in self._phrases.values():
            rows.sort(key=lambda row: -len(row[0]))

    def _add(self, phrase: str, value: Value) -> None:
        keys = tuple(key for word in _keys(phrase) for key in (self._cut(word) if is_unspaced(word) else [word]))
        if not keys:
            raise ValueError(f"empty phrase for {value!r}")
        self._phrases.setdefault(keys[0], []).append((keys, value))
        for key in keys:
            if key.endswith("-"):
                self._beginnings.add(key[:-1])
            elif key.startswith("-"):
                self._ends.add(key[1:])

    def find(self, words: Sequence[str]) -> list[Match[Value]]:
        """Matches in order, none overlapping another."""
        forms = [self._forms.get(word) or self._learn(word) for word in words]
        found, place = [], 0
        while place < len(words):
            match = self._longest(forms, place)
            if match:
                found.append(match)
                place = match.end
            else:
                place += 1
        return found

    def _longest(self, forms: list[tuple[str, ...]], start: int) -> Match[Value] | None:
        best: Match[Value] | None = None
        for form in forms[start]:
            for keys, value in self._phrases.get(form, ()):
                end = start + len(keys)
                if best and end <= best.end:
                    break
                if len(keys) == 1 or (
                    end <= len(forms) and all(map(tuple.__contains__, forms[start + 1 : end], keys[1:]))
                ):
                    best = Match(start, end, value)
                    break
        return best

    def _learn(self, word: str) -> tuple[str, ...]:
        """The forms under which ``word`` may stand in a phrase, most exact first; remembered."""
        forms = [word]
        if len(word) > 3 and word.endswith("s"):
            forms.append(word[:-1])
        if len(word) > 2:
            forms += [word[:n] + "-" for n in range(len(word), 1, -1) if word[:n] in self._beginnings]
            forms += ["-" + word[n:] for n in range(len(word)) if word[n:] in self._ends]
        if len(self._forms) > 20_000:
            self._forms.clear()
        self._forms[word] = tuple(forms)
        return self._forms[word]


def _keys(phrase: str) -> Iterable[str]:
    """The words of an entry of a vocabulary, hyphens at the edges kept: they mark beginnings and ends."""
    for part in phrase.split():
        words = [word for word in split_words(part.strip("-")) if is_word(word)]
        if len(words) == 1:
            yield ("-" if part.startswith("-") else "") + words[0] + ("-" if part.endswith("-") else "")
        else:
            yield from words


def cut_unspaced(run: str, vocabulary: Set[str], longest: int = 10) -> list[str]:
    """A run of Japanese, Chinese or Korean writing as words: as few letters outside ``vocabulary`` as can be, then few words.

    Letters that no word covers stay together as one word. Dynamic programming over the places where a word may end.
    """
    best: list[tuple[int, int, int]] = [(0, 0, 0)]  # letters outside, words, where the last word begins
    for end in range(1, len(run) + 1):
        known = [
            (best[start][0], best[start][1] + 1, start)
            for start in range(max(0, end - longest), end)
            if run[start:end] in vocabulary
        ]
        best.append(min([*known, (best[end - 1][0] + 1, best[end - 1][1] + 1, end - 1)]))
    words: list[str] = []
    end, outside = len(run), ""
    while end:
        start = best[end][2]
        if run[start:end] in vocabulary:
            words += [outside, run[start:end]] if outside else [run[start:end]]
            outside = ""
        else:
            outside = run[start:end] + outside
        end = start
    return [*([outside] if outside else []), *reversed(words)]


def is_unspaced(word: str) -> bool:
    """Whether ``word`` is written in a script that puts no spaces between words."""
    return UNSPACED.fullmatch(word) is not None
