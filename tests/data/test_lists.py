"""What every word list promises, whatever it holds."""

import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import fold, words

ROOT = Path(str(files("data")))
UNFOLDED = {"credentials.txt", "names/cjk_family.txt"}
LISTS = sorted(
    str(path.relative_to(ROOT))
    for pattern in (
        "names/*.txt",
        "titles/*.txt",
        "bio/*.txt",
        "honorifics.txt",
        "credentials.txt",
        "*_names.txt",
        "titles_weak.txt",
    )
    for path in ROOT.glob(pattern)
)


def sections(name: str) -> list[list[str]]:
    """Entries between comments or blank lines."""
    text = (ROOT / name).read_text("utf-8")
    return [block for part in re.split(r"(?m)^(?:#.*)?$\n", text) if (block := part.splitlines())]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_source_and_licence(name: str) -> None:
    head = (ROOT / name).read_text("utf-8").partition("\n\n")[0]
    assert re.search("Sources?:", head)
    assert re.search("Licences?", head)


@pytest.mark.parametrize("name", LISTS)
def test_entries_are_sorted_within_sections_and_unique(name: str) -> None:
    blocks = sections(name)
    entries = [entry for block in blocks for entry in block]
    assert len(entries) == len(set(entries)) == len(words(name)) > 0
    assert all(first < second for block in blocks for first, second in pairwise(block))
    assert all(entry == " ".join(entry.replace("\t", " ").split()) or "\t" in entry for entry in entries)


@pytest.mark.parametrize("name", sorted(set(LISTS) - UNFOLDED))
def test_entries_are_folded(name: str) -> None:
    assert [entry for entry in words(name) if fold(entry) != entry] == []


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Søren ŁĄCKI", "soren lacki"),
        ("Þórður Æsa", "thordur aesa"),
        ("İSTANBUL Işık", "istanbul isik"),
        ("Straße", "strasse"),
        ("김철수 ガラス", "김철수 ガラス"),
        ("Ｏ’Brien", "o'brien"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
