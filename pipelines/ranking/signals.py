"""What speaks for a person as the manager of a role: named signals, each a number that data/ranking/weights.toml weighs."""

from __future__ import annotations

import math
from functools import cache

from data import table
from pipelines.ranking.roles import Role
from pipelines.ranking.roster import Entry, Roster
from pipelines.ranking.vocabulary import FUNCTIONS, Function

Signals = dict[str, float]


@cache
def _above(family: str) -> tuple[str, ...]:
    """Families whose heads lead ``family`` where it has none, nearest first."""
    return tuple(table(FUNCTIONS)[family].get("under", ()))


def relation(role: Role, entry: Entry) -> str:
    """How the function of a person stands to that of the role: part, same, under, far, general, unknown or other."""
    wanted = role.title.main.functions
    held = entry.functions
    if not held:
        return "general" if entry.rank >= 9 else "section" if _in_section(wanted, entry) else "unknown"
    if not wanted:
        return "general" if entry.rank >= 9 else "other"
    if any(function.part and function in held for function in wanted):
        return "part"
    families = {function.family for function in held}
    if wanted[0].family in families:
        return "same"
    if any(function.family in families for function in wanted):
        return "second"
    above = _above(wanted[0].family)
    if above and above[0] in families:
        return "under"
    if families & set(above[1:]):
        return "far"
    return "general" if entry.rank >= 9.5 or "executive" in families else "other"


def _in_section(wanted: tuple[Function, ...], entry: Entry) -> bool:
    families = {function.family for function in entry.section.main.functions}
    return any(function.family in families for function in wanted)


def signals(role: Role, entry: Entry, roster: Roster) -> Signals:
    """The signals of one person for ``role``; those that are 0 are left out."""
    kind = relation(role, entry)
    step = entry.rank - role.title.main.rank
    base = "hands" if role.title.main.rank < 3 else "leads"
    found: Signals = {f"relation.{kind}": 1.0, f"step.{base}.{_bucket(step)}": 1.0}
    shared = frozenset(role.title.main.words) & entry.words
    if shared:
        found["words"] = sum(roster.rarity.get(word, 1.0) for word in shared) / 5
    in_section = frozenset(role.title.main.words) & frozenset(entry.section.main.words)
    if in_section:
        found["section words"] = sum(roster.rarity.get(word, 1.0) for word in in_section) / 5
    if kind == "general":
        found[f"general.{base}"] = 1.0
        found[f"general.{base}.size"] = math.log(1 + roster.size) / 5
    return found


def _bucket(step: float) -> str:
    edges = (
        (-0.5, "below"),
        (0.5, "same"),
        (1.5, "1"),
        (2.5, "2"),
        (3.5, "3"),
        (4.5, "4"),
        (5.5, "5"),
        (6.5, "6"),
        (7.5, "7"),
    )
    return next((name for edge, name in edges if step < edge), "8")
