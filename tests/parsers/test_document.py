"""Bytes to one tree, whatever they say they are."""

import pytest

from spiders.parsers.document import decode, read_document


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("é–ü".encode(), None, "é–ü"),
        ("é–ü".encode(), "shift_jis", "é–ü"),
        ("<p>a long line of plain words, é – ü".encode("cp1252"), "utf-8", "<p>a long line of plain words, é – ü"),
        ("<p>a long line of plain words, é – ü".encode("cp1252"), None, "<p>a long line of plain words, é – ü"),
        (
            "<meta charset=shift_jis><p>日本語の文章です".encode("shift_jis"),
            None,
            "<meta charset=shift_jis><p>日本語の文章です",
        ),
        ("<p>日本語".encode("euc-jp"), "euc-jp", "<p>日本語"),
        (b"\xef\xbb\xbfabc", "utf-16", "abc"),
        ("abc é".encode("utf-16"), None, "abc é"),
        (b"a plain line of text \xff", "no-such-charset", "a plain line of text ÿ"),
    ],
)
def test_decode(body: bytes, charset: str | None, text: str) -> None:
    assert decode(body, charset) == text


def test_two_documents_in_one_file_are_one_tree() -> None:
    document = read_document(b"<html><body><p>one</p></body></html><html><body><p>two</p></body></html>")
    assert [p.text for p in document.root.iter("p")] == ["one", "two"]


def test_comments_do_not_divide_text() -> None:
    assert read_document(b"<p>a<!-- x -->b</p>").root.findtext(".//p") == "ab"


@pytest.mark.parametrize("body", [b"", b"\x00", b"<", b"<!--", b"<html", b"plain", b"<frameset>"])
def test_anything_is_a_document(body: bytes) -> None:
    assert read_document(body).root.tag == "html"


def test_base_url() -> None:
    document = read_document(b"<base href='/x/'><a href='y'>", "https://www.arvandel.example/team/")
    assert document.absolute("y") == "https://www.arvandel.example/x/y"
    assert document.host == "arvandel.example"
    assert read_document(b"", "http://[broken").host == ""
