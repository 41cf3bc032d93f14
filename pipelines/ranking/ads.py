"""The job ad: what a posting says of the role and of who leads it."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.ranking.roles import Role


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a posting names; ``kind`` is manager, contact or recruiter, ``quote`` the words that say so."""

    name: str
    title: str = ""
    kind: str = "contact"
    email: str = ""
    phone: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class JobAd:
    """What a posting says: ``reports_to`` is a title ("Director of Data"); what it does not say is ""."""

    role: Role
    url: str = ""
    employer: str = ""
    reports_to: str = ""
    people: tuple[Named, ...] = ()

    @property
    def function(self) -> str:
        """The role's function, as "family" or "family.part"."""
        return self.role.title.function

    @property
    def location(self) -> str:
        """Where the job is."""
        return self.role.location

    @property
    def team(self) -> str:
        """The team or department that the posting names."""
        return self.role.team


def read_job(body: bytes, url: str = "") -> JobAd:
    """A posting as HTML, JSON or text, as saved from a job board; never raises, and what it does not find stays ""."""
    from pipelines.ranking.ad_pages import read_page  # noqa: PLC0415 - ranking without a posting needs no HTML parser
    from pipelines.ranking.ad_text import read_named, read_reports_to  # noqa: PLC0415 - nor these words
    from pipelines.ranking.roles import read_role  # noqa: PLC0415

    page = read_page(body, url)
    return JobAd(
        read_role(page.title, page.location, page.team),
        url,
        page.employer,
        read_reports_to(page.text),
        read_named(page.text),
    )
