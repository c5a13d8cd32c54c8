"""Filters that need the site: URLs, Markdown, slugs, styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll import slugs
from mkdocs_jekyll.jekyll.sass import SassError

from ..drops import DocumentDrop
from ..errors import InternalError
from ..markdown import to_html
from ..ruby.objects import MethodLiteral
from ..ruby.to_s import class_name, to_s

if TYPE_CHECKING:
    from ..context import JekyllContext


_URL_GROWTH = 20  # characters of a normalized URL to one of a text, at the most


#: Steps of work to start a program.
_STEPS_OF_A_PROCESS = 100_000


def _url(context: JekyllContext, value: object) -> str:
    url = value.url if isinstance(value, DocumentDrop) else context.text(value)
    context.budget.check_size(len(url) * _URL_GROWTH)
    return url


def relative_url(context: JekyllContext, value: object) -> object:
    """With the site's baseurl before it."""
    return None if value is None else context.registers.services.relative_url(_url(context, value))


def absolute_url(context: JekyllContext, value: object) -> object:
    """With the site's host and baseurl before it."""
    return None if value is None else context.registers.services.absolute_url(_url(context, value))


_INDEX = re.compile(r"/index\.html?$", re.MULTILINE)


def strip_index(value: object) -> object:
    """Without ``index.html`` at its end."""
    if value is None or value == "" or isinstance(value, MethodLiteral):
        return None
    if not isinstance(value, str):
        raise InternalError(f"strip_index needs a text, not {class_name(value)}", remedy="Filter a text.")
    return _INDEX.sub("/", value, count=1)


def markdownify(context: JekyllContext, text: str) -> str:
    """Markdown as HTML."""
    return to_html(context, text)


def smartify(context: JekyllContext, text: str) -> str:
    """With typographic quotes, dashes and dots."""
    return context.registers.services.site.markdown.smartify(text)


def slugify(value: object, mode: object = None) -> object:
    """As Jekyll writes it in a URL."""
    return make_slug(value, mode)


def make_slug(value: object, mode: object, *, marks: bool = True) -> object:
    """A slug; ``marks`` is whether it keeps every mark."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InternalError(f"slugify needs a text, not {class_name(value)}", remedy="Filter a text.")
    return slugs.slugify(value, "default" if mode is None else to_s(mode), marks=marks)


def scssify(context: JekyllContext, text: str) -> str:
    """SCSS as CSS."""
    return _css(context, text, indented=False)


def sassify(context: JekyllContext, text: str) -> str:
    """Sass as CSS."""
    return _css(context, text, indented=True)


def _css(context: JekyllContext, text: str, *, indented: bool) -> str:
    # The compiler is a process of its own.
    context.budget.spend(_STEPS_OF_A_PROCESS)
    try:
        return context.registers.services.css(text, indented=indented)
    except SassError as error:
        raise InternalError(str(error), remedy=error.remedy) from None


#: By the names that a text calls them.
FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "relative_url": relative_url,
    "absolute_url": absolute_url,
    "strip_index": strip_index,
    "markdownify": markdownify,
    "smartify": smartify,
    "slugify": slugify,
    "sassify": sassify,
    "scssify": scssify,
}
