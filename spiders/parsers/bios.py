"""A job that only a sentence states: "Jane is our Director of Data", "Jane Doe, CEO of Acme, has ..."."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from data import table, words
from spiders.parsers.names import fold, honorifics
from spiders.parsers.records import Record
from spiders.parsers.scene import Scene
from spiders.parsers.titles import is_title_word

MAX_LINES = 6
MAX_TEXT = 1500
MAX_SENTENCES = 12
MAX_WORDS = 9
MAX_SENTENCE = 400
_SENTENCES = re.compile(r"(?<=[.!?])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr)\.)(?<!\b[A-Z]\.)(?<!Mrs\.)(?<!Prof\.)\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+(?:[-'’&./][^\W_]+)*|[&,;:()–—-]")
_APPOSITION = frozenset((",", "–", "—", "-"))
_CLOSING = frozenset((",", ";", ":", "(", ")", "–", "—", "-"))
_JOINTS = frozenset(("and", "und", "et", "y", "e", "en", "och", "og", "&"))


class _Sentence(NamedTuple):
    """A sentence: its text, its words as they stand there, and folded."""

    text: str
    found: list[re.Match[str]]
    words: list[str]

    def is_name(self, place: int) -> bool:
        """Whether the word is capitalised and no pronoun."""
        return self.found[place].group()[0].isupper() and self.words[place] not in _list("pronouns")

    def named_after(self, place: int) -> bool:
        """Whether a name follows the word, articles passed over."""
        place = _past(self.words, place + 1, "fillers")
        return place < len(self.words) and self.is_name(place)


@cache
def _list(entry: str) -> frozenset[str]:
    return frozenset(table("sentences.toml")[entry])


def _past(words: list[str], place: int, entry: str) -> int:
    """The first place from ``place`` on whose word is not in the list."""
    while place < len(words) and words[place] in _list(entry):
        place += 1
    return place


def stated_job(scene: Scene, record: Record) -> str | None:
    """The job here that the person's biography states, without article and employer; None when it states none."""
    reading = record.candidate.reading
    lines = [line.text for line in record.after[:MAX_LINES] if len(line.text) > 30]
    if len(reading.rest) > 30:
        lines.insert(0, record.candidate.block.text)
    for line in lines:
        for text in _SENTENCES.split(line[:MAX_TEXT])[:MAX_SENTENCES]:
            found = list(_WORD.finditer(text[:MAX_SENTENCE]))
            sentence = _Sentence(text, found, [fold(match.group()) for match in found])
            if job := _job(scene, reading.name.tokens, sentence):
                return job
    return None


def _job(scene: Scene, name: tuple[str, ...], sentence: _Sentence) -> str | None:
    """The job that one sentence gives the person it begins with."""
    told = sentence.words
    subject = _after_subject(name, told)
    start = _after_verb(told, subject) if subject else _introduction(name, told)
    if start is None:
        return None
    start = _past(told, start, "fillers")
    end = _end(sentence, start)
    if not any(map(is_title_word, told[start:end])) or not _here(scene, sentence, start, end):
        return None
    return sentence.text[sentence.found[start].start() : sentence.found[end - 1].end()]


def _after_subject(name: tuple[str, ...], words: list[str]) -> int:
    """Where the sentence goes on after naming the person, by name or pronoun, at its beginning; 0 when it does not."""
    place = 0
    while place < min(6, len(words)) and (
        words[place] in name or words[place] in _list("pronouns") or honorifics([words[place]])
    ):
        place += 1
    return place


def _introduction(name: tuple[str, ...], words: list[str]) -> int | None:
    """Where the job begins in ``As our Director of Data, Jane leads ...``: the person is named behind the first comma."""
    if not words or words[0] not in _list("introductions") or "," not in words[1 : MAX_WORDS * 2]:
        return None
    comma = words.index(",", 1)
    named = any(word in name or word in _list("pronouns") for word in words[comma + 1 : comma + 3])
    return 1 if named else None


def _after_verb(words: list[str], start: int) -> int | None:
    """Where the job begins: behind a verb of being, or behind the comma or dash of an apposition."""
    if start < len(words) and words[start] in _APPOSITION:
        return start + 1
    sizes = (size for size in (4, 3, 2, 1) if " ".join(words[start : start + size]) in _list("verbs"))
    return next((start + size for size in sizes), None)


def _end(sentence: _Sentence, start: int) -> int:
    """Where the job ends: at punctuation, at a word that opens another clause, or before the name of an employer.

    What follows "of" is an employer ("founder of Acme") unless the job is of a field ("professor of Chemistry").
    """
    told = sentence.words
    place = start
    while place < min(len(told), start + MAX_WORDS) and told[place] not in _CLOSING:
        if place > start:
            of_employer = told[place] in _list("ofs") and told[place - 1] not in _list("of_a_field")
            clause = told[place] in _JOINTS and place + 1 < len(told) and not _goes_on(sentence, place + 1)
            if clause or told[place] in _list("ends") or (of_employer and sentence.named_after(place)):
                break
        place += 1
    while place > start + 1 and told[place - 1] in _JOINTS:
        place -= 1
    return place


def _goes_on(sentence: _Sentence, place: int) -> bool:
    """Whether the word behind an "and" may belong to the job: a capital, a title word or a field."""
    word = sentence.words[place]
    return sentence.found[place].group()[0].isupper() or is_title_word(word) or word in words("title_fields.txt")


def _here(scene: Scene, sentence: _Sentence, start: int, end: int) -> bool:
    """Whether the job is held here.

    It is where the sentence names this organisation or says "our"; not where it names another, and not where somebody is
    merely a member or fellow. Else the person must be named, not just meant ("She is also ..."), and the job must be a plain one.
    """
    told = sentence.words
    if not _list("we").isdisjoint(told[start:]):
        return True
    member = not _list("memberships").isdisjoint(told[start:end])
    document = scene.document
    known = re.sub(r"[\W_]+", "", fold(f"{document.host} {document.title}"))
    names = (place for place in range(end, len(told)) if sentence.is_name(place))
    if any(len(part) > 3 and part in known for place in names for part in _runs(told, place)):
        return not member
    outside = end < len(told) and told[end] in (_list("ofs") | _list("ends")) and sentence.named_after(end)
    if outside or member or told[0] in _list("pronouns"):
        return False
    return told[start - 1] not in _list("indefinite") or is_title_word(told[start])


def _runs(words: list[str], place: int) -> list[str]:
    return ["".join(words[place : place + size]) for size in (1, 2, 3)]
