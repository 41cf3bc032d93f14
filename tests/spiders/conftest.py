from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from callsheet.crawl import CrawlOptions, Employer, crawl
from spiders.items import Company
from tests.spiders.world import Site, World, world

Crawl = Callable[..., tuple[dict[str, Company], World]]


@pytest.fixture(scope="module")
def crawl_sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawl]:
    """Crawls the sites of a small web, all in one run, and gives the companies by host and the web."""
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        cache: Path = tmp_path_factory.mktemp("cache")

        def run(
            sites: dict[str, Site], *hosts: str, options: CrawlOptions | None = None
        ) -> tuple[dict[str, Company], World]:
            here = stack.enter_context(world(sites))
            for name in ("http_proxy", "https_proxy"):
                patch.setenv(name, here.proxy)
            patch.setenv("no_proxy", "")
            patch.setenv("XDG_CACHE_HOME", str(cache))
            employers = [Employer(host, "Data Engineer") for host in hosts or sites]
            return {one.site: one for one in crawl(employers, options or CrawlOptions(delay=0))}, here

        yield run
