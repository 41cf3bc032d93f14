"""What a job ad says against the published people: whom it names, and to which title the role reports."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.ranking.ads import JobAd, Named
from pipelines.ranking.roster import Entry
from pipelines.ranking.text import fold
from pipelines.ranking.titles import TitleClass, classify
from spiders.items import Person, Source

NAMED = {"manager": "named in the posting as the manager", "contact": "named in the posting as the contact"}


@dataclass(frozen=True, slots=True)
class Posting:
    """A job ad, or none, asked about people."""

    ad: JobAd | None = None

    def named(self, person: Person) -> Named | None:
        """How the posting names ``person``, if it does: all words of the shorter name stand in the longer one."""
        return (
            next((named for named in self.ad.people if same_name(named.name, person.name)), None) if self.ad else None
        )

    def signals(self, entry: Entry) -> dict[str, float]:
        """Signals that outweigh all others (data/ranking/weights.toml, ``[posting]``)."""
        if not self.ad:
            return {}
        named, found = self.named(entry.person), {}
        if named and named.kind in NAMED:
            found[f"posting.{named.kind}"] = 1.0
        if self.ad.reports_to and (fits := title_fit(classify(self.ad.reports_to), entry)) > 0.5:
            found["posting.reports to"] = fits
        return found

    def reasons(self, entry: Entry) -> list[str]:
        """What the posting says of the person, in words."""
        said = self.signals(entry)
        found = [text for kind, text in NAMED.items() if f"posting.{kind}" in said]
        if "posting.reports to" in said and self.ad:
            found.append(f"the posting says that the role reports to the {self.ad.reports_to}")
        return found

    def newcomers(self, people: tuple[Person, ...]) -> tuple[Person, ...]:
        """People whom only the posting names."""
        if not self.ad:
            return ()
        ad = self.ad
        return tuple(
            Person(
                named.name,
                named.title or None,
                named.email or None,
                named.phone or None,
                sources=(Source(ad.url, named.quote, "posting"),),
            )
            for named in ad.people
            if not any(same_name(named.name, person.name) for person in people)
        )


def same_name(one: str, other: str) -> bool:
    """Whether two names are of one person: at least two words each, those of the shorter all in the longer."""
    a, b = set(fold(one).replace(".", " ").split()), set(fold(other).replace(".", " ").split())
    return min(len(a), len(b)) >= 2 and (a <= b or b <= a)


def title_fit(wanted: TitleClass, entry: Entry) -> float:
    """How well a published title is the one that the posting names, 0 to 1: the same level, function and words."""
    if wanted.words == entry.title.words and abs(wanted.rank - entry.rank) < 0.3:
        return 1.0
    level = max(0.0, 1 - abs(wanted.rank - entry.rank) / 2)
    families = {function.family for function in wanted.lead}
    if not families:
        return 0.8 * level if not entry.families and level == 1 else 0.0
    function = len(families & entry.families) / len(families)
    words = len(set(wanted.words) & entry.words) / max(1, len(set(wanted.words) | entry.words))
    return 0.4 * level + 0.3 * function + 0.3 * words if function else 0.0
