"""A small web for tests: any number of hosts behind one proxy on loopback, and what was asked of them."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Answer:
    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"
    before: Callable[[BaseHTTPRequestHandler], None] = lambda _: None

    @property
    def bytes(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


Route = Answer | str | Callable[[BaseHTTPRequestHandler], Answer]
Site = dict[str, Route]


@dataclass(frozen=True)
class Asked:
    host: str
    path: str
    headers: dict[str, str]
    at: float


class World:
    """Hosts by name; each is a dictionary of paths. ``asked`` are the requests so far."""

    def __init__(self, sites: dict[str, Site]) -> None:
        self.sites = sites
        self.asked: list[Asked] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    @property
    def proxy(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self, host: str) -> list[str]:
        return [one.path for one in self.asked if one.host == host]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        world = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                return

            def do_GET(self) -> None:
                world.serve(self)

        return Handler

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        import time

        parts = urlsplit(handler.path)
        host = (parts.hostname or handler.headers.get("Host", "").split(":")[0]).lower()
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        self.asked.append(Asked(host, path, dict(handler.headers), time.monotonic()))
        site = self.sites.get(host, self.sites.get("*"))
        if site is None:
            self.reply(handler, Answer("no such host", 502, kind="text/plain"))
            return
        route = site.get(path) or site.get("*") or Answer("<h1>Not found</h1>", 404)
        answer = route if isinstance(route, Answer) else Answer(route) if isinstance(route, str) else route(handler)
        answer.before(handler)
        self.reply(handler, answer)

    @staticmethod
    def reply(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        try:
            handler.send_response(answer.status)
            for name, value in {
                "Content-Type": answer.kind,
                "Content-Length": str(len(answer.bytes)),
                **answer.headers,
            }.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(answer.bytes)
        except OSError:
            handler.close_connection = True


@contextmanager
def world(sites: dict[str, Site]) -> Iterator[World]:
    here = World(sites)
    threading.Thread(target=here.server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield here
    finally:
        here.server.shutdown()
        here.server.server_close()


def page(*lines: str, title: str = "Alder Works", lang: str = "en", head: str = "") -> str:
    return f"<!doctype html><html lang={lang}><head><title>{title}</title>{head}</head><body>{''.join(lines)}</body></html>"


def menu(**links: str) -> str:
    items = "".join(f'<li><a href="{path}">{text.replace("_", " ")}</a></li>' for text, path in links.items())
    return f"<nav><ul>{items}</ul></nav>"


def team(*people: tuple[str, str]) -> str:
    cards = "".join(f'<div class="card"><h3>{name}</h3><p>{title}</p></div>' for name, title in people)
    return f'<main><h1>Our team</h1><div class="grid">{cards}</div></main>'


STAFF = (
    ("Ada Lindqvist", "Chief Executive Officer"),
    ("Tom Barlow", "Director of Engineering"),
    ("Mia Okafor", "Head of Data"),
)


def company(**more: Route) -> Site:
    """A site with a home page, a team page and a contact page; ``more`` paths without their slash."""
    site: Site = {
        "/": page(menu(Home="/", Team="/team", Contact="/contact"), "<p>We make garden tools.</p>"),
        "/team": page(menu(Home="/", Team="/team", Contact="/contact"), team(*STAFF), title="Team - Alder Works"),
        "/contact": page("<h1>Contact</h1><p>Phone: +1 212 555 0123</p>", title="Contact - Alder Works"),
    }
    site.update({f"/{path.replace('__', '/')}": route for path, route in more.items()})
    return site


def gzipped(text: str) -> Answer:
    return Answer(gzip.compress(text.encode()), headers={"Content-Encoding": "gzip"})
