"""What a stranger's post, link or name tries to reach or to overwrite."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import pytest

from mkdocs_jekyll.jekyll.files import SourceFiles
from mkdocs_jekyll.jekyll.liquid import includes
from tests.mkdocs_plugin.conftest import Builder, Built, write

SECRET = "a-token-that-nobody-may-see"
PAGE = "---\ntitle: Page\n---\n"
#: Files that Jekyll does not copy by itself.
HIDDEN = {
    ".git/config": SECRET,
    ".env": SECRET,
    ".cache/page.html": SECRET,
    "closed/file.txt": SECRET,
    "closed/page.html": PAGE + SECRET,
    "_private/keys.txt": SECRET,
    "_private/keys.yml": f"key: {SECRET}",
    "_drafts/plan.md": PAGE + SECRET,
    "_includes/.hidden.html": SECRET,
}
#: Names by which a page tries to include one of them, beside the page's own folder.
RELATIVE = {
    "git": ".git/config",
    "env": ".env",
    "closed": "closed/file.txt",
    "closed-page": "closed/page.html",
    "private": "_private/keys.txt",
    "draft": "_drafts/plan.md",
    "link": "notes/link.html",
    "up": "../.env",
    "encoded": "%2egit/config",
    "windows": ".git\\config",
    "variable": "{{ page.file }}",
}
#: Links by their paths, and what they lead to.
LINKS = {
    "link.txt": ".git/config",
    "folder": ".git",
    "notes/link.html": "../.env",
    "notes/closed": "../closed",
    "notes/private": "../_private",
    "_includes/link.html": "../.git/config",
    "_layouts/link.html": "../.git/config",
    "_data/link.yml": "../_private/keys.yml",
    "_data/env.yml": "../.env",
    "_posts/2021-01-02-link.md": "../.git/config",
    "_sass/link.scss": "../.git/config",
}


def files() -> dict[str, str]:
    pages = {
        f"src/try-{name}.html": f"---\nfile: .git/config\n---\n{{% include_relative {file} %}}\n"
        for name, file in RELATIVE.items()
    }
    return {
        "src/_config.yml": "title: Test\nexclude: [closed, notes.md]\ndefaults: []\n",
        "src/_posts/2021-01-01-sound.md": PAGE + "A sound text.\n",
        "src/_posts/2021-01-03-layout.md": "---\ntitle: Layout\nlayout: link\n---\nText.\n",
        "src/data.html": PAGE + "{{ site.data | jsonify }}",
        "src/hidden.html": PAGE + "{% include .hidden.html %}{% include link.html %}",
        "src/partial.html": PAGE + "{% include_relative _parts/words.md %}{% include_relative notes.md %}",
        "src/_parts/words.md": "words of a partial",
        "src/notes.md": "words that are left out by themselves",
        "src/site.scss": "---\n---\n@import '../.git/config';",
        "src/snippets.md": "kept in the folder of snippets",
        **pages,
        **{f"src/{name}": text for name, text in HIDDEN.items()},
    }


@pytest.fixture
def attacked(tmp_path: Path, make: Builder) -> Built:
    for name, target in LINKS.items():
        link = tmp_path / "src" / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target)
    write(tmp_path, {".git/config": SECRET, ".env": SECRET})
    posts = {
        f"src/_posts/2021-02-0{number}-snippet.md": f'---\nmarkdown: material\n---\n--8<-- "{name}"\n'
        for number, name in enumerate(
            (".git/config", "src/.env", "src/_private/keys.yml", "src/link.txt", "src/snippets.md"), 1
        )
    }
    mkdocs = {"markdown_extensions": ["pymdownx.snippets"]}
    return make({**files(), **posts}, {"source": "src"}, mkdocs)


def test_nothing_is_read_that_jekyll_would_not_copy(attacked: Built) -> None:
    assert not attacked.error
    pages = [path for path in attacked.site.rglob("*") if path.is_file()]
    leaks = [
        path.relative_to(attacked.site).as_posix() for path in pages if SECRET.encode() in path.read_bytes()
    ]
    assert not leaks
    for name in RELATIVE:
        assert attacked.text(f"try-{name}.html"), "a refused include costs no page"
    reported = "\n".join(attacked.log)
    for words in (
        "is hidden",
        "left out by `exclude`",
        "which Jekyll does not copy",
        "is a draft",
    ):
        assert words in reported, words


def test_partials_are_included_under_any_name(attacked: Built) -> None:
    page = attacked.text("partial.html")
    assert "words of a partial" in page
    assert "words that are left out by themselves" in page
    assert "kept in the folder of snippets" in attacked.text("2021/02/05/snippet.html")


def test_what_include_names_is_open(tmp_path: Path, make: Builder) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "link.txt").symlink_to(".well-known/key.txt")
    built = make(
        {
            "src/_config.yml": "include: [.well-known, _open]\n",
            "src/.well-known/key.txt": "an open key",
            "src/_open/list.txt": "an open list",
            "src/page.html": PAGE
            + "{% include_relative .well-known/key.txt %} {% include_relative _open/list.txt %}",
        },
        {"source": "src"},
    )
    assert not built.warnings
    assert "an open key an open list" in built.text("page.html")
    assert built.text("link.txt") == "an open key"


#: URLs that a post asks for, and what is said of it; none is written.
REFUSED = {
    "/search/search_index.json": "the site's own",
    "/pagefind/pagefind.js": "the site's own",
    "/assets/javascripts/bundle.js": "the site's own",
    "/assets/jekyll/post.js": "the site's own",
    "/sitemap.xml": "the site's own",
    "/feed.xml": "the site's own",
    "/robots.txt": "the site's own",
    "/assets/images/favicon.png": "a file of the theme",
    "/.git/config": "git keeps to itself",
    "C:/drive.html": "leaves the site",
    "\\\\host\\share": "leaves the site",
    "/a%0Ab.html": "a control character",
    "/a\0b.html": "a control character",
    "/long" + "x" * 300: "longer than the name of a file can be",
}


#: Values that climb out of the site, by the file that holds them.
CLIMBING = {
    "_posts/2021-02-01-a.md": '---\npermalink: "/../../../climbed.html"\n---\nx\n',
    "_posts/2021-02-02-b.md": '---\ncategories: ["../../climbed"]\nslug: "../../climbed"\n---\nx\n',
    "_posts/2021-02-03-c.md": '---\nredirect_from: [../../climbed, "/x\\ny/"]\ntags: [../../climbed]\n---\n',
    "_posts/2021-02-04-d.md": "---\ntitle: Sound\n---\nA sound text.\n",
    "_config.yml": """
