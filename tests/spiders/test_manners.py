"""One request at a time, Crawl-delay, Retry-After, and a second look that costs the site nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler
from itertools import count, pairwise
from threading import Lock
from time import sleep, time

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings

from callsheet.crawl import CrawlOptions, Employer, crawl
from spiders.cache import DayPolicy
from spiders.items import Status
from spiders.patience import retry_after
from tests.spiders.conftest import Crawl
from tests.spiders.world import STAFF, Answer, Asked, Site, company, menu, page, team, world

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


def test_sites_on_one_address_share_its_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    running, most, lock = [0], [0], Lock()

    def busy(_: BaseHTTPRequestHandler) -> None:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        sleep(0.1)
        with lock:
            running[0] -= 1

    site: Site = {"/robots.txt": Answer("", 404), "*": Answer(page(menu(Team="/team")), before=busy)}
    with ExitStack() as stack:
        webs = [stack.enter_context(world({"127.0.0.1": site})) for _ in range(5)]
        sites = [Employer(f"http://127.0.0.1:{web.port}/", "x") for web in webs]
        assert len(list(crawl(sites, CrawlOptions(delay=0, allow_private=True, parallel=5)))) == 5
    assert most[0] == 2


def test_after_a_day_a_page_is_asked_for_only_if_it_changed() -> None:
    policy = DayPolicy(Settings())
    kept = Response("http://a.com/", headers={"ETag": '"1"', "Last-Modified": "Wed, 21 Oct 2015 07:28:00 GMT"})
    young, old = (Request("http://a.com/", meta={"cache_timestamp": time() - age}) for age in (3600, 90_000))
    assert policy.is_cached_response_fresh(kept, young)
    assert not policy.is_cached_response_fresh(kept, old)
    assert old.headers["If-None-Match"] == b'"1"'
    assert old.headers["If-Modified-Since"] == b"Wed, 21 Oct 2015 07:28:00 GMT"
    assert not DayPolicy(Settings({"REFRESH": True})).is_cached_response_fresh(kept, young)
