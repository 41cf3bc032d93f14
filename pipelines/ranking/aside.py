"""Who is named but never offered: board members, advisers, assistants, former staff, human resources."""

from __future__ import annotations

from pipelines.ranking.titles import TitleClass

REASONS = {
    "hr": "works in human resources or recruiting",
    "board": "sits on the board, without a job in the company",
    "outside": "advises the company, without a job in it",
    "assistant": "assists an executive",
    "former": "no longer works there",
}


def reason_aside(title: TitleClass, section: TitleClass) -> str:
    """Kind of exclusion for somebody with ``title``, or "" for everybody else; HR is a matter of the role, so not here."""
    offices = [job.marks for job in title.jobs]
    if all("former" in marks for marks in offices):
        return "former"
    if "assistant" in offices[0]:
        return "assistant"
    jobs = [job for job in title.jobs if not job.marks & {"board", "adviser", "former"}]
    if jobs:
        return ""
    return "board" if any("board" in marks for marks in offices) else "outside"
