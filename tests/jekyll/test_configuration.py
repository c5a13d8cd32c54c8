"""Settings that go beyond reading: another source, GitHub Pages', and those that can't be honoured."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import BuilderChoice, JekyllError, ReadSettings, Site, SiteRenderer, read_site

from .test_site import write

NOW = datetime(2022, 1, 1, tzinfo=UTC)


def messages(site: Site) -> list[str]:
    return [f"{problem.severity} {problem.message}" for problem in site.problems]


def test_the_configuration_may_name_a_source_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, {
        "_config.yml": "source: src\ntitle: above\n",
        "src/_config.yml": "title: below\n",
        "src/_posts/2021-01-01-a.md": "---\n---\n{{ site.title }}\n",
        "_posts/2021-01-02-b.md": "---\n---\n",
    })  # fmt: skip
    site = read_site(tmp_path, ReadSettings(now=NOW))
    assert [post.relative_path for post in site.posts] == ["_posts/2021-01-01-a.md"]
    assert SiteRenderer(site).render(site.posts[0]).html == "<p>above</p>\n"
    assert site.source == tmp_path / "src"


@pytest.mark.parametrize(
    ("source", "said"), [("..", "leads out"), ("nowhere", "is no folder"), ("/", "leads out")]
)
def test_a_source_outside_of_the_site_is_not_read(source: str, said: str, tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": f"source: {source}\n", "_posts/2021-01-01-a.md": "---\n---\n"})
    site = read_site(tmp_path, ReadSettings(now=NOW))
    assert [problem.severity for problem in site.problems] == ["error"]
    assert said in site.problems[0].message
    assert len(site.posts) == 1


def test_what_something_else_decides_is_reported_once(tmp_path: Path) -> None:
    write(tmp_path, {
        "_config.yml": "lsi: true\ndestination: public\nremote_theme: a/b\n",
        "_plugins/toc.rb": "",
        "_plugins/deep/er.rb": "",
        "_plugins/notes.txt": "",
        "public/old.html": "old",
        "kept.html": "kept",
    })  # fmt: skip
    site = read_site(tmp_path, ReadSettings(now=NOW))
    assert messages(site) == [
        "warning `lsi` is not built; `related_posts` are the latest posts",
        "warning Ruby can't run here, so what these plugins add is missing: "
        "_plugins/deep/er.rb, _plugins/toc.rb",
        "info `destination: public` is not written to: MkDocs writes into `site_dir`",
        "info `remote_theme: a/b` is not used: the pages are Material's, and its includes are not here",
    ]
    assert all(problem.remedy and problem.path == "_config.yml" for problem in site.problems)
    assert [file.relative_path for file in site.static_files] == ["kept.html"]


def test_in_safe_mode_jekyll_runs_no_plugins_either(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "safe: true\n", "_plugins/a.rb": ""})
    assert read_site(tmp_path, ReadSettings(now=NOW)).problems == ()


def test_an_include_of_a_theme_says_where_it_may_be(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "theme: minima\n", "a.md": "---\n---\n{% include footnote.html %}\n"})
    site = read_site(tmp_path, ReadSettings(now=NOW))
    (problem,) = SiteRenderer(site).render(site.pages[0]).problems
    assert problem.line == 3
    assert "'footnote.html'" in problem.message
    assert "`minima`" in problem.remedy


@pytest.mark.parametrize(
    ("written", "engine"),
    [("redcarpet", "kramdown"), ("GFM", "CommonMarkGhPages"), ("CommonMarkGhPages", "CommonMarkGhPages")],
)
def test_github_pages_knows_two_engines(written: str, engine: str, tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": f"markdown: {written}\nsafe: false\nlsi: true\nhighlighter: pygments\n"})
    config = read_site(tmp_path, ReadSettings(now=NOW, builder=BuilderChoice(github_pages=True))).config
    assert config["markdown"] == engine
    assert (config["safe"], config["lsi"], config["highlighter"]) == (True, False, "rouge")
    assert config["gist"] == {"noscript": False}


def test_what_github_pages_only_sets_where_the_author_does_not(tmp_path: Path) -> None:
    written = (
        "future: false\ntheme: mine\nkramdown: {gfm_quirks: [], math_engine: katex}\nplugins: [jekyll-feed]\n"
    )
    write(tmp_path, {"_config.yml": written, "_plugins/a.rb": ""})
    site = read_site(tmp_path, ReadSettings(now=NOW, builder=BuilderChoice(github_pages=True)))
    config = site.config
    assert (config["future"], config["theme"]) == (False, "mine")
    assert config.kramdown["gfm_quirks"] == []
    assert config.kramdown["math_engine"] == "mathjax"
    assert config.plugins[0] == "jekyll-feed"
    assert "jekyll-readme-index" in config.plugins
    assert not any("Ruby can't run" in problem.message for problem in site.problems)


def test_strict_front_matter_names_the_file(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "strict_front_matter: true\n", "a.md": "---\na: b: c\n---\n"})
    site = read_site(tmp_path, ReadSettings(now=NOW))
    assert [(problem.severity, problem.path, problem.line) for problem in site.problems] == [
        ("error", "a.md", 2)
    ]


@pytest.mark.parametrize("text", ["a: [\n", "\ta: 1\n", "a: b: c\n"])
def test_a_configuration_that_is_no_yaml_ends_it(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": text})
    with pytest.raises(JekyllError, match=r"_config.yml:\d"):
        read_site(tmp_path, ReadSettings(now=NOW))


def test_settings_of_another_form_are_left_aside(tmp_path: Path) -> None:
    wrong = "defaults: x\ncollections: 3\nkramdown: yes\nliquid: [a]\ncsv_reader: true\n"
    write(tmp_path, {"_config.yml": wrong, "_posts/2021-01-01-a.md": "---\n---\n"})
    site = read_site(tmp_path, ReadSettings(now=NOW))
    assert [problem.severity for problem in site.problems] == ["error"] * 5
    assert SiteRenderer(site).render(site.posts[0]).html == "\n"
