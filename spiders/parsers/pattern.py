"""Repetition: a page that lists people repeats one place for their names, and that place is trusted over the lists.

Noise-tolerant wrapper induction in the sense of Dalvi, Kumar and Soliman, "Automatic Wrappers for Large Scale Web
Extraction", VLDB 2011: noisy marks vote for the place in the tree that explains them, and the place decides.
"""

from __future__ import annotations

from spiders.items import PageKind
from spiders.parsers.blocks import Block
from spiders.parsers.evidence import Candidate
from spiders.parsers.scene import Scene
from spiders.parsers.weights import Features, probability, support, weigh

Place = tuple[str, int, int]
_NOTHING = (0.0, 0)


def settle(scene: Scene, kind: PageKind, found: list[Candidate]) -> list[tuple[Candidate, float]]:
    """Each candidate with its probability once the others in the same place of the pattern have been heard."""
    return [
        (candidate, probability(weigh(features, "group"))) for candidate, features in group_features(scene, kind, found)
    ]


def group_features(scene: Scene, kind: PageKind, found: list[Candidate]) -> list[tuple[Candidate, Features]]:
    """For each candidate its own score and what its place in the pattern, by class path and by tag path, says."""
    chance = {candidate.block.number: probability(candidate.score) for candidate in found}
    totals: dict[Place, tuple[float, int]] = {}
    for block in scene.blocks:
        if block.kind != "link" and block.text:
            own = chance.get(block.number, 0.0)
            for place in _places(block):
                total, count = totals.get(place, _NOTHING)
                totals[place] = total + own, count + 1
    settled = []
    page = sum(chance.values())
    for candidate in found:
        own = chance[candidate.block.number]
        features: Features = {
            "own": max(-8.0, min(8.0, candidate.score)),
            "page": min(1.0, (page - own) / 5),
            f"kind_{kind}": 1.0,
        }
        features["first_name"] = float(len(candidate.reading.name.tokens) == 1)
        features["labelled"] = candidate.features.get("labelled", 0.0)
        features["untitled"] = float(_untitled(candidate))
        for place in _places(candidate.block):
            total, count = totals[place]
            agreed = support(total, own, count)
            features[place[0]] = max(0.0, agreed) if candidate.features.get("labelled") else agreed
            features[f"{place[0]}_alone"] = float(count == 1)
        features["best"] = max(features["style"], features["column"])
        settled.append((candidate, features))
    return settled


def _places(block: Block) -> tuple[Place, Place, Place]:
    """Where a line stands in the repeated pattern: by class path, by tag path, and by its column in the repeated unit."""
    return ("style", block.style, 0), ("shape", block.shape, 0), ("column", block.style, block.column)


def _untitled(candidate: Candidate) -> bool:
    """Whether neither the rest of the line nor the next one looks like a title."""
    features = candidate.features
    return max(features.get("rest_title", -1.0), features.get("next_title", -1.0)) <= 0
