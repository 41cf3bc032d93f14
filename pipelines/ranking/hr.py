"""Is this job in human resources? Decided by whole words and phrases, per language, never by parts of words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipelines.ranking.vocabulary import hr_words


def is_hr(words: Sequence[str], assists: bool = False, serves: Collection[str] = ()) -> bool:
    """Whether a title, cut into ``words``, is a job in human resources or recruiting.

    People who are HR by trade (recruiters) count whatever else the title says; words that mean HR count unless somebody
    builds or sells tools for it; words that likely mean HR ("talent") count unless the title says what else they serve.
    Whoever ``assists`` an executive is HR only with the heads of HR, not when ``serves`` names other functions too.
    """
    kinds = {match.value for match in hr_words().find(words)}
    if assists:
        return bool(kinds & {"hr", "people"}) and not serves
    if "people" in kinds:
        return True
    if "maker" in kinds:
        return False
    return "hr" in kinds or ("likely" in kinds and "elsewhere" not in kinds)
