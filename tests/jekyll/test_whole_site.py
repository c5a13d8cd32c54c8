"""A site of more than two hundred files, built by Jekyll itself: every file it writes is one of ours."""

from __future__ import annotations

import os
import random
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import BuilderChoice, ReadSettings, read_site

CONFIG = """
timezone: Asia/Shanghai
collections_dir: ''
include: [_extra, .well-known]
exclude: [private, "*.bak", notes/*.tmp]
collections:
  recipes: {output: true, permalink: "/food/:path/"}
  talks: {output: true}
  hidden: {output: false}
defaults:
  - scope: {path: "", type: posts}
    values: {author: somebody}
  - scope: {path: "_posts/old*"}
    values: {permalink: "/archive/:year/:i_day/:slug.html"}
  - scope: {path: "pages"}
    values: {permalink: "/p/:basename/"}
"""
WORDS = (
    *("train", "slow", "茶馆", "南宁", "Räder", "under_score", "C++", "a.b", "it's", "50%", "x & y", "😀"),
    *("%E8%8C%B6", "a%20b", "100%25", "(1)", "[2]", "#3", "a+b", "ｗｉｄｅ", "é", "e\u0301"),
)
#: Every style there is, and templates of one's own.
PERMALINKS = (
    *("date", "pretty", "ordinal", "weekdate", "none", "/:categories/:year/:month/:title/"),
    *("/:year-:i_month/:slugified_categories/:slug:output_ext", "/p/:y_day/:short_year/:title"),
)
EXTENSIONS = ("md", "markdown", "html", "txt", "mkd")
DATES = ("", "date: {day} {hour}:05:00", "date: {day} 23:30:00 -0700")
TERMS = ("", "categories: Tea House", "category: Tea House", "categories: [b/c, 中文]", "tags: a b")
FOLDERS = ("", "pages/", "notes/", "private/", "_recipes/", "_talks/deep/", "_hidden/", "_under/")


def title(dice: random.Random) -> str:
    return "-".join(dice.sample(WORDS, dice.randint(1, 4)))


def post(dice: random.Random, day: date) -> str:
    lines = [
        dice.choice(["", f"title: {dice.randint(1, 99)}", 'title: "x: y"']),
        dice.choice(DATES).format(day=day, hour=dice.randint(0, 23)),
        dice.choice(TERMS),
        dice.choice(["", "", "", f"slug: Own {dice.randint(1, 999)}", "published: false"]),
        dice.choice(["", "", "", f"permalink: /own/{dice.random()}", f"permalink: /own/{dice.random()}/"]),
    ]
    return "---\n" + "".join(f"{line}\n" for line in lines if line) + "---\ntext\n"


def tree(dice: random.Random, permalink: str) -> dict[str, str]:
    config = f"permalink: {permalink}\n{CONFIG}"
    files = {"_config.yml": config, "CNAME": "x", ".well-known/a.txt": "x", "_extra/b.md": "---\n---\n"}
    for number in range(120):
        day = date(2015, 1, 1) + timedelta(days=dice.randint(0, 2000))
        above = dice.choice(["", "", "Deep/", "deep/er one/"])
        folder = f"{above}_posts/" + dice.choice(["", "", "old/", "x/"])
        name = f"{day.year}-{day.month}-{day.day:02}-{title(dice)}-{number}.{dice.choice(EXTENSIONS)}"
        files[folder + name.replace("/", "-")] = post(dice, day)
    for number in range(110):
        folder = dice.choice(FOLDERS)
        empty, own = "---\n---\n", f"---\npermalink: /elsewhere/{number}\n---\n"
        matter = dice.choice([empty, empty, own, ""])
        ext = dice.choice([*EXTENSIONS, "xml", "json", "css", "js", "bak", "tmp", "png"])
        files[f"{folder}{title(dice)} {number}.{ext}"] = matter + "x\n"
    files["pages/index.html"] = files["notes/index.md"] = files["index.html"] = "---\n---\n"
    return files


@pytest.mark.oracle
@pytest.mark.parametrize(("seed", "permalink"), list(enumerate(PERMALINKS)))
def test_every_file_that_jekyll_writes_is_ours(
    seed: int, permalink: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, built = tmp_path / "site", tmp_path / "built"
    for name, text in tree(random.Random(seed), permalink).items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    command = ["jekyll", "build", "-q", "--disable-disk-cache", "-s", str(source), "-d", str(built)]
    environment = {**os.environ, "TZ": "UTC", "LANG": "C.UTF-8"}
    subprocess.run(command, check=True, env=environment, cwd=tmp_path, capture_output=True)
    theirs = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    monkeypatch.setenv("TZ", "UTC")
    site = read_site(source, ReadSettings(now=datetime.now(UTC), builder=BuilderChoice(github_pages=False)))
    documents = [doc for group in site.collections.values() for doc in group.docs]
    ours = {item.destination for item in (*documents, *site.pages, *site.static_files) if item.output}
    assert ours == theirs
    assert len(theirs) > 100
