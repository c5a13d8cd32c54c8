"""``_config.yml``: Jekyll's defaults, the author's files over them, and what the plugin says over these."""

from __future__ import annotations

import copy
import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any, Final

from . import ruby_yaml
from .builder import Builder, BuilderChoice, not_committed
from .config_check import check, codec_named
from .config_defaults import (
    DEFAULTS,
    GITHUB_PAGES_COMMONMARK,
    GITHUB_PAGES_DEFAULTS,
    GITHUB_PAGES_EXCLUDES,
    GITHUB_PAGES_OVERRIDES,
    GITHUB_PAGES_PLUGINS,
)
from .dates import local_zone, zone_named
from .errors import JekyllError, Problem, Severity
from .files import read_bytes
from .permalinks import template_of
from .positions import NOWHERE, Position, position_in
from .ruby_values import truthy
from .slugs import to_text
from .version import JekyllVersion

_FIX: Final = "Fix the configuration; nothing is built without it."
_FALLBACK_NAMES: Final = ("_config.yml", "_config.yaml", "_config.toml")


@dataclass(frozen=True, slots=True)
class TableReader:
    """How tables of a kind are read: ``headers`` as written (true: the first row), Ruby's ``converters``."""

    separator: str
    encoding: str
    headers: object = True
    converters: tuple[str, ...] = ()


class Config(Mapping[str, object]):
    """The site's settings: a mapping with Jekyll's keys, and the ones the model needs as typed properties.

    ``builder`` is who builds the site, with the version of Jekyll that it uses.
    """

    def __init__(
        self, data: dict[str, object], *, environment: str = "production", builder: Builder | None = None
    ) -> None:
        self._data = data
        self.environment = environment
        self.builder = builder or Builder()
        name = data.get("timezone")
        self.zone: tzinfo = zone_named(str(name)) if name else local_zone()
        self.encoding = _codec(data.get("encoding"))
        self.markdown_ext = frozenset("." + ext.lower() for ext in _comma_list(data.get("markdown_ext")))
        self.include = tuple(to_text(item) for item in _list(data.get("include")))
        excluded = dict.fromkeys(to_text(item) for item in _list(data.get("exclude")))
        self.exclude = tuple(item for item in excluded if item not in self.include)

    def __getitem__(self, key: str) -> object:
        """The setting as Liquid's ``site.key`` shows it."""
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        """The settings' names."""
        return iter(self._data)

    def __len__(self) -> int:
        """How many settings there are."""
        return len(self._data)

    @property
    def version(self) -> JekyllVersion:
        """The Jekyll that the site is built with."""
        return self.builder.version

    def with_settings(self, settings: Mapping[str, object]) -> Config:
        """The configuration with further settings over its own."""
        changed = copy.copy(self)
        changed._data = {**self._data, **settings}
        return changed

    def text(self, key: str) -> str:
        """A setting as text; empty where it is not set."""
        return to_text(self._data.get(key))

    def flag(self, key: str) -> bool:
        """A setting as Ruby sees it: anything but ``false`` and nothing is true."""
        return truthy(self._data.get(key))

    @property
    def permalink(self) -> str:
        """The style's name, or a template."""
        return self.text("permalink") or "date"

    @property
    def limit_posts(self) -> int:
        """How many posts are read; 0 is all."""
        limit = self._data.get("limit_posts")
        return limit if isinstance(limit, int) and not isinstance(limit, bool) else 0

    @property
    def collections(self) -> dict[str, dict[str, object]]:
        """Each collection's settings by its label; ``posts`` comes with its output and its URL."""
        value = self._data.get("collections")
        named: dict[str, dict[str, object]] = {}
        if isinstance(value, dict):
            named = {to_text(k): dict(v) if isinstance(v, dict) else {} for k, v in value.items()}
        elif isinstance(value, list):
            named = {to_text(label): {} for label in value}
        posts = named.get("posts", {})
        if "posts" not in named:
            named = {"posts": posts, **named}
        posts["output"] = True
        style = self.permalink
        template = style if style in self.version.missing_styles else template_of(style)
        posts.setdefault("permalink", template)
        return named

    @property
    def collections_dir(self) -> str:
        """The folder that holds the collections, ``""`` for the source itself."""
        return self.text("collections_dir").strip("/")

    @property
    def plugins(self) -> tuple[str, ...]:
        """The plugins that the site lists, by the names of their gems; GitHub Pages' own among them."""
        return tuple(dict.fromkeys(to_text(name) for name in _list(self._data.get("plugins"))))

    def table_reader(self, suffix: str) -> TableReader:
        """What ``csv_reader`` or ``tsv_reader`` asks for; ``suffix`` is ``.csv`` or ``.tsv``."""
        found = self._data.get(f"{suffix[1:]}_reader") if self.version.has_table_readers else None
        written = found if isinstance(found, dict) else {}
        names = tuple(to_text(name) for name in _list(written.get("csv_converters")))
        encoding = _codec(written["encoding"]) if "encoding" in written else self.encoding
        return TableReader("," if suffix == ".csv" else "\t", encoding, written.get("headers", True), names)

    @property
    def defaults(self) -> list[object]:
        """The list of front matter defaults as it is written."""
        return _list(self._data.get("defaults"))

    @property
    def kramdown(self) -> dict[str, object]:
        """kramdown's options, Jekyll's defaults among them."""
        value = self._data.get("kramdown")
        return {to_text(k): v for k, v in value.items()} if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _comma_list(value: object) -> list[str]:
    return [part for part in to_text(value).split(",") if part]


