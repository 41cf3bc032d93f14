"""``callsheet parse``: the people of saved pages."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from callsheet.cli.shell import console, fail, print_json, print_line, read_lines, visible

if TYPE_CHECKING:
    from rich.console import Console


def parse(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Saved pages (HTML); '-' reads one from standard input.")
    ] = None,
    url: Annotated[str, typer.Option(help="Where the page came from; makes its relative links whole.")] = "",
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="One JSON document.")] = False,
    as_lines: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            metavar="",
            help='One JSON line a page. Without FILES, standard input names them: {"file": PATH, "url": URL} a line.',
        ),
    ] = False,
) -> None:
    """Read who works there from saved pages: names, titles, contacts, and how each was read.

    callsheet parse team.html
    """
    if not files and not as_lines:
        fail("name at least one saved page, such as 'callsheet parse team.html'; see 'callsheet parse --help'")
    requests: Iterable[dict[str, Any]] = (
        [{"file": str(file), "url": url} for file in files] if files else read_lines(sys.stdin)
    )
    answers = _answers(requests)
    if as_lines:
        for answer in answers:
            print_line(answer)
    elif as_json:
        print_json({"pages": list(answers)})
    else:
        _show(list(answers))


def _answers(requests: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from spiders.parsers.document import read_document  # noqa: PLC0415 - --help must not pay for lxml
    from spiders.parsers.kind import page_kind  # noqa: PLC0415
    from spiders.parsers.people import read_people  # noqa: PLC0415

    for request in requests:
        answer: dict[str, Any] = {"file": request.get("file", ""), "url": request.get("url") or "", "people": []}
        try:
            document = read_document(_read(request), answer["url"])
            answer |= {"kind": page_kind(document), "people": [asdict(person) for person in read_people(document)]}
        except (OSError, ValueError) as error:
            answer["error"] = str(error)
        yield answer


def _read(request: dict[str, Any]) -> bytes:
    if "error" in request:
        raise ValueError(request["error"])
    file = request.get("file")
    if not isinstance(file, str) or not file:
        raise ValueError('the line names no file: {"file": PATH, "url": URL} is wanted')
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _show(answers: list[dict[str, Any]]) -> None:
    out = console()
    for answer in answers:
        if "error" in answer:
            console(stderr=True).print(f"callsheet: {answer['error']}", style="red", markup=False)
            continue
        _show_page(out, visible(answer))
    if all("error" in answer for answer in answers):
        raise typer.Exit(1)


def _show_page(out: Console, answer: dict[str, Any]) -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    people = answer["people"]
    out.print(Text.assemble((answer["file"], "bold"), f"  {answer['kind']} page, {_count(len(people))}"))
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=bool(people))
    for column in ("name", "title", "section", "e-mail / phone"):
        table.add_column(column, header_style="dim", overflow="fold")
    for person in people:
        contact = " ".join(filter(None, (person["email"], person["phone"])))
        table.add_row(*(Text(cell or "") for cell in (person["name"], person["title"], person["section"], contact)))
    out.print(table)


def _count(people: int) -> str:
    return {0: "nobody on it", 1: "1 person"}.get(people, f"{people} people")
