"""Style sheets and scripts of the old theme: left out, unless the author or a page asks for them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final
from urllib.parse import unquote

from mkdocs_jekyll.jekyll import Item, Problem, Site
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.paths import is_file_below
from mkdocs_jekyll.jekyll.sass import SassError, is_installed, site_css

from .files import PlannedFile
from .html_scan import Scan
from .text_scripts import calls_jquery, jquery_among, names_called

_SASS: Final = (".scss", ".sass")
_COMPILED: Final = (*_SASS, ".less", ".coffee")
_EXTENSIONS: Final = (".css", ".js", ".mjs", ".css.map", ".js.map", *_COMPILED)
#: Folders in which themes keep them; ``assets`` itself counts for what lies directly in it.
_FOLDERS: Final = frozenset(
    ("css", "js", "javascript", "javascripts", "stylesheets", "styles", "scripts", "sass", "scss", "less")
)
# The lookbehind tries each run of characters once: a picture as base64 is one of megabytes.
_NAME: Final = re.compile(r"(?<![\w.%@+~-])[\w.%@+~-]+\.(?:css|m?js)\b")
_INCLUDE: Final = re.compile(r"{%-?\s*include(?:_cached|_relative)?\s+[\"']?([^\s\"'%]+)")
_NOT_FOUND: Final = "404.html"
#: Attributes of what a browser loads with a page, and how a URL of another host begins.
_LOADED: Final = frozenset(("data", "href", "poster", "src", "srcset"))
_HOST: Final = re.compile(r"(?:https?:)?//([\w-]+\.[\w.-]+)", re.IGNORECASE)
#: Kinds of links that name a page and load nothing.
_NAMES_A_PAGE: Final = frozenset(("alternate", "author", "canonical", "license", "me", "next", "prev"))
#: Characters of a host that a message shows.
_SHOWN: Final = 60
#: Front matter under these keys names scripts and style sheets, often without their extensions.
_KEYS: Final = re.compile(r"(?:^|[-_])(?:js|css|scripts?|styles?|stylesheets?|javascripts?)$", re.IGNORECASE)


def is_of_a_theme(path: str) -> bool:
    """Whether a path is that of a style sheet or script in a place where themes have theirs."""
    lowered = path.lower()
    if not lowered.endswith(_EXTENSIONS):
        return False
    folders = lowered.split("/")[:-1]
    return lowered.endswith(_COMPILED) or folders[-1:] == ["assets"] or not _FOLDERS.isdisjoint(folders)


@dataclass(frozen=True, slots=True)
class ChosenAssets:
    """The files that are written; what is wrong with those asked for, and a note on those left out."""

    files: tuple[PlannedFile, ...]
    problems: tuple[Problem, ...] = ()


def _left_out(paths: Sequence[str]) -> Problem:
    """What the log says of files that are left out."""
    some = ", ".join(paths[:3]) + (", ..." if len(paths) > 3 else "")
    files = "a style sheet or script" if len(paths) == 1 else f"{len(paths)} style sheets and scripts"
    message = f"{files} of the old theme left out: {some} (theme_files brings them back)"
    return Problem("info", message, code="MJ600")


def choose_assets(
    site: Site,
    planned: Iterable[PlannedFile],
    wanted: Iterable[str],
    replaced: Container[str],
    kept_texts: Iterable[str] = (),
) -> ChosenAssets:
    """The planned files without those that only the old theme needs.

    ``wanted`` are globs of paths that stay, ``replaced`` those of pages that a view takes the place of,
    ``kept_texts`` what of their texts stands around the view.
    """
    files, patterns = list(planned), tuple(wanted)
    doubtful = [
        file
        for file in files
        if file.generated is None
        and is_of_a_theme(file.relative_path)
        and not any(fnmatchcase(file.relative_path, pattern) for pattern in patterns)
    ]
    asked = _named_in_texts(doubtful, site, replaced, kept_texts) if doubtful else frozenset()
    unused = frozenset(doubtful) - asked
    kept, problems = [], []
    for file in files:
        if file in unused:
            continue
        if (problem := _cannot_compile(file) or _loads_elsewhere(file, site, patterns)) is None:
            kept.append(file)
        else:
            problems.append(problem)
    if unused:
        problems.insert(0, _left_out(sorted(file.relative_path for file in unused)))
    return ChosenAssets(tuple(kept), tuple(problems))


def _cannot_compile(file: PlannedFile) -> Problem | None:
    """What is missing to compile a file that is asked for."""
    if file.item is None or file.item.ext not in (*_SASS, ".coffee"):
        return None
    if file.item.ext in _SASS and is_installed():
        return None
    needs = "libsass" if file.item.ext in _SASS else "a CoffeeScript compiler"
    remedy = "Install libsass." if file.item.ext in _SASS else "Write it in JavaScript."
    message = f"it is asked for, but to compile it needs {needs}; it is left out"
    return Problem("warning", message, file.relative_path, None, remedy, code="MJ416")


def _loads_elsewhere(file: PlannedFile, site: Site, wanted: tuple[str, ...]) -> Problem | None:
    """What is said of an old theme's page for what is not found, if it loads from other hosts.

    Any URL that does not exist would have readers ask them. Without such loads it stays, as Jekyll copies it.
    """
    path = file.relative_path
    if file.form != "copy" or file.destination != _NOT_FOUND or any(fnmatchcase(path, one) for one in wanted):
        return None
    host = next(_hosts_of(text_in(site.source / path)), None)
    if host is None:
        return None
    message = f"loads from another host ({host[:_SHOWN]}), so the theme's page stands in its place"
    remedy = f"Take that out, or name {path} in `theme_files`."
    return Problem("warning", message, path, None, remedy, code="MJ402")


def _hosts_of(html: str) -> Iterator[str]:
    """Other hosts that a page loads from, or that its scripts and styles name."""
    scan = Scan(html)
    texts = [html[tag.end : tag.raw_end] for tag in scan.starts(("script", "style"))]
    for tag in scan.with_attributes(_LOADED):
        names = tag.name == "a" or not _NAMES_A_PAGE.isdisjoint(tag.get("rel").lower().split())
        texts += [] if names else [tag.get(name).strip() for name in _LOADED]
    yield from (match[1] for text in texts for match in _HOST.finditer(text))


def _named_in_texts(
    doubtful: Sequence[PlannedFile], site: Site, replaced: Container[str], kept_texts: Iterable[str]
) -> frozenset[PlannedFile]:
    """Those whose name stands in a page, a post, what they include, or in a file that stays."""
    by_name: dict[str, list[PlannedFile]] = {}
    for file in doubtful:
        by_name.setdefault(posixpath.basename(file.destination), []).append(file)
    kept: set[PlannedFile] = set()
    items = [item for item in _items(site) if site.place_of(item) not in replaced]
    names = _names(site, items).union(*map(_names_in, kept_texts))
    jquery = jquery_among(file.destination for file in doubtful)
    if jquery and any(calls_jquery(names_called(text)) for text in _texts(site, items)):
        names.add(posixpath.basename(jquery))
    while names:
        new = [file for name in names for file in by_name.pop(name, ())]
        kept.update(new)
        names = {name for file in new for name in _names_in(text_in(site.source / file.relative_path))}
    return frozenset(kept)


def _items(site: Site) -> Iterator[Item]:
    documents = (doc for group in site.collections.values() for doc in group.docs)
    for item in (*site.pages, *site.posts, *documents):
        if not is_of_a_theme(item.relative_path):
            yield item


def _names(site: Site, items: Sequence[Item]) -> set[str]:
    """Names of style sheets and scripts in all that readers see."""
    names: set[str] = set()
    for text in _texts(site, items):
        if ".js" in text or ".css" in text or ".mjs" in text:
            names.update(_names_in(text))
    for item in items:
        names.update(_names_in_data(item.data))
    return names


def _texts(site: Site, items: Iterable[Item]) -> Iterator[str]:
    folder = site.source / str(site.config.get("includes_dir") or "_includes")
    todo = [item.content for item in items]
    markup = (".html", ".htm", ".xhtml", ".svg")
    todo += [text_in(file.path) for file in site.static_files if file.extname.lower() in markup]
    seen: set[str] = set()
    while todo:
        text = todo.pop()
        yield text
        for name in _INCLUDE.findall(text) if "include" in text else ():
            path = folder / name
            if name not in seen and is_file_below(path, site.source):
                seen.add(name)
                todo.append(text_in(path))


def compiled(item: Item, text: str, site: Site) -> tuple[str, Problem | None]:
    """A style sheet's text as CSS, if it is Sass; empty, with the reason, where it can't be."""
    if item.ext not in _SASS:
        return text, None
    try:
        css = site_css(text, indented=item.ext == ".sass", config=site.config, source=site.source)
    except SassError as error:
        return "", Problem("error", str(error), site.place_of(item), None, error.remedy, code="MJ416")
    return css, None


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
