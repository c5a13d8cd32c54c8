"""By which name a comment system knows a post: the one it had in the old blog, so that its threads appear.

The site's own templates say it best: where one of them starts a comment system, the expression it gives as
the identifier is read. It is JavaScript with Liquid in it; of JavaScript only what blogs write there is
understood: a text, ``location.pathname`` and ``.href``, ``decodeURI`` and ``md5`` of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import md5
from typing import Final
from urllib.parse import unquote

from mkdocs_jekyll.jekyll import Item, SiteRenderer

_CALL: Final = re.compile(r"(?:[\w$]+\.)*(md5|MD5|hex_md5|decodeURI|decodeURIComponent|String)\((.*)\)")
_QUOTED: Final = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")
_LOCATION: Final = re.compile(r"(?:window\.|document\.|self\.)*location\.(pathname|href)")


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
