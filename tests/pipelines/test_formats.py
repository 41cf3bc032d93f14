import csv
import io
import json
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import data
from pipelines.formats import COLUMNS, format_of, harmless, render, write, write_atomically
from spiders.items import Candidate, Company, Exclusion, Page, PageKind, Person, Source, Status

DANA = Person(
    "Dana Whitfield",
    "Director of Data",
    "dana@northbeam.example",
    profiles=("https://www.linkedin.com/in/x",),
    sources=(Source("https://northbeam.example/team/", "Dana Whitfield, Director of Data", "card"),),
)
COMPANY = Company(
    site="https://northbeam.example/",
    role="Data Engineer",
    name="Northbeam",
    status=Status.PEOPLE_FOUND,
    phone="+1 206-555-0100",
    question="Who leads data engineering?",
    people=(DANA,),
    candidates=(
        Candidate(1, 93, "strong", ("leads data, your function", "named in the posting"), DANA.name, DANA.title),
    ),
    excluded=(Exclusion(Person("Hana Ito", "Recruiter"), "hr", "recruiting"),),
    pages=(Page("https://northbeam.example/team/", PageKind.TEAM, 200, 1),),
)
NOBODY = Company(
    site="https://empty.example/", role="Nurse", status=Status.NOBODY_PUBLISHED, question="Who leads nursing?"
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_one_row_a_candidate_and_one_for_an_employer_without_any() -> None:
    first, second = rows(render([COMPANY, NOBODY], "csv"))
    assert tuple(first) == COLUMNS
    assert (first["rank"], first["name"], first["why"]) == (
        "1",
        "Dana Whitfield",
        "leads data, your function; named in the posting",
    )
    assert (second["name"], second["status"], second["ask"]) == ("", "nobody published", "Who leads nursing?")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\u00a0@", "\ufeff+"])
def test_a_cell_that_would_run_as_a_formula_is_defused(start: str) -> None:
    hostile = replace(COMPANY, name=f"{start}cmd|' /C calc'!A0")
    assert rows(render([hostile], "csv"))[0]["company"].startswith("'")
    assert rows(render([hostile], "csv", raw=True))[0]["company"] == hostile.name


@given(st.text())
def test_defusing_only_ever_adds_an_apostrophe(text: str) -> None:
    assert harmless(text) in (text, f"'{text}")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_csv_carries_any_text(text: str) -> None:
    assert rows(render([replace(COMPANY, question=text)], "csv", raw=True))[0]["ask"] == text


def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(data.read_text("schema/callsheet.schema.json"))
    return loaded


def test_json_follows_the_published_schema() -> None:
    Draft202012Validator.check_schema(schema())
    document = json.loads(render([COMPANY, NOBODY], "json"))
    Draft202012Validator(schema()).validate(document)
    assert document["companies"][0] == json.loads(json.dumps(asdict(COMPANY)))


@pytest.mark.parametrize("kind", [Company, Person, Candidate, Exclusion, Page, Source])
def test_the_schema_describes_every_field(kind: type) -> None:
    described = schema()["$defs"][kind.__name__.lower()]["properties"]
    assert set(described) == {field.name for field in fields(kind)}


def test_the_schema_refuses_a_status_that_is_none_of_the_five() -> None:
    document = json.loads(render([COMPANY], "json"))
    document["companies"][0]["status"] = "fine"
    assert not Draft202012Validator(schema()).is_valid(document)


def test_jsonl_has_one_employer_a_line() -> None:
    lines = render([COMPANY, NOBODY], "jsonl").splitlines()
    assert [json.loads(line)["site"] for line in lines] == [COMPANY.site, NOBODY.site]


def test_excel_knows_the_csv_for_utf8(tmp_path: Path) -> None:
    write([COMPANY], tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfsite,")


def test_an_unknown_suffix_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"must end in \.csv, \.json or \.jsonl"):
        write([COMPANY], tmp_path / "out.xlsx")
    assert not list(tmp_path.iterdir())
    assert format_of("A.JSON") == "json"


def test_writing_replaces_a_file_in_one_step_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    def broken(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", broken)
        with pytest.raises(OSError, match="disk full"):
            write_atomically(target, b"new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
    write_atomically(target, b"new")
    assert target.read_text() == "new"
