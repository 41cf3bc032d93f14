"""What holds for every page: no bytes raise, nothing is invented, and the markup around a page changes nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from spiders.items import PageKind, Person
from spiders.parsers.document import read_document
from spiders.parsers.glance import shows_people
from spiders.parsers.kind import page_kind
from spiders.parsers.names import fold
from spiders.parsers.people import read_people
from spiders.parsers.walk import read_blocks

PAGES = sorted((Path(__file__).parent / "pages").iterdir())
PIECES = [
    "<div>", "</div>", "<p>", "<table><tr><td>", "</td>", "<br>", "<h3>", "</h3>", "<b>", "<li>", "<!--", "-->", "<html>", "</body>", "<a href='mailto:a@b.example'>", "<blockquote>",
    "Maren Oldgate", "Dr. Tobias Frenwick, PhD", "Chief Executive Officer", "Head of Data – ", "Unser Team", ", ", " | ", "山田 太郎", "部長", "&nbsp;&nbsp;&nbsp;&nbsp;", "(", ")", "“", "\x00", "é",
    "is the Director of ", "<script>{\"name\":\"X\",\"jobTitle\":\"Y\"}</script>", "tel:+1 555 010 0100", "<img alt='Priya Sandaram'>",
]  # fmt: skip
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(body: bytes, url: str = "https://www.arvandel.example/team/") -> tuple[Person, ...]:
    return read_people(read_document(body, url))


@FEW
@given(st.binary(max_size=400), st.text(max_size=20))
def test_no_bytes_raise(body: bytes, label: str) -> None:
    document = read_document(body, label, label)
    read_people(document)
    shows_people(document)
    assert page_kind(document) in PageKind


@FEW
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_nothing_is_invented(pieces: list[str]) -> None:
    body = "".join(pieces).encode()
    lines = [fold(block.text) for block in read_blocks(read_document(body).root).blocks]
    for person in read(body):
        for text in (person.name, person.title or ""):
            words = fold(text).replace(",", " ").split()
            assert any(all(word in line for word in words) for line in lines) or not words


@pytest.mark.parametrize("folder", PAGES, ids=lambda folder: folder.name)
def test_order_of_attributes_and_one_more_div_change_nothing(folder: Path) -> None:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    document = read_document((folder / "page.html").read_bytes(), meta["url"])
    told = [(person.name, person.title, person.email) for person in read_people(document)]
    root = document.root
    for element in root.iter():
        attributes = sorted(element.attrib.items(), reverse=True)
        element.attrib.clear()
        element.attrib.update(attributes)
    body = root.find("body")
    assert body is not None
    wrapper = html.Element("div")
    wrapper.extend(list(body))
    wrapper.text, body.text = body.text, None
    body.append(wrapper)
    again = read(html.tostring(root, encoding="utf-8"), meta["url"])
    assert [(person.name, person.title, person.email) for person in again] == told
