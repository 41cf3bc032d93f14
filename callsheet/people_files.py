"""People from files that other programs wrote: JSON lists, callsheet's own results, CSV with a header."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spiders.items import Person, Source

# What trackers, spreadsheets and HR exports call these columns.
ALIASES = {
    "id": ("id", "contact_id"),
    "name": ("name", "full name", "full_name", "person"),
    "title": ("title", "job title", "job_title", "position"),
    "section": ("section", "department", "team", "organization department"),
    "location": ("location", "office", "city"),
    "email": ("email", "e-mail", "email address", "e-mail address"),
    "phone": ("phone", "phone number", "business phone"),
}


def read_people_file(path: Path) -> tuple[Person, ...]:
    """People listed in a .json or .csv file, in its order; rows without a name are left out.

    JSON is a list of objects, or a result of ``callsheet find`` or ``callsheet parse --json``; CSV has a header row, whose columns may
    go by any of the names in ``ALIASES``. Raises OSError when the file cannot be read and ValueError when it is
    neither.
    """
    text = path.read_text(encoding="utf-8-sig")
    rows = _csv_rows(text) if path.suffix.lower() == ".csv" else _json_rows(_load(text, path), path)
    people = tuple(person for row in rows if (person := _person(row)))
    if not people:
        raise ValueError(f"{path}: nobody in it: a list of people with 'name' and 'title' is wanted")
    return people


def _load(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise ValueError(f"{path}: not JSON: {error}") from None


def _json_rows(value: Any, path: Path) -> Iterable[dict[str, Any]]:
    if isinstance(value, dict):
        holders = value.get("companies") or value.get("pages") or [value]
        value = [person for holder in holders for person in holder.get("people") or ()]
    if not isinstance(value, list):
        raise ValueError(f"{path}: a JSON list of people, or a result of 'callsheet find', is wanted")
    return [row for row in value if isinstance(row, dict)]


def _csv_rows(text: str) -> Iterable[dict[str, Any]]:
    reader = csv.DictReader(io.StringIO(text))
    return [{(key or "").strip().lower(): value for key, value in row.items()} for row in reader]


def _person(row: dict[str, Any]) -> Person | None:
    fields = {field: _first(row, names) for field, names in ALIASES.items()}
    name = fields["name"] or _joined_name(row)
    if not name:
        return None
    sources = tuple(
        Source(str(source.get("url", "")), str(source.get("quote", "")), str(source.get("method", "")))
        for source in row.get("sources") or ()
        if isinstance(source, dict)
    )
    return Person(
        name=name,
        title=fields["title"],
        email=fields["email"],
        phone=fields["phone"],
        section=fields["section"],
        location=fields["location"],
        sources=sources,
        id=fields["id"] or "",
    )


def _first(row: dict[str, Any], names: Iterable[str]) -> str | None:
    return next((str(row[name]).strip() for name in names if row.get(name) not in (None, "")), None)


def _joined_name(row: dict[str, Any]) -> str | None:
    parts = (_first(row, ("first name", "given name")), _first(row, ("last name", "family name")))
    return " ".join(part for part in parts if part) or None
