"""What the page's structured data says of people: a witness for lines that the page displays, never a source of its own.

Read are JSON-LD and the payloads of application frameworks (``__NEXT_DATA__``, flight data, Nuxt, Gatsby), microdata and
microformats. Objects that hold a name beside a job are people; a name or a job that the page does not show counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from spiders.parsers.document import Document
from spiders.parsers.names import fold

MAX_SCRIPT = 2_000_000
MAX_PEOPLE = 5_000

_STRING = r'\\?"\s*:\s*\\?"((?:[^"\\]|\\u[0-9a-fA-F]{4}|\\.){2,120}?)\\?"'
_NAME = re.compile(r'"(?:name|fullName|full_name|displayName|personName)' + _STRING)
_JOB = re.compile(r'"(?:jobTitle|job_title|position|role|designation|jobtitle)' + _STRING)
_PARTS = re.compile(
    r'"(?:firstName|first_name|givenName)'
    + _STRING
    + r'[^{}]{0,120}?"(?:lastName|last_name|familyName|surname)'
    + _STRING
)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_NEAR = 1_500
_CLASS = '{}*[contains(concat(" ", normalize-space(@class), " "), " {} ")]'


def witnesses(document: Document) -> dict[str, str]:
    """Folded names of the people in the page's structured data, each with the job given there, folded, or ""."""
    found: dict[str, str] = {}
    for script in document.root.iter("script"):
        text = script.text
        if text and '"' in text and ("ame" in text) and not script.get("src"):
            for name, job in _in_payload(text[:MAX_SCRIPT]):
                if len(found) < MAX_PEOPLE and not found.get(name):
                    found[name] = job
    for name, job in _in_markup(document.root, document.markup):
        found.setdefault(name, job)
    return found


def _in_payload(text: str) -> Iterator[tuple[str, str]]:
    """Names with a job near them; the nearest job between a name and the next one is its own."""
    text = text.replace('\\"', '"')
    jobs = [(match.start(), _plain(match[1])) for match in _JOB.finditer(text)]
    if not jobs:
        return
    names = [(match.start(), _plain(match[1])) for match in _NAME.finditer(text)]
    names += [(match.start(), _plain(f"{match[1]} {match[2]}")) for match in _PARTS.finditer(text)]
    place = 0
    names.sort()
    for number, (start, name) in enumerate(names):
        end = min(names[number + 1][0] if number + 1 < len(names) else len(text), start + _NEAR)
        while place < len(jobs) and jobs[place][0] < start:
            place += 1
        if place < len(jobs) and jobs[place][0] < end:
            yield name, jobs[place][1]


def _in_markup(root: HtmlElement, markup: frozenset[str]) -> Iterator[tuple[str, str]]:
    """People in microdata and microformats."""
    if "schema.org/Person" in markup:
        for person in root.xpath('//*[contains(@itemtype, "schema.org/Person")]')[:MAX_PEOPLE]:
            yield _first(person, './/*[@itemprop="name"]'), _first(person, './/*[@itemprop="jobTitle"]')
    for card, name, job in (("h-card", "p-name", "p-job-title"), ("vcard", "fn", "title")):
        if card in markup:
            for person in root.xpath(_CLASS.format("//", card))[:MAX_PEOPLE]:
                yield _first(person, _CLASS.format(".//", name)), _first(person, _CLASS.format(".//", job))


def _first(element: HtmlElement, path: str) -> str:
    found = element.xpath(path)
    return _plain(" ".join(found[0].itertext())[:200]) if found else ""


def _plain(text: str) -> str:
    return fold(" ".join(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).split()))
