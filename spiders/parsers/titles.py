"""A text as a job title: how much it looks like one, in any of the languages of ``data/titles``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from data import words
from spiders.parsers.names import fold
from spiders.parsers.weights import Features

MAX_LENGTH = 160

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_NO_TITLE = re.compile(r"@|https?:|www\.|\d{4}|\d[\d\s().-]{5,}\d|[?!©]|\.\.\.|…")
_SENTENCE = re.compile(
    r"[.;]\s+\S|\b(?:is|was|has|have|are|were|he|she|his|her|their|they|we|our|i|you|your|ist|hat|wir|ihr|est|nous|es|ha|er|hun)\b",
    re.I,
)
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@cache
def title_words() -> frozenset[str]:
    """Folded words that mark a line as a title, all languages together."""
    names = sorted(entry.name for entry in files("data").joinpath("titles").iterdir() if entry.name.endswith(".txt"))
    return frozenset(fold(word) for name in names for word in words(f"titles/{name}"))


@cache
def _eastern_words() -> tuple[str, ...]:
    return tuple(word for word in title_words() if _EAST.search(word))


@cache
def _endings() -> frozenset[str]:
    """Title words long enough to end a compound (Entwicklungs-leiter)."""
    return frozenset(word for word in title_words() if len(word) >= 5 and word.isalpha())


def is_title_word(word: str) -> bool:
    """Whether a folded word is a title word, or a compound that ends in one."""
    if word in title_words():
        return True
    return len(word) > 8 and any(word[-size:] in _endings() for size in range(5, len(word) - 2))


def likeness(text: str) -> float:
    """How much a line looks like a job title, from its words alone: about -1 (surely none) to 1.4."""
    if not 1 < len(text) <= MAX_LENGTH or _NO_TITLE.search(text):
        return -1.0
    features = marks(text)
    score = 0.9 + 0.5 * min(1.0, 2 * features["share"]) if features["some"] else -0.2
    return score - 0.8 * features["sentence"] - 0.5 * features["stop"] - 0.3 * features["long"]


def marks(text: str) -> Features:
    """What speaks for and against a line being a title, by the names of the weights."""
    shown = text[: MAX_LENGTH + 40]
    found = _WORD.findall(fold(shown))
    if _EAST.search(shown):
        hits = sum(word in shown for word in _eastern_words())
        return {
            "some": float(hits > 0),
            "share": min(1.0, hits / 2),
            "eastern": 1.0,
            "sentence": float("。" in shown),
            "stop": 0.0,
            "long": max(0.0, len(shown) / 20 - 1),
            "odd": float(bool(_NO_TITLE.search(shown))),
        }
    hits = [is_title_word(word) for word in found]
    count = len(found)
    return {
        "some": float(any(hits)),
        "share": sum(hits) / count if count else 0.0,
        "starts": float(bool(hits) and hits[0]),
        "ends": float(bool(hits) and hits[-1]),
        "short": float(count <= 3),
        "long": max(0.0, count / 8 - 1),
        "sentence": float(count > 3 and bool(_SENTENCE.search(shown))),
        "stop": float(count > 3 and shown.endswith((".", "!", "…"))),
        "lower": float(shown[:1].islower()),
        "odd": float(bool(_NO_TITLE.search(shown))),
        "label": float(shown.endswith(":")),
        "nothing": float(not found),
    }
