"""What every command shares: errors in a sentence, consoles, JSON in and out."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import typer

if TYPE_CHECKING:
    from rich.console import Console

BAD_USAGE = 2


def fail(sentence: str, code: int = BAD_USAGE) -> NoReturn:
    """Print what is wrong and what to do about it on standard error, and leave with ``code``."""
    typer.secho("callsheet: ", fg="red", bold=True, nl=False, err=True)
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


@contextmanager
def usage_errors() -> Iterator[None]:
    """Turn what the block cannot do because of the user's words into a sentence and exit code 2."""
    try:
        yield
    except (ValueError, OSError) as error:
        fail(str(error))


def console(*, stderr: bool = False) -> Console:
    """A console that respects NO_COLOR, and pipes: there it writes plain text at a width that does not cut."""
    from rich.console import Console  # noqa: PLC0415 - costs 20 ms that --jsonl need not pay

    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, highlight=False, soft_wrap=not stream.isatty())


def visible(value: Any) -> Any:
    """The same value with every text cleared of control and bidirectional characters, which could command a terminal."""
    if isinstance(value, str):
        return "".join(char for char in value if unicodedata.category(char) not in ("Cc", "Cf"))
    if isinstance(value, dict):
        return {key: visible(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [visible(inner) for inner in value]
    return value


def print_json(value: Any) -> None:
    """One JSON document on standard output; sets become sorted lists."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=sorted) + "\n")


def print_line(value: Any) -> None:
    """One JSON line on standard output, at once, so that a reader at the other end of a pipe never waits."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=sorted) + "\n")
    sys.stdout.flush()


def read_lines(stream: TextIO) -> Iterator[dict[str, Any]]:
    """JSON objects of a stream, one a line; a line that is none becomes ``{"error": ...}``."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            yield {"error": f"line {number} is not JSON: {error}"}
            continue
        yield value if isinstance(value, dict) else {"error": f"line {number} is not a JSON object"}
