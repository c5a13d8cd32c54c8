"""Finished pages of earlier builds: never an old one, whatever changes and whatever happens to the folder."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from .conftest import Builder, differences, digests

FOLDER = Path(".cache", "plugin", "jekyll", "pages")
BODIES = FOLDER.with_name("bodies")
TEXT = "Some *words* and `code`.\n\n" * 20
FILES: dict[str, str] = {
    "src/_config.yml": "title: Blog\npaginate: 3\nplugins: [jekyll-feed, jekyll-paginate, jekyll-seo-tag]\n",
    "src/index.html": "---\ntitle: Home\nlayout: home\n---\n",
    "src/about.md": "---\ntitle: About\n---\n{{ site.data.who.name }} {{ site.posts.size }}\n",
    "src/_data/who.yml": "name: Anna\n",
    "src/_includes/note.html": "<b>note</b>\n",
    "src/_posts/2021-01-09-with.md": "---\ntitle: With\ntags: [a]\n---\n{% include note.html %}\n" + TEXT,
    **{
        f"src/_posts/2021-01-0{n}-p{n}.md": f"---\ntitle: Post {n}\ntags: [a, t{n}]\n---\n## H\n{TEXT}"
        for n in range(1, 6)
    },
    "theme/partials/copyright.html": "<p>of {{ config.site_name }}</p>\n",
}
SETTINGS: dict[str, Any] = {
    "site_url": "https://a.org/",
    "theme": {"name": "material", "font": False, "custom_dir": "theme"},
}
Project = tuple[dict[str, str | None], dict[str, Any], dict[str, Any]]


def some_post(dice: random.Random, files: dict[str, str | None]) -> str:
    return dice.choice(sorted(name for name, text in files.items() if "_posts/" in name and text))


def change_body(dice: random.Random, project: Project) -> None:
    files = project[0]
    name = some_post(dice, files)
    files[name] = f"{files[name]}\nA new sentence {dice.random()}.\n"


def change_title(dice: random.Random, project: Project) -> None:
    files = project[0]
    name = some_post(dice, files)
    files[name] = str(files[name]).replace("title: ", f"title: New{dice.randrange(99)} ", 1)


def change_tags(dice: random.Random, project: Project) -> None:
    files = project[0]
    name = some_post(dice, files)
    files[name] = str(files[name]).replace("tags: [", f"tags: [n{dice.randrange(9)}, ", 1)


def add_post(dice: random.Random, project: Project) -> None:
    day = dice.randrange(10, 28)
    text = f"---\ntitle: N{day}\ntags: [a]\n---\n[a](/2021/01/01/p1.html)\n"
    project[0][f"src/_posts/2021-02-{day}-n.md"] = text


def change_include(dice: random.Random, project: Project) -> None:
    project[0]["src/_includes/note.html"] = f"<b>note {dice.random()}</b>\n"


def change_data(dice: random.Random, project: Project) -> None:
    project[0]["src/_data/who.yml"] = f"name: B{dice.random()}\n"


def change_configuration(dice: random.Random, project: Project) -> None:
    project[0]["src/_config.yml"] = str(project[0]["src/_config.yml"]) + f"description: D{dice.random()}\n"


def change_template(dice: random.Random, project: Project) -> None:
    project[0]["theme/partials/copyright.html"] = f"<p>{dice.random()}</p>\n"


def change_options(dice: random.Random, project: Project) -> None:
    project[1]["related_posts"] = dice.randrange(1, 5)
    project[1]["words_per_minute"] = dice.randrange(20, 300)


def change_settings(dice: random.Random, project: Project) -> None:
    project[2]["site_name"] = f"Name {dice.randrange(99)}"
    project[2]["extra"] = {"generator": dice.random() < 0.5}


CHANGES = (
    change_body, change_title, change_tags, add_post, change_include, change_data, change_configuration,
    change_template, change_options, change_settings,
)  # fmt: skip


def test_no_page_is_an_old_one_whatever_changes(make: Builder) -> None:
    dice = random.Random(12)
    project: Project = (dict(FILES), {"source": "src"}, dict(SETTINGS))
    make(*project)
    for change in dice.sample(CHANGES, len(CHANGES)):
        change(dice, project)
        found = digests(make(*project).site)
        files, options, settings = project
        clean = digests(make(files, {**options, "cache": False}, settings).site)
        assert differences(found, clean) == [], change.__name__


def entries(folder: Path, kept: Path = FOLDER) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (folder / kept).glob("*.json")}


def test_pages_that_are_there_are_not_made_again(make: Builder, tmp_path: Path) -> None:
    first = digests(make(FILES, {"source": "src"}, SETTINGS).site)
    before = entries(tmp_path)
    assert len(before) > 8
    assert digests(make(FILES, {"source": "src"}, SETTINGS).site) == first
    assert entries(tmp_path) == before


#: A set has another order in each run of Python; this one has the order that is asked for.
ORDERED = """\
class Ordered(set):
    def __iter__(self):
        return iter(sorted(set.__iter__(self), reverse={}))

