"""``callsheet find``: one employer or many, one role, a ranked list of people to call."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from callsheet.cli.screen import NO_ANSWER
from callsheet.cli.shell import usage_errors

if TYPE_CHECKING:
    from callsheet.crawl import Employer

BROWSER = ("auto", "never", "always")
CRAWL = "How to crawl"


def find(  # noqa: PLR0913 - each is an option of the command
    *,
    sites: Annotated[
        list[str] | None, typer.Argument(metavar="SITE...", help="The employer's website, such as https://example.com.")
    ] = None,
    role: Annotated[str, typer.Option("--role", help="What you applied for, such as 'Data Engineer'.")] = "",
    job: Annotated[
        str | None, typer.Option("--job", metavar="FILE|URL", help="The posting: it may say whom the role reports to.")
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option(
            "--input", metavar="CSV", help="Employers: columns site, role, job, sent, notes; only site is needed."
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write .csv, .json or .jsonl; can be given again. '-' is standard output (JSON; '-.csv' for CSV).",
        ),
    ] = None,
    raw: Annotated[
        bool,
        typer.Option(
            "--raw", metavar="", help="CSV for programs: cells that a spreadsheet would run are left as they are."
        ),
    ] = False,
    sample: Annotated[
        bool,
        typer.Option(
            "--sample", metavar="", help="Crawl the invented sample company on this machine, to see how it goes."
        ),
    ] = False,
    start: Annotated[
        list[str] | None,
        typer.Option(
            "--start", metavar="URL", help="A page of the site that you know shows its people.", rich_help_panel=CRAWL
        ),
    ] = None,
    delay: Annotated[
        float, typer.Option("--delay", min=0, help="Seconds between two requests to one site.", rich_help_panel=CRAWL)
    ] = 1.0,
    max_pages: Annotated[
        int, typer.Option("--max-pages", min=1, help="Pages of one site at most.", rich_help_panel=CRAWL)
    ] = 30,
    browser: Annotated[
        str,
        typer.Option(
            "--browser", metavar="auto|never|always", help="For pages that need JavaScript.", rich_help_panel=CRAWL
        ),
    ] = "auto",
    refresh: Annotated[
        bool,
        typer.Option(
            "--refresh", metavar="", help="Fetch pages anew instead of from the cache.", rich_help_panel=CRAWL
        ),
    ] = False,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", metavar="", help="Go on with a run over many employers that was stopped.", rich_help_panel=CRAWL
        ),
    ] = False,
    allow_private: Annotated[
        bool,
        typer.Option(
            "--allow-private",
            metavar="",
            help="Let the crawl reach this machine and private networks.",
            rich_help_panel=CRAWL,
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", metavar="", help="Print nothing but errors.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", metavar="", help="Print every page and why others were left out.")
    ] = False,
) -> None:
    """Find whom to call about a role: crawl employers' own sites, read their people, rank the likeliest hiring manager.

    ```
    callsheet find https://example.com --role "Data Engineer"
    callsheet find a.example b.example --role Nurse --output calls.csv
    callsheet find --input employers.csv --output calls.csv --resume
    ```

    Ends with 0 when it ran, whatever it found; 1 when no employer could be reached or allowed it; 2 for bad usage.
    """
    from callsheet.cli.outputs import Outputs  # noqa: PLC0415 - --help must not pay for these
    from callsheet.cli.run import run  # noqa: PLC0415
    from callsheet.crawl import CrawlOptions  # noqa: PLC0415

    with usage_errors():
        outputs = Outputs(output or [], raw=raw)
        if browser not in BROWSER:
            raise ValueError(f"--browser {browser}: it is one of {', '.join(BROWSER)}")
    options = CrawlOptions(
        delay=delay,
        max_pages=max_pages,
        browser=browser,
        allow_private=allow_private,
        refresh=refresh,
        verbose=verbose,
        resume=resume,
    )
    with ExitStack() as stack:
        if sample:
            from callsheet.sample import serve_sample  # noqa: PLC0415

            sites, role = [stack.enter_context(serve_sample())], role or "Data Engineer"
            options = replace(options, delay=0.0, allow_private=True)
        with usage_errors():
            employers = _employers(sites or [], role, job, table, start or [])
        companies = run(employers, options, outputs, quiet=quiet, verbose=verbose)
    if companies and all(company.status in NO_ANSWER for company in companies):
        raise typer.Exit(1)


def _employers(
    sites: Sequence[str], role: str, job: str | None, table: Path | None, start: Sequence[str]
) -> list[Employer]:
    from callsheet.crawl import Employer  # noqa: PLC0415
    from callsheet.employers import read_employers  # noqa: PLC0415

    listed = read_employers(table, role=role, job=job) if table else []
    if not sites and not listed:
        raise ValueError("name an employer's website, such as 'callsheet find https://example.com --role ROLE'")
    if sites and not role.strip() and not job:
        raise ValueError("say what you applied for: --role 'Data Engineer', or --job POSTING")
    if start and len(sites) != 1:
        raise ValueError("--start goes with one SITE: it is a page of that site")
    named = [Employer(site=site, role=role, job=job, start=tuple(start)) for site in sites]
    return [*named, *listed]
