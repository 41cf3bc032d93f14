"""Repetition: a page that lists people repeats one place for their names, and that place is trusted over the lists.

Noise-tolerant wrapper induction in the sense of Dalvi, Kumar and Soliman, "Automatic Wrappers for Large Scale Web
Extraction", VLDB 2011: noisy marks vote for the place in the tree that explains them, and the place decides.
"""

from __future__ import annotations

from collections import defaultdict

from spiders.parsers.evidence import Candidate, Scene
from spiders.parsers.weights import Features, probability, support, weigh


def settle(scene: Scene, found: list[Candidate]) -> list[tuple[Candidate, float]]:
    """Each candidate with its probability once the others in the same place of the pattern have been heard."""
    return [(candidate, probability(weigh(features, "group"))) for candidate, features in group_features(scene, found)]


def group_features(scene: Scene, found: list[Candidate]) -> list[tuple[Candidate, Features]]:
    """For each candidate its own score and what its place in the pattern, by class path and by tag path, says."""
    chance = {candidate.block.index: probability(candidate.score) for candidate in found}
    totals: dict[tuple[str, int], tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for block in scene.blocks:
        if block.kind != "link" and block.text:
            for place in (("style", block.style), ("shape", block.shape)):
                total, count = totals[place]
                totals[place] = total + chance.get(block.index, 0.0), count + 1
    settled = []
    page = sum(chance.values())
    for candidate in found:
        own = chance[candidate.block.index]
        features: Features = {"own": max(-8.0, min(8.0, candidate.score)), "page": min(1.0, (page - own) / 5)}
        for name, number in (("style", candidate.block.style), ("shape", candidate.block.shape)):
            total, count = totals[name, number]
            features[name] = support(total, own, count)
            features[f"{name}_alone"] = float(count == 1)
        settled.append((candidate, features))
    return settled
