"""The command line: one module a command, each importing what it needs only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from callsheet import __version__
from callsheet.cli.classify import classify
from callsheet.cli.find import find
from callsheet.cli.parse import parse
from callsheet.cli.rank import rank

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"callsheet {__version__}")
        raise typer.Exit


@app.callback()
def callsheet(
    version: Annotated[
        bool,
        typer.Option(
            "--version", metavar="", callback=_show_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """You sent a resume. callsheet tells you whom to call.

    It reads the employer's own website and names the likeliest hiring manager for your role: never human resources,
    never a recruiter. Start with:

    ```
    callsheet find https://example.com --role "Data Engineer"
    ```
    """


app.command()(find)
app.command()(parse)
app.command()(rank)
app.command()(classify)


def main() -> None:
    """Run the command line; Ctrl-C ends it with 130, a closed pipe without a complaint."""
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
