"""Who builds a site: each case in ``builders`` holds the files of a repository, and the builder they show.

A file whose name ends in a slash is an empty folder; ``source`` is the site's folder in the repository;
``choice`` is what the author says.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_jekyll.jekyll import JEKYLL_3, JEKYLL_4, BuilderChoice, ReadSettings, read_site

CASES = sorted((Path(__file__).parent / "builders").glob("*.yml"))
VERSIONS = {None: None, "3.10": JEKYLL_3, "4.3": JEKYLL_4}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_repository_says_who_builds_its_site(path: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    source = tmp_path / case.get("source", ".")
    source.mkdir(exist_ok=True)
    for name, text in case["files"].items():
        file = tmp_path / name
        (file if name.endswith("/") else file.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            file.write_text(text or "", "utf-8")
    written = case.get("choice") or {}
    choice = BuilderChoice(VERSIONS[written.get("jekyll")], written.get("github_pages"))
    site = read_site(source, ReadSettings(builder=choice))
    builder = site.config.builder
    assert builder.github_pages is case["github_pages"]
    assert builder.version is VERSIONS[case["jekyll"]]
    reported = [problem.message for problem in site.problems if "built as" in problem.message]
    reported += [problem.message for problem in site.problems if "GitHub Pages builds" in problem.message]
    assert len(reported) == ("reported" in case)
    assert all(case["reported"] in line for line in reported)


def test_github_pages_never_sees_what_git_ignores(tmp_path: Path) -> None:
    files = {
        "_config.yml": "exclude: [left.md]\n",
        ".gitignore": "/node_modules/\nvendor\n",
        **dict.fromkeys(("left.md", "node_modules/a.md", "vendor/bundle/b.md", "kept.md"), "---\n---\n"),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    site = read_site(tmp_path, ReadSettings(builder=BuilderChoice(github_pages=True)))
    assert [page.relative_path for page in site.pages] == ["kept.md"]
    site = read_site(tmp_path, ReadSettings(builder=BuilderChoice(JEKYLL_3, github_pages=False)))
    assert len(site.pages) == 3
