"""A run of ``callsheet find``: crawl, show each call sheet as it is done, write the files, sum up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from callsheet.cli.outputs import Outputs
from callsheet.cli.progress import ProgressLine
from callsheet.cli.screen import show_company
from callsheet.cli.shell import console, fail
from callsheet.crawl import CrawlOptions, Employer, crawl
from spiders.items import Company

INTERRUPTED = 130


def run(
    employers: Sequence[Employer], options: CrawlOptions, outputs: Outputs, *, quiet: bool, verbose: bool
) -> list[Company]:
    """Crawl the employers and deliver what was found; Ctrl-C delivers what there is so far, and ends with 130.

    A run over several employers keeps a journal beside its first output file until it is complete.
    """
    journal = journal_of(employers, outputs, resume=options.resume)
    options = replace(options, journal=str(journal) if journal else None)
    companies: list[Company] = []
    show = not quiet and not outputs.takes_stdout
    try:
        with ProgressLine(len(employers), quiet=quiet, verbose=verbose) as progress:
            for company in crawl(employers, options, progress.page):
                companies.append(company)
                progress.company()
                if show:
                    with progress.paused():
                        show_company(console(), company)
    except KeyboardInterrupt:
        _deliver(companies, outputs)
        go_on = "; the same command with --resume goes on" if journal else ""
        typer.echo(f"callsheet: stopped; {len(companies)} of {len(employers)} employers done{go_on}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    companies = in_order(companies, employers)
    _deliver(companies, outputs)
    if journal:
        journal.unlink(missing_ok=True)
    if show and len(employers) > 1:
        _sum_up(companies)
    return companies


def journal_of(employers: Sequence[Employer], outputs: Outputs, *, resume: bool) -> Path | None:
    """The journal's path, if the run needs one. An unfinished one is neither overwritten nor missed in silence."""
    if not outputs.paths:
        if resume:
            fail("--resume goes on with a run that wrote a file: give the same --output FILE")
        return None
    journal = outputs.paths[0].with_name(f".{outputs.paths[0].name}.journal")
    if resume and not journal.exists():
        fail(f"there is no unfinished run beside {outputs.paths[0]}: leave out --resume to start one")
    if journal.exists() and not resume:
        fail(f"{journal} holds an unfinished run: go on with --resume, or delete it to start anew")
    return journal if len(employers) > 1 else None


def in_order(companies: Sequence[Company], employers: Sequence[Employer]) -> list[Company]:
    """The companies in the order in which the user named their sites."""
    order = {employer.site: number for number, employer in reversed(list(enumerate(employers)))}
    return sorted(companies, key=lambda company: order.get(company.site, len(order)))


def _deliver(companies: Sequence[Company], outputs: Outputs) -> None:
    try:
        outputs.write(companies)
    except OSError as error:
        fail(f"the result could not be written: {error}", code=1)


def _sum_up(companies: Sequence[Company]) -> None:
    statuses = Counter(company.status.value for company in companies)
    candidates = sum(len(company.candidates) for company in companies)
    parts = ", ".join(f"{count} {status}" for status, count in statuses.most_common())
    console().print(f"\n{len(companies)} employers: {parts}; {candidates} candidates", markup=False, style="bold")
