"""The job ad of a crawl, for the pipelines: what it says of the role, and of who leads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.ranking import read_job

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from pipelines.ranking import JobAd


def posting_of(crawler: Crawler | None) -> JobAd | None:
    """The ad that the crawl's user gave, read; None when there is none or it could not be had."""
    given: tuple[bytes, str] | None = getattr(crawler.spider, "posting", None) if crawler else None
    return read_job(*given) if given else None
