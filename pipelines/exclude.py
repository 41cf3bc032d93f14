"""Sets aside who is named but never offered: human resources, the board, assistants, former staff."""

from __future__ import annotations

from dataclasses import replace

from pipelines.posting import PostingPipeline
from pipelines.ranking import set_aside
from spiders.items import Company


class ExcludePipeline(PostingPipeline):
    """Fills ``excluded`` of a company for its role, with the crawl's job ad if there is one; ``people`` stay complete."""

    def process_item(self, item: Company) -> Company:
        """The same company, with everybody set aside who is not to be offered for ``item.role``."""
        return replace(item, excluded=set_aside(item.people, item.role, self.posting()))
