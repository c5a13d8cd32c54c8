"""What a site's data know of the authors that front matter and configuration name."""

from __future__ import annotations

from collections.abc import Mapping


def author_entry(people: object, name: object) -> Mapping[str, object]:
    """The entry of an author in a mapping such as ``_data/authors``; empty if there is none."""
    entry = people.get(name) if isinstance(people, Mapping) and isinstance(name, str) else None
    return entry if isinstance(entry, Mapping) else {}
