"""What stands behind a title: a picture or colours, the words below it, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mkdocs_jekyll.jekyll import Document, Item, Site

from .colors import WHITE, color_of, contrast
from .html import EMPTY, Html, inline_html, inline_markdown
from .page_meta import is_false, text_of
from .post_picture import PICTURE_KEYS, picture_at, picture_of
from .safe_url import safe_url
from .site_identity import at

#: A background may be colours and gradients; nothing that loads, closes the attribute or ends the rule.
_UNSAFE_CSS: Final = re.compile(r"[\"<>{}\\]|url\s*\(|expression|@import", re.IGNORECASE)
#: How dark a picture gets where the post doesn't say: light enough to see, dark enough to read on.
DEFAULT_MASK: Final = 0.4
#: The contrast that large text needs (WCAG 2).
_LARGE_TEXT: Final = 3.0
#: The forms of TeXt's ``article_header`` that show a picture.
_HERO_FORMS: Final = ("overlay", "cover")
#: Where themes list the buttons below a title.
_ACTIONS: Final = ("header.actions", "article_header.actions")


@dataclass(frozen=True, slots=True)
class HeroAction:
    """A button below a title; ``url`` as written."""

    label: Html
    url: str


@dataclass(frozen=True, slots=True)
class Hero:
    """What stands behind a title: a picture's URL with its text, or CSS; ``mask`` darkens it (0 to 1).

    ``veil`` is a colour or gradient of the author's between the picture and the words. ``lead`` are the words
    below the title, ``actions`` the buttons below them, ``caption`` says whose picture it is.
    ``is_own`` is false for a picture that the site gives to every post; ``is_light`` has dark words on it.
    """

    picture: str = ""
    css: str = ""
    mask: float = DEFAULT_MASK
    veil: str = ""
    alt: str = ""
    lead: Html = EMPTY
    actions: tuple[HeroAction, ...] = ()
    caption: Html = EMPTY
    is_own: bool = True
    is_light: bool = False
    is_centered: bool = False


def hero_of_site(item: Item, site: Site) -> Hero | None:
    """The picture that the site's configuration gives to every post without one, as Hux's theme does."""
    picture = text_of(site.config.get("header-img"))
    asks_for_none = item.data.get("header-style") == "text" or item.data.get("header-img") is False
    if not picture or asks_for_none:
        return None
    mask = _fraction(item.data.get("header-mask"))
    return Hero(picture, mask=DEFAULT_MASK if mask is None else mask, is_own=False)


def hero_of(item: Item, site: Site) -> Hero | None:
    """The picture or background above an item's text, or ``None``."""
    data = item.data
    if data.get("header-style") == "text":
        return None
    mask = _fraction(data.get("header-mask"))
    css = text_of(data.get("header-bg-css")).rstrip("; ")
    if css and not _UNSAFE_CSS.search(css):
        caption = _credit(data)
        return Hero(css=css, mask=0.0 if mask is None else mask, caption=caption, is_light=_is_pale(css))
    keys = site.kit.front_matter if site.kit is not None else {}
    if "hero" not in keys:
        picture = _own_picture(item)
        return _with_words(item, keys, picture, "", mask) if picture else None
    forms = keys.get("hero_form", ())
    if forms and _first_text(data, forms) not in _HERO_FORMS:
        return None
    picture = picture_at(data, _hero_paths(data, keys["hero"]))
    picture = site.kit.picture_path(picture) if site.kit is not None else picture
    color = _first_css(data, keys.get("hero_color", ()))
    if forms and not (picture or color):
        color = _first_css(data, keys.get("hero_veil", ()))
    return _with_words(item, keys, picture, color, mask) if picture or color else None


def _hero_paths(data: Mapping[str, object], paths: tuple[str, ...]) -> tuple[str, ...]:
    """Where the picture is looked for: TeXt's ``background_image: false`` keeps ``cover`` for lists."""
    no_cover = at(data, "article_header.background_image") is False
    return tuple(path for path in paths if not (no_cover and path == "cover"))


