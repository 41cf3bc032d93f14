"""Names in Chinese, Japanese and Korean script, which stay as they are displayed."""

from __future__ import annotations

import re
from typing import NamedTuple

from data import words
from spiders.parsers.name_words import name_lists

_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ヶ]")
_NAME = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ヶ・=＝]{1,12}(?:[\s\u3000][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ヶ・ー]{1,12}){0,2}\Z"
)
_BRACKETS = re.compile(r"\s*[(（][^()（）]{1,30}[)）]")
_HONORIFICS = ("さん", "様", "氏", "先生", "博士", "教授", "님", "씨", "女士")


class Name(NamedTuple):
    """A name in given order without honorifics and credentials, its folded words, and the marks for and against it."""

    text: str
    tokens: tuple[str, ...]
    marks: tuple[str, ...]


def is_eastern(text: str) -> bool:
    """Whether the text is in Chinese, Japanese or Korean script, where names stay as displayed."""
    return bool(_SCRIPT.search(text))


def read_eastern(text: str) -> Name | None:
    """Names in Chinese, Japanese or Korean script: as displayed, two to seven characters, or more in katakana."""
    for honorific in _HONORIFICS:
        if text.endswith(honorific) and len(text) > len(honorific) + 1:
            text = text.removesuffix(honorific).strip()
    text = _BRACKETS.sub("", text)
    if not _NAME.match(text) or text in words("names/cjk_not_names.txt"):
        return None
    tokens = text.split()
    letters = "".join(tokens)
    kana = all("\u30a0" <= character <= "\u30ff" for character in letters)
    if not 2 <= len(letters) <= (16 if kana else 7):
        return None
    family = name_lists().eastern
    known = tokens[0] in family or any(letters[:size] in family for size in (1, 2, 3) if len(letters) > size)
    korean = all("\uac00" <= character <= "\ud7af" for character in letters)
    short = not known or (
        len(tokens) == 1 and not any(letters[:size] in family for size in (2, 3) if len(letters) > size)
    )
    mark = "kana" if kana else ("eastern_family1" if short else "eastern_family") if known else "eastern_unknown"
    marks = ["eastern", f"eastern_words{len(tokens)}", mark, f"eastern_letters{min(len(letters), 6)}"]
    if korean:
        marks.append("korean")
    if not kana and name_lists().eastern_given.issuperset(_given(tokens)):
        marks.append("korean_given" if korean else "eastern_given")
    return Name(text, tuple(tokens), tuple(marks))


def _given(tokens: list[str]) -> str:
    """The letters that follow the family name: a word of its own, or up to three letters, else one."""
    if len(tokens) > 1:
        return tokens[-1]
    letters = tokens[0]
    size = next((size for size in (3, 2) if letters[:size] in name_lists().eastern and len(letters) > size), 1)
    return letters[size:]
