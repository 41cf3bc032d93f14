"""The sample company is sound: expected.json agrees with the pages, links resolve, nothing real or remote is in it."""

from __future__ import annotations

import json
import re
import unicodedata
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser

import lxml.etree
import lxml.html
import phonenumbers
import pytest

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
SITE = SAMPLE / "site"
EXPECTED: dict[str, Any] = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
FILES = {path.parent.relative_to(SITE).as_posix(): path for path in SITE.rglob("*.html")}
PAGES = {"/" if folder == "." else f"/{folder}/": path for folder, path in FILES.items()}
NAMES = [person["name"] for person in EXPECTED["people"]]
FICTION = re.compile(r"\+1\d{3}55501\d\d|\+441134960\d{3}")  # NANPA: 555-0100 to 0199; Ofcom: drama numbers of Leeds


def tree(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(PAGES[page].read_bytes())


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


def attributes(page: str, *names: str) -> list[str]:
    query = " | ".join(f"//@{name}" for name in names)
    return [str(value) for value in tree(page).xpath(query)]


def without_accents(words: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", words) if not unicodedata.combining(sign))


def links(person: dict[str, Any]) -> list[str]:
    """What the page must link to for the contacts that are expected of a person."""
    schemes = (("email", "mailto:"), ("phone", "tel:"))
    return [*(scheme + person[key] for key, scheme in schemes if key in person), *person.get("profiles", [])]


def robots() -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse((SITE / "robots.txt").read_text().splitlines())
    return parser


@pytest.mark.parametrize("person", EXPECTED["people"], ids=NAMES)
def test_name_and_title_stand_side_by_side_on_the_page(person: dict[str, Any]) -> None:
    assert f"{person['name']} {person['title']}" in text(tree(person["page"]))
    for page in person.get("also", []):
        assert without_accents(person["name"]) in without_accents(text(tree(page)))


@pytest.mark.parametrize("person", [person for person in EXPECTED["people"] if "section" in person])
def test_section_is_the_heading_above_the_person(person: dict[str, Any]) -> None:
    (section,) = tree(person["page"]).xpath("//section[h2=$heading]", heading=person["section"])
    assert person["name"] in text(section)


@pytest.mark.parametrize("person", [person for person in EXPECTED["people"] if links(person)], ids=itemgetter("name"))
def test_contacts_stand_in_the_card_of_their_person_alone(person: dict[str, Any]) -> None:
    for href in links(person):
        (link,) = tree(person["page"]).xpath("//main//a[@href=$href]", href=href)
        card = next(box for box in link.iterancestors() if any(name in text(box) for name in NAMES))
        assert [name for name in NAMES if name in text(card)] == [person["name"]]


@pytest.mark.parametrize("trap", EXPECTED["not_people"], ids=[trap["name"] for trap in EXPECTED["not_people"]])
def test_traps_are_on_their_page_and_not_expected(trap: dict[str, str]) -> None:
    assert trap["name"] in text(tree(trap["page"]))
    assert trap["name"] not in NAMES


def test_each_person_is_expected_once() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert {*EXPECTED["hr"], *EXPECTED["outside_directors"]} < set(NAMES)


@pytest.mark.parametrize(("role", "managers"), EXPECTED["managers"].items())
def test_managers_are_people_and_hr_decides_about_hr_alone(role: str, managers: list[str]) -> None:
    assert 1 <= len(managers) <= 3
    assert set(managers) <= set(NAMES) - set(EXPECTED["outside_directors"])
    assert bool(set(managers) & set(EXPECTED["hr"])) == (role == "Recruiter")
    assert role in text(tree("/careers/"))


def test_the_company_is_reached_by_what_the_contact_page_says() -> None:
    shown = text(tree("/contact/"))
    numbers = [f"tel:{phone}" for phone in EXPECTED["phones"]]
    assert EXPECTED["phone"] == EXPECTED["phones"][0]
    assert set(numbers) <= set(attributes("/contact/", "href"))
    assert EXPECTED["email"] in shown
    assert EXPECTED["address"] in shown


@pytest.mark.parametrize("page", PAGES)
def test_page_is_small_and_links_stay_inside(page: str) -> None:
    assert PAGES[page].stat().st_size < 12_000
    for link in attributes(page, "href", "src", "action"):
        inside = link.startswith("/") and not link.startswith("//")
        assert inside or link.startswith(("#main", "mailto:", "tel:", "https://www.linkedin.com/")), link
        target = SITE / link.lstrip("/")
        assert not inside or (target / "index.html" if link.endswith("/") else target).is_file(), link


@pytest.mark.parametrize("page", PAGES)
def test_page_loads_nothing_from_elsewhere(page: str) -> None:
    loaded = tree(page).xpath("//*[not(self::a)]/@href | //@src | //@srcset | //@poster | //@style")
    assert {str(link) for link in loaded} == {"/favicon.svg", "/style.css"}
    assert not tree(page).xpath("//script[not(@type='application/ld+json')] | //iframe | //style")


def test_the_style_sheet_loads_nothing() -> None:
    assert not re.search(r"url\(|@import", (SITE / "style.css").read_text())


@pytest.mark.parametrize("page", PAGES)
def test_contacts_are_reserved_for_fiction(page: str) -> None:
    source = PAGES[page].read_text(encoding="utf-8")
    for match in phonenumbers.PhoneNumberMatcher(text(tree(page)), "US"):
        assert phonenumbers.is_valid_number(match.number)
        assert FICTION.fullmatch(phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164))
    assert all(FICTION.fullmatch(number) for number in re.findall(r"tel:([^\"]*)", source))
    assert all(host.endswith(".example") for host in re.findall(r"[\w.-]+@([\w.-]+)", source))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_one_heading_a_menu_and_a_footer(page: str) -> None:
    for query in ("//h1", "//header/nav", "//main", "//footer", "/html[@lang='en']", "//title"):
        assert len(tree(page).xpath(query)) == 1, query


def test_robots_forbids_the_drafts_alone_and_the_sitemap_lists_the_rest() -> None:
    allowed = {page for page in PAGES if robots().can_fetch("callsheet", page)}
    assert set(PAGES) - allowed == {"/drafts/team-2027/"}
    listed = lxml.etree.parse(SITE / "sitemap.xml").iterfind("{*}url/{*}loc")
    assert sorted(str(loc.text) for loc in listed) == sorted(allowed)


def test_every_page_is_reached_from_the_home_page() -> None:
    reached, queue = {"/"}, ["/"]
    while queue:
        found = {link for link in attributes(queue.pop(), "href") if link in PAGES} - reached
        reached |= found
        queue.extend(found)
    assert reached == set(PAGES)
