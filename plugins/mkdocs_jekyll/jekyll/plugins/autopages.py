"""jekyll-paginate-v2's ``autopages``: a page for each tag, each category, each collection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from mkdocs_jekyll.jekyll import front_matter, permalinks
from mkdocs_jekyll.jekyll.files import decoded, read_bytes
from mkdocs_jekyll.jekyll.model import ListingKind, Page
from mkdocs_jekyll.jekyll.paths import is_file_below
from mkdocs_jekyll.jekyll.slugs import slugify, to_text

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

#: By the name of the setting: kind, placeholder, layout, title and URL.
_KINDS: Final[Mapping[str, tuple[ListingKind, str, str, str, str]]] = {
    "tags": ("tag", ":tag", "autopage_tags.html", "Posts tagged with :tag", "/tag/:tag"),
    "categories": ("category", ":cat", "autopage_category.html", "Posts in category :cat", "/category/:cat"),
    "collections": (
        "collection", ":coll", "autopage_collection.html", "Posts in collection :coll", "/collection/:coll",
    ),
}  # fmt: skip


def pages(site: SiteDraft) -> Iterator[tuple[Page, ListingKind, str, dict[Any, Any]]]:
    """The pages that ``autopages`` asks for: the first one of each, kind, name, and how it lists posts."""
    settings = site.config.get("autopages")
    if not isinstance(settings, Mapping) or settings.get("enabled") is not True:
        return
    for key, (kind, placeholder, layout, title, permalink) in _KINDS.items():
        own = settings.get(key)
        options = own if isinstance(own, Mapping) else {}
        if options.get("enabled") is False:
            continue
        layouts = options.get("layouts")
        first = to_text(layouts[0]) if isinstance(layouts, list) and layouts else layout
        matter = _front_matter(site, first)
        given = matter.get("pagination")
        for name, shown in _names(site, key).items():
            if not site.may_make_page("autopages"):
                return
            slug = _slug(name, options.get("slugify"))
            folder = permalinks.below_root(
                (to_text(options.get("permalink")) or permalink).replace(placeholder, slug)
            )
            wanted = {**(given if isinstance(given, Mapping) else {}), kind: name}
            if kind != "collection":
                wanted.setdefault("category" if kind == "tag" else "tag", "")
            data = {
                **matter,
                "layout": first.removesuffix(".html"),
                "permalink": f"/{folder}/index.html".replace("//", "/"),
                "title": (to_text(options.get("title")) or title).replace(placeholder, slug),
                "pagination": {"enabled": True, **wanted},
                "autopage": {"layout_path": f"_layouts/{first}", "display_name": shown},
                "autopages": {"layout_path": f"_layouts/{first}", "display_name": shown},
            }
            yield _page(site, folder.strip("/"), data), kind, shown, wanted


def _page(site: SiteDraft, folder: str, data: dict[str, object]) -> Page:
    destination = f"{folder}/index.html".lstrip("/")
    url = f"/{permalinks.encode(folder)}/" if folder else "/"
    return Page(
        kind="page",
        path=site.source / destination,
        relative_path=destination,
        data={**site.defaults.for_page(".html"), **data},
        defaults=site.defaults.for_document(".html", "pages"),
        title=to_text(data["title"]),
        url=url,
        destination=destination,
        name="index.html",
        dir=f"/{folder}/" if folder else "/",
        ext=".html",
        output_ext=".html",
        generated=True,
    )


def _names(site: SiteDraft, key: str) -> dict[str, str]:
    """In lower case, and as they are written first; the posts' order is theirs."""
    if key == "collections":
        return {label: label for label, group in site.collections.items() if group.docs}
    groups: Iterable[str] = site.tags if key == "tags" else site.categories
    found: dict[str, str] = {}
    for name in groups:
        if name.strip():
            found.setdefault(name.strip().lower(), name)
    return found


def _slug(name: str, how: object) -> str:
    if not isinstance(how, Mapping):
        return name
    mode = to_text(how.get("mode")) or "none"
    return slugify(name, mode, cased=how.get("case") is True) if mode != "none" else name


def _front_matter(site: SiteDraft, layout: str) -> dict[str, Any]:
    """What a layout's file says above its text; nothing where it is missing or lies elsewhere."""
    folder = site.source / (site.config.text("layouts_dir") or "_layouts")
    path = folder / layout
    if not is_file_below(path, folder) or not is_file_below(path, site.source):
        return {}
    text = decoded(read_bytes(path), site.config.encoding, "replace")
    return {to_text(key): value for key, value in front_matter.split(text).data.items()}
