"""The company's own number, name, mailbox and address, as tables of what sites write."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.items import PageKind
from spiders.parsers.company import Profile, read_company, settle
from spiders.parsers.document import read_document
from spiders.parsers.phones import international
from spiders.parsers.shown import lines
from tests.spiders.world import page


def profile(body: str, url: str = "https://www.alder.com/contact", kind: PageKind = PageKind.CONTACT) -> Profile:
    return settle([read_company(read_document(body.encode(), url), kind)], "www.alder.com")


@pytest.mark.parametrize(
    ("body", "lang", "url", "phone"),
    [
        ("<p>Phone: (212) 555-0123</p>", "en", "", "+1 212-555-0123"),
        ("<p>Call us: 212.555.0123</p>", "en", "", "+1 212-555-0123"),
        ("<a href='tel:+12125550123'>Call</a>", "en", "", "+1 212-555-0123"),
        ("<p>Tel. 030 / 23125 100<br>Fax 030 / 23125 101</p>", "de", "https://alder.de/", "+49 30 23125100"),
        ("<p>Fax: +49 30 23125 101</p><p>Fon: +49 (0)30 23125 100</p>", "de", "https://alder.de/", "+49 30 23125100"),
        ("<table><tr><td>Telefax<td>030 23125101<tr><td>Telefon<td>030 23125100</table>", "de", "https://alder.de/", "+49 30 23125100"),
        ("<p>Tél : 01 42 68 53 00</p>", "fr", "https://alder.fr/", "+33 1 42 68 53 00"),
        ("<p>T: 020 7946 0018</p>", "en-GB", "https://alder.co.uk/", "+44 20 7946 0018"),
        ("<p>電話番号 03-3224-9999</p>", "ja", "https://alder.co.jp/", "+81 3-3224-9999"),
        ("<p>+41 44 668 18 00 and mobile +41 79 123 45 67</p>", "de", "https://alder.ch/", "+41 44 668 18 00"),
        ("<p>Press: +1 212 555 0199</p><p>Main office: +1 212 555 0123</p>", "en", "", "+1 212-555-0123"),
        ("<p>Tel: (886)2-2720-8889</p>", "en", "", "+886 2 2720 8889"),
        ("<p>Order no. 2125550123</p>", "en", "", None),
        ("<p>In 2019 - 2020 we grew by 1 000 000</p>", "en", "", None),
        ("<p>VAT: 212 555 0123</p>", "en", "", None),
        ("<p>Member since 1998.10.23, article 4006381333931</p>", "en", "", None),
    ],
)  # fmt: skip
def test_the_main_number(body: str, lang: str, url: str, phone: str | None) -> None:
    found = profile(page(body, lang=lang), url or "https://www.alder.com/contact").phones
    assert (found[0] if found else None) == phone


def test_the_switchboard_is_nobodys_own_number() -> None:
    facts = read_company(read_document(page("<p>Tel +1 212 555 0123</p><a href='tel:+12125550199'>Ada</a>").encode()))
    assert settle([facts], "alder.com", ["+1 212-555-0199"]).phones == ("+1 212-555-0123",)


def test_structured_data_is_believed() -> None:
    data = {
        "@graph": [
            {
                "@type": ["Organization", "Thing"],
                "name": "Alder Works Ltd",
                "telephone": "+1 212 555 0123",
                "address": {
                    "@type": "PostalAddress", "streetAddress": "4 Mill Lane", "postalCode": "10001", "addressLocality": "New York",
                },
            }
        ]
    }  # fmt: skip
    body = page("<p>Tel +1 212 555 0188</p>", head=f"<script type='application/ld+json'>{json.dumps(data)}</script>")
    found = profile(body)
    assert (found.name, found.phones[0]) == ("Alder Works Ltd", "+1 212-555-0123")
    assert found.address == "4 Mill Lane, 10001, New York"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (page(title="Contact | Alder Works"), "Alder Works"),
        (page(title="Alder: tools that last – Home", head="<meta property='og:site_name' content='Alder'>"), "Alder"),
        (
            page("<footer>© 2012-2026 Alder Works GmbH. All rights reserved.</footer>", title="Welcome"),
            "Alder Works GmbH",
        ),
        (
            page("<footer>Copyright © 2026 Alder, Reed & Partners, LLP</footer>", title="Home"),
            "Alder, Reed & Partners, LLP",
        ),
    ],
)
def test_the_name(body: str, name: str) -> None:
    assert profile(body).name == name


@pytest.mark.parametrize(
    ("body", "email"),
    [
        ("<a href='mailto:info@alder.com'>Mail</a>", "info@alder.com"),
        ("<p>ada@alder.com or office@alder.com</p>", "office@alder.com"),
        ("<a href='mailto:ada.lindqvist@alder.com'>Ada</a>", None),
        ("<a href='mailto:Info@Alder.com?subject=Hi%20there'>Mail</a>", "info@alder.com"),
        ("<p>info@webdesigner.com</p><p>contact@alder.com</p>", "contact@alder.com"),
    ],
)
def test_the_general_mailbox(body: str, email: str | None) -> None:
    assert profile(page(body)).email == email


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ("<address>4 Mill Lane<br>Hope Valley, RI 02832</address>", "4 Mill Lane, Hope Valley, RI 02832"),
        ("<p>Alder Works</p><p>Mühlenweg 4</p><p>10115 Berlin</p>", "Mühlenweg 4, 10115 Berlin"),
        ("<p>5th Floor, 12 Mill Lane, Leeds LS1 4AP</p>", "5th Floor, 12 Mill Lane, Leeds LS1 4AP"),
        ("<footer>© 2026 Alder Works</footer>", None),
        ("<p>2024 Awards for the best rake</p>", None),
    ],
)
def test_the_postal_address(body: str, address: str | None) -> None:
    assert profile(page(body)).address == address


def test_lines_are_what_is_displayed() -> None:
    body = page("<p>One <b>two</b><br>three</p><script>no</script><div>four<p>five</p>six</div><footer>seven</footer>")
    shown = [(line.text, line.place) for line in lines(read_document(body.encode()).root)]
    assert shown[1:] == [
        ("One two", "body"),
        ("three", "body"),
        ("four", "body"),
        ("five", "body"),
        ("six", "body"),
        ("seven", "footer"),
    ]


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_page_makes_it_raise(body: bytes) -> None:
    facts = read_company(read_document(b"<p>Tel 212 555 0123 info@alder.com " + body))
    settle([facts, facts], "alder.com")


@given(st.text(max_size=40))
def test_no_text_makes_a_number_raise(text: str) -> None:
    assert international(text, ("US", "DE")) is None or "+" in str(international(text, ("US", "DE")))
