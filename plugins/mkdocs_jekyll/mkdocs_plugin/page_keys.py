"""What a finished page depends on, as one digest: the same page has the same key in each build.

Whatever is not understood has no key, and a page without one is made anew.
"""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import suppress
from datetime import date, datetime, tzinfo
from enum import Enum
from functools import cache, partial
from hashlib import sha256
from pathlib import Path, PurePath
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, Final

from babel import Locale
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

import mkdocs_jekyll
from mkdocs_jekyll.jekyll import Site
from mkdocs_jekyll.jekyll.plugins import named
from mkdocs_jekyll.publish.url_index import UrlIndex

#: Of MkDocs' settings these say where the build happens, not what comes of it.
_PLACES: Final = frozenset((
    "config_file_path", "dev_addr", "docs_dir", "draft_docs", "exclude_docs", "hooks", "not_in_nav", "pages",
    "plugins", "site_dir", "theme", "watch",
))  # fmt: skip
#: Plugins whose work at ``on_env`` and ``on_page_context`` a key knows of; see `unknown_plugins`.
_KNOWN: Final = (
    "mkdocs.contrib.search", "material.plugins.info", "material.plugins.meta", "material.plugins.offline",
    "material.plugins.search", "material.plugins.tags", "materialx.plugins.meta", "mkdocs_blog",
    "materialx.plugins.offline", "materialx.plugins.search", "materialx.plugins.tags", "mkdocs_jekyll",
    "mkdocs_redirects", "mkdocs_rss_plugin", "properdocs.contrib.search",
)  # fmt: skip
#: What plugins do there goes into a page past all that a key is made of.
_EVENTS: Final = ("env", "page_context")
#: What templates may include.
_INCLUDED: Final = frozenset((".html", ".svg", ".css", ".js", ".xml", ".json", ".txt", ".md", ""))
_DEEPEST: Final = 60
#: How Python shows an object that does not say what it is.
_NO_FORM: Final = " object at 0x"


class NoKeyError(Exception):
    """Something of which no digest can be made."""


class Digest:
    """A digest of values, whatever order sets and mappings have; ``root`` is the project's folder.

    Raises NoKeyError for a value that has no form of its own.
    """

    def __init__(self, root: str = "") -> None:
        self._root = root

    def of(self, *values: object) -> str:
        """The digest of some values."""
        found = sha256()
        for value in values:
            for piece in self._pieces(value, 0):
                found.update(piece)
                found.update(b"\0")
        return found.hexdigest()

    def _pieces(self, value: object, depth: int) -> Iterator[bytes]:
        if depth > _DEEPEST:
            raise NoKeyError("a value is nested too deeply")
        if isinstance(value, str):
            text = value.replace(self._root, "\1") if self._root and self._root in value else value
            yield b"s" + text.encode("utf-8", "surrogatepass")
        elif value is None or isinstance(value, bool | int | float | bytes | complex):
            yield f"{type(value).__name__} {value!r}".encode()
        elif isinstance(value, list | tuple):
            yield f"[{len(value)}".encode()
            for one in value:
                yield from self._pieces(one, depth + 1)
        elif isinstance(value, Mapping):
            yield f"{{{len(value)}".encode()
            pairs = ((self.of(key), inner) for key, inner in value.items())
            for key, inner in sorted(pairs, key=lambda pair: pair[0]):
                yield key.encode()
                yield from self._pieces(inner, depth + 1)
        else:
            yield from self._object(value, depth)

    def _object(self, value: object, depth: int) -> Iterator[bytes]:
        yield type(value).__qualname__.encode()
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            for field in dataclasses.fields(value):
                yield from self._pieces(getattr(value, field.name), depth + 1)
        elif isinstance(value, Set):
            yield "".join(sorted(map(self.of, value))).encode()
        elif isinstance(value, datetime | date | tzinfo | Enum):
            yield repr(value).encode()
        elif isinstance(value, Locale):
            yield str(value).encode()
        elif isinstance(value, re.Pattern):
            yield f"{value.pattern!r} {value.flags}".encode()
        elif isinstance(value, PurePath):
            yield from self._pieces(str(value), depth + 1)
        elif isinstance(value, partial):
            yield from self._pieces([value.func, value.args, value.keywords], depth + 1)
        elif isinstance(value, FunctionType | BuiltinFunctionType | MethodType | type | ModuleType):
            name = getattr(value, "__qualname__", value.__name__)
            yield f"{getattr(value, '__module__', '')}.{name}".encode()
        elif isinstance(value, Config):
            yield from self._pieces(dict(value), depth + 1)
        elif isinstance(getattr(value, "__dict__", None), dict):
            yield from self._pieces(vars(value), depth + 1)
        else:
            raise NoKeyError(f"{type(value).__qualname__} has no digest")


def unknown_plugins(config: MkDocsConfig) -> list[str]:
    """What changes pages past all that their keys are made of: other plugins, and hooks of the author's."""
    owners = (
        getattr(method, "__self__", method) for event in _EVENTS for method in config.plugins.events[event]
    )
    found = (owner.__module__ if hasattr(owner, "__module__") else "" for owner in owners)
    return sorted({name for name in found if not name.startswith(_KNOWN)})


