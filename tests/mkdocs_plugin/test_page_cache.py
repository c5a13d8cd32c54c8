"""Finished pages of earlier builds: never an old one, whatever changes and whatever happens to the folder."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_jekyll.jekyll import TextStore
from mkdocs_jekyll.mkdocs_plugin.finished_page import FinishedPage

from .conftest import Builder, differences, digests
from .test_cache import written

FOLDER = Path(".cache", "plugin", "jekyll", "pages")
BODIES = FOLDER.with_name("bodies")
TEXT = "Some *words* and `code`.\n\n" * 20
FILES: dict[str, str] = {
    "src/_config.yml": "title: Blog\npaginate: 3\nplugins: [jekyll-feed, jekyll-paginate, jekyll-seo-tag]\n",
    "src/index.html": "---\ntitle: Home\nlayout: home\n---\n",
    "src/about.md": "---\ntitle: About\n---\n{{ site.data.who.name }} {{ site.posts.size }}\n"
    "{% include about/who.html %} [a](later.txt) [b](gone.txt) ![c](a.svg)\n",
    "src/_includes/about/who.html": "<i>who</i>\n",
    "src/notes.txt": "Notes.\n",
    "src/gone.txt": "Not for long.\n",
    "src/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
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


def change_static_file(dice: random.Random, project: Project) -> None:
    project[0]["src/notes.txt"] = f"{dice.random()}\n"


def change_picture(dice: random.Random, project: Project) -> None:
    size = dice.randrange(10, 90)
    project[0]["src/a.svg"] = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"/>'


def add_missing_file(dice: random.Random, project: Project) -> None:  # noqa: ARG001
    project[0]["src/later.txt"] = "It is there now.\n"


def remove_file(dice: random.Random, project: Project) -> None:  # noqa: ARG001
    project[0].pop("src/gone.txt", None)


def change_include_of_one_page(dice: random.Random, project: Project) -> None:
    project[0]["src/_includes/about/who.html"] = f"<i>who {dice.random()}</i>\n"


def add_shadowing_include(dice: random.Random, project: Project) -> None:
    project[0]["src/more/note.html"] = f"<b>nearer {dice.random()}</b>\n"


def unpublish(dice: random.Random, project: Project) -> None:
    files = project[0]
    name = some_post(dice, files)
    files[name] = str(files[name]).replace("---\n", "---\npublished: false\n", 1)


def make_draft(dice: random.Random, project: Project) -> None:
    files = project[0]
    name = some_post(dice, files)
    files[name.replace("_posts/2021-", "_drafts/")] = files.pop(name)


def change_theme_option(dice: random.Random, project: Project) -> None:
    project[2]["theme"] = {
        **project[2]["theme"],
        "features": dice.sample(["navigation.top", "toc.follow"], 1),
    }


def switch_plugin_on(dice: random.Random, project: Project) -> None:  # noqa: ARG001
    project[2]["plugins"] = ["tags", "search", {"jekyll": project[1]}]


def change_page_of_docs(dice: random.Random, project: Project) -> None:
    project[0]["docs/extra.md"] = f"# Extra\n\n{dice.random()}\n"


CHANGES = (
    change_body, change_title, change_tags, add_post, change_include, change_data, change_configuration,
    change_template, change_options, change_settings, change_static_file, change_picture, add_missing_file,
    remove_file, change_include_of_one_page, add_shadowing_include, unpublish, make_draft,
    change_theme_option,
    switch_plugin_on, change_page_of_docs,
)  # fmt: skip
#: So many changes are made before the site is built again.
AT_ONCE = 2


def test_no_page_is_an_old_one_whatever_changes(make: Builder, tmp_path: Path) -> None:
    dice = random.Random(12)
    project: Project = (dict(FILES), {"source": "src"}, dict(SETTINGS))
    make(*project)
    changes = dice.sample(CHANGES, len(CHANGES))
    for some in (changes[at : at + AT_ONCE] for at in range(0, len(changes), AT_ONCE)):
        for change in some:
            change(dice, project)
        for path in (path for path in tmp_path.glob("src/**/*") if path.is_file()):
            if path.relative_to(tmp_path).as_posix() not in project[0]:
                path.unlink()
        found = digests(make(*project).site)
        files, options, settings = project
        plugins = [
            {"jekyll": {**options, "cache": False}} if plugin == {"jekyll": options} else plugin
            for plugin in settings.get("plugins", [{"jekyll": options}])
        ]
        clean = digests(make(files, options, {**settings, "plugins": plugins}).site)
        assert differences(found, clean) == [], [change.__name__ for change in some]
        make(*project)
        assert digests(make(*project).site) == clean, [change.__name__ for change in some]


def entries(folder: Path, kept: Path = FOLDER) -> frozenset[str]:
    return TextStore(folder / kept).keys()


def overwrite(folder: Path, text: str) -> None:
    """Put a text in the place of each finished page."""
    store = TextStore(folder / FOLDER)
    for key in entries(folder):
        store.put(key, text)


def forget_the_build(folder: Path) -> None:
    """Have the next build read the site again: it may only take pages from the cache."""
    shutil.rmtree(folder / FOLDER.with_name("builds"))


def test_pages_that_are_there_are_not_made_again(make: Builder, tmp_path: Path) -> None:
    first = digests(make(FILES, {"source": "src"}, SETTINGS).site)
    before = written(tmp_path / FOLDER)
    assert len(entries(tmp_path)) > 8
    forget_the_build(tmp_path)
    assert digests(make(FILES, {"source": "src"}, SETTINGS).site) == first
    assert written(tmp_path / FOLDER) == before


#: A set has another order in each run of Python; this one has the order that is asked for.
ORDERED = """\
class Ordered(set):
    def __iter__(self):
        return iter(sorted(set.__iter__(self), reverse={}))

