"""``callsheet classify``: what a job title says."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Any

import typer

from callsheet.cli.shell import console, fail, print_json, print_line, read_lines


def classify(
    titles: Annotated[list[str] | None, typer.Argument(help="Job titles, each one argument.")] = None,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="One JSON document.")] = False,
    as_lines: Annotated[
        bool,
        typer.Option(
            "--jsonl", metavar="", help='One JSON line a title. Without TITLES, standard input: {"title": TEXT} a line.'
        ),
    ] = False,
) -> None:
    """Tell the function and the level of job titles, and whether they are human resources.

    callsheet classify "VP, Threat Research" "Head of Talent"
    """
    if not titles and not as_lines:
        fail("name at least one title, such as 'callsheet classify \"Head of Data\"'; see 'callsheet classify --help'")
    requests: Iterable[dict[str, Any]] = [{"title": title} for title in titles] if titles else read_lines(sys.stdin)
    answers = map(_answer, requests)
    if as_lines:
        for answer in answers:
            print_line(answer)
    elif as_json:
        print_json({"titles": list(answers)})
    else:
        _show(answers)


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    from pipelines.ranking import classify as classify_title  # noqa: PLC0415 - --help must not pay for the tables

    if "error" in request:
        return {"title": None, **request}
    title = str(request.get("title") or "")
    read = classify_title(title)
    return {
        "title": title,
        "hr": read.hr,
        "function": read.function,
        "level": read.level,
        "jobs": list(map(asdict, read.jobs)),
    }


def _show(answers: Iterable[dict[str, Any]]) -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("title", "function", "level", "human resources"):
        table.add_column(column, header_style="dim", overflow="fold")
    for answer in answers:
        cells = (answer["title"], answer["function"] or "unknown", answer["level"] or "none")
        table.add_row(*map(Text, cells), Text("yes", "yellow") if answer["hr"] else Text("no", "dim"))
    console().print(table)