def build_key(config: MkDocsConfig, nav: Navigation, *more: object) -> str:
    """What all pages of a build depend on: settings, templates, programs, the navigation, and ``more``.

    Raises NoKeyError.
    """
    digest = Digest(str(Path(config.config_file_path).parent) if config.config_file_path else "")
    theme = config.theme
    return digest.of(
        _programs(),
        {key: value for key, value in config.items() if key not in _PLACES},
        # MkDocs keeps the author's hooks among the plugins; they are modules and have no settings.
        [(name, dict(getattr(plugin, "config", ()))) for name, plugin in config.plugins.items()],
        [Path(file).read_bytes() for file in _hooks(config)],
        [theme.name, dict(theme)],
        [_templates(folder) for folder in theme.dirs],
        list(_entries(nav.items)),
        more,
    )


def _hooks(config: MkDocsConfig) -> list[str]:
    """The files of the author's hooks, which MkDocs keeps as modules by their names."""
    hooks: Any = config.hooks
    return [str(module.__file__) for module in hooks.values()] if hooks else []


def bodies_key(site: Site, urls: UrlIndex, *more: object) -> str | None:
    """What all bodies of a site depend on; ``None`` where a plugin changes them after Markdown."""
    if any(plugin.post_convert for plugin in named(site.gems)):
        return None
    folders = (site.config.text(key) for key in ("layouts_dir", "includes_dir"))
    try:
        return Digest(str(site.source)).of(
            _programs(),
            dict(site.config),
            [_contents(site.source / folder, (".html", ".md", "")) for folder in folders if folder],
            site.data,
            None if site.kit is None else site.kit.name,
            [(target.destination, target.url, target.source) for target in urls.targets.values()],
            [urls.site, urls.on_disk, urls.languages],
            site.config.builder,
            more,
        )
    except (NoKeyError, OSError):
        return None


def page_key(build: str, page: Page, *more: object) -> str:
    """What a page depends on: all that every page does, what MkDocs knows of it, and ``more``.

    Raises NoKeyError.
    """
    file = page.file
    values = [
        build,
        _named(page),
        page.content,
        [_heading(link) for link in page.toc],
        page.edit_url,
        page.abs_url,
        page.canonical_url,
        page.update_date,
        [page.is_homepage, page.is_index, file.dest_uri, file.src_uri, file.inclusion],
        [None if other is None else _named(other) for other in (page.previous_page, page.next_page)],
        [(type(parent).__name__, str(parent.title)) for parent in page.ancestors],
        getattr(page.parent, "url", None),
        more,
    ]
    text = repr(values)  # all of it is plain data, which has one form; `Digest` would take ten times as long
    if _NO_FORM in text:
        raise NoKeyError("a value has no form of its own")
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _named(page: Page) -> list[object]:
    return [str(page.title), page.url, page.meta, getattr(page, "typeset", None)]


def _heading(link: AnchorLink) -> list[object]:
    extra = getattr(link, "typeset", None)
    return [link.title, link.id, link.level, extra, [_heading(child) for child in link.children]]


def _entries(items: Iterable[Any]) -> Iterator[object]:
    """The navigation as pages show it."""
    for item in items:
        if isinstance(item, Page):
            yield ["page", *_named(item), item.is_index]
        elif isinstance(item, Section):
            yield ["section", str(item.title), list(_entries(item.children))]
        elif isinstance(item, Link):
            yield ["link", str(item.title), item.url]
        else:
            raise NoKeyError(f"{type(item).__qualname__} stands in the navigation")


@cache
def _programs() -> str:
    """A digest of the programs: our own code, Python, and all installed packages by their versions."""
    packages: set[str] = set()
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as found:
            names = (entry.name for entry in found)
            packages.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    ours = Path(mkdocs_jekyll.__file__).parent if mkdocs_jekyll.__file__ else Path(__file__).parents[1]
    return Digest().of(sys.version, packages, _contents(ours, (".py", ".toml", ".html", ".po")))


@cache
def _installed(folder: str) -> str:
    """A digest of the templates of an installed theme, whose icons its version stands for."""
    return Digest().of(_contents(Path(folder), (".html",), (".icons", "__pycache__")))


def _templates(folder: str) -> str:
    """A digest of the templates in a folder of the theme, and of all that they may include."""
    if "site-packages" in Path(folder).parts:
        return _installed(folder)
    return Digest().of(_contents(Path(folder), tuple(_INCLUDED)))


def _contents(
    folder: Path, suffixes: tuple[str, ...], left_out: tuple[str, ...] = ("__pycache__",)
) -> dict[str, bytes]:
    """The digests of files below a folder, by their paths."""
    found: dict[str, bytes] = {}
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in left_out]
        for name in names:
            path = Path(at, name)
            if path.suffix in suffixes and path.is_file():  # a pipe would be waited for
                with suppress(OSError):
                    found[path.relative_to(folder).as_posix()] = sha256(path.read_bytes()).digest()
    return found
