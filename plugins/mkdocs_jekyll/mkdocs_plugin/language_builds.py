"""One build a language: a site in several languages is built once for each, as Jekyll's plugins do it.

The site of the default language is MkDocs' own build. When it is done, every other language gets a build of
its own, with the theme in that language, and its files go into a folder of the language's name.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import mkdocs
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll import Problem, TextStore
from mkdocs_jekyll.jekyll.files import read_bytes
from mkdocs_jekyll.jekyll.languages import Languages
from mkdocs_jekyll.publish.language_tags import name_of

from .language_build import BuildsLanguages, LanguageBuild
from .report import Reporter, log

#: The parent of all loggers of a build: ProperDocs puts itself in place of MkDocs.
_LOG: Final = mkdocs.__name__


@dataclass(frozen=True, slots=True)
class WholeBuild:
    """The build that others are derived from, with ``site_url`` as it was given to it.

    ``check`` is called for each page of theirs, and may end them.
    """

    config: MkDocsConfig
    site_url: str | None
    command: Literal["build", "gh-deploy", "serve"]
    reporter: Reporter
    store: TextStore | None
    check: Callable[[], None]


def build_languages(whole: WholeBuild, languages: Languages) -> None:
    """Build the sites of the languages that don't stand at the root."""
    path = whole.config.config_file_path
    if not path or not Path(path).is_file():
        codes = ", ".join(languages.others)
        message = f"the sites in {codes} are not built, as mkdocs.yml is no file"
        whole.reporter.report(
            Problem("warning", message, None, None, "Name it with `-f mkdocs.yml`.", code="MJ020")
        )
        return
    for code in languages.others:
        log.info("building the site in %s at /%s", name_of(code), languages.folder_of(code))
        with tempfile.TemporaryDirectory() as folder, _own_plugins(), _quiet():
            _build(whole, code, folder)
            _merge(Path(folder), Path(whole.config.site_dir) / code, whole.reporter)


def _build(whole: WholeBuild, code: str, folder: str) -> None:
    config = load_config(
        str(whole.config.config_file_path),
        site_dir=folder,
        site_url=whole.site_url,
        strict=whole.config.strict,
        use_directory_urls=whole.config.use_directory_urls,
    )
    for plugin in config.plugins.values():
        if isinstance(plugin, BuildsLanguages):
            plugin.language = LanguageBuild(
                code, whole.site_url, whole.config.site_dir, whole.reporter, whole.store, whole.check
            )
    config.plugins.on_startup(command=whole.command, dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def _merge(built: Path, target: Path, reporter: Reporter) -> None:
    """Move the files of a language's site into its folder, where files of the default language may stand."""
    for path in sorted(built.rglob("*")):
        if not path.is_file():
            continue
        relative = path.relative_to(built)
        place = target / relative
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, place)
        elif read_bytes(place) != read_bytes(path):
            url = f"{target.name}/{relative.as_posix()}"
            message = (
                f"the default language has a file at /{url}, which stays; that of '{target.name}' is lost"
            )
            remedy = "Give one of the two another permalink."
            reporter.report(Problem("warning", message, None, None, remedy, code="MJ020"))


@contextmanager
def _own_plugins() -> Iterator[None]:
    """Let the inner build make plugins of its own: MkDocs keeps those that know ``on_startup``."""
    option: Any = MkDocsConfig.plugins  # seen from the class, the option itself
    held = dict(option.plugin_cache)
    option.plugin_cache.clear()
    try:
        yield
    finally:
        option.plugin_cache.clear()
        option.plugin_cache.update(held)


@contextmanager
def _quiet() -> Iterator[None]:
    """Hide what MkDocs logs in every build; ``-v`` shows it, and warnings are always shown."""
    log = logging.getLogger(_LOG)
    level = log.level
    if log.getEffectiveLevel() == logging.INFO:
        log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(level)
