"""Weighing evidence: named features times readable weights, in log-odds."""

from __future__ import annotations

import math

from data import table

Features = dict[str, float]


def weigh(features: Features, model: str) -> float:
    """Log-odds of the features under one table of ``data/people.toml``; features without a weight count nothing."""
    known: dict[str, float] = table("people.toml")[model]
    get = known.get
    total = known["bias"]
    for name, value in features.items():
        if value:
            total += get(name, 0.0) * value
    return total


def probability(score: float) -> float:
    """Of a score in log-odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def support(total: float, own: float, count: int) -> float:
    """Log-odds of the mean chance of the others in a group, pulled towards even odds where they are few.

    ``total`` and ``count`` are of the whole group, ``own`` is the member's chance, which is left out.
    """
    others = count - 1
    if others <= 0:
        return 0.0
    mean = (total - own + 0.5) / (others + 1)
    return math.log(mean / (1 - mean)) * min(1.0, math.log2(1 + others) / 3)
