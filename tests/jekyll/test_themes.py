"""Theme kits: each is sound; signs show which one a site needs; its includes stand in for the theme's."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mkdocs_jekyll.jekyll import SiteRenderer, read_site
from mkdocs_jekyll.jekyll.themes import kits

KNOWN = (
    *("academicpages", "al-folio", "beautiful-jekyll", "chirpy", "hux"),
    *("just-the-docs", "minima", "minimal-mistakes", "next", "text"),
)
#: What a repository holds, and the kit that it shows: a text is a file, an empty one a folder's.
REPOSITORIES: dict[str, tuple[dict[str, object], dict[str, str], str | None]] = {
    "by the gem it names": ({"theme": "minima"}, {}, "minima"),
    "by a remote theme with a version": ({"remote_theme": "someone/al-folio@v0.9"}, {}, "al-folio"),
    "by a remote theme's URL": (
        {"remote_theme": "https://github.com/a/just-the-docs.git"},
        {},
        "just-the-docs",
    ),
    "by a gem of the Gemfile": ({}, {"Gemfile": 'gem "jekyll-theme-chirpy", "~> 7.0"\n'}, "chirpy"),
    "by its gemspec": ({}, {"jekyll-text-theme.gemspec": "\n"}, "text"),
    "by two keys": ({"SEOTitle": "A", "sidebar-avatar": "/a.png"}, {}, "hux"),
    "by a key and a file": ({"text_skin": "dark"}, {"_includes/snippets/x.html": "\n"}, "text"),
    "a theme that wins over the one it is made of": (
        {"title_separator": "-", "words_per_minute": 160, "masthead_title": "A", "publication_category": {}},
        {"_includes/base_path": "\n"},
        "academicpages",
    ),
    "one key is not enough": ({"scheme": "Muse"}, {}, None),
    "another theme": ({"theme": "jekyll-theme-cayman"}, {}, None),
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def test_there_is_a_kit_for_each_of_the_ten_themes_and_each_can_be_read() -> None:
    assert tuple(kits()) == KNOWN
    assert all(kit.title and kit.recognition.files and kit.face.primary for kit in kits().values())
    assert all(set(kit.recognition.over) <= set(KNOWN) for kit in kits().values())


@pytest.mark.parametrize("what", REPOSITORIES)
def test_a_repository_shows_its_theme(what: str, tmp_path: Path) -> None:
    config, files, kit = REPOSITORIES[what]
    write(tmp_path, {"_config.yml": yaml.safe_dump(config), **files})
    site = read_site(tmp_path)
    assert (site.kit.name if site.kit else None) == kit


def test_an_include_of_the_repository_goes_before_the_kits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = tmp_path / "kit"
    write(kit, {"_includes/own": "kit's own {{ include.x }}", "_includes/both": "kit's"})
    site = tmp_path / "site"
    page = "---\n---\n{% include own x=1 %}, {% include both %}, {% include none %}"
    write(site, {"_config.yml": "theme: minima\n", "_includes/both": "site's", "a.html": page})
    minima = kits()["minima"]
    monkeypatch.setattr(type(minima), "includes", property(lambda _: (kit / "_includes",)))
    read = read_site(site)
    rendered = SiteRenderer(read).render(read.pages[0])
    assert rendered.html == "kit's own 1, site's, "
    assert [problem.message for problem in rendered.problems] == [
        "Liquid: Could not locate the included file 'none' in _includes"
    ]
