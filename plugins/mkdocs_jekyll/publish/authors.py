"""What a site knows of an author, in ``_data/authors`` or in ``authors`` of its configuration."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_jekyll.jekyll.authors import author_entry

from .page_meta import text_of


def known_author(name: str, data: Mapping[str, object], config: Mapping[str, object]) -> Mapping[str, object]:
    """The entry of an author by key, or by name in a list of authors; empty if there is none."""
    for people in (data.get("authors"), config.get("authors")):
        if entry := author_entry(people, name):
            return entry
        if isinstance(people, list):
            listed = (person for person in people if isinstance(person, Mapping))
            if (person := next((one for one in listed if name in _names_of(one)), None)) is not None:
                return person
    return {}


def _names_of(person: Mapping[str, object]) -> set[str]:
    return {text_of(person.get(key)) for key in ("name", "id", "username")} - {""}
