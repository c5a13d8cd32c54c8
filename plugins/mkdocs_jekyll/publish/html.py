"""HTML as a type, and HTML out of the markup that authors write into titles, names and descriptions.

``Html`` is HTML and is printed as it is; ``str`` is text and is escaped wherever it meets HTML: by our
templates, by ``Html(...).format`` and by ``+``. nh3 decides what an author's markup may do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, TypeAlias

import nh3
from markupsafe import Markup, escape

from mkdocs_jekyll.kramdown import Options, convert

from .safe_url import is_link, safe_url

Html: TypeAlias = Markup
EMPTY: Final = Html()

#: Markup that a title may carry; any other ``<`` is text.
_INLINE: Final = frozenset((
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt",
    "ruby", "s", "small", "span", "strong", "sub", "sup", "u",
))  # fmt: skip
_ATTRIBUTES: Final = {"*": {"class", "dir", "lang", "style", "title"}}
_STYLES: Final = frozenset((
    "background-color", "color", "font-size", "font-style", "font-weight", "text-decoration",
    "vertical-align", "white-space",
))  # fmt: skip
#: What a description may have besides.
_PHRASE: Final = frozenset((
    "a", "b", "br", "code", "del", "em", "i", "kbd", "mark", "p", "s", "small", "strong", "sub", "sup",
))  # fmt: skip
#: What a heading may have besides in the table of contents.
_HEADING: Final = _INLINE | {"img", "picture", "source"}
_PICTURE: Final = {"alt", "height", "src", "srcset", "width"}
_WITHOUT_CONTENT: Final = {"iframe", "noscript", "script", "style", "template"}
_SCHEMES: Final = {"http", "https", "mailto"}

_BARE_AMPERSAND: Final = re.compile(r"&(?!#?\w+;)")
#: The tags of a link.
_LINK: Final = re.compile(r"</?a\b[^<>]*+>", re.IGNORECASE)
_LESS: Final = re.compile(r"</?([a-zA-Z]+)(?=[\s/>])(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>|<")
#: A value without quotation marks in a start tag.
_UNQUOTED: Final = re.compile(r"""(<[a-z][^<>"']*\s[a-z-]+=)([^\s"'<>]+)""", re.IGNORECASE)


@lru_cache(maxsize=8192)
def inline_html(text: str) -> Html:
    """A title or a name that may carry markup: span-level elements and entities stay, the rest is text.

    HTML that is made by this function comes out as it went in.
    """
    if "<" not in text and "&" not in text:
        return Html(text)
    text = _LESS.sub(_keep_or_escape, _BARE_AMPERSAND.sub("&amp;", _writable(text)))
    html = nh3.clean(
        text,
        tags=set(_INLINE),
        attributes=_ATTRIBUTES,
        attribute_filter=_without_brackets,
        filter_style_properties=set(_STYLES),
        link_rel=None,
    )
    return Html(html.replace("&gt;", ">"))


def _writable(text: str) -> str:
    """The text without halves of characters, which no file can hold and the sanitiser does not take."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


@lru_cache(maxsize=8192)
def markdown_title(text: str) -> Html:
    """A title that is written in Markdown: without links, as titles stand in links themselves."""
    html = convert(text, Options(input="GFM", auto_ids=False)).html.strip()
    inner = html.removeprefix("<p>").removesuffix("</p>")
    if not html.startswith("<p>") or "</p>" in inner:
        return inline_html(text)  # a list, a quotation: the author meant the characters
    return inline_html(_LINK.sub("", inner))


def inline_markdown(text: str) -> Html:
    """A line or two of Markdown and HTML, such as an author's description, as inline HTML."""
    if not text.strip():
        return Html()
    text = _UNQUOTED.sub(r'\1"\2"', text)  # a browser takes such an attribute, kramdown does not
    html = nh3.clean(
        _writable(convert(text, Options(input="GFM", auto_ids=False)).html),
        tags=set(_PHRASE),
        clean_content_tags=_WITHOUT_CONTENT,
        attributes={"a": {"href"}},
        attribute_filter=_link,
        url_schemes=_SCHEMES,
        link_rel="noopener",
    )
    return Html(_without_breaks(html.replace("<p>", "").replace("</p>", "<br>")))


def _without_breaks(html: str) -> str:
    """HTML without the line breaks and the white space at its end."""
    end = len(html)
    while True:
        while end and html[end - 1].isspace():
            end -= 1
        if not html.endswith("<br>", 0, end):
            return html[:end]
        end -= len("<br>")


def heading_html(html: str) -> Html:
    """What a heading of a body says, for the table of contents: words, emphasis and pictures."""
    if "<" not in html:
        return Html(html)
    return Html(
        nh3.clean(
            _writable(html),
            tags=set(_HEADING),
            clean_content_tags=_WITHOUT_CONTENT,
            attributes={**_ATTRIBUTES, "img": _PICTURE, "source": _PICTURE},
            attribute_filter=_without_brackets,
            filter_style_properties=set(_STYLES),
            link_rel=None,
        )
    )


def printed_raw(value: str) -> str:
    """Text or HTML as a ``str`` of HTML, for MkDocs' and Material's templates, which print it as it is."""
    return str(escape(value))


def _keep_or_escape(match: re.Match[str]) -> str:
    name = match[1]
    return match[0] if name and name.lower() in _INLINE else f"&lt;{match[0][1:]}"


def _without_brackets(tag: str, attribute: str, value: str) -> str | None:  # noqa: ARG001 - nh3's signature
    """No attribute with ``<`` or ``>``: a simple pattern that takes tags away would end the tag there."""
    return None if "<" in value or ">" in value else value


def _link(tag: str, attribute: str, value: str) -> str | None:  # noqa: ARG001 - nh3's signature
    if attribute != "href":
        return value
    return safe_url(value) if is_link(value) else None
