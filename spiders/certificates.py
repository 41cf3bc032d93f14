"""What is wrong with a site's certificate. It is said, not enforced: small employers' are often broken, nothing secret is sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

if TYPE_CHECKING:
    from scrapy.http import Response


def certificate_trouble(response: Response, host: str) -> str | None:
    """A clause that says what is wrong with the certificate an answer came under; None when nothing seems to be."""
    shown: Any = response.certificate
    if shown is None:
        return None
    try:
        certificate = x509.load_der_x509_certificate(shown.original.to_cryptography().public_bytes(Encoding.DER))
    except (AttributeError, ValueError):
        return None
    return judge_certificate(certificate, host, datetime.now(UTC))


def judge_certificate(certificate: x509.Certificate, host: str, now: datetime) -> str | None:
    """What is wrong with a certificate for ``host`` at the time ``now``: expired, somebody else's, signed by nobody."""
    if now > certificate.not_valid_after_utc:
        return f"its certificate expired on {certificate.not_valid_after_utc:%Y-%m-%d}"
    if now < certificate.not_valid_before_utc:
        return "its certificate is not valid yet"
    if not any(_covers(name, host) for name in _names(certificate)):
        return "its certificate is another host's"
    return "it signed its certificate itself" if certificate.issuer == certificate.subject else None


def _names(certificate: x509.Certificate) -> list[str]:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    return [*names.get_values_for_type(x509.DNSName), *map(str, names.get_values_for_type(x509.IPAddress))]


def _covers(name: str, host: str) -> bool:
    name, host = name.lower(), host.lower()
    return name == host or (name.startswith("*.") and host.partition(".")[2] == name[2:])
