"""Exports of small sites, and what builders of Markdown make of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mkdocs_jekyll.cli.main import main
from mkdocs_jekyll.compare.compare import compare
from mkdocs_jekyll.compare.reader import FolderSite
from mkdocs_jekyll.export.plan import Export, ExportedFile
from mkdocs_jekyll.export.write import ExportError, write
from tests.conftest import MKDOCS_MODULE

ROOT = Path(__file__).parents[2]
FILES = {
    "_config.yml": "title: A blog\nurl: https://e.org\nbaseurl: /b\npermalink: /:year/:title/\n"
    "plugins: [jekyll-redirect-from, jekyll-paginate, jekyll-sitemap]\nheader_pages: [about.md]\n",
    "_posts/2021-01-18-a.md": "---\ntitle: Tea\ntags: [茶]\nredirect_from: /old/\n---\n"
    "## *One*\n\nx {{ page.title }}\n",
    "_posts/2021-01-19-b.md": "---\ntitle: Two\ncategories: x\n---\ny\n",
    "about.md": "---\ntitle: About\npermalink: /about/\n---\n# About\n\nz\n",
    "index.html": "---\nlayout: home\n---\n",
    "data.json": "---\n---\n[{{ site.posts.size }}]\n",
    "img/x.png": "picture",
}


def site(folder: Path, files: dict[str, str] = FILES) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def exported(tmp_path: Path, files: dict[str, str] = FILES) -> Path:
    assert main(["export", str(tmp_path / "out"), "--site", str(site(tmp_path / "site", files))]) == 0
    return tmp_path / "out"


def test_every_url_has_its_file(tmp_path: Path) -> None:
    out = exported(tmp_path)
    assert below(out / "docs") == {
        "2021/a/index.md",
        "2021/b/index.md",
        "about/index.md",
        "index.md",
        "data.json",
        "img/x.png",
        "old/index.html",
        "feed.xml",
        "redirects.json",
        "robots.txt",
    }
    post = (out / "docs/2021/a/index.md").read_text("utf-8")
    front = yaml.safe_load(post.split("---")[1])
    assert (front["title"], str(front["date"]), front["tags"]) == ("Tea", "2021-01-18", ["茶"])
    assert "## <em>One</em> {#one}" in post
    assert "x Tea" in post
    assert "/b/2021/b/" in (out / "docs/index.md").read_text("utf-8")
    assert "<id>https://e.org/b/2021/a</id>" in (out / "docs/feed.xml").read_text("utf-8")
    settings = yaml.safe_load((out / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_url"] == "https://e.org/b/"
    assert settings["nav"] == [{"Home": "index.md"}, {"About": "about/index.md"}]


def test_a_page_without_a_title_is_called_as_its_heading_or_its_file(tmp_path: Path) -> None:
    out = exported(tmp_path, {
        "_config.yml": "title: Tea notes\n",
        "index.html": "---\n---\n<p>Welcome.</p>\n",
        "pots/clay-pots.md": "---\npermalink: /clay-pots/\n---\nClay.\n",
        "about.md": "---\npermalink: /about/\n---\n## Who *brews*\n\nAda.\n",
    })  # fmt: skip
    fronts = {
        name: yaml.safe_load((out / "docs" / name).read_text("utf-8").split("---")[1])
        for name in ("index.md", "clay-pots/index.md", "about/index.md")
    }
    assert [front["title"] for front in fronts.values()] == ["Tea notes", "Clay pots", "Who brews"]


def test_each_language_has_its_folder(tmp_path: Path) -> None:
    out = exported(tmp_path, {
        "_config.yml": "baseurl: /b\nlanguages: [en, fr]\ndefault_lang: en\nplugins: [jekyll-polyglot]\n",
        "index.md": "---\n---\n{% comment %}{% endcomment %}",
        "about.en.md": "---\ntitle: About\nlang: en\npermalink: /about/\n---\nWords\n",
        "about.fr.md": "---\ntitle: Qui\nlang: fr\npermalink: /about/\n---\nMots\n",
        "_posts/2021-01-18-a.md": "---\ntitle: Tea\n---\n{{ site.active_lang }}\n",
    })  # fmt: skip
    texts = {
        name: (out / "docs" / name).read_text("utf-8") for name in ("about/index.md", "fr/about/index.md")
    }
    assert "Words" in texts["about/index.md"]
    assert "Mots" in texts["fr/about/index.md"]
    assert yaml.safe_load(texts["fr/about/index.md"].split("---")[1])["url"] == "/fr/about/"
    assert "fr" in (out / "docs/fr/2021/01/18/a.md").read_text("utf-8")
    assert "/b/fr/2021/01/18/a.html" in (out / "docs/fr/index.md").read_text("utf-8")


def test_pages_at_names_of_files_stay_there(tmp_path: Path) -> None:
    out = exported(tmp_path, {**FILES, "more.md": "---\ntitle: More\npermalink: /more.html\n---\nx\n"})
    assert yaml.safe_load((out / "mkdocs.yml").read_text("utf-8"))["use_directory_urls"] is False
    assert (out / "docs" / "more.md").is_file()


def test_a_second_export_takes_its_own_files_away_and_no_others(tmp_path: Path) -> None:
    out = exported(tmp_path)
    (out / "docs" / "mine.md").write_text("x", "utf-8")
    (tmp_path / "site" / "about.md").unlink()
    assert main(["export", str(out), "--site", str(tmp_path / "site")]) == 0
    assert not (out / "docs/about/index.md").exists()
    assert (out / "docs/mine.md").is_file()


def test_links_lead_an_export_to_no_file_elsewhere(tmp_path: Path) -> None:
    target, other = tmp_path / "plain", tmp_path / "other"
    other.mkdir()
    for name in ("kept.txt", "read.md"):
        (other / name).write_text("kept", "utf-8")
    page = ExportedFile("a.md", "new")
    write(Export((page,), "site_name: T\n", 1), target)
    (target / "docs" / "a.md").unlink()
    (target / "docs" / "a.md").symlink_to(other / "read.md")
    (target / "docs" / "out").symlink_to(other)
    with (target / ".exported").open("a", encoding="utf-8") as file:
        file.write(f"docs/out/kept.txt\n../other/kept.txt\n{other}/kept.txt\n")
    write(Export((page,), "site_name: T\n", 1), target)
    assert (target / "docs" / "a.md").read_text("utf-8") == "new"
    with pytest.raises(ExportError, match="leads out"):
        write(Export((ExportedFile("out/kept.txt", "new"),), "site_name: T\n", 1), target)
    texts = {path.name: path.read_text("utf-8") for path in other.iterdir()}
    assert texts == {"kept.txt": "kept", "read.md": "kept"}


@pytest.mark.parametrize("there", ["a folder", "a file", "the site"])
def test_what_is_there_is_not_overwritten(
    there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = site(tmp_path / "site"), tmp_path / "out"
    if there == "a file":
        out.write_text("x", "utf-8")
    elif there == "a folder":
        site(out, {"mine.md": "x"})
    else:
        out = source
    before = below(tmp_path)
    assert main(["export", str(out), "--site", str(source)]) == 2
    assert "Name a" in capsys.readouterr().err
    assert below(tmp_path) == before


def test_a_folder_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = site(tmp_path / "site")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main(["export", str(tmp_path / "out"), "--site", str(source)]) == 2
    assert "Permission denied" in capsys.readouterr().err


# -- builders


def _run(command: list[str], folder: Path) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The example blog's export, and the blog as Jekyll's rules alone render it: bare bodies in files."""
    folder = tmp_path_factory.mktemp("example")
    out = folder / "out"
    assert main(["export", str(out), "--site", str(ROOT / "docs")]) == 0
    return out, _bare(folder / "bare")


