"""Fits the weights of the ranking to reporting lines, and measures them on organisations that were left out.

    python tools/fit_ranking.py FOLDER [--write] [--misses ORG]

FOLDER holds published staff lists (see reporting_lines.py); the invented organisations of tests/ranking are fitted along.
The model is a conditional logit (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974): the chance
of a person is exp(score) over the sum for everybody listed; the fit makes the published managers likely, with a pull
towards 0 that keeps weights of rare signals small. Needs numpy and scipy: ``pip install --group fit``.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean

import numpy as np
from reporting_lines import Organisation, Question, questions, read_outline, read_published
from scipy.optimize import minimize

from data import table
from pipelines.ranking.aside import kind_aside
from pipelines.ranking.query import ask
from pipelines.ranking.roles import read_role
from pipelines.ranking.roster import prepare
from pipelines.ranking.signals import signals

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "data/ranking/weights.toml"
SCALE = ROOT / "data/ranking/scale.toml"
FITTED = "# Fitted by tools/fit_ranking.py from here on."
BY_HAND = frozenset({"hands.place", "leads.place"})
PENALTY = 0.0004
INVENTED, COMPANY, HANDS_ON = 2.0, 3.0, 2.0
"""How much a question counts: of an invented organisation, of a real company, and for a role that is no rank itself."""

LIMITS: dict[str, tuple[float | None, float | None]] = {
    ".step.below": (None, -3.0),
    ".step.same": (None, -1.2),
    ".level.none": (None, -1.5),
    "hands.relation.narrow.middle": (1.0, None),
    "hands.relation.same.high": (None, 0.6),
    ".equal.": (None, 1.0),
    ".words.title": (0.0, None),
    ".words.of": (0.0, None),
    ".words.best": (0.0, None),
    ".ladder.": (0.0, None),
}
"""What is known before any list is read: hardly anybody is led by somebody of their own rank or below, and a manager of
one part of the function is nearer to the work than the vice president of all of it."""

RANKS = re.compile(
    r"\b(director|head|chief|deputy|president|vp|commissioner|secretary|executive|superintendent|commander|general|consul|governor)\b",
    re.IGNORECASE,
)
Answer = tuple[Question, list[tuple[str, float]]]


@dataclass(frozen=True)
class Task:
    """A question as numbers: ids of the people, the row of each, and the rows of signals, alike people sharing one."""

    question: Question
    ids: list[str]
    row_of: list[int]
    rows: list[dict[str, float]]


def read_task(question: Question) -> Task:
    """The signals of everybody who may be offered for the role."""
    role = read_role(question.role)
    query = ask(role, prepare(question.people))
    entries = [entry for entry in query.roster.entries if not kind_aside(entry, role)]
    rows: dict[tuple[tuple[str, float], ...], int] = {}
    row_of = [rows.setdefault(tuple(sorted(signals(query, entry).items())), len(rows)) for entry in entries]
    return Task(question, [entry.person.id for entry in entries], row_of, [dict(row) for row in rows])


class Model:
    """All tasks as one matrix, a row for each kind of person in each task."""

    def __init__(self, tasks: list[Task]) -> None:
        """Lay out ``tasks``, leaving out those whose manager is not among the people who may be offered."""
        self.tasks = [task for task in tasks if task.rows and any(task.question.gold.get(p) == 3 for p in task.ids)]
        self.unanswerable = [task for task in tasks if task not in self.tasks]
        self.names = sorted({name for task in tasks for row in task.rows for name in row} - BY_HAND)
        column = {name: i for i, name in enumerate(self.names)}
        self.starts = np.cumsum([0, *(len(task.rows) for task in self.tasks)])
        self.x = np.zeros((self.starts[-1], len(self.names)))
        self.many, self.right = np.zeros(self.starts[-1]), np.full(self.starts[-1], -1e9)
        for start, task in zip(self.starts, self.tasks, strict=False):
            for i, row in enumerate(task.rows):
                known = {column[name]: value for name, value in row.items() if name in column}
                self.x[start + i, list(known)] = list(known.values())
            for i, count in Counter(task.row_of).items():
                self.many[start + i] = math.log(count)
            good = (
                row for row, person in zip(task.row_of, task.ids, strict=True) if task.question.gold.get(person) == 3
            )
            for i, count in Counter(good).items():
                self.right[start + i] = math.log(count)

    def importance(self, left: set[str]) -> np.ndarray:
        """How much each task counts: less the more an organisation asks, nothing for those ``left`` out."""
        asked = Counter((task.question.org.name, task.question.view) for task in self.tasks)
        found = []
        for task in self.tasks:
            org = task.question.org
            weight = (INVENTED if org.invented else COMPANY if org.company else 1.0) / math.sqrt(
                asked[org.name, task.question.view]
            )
            found.append(0.0 if org.name in left else weight * (1.0 if RANKS.search(task.question.role) else HANDS_ON))
        return np.array(found)

    def fit(self, left: set[str], start: np.ndarray | None = None) -> np.ndarray:
        """Weights that make the right people of all tasks but those of ``left`` most likely."""
        share = self.importance(left)
        share = share / share.sum()
        begin, group = self.starts[:-1], np.repeat(np.arange(len(self.tasks)), np.diff(self.starts))

        def chances(z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            top = np.maximum.reduceat(z, begin)
            e = np.exp(z - top[group])
            total = np.add.reduceat(e, begin)
            return np.log(total) + top, e / total[group]

        def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
            z = self.x @ w
            every, p = chances(z + self.many)
            right, q = chances(z + self.right)
            slope = self.x.T @ ((p - q) * share[group])
            return float(share @ (every - right) + PENALTY * w @ w), slope + 2 * PENALTY * w

        first = np.zeros(len(self.names)) if start is None else start
        bounds = [next((limit for part, limit in LIMITS.items() if part in name), (None, None)) for name in self.names]
        return np.asarray(minimize(loss, first, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 300}).x)

    def answers(self, w: np.ndarray, orgs: set[str]) -> list[Answer]:
        """For each question of ``orgs`` its people, best first, with their chances; none where the answer is set aside."""
        z = self.x @ w
        found: list[Answer] = [(task.question, []) for task in self.unanswerable if task.question.org.name in orgs]
        for a, b, task in zip(self.starts, self.starts[1:], self.tasks, strict=False):
            if task.question.org.name in orgs:
                e = np.exp(z[a:b] - z[a:b].max())
                p = e / (e * np.exp(self.many[a:b])).sum()
                people = [(person, float(p[row])) for person, row in zip(task.ids, task.row_of, strict=True)]
                found.append((task.question, sorted(people, key=lambda row: (-round(row[1], 9), row[0]))))
        return found


def figures(answers: list[Answer]) -> dict[str, tuple[float, float]]:
    """Hit 1 and hit 3: by organisation for leaders and staff, by question for companies and hands-on roles."""
    rows = []
    for question, ranked in answers:
        first = next((place for place, (person, _) in enumerate(ranked) if question.gold.get(person) == 3), 99)
        rows.append((question, float(first < 1), float(first < 3)))
    found = {}
    for view in ("leaders", "staff"):
        orgs = defaultdict(list)
        for question, *hits in rows:
            if question.view == view:
                orgs[question.org.name].append(hits)
        found[view] = tuple(
            round(mean(mean(hit[k] for hit in hits) for hits in orgs.values()), 3) if orgs else 0.0 for k in (0, 1)
        )
    for name, belongs in (("companies", lambda q: q.org.company), ("hands_on", lambda q: not RANKS.search(q.role))):
        group = [hits for question, *hits in rows if belongs(question)]
        found[name] = tuple(round(mean(hit[k] for hit in group), 3) if group else 0.0 for k in (0, 1))
    return found


def reliability(answers: list[Answer]) -> str:
    """How often the first named leads the role, or stands anywhere above it, by the chance that was given."""
    lines = ["chance of the first   questions   leads the role   anywhere above"]
    edges = (0.0, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 1.01)
    for low, high in pairwise(edges):
        group = [
            question.gold.get(ranked[0][0], 0) for question, ranked in answers if ranked and low <= ranked[0][1] < high
        ]
        if group:
            lead, above = mean(grade == 3 for grade in group), mean(grade > 0 for grade in group)
            lines.append(f"{low:4.0%} to {min(high, 1):4.0%} {len(group):17} {lead:16.0%} {above:16.0%}")
    return "\n".join(lines)


def temperature(model: Model, fitted: list[tuple[set[str], np.ndarray]]) -> float:
    """What scores are divided by so that chances are honest on organisations left out: the least mean surprise.

    Temperature scaling (Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks", ICML 2017).
    """

    def surprise(heat: float) -> float:
        answers = [answer for left, own in fitted for answer in model.answers(own / heat, left)]
        right = [
            sum(p for person, p in ranked if question.gold.get(person) == 3) for question, ranked in answers if ranked
        ]
        return mean(-math.log(max(p, 1e-6)) for p in right)

    return min((round(1 + step / 10, 1) for step in range(26)), key=surprise)


def folds(orgs: list[Organisation]) -> list[set[str]]:
    """Organisations to leave out together: the large ones alone, the small ones in five groups."""
    small: dict[int, set[str]] = defaultdict(set)
    for org in orgs:
        if len(org.roles) < 40 and not org.company:
            small[int(hashlib.sha256(org.name.encode()).hexdigest(), 16) % 5].add(org.name)
    return [{org.name} for org in orgs if len(org.roles) >= 40 or org.company] + list(small.values())


def print_misses(answers: list[Answer], org: str) -> None:
    """The questions whose manager is not among the first three."""
    for question, ranked in answers:
        if org in question.org.name and not any(question.gold.get(person) == 3 for person, _ in ranked[:3]):
            says = {p.id: f"{p.title} [{p.section}]" if p.section else f"{p.title}" for p in question.people}
            right = [says[person] for person, grade in question.gold.items() if grade == 3][:2]
            print(
                question.view,
                question.org.name[:14],
                repr(question.role),
                "WANTS",
                right,
                "GOT",
                [(says[p], round(c, 2)) for p, c in ranked[:3]],
            )


def main() -> None:
    """Fit, measure, print, and write the weights when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights fitted to everything")
    parser.add_argument("--misses", metavar="ORG", help="print the misses at organisations whose name holds this")
    parser.add_argument("--fast", action="store_true", help="do not leave organisations out")
    options = parser.parse_args()
    real = read_published(options.folder)
    invented = [read_outline(file) for file in sorted((ROOT / "tests/ranking/organisations").glob("*.txt"))]
    model = Model([read_task(question) for org in (*real, *invented) for question in questions(org)])
    names, made_up = {org.name for org in real}, {org.name for org in invented}
    weights = model.fit(set())
    print("fitted to all, invented:", figures(model.answers(weights, made_up)))
    print("fitted to all, real:    ", figures(model.answers(weights, names)))
    left_out: list[Answer] = []
    heat = float(table("ranking/scale.toml")["temperature"])
    if not options.fast:
        print("only invented, real:    ", figures(model.answers(model.fit(names), names)))
        fitted = [(left, model.fit(left, weights)) for left in folds(real)]
        for left, own in fitted:
            print(f"{'left out ' + min(left):24}", len(left), figures(model.answers(own, left)))
        heat = temperature(model, fitted)
        left_out = [answer for left, own in fitted for answer in model.answers(own / heat, left)]
        print("left out, real:         ", figures(left_out))
        print(f"temperature {heat}\n{reliability(left_out)}")
    if options.misses is not None:
        print_misses(left_out or model.answers(weights, names | made_up), options.misses)
    rows = "".join(f'"{name}" = {weight:.2f}\n' for name, weight in zip(model.names, weights, strict=True))
    print(rows)
    if options.write:
        kept = WEIGHTS.read_text(encoding="utf-8").split(FITTED)[0]
        WEIGHTS.write_text(f"{kept}{FITTED}\n{rows}", encoding="utf-8")
        head = SCALE.read_text(encoding="utf-8").split("temperature")[0]
        SCALE.write_text(f"{head}temperature = {heat}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