plugins: [jekyll-redirect-from, jekyll-feed, jekyll-sitemap, jekyll-archives, jekyll-paginate]
paginate: 1
paginate_path: ../../climbed/:num
feed: {categories: ['../../climbed'], path: ../feed.xml}
jekyll-archives: {enabled: all, permalinks: {tag: '/../../climbed/:name/'}}
""",
    "_posts/2021-02-05-e.md": "---\ncategories: /search/search_index.json\n---\nx\n",
    "search/search_index.json/page.html": "---\n---\nx\n",
    "assets/jekyll/post.css": "/* not meant */",
}


def test_no_post_is_written_out_of_the_site_or_over_its_own_files(make: Builder, tmp_path: Path) -> None:
    hostile = "text of a hostile post"
    posts = {
        f"src/_posts/2021-01-{day:02}-x.md": f"---\npermalink: {json.dumps(url)}\n---\n{hostile}\n"
        for day, url in enumerate(REFUSED, 1)
    }
    climbing = {f"src/{name}": text for name, text in CLIMBING.items()}
    built = make(
        {**posts, **climbing},
        {"source": "src"},
        {"site_url": "https://example.org/", "plugins": ["search", {"jekyll": {"source": "src"}}]},
    )
    assert not built.error
    assert (built.site / "pagefind" / "pagefind.js").is_file()
    outside = [path for path in tmp_path.parent.rglob("*climbed*") if not path.is_relative_to(built.site)]
    assert not outside
    assert "A sound text." in built.text("2021/02/04/d.html")
    reported = "\n".join(built.log)
    for words in set(REFUSED.values()):
        assert words in reported, words
    for name in ("sitemap.xml", "robots.txt", "assets/jekyll/bundle.js"):
        assert hostile not in built.text(name)
    assert not (built.site / ".git").exists()
    assert not (built.site / "assets" / "javascripts" / "bundle.js").exists()
    assert "assets/jekyll/post.css: stands in the place" in reported


#: Files that another process replaces as a reader opens them for the n-th time: what, and what leads where.
SWAPPED = {
    "_posts/2021-01-02-out.md": (1, "_posts/2021-01-02-out.md", "secret.md"),
    "_posts/2021-01-03-git.md": (1, "_posts/2021-01-03-git.md", "src/.git/config"),
    "_data/keys.yml": (1, "_data/keys.yml", "secret.yml"),
    "_includes/part.html": (2, "_includes/part.html", "src/.git/config"),
    "_includes/folder/part.html": (2, "_includes/folder", "outside"),
    "beside.html": (1, "beside.html", "src/.env"),
    "_items/one.md": (2, "_items", "outside"),
}
COPIED = {
    "folder/page.md": (1, "folder", "outside"),
    "copied/file.bin": (2, "copied", "outside"),
    "single.bin": (2, "single.bin", "src/.git/config"),
}


class Swapping:
    """Puts a link in the place of a file, or of its folder, at the moment when a reader opens the file."""

    def __init__(self, folder: Path, swapped: Mapping[str, tuple[int, str, str]]) -> None:
        self._folder = folder
        self.left = {str(folder / "src" / name): place for name, place in swapped.items()}

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        of_source, of_include = SourceFiles.open, includes.open_file

        def opened(files: SourceFiles, path: Path) -> BinaryIO:
            self._swap(path)
            return of_source(files, path)

        def included(path: Path) -> BinaryIO:
            self._swap(path)
            return of_include(path)

        monkeypatch.setattr(SourceFiles, "open", opened)
        monkeypatch.setattr(includes, "open_file", included)

    def _swap(self, path: Path) -> None:
        count, replaced, target = self.left.pop(str(path), (0, "", ""))
        if count > 1:
            self.left[str(path)] = (count - 1, replaced, target)
        elif count:
            (self._folder / "src" / replaced).rename(self._folder / f"away-{len(self.left)}")
            (self._folder / "src" / replaced).symlink_to(self._folder / target)


OUTSIDE = {
    **{f"outside/{name}": PAGE + SECRET for name in ("page.md", "file.bin", "part.html", "one.md")},
    "secret.md": PAGE + SECRET,
    "secret.yml": f"key: {SECRET}",
    "src/.git/config": SECRET,
    "src/.env": SECRET,
    "src/_config.yml": "collections: {items: {output: true}}\nexclude: [beside.html]\n",
}


def leaks(built: Built) -> list[str]:
    found = (
        path for path in built.site.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()
    )
    return [path.name for path in found]


def test_what_is_put_in_the_place_of_a_text_while_it_is_read_is_not_followed(
    tmp_path: Path, make: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    swapping = Swapping(tmp_path, SWAPPED)
    swapping.watch(monkeypatch)
    own = dict.fromkeys((f"src/{name}" for name in SWAPPED), PAGE + "words of its own\n")
    including = (
        "{% include part.html %}\n{% include folder/part.html %}\n{% include_relative beside.html %}\n"
    )
    others = {"src/data.md": PAGE + "{{ site.data | jsonify }}", "src/parts.html": PAGE + including}
    built = make({**OUTSIDE, **own, **others, "src/_data/keys.yml": "key: value"}, {"source": "src"})
    assert not swapping.left
    assert not built.error
    assert leaks(built) == []
    assert sorted(
        name
        for name in SWAPPED
        if not any(name in line and "not readable" in line for line in built.warnings)
    ) == ["_includes/folder/part.html", "_includes/part.html", "beside.html"]
    assert sum("Liquid" in line for line in built.warnings) == 3


@pytest.mark.parametrize("name", COPIED)
def test_what_is_put_in_the_place_of_a_file_that_is_copied_ends_the_build(
    tmp_path: Path, make: Builder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    swapping = Swapping(tmp_path, {name: COPIED[name]})
    swapping.watch(monkeypatch)
    built = make({**OUTSIDE, "docs/x.md": "", f"src/{name}": "words of its own"}, {"source": "src"})
    assert not swapping.left
    assert "a symbolic link that is not followed" in built.error and name in built.error
    assert leaks(built) == []
