"""What the class names around a line say it holds; authors write them in English on most of the web."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

_SPLIT = re.compile(r"[^a-z]+")
_HINTS = {
    "class_name": frozenset("name fullname person personname nombre nom naam navn namn fn".split()),
    "class_person": frozenset(
        "team member members staff people person profile employee leader leadership founder doctor attorney lawyer bio board director "
        "faculty researcher advisor mitarbeiter equipe equipo headshot".split()
    ),
    "class_quote": frozenset(
        "testimonial testimonials review reviews quote blockquote client customer author byline post article blog comment".split()
    ),
    "class_title": frozenset(
        "title position role job designation function occupation jobtitle subtitle puesto cargo poste funktion".split()
    ),
}


def hints(element: HtmlElement) -> set[str]:
    """The hints of the element and of the four around it: class_name, class_person, class_title, class_quote."""
    found: set[str] = set()
    above: HtmlElement | None = element
    for depth in range(5):
        if above is None:
            break
        classes = above.get("class")
        if classes:
            near, far = _hints_of(classes)
            found |= near if depth < 2 else far
        above = above.getparent()
    return found


@lru_cache(maxsize=5_000)
def _hints_of(classes: str) -> tuple[frozenset[str], frozenset[str]]:
    """What class names say of the element itself, and of what stands deeper inside it."""
    parts = frozenset(_SPLIT.split(classes.lower()))
    near = frozenset(hint for hint, known in _HINTS.items() if not known.isdisjoint(parts))
    return near, near & {"class_person", "class_quote"}
