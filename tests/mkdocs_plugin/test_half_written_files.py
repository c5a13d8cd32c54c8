"""`mkdocs serve` while an editor writes: half a text, an emptied file, a file that is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_jekyll.mkdocs_plugin.serve import source_watch

from .conftest import differences
from .served import FILES, POST, URL, Served, project_of

HALF_WRITTEN: list[tuple[str | bytes, str]] = [
    ("---\ntitle: Half\ntags: [a]\n\nNo end of the front matter.\n", "MJ112"),
    ('---\ntitle: "Half\n---\nA quote without an end.\n', "MJ103"),
    ("", "MJ112"),
    (b"---\ntitle: \xb1\xea\n---\nGBK.\n", "MJ106"),
]
NEW = "src/_posts/2021-02-01-new.md"
DRAFT = "src/_drafts/new.md"


def test_a_text_that_is_half_written_waits(
    serve: Callable[..., Served], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_watch, "_UNTIL_WHOLE", 0)
    served = serve(project_of(tmp_path, FILES))
    former, index = served.get(URL).page, served.get("/").page
    builds = served.builds
    for text, said in HALF_WRITTEN:
        served.save({POST: text})
        assert served.get(URL).page == former, text
        assert said in served.get(URL).panel, text
        assert said in served.get("/").panel, text
    assert served.builds == builds
    served.save({POST: FILES[POST]})
    assert not served.get(URL).panel
    for name in (NEW, DRAFT):  # as one that is there does, so does a new one
        builds = served.builds
        for text, said in HALF_WRITTEN:
            served.save({name: text})
            assert f"{name.removeprefix('src/')}:" in served.get("/").panel, text
            assert said in served.get("/").panel, text
            assert "The file is built" not in served.get("/").panel  # a build says so, which goes on
        assert served.builds == builds
        assert served.get("/").page == index
        served.save({name: None})
        assert not served.get("/").panel
    served.save({POST: HALF_WRITTEN[0][0]})
    # Meanwhile another text can be written.
    other = "src/_posts/2021-01-05-p5.md"
    served.save({other: FILES[other] + "Another text.\n"})
    assert "Another text." in served.get("/2021/01/05/p5.html").page
    served.save({POST: FILES[POST] + "The whole of it.\n", NEW: "---\ntitle: Whole\n---\nNew.\n"})
    assert "The whole of it." in served.get(URL).page
    assert "Whole" in served.get("/").page
    assert not served.get(URL).panel


def test_who_writes_without_front_matter_goes_on_so(serve: Callable[..., Served], tmp_path: Path) -> None:
    bare, other = "src/_posts/2021-02-01-bare.md", "src/_posts/2021-02-02-other.md"
    served = serve(project_of(tmp_path, {**FILES, bare: "No settings.\n"}))
    served.save({bare: "None at all.\n", other: "Here neither.\n"})
    assert "None at all." in served.get("/2021/02/01/bare.html").page
    assert "Here neither." in served.get("/2021/02/02/other.html").page
    served.save({other: "---\ntitle: Ha"})
    assert "Here neither." in served.get("/2021/02/02/other.html").page
    assert "MJ112" in served.get("/2021/02/02/other.html").panel


def test_an_editor_may_empty_a_file_before_it_writes_it(
    serve: Callable[..., Served], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve(project_of(tmp_path, FILES))
    path = served.project / POST
    path.write_text("", "utf-8")

    def written(_: float) -> None:
        path.write_text(FILES[POST] + "All of it.\n", "utf-8")

    builds = served.builds
    with monkeypatch.context() as patched:  # `time` is everybody's: other threads are to sleep again after it
        patched.setattr(source_watch.time, "sleep", written)
        served.server.builder()
    assert "All of it." in served.get(URL).page
    assert served.builds == builds + 1
    # Others write a new file and give it the old one's name.
    path.with_name(".p2.tmp").write_text(FILES[POST] + "By another name.\n", "utf-8")
    path.with_name(".p2.tmp").replace(path)
    served.server.builder()
    assert "By another name." in served.get(URL).page
    assert served.builds == builds + 2


def test_a_file_may_vanish_before_it_is_read(
    serve: Callable[..., Served], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve(project_of(tmp_path, FILES))
    look, calls = source_watch.look, [0]

    def vanish(*given: Any) -> Any:
        calls[0] += 1
        found = look(*given)
        (served.project / POST).unlink(missing_ok=True)
        return found

    monkeypatch.setattr(source_watch, "look", vanish)
    served.save({POST: FILES[POST] + "Soon gone.\n"})
    assert calls[0]
    assert served.get("/2021/01/05/p5.html").status == "200 OK"
    monkeypatch.undo()
    served.server.builder()
    assert served.get(URL).status == "404 Not Found"
    assert differences(served.files, served.clean()) == []
