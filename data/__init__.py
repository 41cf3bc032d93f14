"""Words, weights and samples that ship with callsheet, and the two ways to read them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


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
def table(name: str) -> dict[str, Any]:
    """A TOML file as nested dictionaries. Callers must not change what they get: it is shared."""
    return tomllib.loads(read_text(name))
