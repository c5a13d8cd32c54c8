"""What ``mkdocs.yml`` says, read without MkDocs: for commands that need not have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from mkdocs_jekyll.jekyll.files import read_bytes

_NAME: Final = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Makes nothing of tags, which name Python objects in mkdocs.yml."""


_Loader.add_multi_constructor("", lambda *_: None)


@dataclass(frozen=True, slots=True)
class MkDocsSettings:
    """Settings of a project; ``options`` are those of the plugin ``jekyll``, ``palette`` is the theme's.

    ``plugins`` are all that are listed, by name. Paths are as written.
    """

    folder: Path
    site_url: str | None = None
    docs_dir: str = "docs"
    site_dir: str = "site"
    palette: object = None
    plugins: frozenset[str] = frozenset()
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def outside(self) -> tuple[Path, ...]:
        """Files and folders that may lie in a Jekyll site and are none of its own."""
        names = (_NAME, self.docs_dir, self.site_dir, ".cache")
        return tuple((self.folder / name).absolute() for name in names if name not in ("", "."))

    @property
    def docs(self) -> Path:
        """The folder of ordinary pages."""
        return self.folder / self.docs_dir

    @property
    def has_blog_inside(self) -> bool:
        """Whether the blog lies in ``docs_dir``, beside ordinary pages."""
        return not self.options.get("source")

    def files_beside(self) -> dict[str, str]:
        """The files in ``docs_dir``, pages among them, with their destinations.

        Their paths are below ``docs_dir``. What is Jekyll's of them is left out.
        """
        docs = self.docs
        source = (self.folder / str(self.options["source"])).resolve() if not self.has_blog_inside else None
        if not docs.is_dir() or (source is not None and source.is_relative_to(docs.resolve())):
            return {}
        paths = (path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*")) if path.is_file())
        return {path: _destination(path) for path in paths if not path.startswith(("_", "."))}

    def texts(self, option: str) -> tuple[str, ...]:
        """An option that is a list of texts."""
        value = self.options.get(option)
        return tuple(map(str, value)) if isinstance(value, list) else ()

    def text(self, option: str) -> str:
        """An option that is a text; empty where it is none."""
        value = self.options.get(option)
        return value if isinstance(value, str) else ""

    def is_on(self, option: str, *, default: bool) -> bool:
        """An option that is a switch."""
        value = self.options.get(option)
        return value if isinstance(value, bool) else default

    def number(self, option: str, default: int) -> int:
        """An option that is a whole number."""
        value = self.options.get(option)
        return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else default


def _destination(path: str) -> str:
    """What MkDocs writes a file of ``docs_dir`` to."""
    if not path.lower().endswith((".md", ".markdown")):
        return path
    stem = path.rpartition(".")[0]
    folder, _, name = stem.rpartition("/")
    inner = folder if name.lower() in ("index", "readme") else stem
    return f"{inner}/index.html".lstrip("/")


def settings_in(folder: Path) -> MkDocsSettings | None:
    """The settings of the project in a folder; ``None`` where there is none. What is no YAML says nothing."""
    try:
        loaded = yaml.load(read_bytes(folder / _NAME), _Loader)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, yaml.YAMLError):
        loaded = None
    written: dict[Any, Any] = loaded if isinstance(loaded, dict) else {}
    texts = {
        key: written[key] for key in ("site_url", "docs_dir", "site_dir") if isinstance(written.get(key), str)
    }
    theme = written.get("theme")
    palette = theme.get("palette") if isinstance(theme, Mapping) else None
    return MkDocsSettings(
        folder,
        options=_options(written.get("plugins")),
        palette=palette,
        plugins=_names(written.get("plugins")),
        **texts,
    )


def _options(plugins: object) -> Mapping[str, Any]:
    """The options of the plugin ``jekyll``, however the plugins are listed."""
    entries = [plugins] if isinstance(plugins, Mapping) else plugins if isinstance(plugins, list) else []
    for entry in entries:
        if isinstance(entry, Mapping) and isinstance(options := entry.get("jekyll"), Mapping):
            return {str(key): value for key, value in options.items()}
    return {}


def _names(plugins: object) -> frozenset[str]:
    """The names of all plugins that are listed."""
    entries = list(plugins) if isinstance(plugins, Mapping | list) else []
    names = [name for entry in entries for name in (entry if isinstance(entry, Mapping) else [entry])]
    return frozenset(map(str, names))


def settings_for(source: Path) -> MkDocsSettings | None:
    """The settings of the project that builds the site in a folder: beside it, below it or above it."""
    for folder in (source, source / "mkdocs", source.absolute().parent):
        found = settings_in(folder)
        if found is None:
            continue
        named = found.options.get("source")
        builds = folder / str(named) if named else folder / found.docs_dir
        if builds.resolve() == source.resolve():
            return found
    return None
