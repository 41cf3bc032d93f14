"""The people whom an employer publishes, made ready to be ranked for any role."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipelines.ranking.jobs import OFFICES
from pipelines.ranking.text import BREAK
from pipelines.ranking.titles import TitleClass, classify
from pipelines.ranking.vocabulary import Function, read_words, stop_words
from spiders.items import Person

_MARKS = frozenset({"deputy", "acting", "regional", "global"})


Kind = tuple[frozenset[Function], frozenset[str], float, str]
"""All that the relation of a person to a role depends on: functions, other families, rank, and section where needed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person with what title and section say; ``kind`` is what the relation to a role depends on."""

    person: Person
    title: TitleClass
    section: TitleClass
    rank: float
    level: str
    functions: frozenset[Function]
    families: frozenset[str]
    others: frozenset[str]
    words: frozenset[str]
    specialties: frozenset[str]
    section_words: frozenset[str]
    initials: frozenset[str]
    marks: frozenset[str]
    aside: str
    hr: bool
    kind: Kind


@dataclass(frozen=True, slots=True)
class Roster:
    """All published people.

    ``rarity`` is how much it says that two titles share a word (natural logarithm); ``sections`` maps each heading to its
    words.
    """

    entries: tuple[Entry, ...]
    rarity: dict[str, float]
    vocabulary: list[str]
    sections: dict[str, frozenset[str]]

    @property
    def size(self) -> int:
        """How many people are published."""
        return len(self.entries)


def _aside(title: TitleClass) -> str:
    """Kind of exclusion that a title shows, whatever the role: former, assistant, board, outside; or ""."""
    offices = [job.marks for job in title.jobs]
    if all("former" in marks for marks in offices):
        return "former"
    if "assistant" in offices[0]:
        return "assistant"
    if any(not marks & OFFICES for marks in offices):
        return ""
    return "board" if any("board" in marks for marks in offices) else "outside"


def prepare(people: Sequence[Person]) -> Roster:
    """The roster of ``people``, in an order of its own, so that theirs does not matter; remembered."""
    return _read_roster(tuple(people))


@lru_cache(maxsize=16)
def _read_roster(people: tuple[Person, ...]) -> Roster:
    ordered = sorted(people, key=lambda p: (p.name, p.title or "", p.section or "", p.location or "", p.id))
    entries = _crown(tuple(map(_entry, ordered)))
    seen = Counter(word for entry in entries for word in entry.words | entry.section_words)
    rarity = {word: math.log(1 + len(entries) / count) for word, count in seen.items()}
    sections = {entry.person.section: entry.section_words for entry in entries if entry.person.section}
    return Roster(entries, rarity, sorted(rarity), sections)


def _crown(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Where nobody is chief executive, a bare "Director" above everybody else is: so it is at museums and schools."""
    highest = max((entry.rank for entry in entries), default=0.0)
    if not 6 <= highest < 9:
        return entries
    return tuple(
        replace(entry, rank=10.0, level="top", kind=(entry.functions, entry.others, 10.0, ""))
        if entry.rank == highest and not entry.words and not entry.families
        else entry
        for entry in entries
    )


def _initials(text: str) -> frozenset[str]:
    """What the words of each part of ``text`` may be shortened to: "Field Operations Directorate" to "fod"."""
    found: set[str] = set()
    for part in " ".join(read_words(text)).split(BREAK):
        firsts = "".join(word[0] for word in part.split() if word not in stop_words())
        found |= {firsts[:n] for n in range(3, min(len(firsts), 6) + 1)} | {
            firsts[-n:] for n in range(3, min(len(firsts), 6) + 1)
        }
    return frozenset(found)


def _is_top_office(section: TitleClass) -> bool:
    """Whether a heading is the office of the chief executive."""
    return any(function.family == "executive" for function in section.functions)


def _entry(person: Person) -> Entry:
    title, section = classify(person.title or ""), classify(person.section or "")
    families = frozenset(function.family for function in title.lead)
    functions = frozenset(function for function in (*title.lead, *title.functions) if function.family in families)
    return Entry(
        person,
        title,
        section,
        title.rank,
        title.level,
        functions,
        families,
        frozenset(function.family for function in title.functions) - families,
        frozenset(title.words),
        frozenset(title.specialties),
        frozenset(section.words) or frozenset(read_words(person.section or "")),
        _initials(person.title or "") | _initials(person.section or ""),
        title.main.marks & _MARKS,
        _aside(title),
        title.hr or (section.hr and not title.lead and not title.specialties),
        (
            functions,
            frozenset(function.family for function in title.functions) - families,
            title.rank,
            "" if functions and not _is_top_office(section) else person.section or "",
        ),
    )
