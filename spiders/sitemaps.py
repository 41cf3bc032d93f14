"""What a site's own list of pages says: the leads of its sitemaps, where links did not lead to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

from spiders.leads import Lead, score
from spiders.links import Link

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

MOST_FILES = 5
MOST_URLS = 20_000
LARGEST = 10_000_000  # bytes of one sitemap, unpacked


def read_sitemap(body: bytes) -> tuple[str, tuple[str, ...]]:
    """Kind (``urlset`` or ``sitemapindex``, "" when it is none) and URLs of a sitemap, gzipped or not. Never raises."""
    try:
        if body[:2] == b"\x1f\x8b":
            body = gunzip(body, max_size=LARGEST)
        sitemap = Sitemap(body[:LARGEST])
        urls = []
        for entry in sitemap:
            urls.append(entry.get("loc", ""))
            if len(urls) >= MOST_URLS:
                break
        return sitemap.type, tuple(url for url in urls if url)
    except Exception:  # a file that is none of this
        return "", ()


async def sitemap_leads(
    files: Iterable[str], fetch: Callable[[str], Awaitable[bytes]], inside: Callable[[str], bool]
) -> tuple[Lead, ...]:
    """Leads of the sitemaps ``files`` and of those that they name; ``fetch`` gets one, ``inside`` says whose a URL is."""
    waiting = [url for url in files if inside(url)]
    leads: list[Lead] = []
    for _ in range(MOST_FILES):
        if not waiting:
            break
        kind, urls = read_sitemap(await fetch(waiting.pop(0)))
        own = [url for url in urls if inside(url)]
        if kind == "sitemapindex":
            waiting = sorted({*waiting, *own}, key=_about_pages)
        else:
            leads += [score(Link(url, "")) for url in own]
    return tuple(leads)


def _about_pages(url: str) -> tuple[bool, str]:
    """Sitemaps of pages before those of posts and products."""
    name = url.rsplit("/", 1)[-1].lower()
    return not any(word in name for word in ("page", "team", "people", "staff", "about", "main")), name