def _with_words(
    item: Item, keys: Mapping[str, tuple[str, ...]], picture: str, color: str, mask: float | None
) -> Hero:
    """A hero with the words and buttons that the theme shows below a title."""
    data = item.data
    filtered = _fraction(at(data, "header.overlay_filter"))
    veil = _veil(_first_css(data, keys.get("hero_veil", ()))) if filtered is None else ""
    usual = DEFAULT_MASK if picture and not veil else 0.0
    hides_lead = at(data, "header.show_overlay_excerpt") is False
    default = picture_at(item.defaults, keys.get("hero", ()))
    tone = _first_text(data, keys.get("hero_theme", ()))
    own = {key: data.get(key) for key in item.own_keys}
    is_post = isinstance(item, Document) and item.collection == "posts"
    of_pages = () if is_post else keys.get("page_lead", ())
    lead = "" if hides_lead else _first_text(own, (*keys.get("lead", ()), *of_pages))
    return Hero(
        picture,
        css=color,
        mask=next((value for value in (mask, filtered) if value is not None), usual),
        veil=veil,
        alt=_alt_of(data),
        lead=inline_markdown(lead),
        actions=tuple(_actions(data)),
        caption=inline_markdown(text_of(at(data, "header.caption"))) or _credit(data),
        is_own=not picture or picture not in (picture_of(item.defaults), default),
        is_light=tone == "light" or (tone != "dark" and not (picture or veil) and _is_pale(color)),
        is_centered=_first_text(data, keys.get("hero_align", ())) == "center",
    )


def _credit(data: Mapping[str, object]) -> Html:
    """Whose picture it is, as Hux's posts say it: a name, and an address without its scheme."""
    name, address = (text_of(data.get(f"header-img-credit{end}")) for end in ("", "-href"))
    if not name or not address:
        return inline_html(name)
    url = address if "://" in address else f"https://{address.lstrip('/')}"
    return Html('<a href="{}">{}</a>').format(safe_url(url), inline_html(name))


def _actions(data: Mapping[str, object]) -> Iterator[HeroAction]:
    """The buttons of ``header``: a list of labels and URLs, or one of older releases."""
    listed = next((value for key in _ACTIONS if isinstance(value := at(data, key), list)), [])
    parts = [part for part in listed if isinstance(part, Mapping)]
    pairs = [(part.get("label", part.get("text")), part.get("url")) for part in parts]
    pairs.append((at(data, "header.cta_label"), at(data, "header.cta_url")))
    for label, url in pairs:
        if text_of(label) and text_of(url):
            yield HeroAction(inline_html(text_of(label)), text_of(url))


def _first_text(data: Mapping[str, object], paths: tuple[str, ...]) -> str:
    """The first text at one of some paths, as one line; of a list its first."""
    for path in paths:
        value = at(data, path)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and not is_false(value):
            return " ".join(value.split())
    return ""


def _first_css(data: Mapping[str, object], paths: tuple[str, ...]) -> str:
    """The first colour or gradient at one of some paths; empty if it would load or end anything."""
    css = _first_text(data, paths).rstrip("; ")
    return "" if _UNSAFE_CSS.search(css) or ";" in css else css


def _is_pale(css: str) -> bool:
    """Whether white words could not be read on a background that is one colour."""
    color = color_of(css)
    return color is not None and contrast(color, WHITE) < _LARGE_TEXT


def _veil(css: str) -> str:
    """A colour or a gradient as a layer of a background: only the last layer may be a mere colour."""
    return css if not css or "gradient(" in css else f"linear-gradient({css}, {css})"


def _own_picture(item: Item) -> str:
    """An item's picture; one that ``defaults`` give as ``image`` is for cards and networks only."""
    data = item.data
    if "image" in data and "image" not in item.own_keys:
        data = {key: value for key, value in data.items() if key != "image"}
    return picture_of(data)


def _alt_of(data: Mapping[str, object]) -> str:
    """The alternative text of an item's picture, where the front matter has one."""
    holders = (data.get(key) for key in (*PICTURE_KEYS, "header"))
    texts = (text_of(holder.get("alt") or holder.get("image_description")) for holder in holders
             if isinstance(holder, Mapping))  # fmt: skip
    return next(filter(None, texts), text_of(data.get("image_alt")))


def _fraction(value: object) -> float | None:
    try:
        return min(1.0, max(0.0, float(str(value))))
    except ValueError:
        return None
