"""A list of employers from a CSV file: whom a job search is to call."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from callsheet.crawl import Employer

COLUMNS = ("site", "role", "job", "sent", "notes")


def read_employers(path: Path, *, role: str = "", job: str | None = None) -> list[Employer]:
    """Employers of a CSV file with the columns site, role, job, sent and notes, of which only site must be there.

    An empty cell takes the option of the same name. A file without a header is a list of sites, one a line. Raises
    OSError when the file cannot be read and ValueError, with the line's number, for a line that cannot be used.
    """
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    if "site" in header:
        lines = list(enumerate(rows[1:], 2))
    else:
        header, lines = ["site"], list(enumerate(rows, 1))
    employers = [
        _employer(dict(zip(header, (cell.strip() for cell in row), strict=False)), role, job, f"{path}, line {number}")
        for number, row in lines
        if any(cell.strip() for cell in row)
    ]
    if not employers:
        raise ValueError(f"{path}: no employer in it: a CSV with a column 'site' is wanted")
    return employers


def _employer(row: dict[str, str], role: str, job: str | None, where: str) -> Employer:
    site = row.get("site", "")
    if not site:
        raise ValueError(f"{where}: the site is missing")
    wanted = row.get("role") or role
    posting = row.get("job") or job
    if not wanted and not posting:
        raise ValueError(f"{where}: no role: fill the column 'role' or give --role")
    return Employer(site=site, role=wanted, job=posting, sent=row.get("sent") or None, notes=row.get("notes") or None)