def on_config(config):
    config.theme.static_templates = Ordered(config.theme.static_templates)
"""


def test_the_file_that_a_text_cites_counts_for_its_page_alone(make: Builder, tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        "docs/_posts/2024-01-01-a.md": (
            "---\nlayout: distill\nbibliography: a.bib\n---\n<d-cite key='x'></d-cite>"
        ),
        "docs/assets/bibliography/a.bib": "@book{y, title={Old title}}",
        "docs/about.md": "---\ntitle: About\n---\nText.\n",
    }
    assert any("MJ419" in line for line in make(files).log)
    before = entries(tmp_path)
    changed = make({**files, "docs/assets/bibliography/a.bib": "@book{x, title={New title}}"})
    assert not any("MJ419" in line for line in changed.log)
    assert "New title" in changed.text("2024/01/01/a.html")
    assert len(entries(tmp_path) - before) == 1


def test_a_variable_of_the_environment_counts_for_all_pages(
    make: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(FILES, {"source": "src"}, SETTINGS)
    before = entries(tmp_path)
    monkeypatch.setenv("PAGES_REPO_NWO", "anna/notes")
    make(FILES, {"source": "src"}, SETTINGS)
    assert entries(tmp_path).isdisjoint(before)


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
    [lambda _: b"", lambda data: data[: len(data) // 2], lambda _: b"no text"],
    ids=["empty", "cut short", "foreign"],
)
def test_a_damaged_page_is_made_again(
    make: Builder, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = digests(make(FILES, {"source": "src"}, SETTINGS).site)
    for path in (tmp_path / FOLDER).glob("*.texts"):
        path.write_bytes(damage(path.read_bytes()))
    forget_the_build(tmp_path)
    built = make(FILES, {"source": "src"}, SETTINGS)
    assert not built.error
    assert digests(built.site) == first


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "3 4 x\ntext", "0 4 99999999999\ntext", "9 4 4\ntext", "4"],
    ids=["another shape", "no numbers", "too long", "a body beside the page", "no page"],
)
def test_a_page_of_another_shape_is_made_again(make: Builder, tmp_path: Path, text: str) -> None:
    first = digests(make(FILES, {"source": "src"}, SETTINGS).site)
    overwrite(tmp_path, text)
    forget_the_build(tmp_path)
    built = make(FILES, {"source": "src"}, SETTINGS)
    assert not built.error
    assert digests(built.site) == first


def test_a_page_that_somebody_else_wrote_shows_a_wrong_text_at_worst(make: Builder, tmp_path: Path) -> None:
    make(FILES, {"source": "src"}, SETTINGS)
    overwrite(tmp_path, FinishedPage("", "{{ config.site_name }}").as_text())
    forget_the_build(tmp_path)
    assert make(FILES, {"source": "src"}, SETTINGS).text("about.html") == "{{ config.site_name }}"


def test_a_hook_that_changes_the_context_keeps_pages_from_being_kept(make: Builder, tmp_path: Path) -> None:
    hook = "def on_page_context(context, page, config, nav):\n    context['x'] = 1\n    return context\n"
    make({**FILES, "hook.py": hook}, {"source": "src"}, {**SETTINGS, "hooks": ["hook.py"]})
    assert not (tmp_path / FOLDER).exists()


def test_a_folder_that_came_with_the_repository_is_not_read(make: Builder, tmp_path: Path) -> None:
    import subprocess

    make(FILES, {"source": "src"}, SETTINGS)
    overwrite(tmp_path, FinishedPage("", "foreign").as_text())
    forget_the_build(tmp_path)
    for command in (["init", "-q"], ["add", "-f", ".cache"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    assert "foreign" not in make(FILES, {"source": "src"}, SETTINGS).text("about.html")
