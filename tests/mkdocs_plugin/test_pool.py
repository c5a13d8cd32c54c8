"""A build with several processes is the build with one: the same site, the same log, the same cache."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import TextStore
from mkdocs_jekyll.publish.body_pool import BodyPool

from .conftest import Builder, Built, digests
from .test_cache import FOLDER

HOOK = """\
from mkdocs_jekyll.jekyll.liquid import liquid_tag

calls = []

def on_config(config):
    calls.clear()

@liquid_tag
def serial(call):
    calls.append(call)
    return f"Number {len(calls)}"
"""
INCLUDE = "{% mystery %}<p>From a file: {{ include.word }}</p>\n"
LONG = "Words that are *long* enough to be kept, with `code`.\n\n" * 8


def _posts() -> dict[str, str]:
    texts = [
        "{{ page.title }} by {{ site.title }}, {{ page.date | date: '%Y' }}.",
        "[A link]({% post_url 2021-01-01-post %}) and ![a picture](/gone.png).",
        "{% unknown %} and again {% unknown %}",
        "{% include note.html word='one' %}",
        "{% for post in site.posts limit: 3 %}{{ post.excerpt }}{{ post.content | size }}{% endfor %}",
        "```python\nprint('{{ 1 | plus: 1 }}')\n```",
        "A plain text with a note[^1].\n\n[^1]: The note.",
        "{{ page.excerpt }}{{ content }}",
        "{% increment seen %}",
        "{{ page.previous.content }}",
    ]
    return {
        f"_posts/2021-01-{day:02}-post.md": f"---\ntitle: Post {day}\ntags: [a]\n---\nFirst {day}.\n\n"
        f"{texts[day % len(texts)]}\n\n## Part\n\n{LONG}{day}\n"
        for day in range(1, 29)
    }


def _site(posts: dict[str, str]) -> dict[str, str]:
    return {
        "_config.yml": "title: Words\nplugins: [jekyll-feed]\n",
        "_includes/note.html": INCLUDE,
        "index.md": "---\ntitle: Home\n---\n{% for post in site.posts %}{{ post.content }}{% endfor %}",
        **posts,
    }


def _both(make: Builder, files: dict[str, str], **more: object) -> tuple[Built, Built, list[object]]:
    """The build with one process and that with two, each without a cache, and the bodies that those made."""
    made: list[object] = []
    take = BodyPool.take

    def noted(self: BodyPool, item: object) -> object:
        body = take(self, item)  # type: ignore[arg-type]
        made.append(body)
        return body

    built: list[Built] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BodyPool, "take", noted)
        for jobs in (1, 2):
            one = make(files, {"source": ".", "jobs": jobs, "cache": False}, **more)
            assert not one.error
            one.files = digests(one.site)  # type: ignore[attr-defined]
            built.append(one)
    return built[0], built[1], [body for body in made if body is not None]


def test_the_site_and_the_log_are_the_same(make: Builder) -> None:
    quiet = {name: text for name, text in _posts().items() if "increment" not in text}
    one, two, made = _both(make, _site(quiet))
    assert two.files == one.files  # type: ignore[attr-defined]
    assert _messages(two) == _messages(one)
    assert 10 < len(made) < len(quiet)


def test_where_a_site_counts_a_text_with_liquid_depends_on_those_before(make: Builder) -> None:
    one, two, made = _both(make, _site(_posts()))
    assert two.files == one.files  # type: ignore[attr-defined]
    assert _messages(two) == _messages(one)
    assert len(made) < 6


def _messages(built: Built) -> list[str]:
    return [line for line in built.log if "seconds" not in line]


def test_functions_of_the_author_are_called_in_one_process(make: Builder) -> None:
    posts = {name: text.replace("{% increment seen %}", "{% serial %}") for name, text in _posts().items()}
    one, two, made = _both(make, {"hook.py": HOOK, **_site(posts)}, mkdocs={"hooks": ["hook.py"]})
    assert two.files == one.files  # type: ignore[attr-defined]
    numbers = [two.text(f"2021/01/{day}/post.html").split("Number ")[1][0] for day in ("08", "18", "28")]
    assert numbers == ["1", "2", "3"]
    assert len(made) < 6


def test_what_is_kept_for_the_next_build_is_the_same(make: Builder, tmp_path: Path) -> None:
    kept = []
    for jobs in (1, 2):
        make(_site(_posts()), {"source": ".", "jobs": jobs})
        texts, bodies = (TextStore(tmp_path / FOLDER / name).keys() for name in ("", "bodies"))
        kept.append(texts | bodies)
        shutil.rmtree(tmp_path / FOLDER)
    assert kept[0] == kept[1]
    assert len(kept[0]) > 20


def test_pages_that_one_process_has_left_serve_several(make: Builder, tmp_path: Path) -> None:
    posts = {name: text for name, text in _posts().items() if "post_url" in text or "plain" in text}
    make(posts, {"source": ".", "jobs": 1})
    kept = digests(tmp_path / FOLDER / "pages")
    shutil.rmtree(tmp_path / FOLDER / "builds")  # or the whole site would be repeated
    make(posts, {"source": ".", "jobs": 2})
    assert kept
    assert digests(tmp_path / FOLDER / "pages") == kept
