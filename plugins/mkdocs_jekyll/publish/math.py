"""Which pages have formulas, and how they mark them: only those load KaTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from .page_meta import says_no

#: ``plain``: between ``\(`` and ``\)``, ``\[`` and ``\]``, ``$$``; ``dollars``: between single ones as well.
Formulas = Literal["", "plain", "dollars"]

#: What only pages with formulas need.
ASSETS: Final = ("assets/katex/", "assets/jekyll/math.js")
#: What themes ask for in front matter.
_KEYS: Final = ("mathjax", "katex", "math", "use_math", "latex")
_MARKS: Final = re.compile(r"\\[(\[]|\$\$|\\begin\{|\bkdmath\b")


def formulas_of(data: Mapping[str, object], *, has_math: bool) -> Formulas:
    """How a page writes formulas.

    ``data`` is its front matter: only an author who asks there for formulas means them by a single dollar
    sign. ``has_math`` says whether kramdown has found any.
    """
    if any(not says_no(data.get(key)) for key in _KEYS):
        return "dollars"
    return "plain" if has_math else ""


def formulas_in(html: str, of_page: Formulas) -> Formulas:
    """The same for a part of a page, such as its beginning on the index."""
    found = _MARKS.search(html) is not None or (of_page == "dollars" and "$" in html)
    return of_page if found else ""
