#!/usr/bin/env python3
"""Measures callsheet with the bench beside the project and compares the figures with the floors kept in the repo.

    make bench                                  measure and compare
    make bench ARGS="pages titles"              only these parts
    make bench ARGS="--update"                  raise the floors to today's figures (less a small margin)
    make bench ARGS="--update --allow-regression"  also lower them

The bench folder is CALLSHEET_BENCH, else ../shared/bench beside the project; where there is none, nothing is measured and
that is said. tests/floors.json holds the floors and a digest of the data that they were measured on: figures of other data
are not compared, since they would mean nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "tests" / "floors.json"
PARTS = ("pages", "titles", "ranking", "sites", "js")
MARGIN = 0.004  # one flipped person on one page must not stop a change that helps elsewhere

Figures = dict[str, float]


def main() -> int:
    """Run the parts asked for; 0 when every figure is at or above its floor."""
    options = _options()
    bench = Path(os.environ.get("CALLSHEET_BENCH") or ROOT.parent / "shared" / "bench")
    if not (bench / "bench.py").is_file():
        print(f"No bench in {bench}: accuracy is not measured (set CALLSHEET_BENCH to its folder).")
        return 0
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    digest = _digest(bench / "dev")
    if digest != pinned["digest"] and not options.update:
        print("The bench's data are not those the floors were measured on: run with --update to measure anew.")
        return 1
    measured = {part: _measure(bench, part) for part in options.parts or PARTS}
    failures = _compare(measured, pinned["floors"])
    if options.update:
        return _update(pinned, measured, digest, allow_regression=options.allow_regression)
    for failure in failures:
        print(f"BELOW THE FLOOR  {failure}")
    print(f"{len(failures)} of {sum(map(len, pinned['floors'].values()))} floors broken")
    return int(bool(failures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of {', '.join(PARTS)}; all by default")
    parser.add_argument("--update", action="store_true", help="keep today's figures as floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: floors may fall")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return options


def _digest(data: Path) -> str:
    """One digest over the labels that the figures are measured on."""
    labels = [*data.rglob("*.jsonl"), *data.rglob("gold.json"), *data.glob("ranking/orgs/*.json")]
    total = hashlib.sha256()
    for file in sorted(labels):
        total.update(file.relative_to(data).as_posix().encode() + file.read_bytes())
    return total.hexdigest()[:16]


def _measure(bench: Path, part: str) -> Figures:
    """Figures of one part, flat: {"pair_f1_per_page": 0.87, "staff.hit3": 0.9, ...}; prints them."""
    command = [sys.executable, str(bench / "bench.py"), part, "--cmd", str(ROOT / ".venv/bin/callsheet")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    sys.stdout.write(done.stdout)
    sys.stderr.write(done.stderr)
    if done.returncode != 0:
        raise SystemExit(f"bench.py {part} failed")
    return _flat(json.loads(done.stdout[done.stdout.index(f"{part} {{") + len(part) :]))


def _flat(value: dict[str, Any], prefix: str = "") -> Figures:
    flat: Figures = {}
    for key, inner in value.items():
        if isinstance(inner, dict):
            flat |= _flat(inner, f"{prefix}{key}.")
        elif isinstance(inner, int | float) and not isinstance(inner, bool):
            flat[prefix + key] = float(inner)
        elif isinstance(inner, str) and inner.replace("/", "").isdigit():
            flat[prefix + key] = float(inner.split("/")[0])
    return flat


def _compare(measured: dict[str, Figures], floors: dict[str, Figures]) -> list[str]:
    """Every figure that broke its floor, in words. A figure named ``max:...`` must not rise above its bound."""
    broken = []
    for part, figures in measured.items():
        for name, floor in floors.get(part, {}).items():
            value = figures[name.removeprefix("max:")]
            if value > floor if name.startswith("max:") else value < floor:
                broken.append(f"{part} {name.removeprefix('max:')}: {value:g}, pinned at {floor:g}")
    return broken


def _update(pinned: dict[str, Any], measured: dict[str, Figures], digest: str, *, allow_regression: bool) -> int:
    """Raise the floors to what was measured, less ``MARGIN``; lower one only when that is allowed."""
    for part, figures in measured.items():
        for name, floor in pinned["floors"].get(part, {}).items():
            value = figures[name.removeprefix("max:")]
            new = value if name.startswith("max:") or value > 1 else round(max(0.0, value - MARGIN), 4)
            worse = new > floor if name.startswith("max:") else new < floor
            if worse and not allow_regression:
                print(f"kept  {part} {name}: {value:g} is worse than {floor:g} (--allow-regression lowers it)")
                continue
            pinned["floors"][part][name] = new
    pinned["digest"] = digest
    FLOORS.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    print(f"floors written to {FLOORS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
