"""Who builds a site: GitHub Pages, or a Jekyll of the author's own; the repository's files show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .config_defaults import GITHUB_PAGES_ALLOWED, GITHUB_PAGES_THEMES
from .errors import Problem
from .files import text_in
from .paths import is_folder_below
from .slugs import to_text
from .version import JEKYLL_3, JEKYLL_4, JekyllVersion

_GEM: Final = re.compile(
    r"^[ \t]*gem[ \t(]+[\"'](?P<name>[\w.-]+)[\"'](?P<rest>[^\n#]*)", re.MULTILINE | re.ASCII
)
_LOCKED: Final = re.compile(r"^    jekyll \((?P<version>\d[\w.]*)\)$", re.MULTILINE)
#: A constraint that only the third series meets: ``~> 3.8``, ``3.9.0``, ``= 3.9``, ``>= 3.5, < 4``.
_THIRD_SERIES: Final = re.compile(r"[\"'](?:~>|=)?\s*3(?:\.\d+)*[\"']|<\s*4(?:\.0)*[\"']")
#: The reason of a builder that only a workflow shows.
BY_WORKFLOW: Final = "a workflow with `actions/jekyll-build-pages`"
_PAGES_ACTION: Final = re.compile(r"^[^#\n]*\bactions/jekyll-build-pages\b", re.MULTILINE)
_OTHER_BUILD: Final = re.compile(
    r"^[^#\n]*(?:(?<![\w-])jekyll[ \t]+b(?:uild)?\b|\b(?:uses|image):[ \t]*[\"']?\S*jekyll)",
    re.MULTILINE | re.IGNORECASE,
)
_GITHUB_HOST: Final = re.compile(
    r"\s*(?:https?:)?(?://)?(?P<name>[\w-]+\.github\.io)(?![\w.-])", re.IGNORECASE
)
_GITHUB_REMOTE: Final = re.compile(r"^\s*url\s*=\s*\S*\bgithub\.com[:/]", re.MULTILINE)
#: Settings that Jekyll 3 does not know.
_NEW_SETTINGS: Final = frozenset(
    ("cache_dir", "csv_reader", "disable_disk_cache", "ignore_theme_config", "page_excerpts", "tsv_reader")
)
#: Files of services that build a site themselves, by Jekyll unless they name MkDocs.
_OTHER_SERVICES: Final = (".nojekyll", ".gitlab-ci.yml", "netlify.toml", "vercel.json")
_MKDOCS: Final = re.compile(r"^[^#\n]*\bmkdocs\b", re.MULTILINE)
_INDEXES: Final = ("index.html", "index.htm", "index.md", "index.markdown")


@dataclass(frozen=True, slots=True)
class Builder:
    """Who builds the site. ``reason`` says by what this was recognised; empty where it is assumed."""

    version: JekyllVersion = JEKYLL_4
    github_pages: bool = False
    reason: str = ""

    def problem(self) -> Problem | None:
        """The message for the author; ``None`` for what is assumed."""
        if not self.reason:
            return None
        if self.github_pages:
            message = f"GitHub Pages builds this site ({self.reason}), so its plugins and settings are on"
            remedy = "Set `github_pages: false` if something else builds it."
        else:
            message = f"the site is built as Jekyll {self.version.number} does ({self.reason})"
            remedy = "Set `jekyll: 4.3` if it is to be built as Jekyll 4.3 does."
        return Problem("info", message, remedy=remedy, code="MJ016")


@dataclass(frozen=True, slots=True)
class BuilderChoice:
    """What the author says of the builder; what is ``None`` is recognised.

    ``recognise`` is false for a blog inside MkDocs, which no other program builds.
    """

    version: JekyllVersion | None = None
    github_pages: bool | None = None
    recognise: bool = True

    def builder(self, source: Path, written: Mapping[str, object]) -> Builder:
        """The builder of the site at ``source``; ``written`` is what its configuration files say."""
        if self.github_pages is None and self.version is JEKYLL_4:
            return Builder(self.version)  # GitHub Pages does not run it
        found = recognised(source, written) if self.recognise else Builder()
        if self.github_pages is not None and self.github_pages != found.github_pages:
            found = Builder(JEKYLL_3, github_pages=True) if self.github_pages else _own_jekyll(source)
        if self.version is None or self.version is found.version:
            return found
        return Builder(self.version, found.github_pages)


def recognised(source: Path, written: Mapping[str, object]) -> Builder:
    """Who builds the site, as far as its repository says; Jekyll 4.3 where it says nothing."""
    own = _own_jekyll(source)
    gems = gems_of(source)
    reason = _reason(source, written, frozenset(gems))
    return Builder(JEKYLL_3, github_pages=True, reason=reason) if reason else own


def _reason(source: Path, written: Mapping[str, object], gems: frozenset[str]) -> str:
    """What shows that GitHub Pages builds the site; empty if nothing does."""
    if "github-pages" in gems:
        return "`github-pages` in the Gemfile"  # the gem sets up any Jekyll that loads it
    workflows = list(_workflows(source))
    if any(_PAGES_ACTION.search(text) for text in workflows):
        return BY_WORKFLOW
    services = [text_in(source / name) for name in _OTHER_SERVICES if (source / name).is_file()]
    elsewhere = any(_OTHER_BUILD.search(text) for text in workflows)
    elsewhere = elsewhere or any(not _MKDOCS.search(text) for text in services)
    if elsewhere or "jekyll" in gems or _has_own_plugins(source, written) or _NEW_SETTINGS & written.keys():
        return ""
    for key in ("theme", "remote_theme"):
        theme = to_text(written.get(key)).strip()
        if theme and (key == "remote_theme" or theme in GITHUB_PAGES_THEMES):
            return f"`{key}: {theme}`"
    if _beside(source, "Gemfile").is_file():
        return ""
    evidence = _evidence_of_github(source, written)
    return f"no Gemfile, but {evidence}" if evidence else ""


def _own_jekyll(source: Path) -> Builder:
    """The Jekyll that the author's Gemfile asks for."""
    locked = _LOCKED.search(text_in(_beside(source, "Gemfile.lock")))
    if locked is not None:
        is_old = locked["version"].startswith(("0.", "1.", "2.", "3."))
        return Builder(JEKYLL_3, reason=f"Gemfile.lock names {locked['version']}") if is_old else Builder()
    asked = gems_of(source).get("jekyll", "")
    is_old = _THIRD_SERIES.search(asked) is not None
    return Builder(JEKYLL_3, reason=f"the Gemfile asks for {asked}") if is_old else Builder()


