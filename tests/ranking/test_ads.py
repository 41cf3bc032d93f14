"""Postings as saved from job boards: what they say of the role, of its manager and of the people they name."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.ranking import judge, read_job
from spiders.items import Person

ADS = sorted((Path(__file__).parent / "ads").iterdir())


@pytest.mark.parametrize("folder", ADS, ids=lambda folder: folder.name)
def test_posting_is_read(folder: Path) -> None:
    page = next(folder.glob("page.*"))
    ad = read_job(page.read_bytes(), "https://jobs.example/1")
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    said = {
        "role": ad.role.text,
        "location": ad.location,
        "team": ad.team,
        "function": ad.function,
        "reports_to": ad.reports_to,
        "employer": ad.employer,
        "people": [[named.name, named.kind] for named in ad.people],
    }
    assert {key: said[key] for key in expected} == expected


STAFF = (
    Person("Ines Okafor", "VP Engineering"),
    Person("Pell Rask", "Engineering Manager, Search"),
    Person("Dara Quist", "Director of Data Platform"),
    Person("Lior Amsel", "Head of Marketing"),
    Person("Tamsin Orbell", "Office Coordinator"),
)


def ad(text: str) -> bytes:
    return f"Data Engineer\n\n{text}".encode()


def test_reporting_line_outweighs_everything() -> None:
    ranking = judge(STAFF, "Software Engineer, Search", read_job(ad("You report to the Head of Marketing.")))
    assert ranking.candidates[0].name == "Lior Amsel"
    assert ranking.candidates[0].reasons[0] == "the posting says that the role reports to the Head of Marketing"
    assert ranking.candidates[0].band == "strong"


def test_manager_who_is_named_is_used_though_nobody_publishes_them() -> None:
    job = read_job(
        ad("Hiring manager: Odile Varga, Director of Data, odile@larkspur.example"), "https://jobs.example/7"
    )
    first = judge(STAFF, "Data Engineer", job).candidates[0]
    assert (first.name, first.title, first.email, first.url) == (
        "Odile Varga",
        "Director of Data",
        "odile@larkspur.example",
        "https://jobs.example/7",
    )
    assert first.reasons[0] == "named in the posting as the manager"


def test_recruiter_who_is_named_is_set_aside() -> None:
    job = read_job(ad("Your recruiter: Tamsin Orbell"))
    ranking = judge(STAFF, "Data Engineer", job)
    assert "Tamsin Orbell" not in {candidate.name for candidate in ranking.candidates}
    assert [(e.person.name, e.kind) for e in ranking.excluded] == [("Tamsin Orbell", "hr")]


def test_role_and_place_come_from_the_posting_when_the_user_names_none() -> None:
    job = read_job(b"Data Engineer\nLocation: Leeds")
    assert judge((), "", job).question == "Who leads data engineering in Leeds?"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("This role reports to the Director of Data and Analytics.", "Director of Data and Analytics"),
        ("Reporting into the CTO, you will lead audits.", "CTO"),
        ("Reports to: Chief Nursing Officer", "Chief Nursing Officer"),
        ("You will be managed by our Head of Finance and you will grow.", "Head of Finance"),
        ("Du berichtest an die Leiterin Marketing.", "Leiterin Marketing"),
        ("Sous la responsabilité du Directeur technique, vous codez.", "Directeur technique"),
        ("Riporterai al Direttore Commerciale.", "Direttore Commerciale"),
        ("Reporta ao Gerente de Produção.", "Gerente de Produção"),
        ("Je rapporteert aan het hoofd ICT.", "hoofd ICT"),
        ("Du rapporterar till ekonomichefen.", "ekonomichefen"),
        ("Du refererer til salgschefen.", "salgschefen"),
        ("Raportujesz do Kierownika Produkcji.", "Kierownika Produkcji"),
        ("汇报对象：技术总监", "技术总监"),
        ("レポートライン：開発部長", "開発部長"),
        ("We report monthly to donors.", ""),
        ("Reports of abuse go to the hotline.", ""),
    ],
)
def test_reporting_lines_in_several_wordings(sentence: str, title: str) -> None:
    assert read_job(ad(sentence)).reports_to == title


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_no_bytes_make_it_raise(body: bytes) -> None:
    read_job(body)
