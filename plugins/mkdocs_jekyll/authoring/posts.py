"""Begins posts and drafts, publishes them, takes them back, renames them. Nothing is ever overwritten."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll import Item, JekyllError, ReadSettings, Site, read_site

from .files import AuthoringError, read, write
from .front_matter import Entry, Matter, list_entry, parse, scalar
from .habits import Habits, habits_of
from .slug import slug_for

_DATED: Final = re.compile(r"(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<slug>.+)")
_REDIRECTS: Final = "redirect_from"


@dataclass(frozen=True, slots=True)
class Written:
    """A post that was written: its file, below the source; its URL, where it has one; what else to know.

    ``former`` is where it was before, ``notes`` are sentences.
    """

    path: str
    url: str = ""
    former: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blog:
    """A site with its drafts, as the commands need it."""

    source: Path
    site: Site
    habits: Habits

    @classmethod
    def read(cls, source: Path) -> Blog:
        """Read a site with all that is hidden. Raises AuthoringError where it can't be read."""
        site = _read(source)
        return cls(source.absolute(), site, habits_of(site))

    def now(self) -> datetime:
        """The present in the site's time zone."""
        return self.site.time


def _read(source: Path) -> Site:
    overrides = {"show_drafts": True, "future": True, "unpublished": True}
    try:
        return read_site(source, ReadSettings(overrides=overrides))
    except JekyllError as error:
        raise AuthoringError(str(error.problem)) from error


def begin(
    blog: Blog, title: str, *, slug: str = "", tags: Sequence[str] = (), draft: bool = False
) -> Written:
    """Write a new post, or a draft. Raises AuthoringError where a file of that name is there."""
    if not title.strip():
        raise AuthoringError("a post needs a title.")
    habits, now = blog.habits, blog.now()
    name = (slug or slug_for(title, habits.slugs)) + habits.ext
    if not draft:
        name = f"{now:%Y-%m-%d}-{name}"
    path = f"{habits.drafts if draft else now.strftime(habits.folder)}/{name}"
    matter = habits.front_matter(title.strip(), None if draft else now, spelled(tags, habits.tags))
    _write_new(blog.source / path, matter.text)
    return Written(path, _url_of(blog, path))


def spelled(tags: Sequence[str], known: Sequence[str]) -> list[str]:
    """Tags as the blog spells them: ``linux`` is ``Linux`` where that is one of its tags."""
    by_letters = {tag.casefold(): tag for tag in reversed(known)}
    return list(dict.fromkeys(by_letters.get(tag.casefold(), tag) for tag in tags))


def publish(blog: Blog, file: str) -> Written:
    """Make a draft a post of today, or show a post that says ``published: false``."""
    item = find(blog, file)
    matter = _matter(item)
    is_hidden = matter.data.get("published") is False
    shown = matter.without("published") if is_hidden else matter
    if item.kind != "draft":
        if not is_hidden:
            raise AuthoringError(f"{_place(blog, item)} is published already.")
        write(item.path, shown.text)
        return _written(blog, _place(blog, item))
    now = blog.now()
    name = item.path.name if _DATED.fullmatch(item.path.name) else f"{now:%Y-%m-%d}-{item.path.name}"
    target = f"{now.strftime(blog.habits.folder)}/{name}"
    date = next((entry for entry in blog.habits.fields if entry.key == "date"), None)
    if shown.get("date") is None and date is not None:
        model = blog.habits.front_matter("x", now, ()).get("date")
        assert model is not None
        shown = shown.with_entry(model, ["layout", "title", "subtitle"])
    _move(blog, item, target, shown.text)
    return _written(blog, target, former=_place(blog, item))


def unpublish(blog: Blog, file: str) -> Written:
    """Make a post a draft again; its text and its front matter stay as they are."""
    item = find(blog, file)
    if item.kind == "draft":
        raise AuthoringError(f"{_place(blog, item)} is a draft already.")
    named = _DATED.fullmatch(item.path.name)
    target = f"{blog.habits.drafts}/{named['slug'] if named else item.path.name}"
    notes = (f"once the site is published again, {item.url} does not exist any more",)
    text = read(item.path) or ""
    _move(blog, item, target, text)
    return replace(_written(blog, target, former=_place(blog, item)), url="", notes=notes)


