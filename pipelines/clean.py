"""Tidies what was read: one space between words, nobody without a name, no half person."""

from __future__ import annotations

from dataclasses import replace

from spiders.items import Company, Person


class CleanPipeline:
    """Leaves the same company with tidy people."""

    def process_item(self, item: Company) -> Company:
        """The same company; people whose name is empty are gone."""
        people = (tidy(person) for person in item.people)
        return replace(item, people=tuple(person for person in people if person.name))


def tidy(person: Person) -> Person:
    """The same person with single spaces in name and title, and an empty title as none."""
    title = " ".join((person.title or "").split()) or None
    return replace(person, name=" ".join(person.name.split()), title=title)
