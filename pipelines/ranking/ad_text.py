"""The sentences of a posting that say whom the role reports to, and whom it names."""

from __future__ import annotations

import re
from functools import cache

from pipelines.ranking.ads import Named
from pipelines.ranking.text import fold
from pipelines.ranking.titles import TitleClass, classify
from pipelines.ranking.vocabulary import ad_words, stop_words

_CAPITAL = "[^\\W\\d_a-zß-öø-ÿ]"
_NAME = (
    rf"(?:(?:Dr|Prof|Mr|Ms|Mrs|Mx|Herrn?|Frau|M|Mme|Sr|Sra|Dhr|Mevr)\b\.?\s+)*"
    rf"(?P<name>{_CAPITAL}[\w'’-]+(?:[ \t]+(?:(?:van|von|de|der|den|da|dos|del|la|le|di|bin|al)[ \t]+)*{_CAPITAL}[\w'’.-]*){{1,3}})"
)
_TITLE_END = re.compile(
    r"[.;!?\n\r\t(|•]|,\s+(?=[a-zß-öø-ÿ])|,?\s+(?:and|und|et|y|e|en|och|og)\s+(?:you|your|will|work|lead|be|is|are|has|have|collaborat|partner|join|"
    r"support|sie|du|arbeite|leite|vous|trabaj|lavor|je|ti|du)|,\s*(?:and|you|who|with|this|while|where|which|und|sie|du|vous)\b|"
    r"\s+(?:who|which|while|you|based|located|within|as part|on a|for the duration|unterstellt)\b|\s[-–—]\s"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+|\b0)\d[\d\s()./-]{6,18}\d")
_OWN = frozenset(
    {
        "our",
        "your",
        "unser",
        "unsere",
        "unserem",
        "unseren",
        "unserer",
        "notre",
        "votre",
        "nuestro",
        "nuestra",
        "ons",
        "onze",
        "var",
        "vores",
        "direct",
        "direkt",
        "directly",
        "is",
        "sera",
        "est",
        "l",
        "d",
    }
)


def read_reports_to(text: str) -> str:
    """The title that the role reports to, as the posting words it ("Director of Data"); "" when it does not say."""
    for match in _labels("reports_to").finditer(text):
        title = _title_after(text[match.end() : match.end() + 160])
        read = classify(title)
        if title and (read.rank >= 2 or (read.lead and title[0].isupper())):
            return title
    return ""


def _title_after(rest: str) -> str:
    """The title at the beginning of ``rest``, without articles, and without a name that stands before it."""
    rest = rest.lstrip(" \t\r\n:：-–—")
    rest = _TITLE_END.split(rest, maxsplit=1)[0].strip(" ,:")
    words = rest.split()
    while words and (fold(words[0]).strip("'’") in stop_words() or fold(words[0]) in _OWN):
        words = words[1:]
    rest = re.sub(r"^(?:l|d|dell|all)['’]", "", " ".join(words))
    name, comma, title = rest.partition(",")
    return title.strip() if comma and _is_name(name) else rest if len(rest.split()) <= 12 else ""


def read_named(text: str) -> tuple[Named, ...]:
    """People whom the posting names as the manager, as a contact or as a recruiter, each once."""
    found: dict[str, Named] = {}
    for kind in ("manager", "recruiter", "reports_to", "contact"):
        for match in _labels(kind).finditer(text):
            named = _named_after(text, match.end(), "manager" if kind == "reports_to" else kind, match[0])
            if named and fold(named.name) not in found:
                found[fold(named.name)] = named
    return tuple(found.values())


def _named_after(text: str, place: int, kind: str, label: str) -> Named | None:
    """The person named in the line or two after a label; a title in HR makes anybody but the manager a recruiter."""
    rest = text[place : place + 240].split("\n\n", maxsplit=1)[0]
    match = next((m for m in re.finditer(_NAME, rest[:120]) if _is_name(m["name"])), None)
    if not match or (kind == "manager" and match.start() > 40):
        return None
    title = _own_title(rest[match.end() :])
    if kind == "contact" and classify(title).hr:
        kind = "recruiter"
    email, phone = _EMAIL.search(rest), _PHONE.search(rest)
    quote = " ".join(f"{label}{rest[: match.end()]}".split())
    return Named(match["name"], title, kind, email[0] if email else "", phone[0] if phone else "", quote)


def _own_title(rest: str) -> str:
    """The title right behind a name: after a comma, a dash, in brackets or on the next line."""
    match = re.match(
        r"\s*(?:[,(–—|-]|\n)\s*(?:(?:our|your|the|unsere?|notre)\s+)?(?P<title>[^,()\n|@–—.;]{2,70})", rest
    )
    title = match["title"].strip() if match else ""
    read: TitleClass = classify(title)
    return title if read.lead or read.rank >= 3 or read.hr else ""


def _is_name(text: str) -> bool:
    """Whether capitalised words are a name, not a title or a department."""
    read = classify(text)
    words = text.split()
    known = sum(1 for word in words if classify(word).lead or classify(word).level)
    plain = 2 <= len(words) <= 5 and re.fullmatch(_NAME, text.strip()) is not None
    return plain and 2 * known <= len(words) and not read.hr and fold(words[0]) not in _label_words()


@cache
def _labels(kind: str) -> re.Pattern[str]:
    """An expression for the labels of ``kind`` in all languages, the longest first."""
    phrases = sorted((phrase for phrase, key in ad_words() if key == kind), key=len, reverse=True)
    spaced = (re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spaced)})(?![^\W_])", re.IGNORECASE)


@cache
def _label_words() -> frozenset[str]:
    """Words that labels are made of, which are no part of a name: "Contact", "Ansprechpartner", "Fachlicher"."""
    return frozenset(fold(word) for phrase, _ in ad_words() for word in phrase.split())


def labelled(text: str, kind: str) -> str:
    """What stands behind a label of ``kind`` and a colon on one line of ``text``: "Location: Leeds"; or ""."""
    match = re.search(
        rf"^\W*{_labels(kind).pattern}\s*[:：]\s*(?P<value>[^\n|]{{2,60}})", text, re.IGNORECASE | re.MULTILINE
    )
    return match["value"].strip(" .,;") if match else ""
