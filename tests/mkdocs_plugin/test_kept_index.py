"""The search index in the cache: what is taken from it, what is not, and what ends a build."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mkdocs_jekyll.mkdocs_plugin.search import index_process

from .conftest import digests
from .test_search import ARTICLES, POST, index_of


def test_an_index_is_kept_until_an_article_changes(make, tmp_path: Path) -> None:
    plugins = {"plugins": ["search", "jekyll"]}
    built = make(ARTICLES, None, plugins)
    kept = tmp_path / ".cache/plugin/jekyll/search"

    def is_kept(changes: dict[str, str | None]) -> bool:
        """Whether a build that reads the site takes the files that were kept."""
        held = tmp_path / "held"  # or another file could get its number
        held.unlink(missing_ok=True)
        held.hardlink_to(kept / "pagefind" / "pagefind.js")
        shutil.rmtree(kept.with_name("builds"), ignore_errors=True)
        assert make(changes, None, plugins).warnings == []
        return held.samefile(built.site / "pagefind" / "pagefind.js")

    assert is_kept({})
    assert not is_kept({"docs/about.md": "# Other words\n"})
    assert index_of(built.site)["about/"]["meta"]["title"] == "Other words"
    assert is_kept({})
    entry = kept / "pagefind" / "pagefind-entry.json"
    entry.write_text(entry.read_text() + " ")  # that of another build
    assert not is_kept({})
    for text in ("[not json", "[]", '{"files": []}', "[" * 5000):
        (kept / "pages.json").write_text(text)
        assert not is_kept({})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize("changes", [{}, {"docs/about.md": "# Other words\n"}])
def test_a_pipe_in_the_kept_index_holds_no_build_up(
    make, tmp_path: Path, changes: dict[str, str | None]
) -> None:
    plugins = {"plugins": ["search", "jekyll"]}
    clean = digests(make({**ARTICLES, **changes}, None, plugins).site)
    make({"docs/about.md": ARTICLES["docs/about.md"]}, None, plugins)
    kept = tmp_path / ".cache/plugin/jekyll/search/pagefind"
    for path in [*kept.glob("fragment/*"), *kept.glob("index/*")]:
        path.unlink()
        os.mkfifo(path)
    shutil.rmtree(tmp_path / ".cache/plugin/jekyll/builds")
    assert digests(make(changes, None, plugins).site) == clean


@pytest.mark.parametrize("spoiled", ["all", "articles"])
@pytest.mark.parametrize("changes", [{}, {"docs/about.md": "# Other words\n"}])
def test_what_other_programs_write_into_the_index_of_a_site_is_gone_with_the_next_build(
    make, tmp_path: Path, changes: dict[str, str | None], spoiled: str
) -> None:
    plugins = {"plugins": ["search", "jekyll"]}
    clean = digests(make({**ARTICLES, **changes}, None, plugins).site / "pagefind")
    shutil.rmtree(tmp_path / ".cache")
    shutil.rmtree(tmp_path / "site")
    built = make({**ARTICLES, "docs/about.md": ARTICLES["docs/about.md"]}, None, plugins)
    for path in (built.site / "pagefind").rglob("*"):
        if path.suffix in (".pf_fragment", ".pf_index"):  # whole, with another content
            content = gzip.decompress(path.read_bytes())
            with path.open("r+b") as file:
                file.write(gzip.compress(content.replace("很".encode(), "不".encode()), 9))
                file.truncate()
        elif path.is_file() and spoiled == "all":
            with path.open("ab") as file:
                file.write(b"\n")
    make(changes, None, plugins)
    assert digests(built.site / "pagefind") == clean


def test_an_index_for_which_there_is_no_room_ends_the_build(make, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "pagefind.js")

    monkeypatch.setattr("mkdocs_jekyll.mkdocs_plugin.search.pagefind._put", full)
    error = make(ARTICLES, None, {"plugins": ["search", "jekyll"]}).error
    assert "No space left on device; the site is not complete, so don't publish it" in error
    assert "[(" not in error


def test_a_site_in_which_nobody_finds_anything_is_not_published(
    make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    files = {"docs/index.md": "# Home\n\nwords\n"}
    built = make(files, None, {"plugins": ["search", "jekyll"]})
    assert built.error
    assert any("Pagefind has made no index" in line and "`search: theme`" in line for line in built.warnings)
    assert not make(files, None, {"plugins": ["search", {"jekyll": {"search": "theme"}}]}).error


def test_texts_of_unchanged_articles_are_taken_from_the_kept_index(make, tmp_path: Path) -> None:
    posts = {
        f"docs/_posts/2021-01-0{day}-p{day}.md": POST.format(f"words of day{day}") for day in range(1, 4)
    }
    fragments = tmp_path / ".cache/plugin/jekyll/search/pagefind/fragment"

    def index(changes: dict[str, str | None]) -> dict[str, str]:
        built = make(changes, None, {"plugins": ["search", "jekyll"]})
        assert built.warnings == []
        return digests(built.site / "pagefind")

    index(posts)
    kept = {path.name: path.stat().st_ino for path in fragments.iterdir()}
    changed = index({"docs/_posts/2021-01-02-p2.md": POST.format("other words")})
    found = {path.name: path.stat().st_ino for path in fragments.iterdir()}
    assert len(found) == 3
    assert len(found.items() & kept.items()) == 2  # the files themselves, not copies of their content
    for path in fragments.iterdir():
        path.write_bytes(path.read_bytes()[:-9])  # cut off
    index({"docs/_posts/2021-01-03-p3.md": POST.format("third words")})
    again = index({"docs/_posts/2021-01-03-p3.md": posts["docs/_posts/2021-01-03-p3.md"]})
    assert again == changed


def test_an_index_in_which_texts_share_a_name_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_jekyll.mkdocs_plugin.search.index_process._share_a_name", lambda _: True)
    monkeypatch.setattr("signal.signal", lambda *_: None)  # of this process
    out, kept, articles = (tmp_path / name for name in ("out", "kept", "articles"))
    articles.mkdir()
    (articles / "a.html").write_text("<html lang=en><body data-pagefind-body>words</body></html>")
    names = tmp_path / "names"
    names.write_text("a.html")
    for lines in ([str(articles), "."], [str(articles), f"={names}", "."]):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        arguments = [str(out), str(kept) if kept.exists() else "", "en", ""]
        with ThreadPoolExecutor(1) as pool:  # in this one a browser's events may be awaited
            assert pool.submit(index_process.main, arguments).result() == 0
        written = {path.name for path in (out / "fragment").iterdir()}
        if not kept.exists():
            out.rename(kept)
    (fragment,) = (out / "fragment").iterdir()
    assert written == {path.name for path in (kept / "fragment").iterdir()}
    assert fragment.stat().st_ino != (kept / "fragment" / fragment.name).stat().st_ino


def test_words_of_unchanged_articles_are_taken_from_the_kept_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)  # of this process
    kept, articles, names = (tmp_path / name for name in ("kept", "articles", "names"))
    articles.mkdir()
    words = " ".join(f"w{number:05}" for number in range(25_000))
    form = "<html lang=en><body data-pagefind-body>{}</body></html>"
    names.write_text("a.html")

    def index(text: str, name: str) -> dict[str, int]:
        (articles / "a.html").write_text(form.format(words))
        (articles / "b.html").write_text(form.format(text))
        lines = (f"{line}\n" for line in (articles, f"={names}", "."))
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(lines)))
        out = tmp_path / name
        if kept.exists():
            facts = {"files": index_process.digests_in(kept)}
            kept.with_name("pages.json").write_text(json.dumps(facts))
        assert index_process.main([str(out), str(kept) if kept.exists() else "", "en", ""]) == 0
        return {path.name: path.stat().st_ino for path in (out / "index").iterdir()}

    index("some", "first")
    clean = index("some w24999", "clean")
    (tmp_path / "first").rename(kept)
    before = {path.name: path.stat().st_ino for path in (kept / "index").iterdir()}
    assert len(before) == len(clean) == 4
    found = index("some w24999", "found")
    assert found.keys() == clean.keys() != before.keys()
    assert len(found.items() & before.items()) == 3
    assert digests(tmp_path / "found") == digests(tmp_path / "clean")
    first, second, *_ = sorted((kept / "index").iterdir(), key=lambda path: path.name not in found)
    first.rename(kept / "other")
    second.rename(first)
    (kept / "other").rename(second)
    index("some w24999", "exchanged")
    assert digests(tmp_path / "exchanged") == digests(tmp_path / "clean")
