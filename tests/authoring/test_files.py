"""Files that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.authoring.files import AuthoringError, write


def test_a_file_that_can_not_be_replaced_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "_config.yml"
    path.write_text("title: a\n", "utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(AuthoringError, match=r"_config\.yml can't be written: Operation not permitted"):
        write(path, "title: b\n")
    assert [(found.name, found.read_text("utf-8")) for found in tmp_path.iterdir()] == [
        ("_config.yml", "title: a\n")
    ]


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "shared.yml").write_text("a", "utf-8")
    (tmp_path / "_config.yml").symlink_to("shared.yml")
    write(tmp_path / "_config.yml", "b")
    assert (tmp_path / "_config.yml").is_symlink()
    assert (tmp_path / "shared.yml").read_text("utf-8") == "b"


def test_a_loop_of_links_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.yml").symlink_to("a.yml")
    with pytest.raises(AuthoringError, match=r"a\.yml can't be written"):
        write(tmp_path / "a.yml", "b")
