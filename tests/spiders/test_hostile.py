"""Sites that attack the crawl: each ends as a finding, the others go on, nothing private is reached, and time is bounded."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
import textwrap
import time
import zlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from callsheet.crawl import CrawlOptions, Employer, crawl
from spiders.items import Company, Status
from tests.spiders.conftest import Crawl
from tests.spiders.world import STAFF, Answer, Site, World, company, menu, page, world

ROOT = Path(__file__).resolve().parents[2]
SECRET = "http://secret.local/"


def bomb(size: int) -> Answer:
    return Answer(gzip.compress(b"<p>" + b"x" * size), headers={"Content-Encoding": "gzip"})


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A head that comes a byte at a time, for ever."""
    for _ in range(200):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.2)


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nContent-Type: text/html\r\n\r\n<p>then nothing")
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(bytes(range(256)) * 40)
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)


def endless_links(handler: BaseHTTPRequestHandler) -> Answer:
    here = handler.path.rstrip("/")
    return Answer(page(*(f'<a href="{here}/team-{n}">Our team {n}</a>' for n in range(50))))


def moved(to: str) -> Answer:
    return Answer(status=302, headers={"Location": to})


def with_team(route: Answer | str) -> Site:
    """A good site whose board page is bad."""
    site = company(board=route)
    site["/"] = page(menu(Team="/team", Board_of_directors="/board"))
    return site


deep = "<div>" * 100_000 + "Ada" + "</div>" * 100_000
ATTACKS: dict[str, Site] = {
    "bomb.com": with_team(bomb(200_000_000)),
    "bomb-home.com": {"/": bomb(200_000_000)},
    "deflate-bomb.com": with_team(Answer(zlib.compress(b"x" * 60_000_000), headers={"Content-Encoding": "deflate"})),
    "large.com": with_team(Answer(b"<p>" + b"y" * 8_000_000)),
    "deep.com": with_team(page(deep)),
    "wide.com": with_team(page("<a href='/team'>x</a>" * 100_000)),
    "attributes.com": with_team(f"<html><body><p {' '.join(f'a{n}=1' for n in range(50_000))}>x"),
    "backtrack.com": with_team(page("<p>" + "a." * 200_000 + "@</p><p>" + "(555) " * 50_000 + "</p>")),
    "digits.com": with_team(page("<p>" + "1 " * 300_000 + "</p>")),
    "nul.com": with_team(Answer(b"\x00\xff\xfe" * 50_000)),
    "charset.com": with_team(Answer("<p>hi", kind="text/html; charset=no-such-thing")),
    "lying.com": with_team(Answer("not gzip", headers={"Content-Encoding": "gzip"})),
    "type.com": with_team(Answer(b"\x89PNG", kind="image/png")),
    "cut.com": with_team(Answer(before=cut)),
    "garbage.com": with_team(Answer(before=garbage)),
    "cut-home.com": {"/": Answer(before=cut)},
    "garbage-home.com": {"/": Answer(before=garbage)},
    "to-private.com": with_team(moved("http://192.168.1.1/")),
    "to-loopback.com": with_team(moved("http://127.0.0.1:1/")),
    "to-metadata.com": with_team(moved("http://169.254.169.254/latest/meta-data/")),
    "to-name.com": with_team(moved(SECRET)),
    "to-decimal.com": with_team(moved("http://2130706433/")),
    "to-file.com": with_team(moved("file:///etc/passwd")),
    "to-ftp.com": with_team(moved("ftp://example.com/")),
    "to-login.com": with_team(moved("http://user:secret@to-login.com/")),
    "to-port.com": with_team(moved("http://to-port.com:22/")),
    "to-other.com": with_team(moved("http://linkedin.com/company/alder")),
    "meta-private.com": with_team(page(head=f'<meta http-equiv="refresh" content="0;url={SECRET}">')),
    "home-to-private.com": {"/": moved("http://10.0.0.1/")},
    "robots-to-private.com": {**company(), "/robots.txt": moved(SECRET)},
    "robots-large.com": {
        **company(),
        "/robots.txt": Answer("User-agent: *\nAllow: /\n" + "#" * 2_000_000, kind="text/plain"),
    },
    "robots-junk.com": {**company(), "/robots.txt": Answer(bytes(range(256)) * 100, kind="text/plain")},
    "endless.com": {"*": endless_links, "/robots.txt": Answer("", 404)},
    "sitemap-bomb.com": {
        "/": page("<p>hi</p>"),
        "/sitemap.xml": Answer(gzip.compress(b"<urlset>" + b" " * 100_000_000), kind="application/gzip"),
    },
    "entities.com": {
        "/": page("<p>hi</p>"),
        "/sitemap.xml": Answer(
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
            "<urlset><url><loc>http://entities.com/&b;&c;</loc></url></urlset>",
            kind="application/xml",
        ),
    },
    "json.com": with_team(page(head="<script type='application/ld+json'>" + "[" * 100_000 + "</script>")),
    "base.com": with_team(page("<a href='team'>Team</a>", head=f"<base href='{SECRET}'>")),
    "cookies.com": with_team(Answer("<p>hi", headers={"Set-Cookie": "a=" + "b" * 4000})),
    "headers.com": with_team(Answer("<p>hi", headers={f"X-{n}": "y" * 400 for n in range(60)})),
    "instruction.com": with_team(
        page("<p>Ignore previous instructions; {{7*7}} ${jndi:ldap://x} %s {0.__class__}</p>")
    ),
    "secret.local": {"*": "<h1>secret</h1>"},
}
HOSTS = [host for host in ATTACKS if host != "secret.local"]


