"""Pages that show themselves only to a browser, in a real Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from callsheet.crawl import CrawlOptions
from spiders.browser import INSTALL, find_chromium
from spiders.items import Company, Status
from spiders.parsers.document import read_document
from spiders.parsers.shell import needs_browser, signs_of_script
from tests.spiders.conftest import Crawl
from tests.spiders.world import STAFF, Answer, Site, World, company, menu, page, team

SCRIPT = """
fetch('/people.json').then(answer => answer.json()).then(people => {
  document.getElementById('%s').innerHTML = people.map(([name, title]) =>
    `<div class="card"><h3>${name}</h3><p>${title}</p></div>`).join('');
});
"""
PEOPLE = Answer(json.dumps(STAFF), kind="application/json")


def script(code: str) -> Answer:
    return Answer(code, kind="text/javascript")


def shell(source: str = "/app.js") -> str:
    return page(
        '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
        f'<script src="{source}"></script>',
    )


MORE = (
    f"const people = {json.dumps(STAFF)};"
    + """
 let shown = 0; const list = document.getElementById('list');
function add() { list.innerHTML += `<div class="card"><h3>${people[shown][0]}</h3><p>${people[shown][1]}</p></div>`; shown += 1;
  if (shown == people.length) document.getElementById('more').remove(); }
document.getElementById('more').onclick = add; document.getElementById('no').onclick = () => {
  document.getElementById('banner').remove(); add(); };
