from pathlib import Path

import pytest

from callsheet.crawl import Employer
from callsheet.employers import read_employers


def saved(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "employers.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_in_any_order_and_empty_cells_filled_by_options(tmp_path: Path) -> None:
    text = "\ufeffRole,Site,notes,sent\nNurse,a.example,met Bo,2026-11-20\n,b.example,,\n\n"
    assert read_employers(saved(tmp_path, text), role="Cook", job="ad.html") == [
        Employer("a.example", "Nurse", "ad.html", "2026-11-20", "met Bo"),
        Employer("b.example", "Cook", "ad.html"),
    ]


def test_a_plain_list_of_sites(tmp_path: Path) -> None:
    employers = read_employers(saved(tmp_path, "https://a.example\nb.example\n"), role="Cook")
    assert [employer.site for employer in employers] == ["https://a.example", "b.example"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "no employer in it"),
        ("site,role\n", "no employer in it"),
        ("site,role\na.example,Cook\n,Nurse\n", "line 3: the site is missing"),
        ("site,role\na.example,\n", "line 2: no role"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_employers(saved(tmp_path, text))


def test_a_posting_stands_for_the_role(tmp_path: Path) -> None:
    (employer,) = read_employers(saved(tmp_path, "site,job\na.example,ad.html\n"))
    assert (employer.role, employer.job) == ("", "ad.html")
