"""Around each name its record: the lines of the page that belong to that person."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.parsers.blocks import Block
from spiders.parsers.evidence import Candidate
from spiders.parsers.names import key
from spiders.parsers.scene import Scene

REACH = 25
"""Blocks on either side of a name that are looked at."""


class Record(NamedTuple):
    """One person's part of the page.

    ``after`` and ``before`` are the lines behind and in front of the name, nearest first; ``box`` is the largest element
    that names nobody else, ``card`` whether it holds more than the name; ``start`` and ``end`` bound the record's blocks.
    """

    candidate: Candidate
    after: list[Block]
    before: list[Block]
    box: HtmlElement
    card: bool
    start: int
    end: int


def records(scene: Scene, people: list[Candidate]) -> list[Record]:
    """The record of each person, in the order of the page."""
    owners = _owners(people)
    found = []
    for place, candidate in enumerate(people):
        index = candidate.block.number
        box = _container(candidate, owners)
        start, end = scene.spans.get(box, (index, index + 1))
        lines = (block for block in scene.blocks[start : min(end, start + REACH)] if block.kind == "text")
        card = len(owners[box]) == 1 and sum(1 for _ in islice(lines, 2)) > 1
        if not card:
            parent = box.getparent()
            start, end = scene.spans.get(parent, (start, end)) if parent is not None else (start, end)
        start = max(start, people[place - 1].block.number + 1 if place else 0)
        end = min(end, people[place + 1].block.number if place + 1 < len(people) else len(scene.blocks))
        after = [block for block in scene.blocks[index + 1 : min(end, index + REACH)] if block.kind == "text"]
        before = [block for block in reversed(scene.blocks[max(start, index - REACH) : index]) if block.kind == "text"]
        found.append(Record(candidate, after, before, box, card, start, end))
    return found


def _owners(people: list[Candidate]) -> dict[HtmlElement, set[tuple[str, ...]]]:
    """For each element, who is named inside it."""
    owners: dict[HtmlElement, set[tuple[str, ...]]] = defaultdict(set)
    for candidate in people:
        who = key(candidate.reading.name.text)
        element: HtmlElement | None = candidate.block.box
        while element is not None and who not in owners[element]:
            owners[element].add(who)
            element = element.getparent()
    return owners


def _container(candidate: Candidate, owners: dict[HtmlElement, set[tuple[str, ...]]]) -> HtmlElement:
    """The largest element that names this person alone."""
    element = candidate.block.box
    while (parent := element.getparent()) is not None and len(owners[parent]) == 1 and parent.tag != "body":
        element = parent
    return element
