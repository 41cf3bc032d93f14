"""One request at a time, Crawl-delay, Retry-After, and a second look that costs the site nothing."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from itertools import count, pairwise

import pytest

from callsheet.crawl import CrawlOptions
from spiders.items import Status
from spiders.patience import retry_after
from tests.spiders.conftest import Crawl
from tests.spiders.world import STAFF, Answer, Asked, Site, company, menu, page, team

POLITE = CrawlOptions(delay=0.3)


def gaps(asked: list[Asked], host: str) -> list[float]:
    times = [one.at for one in asked if one.host == host]
    return [later - earlier for earlier, later in pairwise(times)]


def impatient(answers: list[Answer]) -> Callable[[BaseHTTPRequestHandler], Answer]:
    """Gives its answers one after the other, and the team for good."""
    number = count()
    return lambda _: [*answers, *[Answer(page(team(*STAFF)))] * 50][next(number)]


def validated(body: str) -> Callable[[BaseHTTPRequestHandler], Answer]:
    def answer(handler: BaseHTTPRequestHandler) -> Answer:
        if handler.headers.get("If-None-Match") == '"1"':
            return Answer(status=304, headers={"ETag": '"1"'})
        return Answer(body, headers={"ETag": '"1"', "Cache-Control": "no-store, no-cache"})

    return answer


def test_requests_to_one_site_keep_their_distance(crawl_sites: Crawl) -> None:
    slow = {**company(), "/robots.txt": Answer("User-agent: *\nCrawl-delay: 0.6", kind="text/plain")}
    found, web = crawl_sites({"usual-delay.com": company(), "crawl-delay.com": slow}, options=POLITE)
    assert {one.status for one in found.values()} == {Status.PEOPLE_FOUND}
    assert min(gaps(web.asked, "usual-delay.com")) > 0.25
    assert min(gaps(web.asked, "crawl-delay.com")[1:]) > 0.55


def test_our_own_delay_is_kept_when_it_is_the_longer_one(crawl_sites: Crawl) -> None:
    short = {**company(), "/robots.txt": Answer("User-agent: *\nCrawl-delay: 0.01", kind="text/plain")}
    _, web = crawl_sites({"short-delay.com": short}, options=POLITE)
    assert min(gaps(web.asked, "short-delay.com")) > 0.25


def test_who_asks_for_patience_gets_it(crawl_sites: Crawl) -> None:
    again = Answer("later", 429, {"Retry-After": "1"})
    sites: dict[str, Site] = {
        "patience.com": {"/": page(menu(Team="/team")), "/team": impatient([again])},
        "hopeless.com": {"/": page(menu(Team="/team"), team(*STAFF)), "/team": Answer("no", 503, {"Retry-After": "1"})},
        "too-long.com": {
            "/": page(menu(Team="/team"), team(*STAFF)),
            "/team": Answer("no", 429, {"Retry-After": "86400"}),
        },
    }
    found, web = crawl_sites(sites)
    assert {person.name for person in found["patience.com"].people} == {name for name, _ in STAFF}
    times = [one.at for one in web.asked if one.host == "patience.com" and one.path == "/team"]
    assert times[1] - times[0] > 0.95
    assert web.paths("hopeless.com").count("/team") == 3
    assert web.paths("too-long.com").count("/team") == 1
    assert "patience (429)" in (found["too-long.com"].pages[-1].note or "")


def test_a_second_look_asks_for_nothing_and_a_refresh_for_changes(crawl_sites: Crawl) -> None:
    site: Site = {"/": validated(page(menu(Team="/team"))), "/team": validated(page(team(*STAFF)))}
    first, web = crawl_sites({"twice.com": site}, options=POLITE)
    second, again = crawl_sites({"twice.com": site}, options=POLITE)
    assert len(web.paths("twice.com")) >= 3
    assert again.paths("twice.com") == []
    assert second["twice.com"].people == first["twice.com"].people
    third, anew = crawl_sites({"twice.com": site}, options=CrawlOptions(delay=0.3, refresh=True))
    assert "/team" in anew.paths("twice.com")
    assert third["twice.com"].people == first["twice.com"].people


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"5", 5.0),
        (None, 2.0),
        (b"soon", 2.0),
        (b"Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        (b"-3", 2.0),
        (b"9" * 400, 999999999.0),
    ],
)
def test_retry_after(header: bytes | None, seconds: float) -> None:
    assert retry_after(header, 2.0) == seconds
