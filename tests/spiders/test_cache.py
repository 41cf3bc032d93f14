import os
import time
from pathlib import Path

from spiders.cache import sweep

DAY = 86_400


def test_pages_older_than_promised_are_removed_and_others_stay(tmp_path: Path) -> None:
    old, young = tmp_path / "ab" / "old", tmp_path / "cd" / "young"
    for file, days in ((old, 31), (young, 29)):
        file.parent.mkdir()
        file.write_bytes(b"page")
        os.utime(file, (time.time() - days * DAY,) * 2)
    sweep(tmp_path, 30 * DAY)
    assert (old.exists(), young.exists()) == (False, True)


def test_no_cache_yet_is_no_trouble(tmp_path: Path) -> None:
    sweep(tmp_path / "none", DAY)
