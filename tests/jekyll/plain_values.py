"""Values as ``tests/oracle/plain_values.rb`` writes Ruby's: times, dates, and keys with the class's name."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final

from mkdocs_jekyll.jekyll.ruby_values import xml_time
from mkdocs_jekyll.jekyll.slugs import to_text

_CLASSES: Final = {
    "NoneType": "NilClass", "int": "Integer", "float": "Float", "date": "Date", "datetime": "Time",
}  # fmt: skip


def plain(value: Any) -> Any:
    """A value of the front matter in the form of the record."""
    if isinstance(value, float):
        return value if abs(value) < float("inf") else to_text(value)
    if isinstance(value, datetime):
        return {"time": stamp(value), "text": to_text(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, dict):
        return {_key(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def _key(key: object) -> str:
    if isinstance(key, str):
        return key
    if isinstance(key, bool):
        return "TrueClass:true" if key else "FalseClass:false"
    return f"{_CLASSES[type(key).__name__]}:{to_text(key)}"


def stamp(moment: datetime) -> str:
    """A time with its offset, or with ``Z`` where it was written in UTC."""
    text = xml_time(moment)
    return text.replace("+00:00", "Z") if moment.tzinfo is UTC else text
