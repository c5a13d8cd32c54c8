"""Every form of a URL, at the root and below base paths, on a host that serves files as GitHub Pages does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urldefrag, urlsplit
from urllib.request import urlopen

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.blog_generator import png, write
from tests.browser.conftest import DESK, Tab, Tabs
from tests.browser.site import GitHubPages, serve

pytestmark = pytest.mark.browser

#: Pages and posts by what their text says, with their permalinks.
PAGES: Final = {
    "name": "/name",
    "slash": "/slash/",
    "html": "/page.html",
    "htm": "/deep/er/b.htm",
    "tea": "/茶/水",
    "teahouse": "/茶/馆/",
    "percent": "/50%-off",
    "percents": "/100%/",
    "colon": "/go:to/c",
}
POSTS: Final = {
    "post": "/2021/post",
    "nested": "/p/q/r",
    "plain": "/2021/01/18/plain.html",
    "folder": "/2021/01/19/folder/",
}
EVERY: Final = {**PAGES, **POSTS, "root": "/", "sheet": "/x/"}
_WRITTEN: Final = {**EVERY, "percent": "/50%25-off", "percents": "/100%25/"}
LINKS: Final = "".join(f"- [to-{name}]({{{{ site.baseurl }}}}{url})\n" for name, url in _WRITTEN.items())
CONFIG: Final = """\
title: Forms
url: https://example.org
paginate: 2
paginate_path: /further/page:num
plugins: [jekyll-paginate, jekyll-feed, jekyll-sitemap]
"""
MKDOCS: Final = """\
site_name: Forms
theme: {name: material, font: false, features: [navigation.footer, navigation.top]}
plugins: [search, tags, {jekyll: {source: source}}]
"""


def files(base: str) -> dict[str, bytes]:
    """A site with all of these, below a base path."""
    picture = png(8, 8, (40, 90, 200))

    def text(name: str, url: str, more: str = "") -> str:
        shown = "![]({{ site.baseurl }}/img/lake.png)"
        return f"---\ntitle: T {name}\npermalink: '{url}'\n{more}---\nthis-is-{name}\n\n{shown}\n\n{LINKS}"

    found = {
        "_config.yml": CONFIG + f"baseurl: {base.rstrip('/')}\n",
        "index.html": "---\n---\n{% for post in paginator.posts %}{{ post.title }}{% endfor %}\n",
        "archive.md": "---\nlayout: archive\ntitle: Archive\npermalink: /archive\n---\n",
        "404.md": f"---\ntitle: Nothing\npermalink: /404\nheader-img: img/lake.png\n---\nx\n\n{LINKS}",
        "x/index.xhtml": "---\nlayout: null\n---\n<html xmlns='http://www.w3.org/1999/xhtml'>this-is-sheet</html>",
    }
    for name, url in PAGES.items():
        found[f"{name}.md"] = text(name, url, "header-img: img/lake.png\n")
    for number, (name, url) in enumerate(POSTS.items(), 1):
        more = "header-img: img/lake.png\ntags: [C++, 茶]\ncategories: [A b]\nauthor: Ann\n"
        found[f"_posts/2021-02-0{number}-{name}.md"] = text(name, url, more)
    pictures = dict.fromkeys(("img/lake.png", "favicon.ico"), picture)
    return {**{name: data.encode() for name, data in found.items()}, **pictures}


def built(folder: Path, base: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder to serve, with the built site below its base path."""
    write(files(base), folder / "source")
    served = folder / "served"
    (folder / "docs").mkdir()
    (folder / "docs" / "more.md").write_text("# More\n", "utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    monkeypatch.chdir(folder)
    config = load_config("mkdocs.yml", site_dir=str(served / base.strip("/")))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return served


def wrong(tab: Tab, base: str, names: Iterable[str]) -> list[str]:
    """What of some pages is not there, and which of their links lead elsewhere than they say."""
    found: list[str] = []
    links: dict[str, set[str]] = {}
    pages = [quote(EVERY[name], safe="/:") for name in names]
    for page in [*pages, "/archive", "/further/page2/", "/nowhere", "/no/where/at/all/"]:
        tab.load(page[1:])
        there = tab.page.evaluate("[...document.links].map(link => [link.textContent.trim(), link.href])")
        for label, url in there:
            links.setdefault(urldefrag(url).url, set()).add(label)
        if "nowhere" not in page and "/no/" not in page:
            found += [f"{page}: {line}" for line in tab.failures]
        else:
            found += [f"{page}: {line}" for line in tab.failures if not line.endswith(page)]
        found += [f"{page}: {error}" for error in tab.errors]
        tab.failures.clear()
        tab.errors.clear()
    for url, labels in links.items():
        parts = urlsplit(url)
        if f"{parts.scheme}://{parts.netloc}{base}" != url[: len(tab.root)]:
            continue
        try:
            text = urlopen(url).read().decode("utf-8")
        except HTTPError as error:
            found.append(f"{error.code} {unquote(url)} {sorted(labels)}")
            continue
        found += [
            f"{unquote(url)} is not {label}"
            for label in labels
            if label.startswith("to-") and f"this-is-{label[3:]}" not in text and label != "to-root"
        ]
    return found


SOME: Final = ("root", "name", "tea", "nested")
ALL: Final = [name for name in EVERY if name != "sheet"]


@pytest.mark.parametrize(("base", "names"), [("/", SOME), ("/blog/", SOME), ("/a/b/", ALL)])
def test_every_link_leads_where_it_says(
    base: str, names: Sequence[str], tabs: Tabs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = built(tmp_path, base, monkeypatch)
    with serve(folder, GitHubPages) as host, tabs.tab(host + base, **DESK) as tab:
        assert not wrong(tab, base, names)
