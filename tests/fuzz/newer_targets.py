"""Further targets: records of builds, pictures, layouts, themes' includes, export, the server."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from mkdocs_jekyll.compare.page import day_in, facts_of, tag_text
from mkdocs_jekyll.export.markdown_html import as_markdown
from mkdocs_jekyll.jekyll import Page, Problem, ReadSettings, Site, SiteRenderer, layouts, read_site
from mkdocs_jekyll.jekyll.layout_scripts import scripts_of
from mkdocs_jekyll.jekyll.text_store import TextStore
from mkdocs_jekyll.jekyll.themes.kit import kits
from mkdocs_jekyll.mkdocs_plugin.repeat.record import BuildRecord
from mkdocs_jekyll.mkdocs_plugin.serve.panel import PanelWriter
from mkdocs_jekyll.publish.comments.identifiers import evaluate
from mkdocs_jekyll.publish.list_probe import ListProbe
from mkdocs_jekyll.publish.own_templates import in_templates
from mkdocs_jekyll.publish.picture_sizes import size_of
from mkdocs_jekyll.publish.picture_variants import PictureVariants

_CONFIGURATION: Final = "remote_theme: {theme}\ntitle: T\nurl: https://example.org\nauthor: A\n"
_IDENTIFIER: Final = re.compile(r"identifier\s*[=:]\s*([^\n;,]*)")


def _site(folder: Path, theme: str = "") -> Site:
    """A site with a post in a layout, an include and a page."""
    for name, text in {
        "_config.yml": _CONFIGURATION.format(theme=theme),
        "_posts/2021-01-18-a.md": "---\nlayout: post\ntags: [a, b]\n---\nA *text*.\n",
        "_layouts/post.html": "",
        "_includes/a.html": "<script>var a = '{{ page.title }}';</script>",
        "index.html": "---\nlayout: post\n---\n",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return read_site(folder, ReadSettings())


@cache
def _kept_site() -> tuple[Any, Site]:
    folder = tempfile.TemporaryDirectory()  # goes when the process ends
    return folder, _site(Path(folder.name))


def layout(text: str) -> None:
    """A layout, which is looked through for scripts, lists, and the names of comments' threads."""
    _, site = _kept_site()
    (site.source / "_layouts" / "post.html").write_bytes(text.encode("utf-8", "surrogatepass"))
    for script in scripts_of(site, "post"):
        assert isinstance(script.text, str)
    assert all(problem.code for problem in layouts.problems_of_layouts(site))
    found = in_templates(site, _IDENTIFIER)
    if found is not None:
        evaluate(found.text, site.posts[0], SiteRenderer(site), ("https://example.org", ""))
    page = next(page for page in site.pages if isinstance(page, Page))
    assert isinstance(ListProbe(site).run(page, text).text, str)


@cache
def _kit(theme: str) -> tuple[Any, SiteRenderer, tuple[str, ...]]:
    folder = tempfile.TemporaryDirectory()
    site = _site(Path(folder.name), theme)
    paths = (
        [] if site.kit is None else [path for place in site.kit.includes for path in place.rglob("*.html")]
    )
    return folder, SiteRenderer(site), tuple(sorted({path.name for path in paths}))


def kit_include(text: str) -> None:
    """The parameters of a theme's include; the text itself chooses which."""
    known = (kit.recognition.repositories for kit in kits().values())
    themes = sorted(repositories[0] for repositories in known if repositories)
    _, renderer, names = _kit(f"a/{themes[len(text) % len(themes)]}")
    if names:
        name = names[sum(map(ord, text[:8])) % len(names)]
        result = renderer.render_text(renderer.site.posts[0], f"{{% include {name} {text} %}}")
        assert isinstance(result.html, str)


def picture(text: str) -> None:
    """A picture, each of whose bytes is a character."""
    found: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.png")
        path.write_bytes(text.encode("latin-1", "replace"))
        size_of(str(path))
        variants = PictureVariants(Path(folder, "kept"), found.append)
        assert len(variants.of(path, (2, 4))) <= 2
        assert variants.of(path, (2, 4)) is not None
    assert all(problem.code == "MJ418" for problem in found)


def kept_builds(text: str) -> None:
    """The record of a build, and a file of a cache."""
    record = BuildRecord.from_text(text)
    if record is not None:
        assert BuildRecord.from_text(record.as_text()) == record
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "1.texts").write_bytes(text.encode("utf-8", "surrogatepass"))
        store = TextStore(Path(folder))
        for key in store.keys():  # noqa: SIM118 - a store is no mapping
            assert isinstance(store.get(key), str | None)
        store.put("a" * 64, text)
        assert store.get("a" * 64) == text


def exported(text: str) -> None:
    """A body that is written as Markdown."""
    assert isinstance(as_markdown(text), str)


def compared(text: str) -> None:
    """A page that is compared with another one."""
    facts = facts_of(text)
    assert isinstance(facts.body.text, str)
    assert all(day_in(day) for day in facts.days)
    tag_text(text)


_WORDS: Final[Any] = SimpleNamespace(
    language="en", gettext=str, ngettext=lambda one, other, number: one if number == 1 else other
)


def panel(text: str) -> None:
    """What a page of the server shows of a problem."""
    writer = PanelWriter(_WORDS, None)
    shown, plain = (
        writer.write([Problem("error", words, words, 1, words, code="MJ101")], 0, is_old=False)
        for words in (f"x{text}", "x")
    )
    assert shown.count("<") == plain.count("<")


TARGETS: Final = (layout, kit_include, picture, kept_builds, exported, compared, panel)
