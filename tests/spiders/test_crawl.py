"""One crawl over many small sites: what is found, in how many requests, and what is said of those that fail."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from callsheet.crawl import CrawlOptions, Employer, crawl
from spiders.items import Company, Status
from tests.spiders.conftest import Crawl
from tests.spiders.world import STAFF, Answer, Site, World, company, menu, page, team, world

MOVED = Answer(status=301, headers={"Location": "https://other-company.com/"})
SITEMAP_INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">%s</sitemapindex>'
URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">%s</urlset>'


def locs(tag: str, *urls: str) -> str:
    return "".join(f"<{tag}><loc>{url}</loc></{tag}>" for url in urls)


def sites() -> dict[str, Site]:
    plain = "<p>We make garden tools.</p>"
    home = page(plain)
    return {
        "plain.com": company(),
        "nobody.com": {"/": page(menu(About="/about"), plain), "/about": page("<p>Founded in a shed.</p>")},
        "deep.com": {
            "/": page(menu(About_us="/about"), plain),
            "/about": page("<p>Read on and <a href='/people/management'>meet our management team</a>.</p>"),
            "/people/management": page(team(*STAFF[:2]), "<p>See also our <a href='/advisors'>advisory board</a></p>"),
            "/advisors": page(team(("Noor Haddad", "Advisor")), title="Advisory board"),
        },
        "forbidden.com": {**company(), "/robots.txt": Answer("User-agent: *\nDisallow: /", kind="text/plain")},
        "partly.com": {**company(), "/robots.txt": Answer("User-agent: *\nDisallow: /team", kind="text/plain")},
        "for-us-only.com": {
            **company(),
            "/robots.txt": Answer("User-agent: callsheet\nDisallow: /\n\nUser-agent: *\nAllow: /"),
        },
        "robots-4xx.com": {**company(), "/robots.txt": Answer("Disallow: /", 403)},
        "robots-5xx.com": {**company(), "/robots.txt": Answer("", 500)},
        "robots-html.com": {**company(), "/robots.txt": page("<h1>Oops</h1>")},
        "no-home.com": {"/": Answer("gone", 404), "/team": page(team(*STAFF))},
        "pdf.com": {"/": Answer(b"%PDF-1.7", kind="application/pdf")},
        "empty.com": {"/": Answer("")},
        "moved.com": {"/": MOVED},
        "www-moved.com": {"/": Answer(status=301, headers={"Location": "http://www.www-moved.com/"})},
        "www.www-moved.com": company(),
        "indexed.com": {
            "/": home,
            "/robots.txt": Answer("Sitemap: http://indexed.com/maps/index.xml\n", kind="text/plain"),
            "/maps/index.xml": Answer(
                SITEMAP_INDEX
                % locs("sitemap", "http://indexed.com/maps/posts.xml", "http://indexed.com/maps/pages.xml.gz"),
                kind="application/xml",
            ),
            "/maps/pages.xml.gz": Answer(
                gzip.compress(
                    (URLSET % locs("url", "http://indexed.com/who/our-people", "http://else.com/team")).encode()
                ),
                kind="application/gzip",
            ),
            "/maps/posts.xml": Answer(
                URLSET % locs("url", "http://indexed.com/blog/our-team-won"), kind="application/xml"
            ),
            "/who/our-people": page(team(*STAFF)),
        },
        "unlinked.com": {"/": home, "/team": page(team(*STAFF))},
        "lingual.com": {
            "/": page(menu(Team="/team", Deutsch="/de/", Equipe="/fr/equipe"), plain),
            "/team": page(team(*STAFF), head='<link rel="alternate" hreflang="de" href="/de/das-team">'),
            "/de/das-team": page(team(*STAFF), lang="de"),
            "/de/": page(plain, lang="de"),
            "/fr/equipe": page(team(*STAFF), lang="fr"),
        },
        "paged.com": {
            "/": page(menu(Team="/team"), plain),
            "/team": page(team(*STAFF[:1]), "<a href='/team?page=2'>2</a> <a href='/team?page=2' rel='next'>Next</a>"),
            "/team?page=2": page(team(*STAFF[1:])),
        },
        "bios.com": {
            "/": page(menu(Our_people="/people"), plain),
            "/people": page(
                "<main><h1>Our people</h1><ul>",
                *(f"<li><a href='/people/{name.replace(' ', '-').lower()}'>{name}</a></li>" for name, _ in STAFF),
                "</ul></main>",
            ),
            **{
                f"/people/{name.replace(' ', '-').lower()}": page(f"<main><h1>{name}</h1><p>{title}</p></main>")
                for name, title in STAFF
            },
        },
        "frames.com": {
            "/": "<html><head><title>Alder Works</title></head><frameset cols='20%,*'><frame src='/left.htm'><frame src='/team.htm'></frameset></html>",
            "/team.htm": page(team(*STAFF)),
            "/left.htm": page(menu(Contact="/contact")),
        },
        "refresh.com": {
            "/": page(head='<meta http-equiv="refresh" content="0; url=/start">'),
            "/start": page(menu(Team="/team"), plain),
            "/team": page(team(*STAFF)),
        },
        "subdomain.com": {
            "/": page(menu(Investors="http://ir.subdomain.com/", Partners="http://partner-site.com/team"), plain),
        },
        "ir.subdomain.com": {
            "/": page(menu(Board_of_directors="/board")),
            "/board": page(team(("Noor Haddad", "Chair of the Board"))),
        },
        "partner-site.com": company(),
        "quotes.com": {
            "/": page(menu(Testimonials="/testimonials", Blog="/blog"), plain),
            "/testimonials": page(
                "<h1>Testimonials</h1><blockquote>Great tools!<cite>Jane Miller, CEO of Fern Ltd</cite></blockquote>"
            ),
            "/blog": page("<h1>Blog</h1><p>By Rosa Lane, Marketing Manager at Fern Ltd</p>"),
        },
        "loop.com": {
            "/": Answer(status=302, headers={"Location": "/a"}),
            "/a": Answer(status=302, headers={"Location": "/"}),
        },
    }


HOSTS = [host for host in sites() if host not in ("www.www-moved.com", "ir.subdomain.com", "partner-site.com")]


@pytest.fixture(scope="module")
def run(crawl_sites: Crawl) -> tuple[dict[str, Company], World]:
    return crawl_sites(
        sites(), *HOSTS, "not a url", "http://", "nowhere.example.com", "http://127.0.0.1/", "http://localhost/"
    )


FOUND = """plain.com robots-4xx.com robots-html.com www-moved.com indexed.com unlinked.com lingual.com paged.com frames.com refresh.com"""


@pytest.mark.parametrize("host", FOUND.split())
def test_everybody_is_found_wherever_the_page_lies(run: tuple[dict[str, Company], World], host: str) -> None:
    found = run[0][host]
    assert found.status is Status.PEOPLE_FOUND
    assert {(person.name, person.title) for person in found.people} == set(STAFF)


@pytest.mark.parametrize(
    ("site", "status", "words"),
    [
        ("nobody.com", Status.NOBODY_PUBLISHED, "none names anybody"),
        ("quotes.com", Status.NOBODY_PUBLISHED, "none names anybody"),
        ("forbidden.com", Status.DISALLOWED, "robots.txt forbids"),
        ("for-us-only.com", Status.DISALLOWED, "robots.txt forbids"),
        ("robots-5xx.com", Status.DISALLOWED, "robots.txt answered 500"),
        ("no-home.com", Status.UNREACHABLE, "no such page (404)"),
        ("pdf.com", Status.UNREACHABLE, "application/pdf"),
        ("empty.com", Status.UNREACHABLE, "empty"),
        ("moved.com", Status.UNREACHABLE, "leads to another domain: https://other-company.com/"),
        ("loop.com", Status.UNREACHABLE, "redirect"),
        ("not a url", Status.UNREACHABLE, "not a URL"),
        ("http://", Status.UNREACHABLE, "not a URL"),
        ("http://127.0.0.1/", Status.UNREACHABLE, "private"),
        ("http://localhost/", Status.UNREACHABLE, "private"),
        ("nowhere.example.com", Status.UNREACHABLE, "could not reach the site"),
    ],
)
def test_what_it_was_is_said_in_words(
    run: tuple[dict[str, Company], World], site: str, status: Status, words: str
) -> None:
    found = run[0][site]
    assert (found.status, found.people) == (status, ())
    assert words in found.reason


def test_pages_linked_only_from_the_text_of_other_pages_are_found(run: tuple[dict[str, Company], World]) -> None:
    assert {person.name for person in run[0]["deep.com"].people} == {"Ada Lindqvist", "Tom Barlow", "Noor Haddad"}


def test_pages_of_one_person_are_followed_while_the_title_is_unknown(run: tuple[dict[str, Company], World]) -> None:
    assert {path for path in run[1].paths("bios.com") if path.startswith("/people/")} == {
        "/people/ada-lindqvist",
        "/people/tom-barlow",
        "/people/mia-okafor",
    }


def test_what_robots_forbids_is_not_asked_for_and_that_is_said(run: tuple[dict[str, Company], World]) -> None:
    companies, web = run
    assert "/team" not in web.paths("partly.com")
    assert any("/team" in line and "robots.txt" in line for line in companies["partly.com"].skipped)
    assert not [path for path in web.paths("forbidden.com") if path != "/robots.txt"]


def test_copies_in_other_languages_are_not_read(run: tuple[dict[str, Company], World]) -> None:
    assert [path for path in run[1].paths("lingual.com") if path.startswith(("/de", "/fr"))] == []


def test_investor_hosts_belong_to_the_site_and_other_domains_do_not(run: tuple[dict[str, Company], World]) -> None:
    companies, web = run
    assert [person.name for person in companies["subdomain.com"].people] == ["Noor Haddad"]
    assert web.paths("partner-site.com") == []


def test_no_page_is_asked_for_twice_and_the_crawl_stops_early(run: tuple[dict[str, Company], World]) -> None:
    asked_again = {"robots-5xx.com", "loop.com"}
    for host in set(HOSTS) - asked_again:
        paths = run[1].paths(host)
        assert len(paths) == len(set(paths)), host
        assert len(paths) <= 16, host


def test_the_switchboard_comes_with_the_company(run: tuple[dict[str, Company], World]) -> None:
    assert run[0]["plain.com"].phone == "+1 212-555-0123"


def test_each_person_names_the_page_that_says_so(run: tuple[dict[str, Company], World]) -> None:
    assert {source.url for person in run[0]["plain.com"].people for source in person.sources} == {
        "http://plain.com/team"
    }


def test_the_user_agent_is_honest(run: tuple[dict[str, Company], World]) -> None:
    agents = {one.headers["User-Agent"] for one in run[1].asked}
    assert len(agents) == 1
    assert agents.pop().startswith("callsheet/")


def test_the_cap_on_pages_is_kept_and_said(crawl_sites: Crawl) -> None:
    links = menu(**{f"Team_{number}": f"/team-{number}" for number in range(9)})
    site: Site = {"/": page(links), **{f"/team-{number}": page(team(*STAFF)) for number in range(9)}}
    companies, web = crawl_sites({"large.com": site}, options=CrawlOptions(delay=0, max_pages=4))
    assert len(companies["large.com"].pages) == 4
    assert len(web.paths("large.com")) == 5
    assert "limit is 4 pages" in companies["large.com"].skipped[0]


@pytest.mark.parametrize("where", ["web", "file", "nowhere"])
def test_a_posting_names_the_role_and_may_lie_anywhere(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "posting.txt"
    saved.write_text("Data Engineer\nYou report to the Head of Data.")
    sites: dict[str, Site] = {"plain.com": company(), "jobs.com": {"/12": Answer(saved.read_text(), kind="text/plain")}}
    job = {"web": "http://jobs.com/12", "file": str(saved), "nowhere": "/no/such/file"}[where]
    with world(sites) as web:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, web.proxy)
        (found,) = crawl([Employer("plain.com", "", job)], CrawlOptions(delay=0))
    assert found.role == ("" if where == "nowhere" else "Data Engineer")
    assert any("posting" in line for line in found.skipped) is (where == "nowhere")
    assert {person.name for person in found.people} == {name for name, _ in STAFF}


def test_a_page_on_which_reading_fails_is_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "import spiders.reading as r, spiders.fetcher as f\nreal = r.read_page\ndef read(body, url, *a, **k):\n"
    broken += "    if url.endswith('/contact'): raise RuntimeError('bug')\n    return real(body, url, *a, **k)\nf.read_page = read\n"
    (tmp_path / "broken.py").write_text(broken + "from callsheet.worker import main\nmain()\n")
    with world({"plain.com": company()}) as web:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, web.proxy)
        monkeypatch.setattr("callsheet.crawl.WORKER", (str(tmp_path / "broken.py"),))
        (found,) = crawl([Employer("plain.com", "x")], CrawlOptions(delay=0))
    assert {person.name for person in found.people} == {name for name, _ in STAFF}
    assert [page.note for page in found.pages if page.note] == ["callsheet failed to read it"]
