from importlib.resources import files

import pytest

from data import fold, words

LANGUAGES = sorted(file.name.removesuffix(".txt") for file in files("data").joinpath("titles").iterdir())
TITLES = frozenset().union(*(words(f"titles/{language}.txt") for language in LANGUAGES))

HEADS = {
    "en": "Director manager engineer president treasurer chairwoman CEO CTO SVP trustee pastor nurse",
    "de": "Geschäftsführer Geschäftsführerin Vorsitzende Schatzmeisterin Rechtsanwältin Pfarrer",
    "fr": "directrice gérante président trésorière responsable avocate",
    "es": "directora gerente presidenta tesorero ingeniera vocal",
    "pt": "diretora gerente presidente advogada sócia",
    "it": "direttrice responsabile presidente ragioniera avvocata",
    "nl": "directeur voorzitter penningmeester hoogleraar bestuurslid",
    "pl": "dyrektorka prezes kierowniczka księgowa skarbnik",
    "sv": "ordförande ekonomichef sjuksköterska ledamot",
    "da": "bestyrelsesformand økonomichef sygeplejerske direktør",
    "no": "styreleder daglig rådgiver nestleder",
    "fi": "toimitusjohtaja puheenjohtaja sihteeri päällikkö",
    "tr": "müdürü başkanı avukat mühendis öğretmen",
    "ja": "代表取締役 部長 教授 マネージャー",
    "zh": "董事长 總經理 律师 教授",
    "ko": "대표이사 팀장 변호사 교수",
}


@pytest.mark.parametrize("language", HEADS)
def test_titles_of_both_genders_are_known(language: str) -> None:
    assert [word for word in fold(HEADS[language]).split() if word not in TITLES] == []
    assert len(words(f"titles/{language}.txt")) >= (250 if language == "en" else 100)


def test_weak_titles_are_titles() -> None:
    assert words("titles_weak.txt") < TITLES


def test_little_words_are_no_titles() -> None:
    assert not TITLES & set(
        "the of and for with contact home der und mit de la les y el e il het en i och og ja ve".split()
    )
