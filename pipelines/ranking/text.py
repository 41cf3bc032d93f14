"""Titles as words: folding case and accents, cutting into words and separators, in any script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 300
"""Characters of a title that are read; nobody's title is longer, and work stays bounded."""

BREAK = "|"
"""Stands for a comma, colon, bracket, spaced dash or line break between the parts of a title."""

SLASH = "/"
"""Stands for a slash, which joins as often as it divides."""

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "’": "'",
        "‘": "'",
        "״": '"',
        "׳": "'",
    }
)
_KANA_VOICE_MARKS = "\u3099\u309a"
_GENDER_NOTE = re.compile(
    r"\(\s*(?:all genders?|(?:[mwfdhxiv]|div)(?:\s*[/|*,]\s*(?:[mwfdhxiv]|div))+)\s*\)|\b[mwfh]/[wfmhdx](?:/[dxi])?\b",
    re.IGNORECASE,
)
_GENDER_ENDING = re.compile(
    r"(?<=[^\W\d_]{3})(?:[/*:_·•.]-?(?:innen|in|euse|trice|rice|ère|ne|e|a|o|frau)|\((?:-?in|e|ne|a|as|r|s|euse|trice)\))(?![^\W_])"
)
_HEBREW_INITIALS = re.compile(r"(?<=[\u05d0-\u05ea])[\"'](?=[\u05d0-\u05ea])")
_ARABIC_ARTICLE = re.compile("^و?ال")
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])"  # initials: H.R.
    r"|(?<![^\W_])[^\W\d_]{1,2}&[^\W\d_](?![^\W_])"  # R&D, FP&A
    r"|c\+\+|c#"
    r"|[^\W_]+|[&+]|\s[-~]+\s|[,;:|()\[\]{}<>•·–—―、，。・｜：（）\n\r\t]|[/\\／]"
)
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")
"""A run of Japanese, Chinese or Korean writing, which needs cutting into words by a vocabulary."""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """``text`` in lower case and without accents, ready to be compared (Unicode NFKC first, so full-width forms too)."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    marks = unicodedata.normalize("NFD", plain)
    if marks == plain:
        return plain
    kept = "".join(c for c in marks if not unicodedata.combining(c) or c in _KANA_VOICE_MARKS)
    return unicodedata.normalize("NFC", kept)


def split_words(text: str) -> list[str]:
    """The folded words of ``text`` in order, with ``BREAK`` and ``SLASH`` between its parts; ``&`` and ``+`` read "and".

    Notes on gender go: "(m/w/d)", "Leiter/in", "Chargé(e)". At most ``LONGEST`` characters are read.
    """
    text = text[:LONGEST].strip()
    if "/" in text or "(" in text or not text.isascii():
        text = _GENDER_ENDING.sub("", _GENDER_NOTE.sub(" ", text))
    folded = _HEBREW_INITIALS.sub("", fold(text)) if not text.isascii() else text.lower()
    return [_plain(found) for found in _WORD.findall(folded)]


def fold_word(word: str) -> str:
    """One word, folded as ``split_words`` folds the words of a title."""
    folded = fold(word)
    return _ARABIC_ARTICLE.sub("", folded) if folded[:1] in "او" and len(folded) > 4 else folded


def _plain(found: str) -> str:
    first = found[0]
    if first.isalnum():
        if first in "او":
            return fold_word(found)
        return found.replace(".", "") if "." in found else found
    if first in "&+":
        return "and"
    return SLASH if first in "/\\／" else BREAK


def is_word(word: str) -> bool:
    """Whether an entry of ``split_words`` is a word, not what divides words."""
    return word not in (BREAK, SLASH)
