"""Many employers: killed at any moment, a run goes on where it was, and nothing is lost or doubled."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from callsheet.crawl import CrawlOptions, Employer, crawl
from callsheet.journal import Journal
from spiders.items import Company, Page, PageKind, Person, Source, Status
from spiders.revive import revive_company
from tests.spiders.world import World, company, world

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from callsheet.crawl import CrawlOptions, Employer, crawl
journal, resume, *sites = sys.argv[1:]
options = CrawlOptions(delay=0, parallel=2, journal=journal, resume=resume == "resume")
for found in crawl([Employer(site, "Data Engineer") for site in sites], options):
    print(found.site, flush=True)
"""


def start(web: World, journal: Path, mode: str, sites: list[str]) -> subprocess.Popen[str]:
    env = {**os.environ, "http_proxy": web.proxy, "https_proxy": web.proxy}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(journal), mode, *sites],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
    )


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"


def children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


@pytest.mark.parametrize("moment", [1, 4])
def test_a_killed_run_goes_on(tmp_path: Path, moment: int) -> None:
    sites = [f"site-{number}.com" for number in range(8)]
    with world({site: company() for site in sites}) as web:
        run = start(web, tmp_path / "journal", "afresh", sites)
        assert run.stdout
        before = [run.stdout.readline().strip() for _ in range(moment)]
        workers = children(run.pid)
        run.kill()
        run.wait()
        web.asked.clear()
        again = start(web, tmp_path / "journal", "resume", sites)
        out, _ = again.communicate(timeout=60)
        for _ in range(50):
            if not any(map(alive, workers)):
                break
            time.sleep(0.1)
        assert not any(map(alive, workers)), "a child outlived its parent"
    assert sorted(out.split()) == sites
    assert set(before) <= set(out.split()[: len(before) + 2])
    assert not {asked.host for asked in web.asked} & set(before)


def test_every_employer_comes_out_once_whatever_becomes_of_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    sites = [f"site-{number}.com" for number in range(5)]
    with world({site: company() for site in sites}) as web:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, web.proxy)
        seen: list[Company] = []
        for found in crawl([Employer(site, "x") for site in sites], CrawlOptions(delay=0, parallel=1)):
            if not seen:
                (child,) = [
                    pid
                    for pid in children(os.getpid())
                    if b"callsheet.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
                ]
                os.kill(child, signal.SIGKILL)
            seen.append(found)
    assert sorted(one.site for one in seen) == sites
    assert {one.status for one in seen} == {Status.PEOPLE_FOUND}


def test_leaving_the_loop_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    with world({f"site-{number}.com": company() for number in range(3)}) as web:
        monkeypatch.setenv("http_proxy", web.proxy)
        run = crawl([Employer(f"site-{number}.com", "x") for number in range(3)], CrawlOptions(delay=0.2))
        next(run)
        running = [
            pid for pid in children(os.getpid()) if b"callsheet.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
        run.close()
    assert running
    assert not any(map(alive, running))


FULL = Company(
    site="a.com",
    status=Status.PEOPLE_FOUND,
    people=(
        Person(
            "Ada Lindqvist", "CEO", profiles=("https://a.com/x",), sources=(Source("http://a.com/", "Ada", "card"),)
        ),
    ),
    pages=(Page("http://a.com/", PageKind.HOME, 200),),
)


def test_a_line_that_was_cut_off_is_cut_out(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.begin()
    journal.add(("a.com", "x", ""), FULL)
    with journal.path.open("ab") as file:
        file.write(b'{"key": ["b.com", "x", ""], "comp')
    assert journal.finished() == {("a.com", "x", ""): FULL}
    journal.add(("c.com", "x", ""), FULL)
    assert set(journal.finished()) == {("a.com", "x", ""), ("c.com", "x", "")}


def test_a_company_survives_its_json() -> None:
    from dataclasses import asdict

    assert revive_company(json.loads(json.dumps(asdict(FULL)))) == FULL


def test_no_employers_no_child() -> None:
    assert list(crawl([])) == []
