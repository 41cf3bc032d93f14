"""Reporting lines as questions: who leads this role, among the staff or among the leaders of one organisation."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spiders.items import Person

_LINE = re.compile(r"^(?P<indent> *)(?P<text>.*?)(?: x(?P<many>\d+))?(?P<rest> *\|.*)?$")


@dataclass(frozen=True)
class Organisation:
    """People of one organisation, who leads whom (by id), and the roles to ask for with those who hold them."""

    name: str
    people: tuple[Person, ...]
    above: dict[str, str]
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    invented: bool = False

    @property
    def company(self) -> bool:
        """Whether it is a company, not a public body (of the published lists, those begin with uk-)."""
        return not self.name.startswith("uk-")

    def chain(self, person: str) -> list[str]:
        """Ids of everybody above ``person``, nearest first."""
        found: list[str] = []
        while (person := self.above.get(person, "")) and person not in found:
            found.append(person)
        return found


@dataclass(frozen=True)
class Question:
    """A role asked of a list of people; ``gold`` grades the right ones: 3 leads the role, 2 and 1 stand further up."""

    org: Organisation
    view: str
    role: str
    people: tuple[Person, ...]
    gold: dict[str, int]


def read_published(folder: Path) -> list[Organisation]:
    """Organisations of a folder with ``queries.jsonl`` (org, role, holders) and ``orgs/ORG.json`` (people with manager)."""
    roles: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines():
        query = json.loads(line)
        roles[query["org"]].append((query["role"], tuple(query["holders"])))
    found = []
    for org, asked in sorted(roles.items()):
        rows = json.loads((folder / "orgs" / f"{org}.json").read_text(encoding="utf-8"))["people"]
        people = tuple(
            Person(r["name"], r["title"], section=r.get("department"), location=r.get("location"), id=r["id"])
            for r in rows
        )
        above = {r["id"]: r["manager"] for r in rows if r.get("manager")}
        found.append(Organisation(org, people, above, tuple(asked)))
    return found


def read_outline(file: Path) -> Organisation:
    """An invented organisation from an outline: a line is a job ("title | section | location"), indented below its manager."""
    people: list[Person] = []
    above: dict[str, str] = {}
    holders: dict[str, list[str]] = defaultdict(list)
    open_jobs: list[tuple[int, str]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        match = _LINE.match(line)
        if not match or not line.strip():
            continue
        title, indent = match["text"].strip(), len(match["indent"])
        section, location = [*(part.strip() for part in (match["rest"] or "").split("|")[1:]), "", ""][:2]
        open_jobs = [job for job in open_jobs if job[0] < indent]
        for _ in range(int(match["many"] or 1)):
            person = Person(
                f"Person {len(people):03}",
                title,
                section=section or None,
                location=location or None,
                id=str(len(people)),
            )
            people.append(person)
            if open_jobs:
                above[person.id] = open_jobs[-1][1]
                holders[title].append(person.id)
        open_jobs.append((indent, people[-1].id))
    return Organisation(
        file.stem, tuple(people), above, tuple((role, tuple(ids)) for role, ids in holders.items()), invented=True
    )


def questions(org: Organisation) -> Iterator[Question]:
    """Each role of ``org``, asked of the whole staff and of a leadership page: those at most two steps from the top."""
    chains = {person.id: org.chain(person.id) for person in org.people}
    top = {person: (chain or [person])[-1] for person, chain in chains.items()}
    size = Counter(top.values())
    leaders = {p for p, chain in chains.items() if len(chain) <= 2 and size[top[p]] >= max(5, len(org.people) / 50)}
    for role, holders in org.roles:
        staff = tuple(person for person in org.people if person.id not in holders)
        gold = _grade(chains, holders, {person.id for person in staff})
        if gold and len(staff) >= 4:
            yield Question(org, "staff", role, staff, gold)
        page = tuple(person for person in staff if person.id in leaders)
        gold = _grade(chains, [h for h in holders if h not in leaders], {person.id for person in page})
        if gold and len(page) >= 4:
            yield Question(org, "leaders", role, page, gold)


def _grade(chains: dict[str, list[str]], holders: tuple[str, ...] | list[str], listed: set[str]) -> dict[str, int]:
    gold: dict[str, int] = {}
    for holder in holders:
        for grade, person in zip((3, 2, 1), (p for p in chains[holder] if p in listed), strict=False):
            gold[person] = max(gold.get(person, 0), grade)
    return gold
