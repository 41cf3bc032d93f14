"""Telephone numbers of a company on one page: what is dialled, and how much speaks for it being the main one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from data import table
from spiders.parsers.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from spiders.parsers.document import Document

MOST = 60  # numbers of one page
_NUMBER = re.compile(r"(?<![\w@/.=])(?:\+|\(\+?)?\d[\d\s().\-‐‑–/\u00a0]{5,22}\d(?![\w@])")
_LINES = frozenset(
    [
        "p",
        "div",
        "li",
        "td",
        "th",
        "dd",
        "dt",
        "address",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "form",
        "tr",
        "table",
        "ul",
        "br",
    ]
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "select", "textarea"))
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as displayed, and the part of the page it stands in: header, footer or body."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a page states of the company, and how much speaks for it (more is more)."""

    value: str
    weight: float


def lines(root: HtmlElement) -> Iterator[Line]:
    """Displayed lines of a page, in order; a new block or a ``br`` starts a new line."""
    words: list[str] = []
    line_place = "body"
    for event, element in _walk(root):
        tag = element.tag
        if tag in _LINES and words:
            yield Line(" ".join("".join(words).split()), line_place)
            words = []
        text = element.text if event == "start" else element.tail
        if text and (event == "end" or tag not in _UNSEEN):
            if not words:
                line_place = _place(element)
            words.append(text)
    if words:
        yield Line(" ".join("".join(words).split()), line_place)


def _walk(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Elements as they open and close, without those that nobody sees."""
    stack: list[tuple[HtmlElement, Iterator[HtmlElement]]] = [(root, iter(root))]
    yield "start", root
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                yield "end", element
        elif isinstance(child.tag, str):
            yield "start", child
            stack.append((child, iter(()) if child.tag in _UNSEEN else iter(child)))


def _place(element: HtmlElement) -> str:
    for depth, ancestor in enumerate(element.iterancestors()):
        if ancestor.tag in ("footer", "header"):
            return str(ancestor.tag)
        if depth > 40:
            break
        words = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}".lower()
        if "footer" in words:
            return "footer"
        if "topbar" in words or "top-bar" in words or ancestor.get("id") == "header":
            return "header"
    return "body"


def read_phones(document: Document, regions: Sequence[str]) -> tuple[Fact, ...]:
    """Numbers of a page in international form, each with its weight; ``regions`` are tried for national numbers.

    Weights: how the number is published (a ``tel:`` link, a label before it), where it stands, and what the label says.
    """
    found = [*_linked(document.root, regions), *_written(document.root, regions)]
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
            place = {"header": 1.2, "footer": 1.0}.get(_place(anchor), 0.8)
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


def _written(root: HtmlElement, regions: Sequence[str]) -> Iterator[Fact]:
    earlier = ""
    for line in lines(root):
        if sum(map(str.isdigit, line.text)) >= 7 and len(line.text) < 3000:
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

    ``regions`` are ISO 3166 codes, likeliest first; a number with its country code needs none.
    """
    text = (
        re.sub(r"^\((\d{1,3})\)\s*(?=\d{1,2}[-\s])", r"+\1 ", text.strip()) if text.startswith("(8") else text.strip()
    )
    text = text.replace("(0)", " ") if text.startswith(("+", "00")) else text
    for region in (*regions, "ZZ"):
        try:
            number = phonenumbers.parse(text, region)
        except NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return None
