"""A role asked of a roster: what has to be worked out once before anybody is weighed."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pipelines.ranking.relations import OF_THE_FUNCTION, is_above, relation, rung, wanted_functions
from pipelines.ranking.roles import Role
from pipelines.ranking.roster import Entry, Kind, Roster
from pipelines.ranking.vocabulary import read_words

ALIKE = 87
"""Two words are the same, typed or inflected otherwise, when rapidfuzz's ratio (0 to 100) reaches this."""


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
    most = max((shared_words(alike, entry.words) for entry in above), default=0.0)
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


def shared_words(alike: dict[str, tuple[str, float]], words: frozenset[str]) -> float:
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
        if entry.person.section and entry.rank <= role.title.rank + 1 and (shared := shared_words(alike, entry.words)):
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
