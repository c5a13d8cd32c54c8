"""The beginning of a post as other pages show it: what its author wrote, without what runs there.

A post's own page has its text as it is. An index shows the beginnings of all authors' posts, so a sanitiser
reads each: scripts, event handlers, fields and style sheets are left out, and a frame that is no player of a
known host stands in a sandbox. Inline styles stay; the index's own style keeps them inside the beginning.
"""

from __future__ import annotations

import re
from typing import Final

import nh3

from .html_scan import Edits, Scan

_SHAPES: Final = ("circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "text", "tspan")
_FORMULAS: Final = (
    *("annotation", "math", "menclose", "merror", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom"),
    *("mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd"),
    *("mtext", "mtr", "munder", "munderover", "semantics"),
)
#: Besides those that nh3 allows: films, sound, frames, lists of tasks, drawings, formulas, old HTML.
_TAGS: Final = nh3.ALLOWED_TAGS | {
    *("address", "audio", "big", "font", "iframe", "input", "label", "main", "picture", "section", "source"),
    *("svg", "tfoot", "track", "video", *_SHAPES, *_FORMULAS),
}
_WITHOUT_CONTENT: Final = {"script", "select", "style", "template", "textarea"}
_SIZE: Final = {"height", "width"}
_CELL: Final = _SIZE | {"bgcolor", "nowrap", "valign"}
_FILM: Final = {"autoplay", "controls", "loop", "muted", "preload", "src"}
_DRAWN: Final = {
    *("cx", "cy", "d", "dx", "dy", "fill", "fill-opacity", "fill-rule", "font-size", "opacity", "points"),
    *("r", "rx", "ry", "stroke", "stroke-linecap", "stroke-linejoin", "stroke-width", "text-anchor"),
    *("transform", "x", "x1", "x2", "y", "y1", "y2"),
}
_OF_FORMULA: Final = {
    *("accent", "columnalign", "depth", "display", "displaystyle", "encoding", "fence", "linethickness"),
    *("lspace", "mathvariant", "maxsize", "minsize", "notation", "rowspacing", "rspace", "scriptlevel"),
    *("separator", "stretchy", "xmlns", *_SIZE),
}
_FURTHER: Final[dict[str, set[str]]] = {
    "*": {"align", "class", "dir", "hidden", "lang", "role", "style", "tabindex", "title", "translate"},
    "a": {"download", "rel", "target", "type"},
    "area": {"alt", "coords", "href", "shape"},
    "audio": _FILM,
    "col": {"width"},
    "details": {"open"},
    "font": {"color", "face", "size"},
    "iframe": {
        *("allow", "allowfullscreen", "border", "frameborder", "framespacing", "loading", "marginheight"),
        *("marginwidth", "referrerpolicy", "scrolling", "src", *_SIZE),
    },
    "img": {"border", "decoding", "hspace", "loading", "sizes", "srcset", "vspace"},
    "input": {"checked", "disabled"},
    "li": {"value"},
    "ol": {"reversed", "type"},
    "source": _SIZE | {"media", "sizes", "src", "srcset", "type"},
    "svg": _DRAWN | _SIZE | {"preserveAspectRatio", "version", "viewBox", "xmlns"},
    "table": {"bgcolor", "border", "cellpadding", "cellspacing", "width"},
    "td": _CELL,
    "th": _CELL,
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "ul": {"type"},
    "video": _FILM | _SIZE | {"playsinline", "poster"},
    **dict.fromkeys(_SHAPES, _DRAWN),
    **dict.fromkeys(_FORMULAS, _OF_FORMULA),
}
_ATTRIBUTES: Final = {
    name: nh3.ALLOWED_ATTRIBUTES.get(name, set()) | _FURTHER.get(name, set())
    for name in nh3.ALLOWED_ATTRIBUTES.keys() | _FURTHER.keys()
}
_STYLES: Final = {
    *("align-items", "aspect-ratio", "background", "background-color", "background-position", "border"),
    *("background-repeat", "background-size", "border-bottom", "border-bottom-width", "border-collapse"),
    *("border-color", "border-left", "border-radius", "border-right", "border-spacing", "border-style"),
    *("border-top", "border-width", "bottom", "box-shadow", "box-sizing", "clear", "color", "column-gap"),
    *("columns", "column-count", "cursor", "direction", "display", "flex", "flex-basis", "flex-direction"),
    *("flex-flow", "flex-grow", "flex-shrink", "flex-wrap", "float", "font", "font-family", "font-size"),
    *("font-style", "font-variant", "font-weight", "gap", "grid-gap", "grid-template-columns", "height"),
    *("hyphens", "justify-content", "left", "letter-spacing", "line-height", "list-style", "margin"),
    *("list-style-type", "margin-bottom", "margin-left", "margin-right", "margin-top", "max-height"),
    *("max-width", "min-height", "min-width", "object-fit", "object-position", "opacity", "overflow"),
    *("overflow-wrap", "overflow-x", "overflow-y", "padding", "padding-bottom", "padding-left"),
    *("padding-right", "padding-top", "position", "right", "row-gap", "tab-size", "table-layout"),
    *("text-align", "text-align-last", "text-decoration", "text-indent", "text-justify", "text-shadow"),
    *("text-transform", "top", "transform", "vertical-align", "visibility", "white-space", "width"),
    *("word-break", "word-spacing", "word-wrap", "writing-mode", "zoom"),
}
#: What no declaration of a style may say: a place in the window, and a request.
_BEYOND: Final = re.compile(r"\\|fixed|sticky|url\s*\(|image-set", re.IGNORECASE)
#: Attributes that the theme's scripts and ours look for.
_OF_SCRIPTS: Final = ("data-jk", "data-md")
_SCHEMES: Final = nh3.ALLOWED_URL_SCHEMES | {"data"}
_PICTURE: Final = re.compile(r"\s*data:image/", re.IGNORECASE)
_DATA: Final = re.compile(r"\s*data:", re.IGNORECASE)
_URLS: Final = frozenset(("cite", "href", "poster", "src"))
_PICTURES: Final = frozenset(("img", "source", "video"))
_UNREAD_WITH_SCRIPTS: Final = re.compile(r"</?noscript\b[^<>]*>", re.IGNORECASE)
#: Hosts that show films, sound or slides, and no page of anybody's in which a page of this site could stand.
_PLAYERS: Final = frozenset((
    "bilibili.com", "dailymotion.com", "music.163.com", "nicovideo.jp", "openstreetmap.org", "qq.com",
    "slideshare.net", "soundcloud.com", "speakerdeck.com", "spotify.com", "ted.com", "twitch.tv", "vimeo.com",
    "youku.com", "youtube-nocookie.com", "youtube.com",
))  # fmt: skip
_HOST: Final = re.compile(
    r"\s*(?:https?:)?//(?:(?:embed|open|player|v|w|www)\.)?([a-z0-9.-]+)(?:[/?#]|\Z)", re.IGNORECASE
)
#: A frame's scripts run, but as those of no host: they reach neither the page nor the site.
_SANDBOX: Final = ' sandbox="allow-scripts allow-forms allow-popups allow-presentation"'


def excerpt_html(html: str) -> str:
    """The beginning of a post, well-formed, with nothing in it that runs in the page that shows it."""
    if "<" not in html:
        return html
    cleaned = nh3.clean(
        _UNREAD_WITH_SCRIPTS.sub("", html).encode("utf-8", "replace").decode(),
        tags=_TAGS,
        clean_content_tags=_WITHOUT_CONTENT,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"aria-", "data-"},
        attribute_filter=_kept,
        set_tag_attribute_values={"input": {"type": "checkbox"}},
        filter_style_properties=_STYLES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return _with_sandboxes(cleaned) if "<iframe" in cleaned else cleaned


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """What stays of an attribute's value."""
    if attribute == "style":
        return ";".join(part for part in value.split(";") if not _BEYOND.search(part))
    if attribute.startswith(_OF_SCRIPTS) or (attribute == "tabindex" and value.strip() not in ("0", "-1")):
        return None
    if _DATA.match(value) and attribute in _URLS:
        return value if tag in _PICTURES and _PICTURE.match(value) else None
    return value


def _with_sandboxes(html: str) -> str:
    scan = Scan(html)
    edits = Edits(scan)
    for frame in scan.starts(("iframe",)):
        if not _is_player(frame.get("src")):
            edits.insert(frame.name_end, _SANDBOX)
    return edits.apply()


def _is_player(url: str) -> bool:
    """Whether a URL leads to a host that is known for its players."""
    host = _HOST.match(url)
    return host is not None and host[1].lower() in _PLAYERS
