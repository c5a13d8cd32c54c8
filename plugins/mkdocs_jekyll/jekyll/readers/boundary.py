"""Which files of a source may be reached through a link or by a name that a text gives.

Jekyll copies no hidden files, none that ``exclude`` names, and none in folders that begin with ``_``. What it
would not copy by itself must not be copied by a detour either: a link or ``include_relative`` in a text that
somebody handed in would publish ``.git/config``, in which a build server keeps its token. ``include`` in the
configuration opens what it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll.config import Config
from mkdocs_jekyll.jekyll.files import SourceFiles

from .entry_filter import EntryFilter

#: Folders whose files are read for what they are; links from one of them into another are followed.
_READ: Final = ("includes_dir", "layouts_dir", "data_dir")
#: Texts that may be partials: kept beside pages, under a name with ``_`` or in ``exclude``, to be included.
_PARTIALS: Final = frozenset((".html", ".htm", ".liquid", ".svg", ".css", ".js"))


class Boundary:
    """Says why a file below ``source`` may not be read, in a few words; an empty text if it may.

    Paths are resolved first: what counts is where a file really lies. A file out of the source is not this
    one's affair (``EntryFilter.leads_out``).
    """

    remedy: Final = "Name it under `include` in _config.yml if readers may see it."

    def __init__(self, source: Path, config: Config, entries: EntryFilter | None = None) -> None:
        self._source = source
        self._root = source.resolve()
        self._entries = entries or EntryFilter(source, config.include, config.exclude)
        self._partials = _PARTIALS | config.markdown_ext
        self._drafts = config.flag("show_drafts")
        read = {config.text(key).strip("/") for key in _READ}
        read |= {f"_{label}" for label in config.collections}
        self._read = frozenset((read | {"_drafts"}) - {""})

    def of_link(self, link: Path, target: Path | None = None) -> str:
        """Why a link is not followed. ``target`` is where it leads to, if that is known."""
        real = self._below(target or link.resolve())
        return self._hidden(real) or self._excluded(real) or self._special(real, self._lexical(link))

    def of_include(self, path: Path, folder: str) -> str:
        """Why a text may not include ``path``, a file of ``folder`` (below the source, with slashes)."""
        real = self._below(path.resolve())  # of a file that is open it is the same
        given = tuple(part for part in folder.split("/") if part not in ("", "."))
        inside = len(given) if real[: len(given)] == given else 0
        if reason := self._hidden(real, inside):
            return reason
        may_be_partial = path.suffix.lower() in self._partials
        if reason := self._excluded(real[:-1] if may_be_partial else real):
            return reason
        private = next((part for part in real[inside:] if part.startswith(("_", "#", "~"))), "")
        if not private or self._entries.includes(private) or self._is_read(real, given):
            return ""
        if private == "_drafts" and not self._drafts:
            return "is a draft"
        return "" if may_be_partial else f"lies behind the name '{private}', which Jekyll does not copy"

    @property
    def files(self) -> SourceFiles:
        """Opens what may be read."""
        return SourceFiles(self._source, self.of_link)

    def _is_read(self, real: tuple[str, ...], given: tuple[str, ...]) -> bool:
        """Whether an include reaches a file of the folders for includes, as the site's own are."""
        return bool(real and given) and real[0] in self._read and given[0] in self._read

    def _below(self, real: Path) -> tuple[str, ...]:
        return real.relative_to(self._root).parts if real.is_relative_to(self._root) else ()

    def _lexical(self, path: Path) -> tuple[str, ...]:
        return path.relative_to(self._source).parts if path.is_relative_to(self._source) else ()

    def _prefixes(self, parts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """The names on the way to a file, each with the path up to it."""
        for number, name in enumerate(parts, 1):
            yield name, "/".join(parts[:number])

    def _hidden(self, real: tuple[str, ...], inside: int = 0) -> str:
        for number, (name, path) in enumerate(self._prefixes(real)):
            hidden = name.startswith(".") and (number >= inside or name.lower() == ".git")
            if hidden and not self._entries.includes(path):
                return f"is hidden ('{name}')"
        return ""

    def _excluded(self, real: tuple[str, ...]) -> str:
        for name, path in self._prefixes(real):
            if self._entries.includes(path):
                return ""
            if self._entries.excludes(path) or self._entries.excludes(path, is_dir=True):
                return f"is left out by `exclude` ('{name}')"
        return ""

    def _special(self, real: tuple[str, ...], link: tuple[str, ...]) -> str:
        """Whether a link leads into a folder that is not copied, from one that is."""
        name = next((name for name in real if name.startswith(("_", "#", "~"))), "")
        if not name or self._entries.includes(name) or name in link:
            return ""
        both = self._read.intersection(real), self._read.intersection(link)
        return "" if all(both) else f"lies in '{name}', which Jekyll does not copy"
