"""The people whom an employer publishes, made ready to be ranked for any role."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.ranking.aside import reason_aside
from pipelines.ranking.titles import TitleClass, classify
from pipelines.ranking.vocabulary import Function, rank_of, read_words, stop_words
from spiders.items import Person


@dataclass(frozen=True, slots=True)
class Entry:
    """A person with the parts of the title and of the section."""

    person: Person
    title: TitleClass
    rank: float
    functions: frozenset[Function]
    words: frozenset[str]
    section: TitleClass
    aside: str


@dataclass(frozen=True, slots=True)
class Roster:
    """All published people; ``rarity`` is how much it says that two titles share a word (natural logarithm)."""

    entries: tuple[Entry, ...]
    rarity: dict[str, float]

    @property
    def size(self) -> int:
        """How many people are published."""
        return len(self.entries)


@lru_cache(maxsize=16)
def read_roster(people: tuple[Person, ...]) -> Roster:
    """``people`` with their titles read; remembered, since many roles are asked of the same people."""
    entries = tuple(_entry(person) for person in people)
    seen = Counter(word for entry in entries for word in entry.words | frozenset(entry.section.main.words))
    return Roster(entries, {word: math.log(1 + len(entries) / count) for word, count in seen.items()})


def _entry(person: Person) -> Entry:
    title = classify(person.title or "")
    jobs = [job for job in title.jobs if "board" not in job.marks] or list(title.jobs)
    return Entry(
        person,
        title,
        max(job.rank for job in jobs),
        frozenset(function for job in jobs for function in job.functions),
        frozenset(word for job in jobs for word in job.words),
        classify(person.section or ""),
        reason_aside(title, person.section or ""),
    )


def prepare(people: Sequence[Person]) -> Roster:
    """The roster of ``people``, in an order of its own, so that theirs does not matter."""
    return read_roster(
        tuple(sorted(people, key=lambda p: (p.name, p.title or "", p.section or "", p.location or "", p.id)))
    )


__all__ = ["Entry", "Roster", "prepare", "rank_of", "read_words", "stop_words"]
