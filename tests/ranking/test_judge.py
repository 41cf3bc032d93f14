"""Who is named first, why, and when nobody fits."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.exclude import ExcludePipeline
from pipelines.rank import RankPipeline
from pipelines.ranking import judge
from spiders.items import Company, Person

TEAM = tuple(
    Person(name, title)
    for name, title in (
        ("Ana Ruiz", "Chief Executive Officer"),
        ("Ben Osei", "Chief Technology Officer"),
        ("Cleo Hart", "VP Engineering"),
        ("Dov Lang", "Engineering Manager, Payments"),
        ("Eve Mori", "Engineering Manager, Search"),
        ("Fay Nunn", "Software Engineer, Payments"),
        ("Gil Park", "Head of Talent"),
        ("Hal Reyes", "Technical Recruiter"),
        ("Ida Stone", "VP Sales"),
        ("Jon Tran", "Sales Manager, EMEA"),
        ("Kim Vale", "Chief Financial Officer"),
        ("Lou West", "Controller"),
        ("Mia York", "Executive Assistant to the CEO"),
        ("Ned Zola", "Board Member"),
        ("Ole Fink", "Former Head of Design"),
        ("Pam Greer", "Head of Data"),
        ("Rex Holm", "General Counsel"),
        ("Sol Ivers", "Director of Marketing"),
        ("Tia Jones", "Content Lead"),
        ("Uli Kern", "Customer Support Manager"),
    )
)


@pytest.mark.parametrize(
    ("role", "first"),
    [
        ("Senior Software Engineer, Payments", "Dov Lang"),
        ("Software Engineer, Search", "Eve Mori"),
        ("Engineering Manager", "Cleo Hart"),
        ("Data Engineer", "Pam Greer"),
        ("Accountant", "Lou West"),
        ("Account Executive, EMEA", "Jon Tran"),
        ("Sales Manager", "Ida Stone"),
        ("Support Engineer", "Uli Kern"),
        ("Copywriter", "Tia Jones"),
        ("Corporate Counsel", "Rex Holm"),
        ("Recruiter", "Gil Park"),
        ("VP Product", "Ana Ruiz"),
    ],
)
def test_nearest_above_in_the_function_comes_first(role: str, first: str) -> None:
    assert judge(TEAM, role).candidates[0].name == first


def test_set_aside_each_with_a_reason_of_its_own() -> None:
    excluded = {exclusion.person.name: exclusion.kind for exclusion in judge(TEAM, "Data Engineer").excluded}
    assert excluded == {
        "Gil Park": "hr",
        "Hal Reyes": "hr",
        "Mia York": "assistant",
        "Ned Zola": "board",
        "Ole Fink": "former",
    }


def test_a_seat_on_the_board_beside_a_job_excludes_nobody() -> None:
    people = (
        Person("Ana Ruiz", "CEO, Member of the Board"),
        Person("Bo Lee", "Founder & Chairman"),
        Person("Cy Orr", "Chairman"),
    )
    assert [exclusion.person.name for exclusion in judge(people, "Nurse").excluded] == ["Cy Orr"]


def test_in_a_small_company_the_founder_is_a_good_answer() -> None:
    people = (Person("Ana Ruiz", "Founder"), Person("Bo Lee", "Illustrator"), Person("Cy Orr", "Baker"))
    ranking = judge(people, "Data Engineer")
    assert not ranking.abstained
    assert ranking.candidates[0].name == "Ana Ruiz"
    assert ranking.candidates[0].reasons[0] == "leads the whole organisation, which publishes only 3 people"


def test_reasons_are_true_and_specific() -> None:
    first = judge(TEAM, "Senior Software Engineer, Payments").candidates[0]
    assert first.reasons == (
        "leads engineering, your function",
        "one level above a Senior Software Engineer, Payments",
        "the title shares “payments” with the role",
    )


def test_when_nobody_fits_it_says_so_and_asks() -> None:
    crowd = tuple(Person(f"Person {n}", "Tram Driver") for n in range(60))
    ranking = judge(
        (*crowd, Person("Ana Ruiz", "Chief Executive"), Person("Bo Lee", "Head of Catering")), "Data Engineer in Leeds"
    )
    assert ranking.abstained
    assert ranking.candidates[0].name == "Ana Ruiz"
    assert {candidate.band for candidate in ranking.candidates} == {"weak"}
    assert ranking.candidates[0].score >= ranking.candidates[-1].score
    assert ranking.question == "Who leads data engineering in Leeds?"


def test_nobody_at_all() -> None:
    ranking = judge((), "Nurse")
    assert (ranking.candidates, ranking.excluded, ranking.question) == ((), (), "Who leads nursing?")


@pytest.mark.parametrize(
    ("role", "question"),
    [
        ("Director of Finance", "Whom does the Director of Finance report to?"),
        ("Wizard of Bulbs", "Who is the manager of the Wizard of Bulbs?"),
        ("Bauleiter in Leipzig", "Who leads construction in Leipzig?"),
    ],
)
def test_question_for_the_switchboard(role: str, question: str) -> None:
    assert judge(TEAM, role).question == question


def test_place_decides_between_equals() -> None:
    people = (
        Person("Ana Ruiz", "Store Manager", location="Bristol"),
        Person("Bo Lee", "Store Manager", location="Leeds"),
        Person("Cy Orr", "Chief Executive"),
    )
    assert judge(people, "Sales Assistant in Leeds").candidates[0].name == "Bo Lee"


def test_a_bare_title_is_what_its_section_says() -> None:
    people = (
        Person("Ana Ruiz", "Director", section="Licensing"),
        Person("Bo Lee", "Director", section="Marketing"),
        Person("Cy Orr", "Chief Executive", section="Office"),
        Person("Di Kay", "Director", section="Finance"),
    )
    assert judge(people, "Accountant").candidates[0].name == "Di Kay"


@settings(deadline=None, max_examples=30)
@given(
    st.randoms(use_true_random=False),
    st.sampled_from(["Software Engineer", "Accountant", "Head of Design", "Recruiter", ""]),
)
def test_order_of_the_people_does_not_matter(shuffler: random.Random, role: str) -> None:
    people = list(TEAM)
    shuffler.shuffle(people)
    assert judge(people, role) == judge(TEAM, role)


odd_titles = st.one_of(st.none(), st.text(max_size=60), st.sampled_from([person.title for person in TEAM]))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.builds(Person, st.text(max_size=12), odd_titles, section=odd_titles), max_size=12), st.text(max_size=40)
)
def test_any_people_any_role(people: list[Person], role: str) -> None:
    ranking = judge(people, role)
    assert len(ranking.candidates) <= 10
    assert [candidate.rank for candidate in ranking.candidates] == list(range(1, len(ranking.candidates) + 1))
    assert all(0 <= candidate.score <= 100 and candidate.reasons for candidate in ranking.candidates)
    scores = [candidate.score for candidate in ranking.candidates]
    assert scores == sorted(scores, reverse=True)


def test_pipelines_fill_one_company() -> None:
    company = Company("https://larkspur.example", "Data Engineer", people=TEAM)
    ranked = RankPipeline().process_item(ExcludePipeline().process_item(company))
    assert ranked.people == TEAM
    assert ranked.candidates[0].name == "Pam Greer"
    assert {exclusion.person.name for exclusion in ranked.excluded}.isdisjoint(c.name for c in ranked.candidates)
    assert ranked.question == "Who leads data engineering?"
