"""Human resources told from all other jobs, both ways, in every language."""

import tomllib
from pathlib import Path

import pytest

from pipelines.ranking import classify, judge, set_aside
from spiders.items import Person

TITLES = tomllib.loads((Path(__file__).parent / "hr_titles.toml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[str]:
    return [title for titles in TITLES[kind].values() for title in titles]


@pytest.mark.parametrize("title", cases("hr"))
def test_is_hr(title: str) -> None:
    assert classify(title).hr


@pytest.mark.parametrize("title", cases("other"))
def test_is_not_hr(title: str) -> None:
    assert not classify(title).hr


STAFF = (
    Person("Ada Brook", "Chief People Officer"),
    Person("Bo Lind", "Senior Recruiter"),
    Person("Cy Marr", "VP Engineering"),
    Person("Di Noor", "Director, Talent Acquisition"),
    Person("Ed Orr", "Director", section="Human Resources"),
)


def test_hr_is_never_offered_for_another_role() -> None:
    ranking = judge(STAFF, "Software Engineer")
    assert [candidate.name for candidate in ranking.candidates] == ["Cy Marr"]
    assert {exclusion.kind for exclusion in ranking.excluded} == {"hr"}
    assert len(ranking.excluded) == 4


def test_for_a_role_in_hr_its_leaders_are_offered_but_not_recruiters_who_lead_nobody() -> None:
    ranking = judge(STAFF, "Technical Recruiter")
    assert ranking.candidates[0].name == "Di Noor"
    assert [exclusion.person.name for exclusion in ranking.excluded] == ["Bo Lind"]


def test_reason_names_the_title() -> None:
    assert set_aside(STAFF[:1], "Nurse")[0].reason == "works in human resources or recruiting: Chief People Officer"
