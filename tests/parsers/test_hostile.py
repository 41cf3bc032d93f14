"""No page takes more than two seconds, whatever it holds."""

import time
from collections.abc import Callable

import pytest

from spiders.parsers.document import read_document
from spiders.parsers.glance import shows_people
from spiders.parsers.people import read_people

NAME = "Maren Oldgate"
HOSTILE: dict[str, Callable[[], str]] = {
    "deep nesting": lambda: "<div>" * 100_000 + NAME,
    "deep inline nesting": lambda: "<b>" * 50_000 + NAME,
    "a million tags": lambda: "<i></i>" * 1_000_000,
    "many paragraphs": lambda: f"<p>{NAME}</p>" * 100_000,
    "a huge table": lambda: "<table>" + f"<tr><td>{NAME}</td><td>Director</td></tr>" * 40_000 + "</table>",
    "one long line of names": lambda: "<p>" + f"{NAME}, Director | " * 50_000 + "</p>",
    "one long word": lambda: "<p>" + "A" * 3_000_000 + "</p>",
    "commas": lambda: "<p>" + "Aa, " * 500_000 + "</p>",
    "digits": lambda: "<p>" + "1 " * 1_000_000 + "</p>",
    "brackets": lambda: "<p>" + "Maren (" * 200_000 + "</p>",
    "quotes": lambda: "<p>" + '"a ' * 200_000 + "</p>",
    "at signs": lambda: "<p>" + "a@" * 500_000 + "</p>",
    "capital words": lambda: "<p>" + "Maren Oldgate " * 100_000 + "</p>",
    "many different names": lambda: "".join(f"<p>Maren O{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}{'uvwxyz'[n // 100 % 6]}gate</p><p>Director</p>" for n in range(20_000)),
    "payload": lambda: "<script>" + '{"name":"Maren Oldgate","jobTitle":"Director"},' * 50_000 + "</script>",
    "open strings in a payload": lambda: "<script>" + '"jobTitle":"' * 200_000 + "</script>",
    "many classes": lambda: f'<div class="{"team-x " * 200_000}">{NAME}</div>',
    "many attributes": lambda: "<div " + " ".join(f"a{n}=b" for n in range(100_000)) + f">{NAME}</div>",
    "line breaks": lambda: "<p>" + f"{NAME}<br>" * 60_000 + "</p>",
    "non-breaking spaces": lambda: "<p>" + "&nbsp; " * 300_000 + "</p>",
    "headings": lambda: "<h2>Our Team</h2>" * 60_000 + f"<p>{NAME}, Director</p>" * 3_000,
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_two_seconds_are_enough(kind: str) -> None:
    body = HOSTILE[kind]().encode()
    started = time.process_time()
    document = read_document(body, "https://www.arvandel.example/team/")
    shows_people(document)
    read_people(document)
    assert time.process_time() - started < 2
