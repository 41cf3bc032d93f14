"""Chromium for the few pages that need it: started late, watched by the turnstile, patient within bounds."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from data import table
from spiders.settle import settle
from spiders.turnstile import Turnstile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.async_api import Browser, BrowserContext, Playwright, Request
    from scrapy_playwright.handler import Config

INSTALL = "playwright install chromium"
"""The command that installs a browser where Debian's ``chromium`` is not there."""

AT_ONCE = 2  # browsers of one process, whatever the number of employers
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge")
_CACHES = (".cache", "Library/Caches", "AppData/Local")  # where playwright installs on Linux, macOS and Windows
_QUIET = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync "
    "--disable-extensions --disable-default-apps --metrics-recording-only --mute-audio --no-pings --disable-dev-shm-usage "
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp --disable-features=DnsOverHttps,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,WebRtcHideLocalIpsWithMdns"
)
_UNWANTED = frozenset(("image", "font", "media", "websocket", "eventsource", "ping", "manifest", "texttrack"))


@cache
def find_chromium() -> str | None:
    """Path of an installed Chromium, Chrome or Edge; "" means the one that playwright installed; None: there is none."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = [Path(chosen)] if chosen else [Path.home() / folder / "ms-playwright" for folder in _CACHES]
    if any(next(folder.glob("chromium*-*"), None) for folder in folders):
        return ""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def launch_options() -> dict[str, Any]:
    """How Chromium is started; its own sandbox is off only for root, under whom it refuses to start with one."""
    path = find_chromium()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    options: dict[str, Any] = {"headless": True, "chromium_sandbox": not root, "args": _QUIET.split()}
    return {**options, "executable_path": path} if path else options


def browser_settings(allow_private: bool, ports: Iterable[int | None], patience: float) -> dict[str, Any]:
    """Scrapy's settings for a crawl that may use the browser; ``patience`` is in seconds, for a page to arrive."""
    handler = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
    return {
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "PLAYWRIGHT_BROWSER_PROVIDER": "spiders.browser.BrowserProvider",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"allow_private": allow_private, "ports": tuple(ports)},
        "PLAYWRIGHT_ABORT_REQUEST": "spiders.browser.unwanted",
        "PLAYWRIGHT_PROCESS_REQUEST_HEADERS": None,  # the browser sends its own
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 1,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": patience * 1000,
    }


def request_meta(user_agent: str) -> dict[str, Any]:
    """Meta of a request that is to be answered by the browser."""
    from scrapy_playwright.page import PageMethod  # noqa: PLC0415 - only who needs a browser pays for its import

    context = {
        "ignore_https_errors": True,
        "service_workers": "block",
        "accept_downloads": False,
        "user_agent": user_agent,
        "viewport": {"width": 1366, "height": 2400},
    }
    return {
        "playwright": True,
        "playwright_context_kwargs": context,
        "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},
        "playwright_page_methods": [PageMethod(settle)],
        "dont_cache": True,
    }


def unwanted(request: Request) -> bool:
    """Whether the browser is not to load something: pictures, fonts, films, trackers."""
    if request.resource_type in _UNWANTED:
        return True
    host = urlsplit(request.url).hostname or ""
    return any(host == tracker or host.endswith("." + tracker) for tracker in table("browser.toml")["trackers"])


_gate: asyncio.Semaphore | None = None


class SharedGate:
    """Lets few browsers run at once, however many employers are crawled."""

    def __init__(self) -> None:
        self.held = False

    async def enter(self) -> None:
        """Wait for a place."""
        global _gate  # noqa: PLW0603 - one process, one gate
        _gate = _gate or asyncio.Semaphore(AT_ONCE)
        await _gate.acquire()
        self.held = True

    def leave(self) -> None:
        """Give the place back, if there is one."""
        if self.held and _gate:
            _gate.release()
        self.held = False


class BrowserProvider:
    """Gives scrapy-playwright its browser: nothing is started before the first page needs it."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.gate = SharedGate()
        self.turnstile: Turnstile | None = None
        self.playwright: Playwright | None = None

    async def start(self) -> None:
        """Nothing yet."""

    async def launch_browser(self) -> Browser:
        """Open the turnstile and start Chromium behind it."""
        from playwright.async_api import async_playwright  # noqa: PLC0415

        await self.gate.enter()
        own = self.config.launch_options
        self.turnstile = Turnstile(allow_private=own.get("allow_private", False), ports=own.get("ports", ()))
        await self.turnstile.open()
        self.playwright = await async_playwright().start()
        proxy = {"server": f"http://127.0.0.1:{self.turnstile.port}", "bypass": "<-loopback>"}
        return await self.playwright.chromium.launch(**launch_options(), proxy=proxy)  # type: ignore[arg-type]

    async def launch_persistent_context(self, context_kwargs: dict[str, Any]) -> BrowserContext:
        """Never: nothing of a crawl is to persist."""
        raise NotImplementedError

    async def close(self) -> None:
        """Stop what was started."""
        if self.turnstile:
            await self.turnstile.close()
        if self.playwright:
            with contextlib.suppress(Exception):
                await self.playwright.stop()
        self.gate.leave()