def gems_of(source: Path) -> dict[str, str]:
    """The gems that the Gemfile names, with what is said of each; comments do not count."""
    found = _GEM.finditer(text_in(_beside(source, "Gemfile")))
    return {match["name"]: match["rest"].strip(" \t,)\r") for match in found}


def _workflows(source: Path) -> Iterator[str]:
    """The texts of the workflows that GitHub Actions runs for the site's repository."""
    for path in sorted((_repository(source) / ".github" / "workflows").glob("*.y*ml")):
        yield text_in(path)


def _repository(source: Path) -> Path:
    """The repository's root: GitHub Pages builds that folder, or ``docs`` in it."""
    above = source.parent
    is_docs = source.name == "docs" and not (source / ".git").exists() and (above / ".git").exists()
    return above if is_docs else source


def _beside(source: Path, name: str) -> Path:
    """A file of the site's folder, or of the repository's root where the site's has none."""
    return source / name if (source / name).is_file() else _repository(source) / name


def _has_own_plugins(source: Path, written: Mapping[str, object]) -> bool:
    """Whether the site needs Ruby code that GitHub Pages does not run."""
    folder = source / (to_text(written.get("plugins_dir")).strip("/") or "_plugins")
    if is_folder_below(folder, source) and next(folder.glob("*.rb"), None) is not None:
        return True
    listed = written.get("plugins", written.get("gems"))
    names = {to_text(name) for name in listed} if isinstance(listed, list) else set()
    return not names <= GITHUB_PAGES_ALLOWED


def _evidence_of_github(source: Path, written: Mapping[str, object]) -> str:
    """What shows that a site stands on GitHub; empty if nothing does."""
    repository = _repository(source)
    host = _GITHUB_HOST.match(to_text(written.get("url")))
    if host is not None:
        return f"`url` is on {host['name']}"
    if to_text(written.get("repository")):
        return "`repository` names one on GitHub"
    if (source / "CNAME").is_file():
        return "a file CNAME"
    if _GITHUB_REMOTE.search(text_in(repository / ".git" / "config")):
        return "the repository is on GitHub"
    if (repository / ".github").is_dir():
        return "a folder .github"
    has_readme = any((source / name).is_file() for name in ("README.md", "readme.md", "README.markdown"))
    has_index = any((source / name).is_file() for name in _INDEXES)
    return "README.md is its only home page" if has_readme and not has_index else ""


def not_committed(source: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some folders' names that the repository's ``.gitignore`` has: GitHub never sees them."""
    folders = {source, _repository(source)}
    lines = [line for folder in folders for line in text_in(folder / ".gitignore").splitlines()]
    ignored = {line.strip().removeprefix("/").removeprefix("**/").rstrip("/*") for line in lines}
    return tuple(name for name in names if {name.strip("/"), name.partition("/")[0]} & ignored)
