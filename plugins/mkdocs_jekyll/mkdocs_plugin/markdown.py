"""Material's Markdown for posts that ask for it: Python-Markdown with the extensions of ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any, Final

import markdown
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll.read_limits import USUAL
from mkdocs_jekyll.jekyll.slow_markdown import TextTime, as_written, converted
from mkdocs_jekyll.kramdown import Result, TocEntry, Warning

from . import snippets

_HIDDEN: Final = "the snippet '{}' is hidden, private or outside of `base_path`, so it is not shown"
_FORMULA: Final = 'class="arithmatex"'
#: Characters of HTML that no text of an author's becomes, but one that names a long URL again and again.
_LONGEST: Final = 20_000_000
_LONG: Final = (
    "Material's Markdown takes this text to more than 20 million characters, so it stands as it is written"
)


class MaterialMarkdown:
    """Converts as MkDocs converts its own pages. Can be pickled; the machine is made where it is needed.

    A text may take so many ``seconds`` of the processor: Python-Markdown knows no limits.
    """

    def __init__(self, config: MkDocsConfig, seconds: float = USUAL.markdown_time) -> None:
        self._seconds = seconds
        self._extensions: list[str] = list(config.markdown_extensions)
        self._settings: dict[str, Any] = dict(config.mdx_configs or {})
        self._machine: markdown.Markdown | None = None
        self._refused: list[str] = []

    def __getstate__(self) -> dict[str, object]:
        """All but the machine."""
        return {**self.__dict__, "_machine": None}

    def convert(self, text: str, time: TextTime | None = None) -> Result:
        """The text as HTML, with its contents; the text itself if that would take too long."""
        return converted(text, "Material's Markdown", self._seconds, self._convert, time)

    def _convert(self, text: str) -> Result:
        machine = self._machine
        if machine is None:
            machine = markdown.Markdown(extensions=self._extensions, extension_configs=self._settings)
            snippets.guard(machine, self._refused.append)
        self._machine = None  # it is not used again where it is stopped
        self._refused.clear()
        machine.reset()
        html = machine.convert(text)
        self._machine = machine
        if len(html) > _LONGEST:
            return as_written(text, _LONG)
        toc = _entries(getattr(machine, "toc_tokens", ()))
        warnings = tuple(Warning(_HIDDEN.format(name), None) for name in self._refused)
        return Result(html, toc, warnings, frozenset(_ids(toc)), _FORMULA in html)


def _entries(tokens: Sequence[Mapping[str, Any]]) -> tuple[TocEntry, ...]:
    return tuple(
        TocEntry(
            token["level"], token["id"], token["name"], unescape(token["name"]), _entries(token["children"])
        )
        for token in tokens
    )


def _ids(entries: Sequence[TocEntry]) -> list[str]:
    return [found for entry in entries for found in (entry.id, *_ids(entry.children))]
