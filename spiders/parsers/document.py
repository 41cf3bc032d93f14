"""From the bytes of a page to the one tree that everything walks."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

MAX_BYTES = 8_000_000
"""What is read of a page; the rest is cut off (the largest real people page of our sample has 0.7 MB)."""

LARGE = 100_000
MANY = 10_000
_LONG_TAG = re.compile(r"<\w[^<>]{9000,}>")
MARKUP = ("schema.org/Person", "h-card", "vcard")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I
)
_WESTERN = {"iso-8859-1", "latin-1", "latin1", "iso8859-1", "ascii", "us-ascii", "windows-1252", "cp1252"}
_UNSEEN = "\x00\u200b\u200e\u200f\u2060\xad\ufeff"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Error handler of ``bytes.decode``: one byte that is no UTF-8 is read as Windows-1252 (as browsers label it)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


codecs.register_error("callsheet-1252", _as_windows_1252)


@dataclass(frozen=True)
class Document:
    """One HTML page as a tree.

    ``root`` is the ``html`` element and holds everything of the page, also what stood in a second document behind the
    first; comments and processing instructions are gone. ``url`` is where the page came from ("" when unknown);
    ``markup`` says which vocabularies for people its text mentions (``MARKUP``), to spare the search for the others.
    """

    root: html.HtmlElement
    url: str = ""
    markup: frozenset[str] = frozenset()

    @cached_property
    def base_url(self) -> str:
        """What the page's relative links are relative to: its ``base`` element, else its own address."""
        base = self.root.find(".//base[@href]")
        return self.absolute(base.get("href", ""), self.url) if base is not None else self.url

    @cached_property
    def host(self) -> str:
        """Host of ``url`` in lower case, without ``www.``; "" when unknown."""
        try:
            return (urlsplit(self.url).hostname or "").removeprefix("www.")
        except ValueError:
            return ""

    @cached_property
    def title(self) -> str:
        """Text of the ``title`` element, with single spaces."""
        return " ".join((self.root.findtext(".//title") or "").split())

    def absolute(self, href: str, base: str | None = None) -> str:
        """``href`` as an absolute address; "" when it is none."""
        try:
            return urljoin(self.base_url if base is None else base, href.strip())
        except ValueError:
            return ""


def read_document(body: bytes, url: str = "", charset: str | None = None) -> Document:
    """Reads any bytes as an HTML document; never raises.

    ``charset`` is what the server declared, if anything. UTF-8 that decodes is believed over any declaration: other
    encodings hardly ever decode as UTF-8 by accident (W3C, "Multilingual form encoding").
    """
    text = decode(body[:MAX_BYTES], charset)
    for character in "\x00" if text.isascii() else _UNSEEN:
        if character in text:
            text = text.replace(character, "")
    if len(text) > LARGE and text.count("=") > MANY:
        text = _LONG_TAG.sub(_bounded, text)
    return Document(_tree(text), url, frozenset(mark for mark in MARKUP if mark in text))


def _bounded(tag: re.Match[str]) -> str:
    """A long tag, without its attributes when there are more than any author writes: the parser compares each with all."""
    return tag.group() if tag.group().count("=") < 1_000 else tag.group()[:20].split()[0] + ">"


def decode(body: bytes, charset: str | None = None) -> str:
    """Text of ``body``: byte order mark, then valid UTF-8, then what is declared, then the likeliest."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    text = _strictly(body, "utf-8")
    if text is not None and b"\x1b" not in body:
        return text
    declared = _declared(body, charset)
    for name in declared:
        text = _strictly(body, name)
        if text is not None:
            return text
    if sum(byte > 127 for byte in body[:50_000]) < 0.1 * len(body[:50_000]):
        return body.decode("utf-8", "callsheet-1252")
    return _guessed(body, declared)


def _declared(body: bytes, charset: str | None) -> list[str]:
    """Encodings that the server and the page name, in order, Latin-1 read as its superset Windows-1252 (WHATWG)."""
    found = _DECLARED.search(body[:4096])
    named = [charset or "", found[1].decode("ascii") if found else ""]
    return ["cp1252" if name.lower() in _WESTERN else name for name in named if name]


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _guessed(body: bytes, declared: list[str]) -> str:
    from bs4 import UnicodeDammit  # noqa: PLC0415  only pages in a wrong or unknown encoding pay for the soup

    dammit = UnicodeDammit(body, known_definite_encodings=[], user_encodings=declared, is_html=True)
    return dammit.unicode_markup or body.decode("utf-8", "callsheet-1252")


@cache
def _parser() -> html.HTMLParser:
    """One parser for all pages: making one costs as much as parsing a small page, and it locks itself between threads."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


def _tree(text: str) -> html.HtmlElement:
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.document_fromstring("<html><body></body></html>")
    return _joined(root)


def _joined(root: html.HtmlElement) -> html.HtmlElement:
    """Some files hold two documents; whatever follows the first root is moved to the end of its body."""
    body = root.find("body")
    home = root if body is None else body
    for other in list(root.itersiblings()):
        home.extend(list(other) if other.tag == "html" else [other])
    return root
