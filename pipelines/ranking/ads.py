"""The job ad: what a posting says of the role and of who leads it."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.ranking.roles import Role, read_role


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a posting names; ``kind`` is manager, contact or recruiter."""

    name: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class JobAd:
    """What a posting says: ``reports_to`` is a title ("Director of Data") or ""; ``people`` are those it names."""

    role: Role
    location: str = ""
    team: str = ""
    reports_to: str = ""
    people: tuple[Named, ...] = ()


def read_job(body: bytes, url: str = "") -> JobAd:
    """A posting as HTML or text; its first line is the role."""
    text = body.decode("utf-8", "replace")
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return JobAd(read_role(first))