def on_config(config):
    config.theme.static_templates = Ordered(config.theme.static_templates)
"""


def test_bodies_are_found_again_whatever_order_the_themes_templates_have(
    make: Builder, tmp_path: Path
) -> None:
    kept = []
    for name, backwards in (("forwards.py", False), ("backwards.py", True)):
        files = {**FILES, name: ORDERED.format(backwards)}
        make(files, {"source": "src"}, {**SETTINGS, "hooks": [name]})
        kept.append(entries(tmp_path, BODIES))
    assert len(kept[0]) == 5
    assert kept[0] == kept[1]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda _: b"no digest",
        lambda _: _signed("[" * 100_000),
        lambda _: _signed('{"content": 1, "output": []}'),
        lambda _: _signed("[]"),
    ],
    ids=["empty", "cut short", "foreign", "nested deeply", "wrong types", "another shape"],
)
def test_a_damaged_page_is_made_again(
    make: Builder, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = digests(make(FILES, {"source": "src"}, SETTINGS).site)
    for path in (tmp_path / FOLDER).glob("*.json"):
        path.write_bytes(damage(path.read_bytes()))
    built = make(FILES, {"source": "src"}, SETTINGS)
    assert not built.error
    assert digests(built.site) == first


def _signed(body: str) -> bytes:
    return f"{sha256(body.encode()).hexdigest()}\n{body}".encode()


def test_a_page_that_somebody_else_wrote_shows_a_wrong_text_at_worst(make: Builder, tmp_path: Path) -> None:
    make(FILES, {"source": "src"}, SETTINGS)
    for path in (tmp_path / FOLDER).glob("*.json"):
        path.write_bytes(_signed(json.dumps({"content": "", "output": "{{ config.site_name }}"})))
    assert make(FILES, {"source": "src"}, SETTINGS).text("about.html") == "{{ config.site_name }}"


def test_a_hook_that_changes_the_context_keeps_pages_from_being_kept(make: Builder, tmp_path: Path) -> None:
    hook = "def on_page_context(context, page, config, nav):\n    context['x'] = 1\n    return context\n"
    make({**FILES, "hook.py": hook}, {"source": "src"}, {**SETTINGS, "hooks": ["hook.py"]})
    assert not (tmp_path / FOLDER).exists()


def test_a_folder_that_came_with_the_repository_is_not_read(make: Builder, tmp_path: Path) -> None:
    import subprocess

    make(FILES, {"source": "src"}, SETTINGS)
    for path in (tmp_path / FOLDER).glob("*.json"):
        path.write_bytes(_signed(json.dumps({"content": "", "output": "foreign"})))
    for command in (["init", "-q"], ["add", "-f", ".cache"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    assert "foreign" not in make(FILES, {"source": "src"}, SETTINGS).text("about.html")
