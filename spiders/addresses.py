"""What an address says before anybody asks for it: which page it means, where it leads, and in what words."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from spiders.vocabulary import PEOPLE, Goal, Promise, fold, promise

LONGEST = 1000  # characters
_FILE = re.compile(
    r"\.(?!html?$|php\d?$|aspx?$|jsp$|cfm$|shtml$|xhtml$|do$|cgi$|pl$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE
)
_INDEX = re.compile(r"/(?:index|default|home)\.\w{2,5}$", re.IGNORECASE)
_SPLIT = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")


def resolve(href: str, base: str) -> str | None:
    """Where a link leads: an absolute web address without fragment, or None for files, mail and what is none.

    A fragment that is a route of an application in the browser (``#/team``) stays.
    """
    if not href or href[0] == "#" or len(href) > LONGEST:
        return None
    rooted = href[0] == "/" or href.startswith(("http:", "https:"))
    return _resolve(href, "/".join(base.split("/", 3)[:3]) if rooted else base)


@lru_cache(maxsize=20_000)
def _resolve(href: str, base: str) -> str | None:
    try:
        parts = urlsplit(urljoin(base, href))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or _FILE.search(parts.path):
        return None
    route = parts.fragment if parts.fragment.startswith(("/", "!/")) else ""
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, route))


@lru_cache(maxsize=20_000)
def page_key(url: str) -> str:
    """What two URLs of one page have in common: no scheme, no www, no index file, no trailing slash."""
    parts = urlsplit(canonicalize_url(url, keep_fragments=True))
    host = (parts.hostname or "").removeprefix("www.")
    path = _INDEX.sub("/", parts.path).rstrip("/")
    return f"{host}:{parts.port or ''}{path}?{parts.query}#{parts.fragment}".lower()


@lru_cache(maxsize=20_000)
def segments(url: str) -> tuple[str, ...]:
    """Path of a URL as phrases, one a segment: ``/about-us/OurTeam.html`` is ``("about us", "our team")``."""
    path = re.sub(r"\.\w{2,5}$", "", unquote(urlsplit(url).path))
    words = (" ".join(_SPLIT.split(part)).strip() for part in path.split("/"))
    return tuple(word for word in words if word and fold(word) not in ("index", "default"))


@lru_cache(maxsize=20_000)
def promise_of_url(url: str) -> tuple[Promise, bool]:
    """What a URL promises by its last segment or its query, and whether an earlier segment names people."""
    parts = segments(url)
    query = " ".join(value for _, value in parse_qsl(urlsplit(url).query))
    last = promise(parts[-1]) if parts else promise("")
    if last.goal is Goal.NONE and query:
        last = promise(query)
    return last, any(promise(part).goal in PEOPLE for part in parts[:-1])
