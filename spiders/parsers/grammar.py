"""How one line may say a name and a title: the places where it can be cut, and what each cut gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from data import words
from spiders.parsers.blocks import Block
from spiders.parsers.names import MAX_LENGTH, Name, fold, is_credential, read_name
from spiders.parsers.titles import is_title_word
from spiders.parsers.unmarked import title_cuts

MAX_LINE = 240
_MARK = re.compile(r"[\t|•·／｜,，、(（:：–—/-]")
_KINDS = {
    "\t": "tab",
    ",": "comma",
    "，": "comma",
    "、": "comma",
    "(": "paren",
    "（": "paren",
    ":": "colon",
    "：": "colon",
}
_KINDS |= dict.fromkeys("|•·／｜", "bar") | dict.fromkeys("-–—/", "dash")
_AROUND = " \t\xa0-–—/|"
_REVERSIBLE = frozenset(("colon", "run", "tab", "bar", "dash", "word"))
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\.\s")
LONG = 60
_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_MAX_CUTS = 6
_PLAIN_CUTS = ("label", "whole", "run", "word", "tab", "bar", "dash", "comma", "paren", "colon")
CUTS = (*_PLAIN_CUTS, *(f"{cut}_after" for cut in sorted(_REVERSIBLE)))
"""Every way in which a line is cut."""


class Reading(NamedTuple):
    """One way to read a line: a name, what else the line says (the title, perhaps), and where it was cut.

    ``cut`` is whole, run, tab, bar, dash, comma, paren, colon or word, with ``_after`` when the name stands behind the cut.
    """

    name: Name
    rest: str
    cut: str


def readings(block: Block, label: str = "") -> Iterator[Reading]:
    """Every way to read the line as a name with or without more; nothing for a line that begins no name.

    ``label`` is a first word that the line shares with the others of its kind (a rank, a form of address): then also
    what follows it is read.
    """
    text = block.text
    if label and text.startswith(label + " "):
        inner = read_name(text[len(label) :])
        if inner is not None:
            yield Reading(inner, "", "label")
    if len(text) <= MAX_LINE:
        whole = read_name(text)
        if whole is not None and not _aside_in_brackets(text):
            yield Reading(whole, "", "whole")
        for left, right, kind in _cuts(text):
            yield from _sides(left, right, kind)
        yield from _unmarked(text)
    for left, right in _run_cuts(block):
        yield from _sides(left, right, "run")


def _unmarked(text: str) -> Iterator[Reading]:
    """Where a mere space divides job and name."""
    for left, right, behind in title_cuts(text):
        name = read_name(right if behind else left)
        if name is not None:
            yield Reading(name, _clean(left if behind else right, ""), "word_after" if behind else "word")


def _aside_in_brackets(text: str) -> bool:
    """Whether what looks like a nickname is a job or a place: ``Jane Roe (Treasurer)``, ``Jane Roe (Egypt)``."""
    inner = _BRACKETS.search(text)
    return inner is not None and (
        fold(inner[1]) in words("places.txt") or any(map(is_title_word, fold(inner[1]).split()))
    )


def _sides(left: str, right: str, kind: str) -> Iterator[Reading]:
    name = read_name(left)
    if name is not None and not _aside_in_brackets(left):
        yield Reading(name, _clean(right, kind), kind)
    if kind in _REVERSIBLE:
        name = read_name(right)
        if name is not None:
            yield Reading(name, _clean(left, ""), f"{kind}_after")


def _cuts(text: str) -> Iterator[tuple[str, str, str]]:
    """The first few places where punctuation divides the line."""
    count = 0
    for found in _MARK.finditer(text):
        place, mark = found.start(), found.group()
        if mark in ",:-/" and not _divides(text, place, mark):
            continue
        left, right = text[:place].rstrip(_AROUND), text[place + 1 :].lstrip(_AROUND)
        if left and right and min(len(left), len(right)) <= MAX_LENGTH:
            yield left, right, _KINDS[mark]
            count += 1
            if count == _MAX_CUTS:
                return


def _divides(text: str, place: int, mark: str) -> bool:
    """Whether a mark that also stands inside words divides here, by the spaces beside it."""
    before, behind = text[place - 1 : place].isspace(), text[place + 1 : place + 2].isspace()
    if mark == "-":
        return before or behind
    return behind and (before or mark != "/")


def _run_cuts(block: Block) -> Iterator[tuple[str, str]]:
    """The places where one inline element ends and the next begins."""
    runs = block.runs
    if len(runs) < 2:
        return
    texts = [run.text for run in runs]
    for place in range(1, min(len(texts), 4)):
        yield " ".join(texts[:place]), " ".join(texts[place:])
    if len(texts) > 4:
        yield " ".join(texts[:-1]), texts[-1]


def _clean(rest: str, kind: str) -> str:
    """The rest of the line without the punctuation at its ends and the credentials before it."""
    rest = rest.strip(" \t\n|,;:·•–—-*：、，")
    opened = rest[1:] if rest[:1] in "(（" else rest if kind == "paren" else ""
    if opened:
        inner, closed, after = opened.replace("）", ")").partition(")")
        rest = inner if closed and (kind != "paren" or not after.strip(" .,") or len(after) > LONG) else rest
    if len(rest) > LONG:
        rest = _SENTENCE_END.split(rest, maxsplit=1)[0]
    parts = rest.split(",")
    while parts and all(is_credential(word) for word in parts[0].split()):
        parts.pop(0)
    return ",".join(parts).strip(" \t|,;:·•–—-*")
