"""The role that somebody applies for, as it was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.ranking.titles import TitleClass, classify

_PLACE = re.compile(r"\s+(?:in|based in|at|à|en|w|i|em)\s+(?P<place>[A-ZÀ-Ý][\w.\-' ]+(?:,\s*[\w.\-' ]+)*)$")
_NUMBER = re.compile(r"\b(?:req|ref|job|id|#)[\s.:#-]*\w*\d\w*\b|#\d+|\b\d{4,}\b", re.IGNORECASE)
_TERMS = re.compile(
    r"\(?\b(?:remote|hybrid|on-?site|full[ -]time|part[ -]time|permanent|contract|temporary|freelance|vollzeit|teilzeit|cdi|cdd|"
    r"tiempo completo|temps plein|fixed[ -]term)\b\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role: ``text`` as typed, ``name`` without place and terms, ``title`` what it says, ``location`` or ""."""

    text: str
    name: str
    title: TitleClass
    location: str = ""
    team: str = ""


def read_role(text: str, location: str = "", team: str = "") -> Role:
    """A role as a user types it ("Sr. SWE (Payments)", "Bauleiter in Leipzig"); place and terms of work are taken off."""
    name = _TERMS.sub(" ", _NUMBER.sub(" ", text[:300]))
    place = _PLACE.search(name.strip())
    if place and not classify(place["place"]).lead:
        name, location = name.strip()[: place.start()], location or place["place"].strip()
    name = re.sub(r"\(\s*\)|\s{2,}", " ", name).strip(" ,;:-–—|/")
    return Role(text, name or text.strip(), classify(f"{name}, {team}" if team else name), location, team)
