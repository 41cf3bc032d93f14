"""The browser's only way out: a proxy on loopback that lets it reach public addresses and nothing else.

A redirect inside Chromium never comes back to Scrapy (microsoft/playwright#33882), so what Scrapy refuses, the browser
would follow. Here every connection is judged as a URL, resolved once, and made to the very address that was judged.
Where the user has a proxy of their own, connections go on to it, and it resolves the names.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import socket
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from urllib.request import proxy_bypass

from spiders.guard import Refused, proxies
from spiders.public import ALLOWED, is_public, refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = 64_000  # bytes of a request's head
MOST = 30_000_000  # bytes that one connection may carry towards the browser
PATIENCE = 20.0  # seconds for a connection to be made
HOP = (b"connection:", b"proxy-connection:", b"proxy-authorization:", b"keep-alive:", b"upgrade:")


class Turnstile:
    """A filtering HTTP proxy; ``port`` is where it listens once it is open."""

    def __init__(self, *, allow_private: bool = False, ports: Iterable[int | None] = ()) -> None:
        self.allow_private = allow_private
        self.ports = frozenset(ports)
        self.upstream = proxies()
        self.refused: list[str] = []
        self._server: asyncio.Server | None = None

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        assert self._server is not None  # noqa: S101
        return int(self._server.sockets[0].getsockname()[1])

    async def open(self) -> None:
        """Start to listen on a free port."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=HEAD)

    async def close(self) -> None:
        """Stop to listen; connections under way end with the browser."""
        if self._server:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            method, target, *_ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ")
            await (self._tunnel if method == "CONNECT" else self._forward)(target, head, reader, writer)
        except Refused as reason:
            self.refused.append(str(reason))
            await _answer(writer, 403, str(reason))
        except (OSError, ValueError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            await _answer(writer, 502, type(error).__name__)
        finally:
            writer.close()

    async def _tunnel(self, target: str, _: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = urlsplit(f"https://{target}")
        out_reader, out_writer = await self._connect(f"https://{target}", there.hostname or "", there.port or 443)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await _both_ways(reader, writer, out_reader, out_writer)

    async def _forward(
        self, target: str, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        there = urlsplit(target)
        out_reader, out_writer = await self._connect(target, there.hostname or "", there.port or 80)
        first, *lines = head.rstrip(b"\r\n").split(b"\r\n")
        if not self._goes_on(target):
            origin = target.split("/", 3)
            first = first.replace(target.encode("latin-1"), b"/" + "".join(origin[3:]).encode("latin-1"), 1)
        kept = [line for line in lines if not line.lower().startswith(HOP)]
        out_writer.write(b"\r\n".join([first, *kept, *self._credentials(target), b"Connection: close", b"", b""]))
        await _both_ways(reader, writer, out_reader, out_writer)

    async def _connect(self, url: str, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reason = refusal(url, self.allow_private, self.ports)
        if reason:
            raise Refused(reason)
        async with asyncio.timeout(PATIENCE):
            if proxy := self._goes_on(url):
                return await self._through(proxy, url, host, port)
            return await asyncio.open_connection(await self._address(host, port), port)

    def _goes_on(self, url: str) -> str | None:
        """The user's own proxy for a URL, or None when there is none or ``no_proxy`` names the host."""
        parts = urlsplit(url)
        proxy = self.upstream.get(parts.scheme)
        return None if proxy is None or proxy_bypass(parts.hostname or "") else proxy

    async def _through(
        self, proxy: str, url: str, host: str, port: int
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        there = urlsplit(proxy if "//" in proxy else f"http://{proxy}")
        reader, writer = await asyncio.open_connection(there.hostname, there.port or 8080, limit=HEAD)
        if url.startswith("https:"):
            name = f"[{host}]" if ":" in host else host
            asked = [f"CONNECT {name}:{port} HTTP/1.1".encode(), f"Host: {name}:{port}".encode()]
            writer.write(b"\r\n".join([*asked, *self._credentials(url), b"", b""]))
            answer = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in answer.split(b"\r\n", 1)[0] + b" ":
                raise ConnectionRefusedError(host)
        return reader, writer

    def _credentials(self, url: str) -> list[bytes]:
        parts = urlsplit(self._goes_on(url) or "")
        if not parts.username:
            return []
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        return [b"Proxy-Authorization: Basic " + base64.b64encode(pair)]

    async def _address(self, host: str, port: int) -> str:
        """An address of ``host`` that may be connected to; every address that the name server gives must be public."""
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(entry[4][0]) for entry in found]
        private = [address for address in addresses if not is_public(address)]
        if private and not self.allow_private:
            raise Refused(f"{host} points to the private address {private[0]}{ALLOWED}")
        return addresses[0]


async def _answer(writer: asyncio.StreamWriter, status: int, text: str) -> None:
    body = text.encode("utf-8", "replace")
    with contextlib.suppress(OSError):
        writer.write(b"HTTP/1.1 %d no\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (status, len(body), body))
        await writer.drain()


async def _both_ways(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    out_reader: asyncio.StreamReader,
    out_writer: asyncio.StreamWriter,
) -> None:
    """Carry bytes until the far side ends."""
    upwards = asyncio.ensure_future(_carry(reader, out_writer))
    try:
        await _carry(out_reader, writer)
    finally:
        upwards.cancel()
        out_writer.close()


async def _carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    carried = 0
    with contextlib.suppress(OSError):
        while carried < MOST and (block := await source.read(65_536)):
            carried += len(block)
            sink.write(block)
            await sink.drain()
