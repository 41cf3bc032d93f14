"""Fits the weights of data/people.toml on folders of labelled pages, and measures them on pages held out.

    python tools/fit_people.py FOLDER [FOLDER ...]              fit on all pages and write data/people.toml
    python tools/fit_people.py --folds 5 FOLDER [FOLDER ...]    only measure: fit without each fifth of the organisations

A folder holds ``gold.jsonl``, one page a line: ``{"page": PATH, "url": URL, "site": HOST, "people": [{"name", "title",
"titles_alt"?, "aliases"?, "optional"?}], "not_people"?: [NAME]}``. Logistic regression with ridge, by AdaGrad in a fixed
order: the same folders give the same weights.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import math
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from data import table
from spiders.parsers.document import Document, read_document
from spiders.parsers.evidence import candidates, considered
from spiders.parsers.halves import put_together
from spiders.parsers.kind import page_kind
from spiders.parsers.lines import taken_apart
from spiders.parsers.names import fold, key, same_person
from spiders.parsers.pattern import group_features
from spiders.parsers.people import read_people
from spiders.parsers.records import records
from spiders.parsers.scene import Scene
from spiders.parsers.slots import slot_features
from spiders.parsers.walk import read_blocks
from spiders.parsers.weights import Features

MODELS = ("own", "group", "title", "slot")
ROUNDS = 30
NEGATIVE = 0.15
"""Weight of a line on a page that shows nobody: such pages are many and alike."""
RIDGE = {"own": 3e-3, "group": 3e-3, "title": 5e-3, "slot": 2e-3}
Sample = tuple[Features, float, float]


class LabelledPage:
    """A page, and what a careful reader found on it."""

    def __init__(self, document: Document, site: str, people: list[dict[str, Any]], others: list[str]) -> None:
        self.document = document
        self.site = site
        self.people = people
        self.others = {key(name) for name in others}
        self.kind = page_kind(document)
        self.scene = Scene(document, taken_apart(put_together(read_blocks(document.root))))
        self._known: dict[str, dict[str, Any] | None] = {}
        self._rows: list[Sample] | None = None

    def person(self, name: str) -> dict[str, Any] | None:
        """The labelled person of that name."""
        if name not in self._known:
            names = ((n, person) for person in self.people for n in (person["name"], *person.get("aliases", ())))
            self._known[name] = next(
                (person for n, person in names if key(n) == key(name) or same_person(n, name)), None
            )
        return self._known[name]

    def counts(self, name: str) -> bool:
        """Whether a name says something for or against: neither optional people nor other organisations' do."""
        person = self.person(name)
        return key(name) not in self.others and not (person and person.get("optional"))

    def name_samples(self) -> list[Sample]:
        """Every reading of every line, and whether it names a labelled person."""
        if self._rows is None:
            blocks = (block for block in self.scene.blocks if block.kind != "link" and block.text)
            options = [candidate for block in blocks for candidate in considered(self.scene, block)]
            self._rows = self._labelled((option.reading.name.text, option.features) for option in options)
        return self._rows

    def group_samples(self) -> list[Sample]:
        """The best reading of every line, with what its place in the pattern says."""
        found = group_features(self.scene, self.kind, candidates(self.scene))
        return self._labelled((candidate.reading.name.text, features) for candidate, features in found)

    def _labelled(self, rows: Iterable[tuple[str, Features]]) -> list[Sample]:
        labelled = [(features, float(self.person(name) is not None)) for name, features in rows if self.counts(name)]
        positive = sum(label for _, label in labelled)
        weight = 1 / math.sqrt(max(4, positive)) if positive else NEGATIVE
        return [(features, label, weight) for features, label in labelled]

    def title_samples(self, model: str) -> Iterator[Sample]:
        """Every option for the title of every labelled person, and whether it is the labelled one."""
        likely = group_features(self.scene, self.kind, candidates(self.scene))
        people = [candidate for candidate, _ in likely if self._titled(candidate.reading.name.text)]
        found = records(self.scene, people)
        weight = 1 / math.sqrt(max(4, len(found)))
        for record, options in zip(found, slot_features(self.scene, found), strict=True):
            person = self.person(record.candidate.reading.name.text) or {}
            for option, features in options:
                label = float(bool(person.get("title")) and same_title(person, option.text))
                yield (option.features if model == "title" else features), label, weight

    def _titled(self, name: str) -> bool:
        return self.counts(name) and self.person(name) is not None


def read_folder(folder: Path) -> Iterator[LabelledPage]:
    """The labelled pages of one folder."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        if not row.get("needs_js"):
            document = read_document((folder / str(row["page"])).read_bytes(), str(row["url"]))
            yield LabelledPage(document, row.get("site") or document.host, row["people"], row.get("not_people") or [])


def same_title(person: dict[str, Any], text: str | None) -> bool:
    """Whether the text is the person's labelled title, or nine tenths alike."""
    wanted = [fold(t or "") for t in (person.get("title"), *person.get("titles_alt", ()))]
    got = fold(text or "")
    return any(
        got == w or (w and got and difflib.SequenceMatcher(None, w, got, autojunk=False).ratio() >= 0.9) for w in wanted
    )


