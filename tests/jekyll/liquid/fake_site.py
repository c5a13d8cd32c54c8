"""A site in memory, as the files under ``site/`` describe it: what the renderer needs, without the readers."""

from __future__ import annotations

import csv
import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from mkdocs_jekyll.jekyll import ruby_yaml
from mkdocs_jekyll.jekyll.liquid import LiquidRenderer
from mkdocs_jekyll.jekyll.model import Collection, Document, Item, Page, StaticFile

HERE = Path(__file__).parent
SOURCE = HERE / "site"
ZONE = ZoneInfo("Asia/Shanghai")
#: The moment the oracle takes for the build.
NOW = datetime.datetime.fromtimestamp(1_700_000_000, ZONE)
JEKYLL_DEFAULTS: dict[str, Any] = {
    "collections_dir": "",
    "includes_dir": "_includes",
    "highlighter": "rouge",
    "markdown": "kramdown",
    "excerpt_separator": "\n\n",
    "liquid": {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
}


def load_yaml(text: str) -> Any:
    return ruby_yaml.load(text, ZONE)


def _split(path: Path) -> tuple[dict[str, Any], str, int]:
    match = re.match(r"---\n(.*?)\n?---\n", path.read_text(encoding="utf-8"), re.DOTALL)
    assert match
    text = path.read_text(encoding="utf-8")
    return load_yaml(match[1]) or {}, text[match.end() :], match[0].count("\n") + 1


def _list(value: Any) -> list[str]:
    return value.split() if isinstance(value, str) else list(value or [])


@dataclass
class FakeSite:
    source: Path = SOURCE
    config: dict[str, Any] = field(default_factory=dict)
    time: datetime.datetime = NOW
    posts: list[Document] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    collections: dict[str, Collection] = field(default_factory=dict)
    static_files: list[StaticFile] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    tags: dict[str, list[Document]] = field(default_factory=dict)
    categories: dict[str, list[Document]] = field(default_factory=dict)

    @property
    def markdown(self) -> Any:
        from mkdocs_jekyll.kramdown import Options, convert

        options = Options(input="GFM", hard_wrap=False)
        return SimpleNamespace(convert=lambda text: convert(text, options))

    def render(self, item: Item) -> Any:
        text = LiquidRenderer(self).render(item.content, page=item, path=item.relative_path).text
        return SimpleNamespace(html=self.markdown.convert(text).html)

    def excerpt(self, item: Item) -> str:
        text = item.content.split("\n\n", 1)[0] + "\n"
        text = LiquidRenderer(self).render(text, page=item, path=item.relative_path).text
        return self.markdown.convert(text).html

    def item(self, name: str) -> Item:
        every = [*self.pages, *(doc for found in self.collections.values() for doc in found.docs)]
        return next(item for item in every if item.relative_path.endswith(name))


def _address(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="/!$&'()*+,;=:@")


def _document(path: Path, label: str, config: Mapping[str, Any]) -> Document:
    data, content, line = _split(path)
    relative = path.relative_to(SOURCE).as_posix()
    data = {"draft": False, "from_defaults": "here", **data}
    categories = _list(data.get("categories")) or _list(data.get("category"))
    tags = _list(data.get("tags"))
    match = re.match(r"(\d+-\d+-\d+)-(.*)\.", path.name)
    if match:
        day = datetime.datetime.fromisoformat(match[1]).replace(tzinfo=ZONE)
        date = data.get("date") or day
        slug = match[2]
        folder = "/".join(["", *categories, f"{date:%Y/%m/%d}"])
        url = _address(f"{folder}/{re.sub(r'[ ]+', '-', slug)}/")
        identity = f"{folder}/{slug}"
    else:
        date, slug = NOW, path.stem
        url, identity = f"/{label}/{slug}/", f"/{label}/{slug}"
    data.update(slug=slug, ext=path.suffix, tags=tags, categories=categories, date=date)
    return Document(
        kind="post" if label == "posts" else "doc",
        path=path,
        relative_path=relative,
        data=data,
        content=content,
        body_line=line,
        url=url,
        title=data["title"],
        ext=path.suffix,
        output_ext=".html",
        collection=label,
        date=date,
        id=identity,
        slug=slug,
        tags=tags,
        categories=categories,
    )


def _page(path: Path) -> Page:
    data, content, line = _split(path)
    relative = path.relative_to(SOURCE).as_posix()
    url = f"/{relative.removesuffix(path.suffix)}/"
    return Page(
        kind="page",
        path=path,
        relative_path=relative,
        data={"from_defaults": "here", **data},
        content=content,
        body_line=line,
        url=url,
        title=data["title"],
        ext=path.suffix,
        output_ext=".html",
        name=path.name,
        dir=url,
    )


def read_site() -> FakeSite:
    """The site under ``site/``."""
    config = {**JEKYLL_DEFAULTS, **load_yaml((SOURCE / "_config.yml").read_text(encoding="utf-8"))}
    site = FakeSite(config=config)
    for label in ("posts", *config["collections"]):
        docs = [_document(path, label, config) for path in sorted((SOURCE / f"_{label}").rglob("*.md"))]
        docs.sort(key=lambda doc: (doc.date, doc.relative_path))
        for older, newer in zip(docs, docs[1:], strict=False):
            older.next, newer.previous = newer, older
        metadata = dict(config["collections"].get(label) or {"output": True})
        if label == "posts":
            metadata["permalink"] = "/:categories/:year/:month/:day/:title/"
        site.collections[label] = Collection(label=label, directory=f"_{label}", metadata=metadata, docs=docs)
    site.posts = site.collections["posts"].docs
    for post in site.posts:
        for names, found in ((post.tags, site.tags), (post.categories, site.categories)):
            for name in names:
                found.setdefault(name, []).insert(0, post)
    site.pages = [_page(SOURCE / "about.md"), _page(SOURCE / "docs" / "guide.html")]
    style = SOURCE / "assets" / "style.css"
    site.static_files = [
        StaticFile(
            path=style,
            relative_path="assets/style.css",
            url="/assets/style.css",
            destination="assets/style.css",
            data={"from_defaults": "here"},
        )
    ]
    site.data = read_data()
    return site


def read_data() -> dict[str, Any]:
    """What lies under ``_data``."""
    folder = SOURCE / "_data"
    with (folder / "drinks.csv").open(encoding="utf-8", newline="") as file:
        drinks = [{key: value or None for key, value in row.items()} for row in csv.DictReader(file)]
    data = {path.stem: load_yaml(path.read_text(encoding="utf-8")) for path in folder.glob("*.yml")}
    red = json.loads((folder / "team" / "red.json").read_text(encoding="utf-8"))
    # Jekyll reads JSON as YAML 1.1, to which 3e2 is no number.
    red["points"][2] = "3e2"
    return {**data, "drinks": drinks, "team": {"red": red}}
