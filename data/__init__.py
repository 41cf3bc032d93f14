"""Words, weights and samples that ship with callsheet, and the ways to read them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import normalize

_ACCENTS: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))  # combining marks of Latin, Greek and Cyrillic
_LETTERS = _ACCENTS | str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_LETTERS |= dict.fromkeys(map(ord, "’‘ʼ`´"), "'")


def fold(text: str) -> str:
    """``text`` as word lists hold it: small letters, no accents ("Søren Łącki" is "soren lacki"), apostrophes straight.

    Full-width letters become plain ones; scripts without case, such as Hangul, stay as they are.
    """
    plain = normalize("NFKD", text).casefold()
    return normalize("NFC", normalize("NFKD", plain).translate(_LETTERS))


def read_text(name: str) -> str:
    """Text of the file ``name`` (a path inside this folder, such as ``names/given.txt``), as UTF-8.

    Raises FileNotFoundError when there is no such file.
    """
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def words(name: str) -> frozenset[str]:
    """Entries of a word list: one a line, ``#`` starts a comment, blank lines do not count."""
    lines = (line.split("#", 1)[0].strip() for line in read_text(name).splitlines())
    return frozenset(line for line in lines if line)


@cache
def pairs(name: str) -> dict[str, tuple[str, ...]]:
    """Read a list of lines ``key<TAB>value, value, ...`` as key -> values. Callers must not change it: it is shared."""
    rows = (line.partition("\t") for line in words(name))
    return {key: tuple(value.strip() for value in values.split(",")) for key, _, values in rows}


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file as nested dictionaries. Callers must not change what they get: it is shared."""
    return tomllib.loads(read_text(name))
