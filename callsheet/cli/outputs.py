"""Where the results of a run go: files by their suffix, and standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from pipelines.formats import format_of, render, write
from spiders.items import Company

STANDARD_OUTPUT = "-"


class Outputs:
    """The places that ``--output`` names, checked before the crawl so that no run is lost to a typing error."""

    def __init__(self, names: Sequence[str], *, raw: bool = False) -> None:
        """Raises ValueError for a suffix that is no format, and OSError for a folder that is not there."""
        self.raw = raw
        self.forms = [self._stdout_form(name) for name in names if name.startswith(STANDARD_OUTPUT)]
        self.paths = [Path(name) for name in names if not name.startswith(STANDARD_OUTPUT)]
        if len(self.forms) > 1:
            raise ValueError("standard output takes one format: give '-' once")
        for path in self.paths:
            format_of(path)
            if not path.parent.is_dir():
                raise OSError(f"{path}: there is no folder {path.parent}; make it first")

    @property
    def takes_stdout(self) -> bool:
        """Whether standard output belongs to a result, so that nothing else may go there."""
        return bool(self.forms)

    @staticmethod
    def _stdout_form(name: str) -> str:
        return "json" if name == STANDARD_OUTPUT else format_of(name)

    def write(self, companies: Sequence[Company]) -> None:
        """Write the companies to every place. Raises OSError when one cannot be written to."""
        for path in self.paths:
            write(companies, path, raw=self.raw)
        for form in self.forms:
            sys.stdout.write(render(companies, form, raw=self.raw))
            sys.stdout.flush()
