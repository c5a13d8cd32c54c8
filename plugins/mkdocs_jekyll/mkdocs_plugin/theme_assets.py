"""Style sheets and scripts of the old theme: left out, unless the author or a page asks for them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from mkdocs_jekyll.jekyll import Item, Problem, Site
from mkdocs_jekyll.jekyll.paths import is_file_below
from mkdocs_jekyll.jekyll.sass import SassError, is_installed, to_css

from .files import PlannedFile

_SASS: Final = (".scss", ".sass")
_COMPILED: Final = (*_SASS, ".less", ".coffee")
_EXTENSIONS: Final = (".css", ".js", ".mjs", ".css.map", ".js.map", *_COMPILED)
#: Folders in which themes keep them; ``assets`` itself counts for what lies directly in it.
_FOLDERS: Final = frozenset(
    ("css", "js", "javascript", "javascripts", "stylesheets", "styles", "scripts", "sass", "scss", "less")
)
_NAME: Final = re.compile(r"[\w.%@+~-]+\.(?:css|m?js)\b")
_INCLUDE: Final = re.compile(r"{%-?\s*include(?:_cached|_relative)?\s+[\"']?([^\s\"'%]+)")
#: Front matter under these keys names scripts and style sheets, often without their extensions.
_KEYS: Final = re.compile(r"(?:^|[-_])(?:js|css|scripts?|styles?|stylesheets?|javascripts?)$", re.IGNORECASE)


def is_of_a_theme(path: str) -> bool:
    """Whether a path is that of a style sheet or script in a place where themes have theirs."""
    lowered = path.lower()
    if not lowered.endswith(_EXTENSIONS):
        return False
    folders = lowered.split("/")[:-1]
    return lowered.endswith(_COMPILED) or folders[-1:] == ["assets"] or not _FOLDERS.isdisjoint(folders)


class ThemeAssetFilter:
    """Decides for the files of one site."""

    def __init__(self, site: Site, wanted: Iterable[str], taken: Container[str]) -> None:
        """``wanted``: globs of paths that stay; ``taken``: paths of pages that the theme's views replace."""
        self._site = site
        self._wanted = tuple(wanted)
        self._taken = taken
        self.left_out: list[str] = []
        self.problems: list[Problem] = []

    def sift(self, found: Iterable[PlannedFile]) -> list[PlannedFile]:
        """The entries without those that only the old theme needs."""
        entries = list(found)
        doubtful = [entry for entry in entries if self._is_doubtful(entry)]
        kept = self._asked_for(doubtful) if doubtful else set()
        out = {id(entry) for entry in doubtful if id(entry) not in kept}
        self.left_out = sorted(entry.relative_path for entry in doubtful if id(entry) in out)
        return [entry for entry in entries if id(entry) not in out and self._can_be_made(entry)]

    def line(self) -> str | None:
        """What the log says of what is left out."""
        if not self.left_out:
            return None
        some = ", ".join(self.left_out[:3]) + (", ..." if len(self.left_out) > 3 else "")
        count = len(self.left_out)
        files = "a style sheet or script" if count == 1 else f"{count} style sheets and scripts"
        return f"{files} of the old theme left out: {some} (theme_files brings them back)"

    def _is_doubtful(self, entry: PlannedFile) -> bool:
        path = entry.relative_path
        if entry.generated is not None or not is_of_a_theme(path):
            return False
        return not any(fnmatchcase(path, pattern) for pattern in self._wanted)

    def _can_be_made(self, entry: PlannedFile) -> bool:
        """Whether what has to be compiled can be; if not, say so."""
        if entry.item is None or entry.item.ext not in (*_SASS, ".coffee"):
            return True
        if entry.item.ext in _SASS and is_installed():
            return True
        needs = "libsass" if entry.item.ext in _SASS else "a CoffeeScript compiler"
        remedy = "Install libsass." if entry.item.ext in _SASS else "Write it in JavaScript."
        message = f"it is asked for, but to compile it needs {needs}; it is left out"
        self.problems.append(Problem("warning", message, entry.relative_path, None, remedy))
        return False

    def _asked_for(self, doubtful: Iterable[PlannedFile]) -> set[int]:
        """Those whose name stands in a page, a post, what they include, or in a file that stays."""
        by_name: dict[str, list[PlannedFile]] = {}
        for entry in doubtful:
            by_name.setdefault(posixpath.basename(entry.destination), []).append(entry)
        kept: set[int] = set()
        names = self._names()
        while names:
            new = [entry for name in names for entry in by_name.pop(name, ())]
            kept.update(id(entry) for entry in new)
            names = {
                name for entry in new for name in _names_in(_read(self._site.source / entry.relative_path))
            }
        return kept

    def _names(self) -> set[str]:
        """Names of style sheets and scripts in all that readers see."""
        names: set[str] = set()
        for text in self._texts():
            if ".js" in text or ".css" in text or ".mjs" in text:
                names.update(_names_in(text))
        for item in self._items():
            names.update(_names_in_data(item.data))
        return names

    def _items(self) -> Iterator[Item]:
        documents = (doc for group in self._site.collections.values() for doc in group.docs)
        for item in (*self._site.pages, *self._site.posts, *documents):
            if self._site.place_of(item) not in self._taken and not is_of_a_theme(item.relative_path):
                yield item

    def _texts(self) -> Iterator[str]:
        folder = self._site.source / str(self._site.config.get("includes_dir") or "_includes")
        todo = [item.content for item in self._items()]
        markup = (".html", ".htm", ".xhtml", ".svg")
        todo += [_read(file.path) for file in self._site.static_files if file.extname.lower() in markup]
        seen: set[str] = set()
        while todo:
            text = todo.pop()
            yield text
            for name in _INCLUDE.findall(text) if "include" in text else ():
                path = folder / name
                if name not in seen and is_file_below(path, self._site.source):
                    seen.add(name)
                    todo.append(_read(path))


def compiled(item: Item, text: str, site: Site) -> tuple[str, Problem | None]:
    """A style sheet's text as CSS, if it is Sass; empty, with the reason, where it can't be."""
    if item.ext not in _SASS:
        return text, None
    settings = site.config.get("sass")
    sass = settings if isinstance(settings, dict) else {}
    folders = [str(sass.get("sass_dir") or "_sass"), *map(str, sass.get("load_paths") or ())]
    try:
        css = to_css(
            text,
            indented=item.ext == ".sass",
            style=str(sass.get("style") or "compact").lstrip(":"),
            source=site.source,
            folders=folders,
        )
    except SassError as error:
        return "", Problem("error", str(error), site.place_of(item), None, error.remedy)
    return css, None


def _read(path: Path) -> str:
    """A file's text; empty if there is none."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _names_in(text: str) -> set[str]:
    return {unquote(name) for name in _NAME.findall(text)}


def _names_in_data(data: object, key: str = "") -> Iterator[str]:
    """Names in front matter: with an extension anywhere, without one under keys that are for such files."""
    if isinstance(data, dict):
        for inner, value in data.items():
            yield from _names_in_data(value, str(inner))
    elif isinstance(data, list):
        for value in data:
            yield from _names_in_data(value, key)
    elif isinstance(data, str):
        yield from _names_in(data)
        if _KEYS.search(key) and "." not in posixpath.basename(data):
            stem = posixpath.basename(data)
            yield from (f"{stem}.js", f"{stem}.css")
