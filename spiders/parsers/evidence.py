"""Marks on lines: what speaks for a line naming a person, seen from the line and its near surroundings alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property, lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.parsers import titles
from spiders.parsers.blocks import Block, Layout
from spiders.parsers.document import Document
from spiders.parsers.grammar import Reading, readings
from spiders.parsers.names import Name, fold
from spiders.parsers.tables import Tables
from spiders.parsers.weights import Features, weigh
from spiders.parsers.witness import witnesses

_KANA = re.compile(r"[\u3041-\u3096]")
_SPLIT = re.compile(r"[^a-z]+")
_HINTS = {
    "class_name": frozenset("name fullname person personname nombre nom naam navn namn fn".split()),
    "class_person": frozenset(
        "team member members staff people person profile employee leader leadership founder doctor attorney lawyer bio board director "
        "faculty researcher advisor mitarbeiter equipe equipo headshot".split()
    ),
    "class_quote": frozenset(
        "testimonial testimonials review reviews quote blockquote client customer author byline post article blog comment".split()
    ),
    "class_title": frozenset(
        "title position role job designation function occupation jobtitle subtitle puesto cargo poste funktion".split()
    ),
}


HOPELESS = -8.0
"""Log-odds of a name by itself below which nothing around it can make it one."""


class Candidate(NamedTuple):
    """A line that may name a person: how it is read, what speaks for and against it, and that in log-odds."""

    block: Block
    reading: Reading
    features: Features
    score: float


class Scene:
    """One page as the reader of people sees it: its lines, and what they say together."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.blocks = layout.blocks
        self.spans = layout.spans
        self.next_line = _next_lines(layout.blocks)
        self.line_before = _lines_before(layout.blocks)
        self.labels = _labels(layout.blocks)
        self.tables = Tables()
        self.names: dict[str, Features] = {}
        self.hinted: dict[HtmlElement, tuple[str, ...]] = {}

    @cached_property
    def prose(self) -> frozenset[str]:
        """Words that the page writes in lower case within longer lines: hardly names."""
        found: set[str] = set()
        for block in self.blocks:
            if len(block.text) > 50:
                found.update(word for word in block.text[:2000].split() if word.islower())
        return frozenset(found)

    @cached_property
    def landmarks(self) -> frozenset[str]:
        """The landmarks that are parts of the page: some pages stand in a menu's or a header's element as a whole."""
        counts = Counter(region for block in self.blocks for region in block.regions)
        return frozenset(region for region, count in counts.items() if count * 2 < len(self.blocks))

    @cached_property
    def japanese(self) -> bool:
        """Whether the page has Japanese syllables: there a family name of one character is rare."""
        return any(_KANA.search(block.text) for block in self.blocks[:200])

    @cached_property
    def units(self) -> bool:
        """Whether lines behind a ``br`` often name this organisation: then they name its units, not other employers."""
        lines = [block.text for block in self.blocks if block.broken and len(block.text) < 80]
        return sum(names_us(self, text) for text in lines) > max(2, 0.15 * len(lines))

    @cached_property
    def witnesses(self) -> dict[str, str]:
        """People of the page's structured data: folded name to folded job."""
        return witnesses(self.document)

    @cached_property
    def addresses(self) -> str:
        """All addresses of links and images, in lower case: a second place where names are spelt."""
        root = self.document.root
        links = (element.get("href") or "" for element in root.iter("a"))
        images = (element.get("src") or "" for element in root.iter("img"))
        return "\n".join(address[:200] for address in (*links, *images) if not address.startswith("data:")).lower()

    def named(self, name: Name) -> Features:
        """The features of a name on this page."""
        known = self.names.get(name.text)
        if known is None:
            known = self.names[name.text] = _of_name(self, name)
        return known

    def following(self, block: Block) -> Block | None:
        """The line after this one, images and bare links left out."""
        place = self.next_line[block.index + 1]
        return self.blocks[place] if place < len(self.blocks) else None

    def preceding(self, block: Block) -> Block | None:
        """The line before this one, images and bare links left out."""
        place = self.line_before[block.index]
        return self.blocks[place] if place >= 0 else None

    def hints(self, block: Block) -> tuple[str, ...]:
        """What the class names around the line say it holds."""
        element = block.element
        known = self.hinted.get(element)
        if known is None:
            known = self.hinted[element] = tuple(_hints(element))
        return known


def names_us(scene: Scene, text: str) -> bool:
    """Whether a word of the text stands in the name of the site."""
    host = scene.document.host
    return any(len(word) > 3 and word in host for word in re.findall(r"\w+", fold(text)))


def _next_lines(blocks: list[Block]) -> list[int]:
    """For each place in the page, the index of the first text line at or after it."""
    following = [len(blocks)] * (len(blocks) + 2)
    for block in reversed(blocks):
        following[block.index] = block.index if block.kind == "text" else following[block.index + 1]
    return following


