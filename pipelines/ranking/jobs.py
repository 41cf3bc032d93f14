"""The jobs that a title names: "CEO & Co-founder" holds two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipelines.ranking.phrases import Match
from pipelines.ranking.text import BREAK, is_word
from pipelines.ranking.vocabulary import Function, function_words, is_vague, levels, marks, rank_of, stop_words

Item = TypeVar("Item")

OFFICES = frozenset({"board", "adviser", "former"})
"""Marks of a job that is none in the company today."""


@dataclass(frozen=True, slots=True)
class Job:
    """One job of a title: "CEO & Co-founder" holds two.

    ``level`` is a name of data/ranking/levels.toml or "" when the title shows none; ``rank`` its steps above somebody who
    does the work. ``lead`` are the functions of its first part, the most telling first, ``functions`` those of all parts;
    ``words`` are all words with a meaning of their own, ``specialties`` those of them that name no function.
    """

    level: str
    rank: float
    lead: tuple[Function, ...]
    functions: tuple[Function, ...]
    words: tuple[str, ...]
    specialties: tuple[str, ...]
    marks: frozenset[str]


def each_once(items: Iterable[Item]) -> tuple[Item, ...]:
    """``items`` without those that stood before."""
    return tuple(dict.fromkeys(items))


def read_jobs(words: Sequence[str]) -> tuple[Job, ...]:
    """The jobs of a title that is cut into ``words``, in its order; at least one, which may say nothing."""
    return tuple(map(_read_job, _cut(words))) or (_read_job([[]]),)


def _cut(words: Sequence[str]) -> list[list[list[str]]]:
    """The jobs of ``words``, each as its parts: another begins at a break or an "and" with an office on both sides."""
    jobs: list[list[list[str]]] = []
    for part in _parts(words):
        if jobs and not (_is_office(part) and any(map(_is_office, jobs[-1]))):
            jobs[-1].append(part)
        else:
            jobs.append([part])
    return jobs


def _parts(words: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for place, word in enumerate(words):
        if not is_word(word) or (word == "and" and _is_office(parts[-1]) and _is_office(words[place + 1 : place + 4])):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _is_office(words: Sequence[str]) -> bool:
    """Whether ``words`` name a rank of command or a seat, not only a grade such as "senior"."""
    if any(rank_of(match.value) >= 2 for match in levels().find(words)):
        return True
    return any(match.value in OFFICES for match in marks().find(words))


def _read_job(parts: Sequence[Sequence[str]]) -> Job:
    """A job from its parts; level and function are looked for in each, so that no phrase spans a break."""
    words = [word for part in parts for word in (*part, BREAK)]
    first = len(parts[0])
    grades = [
        match
        for match in levels().find(words)
        if match.start < first or match.value != "lead" or match.end > match.start + 1
    ]
    fields = function_words().find(words)
    longer = [*((match.start, match.end) for match in grades), *((match.start, match.end) for match in fields)]
    found = frozenset(mark.value for mark in marks().find(words) if not any(_inside(mark, span) for span in longer))
    level = _level(grades, words)
    graded = {place for match in grades for place in range(match.start, match.end)}
    named = {place for match in fields for place in range(match.start, match.end)}
    content = [(place, word) for place, word in enumerate(words) if is_word(word) and word not in stop_words()]
    if "assistant" in found:
        level = ""
    return Job(
        level,
        _rank(level, [match.value for match in grades], found),
        _lead(parts, fields),
        each_once(match.value for match in fields),
        tuple(word for place, word in content if place in named or place not in graded),
        tuple(word for place, word in content if place not in named and place not in graded),
        found,
    )


def _inside(mark: Match[str], span: tuple[int, int]) -> bool:
    """Whether a mark is but a word of a longer phrase: "vice" of a vice president, "investor" of investor relations."""
    return span[0] <= mark.start and mark.end <= span[1] and mark.end - mark.start < span[1] - span[0]


def _lead(parts: Sequence[Sequence[str]], fields: Sequence[Match[Function]]) -> tuple[Function, ...]:
    """Functions of the first part that names one, the most telling first; those of later parts too while it is vague.

    A longer phrase tells more, of two words side by side the last ("growth engineer"), a part more than its family.
    """
    found: tuple[Function, ...] = ()
    end = 0
    for part in parts:
        start, end = end, end + len(part) + 1
        own = [match for match in fields if start <= match.start < end]
        beside = {match.start for match in own}
        own.sort(key=lambda match: (match.start - match.end, match.end in beside, match.start))
        found = each_once([*found, *(match.value for match in own)])
        if any(not is_vague(function.family) for function in found):
            break
    plain = sorted(found, key=lambda function: is_vague(function.family))
    return tuple(sorted(plain, key=lambda f: (f.family != plain[0].family, f.family == plain[0].family and not f.part)))


def _level(grades: Sequence[Match[str]], words: Sequence[str]) -> str:
    """The highest level; a "Chief" counts as chief officer only with the "officer", else as head of a profession."""
    level = max((match.value for match in grades), key=rank_of, default="")
    if level == "doyen" and "officer" in words[words.index("chief") if "chief" in words else 0 :]:
        return "chief"
    return level


def _rank(level: str, grades: list[str], found: frozenset[str]) -> float:
    """Steps of a job above the work: those of its level, somewhat more for a senior, less for a deputy or one region."""
    rank = rank_of(level)
    if "senior" in grades and 1 < rank < 8:
        rank += 0.8 if rank < 6 else 0.4
    if rank >= 3 and ("deputy" in found or "junior" in grades):
        rank -= 0.6
    if 5 <= rank < 9 and "regional" in found:
        rank -= 0.6
    return rank
