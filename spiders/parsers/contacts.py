"""E-mail, phone and profile links that stand in one person's record, as far as they are that person's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from data import words
from spiders.parsers.blocks import Block
from spiders.parsers.evidence import Scene
from spiders.parsers.names import fold
from spiders.parsers.records import Record

_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_VEILED = re.compile(
    r"([\w.+-]{1,40})\s*(?:\(at\)|\[at\]|\{at\}|\(@\)|\[@\]|\s@\s|\s+at\s+)\s*([\w-]{1,40}(?:\s*(?:\.|\(dot\)|\[dot\]|\{dot\}|\s+dot\s+|\(punkt\)|\[punkt\])\s*[\w-]{2,40}){1,4})",
    re.I,
)
_VEIL = re.compile(r"[(\[{](?:at|@|dot|punkt)[)\]}]|\s@\s|\sdot\s", re.I)
_DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]|\{dot\}|\s+dot\s+|\(punkt\)|\[punkt\])\s*", re.I)
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+|\(\+?|00)?\d[\d\s().\xa0/–-]{5,22}\d(?!\w)(?:\s*(?:ext\.?|x|extension)\s*\d{1,6})?", re.I
)
_FAX = re.compile(r"\b(?:tele)?fax\b|\bfaks\b|ファックス|传真|팩스|\bF\s*[:.]\s*$", re.I)
_NOT_A_PHONE = re.compile(r"^(?:19|20)\d\d\s*[-–/]\s*(?:19|20)?\d\d|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")
_DIGITS = re.compile(r"(?:\d\D{0,4}){7}")
_MAX_TEXT = 600
_HOSTS = {
    "linkedin.com": re.compile(r"/(?:in|pub|profile)/\S+"),
    "xing.com": re.compile(r"/(?:profile|people)/\S+"),
    "twitter.com": re.compile(r"/(?!intent|share|home|hashtag|search)\w+/?$"),
    "x.com": re.compile(r"/(?!intent|share|home|hashtag|search)\w+/?$"),
    "github.com": re.compile(r"/[\w-]+/?$"),
    "gitlab.com": re.compile(r"/[\w-]+/?$"),
    "facebook.com": re.compile(r"/(?!sharer|share|pages/|groups/|plugins)\S+"),
    "instagram.com": re.compile(r"/[\w.]+/?$"),
    "orcid.org": re.compile(r"/[\dX-]{19}"),
    "researchgate.net": re.compile(r"/profile/\S+"),
    "scholar.google.com": re.compile(r"/citations"),
    "behance.net": re.compile(r"/\w+"),
    "dribbble.com": re.compile(r"/\w+"),
    "mastodon.social": re.compile(r"/@\w+"),
    "bsky.app": re.compile(r"/profile/\S+"),
}


class Contacts(NamedTuple):
    """What one record publishes: addresses as written, phone numbers as displayed, absolute addresses of profiles."""

    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profiles: tuple[str, ...]


def contacts_of(scene: Scene, found: list[Record]) -> list[Contacts]:
    """The contacts of each record, without those that several people share: a switchboard is nobody's own number."""
    raw = [_contacts(scene, record) for record in found]
    owners: Counter[str] = Counter()
    named: dict[str, set[tuple[str, ...]]] = {}
    for record, contacts in zip(found, raw, strict=True):
        for value in {*map(_digits, contacts.phones), *contacts.emails, *contacts.profiles}:
            named.setdefault(value, set()).add(record.candidate.reading.name.tokens)
    owners.update({value: len(people) for value, people in named.items()})
    return [
        Contacts(
            tuple(email for email in contacts.emails if owners[email] == 1),
            tuple(phone for phone in contacts.phones if owners[_digits(phone)] == 1),
            tuple(profile for profile in contacts.profiles if owners[profile] == 1),
        )
        for contacts in raw
    ]


