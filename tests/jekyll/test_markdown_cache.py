"""Converted texts come back as they were; whatever is wrong with the folder, there is a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


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
    assert engine.asked == len(entries(tmp_path)) == 3


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
    assert not entries(tmp_path)


def _swap(data: bytes) -> bytes:
    return data.replace(b"words", b"wards", 1)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-20],
        lambda data: b"\xff" + data,
        lambda data: data.partition(b"\n")[0] + b"\n[]",
        _swap,
    ],
    ids=["empty", "cut short", "no text", "another body", "one letter"],
)
def test_a_damaged_entry_is_written_anew(
    tmp_path: Path, engine: Engine, damage: Callable[[bytes], bytes]
) -> None:
    right = MarkdownCache(TextStore(tmp_path)).get(TEXT, "", engine)
    (entry,) = entries(tmp_path)
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    assert MarkdownCache(TextStore(tmp_path)).get(TEXT, "", engine) == right
    assert engine.asked == 2
    assert entry.read_bytes() == whole


def test_an_entry_of_another_shape_is_none(tmp_path: Path, engine: Engine) -> None:
    from hashlib import sha256

    right = MarkdownCache(TextStore(tmp_path)).get(TEXT, "", engine)
    (entry,) = entries(tmp_path)
    for body in ("[]", "{}", "1", "null", '["", 1, 2, 3, 4]', "[1, [], [], [], true]", "[" * 100_000):
        entry.write_text(f"{sha256(body.encode()).hexdigest()}\n{body}", "utf-8")
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
    (folder / "left.part").write_text("")
    (folder / "note.txt").write_text("")
    store = TextStore(folder)
    kept = MarkdownCache(store)
    kept.get(TEXT, "new", engine)
    assert len(entries(folder)) == 2
    store.prune()
    assert len(entries(folder)) == 1
    assert {path.name for path in folder.iterdir() if path.suffix != ".json"} == {".gitignore", "note.txt"}
    MarkdownCache(TextStore(folder)).get(TEXT, "new", engine)
    assert engine.asked == 2


def test_settings_have_one_digest_in_whatever_order_they_stand() -> None:
    one = Options(syntax_highlighter_opts={"a": {"x", "y"}, "b": [1, "1"]})
    two = Options(syntax_highlighter_opts={"b": [1, "1"], "a": {"y", "x"}})
    assert digest_of(one) == digest_of(two)
    others = [{"a": 1}, {"a": "1"}, {"a": [1]}, {"a": None}, {1: "a"}]
    assert len({digest_of(Options(syntax_highlighter_opts=other)) for other in others}) == len(others)
