"""A job title as its parts: which jobs it names, their level, their function, and what is left over as speciality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipelines.ranking import hr
from pipelines.ranking.text import BREAK, SLASH, is_word
from pipelines.ranking.vocabulary import Function, functions, levels, marks, rank_of, read_words, stop_words


@dataclass(frozen=True, slots=True)
class Job:
    """One job of a title: "CEO & Co-founder" holds two.

    ``level`` is a name of data/ranking/levels.toml or "" when the title shows none; ``rank`` its steps above somebody who
    does the work. ``functions`` go from the most to the least telling; ``words`` are all words with a meaning of their own.
    """

    level: str
    rank: float
    functions: tuple[Function, ...]
    words: tuple[str, ...]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class TitleClass:
    """What a title says. ``function`` and ``level`` are those of its highest job, "" where unknown."""

    title: str
    jobs: tuple[Job, ...]
    hr: bool

    @property
    def main(self) -> Job:
        """The highest of the jobs."""
        return max(self.jobs, key=lambda job: job.rank)

    @property
    def level(self) -> str:
        """Name of the level of the main job; "" when the title shows none."""
        return self.main.level

    @property
    def function(self) -> str:
        """Family of the first function that a job names, the main job first; "" when none is known."""
        ordered = sorted(self.jobs, key=lambda job: -job.rank)
        return next((str(job.functions[0]) for job in ordered if job.functions), "")


@lru_cache(maxsize=16384)
def classify(title: str) -> TitleClass:
    """What ``title`` says; never raises, and what it does not know stays "". Only the first 300 characters count."""
    words = read_words(title)
    jobs = tuple(_read_job(segment) for segment in _jobs(words))
    return TitleClass(title, jobs or (_read_job(()),), hr.is_hr(words))


def _jobs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """``words`` cut where another job begins: at a break or an "and" with a level of its own on both sides."""
    jobs: list[list[str]] = []
    for part in _parts(words):
        if jobs and not (_ranks(part) and _ranks(jobs[-1])):
            jobs[-1] += [BREAK, *part]
        else:
            jobs.append(list(part))
    return [tuple(job) for job in jobs]


def _parts(words: tuple[str, ...]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for place, word in enumerate(words):
        if not is_word(word) or (word == "and" and _ranks(list(words[place + 1 : place + 4])) and _ranks(parts[-1])):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _ranks(words: list[str]) -> bool:
    """Whether ``words`` show a level of command, not only a grade such as "senior"."""
    return any(rank_of(match.value) >= 2 for match in levels().find(words)) or bool(marks_of_office(words))


def marks_of_office(words: list[str]) -> frozenset[str]:
    """Marks that make an office of their own: a seat on the board, an adviser."""
    return frozenset(match.value for match in marks().find(words)) & {"board", "adviser"}


def _read_job(words: tuple[str, ...]) -> Job:
    found = frozenset(match.value for match in marks().find(words))
    grades = levels().find(words)
    level = max((match.value for match in grades), key=rank_of, default="")
    rank = rank_of(level)
    covered = {place for match in grades for place in range(match.start, match.end)}
    content = tuple(
        word for place, word in enumerate(words) if is_word(word) and place not in covered and word not in stop_words()
    )
    if "assistant" in found:
        level, rank = "", 0.0
    elif level in ("principal", "specialist", "") and any(match.value == "senior" for match in grades):
        rank += 1.0 if level else 0.0
    if "deputy" in found and rank > 2:
        rank -= 0.6
    return Job(level, rank, _functions(words), content, found)


def _functions(words: tuple[str, ...]) -> tuple[Function, ...]:
    """Functions that ``words`` name, longer phrases first, each once."""
    matches = sorted(functions().find(words), key=lambda match: (match.start - match.end, match.start))
    return tuple(dict.fromkeys(match.value for match in matches))


__all__ = ["SLASH", "Job", "TitleClass", "classify"]
