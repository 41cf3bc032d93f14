"""What a page states of its organization for machines: the JSON-LD of schema.org."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from spiders.parsers.phones import international
from spiders.parsers.shown import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spiders.parsers.document import Document

_ORGANIZATION = re.compile(
    r"(?:Organization|Corporation|Business|LegalService|Attorney|Physician|Clinic|Hospital|Dentist|School|University|NGO|Store|WebSite)$"
)


def structured(document: Document) -> Iterator[dict[str, Any]]:
    """JSON-LD objects of a page, nested ones too; a block that is no JSON is passed over."""
    scripts = document.root.xpath("//script[contains(@type, 'ld+json')]")
    for script in scripts[:20]:
        try:
            stack = [json.loads((script.text or "")[:500_000], strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while stack and seen < 2000:
            seen += 1
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(node)
            elif isinstance(node, dict):
                yield node
                stack.extend(value for value in node.values() if isinstance(value, (dict, list)))


def is_organization(node: dict[str, Any]) -> bool:
    """Whether an object is about an organization, of whatever kind."""
    kinds = node.get("@type")
    return any(isinstance(k, str) and _ORGANIZATION.search(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def addresses(data: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The postal addresses among the objects."""
    return (node for node in data if node.get("@type") == "PostalAddress")


def stated_phones(data: Iterable[dict[str, Any]], regions: Sequence[str]) -> Iterator[Fact]:
    """Numbers that organizations and their contact points state, in international form."""
    for node in data:
        stated = node.get("telephone")
        if isinstance(stated, str) and (is_organization(node) or node.get("@type") == "ContactPoint"):
            number = international(stated, regions)
            if number:
                yield Fact(number, 4.0 if is_organization(node) else 3.0)
