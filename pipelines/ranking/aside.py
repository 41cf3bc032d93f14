"""Who is named but never offered: human resources, the board, advisers, assistants, former staff."""

from __future__ import annotations

from pipelines.ranking.posting import Posting
from pipelines.ranking.roles import Role
from pipelines.ranking.roster import Entry

_REASONS = {
    "hr": "works in human resources or recruiting",
    "board": "sits on the board, without a job in the company",
    "outside": "advises the company, without a job in it",
    "assistant": "assists an executive",
    "former": "no longer works there",
}


def kind_aside(entry: Entry, role: Role, posting: Posting | None = None) -> str:
    """Kind of exclusion for ``role`` (a key of the reasons), or "" for everybody who may be offered.

    Whoever leads in human resources may be offered for a role there, an assistant's colleague for an assistant's role;
    somebody whom the posting names as recruiter never.
    """
    in_hr = is_in_hr(role)
    named = posting.named(entry.person) if posting else None
    if named and named.kind == "recruiter" and not in_hr:
        return "hr"
    if entry.hr and (not in_hr or entry.rank < 3):
        return "hr"
    if entry.aside == "assistant" and "assistant" in role.title.main.marks:
        return ""
    return entry.aside


def is_in_hr(role: Role) -> bool:
    """Whether a role is one in human resources; a post above a director's that holds other matters too is not."""
    title = role.title
    others = {function.family for function in title.functions} - {"hr", "admin"}
    return title.hr and not (title.rank > 7 and (others or len(title.specialties) > 1))


def say_aside(kind: str, entry: Entry) -> str:
    """The reason for an exclusion in words, with the title that shows it."""
    return f"{_REASONS[kind]}: {entry.person.title}" if entry.person.title else _REASONS[kind]
