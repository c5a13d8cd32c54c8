"""What a theme's layout shows around a text, from the layouts of the theme's kit.

A layout is Liquid with ``{{ content }}`` in it, as in Jekyll. The text itself stays as it is: what the layout
shows before and after it goes around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mkdocs_jekyll.jekyll import Item, SiteRenderer

from .html import EMPTY, Html

_CONTENT: Final = re.compile(r"{{-?\s*content\s*-?}}")
#: Stands for the text while Liquid runs; no text has it.
_MARK: Final = "<!-- jekyll:content -->"


@dataclass(frozen=True, slots=True)
class AroundText:
    """HTML before and after a text; both may be empty."""

    before: Html = EMPTY
    after: Html = EMPTY

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.before or self.after)


#: Around most texts.
NOTHING_AROUND: Final = AroundText()


def around_text(item: Item, renderer: SiteRenderer) -> AroundText:
    """What the item's layout shows around its text; nothing for a layout that the kit does not have."""
    kit = renderer.site.kit
    layout = "" if kit is None else kit.layout(item.layout or "")
    if not layout:
        return AroundText()
    html = renderer.render_inline(_CONTENT.sub(_MARK, layout, count=1), item)
    before, _, after = html.partition(_MARK)
    return AroundText(Html(before.strip()), Html(after.strip()))