def _lines_before(blocks: list[Block]) -> list[int]:
    """For each place in the page, the index of the last text line before it, or -1."""
    before, last = [], -1
    for block in blocks:
        before.append(last)
        if block.kind == "text":
            last = block.index
    return before


def _labels(blocks: list[Block]) -> dict[int, str]:
    """For each place of the pattern the word that most of its lines begin with, if there is one: a rank, a form of address."""
    first: dict[int, list[str]] = defaultdict(list)
    for block in blocks:
        if block.kind == "text" and " " in block.text and len(block.text) < 60:
            first[block.style].append(block.text.partition(" ")[0])
    found = {}
    for style, starts in first.items():
        if len(starts) >= 3:
            word, count = Counter(starts).most_common(1)[0]
            if count >= 0.6 * len(starts) and word.isalpha():
                found[style] = word
    return found


def _hints(element: HtmlElement) -> set[str]:
    found: set[str] = set()
    above: HtmlElement | None = element
    for depth in range(5):
        if above is None:
            break
        classes = above.get("class")
        if classes:
            near, far = _hints_of(classes)
            found |= near if depth < 2 else far
        above = above.getparent()
    return found


@lru_cache(maxsize=5_000)
def _hints_of(classes: str) -> tuple[frozenset[str], frozenset[str]]:
    """What class names say of the element itself, and of what stands deeper inside it."""
    parts = frozenset(_SPLIT.split(classes.lower()))
    near = frozenset(hint for hint, known in _HINTS.items() if not known.isdisjoint(parts))
    return near, near & {"class_person", "class_quote"}


def candidates(scene: Scene) -> list[Candidate]:
    """The likeliest reading of every line that can be read as a name, with or without a title."""
    found = []
    menus_apart = "nav" in scene.landmarks
    for block in scene.blocks:
        if block.kind != "link" and block.text and not (menus_apart and "nav" in block.regions):
            options = considered(scene, block)
            if options:
                found.append(max(options, key=lambda candidate: candidate.score))
    return found


def considered(scene: Scene, block: Block) -> list[Candidate]:
    """Every reading of one line that is worth weighing, weighed."""
    options = []
    around: Features | None = None
    for reading in readings(block, scene.labels.get(block.style, "")):
        named = scene.named(reading.name)
        if weigh(named, "own") < HOPELESS:
            continue
        if around is None:
            around = _surroundings(scene, block)
        features = {**named, **around}
        if not reading.rest:
            features["next_title"] = _fit(scene.following(block))
            features["prev_title"] = _fit(scene.preceding(block))
        else:
            fit = titles.likeness(reading.rest)
            features["rest_title"] = fit
            features[f"cut_{reading.cut}{'_title' if fit > 0 else ''}"] = 1.0
        options.append(Candidate(block, reading, features, weigh(features, "own")))
    return options


def _fit(block: Block | None) -> float:
    return max(-0.5, titles.likeness(block.text)) if block is not None else -0.5


def _of_name(scene: Scene, name: Name) -> Features:
    """What the name itself shows."""
    features: Features = {}
    for mark in name.marks:
        features[mark] = features.get(mark, 0.0) + 1.0
    if "eastern" in features and scene.japanese:
        features["japanese_family1"] = features.get("eastern_family1", 0.0)
    features["title_word"] = float(sum(map(titles.is_title_word, name.tokens)))
    features["prose_word"] = float(sum(word in scene.prose for word in name.tokens))
    features["witness"] = float(fold(name.text) in scene.witnesses)
    features["slug"] = float(_spelt_in(scene.addresses, name.tokens))
    return features


def _surroundings(scene: Scene, block: Block) -> Features:
    """What stands around the line."""
    before = scene.blocks[block.index - 1] if block.index else None
    features: Features = {
        "after_image": float(before is not None and before.kind == "image"),
        "image": float(block.kind == "image"),
        "link": float(bool(block.link)),
        "heading": float(block.level > 0),
        "bold": float(block.element.tag in ("strong", "b")),
    }
    column = scene.tables.column(block.element)
    if column:
        features[f"column_{column}"] = 1.0
    for mark in (*(block.regions & scene.landmarks), *scene.hints(block)):
        features[mark] = 1.0
    return features


def _spelt_in(addresses: str, tokens: tuple[str, ...]) -> bool:
    """Whether an address spells the name: jane-doe, jane.doe, doe_jane, janedoe."""
    if len(tokens) < 2 or not all(token.isascii() for token in tokens):
        return False
    first, last = (token.strip(".'-").replace("'", "") for token in (tokens[0], tokens[-1]))
    if len(first) < 2 or len(last) < 2 or len(first) + len(last) < 6:
        return False
    if first not in addresses or last not in addresses:
        return False
    return any(
        f"{a}{mark}{b}" in addresses
        for a, b in ((first, last), (last, first))
        for mark in ("-", ".", "_", "", "+", "%20")
    )
