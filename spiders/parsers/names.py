"""A text as a person's name: its parts, what speaks for and against it, and when two names are one person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from spiders.parsers.eastern import Name, is_eastern, read_eastern
from spiders.parsers.name_words import (
    INITIAL,
    fold,
    honorifics,
    is_credential,
    is_honorific,
    may_be_given,
    name_lists,
    word_mark,
)

__all__ = [
    "Name",
    "family_comes_first",
    "fold",
    "honorifics",
    "is_credential",
    "is_eastern",
    "is_given_name",
    "key",
    "read_name",
    "same_person",
]

MAX_LENGTH = 70
MAX_WORDS = 7
_FORBIDDEN = re.compile(r"[@0-9?!/<>{}=\\&+%$#\[\]:;|\t_*^~…]")
_NICKNAME = re.compile(
    r"""\s*(?:["“”„«»‘]\s?\w[^"“”„«»]{0,20}["“”»’]|'\w[^'"]{0,20}'|\((?=\w*[a-zß-öø-ÿ])\w[^()]{0,20}\)|（[^（）]{1,20}）)"""
)
_QUOTE = re.compile(r"[\"“”„«‘'(（]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‘`´.\-‐‑])*\Z")
_EDGES = " \t|,;:·•–—-*†‡»«/\\™®©_~>\u200b\u200c\u200d\u200e\u2060\ufe0f\ufeff\xad"
_SMALL = re.compile(r"(?<![^\s(\"“])[a-zß-öø-ÿ]{3,}(?![^\s,.;:)])")


@lru_cache(maxsize=10_000)
def read_name(text: str) -> Name | None:
    """The name that ``text`` may be, or None when its form forbids it. What it is worth, its marks say."""
    text = text.strip(_EDGES) if len(text) <= MAX_LENGTH + 20 else ""
    if not 1 < len(text) <= MAX_LENGTH or _FORBIDDEN.search(text):
        return None
    if is_eastern(text):
        return read_eastern(text)
    return None if _plainly_none(text) else _read(text)


def _read(text: str) -> Name | None:
    """A name in letters that have capitals, or in a script without them that divides words."""
    shown, marks = _without_credentials(text)
    plain = _NICKNAME.sub(" ", shown) if _QUOTE.search(shown) else shown
    if plain != shown:
        marks.append("nickname")
    ordered = _given_order(plain, marks)
    if ordered is None or "(" in plain or ")" in plain:
        return None
    shown = ordered if "reversed" in marks else shown
    found = ordered.split()
    polite = _polite(found)
    if polite:
        marks.append("honorific")
        found, shown = found[polite:], " ".join(shown.split()[polite:])
    if not 0 < len(found) <= MAX_WORDS or not _formed(found):
        return None
    if "credential" in marks and len(found) < 2:
        marks.remove("credential")
    said = [word_mark(word, place, len(found) - 1) for place, word in enumerate(found)]
    if all(mark == "common" for mark in said):
        return None
    return Name(" ".join(shown.split()).strip(_EDGES), tuple(map(fold, found)), (*marks, *_together(found, said)))


def _polite(found: list[str]) -> int:
    """How many words stand before the name: honorifics, and degrees written in front (``Ph.D. Jane Roe``)."""
    polite = honorifics(found)
    while polite < len(found) - 2 and "." in found[polite] and is_credential(found[polite]):
        polite += 1
    if polite and polite == len(found) - 1 and may_be_given(found[polite - 1]):
        polite -= 1
    return polite if polite < len(found) else 0


def _plainly_none(text: str) -> bool:
    """Whether a small word forbids the reading at once; most lines of a page end here."""
    return any(
        word not in name_lists().particles and not is_honorific(word) and not is_credential(word)
        for word in _SMALL.findall(text)
    )


def _without_credentials(text: str) -> tuple[str, list[str]]:
    """The text up to its credentials, with the mark ``credential`` when there were any."""
    if "," not in text:
        last = text.rpartition(" ")[2]
        if last == text or not is_credential(last):
            return text, []
    parts = [part.strip() for part in text.split(",")]
    marks: list[str] = []
    while len(parts) > 1 and all(is_credential(word) for word in re.split(r"[\s/&-]+", parts[-1]) if word):
        parts.pop()
        marks = ["credential"]
    found = parts[-1].split()
    while len(found) > 2 and is_credential(found[-1]):
        found.pop()
        marks = ["credential"]
    parts[-1] = " ".join(found)
    return ", ".join(parts), marks


def _given_order(text: str, marks: list[str]) -> str | None:
    """``Last, First`` turned round; None when a comma divides something else."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return text
    if len(parts) != 2 or not all(parts):
        return None
    family, given = parts[0].split(), parts[1].split()
    polite = honorifics(given)
    if 0 < polite < len(given):
        marks.append("honorific")
        given = given[polite:]
    known = fold(given[0]) in name_lists().given or (len(given) == 1 and INITIAL.match(given[0])) or polite
    if len(family) > 3 or len(given) > 3 or not known:
        return None
    marks.append("reversed")
    return " ".join((*given, *family))


def _formed(found: list[str]) -> bool:
    """Whether each word is built like a part of a name: letters, and a capital or a known particle."""
    capitals = 0
    for word in found:
        if not _WORD.match(word):
            if word not in ("'t", "’t"):
                return False
            continue
        if not word[0].islower():
            capitals += 1
        elif fold(word) not in name_lists().particles and not (len(word) > 2 and word[1] in "'’"):
            return False
    return capitals > 0


def _together(found: list[str], said: list[str]) -> Iterator[str]:
    """What the words say, one by one and together."""
    yield f"words{min(len(found), 5)}"
    yield from said
    if len(said) > 1 and said[-1] != "initial" and set(said[:-1]) == {"initial"}:
        yield "initials"
    if not any(mark.startswith(("given", "family", "known")) for mark in said):
        yield "nothing_known"
    if found[-1].isupper() and len(found[-1]) > 2 and not found[0].isupper():
        yield "family_capitals"
    if all(word.isupper() for word in found) and any(len(word) > 2 for word in found):
        yield "capitals"


@lru_cache(maxsize=10_000)
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


def family_comes_first(names: Iterable[str]) -> bool:
    """Whether a list of names puts family names first without a comma, as some registers do; two clear cases are needed."""
    lists = name_lists()
    votes = [0, 0]
    every = list(dict.fromkeys(map(key, names)))
    if _initials_come_last(every):
        return True
    for found in every:
        if len(found) == 2 and min(map(len, found)) > 1:
            first, last = found
            votes[0] += first in lists.given and last not in lists.given
            votes[1] += last in lists.given and first not in lists.given
    return votes[1] >= 2 and votes[1] >= 3 * votes[0]


def _initials_come_last(names: list[tuple[str, ...]]) -> bool:
    """Whether most names of a list are a family name and an initial: ``Webb R.``, not first names with one (``Anna R.``)."""
    short = [found[0] for found in names if len(found) == 2 and len(found[1]) == 1 < len(found[0])]
    given = sum(word in name_lists().given for word in short)
    return len(short) >= max(4, 0.6 * len(names)) and given < 0.75 * len(short)


def is_given_name(word: str) -> bool:
    """Whether the word is a common given name and no everyday word."""
    folded = fold(word).replace("'", "")
    return folded in name_lists().given and folded not in name_lists().common
