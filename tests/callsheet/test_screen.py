import io

import pytest
from rich.console import Console

from callsheet.cli.screen import dialled, set_aside, show_company
from spiders.items import Candidate, Company, Exclusion, Person, Status


def shown(company: Company) -> str:
    out = Console(file=io.StringIO(), width=100, highlight=False, soft_wrap=True)
    show_company(out, company)
    text: str = out.file.getvalue()  # type: ignore[attr-defined]
    return text


def candidates(*bands: str) -> tuple[Candidate, ...]:
    return tuple(Candidate(rank, 50, band, ("why",), f"Person {rank}") for rank, band in enumerate(bands, 1))


@pytest.mark.parametrize(
    ("phone", "shown_as"),
    [("+441134960127", "+44 113 496 0127"), ("+12065550100", "+1 206-555-0100"), ("ext. 5", "ext. 5"), (None, None)],
)
def test_numbers_are_written_as_people_dial_them(phone: str | None, shown_as: str | None) -> None:
    assert dialled(phone) == shown_as


def test_the_first_three_are_shown_and_further_ones_unless_weak() -> None:
    people = candidates("strong", "weak", "weak", "fair", "weak", "fair")
    text = shown(Company("a.example", "Cook", status=Status.PEOPLE_FOUND, candidates=people))
    assert [rank for rank in range(1, 7) if f"Person {rank}" in text] == [1, 2, 3, 4]
    assert "and 2 less likely" in text


def test_the_switchboard_is_asked_when_nobody_is_a_strong_answer() -> None:
    for bands, asked in ((("strong",), False), (("fair",), True), ((), True)):
        company = Company(
            "a.example", "Cook", status=Status.PEOPLE_FOUND, candidates=candidates(*bands), question="Who cooks?"
        )
        assert ("Who cooks?" in shown(company)) is asked


def test_text_of_a_page_is_shown_as_it_is_and_never_styled() -> None:
    hostile = Candidate(1, 9, "weak", ("[link=http://x]",), "[bold]Ada[/bold]", "[red]CTO", url="javascript:alert(1)")
    text = shown(Company("a.example", "Cook", name="[blink]", status=Status.PEOPLE_FOUND, candidates=(hostile,)))
    for raw in ("[bold]Ada[/bold]", "[red]CTO", "[link=http://x]", "[blink]", "javascript:alert(1)"):
        assert raw in text


def test_text_of_a_page_cannot_command_the_terminal() -> None:
    hostile = Candidate(
        1, 9, "weak", ("\x1b[2J",), "Ada\x1b[31m Lind", "\x1b]0;owned\x07CTO", email="\u202eda@a.example"
    )
    people = Company("a.example", "Cook", name="\x1b[8mA", status=Status.PEOPLE_FOUND, candidates=(hostile,))
    text = shown(people)
    assert "Ada[31m Lind" in text
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_those_set_aside_are_counted_never_named() -> None:
    out = (Exclusion(Person("Hana Ito"), "hr", "recruits"), Exclusion(Person("Ola Berg"), "hr", "recruits"))
    company = Company("a.example", "Cook", status=Status.PEOPLE_FOUND, excluded=out)
    assert set_aside(company) == "2 in human resources or recruiting"
    assert "Hana" not in shown(company)


def test_an_unreachable_employer_gets_one_line_with_the_reason() -> None:
    text = shown(Company("a.example", "Cook", status=Status.UNREACHABLE, reason="no answer in time"))
    assert text.splitlines() == ["a.example  ", "  unreachable: no answer in time"]
