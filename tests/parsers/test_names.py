"""Names told from other capitalised lines, by themselves: what stands around a line is the business of the layouts."""

import pytest

from spiders.parsers.evidence import HOPELESS
from spiders.parsers.names import family_comes_first, key, read_name, same_person
from spiders.parsers.weights import Features, weigh

NAMES = {
    "en": [
        "Jane Quillfeather",
        "Dr. Owen T. Marlbrook II",
        "Mary-Anne O'Neill",
        "J. R. Smith Jr.",
        "Robert (Bob) Mills",
        "Grant Page",
    ],
    "de": ["Jürgen von Falkenried", "Frau Prof. Dr. Anna Weber", "Hans-Peter Großmann"],
    "fr": ["Élodie Marchandeau", "Jean-Luc de la Tour"],
    "es": ["María José Ibarra Soto", "Juan Carlos Pérez de la Fuente"],
    "pt": ["João da Silva Quintela", "Beatriz dos Santos"],
    "it": ["Giulia Ferrandi", "Matteo De Luca"],
    "nl": ["Sanne van Houtrijve", "Pieter van 't Hof"],
    "pl": ["Agnieszka Wiśniewska", "Paweł Łukasik"],
    "sv": ["Astrid Lindqvist", "Göran Åkesson"],
    "is": ["Sigríður Ólafsdóttir"],
    "vi": ["Nguyễn Thị Minh Khai"],
    "tr": ["Ayşe Karadeniz", "İbrahim Yıldırım"],
    "ja": ["佐藤 美咲", "山田太郎"],
    "zh": ["王晓明", "欧阳静怡"],
    "ko": ["김민준", "남궁 서연"],
}
NOT_NAMES = {
    "en": [
        "Our Team",
        "Learn More",
        "Privacy Policy",
        "Board of Directors",
        "Data Engineering",
        "San Francisco",
        "Contact Us",
        "Case Studies",
        "Terms of Use",
        "Annual Report 2024",
    ],
    "de": ["Unser Team", "Mehr erfahren", "Allgemeine Geschäftsbedingungen"],
    "fr": ["Notre équipe", "Mentions légales", "Nous contacter"],
    "es": ["Nuestro equipo", "Aviso legal"],
    "it": ["Chi siamo", "Lavora con noi"],
    "nl": ["Ons team", "Over ons"],
    "sv": ["Om oss", "Våra tjänster"],
    "ja": ["会社概要", "お問い合わせ", "メンバー"],
    "zh": ["关于我们", "联系我们"],
}
CERTAIN = 0.0


def worth(text: str) -> float:
    """Log-odds of the text naming a person, by its own marks alone."""
    name = read_name(text)
    if name is None:
        return HOPELESS
    features: Features = {}
    for mark in name.marks:
        features[mark] = features.get(mark, 0.0) + 1.0
    return weigh(features, "own")


@pytest.mark.parametrize("text", [text for texts in NAMES.values() for text in texts])
def test_names_are_worth_more_than_other_lines(text: str) -> None:
    assert worth(text) > max(worth(other) for other in ("Our Team", "Learn More", "Unser Team", "Aviso legal"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            text,
            marks=[pytest.mark.xfail(reason="both words are names as well: what is around must tell", strict=True)],
        )
        if text == "San Francisco"
        else text
        for texts in NOT_NAMES.values()
        for text in texts
    ],
)
def test_other_lines_are_no_names_by_themselves(text: str) -> None:
    assert worth(text) < CERTAIN


@pytest.mark.parametrize(
    ("displayed", "name"),
    [
        ("Dr. Maren Oldgate, PhD, MBA", "Maren Oldgate"),
        ("Oldgate, Prof Maren E", "Maren E Oldgate"),
        ("O'Brien, Pat", "Pat O'Brien"),
        ("Mary Smith, Esq.", "Mary Smith"),
        ("Frau Prof. Dr. Anna Weber", "Anna Weber"),
        ("Ph.D. Jane Quillfeather", "Jane Quillfeather"),
        ("佐藤 美咲様", "佐藤 美咲"),
        ("Don Quillfeather", "Don Quillfeather"),
        ("Robert (Bob) Mills", "Robert (Bob) Mills"),
        ("| Jane Quillfeather |", "Jane Quillfeather"),
    ],
)
def test_displayed_name_without_honorifics_and_credentials(displayed: str, name: str) -> None:
    read = read_name(displayed)
    assert read is not None
    assert read.text == name


@pytest.mark.parametrize(
    "text", ["", "@jane", "jane quillfeather", "Jane: Director", "C3PO", "https://jane.example", "Jane\tDoe", "A" * 200]
)
def test_forms_that_no_name_has(text: str) -> None:
    assert read_name(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "JANE DOE"),
        ("Jane M. Doe", "Jane Doe"),
        ("Jane Mary Doe", "Jane M. Doe"),
        ("J. Doe", "Jane Doe"),
        ("Dr. José Muñoz, MD", "Jose Munoz"),
        ("Doe Jane", "Jane Doe"),
        ("佐藤　美咲", "佐藤 美咲"),
    ],
)
def test_same_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "John Doe"),
        ("Jane", "Jane Doe"),
        ("Jane Doe", "Jane Roe"),
        ("Jane A. Doe", "Jane B. Doe"),
        ("", ""),
    ],
)
def test_not_the_same_person(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_key_ignores_honorifics_case_and_accents() -> None:
    assert key("Dr. JOSÉ Muñoz, PhD") == ("jose", "munoz")


def test_a_register_with_family_names_first_is_noticed() -> None:
    assert family_comes_first(["Ferrandi Giulia", "Bonvicini Matteo", "Lombardelli Sara"])
    assert not family_comes_first(["Giulia Ferrandi", "Matteo Bonvicini", "Ferrandi Sara"])
