"""Which hosts are one employer's site: all of its registrable domain, or less where one host is a tenant of another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from data import table
from spiders.languages import language_in
from spiders.public import registrable_domain


@dataclass(frozen=True, slots=True)
class Scope:
    """``domain`` may be reached at all; leads count when their host is ``root`` or lies below it."""

    domain: str
    root: str

    def worth(self, url: str) -> float:
        """0 for a URL outside; 1 for the site itself; less for subdomains that are about something else."""
        return _worth(self.root, url.split("/", 3)[2].lower() if url.count("/") > 1 else "")


@lru_cache(maxsize=5_000)
def _worth(root: str, netloc: str) -> float:
    host = urlsplit(f"//{netloc}").hostname or ""
    if host != root and not host.endswith("." + root):
        return 0.0
    first = host.removesuffix(root).split(".", 1)[0]
    words = table("links/hosts.toml")
    if first in words["elsewhere"]:
        return 0.3
    return 1.0 if not first or first in words["same_site"] or first in words["about_it"] else 0.9


def scope_of(url: str) -> Scope:
    """The scope of a crawl that begins at ``url``.

    ``www.acme.example`` and ``careers.acme.example`` stand for all of acme.example; ``physics.university.example`` is
    its own site, and the rest of the university another's.
    """
    host = (urlsplit(url).hostname or "").lower().rstrip(".")
    domain = registrable_domain(host)
    words = table("links/hosts.toml")
    root = host
    while root != domain and (first := root.split(".", 1)[0]):
        if first not in words["same_site"] and first not in words["about_it"] and not language_in(first):
            break
        root = root.split(".", 1)[1]
    return Scope(domain, root)
