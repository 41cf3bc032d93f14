"""Crawls of one employer or many, in a child process: Twisted's reactor starts only once, a program wants to go on.

The child is ``callsheet.worker``; it gets the employers as one JSON line and answers with JSON lines, so this module,
and everything that uses it, imports nothing of Scrapy.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from callsheet.journal import Journal, Key
from spiders.items import Company, Status
from spiders.revive import revive_company

WORKER = ("-m", "callsheet.worker")
"""What Python runs in the child process."""


@dataclass(frozen=True, slots=True)
class Employer:
    """Whom to crawl: ``site`` as the user names it, ``role`` that was applied for, ``job`` the posting (file or URL).

    ``sent`` and ``notes`` are the user's own and the crawl makes nothing of them; ``start`` are pages to begin with.
    """

    site: str
    role: str = ""
    job: str | None = None
    sent: str | None = None
    notes: str | None = None
    start: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """How to crawl: ``delay`` in seconds between two requests to one site, ``max_pages`` of one site.

    ``browser`` is auto, never or always; ``parallel`` is how many employers are crawled at once; ``refresh`` asks
    sites again whatever the cache holds; ``verbose`` lets the crawl's own log through to standard error; ``journal`` is
    a file that keeps what is finished, and ``resume`` goes on with what it holds.
    """

    delay: float = 1.0
    max_pages: int = 30
    browser: str = "auto"
    allow_private: bool = False
    refresh: bool = False
    parallel: int = 16
    verbose: bool = False
    journal: str | None = None
    resume: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """One page that was just asked for: the employer's site, the page's URL and HTTP status, what stands there."""

    site: str
    url: str
    status: int
    people: int
    note: str | None = None


def crawl(
    employers: Iterable[Employer],
    options: CrawlOptions | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Generator[Company, None, None]:
    """Crawl every employer, several at a time, and yield each company as it is done, read, ranked and reasoned.

    Each employer comes out exactly once, also when its site is down or the child process dies. Leaving the loop early,
    or Ctrl-C, ends the child. ``on_progress`` is called for every page. With a journal, what is yielded is on the disk
    before; with ``resume``, what the journal holds is yielded first and not crawled again.
    """
    options = options or CrawlOptions()
    listed = list(employers)
    journal = Journal(Path(options.journal)) if options.journal else None
    done = journal.finished() if journal and options.resume else {}
    if journal and not options.resume:
        journal.begin()
    yield from (done[_key(one)] for one in listed if _key(one) in done)
    waiting = {index: one for index, one in enumerate(listed) if _key(one) not in done}
    for index, company in _run(waiting, options, on_progress):
        if journal:
            journal.add(_key(listed[index]), company)
        yield company


def _key(employer: Employer) -> Key:
    return (employer.site, employer.role, employer.job or "")


def _run(
    waiting: dict[int, Employer], options: CrawlOptions, on_progress: Callable[[Progress], None] | None
) -> Iterator[tuple[int, Company]]:
    """Companies by the employers' indexes; a child that dies is replaced as long as it got anything done."""
    lost = ""
    while waiting:
        before = len(waiting)
        with _worker(waiting, options) as (events, last_words):
            for event in events:
                if event["event"] == "page" and on_progress:
                    on_progress(Progress(**event["page"]))
                elif event["event"] == "company":
                    waiting.pop(event["index"])
                    yield event["index"], revive_company(event["company"])
            lost = last_words() if waiting else ""
        if len(waiting) == before:
            break
    for index, employer in waiting.items():
        reason = f"the crawl ended before its time: {lost}"
        yield index, Company(site=employer.site, role=employer.role, status=Status.UNREACHABLE, reason=reason)


@contextlib.contextmanager
def _worker(
    employers: dict[int, Employer], options: CrawlOptions
) -> Iterator[tuple[Iterator[dict[str, Any]], Callable[[], str]]]:
    """A running child: its events, and what it said on standard error. It ends with the block."""
    job = {"employers": {index: asdict(one) for index, one in employers.items()}, "options": asdict(options)}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        child = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, *WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if options.verbose else log,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        try:
            assert child.stdin is not None  # noqa: S101 - both are pipes
            assert child.stdout is not None  # noqa: S101
            child.stdin.write(json.dumps(job) + "\n")
            child.stdin.flush()
            yield _events(child.stdout), lambda: _tail(log, child)
        finally:
            _end(child)


def _events(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        with contextlib.suppress(ValueError):  # a line that the child could not finish
            yield json.loads(line)


def _tail(log: IO[str], child: subprocess.Popen[str]) -> str:
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(5)
    log.seek(0)
    lines = [line for line in log.read()[-4000:].splitlines() if line.strip()]
    return lines[-1] if lines else f"exit code {child.returncode}"


def _end(child: subprocess.Popen[str]) -> None:
    """Close the child's standard input, which tells it to stop, and make sure that it does."""
    for pipe in (child.stdin, child.stdout):
        with contextlib.suppress(OSError):
            pipe.close()  # type: ignore[union-attr]
    for stop in (child.terminate, child.kill):
        try:
            child.wait(3)
        except subprocess.TimeoutExpired:
            stop()
    child.wait()
