"""One person for each person: the same name in a card and its modal, in two tabs, or in a slider's clones."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from spiders.parsers.contacts import Contacts
from spiders.parsers.names import key, same_person
from spiders.parsers.records import Record
from spiders.parsers.scene import Scene

MAX_ALIKE = 60
"""People with an equal first or last name that one more is compared with."""


class Finding(NamedTuple):
    """A record with its title, how likely it is a person's, and the contacts in it."""

    record: Record
    title: str | None
    chance: float
    contacts: Contacts


def gathered(scene: Scene, findings: list[Finding]) -> list[list[Finding]]:
    """The findings of each person, in the order in which the people first appear."""
    groups: list[list[Finding]] = []
    named: dict[str, list[list[Finding]]] = defaultdict(list)
    for finding in findings:
        words = key(finding.record.candidate.reading.name.text)
        alike = (group for word in dict.fromkeys((*words[-1:], *words[:1])) for group in named[word][:MAX_ALIKE])
        home = next((group for group in alike if _same(group[0], finding)), None)
        if home is None:
            home = []
            groups.append(home)
            for word in dict.fromkeys((*words[-1:], *words[:1])):
                named[word].append(home)
        home.append(finding)
    return [person for group in groups for person in _namesakes(scene, group)]


def _same(one: Finding, other: Finding) -> bool:
    """Whether two findings bear one person's name, a first name alone standing for the full one beside the same title."""
    a, b = one.record.candidate, other.record.candidate
    first, second = key(a.reading.name.text), key(b.reading.name.text)
    if first == second or same_person(a.reading.name.text, b.reading.name.text):
        return True
    if 1 not in (len(first), len(second)) or a.block.style == b.block.style or not first or not second:
        return False
    short, full = sorted((first, second), key=len)
    agree = one.title is None or other.title is None or one.title == other.title
    return agree and short[0] in (full[0], full[-1])


def _namesakes(scene: Scene, group: list[Finding]) -> list[list[Finding]]:
    """Two cards of one kind with the same first name and different contents are two people; anything else is one."""
    if any(len(key(finding.record.candidate.reading.name.text)) > 1 for finding in group):
        return [group]
    places: dict[int, dict[str, Finding]] = defaultdict(dict)
    for finding in group:
        places[finding.record.candidate.block.style].setdefault(_contents(scene, finding.record), finding)
    people = max(len(distinct) for distinct in places.values())
    return [
        [finding for distinct in places.values() for finding in list(distinct.values())[number : number + 1]]
        for number in range(people)
    ]


def _contents(scene: Scene, record: Record) -> str:
    """All that a record shows, pictures and links included."""
    blocks = scene.blocks[record.start : record.end]
    return "\n".join(f"{block.text} {block.link} {block.element.get('src') or ''}" for block in blocks)
