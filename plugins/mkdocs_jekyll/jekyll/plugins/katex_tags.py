"""jekyll-katex: formulas in tags of their own, and texts in which dollar signs stand around formulas."""

from __future__ import annotations

import re
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag

from .plugin import Plugin

#: Around a formula, so that a page with one is known to have formulas.
CLASS: Final = "jk-tex"
_FORMULA: Final = re.compile(
    r"\\\$|\$\$(?P<display>(?:\\.|[^\\$])+)\$\$|\$(?P<inline>(?:\\.|[^\\$])+)\$", re.DOTALL
)
#: What Markdown would read in a formula; a character by its number is no markup in any text.
_MARKUP: Final = re.compile(r"[^\w ]")


def katex(call: TagCall) -> str:
    """``{% katex [display] %}…{% endkatex %}``: one formula."""
    return _formula((call.body or "").strip(), display="display" in call.printed())


def mixed(call: TagCall) -> str:
    """``{% katexmm %}…{% endkatexmm %}``: a text with formulas in it; ``\\$`` is a dollar sign."""

    def write(found: re.Match[str]) -> str:
        display, inline = found["display"], found["inline"]
        if display is None and inline is None:
            return "&#36;"
        return _formula((display or inline).strip(), display=display is not None)

    return _FORMULA.sub(write, call.body or "")


def _formula(source: str, *, display: bool) -> str:
    left, right = "[]" if display else "()"
    text = _MARKUP.sub(lambda found: f"&#{ord(found[0])};", f"\\{left}{source}\\{right}")
    return f'<span class="{CLASS}">{text}</span>'


PLUGIN: Final = Plugin(
    name="jekyll-katex",
    tags={"katex": function_tag(katex, block=True), "katexmm": function_tag(mixed, block=True)},
)
