"""How fast titles are classified and people ranked, on invented lists.

    python tools/bench_ranking.py

Prints milliseconds: start-up (import and first title), 1,000 different titles, and 1,300 people for one role, first with
their titles unread, then for further roles. Goals: 300 ms to start, 50 ms for the titles, 30 ms for a further role.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import islice, product
from pathlib import Path
from statistics import median
from time import perf_counter

from pipelines.ranking import classify, judge
from spiders.items import Person

ROOT = Path(__file__).parents[1]

GRADES = ("", "Senior ", "Staff ", "Principal ", "Junior ", "Lead ", "Head of ", "Director, ", "VP, ", "Manager, ")
FIELDS = (
    "Backend Engineer",
    "Product Designer",
    "Data Analyst",
    "Account Executive",
    "Accountant",
    "Support Engineer",
    "Recruiter",
)
MATTERS = (
    "Payments",
    "Search",
    "Storage:Indexing",
    "Growth and Integrations",
    "EMEA",
    "Enterprise",
    "Nordics",
    "Ledger",
    "Mobile",
)
SECTIONS = ("Engineering", "Product", "Sales", "Finance")


def titles(prefix: str = "") -> list[str]:
    """1,000 titles, all different; another ``prefix`` makes 1,000 others."""
    made = (
        f"{grade}{field}, {prefix}{matter} {n}"
        for n, grade, field, matter in product(range(9), GRADES, FIELDS, MATTERS)
    )
    return list(islice(made, 1000))


def milliseconds(started: float) -> float:
    """Time since ``started``, in milliseconds."""
    return round(1000 * (perf_counter() - started), 1)


def main() -> None:
    """Measure and print."""
    started = perf_counter()
    subprocess.run(
        [sys.executable, "-c", "from pipelines.ranking import classify; classify('VP of Engineering')"],
        cwd=ROOT,
        check=True,
    )
    print(f"start-up, interpreter included    {milliseconds(started):8} ms")
    classify("VP of Engineering")
    started = perf_counter()
    for title in titles():
        classify(title)
    print(f"1,000 titles                      {milliseconds(started):8} ms")
    people = [
        Person(f"Person {n}", title, section=SECTIONS[n % 4]) for n, title in enumerate((titles("New ") * 2)[:1300])
    ]
    started = perf_counter()
    judge(people, "Data Engineer")
    print(f"1,300 people, one role, at first  {milliseconds(started):8} ms")
    times = []
    for field, matter in product(FIELDS, MATTERS):
        started = perf_counter()
        judge(people, f"{field}, {matter}")
        times.append(milliseconds(started))
    print(f"1,300 people, a further role      {median(times):8.1f} ms (median of {len(times)}; most {max(times)} ms)")


if __name__ == "__main__":
    main()
