"""When two entries are one person, as tables, and what is kept of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.clean import tidy
from pipelines.merge import MergePipeline, merge, same_name
from spiders.items import Company, Page, PageKind, Person, Source

SAME = [
    ("Ada Lindqvist", "ada  lindqvist"),
    ("Ada Lindqvist", "Dr. Ada Lindqvist, PhD"),
    ("Ada Lindqvist", "Ada M. Lindqvist"),
    ("Ada Lindqvist", "A. Lindqvist"),
    ("Ada Maria Lindqvist", "Ada M. Lindqvist"),
    ("William Barlow", "Bill Barlow"),
    ("Robert 'Bob' Miller", "Robert Miller"),
    ("Katherine Moss", "Kate Moss"),
    ("José Núñez", "Jose Nunez"),
    ("Øystein Sørli", "Oystein Sorli"),
    ("Kimura Haruto", "Haruto Kimura"),
    ("木村 陽翔", "木村陽翔"),
    ("Jean-Luc Moreau", "Jean Luc Moreau"),
]
DIFFERENT = [
    ("Ada Lindqvist", "Ada"),
    ("Ada", "Adam"),
    ("Ada Lindqvist", "Ada Barlow"),
    ("Ada Lindqvist", "Tom Lindqvist"),
    ("Ada M. Lindqvist", "Ada K. Lindqvist"),
    ("Ed Marsh", "Linda Marsh"),
    ("Jane", "Jane Doe"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_people(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def person(name: str, title: str | None = None, url: str = "http://a.com/", **more: str) -> Person:
    return Person(name, title, sources=(Source(url, name, "card"),), **more)  # type: ignore[arg-type]


def test_what_each_page_says_is_kept() -> None:
    (one,) = merge(
        [
            person("Bill Barlow", None, "http://a.com/", phone="1"),
            person("William Barlow", "Head of Data", "http://a.com/team", email="w@a.com"),
        ]
    )
    assert (one.name, one.title, one.phone, one.email) == ("William Barlow", "Head of Data", "1", "w@a.com")
    assert {source.url for source in one.sources} == {"http://a.com/", "http://a.com/team"}


def test_an_initial_that_fits_two_people_is_merged_with_neither() -> None:
    assert len(merge([person("Ada Lindqvist"), person("Anna Lindqvist"), person("A. Lindqvist")])) == 3


def test_a_folder_of_the_address_is_no_title() -> None:
    one = tidy(person("Noor  Haddad", "Board", "http://a.com/about/board/noor-haddad.html"))
    assert (one.name, one.title, one.section) == ("Noor Haddad", None, "Board")
    assert tidy(person("Noor Haddad", "Chair of the Board", "http://a.com/board/noor")).title == "Chair of the Board"


def test_who_stands_only_elsewhere_is_dropped_where_the_people_have_pages_of_their_own() -> None:
    pages = (
        Page("http://a.com/", PageKind.HOME, 200, 2),
        Page("http://a.com/team", PageKind.TEAM, 200, 3),
        Page("http://a.com/x?id=7", PageKind.OTHER, 200, 3),
        Page("http://a.com/contact", PageKind.CONTACT, 200, 1),
    )
    team = [person(name, None, "http://a.com/team") for name in ("Ada Lindqvist", "Tom Barlow", "Mia Okafor")]
    customers = [person("Garden Rake"), person("Noor Haddad", "Head of Gardens, Fern Ltd")]
    others = [
        person("Jonas Weber", "Treasurer", "http://a.com/x?id=7"),
        person("Clara Rossi", None, "http://a.com/contact"),
    ]
    found = MergePipeline().process_item(Company("a.com", people=(*team, *customers, *others), pages=pages))
    assert [one.name for one in found.people] == [one.name for one in (*team, *others)]
    small = MergePipeline().process_item(Company("a.com", people=(*team[:1], *customers), pages=pages))
    assert len(small.people) == 3


names = st.sampled_from(
    ["Ada Lindqvist", "A. Lindqvist", "Tom Barlow", "Thomas Barlow", "Ada", "Mia Okafor", "Okafor Mia", ""]
)


@given(st.lists(names, max_size=8))
def test_merging_twice_changes_nothing_more(listed: list[str]) -> None:
    once = merge(person(name) for name in listed)
    assert merge(once) == once
    assert len(once) <= len(listed)
