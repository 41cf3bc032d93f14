"""The commands that need no network, as their user calls them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from callsheet import __version__
from callsheet.cli import app

PAGE = """<html lang=en><title>Our team</title><h1>Our team</h1><ul>
<li><h3>Oluwaseun Marchetti</h3><p>Chief Technology Officer</p></li>
<li><h3>Greta Lindqvist</h3><p>Head of Data</p></li>
<li><h3>Tomasz Abernathy</h3><p>Recruiter</p></li></ul>"""


def call(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(words), input=stdin)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "team.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_parse_shows_people_and_counts_them(page: Path) -> None:
    result = call("parse", str(page))
    assert result.exit_code == 0
    assert "3 people" in result.stdout
    assert "Greta Lindqvist" in result.stdout
    assert "Head of Data" in result.stdout


def test_parse_json_is_one_document(page: Path) -> None:
    (answer,) = json.loads(call("parse", str(page), "--json", "--url", "https://a.example/team").stdout)["pages"]
    assert [person["name"] for person in answer["people"]] == [
        "Oluwaseun Marchetti",
        "Greta Lindqvist",
        "Tomasz Abernathy",
    ]
    assert answer["people"][0]["sources"][0]["url"] == "https://a.example/team"


def test_parse_jsonl_answers_every_line_in_order_and_survives_bad_ones(page: Path) -> None:
    lines = [
        json.dumps({"file": str(page), "url": "https://a.example/"}),
        "{",
        "3",
        json.dumps({"file": "/no/such/file"}),
        "{}",
    ]
    answers = [json.loads(line) for line in call("parse", "--jsonl", stdin="\n".join(lines)).stdout.splitlines()]
    assert [len(answer["people"]) for answer in answers] == [3, 0, 0, 0, 0]
    assert ["error" in answer for answer in answers] == [False, True, True, True, True]


def test_parse_of_a_file_that_is_not_there_says_so_and_ends_with_1() -> None:
    result = call("parse", "/no/such/page.html")
    assert result.exit_code == 1
    assert "/no/such/page.html" in result.stderr


@pytest.mark.parametrize(
    "words", [["parse"], ["rank"], ["classify"], ["find"], ["find", "a.example"], ["find", "a.example", "--role", " "]]
)
def test_missing_words_are_bad_usage_with_an_example(words: list[str]) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert "such as" in result.stderr or "--role '" in result.stderr


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--output", "calls.xlsx"], ".csv, .json or .jsonl"),
        (["--output", "/no/such/folder/calls.csv"], "no folder"),
        (["--output", "-", "--output", "-.csv"], "one format"),
        (["--browser", "sometimes"], "auto, never, always"),
        (["--input", "/no/such/list.csv"], "/no/such/list.csv"),
        (["--delay", "-1"], "delay"),
        (["--max-pages", "0"], "max-pages"),
    ],
)
def test_bad_usage_is_told_before_anything_is_crawled(words: list[str], complaint: str) -> None:
    result = call("find", "https://a.example", "--role", "Nurse", *words)
    assert result.exit_code == 2
    assert complaint in result.stderr


def test_rank_names_the_manager_and_sets_hr_aside(page: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.json"
    people.write_text(json.dumps(json.loads(call("parse", str(page), "--json").stdout)))
    (answer,) = json.loads(call("rank", str(people), "--role", "Data Engineer", "--json").stdout)["rankings"]
    assert answer["candidates"][0]["name"] == "Greta Lindqvist"
    assert [(out["name"], out["kind"]) for out in answer["excluded"]] == [("Tomasz Abernathy", "hr")]
    shown = call("rank", str(people), "--role", "Data Engineer").stdout
    assert shown.index("Greta Lindqvist") < shown.index("Oluwaseun Marchetti")


def test_rank_jsonl_answers_every_line(page: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.json"
    people.write_text(call("parse", str(page), "--json").stdout)
    lines = [
        {"people": str(people), "role": "Data Engineer"},
        {"people": str(people)},
        {"people": "/no"},
        {"role": "x"},
    ]
    answers = [
        json.loads(line)
        for line in call("rank", "--jsonl", stdin="\n".join(map(json.dumps, lines))).stdout.splitlines()
    ]
    assert ["error" in answer for answer in answers] == [False, True, True, True]
    assert answers[0]["candidates"][0]["rank"] == 1


def test_classify_tells_hr_from_threats() -> None:
    answers = json.loads(call("classify", "VP, Threat Research", "Head of Talent Acquisition", "--json").stdout)[
        "titles"
    ]
    assert [answer["hr"] for answer in answers] == [False, True]


def test_version() -> None:
    assert call("--version").stdout.strip() == f"callsheet {__version__}"


def run_process(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    code = "from callsheet.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_no_color_is_respected(page: Path) -> None:
    coloured = run_process("parse", str(page), FORCE_COLOR="1")
    plain = run_process("parse", str(page), FORCE_COLOR="1", NO_COLOR="1")
    assert "\x1b[" in coloured.stdout
    assert "\x1b[3" not in plain.stdout


def test_a_reader_that_leaves_early_is_no_error(page: Path) -> None:
    command = f"'{sys.executable}' -c 'from callsheet.cli import main; main()' parse --jsonl {' '.join([str(page)] * 400)} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert json.loads(done.stdout)["people"]
    assert "Traceback" not in done.stderr
