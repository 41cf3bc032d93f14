"""A text as a person's name: its parts, what speaks for and against it, and when two names are one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from data import words

MAX_LENGTH = 70
MAX_TOKENS = 7

_APART = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_NICKNAME = re.compile(
    r"""\s*(?:["“”„«»‘]\s?\w[^"“”„«»]{0,20}["“”»’]|'\w[^'"]{0,20}'|\(\w[^()]{0,20}\)|（[^（）]{1,20}）)"""
)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‘`´.\-‐‑])*\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?-?){1,3}\Z")
_EDGES = " \t|,;:·•–—-*†‡»«/\\™®©_~>"
_PARTICLES = frozenset(
    "van von der den de del della di da dos das du la le los las ter ten te zu zur zum vom bin binti ibn al el y e i af av zi "
    "ben bint do dal dalla degli dei d l o san st saint 't of und".split()
)
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ヶ]")
_EAST_NAME = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ヶ・=＝]{1,12}(?:[\s\u3000][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ヶ・ー]{1,12}){0,2}\Z"
)
_EAST_HONORIFICS = ("さん", "様", "氏", "先生", "博士", "님", "教授", "先生", "女士")


class Name(NamedTuple):
    """A name in given order, without honorifics and credentials, and the marks for and against it (see the weights)."""

    text: str
    tokens: tuple[str, ...]
    marks: tuple[str, ...]


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Case, accents and ligatures folded away: ``Łukasz Groß`` -> ``lukasz gross``."""
    text = unicodedata.normalize("NFKD", text.casefold().translate(_APART))
    return "".join(character for character in text if not unicodedata.combining(character))


@cache
def _listed(name: str) -> frozenset[str]:
    try:
        return words(name)
    except FileNotFoundError:  # the lists are landing
        return frozenset()


@cache
def _given() -> frozenset[str]:
    return _listed("names/given.txt") | _listed("names/given_rare.txt")


@cache
def _family() -> frozenset[str]:
    return _listed("names/family.txt") | _listed("names/family_rare.txt") | _listed("names/cjk_family.txt")


@cache
def _common() -> frozenset[str]:
    return words("common/en.txt")


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(_bare(word) for word in _listed("honorifics.txt"))


@cache
def _credentials() -> frozenset[str]:
    return frozenset(_bare(word) for word in _listed("credentials.txt"))


def _bare(token: str) -> str:
    return fold(token).replace(".", "").strip("'’,-")


def is_honorific(token: str) -> bool:
    """Whether the word stands before a name: Mr, Dr., Frau, Dipl.-Ing."""
    return _bare(token) in _honorifics()


def is_credential(token: str) -> bool:
    """Whether the word stands after a name: PhD, M.B.A., FRCP, Jr."""
    bare = _bare(token)
    return bare in _credentials() and (not token.islower() or "." in token or bare in {"phd", "jr", "sr"})


def read_name(text: str) -> Name | None:
    """The name that ``text`` may be, or None when its form forbids it. What it is worth, its marks say."""
    text = text.strip(_EDGES)
    if not 1 < len(text) <= MAX_LENGTH or any(c in text for c in "@0123456789?!/<>{}=\\&+%$#[]"):
        return None
    if _EAST.search(text):
        return _read_eastern(text)
    if ":" in text or ";" in text or "|" in text or "\t" in text:
        return None
    shown, marks = _without_credentials(text)
    plain = _NICKNAME.sub(" ", shown)
    if plain != shown:
        marks.append("nickname")
    if "(" in plain or ")" in plain:
        return None
    order = _given_order(plain, marks)
    if order is None:
        return None
    if "reversed" in marks:
        shown = order
    tokens = order.split()
    while len(tokens) > 1 and is_honorific(tokens[0]) and (len(tokens) > 2 or "." in tokens[0] or len(tokens[0]) > 1):
        shown = shown.partition(" ")[2] if shown.startswith(tokens[0]) else shown
        tokens.pop(0)
        marks.append("honorific")
    if not tokens or len(tokens) > MAX_TOKENS or not _formed(tokens):
        return None
    return Name(" ".join(shown.split()).strip(_EDGES), tuple(map(fold, tokens)), (*marks, *_marks(tokens)))


def _without_credentials(text: str) -> tuple[str, list[str]]:
    """The text up to its credentials, with the mark ``credential`` when there were any."""
    parts = [part.strip() for part in text.split(",")]
    marks: list[str] = []
    while len(parts) > 1 and all(is_credential(word) for word in re.split(r"[\s/&-]+", parts[-1]) if word):
        parts.pop()
        marks = ["credential"]
    tokens = parts[-1].split()
    while (
        len(tokens) > 2
        and is_credential(tokens[-1])
        and (tokens[-1].isupper() or "." in tokens[-1] or len(tokens[-1]) > 2)
    ):
        tokens.pop()
        marks = ["credential"]
    parts[-1] = " ".join(tokens)
    return ", ".join(parts), marks


def _given_order(text: str, marks: list[str]) -> str | None:
    """``Last, First`` turned round; None when commas divide something else."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return text
    if len(parts) != 2 or not all(parts):
        return None
    family, given = parts[0].split(), parts[1].split()
    while len(given) > 1 and is_honorific(given[0]):
        given.pop(0)
        marks.append("honorific")
    if (
        len(family) > 3
        or len(given) > 3
        or fold(given[0]) not in _given()
        and not (len(given) == 1 and _INITIAL.match(given[0]))
    ):
        return None
    marks.append("reversed")
    return " ".join((*given, *family))


def _formed(tokens: list[str]) -> bool:
    """Whether each word is built like a part of a name: letters, a capital or a known particle."""
    capitals = 0
    for token in tokens:
        if not _TOKEN.match(token):
            return False
        if token[0].isupper() or not (token[0].islower()):
            capitals += 1
        elif fold(token) not in _PARTICLES and not (len(token) > 2 and token[1] in "'’"):
            return False
    return capitals > 0


def _marks(tokens: list[str]) -> list[str]:
    """What each word says: known given or family name, initial, particle, common word, unknown."""
    marks = [f"words{min(len(tokens), 5)}"]
    folded = [fold(token).strip(".") for token in tokens]
    given, family, common = _given(), _family(), _common()
    known = 0
    for place, word in enumerate(folded):
        parts = [word, *word.split("-")] if "-" in word else [word]
        first, last = place == 0, place == len(folded) - 1
        if len(word) <= 2 and tokens[place].rstrip(".").isupper() or "." in word:
            marks.append("initial")
        elif tokens[place].islower():
            marks.append("particle")
        else:
            is_given, is_family = any(p in given for p in parts), any(p in family for p in parts)
            is_common = word in common
            known += is_given or is_family
            if is_common:
                marks.append("common_known" if (is_given if first else is_family) else "common")
            elif first and is_given:
                marks.append("given_first")
            elif last and not first and is_family:
                marks.append("family_last")
            elif is_given or is_family:
                marks.append("known_elsewhere")
            else:
                marks.append("unknown")
    if not known:
        marks.append("nothing_known")
    if all(token.isupper() for token in tokens) and any(len(token) > 2 for token in tokens):
        marks.append("capitals")
    return marks


def _read_eastern(text: str) -> Name | None:
    """Names in Chinese, Japanese or Korean script: as displayed, two to five characters, or more in katakana."""
    for honorific in _EAST_HONORIFICS:
        if text.endswith(honorific) and len(text) > len(honorific) + 1:
            text = text.removesuffix(honorific).strip()
    if not _EAST_NAME.match(text):
        return None
    tokens = text.split()
    letters = "".join(tokens)
    kana = all("\u30a0" <= c <= "\u30ff" for c in letters)
    if not 2 <= len(letters) <= (16 if kana else 7):
        return None
    marks = ["eastern", f"eastern_words{len(tokens)}"]
    family = _family()
    if kana:
        marks.append("kana")
    elif tokens[0] in family or any(letters[:n] in family for n in (1, 2, 3) if len(letters) > n):
        marks.append("eastern_family")
    else:
        marks.append("eastern_unknown")
    if len(letters) > 5 and not kana:
        marks.append("eastern_long")
    return Name(text, tuple(tokens), tuple(marks))


def key(name: str) -> tuple[str, ...]:
    """Folded words of a name without honorifics, credentials and nicknames: equal keys are equal names."""
    read = read_name(name)
    tokens = read.tokens if read else tuple(fold(name).split())
    return tuple(part.strip(".'’-") for part in tokens if part.strip(".'’-"))


def same_person(one: str, other: str) -> bool:
    """Whether two names on the pages of one employer mean the same person.

    True for equal names, with and without middle names or initials, with an initial for a given name beside an equal family name, and
    in changed order. A first name alone matches nothing: it takes more than a name to tell two Janes apart.
    """
    a, b = key(one), key(other)
    if not a or not b:
        return False
    if a == b or "".join(a) == "".join(b):
        return True
    if len(a) < 2 or len(b) < 2:
        return False
    if sorted(a) == sorted(b):
        return True
    if a[-1] != b[-1] or not _same_given(a[0], b[0]):
        return False
    return _compatible(a[1:-1], b[1:-1])


def _same_given(a: str, b: str) -> bool:
    return a == b or (a[0] == b[0] and min(len(a), len(b)) == 1)


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Middle names that may be the same: one has none, or they agree by initials."""
    return not a or not b or all(_same_given(x, y) for x, y in zip(a, b, strict=False))


def is_given_name(word: str) -> bool:
    """Whether the word is on the list of given names and no common word."""
    folded = fold(word)
    return folded in _given() and folded not in _common()
