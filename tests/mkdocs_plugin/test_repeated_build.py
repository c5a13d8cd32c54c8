"""A build of unchanged files writes what the last one wrote, without reading the site; any change is seen."""

from __future__ import annotations

import importlib
import json
import logging
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_jekyll.jekyll import clock
from mkdocs_jekyll.jekyll.text_store import TextStore
from mkdocs_jekyll.mkdocs_plugin import JekyllConfig, feeds, site_build
from mkdocs_jekyll.mkdocs_plugin.page_cache import PageCache
from mkdocs_jekyll.mkdocs_plugin.repeat import recorder, trace
from mkdocs_jekyll.publish.views import POSTS_IN_LISTS

from .conftest import Builder, Built, digests, write

CACHE = Path(".cache", "plugin", "jekyll")
FILES: dict[str, str | None] = {
    "src/_config.yml": "title: Blog\n",
    "src/index.html": "---\ntitle: Home\nlayout: home\n---\n",
    "src/_posts/2021-01-01-p.md": "---\ntitle: P\ntags: [a]\n---\nWords, and [no page](nowhere.html).\n",
    "src/pic.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
    "src/.well-known/x.txt": "hidden\n",
}
SETTINGS: dict[str, Any] = {"site_url": "https://a.org/"}
OPTIONS = {"source": "src"}


class Builds:
    """Counts the builds that read the site."""

    count = 0


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> type[Builds]:
    Builds.count = 0
    read = site_build.read

    def counted(*given: Any) -> Any:
        Builds.count += 1
        return read(*given)

    monkeypatch.setattr(site_build, "read", counted)
    return Builds


def twice(make: Builder, files: dict[str, str | None] = FILES, **settings: Any) -> tuple[Built, Built]:
    return make(files, OPTIONS, {**SETTINGS, **settings}), make(files, OPTIONS, {**SETTINGS, **settings})


def test_an_unchanged_site_is_not_read_and_says_the_same(make: Builder, builds: type[Builds]) -> None:
    files = {**FILES, "src/_config.yml": "title: Blog\ninclude: [.well-known]\n"}
    first = make(files, OPTIONS, SETTINGS)
    log, found = first.log, digests(first.site)
    shutil.rmtree(first.site)
    second = make(files, OPTIONS, SETTINGS)
    assert builds.count == 1
    assert digests(second.site) == found
    assert found[".well-known/x.txt"]
    warnings = [line for line in log if line.startswith("WARNING")]
    assert warnings == second.warnings
    assert len(warnings) == 1


