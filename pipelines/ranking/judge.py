"""Who decides about a role, among the people whom an employer publishes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from data import table
from pipelines.ranking.ads import JobAd
from pipelines.ranking.aside import kind_aside, say_aside
from pipelines.ranking.posting import Posting
from pipelines.ranking.query import Query, ask
from pipelines.ranking.question import ask_switchboard
from pipelines.ranking.reasons import reasons
from pipelines.ranking.relations import OF_THE_FUNCTION, is_above
from pipelines.ranking.roles import Role, read_role
from pipelines.ranking.roster import Entry, prepare
from pipelines.ranking.signals import Signals, signals
from spiders.items import Candidate, Exclusion, Person

WEIGHTS = "ranking/weights.toml"
SCALE = "ranking/scale.toml"

MOST = 10
"""Candidates that are named at most; nobody calls more."""

STRONG, FAIR = 50, 20
"""From these scores on a candidate is a strong or a fair one; docs/ranking.md has how often those are right."""

SMALL = 25
"""Up to so many published people a chief or founder is a good answer where nobody nearer is published."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The answer: candidates best first, those set aside with the reason, and what to ask the switchboard.

    ``abstained`` is true when nobody fits; then all candidates are weak, the first being the nearest executive.
    """

    candidates: tuple[Candidate, ...]
    excluded: tuple[Exclusion, ...]
    question: str
    abstained: bool = False


def judge(people: Sequence[Person], role: Role | str, job: JobAd | None = None) -> Ranking:
    """Rank ``people`` as the hiring manager for ``role``, with what the posting says; their order does not matter.

    A candidate's score is the chance in per cent that this person leads the role.
    """
    wanted, posting = _read(role, job), Posting(job)
    people = tuple(people)
    roster = prepare((*people, *posting.newcomers(people)))
    query = ask(wanted, roster)
    excluded, scored = [], []
    for entry in roster.entries:
        kind = kind_aside(entry, wanted, posting)
        if kind:
            excluded.append(Exclusion(entry.person, kind, say_aside(kind, entry)))
        else:
            scored.append((score(signals(query, entry) | posting.signals(entry)), entry))
    scored.sort(key=lambda row: -row[0])
    fits = any(_fits(query, entry, posting) for _, entry in scored)
    if not fits:
        scored.sort(key=lambda row: query.relations[row[1].kind] not in ("general", "operations"))
    total = sum(math.exp(value) for value, _ in scored)
    candidates, ceiling = [], 100 if fits else FAIR - 1
    for rank, (value, entry) in enumerate(scored[: MOST if fits else 3], 1):
        ceiling = min(ceiling, round(100 * math.exp(value) / total))
        candidates.append(_candidate(rank, ceiling, entry, reasons(query, entry, posting)))
    return Ranking(tuple(candidates), tuple(excluded), ask_switchboard(wanted), not fits)


def set_aside(people: Sequence[Person], role: Role | str, job: JobAd | None = None) -> tuple[Exclusion, ...]:
    """Those of ``people`` who are never offered for ``role``, each with the kind and the reason in words."""
    wanted, posting = _read(role, job), Posting(job)
    found = ((entry, kind_aside(entry, wanted, posting)) for entry in prepare(people).entries)
    return tuple(Exclusion(entry.person, kind, say_aside(kind, entry)) for entry, kind in found if kind)


def _read(role: Role | str, job: JobAd | None) -> Role:
    if isinstance(role, Role):
        return role
    if not job:
        return read_role(role)
    return read_role(role, job.location, job.team) if role.strip() else job.role


def score(found: Signals) -> float:
    """The weighed sum of ``found``: natural logarithm of odds, up to a constant of the query."""
    weights: dict[str, float] = table(WEIGHTS)["weights"]
    heat: float = table(SCALE)["temperature"]
    return sum(weights.get(name, 0.0) * value for name, value in found.items()) / heat


def _fits(query: Query, entry: Entry, posting: Posting) -> bool:
    """Whether somebody is near enough to the role to be called about it."""
    if posting.signals(entry):
        return True
    kind = query.relations[entry.kind]
    if not is_above(query.role, entry):
        return False
    near = (
        kind in OF_THE_FUNCTION or kind in ("under", "second") or query.near.get(entry.person.section or "", 0.0) > 0.3
    )
    return near or (kind == "general" and (query.roster.size <= SMALL or query.role.title.rank >= 6))


def _candidate(rank: int, points: int, entry: Entry, why: tuple[str, ...]) -> Candidate:
    person = entry.person
    return Candidate(
        rank,
        points,
        "strong" if points >= STRONG else "fair" if points >= FAIR else "weak",
        why,
        person.name,
        person.title,
        person.email,
        person.phone,
        person.profiles,
        person.section,
        person.location,
        person.sources[0].url if person.sources else "",
        person.id,
    )
