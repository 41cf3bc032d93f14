import json
from pathlib import Path

import pytest

from callsheet.people_files import read_people_file
from spiders.items import Person


def saved(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_json_list(tmp_path: Path) -> None:
    rows = [{"id": "7", "name": "Ada Lind", "title": None, "section": "Data"}, {"name": ""}, "noise"]
    assert read_people_file(saved(tmp_path, "a.json", json.dumps(rows))) == (
        Person("Ada Lind", section="Data", id="7"),
    )


@pytest.mark.parametrize("key", ["companies", "pages"])
def test_callsheets_own_results_can_be_ranked_again(tmp_path: Path, key: str) -> None:
    document = {key: [{"people": [{"name": "Ada Lind", "title": "CTO", "sources": [{"url": "https://a.example/"}]}]}]}
    (person,) = read_people_file(saved(tmp_path, "a.json", json.dumps(document)))
    assert (person.title, person.sources[0].url) == ("CTO", "https://a.example/")


def test_a_single_company_of_a_json_lines_file(tmp_path: Path) -> None:
    assert len(read_people_file(saved(tmp_path, "a.json", json.dumps({"people": [{"name": "Ada Lind"}]})))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "name,title\nAda Lind,CTO\n",
        "\ufeffName,Job Title,Other\r\nAda Lind,CTO,x\r\n",
        "First Name,Last Name,Position\nAda,Lind,CTO\n",
    ],
)
def test_csv_of_other_programs(tmp_path: Path, text: str) -> None:
    assert read_people_file(saved(tmp_path, "a.csv", text)) == (Person("Ada Lind", "CTO"),)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a.json", "{", "not JSON"),
        ("a.json", "3", "a JSON list of people"),
        ("a.json", "[]", "nobody in it"),
        ("a.csv", "", "nobody in it"),
        ("a.csv", "colour\nred\n", "nobody in it"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_people_file(saved(tmp_path, name, text))
