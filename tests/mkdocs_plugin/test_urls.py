"""A site of two hundred files, built by Jekyll and by us: every URL of the one is one of the other."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from mkdocs_jekyll.compare.compare import compare
from mkdocs_jekyll.compare.reader import FolderSite

from .conftest import write

CONFIG = """\
url: https://example.org
baseurl: /notes
permalink: /:categories/:year/:month/:day/:title:output_ext
timezone: Asia/Shanghai
future: true
collections:
  recipes: {output: true, permalink: "/eat/:path/"}
  people: {output: true}
  hidden: {output: false}
defaults:
  - scope: {path: notes}
    values: {permalink: "/n/:basename/", layout: page}
include: [.well-known]
exclude: [left-out]
"""


def site() -> dict[str, str]:
    """Files that ask every question about URLs, and many that ask none."""
    files = {
        "_config.yml": CONFIG,
        "_layouts/page.html": "<!doctype html><title>{{ page.title }}</title>{{ content }}\n",
        "index.html": "---\nlayout: page\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n",
        "about.md": "---\nlayout: page\ntitle: About\n---\nx\n",
        "contact.md": "---\nlayout: page\npermalink: /reach me/\n---\nx\n",
        "404.html": "---\npermalink: /404.html\nlayout: page\n---\nx\n",
        "feed.xml": "---\n---\n<feed/>\n",
        "data/all.json": "---\nlayout: null\n---\n[]\n",
        "notes/one.md": "---\ntitle: One\n---\nx\n",
        "notes/deep/二.md": "---\ntitle: Two\n---\nx\n",
        "raw.md": "no front matter\n",
        ".well-known/x.txt": "x\n",
        ".hidden/y.txt": "y\n",
        "left-out/z.txt": "z\n",
        "_underscore/a.txt": "a\n",
        "图/片 1.txt": "x\n",
        "_hidden/h.md": "---\ntitle: H\n---\nx\n",
        "_people/ann.md": "---\ntitle: Ann\n---\nx\n",
        "_people/bob/more.html": "---\nlayout: page\n---\nx\n",
        "_people/photo.txt": "x\n",
        "_recipes/soups/hot & sour.md": "---\nlayout: page\n---\nx\n",
        "_posts/2020-02-29-leap.markdown": "---\nlayout: page\ncategories: [A b, 茶]\n---\nx\n",
        "_posts/2020-03-01-own.md": "---\nlayout: page\npermalink: /own/\n---\nx\n",
        "_posts/2020-03-02-dir.md": "---\nlayout: page\npermalink: own/no-slash\n---\nx\n",
        "_posts/2020-03-03-中文 标题.md": "---\nlayout: page\n---\nx\n",
        "_posts/2020-03-04-other.md": "---\nlayout: page\ndate: 2020-03-04 23:30Z\nslug: Sl Ug\n---\nx\n",
        "_posts/2020-03-05-not.md": "---\npublished: false\n---\nx\n",
        "travel/_posts/2020-04-01-folder.md": "---\nlayout: page\n---\nx\n",
        "_drafts/draft.md": "---\nlayout: page\n---\nx\n",
    }
    for number in range(90):
        day = f"{2010 + number // 12}-{1 + number % 12:02}-{1 + number % 28:02}"
        category = "categories: c" if number % 3 else "category: D e"
        files[f"_posts/{day}-post-{number}.md"] = f"---\nlayout: page\n{category}\n---\nx\n"
    for number in range(85):
        files[f"files/{number % 7}/f{number}.bin"] = "x"
    return files


@pytest.mark.oracle
def test_every_url_of_jekylls_site_is_there(make, tmp_path: Path) -> None:
    files = {f"jekyll/{name}": text for name, text in site().items()}
    assert len(files) >= 200
    write(tmp_path, files)
    subprocess.run(
        ["jekyll", "build", "--quiet", "--disable-disk-cache", "-s", "jekyll", "-d", "old"],
        cwd=tmp_path,
        env={**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "TZ": "UTC"},
        check=True,
        capture_output=True,
    )
    built = make({}, {"source": "jekyll"}, {"site_url": "https://example.org/notes/"})
    assert not built.error
    old, new = FolderSite(tmp_path / "old"), FolderSite(built.site)
    assert [found for found in compare(old, new).differences if found.aspect == "url"] == []
    ours = re.compile(r"/(assets/.*|robots\.txt|search/.*|archive/|categories/|page\d+/|sitemap\.xml(\.gz)?)")
    more = new.answers().keys() - old.answers().keys()
    assert [url for url in sorted(more) if not ours.fullmatch(url)] == []
