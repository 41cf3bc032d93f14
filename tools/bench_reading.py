"""Measures reading against bare lxml parsing, in one process and on one core.

    python tools/bench_reading.py LABELLED_FOLDER [SITES_FOLDER]

LABELLED_FOLDER holds ``gold.jsonl`` with the pages that are read for people; SITES_FOLDER whole sites as files, which go
through the cheap look, alone and followed by reading what passes. Each page is parsed bare just before and just after it is read, so that a busy machine slows both
alike; word lists are loaded before.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lxml import etree, html

from spiders.parsers.document import read_document
from spiders.parsers.glance import shows_people
from spiders.parsers.people import read_people

WARM = b"<h1>Our Team</h1><ul><li>Maren Oldgate, Director</li><li>Tobias Frenwick, Engineer</li></ul>"


def labelled(folder: Path) -> Iterator[tuple[bytes, str]]:
    """Bytes and address of the labelled pages."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield (folder / str(row["page"])).read_bytes(), str(row["url"])


def saved(folder: Path) -> Iterator[tuple[bytes, str]]:
    """Bytes and address of every HTML file below a folder."""
    for file in sorted(folder.rglob("*.htm*")):
        yield file.read_bytes(), f"https://site.example/{file.relative_to(folder)}"


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def bare(body: bytes) -> None:
    """What everything is compared with."""
    with contextlib.suppress(etree.ParserError, ValueError):
        html.document_fromstring(body)


def ratio(pages: list[tuple[bytes, str]], work: Callable[[bytes, str], object]) -> tuple[float, float, float]:
    """How many times as long as bare parsing the work takes; pages a second; the slowest page in seconds."""
    parsing = working = slowest = 0.0
    for body, url in pages:
        before = seconds(partial(bare, body))
        took = seconds(partial(work, body, url))
        parsing += (before + seconds(partial(bare, body))) / 2
        working += took
        slowest = max(slowest, took)
    return working / parsing, len(pages) / working, slowest


def look(body: bytes, url: str) -> bool:
    """The cheap look alone."""
    return shows_people(read_document(body, url))


def look_and_read(body: bytes, url: str) -> None:
    """The cheap look, and the reading of a page that passes it."""
    document = read_document(body, url)
    if shows_people(document):
        read_people(document)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("sites", type=Path, nargs="?")
    options = parser.parse_args()
    read_people(read_document(WARM))
    tasks: list[tuple[str, list[tuple[bytes, str]], Callable[[bytes, str], object]]] = [
        ("people read", list(labelled(options.labelled)), lambda body, url: read_people(read_document(body, url)))
    ]
    if options.sites:
        pages = list(saved(options.sites))
        tasks += [("cheap look", pages, look), ("cheap look and reading", pages, look_and_read)]
    for name, pages, work in tasks:
        times, speed, slowest = ratio(pages, work)
        print(
            f"{name}: {len(pages)} pages, {times:.1f} times bare parsing, {speed:.0f} pages/s, slowest {slowest:.3f} s"
        )
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")


if __name__ == "__main__":
    main()
