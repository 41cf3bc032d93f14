"""The people of a page: who they are, what they do here, and the words that say so."""

from __future__ import annotations

from spiders.items import Person, Source
from spiders.parsers.blocks import read_blocks
from spiders.parsers.document import Document
from spiders.parsers.evidence import Candidate, Scene, candidates
from spiders.parsers.names import key
from spiders.parsers.pattern import settle
from spiders.parsers.records import Record, records
from spiders.parsers.slots import titles_of

ENOUGH = 0.5


def read_people(document: Document) -> tuple[Person, ...]:
    """People whom the page presents as the organisation's own, in the order of the page."""
    scene = Scene(document, read_blocks(document.root))
    settled = [(candidate, chance) for candidate, chance in settle(scene, candidates(scene)) if chance >= ENOUGH]
    chances = {candidate.block.index: chance for candidate, chance in settled}
    found = records(scene, [candidate for candidate, _ in settled])
    people: dict[tuple[str, ...], Person] = {}
    for record, title in zip(found, titles_of(scene, found), strict=True):
        who = key(record.candidate.reading.name.text)
        person = _person(scene, record, title, chances[record.candidate.block.index])
        known = people.get(who)
        if known is None or (known.title is None and person.title is not None):
            people[who] = person
    return tuple(people.values())


def _person(scene: Scene, record: Record, title: str | None, chance: float) -> Person:
    candidate: Candidate = record.candidate
    quote = " | ".join([candidate.block.text, *(block.text for block in record.after[:2])])[:300]
    return Person(
        name=candidate.reading.name.text,
        title=title,
        confidence=round(chance, 2),
        sources=(Source(scene.document.url, quote, candidate.reading.cut),),
    )
