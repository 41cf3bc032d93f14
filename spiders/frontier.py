"""What a crawl still wants to see: the leads found so far, best first, each page once and in one language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from spiders.addresses import page_key
from spiders.languages import language_of
from spiders.leads import Lead, weights

if TYPE_CHECKING:
    from collections.abc import Iterable


class Frontier:
    """Leads of one site; ``take`` hands out the best one that is left.

    Pages in another language than the crawl's are kept apart until ``open_translations`` is called.
    """

    def __init__(self) -> None:
        self.language: str | None = None
        self._spoken: str | None = None
        self._waiting: dict[str, Lead] = {}
        self._translations: dict[str, Lead] = {}
        self._seen: set[str] = set()
        self._taken = Counter[str]()

    def speak(self, language: str | None) -> None:
        """Keep to a language, unless one was chosen before."""
        if not self._spoken:
            self.language = self._spoken = language

    def add(self, leads: Iterable[Lead], translations: frozenset[str] = frozenset()) -> None:
        """Take in leads; of two to the same page the better one counts."""
        for lead in leads:
            key = page_key(lead.url)
            if key in self._seen:
                continue
            language = language_of(lead.url)
            foreign = lead.url in translations or (language not in (None, self.language) and self.language is not None)
            pile = self._translations if foreign else self._waiting
            if key not in pile or pile[key].score < lead.score:
                pile[key] = lead

    def take(self) -> Lead | None:
        """The best lead that is worth a request and not yet seen; None when there is none."""
        follow = weights()["follow"]
        while self._waiting:
            key = max(self._waiting, key=lambda k: self._waiting[k].score)
            lead = self._waiting.pop(key)
            if lead.score < follow["least"]:
                self._waiting.clear()
                return None
            if key not in self._seen and self._taken[lead.goal] < follow.get(lead.goal, 1000):
                self._seen.add(key)
                self._taken[lead.goal] += 1
                return lead
        return None

    def visited(self, url: str) -> None:
        """Note that a page was read, under whatever URL it answered."""
        self._seen.add(page_key(url))

    def has_seen(self, url: str) -> bool:
        """Whether the page was asked for already."""
        return page_key(url) in self._seen

    def waiting(self) -> int:
        """How many pages that are worth a request were not asked for."""
        least = weights()["follow"]["least"]
        return sum(lead.score >= least and key not in self._seen for key, lead in self._waiting.items())

    def open_translations(self) -> None:
        """Let the pages in other languages take part."""
        self._waiting.update(self._translations)
        self._translations.clear()
        self.language = None
