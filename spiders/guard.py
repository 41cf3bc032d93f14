"""Where a crawl may go: public addresses of one registrable domain, over http and https, and nowhere else.

An address is judged three times: as a URL (scheme, credentials, port, name, literal), as the answer of a name
server, and after every redirect, because redirects come back through the same middleware. Plain requests connect to
the very address that was judged (Twisted asks the resolver for literals too), which leaves no room for DNS rebinding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import CachingThreadedResolver

from spiders.public import ALLOWED, is_public, refusal, registrable_domain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy import Request
    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred


class Refused(IgnoreRequest):
    """A request that must not be made; the message says why, in words for the user."""


def proxies() -> dict[str, str]:
    """The user's own proxies by scheme, from ``http_proxy`` and ``https_proxy``; these are trusted."""
    return {scheme: url for scheme, url in getproxies().items() if scheme in ("http", "https") and url}


def trusted_hosts() -> frozenset[str]:
    """Hosts of the user's own proxies: the only private addresses that a crawl connects to unasked."""
    urls = (url if "//" in url else f"http://{url}" for url in proxies().values())
    return frozenset(host for url in urls if (host := urlsplit(url).hostname))


_private_answers: dict[str, str] = {}
"""Names that resolved to a private address: Twisted only says that there was no answer, the user is told why."""


class GuardedResolver(CachingThreadedResolver):
    """A resolver that fails for names and literals whose address is private, unless the crawl may go there."""

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float, allow_private: bool = False) -> None:
        super().__init__(reactor, cache_size, timeout)
        self.allow_private = allow_private
        self.trusted = trusted_hosts()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> GuardedResolver:
        """As Scrapy makes it, for the crawler's settings."""
        settings = crawler.settings
        return cls(
            reactor,
            settings.getint("DNSCACHE_SIZE"),
            settings.getfloat("DNS_TIMEOUT"),
            settings.getbool("ALLOW_PRIVATE"),
        )

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802
        """Address of ``name``; the deferred fails with :class:`Refused` when it is private."""
        answer: Deferred[str] = super().getHostByName(name, timeout)
        if self.allow_private or name in self.trusted:
            return answer
        return answer.addCallback(self._judge, name)

    @staticmethod
    def _judge(address: str, name: str) -> str:
        if not is_public(address):
            _private_answers[name] = address
            raise Refused(name)
        return address


class GuardMiddleware:
    """Stops requests, redirected ones included, that leave the public web or the crawl's registrable domain."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.allow_private = crawler.settings.getbool("ALLOW_PRIVATE")
        self.proxies = trusted_hosts()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GuardMiddleware:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say why a name was not resolved when it was for its private address."""
        address = _private_answers.get(urlsplit(request.url).hostname or "")
        if address and isinstance(exception, CannotResolveHostError):
            raise Refused(f"the name points to the private address {address}{ALLOWED}") from exception

    def process_request(self, request: Request) -> None:
        """Raise :class:`Refused` with the reason when the request must not be made."""
        spider: Any = self.crawler.spider
        reason = refusal(request.url, self.allow_private, getattr(spider, "ports", ()))
        if reason:
            raise Refused(reason)
        host = urlsplit(request.url).hostname or ""
        domain = getattr(spider, "domain", None)
        if host in self.proxies and not self.allow_private:
            raise Refused(f"{host} is the proxy itself")
        if domain and not request.meta.get("any_domain") and registrable_domain(host) != domain:
            raise Refused(f"leads to another domain: {request.url}")
