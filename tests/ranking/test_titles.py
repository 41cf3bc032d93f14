"""Titles read as level, function and speciality, in many languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.ranking import classify, read_role

LEVELS = [
    ("Chief Executive Officer", "top"),
    ("CEO & Co-founder", "top"),
    ("CTO & Co-Founder", "chief"),
    ("Founder", "owner"),
    ("Chief Nursing Officer", "chief"),
    ("Chief Inspector of Mills", "doyen"),
    ("SVP Product", "svp"),
    ("Vice President, Customer Care", "vp"),
    ("Vice-President of Finance", "vp"),
    ("Executive Director, Programmes", "vp"),
    ("Senior Director of Legal", "director"),
    ("Head of Data", "head"),
    ("Engineering Manager, Search", "manager"),
    ("Senior Manager, Internal Communications", "manager"),
    ("SDR Team Lead", "lead"),
    ("Product Manager", "specialist"),
    ("Senior Product Manager", "specialist"),
    ("Principal Engineer", "principal"),
    ("Sr. Accountant", "senior"),
    ("Trainee Solicitor", "junior"),
    ("Software Engineer", ""),
    ("Zookeeper", ""),
    ("Geschäftsführerin", "top"),
    ("Vertriebsleiter", "head"),
    ("Abteilungsleiterin Marketing", "head"),
    ("Teamleiter Logistik", "lead"),
    ("Finanzvorstand", "chief"),
    ("Directrice financière", "director"),
    ("PDG", "top"),
    ("Responsable qualité", "head"),
    ("Chef de projet", "specialist"),
    ("Chef d'équipe", "lead"),
    ("Gerente General", "top"),
    ("Jefe de Ventas", "manager"),
    ("Jefe de obra", "specialist"),
    ("Encargado de almacén", "lead"),
    ("Diretora Geral", "top"),
    ("Gerente de Produção", "head"),
    ("Amministratore Delegato", "top"),
    ("Responsabile Marketing", "head"),
    ("Algemeen Directeur", "top"),
    ("Hoofd ICT", "head"),
    ("Verkställande direktör", "top"),
    ("Försäljningschef", "head"),
    ("Salgschef", "head"),
    ("Daglig leder", "top"),
    ("Toimitusjohtaja", "top"),
    ("Myyntipäällikkö", "head"),
    ("Prezes zarządu", "top"),
    ("Kierownik działu IT", "head"),
    ("Genel Müdür", "top"),
    ("Satış Müdürü", "head"),
    ("代表取締役社長", "top"),
    ("営業部長", "head"),
    ("開発課長", "manager"),
    ("销售总监", "director"),
    ("财务经理", "manager"),
    ("대표이사", "top"),
    ("개발팀장", "manager"),
    ("المدير العام", "top"),
    ('מנכ"ל', "top"),
]

FUNCTIONS = [
    ("Frontend Developer", "engineering.frontend"),
    ("Growth Engineer", "engineering"),
    ("Data Engineer", "data.engineering"),
    ("Head of Data & Analytics", "data"),
    ("Product Designer, Checkout", "design"),
    ("Enterprise Account Executive", "sales.enterprise"),
    ("Solutions Architect", "sales.engineering"),
    ("Customer Success Manager", "customer"),
    ("Financial Controller", "finance.accounting"),
    ("FP&A Analyst", "finance.planning"),
    ("Registered Nurse", "nursing"),
    ("RN", "nursing"),
    ("Sr. SWE", "engineering"),
    ("Quantity Surveyor", "construction"),
    ("Head Chef", "hospitality"),
    ("Chef de Partie", "hospitality"),
    ("Solicitor", "legal"),
    ("Store Manager", "retail"),
    ("Fitter", "maintenance"),
    ("Director of Chrome Engineering", "engineering"),
    ("Wizard of Light Bulb Moments", ""),
    ("Leiter Softwareentwicklung", "engineering"),
    ("Bauleiter", "construction"),
    ("Directrice financière", "finance"),
    ("Infirmière", "nursing"),
    ("Jefa de Logística", "supply"),
    ("Engenheira de Software", "engineering"),
    ("Responsabile Acquisti", "procurement"),
    ("Hoofd Inkoop", "procurement"),
    ("Ekonomichef", "finance"),
    ("Indkøbschef", "procurement"),
    ("Økonomisjef", "finance"),
    ("Talousjohtaja", "finance"),
    ("Dyrektor finansowy", "finance"),
    ("Pazarlama Müdürü", "marketing"),
    ("経理部長", "finance.accounting"),
    ("前端开发工程师", "engineering.frontend"),
    ("품질관리팀장", "manufacturing.quality"),
    ("مدير المبيعات", "sales"),
    ('סמנכ"ל שיווק', "marketing"),
    ("Enterprise Account Exective", "sales.enterprise"),
]


@pytest.mark.parametrize(("title", "level"), LEVELS)
def test_level(title: str, level: str) -> None:
    assert classify(title).level == level


@pytest.mark.parametrize(("title", "function"), FUNCTIONS)
def test_function(title: str, function: str) -> None:
    assert classify(title).function == function


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("Director of Sales", "Deputy Director of Sales"),
        ("Director of Sales", "Regional Director of Sales, East"),
        ("Vice President", "Director"),
        ("Senior Manager, Support", "Manager, Support"),
        ("Head of Design", "Design Lead"),
        ("Team Lead", "Senior Developer"),
        ("Manager, Marketing", "Marketing Assistant"),
    ],
)
def test_rank(higher: str, lower: str) -> None:
    assert classify(higher).rank > classify(lower).rank


def test_two_jobs_in_one_title_count_as_two() -> None:
    read = classify("CEO, Co-founder, Board Member")
    assert [job.level for job in read.jobs] == ["top", "owner", ""]
    assert len(classify("Director of Sales and Marketing").jobs) == 1


def test_what_is_left_over_is_the_speciality() -> None:
    assert classify("Engineering Manager, Ledger:Fees").specialties == ("ledger", "fees")


@pytest.mark.parametrize(
    "title", ["Leiter/in Einkauf", "Leiter:in Einkauf", "Leiter*in Einkauf", "Leiter Einkauf (m/w/d)", "LEITER EINKAUF"]
)
def test_notes_on_gender_change_nothing(title: str) -> None:
    read = classify(title)
    assert (read.level, read.function) == ("head", "procurement")


@pytest.mark.parametrize(
    ("text", "name", "location", "function", "level"),
    [
        ("Sr. SWE (Payments)", "Sr. SWE (Payments)", "", "engineering", "senior"),
        ("Data Engineer in Leeds", "Data Engineer", "Leeds", "data.engineering", ""),
        ("Bauleiter in Leipzig", "Bauleiter", "Leipzig", "construction", "lead"),
        ("Staff Accountant (Remote)", "Staff Accountant", "", "finance.accounting", ""),
        ("Registered Nurse - Full-time #48213", "Registered Nurse", "", "nursing", ""),
        ("Trainee in Finance", "Trainee in Finance", "", "finance", "junior"),
    ],
)
def test_role(text: str, name: str, location: str, function: str, level: str) -> None:
    role = read_role(text)
    assert (role.name, role.location, role.title.function, role.title.level) == (name, location, function, level)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_text_makes_it_raise(title: str) -> None:
    read = classify(title)
    assert read.jobs
    assert read_role(title).text == title[:300] or len(title) > 300


@pytest.mark.parametrize(
    "title", ["", "   ", "👩‍🚀", "—", "a" * 10_000, "Director " * 2_000, "\u202eCTO\u202c", "((((", "／／／"]
)
def test_odd_titles(title: str) -> None:
    assert classify(title).rank <= 10


@pytest.mark.parametrize(
    ("title", "function"),
    [
        ("Vice President, Engineering", "engineering"),
        ("Senior Vice President of Sales", "sales"),
        ("Head of Capital Markets", "finance.treasury"),
        ("Head of Personal Banking", "finance.investment"),
        ("Registered Nurse", "nursing"),
        ("Head of Talent Agency Sales", "sales"),
        ("Head of Investor Relations", "finance.planning"),
    ],
)
def test_words_of_one_language_do_not_hide_in_those_of_another(title: str, function: str) -> None:
    read = classify(title)
    assert read.function == function
    assert "hr" not in {one.family for one in read.functions}
    assert not read.main.marks, "neither a deputy nor an adviser"
