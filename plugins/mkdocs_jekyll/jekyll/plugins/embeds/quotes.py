"""Octopress' blocks: quotations, code with a caption, and code out of a file."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall
from mkdocs_jekyll.kramdown.converter.colour_limit import ColourLimit
from mkdocs_jekyll.kramdown.converter.highlight import colour, rouge_name

from .arguments import checked_url, refused

_QUOTED: Final = re.compile(r"\{\"(.+?)\"\}", re.DOTALL)
_LINK: Final = re.compile(r"(?:^|\s)(?P<url>https?://\S+)(?:\s+(?P<title>.+))?", re.DOTALL)
_LINK_OR_PATH: Final = re.compile(r"(?:^|\s)(?P<url>(?:https?:/)?/\S+)(?:\s+(?P<title>.+))?", re.DOTALL)
_LANGUAGE: Final = re.compile(r"(?<!\s)\s*\blang:(\S+)")
_OPTIONS: Final = re.compile(r"(?<!\s)\s*\b(?:linenos|start|end|mark|range):\S+")


def pullquote(call: TagCall) -> str:
    """A text of which the part between ``{"`` and ``"}`` stands out at its side."""
    body = (call.body or "").strip()
    end = body.rfind('"}') + 2  # each part that begins behind it would be read to the text's end
    quoted = _QUOTED.search(body, 0, end)
    side = "left" if "left" in call.markup.split() else "right"
    attribute = f' data-pullquote="{escape(" ".join(quoted[1].split()))}"' if quoted else ""
    plain = _QUOTED.sub(lambda found: found[1].strip(), body[:end]) + body[end:]
    inner = call.markdown(plain)
    return f'<div class="pullquote-{side}"{attribute}>\n{inner}</div>'


def blockquote(call: TagCall) -> str:
    """``{% blockquote [author[, source]] [link [title]] %}``: a quotation and where it is from."""
    text = call.printed()
    link = _LINK.search(text)
    author, comma, source = (text[: link.start()] if link else text).strip().partition(",")
    footer = f"<strong>{escape(author.strip())}</strong>" if author.strip() else ""
    if link is not None:
        title = link["title"] or source.strip() or re.sub(r"^https?://|/$", "", link["url"])
        footer += f' <cite><a href="{checked_url(call, link["url"])}">{escape(title.strip())}</a></cite>'
    elif comma:
        footer += f" <cite>{escape(source.strip())}</cite>"
    footer = f"<footer>{footer.strip()}</footer>\n" if footer else ""
    return f"<blockquote>\n{call.markdown((call.body or '').strip())}{footer}</blockquote>"


def codeblock(call: TagCall) -> str:
    """``{% codeblock [title] [lang:x] [link [words]] %}``: code in colours, under a caption."""
    text, language = _options(call.printed())
    link = _LINK_OR_PATH.search(text)
    title = (text[: link.start()] if link else text).strip()
    linked = ""
    if link is not None:
        linked = f'<a href="{checked_url(call, link["url"])}">{escape((link["title"] or "link").strip())}</a>'
    return _code(
        (call.body or "").strip("\r\n"), language or _ending(title), title, linked, call.colour_limit
    )


def include_code(call: TagCall) -> str:
    """``{% include_code [title] [lang:x] path %}``: a file of ``downloads/code``, and a link to it."""
    text, language = _options(call.printed())
    title, _, path = text.strip().rpartition(" ")
    if not path:
        raise refused(call, "", "a path below downloads/code")
    folder = (call.text("site.code_dir") or "downloads/code").strip("/")
    path = path.strip("/")
    code = call.file(path, folder)
    name = path.rpartition("/")[2]
    caption = f"{title.strip()} ({name})" if title.strip() else name
    linked = f'<a href="{checked_url(call, call.relative_url(f"/{folder}/{path}"))}">download</a>'
    return _code(code.strip("\r\n"), language or _ending(name), caption, linked, call.colour_limit)


def _options(text: str) -> tuple[str, str]:
    """What stands behind a tag of code without its options, and the language."""
    found = _LANGUAGE.search(text)
    return _OPTIONS.sub("", _LANGUAGE.sub("", text)), found[1] if found else ""


def _ending(name: str) -> str:
    """The language that a file's name means, as Octopress guesses it."""
    return name.rpartition(".")[2] if re.fullmatch(r"\S+\.\w{1,12}", name) else ""


def _code(code: str, language: str, title: str, linked: str, limit: ColourLimit) -> str:
    known = rouge_name(language) if language else None
    inner = colour(code, known, limit) if known else escape(code, quote=False)
    name = escape(language or "plaintext")
    words = " ".join(part for part in (f"<span>{escape(title)}</span>" if title else "", linked) if part)
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return (
        f'<figure class="highlight jk-code">{caption}<pre><code class="language-{name}" data-lang="{name}">'
        f"{inner}</code></pre></figure>"
    )
