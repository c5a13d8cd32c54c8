"""``mkdocs-jekyll new``, ``draft``, ``publish``, ``unpublish`` and ``rename``: files of posts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from mkdocs_jekyll.authoring import posts
from mkdocs_jekyll.authoring.files import AuthoringError
from mkdocs_jekyll.authoring.posts import Blog, WrittenPost

from .options import UsageError, examples, site_option
from .output import choose_tags, finish
from .results import PostResult

_OFFERED = 20


def run(source: Path, act: Callable[[Blog], WrittenPost], *, opens: bool = False) -> PostResult:
    """Do something to the posts of a site. Raises UsageError where that can't be done."""
    try:
        return PostResult(source, act(Blog.read(source)), opens)
    except AuthoringError as error:
        raise UsageError(str(error)) from error


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    return site_option(click.option("--open", "opens", is_flag=True, help="Open the file.")(command))


def _tags_asked(blog: Blog, given: str | None) -> list[str]:
    """The tags that were given, or what the author answers; nobody is asked in a pipe."""
    if given is None:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return []
        given = choose_tags(blog.habits.tags[:_OFFERED])
    return [tag for part in given.replace("，", ",").split(",") if (tag := part.strip())]


@click.command(
    "new",
    short_help="Begin a post.",
    epilog=examples('mkdocs-jekyll new "First tea"', 'mkdocs-jekyll new "春天的茶" --tags "茶, 春"'),
)
@click.argument("title")
@click.option("--slug", default="", help="The name in the URL; made of the title, if it is not given.")
@click.option("--tags", default=None, help="Tags, with commas between them.")
@_common
def new(title: str, slug: str, tags: str | None, source: Path, opens: bool) -> None:
    """Begin a post called TITLE, with the name of its file and its front matter as this blog writes them."""

    def act(blog: Blog) -> WrittenPost:
        return posts.begin(blog, title, slug=slug, tags=_tags_asked(blog, tags))

    finish(run(source, act, opens=opens))


@click.command(
    "draft",
    short_help="Begin a draft.",
    epilog=examples('mkdocs-jekyll draft "First tea"'),
)
@click.argument("title")
@click.option("--slug", default="", help="The name in the URL; made of the title, if it is not given.")
@click.option("--tags", default=None, help="Tags, with commas between them.")
@_common
def draft(title: str, slug: str, tags: str | None, source: Path, opens: bool) -> None:
    """Begin a draft called TITLE in _drafts; `mkdocs serve` shows it, and nothing publishes it."""

    def act(blog: Blog) -> WrittenPost:
        return posts.begin(blog, title, slug=slug, tags=_tags_asked(blog, tags), draft=True)

    finish(run(source, act, opens=opens))


@click.command(
    "publish",
    short_help="Make a draft a post of today.",
    epilog=examples("mkdocs-jekyll publish first-tea", "mkdocs-jekyll publish _drafts/first-tea.md"),
)
@click.argument("file")
@_common
def publish(file: str, source: Path, opens: bool) -> None:
    """Move the draft FILE to the posts with the day of today, or show a post that says `published: false`."""
    finish(run(source, lambda blog: posts.publish(blog, file), opens=opens))


@click.command(
    "unpublish",
    short_help="Make a post a draft again.",
    epilog=examples("mkdocs-jekyll unpublish _posts/2021-01-18-first-tea.md"),
)
@click.argument("file")
@_common
def unpublish(file: str, source: Path, opens: bool) -> None:
    """Move the post FILE to the drafts; its text stays as it is."""
    finish(run(source, lambda blog: posts.unpublish(blog, file), opens=opens))


@click.command(
    "rename",
    short_help="Give a post another title, and keep its old URL.",
    epilog=examples('mkdocs-jekyll rename first-tea "The first tea of the year"'),
)
@click.argument("file")
@click.argument("title")
@click.option("--slug", default="", help="The name in the URL; made of the title, if it is not given.")
@_common
def rename(file: str, title: str, slug: str, source: Path, opens: bool) -> None:
    """Call the post FILE TITLE and name its file so; its old URL leads to the new one."""
    finish(run(source, lambda blog: posts.rename(blog, file, title, slug=slug), opens=opens))


commands = (new, draft, publish, unpublish, rename)
