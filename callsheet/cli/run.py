"""A run of ``callsheet find``: crawl, show each call sheet as it is done, write the files, sum up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

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
    """Crawl the employers and deliver what was found; Ctrl-C delivers what there is so far, and ends with 130."""
    companies: list[Company] = []
    show = not quiet and not outputs.takes_stdout
    try:
        with ProgressLine(len(employers), quiet=quiet, verbose=verbose) as progress:
            for company in crawl(employers, options, progress.page):
                companies.append(company)
                progress.company()
                if show:
                    show_company(console(), company)
    except KeyboardInterrupt:
        _deliver(companies, outputs)
        typer.echo(f"callsheet: stopped; {len(companies)} of {len(employers)} employers done", err=True)
        raise typer.Exit(INTERRUPTED) from None
    companies = in_order(companies, employers)
    _deliver(companies, outputs)
    if show and len(employers) > 1:
        _sum_up(companies)
    return companies


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
