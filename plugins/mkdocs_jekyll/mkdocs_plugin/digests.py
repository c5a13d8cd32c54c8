"""Digests of settings, templates and programs: the same in each build, on each machine."""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence, Set
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

import mkdocs_jekyll
from mkdocs_jekyll.jekyll.files import read_bytes
from mkdocs_jekyll.jekyll.package_files import overrides_folder

from .options import JekyllConfig

#: Of MkDocs' settings these say where the build happens, not what comes of it.
_PLACES: Final = frozenset((
    "config_file_path", "dev_addr", "docs_dir", "draft_docs", "exclude_docs", "hooks", "not_in_nav", "pages",
    "plugins", "site_dir", "theme", "watch",
))  # fmt: skip
#: Options of ours that change no page.
_PROCESSES: Final = ("jobs", "executor")
#: What templates may include.
_INCLUDED: Final = frozenset((".html", ".svg", ".css", ".js", ".xml", ".json", ".txt", ".md", ""))
_DEEPEST: Final = 60
#: Variables of the environment that a build may depend on, and the beginnings of their names.
_VARIABLES: Final = ("JEKYLL_", "PAGES_", "SOURCE_DATE_EPOCH", "SSL", "TZ")


class NoKeyError(Exception):
    """Something of which no digest can be made."""


class Digest:
    """A digest of values, whatever order sets and mappings have.

    ``roots`` are the project's folders, inner ones first: of a path below them the rest counts. Raises
    NoKeyError for a value that has no form of its own.
    """

    def __init__(self, roots: Sequence[str] = ()) -> None:
        self._roots = [(root, f"\1{number}") for number, root in enumerate(roots) if root]

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
            for root, mark in self._roots:
                value = value.replace(root, mark)
            yield b"s" + value.encode("utf-8", "surrogatepass")
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


def project_roots(config: MkDocsConfig) -> list[str]:
    """The folders in which a project lies, inner ones first: elsewhere they have other names."""
    ours = (plugin.config for plugin in config.plugins.values() if isinstance(plugin.config, JekyllConfig))
    source = next((options.source for options in ours), None)
    folder = str(Path(config.config_file_path).parent.resolve()) if config.config_file_path else ""
    roots = {folder, str(Path(config.docs_dir).resolve()), str(Path(source or config.docs_dir).resolve())}
    return sorted(roots - {""}, key=len, reverse=True)


def settings_of(config: MkDocsConfig) -> list[object]:
    """Whatever settings, programs and templates say of all pages, to make a digest of."""
    theme = config.theme
    return [
        programs(),
        {key: value for key, value in config.items() if key not in _PLACES},
        # MkDocs keeps the author's hooks among the plugins; they are modules and have no settings.
        [(name, _settings_of_plugin(plugin)) for name, plugin in config.plugins.items()],
        [read_bytes(Path(file)) for file in hook_files(config)],
        [theme.name, dict(theme)],
        [templates_in(folder) for folder in dict.fromkeys([*theme.dirs, str(overrides_folder())])],
    ]


def _settings_of_plugin(plugin: object) -> dict[str, object]:
    """What a plugin's settings say of pages: not how many processes make them."""
    settings = dict(getattr(plugin, "config", ()))
    if isinstance(getattr(plugin, "config", None), JekyllConfig):
        settings = {key: value for key, value in settings.items() if key not in _PROCESSES}
    return settings


def hook_files(config: MkDocsConfig) -> list[str]:
    """The files of the author's hooks, which MkDocs keeps as modules by their names."""
    hooks: Any = config.hooks
    return [str(module.__file__) for module in hooks.values()] if hooks else []


@cache
def programs() -> str:
    """A digest of the programs: our own code, Python, and all installed packages by their versions."""
    packages: set[str] = set()
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as found:
            names = (entry.name for entry in found)
            packages.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    ours = Path(mkdocs_jekyll.__file__).parent if mkdocs_jekyll.__file__ else Path(__file__).parents[1]
    return Digest().of(sys.version, packages, contents_of(ours, (".py", ".toml", ".html", ".po")))


@cache
def _installed(folder: str) -> str:
    """A digest of the templates of an installed theme, whose icons its version stands for."""
    return Digest().of(contents_of(Path(folder), (".html",), (".icons", "__pycache__")))


def templates_in(folder: str) -> str:
    """A digest of the templates in a folder of the theme, and of all that they may include."""
    if "site-packages" in Path(folder).parts:
        return _installed(folder)
    return Digest().of(contents_of(Path(folder), tuple(_INCLUDED)))


def environment() -> dict[str, str]:
    """The variables of the environment that a build may depend on."""
    return {name: value for name, value in os.environ.items() if name.startswith(_VARIABLES)}


def contents_of(
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
                    found[path.relative_to(folder).as_posix()] = sha256(read_bytes(path)).digest()
    return found
