"""The slot of a record that holds the title: the place where the records of one kind show titles."""

from __future__ import annotations

from collections import defaultdict

from spiders.parsers.options import Option, Place, options_of
from spiders.parsers.records import Record
from spiders.parsers.scene import Scene
from spiders.parsers.weights import Features, probability, support, weigh

FAINT = 0.15
"""Share of the other side's titles below which a side of the names shows none."""

SURE = 0.7
"""Chance of a line being a title from which on it counts as one that surely is."""


def titles_of(scene: Scene, found: list[Record]) -> list[str | None]:
    """The title of each record, or None where no line of it stands in a slot for titles."""
    answers: list[str | None] = []
    for options in slot_features(scene, found):
        scored = [(weigh(features, "slot"), option) for option, features in options]
        best = max(scored, key=lambda pair: pair[0], default=None)
        answers.append(best[1].text if best and best[0] > 0 else None)
    return answers


def slot_features(scene: Scene, found: list[Record]) -> list[list[tuple[Option, Features]]]:
    """For each record its options, each with its own score and what the same place says in the other records."""
    by_style = len({record.candidate.block.style for record in found}) * 2 <= len(found)
    every = [options_of(scene, record, by_style) for record in found]
    groups: dict[int, list[int]] = defaultdict(list)
    for place, record in enumerate(found):
        block = record.candidate.block
        groups[block.style if by_style else block.shape].append(place)
    answer: list[list[tuple[Option, Features]]] = [[] for _ in found]
    for members in groups.values():
        slots = _Slots([every[member] for member in members], all(found[member].card for member in members))
        for member in members:
            answer[member] = [(option, slots.features(option)) for option in every[member]]
    return answer


class _Slots:
    """The places where the records of one kind may show titles, and how well each explains them all."""

    def __init__(self, group: list[list[Option]], cards: bool) -> None:
        self.cards = cards
        self.size = len(group)
        self.chances: dict[Place, list[float]] = defaultdict(list)
        self.texts: dict[Place, set[str]] = defaultdict(set)
        for options in group:
            for option in options:
                self.chances[option.place].append(probability(option.score))
                self.texts[option.place].add(option.text)
        self.totals = {place: sum(chances) for place, chances in self.chances.items()}
        self.best = max(self.totals, key=lambda place: self.totals[place], default=None)
        self.sure = {place: sum(chance > SURE for chance in chances) for place, chances in self.chances.items()}
        self.all = sum(self.totals.values())
        self.lines = sum(len(chances) for place, chances in self.chances.items() if place[0] == "line")
        self.titled_lines = sum(total for place, total in self.totals.items() if place[0] == "line")
        self.first, self.last = ({option.place for option in options} for options in (group[0], group[-1]))
        self.side = self._side(group)

    def _side(self, group: list[list[Option]]) -> str:
        """In a list without cards each title stands between two names: which of them it belongs to, the ends of the list tell.

        Titles above their names leave none behind the last name, titles below none before the first one.
        """
        if self.size < 2 or self.cards:
            return ""
        above, below = (
            max((p for p in self.totals if p[0] == side), key=lambda p: self.totals[p], default=None)
            for side in ("before", "after")
        )
        if above is None or below is None:
            return ""
        weak = FAINT * max(self.totals[above], self.totals[below])
        if min(self.totals[above], self.totals[below]) < weak:
            return "before" if self.totals[below] < weak else "after"
        ends = (above in self.first, below in self.last)
        return {(True, False): "before", (False, True): "after"}.get(ends, "")

    def features(self, option: Option) -> Features:
        """What the option's place says in the other records."""
        place, chances = option.place, self.chances[option.place]
        on_line = place[0] == "line"
        total, count = (self.titled_lines, self.lines) if on_line else (self.totals[place], len(chances))
        best = self.totals[self.best] if self.best else 0.0
        own = probability(option.score)
        sure = self.sure[place] - (own > SURE)
        return {
            "own": max(-6.0, min(6.0, option.score)),
            "slot": support(self.totals[place], own, len(chances)),
            "coverage": count / self.size if self.size > 1 else 0.0,
            "rivals": (self.all - total) / self.size,
            "sure": min(1.0, sure / (0.3 * self.size)),
            "winner": float(self.size > 1 and total >= best),
            "right_side": float(place[0] == self.side),
            "before_card": float(place[0] == "before" and self.cards),
            "before_flat": float(place[0] == "before" and not self.cards),
            "wrong_side": float(bool(self.side) and place[0] not in (self.side, "line")),
        }
