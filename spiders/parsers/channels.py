"""E-mail addresses, phone numbers and personal profiles in a text or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from data import table, words
from spiders.parsers.names import fold

_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_VEIL = re.compile(r"[(\[{]\s*[^\W\d][\w-]{0,13}\s*[)\]}]|[(\[{]@|\s@\s|\sdot\s|アット|\sAT\s")
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+|\(\+?|00)?\d[\d\s().\xa0/–-]{5,22}\d(?!\w)(?:\s*(?:ext\.?|x|extension)\s*\d{1,6})?", re.I
)
_FAX = re.compile(
    r"〒\s*\Z|(?:郵便番号|우편번호|邮编|郵遞區號)\W*\Z|\b(?:tele)?fax\b|\bfaks\b|ファックス|传真|팩스|\bF\s*[:.]\s*$",
    re.I,
)
_NOT_A_PHONE = re.compile(
    r"(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}$|(?:1[5-9]|20)\d\d\s*[-–/]\s*\d\d$|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|\d{5}-\d{4}$"
)
_ANNOUNCED = re.compile(
    r"(?:tele?|tel[eé]fono|telefon|phone|ph|mob(?:ile|il)?|cell|call|direct|tlf|tlf|puh|T|M|P|D|電話|电话|전화)\s*[.:：]?\s*$",
    re.I,
)
PROSE = 160
"""Characters from which on a line is prose, where a bare number is hardly a phone's."""
_DIGITS = re.compile(r"(?:\d\D{0,4}){7}")
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


def unveiled(code: str) -> str:
    """The address that Cloudflare hides in ``data-cfemail``: hexadecimal bytes, each XORed with the first."""
    try:
        data = bytes.fromhex(code)
    except ValueError:
        return ""
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace") if data else ""


def profile(address: str) -> str | None:
    """The address if it is a page about one person on a network where people have such pages."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    for known, path in _HOSTS.items():
        if (host == known or host.endswith("." + known)) and path.match(parts.path):
            return address.split("](", maxsplit=1)[0]
    return None


@cache
def _veils() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An address whose signs are written as words, and the words for its dots."""
    at, dot = ("|".join(map(re.escape, table("contact.toml")[f"veil_{sign}"])) for sign in ("at", "dot"))
    point = rf"(?:\s*[(\[{{]\s*(?:{dot})\s*[)\]}}]\s*|\s+dot\s+|\s*\.\s*)"
    veiled = rf"([\w.+-]{{1,40}})\s*(?:[(\[{{]\s*(?:{at})\s*[)\]}}]|\s@\s|\s+at\s+|アット)\s*([\w-]{{1,40}}(?:{point}[\w-]{{2,40}}){{1,4}})"
    return re.compile(veiled, re.I), re.compile(point, re.I)


def emails(text: str) -> list[str]:
    """Addresses in a text, also when written as ``name (at) company (dot) com``."""
    if "@" in text and (found := _EMAIL.findall(text)):
        return [email.strip(".'-") for email in found]
    if len(text) > 200 or not _VEIL.search(text):
        return []
    veiled, dot = _veils()
    return [
        f"{local.strip('_')}@{dot.sub('.', domain).replace(' ', '').strip('_')}"
        for local, domain in veiled.findall(text)
    ]


def phones(text: str) -> Iterator[str]:
    """Phone numbers in a text; fax numbers, dates, years and postcodes left out, and in prose whatever is not announced."""
    if not _DIGITS.search(text):
        return
    for found in _PHONE.finditer(text):
        shown = found.group().strip(" /.-–\xa0")
        if len(digits_of(shown)) > 13 and "/" in shown:
            shown = shown.partition("/")[0].strip()
        before = text[max(0, found.start() - 14) : found.start()]
        announced = shown.startswith("+") or _ANNOUNCED.search(before) is not None
        if _is_phone(shown) and not _FAX.search(before) and (announced or len(text) < PROSE):
            yield shown


def _is_phone(shown: str) -> bool:
    """Whether a run of digits may be a phone number."""
    number = digits_of(shown)
    years = len(number) == 8 and all("1500" < half < "2100" for half in (number[:4], number[4:]))
    return 7 <= len(number) <= 17 and not years and not _NOT_A_PHONE.match(shown) and len(set(number)) > 1


def digits_of(text: str) -> str:
    """All digits of a text."""
    return "".join(filter(str.isdigit, text))


def digits(text: str) -> str:
    """The last nine digits: what tells two ways of writing a number from two numbers."""
    return "".join(character for character in text if character.isdigit())[-9:]


def first_email(text: str) -> list[str]:
    """The first address in a text, as a list of none or one."""
    return [email.strip("'.-") for email in _EMAIL.findall(text[:200])[:1]]


def is_general(email: str) -> bool:
    """Whether an address is a desk's, not a person's: info@, office@, sales@."""
    return fold(email.partition("@")[0]).strip("._-") in words("general_mailboxes.txt")
