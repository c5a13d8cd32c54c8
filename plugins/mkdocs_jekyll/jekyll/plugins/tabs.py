"""jekyll-tabs, which al-folio brings: parts of a text of which a reader sees one, as Material's tabs."""

from __future__ import annotations

import hashlib
import re
from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag

from .plugin import Plugin

#: What a tab leaves for the set that it stands in; no text has it.
_TAB: Final = re.compile("\ue010([^\ue011]*)\ue011(.*?)\ue012", re.DOTALL)


def tab(call: TagCall) -> str:
    """``{% tab set label %}…{% endtab %}``: one part, in Markdown."""
    label = call.printed().strip().partition(" ")[2].strip()
    return f"\ue010{label}\ue011{call.markdown((call.body or '').strip())}\ue012"


def tabs(call: TagCall) -> str:
    """``{% tabs set %}…{% endtabs %}``: the parts under their labels. The set's name may be any."""
    body = call.body or ""
    parts = _TAB.findall(body)
    key = hashlib.sha256(f"{call.printed()}{body}".encode("utf-8", "replace")).hexdigest()[:8]
    ids = [f"__tabbed_{key}_{number}" for number in range(1, len(parts) + 1)]
    buttons = "".join(
        f'<input{" checked" if one == ids[0] else ""} id="{one}" name="__tabbed_{key}" type="radio">'
        for one in ids
    )
    labels = "".join(
        f'<label for="{one}">{escape(label)}</label>' for one, (label, _) in zip(ids, parts, strict=True)
    )
    blocks = "".join(f'<div class="tabbed-block">{html}</div>' for _, html in parts)
    return (
        f'<div class="tabbed-set tabbed-alternate">{buttons}<div class="tabbed-labels">{labels}</div>'
        f'<div class="tabbed-content">{blocks}</div></div>'
    )


PLUGIN: Final = Plugin(
    name="jekyll-tabs",
    tags={"tabs": function_tag(tabs, block=True), "tab": function_tag(tab, block=True)},
)
