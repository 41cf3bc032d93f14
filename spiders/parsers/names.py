"""A text as a person's name: its parts, what speaks for and against it, and when two names are one person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from data import fold as _fold
from data import words

MAX_LENGTH = 70
MAX_WORDS = 7

fold = lru_cache(maxsize=20_000)(_fold)
"""Small letters without accents, as the word lists hold them; remembered, since a page repeats its words."""

_FORBIDDEN = re.compile(r"[@0-9?!/<>{}=\\&+%$#\[\]:;|\t_*^~…]")
_NICKNAME = re.compile(
    r"""\s*(?:["“”„«»‘]\s?\w[^"“”„«»]{0,20}["“”»’]|'\w[^'"]{0,20}'|\((?=\w*[a-zß-öø-ÿ])\w[^()]{0,20}\)|（[^（）]{1,20}）)"""
)
_QUOTE = re.compile(r"[\"“”„«‘'(（]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‘`´.\-‐‑])*\Z")
_EDGES = " \t|,;:·•–—-*†‡»«/\\™®©_~>\u200c\u200d\ufe0f"
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ヶ]")
_EASTERN_NAME = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ヶ・=＝]{1,12}(?:[\s\u3000][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ヶ・ー]{1,12}){0,2}\Z"
)
_EASTERN_HONORIFICS = ("さん", "様", "氏", "先生", "博士", "教授", "님", "씨", "女士")


class Name(NamedTuple):
    """A name in given order without honorifics and credentials, its folded words, and the marks for and against it."""

    text: str
    tokens: tuple[str, ...]
    marks: tuple[str, ...]


class _Lists(NamedTuple):
    """The word lists that names are held against."""

    given: frozenset[str]
    given_rare: frozenset[str]
    family: frozenset[str]
    family_rare: frozenset[str]
    eastern: frozenset[str]
    common: frozenset[str]
    particles: frozenset[str]


@cache
def _lists() -> _Lists:
    return _Lists(
        words("names/given.txt"),
        words("names/given_rare.txt"),
        words("names/family.txt"),
        words("names/family_rare.txt"),
        words("names/cjk_family.txt"),
        words("names/ambiguous.txt") | words("not_names.txt") | words("common/en.txt"),
        frozenset(part for entry in words("names/particles.txt") for part in entry.split()),
    )


@cache
def _honorifics() -> frozenset[str]:
    return words("honorifics.txt")


@cache
def _credentials() -> frozenset[str]:
    return words("credentials.txt")


def _bare(word: str) -> str:
    return word.replace(".", "").strip("'’,-‐")


def honorifics(text_words: list[str]) -> int:
    """How many of the words at the beginning are honorifics: Mr, Dr., Frau Prof. Dr., Dipl.-Ing."""
    count = 0
    while count < len(text_words) and _honorific_starts(text_words[count]):
        size = next((n for n in (3, 2, 1) if _is_honorific(text_words[count : count + n], n)), 0)
        if not size:
            break
        count += size
    return count


@cache
def _first_words() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in _honorifics())


def _honorific_starts(word: str) -> bool:
    return fold(_bare(word)) in _first_words()


def _is_honorific(text_words: list[str], size: int) -> bool:
    return len(text_words) == size and fold(" ".join(map(_bare, text_words))) in _honorifics()


def is_credential(word: str) -> bool:
    """Whether the word stands after a name: PhD, M.B.A., FRCP, Jr."""
    bare = _bare(word)
    return (
        bare in _credentials()
        or ("." in word and bare.upper() in _credentials())
        or bare.lower() in {"phd", "jr", "sr"}
    )


@lru_cache(maxsize=10_000)
def read_name(text: str) -> Name | None:
    """The name that ``text`` may be, or None when its form forbids it. What it is worth, its marks say."""
    if len(text) > MAX_LENGTH + 20:
        return None
    text = text.strip(_EDGES)
    if not 1 < len(text) <= MAX_LENGTH or _FORBIDDEN.search(text) or _plainly_none(text):
        return None
    if _EASTERN.search(text):
        return _read_eastern(text)
    shown, marks = _without_credentials(text)
    plain = _NICKNAME.sub(" ", shown) if _QUOTE.search(shown) else shown
    if plain != shown:
        marks.append("nickname")
    if "(" in plain or ")" in plain:
        return None
    ordered = _given_order(plain, marks)
    if ordered is None:
        return None
    shown = ordered if "reversed" in marks else shown
    found = ordered.split()
    polite = honorifics(found)
    while polite < len(found) - 2 and "." in found[polite] and is_credential(found[polite]):
        polite += 1
    if polite == len(found) - 1 and _may_be_given(found[polite - 1]):
        polite -= 1
    if 0 < polite < len(found):
        marks.append("honorific")
        found = found[polite:]
        shown = " ".join(shown.split()[polite:])
    if not 0 < len(found) <= MAX_WORDS or not _formed(found):
        return None
    if "credential" in marks and len(found) < 2:
        marks.remove("credential")
    said = [_mark(word, place, len(found) - 1) for place, word in enumerate(found)]
    if all(mark == "common" for mark in said):
        return None
    return Name(" ".join(shown.split()).strip(_EDGES), tuple(map(fold, found)), (*marks, *_together(found, said)))


