"""Builds that are cut short, files that are not what they seem: a clear message, and nothing is published."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MKDOCS_MODULE
from tests.mkdocs_plugin.conftest import Builder, digests

SOUND = {
    "src/_posts/2021-01-01-sound.md": "---\ntitle: Sound\n---\nA sound text.\n",
    "src/_config.yml": "title: T\n",
}
#: Pipes wherever a file may be read, and texts that ask for them.
PIPES = (
    *(f"src/{name}" for name in (
        "_posts/2021-01-02-pipe.md", "_drafts/pipe.md", "_data/pipe.yml", "_data/pipe.csv",
        "_data/authors.yml",
        "_includes/pipe.html", "_includes/comments.html", "_layouts/post.html", "_layouts/pipe.html",
        "_sass/_pipe.scss", "_plugins/pipe.rb", "_notes/pipe.md", "pipe.html", "pipe.txt", "pipe.png",
        "index.html", "README.md", "robots.txt", "feed.xml", "404.html", "favicon.ico", "LICENSE",
        "assets/css/pipe.css", "Gemfile", "Gemfile.lock", "CNAME", ".gitignore", "_config.yaml",
        "package.json", "netlify.toml", "_bibliography/references.bib",
        "assets/pipe.ipynb", ".github/workflows/pipe.yml",
    )),
    *(f"docs/{name}" for name in ("pipe.md", "pipe.png", "pipe.css", "CNAME", ".meta.yml", ".authors.yml")),
)  # fmt: skip
ASKING = {
    "src/_config.yml": """
        plugins: [jekyll-seo-tag, jekyll-feed, jekyll-scholar, jekyll-toc,
                  jekyll-include-cache, jekyll-readme-index, jekyll-github-metadata]
        collections: {notes: {output: true}}
        logo: /pipe.png
        repository: a/b
        """,
    "src/page.html": """---
layout: pipe
image: /pipe.png
author: x
---
{% include pipe.html %}{% include_relative pipe.txt %}{% include_cached pipe.html %}{% bibliography %}
{{ site.data.pipe }}{{ site.github.url }}<img src="/pipe.png">
""",
    "src/_posts/2021-01-03-asks.md": """---