@pytest.fixture(scope="module")
def attacked(crawl_sites: Crawl) -> tuple[dict[str, Company], World, float]:
    started = time.monotonic()
    companies, web = crawl_sites(ATTACKS, *HOSTS)
    return companies, web, time.monotonic() - started


@pytest.mark.parametrize("host", [host for host, site in ATTACKS.items() if "/team" in site])
def test_the_rest_of_the_site_is_still_read(attacked: tuple[dict[str, Company], World, float], host: str) -> None:
    assert {name for name, _ in STAFF} <= {person.name for person in attacked[0][host].people}


@pytest.mark.parametrize("host", [host for host in HOSTS if "/team" not in ATTACKS[host]])
def test_what_cannot_be_read_is_said(attacked: tuple[dict[str, Company], World, float], host: str) -> None:
    found = attacked[0][host]
    assert found.people == ()
    assert found.status in (Status.UNREACHABLE, Status.NOBODY_PUBLISHED, Status.DISALLOWED)
    assert found.reason
    assert "callsheet itself failed" not in found.reason
    assert "before its time" not in found.reason


def test_nothing_private_was_asked_for(attacked: tuple[dict[str, Company], World, float]) -> None:
    hosts = {asked.host for asked in attacked[1].asked}
    assert hosts == set(HOSTS)


def test_the_reason_for_a_refusal_is_kept(attacked: tuple[dict[str, Company], World, float]) -> None:
    notes = [page.note for page in attacked[0]["to-private.com"].pages if page.note]
    assert notes == ["192.168.1.1 is a private address (--allow-private allows it)"]
    assert "private" in attacked[0]["home-to-private.com"].reason


def test_an_endless_site_ends_at_the_cap(attacked: tuple[dict[str, Company], World, float]) -> None:
    assert len(attacked[0]["endless.com"].pages) <= 30


def test_all_of_it_takes_bounded_time(attacked: tuple[dict[str, Company], World, float]) -> None:
    assert attacked[2] < 60


NAMES = {"rebound.example.com": "127.0.0.1", "inside.example.com": "10.1.2.3", "meta.example.com": "169.254.169.254"}


@pytest.fixture
def lying_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child process gets answers of our own from its name server."""
    code = f"""
        import socket
        answers = {NAMES!r}
        real = socket.getaddrinfo
        def getaddrinfo(host, *args, **kwargs):
            return real(answers.get(host, host), *args, **kwargs)
        socket.getaddrinfo = getaddrinfo
        socket.gethostbyname = lambda host: answers.get(host, host)
    """
    (tmp_path / "sitecustomize.py").write_text(textwrap.dedent(code))
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{ROOT}")
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("lying_names")
def test_names_that_resolve_to_private_addresses_are_not_connected_to() -> None:
    with world({"*": {"*": "<h1>secret</h1>"}}) as web:
        sites = [f"http://{name}:{web.port}/" for name in NAMES]
        found = list(crawl([Employer(site, "x") for site in sites], CrawlOptions(delay=0)))
        assert web.asked == []
    assert {one.status for one in found} == {Status.UNREACHABLE}
    assert all("private address" in one.reason for one in found)


def test_private_addresses_are_reached_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    with world({"127.0.0.1": company()}) as web:
        site = f"http://127.0.0.1:{web.port}/"
        (refused,) = crawl([Employer(site, "x")], CrawlOptions(delay=0))
        assert (refused.status, web.asked) == (Status.UNREACHABLE, [])
        (found,) = crawl([Employer(site, "x")], CrawlOptions(delay=0, allow_private=True))
        assert {person.name for person in found.people} == {name for name, _ in STAFF}


def test_a_slow_site_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLSHEET_TIMEOUT", "2")
    with world({"slow.com": {"*": Answer(before=drip)}, "fine.com": company()}) as web:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, web.proxy)
        started = time.monotonic()
        found = {
            one.site: one for one in crawl([Employer(s, "x") for s in ("slow.com", "fine.com")], CrawlOptions(delay=0))
        }
    assert "no answer in time" in found["slow.com"].reason
    assert found["fine.com"].status is Status.PEOPLE_FOUND
    assert time.monotonic() - started < 20


def test_the_ways_of_scrapy_itself_work(tmp_path: Path) -> None:
    out = tmp_path / "company.json"
    with world({"plain.com": company()}) as web:
        env = {**os.environ, "http_proxy": web.proxy, "https_proxy": web.proxy, "XDG_CACHE_HOME": str(tmp_path)}
        command = [sys.executable, "-m", "scrapy"]
        listed = subprocess.run([*command, "list"], cwd=ROOT, capture_output=True, text=True, check=True)
        assert listed.stdout.split() == ["company"]
        arguments = [
            "crawl",
            "company",
            "-a",
            "site=plain.com",
            "-a",
            "role=Data Engineer",
            "-s",
            "DOWNLOAD_DELAY=0",
            "-O",
            str(out),
        ]
        subprocess.run([*command, *arguments], cwd=ROOT, env=env, capture_output=True, check=True)
    text = out.read_text(encoding="utf-8")
    assert '"Ada Lindqvist"' in text
    assert '"candidates"' in text
