"""The e-mail, phone and profile links that stand in one person's record, as far as they are that person's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lxml.html import HtmlElement

from spiders.parsers.blocks import Block
from spiders.parsers.channels import digits, emails, first_email, is_general, phones, profile, unveiled
from spiders.parsers.records import Record
from spiders.parsers.scene import Scene

MAX_TEXT = 600
_APART = frozenset(("nav", "footer"))


class Contacts(NamedTuple):
    """What one record publishes: addresses as written, phone numbers as displayed, absolute addresses of profiles."""

    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profiles: tuple[str, ...]


def contacts_of(scene: Scene, found: list[Record]) -> list[Contacts]:
    """The contacts of each record, without those that several people share: a switchboard is nobody's own number."""
    several = len(found) > 2
    every = [_read(scene, record, several and record.card) for record in found]
    named: dict[str, set[tuple[str, ...]]] = {}
    for record, contacts in zip(found, every, strict=True):
        for value in {*map(digits, contacts.phones), *contacts.emails, *contacts.profiles}:
            named.setdefault(value, set()).add(record.candidate.reading.name.tokens)
    return [
        Contacts(
            tuple(email for email in contacts.emails if len(named[email]) == 1),
            tuple(phone for phone in contacts.phones if len(named[digits(phone)]) == 1),
            tuple(page for page in contacts.profiles if len(named[page]) == 1),
        )
        for contacts in every
    ]


def _read(scene: Scene, record: Record, card: bool) -> Contacts:
    """Everything in the record that is a contact, shared or not; ``card`` says that it is one of several cards."""
    found: list[tuple[str, str]] = []
    for block in _blocks(scene, record, card):
        for anchor in _anchors(block):
            found += _in_link(scene, anchor)
        if block.kind == "text":
            text = block.text[:MAX_TEXT]
            found += (("email", email) for email in emails(text))
            found += (("phone", phone) for phone in phones(text))
    kinds = {kind: [value for known, value in found if known == kind] for kind in ("email", "phone", "profile")}
    own = (email for email in kinds["email"] if not is_general(email))
    return Contacts(tuple(dict.fromkeys(own)), _distinct(kinds["phone"]), tuple(dict.fromkeys(kinds["profile"])))


def _blocks(scene: Scene, record: Record, card: bool) -> list[Block]:
    """The blocks of the record, as long as they stay in the part of the page where the name stands; a card may have its own menu."""
    region = record.candidate.block.regions & _APART
    start = record.start if record.card else record.candidate.block.number
    return [block for block in scene.blocks[start : record.end] if card or block.regions & _APART == region]


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


def _in_link(scene: Scene, anchor: HtmlElement) -> Iterator[tuple[str, str]]:
    """What a link leads to: ("email", address), ("phone", number) or ("profile", address)."""
    hidden = anchor.get("data-cfemail")
    address = (anchor.get("href") or "").strip()
    href = unquote(address)
    scheme, _, rest = href.partition(":")
    if "/cdn-cgi/l/email-protection#" in href:
        hidden = href.rpartition("#")[2]
    if hidden:
        yield from (("email", email) for email in first_email(unveiled(hidden)))
    elif scheme.lower() in ("mailto", "mail", "email"):
        yield from (("email", email) for email in first_email(rest.partition("?")[0]))
    elif scheme.lower() in ("tel", "callto", "phone"):
        if len(digits(rest)) >= 6:
            yield "phone", rest.strip("/ ")
    elif page := profile(scene.document.absolute(address)):
        yield "profile", page


def _distinct(numbers: list[str]) -> tuple[str, ...]:
    """Numbers that differ, in order: a link and its text name the same one."""
    return tuple({digits(number): number for number in reversed(numbers)}.values())[::-1]
