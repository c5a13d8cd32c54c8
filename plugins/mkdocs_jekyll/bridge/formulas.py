"""Which pages have formulas, and how they mark them: only those load KaTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from mkdocs.structure.files import Files

from .theme import overrides_folder

#: ``plain``: between ``\(`` and ``\)``, ``\[`` and ``\]``, ``$$``; ``dollars``: between single ones as well.
Formulas = Literal["", "plain", "dollars"]

FOLDER: Final = "assets/katex/"
SCRIPT: Final = "assets/jekyll/math.js"
#: What themes ask for in front matter.
_KEYS: Final = ("mathjax", "katex", "math", "use_math", "latex")
_NO: Final = frozenset(("", "false", "no", "off", "0", "none", "null"))
_MARKS: Final = re.compile(r"\\[(\[]|\$\$|\\begin\{|\bkdmath\b")


def formulas_of(data: Mapping[str, object], *, has_math: bool) -> Formulas:
    """How a page writes formulas.

    ``data`` is its front matter: only an author who asks there for formulas means them by a single dollar
    sign. ``has_math`` says whether kramdown has found any.
    """
    if any(str(data.get(key) or "").strip().lower() not in _NO for key in _KEYS):
        return "dollars"
    return "plain" if has_math else ""


def formulas_in(html: str, of_page: Formulas) -> Formulas:
    """The same for a part of a page, such as its beginning on the index."""
    found = _MARKS.search(html) is not None or (of_page == "dollars" and "$" in html)
    return of_page if found else ""


def leave_out(files: Files) -> None:
    """Don't copy KaTeX into a site that has no formulas; a site's own files of that name stay."""
    ours = str(overrides_folder())
    for file in list(files):
        if file.src_dir == ours and (file.src_uri.startswith(FOLDER) or file.src_uri == SCRIPT):
            files.remove(file)
