"""What speaks for a person as the manager of a role: named signals, which data/ranking/weights.toml weighs."""

from __future__ import annotations

import math

from pipelines.ranking.query import Query, shared_words
from pipelines.ranking.relations import OF_THE_FUNCTION, STEP, is_above, is_broader, rung, wanted_functions
from pipelines.ranking.roster import Entry

Signals = dict[str, float]
"""Names of signals, and how strong each is."""


def signals(query: Query, entry: Entry) -> Signals:
    """The signals of one person; those that are 0 are left out.

    Roles that are no rank themselves ("hands") and roles that lead ("leads") are weighed apart: an applicant's manager
    is one or two steps up, a director's is often the chief executive.
    """
    role = query.role.title
    found: Signals = {f"step.{_step(entry.rank - role.rank)}": 1.0, f"level.{entry.level or 'none'}": 1.0}
    if is_above(query.role, entry):
        _add_relation(found, query, entry)
        _add_words(found, query, entry)
        if entry.person.section:
            _add_section(found, query, entry)
        for mark in entry.marks:
            found[f"mark.{mark}"] = 1.0
        if query.role.location and query.is_near(entry):
            found["place"] = 1.0
    elif entry.rank >= 5 and entry.rank > role.rank - STEP:
        found[f"equal.{query.relations[entry.kind]}"] = 1.0
        if is_broader(role, entry):
            found["equal.broader"] = 1.0
    base = "hands" if role.rank < 3 else "leads"
    return {f"{base}.{name}": value for name, value in found.items()}


def _add_relation(found: Signals, query: Query, entry: Entry) -> None:
    kind = query.relations[entry.kind]
    found[f"relation.{kind}.{'high' if entry.rank >= 7 else 'middle'}"] = 1.0
    if kind in OF_THE_FUNCTION:
        found[f"ladder.{min(query.ladder.index(rung(entry.rank)), 3)}"] = 1.0
    if kind == "general":
        found["general.size"] = math.log(1 + query.roster.size)
        if query.ladder:
            found["general.ladder"] = 1.0
        if entry.words:
            found["general.narrow"] = 1.0


def _add_words(found: Signals, query: Query, entry: Entry) -> None:
    """Signals of the words that the role shares with the title and with the section."""
    if shared := shared_words(query.alike, entry.words):
        found["words.title"] = shared
        found["words.of role"] = shared / query.weight
        found["words.of title"] = sum(1 for word in entry.words if word in query.alike) / len(entry.words)
        if shared >= query.most:
            found["words.best"] = 1.0
    if in_section := shared_words(query.alike, entry.section_words - entry.words):
        found["words.section"] = in_section
    if not entry.initials.isdisjoint(query.role.title.specialties):
        found["words.initials"] = 1.0
    if entry.specialties:
        other = len(entry.specialties) - sum(1 for word in entry.specialties if word in query.alike)
        if other:
            found["words.other"] = float(min(3, other))
    elif not entry.words:
        found["words.none"] = 1.0


def _add_section(found: Signals, query: Query, entry: Entry) -> None:
    """Signals of the heading that somebody stands under."""
    section = entry.person.section or ""
    if share := query.near.get(section, 0.0):
        found["section.near"] = share
        place = query.stairs[section].index(rung(entry.rank))
        found[f"section.near.{min(place, 2)}"] = share
        if share >= query.nearest:
            found[f"section.nearest.{min(place, 2)}"] = 1.0
    wanted = wanted_functions(query.role.title)
    if wanted and any(function.family == wanted[0].family for function in entry.section.functions):
        found["section.function.top" if rung(entry.rank) >= query.stairs[section][-1] else "section.function"] = 1.0


def _step(distance: float) -> str:
    edges = (-STEP, STEP, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5)
    names = ("below", "same", "1", "2", "3", "4", "5", "6", "7", "8")
    return names[sum(distance >= edge for edge in edges)]
