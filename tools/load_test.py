"""A hundred employers at once, on this machine: speed against a bare Scrapy crawl, memory, and what a kill -9 loses.

    python tools/load_test.py [--sites 110] [--pages 30] [--kills 20]

The sites are generated and answer on loopback, each under an address of its own; of every 22, one is slow, one is dead
and one is hostile. A tenth of the pages show people, as on real sites. The bare crawl asks for the same pages, as many at a time, and reads nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from callsheet.crawl import CrawlOptions, Employer, Progress, crawl
from callsheet.journal import Journal

ROOT = Path(__file__).resolve().parents[1]
PARALLEL = 16
GIVEN = "Ada Tom Mia Noor Jonas Clara Felix Greta Hugo Irene Karl Lena Marco Nina Oscar Paula Rosa Simon Tessa Viktor".split()
FAMILY = (
    "Lindqvist Barlow Okafor Haddad Weber Moreau Keller Novak Rossi Silva Berg Costa Dahl Evans Fischer Grant".split()
)
TITLES = (
    "Head of Data",
    "Director of Engineering",
    "Chief Executive Officer",
    "Sales Manager",
    "Recruiter",
    "Controller",
)
BOMB = gzip.compress(b"<p>" + b"x" * 50_000_000)


# --- the sites --------------------------------------------------------------------------------------


def address(number: int) -> str:
    """The loopback address of a site."""
    return f"127.0.{1 + number // 200}.{1 + number % 200}"


def nature(number: int) -> str:
    """What a site is like: of every 22, one slow, one dead, one hostile."""
    return {5: "slow", 12: "dead", 19: "hostile"}.get(number % 22, "plain")


def page(site: int, number: int, pages: int) -> bytes:
    """A page of about 15 KB: a menu of all pages, on every tenth eight people, and what fills a real page."""
    rand = random.Random(site * 1000 + number)  # noqa: S311 - invented people, not secrets
    menu = "".join(f'<li><a href="/team-{n}">Our team {n}</a></li>' for n in range(1, pages))
    cards = "".join(
        f'<div class="card"><img src="/{n}.jpg" alt=""><h3>{rand.choice(GIVEN)} {rand.choice(FAMILY)}</h3>'
        f"<p>{rand.choice(TITLES)}</p><p class='bio'>{'Works with us and likes to garden. ' * 12}</p></div>"
        for n in range(0 if number % 10 else 8)
    )
    filler = "".join(
        f"<div class='row-{n}'><span>Garden tools number {n}</span></div>"
        for n in range(120 if number % 10 == 0 else 220)
    )
    text = f"<html lang=en><head><title>Site {site}</title></head><body><ul>{menu}</ul>{cards}{filler}</body></html>"
    return text.encode()


async def answer(site: int, path: str, pages: int) -> tuple[str, bytes]:
    """Status line with headers, and body, of one request."""
    if path == "/robots.txt":
        return "404 Not Found\r\nContent-Type: text/plain", b""
    number = 0 if path == "/" else int(path.removeprefix("/team-") or 0) if path[6:].isdigit() else -1
    if not 0 <= number < pages:
        return "404 Not Found\r\nContent-Type: text/html", b"<p>no"
    if nature(site) == "slow":
        await asyncio.sleep(0.2)
    if nature(site) == "hostile" and number % 3 == 1:
        return "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", BOMB
    if nature(site) == "hostile" and number % 3 == 2:
        return "302 Found\r\nContent-Type: text/html\r\nLocation: http://169.254.169.254/", b""
    return "200 OK\r\nContent-Type: text/html; charset=utf-8", page(site, number, pages)


async def serve(sites: int, pages: int) -> None:
    """Answer for every site that is not dead, on one port of many addresses; prints the port."""
    hosts = {address(number): number for number in range(sites) if nature(number) != "dead"}

    async def client(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        site = hosts[writer.get_extra_info("sockname")[0]]
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                status, body = await answer(site, head.split(b" ", 2)[1].decode(), pages)
                writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
                await writer.drain()
        writer.close()

    first = await asyncio.start_server(client, address(0), 0)
    port = first.sockets[0].getsockname()[1]
    await asyncio.gather(*(asyncio.start_server(client, host, port) for host in hosts if host != address(0)))
    print(port, flush=True)
    await asyncio.Event().wait()


@contextlib.contextmanager
def web(sites: int, pages: int) -> Iterator[list[str]]:
    """The sites, served by a process of their own; gives their URLs."""
    command = [sys.executable, __file__, "--serve", "--sites", str(sites), "--pages", str(pages)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None  # noqa: S101
        port = int(server.stdout.readline())
        yield [f"http://{address(number)}:{port}/" for number in range(sites)]
    finally:
        server.kill()


# --- what is measured -------------------------------------------------------------------------------


def ours(urls: list[str], pages: int) -> tuple[dict[str, object], list[str]]:
    """Figures of a callsheet run, and the pages that it asked for."""
    asked: list[Progress] = []
    peaks: list[int] = []

    def note(progress: Progress) -> None:
        asked.append(progress)
        peaks.append(peak_memory_mb())

    options = CrawlOptions(delay=0, max_pages=pages, allow_private=True, parallel=PARALLEL, browser="never")
    started, worked = time.perf_counter(), cpu()
    found = list(crawl([Employer(url, "Data Engineer") for url in urls], options, note))
    seconds = time.perf_counter() - started
    statuses: dict[str, int] = {}
    for company in found:
        statuses[company.status] = statuses.get(company.status, 0) + 1
    return {
        "employers": len(found),
        "statuses": statuses,
        "pages": len(asked),
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu() - worked, 1),
        "pages_per_second": round(len(asked) / seconds, 1),
        "peak_memory_mb": max(peaks, default=0),
    }, [one.url for one in asked]


def peak_memory_mb() -> int:
    """The most memory that a crawl of this process has held so far, in megabytes: its worker, the browser apart (Linux)."""
    me = os.getpid()
    peaks = [0]
    for pid in Path(f"/proc/{me}/task/{me}/children").read_text(encoding="ascii").split():
        with contextlib.suppress(OSError):
            if "callsheet.worker" in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8"):
                status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
                peaks += [int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")]
    return max(peaks)


def cpu() -> float:
    """Seconds that finished child processes have worked: what counts on a machine that others share."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def bare(urls: list[str]) -> tuple[float, float]:
    """Seconds, and seconds of work, that Scrapy alone takes to fetch the same pages, one at a time a site."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(urls, file)
        file.flush()
        started, worked = time.perf_counter(), cpu()
        subprocess.run([sys.executable, __file__, "--bare", file.name], cwd=ROOT, check=True, capture_output=True)
        return time.perf_counter() - started, cpu() - worked


def fetch_bare(file: Path) -> None:
    """Fetch the URLs of a JSON list with a spider that reads nothing."""
    from scrapy import Request, Spider  # noqa: PLC0415
    from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415

    class Bare(Spider):
        name = "bare"

        async def start(self):  # type: ignore[no-untyped-def]
            for url in json.loads(file.read_text()):
                yield Request(url, dont_filter=True)

        def parse(self, response):  # type: ignore[no-untyped-def]
            """Read nothing."""

    process = AsyncCrawlerProcess(
        {
            "CONCURRENT_REQUESTS": PARALLEL,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
            "DOWNLOAD_DELAY": 0,
            "DOWNLOAD_MAXSIZE": 5_000_000,
            "RETRY_ENABLED": False,
            "REDIRECT_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "LOG_LEVEL": "ERROR",
        }
    )
    process.crawl(Bare)
    process.start()


def killed(urls: list[str], kills: int, seed: int) -> dict[str, object]:
    """Runs that are killed at random moments and resumed: how many lost or doubled an employer."""
    rand = random.Random(seed)  # noqa: S311
    lost = doubled = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(kills):
            journal = Path(folder) / f"journal-{number}"
            command = [sys.executable, __file__, "--journal", str(journal), *urls]
            run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
            time.sleep(rand.uniform(0.2, 6.0))
            run.kill()
            run.wait()
            subprocess.run([*command, "--resume"], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
            lines = [json.loads(line)["key"][0] for line in journal.read_bytes().splitlines()]
            lost += len(set(urls) - {key[0] for key in Journal(journal).finished()})
            doubled += len(lines) - len(set(lines))
    return {"kills": kills, "employers_lost": lost, "employers_doubled": doubled}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=110)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(2), "big"))
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--bare", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--journal", help=argparse.SUPPRESS)
    parser.add_argument("--resume", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("urls", nargs="*", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        asyncio.run(serve(given.sites, given.pages))
    elif given.bare:
        fetch_bare(given.bare)
    elif given.journal:
        options = CrawlOptions(delay=0, allow_private=True, browser="never", journal=given.journal, resume=given.resume)
        list(crawl([Employer(url, "x") for url in given.urls], options))
    else:
        measure(given)


def measure(given: argparse.Namespace) -> None:
    """The whole measurement, as lines of figures."""
    with web(given.sites, given.pages) as urls:
        figures, pages = ours(urls, given.pages)
        seconds, worked = bare(pages)
    figures["bare_seconds"], figures["bare_cpu_seconds"] = round(seconds, 1), round(worked, 1)
    figures["ratio_to_bare"] = round(seconds / float(str(figures["seconds"])), 2)
    figures["cpu_ratio_to_bare"] = round(worked / float(str(figures["cpu_seconds"])), 2)
    print(json.dumps(figures, indent=1))
    if given.kills:
        with web(12, 6) as urls:
            print(json.dumps({**killed(urls, given.kills, given.seed), "seed": given.seed}))


if __name__ == "__main__":
    main()
