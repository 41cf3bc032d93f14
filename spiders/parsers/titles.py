"""A text as a job title: how much it looks like one, in any of the languages of ``data/titles``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from data import words
from spiders.parsers.names import fold
from spiders.parsers.weights import Features

MAX_LENGTH = 160

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_NO_TITLE = re.compile(r"@|https?:|www\.|\d{4}|\d[\d\s().-]{5,}\d|[?!©]|\.\.\.|…")
_SENTENCE = re.compile(
    r"(?:;|(?<=[^\W\d_]{5})\.)\s+\S|\b(?:is|was|has|have|are|were|he|she|his|her|their|they|we|our|i|you|your|ist|hat|wir|ihr|est|nous|es|ha|er|hun)\b",
    re.I,
)
_STOP = re.compile(r"[^\W\d_]{4}\.\Z|[!…]\Z")  # not behind an abbreviation: Ltd., Inc.
_DIGIT = re.compile(r"\d")
_JOINTS = frozenset("and of the for und der des et de du la y e del di do da en van och og i".split())
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@cache
def _entries() -> frozenset[str]:
    folder = files("data").joinpath("titles")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".txt"))
    return frozenset(fold(word) for name in names for word in words(f"titles/{name}"))


@cache
def title_words() -> frozenset[str]:
    """Folded single words that mark a line as a title, all languages together."""
    return frozenset(entry for entry in _entries() if " " not in entry)


@cache
def _phrases() -> frozenset[str]:
    return frozenset(entry for entry in _entries() if " " in entry)


@cache
def _eastern_words() -> re.Pattern[str]:
    entries = sorted((entry for entry in _entries() if _EASTERN.search(entry)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, entries)))


@cache
def _eastern_endings() -> re.Pattern[str]:
    return re.compile(f"(?:{_eastern_words().pattern})\\Z")


@cache
def _endings() -> frozenset[str]:
    """Title words long enough to end a compound (Entwicklungs-leiter)."""
    return frozenset(word for word in title_words() if len(word) >= 5 and word.isalpha())


@lru_cache(maxsize=10_000)
def is_title_word(word: str) -> bool:
    """Whether a folded word is a title word, a compound that ends in one, or such words joined by hyphens."""
    if word in title_words() or (len(word) > 4 and word[-1] == "s" and word[:-1] in title_words()):
        return True
    if "-" in word or "/" in word or "." in word:
        return any(part in title_words() for part in re.split(r"[-/.]", word))
    return len(word) > 8 and any(word[-size:] in _endings() for size in range(5, len(word) - 2))


def is_title(text: str) -> bool:
    """Whether a text is a title of the lists, word for word."""
    return fold(text) in _entries()


def begins_title(text: str) -> bool:
    """Whether a text in Chinese, Japanese or Korean script begins with the words of a title."""
    return _eastern_words().match(text) is not None


def has_eastern_title(text: str) -> bool:
    """Whether a text in Chinese, Japanese or Korean script holds the words of a title."""
    return _eastern_words().search(text) is not None


def ends_title(text: str) -> bool:
    """Whether a text in Chinese, Japanese or Korean script ends with the words of a title."""
    return _eastern_endings().search(text) is not None


def is_title_phrase(tokens: tuple[str, ...]) -> bool:
    """Whether folded words hold a phrase that is a title, or end as one in Chinese, Japanese or Korean script."""
    return _has_phrase(list(tokens)) or (bool(tokens) and ends_title(tokens[-1]))


def is_weak(word: str) -> bool:
    """Whether a title word is one of everyday text as well."""
    return word in words("titles_weak.txt")


@lru_cache(maxsize=10_000)
def likeness(text: str) -> float:
    """How much a line looks like a job title, from its words alone: about -1 (surely none) to 1.4."""
    if not 1 < len(text) <= MAX_LENGTH or _NO_TITLE.search(text):
        return -1.0
    features = marks(text)
    score = (
        0.9 + 0.5 * min(1.0, 2 * features["share"])
        if features["some"]
        else 0.5
        if features["weak"]
        else 0.2
        if features.get("field")
        else -0.2
    )
    return score - 0.8 * features["sentence"] - 0.5 * features["stop"] - 0.3 * features["long"]


@lru_cache(maxsize=10_000)
def marks(text: str) -> Features:
    """What speaks for and against a line being a title, by the names of the weights. Callers must not change it."""
    shown = text[: MAX_LENGTH + 40]
    odd = float(bool(_NO_TITLE.search(shown)))
    if _EASTERN.search(shown):
        return _eastern_marks(shown, odd)
    found = _WORD.findall(fold(shown))
    count = len(found)
    hits = [is_title_word(word) for word in found]
    strong = (
        sum(hits) > 1
        or any(hit and not is_weak(word) for hit, word in zip(hits, found, strict=True))
        or _has_phrase(found)
    )
    return {
        "some": float(strong),
        "weak": float(not strong and any(hits)),
        "field": float(not strong and 0 < count <= 6 and _is_field(found)),
        "share": sum(hits) / count if count else 0.0,
        "starts": float(bool(hits) and hits[0]),
        "ends": float(bool(hits) and hits[-1]),
        "short": float(count <= 3),
        "long": max(0.0, count / 8 - 1),
        "sentence": float(count > 3 and bool(_SENTENCE.search(shown))),
        "stop": float(count > 3 and bool(_STOP.search(shown))),
        "lower": float(shown[:1].islower()),
        "odd": odd,
        "digits": float(bool(_DIGIT.search(shown))),
        "label": float(shown.endswith((":", "："))),
        "nothing": float(not found),
    }


def _is_field(found: list[str]) -> bool:
    """Whether the words name a department or field and nothing else."""
    fields, told = words("title_fields.txt"), [word for word in found if len(word) > 1 and word not in _JOINTS]
    return bool(told) and all(word in fields or is_title_word(word) for word in told)


def _has_phrase(found: list[str]) -> bool:
    return any(
        " ".join(found[start : start + size]) in _phrases() for size in (2, 3) for start in range(len(found) - size + 1)
    )


def _eastern_marks(shown: str, odd: float) -> Features:
    """The same for text in Chinese, Japanese or Korean script, where words are not divided."""
    hits = _eastern_words().findall(shown)
    letters = len(shown.replace(" ", "")) or 1
    return {
        "some": float(bool(hits)),
        "weak": 0.0,
        "share": min(1.0, sum(map(len, hits)) / letters),
        "ends": float(bool(hits) and shown.endswith(hits[-1])),
        "short": float(letters <= 6),
        "long": max(0.0, letters / 20 - 1),
        "sentence": float("。" in shown),
        "stop": 0.0,
        "odd": odd,
        "label": float(shown.endswith((":", "："))),
    }
