"""What a page in the browser is given to show its people: time, a refusal for its banner, scrolling, "load more"."""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import TYPE_CHECKING, Any

from data import table
from spiders.vocabulary import fold

if TYPE_CHECKING:
    from playwright.async_api import Page

PATIENCE = 15.0  # seconds for one page


async def settle(page: Page) -> None:
    """Let a page show its people: consent is refused, the list scrolled and enlarged, all within a bound."""
    with contextlib.suppress(Exception):  # what is there when patience ends is what is read
        async with asyncio.timeout(PATIENCE):
            await _quiet(page, 5000)
            await _consent(page)
            await _scroll(page)
            await _enlarge(page)
            await _quiet(page, 2000)
    with contextlib.suppress(Exception):
        async with asyncio.timeout(2):
            await page.evaluate(_FLATTEN)


_FLATTEN = """() => { let left = 500; const open = node => { for (const element of node.querySelectorAll('*')) {
  if (element.shadowRoot && left-- > 0) { open(element.shadowRoot); const copy = document.createElement('div');
  copy.innerHTML = element.shadowRoot.innerHTML; element.append(copy); } } }; open(document); }"""
"""Copies what stands in open shadow roots to where the serialised page has it."""


async def _quiet(page: Page, patience: int) -> None:
    """Wait until nothing is loaded any more, or ``patience`` milliseconds."""
    with contextlib.suppress(Exception):
        await page.wait_for_load_state("networkidle", timeout=patience)


async def _buttons(page: Page, kind: str) -> list[Any]:
    """Visible buttons whose whole text is one of the words of ``kind`` in ``data/browser.toml``."""
    words = {fold(word) for word in table("browser.toml")[kind]}
    buttons = (await page.query_selector_all("button, [role=button], a[href='#'], input[type=button]"))[:200]
    return [one for one in buttons if await one.is_visible() and fold((await one.inner_text())[:60]) in words]


async def _consent(page: Page) -> None:
    for kind in ("refuse", "accept"):
        if buttons := await _buttons(page, kind):
            with contextlib.suppress(Exception):
                await buttons[0].click(timeout=1000, no_wait_after=True)
            return


async def _scroll(page: Page) -> None:
    """Scroll until the page grows no more, eight screens at most."""
    height = 0
    for _ in range(8):
        now = await page.evaluate(
            "() => { window.scrollTo(0, document.body.scrollHeight); return document.body.scrollHeight }"
        )
        if now == height:
            return
        height = now
        await page.wait_for_timeout(250)


async def _enlarge(page: Page) -> None:
    """Press "load more" while it adds text and stays on the page, five times at most."""
    here = re.sub(r"#.*", "", page.url)
    for _ in range(5):
        size = await page.evaluate("() => document.body.innerText.length")
        buttons = await _buttons(page, "more")
        if not buttons:
            return
        with contextlib.suppress(Exception):
            await buttons[0].click(timeout=1000, no_wait_after=True)
        await page.wait_for_timeout(400)
        if re.sub(r"#.*", "", page.url) != here or await page.evaluate("() => document.body.innerText.length") <= size:
            return