def samples(pages: Iterable[LabelledPage], model: str) -> list[Sample]:
    """What one model learns from."""
    if model == "own":
        return [sample for page in pages for sample in page.name_samples()]
    if model == "group":
        return [sample for page in pages for sample in page.group_samples()]
    return [sample for page in pages for sample in page.title_samples(model)]


def logistic(rows: list[Sample], ridge: float) -> dict[str, float]:
    """Weights of a logistic regression by AdaGrad (Duchi, Hazan and Singer, JMLR 2011), averaged over the later rounds."""
    rows = [
        ({name: value for name, value in features.items() if value}, label, weight) for features, label, weight in rows
    ]
    weights: dict[str, float] = {"bias": 0.0}
    squares: dict[str, float] = {}
    order = random.Random(0)  # noqa: S311
    kept: dict[str, float] = {}
    for number in range(ROUNDS):
        order.shuffle(rows)
        for features, label, weight in rows:
            score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - label) * weight
            for name, value in (("bias", 1.0), *features.items()):
                slope = error * value + (ridge * weight * weights.get(name, 0.0) if name != "bias" else 0.0)
                squares[name] = squares.get(name, 1e-6) + slope * slope
                weights[name] = weights.get(name, 0.0) - 0.3 * slope / math.sqrt(squares[name])
        if number >= ROUNDS // 2:
            kept = {name: kept.get(name, 0.0) + weight / (ROUNDS - ROUNDS // 2) for name, weight in weights.items()}
    return {name: round(weight, 2) for name, weight in sorted(kept.items()) if abs(weight) >= 0.005 or name == "bias"}


def fit(pages: list[LabelledPage]) -> None:
    """Fits the four models one after the other, each on what those before it say, and puts them in the shared table."""
    for model in MODELS:
        table("people.toml")[model] = logistic(samples(pages, model), RIDGE[model])


def page_f1(page: LabelledPage) -> tuple[float, float]:
    """F1 of (name, title) pairs and of names on one page."""
    got = read_people(page.document)
    matched = [(page.person(person.name), person) for person in got]
    kept = [(p, person) for p, person in matched if p is None or not p.get("optional")]
    wanted = [p for p in page.people if not p.get("optional")]
    if not wanted and not kept:
        return 1.0, 1.0
    names = len({id(p) for p, _ in kept if p is not None})
    pairs = len({id(p) for p, person in kept if p is not None and same_title(p, person.title)})
    return 2 * pairs / (len(kept) + len(wanted)), 2 * names / (len(kept) + len(wanted))


def held_out(pages: list[LabelledPage], folds: int) -> tuple[float, float]:
    """Mean F1 of pairs and of names per page, each organisation read with weights fitted without it."""
    sites = sorted({page.site for page in pages}, key=lambda site: hashlib.sha256(site.encode()).hexdigest())
    scores = []
    for fold_number in range(folds):
        out = set(sites[fold_number::folds])
        fit([page for page in pages if page.site not in out])
        scores += [page_f1(page) for page in pages if page.site in out]
    return sum(pair for pair, _ in scores) / len(scores), sum(name for _, name in scores) / len(scores)


def write(folders: list[Path], figures: str) -> None:
    """Writes the fitted tables with a digest of what they were fitted on."""
    digest = hashlib.sha256(b"".join((folder / "gold.jsonl").read_bytes() for folder in folders)).hexdigest()[:16]
    lines = [
        "# Weights in log-odds, fitted by tools/fit_people.py; do not edit by hand.",
        f"# Labels: sha256 {digest}. {figures}",
    ]
    for model in MODELS:
        lines += ["", f"[{model}]", *(f"{name} = {weight}" for name, weight in table("people.toml")[model].items())]
    Path("data/people.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    pages = [page for folder in options.folders for page in read_folder(folder)]
    if options.folds:
        pair, name = held_out(pages, options.folds)
        print(f"{len(pages)} pages held out by organisation: pair F1 {pair:.4f}, name F1 {name:.4f}")
        return
    fit(pages)
    scores = [page_f1(page) for page in pages]
    pair, name = (sum(score[i] for score in scores) / len(scores) for i in (0, 1))
    print(f"{len(pages)} pages, as fitted: pair F1 {pair:.4f}, name F1 {name:.4f}")
    write(options.folders, f"{len(pages)} pages, as fitted: pair F1 {pair:.3f}, name F1 {name:.3f}.")


if __name__ == "__main__":
    main()
