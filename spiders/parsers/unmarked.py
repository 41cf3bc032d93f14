"""Lines that say a title and a name with nothing between them: ``Avukat Deniz Ak``, ``院長 佐藤 美咲``, ``김하늘 부원장``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spiders.parsers.name_words import fold, is_honorific, name_lists
from spiders.parsers.names import is_eastern
from spiders.parsers.titles import begins_title, ends_title, is_title, is_title_word, is_weak

MAX_LINE = 90
MAX_WORDS = 9
_LETTERS = re.compile(r"[A-Z]{2,4}\Z")


def title_cuts(text: str) -> Iterator[tuple[str, str, bool]]:
    """The places where words alone part a line into a title and a name: both sides, and whether the name stands behind."""
    if len(text) > MAX_LINE:
        return
    found = text.split()
    if 1 < len(found) <= MAX_WORDS:
        if is_eastern(text):
            yield from _eastern_cuts(found)
        elif not is_title(text):
            yield from _cuts(found)


def _cuts(found: list[str]) -> Iterator[tuple[str, str, bool]]:
    """Cuts behind title words at the start, and beside one within that is no name; there the name has two words at least."""
    if not any(is_title_word(fold(word)) for word in found):
        return
    before = next((place for place, word in enumerate(found) if not is_title_word(fold(word))), 0)
    if 0 < before < len(found):
        yield " ".join(found[:before]), " ".join(found[before:]), True
    titled = [_is_rank(word) for word in found]
    for place in range(1, len(found)):
        left, right = found[:place], found[place:]
        if place != before and titled[place - 1] and len(right) > 1 and not any(titled[place:]):
            yield " ".join(left), " ".join(right), True
        if titled[place] and len(left) > 1 and not any(titled[:place]):
            yield " ".join(left), " ".join(right), False


def _is_rank(word: str) -> bool:
    """Whether a word is a title and neither a name, nor one of everyday text, nor a form of address."""
    folded = fold(word.strip(",.;:"))
    lists = name_lists()
    return (
        len(folded) > 3
        and is_title_word(folded)
        and not is_weak(folded)
        and folded not in lists.given
        and folded not in lists.family
        and not is_honorific(word)
    )


def _eastern_cuts(found: list[str]) -> Iterator[tuple[str, str, bool]]:
    """The same in Chinese, Japanese or Korean script, where a title may also be in Latin letters (``CEO``)."""
    for place in range(1, len(found)):
        left, right = " ".join(found[:place]), " ".join(found[place:])
        if (ends_title(left) or _LETTERS.match(left)) and is_eastern(right) and not ends_title(right):
            yield left, right, True
        if (begins_title(right) or ends_title(right) or _LETTERS.match(right)) and is_eastern(left):
            yield left, right, False
