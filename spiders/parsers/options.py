"""The lines of a record that may hold its title, and what speaks for each."""

from __future__ import annotations

import re
from typing import NamedTuple

from spiders.parsers import titles
from spiders.parsers.blocks import Block
from spiders.parsers.grammar import CUTS
from spiders.parsers.names import Name, fold
from spiders.parsers.phrases import phrases
from spiders.parsers.records import Record
from spiders.parsers.scene import Scene, names_us
from spiders.parsers.sections import SECTIONS
from spiders.parsers.weights import Features, weigh

REACH = 4
TOO_LONG = 220
_TAIL = re.compile(
    r"\s*(?:<|\(?\S+@|\(\s*(?:at|pgp)\b|[|(]\s*(?:foto|photo|bio|mehr|more)\b|(?:e-?mail|tel|phone|telefon)\b\s*[.:]).*$",
    re.I | re.S,
)
_HEAD = re.compile(r"^\s*&\w{2,8};\s*")
_OPEN = re.compile(r"(?:[,&/–-]|\b(?:and|of|for|the|und|et|de|y|e|en|og|och))\s*$", re.I)
Place = tuple[str, int, int]


class Option(NamedTuple):
    """A line that may be a person's title: where it stands, what it says, and the features of both."""

    place: Place
    text: str
    features: Features
    score: float


def options_of(scene: Scene, record: Record, by_style: bool) -> list[Option]:
    """The lines of a record that may hold its title: the rest of the name's own line, and the nearest lines around."""
    options = []
    reading = record.candidate.reading
    told = scene.witnesses.get(fold(reading.name.text), "")
    if reading.rest:
        options.append(_option(("line", CUTS.index(reading.cut), 0), reading.rest, {"line": 1.0}, told))
    seen: set[Place] = set()
    for side, lines in (("after", record.after), ("before", record.before)):
        for distance, block in enumerate(lines[: REACH if side == "after" else 2], 1):
            place = (side, block.style if by_style else block.shape, block.column if record.card else 0)
            if place in seen:
                continue
            seen.add(place)
            if len(block.text) > TOO_LONG:
                continue
            text = joined(scene, block, lines[distance : distance + 3]) if side == "after" else block.text
            text = without_name(text, reading.name)
            if not text:
                continue
            options.append(_option(place, text, _around(scene, record, block, side, distance), told))
    return options


def _option(place: Place, text: str, features: Features, told: str) -> Option:
    shown = trimmed(text)
    features = features | titles.marks(shown)
    features["section"] = float(phrases(SECTIONS, "ours").is_one(shown))
    features["line_titled"] = features.get("line", 0.0) * features["some"]
    features["witness"] = float(bool(told) and fold(shown) == told)
    return Option(place, shown, features, weigh(features, "title"))


def _around(scene: Scene, record: Record, block: Block, side: str, distance: int) -> Features:
    hints = scene.hints(block)
    return {
        f"at{distance}" if side == "after" else f"before{distance}": 1.0,
        "column_title": float(scene.tables.column(block.element) == "title"),
        "class_title": float("class_title" in hints),
        "class_name": float("class_name" in hints),
        "heading": float(block.level > 0),
        "higher": float(0 < block.level < (record.candidate.block.level or 7)),
        "link": float(bool(block.link)),
        "broken": float(block.broken),
        "same_style": float(block.style == record.candidate.block.style and not block.broken),
        "label": float(side == "before" and _is_label(scene, record, block)),
        "opens_next": float(side == "after" and not record.card and block.level > 0 and _is_last(scene, record, block)),
        "past_image": float(not record.card and _past_image(scene, record, block)),
    }


def _is_label(scene: Scene, record: Record, block: Block) -> bool:
    """Whether a line introduces the name: it ends in a colon, or stands in the cell beside it."""
    return block.text.endswith((":", "：")) or block.text == scene.tables.label(record.candidate.block.element)


def _is_last(scene: Scene, record: Record, block: Block) -> bool:
    """Whether the next person follows the line at once: then it may be the heading above them."""
    following = scene.following(block)
    return following is not None and following.number >= record.end


def _past_image(scene: Scene, record: Record, block: Block) -> bool:
    """Whether an image stands between the name and the line: often the next person begins with it."""
    first, last = sorted((record.candidate.block.number, block.number))
    own = record.candidate.reading.name.text
    return any(
        between.kind == "image" and own not in between.text
        for between in scene.blocks[first + 1 : min(last, first + 10)]
    )


def joined(scene: Scene, block: Block, more: list[Block]) -> str:
    """The text of a line, and of those that only a ``br`` divides from it where they go on with the title.

    A line goes on when it has title words, when the one before ends open, or when it names a unit of this organisation;
    an employer or a town on a line of its own is no title.
    """
    text = block.text
    for line in more:
        if not line.broken or line.element is not block.element or len(text) + len(line.text) > titles.MAX_LENGTH:
            break
        if not (
            _OPEN.search(text)
            or line.text[:1] == "&"
            or line.text[:1].islower()
            or titles.likeness(line.text) > 0.5
            or scene.units
            or names_us(scene, line.text)
        ):
            break
        text = f"{text} {line.text}"
    return text


def without_name(text: str, name: Name) -> str:
    """A line without the person's own name at its end or beginning; "" for a line that is only initials of it."""
    words = text.split()
    known = set(name.tokens)
    if len(text) <= 4 and _are_initials(text.lower(), name):
        return ""
    end, start = len(words), 0
    while end > 0 and fold(words[end - 1]) in known:
        end -= 1
    while start < end and fold(words[start]) in known:
        start += 1
    return " ".join(words[start:end]) if len(words) - end > 1 or start > 1 else text


def _are_initials(text: str, name: Name) -> bool:
    letters = "".join(token[0] for token in name.tokens)
    return text in (letters[: len(text)], letters[0] + letters[-1])


def trimmed(text: str) -> str:
    """A title without what follows it on its line: an address, a number, a key."""
    shown = _TAIL.sub("", _HEAD.sub("", text))
    return shown.replace("\t", " ").strip(" |,;:·•–—-*") if shown else text
