"""The invented sample company, served on loopback so that it can be crawled like a real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import as_file, files
from threading import Thread
from typing import Any


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Say nothing: the crawl reports its own progress."""


@contextmanager
def serve_sample() -> Iterator[str]:
    """The URL of the sample company's home page, on a free port of 127.0.0.1, for as long as the block runs."""
    with as_file(files("data") / "sample" / "site") as folder:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder)))
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            server.server_close()
