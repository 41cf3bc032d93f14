"""Names whom to call about the role, and what to ask the switchboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from pipelines.posting import posting_of
from pipelines.ranking import judge
from spiders.items import Company

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class RankPipeline:
    """Fills ``candidates`` and ``question`` of a company for its role, with the crawl's job ad if there is one."""

    def __init__(self, crawler: Crawler | None = None) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_item(self, item: Company) -> Company:
        """The same company with its likeliest hiring managers, best first; those in ``excluded`` are left out."""
        aside = {exclusion.person for exclusion in item.excluded}
        near = [person for person in item.people if person not in aside]
        ranking = judge(near, item.role, posting_of(self.crawler))
        return replace(item, candidates=ranking.candidates, question=ranking.question)
