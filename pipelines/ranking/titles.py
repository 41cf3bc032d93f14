"""A job title as its parts: which jobs it names, their level, their function, and what is left over as speciality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.ranking import hr
from pipelines.ranking.jobs import OFFICES, Job, each_once, read_jobs
from pipelines.ranking.vocabulary import Function, read_words

HR = Function("hr")


@dataclass(frozen=True, slots=True)
class TitleClass:
    """What a title says; ``main`` is its highest job, and the jobs in the company all count for function and words."""

    title: str
    jobs: tuple[Job, ...]
    main: Job
    hr: bool
    lead: tuple[Function, ...]
    functions: tuple[Function, ...]
    words: tuple[str, ...]
    specialties: tuple[str, ...]

    @property
    def level(self) -> str:
        """Level of the main job; "" when the title shows none."""
        return self.main.level

    @property
    def rank(self) -> float:
        """Rank of the main job."""
        return self.main.rank

    @property
    def function(self) -> str:
        """The most telling function, as "family" or "family.part"; "" when none is known."""
        return str(self.lead[0]) if self.lead else ""


@lru_cache(maxsize=16384)
def classify(title: str) -> TitleClass:
    """What ``title`` says; never raises, and what it does not know stays "". Only the first 300 characters count."""
    words = read_words(title)
    jobs = read_jobs(words)
    here = [job for job in jobs if not job.marks & OFFICES] or list(jobs)
    main = _main(here)
    ordered = [main, *(job for job in here if job is not main)]
    lead = each_once(function for job in ordered for function in job.lead)
    functions = each_once(function for job in ordered for function in job.functions)
    is_hr = hr.is_hr(words, "assistant" in jobs[0].marks, {function.family for function in functions} - {"admin", "hr"})
    return TitleClass(
        title,
        jobs,
        main,
        is_hr,
        each_once([*(f for f in lead if f.family == "hr"), HR]) if is_hr else _but_hr(lead),
        functions if is_hr else _but_hr(functions),
        each_once(word for job in ordered for word in job.words),
        each_once(word for job in ordered for word in job.specialties),
    )


def _but_hr(functions: tuple[Function, ...]) -> tuple[Function, ...]:
    """What a job outside human resources is about: "talent agency sales" is sales alone."""
    return tuple(function for function in functions if function.family != "hr") or functions


def _main(jobs: Sequence[Job]) -> Job:
    """The highest job, though a founder who also runs something is what they run."""
    highest = max(jobs, key=lambda job: (job.level != "owner", job.rank))
    owner = next((job for job in jobs if job.level == "owner"), None)
    return owner if owner and highest.rank < 5 else highest
