"""`mkdocs serve`: saves, builds that are broken off, errors; each through the server's own builder."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from mkdocs_jekyll.mkdocs_plugin.serve import rebuilds, source_watch
from mkdocs_jekyll.mkdocs_plugin.serve.rebuilds import Rebuilds
from mkdocs_jekyll.mkdocs_plugin.serve.serving import Serving

from .conftest import differences
from .served import FILES, POST, TEXT, URL, Served, project_of


def text_of(served: Served, name: str) -> str:
    return (served.project / name).read_text("utf-8")


def edit(dice: random.Random, served: Served) -> dict[str, str | bytes | None]:
    """Something that an author does."""
    posts = sorted(path.name for path in (served.project / "src/_posts").iterdir())
    name = f"src/_posts/{dice.choice(posts)}"
    text, number = text_of(served, name), dice.randrange(1000)
    edits: dict[str, dict[str, str | bytes | None]] = {
        "body": {name: f"{text}\nA sentence {number} with $$x$$.\n"},
        "first words": {name: text.replace("## H", f"## H{number}\n\nOpening {number}.", 1)},
        "title": {name: text.replace("title: ", f"title: N{number} ", 1)},
        "tag": {name: text.replace("tags: [", f"tags: [n{number}, ", 1)},
        "date": {name: None, name.replace("2021-", "2020-"): text},
        "new post": {f"src/_posts/2021-02-{10 + number % 18}-n.md": f"---\ntitle: N{number}\n---\n[a](/)\n"},
        "include": {"src/_includes/note.html": f"<b>note {number}</b>\n"},
        "data": {"src/_data/who.yml": f"name: B{number}\n"},
        "page": {"src/about.md": text_of(served, "src/about.md") + f"More {number}.\n"},
        "config": {"src/_config.yml": text_of(served, "src/_config.yml") + f"description: D{number}\n"},
        "style": {"src/assets/own.css": f"p {{ width: {number}px }}\n"},
        "nothing": {name: text},
    }  # fmt: skip
    return edits[dice.choice(sorted(edits))]


def test_what_is_served_equals_a_clean_build(serve: Callable[..., Served], tmp_path: Path) -> None:
    served = serve(project_of(tmp_path, FILES))
    dice = random.Random(13)
    for turn in range(12):
        served.save({**edit(dice, served), **(edit(dice, served) if turn % 3 == 2 else {})})
        if turn % 4 == 3:
            assert differences(served.files, served.clean()) == []


def test_a_changed_text_is_shown_before_the_build(
    serve: Callable[..., Served], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve(project_of(tmp_path, FILES))
    at_once: list[str] = []
    whole = Rebuilds._build_whole

    def build(self: Rebuilds) -> None:
        at_once.append(served.get(URL).page)
        whole(self)

    monkeypatch.setattr(Rebuilds, "_build_whole", build)
    former = served.get(URL).version
    served.save({POST: FILES[POST] + "A new sentence with $$x$$ and `code`.\n"})
    assert "A new sentence" in at_once[0]
    assert at_once[0] == served.get(URL).page
    assert served.changes(URL, former)["version"] != former
    served.save({POST: FILES[POST].replace("title: Post 2", "title: Other")})
    assert "Other" not in at_once[1]
    assert "Other" in served.get("/2021/01/01/p1.html").page


def test_a_page_that_no_save_concerns_is_not_loaded_again(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    served = serve(project_of(tmp_path, FILES))
    other = "/2021/01/05/p5.html"
    former = served.get(other).version
    served.save({POST: FILES[POST] + "A new sentence.\n"})
    assert served.get(other).version == former
    served.save({"src/assets/own.css": "p { color: blue }\n"})
    assert served.get(other).version != former


def saved_at(
    served: Served, monkeypatch: pytest.MonkeyPatch, pages: Collection[int], *, noticed: bool = True
) -> list[str]:
    """Have the post saved when a build comes to its pages of these numbers; what the server shows then."""
    monkeypatch.setattr(rebuilds, "_BETWEEN_LOOKS", 0.01)
    check, count, shown = Serving.check, [0], list[str]()

    def check_later(self: Serving) -> None:
        count[0] += 1
        if count[0] in pages:
            (served.project / POST).write_text(f"{FILES[POST]}Number {count[0]}.\n", "utf-8")
            until = time.monotonic() + 60
            while f"Number {count[0]}." not in served.get(URL).page or self._state.is_useless != noticed:
                assert time.monotonic() < until
                time.sleep(0.01)
            shown.append(served.get("/2021/01/05/p5.html").status)
        check(self)

    monkeypatch.setattr(Serving, "check", check_later)
    return shown


def test_a_save_is_shown_during_a_build_and_breaks_it_off(
    serve: Callable[..., Served], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve(project_of(tmp_path, FILES))
    shown = saved_at(served, monkeypatch, (4,))
    builds = served.builds
    served.save({POST: FILES[POST] + "The first.\n"})
    assert served.builds == builds + 2
    assert shown == ["200 OK"]
    page = served.get(URL).page
    assert "Number 4." in page
    assert "The first." not in page
    assert differences(served.files, served.clean()) == []


def test_a_save_breaks_off_the_build_of_a_further_language(
    serve: Callable[..., Served], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = "plugins: [jekyll-polyglot]\nlanguages: [en, fr]\ndefault_lang: en\n"
    french = {"src/un.md": "---\nlang: fr\n---\nUn.\n"}
    served = serve(project_of(tmp_path, {**FILES, "src/_config.yml": config, **french}))
    pages: list[Serving] = []
    with monkeypatch.context() as counting:
        counting.setattr(Serving, "check", lambda self: pages.append(self))
        served.save({POST: FILES[POST] + "The first.\n"})
    shown = saved_at(served, monkeypatch, (len(pages) - 1,))  # the French site is the last that is built
    builds = served.builds
    served.save({POST: FILES[POST] + "The second.\n"})
    assert served.builds == builds + 2
    assert shown == ["200 OK"]
    assert "Number" in served.get(f"/fr{URL}").page
    assert differences(served.files, served.clean()) == []


def test_whoever_saves_without_an_end_sees_the_site(
    serve: Callable[..., Served], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve(project_of(tmp_path, FILES))
    monkeypatch.setattr(rebuilds, "_MOST_BROKEN_OFF", 0)
    shown = saved_at(served, monkeypatch, (4, 6), noticed=False)
    builds = served.builds
    served.save({POST: FILES[POST] + "The first.\n"})
    assert served.builds == builds + 2
    assert len(shown) == 2
    assert "Number 6." in served.get(URL).page
    assert differences(served.files, served.clean()) == []


def test_a_file_that_was_only_touched_changes_nothing(serve: Callable[..., Served], tmp_path: Path) -> None:
    served = serve(project_of(tmp_path, FILES))
    builds = served.builds
    served.save({POST: FILES[POST], "src/.post.md.swp": "x", "src/_posts/4913": ""})
    assert served.builds == builds


BROKEN = "title: [never closed\n"


def test_a_broken_configuration_keeps_the_former_site(
    serve: Callable[..., Served], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = {"src/_posts/2021-01-05-p5.md": f"---\ntitle: Post 5\n---\n[a](/lost/)\n{TEXT}"}
    served = serve(project_of(tmp_path, {**FILES, **other}))
    assert not served.get(URL).panel
    assert "/lost/" in caplog.text
    caplog.clear()
    served.save({"src/_config.yml": BROKEN})
    answer = served.get(URL)
    assert "Some <em>words</em>" in answer.body
    assert "_config.yml" in answer.panel
    assert "MJ002" in answer.panel
    assert "_config.yml" in caplog.text
    caplog.clear()
    served.save({"src/_config.yml": FILES["src/_config.yml"]})
    assert not served.get(URL).panel
    assert "/lost/" not in caplog.text  # it was said before
    assert differences(served.files, served.clean()) == []


def test_a_site_that_cannot_be_read_comes_with_its_mending(
    serve: Callable[..., Served], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    served = serve(project_of(tmp_path, {**FILES, "src/_config.yml": BROKEN}, plugins=["search", "tags"]))
    for path in ("/", URL):
        assert "_config.yml" in served.get(path).panel
    assert "_config.yml" in caplog.text
    served.save({"src/_config.yml": FILES["src/_config.yml"]})
    answer = served.get(URL)
    assert "Some <em>words</em>" in answer.body
    assert not answer.panel
    assert differences(served.files, served.clean()) == []


def test_only_new_problems_are_logged(
    serve: Callable[..., Served], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    served = serve(project_of(tmp_path, {**FILES, POST: FILES[POST] + "[a](/lost/)\n"}))
    assert "target '/lost/'" in caplog.text
    assert "/lost/" in served.get(URL).panel
    assert "/lost/" not in served.get("/2021/01/05/p5.html").panel
    caplog.clear()
    served.save({POST: FILES[POST] + "[a](/lost/) [b](/gone/)\n"})
    assert caplog.text.count("target '/gone/'") == 1
    assert "target '/lost/'" not in caplog.text
    assert "/lost/" in served.get(URL).panel
    assert "/gone/" in served.get(URL).panel
    served.save({POST: FILES[POST] + "{% nobody %}\n{% include nowhere.html %}\n"})
    found = served.get(URL).panel
    assert found.index("nowhere.html") < found.index("nobody")  # an error comes before a warning
    served.save({POST: FILES[POST]})
    assert not served.get(URL).panel
    caplog.clear()
    served.save({POST: FILES[POST] + "[a](/lost/)\n"})
    assert "target '/lost/'" in caplog.text


def test_two_texts_with_one_url_are_named_where_one_stands(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    served = serve(project_of(tmp_path, FILES))
    served.save({"src/_posts/2021-02-01-same.md": f"---\ntitle: Same\npermalink: {URL}\n---\n"})
    assert "Same" in served.get(URL).page
    assert "MJ401" in served.get(URL).panel
    assert "MJ401" not in served.get("/2021/01/05/p5.html").panel


def test_a_folder_that_comes_or_goes_is_a_save(
    serve: Callable[..., Served], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_watch, "_UNTIL_WHOLE", 0)
    served = serve(project_of(tmp_path, FILES))
    served.server.watch(str(served.project / "src/_config.yml"))  # as that of a file beside the folders
    served.server.observer.start()
    draft, posts = served.project / "src/_drafts/idea.md", served.project / "src/_posts"
    draft.parent.mkdir()
    draft.write_text(f"---\ntitle: Idea\ndate: 2021-01-10\n---\n{TEXT}", "utf-8")
    served.wait_for_save()
    assert "Idea" in served.get("/").page
    draft.write_text(f"---\ntitle: Another\ndate: 2021-01-10\n---\n{TEXT}", "utf-8")
    served.wait_for_save()
    assert "Another" in served.get("/").page
    away = posts.rename(served.project / "away")
    served.wait_for_save()
    assert "Post 2" not in served.get("/archive/").page
    away.rename(posts)
    served.wait_for_save()
    assert "Post 2" in served.get("/archive/").page
    (served.project / POST).write_text(FILES[POST] + "Seen again.\n", "utf-8")
    served.wait_for_save()
    assert "Seen again." in served.get(URL).page


def test_drafts_and_posts_of_the_future_are_shown_and_marked(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    hidden = {
        "src/_drafts/idea.md": f"---\ntitle: Idea\ntags: [a]\ndate: 2021-01-10\n---\n{TEXT}",
        "src/_posts/2990-01-01-later.md": f"---\ntitle: Later\ntags: [a]\n---\n{TEXT}",
    }
    served = serve(project_of(tmp_path, {**FILES, **hidden}, plugins=["tags"]))
    draft, scheduled = (f'<span class="md-draft jk-mark">{word}</span>' for word in ("Draft", "Scheduled"))
    for page in ("/", "/archive/", "/tags/", "/2021/01/09/with.html"):
        assert served.get(page).page.count(draft) == 1, page
    assert draft in served.get("/2021/01/10/idea.html").page
    for page in ("/", "/archive/", "/tags/", "/2990/01/01/later.html"):
        assert scheduled in served.get(page).page, page
    served.stop()
    off = serve(project_of(tmp_path / "off", {**FILES, **hidden}, {"drafts": False, "future": False}))
    assert off.get("/2021/01/10/idea.html").status == "404 Not Found"
    assert off.get("/2990/01/01/later.html").status == "404 Not Found"
    for name in hidden:
        assert not list(Path(off.server.root).rglob(f"*{Path(name).stem}*"))


def test_what_mkdocs_says_of_its_own_settings_stands_on_the_page(
    serve: Callable[..., Served], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    theme = {"name": "material", "font": False, "custom_dir": "own"}
    served = serve(project_of(tmp_path, {**FILES, "own/readme.txt": ""}, theme=theme))
    sound = text_of(served, "mkdocs.yml")
    served.save({"mkdocs.yml": sound.replace("site_name: Test", "site_name: [a]")})
    assert "site_name" in served.get(URL).panel
    served.save({"mkdocs.yml": sound + "nav: [a\n"})
    line = sound.count("\n") + 1
    assert f">mkdocs.yml:{line}:6</span>" in served.get(URL).panel
    assert str(tmp_path) not in served.get(URL).panel
    hook = "def on_page_context(context, **_):\n    raise ValueError('no colour')\n"
    served.save({"mkdocs.yml": sound + "hooks: [hook.py]\n", "hook.py": hook})
    assert ">hook.py:2</span>" in served.get(URL).panel
    assert "no colour" in served.get(URL).panel
    served.save({"mkdocs.yml": sound, "own/partials/copyright.html": "<p>\n{% if %}</p>\n"})
    assert "own/partials/copyright.html:2" in served.get(URL).panel
    assert "Traceback" not in caplog.text
    served.save({"own/partials/copyright.html": "<p>mine</p>\n"})
    assert "<p>mine</p>" in served.get(URL).body
    assert not served.get(URL).panel


def test_the_server_answers_for_folders_for_what_is_missing_and_for_other_bases(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    files = {**FILES, "src/_config.yml": "baseurl: /blog\n", "src/a page.html": "---\n---\nA page.\n"}
    served = serve(project_of(tmp_path, files), "serve", "http://127.0.0.1:8000/notes/")
    assert served.get("/").headers["Location"] == "/notes/"
    assert served.get("/notes/archive").headers["Location"] == "/notes/archive/"
    assert "A page." in served.get("/notes/a page").page
    assert served.get("/blog" + URL).status == "200 OK"
    assert "Post 2" in served.get("/blog" + URL).page
    assert served.get("/notes/assets/jekyll/urls.json").headers["Content-Type"] == "application/json"
    missing = served.get("/notes/nowhere/")
    assert missing.status == "404 Not Found"
    assert "<title>" in missing.body
    assert served.get("/notes/../mkdocs.yml").status == "404 Not Found"
    assert served.changes("/notes" + URL)["version"] == served.get("/notes" + URL).version
    assert not [
        name for name in served.files if b"jk-problems" in (Path(served.server.root) / name).read_bytes()
    ]


def test_a_site_as_it_is_published_is_served_as_well(serve: Callable[..., Served], tmp_path: Path) -> None:
    draft = {
        "src/_drafts/idea.md": "---\ntitle: Idea\ndate: 2021-01-10\n---\n",
        POST: FILES[POST] + "[a](/lost/)\n",
    }
    served = serve(project_of(tmp_path, {**FILES, **draft}), "build")  # mkdocs serve --clean
    assert served.get("/2021/01/10/idea.html").status == "404 Not Found"
    served.save({POST: FILES[POST] + "A new sentence. [a](/lost/)\n"})
    assert "A new sentence." in served.get(URL).page
    assert "/lost/" in served.get(URL).panel
    (served.project / "elsewhere").write_text("watched by somebody else", "utf-8")
    served.server.builder()
    assert "A new sentence." in served.get(URL).page
    assert differences(served.files, served.clean()) == []
