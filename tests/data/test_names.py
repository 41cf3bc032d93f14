import time

import pytest

from data import fold, pairs, words

GIVEN = words("names/given.txt")
GIVEN_RARE = words("names/given_rare.txt")
FAMILY = words("names/family.txt")
FAMILY_RARE = words("names/family_rare.txt")
AMBIGUOUS = words("names/ambiguous.txt")

CULTURES = {
    "english": "John Mary Siobhan Aoife Rhys | Smith O'Brien Fitzgerald Llewellyn",
    "german": "Jürgen Käthe Wolfgang | Müller Schröder Hoffmann",
    "french": "François Hélène Benoît | Lefèvre Dubois Moreau",
    "spanish": "José Begoña Íñigo | Núñez Gutiérrez Etxeberria",
    "portuguese": "João Conceição Thiago | Gonçalves Araújo",
    "italian": "Giuseppe Chiara Niccolò | Esposito Colombo",
    "dutch": "Jeroen Sanne Wouter | Janssen Hendriks",
    "nordic": "Søren Åsa Bjørn Þórður Jukka | Sørensen Bergström Virtanen Jónsson",
    "slavic": "Łukasz Agnieszka Wojciech Zdeněk Dmitri Oksana | Kowalski Nowák Petrović Shevchenko",
    "turkish": "Ayşe Işıl Mehmet | Yılmaz Öztürk",
    "arabic and persian": "Mohammed Fatima Reza | Hussein Khan Ahmadi",
    "south asian": "Priya Rajesh Sunita | Patel Sharma Iyer",
    "east asian": "Hiroshi Yuki Wei Ji-hoon Thuy | Tanaka Suzuki Zhang Nguyen Kim",
    "african": "Kwame Thandiwe Chinedu | Okafor Mensah Dlamini",
    "hebrew and greek": "Moshe Yael Giorgos | Cohen Papadopoulos",
}
EVERYDAY = (
    "about contact services team our the privacy policy learn read more company leadership news careers "
    "geschäftsführung impressum über unternehmen équipe nous entreprise nosotros empresa equipo contato azienda "
    "chi siamo onze medewerkers zespół kontakt styrelse medarbejdere yhteystiedot hakkımızda university department "
    "program president director manager inc gmbh street avenue january office solutions"
)


def tokens(names: str) -> list[str]:
    return fold(names).replace("'", "").replace("-", " ").split()


@pytest.mark.parametrize("culture", CULTURES)
def test_names_of_many_cultures_are_known(culture: str) -> None:
    given, family = CULTURES[culture].split("|")
    assert [name for name in tokens(given) if name not in GIVEN | GIVEN_RARE] == []
    assert [name for name in tokens(family) if name not in FAMILY | FAMILY_RARE] == []


@pytest.mark.parametrize("word", sorted(set(tokens(EVERYDAY))))
def test_everyday_words_are_no_names(word: str) -> None:
    assert word not in GIVEN | GIVEN_RARE | FAMILY | FAMILY_RARE or word in AMBIGUOUS


@pytest.mark.parametrize(
    "word",
    [
        "will",
        "grant",
        "may",
        "page",
        "mark",
        "art",
        "sky",
        "paris",
        "austin",
        "rose",
        "hope",
        "bill",
        "koch",
        "bauer",
        "blanc",
        "rossi",
    ],
)
def test_names_that_are_words_or_places_are_marked(word: str) -> None:
    assert word in AMBIGUOUS


@pytest.mark.parametrize(
    "name",
    ["john", "maria", "david", "anna", "pedro", "sofia", "thomas", "smith", "garcia", "jack", "bob", "paul", "peter"],
)
def test_plain_names_are_not_marked(name: str) -> None:
    assert name not in AMBIGUOUS


def test_lists_do_not_overlap_where_they_promise_not_to() -> None:
    assert not GIVEN & GIVEN_RARE
    assert not FAMILY & FAMILY_RARE
    assert AMBIGUOUS <= GIVEN | GIVEN_RARE | FAMILY | FAMILY_RARE
    assert not words("not_names.txt") & (GIVEN | GIVEN_RARE | FAMILY | FAMILY_RARE) - AMBIGUOUS


def test_the_lists_are_quick_to_read() -> None:
    def seconds() -> float:
        start = time.process_time()
        words.__wrapped__("names/given.txt"), words.__wrapped__("names/family.txt")
        return time.process_time() - start

    assert min(seconds() for _ in range(5)) < 0.12  # 0.04 on an idle core


def test_short_forms_are_given_names() -> None:
    nicknames = pairs("names/nicknames.txt")
    assert {"bill", "will", "liam"} <= set(nicknames["william"])
    assert {"kasia"} <= set(nicknames["katarzyna"])
    forms = {part for name, shorts in nicknames.items() for form in (name, *shorts) for part in form.split()}
    assert forms - GIVEN - GIVEN_RARE <= words("not_names.txt")


def test_asian_family_names_are_in_their_own_script() -> None:
    names = words("names/cjk_family.txt")
    assert {"王", "欧阳", "佐藤", "田中", "김", "박"} <= names
    assert all(1 <= len(name) <= 4 and not name.isascii() for name in names)
