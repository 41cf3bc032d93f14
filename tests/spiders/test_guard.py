"""Where a crawl may go, as a table of addresses and attacks."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.public import is_public, literal, refusal, registrable_domain

REFUSED = """
http://127.0.0.1/ http://127.1/ http://2130706433/ http://0x7f000001/ http://0177.0.0.1/ http://0/ http://0.0.0.0/
http://[::1]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[64:ff9b::7f00:1]/ http://[2002:7f00:1::]/ http://[fe80::1]/
http://[fd00::1]/ http://10.0.0.8/ http://172.16.3.4/ http://192.168.1.1/ http://169.254.169.254/latest/meta-data/
http://100.64.0.1/ http://224.0.0.1/ http://255.255.255.255/ http://198.18.0.1/ http://192.0.2.1/
http://localhost/ http://LOCALHOST./ http://app.localhost/ http://printer.local/ http://metadata.google.internal/ http://intranet/
http://router.lan/ http://wiki.corp/ http://nas.home.arpa/ http://①②⑦.0.0.1/ http://127。0。0。1/
ftp://example.com/ file:///etc/passwd javascript:alert(1) data:text/html,hi gopher://example.com/ http:///nothing //example.com/
http://user@example.com/ http://user:secret@example.com/ http://example.com:22/ http://example.com:6379/ http://example.com:99999/
""".split()
ALLOWED = """
http://example.com/ https://example.com/ https://www.example.co.uk/team http://example.com:8080/ https://8.8.8.8/ http://[2606:4700::1111]/
https://xn--mller-kva.de/ https://müller.de/ http://example.com/?next=http://127.0.0.1/ http://127.0.0.1.example.com/ http://localhost.example.com/
""".split()


@pytest.mark.parametrize("url", REFUSED)
def test_refused(url: str) -> None:
    assert refusal(url)


@pytest.mark.parametrize("url", ALLOWED)
def test_allowed(url: str) -> None:
    assert refusal(url) is None


def test_the_port_that_the_user_named_is_allowed() -> None:
    assert refusal("http://example.com:8000/", ports=[8000]) is None


@given(st.text(max_size=60))
def test_no_text_makes_it_raise(text: str) -> None:
    refusal(text)
    refusal(f"http://{text}/")
    is_public(text)


@given(st.ip_addresses(v=4))
def test_an_address_hides_in_no_notation(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    for text in (str(address), str(number), hex(number), f"0x{number >> 24:x}.{number & 0xFFFFFF}"):
        assert literal(text) == str(address)
    for inside in (f"::ffff:{address}", str(ipaddress.IPv6Address((0x64FF9B << 96) | number))):
        assert is_public(inside) == is_public(str(address))


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.acme.com", "acme.com"),
        ("a.b.acme.co.uk", "acme.co.uk"),
        ("team.github.io", "team.github.io"),
        ("other.team.github.io", "team.github.io"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
        ("ACME.com.", "acme.com"),
    ],
)
def test_registrable_domain(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain
