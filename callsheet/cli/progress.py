"""What a crawl says while it runs: one live line in a terminal, one line a page with ``--verbose``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from callsheet.cli.shell import console

if TYPE_CHECKING:
    from callsheet.crawl import Progress


class ProgressLine:
    """Counts pages and people of a run on standard error; silent when quiet, and no live line in a pipe."""

    def __init__(self, employers: int, *, quiet: bool, verbose: bool) -> None:
        from rich.status import Status  # noqa: PLC0415

        self.out = console(stderr=True)
        self.employers = employers
        self.verbose = verbose
        self.done = self.pages = self.people = 0
        live = self.out.is_terminal and not quiet
        self.status = Status("starting ...", console=self.out) if live else None

    def __enter__(self) -> Self:
        if self.status:
            self.status.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.status:
            self.status.stop()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the live line away while the block prints: two writers on one terminal would mix their lines."""
        if self.status:
            self.status.stop()
        yield
        if self.status:
            self.status.start()

    def page(self, progress: Progress) -> None:
        """One more page was asked for."""
        self.pages += 1
        self.people += progress.people
        if self.verbose:
            found = f", {progress.people} people" if progress.people else ""
            note = f", {progress.note}" if progress.note else ""
            self.out.print(f"{progress.status or '---'} {progress.url}{found}{note}", markup=False, style="dim")
        self._update(progress.url)

    def company(self) -> None:
        """One more employer is done."""
        self.done += 1
        self._update("")

    def _update(self, url: str) -> None:
        if not self.status:
            return
        from rich.text import Text  # noqa: PLC0415

        of = f"{self.done} of {self.employers} employers, " if self.employers > 1 else ""
        room = max(10, self.out.width - 45 - len(of))
        self.status.update(Text(f"{of}{self.pages} pages, {self.people} people  {url[:room]}"))