def _bare(folder: Path) -> Path:
    from mkdocs_jekyll.jekyll import SiteRenderer, read_site

    blog = read_site(ROOT / "docs")
    renderer = SiteRenderer(blog)
    for post in blog.posts:
        target = folder / post.destination
        target.parent.mkdir(parents=True)
        title = f"<title>{post.title}</title><h1>{post.title}</h1>"
        target.write_text(
            f"<html><head>{title}</head><body>{renderer.render(post).html}</body></html>", "utf-8"
        )
    for static in blog.static_files:
        (folder / static.destination).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(static.path, folder / static.destination)
    return folder


def _check(bare: Path, built: Path) -> None:
    result = compare(FolderSite(bare), FolderSite(built))
    assert result.differences == ()
    assert result.bodies == result.same >= len(list((ROOT / "docs" / "_posts").iterdir()))


def test_mkdocs_alone_builds_every_url_and_body(example: tuple[Path, Path]) -> None:
    out, bare = example
    _run([sys.executable, "-m", MKDOCS_MODULE, "build", "--strict", "-q"], out)
    _check(bare, out / "site")


def test_zensical_builds_every_url_and_body(example: tuple[Path, Path]) -> None:
    out, bare = example
    zensical = shutil.which("zensical", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if zensical is None:
        pytest.skip("zensical is not installed")
    _run([zensical, "build"], out)
    _check(bare, out / "site")
