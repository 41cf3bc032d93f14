"""E-mail addresses, phone numbers and profiles in a text or a link."""

import pytest

from spiders.parsers.channels import emails, is_general, phones, profile, unveiled


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("write to jane.doe@arvandel.example.", ["jane.doe@arvandel.example"]),
        ("jane (at) arvandel (dot) example", ["jane@arvandel.example"]),
        ("jane [at] arvandel.example", ["jane@arvandel.example"]),
        ("jane_アット_arvandel.example", ["jane@arvandel.example"]),
        ("jane AT arvandel.example", ["jane@arvandel.example"]),
        ("we meet at the harbour. dot your i", []),
        ("", []),
    ],
)
def test_emails(text: str, found: list[str]) -> None:
    assert emails(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tel: +1 555 010 0111", ["+1 555 010 0111"]),
        ("(555) 010-0122 or 555.010.0123", ["(555) 010-0122", "555.010.0123"]),
        ("Tlf: 90 09 50 88", ["90 09 50 88"]),
        ("Fax: 555-010-0199", []),
        ("2017, 2021 and 2008-2009", []),
        ("born 12.03.1984", []),
        ("since 1999", []),
    ],
)
def test_phones(text: str, found: list[str]) -> None:
    assert list(phones(text)) == found


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("https://www.linkedin.com/in/jane-doe/", True),
        ("https://no.linkedin.com/pub/jane-doe/1/2/3", True),
        ("https://www.linkedin.com/company/arvandel", False),
        ("https://www.linkedin.com/", False),
        ("https://twitter.com/intent/tweet?text=x", False),
        ("https://x.com/janedoe", True),
        ("https://github.com/janedoe", True),
        ("https://arvandel.example/in/jane", False),
        ("https://[broken", False),
    ],
)
def test_profile(address: str, own: bool) -> None:
    assert (profile(address) == address) is own


def test_hidden_address_of_cloudflare() -> None:
    code = "2a" + "".join(f"{ord(character) ^ 0x2A:02x}" for character in "jane@arvandel.example")
    assert unveiled(code) == "jane@arvandel.example"
    assert unveiled("zz") == ""
    assert unveiled("") == ""


def test_desks_are_nobody() -> None:
    assert is_general("Info@arvandel.example")
    assert not is_general("jane@arvandel.example")
