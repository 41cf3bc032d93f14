"""The job ad of a crawl, for the pipelines: what it says of the role, and of who leads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pipelines.ranking import read_job

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from pipelines.ranking import JobAd


class PostingPipeline:
    """A pipeline that knows the job ad of its crawl."""

    def __init__(self, crawler: Crawler | None = None) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    def posting(self) -> JobAd | None:
        """The ad that the crawl's user gave, read; None when there is none or it could not be had."""
        given: tuple[bytes, str] | None = getattr(self.crawler.spider, "posting", None) if self.crawler else None
        return read_job(*given) if given else None
