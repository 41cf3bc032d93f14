"""The load test of ``tools/load_test.py``, in small: every kind of site comes out, none holds up the others."""

from __future__ import annotations

from collections import Counter

import pytest

from spiders.items import Status
from tools.load_test import nature, ours, web

SITES, PAGES = 22, 5


def test_slow_dead_and_hostile_sites_beside_good_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    with web(SITES, PAGES) as urls:
        figures, pages = ours(urls, PAGES)
    dead = sum(nature(number) == "dead" for number in range(SITES))
    assert figures["statuses"] == {Status.PEOPLE_FOUND: SITES - dead, Status.UNREACHABLE: dead}
    asked = Counter(url.split("/")[2] for url in pages)
    assert set(asked.values()) == {PAGES}
    assert 20 < int(str(figures["peak_memory_mb"])) < 500
