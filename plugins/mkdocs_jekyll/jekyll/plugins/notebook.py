"""jekyll-jupyter-notebook: a notebook in the text; and ``file_exists``, which texts ask before."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag
from mkdocs_jekyll.jekyll.liquid.errors import SilentError
from mkdocs_jekyll.kramdown.converter.highlight import colour, rouge_name

from .plugin import Plugin

_CONTROL: Final = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_PICTURES: Final = ("image/png", "image/jpeg", "image/gif")


def notebook(call: TagCall) -> str:
    """``{% jupyter_notebook path %}``: cells and their results, in place of the frame of the original.

    The path is a text in quotes or a variable; the baseurl may stand before it.
    """
    written = call.printed().strip()
    path = written.strip("\"'") if written[:1] in "\"'" else call.text(written) or written
    base = call.text("site.baseurl").rstrip("/")
    path = path.removeprefix(base).strip("/") if base and path.startswith(base + "/") else path.strip("/")
    try:
        read = json.loads(call.source_text(path, ""))
    except ValueError as error:
        raise SilentError(f"{path} is no notebook: {error}") from None
    cells = read.get("cells") if isinstance(read, Mapping) else None
    language = _language(read) if isinstance(read, Mapping) else "python"
    inner = "".join(_cell(call, cell, language) for cell in cells or () if isinstance(cell, Mapping))
    return f'<div class="jupyter-notebook">\n{inner}</div>'


def _language(read: Mapping[str, object]) -> str:
    metadata = read.get("metadata")
    info = metadata.get("language_info") if isinstance(metadata, Mapping) else None
    return str(info.get("name") or "python") if isinstance(info, Mapping) else "python"


def _cell(call: TagCall, cell: Mapping[str, object], language: str) -> str:
    source = _text(cell.get("source"))
    if cell.get("cell_type") == "markdown":
        return call.markdown(source)
    if cell.get("cell_type") != "code" or not source.strip():
        return ""
    known = rouge_name(language)
    code = colour(source, known, call.colour_limit) if known else escape(source, quote=False)
    name = escape(language)
    results = cell.get("outputs")
    shown = "".join(
        part
        for one in (results if isinstance(results, list) else ())
        if isinstance(one, Mapping)
        for part in _result(one)
    )
    return (
        f'<div class="language-{name} highlighter-rouge"><div class="highlight"><pre class="highlight"><code>'
        f"{code}</code></pre></div></div>\n{shown}"
    )


def _result(result: Mapping[str, object]) -> Iterator[str]:
    """What a cell of code printed, as HTML."""
    if "text" in result:
        yield _printed(_text(result["text"]))
    if "traceback" in result:
        yield _printed(_text(result["traceback"], "\n"))
    data = result.get("data")
    if not isinstance(data, Mapping):
        return
    for kind in _PICTURES:
        if kind in data:
            content = re.sub(r"[^A-Za-z0-9+/=]", "", _text(data[kind]))
            yield f'<p><img src="data:{kind};base64,{content}" alt=""></p>\n'
            return
    if "image/svg+xml" in data:
        yield f"<div>{_text(data['image/svg+xml'])}</div>\n"
    elif "text/html" in data:
        yield f"<div>{_text(data['text/html'])}</div>\n"
    elif "text/plain" in data:
        yield _printed(_text(data["text/plain"]))


def _printed(text: str) -> str:
    return f'<pre class="jupyter-output"><code>{escape(_CONTROL.sub("", text), quote=False)}</code></pre>\n'


def _text(value: object, between: str = "") -> str:
    return between.join(map(str, value)) if isinstance(value, list) else str(value or "")


def file_exists(call: TagCall) -> str:
    """``{% file_exists path %}``: ``true`` if the site has a file at that path below its source."""
    return "true" if call.has_file(call.printed()) else "false"


PLUGIN: Final = Plugin(
    name="jekyll-jupyter-notebook",
    tags={"jupyter_notebook": function_tag(notebook), "file_exists": function_tag(file_exists)},
)
