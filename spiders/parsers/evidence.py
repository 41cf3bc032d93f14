"""Marks on lines: what speaks for a line naming a person, seen from the line and its near surroundings alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from data import words
from spiders.parsers import titles
from spiders.parsers.blocks import Block
from spiders.parsers.grammar import Reading, readings
from spiders.parsers.names import Name, fold
from spiders.parsers.scene import Scene
from spiders.parsers.weights import Features, weigh

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\W*(?:1[89]|20)\d\d(?:\W+(?:1[89]|20)?\d\d)?\W*\Z")
HOPELESS = -8.0
"""Log-odds of a name by itself below which nothing around it can make it one."""

SURELY = 0.6
"""Likeness of a title from which on a neighbouring line counts as one."""


class Candidate(NamedTuple):
    """A line that may name a person: how it is read, what speaks for and against it, and that in log-odds."""

    block: Block
    reading: Reading
    features: Features
    score: float


def candidates(scene: Scene) -> list[Candidate]:
    """The likeliest reading of every line that can be read as a name, with or without a title."""
    found = []
    menus_apart = "nav" in scene.landmarks
    for block in scene.blocks:
        if block.kind != "link" and block.text and not (menus_apart and "nav" in block.regions):
            options = considered(scene, block)
            if options:
                found.append(max(options, key=lambda candidate: candidate.score))
    return found


def considered(scene: Scene, block: Block) -> list[Candidate]:
    """Every reading of one line that is worth weighing, weighed."""
    options = []
    around: Features | None = None
    for reading in readings(block, scene.labels.get(block.style, "")):
        named = scene.names.get(reading.name.text) or _of_name(scene, reading.name)
        if named["alone"] < HOPELESS:
            continue
        if around is None:
            around = _surroundings(scene, block)
        features = {**named, **around}
        del features["alone"]
        if not reading.rest:
            following = scene.following(block)
            features["next_title"] = _fit(following)
            features["next_digits"] = float(following is not None and bool(_DIGIT.search(following.text, 0, 40)))
            features["prev_title"] = _fit(scene.preceding(block))
        else:
            fit = titles.likeness(reading.rest)
            features["rest_title"] = fit
            features["year"] = float(bool(_YEAR.match(reading.rest)))
            features[f"cut_{reading.cut}{'_title' if fit > 0 else ''}"] = 1.0
        fitting = max(features.get(name, -1.0) for name in ("rest_title", "next_title", "prev_title"))
        if fitting > SURELY:
            features["titled"] = 1.0
            features["eastern_titled"] = features.get("eastern", 0.0)
            features["unknown_titled"] = features.get("nothing_known", 0.0)
        options.append(Candidate(block, reading, features, weigh(features, "own")))
    return options


def _fit(block: Block | None) -> float:
    return max(-0.5, titles.likeness(block.text)) if block is not None else -0.5


def _of_name(scene: Scene, name: Name) -> Features:
    """What the name itself shows."""
    features: Features = {}
    for mark in name.marks:
        features[mark] = features.get(mark, 0.0) + 1.0
    if "eastern" in features and scene.japanese:
        features["japanese_family1"] = features.get("eastern_family1", 0.0)
    features["title_word"] = float(sum(map(titles.is_title_word, name.tokens)))
    features["title_phrase"] = float(titles.is_title_phrase(name.tokens))
    features["place"] = float(" ".join(name.tokens) in words("places.txt"))
    features["prose_word"] = float(sum(word in scene.prose for word in name.tokens))
    features["witness"] = float(fold(name.text) in scene.witnesses)
    features["slug"] = float(_spelt_in(scene.addresses, name.tokens))
    features["alone"] = weigh(features, "own")
    scene.names[name.text] = features
    return features


def _surroundings(scene: Scene, block: Block) -> Features:
    """What stands around the line."""
    before = scene.blocks[block.number - 1] if block.number else None
    features: Features = {
        "after_image": float(before is not None and before.kind == "image"),
        "image": float(block.kind == "image"),
        "link": float(bool(block.link)),
        "mail_link": float(block.link.startswith("mailto:")),
        "heading": float(block.level > 0),
        "bold": float(block.element.tag in ("strong", "b")),
    }
    features["labelled"] = float(_labelled(scene, block))
    column = scene.tables.column(block.element)
    if column:
        features[f"column_{column}"] = 1.0
    for mark in (*(block.regions & scene.landmarks), *scene.hints(block)):
        features[mark] = 1.0
    return features


def _labelled(scene: Scene, block: Block) -> bool:
    """Whether a job introduces the line: in the cell beside it, or on the line before, which ends in a colon."""
    label = scene.tables.label(block.element)
    before = "" if label else _text(scene.preceding(block))
    return titles.likeness(label or (before if before.endswith((":", "：")) else "")) > 0


def _text(block: Block | None) -> str:
    return block.text if block is not None and len(block.text) < titles.MAX_LENGTH else ""


def _spelt_in(addresses: str, tokens: tuple[str, ...]) -> bool:
    """Whether an address spells the name: jane-doe, jane.doe, doe_jane, janedoe."""
    if len(tokens) < 2 or not all(token.isascii() for token in tokens):
        return False
    first, last = (token.strip(".'-").replace("'", "") for token in (tokens[0], tokens[-1]))
    if len(first) < 2 or len(last) < 2 or len(first) + len(last) < 6:
        return False
    if first not in addresses or last not in addresses:
        return False
    return any(
        f"{a}{mark}{b}" in addresses
        for a, b in ((first, last), (last, first))
        for mark in ("-", ".", "_", "", "+", "%20")
    )