def _codec(value: object) -> str:
    """Ruby's name of an encoding as Python's; what Python does not know is read as UTF-8."""
    return codec_named(to_text(value)) or "utf-8"


def merge(base: Mapping[Any, Any], over: Mapping[Any, Any]) -> dict[Any, Any]:
    """``over`` laid over ``base``: mappings are merged, nil leaves what is there, anything else replaces."""
    out = dict(base)
    for key, value in over.items():
        held = out.get(key)
        if isinstance(held, Mapping) and isinstance(value, Mapping):
            out[key] = merge(held, value)
        elif value is not None or key not in out:
            out[key] = value
    return out


def read_config(
    source: Path,
    files: Sequence[str],
    overrides: Mapping[str, object] | None,
    environment: str,
    choice: BuilderChoice | None = None,
) -> tuple[Config, list[Problem]]:
    """Read the configuration files below ``source``, later ones over earlier ones.

    A single default ``_config.yml`` that is not there is no fault; ``_config.yaml`` and ``_config.toml`` are
    tried in its place. ``choice`` is what the author says of the builder. Raises JekyllError where a file is
    missing that was asked for, or can't be read.
    """
    problems: list[Problem] = []
    written: dict[str, object] = {}
    present = _present(source, files)
    for name in present:
        written = merge(written, _read_file(source, name, problems))
    builder = (choice or BuilderChoice()).builder(source, written)
    if (line := builder.problem()) is not None:
        problems.append(line)
    if tuple(files) == ("_config.yml",) and "_config.toml" in present and not builder.version.reads_toml:
        message = f"Jekyll {builder.version.number} does not look for this file; its settings are ignored"
        problems.append(
            Problem("warning", message, "_config.toml", None, "Write `_config.yml`.", code="MJ006")
        )
        written = {}
    _use_new_names(written, builder.version)
    data = merge(merge(_defaults(builder), written), overrides or {})
    where = files[0] if files else "_config.yml"
    root = _effective_source(source, data.get("source"), where, problems)
    if builder.github_pages:
        data = _as_github_pages(data, written)
    problems += check(data, root, where)
    if builder.version.adds_excludes:
        excluded = (*_list(data.get("exclude")), *builder.version.default_excludes)
        data["exclude"] = list(dict.fromkeys(map(to_text, excluded)))
    data["source"] = str(root)
    data["destination"] = os.path.normpath(source / (to_text(data.get("destination")) or "_site"))
    config = Config(data, environment=environment, builder=builder)
    if builder.github_pages and not builder.version.adds_excludes:
        config.exclude += not_committed(root, builder.version.default_excludes)
    data["collections"] = config.collections
    return config, problems


def _defaults(builder: Builder) -> dict[str, object]:
    """The settings of a site whose author says nothing."""
    version = builder.version
    added = version.added_settings
    missing = [key for key, value in added.items() if value is None]
    data = {key: value for key, value in merge(DEFAULTS, added).items() if key not in missing}
    if not version.adds_excludes:
        data["exclude"] = list(version.default_excludes)
    if builder.github_pages:
        data = merge(data, GITHUB_PAGES_DEFAULTS)
    return data


