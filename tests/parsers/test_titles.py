"""Job titles told from other lines by their words alone."""

import pytest

from spiders.parsers.titles import likeness

TITLES = {
    "en": [
        "Chief Executive Officer",
        "VP People & Practice",
        "Senior Software Engineer, Payments",
        "Director of Research, Arvandel Labs",
        "Receptionist",
        "Owners",
    ],
    "de": ["Geschäftsführerin", "Leiter Softwareentwicklung", "Stellv. Vorsitzender", "Wirtschaftsprüferin"],
    "fr": ["Directrice financière", "Responsable des achats", "Trésorier"],
    "es": ["Jefe de obra", "Abogada y Notaria", "Directora general"],
    "pt": ["Diretor comercial", "Coordenadora de projetos"],
    "it": ["Amministratore delegato", "Segretario e Tesoriere"],
    "nl": ["Penningmeester", "Projectleider"],
    "pl": ["Prezes", "Kierownik działu IT"],
    "sv": ["Verkställande direktör", "Ordförande"],
    "da": ["Projektleder", "Formand"],
    "no": ["Daglig leder", "Seniorkonsulent"],
    "fi": ["Toimitusjohtaja", "Myyntijohtaja"],
    "tr": ["Genel Müdür", "Yazılım Mühendisi"],
    "ja": ["代表取締役", "営業部長"],
    "zh": ["董事长", "财务总监"],
    "ko": ["대표이사", "연구원"],
}
NOT_TITLES = [
    "Kelmouth",
    "12 Harbour Street",
    "maren@arvandel.example",
    "Read how we work and what our clients say about it.",
    "+1 555 010 0100",
    "© 2026 Arvandel",
    "https://arvandel.example",
    "She likes maps and old compasses.",
    "Unser Haus am Hafen",
    "東京都港区",
]


@pytest.mark.parametrize("text", [text for texts in TITLES.values() for text in texts])
def test_titles_look_like_titles(text: str) -> None:
    assert likeness(text) > 0


@pytest.mark.parametrize("text", NOT_TITLES)
def test_other_lines_do_not(text: str) -> None:
    assert likeness(text) <= 0


@pytest.mark.xfail(reason="a unit of a firm is no title, whatever word it ends in", strict=True)
def test_a_unit_does_not() -> None:
    assert likeness("Office of the President") <= 0
