"""Converted texts come back as they were; whatever is wrong with the folder, there is a text."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import text_store
from mkdocs_jekyll.jekyll.markdown_cache import WORTH_KEEPING, MarkdownCache, digest_of
from mkdocs_jekyll.jekyll.text_store import TextStore
from mkdocs_jekyll.kramdown import Options, Result, convert

TEXT = "# One\n\n## Two 二\n\n$$x$$ [a\n\n{::x /}\n\n" + "Some *words*. \ud800" * WORTH_KEEPING


class Engine:
    """Counts what it is asked to convert."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, text: str) -> Result:
        self.asked += 1
        return convert(text, Options(input="GFM"))


@pytest.fixture
def engine() -> Engine:
    return Engine()


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.texts"))


def test_a_second_build_reads_what_the_first_wrote(tmp_path: Path, engine: Engine) -> None:
    first = MarkdownCache(TextStore(tmp_path / "deep" / "er")).get(TEXT, "settings", engine)
    second = MarkdownCache(TextStore(tmp_path / "deep" / "er")).get(TEXT, "settings", engine)
    assert first == second == convert(TEXT, Options(input="GFM"))
    assert first.toc and first.toc[0].children and first.warnings and first.ids and first.has_math
    assert engine.asked == 1
    assert (tmp_path / "deep" / "er" / ".gitignore").read_text() == "*\n"


def test_other_text_and_other_settings_are_other_entries(tmp_path: Path, engine: Engine) -> None:
    kept = MarkdownCache(TextStore(tmp_path))
    for text, settings in ((TEXT, "a"), (TEXT, "b"), (TEXT + "!", "a"), (TEXT, "a")):
        kept.get(text, settings, engine)
    assert engine.asked == len(TextStore(tmp_path).keys()) == 3
    assert len(files(tmp_path)) == 1


def test_short_texts_are_not_kept(tmp_path: Path, engine: Engine) -> None:
    kept = MarkdownCache(TextStore(tmp_path / "new"))
    for _ in range(2):
        kept.get("short", "", engine)
    assert engine.asked == 2
    assert not (tmp_path / "new").exists()


def test_what_a_limit_cut_is_not_kept(tmp_path: Path, engine: Engine) -> None:
    deep = "> " * 150 + "deep\n\n" + "word " * WORTH_KEEPING
    for _ in range(2):
        MarkdownCache(TextStore(tmp_path)).get(deep, "", engine)
    assert engine.asked == 2
    assert not TextStore(tmp_path).keys()


def _swap(data: bytes) -> bytes:
    return data.replace(b"words", b"wards", 1)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-20],
        lambda data: b"\xff" + data,
        lambda data: data.partition(b"\n")[0] + b"\n[]",
        lambda data: data.replace(b" ", b" -", 1),
        lambda data: data.replace(b" ", b" 9" * 200, 1),
        _swap,
    ],
    ids=["empty", "cut short", "no text", "another body", "less than nothing", "a long line", "one letter"],
)
def test_a_damaged_text_is_written_anew(
    tmp_path: Path, engine: Engine, damage: Callable[[bytes], bytes]
) -> None:
    right = MarkdownCache(TextStore(tmp_path)).get(TEXT, "", engine)
    (file,) = files(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    assert MarkdownCache(TextStore(tmp_path)).get(TEXT, "", engine) == right
    assert engine.asked == 2
    assert MarkdownCache(TextStore(tmp_path)).get(TEXT, "", engine) == right
    assert engine.asked == 2


def test_what_stands_before_damage_is_read(tmp_path: Path) -> None:
    store = TextStore(tmp_path)
    for key in "abc":
        store.put(key, f"text {key}")
    (file,) = files(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"text b", b"longer text b"))
    assert [TextStore(tmp_path).get(key) for key in "abc"] == ["text a", None, None]


def test_a_text_of_another_shape_is_none(tmp_path: Path, engine: Engine) -> None:
    right = MarkdownCache(TextStore(tmp_path)).get(TEXT, "", engine)
    (key,) = TextStore(tmp_path).keys()
    for body in ("[]", "{}", "1", "null", '["", 1, 2, 3, 4]', "[1, [], [], [], true]", "[" * 100_000):
        TextStore(tmp_path).put(key, body)
        assert MarkdownCache(TextStore(tmp_path)).get(TEXT, "", engine) == right


def test_a_folder_that_is_a_file_costs_nothing_but_time(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "taken").write_text("")
    store = TextStore(tmp_path / "taken")
    kept = MarkdownCache(store)
    assert kept.get(TEXT, "", engine) == kept.get(TEXT, "", engine)
    store.prune()
    assert engine.asked == 2


