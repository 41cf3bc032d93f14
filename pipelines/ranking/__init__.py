"""Whom to call: titles and roles read as words, and people ranked as the hiring manager of a role. Pure."""

from pipelines.ranking.ads import JobAd, read_job
from pipelines.ranking.judge import Ranking, judge, set_aside
from pipelines.ranking.roles import Role, read_role
from pipelines.ranking.titles import TitleClass, classify

__all__ = ["JobAd", "Ranking", "Role", "TitleClass", "classify", "judge", "read_job", "read_role", "set_aside"]
