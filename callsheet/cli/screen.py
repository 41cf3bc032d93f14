"""What a run looks like in a terminal: the call sheet of one employer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from callsheet.cli.shell import visible
from spiders.items import Company, Status

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

BAND_STYLES = {"strong": "bold green", "fair": "yellow", "weak": "dim"}
KINDS = {
    "hr": "in human resources or recruiting",
    "board": "on the board only",
    "assistant": "assisting others",
    "former": "no longer there",
    "outside": "advising from outside",
}
SHOWN = 5
ALWAYS_SHOWN = 3
INDENT = 5
WORDS = (
    "name",
    "role",
    "phone",
    "question",
    "reason",
)  # what of a company is printed and comes from a site or a posting
NO_ANSWER = (Status.UNREACHABLE, Status.DISALLOWED)


def show_company(out: Console, company: Company, *, limit: int = SHOWN) -> None:
    """Print one employer's call sheet: whom to call and why, who was set aside, the main number, the status."""
    from rich.text import Text  # noqa: PLC0415

    company = replace(company, **{field: visible(getattr(company, field)) for field in WORDS})
    out.print(
        Text.assemble((company.name or company.site, "bold"), "  ", (company.site if company.name else "", "dim"))
    )
    if company.status in NO_ANSWER:
        out.print(Text.assemble(f"  {company.status}: ", (company.reason, "red")))
        return
    if company.status is Status.PEOPLE_FOUND:
        out.print(Text(f"Whom to call about: {company.role}", "dim"))
        out.print()
        show_candidates(out, [asdict(candidate) for candidate in company.candidates], company.question, limit=limit)
    elif company.question:
        out.print(Text.assemble("  Ask the switchboard: ", (company.question, "bold")))
    out.print()
    _show_facts(out, company)
    out.print()


def show_candidates(out: Console, candidates: Sequence[dict[str, Any]], question: str, *, limit: int = SHOWN) -> None:
    """Print ranked people; when none of them fits well, also what to ask the switchboard."""
    from rich.text import Text  # noqa: PLC0415

    shown = [one for one in candidates[:limit] if one["rank"] <= ALWAYS_SHOWN or one["band"] != "weak"]
    for candidate in shown:
        _show_candidate(out, visible(candidate))
    if len(candidates) > len(shown):
        out.print(Text(f"  and {len(candidates) - len(shown)} less likely; an --output file has them all", "dim"))
    if not candidates:
        out.print("  Nobody published here fits the role.")
    if question and not any(candidate["band"] == "strong" for candidate in candidates):
        out.print(Text.assemble("  Ask the switchboard: ", (question, "bold")))


def _show_candidate(out: Console, candidate: dict[str, Any]) -> None:
    from rich.text import Text  # noqa: PLC0415

    out.print(
        Text.assemble(
            (f"{candidate['rank']:>3}  ", "bold"),
            (candidate["name"], "bold cyan"),
            f"  {candidate['title'] or 'no title published'}  ",
            (f"{candidate['band']} {candidate['score']}", BAND_STYLES[candidate["band"]]),
        )
    )
    contact = [dialled(candidate["phone"]), candidate["email"], *candidate["profiles"]]
    _indented(out, Text("; ".join(candidate["reasons"])))
    _indented(out, Text("  ".join(filter(None, contact))))
    _indented(out, _link(candidate["url"]))


def _indented(out: Console, text: Text) -> None:
    """Print a line below a name, if it says anything; where a terminal breaks it, the rest stands below it too."""
    from rich.padding import Padding  # noqa: PLC0415

    if text and out.soft_wrap:
        text.pad_left(INDENT)
        out.print(text)
    elif text:
        out.print(Padding(text, (0, 0, 0, INDENT), expand=False))


def _link(url: str) -> Text:
    from rich.text import Text  # noqa: PLC0415

    safe = url if url.startswith(("http://", "https://")) else ""
    return Text(url, f"dim link {safe}" if safe else "dim")


def dialled(phone: str | None) -> str | None:
    """A number as people write it: ``+44 113 496 0127`` for ``+441134960127``; what is no number stays as it is."""
    if not phone:
        return None
    import phonenumbers  # noqa: PLC0415 - only where a number is shown

    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return phone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _show_facts(out: Console, company: Company) -> None:
    from rich.text import Text  # noqa: PLC0415

    for label, value in (
        ("Set aside", set_aside(company)),
        ("Main number", dialled(company.phone) or "none found"),
        ("Status", f"{company.status}" + (f": {company.reason}" if company.reason else "")),
    ):
        if value:
            out.print(Text.assemble((f"  {label:<12} ", "dim"), value))


def set_aside(company: Company) -> str:
    """Who is named but not offered, in words: ``4 in human resources or recruiting, 2 on the board only``."""
    counts = Counter(out.kind for out in company.excluded)
    return ", ".join(f"{count} {KINDS.get(kind, kind)}" for kind, count in counts.most_common())
