"""The same blog in the form of each program that is measured: what to write, and what to run."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.posts import PICTURES, Post
from tests.blog_generator import png, write

#: Jekyll's plugins for feed, sitemap and pages of the index, where they are installed; see `jekyll_plugins`.
JEKYLL_PLUGINS: Final = ("jekyll-feed", "jekyll-sitemap", "jekyll-paginate")
_CONFIG: Final = (
    "title: Benchmark\nurl: https://example.org\npermalink: pretty\npaginate: 10\nplugins: [{plugins}]\n"
)
_PAGE: Final = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{{ page.title }}</title>\n'
    '<meta name="viewport" content="width=device-width">\n<link rel="stylesheet" href="/assets/style.css">\n'
    "</head>\n<body>\n<header><nav>{% for item in site.pages %}{% if item.title %}"
    '<a href="{{ item.url }}">{{ item.title | escape }}</a>{% endif %}{% endfor %}</nav></header>\n'
    "<main>{{ content }}</main>\n<footer>{{ site.title }}</footer>\n</body>\n</html>\n"
)
_POST: Final = (
    "---\nlayout: default\n---\n<article>\n<h1>{{ page.title | escape }}</h1>\n"
    '<time datetime="{{ page.date | date_to_xmlschema }}">{{ page.date | date: "%b %-d, %Y" }}</time>\n'
    "{{ content }}\n</article>\n"
)
_INDEX: Final = (
    "---\ntitle: Home\nlayout: default\n---\n<ul>\n{% for post in paginator.posts %}\n"
    '<li><a href="{{ post.url }}">{{ post.title | escape }}</a>{{ post.excerpt }}</li>\n{% endfor %}\n</ul>\n'
    '{% if paginator.next_page %}<a href="{{ paginator.next_page_path }}">older</a>{% endif %}\n'
)
_OURS: Final = """\
site_name: Benchmark
site_url: https://example.org/
theme: {name: material, font: false}
plugins:
  - search
  - tags
  - jekyll: {source: ..}
"""
_MATERIAL: Final = """\
site_name: Benchmark
site_url: https://example.org/
theme: {name: material, font: false}
plugins:
  - search
  - tags
  - blog
"""
_HUGO: Final = (
    'baseURL = "https://example.org/"\ntitle = "Benchmark"\n[pagination]\npagerSize = 10\n'
    "[markup.goldmark.renderer]\nunsafe = true\n"
)
_HUGO_BASE: Final = (
    '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{{ .Title }}</title></head>\n'
    '<body>{{ block "main" . }}{{ end }}</body>\n</html>\n'
)
_HUGO_SINGLE: Final = (
    '{{ define "main" }}<article><h1>{{ .Title }}</h1><time>{{ .Date }}</time>{{ .Content }}</article>'
    "{{ end }}\n"
)
_HUGO_LIST: Final = (
    '{{ define "main" }}<ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>'
    "{{ .Summary }}</li>{{ end }}</ul>{{ end }}\n"
)


@dataclass(frozen=True, slots=True)
class Builder:
    """A program: ``write`` lays the blog down, ``command`` builds it into a folder.

    ``posts`` is the folder of the posts; ``caches`` are deleted before a cold build. Without a ``program``
    it is not installed.
    """

    name: str
    write: Callable[[Path, list[Post]], None]
    command: Callable[[Path, Path], list[str]]
    posts: str
    program: str = ""
    caches: tuple[str, ...] = ()


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts below a folder."""
    write({name: text.encode() for name, text in files.items()}, folder)


def write_pictures(folder: Path) -> None:
    """The pictures that posts show: small ones."""
    numbers = range(1, PICTURES + 1)
    write({f"{number}.png": png(64, 40, (number, 90, 255 - number)) for number in numbers}, folder)


def jekyll_plugins() -> list[str]:
    """Those of `JEKYLL_PLUGINS` that this machine has."""
    roots = [
        Path(root)
        for root in ("/usr/share/rubygems-integration", "/var/lib/gems", "/usr/local/lib/ruby/gems")
    ]
    return [name for name in JEKYLL_PLUGINS if any(any(root.rglob(f"{name}-*.gemspec")) for root in roots)]


def _write_jekyll(folder: Path, posts: list[Post], options: str = "") -> None:
    write_files(folder, {f"_posts/{post.name}": post.file for post in posts})
    write_files(
        folder,
        {
            "_config.yml": _CONFIG.format(plugins=", ".join(jekyll_plugins())) + "exclude: [mkdocs]\n",
            "_layouts/default.html": _PAGE,
            "_layouts/post.html": _POST,
            "index.html": _INDEX,
            "assets/style.css": "body { max-width: 40em; margin: auto }\n",
            "mkdocs/mkdocs.yml": _OURS.replace("{source: ..}", f"{{source: ..{options}}}"),
            "mkdocs/docs/.keep": "",
        },
    )
    write_pictures(folder / "postimg")


def _write_material(folder: Path, posts: list[Post]) -> None:
    write_files(folder, {f"docs/blog/posts/{post.name}": post.file for post in posts})
    write_files(
        folder, {"mkdocs.yml": _MATERIAL, "docs/blog/index.md": "# Blog\n", "docs/index.md": "# Home\n"}
    )
    write_pictures(folder / "docs" / "postimg")


def _write_hugo(folder: Path, posts: list[Post]) -> None:
    write_files(folder, {f"content/posts/{post.name}": post.file for post in posts})
    layouts = {"baseof": _HUGO_BASE, "single": _HUGO_SINGLE, "list": _HUGO_LIST}
    write_files(
        folder,
        {"hugo.toml": _HUGO, **{f"layouts/_default/{name}.html": text for name, text in layouts.items()}},
    )
    write_pictures(folder / "static" / "postimg")


def _mkdocs(file: str) -> Callable[[Path, Path], list[str]]:
    return lambda _, out: [sys.executable, "-m", "mkdocs", "build", "-q", "-f", file, "-d", str(out)]


def _hugo() -> str:
    beside = Path(sys.executable).parent / "hugo"
    return str(beside) if beside.exists() else shutil.which("hugo") or ""


OURS: Final = Builder(
    "mkdocs-jekyll", _write_jekyll, _mkdocs("mkdocs/mkdocs.yml"), "_posts", sys.executable, ("mkdocs/.cache",)
)
ONE_PROCESS: Final = replace(
    OURS, name="mkdocs-jekyll, jobs: 1", write=partial(_write_jekyll, options=", jobs: 1")
)
JEKYLL: Final = Builder(
    "Jekyll",
    _write_jekyll,
    lambda _, out: ["jekyll", "build", "-q", "-d", str(out)],
    "_posts",
    shutil.which("jekyll") or "",
    (".jekyll-cache",),
)
MATERIAL: Final = Builder(
    "Material's blog", _write_material, _mkdocs("mkdocs.yml"), "docs/blog/posts", sys.executable, (".cache",)
)
HUGO: Final = Builder(
    "Hugo", _write_hugo, lambda _, out: [_hugo(), "--quiet", "-d", str(out)], "content/posts", _hugo()
)
BUILDERS: Final = (OURS, JEKYLL, MATERIAL, HUGO)
#: Measured where they are asked for.
MORE: Final = (ONE_PROCESS,)
