"""Many small sites live on one server: at most so many requests at a time to one address, whoever's site they are for."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.resolver import dnscache
from scrapy.utils.defer import maybe_deferred_to_future

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

PER_ADDRESS = 2
_gates: dict[str, asyncio.Semaphore] = {}
"""One process, one set of gates: every employer's crawler goes through them."""


class CourtesyMiddleware:
    """Holds a request until its address has a place for it; requests through a proxy do not know their address."""

    async def process_request(self, request: Request) -> None:
        """Wait for a place."""
        if request.meta.get("proxy"):
            return
        address = await address_of(urlsplit(request.url).hostname or "")
        if address:
            gate = _gates.setdefault(address, asyncio.Semaphore(PER_ADDRESS))
            await gate.acquire()
            request.meta["gate"] = gate

    def process_response(self, request: Request, response: Response) -> Response:
        """Give the place back."""
        leave(request)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Give the place back."""
        leave(request)


def leave(request: Request) -> None:
    """Give back the place that a request holds, if it holds one."""
    gate: asyncio.Semaphore | None = request.meta.pop("gate", None)
    if gate is not None:
        gate.release()


async def address_of(host: str) -> str | None:
    """The address that ``host`` resolves to; None when it does not, which the download will say better."""
    if host not in dnscache:
        from twisted.internet import reactor  # noqa: PLC0415 - importing it any earlier would choose the wrong one

        resolver: Any = reactor
        with suppress(Exception):
            await maybe_deferred_to_future(resolver.resolve(host))
    found = dnscache.get(host)
    return found if isinstance(found, str) else None
