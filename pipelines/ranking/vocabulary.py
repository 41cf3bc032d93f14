"""The words of data/ranking as phrase books, and titles cut into words that the books know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from data import table
from pipelines.ranking.phrases import PhraseBook, cut_unspaced, is_unspaced
from pipelines.ranking.text import fold, split_words

FUNCTIONS = "ranking/functions.toml"
LEVELS = "ranking/levels.toml"


@dataclass(frozen=True, slots=True)
class Function:
    """A job family, or a part of one: "engineering", "engineering.frontend"."""

    family: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.family}.{self.part}" if self.part else self.family


@cache
def _languages() -> tuple[str, ...]:
    """Languages that have words, English first."""
    names = sorted(
        file.name for file in files("data").joinpath("ranking/words").iterdir() if file.name.endswith(".toml")
    )
    return tuple(sorted(names, key=lambda name: name != "en.toml"))


def _entries(kind: str) -> Iterator[tuple[str, str]]:
    """(phrase, key) of one kind of words ("functions", "levels", "marks", "hr", "stop", "ads") in every language."""
    for language in _languages():
        for key, text in table(f"ranking/words/{language}").get(kind, {}).items():
            yield from ((phrase.strip(), key) for phrase in text.replace("\n", " ").split(",") if phrase.strip())


@cache
def function_words() -> PhraseBook[Function]:
    """Words that name a job family or a part of one; a part wins over a family that claims the same words."""
    found: dict[str, Function] = {}
    for phrase, key in _entries("functions"):
        function = Function(*key.split("."))
        if function.part or phrase not in found:
            found[phrase] = function
    return PhraseBook(found.items(), cut)


@cache
def is_vague(family: str) -> bool:
    """Whether a family says how somebody works rather than on what: projects, operations, administration."""
    return bool(table(FUNCTIONS).get(family, {}).get("vague"))


@cache
def levels() -> PhraseBook[str]:
    """Words that show a level."""
    return PhraseBook(_entries("levels"), cut)


@cache
def marks() -> PhraseBook[str]:
    """Words that show a deputy, a board member, an assistant and so on."""
    return PhraseBook(_entries("marks"), cut)


@cache
def hr_words() -> PhraseBook[str]:
    """Words that show work in human resources, and those that only look so."""
    return PhraseBook(_entries("hr"), cut)


@cache
def stop_words() -> frozenset[str]:
    """Words without meaning of their own."""
    return frozenset(fold(word) for word, _ in _entries("stop"))


@cache
def ad_words() -> tuple[tuple[str, str], ...]:
    """(phrase, kind) of the labels in job ads: reports_to, manager, contact, recruiter, location, team."""
    return tuple(_entries("ads"))


@cache
def rank_of(level: str) -> float:
    """Steps of ``level`` above somebody who does the work; 0 for no level."""
    return float(table(LEVELS)[level]["rank"]) if level else 0.0


@cache
def _atoms() -> frozenset[str]:
    """Words of scripts without spaces that are not made of shorter ones: a compound counts as the phrase of its parts."""
    entries = (word for kind in ("functions", "levels", "marks", "hr", "stop") for word, _ in _entries(kind))
    atoms: set[str] = set()
    for word in sorted(set(map(fold, filter(is_unspaced, entries))), key=lambda word: (len(word), word)):
        if any(part not in atoms for part in cut_unspaced(word, atoms)):
            atoms.add(word)
    return frozenset(atoms)


@lru_cache(maxsize=16384)
def cut(run: str) -> tuple[str, ...]:
    """The words of a run of Japanese, Chinese or Korean writing."""
    return tuple(cut_unspaced(run, _atoms()))


@lru_cache(maxsize=16384)
def read_words(title: str) -> tuple[str, ...]:
    """The words of ``title``, folded, with breaks between its parts; writing without spaces is cut into known words."""
    words = split_words(title)
    if title.isascii():
        return tuple(words)
    return tuple(part for word in words for part in (cut(word) if is_unspaced(word) else [word]))
