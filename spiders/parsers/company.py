"""Facts of the company that a page states: its name, its main number, its general address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.parsers.document import Document


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """What one page, or a whole site, says of the company itself; ``phones`` has the main number first."""

    name: str | None = None
    phones: tuple[str, ...] = ()
    email: str | None = None
    address: str | None = None
    description: str | None = None


def read_company(document: Document) -> CompanyFacts:
    """Facts that one page states."""
    return CompanyFacts()


def settle(facts: Sequence[CompanyFacts]) -> CompanyFacts:
    """One company out of what its pages state."""
    return facts[0] if facts else CompanyFacts()
