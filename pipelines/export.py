"""The last pipeline: finished companies go to the files that the setting ``EXPORT_FILES`` names."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler

from pipelines.formats import write
from spiders.items import Company


class ExportPipeline:
    """Writes every company of the run to each file, in the format its suffix says, when the crawl ends."""

    def __init__(self, files: list[str]) -> None:
        self.paths = [Path(file) for file in files]
        self.companies: list[Company] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the file names from the setting ``EXPORT_FILES`` (comma-separated; none by default)."""
        return cls(crawler.settings.getlist("EXPORT_FILES"))

    def process_item(self, item: Company) -> Company:
        """Remember the company and hand it on."""
        if self.paths:
            self.companies.append(item)
        return item

    def close_spider(self) -> None:
        """Write the files, each in one step."""
        for path in self.paths:
            write(self.companies, path)
