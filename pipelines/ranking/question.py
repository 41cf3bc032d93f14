"""What to ask the switchboard, who knows what the website does not say."""

from __future__ import annotations

from pipelines.ranking.reasons import name_of
from pipelines.ranking.relations import wanted_functions
from pipelines.ranking.roles import Role


def ask_switchboard(role: Role) -> str:
    """One question that a receptionist can answer: "Who leads data engineering in Leeds?"."""
    place = f" in {role.location}" if role.location else ""
    if role.team:
        return f"Who leads the {role.team} team{place}?"
    if role.title.rank >= 6:
        return f"Whom does the {role.name} report to{place}?"
    wanted = wanted_functions(role.title)
    return f"Who leads {name_of(wanted[0])}{place}?" if wanted else f"Who is the manager of the {role.name}{place}?"