@pytest.mark.parametrize(
    ("source", "settings"),
    [("docs", "mkdocs.yml"), ("", "mkdocs.yml"), ("site", "tools/mkdocs.yml")],
    ids=["in docs", "in docs_dir", "beside mkdocs.yml's folder"],
)
def test_a_site_is_repeated_wherever_it_lies(
    tmp_path: Path, builds: type[Builds], monkeypatch: pytest.MonkeyPatch, source: str, settings: str
) -> None:
    file = tmp_path / settings
    write(tmp_path, {name.replace("src/", f"{source or 'docs'}/"): text for name, text in FILES.items()})
    (file.parent / "docs").mkdir(parents=True, exist_ok=True)
    option = {"source": f"../{source}" if "/" in settings else source} if source else {}
    plugins = ["search", {"jekyll": option}]
    file.write_text(
        json.dumps({"site_name": "T", "theme": {"name": "material"}, "plugins": plugins}), "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        config = load_config(str(file))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    assert builds.count == 1


def test_a_repeated_build_imports_nothing_that_reads_or_renders() -> None:
    program = "import sys, mkdocs_jekyll.mkdocs_plugin; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "mkdocs_jekyll.mkdocs_plugin.repeat.recorder" in loaded
    assert not loaded & {"mkdocs_jekyll.publish", "mkdocs_jekyll.kramdown", "mkdocs_jekyll.jekyll.site"}


def test_the_default_of_an_option_is_that_of_the_package_below() -> None:
    assert JekyllConfig().posts_in_lists == POSTS_IN_LISTS


def test_what_somebody_changed_in_the_site_is_restored(make: Builder, builds: type[Builds]) -> None:
    first = make(FILES, OPTIONS, SETTINGS)
    found = digests(first.site)
    (first.site / "index.html").write_text("changed", "utf-8")
    (first.site / "pic.svg").unlink()
    (first.site / "more" / "deep").mkdir(parents=True)
    (first.site / "more" / "deep" / "file.txt").write_text("foreign", "utf-8")
    (first.site / "2021" / "01" / "01" / "p.html").unlink()
    (first.site / "2021" / "01" / "01" / "p.html").mkdir()
    (first.site / ".git").mkdir()
    (first.site / ".git" / "HEAD").write_text("theirs", "utf-8")
    second = make(FILES, OPTIONS, SETTINGS)
    assert builds.count == 1
    assert digests(second.site) == {**found, ".git/HEAD": digests(second.site)[".git/HEAD"]}
    assert not (second.site / "more").exists()
    assert [path.name for path in second.site.iterdir() if path.name.startswith(".")] == [".git"]


def test_strict_builds_stay_broken(make: Builder) -> None:
    assert [make(FILES, OPTIONS, SETTINGS, strict=True).error for _ in range(2)] == [
        "Aborted with 1 warnings in strict mode!"
    ] * 2


def test_a_post_appears_when_its_day_has_come(
    make: Builder, builds: type[Builds], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    day = f"{now + timedelta(days=2):%Y-%m-%d}"
    files = {**FILES, f"src/_posts/{day}-later.md": "---\ntitle: Later\n---\nText.\n"}
    make(files, OPTIONS, SETTINGS)
    assert "Later" not in make(files, OPTIONS, SETTINGS).text("index.html")
    assert builds.count == 1
    monkeypatch.setattr(clock, "now", lambda zone: (now + timedelta(days=3)).astimezone(zone))
    assert "Later" in make(files, OPTIONS, SETTINGS).text("index.html")


@pytest.mark.parametrize(
    "text",
    [
        "{{ site.time }}",
        "{{ 'now' | date: '%s' }}",
        "{{ '12:30' | date: '%s' }}",
        "{% assign x = site.posts | sample %}{{ x.url }}",
        "{{ site.static_files[0].modified_time }}",
    ],
)
def test_a_site_that_shows_the_time_or_chance_is_read_each_time(
    make: Builder, builds: type[Builds], text: str
) -> None:
    twice(make, {**FILES, "src/page.md": f"---\ntitle: Page\n---\n{text}\n"})
    assert builds.count == 2


#: A documentation site: nobody says when it was changed.
UNDATED = {name: text for name, text in FILES.items() if "_posts" not in name}


def test_a_site_without_dates_is_repeated(make: Builder, builds: type[Builds]) -> None:
    first, second = (digests(built.site) for built in twice(make, UNDATED))
    assert builds.count == 1
    assert first == second


@pytest.mark.parametrize("shown", ["{{ build_date_utc }}", "{{ build_date_utc.year }}"])
def test_a_site_without_dates_whose_templates_show_the_present_is_built_each_time(
    make: Builder, builds: type[Builds], monkeypatch: pytest.MonkeyPatch, shown: str
) -> None:
    main = '{% extends "base.html" %}{% block footer %}built in ' + shown + "{% endblock %}"
    files: dict[str, str | None] = {**UNDATED, "theme/main.html": main}
    theme = {"name": "material", "custom_dir": "theme"}
    make(files, OPTIONS, {**SETTINGS, "theme": theme})
    monkeypatch.setattr(clock, "now", lambda _: datetime(2049, 1, 1, tzinfo=UTC))
    assert "built in 2049" in make(files, OPTIONS, {**SETTINGS, "theme": theme}).text("index.html")
    assert builds.count == 2


def test_an_unchanged_page_of_a_site_without_dates_is_kept_to_another_day(
    make: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | None] = {**UNDATED, "src/a.md": "---\ntitle: A\n---\nA.\n"}
    make(files, OPTIONS, SETTINGS)
    monkeypatch.setattr(feeds, "get_build_date", lambda: "2049-01-01")
    rendered: list[str] = []
    render = site_build.fill_context
    monkeypatch.setattr(
        site_build, "fill_context", lambda *given: (rendered.append(given[1].update_date), render(*given))
    )
    put: list[str] = []
    monkeypatch.setattr(PageCache, "put", lambda _, page, __: put.append(page.file.dest_uri))
    made = make({**files, "src/a.md": "---\ntitle: A\n---\nChanged.\n"}, OPTIONS, SETTINGS)
    assert put == ["a.html"]
    assert set(rendered) == {""}
    assert "2049" not in made.text("sitemap.xml")


@pytest.mark.parametrize("has_posts", [True, False])
def test_nothing_is_noted_after_a_build(make: Builder, has_posts: bool) -> None:
    before = list(logging.getLogger("mkdocs").handlers)
    make(FILES if has_posts else UNDATED, OPTIONS, SETTINGS)
    assert logging.getLogger("mkdocs").handlers == before
    assert trace._listener is None


def test_a_site_with_hooks_is_read_each_time(make: Builder, builds: type[Builds]) -> None:
    twice(make, {**FILES, "hook.py": "def on_config(config):\n    return config\n"}, hooks=["hook.py"])
    assert builds.count == 2


def test_a_file_out_of_the_project_counts(make: Builder, builds: type[Builds], tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    snippet = tmp_path / "elsewhere" / "snippet.md"
    snippet.write_text("One.\n", "utf-8")
    files = {**FILES, "docs/page.md": '# Page\n\n--8<-- "snippet.md"\n'}
    extension = {"pymdownx.snippets": {"base_path": [str(snippet.parent)]}}
    twice(make, files, markdown_extensions=[extension])
    assert builds.count == 1
    snippet.write_text("Two.\n", "utf-8")
    built = make(files, OPTIONS, {**SETTINGS, "markdown_extensions": [extension]})
    assert "Two." in built.text("page/index.html")


@pytest.mark.parametrize("folder", ["docs/venv", "docs/node_modules"])
def test_a_file_that_appears_in_an_unusual_folder_counts(make: Builder, folder: str) -> None:
    files = {**FILES, f"{folder}/one.md": "# One\n"}
    twice(make, files)
    built = make({**files, f"{folder}/two.md": "# Two\n"}, OPTIONS, SETTINGS)
    assert "Two" in built.text(f"{folder.removeprefix('docs/')}/two/index.html")


EXTENSION = """\
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

class Adds(Preprocessor):
    def run(self, lines):
        return [*lines, "", "{}"]

class Ours(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Adds(md), "ours", 1)

def makeExtension(**settings):
    return Ours(**settings)
"""


def test_an_extension_of_the_authors_counts(
    make: Builder, builds: type[Builds], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for word in ("One.", "Two."):
        sys.modules.pop("ours_of_a_test", None)
        importlib.invalidate_caches()
        shutil.rmtree(tmp_path / "__pycache__", ignore_errors=True)
        files = {**FILES, "docs/page.md": "# Page\n", "ours_of_a_test.py": EXTENSION.replace("{}", word)}
        built = twice(make, files, markdown_extensions=["ours_of_a_test"])[1]
        assert word in built.text("page/index.html")
    sys.modules.pop("ours_of_a_test", None)
    assert builds.count == 2


def test_a_folder_in_which_python_looks_for_modules_does_not(
    make: Builder, builds: type[Builds], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = site_build.post_entries

    def listing(*given: Any) -> Any:
        list(tmp_path.iterdir())
        return listed(*given)

    monkeypatch.setattr(site_build, "post_entries", listing)
    twice(make)
    assert builds.count == 2
    monkeypatch.syspath_prepend(tmp_path)
    twice(make)
    assert builds.count == 3


def test_variables_of_the_environment_count(
    make: Builder, builds: type[Builds], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {**FILES, "src/page.md": "---\ntitle: Page\n---\n{{ jekyll.environment }}\n"}
    twice(make, files)
    assert builds.count == 1
    monkeypatch.setenv("JEKYLL_ENV", "development")
    assert "development" in make(files, OPTIONS, SETTINGS).text("page.html")


def test_a_site_in_several_languages_is_whole(make: Builder, builds: type[Builds]) -> None:
    languages = "plugins: [jekyll-polyglot]\nlanguages: [en, fr]\ndefault_lang: en\n"
    files = {**FILES, "src/_config.yml": languages, "src/a.md": "---\ntitle: A\nlang: fr\n---\nUn.\n"}
    first = make(files, OPTIONS, SETTINGS)
    found, count = digests(first.site), builds.count
    shutil.rmtree(first.site)
    assert digests(make(files, OPTIONS, SETTINGS).site) == found
    assert builds.count == count
    assert "fr/a.html" in found


@contextmanager
def record_in(folder: Path) -> Iterator[dict[str, Any]]:
    """The record of the last build, to be changed."""
    store = TextStore(folder / CACHE / "builds")
    (key,) = store.keys()
    record = json.loads(store.get(key) or "")
    yield record
    store.put(key, json.dumps(record))
    store.prune()


def lead_out(record: dict[str, Any]) -> None:
    record["outputs"]["../out.html"] = record["outputs"]["index.html"]


def read_elsewhere(record: dict[str, Any]) -> None:
    record["outputs"]["index.html"] = [record["outputs"]["index.html"][0], "project ../secret.txt"]


def lack_a_file(record: dict[str, Any]) -> None:
    record["outputs"]["index.html"] = ["0" * 64, "file"]


def run_a_logger(record: dict[str, Any]) -> None:
    record["messages"] = [["root", 50, "%(x)s"]]


def have_another_shape(record: dict[str, Any]) -> None:
    record["outputs"] = ["index.html"]


@pytest.mark.parametrize("damage", [lead_out, read_elsewhere, lack_a_file, run_a_logger, have_another_shape])
def test_a_record_that_somebody_else_wrote_is_thrown_away(
    make: Builder, builds: type[Builds], tmp_path: Path, damage: Callable[[dict[str, Any]], None]
) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    first = make(FILES, OPTIONS, SETTINGS)
    found = digests(first.site)
    with record_in(tmp_path) as record:
        damage(record)
    shutil.rmtree(first.site)
    second = make(FILES, OPTIONS, SETTINGS)
    assert builds.count == 2
    assert digests(second.site) == found
    assert not (tmp_path / "out.html").exists()


def test_the_cache_may_vanish_in_parts(make: Builder, tmp_path: Path) -> None:
    first = make(FILES, OPTIONS, SETTINGS)
    found = digests(first.site)
    for name in ("outputs", "pages", "bodies", "builds"):
        shutil.rmtree(tmp_path / CACHE / name, ignore_errors=True)
        shutil.rmtree(first.site)
        assert digests(make(FILES, OPTIONS, SETTINGS).site) == found, name


def test_the_cache_serves_another_folder(
    make: Builder, builds: type[Builds], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "_modules", set)  # those of other tests lie elsewhere
    built = make(FILES, OPTIONS, SETTINGS)
    moved = tmp_path / "elsewhere" / "project"
    moved.mkdir(parents=True)
    for name in ("src", "docs", "mkdocs.yml", ".cache"):
        shutil.move(tmp_path / name, moved / name)
    monkeypatch.chdir(moved)
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert builds.count == 1
    assert digests(moved / "site") == digests(built.site)
