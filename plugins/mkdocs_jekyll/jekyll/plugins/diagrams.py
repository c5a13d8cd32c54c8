"""jekyll-diagrams: Mermaid's diagrams are drawn; the others need programs, so their source is shown."""

from __future__ import annotations

from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag

from .plugin import Plugin

_SOURCES: Final = (
    *("actdiag", "blockdiag", "erd", "graphviz", "nomnoml", "nwdiag", "packetdiag", "plantuml", "rackdiag"),
    *("seqdiag", "smcat", "state_machine_cat", "svgbob", "syntrax", "vega", "vegalite", "wavedrom"),
)


def diagram(call: TagCall) -> str:
    """``{% mermaid %}…{% endmermaid %}``."""
    return f'\n<pre class="mermaid">{_text(call)}</pre>\n'


def source(call: TagCall) -> str:
    """``{% plantuml %}…{% endplantuml %}`` and the like: what was written, as code."""
    return f'\n<pre><code class="language-{call.name}">{_text(call)}\n</code></pre>\n'


def _text(call: TagCall) -> str:
    return escape((call.body or "").strip("\n"), quote=False)


PLUGIN: Final = Plugin(
    name="jekyll-diagrams",
    also=("liquid-diagrams", "jekyll-mermaid"),
    tags={
        "mermaid": function_tag(diagram, block=True),
        **{name: function_tag(source, block=True) for name in _SOURCES},
    },
)