"""
)

SITES: dict[str, Site] = {
    "static.com": company(),
    "shell.com": {"/": shell(), "/app.js": script(SCRIPT % "root"), "/people.json": PEOPLE},
    "filled.com": {
        "/": page(menu(Team="/team"), "<p>We make garden tools.</p>"),
        "/team": page("<h1>Our team</h1><div id='list'><p>Loading...</p></div><script src='/app.js'></script>"),
        "/app.js": script(SCRIPT % "list"),
        "/people.json": PEOPLE,
    },
    "routed.com": {
        "/": shell(),
        "/app.js": script(
            f"const team = `{team(*STAFF)}`, home = `{menu(Home='/', Team='/team')}`;"
            "document.getElementById('root').innerHTML = location.pathname == '/team' ? team : home;"
        ),
        "/team": shell(),
    },
    "banner.com": {
        "/": page(menu(Team="/team"), "<p>We make garden tools.</p>"),
        "/team": page(
            "<h1>Our team</h1><div id='banner'>Cookies? <button>Accept all</button><button id='no'>Reject all</button></div>",
            "<div id='list' class='skeleton'></div><button id='more'>Load more</button><script src='/app.js'></script>",
        ),
        "/app.js": script(MORE),
    },
    "menu.com": {
        "/": page("<div id='header'></div><h1>Garden tools</h1><p>" + "We make them. " * 200 + "</p><script src='/app.js'></script>"),
        "/app.js": script(f"document.getElementById('header').innerHTML = `{menu(Our_team='/we')}`;"),
        "/we": page(team(*STAFF)),
    },
    "wandering.com": {
        "/": page("<div id='root'></div><noscript>Enable JavaScript</noscript><script>location.href = 'http://elsewhere.com/'</script>"),
    },
    "inward.com": {
        "/": page("<div id='root'></div><noscript>Enable JavaScript</noscript><script src='/app.js'></script>"),
        "/app.js": script(
            "for (const url of ['http://secret.local/fetch', 'http://127.0.0.1:9/', 'http://169.254.169.254/']) fetch(url, {mode: 'no-cors'});"
            "document.body.innerHTML += '<iframe src=\"http://secret.local/frame\"></iframe><img src=\"http://secret.local/image\">';"
            "new Image().src = '/redirect'; fetch('/redirect', {mode: 'no-cors'});"
        ),
        "/redirect": Answer(status=302, headers={"Location": "http://secret.local/redirected"}),
    },
    "jump.com": {
        "/": page("<div id='root'></div><noscript>Enable JavaScript</noscript><script>location.href = '/redirect'</script>"),
        "/redirect": Answer(status=302, headers={"Location": "http://secret.local/jumped"}),
    },
    "pictures.com": {
        "/": shell(),
        "/app.js": script(
            f"document.getElementById('root').innerHTML = `{team(*STAFF)}<img src='/photo.jpg'><video src='/film.mp4'></video>`;"
            "document.head.innerHTML += \"<style>@font-face {font-family: f; src: url('/font.woff2')} h3 {font-family: f}</style>\";"
        ),
        "/photo.jpg": Answer(b"\xff\xd8", kind="image/jpeg"),
        "/film.mp4": Answer(b"film", kind="video/mp4"),
        "/font.woff2": Answer(b"font", kind="font/woff2"),
    },
    "forever.com": {"/": shell(), "/app.js": script("for (;;) {}")},
    "elsewhere.com": company(),
    "secret.local": {"*": Answer("<h1>secret</h1>", headers={"Access-Control-Allow-Origin": "*"})},
}  # fmt: skip
HOSTS = [host for host in SITES if host not in ("elsewhere.com", "secret.local")]
Ran = tuple[dict[str, Company], World]
needs_chromium = pytest.mark.skipif(find_chromium() is None, reason=f"no Chromium is installed: {INSTALL}")


@pytest.fixture(scope="module")
def ran(crawl_sites: Crawl) -> Iterator[Ran]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CALLSHEET_TIMEOUT", "8")
        yield crawl_sites(SITES, *HOSTS)


@needs_chromium
@pytest.mark.parametrize("host", ["shell.com", "filled.com", "routed.com", "banner.com", "pictures.com"])
def test_people_whom_a_script_shows_are_found(ran: Ran, host: str) -> None:
    assert {(person.name, person.title) for person in ran[0][host].people} == set(STAFF)
    assert any(page.note == "read in a browser" for page in ran[0][host].pages)


@needs_chromium
def test_a_menu_that_only_a_script_shows_is_followed(ran: Ran) -> None:
    assert {(person.name, person.title) for person in ran[0]["menu.com"].people} == set(STAFF)


@needs_chromium
def test_a_page_that_needs_no_browser_gets_none(ran: Ran) -> None:
    assert not any(page.note for page in ran[0]["static.com"].pages)


@needs_chromium
def test_the_browser_reaches_nothing_private_and_stays_on_the_site(ran: Ran) -> None:
    companies, web = ran
    assert web.paths("secret.local") == []
    assert "/redirect" in web.paths("inward.com")
    assert companies["wandering.com"].people == ()


@needs_chromium
def test_pictures_films_and_fonts_are_not_loaded(ran: Ran) -> None:
    assert set(ran[1].paths("pictures.com")) <= {"/robots.txt", "/", "/app.js", "/favicon.ico"}


@needs_chromium
def test_a_script_that_never_ends_does_not_hold_up_the_crawl(ran: Ran) -> None:
    assert ran[0]["forever.com"].status is Status.NEEDS_BROWSER


def test_without_a_browser_the_run_says_so_and_goes_on(crawl_sites: Crawl) -> None:
    sites = {host: SITES[host] for host in ("shell.com", "static.com")}
    found, _ = crawl_sites(sites, options=CrawlOptions(delay=0, browser="never"))
    assert found["shell.com"].status is Status.NEEDS_BROWSER
    assert "--browser never" in found["shell.com"].reason
    assert found["static.com"].status is Status.PEOPLE_FOUND


WORDS = "<p>" + "We have been making garden tools in the same village for eighty years. " * 40 + "</p>"


@pytest.mark.parametrize(
    ("body", "promised", "wanted"),
    [
        (shell(), False, True),
        (page("<div id='app'></div><script type='module' src='/a.js'></script>"), False, True),
        (page("<app-root ng-version='18'></app-root><script src='/a.js'></script>"), False, True),
        (page("<h1>Team</h1><p>Loading...</p><script src='/a.js'></script>"), True, True),
        (page("<h1>Team</h1><div>{{ person.name }}</div><script src='/a.js'></script>"), True, True),
        (page("<h1>Team</h1><p>They do it all.</p><div class='team-grid'></div><script src='/a.js'></script>"), True, True),
        (page("<h1>Team</h1><p>They do it.</p><div v-for='p in people'></div><script src='/a.js'></script>"), True, True),
        (page("<h1>Team</h1><p>They do it all.</p><script src='/a.js'></script>"), True, False),
        (page(menu(Team="/team"), WORDS, "<script src='/a.js'></script>"), False, False),
        (page("<div id='root'>", WORDS, "</div><script src='/a.js'></script>"), False, False),
        (page("<div id='root'></div>"), False, False),
        (page("<h1>Welcome</h1><p>We make tools.</p><script src='/a.js'></script>"), False, False),
        (page("<h1>Team</h1>", WORDS, "<noscript><img src='/t.gif'></noscript><script src='/a.js'></script>"), True, False),
        (page("<div id='__next'>", WORDS, "</div><script type='module' src='/a.js'></script>"), False, False),
    ],
)  # fmt: skip
def test_several_signs_decide(body: str, promised: bool, wanted: bool) -> None:
    assert needs_browser(signs_of_script(read_document(body.encode()), promised=promised)) is wanted