def _use_new_names(written: dict[str, object], version: JekyllVersion) -> None:
    """Bring the settings of former releases into the form that ``version`` gives them."""
    if "gems" in written and "plugins" not in written:
        written["plugins"] = written["gems"]
    for old, new in version.renamed_settings.items():
        if old in written:
            written[new] = written.pop(old)
    for key in ("include", "exclude"):
        value = written.get(key)
        if version.splits_lists and isinstance(value, str):
            written[key] = [part.strip() for part in value.split(",")]


def _as_github_pages(data: dict[str, object], written: Mapping[str, object]) -> dict[str, object]:
    """What GitHub Pages makes of a site's settings."""
    data = merge(data, GITHUB_PAGES_OVERRIDES)
    if "theme" in written:
        data["theme"] = written["theme"]  # `theme:` with nothing behind it is no theme
    if not _list(written.get("exclude")):
        data["exclude"] = [*_list(data.get("exclude")), *GITHUB_PAGES_EXCLUDES]
    listed = _list(data.get("plugins"))
    data["plugins"] = [*listed, *(name for name in GITHUB_PAGES_PLUGINS if name not in listed)]
    engine = to_text(data.get("markdown")).lower()
    # Its own CommonMark is the one other engine that it knows.
    data["markdown"] = "CommonMarkGhPages" if engine in ("gfm", "commonmarkghpages") else "kramdown"
    if engine == "gfm":
        data["commonmark"] = dict(GITHUB_PAGES_COMMONMARK)
    return data


def _effective_source(source: Path, written: object, where: str, problems: list[Problem]) -> Path:
    """The folder that ``source`` of the configuration names, if it lies in the folder that was asked for."""
    if written is None or written is False or to_text(written) in ("", "."):
        return source
    found = Path(os.path.normpath(source / to_text(written)))
    if found.is_dir() and found.resolve().is_relative_to(source.resolve()):
        return found
    reason = "leads out of the site's folder" if found.is_dir() else "is no folder of this site"
    remedy = "Name a folder below the one that holds the configuration."
    problems.append(
        Problem("error", f"`source: {to_text(written)}` {reason}", where, None, remedy, code="MJ003")
    )
    return source


def _present(source: Path, files: Sequence[str]) -> Sequence[str]:
    if tuple(files) == ("_config.yml",):
        return [name for name in _FALLBACK_NAMES if (source / name).is_file()][:1]
    return files


def _read_file(source: Path, name: str, problems: list[Problem]) -> dict[str, object]:
    path = source / name
    try:
        text = read_bytes(path).decode("utf-8-sig")
        data = tomllib.loads(text) if path.suffix == ".toml" else _read_yaml(text, name, problems)
    except FileNotFoundError:
        raise _stop(name, "there is no such configuration file", "Create it, or name another.") from None
    except OSError as error:
        message = f"not readable: {error.strerror}"
        raise _stop(name, message, "Look at the file and its permissions.") from None
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        position = position_in(before, len(before))
        raise _stop(name, "not readable as UTF-8", "Save the file as UTF-8.", position) from None
    except tomllib.TOMLDecodeError as error:
        raise _stop(name, str(error), _FIX, _position_of_toml(error)) from None
    if data is None or data is False:
        return {}
    if not isinstance(data, dict):
        message = "pairs of a name and a value are expected here; the file is ignored"
        problems.append(Problem("warning", message, name, 1, "Write `name: value` lines.", code="MJ005"))
        return {}
    return {to_text(key): value for key, value in data.items()}


def _read_yaml(text: str, name: str, problems: list[Problem]) -> object:
    loaded = ruby_yaml.load(text)
    for error in loaded.errors:
        if error.refused and not loaded.whole:
            raise _stop(name, str(error), _FIX, Position(error.line, error.column))
        severity: Severity = "error" if error.refused else "warning"
        problems.append(
            Problem(
                severity, str(error), name, error.line, "Fix that line.", code="MJ004", column=error.column
            )
        )
    return loaded.value


def _position_of_toml(error: tomllib.TOMLDecodeError) -> Position:
    """Where the parser says it is, at the end of its message."""
    found = re.search(r"\(at line (\d+), column (\d+)\)$", str(error))
    return Position(int(found[1]), int(found[2])) if found else NOWHERE


def _stop(name: str, message: str, remedy: str, position: Position = NOWHERE) -> JekyllError:
    line, column = position
    return JekyllError(Problem("error", message, name, line, remedy, code="MJ002", column=column))
