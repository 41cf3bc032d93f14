"""The manager among the first three, at invented organisations of many trades and languages."""

from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from pipelines.ranking import judge
from tools.reporting_lines import Question, questions, read_outline

OUTLINES = sorted((Path(__file__).parent / "organisations").glob("*.txt"))


@cache
def hits(outline: Path) -> tuple[tuple[Question, bool], ...]:
    found = []
    for question in questions(read_outline(outline)):
        first = judge(question.people, question.role).candidates[:3]
        found.append((question, any(question.gold.get(candidate.id) == 3 for candidate in first)))
    return tuple(found)


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda file: file.stem)
def test_manager_is_among_the_first_three(outline: Path) -> None:
    assert mean(hit for _, hit in hits(outline)) >= 0.55


def test_over_all_of_them() -> None:
    assert mean(hit for outline in OUTLINES for _, hit in hits(outline)) >= 0.8
