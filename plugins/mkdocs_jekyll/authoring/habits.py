"""How a blog writes its posts: names of files, fields and their order, dates, quotes, tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll import Document, Site

from .files import AuthoringError, read
from .front_matter import Matter, MatterEntry, list_entry, parse, scalar
from .slug import Style, style_of

#: So many of the latest posts are looked at.
_LATEST: Final = 40
#: A field that so many of them have is one of the blog's; a value that so many have is what the blog writes.
_USUAL: Final = 0.5
_SAME: Final = 0.6
#: Fields of one post alone: never copied.
_OWN: Final = frozenset(
    ("title", "date", "tags", "tag", "categories", "category", "subtitle", "description", "excerpt",
     "permalink", "slug", "redirect_from", "redirect_to", "id", "updated", "last_modified_at", "published",
     "image", "summary", "keywords", "header-img", "cover", "img", "thumbnail", "pin", "series", "lang-ref",
     "ref", "hidden", "draft", "password", "sticky", "top", "comments_id")
)  # fmt: skip
_TAGS: Final = ("tags", "tag")
_FORMATS: Final = (
    (re.compile(r"\d{4}-\d\d-\d\d$"), "%Y-%m-%d"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d$"), "%Y-%m-%d %H:%M"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$"), "%Y-%m-%d %H:%M:%S"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}$"), "%Y-%m-%d %H:%M:%S %z"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d{4}$"), "%Y-%m-%d %H:%M %z"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"), "%Y-%m-%dT%H:%M:%S%:z"),
)


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual on a blog.

    ``folder`` is where posts lie, below the source, as a pattern of ``strftime``; ``fields`` are entries in
    their order, those of one post alone without a value; ``tags`` are the blog's, most used first.
    """

    folder: str = "_posts"
    drafts: str = "_drafts"
    ext: str = ".md"
    slugs: Style | None = None
    date_format: str = ""
    quote: str = ""
    fields: tuple[MatterEntry, ...] = ()
    tags: tuple[str, ...] = ()

    def front_matter(self, title: str, moment: datetime | None, tags: Sequence[str]) -> Matter:
        """The front matter of a new post; ``moment`` is ``None`` for a draft."""
        entries: list[MatterEntry] = []
        usual = MatterEntry("layout", ":", " ", "post"), MatterEntry("title", ":", " ", "")
        for entry in self.fields or usual:
            if entry.key == "title":
                entries.append(entry.with_value(scalar(title, quote=self.quote)))
            elif entry.key == "date":
                if moment is not None:
                    entries.append(entry.with_value(_written(moment, self.date_format or "%Y-%m-%d")))
            elif entry.key in _TAGS:
                entries.append(list_entry(entry, entry.key, tags))
            else:
                entries.append(entry if entry.value or entry.more else entry.with_value(""))
        matter = Matter(tuple(entries), "\n")
        if matter.get("title") is None:
            entry = MatterEntry("title", ":", " ", scalar(title, quote=self.quote))
            matter = matter.with_entry(entry, ["layout"])
        if tags and not any(matter.get(key) for key in _TAGS):
            matter = matter.with_entry(list_entry(None, "tags", tags))
        return matter


def _written(moment: datetime, form: str) -> str:
    """A date as the blog writes it; a time has its zone behind it where Jekyll would take it for UTC."""
    if "%H" in form and "z" not in form and moment.utcoffset():
        form += " %z"
    if "%:z" in form:  # Python 3.11 does not know it
        offset = moment.strftime("%z")
        return moment.strftime(form.replace("%:z", f"{offset[:3]}:{offset[3:]}"))
    return moment.strftime(form)


def habits_of(site: Site) -> Habits:
    """Look at the latest posts."""
    posts = [post for post in site.posts if post.kind == "post"]
    latest = [(post, matter) for post in posts[-_LATEST:] if (matter := _matter(post)) is not None]
    folders = Counter(_folder(post, site.source) for post in posts)
    exts = Counter(post.ext for post in posts[-_LATEST:])
    folder = _usual(folders) or _usual(_bases(folders)) or f"{site.config.collections_dir}/_posts".lstrip("/")
    titles = [entry.value for _, matter in latest if (entry := matter.get("title")) is not None]
    quotes = Counter(value[:1] if value[:1] in ("'", '"') else "" for value in titles)
    return Habits(
        folder=folder,
        drafts=re.sub(r"_posts(?:/.*)?$", "_drafts", folder),
        ext=exts.most_common(1)[0][0] if exts else ".md",
        slugs=style_of((post.title, post.slug) for post in posts),
        date_format=_date_format([matter for _, matter in latest]),
        quote=quotes.most_common(1)[0][0] if quotes else "",
        fields=_fields([matter for _, matter in latest]),
        tags=tuple(tag for tag, _ in Counter(tag for post in posts for tag in post.tags).most_common()),
    )


def _usual(folders: Counter[str]) -> str:
    """The folder of most posts; empty where none has enough of them, as where each topic has one."""
    found = folders.most_common(1)
    return found[0][0] if found and found[0][1] >= folders.total() * _SAME else ""


def _bases(folders: Counter[str]) -> Counter[str]:
    """Folders of posts without what lies below ``_posts``."""
    bases: Counter[str] = Counter()
    for folder, count in folders.items():
        bases[folder.partition("_posts")[0] + "_posts"] += count
    return bases


def _folder(post: Document, source: Path) -> str:
    """The folder of a post, with a pattern for a year or month in it."""
    parent = post.path.parent.relative_to(source).as_posix().replace("%", "%%")
    head, mark, below = parent.partition("_posts")
    dated = re.sub(r"/\d{4}(?=[/-]|$)", "/%Y", below)
    return head + mark + (re.sub(r"(?<=%Y[/-])\d\d(?=/|$)", "%m", dated) if dated != below else below)


def _matter(post: Document) -> Matter | None:
    try:
        return parse(read(post.path) or "", post.path.name)
    except AuthoringError:
        return None


def _date_format(matters: Sequence[Matter]) -> str:
    found: Counter[str] = Counter()
    for matter in matters:
        entry = matter.get("date")
        value = "" if entry is None else entry.value.partition(" #")[0].strip().strip("'\"")
        found.update(form for pattern, form in _FORMATS if pattern.match(value))
    return found.most_common(1)[0][0] if found else ""


def _fields(matters: Sequence[Matter]) -> tuple[MatterEntry, ...]:
    """The usual keys in the order of the latest post that has most of them, with their usual values."""
    counts = Counter(key for matter in matters for key in {entry.key for entry in matter.entries})
    usual = {key for key, count in counts.items() if count >= len(matters) * _USUAL}
    if not usual:
        return ()
    model = max(reversed(matters), key=lambda matter: sum(entry.key in usual for entry in matter.entries))
    ordered = [entry for entry in model.entries if entry.key in usual]
    return tuple(_usual_value(entry, matters) for entry in ordered)


def _usual_value(model: MatterEntry, matters: Sequence[Matter]) -> MatterEntry:
    if model.key in _TAGS:
        return model
    values = Counter(
        (entry.value, entry.more) for matter in matters if (entry := matter.get(model.key)) is not None
    )
    (value, more), count = values.most_common(1)[0]
    is_usual = model.key not in _OWN and count >= sum(values.values()) * _SAME
    return replace(model, value=value, more=more) if is_usual else replace(model, value="", more=())
