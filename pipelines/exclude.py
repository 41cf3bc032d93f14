"""Sets aside who is named but never offered: human resources, the board, assistants, former staff."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from pipelines.posting import posting_of
from pipelines.ranking import set_aside
from spiders.items import Company

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class ExcludePipeline:
    """Fills ``excluded`` of a company for its role, with the crawl's job ad if there is one; ``people`` stay complete."""

    def __init__(self, crawler: Crawler | None = None) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_item(self, item: Company) -> Company:
        """The same company, with everybody set aside who is not to be offered for ``item.role``."""
        return replace(item, excluded=set_aside(item.people, item.role, posting_of(self.crawler)))
