"""Plans the MkDocs project of a Jekyll site: mkdocs.yml, what to ignore and to leave out, a workflow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll.config import read_config
from mkdocs_jekyll.publish.language_tags import main_language, theme_language
from mkdocs_jekyll.publish.mkdocs_settings import settings_in

from .ci import CiFile, files_of
from .exclude import with_excluded
from .files import FileChange, read
from .survey import Survey

#: Names for the folder of further pages and for the one that is built; the first that is free is taken.
_PAGES: Final = ("mkdocs", "mkdocs-pages")
_BUILT: Final = ("site", "mkdocs-site")
_CACHE: Final = ".cache/"
#: Languages that Material has in several forms; of others it has one, under the code without a country.
_LANGUAGES: Final = ("zh-TW", "zh-Hant", "pt-BR", "nb")
_PLAIN: Final = re.compile(r"[A-Za-z\u00c0-\uffef][\w\u00c0-\uffef .,!?()/&+-]*")
_YES_NO: Final = frozenset(["yes", "no", "true", "false", "on", "off", "null", "~", "y", "n"])


@dataclass(frozen=True, slots=True)
class Project:
    """What ``init`` is going to write, and what it prints."""

    folder: Path
    survey: Survey
    changes: tuple[FileChange, ...]
    next_steps: tuple[str, ...]


def plan(folder: Path, found: Survey, ci: str | None) -> Project:
    """Plan the project in a site's folder. Raises AuthoringError where a file can't be read."""
    settings = settings_in(folder)
    pages = _folder_named("" if settings is None else settings.docs_dir, folder, _PAGES)
    built = _folder_named("" if settings is None else settings.site_dir, folder, _BUILT)
    extra = files_of(ci) if ci else ()
    changes = [
        _mkdocs_yml(folder, found, pages, built),
        *_placeholder(folder, pages),
        _gitignore(folder, built),
        *(_ci_file(folder, one) for one in extra),
    ]
    written = [one.path for one in extra if not one.path.startswith(".")]
    changes += _config_yml(folder, ["mkdocs.yml", f"{pages}/", f"{built}/", *written])
    steps = ["mkdocs serve", "mkdocs-jekyll check"]
    steps.append(f"JEKYLL_ENV=production jekyll build && mkdocs build && mkdocs-jekyll compare _site {built}")
    steps += [one.step for one in extra if one.step]
    return Project(folder, found, tuple(changes), tuple(steps))


def _folder_named(named: str, folder: Path, candidates: tuple[str, ...]) -> str:
    """The folder that mkdocs.yml names, or the first of our names that nothing else has."""
    if named:
        return named.strip("/")
    free = (name for name in candidates if not (folder / name).exists() or _is_ours(folder / name))
    return next(free, candidates[-1])


def _is_ours(folder: Path) -> bool:
    """Whether a folder is one that this command or MkDocs made."""
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()}
    return names <= {".gitkeep"} or {"sitemap.xml.gz", "404.html"} <= names


def _mkdocs_yml(folder: Path, found: Survey, pages: str, built: str) -> FileChange:
    there = read(folder / "mkdocs.yml")
    text = mkdocs_yml(found, pages, built)
    if there is None:
        return FileChange("mkdocs.yml", "new", text)
    if there == text:
        return FileChange("mkdocs.yml", "kept", reason="is as it would be written")
    if re.search(r"^\s*-?\s*[\"']?jekyll\b", there, re.MULTILINE):
        return FileChange("mkdocs.yml", "kept", reason="has the plugin already")
    reason = "is another project's; add `- jekyll: {source: .}` to its plugins"
    return FileChange("mkdocs.yml", "kept", reason=reason)


def mkdocs_yml(found: Survey, pages: str, built: str) -> str:
    """The text of mkdocs.yml for a site."""
    name = theme_language(found.language, (*_LANGUAGES, main_language(found.language)))
    lines = [
        f"site_name: {scalar(found.title)}",
        "# URL, colours, icons, menu, tags, comments, feed and accounts come from _config.yml and _data:",
        f"# {found.url or 'set `url` in _config.yml before you publish'}",
        f"docs_dir: {pages}        # further pages in Material's Markdown; may stay empty",
        f"site_dir: {built}",
        "",
        "theme:",
        "  name: material",
        *([f"  language: {name}"] if name else []),
        "  font: false            # the reader's own fonts: nothing is fetched from another host",
        "",
        "plugins:",
        "  - search",
        "  - tags",
        "  - jekyll:",
        "      source: .",
        *(
            ["      github_pages: true  # as its workflow says, which may be deleted now"]
            if found.by_workflow
            else []
        ),
    ]
    return "\n".join(lines) + "\n"


def scalar(text: str) -> str:
    """A text as YAML, without quotes where it needs none."""
    is_plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _YES_NO
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _placeholder(folder: Path, pages: str) -> Iterator[FileChange]:
    """A file that keeps the empty folder in git."""
    if not (folder / pages).exists():
        yield FileChange(f"{pages}/.gitkeep", "new")


def _gitignore(folder: Path, built: str) -> FileChange:
    there = read(folder / ".gitignore")
    lines = (there or "").splitlines()
    listed = {line.strip().strip("/") for line in lines}
    missing = [f"/{name}" for name in (f"{built}/", _CACHE) if name.strip("/") not in listed]
    if not missing:
        return FileChange(".gitignore", "kept", reason="has what is built")
    text = "" if not there else there if there.endswith("\n") else f"{there}\n"
    return FileChange(".gitignore", "changed" if there else "new", text + "\n".join(missing) + "\n")


def _config_yml(folder: Path, names: list[str]) -> Iterator[FileChange]:
    """``exclude`` with what Jekyll is not to copy, so that it builds what it built."""
    path = next((name for name in ("_config.yml", "_config.yaml") if (folder / name).is_file()), None)
    if path is None:
        return  # Jekyll takes its defaults; a file for one setting would be a change
    there = read(folder / path)
    config, _ = read_config(folder.absolute(), [path], {}, "production")
    excluded = {name.strip("/") for name in config.exclude}
    missing = [name for name in names if name.strip("/") not in excluded]
    if not missing:
        yield FileChange(path, "kept", reason="excludes them already")
        return
    kept_defaults = () if config.version.adds_excludes else config.version.default_excludes
    text = with_excluded(there or "", missing, kept_defaults)
    if text is None:
        reason = f"could not be changed safely; add to `exclude`: {', '.join(missing)}"
        yield FileChange(path, "kept", reason=reason)
    else:
        yield FileChange(path, "changed", text, f"`exclude` has {', '.join(missing)}, too")


def _ci_file(folder: Path, wanted: CiFile) -> FileChange:
    there = read(folder / wanted.path)
    if there is None:
        return FileChange(wanted.path, "new", wanted.text)
    if there == wanted.text:
        return FileChange(wanted.path, "kept", reason="is as it would be written")
    if wanted.is_list:
        lines = there.splitlines()
        if any(line.strip().lower().startswith(wanted.text.strip()) for line in lines):
            return FileChange(wanted.path, "kept", reason="has what is needed")
        return FileChange(wanted.path, "changed", "\n".join([*lines, wanted.text.strip()]) + "\n")
    return FileChange(wanted.path, "kept", reason="is there already and was not changed")
