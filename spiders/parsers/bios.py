"""A job that only a sentence states: "Jane is our Director of Data", "Jane Doe, CEO of Acme, has ..."."""

from __future__ import annotations

import re
from functools import cache

from data import table
from spiders.parsers.evidence import Scene
from spiders.parsers.names import fold, honorifics
from spiders.parsers.records import Record
from spiders.parsers.titles import is_title_word

MAX_LINES = 6
MAX_TEXT = 1500
MAX_SENTENCES = 12
MAX_WORDS = 9
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr)\.)(?<!\b[A-Z]\.)\s+(?=[^\W\d_])|(?<!Mrs\.)(?<=Prof\.)\n")
_WORD = re.compile(r"[^\W_]+(?:[-'’&./][^\W_]+)*|[&,;:()–—-]")
_APPOSITION = frozenset((",", "–", "—", "-"))
_CLOSING = frozenset((",", ";", ":", "(", ")", "–", "—", "-", "."))


@cache
def _list(entry: str) -> frozenset[str]:
    return frozenset(table("sentences.toml")[entry])


def stated_job(scene: Scene, record: Record) -> str | None:
    """The job here that the person's biography states, as written, without article and without the employer; None when it states none."""
    name = record.candidate.reading.name.tokens
    lines = [line.text for line in record.after[:MAX_LINES] if len(line.text) > 30]
    if len(record.candidate.reading.rest) > 30:
        lines.insert(0, record.candidate.block.text)
    for line in lines:
        for sentence in _SENTENCE.split(line[:MAX_TEXT])[:MAX_SENTENCES]:
            job = _job(scene, name, sentence)
            if job:
                return job
    return None


def _job(scene: Scene, name: tuple[str, ...], sentence: str) -> str | None:
    """The job that one sentence gives the person it begins with."""
    found = list(_WORD.finditer(sentence[:400]))
    words = [fold(match.group()) for match in found]
    start = _after_subject(name, words)
    if start is None:
        return None
    start = _after_verb(words, start)
    if start is None:
        return None
    while start < len(words) and words[start] in _list("fillers"):
        start += 1
    end = _end(found, words, start)
    if not any(is_title_word(word) for word in words[start : min(end, start + 6)]) or not _here(
        scene, sentence, found, words, start, end
    ):
        return None
    return sentence[found[start].start() : found[end - 1].end()]


def _after_subject(name: tuple[str, ...], words: list[str]) -> int | None:
    """Where the sentence goes on after naming the person, by name or pronoun, at its beginning."""
    place = 0
    while place < min(6, len(words)) and (
        words[place] in name or honorifics([words[place]]) or words[place] in _list("pronouns")
    ):
        place += 1
    return place or None


def _after_verb(words: list[str], start: int) -> int | None:
    """Where the job begins: behind a verb of being, or behind the comma or dash of an apposition."""
    if start < len(words) and words[start] in _APPOSITION:
        return start + 1
    for size in (4, 3, 2, 1):
        if " ".join(words[start : start + size]) in _list("verbs"):
            return start + size
    return None


def _end(found: list[re.Match[str]], words: list[str], start: int) -> int:
    """Where the job ends: at punctuation, at a word that opens another clause, or before the name of an employer."""
    place = start
    while place < min(len(words), start + MAX_WORDS):
        if words[place] in _CLOSING or (place > start and words[place] in _list("ends")):
            break
        if (
            place > start
            and words[place] in _list("ofs")
            and place + 1 < len(words)
            and found[place + 1].group()[0].isupper()
            and not is_title_word(words[place + 1])
        ):
            break
        place += 1
    while place > start + 1 and words[place - 1] in ("and", "und", "et", "y", "e", "en", "och", "og", "&"):
        place -= 1
    return place


def _here(scene: Scene, sentence: str, found: list[re.Match[str]], words: list[str], start: int, end: int) -> bool:
    """Whether the job is held here.

    The sentence must say so: it names this organisation, or says "our"; or it is the one and only ("the CEO", "CEO") and names
    nobody else to hold it at.
    """
    document = scene.document
    known = re.sub(r"[\W_]+", "", fold(f"{document.host} {document.title}"))
    if any(word in _list("we") for word in words):
        return True
    names = [
        place
        for place in range(end, len(words))
        if found[place].group()[0].isupper() and words[place] not in _list("pronouns")
    ]
    if any(
        len(part) > 4 and part in known
        for place in names
        for part in ("".join(words[place : place + size]) for size in (1, 2, 3))
    ):
        return True
    return not names and words[start - 1] not in _list("indefinite") and words[end - 1] not in _list("memberships")
