"""The slot of a record that holds the title: the place where the records of one kind show titles."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from spiders.parsers import titles
from spiders.parsers.blocks import Block
from spiders.parsers.evidence import Scene
from spiders.parsers.names import fold
from spiders.parsers.records import Record
from spiders.parsers.weights import Features, probability, support, weigh

REACH = 5
_TAIL = re.compile(r"\s*(?:<|\(?\S+@|\(\s*(?:at|pgp)\b|(?:e-?mail|tel|phone|telefon)\b\s*[.:]).*$", re.I | re.S)

Place = tuple[str, int]


class Option(NamedTuple):
    """A line that may be a person's title: where it stands, what it says, and the features of both."""

    place: Place
    text: str
    features: Features
    score: float


def titles_of(scene: Scene, found: list[Record]) -> list[str | None]:
    """The title of each record, or None where no line of it stands in a slot for titles."""
    answers: list[str | None] = []
    for options in slot_features(scene, found):
        scored = [(weigh(features, "slot"), option) for option, features in options]
        best = max(scored, key=lambda pair: pair[0], default=None)
        answers.append(best[1].text if best and best[0] > 0 else None)
    return answers


def slot_features(scene: Scene, found: list[Record]) -> list[list[tuple[Option, Features]]]:
    """For each record its options, each with its own score and what the same place says in the other records."""
    groups: dict[int, list[int]] = defaultdict(list)
    every = [options_of(scene, record) for record in found]
    for place, record in enumerate(found):
        groups[record.candidate.block.style].append(place)
    answer: list[list[tuple[Option, Features]]] = [[] for _ in found]
    for members in groups.values():
        totals: dict[Place, list[float]] = defaultdict(list)
        texts: dict[Place, set[str]] = defaultdict(set)
        for member in members:
            for option in every[member]:
                totals[option.place].append(probability(option.score))
                texts[option.place].add(option.text)
        for member in members:
            answer[member] = [(option, _with_slot(option, totals, texts, len(members))) for option in every[member]]
    return answer


def _with_slot(option: Option, totals: dict[Place, list[float]], texts: dict[Place, set[str]], size: int) -> Features:
    chances = totals[option.place]
    return {
        "own": max(-6.0, min(6.0, option.score)),
        "slot": support(sum(chances), probability(option.score), len(chances)),
        "coverage": len(chances) / size if size > 1 else 0.0,
        "rivals": sum(sum(values) for place, values in totals.items() if place != option.place) / size,
        "distinct": len(texts[option.place]) / len(chances) if size > 2 else 0.5,
        "first": float(option.place[0] == "line" or "at1" in option.features),
    }


def options_of(scene: Scene, record: Record) -> list[Option]:
    """The lines of a record that may hold its title: the rest of the name's own line, and the nearest lines around."""
    options = []
    reading = record.candidate.reading
    told = scene.witnesses.get(fold(reading.name.text), "")
    if reading.rest:
        options.append(_option(("line", 0), reading.rest, {"line": 1.0, f"cut_{reading.cut}": 1.0}, told))
    seen: set[Place] = set()
    for side, lines in (("after", record.after), ("before", record.before)):
        for distance, block in enumerate(lines[: REACH if side == "after" else 2], 1):
            place = (side, block.style)
            if place in seen:
                continue
            seen.add(place)
            text = joined(block, lines[distance : distance + 3]) if side == "after" else block.text
            options.append(_option(place, text, _around(scene, record, block, side, distance), told))
    return options


def _option(place: Place, text: str, features: Features, told: str) -> Option:
    shown = trimmed(text)
    features = features | titles.marks(shown)
    features["witness"] = float(bool(told) and fold(shown) == told)
    return Option(place, shown, features, weigh(features, "title"))


def _around(scene: Scene, record: Record, block: Block, side: str, distance: int) -> Features:
    hints = scene.hints(block)
    return {
        f"at{distance}" if side == "after" else f"before{distance}": 1.0,
        "card": float(record.card),
        "card_before": float(record.card and side == "before"),
        "class_title": float("class_title" in hints),
        "class_name": float("class_name" in hints),
        "heading": float(block.level > 0),
        "higher": float(0 < block.level < (record.candidate.block.level or 7)),
        "link": float(bool(block.link)),
        "same_box": float(block.box is record.candidate.block.box),
        "same_style": float(block.style == record.candidate.block.style),
        "emphasis": float(block.element.tag in ("em", "i", "strong", "b", "small")),
    }


def joined(block: Block, more: list[Block]) -> str:
    """The text of a line and of those that only a ``br`` divides from it in the same element."""
    text = block.text
    for line in more:
        if not line.broken or line.element is not block.element or len(text) + len(line.text) > titles.MAX_LENGTH:
            break
        text = f"{text} {line.text}"
    return text


def trimmed(text: str) -> str:
    """A title without what follows it on its line: an address, a number, a key."""
    shown = _TAIL.sub("", text)
    return shown.replace("\t", " ").strip(" |,;:·•–—-*") if shown else text
