"""From the published JSON of an employer back to the values it came from."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from spiders.items import Company

T = TypeVar("T")


def revive_company(data: dict[str, Any]) -> Company:
    """The :class:`Company` that ``dataclasses.asdict`` made ``data`` of; keys it does not know are left out.

    Raises KeyError, TypeError or ValueError when ``data`` is no such thing.
    """
    return _revive(Company, data)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _revive(kind: type[T], data: dict[str, Any]) -> T:
    hints = _hints(cast("Any", kind))
    names = [field.name for field in fields(cast("Any", kind)) if field.name in data]
    return kind(**{name: _value(hints[name], data[name]) for name in names})


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in value)
    if is_dataclass(hint):
        return _revive(cast("type[Any]", hint), value)
    return hint(value) if isinstance(hint, type) and isinstance(value, str) else value
