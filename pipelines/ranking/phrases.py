"""Finding the phrases of a vocabulary among the words of a title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipelines.ranking.text import UNSPACED, fold_word, is_word, split_words

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """Words ``start`` to ``end`` (exclusive) of a title say ``value``."""

    start: int
    end: int
    value: Value


_Table = dict[str, list[tuple[tuple[str, ...], Value]]]
"""Phrases with the same first word, by their second word ("" for none), longest first."""

_Known = tuple[tuple[str, ...], tuple[_Table[Value], ...]]
"""Forms of a word, and the phrases that begin with one of them."""


class PhraseBook(Generic[Value]):
    """Phrases and what they stand for.

    A word of a phrase may be whole ("director"), a beginning ("finanz-") or an end ("-leiter"). Among the phrases that
    fit at one place the longest wins, and a whole word beats a beginning, a beginning an end.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]], cut: Callable[[str], Sequence[str]]) -> None:
        """Learn ``entries``; ``cut`` splits a run of writing without spaces as the titles' are split."""
        self._phrases: dict[str, _Table[Value]] = {}
        self._beginnings: dict[str, bool] = {}
        self._ends: dict[str, bool] = {}
        self._known: dict[str, _Known[Value]] = {}
        self._cut = cut
        for phrase, value in entries:
            self._add(phrase, value)
        for rows in (rows for table in self._phrases.values() for rows in table.values()):
            rows.sort(key=lambda row: -len(row[0]))

    def _add(self, phrase: str, value: Value) -> None:
        keys = tuple(key for word in _keys(phrase) for key in (self._cut(word) if is_unspaced(word) else [word]))
        if not keys:
            raise ValueError(f"empty phrase for {value!r}")
        self._phrases.setdefault(keys[0], {}).setdefault("".join(keys[1:2]), []).append((keys, value))
        for key in keys:
            if key.endswith("-"):
                self._beginnings |= {key[:3]: key[:3] in self._beginnings and self._beginnings[key[:3]], key[:-1]: True}
            elif key.startswith("-"):
                self._ends |= {key[-3:]: key[-3:] in self._ends and self._ends[key[-3:]], key[1:]: True}

    def find(self, words: Sequence[str]) -> list[Match[Value]]:
        """Matches in order, none overlapping another."""
        known = [self._known.get(word) or self._learn(word) for word in words]
        found, place = [], 0
        while place < len(words):
            match = self._longest(known, place) if known[place][1] else None
            if match:
                found.append(match)
                place = match.end
            else:
                place += 1
        return found

    def _longest(self, known: list[_Known[Value]], start: int) -> Match[Value] | None:
        best: Match[Value] | None = None
        following = known[start + 1][0] if start + 1 < len(known) else ()
        for table in known[start][1]:
            for second in following:
                for keys, value in table.get(second, ()):
                    end = start + len(keys)
                    if best and end <= best.end:
                        break
                    if end == start + 2 or (end <= len(known) and _continues(keys, known, start)):
                        best = Match(start, end, value)
                        break
            if not best and "" in table:
                best = Match(start, start + 1, table[""][0][1])
        return best

    def _learn(self, word: str) -> _Known[Value]:
        """The forms under which ``word`` may stand in a phrase, most exact first, and the phrases that begin so; remembered."""
        forms = [word]
        if len(word) > 3 and word.endswith("s"):
            forms.append(word[:-1])
        if word[:3] in self._beginnings:
            forms += [word[:n] + "-" for n in range(len(word), 2, -1) if self._beginnings.get(word[:n])]
        if word[-3:] in self._ends:
            forms += ["-" + word[n:] for n in range(len(word) - 2) if self._ends.get(word[n:])]
        if len(self._known) > 20_000:
            self._known.clear()
        self._known[word] = tuple(forms), tuple(self._phrases[form] for form in forms if form in self._phrases)
        return self._known[word]


def _continues(keys: tuple[str, ...], known: list[_Known[Value]], start: int) -> bool:
    """Whether the third and further words of a phrase stand there too."""
    return all(keys[n] in known[start + n][0] for n in range(2, len(keys)))


def _keys(phrase: str) -> Iterable[str]:
    """The words of an entry of a vocabulary, hyphens at the edges kept: they mark beginnings and ends."""
    for part in phrase.split():
        word = part.strip("-")
        if word.isalnum():
            yield f"{'-' * part.startswith('-')}{fold_word(word)}{'-' * part.endswith('-')}"
        else:
            yield from filter(is_word, split_words(word))


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
    return not word.isascii() and UNSPACED.fullmatch(word) is not None
