"""``callsheet rank``: the likeliest hiring manager among people that a file lists."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from callsheet.cli.shell import console, fail, print_json, print_line, read_lines

if TYPE_CHECKING:
    from pipelines.ranking import Ranking
    from spiders.items import Person


def rank(
    files: Annotated[list[Path] | None, typer.Argument(help="Lists of people: .json or .csv.")] = None,
    role: Annotated[str, typer.Option("--role", help="What you applied for, such as 'Data Engineer'.")] = "",
    job: Annotated[
        Path | None, typer.Option("--job", help="The posting, saved as HTML or text: it may say who hires.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="One JSON document.")] = False,
    as_lines: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            metavar="",
            help='One JSON line a list. Without FILES, standard input: {"people": PATH, "role": TEXT} a line.',
        ),
    ] = False,
) -> None:
    """Rank people for a role: who is likeliest to decide, why, and who is set aside.

    callsheet rank people.csv --role "Staff Accountant"
    """
    if not files and not as_lines:
        fail("name a list of people, such as 'callsheet rank people.csv --role ROLE'; see 'callsheet rank --help'")
    if files and not role.strip() and not job:
        fail("say what you applied for: --role 'Data Engineer', or --job POSTING")
    posting = str(job) if job else None
    requests: Iterable[dict[str, Any]] = (
        [{"people": str(file), "role": role, "job": posting} for file in files] if files else read_lines(sys.stdin)
    )
    answers = map(_answer, requests)
    if as_lines:
        for answer in answers:
            print_line(answer)
        return
    found = list(answers)
    if as_json:
        print_json({"rankings": found})
    else:
        _show(found)
    if found and all("error" in answer for answer in found):
        raise typer.Exit(1)


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"role": request.get("role") or "", "candidates": [], "excluded": [], "question": ""}
    try:
        ranking = _rank(request)
    except (OSError, ValueError) as error:
        return answer | {"error": str(error)}
    return answer | {
        "candidates": [asdict(candidate) for candidate in ranking.candidates],
        "excluded": [
            {
                "id": out.person.id,
                "name": out.person.name,
                "title": out.person.title,
                "kind": out.kind,
                "reason": out.reason,
            }
            for out in ranking.excluded
        ],
        "question": ranking.question,
    }


def _rank(request: dict[str, Any]) -> Ranking:
    from callsheet.api import rank as rank_people  # noqa: PLC0415 - --help must not pay for the tables

    if "error" in request:
        raise ValueError(request["error"])
    job = request.get("job")
    posting = Path(job).read_bytes() if job else None
    return rank_people(_people(str(request.get("people") or "")), str(request.get("role") or ""), posting)


@lru_cache(maxsize=4)
def _people(path: str) -> tuple[Person, ...]:
    from callsheet.people_files import read_people_file  # noqa: PLC0415

    if not path:
        raise ValueError('the line names no list: {"people": PATH, "role": TEXT} is wanted')
    return read_people_file(Path(path))


def _show(answers: list[dict[str, Any]]) -> None:
    from callsheet.cli.screen import show_candidates  # noqa: PLC0415

    for answer in answers:
        if "error" in answer:
            console(stderr=True).print(f"callsheet: {answer['error']}", style="red", markup=False)
        else:
            show_candidates(console(), answer["candidates"], answer["question"])
