"""Which links lead to people, in many languages, as tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.addresses import page_key
from spiders.frontier import Frontier
from spiders.items import Person
from spiders.languages import language_of, page_language, translations
from spiders.leads import Lead, read_leads, score, weights
from spiders.links import Link, read_links
from spiders.parsers.document import read_document
from spiders.scope import scope_of
from spiders.vocabulary import Goal, promise
from tests.spiders.world import page

LEAST = weights()["follow"]["least"]

LEADS = {
    Goal.TEAM: """Team|Our Team|Meet the team|Our People|Staff|Faculty & Staff|Attorneys|Our Doctors|Meet our staff|Who we are|Ansprechpartner|Unser Team
        |Mitarbeitende|Notre équipe|L'équipe|Nos avocats|Nuestro equipo|Quiénes somos|Abogados|A nossa equipa|Quem somos|Chi siamo|Il nostro team|Ons team
        |Medewerkers|Wie zijn wij|Nasz zespół|Medarbetare|Vores medarbejdere|Ansatte|Henkilökunta|Ekibimiz|メンバー紹介|スタッフ紹介|团队介绍|團隊成員|구성원 소개
        |Наша команда|Сотрудники|Náš tým|Munkatársaink|Echipa noastră|Η ομάδα μας|فريق العمل|הצוות שלנו""",
    Goal.LEADERSHIP: """Leadership|Our Leaders|Management|Management Team|meet our management team|Executive Team|Founders|Geschäftsführung|Geschäftsleitung
        |Direction|Comité de direction|Equipo directivo|Dirección|Diretoria|Liderança|Direzione|Directie|Zarząd|Ledningen|Ledelsen|Johtoryhmä
        |Yönetim|役員紹介|経営陣|管理团队|경영진|Руководство|Vedení společnosti""",
    Goal.BOARD: """Board|Board of Directors|Our Board|Trustees|Advisory Board|Scientific Advisory Board|Governance|Aufsichtsrat|Verwaltungsrat
        |Conseil d'administration|Consejo de administración|Conselho|Consiglio di amministrazione|Raad van Toezicht|Rada nadzorcza|Styrelse
        |Bestyrelsen|Styret|Hallitus|Yönetim Kurulu|取締役会|董事会|이사회""",
    Goal.ABOUT: """About|About Us|Company|Our Story|Über uns|Unternehmen|À propos|Sobre nosotros|Sobre nós|L'azienda|Over ons|O nas|Om oss|Om os|Meistä
        |Hakkımızda|会社概要|关于我们|회사소개|О компании|O nás|Rólunk|Despre noi|Σχετικά με εμάς""",
    Goal.CONTACT: "Contact|Contact us|Kontakt|Nous contacter|Contacto|Contatti|Contato|Yhteystiedot|İletişim|お問い合わせ|联系我们|문의|Контакты",
    Goal.IMPRINT: "Impressum|Imprint|Mentions légales|Aviso legal|Note legali|Colofon",
}  # fmt: skip
NO_LEADS = """Home|Blog|News|Careers|Join our team|We're hiring|Products|Services|Solutions|Customers|Case studies|Testimonials|Privacy policy|Terms
    |Log in|Shop|Pricing|Microsoft Teams|Team building|Executive search|Staffing|Board games|Thought leadership|Jobs|Karriere|Produkte|Datenschutz
    |Actualités|Carrières|Nos services|Noticias|Trabaja con nosotros|Lavora con noi|Vacatures|Nyheter|採用情報|新闻中心|채용|Новости
    |Our team wins the regional innovation award for the third time""".split("|")


@pytest.mark.parametrize(
    ("goal", "text"), [(goal, text.strip()) for goal, texts in LEADS.items() for text in texts.split("|")]
)
def test_what_a_link_promises(goal: Goal, text: str) -> None:
    lead = score(Link("https://acme.com/page-12", text, "menu"))
    people = {Goal.TEAM, Goal.LEADERSHIP, Goal.BOARD}
    assert lead.goal is goal or {lead.goal, goal} <= people or {lead.goal, goal} <= {Goal.TEAM, Goal.ABOUT}
    assert lead.score >= LEAST


@pytest.mark.parametrize("text", [text.strip() for text in NO_LEADS])
def test_what_a_link_does_not_promise(text: str) -> None:
    assert score(Link("https://acme.com/page-12", text, "menu")).score < LEAST


@pytest.mark.parametrize(
    ("url", "worth"),
    [
        ("https://acme.com/team", True),
        ("https://acme.com/about-us/our-people.html", True),
        ("https://acme.com/OurTeam.aspx", True),
        ("https://acme.com/company/leadership/", True),
        ("https://acme.com/index.php?page=team", True),
        ("https://acme.com/ueber-uns/mitarbeiter", True),
        ("https://acme.com/qui%C3%A9nes-somos", True),
        ("https://acme.com/2023/05/our-team", False),
        ("https://acme.com/blog/our-team-at-the-fair", False),
        ("https://acme.com/products/team-planner", False),
        ("https://acme.com/careers", False),
        ("https://acme.com/privacy", False),
    ],
)
def test_what_an_address_promises(url: str, worth: bool) -> None:
    assert (score(Link(url, "")).score >= LEAST) is worth


def test_a_heading_speaks_for_a_link_that_says_nothing() -> None:
    body = page("<section><h2>Leadership</h2><p>They run it.</p><a href='/x?id=7'>Learn more</a></section>")
    (lead,) = read_leads(read_document(body.encode(), "https://acme.com/"))
    assert (lead.goal, lead.score >= LEAST) == (Goal.LEADERSHIP, True)


def test_links_are_read_wherever_they_stand() -> None:
    body = page(
        "<a href='/team'><img alt='Our team'></a><map><area href='/board' alt='Board'></map><iframe src='/staff.html'></iframe>",
        "<a href='/people.pdf'>Team</a><a href='mailto:team@acme.com'>Team</a><a href='#team'>Team</a><a href='javascript:x()'>Team</a>",
        "<a href='http://[bad'>Team</a><a href='//cdn.acme.com/team'>Team</a>",
        "<div onclick=\"location.href='/crew'\">Crew</div><a href=\"javascript:window.open('/staff')\">Staff</a>",
    )
    links = read_links(read_document(body.encode(), "https://acme.com/"))
    assert [link.url for link in links] == [
        "https://acme.com/team",
        "https://acme.com/board",
        "https://acme.com/staff.html",
        "https://cdn.acme.com/team",
        "https://acme.com/staff",
        "https://acme.com/crew",
    ]


def test_words_that_stand_twice_are_read_once() -> None:
    body = page("<a href='/x'><span>View all</span><span class='small'>View all</span></a>")
    (link,) = read_links(read_document(body.encode(), "https://acme.com/"))
    assert link.text == "View all"


def test_only_people_without_a_title_are_worth_a_second_look() -> None:
    body = page("<a href='/people/ada-lindqvist'>Ada Lindqvist</a> <a href='/people/tom-barlow'>Tom Barlow</a>")
    people = (Person("Ada Lindqvist", "Chief Executive"), Person("Tom Barlow"))
    ada, tom = read_leads(read_document(body.encode(), "https://acme.com/people"), people)
    assert ada.score == 0
    assert tom.score >= LEAST


@given(st.text(max_size=300), st.text(max_size=100))
def test_scores_are_scores_whatever_the_text(text: str, path: str) -> None:
    assert 0 <= score(Link(f"https://acme.com/{path}", text)).score <= 100
    assert 0 <= promise(text).share <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://acme.com", "https://www.acme.com/"),
        ("https://acme.com/team", "https://acme.com/team/"),
        ("https://acme.com/team/index.html", "https://acme.com/team/"),
        ("https://acme.com/a?b=1&c=2", "https://acme.com/a?c=2&b=1"),
        ("https://acme.com/team#top", "https://acme.com/team#top"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert page_key(one) == page_key(other)


def test_the_frontier_gives_the_best_first_and_each_page_once() -> None:
    frontier = Frontier()
    frontier.add(
        [
            Lead("https://a.com/x", 60, Goal.ABOUT),
            Lead("https://a.com/team", 90, Goal.TEAM),
            Lead("http://a.com/x/", 70, Goal.BOARD),
        ]
    )
    frontier.add([Lead("https://a.com/weak", 10, Goal.NONE)])
    taken = [frontier.take(), frontier.take(), frontier.take()]
    assert [lead and lead.url for lead in taken] == ["https://a.com/team", "http://a.com/x/", None]


def test_the_frontier_keeps_other_languages_for_later() -> None:
    frontier = Frontier()
    frontier.speak("en")
    frontier.add([Lead("https://a.com/de/team", 90, Goal.TEAM)])
    assert frontier.take() is None
    frontier.open_translations()
    assert frontier.take() is not None


@pytest.mark.parametrize(
    ("url", "language"),
    [
        ("https://a.com/de/team", "de"),
        ("https://a.com/en-GB/team", "en"),
        ("https://fr.a.com/", "fr"),
        ("https://a.com/team?lang=es", "es"),
        ("https://a.com/acme_chinese/team.html", "zh"),
        ("https://a.com/team", None),
        ("https://a.com/us/board", None),
        ("https://a.com/it-services", None),
    ],
)
def test_the_language_that_an_address_names(url: str, language: str | None) -> None:
    assert language_of(url) == language


def test_the_language_of_a_page() -> None:
    menus = "<a href=1>Über uns</a><a href=2>Ansprechpartner</a><a href=3>Impressum</a><a href=4>Leistungen</a>"
    assert page_language(read_document(page(menus, lang="").encode())) == "de"
    assert page_language(read_document(page(menus, lang="en-US").encode())) == "en"
    head = '<link rel="alternate" hreflang="en" href="/x"><link rel="alternate" hreflang="de" href="/de/x">'
    assert translations(read_document(page(head=head).encode(), "https://a.com/x")) == {"https://a.com/de/x"}


@pytest.mark.parametrize(
    ("start", "url", "worth"),
    [
        ("https://www.acme.com/", "https://acme.com/team", 1.0),
        ("https://careers.acme.com/", "https://acme.com/team", 1.0),
        ("https://acme.com/", "https://investors.acme.com/board", 1.0),
        ("https://acme.com/", "https://shop.acme.com/team", 0.3),
        ("https://acme.com/", "https://acme.org/team", 0.0),
        ("https://acme.com/", "https://notacme.com/team", 0.0),
        ("https://lab.university.edu/", "https://lab.university.edu/people", 1.0),
        ("https://lab.university.edu/", "https://www.university.edu/people", 0.0),
        ("https://acme.github.io/www/", "https://other.github.io/team", 0.0),
    ],
)
def test_the_scope_of_a_site(start: str, url: str, worth: float) -> None:
    assert scope_of(start).worth(url) == worth
