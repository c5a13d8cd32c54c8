"""Icons of Font Awesome and Academicons that texts show by classes (``<i class="fas fa-download"></i>``).

Old themes brought the fonts of these icons to every page, mostly from another host. Material comes with the
same icons as SVG: those that the site's texts, includes and data name are drawn by a style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import quote

from mkdocs_jekyll.jekyll import Site
from mkdocs_jekyll.jekyll.files import text_in

#: Gives the SVG of an icon by its path below the theme's ``.icons``, without the ending; empty: none.
IconSource = Callable[[str], str]

#: The style sheet with the icons of a site, and the one with what all icons have in common.
SHAPES: Final = "assets/jekyll/icon_shapes.css"
STYLESHEET: Final = "assets/jekyll/icons.css"

_NAME: Final = re.compile(r"(?<![\w-])fa-([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w-])")
_ACADEMIC: Final = re.compile(r"(?<![\w-])ai-([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w-])")
_VIEW_BOX: Final = re.compile(r"viewBox=\"[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)\"")
#: Classes that say how an icon is drawn, and are none.
_MODIFIERS: Final = re.compile(
    r"solid|regular|brands|fw|lg|xs|sm|xl|2xs|2xl|\d+x|ul|li|border|pull-\w+|spin(?:-\w+)?|pulse|inverse|fade"
    r"|stack(?:-\w+)?|rotate-\d+|flip-\w+|beat(?:-fade)?|bounce|shake|layers(?:-\w+)*|sr-only|width-auto"
)
#: Of a name alone the first that has it is shown; the classes for the others show theirs.
_FAMILIES: Final = ("solid", "brands", "regular")
_CLASSES: Final = {"regular": ":is(.far,.fa-regular)", "brands": ":is(.fab,.fa-brands)"}
#: Names of version 4 that later versions have under another.
_OLD_NAMES: Final = {
    "picture": "image", "file-text": "file-lines", "group": "users", "soccer-ball": "futbol",
    "cny": "yen-sign", "hand-grab": "hand-back-fist", "hand-stop": "hand", "hotel": "bed",
    "mortar-board": "graduation-cap", "send": "paper-plane", "support": "life-ring",
    "turkish-lira": "lira-sign", "photo": "image", "area-chart": "chart-area",
    "pie-chart": "chart-pie", "file-photo": "file-image", "file-movie": "file-video",
    "file-sound": "file-audio", "file-zip": "file-zipper", "money": "money-bill-1",
    "refresh": "arrows-rotate", "window-close": "rectangle-xmark", "vcard": "address-card",
}  # fmt: skip


def icon_names(site: Site) -> tuple[frozenset[str], frozenset[str]]:
    """The names of Font Awesome's and of Academicons' icons that a site's texts, data and includes have."""
    awesome: set[str] = set()
    academic: set[str] = set()
    for text in _texts(site):
        if "fa-" in text:
            awesome.update(_NAME.findall(text))
        if "ai-" in text:
            academic.update(_ACADEMIC.findall(text))
    return frozenset(name for name in awesome if not _MODIFIERS.fullmatch(name)), frozenset(academic)


def _texts(site: Site) -> Iterator[str]:
    collections = (collection.docs for collection in site.collections.values())
    for items in (site.posts, site.pages, *collections):
        for item in items:
            yield item.content
            yield from _strings(item.data)
    yield from _strings(site.data)
    yield from _strings(dict(site.config))
    folder = site.source / (site.config.text("includes_dir") or "_includes")
    yield from map(text_in, sorted(folder.rglob("*.html")) if folder.is_dir() else ())


def _strings(value: object, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < 12:
        inner: Iterable[object] = ()
        if isinstance(value, Mapping):
            inner = value.values()
        elif isinstance(value, list | tuple):
            inner = value
        for one in inner:
            yield from _strings(one, depth + 1)


def shapes(site: Site, svg_of: IconSource) -> str:
    """A style sheet that draws the icons of a site; empty if it names none that is there."""
    awesome, academic = icon_names(site)
    rules = [rule for name in sorted(awesome) for rule in _rules_of(name, svg_of)]
    pictures = ((name, svg_of(f"simple/{name.replace('-', '')}")) for name in sorted(academic))
    return "".join((*rules, *(_rule(f".ai.ai-{name}", svg) for name, svg in pictures if svg)))


def _rules_of(name: str, svg_of: IconSource) -> Iterator[str]:
    found = {family: svg for family in _FAMILIES if (svg := _shape(name, family, svg_of))}
    first = next((family for family in _preferred(name) if family in found), "")
    for family, svg in found.items():
        if family == first:
            yield _rule(f".fa-{name}", svg)
        elif family in _CLASSES:
            yield _rule(f"{_CLASSES[family]}.fa-{name}", svg)


def _preferred(name: str) -> tuple[str, ...]:
    """In version 4 a name that ends in ``-o`` is that of an outline."""
    return ("regular", "solid", "brands") if name.endswith("-o") else _FAMILIES


def _shape(name: str, family: str, svg_of: IconSource) -> str:
    plain = name.removesuffix("-o")
    names = dict.fromkeys((name, plain, _OLD_NAMES.get(plain, plain)))
    return next(filter(None, (svg_of(f"fontawesome/{family}/{one}") for one in names)), "")


def _rule(selector: str, svg: str) -> str:
    box = _VIEW_BOX.search(svg)
    width = 1.0 if box is None or not float(box[2]) else float(box[1]) / float(box[2])
    data = quote(" ".join(svg.split()), safe=" /:=,;@()!'")
    return f'{selector}{{--jk-icon:url("data:image/svg+xml,{data}");--jk-icon-width:{width:.4g}em}}\n'
