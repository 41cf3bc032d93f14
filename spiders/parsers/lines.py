"""Lines that list several people, taken apart: ``Jane Roe (Chair) | John Doe (Treasurer)``, ``Otto & Olga Wendmark, Owners``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spiders.parsers.blocks import MAX_BLOCKS, Block, Layout, Run
from spiders.parsers.eastern import Name, is_eastern
from spiders.parsers.names import read_name
from spiders.parsers.titles import is_title_word

MAX_LINE = 1_500
MAX_PARTS = 60
FIRST = 60
"""Characters within which the first name of a list ends."""

_BAR = re.compile(r"\s*[|¦•]\s*")
_LIST = re.compile(r"\s*[,;、]\s*(?:(?:and|und|et|y|e|og|och|en|i)\s+)?")
_SEVERAL = re.compile(r"[|¦•;,、][^|¦•;,、]+[|¦•;,、]| (?:&|\+|and|und|et|y|og|och|en) |[\u3400-\u9fff\uac00-\ud7af]\s")
_CLAUSE = re.compile(r"\s*;\s*|(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_])")
_LEAD = re.compile(r"[^:]{3,60}:\s+")
_JOINT = re.compile(r" (?:&|\+|and|und|et|y|og|och|en) ")
_COUPLE = re.compile(r"(.{2,30}?)\s(?:&|\+|and|und|et|y|og|och|en)\s(\S.*)", re.S)


def taken_apart(layout: Layout) -> Layout:
    """The layout with a line for each person where one line named several."""
    several = {block.number: parts for block in layout.blocks if len(parts := list(_parts(block))) > 1}
    if not several:
        return layout
    blocks: list[Block] = []
    starts = []
    for block in layout.blocks:
        starts.append(len(blocks))
        parts = several.get(block.number, [])
        if not parts or len(blocks) + len(parts) > MAX_BLOCKS:
            blocks.append(block._replace(number=len(blocks)) if block.number != len(blocks) else block)
            continue
        for text in parts:
            blocks.append(block._replace(number=len(blocks), text=text, runs=(Run(text, block.element),)))
    starts.append(len(blocks))
    return Layout(blocks, {element: (starts[first], starts[end]) for element, (first, end) in layout.spans.items()})


def _parts(block: Block) -> Iterator[str]:
    """The lines that a line is to be read as; none when it is one line."""
    text = block.text
    if block.kind != "text" or (not _SEVERAL.search(text) and len(block.runs) < 4):
        return
    if not 7 < len(text) <= MAX_LINE:
        return
    commas = text.count(",") + text.count(";") + text.count("、")
    if ";" in text and ":" in text and len(clauses := list(_clauses(text))) > 1:
        yield from clauses
    elif text.count("|") + text.count("•") + text.count("¦") > 1 and len(bars := _BAR.split(text)) > 2:
        yield from (part for part in bars[:MAX_PARTS] if part)
    elif (commas > 1 and 2 < len(names := _LIST.split(text)) <= MAX_PARTS and _all_names(names)) or (
        is_eastern(text) and 2 < len(names := text.split()) <= MAX_PARTS and all(map(_surely_eastern, names))
    ):
        yield from names
    elif len(block.runs) > 3 and sum(_surely(run.text) for run in block.runs) > 1:
        yield from _people_in_runs(block)
    elif len(text) < 90 and _JOINT.search(text) and text[0].isupper() and (couple := _COUPLE.match(text)):
        yield from _couple(*couple.groups())


def _clauses(text: str) -> Iterator[str]:
    """``The board: Jane Roe, Chair; Wei Lin, Treasurer. Members: Ada Ek, Uwe Ott.`` a person at a time; nothing for other text."""
    people = 0
    found = []
    for clause in _CLAUSE.split(text)[:MAX_PARTS]:
        rest = _LEAD.sub("", clause, count=1)
        names = _LIST.split(rest.rstrip("."))
        if all(map(_surely, names)):
            found += names
            people += len(names)
        elif _surely(names[0]) or (len(names) == 1 and _surely(rest.partition(": ")[2])):
            found.append(rest)
            people += 1
        else:
            found.append(clause)
    if people > 1 and people * 2 > len(found):
        yield from found


def _people_in_runs(block: Block) -> Iterator[str]:
    """Names and jobs in turn, each in an element of its own, on one line: a new line begins at each name."""
    line: list[str] = []
    for run in block.runs:
        if line and _surely(run.text):
            yield ", ".join(line)
            line = []
        line.append(run.text)
    yield ", ".join(line)


def _couple(first: str, second: str) -> Iterator[str]:
    """``Otto`` and ``Olga Wendmark, Owners`` as two lines: Otto Wendmark, Owners; Olga Wendmark, Owners."""
    head, comma, rest = second.partition(",")
    other = read_name(head)
    if other is None or len(other.tokens) < 2 or not _surely(head) or not first[0].isupper():
        return
    one = read_name(first)
    if one is None or not any(mark.startswith("given") for mark in one.marks):
        return
    if any(map(is_title_word, (*one.tokens, *other.tokens))):
        return
    name = first if len(one.tokens) > 1 else f"{first} {' '.join(head.split()[1:])}"
    yield name + comma + rest
    yield second


def _all_names(texts: list[str]) -> bool:
    """Whether a list holds names and nothing else: most of them beyond doubt, the others not unlike names."""
    if read_name(texts[0]) is None or read_name(texts[-1]) is None:
        return False
    read = [read_name(text) for text in texts]
    if any(name is None or len(name.tokens) < 2 or "common" in name.marks for name in read):
        return False
    sure = sum(not {"given", "given_weak", "initial"}.isdisjoint(name.marks) for name in read if name)
    return sure >= 0.8 * len(texts)


def _surely_eastern(text: str) -> bool:
    name = read_name(text)
    return name is not None and len(text) < 5 and not {"eastern_family", "eastern_family1"}.isdisjoint(name.marks)


def _surely(text: str) -> bool:
    """Whether a text is beyond doubt a full name."""
    name: Name | None = read_name(text)
    return name is not None and len(name.tokens) > 1 and "given" in name.marks and "common" not in name.marks
