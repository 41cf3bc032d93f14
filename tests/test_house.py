"""The house's own rules: which room may know which, and what starting up may cost."""

import ast
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("data", "spiders", "pipelines", "callsheet")  # each may import those before it, and itself


def imports_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_point_one_way(room: str) -> None:
    later = set(ROOMS[ROOMS.index(room) + 1 :])
    wrong = {
        f"{file.relative_to(ROOT)} imports {name}"
        for file in (ROOT / room).rglob("*.py")
        for name in imports_of(file)
        if name.split(".")[0] in later
    }
    assert not wrong


@pytest.mark.parametrize("pure", ["spiders/parsers", "pipelines/ranking"])
def test_reading_and_judging_know_no_framework_and_no_outside_world(pure: str) -> None:
    forbidden = {"scrapy", "twisted", "playwright", "socket", "sqlite3", "time", "os", "subprocess", "urllib.request"}
    wrong = {
        f"{file.relative_to(ROOT)} imports {name}"
        for file in (ROOT / pure).rglob("*.py")
        for name in imports_of(file)
        if name in forbidden or name.split(".")[0] in forbidden
    }
    assert not wrong


def loaded_by(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_reading_a_saved_page_loads_no_scrapy() -> None:
    modules = loaded_by("from callsheet import parse\nparse('<p>Ada Lind, CTO')")
    assert not {"scrapy", "twisted", "playwright"} & modules


def test_the_program_that_starts_a_crawl_loads_no_reactor_itself() -> None:
    assert not {"scrapy", "twisted"} & loaded_by("import callsheet.crawl")


def test_help_answers_at_once() -> None:
    command = [sys.executable, "-c", "from callsheet.cli import main; main()", "--help"]
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        seconds.append(time.perf_counter() - started)
    assert min(seconds) < 0.8, "0.4 s is promised on a quiet machine; this bound leaves room for a busy one"
