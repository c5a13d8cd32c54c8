"""Every command of the documentation works: ours are run, those of MkDocs are read by its own parser.

A line of a ``console`` block begins with ``$``. Other programs are listed here.
"""

from __future__ import annotations

import logging
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from mkdocs.__main__ import cli as mkdocs

from mkdocs_jekyll.cli.main import main
from tests.compare.sites import bare, new, write
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*/*.md")), ROOT / "docs" / "index.md"]
BLOCK = re.compile(r"^( *)```console\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
#: First words of commands that are others' matter, and that the workflows or other tests run.
OTHERS = frozenset(
    (".", ".ci/run", "cd", "eval", "git", "jekyll", "make", "pip", "pre-commit", "properdocs", "python",
     "python3", "rsync", "zensical", ".venv/bin/pip")
)  # fmt: skip
SITE = {
    "_config.yml": "title: A\nplugins: [jekyll-redirect-from]\n",
    "_posts/2021-01-18-notice.md": "---\ntitle: Notice\n---\nx\n",
    "liquid.py": "",
}
DRAFTS = {
    "_drafts/a-train-in-the-rain.md": "---\ntitle: A train\n---\nx\n",
    "_drafts/yu-zhong-de-huo-che.md": "---\ntitle: 雨中的火车\n---\nx\n",
}


def commands() -> Iterator[tuple[str, str]]:
    """Every command with the page it stands on."""
    for page in PAGES:
        if "_posts" in page.parts or "_drafts" in page.parts:
            continue
        for _, block in BLOCK.findall(page.read_text("utf-8")):
            for line in block.splitlines():
                if line.strip().startswith("$ "):
                    command = line.strip()[2:].partition("  #")[0].strip()
                    yield page.relative_to(ROOT).as_posix(), re.sub("^(?:[A-Z_]+=\\S+ )+", "", command)


FOUND = sorted(set(commands()))
OURS = sorted({command for _, command in FOUND if command.startswith("mkdocs-jekyll ")})
THEIRS = sorted({command for _, command in FOUND if command.startswith("mkdocs ")})


@pytest.fixture(autouse=True)
def mkdocs_logger(monkeypatch: pytest.MonkeyPatch) -> None:
    """What MkDocs' program sets of its logger does not stay for other tests."""
    monkeypatch.setattr(logging.getLogger("mkdocs"), "propagate", True)


def test_there_are_no_other_commands() -> None:
    others = {(page, command) for page, command in FOUND if command not in OURS and command not in THEIRS}
    assert not {(page, command) for page, command in others if shlex.split(command)[0] not in OTHERS}


def test_what_make_and_python_are_asked_for_is_there() -> None:
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page, command in FOUND:
        words = shlex.split(command.partition(" #")[0])
        if words[0] == "make":
            assert made.issuperset(words[1:]), (page, command)
        elif words[0].startswith("python") and words[1] not in ("-m", "-c"):
            assert (ROOT / words[1]).is_file(), (page, command)


@pytest.mark.parametrize("command", OURS)
def test_our_command(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if "https://" in command:
        command = command.replace("https://blog.example.org", "_site")
    site = write(tmp_path / "blog", {}, bare, SITE)
    page = {"title": "One", "body": "<p>The kettle was on.</p>"}
    write(site / "_site", {"index.html": page}, bare, {})
    write(site / "site", {"index.html": page}, new, {})
    if " publish " in command:
        write(site, {}, bare, DRAFTS)
    if "path/to/site" in command:
        write(site / "path/to/site", {}, bare, SITE)
    monkeypatch.chdir(site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert main(shlex.split(command)[1:]) == 0


@pytest.mark.parametrize("command", THEIRS)
def test_a_command_of_mkdocs_has_these_options(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, name, *arguments = shlex.split(command)
    monkeypatch.chdir(ROOT)
    arguments = [str(ROOT / "mkdocs.yml") if one.endswith("mkdocs.yml") else one for one in arguments]
    found = mkdocs.commands[name]
    assert isinstance(found, click.Command)
    found.make_context(name, arguments)
