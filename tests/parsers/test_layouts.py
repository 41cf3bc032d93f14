"""Every way in which pages show people, one folder a layout: page.html, expected.json, meta.json. All people are invented."""

import json
from pathlib import Path
from typing import Any

import pytest

from spiders.items import Person
from spiders.parsers.document import read_document
from spiders.parsers.people import read_people

PAGES = Path(__file__).parent / "pages"


def layouts() -> list[Any]:
    found = []
    for folder in sorted(PAGES.iterdir()):
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        miss = meta.get("known_miss")
        marks = [pytest.mark.xfail(reason=miss, strict=True)] if miss else []
        found.append(pytest.param(folder, meta, id=folder.name, marks=marks))
    return found


def shown(person: Person, keys: set[str]) -> dict[str, Any]:
    values = {
        "name": person.name,
        "title": person.title,
        "email": person.email,
        "phone": person.phone,
        "section": person.section,
        "profiles": list(person.profiles),
    }
    return {key: values[key] for key in keys}


@pytest.mark.parametrize(("folder", "meta"), layouts())
def test_layout(folder: Path, meta: dict[str, str]) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    people = read_people(read_document((folder / "page.html").read_bytes(), meta["url"]))
    keys = [set(row) for row in expected] + [{"name", "title"}] * len(people)
    assert [shown(person, wanted) for person, wanted in zip(people, keys, strict=False)] == expected
