"""Names whom to call about the role, and what to ask the switchboard."""

from __future__ import annotations

from dataclasses import replace

from pipelines.posting import PostingPipeline
from pipelines.ranking import judge
from spiders.items import Company


class RankPipeline(PostingPipeline):
    """Fills ``candidates`` and ``question`` of a company for its role, with the crawl's job ad if there is one."""

    def process_item(self, item: Company) -> Company:
        """The same company with its likeliest hiring managers, best first; those in ``excluded`` are left out."""
        aside = {exclusion.person for exclusion in item.excluded}
        near = [person for person in item.people if person not in aside]
        ranking = judge(near, item.role, self.posting())
        return replace(item, candidates=ranking.candidates, question=ranking.question)
