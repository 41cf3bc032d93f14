"""The people of a page: who they are, what they do here, and the words that say so."""

from __future__ import annotations

from spiders.items import Person, Source
from spiders.parsers.bios import stated_job
from spiders.parsers.contacts import Contacts, contacts_of
from spiders.parsers.document import Document
from spiders.parsers.eastern import is_eastern
from spiders.parsers.echoes import without_echoes
from spiders.parsers.evidence import candidates
from spiders.parsers.halves import put_together
from spiders.parsers.kind import page_kind
from spiders.parsers.lines import taken_apart
from spiders.parsers.merge import Finding, gathered
from spiders.parsers.names import family_comes_first
from spiders.parsers.pattern import settle
from spiders.parsers.records import records
from spiders.parsers.scene import Scene
from spiders.parsers.sections import Sections
from spiders.parsers.slots import titles_of
from spiders.parsers.walk import read_blocks
from spiders.parsers.whose import ours

ENOUGH = 0.5
MAX_PEOPLE = 3_000
"""Lines that name somebody, read of one page: twice the longest staff list that we know."""


def read_people(document: Document) -> tuple[Person, ...]:
    """People whom the page presents as the organisation's own, in the order of the page."""
    scene = Scene(document, taken_apart(put_together(read_blocks(document.root))))
    kind = page_kind(document)
    likely = [(candidate, chance) for candidate, chance in settle(scene, kind, candidates(scene)) if chance >= ENOUGH]
    likely = likely[:MAX_PEOPLE]
    if not likely:
        return ()
    chances = {candidate.block.number: chance for candidate, chance in likely}
    found = records(scene, without_echoes(scene, [candidate for candidate, _ in likely]))
    titles = [title or stated_job(scene, record) for title, record in zip(titles_of(scene, found), found, strict=True)]
    sections = Sections(scene, {record.candidate.block.number for record in found})
    own = ours(scene, kind, sections, found)
    contacts = contacts_of(scene, found)
    findings = [
        Finding(record, title, chances[record.candidate.block.number], published)
        for record, title, published, kept in zip(found, titles, contacts, own, strict=True)
        if kept
    ]
    turned = family_comes_first([finding.record.candidate.reading.name.text for finding in findings])
    return tuple(_person(scene, sections, group, turned) for group in gathered(scene, findings))


def _person(scene: Scene, sections: Sections, group: list[Finding], family_first: bool) -> Person:
    """One person from everything that the page says of them."""
    first = group[0]
    name = max((finding.record.candidate.reading.name.text for finding in group), key=lambda text: len(text.split()))
    if family_first:
        name = _turned(name)
    block = first.record.candidate.block
    quote = " | ".join([block.text, *(line.text for line in first.record.after[:2])])[:300]
    emails, phones, profiles = (_all(group, field) for field in Contacts._fields)
    return Person(
        name=name,
        title=next((finding.title for finding in group if finding.title), None),
        email=emails[0] if emails else None,
        phone=phones[0] if phones else None,
        profiles=profiles,
        section=sections.name(first.record.start if first.record.card else block.number),
        confidence=round(max(finding.chance for finding in group), 2),
        sources=(Source(scene.document.url, quote, first.record.candidate.reading.cut),),
    )


def _turned(name: str) -> str:
    """``Roe Jane`` as ``Jane Roe``."""
    family, _, given = name.partition(" ")
    return f"{given} {family}" if given and not is_eastern(name) else name


def _all(group: list[Finding], field: str) -> tuple[str, ...]:
    """What the findings of one person publish of one kind of contact, each once."""
    return tuple(dict.fromkeys(value for finding in group for value in getattr(finding.contacts, field)))