def _contacts(scene: Scene, record: Record) -> Contacts:
    emails: dict[str, None] = {}
    phones: dict[str, None] = {}
    profiles: dict[str, None] = {}
    for block in _blocks(scene, record):
        for anchor in _anchors(block):
            _read_link(scene, anchor, emails, phones, profiles)
        if block.kind == "text":
            text = block.text[:_MAX_TEXT]
            emails.update(dict.fromkeys(_emails(text)))
            phones.update(dict.fromkeys(_phones(text)))
    own = [email for email in emails if not _general(email)]
    return Contacts(tuple(own), _distinct(phones), tuple(profiles))


def _blocks(scene: Scene, record: Record) -> list[Block]:
    """The blocks of the record, as long as they stay in the part of the page where the name stands."""
    region = record.candidate.block.regions & {"nav", "footer"}
    start = record.start if record.card else record.candidate.block.index
    return [block for block in scene.blocks[start : record.end] if block.regions & {"nav", "footer"} == region]


def _anchors(block: Block) -> Iterator[HtmlElement]:
    """The links that a block stands in or holds, each once."""
    seen = set()
    for element in dict.fromkeys([block.element, *(run.element for run in block.runs)]):
        above: HtmlElement | None = element
        for _ in range(4):
            if above is None:
                break
            if (above.tag == "a" or above.get("data-cfemail")) and above not in seen:
                seen.add(above)
                yield above
            above = above.getparent()


def _read_link(
    scene: Scene, anchor: HtmlElement, emails: dict[str, None], phones: dict[str, None], profiles: dict[str, None]
) -> None:
    hidden = anchor.get("data-cfemail")
    href = unquote((anchor.get("href") or "").strip())
    scheme, _, rest = href.partition(":")
    if "/cdn-cgi/l/email-protection#" in href:
        hidden = href.rpartition("#")[2]
    if hidden:
        emails.update(dict.fromkeys(_EMAIL.findall(unveiled(hidden))))
    elif scheme.lower() in ("mailto", "mail", "email"):
        emails.update(dict.fromkeys(email.strip("'") for email in _EMAIL.findall(rest.partition("?")[0])[:1]))
    elif scheme.lower() in ("tel", "callto", "phone"):
        if len(_digits(rest)) >= 6:
            phones[rest.strip("/ ")] = None
    elif profile := _profile(scene.document.absolute(href)):
        profiles[profile] = None


def unveiled(code: str) -> str:
    """The address that Cloudflare hides in ``data-cfemail``: hexadecimal bytes, each XORed with the first."""
    try:
        data = bytes.fromhex(code)
    except ValueError:
        return ""
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace") if data else ""


def _profile(address: str) -> str | None:
    """The address if it is a page about one person on a network where people have such pages."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    for known, path in _HOSTS.items():
        if (host == known or host.endswith("." + known)) and path.match(parts.path):
            return address
    return None


def _emails(text: str) -> list[str]:
    """Addresses in a text, also when written as ``name (at) company (dot) com``."""
    if "@" in text and (found := _EMAIL.findall(text)):
        return [email.strip(".'-") for email in found]
    if len(text) > 200 or not _VEIL.search(text):
        return []
    return [f"{local}@{_DOT.sub('.', domain).replace(' ', '')}" for local, domain in _VEILED.findall(text)]


def _phones(text: str) -> Iterator[str]:
    """Phone numbers in a text, fax numbers and dates left out."""
    if not _DIGITS.search(text):
        return
    for found in _PHONE.finditer(text):
        shown = found.group().strip(" /.-–\xa0")
        before = text[max(0, found.start() - 14) : found.start()]
        if 7 <= len(_digits(shown)) <= 17 and not _FAX.search(before) and not _NOT_A_PHONE.match(shown):
            yield shown


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())[-9:]


def _distinct(phones: dict[str, None]) -> tuple[str, ...]:
    """Numbers that differ, in order: a link and its text name the same one."""
    return tuple({_digits(phone): phone for phone in reversed(phones)}.values())[::-1]


def _general(email: str) -> bool:
    """Whether an address is a desk's, not a person's: info@, office@, sales@."""
    return fold(email.partition("@")[0]).strip("._-") in words("general_mailboxes.txt")
