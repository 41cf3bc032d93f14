"""What is on the public internet, and whose: addresses, names and registrable domains. Pure, except for the parsers of libc."""

from __future__ import annotations

import ipaddress
import socket
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import tldextract

if TYPE_CHECKING:
    from collections.abc import Iterable

PORTS = frozenset({None, 80, 443, 8080, 8443})
PRIVATE_SUFFIXES = (
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "home.arpa",
    "onion",
    "invalid",
)
"""Names that never mean a public host (RFC 6761, RFC 6762, RFC 8375, and what routers and clouds use inside)."""

NOT_A_URL = "not a URL: write it like https://example.com"
ALLOWED = " (--allow-private allows it)"


@cache
def _extract() -> tldextract.TLDExtract:
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


@lru_cache(maxsize=5_000)
def registrable_domain(host: str) -> str:
    """The domain that one owner registered: ``acme.co.uk`` for ``www.acme.co.uk``; a host without one is its own."""
    host = host.lower().rstrip(".")
    return _extract()(host).top_domain_under_public_suffix or host


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet, also when an IPv4 address hides inside an IPv6 one."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):  # NAT64, RFC 6052
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def literal(host: str) -> str | None:
    """The address that a host spells out (``127.1``, ``0x7f000001`` and ``2130706433`` are 127.0.0.1), else None."""
    host = unicodedata.normalize("NFKC", host).strip("[]")
    if ":" in host:
        return host
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


def refusal(url: str, allow_private: bool = False, ports: Iterable[int | None] = ()) -> str | None:
    """Why a URL must not be asked for, or None when it may; ``ports`` are allowed beside the usual ones.

    Only the URL is judged here: what its name resolves to is judged by :class:`GuardedResolver`.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return NOT_A_URL
    if parts.scheme not in ("http", "https") or not host:
        return "not a web address"
    if parts.username or parts.password:
        return "an address with a user name or password in it"
    if allow_private:
        return None
    if port not in PORTS and port not in ports:
        return f"port {port} is none that websites use"
    return _private_host(host)


def _private_host(host: str) -> str | None:
    address = literal(host)
    if address is not None:
        return None if is_public(address) else f"{host} is a private address{ALLOWED}"
    name = unicodedata.normalize("NFKC", host).lower().rstrip(".")
    if "." not in name or any(name == suffix or name.endswith("." + suffix) for suffix in PRIVATE_SUFFIXES):
        return f"{host} is a private name"
    return None
