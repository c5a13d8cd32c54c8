"""By which name a comment system knows a post: the one it had in the old blog, so that its threads appear.

The site's own templates say it best: where one of them starts a comment system, the expression it gives as
the identifier is read. It is JavaScript with Liquid in it; of JavaScript only what blogs write there is
understood: a text, ``location.pathname`` and ``.href``, ``decodeURI`` and ``md5`` of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from mkdocs_jekyll.jekyll import Item, Site, SiteRenderer
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.paths import is_file_below, is_folder_below

#: A template larger than this has a program in it, no comment box.
_LARGEST_TEMPLATE: Final = 400_000
_COMMENTS: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|{%-?\s*comment\s*-?%}.*?(?:{%-?\s*endcomment\s*-?%}|\Z)|/\*.*?(?:\*/|\Z)"
    r"|^[ \t]*//[^\n]*|(?<![:\"'])//[^\n\"']*$",
    re.DOTALL | re.MULTILINE,
)
_CALL: Final = re.compile(r"(?:[\w$]+\.)*(md5|MD5|hex_md5|decodeURI|decodeURIComponent|String)\((.*)\)")
_TEMPLATES: Final = frozenset((".html", ".htm", ".js", ".tpl", ".liquid"))
_QUOTED: Final = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")
_LOCATION: Final = re.compile(r"(?:window\.|document\.|self\.)*location\.(pathname|href)")


@dataclass(frozen=True, slots=True)
class IdentifierExpression:
    """An identifier as it is written, and the file it stands in (for problems)."""

    text: str
    where: str


def in_templates(site: Site, pattern: re.Pattern[str] | None) -> IdentifierExpression | None:
    """What layouts and includes give where ``pattern`` matches; ``None`` where they say nothing."""
    if pattern is None:
        return None
    for path in _templates(site):
        text = text_in(path)
        if (found := pattern.search(without_remarks(text))) is not None:
            return IdentifierExpression(found[1].strip(), path.relative_to(site.source).as_posix())
    return None


def without_remarks(program: str) -> str:
    """A program without the remarks in it, be they JavaScript's, HTML's or Liquid's."""
    return _COMMENTS.sub("", program)


def evaluate(expression: str, item: Item, renderer: SiteRenderer, origin: tuple[str, str]) -> str | None:
    """The identifier of an item; ``None`` where the expression is not understood.

    ``origin`` is the host (``https://notes.example.org``) and the base path of the old blog.
    """
    expression = expression.strip().rstrip(",;").strip()
    if call := _CALL.fullmatch(expression):
        inner = evaluate(call[2], item, renderer, origin)
        return None if inner is None else _FUNCTIONS[call[1].lower().removeprefix("hex_")](inner)
    if place := _LOCATION.fullmatch(expression):
        host, base = origin
        return f"{base}{item.url}" if place[1] == "pathname" else f"{host}{base}{item.url}"
    quoted = _QUOTED.fullmatch(expression)
    if quoted is None and not (expression.startswith("{{") and expression.endswith("}}")):
        return None
    text = expression if quoted is None else quoted[1] if quoted[1] is not None else quoted[2]
    return renderer.render_inline(text, item) if "{" in text else text


_FUNCTIONS: Final[dict[str, Callable[[str], str]]] = {
    "md5": lambda text: md5(text.encode(), usedforsecurity=False).hexdigest(),
    "decodeuri": unquote,
    "decodeuricomponent": unquote,
    "string": str,
}


def _templates(site: Site) -> Iterator[Path]:
    """Layouts before includes, a post's layout before the others; nothing outside the source."""
    for key in ("layouts_dir", "includes_dir"):
        folder = site.source / site.config.text(key)
        if not is_folder_below(folder, site.source):
            continue
        files = (path for path in folder.rglob("*") if path.suffix in _TEMPLATES)
        for path in sorted(files, key=lambda path: (path.stem != "post", path.as_posix())):
            if is_file_below(path, site.source) and path.stat().st_size <= _LARGEST_TEMPLATE:
                yield path
