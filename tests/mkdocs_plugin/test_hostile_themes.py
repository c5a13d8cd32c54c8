"""No value becomes markup, whichever theme the site had: each has settings, menus, includes and layouts."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
import yaml

from mkdocs_jekyll.jekyll.themes import ThemeKit, kits
from mkdocs_jekyll.jekyll.themes.guarded import guarded
from tests.mkdocs_plugin.conftest import Builder
from tests.mkdocs_plugin.random_values import KEYS, NESTED, SPARED
from tests.mkdocs_plugin.test_invalid_values import ALONE, HOSTILE, Marks, front_matter, site

#: What makes a site one of the theme's, and decides where pages stand.
PLAIN: Final = ("layout", "permalink", "url", "baseurl", "markdown", "theme", "remote_theme", "collections")
#: Keys within lists and mappings that menus, accounts, authors and pictures have.
INNER: Final = sorted(({inner for keys in NESTED.values() for inner in keys} | {"summary"}) - SPARED)
DATA: Final = (
    *("contact", "course_schedule", "courses", "cv", "friends", "links", "menu", "navbar", "navigation"),
    *("repositories", "schedule", "share", "sidebar", "social", "theme", "ui-text", "venues"),
)
FORMS: Final = {"text": HOSTILE, "program": "javascript:x"}


def nested(value: str, depth: int = 1) -> dict[str, Any]:
    """A mapping with every key that is asked for inside of another one."""
    inner: Any = [nested(value, depth - 1)] if depth else value
    made: dict[str, Any] = dict.fromkeys(INNER, value)
    return {**made, **dict.fromkeys(("children", "links", "sublinks", "nav"), inner)}


def of_kit(kit: ThemeKit, data: dict[str, Any]) -> dict[str, str]:
    """Pages that show all includes and layouts of a theme, with this front matter."""
    includes = {
        path.relative_to(folder).as_posix()
        for folder in kit.includes
        for path in folder.rglob("*")
        if path.is_file()
    }
    layouts = {path.stem for folder in kit.folders for path in (folder / "_layouts").glob("*.html")}
    pages = {f"blog/layout-{name}.md": front_matter({**data, "layout": name}) for name in layouts}
    for number, name in enumerate(sorted(includes)):
        call = "{% for post in site.posts %}{% assign item = post %}{% include " + name
        call += " articles=site.posts collection='recipes' url=post.title src=post.title %}{% endfor %}"
        pages[f"blog/include-{number}.html"] = f"---\ntitle: Include\n---\n{call}\n"
    return pages


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("theme", sorted(kits()))
def test_no_value_becomes_markup_in_a_site_of_a_theme(make: Builder, theme: str, form: str) -> None:
    value = FORMS[form]
    keys = [key for key in KEYS if key not in SPARED and key not in PLAIN]
    whole = nested(value)
    mixed = {key: [whole, value] if key in NESTED else value for key in keys}
    odd = {key: value for key in keys if key == "title" or key not in ALONE}
    child = {
        "title": value,
        "parent": "Plain",
        "tags": [value],
        "categories": [value],
        "header": nested(value),
    }
    repository = kits()[theme].recognition.repositories[0]
    collections = {
        name: {"output": True} for name in ("recipes", "news", "projects", "tabs", "talks", "books")
    }
    settings = {"remote_theme": f"a/{repository}", "collections": collections, **mixed}
    files = site(settings, [odd, child], whole)
    files |= {f"blog/_data/{name}.yml": yaml.safe_dump([whole]) for name in DATA}
    files |= {f"blog/_{name}/a.md": front_matter(child) for name in collections}
    files |= of_kit(kits()[theme], {**odd, **child})
    files["blog/tags.md"] = front_matter({"title": value, "permalink": "/tags/"})
    built = make(files, {"source": "blog"})
    assert not built.error
    for page in built.site.rglob("*.html"):
        marks = Marks()
        marks.feed(page.read_text("utf-8"))
        assert not marks.found, page


@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ a.b | safe_html }}</p>",
        "<a href='{{- a | f: 1 | safe_address -}}'>",
        '<a href="/x/{{ a | safe_attribute }}" class="{{ b | safe_attribute }}">',
        '<a {% if x > 1 %}id="{{ a | safe_attribute }}"{% endif %}>{{ a | safe_html }}',
        "{% capture c %}<b>{{ a | safe_html }}</b>{% endcapture %}{{ c }}",
        "{{ content }}{{ include.text }}",
        '<i id="{{ include.text | safe_attribute }}">',
        "<b {{ a | safe_attribute }}>",
    ],
)
def test_each_value_of_a_template_has_the_filter_of_its_place(template: str) -> None:
    assert guarded(re.sub(r" \| safe_\w+", "", template)) == template


def test_layouts_have_the_filters() -> None:
    assert "{{ page.description | safe_html }}" in kits()["al-folio"].layout("book-shelf")


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("<p>{{ page.a }}</p>", "<b onclick=x>a</b> & <script>y</script>", "<p><b>a</b> &amp; </p>"),
        ("<p>{{ page.a }}</p>", "a & b", "<p>a & b</p>"),
        ('<a id="{{ page.a }}">', '"><i>&quot;', '<a id="&quot;&gt;&lt;i&gt;&quot;">'),
        ('<a href="{{ page.a }}">', "java\nscript&colon;x", '<a href="">'),
        ('<a href="{{ page.a }}">', "mailto:a@b", '<a href="mailto:a@b">'),
        ('<a href="{{ page.a }}">', "/a?b=1&c:d", '<a href="/a?b=1&c:d">'),
        ('<img src="{{ page.a }}">', "data:image/svg+xml,x", '<img src="">'),
        ('<img src="{{ page.a }}">', "data:image/png;base64,x", '<img src="data:image/png;base64,x">'),
    ],
)
def test_what_is_printed_there_runs_nothing(
    make: Builder, monkeypatch: pytest.MonkeyPatch, form: str, value: str, expected: str
) -> None:
    monkeypatch.setattr("mkdocs_jekyll.jekyll.liquid.includes.guarded_text", lambda _: guarded(form))
    page = f"---\n{yaml.safe_dump({'title': 'A', 'a': value})}---\n{{% include page__hero.html %}}\n"
    built = make(
        {"blog/_config.yml": "theme: minimal-mistakes-jekyll\n", "blog/a.html": page}, {"source": "blog"}
    )
    assert expected in built.text("a.html")