def _may_be_given(word: str) -> bool:
    """Whether an honorific before a single name may be its given name instead: Don Roe, M. Roe."""
    return bool(_INITIAL.match(word)) or fold(word) in _lists().given


def _plainly_none(text: str) -> bool:
    """Whether a small word forbids the reading at once; most lines of a page end here."""
    return any(
        word not in _lists().particles and not _honorific_starts(word) and not is_credential(word)
        for word in _SMALL.findall(text)
    )


_SMALL = re.compile(r"(?<![^\s(\"“])[a-zß-öø-ÿ]{3,}(?![^\s,.;:)])")
_INITIAL = re.compile(r"[^\W\d_]\.?\Z")


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
    known = fold(given[0]) in _lists().given or (len(given) == 1 and _INITIAL.match(given[0])) or polite
    if len(family) > 3 or len(given) > 3 or not known:
        return None
    marks.append("reversed")
    return " ".join((*given, *family))


def _formed(found: list[str]) -> bool:
    """Whether each word is built like a part of a name: letters, and a capital or a known particle."""
    capitals = 0
    for word in found:
        if not _WORD.match(word):
            return False
        if not word[0].islower():
            capitals += 1
        elif fold(word) not in _lists().particles and not (len(word) > 2 and word[1] in "'’"):
            return False
    return capitals > 0


def _together(found: list[str], said: list[str]) -> Iterator[str]:
    """What the words say, one by one and together."""
    yield f"words{min(len(found), 5)}"
    yield from said
    if not any(mark.startswith(("given", "family", "known")) for mark in said):
        yield "nothing_known"
    if all(word.isupper() for word in found) and any(len(word) > 2 for word in found):
        yield "capitals"


@lru_cache(maxsize=20_000)
def _mark(word: str, place: int, last: int) -> str:
    """One word: initial, particle, given or family name where such stand, a name elsewhere, common or unknown."""
    folded = fold(word).replace("'", "").strip(".")
    if "." in word[:-1] or (len(folded) <= 2 and word.rstrip(".").isupper()):
        return "initial"
    if word[0].islower():
        return "particle"
    lists = _lists()
    parts = (folded, *folded.split("-")) if "-" in folded else (folded,)
    weak = "_weak" if folded in lists.common else ""
    given = any(part in lists.given for part in parts)
    family = any(part in lists.family for part in parts)
    rare = any(part in lists.given_rare or part in lists.family_rare for part in parts)
    if place == 0 and given:
        return "given" + weak
    if place == last > 0 and family:
        return "family" + weak
    if weak and not (given or family):
        return "common"
    if given or family:
        return "known" + weak
    return "known_rare" if rare else "unknown"


def _read_eastern(text: str) -> Name | None:
    """Names in Chinese, Japanese or Korean script: as displayed, two to seven characters, or more in katakana."""
    for honorific in _EASTERN_HONORIFICS:
        if text.endswith(honorific) and len(text) > len(honorific) + 1:
            text = text.removesuffix(honorific).strip()
    text = _NICKNAME.sub("", text)
    if not _EASTERN_NAME.match(text):
        return None
    tokens = text.split()
    letters = "".join(tokens)
    kana = all("\u30a0" <= character <= "\u30ff" for character in letters)
    if not 2 <= len(letters) <= (16 if kana else 7):
        return None
    family = _lists().eastern
    known = tokens[0] in family or any(letters[:size] in family for size in (1, 2, 3) if len(letters) > size)
    korean = all("\uac00" <= character <= "\ud7af" for character in letters)
    short = not known or (
        len(tokens) == 1 and not any(letters[:size] in family for size in (2, 3) if len(letters) > size)
    )
    mark = "kana" if kana else ("eastern_family1" if short else "eastern_family") if known else "eastern_unknown"
    marks = ["eastern", f"eastern_words{len(tokens)}", mark, f"eastern_letters{min(len(letters), 6)}"]
    if korean:
        marks.append("korean")
    return Name(text, tuple(tokens), tuple(marks))


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


def is_eastern(name: str) -> bool:
    """Whether the name is in Chinese, Japanese or Korean script, where it stays as displayed."""
    return bool(_EASTERN.search(name))


def family_comes_first(names: Iterable[str]) -> bool:
    """Whether a list of names puts family names first without a comma, as some registers do; two clear cases are needed."""
    lists = _lists()
    votes = [0, 0]
    for name in names:
        found = key(name)
        if len(found) == 2:
            first, last = found
            votes[0] += first in lists.given and last not in lists.given
            votes[1] += last in lists.given and first not in lists.given
    return votes[1] >= 2 and votes[1] > 3 * votes[0]


def is_given_name(word: str) -> bool:
    """Whether the word is a common given name and no everyday word."""
    folded = fold(word).replace("'", "")
    return folded in _lists().given and folded not in _lists().common