layout: post
image: pipe.png
comments: true
---
![pipe](/pipe.png) {% link pipe.html %} {% include_relative pipe.md %}
{% jupyter_notebook assets/pipe.ipynb %}
""",
    "src/style.scss": "---\n---\n@import 'pipe';\n",
    "src/kept.txt": "kept",
}


def test_a_file_that_cannot_be_written_is_named(make: Builder, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where a folder should be", "utf-8")
    built = make(SOUND, {"source": "src"}, {"site_dir": "blocked/site"})
    assert "blocked" in built.error
    assert "don't publish it" in built.error


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_in_the_source_holds_no_build_up(make: Builder, tmp_path: Path) -> None:
    for name in PIPES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(tmp_path / name)
    built = make({**SOUND, **ASKING}, {"source": "src"})
    assert not built.error
    assert "A sound text." in built.text("2021/01/01/sound.html")
    assert (built.site / "kept.txt").is_file()
    assert any("leads to no file" in line for line in built.warnings)


def test_a_file_in_utf_16_says_so_by_its_mark(make: Builder, tmp_path: Path) -> None:
    posts = tmp_path / "src" / "_posts"
    posts.mkdir(parents=True)
    text = "---\ntitle: 茶\n---\n正文。\n"
    (posts / "2021-01-02-marked.md").write_bytes(text.encode("utf-16"))
    built = make(SOUND, {"source": "src"})
    assert "正文。" in built.text("2021/01/02/marked.html")
    (posts / "2021-01-03-wide.md").write_bytes(text.encode("utf-16-le"))
    built = make({**SOUND, "src/_config.yml": "encoding: UTF-16LE\n"}, {"source": "src"})
    assert not built.error
    assert "正文。" in built.text("2021/01/03/wide.html")
    assert "A sound text." in built.text("2021/01/01/sound.html")


#: A site in which every file that is read has words of its own, which say where they stand.
WORDS = {
    "_posts/2021-01-01-a.md": "---\ntitle: 茶-title-\ntags: [茶-tag-]\nown: 茶-matter-\n---\n"
    "茶-body- {% include a.html %} "
    "{{ page.own }} {{ site.data.y.k }} {{ site.data.j.k }} {{ site.data.c[0].k }} {{ site.data.t[0].k }}\n",
    "_includes/a.html": "茶-include-",
    "_data/y.yml": "k: 茶-yml-\n",
    "_data/j.json": '{"k": "茶-json-"}',
    "_data/c.csv": "n,k\n1,茶-csv-\n",
    "_data/t.tsv": "n\tk\n1\t茶-tsv-\n",
    "p.md": "---\ntitle: 茶-page-\n---\n{% include_relative part.txt %}\n",
    "part.txt": "茶-part-\n",
    "h.html": "---\ntitle: H\n---\n<p>茶-html-</p>\n",
}
PLACES = {
    **{"2021/01/01/a.html": "title tag matter body include yml json csv tsv"},
    **{"p.html": "page part", "h.html": "html"},
}


@pytest.mark.parametrize(
    ("mark", "encoding", "setting", "line"),
    [
        (b"", "utf-8", "utf-8", "\r\n"),
        (b"", "gbk", "gbk", "\n"),
        (b"", "gb18030", "GB18030", "\r\n"),
        (b"", "big5", "Big5", "\n"),
        (b"\xff\xfe", "utf-16-le", "utf-8", "\n"),
        (b"\xfe\xff", "utf-16-be", "utf-8", "\r\n"),
        (b"", "utf-16-le", "UTF-16LE", "\n"),
        (codecs.BOM_UTF8, "utf-8", "gbk", "\n"),  # saved by an editor, in a site of another encoding
    ],
)
def test_no_word_is_lost_in_any_encoding(
    make: Builder, tmp_path: Path, mark: bytes, encoding: str, setting: str, line: str
) -> None:
    for name, text in WORDS.items():
        path = tmp_path / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in ("h.html", "p.md") and (mark or "16" in encoding):  # Jekyll copies such pages as they are
            path.write_text(text, "utf-8" if "16" in encoding else setting)
        else:
            path.write_bytes(mark + text.replace("\n", line).encode(encoding))
    built = make({"src/_config.yml": f"title: T\nencoding: {setting}\n"}, {"source": "src"})
    assert not built.warnings
    for page, places in PLACES.items():
        text = built.text(page)
        assert [place for place in places.split() if f"茶-{place}-" not in text] == []
        assert "\ufeff" not in text


def git(folder: Path, *arguments: str) -> str:
    names = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    done = subprocess.run(["git", *names, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_gh_deploy_publishes_no_site_whose_build_failed(make: Builder, tmp_path: Path) -> None:
    project = tmp_path / "project"
    make(SOUND, {"source": "src"})
    git(tmp_path, "init", "-q", "--bare", "remote")
    git(tmp_path, "init", "-q", "project")
    git(project, "remote", "add", "origin", str(tmp_path / "remote"))
    for name in ("src", "docs", "mkdocs.yml"):
        (tmp_path / name).rename(project / name)
    (project / "src" / "_config.yml").write_text("title: [never closed\n", "utf-8")
    git(project, "add", ".")
    git(project, "commit", "-qm", "x")
    before = digests(project / "src")
    command = [sys.executable, "-m", MKDOCS_MODULE, "gh-deploy", "--no-history"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode != 0
    assert "_config.yml" in done.stdout + done.stderr
    assert git(project, "branch", "--all", "--list", "*gh-pages*") == ""
    assert git(tmp_path / "remote", "for-each-ref") == ""
    assert digests(project / "src") == before
