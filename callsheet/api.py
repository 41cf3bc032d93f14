"""callsheet for programs: three functions over plain values, without state, safe in threads and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipelines.ranking import Ranking, judge, read_job
from spiders.items import Company, Person
from spiders.parsers.document import read_document
from spiders.parsers.people import read_people


def parse(page: bytes | str | Path, url: str = "") -> tuple[Person, ...]:
    """People whom a saved page presents as the organisation's own.

    ``page`` is the page's bytes, its text, or the path of a file; ``url`` is where it came from, which makes relative
    links whole. Raises OSError when a file cannot be read; never raises for what a page holds.
    """
    if isinstance(page, Path):
        page = page.read_bytes()
    body, charset = (page.encode("utf-8", "replace"), "utf-8") if isinstance(page, str) else (page, None)
    return read_people(read_document(body, url, charset))


def rank(people: Iterable[Person], role: str, job: str | bytes | None = None) -> Ranking:
    """The likeliest hiring managers for ``role`` among ``people``, and who was set aside and why.

    ``job`` is the text or HTML of the posting, if there is one. Raises ValueError when ``role`` is empty and the
    posting names none.
    """
    posting = read_job(job.encode() if isinstance(job, str) else job) if job is not None else None
    wanted = role.strip() or (posting.role.text if posting else "")
    if not wanted:
        raise ValueError("the role is empty: say what you applied for, such as 'Data Engineer'")
    return judge(tuple(people), wanted, posting)


def find(
    site: str | Sequence[str],
    role: str,
    *,
    delay: float = 1.0,
    max_pages: int = 30,
    browser: str = "auto",
    allow_private: bool = False,
) -> list[Company]:
    """Crawl one employer's site, or several, and rank its people for ``role``: one Company each, in the order given.

    ``delay`` is in seconds between two requests to one site. The crawl runs in a child process, so this works twice in
    one program, in a thread and in a notebook. Raises ValueError when ``role`` is empty.
    """
    from callsheet.crawl import CrawlOptions, Employer, crawl  # noqa: PLC0415 - parsing alone needs no crawl

    if not role.strip():
        raise ValueError("the role is empty: say what you applied for, such as 'Data Engineer'")
    sites = [site] if isinstance(site, str) else list(site)
    options = CrawlOptions(delay=delay, max_pages=max_pages, browser=browser, allow_private=allow_private)
    found = {company.site: company for company in crawl([Employer(one, role) for one in sites], options)}
    return [found[one] for one in sites]
