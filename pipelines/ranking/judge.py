"""Who decides about a role, among the people whom an employer publishes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from data import table
from pipelines.ranking.ads import JobAd
from pipelines.ranking.aside import REASONS
from pipelines.ranking.roles import Role, read_role
from pipelines.ranking.roster import Entry, Roster, prepare
from pipelines.ranking.signals import Signals, ask, signals
from spiders.items import Candidate, Exclusion, Person

MOST = 10
"""Candidates that are named at most; nobody calls more."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The answer: candidates best first, those set aside with the reason, and what to ask the switchboard.

    ``abstained`` is true when nobody fits; then the first candidate is only the nearest executive.
    """

    candidates: tuple[Candidate, ...]
    excluded: tuple[Exclusion, ...]
    question: str
    abstained: bool = False


def judge(people: Sequence[Person], role: Role | str, job: JobAd | None = None) -> Ranking:
    """Rank ``people`` as the hiring manager for ``role``; their order does not matter."""
    wanted = read_role(role) if isinstance(role, str) else role
    roster = prepare(people)
    excluded = [(entry, kind) for entry in roster.entries if (kind := kind_aside(entry, wanted))]
    out = {id(entry) for entry, _ in excluded}
    query = ask(wanted, roster)
    scored = [(score(found := signals(query, entry)), entry, found) for entry in roster.entries if id(entry) not in out]
    scored.sort(key=lambda row: (-row[0], row[1].person.name, row[1].person.id))
    total = sum(math.exp(value) for value, _, _ in scored) or 1.0
    return Ranking(
        tuple(
            _candidate(rank, math.exp(value) / total, entry, wanted, found)
            for rank, (value, entry, found) in enumerate(scored[:MOST], 1)
        ),
        tuple(Exclusion(entry.person, kind, REASONS[kind]) for entry, kind in excluded),
        f"Who is the hiring manager for the {wanted.name}?",
    )


def set_aside(people: Sequence[Person], role: Role | str) -> tuple[Exclusion, ...]:
    """Those of ``people`` who are never offered for ``role``, each with the kind and the reason in words."""
    wanted = read_role(role) if isinstance(role, str) else role
    found = ((entry, kind_aside(entry, wanted)) for entry in prepare(people).entries)
    return tuple(Exclusion(entry.person, kind, REASONS[kind]) for entry, kind in found if kind)


def score(found: Signals) -> float:
    """The weighed sum of ``found``: natural logarithm of odds, up to a constant of the query."""
    weights: dict[str, float] = table("ranking/weights.toml")["weights"]
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def kind_aside(entry: Entry, role: Role) -> str:
    if entry.title.hr and (not role.title.hr or entry.rank < 3):
        return "hr"
    return "" if entry.aside == "assistant" and "assistant" in role.title.main.marks else entry.aside


def _candidate(rank: int, chance: float, entry: Entry, role: Role, found: Signals) -> Candidate:
    person = entry.person
    points = round(100 * chance)
    return Candidate(
        rank,
        points,
        "strong" if points >= 50 else "fair" if points >= 15 else "weak",
        _reasons(entry, role, found),
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


def _reasons(entry: Entry, role: Role, found: Signals) -> tuple[str, ...]:
    names = {
        "relation.part": "same field as the role",
        "relation.same": "same function as the role",
        "relation.general": "leads the organisation",
    }
    return tuple(text for name, text in names.items() if name in found) or ("nearest published",)


__all__ = ["Ranking", "Roster", "judge", "score"]
