"""Companies as text: JSON (one document), JSON Lines (one employer a line) and CSV (one row a candidate)."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from spiders.items import Candidate, Company

SCHEMA_VERSION = 1
FORMATS = ("csv", "json", "jsonl")
COLUMNS = (
    "site",
    "company",
    "role",
    "status",
    "rank",
    "score",
    "band",
    "name",
    "title",
    "why",
    "email",
    "phone",
    "profile",
    "section",
    "source",
    "main_phone",
    "ask",
)
# OWASP, "CSV Injection": a spreadsheet takes a cell that begins with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def format_of(path: Path | str) -> str:
    """The format that a file name asks for: csv, json or jsonl. Raises ValueError for any other suffix."""
    suffix = Path(path).suffix.lower().lstrip(".")
    if suffix not in FORMATS:
        raise ValueError(f"{path}: the name must end in .csv, .json or .jsonl, which decides the format")
    return suffix


def render(companies: Sequence[Company], form: str, *, raw: bool = False) -> str:
    """The companies as one text in ``form`` (csv, json or jsonl); ``raw`` leaves CSV cells as they are."""
    if form == "csv":
        return to_csv(companies, raw=raw)
    if form == "jsonl":
        return "".join(json.dumps(asdict(company), ensure_ascii=False) + "\n" for company in companies)
    document = {"schema_version": SCHEMA_VERSION, "companies": [asdict(company) for company in companies]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_csv(companies: Sequence[Company], *, raw: bool = False) -> str:
    """One row a candidate, and one row for an employer without any, under the header ``COLUMNS``.

    Cells that a spreadsheet would run as a formula begin with an apostrophe, unless ``raw``.
    """
    guard = str if raw else harmless
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for company in companies:
        writer.writerows([guard(cell) for cell in row] for row in _rows(company))
    return out.getvalue()


def harmless(cell: object) -> str:
    """The cell's text, defused: an apostrophe goes before anything that could start a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" \u00a0\u200b\ufeff").startswith(FORMULA_STARTS) else text


def _rows(company: Company) -> Iterator[list[object]]:
    for candidate in company.candidates or (None,):
        yield [
            company.site,
            company.name or "",
            company.role,
            company.status.value,
            *_candidate_cells(candidate),
            company.phone or "",
            company.question,
        ]


def _candidate_cells(candidate: Candidate | None) -> list[object]:
    if candidate is None:
        return [""] * (COLUMNS.index("main_phone") - COLUMNS.index("rank"))
    return [
        candidate.rank,
        candidate.score,
        candidate.band,
        candidate.name,
        candidate.title or "",
        "; ".join(candidate.reasons),
        candidate.email or "",
        candidate.phone or "",
        " ".join(candidate.profiles),
        candidate.section or "",
        candidate.url,
    ]


def write(companies: Sequence[Company], path: Path, *, raw: bool = False) -> None:
    """Write the companies to ``path`` in one step: a reader sees the old file or the new one, never half of it.

    CSV starts with a byte order mark, by which Excel knows UTF-8. Raises ValueError for an unknown suffix and OSError
    when the place cannot be written to.
    """
    form = format_of(path)
    text = render(companies, form, raw=raw)
    write_atomically(path, text.encode("utf-8-sig" if form == "csv" else "utf-8"))


def write_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``: written beside it, flushed to disk, then renamed over it. Raises OSError."""
    target = path.resolve()
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    part = Path(temporary)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(target))
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The file's own permissions, or what the user's umask gives a new one."""
    if target.exists():
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
