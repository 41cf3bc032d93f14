"""The child process of :mod:`callsheet.crawl`: runs Scrapy, one crawler an employer, and prints JSON lines.

Standard input gives one line, ``{"employers": {index: ...}, "options": {...}}``, and stays open: when it ends, the parent is
gone and so is this process. Standard output gets ``{"event": "page", ...}`` and ``{"event": "company", ...}``.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from spiders import settings as defaults
from spiders.cache import sweep
from spiders.company import PAGE_READ, CompanySpider
from spiders.items import Company, Page, Status


class Worker:
    """Runs the crawls of one job."""

    def __init__(self, job: dict[str, Any], out: Any) -> None:
        self.employers: dict[int, dict[str, Any]] = {int(index): one for index, one in job["employers"].items()}
        self.options: dict[str, Any] = job["options"]
        self.out = out
        self.process = AsyncCrawlerProcess(crawl_settings(self.options))
        self.gate = asyncio.Semaphore(self.options["parallel"])

    def run(self) -> None:
        """Crawl everything; returns when all is said."""
        from twisted.internet import reactor  # noqa: PLC0415 - the process above chose which reactor it is

        loop = asyncio.get_event_loop()
        everything = loop.create_task(self.crawl_all())
        stop: Any = reactor
        everything.add_done_callback(lambda _: stop.stop())
        self.process.start(stop_after_crawl=False)

    async def crawl_all(self) -> None:
        """All employers, so many at a time."""
        await asyncio.gather(*(self.crawl_one(index, one) for index, one in self.employers.items()))

    async def crawl_one(self, index: int, employer: dict[str, Any]) -> None:
        """One employer; says exactly one company."""
        said: list[Company] = []
        async with self.gate:
            crawler = self.process.create_crawler(CompanySpider)

            def on_page(page: Page) -> None:
                row = {"url": page.url, "status": page.status, "people": page.people, "note": page.note}
                self.say({"event": "page", "page": {"site": employer["site"], **row}})

            def on_item(item: Company) -> None:
                said.append(item)

            crawler.signals.connect(on_page, PAGE_READ)
            crawler.signals.connect(on_item, signals.item_scraped)
            words = {key: employer[key] for key in ("site", "role", "job")}
            await self.process.crawl(crawler, **words, start=" ".join(employer["start"]))
        company = said[0] if said else failed(employer)
        self.say({"event": "company", "index": index, "company": asdict(company)})

    def say(self, event: dict[str, Any]) -> None:
        """One line to the parent, at once."""
        self.out.write(json.dumps(event, ensure_ascii=False) + "\n")
        self.out.flush()


def failed(employer: dict[str, Any]) -> Company:
    """What is said of an employer when our own code broke."""
    reason = "callsheet itself failed on this site; --verbose shows how"
    return Company(site=employer["site"], role=employer["role"], status=Status.UNREACHABLE, reason=reason)


def crawl_settings(options: dict[str, Any]) -> Settings:
    """Scrapy's settings for a job: the project's, with what the user decided."""
    settings = Settings()
    settings.setmodule(defaults, priority="project")
    chosen = {
        "DOWNLOAD_DELAY": options["delay"],
        "PAGE_LIMIT": options["max_pages"],
        "BROWSER": options["browser"],
        "ALLOW_PRIVATE": options["allow_private"],
        "REFRESH": options["refresh"],
        "HTTPCACHE_ENABLED": options["delay"] > 0,
    }
    settings.update(chosen, priority="cmdline")
    return settings


def end_with(parent: Any) -> None:
    """Wait for the end of standard input, then end this process: nobody listens any more."""
    parent.read()
    os._exit(1)


def main() -> None:
    """Read the job, crawl, print."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever prints by accident must not stand among the events
    gc.set_threshold(50_000, 20, 50)  # trees and links are many and short-lived: this saves a fifth of the time
    job = json.loads(sys.stdin.readline())
    sweep(Path(defaults.HTTPCACHE_DIR), defaults.HTTPCACHE_EXPIRATION_SECS)
    threading.Thread(target=end_with, args=(sys.stdin,), daemon=True).start()
    Worker(job, out).run()


if __name__ == "__main__":
    main()
