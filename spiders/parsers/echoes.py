"""Lines that name once more whom a line beside them names: an image's alternative text, the reading of a name in kanji."""

from __future__ import annotations

import re

from spiders.parsers.blocks import Block
from spiders.parsers.evidence import Candidate
from spiders.parsers.scene import Scene

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")


def without_echoes(scene: Scene, people: list[Candidate]) -> list[Candidate]:
    """Those who are named, each line that only repeats another left out."""
    return _without_images(_without_readings(scene, people))


def _without_images(people: list[Candidate]) -> list[Candidate]:
    """Alternative texts of images only where no line beside them names somebody: an image repeats its caption, often wrongly."""
    texts = [place for place, candidate in enumerate(people) if candidate.block.kind == "text"]
    images = [place for place, candidate in enumerate(people) if candidate.block.kind == "image"]
    beside = sum(place + 1 in set(texts) or place - 1 in set(texts) for place in images)
    if beside * 2 < len(images):
        return people
    return [people[place] for place in texts]


def _without_readings(scene: Scene, people: list[Candidate]) -> list[Candidate]:
    """Names in Latin letters or kana only where no name in ideographs stands on the line beside them: those tell its reading."""
    written = {candidate.block.number for candidate in people if _IDEOGRAPH.search(candidate.reading.name.text)}
    readings = {
        candidate.block.number
        for candidate in people
        if candidate.block.number not in written
        and not candidate.reading.rest
        and len(candidate.reading.name.tokens) > 1
        and any(line is not None and line.number in written for line in _beside(scene, candidate))
    }
    if len(readings) < max(2, len(written) / 2):
        return people
    return [candidate for candidate in people if candidate.block.number not in readings]


def _beside(scene: Scene, candidate: Candidate) -> tuple[Block | None, Block | None]:
    return scene.preceding(candidate.block), scene.following(candidate.block)