def test_what_a_build_did_not_use_goes_and_foreign_files_stay(tmp_path: Path, engine: Engine) -> None:
    folder = tmp_path / "new"
    MarkdownCache(TextStore(folder)).get(TEXT, "old", engine)
    (folder / "note.txt").write_text("")
    store = TextStore(folder)
    kept = MarkdownCache(store)
    kept.get(TEXT, "new", engine)
    assert len(files(folder)) == len(TextStore(folder).keys()) == 2
    store.prune()
    assert len(files(folder)) == len(TextStore(folder).keys()) == 1
    assert {path.name for path in folder.iterdir() if path.suffix != ".texts"} == {".gitignore", "note.txt"}
    MarkdownCache(TextStore(folder)).get(TEXT, "new", engine)
    assert engine.asked == 2


def test_a_file_is_written_anew_when_too_little_of_it_is_used(tmp_path: Path) -> None:
    store = TextStore(tmp_path)
    texts = {key: key * 200_000 for key in "abcdefgh"}
    for key, text in texts.items():
        store.put(key, text)
    (old,) = files(tmp_path)
    for used, is_kept in (("bcdefgh", True), ("abcd", False), ("bcd", False)):
        store = TextStore(tmp_path)
        assert [store.get(key) for key in used] == [texts[key] for key in used]
        store.prune()
        assert old.exists() is is_kept
    assert TextStore(tmp_path).keys() == {"b", "c", "d"}  # less than a megabyte
    assert TextStore(tmp_path).get("b") == texts["b"]


def test_what_was_used_since_is_known_in_its_order(tmp_path: Path) -> None:
    store = TextStore(tmp_path)
    for key in "abc":
        store.put(key, "")
    mark = store.used_count
    for key in "dbe":
        store.get(key)
    assert store.used_since(mark) == ["d", "e"]
    assert store.used_since(0) == list("abcde")
    assert store.used_since(store.used_count) == []


def test_many_small_files_become_one(tmp_path: Path) -> None:
    for build in range(20):
        store = TextStore(tmp_path)
        store.keep(f"k{number}" for number in range(build))
        store.put(f"k{build}", f"text {build}")
        store.prune()
        assert len(files(tmp_path)) <= 9
    assert TextStore(tmp_path).keys() == {f"k{number}" for number in range(20)}
    assert TextStore(tmp_path).get("k3") == "text 3"


def test_two_builds_write_and_prune_at_once(tmp_path: Path) -> None:
    one, two = TextStore(tmp_path), TextStore(tmp_path)
    for store, key in ((one, "a"), (two, "b"), (one, "c")):
        store.put(key, f"text {key}")
    third = TextStore(tmp_path)
    assert third.keys() == {"a", "b", "c"}
    one.put("d", "text d")
    third.prune()
    two.prune()
    assert [one.get(key) for key in "acd"] == ["text a", "text c", "text d"]
    assert TextStore(tmp_path).keys() >= {"a", "c", "d"}


def test_another_process_opens_a_store_by_itself(tmp_path: Path) -> None:
    store = TextStore(tmp_path)
    store.put("a", "text a")
    again = pickle.loads(pickle.dumps(store))
    again.put("b", "text b")
    assert again.get("a") == "text a"
    assert len(files(tmp_path)) == 2
    assert store.get("b") is None


def test_a_fork_writes_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = TextStore(tmp_path)
    store.put("a", "text a")
    monkeypatch.setattr(os, "getpid", lambda: 1)
    store.put("b", "text b")
    assert store.get("a") == "text a"
    assert len(files(tmp_path)) == 2


def test_settings_have_one_digest_in_whatever_order_they_stand() -> None:
    one = Options(syntax_highlighter_opts={"a": {"x", "y"}, "b": [1, "1"]})
    two = Options(syntax_highlighter_opts={"b": [1, "1"], "a": {"y", "x"}})
    assert digest_of(one) == digest_of(two)
    others = [{"a": 1}, {"a": "1"}, {"a": [1]}, {"a": None}, {1: "a"}]
    assert len({digest_of(Options(syntax_highlighter_opts=other)) for other in others}) == len(others)


def test_a_text_that_no_build_would_keep_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "1.texts").open("wb") as file:  # of three gigabytes, most of which is not on the disk
        file.write(b"a 3000000000 1\n")
        file.truncate(3_000_000_100)
    assert TextStore(tmp_path).keys() == frozenset()
    monkeypatch.setattr(text_store, "_LONGEST_TEXT", 10)
    store = TextStore(tmp_path / "other")
    store.put("long", "x" * 11)
    store.put("short", "x" * 10)
    assert store.keys() == {"short"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_in_the_folder_holds_nobody_up(tmp_path: Path) -> None:
    for name in (".gitignore", "1.texts"):
        os.mkfifo(tmp_path / name)
    store = TextStore(tmp_path)
    store.put("a", "text")
    assert store.get("a") == "text"
    store.prune()
