"""How a person's function and rank stand to those of a role."""

from __future__ import annotations

from functools import cache

from data import table
from pipelines.ranking.roles import Role
from pipelines.ranking.roster import Entry
from pipelines.ranking.titles import TitleClass
from pipelines.ranking.vocabulary import FUNCTIONS, Function

STEP = 0.25
"""Ranks that differ by less are the same rank."""

OF_THE_FUNCTION = frozenset({"part", "same", "narrow", "apart", "section"})
"""Relations of people who work in the role's own function."""


@cache
def _above(family: str) -> tuple[str, ...]:
    """Families whose heads lead ``family`` where it has none, nearest first."""
    return tuple(table(FUNCTIONS)[family].get("under", ()))


def wanted_functions(title: TitleClass) -> tuple[Function, ...]:
    """What a role is about, the main function first, as fine as the title says: "Software Engineer, Backend" is back end."""
    if not title.lead:
        return title.functions or ((Function("operations"),) if "regional" in title.main.marks else ())
    first = title.lead[0]
    finer = next((f for f in title.functions if f.family == first.family and f.part), first)
    return (first if first.part else finer, *(f for f in title.functions if f != first))


def relation(wanted: tuple[Function, ...], entry: Entry) -> str:
    """How the function of a person stands to those that the role names, as one word.

    part: the very same part of a family; same: all of the family; narrow: one part of it, where the role names none;
    apart: another part; second: a lesser function of the role or of the person; under, far: a family that leads the role's
    where that has no head; general: leads everybody; section: shown only by the heading; operations: chief of operations;
    unknown: the title names no function; other.
    """
    if not entry.families:
        return _without_function(wanted, entry)
    if not wanted:
        return "general" if entry.rank >= 9.5 else "other"
    if wanted[0].family in entry.families:
        return _within_family(wanted[0], entry)
    if any(function.family in entry.families for function in wanted):
        return "second"
    return _over(wanted[0].family, entry)


def _within_family(wanted: Function, entry: Entry) -> str:
    """One family: the head of all of it, of the role's part, of one part, or of another part."""
    parts = {function.part for function in entry.functions if function.family == wanted.family and function.part}
    if not parts:
        return "same"
    if wanted.part:
        return "part" if wanted.part in parts else "apart"
    return "narrow"


def _over(family: str, entry: Entry) -> str:
    """Another family: one that leads the role's (the nearest two or a later one), or everybody's, or none."""
    if entry.rank >= 7 and any(function.family == "executive" for function in entry.section.functions):
        return "general"
    place = next((place for place, above in enumerate(_above(family)) if above in entry.families), None)
    if place is not None and place < 2:
        return "under"
    if entry.rank >= 9.5 or "executive" in entry.families:
        return "general"
    if place is not None:
        return "far"
    if family in entry.others:
        return "second"
    return "operations" if entry.rank >= 7 and "operations" in entry.families else "other"


def _without_function(wanted: tuple[Function, ...], entry: Entry) -> str:
    if entry.rank >= 8.5:
        return "general"
    held = {function.family for function in entry.section.functions}
    return "section" if any(function.family in held for function in wanted) else "unknown"


def is_above(role: Role, entry: Entry) -> bool:
    """Whether somebody holds a rank of command above the role."""
    return entry.rank >= role.title.rank + STEP and entry.rank >= 2


def is_broader(role: TitleClass, entry: Entry) -> bool:
    """Whether a title of the same rank has no matter of its own, while the role has: head of HR, head of HR strategy."""
    return not entry.specialties and len(entry.words) < len(role.words)


def rung(rank: float) -> int:
    """The steps of command that people count: a matter, a team, its manager, a department, vice president, chief, top."""
    return sum(rank >= edge for edge in (2, 3, 4.3, 5.9, 7.9, 9, 10))
