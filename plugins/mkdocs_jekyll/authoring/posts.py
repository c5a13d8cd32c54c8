"""Begins posts and drafts, publishes them, takes them back, renames them. Nothing is ever overwritten."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll import Document, Item, JekyllError, ReadSettings, Site, read_site

from .files import AuthoringError, read, write
from .front_matter import Matter, MatterEntry, list_entry, parse, scalar
from .habits import Habits, habits_of
from .slug import slug_for

_DATED: Final = re.compile(r"(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<slug>.+)")
#: No folders, and nothing that a terminal or a shell would take otherwise.
_NAME: Final = re.compile(r"[^/\\\x00-\x1f\x7f:*?\"<>|]+")
_REDIRECTS: Final = "redirect_from"


@dataclass(frozen=True, slots=True)
class WrittenPost:
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
) -> WrittenPost:
    """Write a new post, or a draft. Raises AuthoringError where a file of that name is there."""
    if not title.strip():
        raise AuthoringError("a post needs a title.")
    habits, now = blog.habits, blog.now()
    name = _slug(blog, title, slug) + habits.ext
    if not draft:
        name = f"{now:%Y-%m-%d}-{name}"
    path = f"{habits.drafts if draft else now.strftime(habits.folder)}/{name}"
    matter = habits.front_matter(title.strip(), None if draft else now, spelled(tags, habits.tags))
    _write_new(blog.source / path, matter.text)
    return WrittenPost(path, _url_of(blog, path))


def spelled(tags: Sequence[str], known: Sequence[str]) -> list[str]:
    """Tags as the blog spells them: ``linux`` is ``Linux`` where that is one of its tags."""
    by_letters = {tag.casefold(): tag for tag in reversed(known)}
    return list(dict.fromkeys(by_letters.get(tag.casefold(), tag) for tag in tags))


def publish(blog: Blog, file: str) -> WrittenPost:
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
    has_date = shown.get("date") is not None and isinstance(item, Document) and item.dated
    moment = item.date if has_date and isinstance(item, Document) else blog.now()
    named = _DATED.fullmatch(item.path.name)
    target = (
        f"{_posts_for(blog, item, moment)}/{moment:%Y-%m-%d}-{named['slug'] if named else item.path.name}"
    )
    date = next((entry for entry in blog.habits.fields if entry.key == "date"), None)
    if shown.get("date") is None and date is not None:
        model = blog.habits.front_matter("x", moment, ()).get("date")
        assert model is not None
        shown = shown.with_entry(model, ["layout", "title", "subtitle"])
    notes = _left_behind(blog, item)
    if has_date:
        notes.append(f"its `date` says {moment:%Y-%m-%d}; without it, it is a post of today")
    _move(blog, item, target, shown.text)
    return replace(_written(blog, target, former=_place(blog, item)), notes=tuple(notes))


def unpublish(blog: Blog, file: str) -> WrittenPost:
    """Make a post a draft again; its text and its front matter stay as they are."""
    item = find(blog, file)
    if item.kind == "draft":
        raise AuthoringError(f"{_place(blog, item)} is a draft already.")
    named = _DATED.fullmatch(item.path.name)
    base, below = _folders(blog, item, "_posts")
    if any(character.isdigit() for character in below):  # the folder of a year, which a draft has not
        below = ""
    target = f"{base}_drafts/{below}{named['slug'] if named else item.path.name}"
    notes = [f"once the site is published again, {item.url} does not exist any more"]
    if named and _matter(item).get("date") is None:
        notes.append(f"its name said {named['date']}; `publish` gives it the date of today")
    text = read(item.path) or ""
    _move(blog, item, target, text)
    return replace(_written(blog, target, former=_place(blog, item)), url="", notes=tuple(notes))


def rename(blog: Blog, file: str, title: str, *, slug: str = "") -> WrittenPost:
    """Give a post another title and the name that belongs to it; the old URL leads to the new one."""
    item = find(blog, file)
    old_url, matter = item.url, _matter(item)
    entry = matter.get("title") or MatterEntry("title", ":", " ", "")
    quote = entry.value[:1] if entry.value[:1] in ("'", '"') else ""
    matter = matter.with_entry(entry.with_value(scalar(title, quote=quote)), ["layout"])
    named = _DATED.fullmatch(item.path.name)
    stem = _slug(blog, title, slug) + item.path.suffix
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
    write(blog.site.source / target, _with_redirect(matter, old_url, result.url).text)
    notes = [f"{old_url} leads to it by `{_REDIRECTS}`"]
    if "jekyll-redirect-from" not in blog.site.gems:
        notes.append("add jekyll-redirect-from to `plugins` in _config.yml, which makes that page")
    return replace(result, notes=tuple(notes))


def _with_redirect(matter: Matter, url: str, own: str) -> Matter:
    """Front matter in which ``url`` leads to the post, and its ``own`` URL no longer leads to itself."""
    there = matter.data.get(_REDIRECTS)
    urls = [str(one) for one in there] if isinstance(there, list) else [str(there)] if there else []
    urls = [one for one in dict.fromkeys([*urls, url]) if one != own]
    entry = list_entry(matter.get(_REDIRECTS), _REDIRECTS, urls)
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


def _slug(blog: Blog, title: str, given: str) -> str:
    """The name that a file has behind its date. Raises AuthoringError for one that is none."""
    if given and (given.startswith(".") or not _NAME.fullmatch(given)):
        raise AuthoringError(f"'{given}' can't be the name of a file. Give letters, digits and hyphens.")
    return given or slug_for(title, blog.habits.slugs)


def _folders(blog: Blog, item: Item, special: str) -> tuple[str, str]:
    """The folders above and below an item's ``_posts`` or ``_drafts``, with slashes behind them, or empty."""
    *folders, _ = _place(blog, item).split("/")
    at = folders.index(special)
    above, below = ("".join(f"{one}/" for one in part) for part in (folders[:at], folders[at + 1 :]))
    return above, below


def _posts_for(blog: Blog, item: Item, moment: datetime) -> str:
    """The folder into which a draft is published, beside its ``_drafts``: both may be a category's."""
    base, below = _folders(blog, item, "_drafts")
    usual = blog.habits.folder
    if below and (blog.site.source / f"{base}_posts" / below).is_dir():
        return f"{base}_posts/{below}".rstrip("/")
    return moment.strftime(usual) if usual.startswith(f"{base}_posts") else f"{base}_posts"


def _left_behind(blog: Blog, item: Item) -> list[str]:
    """Says that a file beside a draft, which its text names, is no file of the site."""
    folder, text = item.path.parent, read(item.path) or ""
    beside = (path.name for path in sorted(folder.iterdir()) if path != item.path and path.is_file())
    if not (named := [name for name in beside if name in text]):
        return []
    place = folder.relative_to(blog.site.source).as_posix()
    return [f"{', '.join(named)} in {place} is not published: nothing in a folder that begins with _ is"]


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


def _written(blog: Blog, path: str, *, former: str = "") -> WrittenPost:
    return WrittenPost(path, _url_of(blog, path), former)


def _url_of(blog: Blog, path: str) -> str:
    """The URL that a file has now; empty where the site makes no page of it."""
    site = _read(blog.source)
    return next((post.url for post in site.posts if site.place_of(post) == path), "")
