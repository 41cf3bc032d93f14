"""Telephone numbers of a company on one page: what is dialled, and how much speaks for it being the main one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from data import table
from spiders.parsers.names import fold
from spiders.parsers.shown import Fact, Line, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from spiders.parsers.document import Document

MOST = 60  # numbers of one page
_NUMBER = re.compile(r"(?<![\w@/.=])(?:\+|\(\+?)?\d[\d\s().\-‐‑–/\u00a0]{5,22}\d(?![\w@])")
_DIGITS = re.compile(r"(?:\d\D{0,4}){7}")  # a line without so many digits has no number to call
_WORD = re.compile(r"[^\W\d_]+")


def read_phones(document: Document, shown: Sequence[Line], regions: Sequence[str]) -> tuple[Fact, ...]:
    """Numbers of a page in international form, each with its weight; ``regions`` are tried for national numbers.

    ``shown`` are the page's lines.

    Weights: how the number is published (a ``tel:`` link, a label before it), where it stands, and what the label says.
    """
    found = [*_linked(document.root, regions), *_written(shown, regions)]
    best: dict[str, float] = {}
    for fact in found[:MOST]:
        best[fact.value] = max(best.get(fact.value, -9.0), fact.weight)
    return tuple(Fact(value, weight) for value, weight in best.items())


def _linked(root: HtmlElement, regions: Sequence[str]) -> Iterator[Fact]:
    anchors: list[HtmlElement] = root.xpath("//a[starts-with(@href, 'tel:') or starts-with(@href, 'callto:')]")
    for anchor in anchors[:MOST]:
        number = international(unquote(anchor.get("href", "").partition(":")[2]), regions)
        before = _before(anchor)
        shown = " ".join(anchor.text_content().split())
        if number and _says(before + " " + _NUMBER.sub(" ", shown)) > -2:
            place = {"header": 1.2, "footer": 1.0}.get(place_of(anchor), 0.8)
            yield Fact(number, 2 + place + _says(before))


def _before(anchor: HtmlElement) -> str:
    """The words before a link, within its line."""
    previous = anchor.getprevious()
    text = (
        previous.tail if previous is not None else (anchor.getparent().text if anchor.getparent() is not None else "")
    ) or ""
    if not text.strip() and previous is not None and previous.tag != "a":
        text = " ".join(previous.text_content().split())
    return text[-40:]


def _written(shown: Sequence[Line], regions: Sequence[str]) -> Iterator[Fact]:
    earlier = ""
    for line in shown:
        if len(line.text) < 3000 and _DIGITS.search(line.text):
            for match in _NUMBER.finditer(line.text):
                before = line.text[max(0, match.start() - 40) : match.start()]
                label = before if before.strip() else earlier[-40:]
                fact = _judge(match[0], label, line.place, regions)
                if fact:
                    yield fact
        earlier = line.text


def _judge(text: str, label: str, place: str, regions: Sequence[str]) -> Fact | None:
    said = _says(label)
    number = international(text, regions) if said > -2 else None
    if number is None:
        return None
    clear = text.lstrip("(").startswith("+") or said > 0
    if not clear and not re.search(r"[\s().\-–/]", text):
        return None  # a bare run of digits without a label is an article number
    return Fact(number, (2.0 if clear else 0.7) + {"header": 1.0, "footer": 1.0}.get(place, 0.5) + said)


def _says(label: str) -> float:
    """What the words before a number say of it: -9 no number to call, up to 2 the main one."""
    words = _WORD.findall(fold(label))[-4:]
    if not words:
        return 0.0
    kinds = _labels()
    tail = [" ".join(words[-n:]) for n in (1, 2, 3) if len(words) >= n]
    if any(phrase in kinds["not_a_phone"] for phrase in tail[:2]):
        return -9.0
    value = 1.0 if any(word in kinds["phone"] for word in words) else 0.0
    everything = tail + words
    value += 1.0 if any(phrase in kinds["main"] for phrase in everything) else 0.0
    return value - (1.5 if any(phrase in kinds["special"] for phrase in everything) else 0.0)


@cache
def _labels() -> dict[str, frozenset[str]]:
    words = table("contact.toml")
    return {
        kind: frozenset(fold(word).strip(".") for word in words[kind])
        for kind in ("not_a_phone", "phone", "main", "special")
    }


def international(text: str, regions: Sequence[str]) -> str | None:
    """A number as it is dialled from anywhere (``+49 30 1234567``), or None when it is none in those regions.

    ``regions`` are ISO 3166 codes, likeliest first; a number with its country code needs none, be it ``+886``, ``00886``
    or, where nothing else fits, ``(886)``.
    """
    text = text.strip()
    text = text.replace("(0)", " ") if text.startswith(("+", "00")) else text
    tries = [(text, region) for region in (*regions, "ZZ")]
    if text.startswith("("):
        tries.append(("+" + re.sub(r"\D", "", text), "ZZ"))
    for digits, region in tries:
        try:
            number = phonenumbers.parse(digits, region)
        except NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return None
