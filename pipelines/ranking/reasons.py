"""Why somebody is a candidate, in plain words that are true of this person and this role."""

from __future__ import annotations

from functools import cache

from data import table
from pipelines.ranking.posting import Posting
from pipelines.ranking.query import Query
from pipelines.ranking.relations import OF_THE_FUNCTION, is_above, wanted_functions
from pipelines.ranking.roster import Entry
from pipelines.ranking.vocabulary import FUNCTIONS, LEVELS, Function

MOST = 3
"""Reasons that are given; the strongest come first."""


def reasons(query: Query, entry: Entry, posting: Posting) -> tuple[str, ...]:
    """At most three reasons, the strongest first, never none."""
    found = [*posting.reasons(entry), *_of_function(query, entry), *_of_level(query, entry), *_of_words(query, entry)]
    found += _of_place(query, entry)
    return tuple(found[:MOST]) or ("nobody nearer to the role is published",)


@cache
def name_of(function: Function) -> str:
    """How a job family or its part is said: "data engineering"."""
    block = table(FUNCTIONS).get(function.family, {})
    return (
        str(block.get(function.part, block).get("name", function.family))
        if function.part
        else str(block.get("name", function.family))
    )


def _of_function(query: Query, entry: Entry) -> list[str]:
    """What the person leads, and how that stands to the role's function."""
    kind, verb = query.relations[entry.kind], "leads" if entry.rank >= 3 else "works in"
    wanted = wanted_functions(query.role.title)
    held = sorted(entry.functions, key=lambda f: (not wanted or f.family != wanted[0].family, not f.part, str(f)))
    if kind == "general":
        few = query.roster.size <= 15
        return [
            f"leads the whole organisation, which publishes only {query.roster.size} people"
            if few
            else "leads the whole organisation"
        ]
    if kind == "section":
        return [f"stands under “{entry.person.section}”, your function"]
    if kind in ("unknown", "other") or not held:
        return [f"runs {name_of(held[0])}"] if held and entry.rank >= 3 else []
    own = {
        "part": "your function",
        "same": "your function",
        "narrow": f"a part of {name_of(Function(held[0].family))}",
        "apart": f"another part of {name_of(Function(held[0].family))}",
    }
    if kind in own:
        return [f"{verb} {name_of(held[0])}, {own[kind]}"]
    if kind == "second":
        return [f"{verb} {name_of(held[0])}, which the role touches"]
    return [f"{verb} {name_of(held[0])}, which {name_of(Function(wanted[0].family))} often reports to"]


def _of_level(query: Query, entry: Entry) -> list[str]:
    """How far above the role the person stands."""
    if not is_above(query.role, entry) or query.relations[entry.kind] not in OF_THE_FUNCTION:
        return [] if is_above(query.role, entry) else ["not of a higher rank than the role"]
    steps = max(1, _rung(entry.rank) - _rung(query.role.title.rank))
    count = {1: "one level", 2: "two levels", 3: "three levels"}.get(steps, f"{steps} levels")
    return [f"{count} above {_article(query.role.name)} {query.role.name}"]


def _rung(rank: float) -> int:
    """The steps that people count: work, team or group, department, vice president, chief, chief executive."""
    return sum(rank >= edge for edge in (3, 6, 8, 9, 10))


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in "aeiou" else "a"


def _of_words(query: Query, entry: Entry) -> list[str]:
    """Words of their own that role and title share, or the heading under which titles like the role's stand."""
    function_words = {word for word in query.role.title.words if word not in query.role.title.specialties}
    shared = sorted({query.alike[w][0] for w in entry.words if w in query.alike} - function_words)
    found = [f"the title shares “{', '.join(shared)}” with the role"] if shared else []
    if entry.person.section and query.near.get(entry.person.section, 0.0) > 0.3 and is_above(query.role, entry):
        found.append(f"stands under “{entry.person.section}”, like others in such jobs")
    return found


def _of_place(query: Query, entry: Entry) -> list[str]:
    found = [f"in {query.role.location}, like the role"] if query.role.location and query.is_near(entry) else []
    return found + [f"{table(LEVELS)['marks'][mark]}" for mark in ("acting", "deputy") if mark in entry.marks]
