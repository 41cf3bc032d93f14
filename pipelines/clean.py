"""Tidies what was read: single spaces, no empty names, and no title that only says where on the site somebody stands."""

from __future__ import annotations

from dataclasses import replace

from pipelines.posting import PostingPipeline
from spiders.addresses import segments
from spiders.items import Company, Person
from spiders.parsers.names import fold
from spiders.vocabulary import Goal, promise


class CleanPipeline(PostingPipeline):
    """Leaves the same company with tidy people, and with the role that the posting names where the user named none."""

    def process_item(self, item: Company) -> Company:
        """The same company; people whose name is empty are gone."""
        people = (tidy(person) for person in item.people)
        posting = None if item.role.strip() else self.posting()
        role = posting.role.text if posting else item.role
        return replace(item, role=role, people=tuple(person for person in people if person.name))


def _is_menu(title: str) -> bool:
    """Whether a title is what the menu calls the contact page or the imprint."""
    said = promise(title)
    return said.goal in (Goal.CONTACT, Goal.IMPRINT) and said.share == 1


def tidy(person: Person) -> Person:
    """The same person with single spaces; what only says where on the site we are (a folder, "Contact") is no title."""
    title = " ".join((person.title or "").split())
    folders = {fold(part) for source in person.sources for part in segments(source.url)[:-1]}
    return replace(
        person,
        name=" ".join(person.name.split()),
        title=None if not title or fold(title) in folders or _is_menu(title) else title,
        section=person.section or (title if fold(title) in folders else None),
    )
