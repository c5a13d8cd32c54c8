"""Every text that a template or the code asks for stands in every catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from mkdocs_jekyll.publish.translations import translations_for

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted((ROOT / "plugins/mkdocs_jekyll/publish/locales").glob("*.po"))
SINGLE = re.compile(r"gettext\(\s*(?P<quote>[\"'])(?P<text>.+?)(?P=quote)\s*\)")
PLURAL = re.compile(
    r"ngettext\(\s*(?P<quote>[\"'])(?P<one>.+?)(?P=quote)\s*,\s*(?P=quote)(?P<many>.+?)(?P=quote)"
)
#: Asked for by the name of a view's role, or translated by the theme.
BY_ROLE = {"About", "Tags", "Authors", "Search"}
FROM_THEME = {"Archive", "Categories", "Draft"}


def asked() -> Iterator[str | tuple[str, str]]:
    """The texts in templates and code; two where a number decides."""
    for folder, suffix in ((ROOT / "overrides", "*.html"), (ROOT / "plugins/mkdocs_jekyll", "*.py")):
        for path in folder.rglob(suffix):
            text = path.read_text("utf-8")
            yield from (match["text"] for match in SINGLE.finditer(text))
            yield from ((match["one"], match["many"]) for match in PLURAL.finditer(text))


def messages_of(path: Path) -> list[Message]:
    """What a catalogue translates, without its header."""
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_every_text_and_no_other(path: Path) -> None:
    assert {message.id for message in messages_of(path)} == {*asked(), *BY_ROLE} - FROM_THEME


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_has_the_braces_of_its_text(path: Path) -> None:
    for message in messages_of(path):
        text = message.id if isinstance(message.id, str) else message.id[1]
        translated = [message.string] if isinstance(message.string, str) else list(message.string)
        assert all(one and one.count("{") == text.count("{") for one in translated), message.id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Start"),
        ("zh", "首页"),
        ("zh-TW", "首頁"),
        ("zh-Hant", "首頁"),
        ("pt", "Início"),
        ("nl", "Home"),
        ("de-AT", "Start"),
        ("../x", "Home"),
    ],
)
def test_the_catalogue_of_a_language(language: str, text: str) -> None:
    assert translations_for(language).gettext("Home") == text


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("en", 1, "{} later part"),
        ("fr", 0, "{} partie après"),
        ("de", 2, "{} spätere Teile"),
        ("ja", 1, "この後に{}回"),
    ],
)
def test_a_number_decides_the_form(language: str, count: int, text: str) -> None:
    assert translations_for(language).ngettext("{} later part", "{} later parts", count) == text
