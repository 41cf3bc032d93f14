"""What speaks for a person as the manager of a role: named signals, which data/ranking/weights.toml weighs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from data import table
from pipelines.ranking.roles import Role
from pipelines.ranking.roster import Entry, Roster
from pipelines.ranking.titles import TitleClass
from pipelines.ranking.vocabulary import FUNCTIONS, Function, read_words

Signals = dict[str, float]
Kind = tuple[frozenset[Function], frozenset[str], float, str]

ALIKE = 87
"""Two words are the same, typed or inflected otherwise, when rapidfuzz's ratio (0 to 100) reaches this."""

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


@dataclass(frozen=True, slots=True)
class Query:
    """A role asked of a roster, with what needs to be worked out once.

    ``alike`` maps a word of the titles to the word of the role that it is, and how much sharing it says; ``weight`` is the
    sum of what sharing all would say, ``most`` what the best title above the role shares; ``near`` maps a section to the
    share of the titles like the role's that stand there, ``nearest`` is the largest share; ``ladder`` holds the rungs above the role in its function,
    nearest first, ``stairs`` those under each section.
    """

    role: Role
    roster: Roster
    relations: dict[Kind, str]
    alike: dict[str, tuple[str, float]]
    weight: float
    most: float
    near: dict[str, float]
    nearest: float
    ladder: tuple[int, ...]
    stairs: dict[str, tuple[int, ...]]

    def is_near(self, entry: Entry) -> bool:
        """Whether the role's place is named by the person's location, title or heading."""
        place = {word for word in read_words(self.role.location) if len(word) > 2}
        person = entry.person
        return bool(place) and not place.isdisjoint(
            read_words(f"{person.location or ''}, {person.title or ''}, {person.section or ''}")
        )


def ask(role: Role, roster: Roster) -> Query:
    """Prepare the question who of ``roster`` leads ``role``."""
    wanted = wanted_functions(role.title)
    relations: dict[Kind, str] = {}
    for entry in roster.entries:
        if entry.kind not in relations:
            relations[entry.kind] = relation(wanted, entry)
    alike = _alike(role, roster)
    weight = sum(dict(alike.values()).values()) or 1.0
    above = [entry for entry in roster.entries if is_above(role, entry)]
    stairs: dict[str, set[int]] = {}
    for entry in above:
        stairs.setdefault(entry.person.section or "", set()).add(rung(entry.rank))
    ladder = sorted({rung(entry.rank) for entry in above if relations[entry.kind] in OF_THE_FUNCTION})
    near = _near(role, roster, alike)
    most = max((_shared(alike, entry.words) for entry in above), default=0.0)
    return Query(
        role,
        roster,
        relations,
        alike,
        weight,
        most,
        near,
        max(near.values(), default=0.0),
        tuple(ladder),
        {section: tuple(sorted(ranks)) for section, ranks in stairs.items()},
    )


def _shared(alike: dict[str, tuple[str, float]], words: frozenset[str]) -> float:
    """How much it says that ``words`` share some with the role."""
    if words.isdisjoint(alike):
        return 0.0
    return sum(rarity for _, rarity in {alike[word] for word in words if word in alike})


def _alike(role: Role, roster: Roster) -> dict[str, tuple[str, float]]:
    """Words of the roster that are a word of the role (inflected or mistyped too): that word and its rarity."""
    found: dict[str, tuple[str, float]] = {}
    for word in role.title.words:
        cutoff = ALIKE if len(word) > 4 else 100
        for match, _, _ in process.extract(word, roster.vocabulary, scorer=fuzz.ratio, score_cutoff=cutoff, limit=8):
            found[match] = (word, roster.rarity[match])
    return found


def _near(role: Role, roster: Roster, alike: dict[str, tuple[str, float]]) -> dict[str, float]:
    """For each section the share of the titles like the role's that stand there, or in a section that shares its words."""
    found: dict[str, float] = {}
    for entry in roster.entries:
        if entry.person.section and entry.rank <= role.title.rank + 1 and (shared := _shared(alike, entry.words)):
            found[entry.person.section] = found.get(entry.person.section, 0.0) + shared * shared
    total = sum(found.values())
    return {
        section: sum(share * _overlap(words, roster.sections[other]) for other, share in found.items()) / total
        for section, words in roster.sections.items()
        if total
    }


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the words that two headings have in common, 0 to 1."""
    return 1.0 if one == other else len(one & other) / len(one | other)


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
        if _is_broader(role, entry):
            found["equal.broader"] = 1.0
    base = "hands" if role.rank < 3 else "leads"
    return {f"{base}.{name}": value for name, value in found.items()}


def _is_broader(role: TitleClass, entry: Entry) -> bool:
    """Whether a title of the same rank has no matter of its own, while the role has: head of HR, head of HR strategy."""
    return not entry.specialties and len(entry.words) < len(role.words)


def rung(rank: float) -> int:
    """The steps of command that people count: a matter, a team, its manager, a department, vice president, chief, top."""
    return sum(rank >= edge for edge in (2, 3, 4.3, 5.9, 7.9, 9, 10))


def is_above(role: Role, entry: Entry) -> bool:
    """Whether somebody holds a rank of command above the role."""
    return entry.rank >= role.title.rank + STEP and entry.rank >= 2


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
    if shared := _shared(query.alike, entry.words):
        found["words.title"] = shared
        found["words.of role"] = shared / query.weight
        found["words.of title"] = sum(1 for word in entry.words if word in query.alike) / len(entry.words)
        if shared >= query.most:
            found["words.best"] = 1.0
    if in_section := _shared(query.alike, entry.section_words - entry.words):
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
