"""Settings of every crawl, in one place; Scrapy finds them through scrapy.cfg, callsheet names them itself.

A run overrides DOWNLOAD_DELAY, PAGE_LIMIT, BROWSER, ALLOW_PRIVATE, REFRESH and HTTPCACHE_ENABLED; the rest is policy.
"""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

try:
    _version = version("callsheet")
except PackageNotFoundError:  # a checkout that is not installed
    _version = "0"

BOT_NAME = "callsheet"
SPIDER_MODULES = ["spiders.company"]
USER_AGENT = f"callsheet/{_version} (+https://github.com/callsheet/callsheet)"

# what the user decides
DOWNLOAD_DELAY = 1.0  # seconds between two requests to one site
PAGE_LIMIT = 30  # page requests for one employer
BROWSER = "auto"  # auto, never or always
ALLOW_PRIVATE = False  # loopback and private addresses
EXPORT_FILES: list[str] = []  # .csv, .json and .jsonl files that `scrapy crawl` writes in callsheet's own formats
REFRESH = False  # ask the site again whatever the cache holds

# manners
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "callsheet"
CRAWL_DELAY_CAP = 10.0  # seconds
CONCURRENT_REQUESTS = 8
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY_JITTER = 0
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
HTTPERROR_ALLOW_ALL = True  # what an error means is for the crawl to say
RETRY_TIMES = 1
RETRY_HTTP_CODES = [500, 502, 504, 408, 522, 524]  # 429 and 503 are the business of patience, not of haste

# bounds: no site decides how much of our time and memory it gets
DOWNLOAD_MAXSIZE = 5_000_000  # bytes, decoded
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = float(os.environ.get("CALLSHEET_TIMEOUT", "20"))  # seconds
DNS_TIMEOUT = 10
TIME_LIMIT = 600.0  # seconds for one employer
REDIRECT_MAX_TIMES = 5
METAREFRESH_MAXDELAY = 10

# safety and reading
TWISTED_DNS_RESOLVER = "spiders.guard.GuardedResolver"
DOWNLOADER_MIDDLEWARES = {
    "spiders.guard.GuardMiddleware": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "spiders.robots.RobotsMiddleware": 100,
    "spiders.patience.PatienceMiddleware": 560,
    "spiders.courtesy.CourtesyMiddleware": 950,
}

# a second look costs the site nothing
HTTPCACHE_ENABLED = True
HTTPCACHE_POLICY = "spiders.cache.DayPolicy"
HTTPCACHE_STORAGE = "spiders.cache.PageStorage"
HTTPCACHE_EXPIRATION_SECS = 30 * 86_400
HTTPCACHE_DIR = str(Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "callsheet" / "pages")

# what happens to what was found
ITEM_PIPELINES = {
    "pipelines.clean.CleanPipeline": 100,
    "pipelines.merge.MergePipeline": 200,
    "pipelines.exclude.ExcludePipeline": 300,
    "pipelines.rank.RankPipeline": 400,
    "pipelines.export.ExportPipeline": 900,
}

LOG_LEVEL = "WARNING"
FEED_EXPORT_ENCODING = "utf-8"
FEED_EXPORT_INDENT = 1
