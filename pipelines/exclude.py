"""Sets aside who is named but never offered: human resources, the board, assistants, former staff."""

from __future__ import annotations

from dataclasses import replace

from pipelines.ranking import set_aside
from spiders.items import Company


class ExcludePipeline:
    """Fills ``excluded`` of a company for its role; its ``people`` stay complete."""

    def process_item(self, item: Company) -> Company:
        """The same company, with everybody set aside who is not to be offered for ``item.role``."""
        return replace(item, excluded=set_aside(item.people, item.role))
