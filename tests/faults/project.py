"""A blog that is built in processes of its own, published to a repository beside it, and compared."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.blog_generator import png
from tests.conftest import MKDOCS_MODULE
from tests.mkdocs_plugin.conftest import differences, digests

_SETTINGS: Final = """\
site_name: Blog
site_url: https://example.org/blog/
theme: {name: material, font: false}
plugins: [search, tags, {jekyll: {source: src, cache: !ENV [BLOG_CACHE, true]}}]
"""
_CONFIGURATION: Final = """\
title: Blog
paginate: 4
plugins: [jekyll-feed, jekyll-paginate, jekyll-seo-tag, jekyll-redirect-from]
"""
TEXT: Final = "Some *words*, and `code`.\n\n" * 12
#: The post that changes from build to build.
POST: Final = "src/_posts/2021-01-02-tea.md"
FILES: Final[Mapping[str, str]] = {
    "mkdocs.yml": _SETTINGS,
    ".gitignore": "site/\n.cache/\n",
    "docs/.keep": "",
    "src/_config.yml": _CONFIGURATION,
    "src/_data/who.yml": "name: Anna\n",
    "src/_includes/note.html": "<b>{{ site.data.who.name }}</b>\n",
    "src/_layouts/wide.html": "---\nlayout: default\n---\n<div class=wide>{{ content }}</div>\n",
    "src/index.html": "---\ntitle: Home\nlayout: home\n---\n",
    "src/about.md": "---\ntitle: About\nlayout: wide\n---\n{% include note.html %}\n",
    "src/assets/own.css": "p { color: red }\n",
    "src/style.scss": "---\n---\np { b { color: blue } }\n",
    POST: f"---\ntitle: Tea\ntags: [cup]\nredirect_from: /old/\n---\n{TEXT}",
    **{
        f"src/_posts/2021-02-{day:02}-day-{day}.md": f"---\ntitle: Day {day}\ntags: [t{day}, all]\n"
        f"header-img: img/lake.png\n---\n## Heading\n\n{{% include note.html %}}\n{TEXT}"
        for day in range(1, 10)
    },
}
_NAMES: Final = {
    f"GIT_{who}_{key}": value
    for who in ("AUTHOR", "COMMITTER")
    for key, value in {"NAME": "A", "EMAIL": "a@example.org"}.items()
}
_FAILING: Final = Path(__file__).with_name("failing.py")
_PATHS: Final = [str(_FAILING.parents[2]), str(_FAILING.parents[2] / "plugins")]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a build ended, and what it said."""

    code: int
    log: str


@dataclass
class BlogProject:
    """A project below ``root``: its sources, the site, and the bare repository that it is published to."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder = self.root / "project"
        self.site = self.folder / "site"
        self.remote = self.root / "remote.git"
        self._clean: dict[str, dict[str, str]] = {}
        write(self.folder, FILES)
        (self.folder / "src/img").mkdir()
        (self.folder / "src/img/lake.png").write_bytes(png(900, 300, (40, 90, 200)))

    def publishable(self) -> None:
        """Make a repository of it, with a remote."""
        git(self.root, "init", "-q", "--bare", self.remote.name)
        git(self.folder, "init", "-q", "-b", "main")
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-qm", "Blog")
        git(self.folder, "remote", "add", "origin", str(self.remote))

    def run(self, *arguments: str, fault: tuple[str, int] | None = None) -> Ended:
        """Run MkDocs, which may come to grief."""
        done = subprocess.run(
            self.command(*arguments, fault=fault), **self.how, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", check=False, timeout=300,
        )  # fmt: skip
        return Ended(done.returncode, done.stdout)

    def command(self, *arguments: str, fault: tuple[str, int] | None = None) -> list[str]:
        """The command that runs MkDocs."""
        if fault is None:
            return [sys.executable, "-m", MKDOCS_MODULE, *arguments]
        return [sys.executable, str(_FAILING), fault[0], str(fault[1]), *arguments]

    @property
    def how(self) -> dict[str, object]:
        """Where and with which variables it runs."""
        own = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": os.pathsep.join(_PATHS), "GIT_TERMINAL_PROMPT": "0"}
        return {"cwd": self.folder, "env": {**os.environ, **_NAMES, **own, **self.environment}}

    def moments(self, *arguments: str) -> int:
        """How many moments a run has at which it can fail; it is run."""
        counted = self.root / "count"
        self.environment["FAULTS_COUNT"] = str(counted)
        ended = self.run(*arguments, fault=("count", 0))
        assert ended.code == 0, ended.log
        return int(counted.read_text("utf-8"))

    def sources(self) -> dict[str, str]:
        """Digests of what is the author's."""
        return {
            name: digest
            for name, digest in digests(self.folder).items()
            if not name.startswith(("site/", ".cache/", ".git/"))
        }

    def clean(self) -> dict[str, str]:
        """The site that these sources make in another folder, without a cache; remembered."""
        known = str(sorted(self.sources().items()))
        if known not in self._clean:
            copy = self.root / "clean" / "project"
            shutil.rmtree(copy.parent, ignore_errors=True)
            shutil.copytree(self.folder, copy, ignore=shutil.ignore_patterns("site", ".cache"))
            done = subprocess.run(
                self.command("build"), **{**self.how, "cwd": copy}, capture_output=True, check=False
            )
            assert done.returncode == 0, done.stderr
            self._clean[known] = digests(copy / "site")
        return self._clean[known]

    def difference(self) -> list[str]:
        """Build once more; what of the site differs from a clean one, or what the build says."""
        ended = self.run("build")
        if ended.code:
            return ended.log.splitlines()
        return differences(digests(self.site), self.clean())

    def published(self, branch: str = "gh-pages") -> dict[str, str] | None:
        """What stands on the remote's branch, as digests; ``None``: there is none."""
        if not git(self.remote, "branch", "--list", branch).strip():
            return None
        copy = self.root / "published"
        shutil.rmtree(copy, ignore_errors=True)
        git(self.root, "clone", "-q", "-b", branch, str(self.remote), copy.name)
        return {
            name: value
            for name, value in digests(copy).items()
            if not name.startswith(".git/") and name != ".nojekyll"
        }


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


def git(folder: Path, *arguments: str) -> str:
    """Ask git."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **_NAMES},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def complaint(ended: Ended) -> str:
    """What is wrong with the message of a build that failed; empty: it is clear."""
    if "Traceback" in ended.log:
        return ended.log[-1500:]
    if ended.code and not re.search(r" — |Look at|Run ", ended.log):
        return f"no remedy: {ended.log[-600:]}"
    return ""
