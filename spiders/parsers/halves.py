"""A given name and a family name on lines of their own, put together: ``<h4>Anne-Laure</h4><h4>MARCHAL</h4>``."""

from __future__ import annotations

from collections import Counter

from data import words
from spiders.parsers.blocks import Block, Layout
from spiders.parsers.names import Name, fold, read_name
from spiders.parsers.titles import is_title_word

MAX_HALF = 30
_KNOWN = frozenset(("given", "given_weak"))


def put_together(layout: Layout) -> Layout:
    """The layout with one line for each name that the page divides into two, where it does so at least twice."""
    blocks = layout.blocks
    pairs = [place for place in range(len(blocks) - 1) if _is_pair(blocks[place], blocks[place + 1])]
    if len(pairs) < 2:
        return layout
    divided = Counter(blocks[place].style for place in pairs)
    lines = Counter(block.style for block in blocks)
    whole = blocks.copy()
    for place in pairs:
        first, second = blocks[place], blocks[place + 1]
        if divided[first.style] > 1 and divided[first.style] * 3 >= lines[first.style]:
            whole[place] = first._replace(text=f"{first.text} {second.text}", runs=first.runs + second.runs)
            whole[place + 1] = second._replace(kind="link", text="", runs=())
    return Layout(whole, layout.spans)


def _is_pair(first: Block, second: Block) -> bool:
    """Whether a line holds a given name alone, and the next one of its kind a family name alone."""
    alike = first.element.tag == second.element.tag and first.element.getparent() is second.element.getparent()
    if not alike or first.kind != "text" or max(len(first.text), len(second.text)) > MAX_HALF:
        return False
    given, family = _half(first.text), _half(second.text)
    return (
        given is not None
        and family is not None
        and not _KNOWN.isdisjoint(given.marks)
        and ("capitals" in family.marks or _KNOWN.isdisjoint(family.marks))
        and "capitals" not in given.marks
        and _is_family(family)
    )


def _half(text: str) -> Name | None:
    name = read_name(text) if text.count(" ") < 2 and text[:1].isupper() else None
    return name if name is not None and "honorific" not in name.marks else None


def _is_family(name: Name) -> bool:
    marks = name.marks
    known = "capitals" in marks or any(mark in marks for mark in ("known", "family", "known_rare"))
    return known and "common" not in marks and not any(map(_means_more, name.tokens))


def _means_more(word: str) -> bool:
    return is_title_word(fold(word)) or word in words("places.txt") or word in words("title_fields.txt")
