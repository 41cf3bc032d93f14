"""What a run over many employers has found so far, kept on disk line by line so that a killed run can go on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from spiders.items import Company
from spiders.revive import revive_company

Key = tuple[str, ...]
"""What tells one employer of a list from another: site, role and job."""


class Journal:
    """A file with one finished employer a line; each line is on the disk before the next employer counts as done."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self) -> None:
        """Forget what an earlier run left. Raises OSError when the file cannot be written."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(b"")

    def finished(self) -> dict[Key, Company]:
        """The employers that an earlier run finished; a last line that was cut off is cut out."""
        try:
            whole, _, torn = self.path.read_bytes().rpartition(b"\n")
        except FileNotFoundError:
            return {}
        if torn:
            os.truncate(self.path, len(whole) + (1 if whole else 0))
        return dict(self._read(whole.splitlines()))

    def add(self, key: Key, company: Company) -> None:
        """Write one finished employer, through to the disk."""
        line = json.dumps({"key": key, "company": asdict(company)}, ensure_ascii=False)
        with self.path.open("ab") as file:
            file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def end(self) -> None:
        """The run is over and its results are delivered: nothing is left to go on with."""
        self.path.unlink(missing_ok=True)

    @staticmethod
    def _read(lines: Iterable[bytes]) -> Iterable[tuple[Key, Company]]:
        for line in lines:
            try:
                row = json.loads(line)
                yield tuple(row["key"]), revive_company(row["company"])
            except (ValueError, KeyError, TypeError):
                continue  # written by another version: that employer is crawled again