def rename(blog: Blog, file: str, title: str, *, slug: str = "") -> Written:
    """Give a post another title and the name that belongs to it; the old URL leads to the new one."""
    item = find(blog, file)
    old_url, matter = item.url, _matter(item)
    entry = matter.get("title") or Entry("title", ":", " ", "")
    quote = entry.value[:1] if entry.value[:1] in ("'", '"') else ""
    matter = matter.with_entry(entry.with_value(scalar(title, quote=quote)), ["layout"])
    named = _DATED.fullmatch(item.path.name)
    stem = (slug or slug_for(title, blog.habits.slugs)) + item.path.suffix
    name = f"{named['date']}-{stem}" if named else stem
    target = item.path.with_name(name).relative_to(blog.site.source).as_posix()
    former = _place(blog, item)
    if target == former:
        write(item.path, matter.text)
    else:
        _move(blog, item, target, matter.text)
    result = _written(blog, target, former=former)
    if item.kind == "draft" or not result.url or result.url == old_url:
        return result
    write(blog.site.source / target, _with_redirect(matter, old_url).text)
    notes = [f"{old_url} leads to it by `{_REDIRECTS}`"]
    if "jekyll-redirect-from" not in blog.site.gems:
        notes.append("add jekyll-redirect-from to `plugins` in _config.yml, which makes that page")
    return replace(result, notes=tuple(notes))


def _with_redirect(matter: Matter, url: str) -> Matter:
    there = matter.data.get(_REDIRECTS)
    urls = [str(one) for one in there] if isinstance(there, list) else [str(there)] if there else []
    entry = list_entry(matter.get(_REDIRECTS), _REDIRECTS, list(dict.fromkeys([*urls, url])))
    return matter.with_entry(entry)


def find(blog: Blog, file: str) -> Item:
    """The post or draft that a path or a part of its name means. Raises AuthoringError unless it is one."""
    posts = blog.site.posts
    paths = {Path(file).absolute(), (blog.site.source / file).absolute()}
    exact = [post for post in posts if post.path in paths]
    found = exact or [post for post in posts if file in (post.path.name, post.path.stem, post.slug)]
    found = found or [post for post in posts if file.lower() in post.path.name.lower() or file == post.title]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(_place(blog, post) for post in found[:5])
        raise AuthoringError(f"'{file}' means {len(found)} posts ({names}). Give the path of one.")
    if any(path.is_file() for path in paths):
        raise AuthoringError(f"'{file}' is no post or draft of this site.")
    raise AuthoringError(f"there is no post '{file}'. Give its path, such as _posts/2021-01-18-x.md.")


def _matter(item: Item) -> Matter:
    text = read(item.path)
    if text is None:
        raise AuthoringError(f"{item.path} is not there any more.")
    return parse(text, str(item.path))


def _place(blog: Blog, item: Item) -> str:
    return blog.site.place_of(item)


def _write_new(path: Path, text: str) -> None:
    if path.exists():
        raise AuthoringError(f"{path} is there already. Give another slug with --slug.")
    write(path, text)


def _move(blog: Blog, item: Item, target: str, text: str) -> None:
    """Write a text at its new place, and only then take the old file away."""
    path = blog.site.source / target
    _write_new(path, text)
    try:
        item.path.unlink()
    except OSError as error:
        path.unlink(missing_ok=True)
        reason = error.strerror or error
        raise AuthoringError(f"{item.path} can't be moved: {reason}. Nothing was changed.") from error


def _written(blog: Blog, path: str, *, former: str = "") -> Written:
    return Written(path, _url_of(blog, path), former)


def _url_of(blog: Blog, path: str) -> str:
    """The URL that a file has now; empty where the site makes no page of it."""
    site = _read(blog.source)
    return next((post.url for post in site.posts if site.place_of(post) == path), "")
