"""``markdown: CommonMark`` and ``CommonMarkGhPages``: markdown-it, with what jekyll-commonmark adds to it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from mkdocs_jekyll.kramdown import Options, Result, TocEntry
from mkdocs_jekyll.kramdown.converter.highlight import highlight

from .slugs import to_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from .config import Config

_NOT_ID: Final = re.compile(r"[^\w\- ]")
_ID: Final = re.compile(r"<[^<>]*?\sid=\"([^\"]*)\"")
#: Where ``convert`` hands the options over to the rule for code.
_OPTIONS: Final = "kramdown options"
_TASK: Final = re.compile(r"\[([ xX])\]\s")


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``commonmark: {options: [...], extensions: [...]}`` asks for, in lower case."""

    extensions: frozenset[str]
    hard_breaks: bool = False
    smart: bool = False

    @classmethod
    def from_config(cls, config: Config) -> Settings:
        """GitHub Pages' own engine has its extensions on without being asked."""
        section = config.get("commonmark")
        section = section if isinstance(section, dict) else {}
        extensions = {to_text(name).lower() for name in section.get("extensions") or ()}
        options = {to_text(name).lower() for name in section.get("options") or ()}
        if to_text(config.get("markdown")).lower() == "commonmarkghpages":
            extensions |= {"table", "strikethrough", "tasklist"}
        return cls(frozenset(extensions), "hardbreaks" in options, "smart" in options)


@lru_cache(maxsize=8)
def _engine(settings: Settings) -> MarkdownIt:
    from markdown_it import MarkdownIt

    rules = [name for name in ("table", "strikethrough") if name in settings.extensions]
    options = {"html": True, "breaks": settings.hard_breaks, "typographer": settings.smart}
    engine = MarkdownIt("commonmark", options).enable(rules)
    for kind in ("fence", "code_block"):
        engine.add_render_rule(kind, _code)
    engine.add_render_rule("s_open", lambda *_: "<del>")
    engine.add_render_rule("s_close", lambda *_: "</del>")
    return engine.enable(["replacements", "smartquotes"]) if settings.smart else engine


def convert(text: str, settings: Settings, options: Options) -> Result:
    """The text as CommonMark reads it; ``options`` say how code is coloured."""
    engine = _engine(settings)
    environment: dict[str, Any] = {_OPTIONS: options}
    tokens = engine.parse(text, environment)
    headings = _name_headings(tokens)
    if "tasklist" in settings.extensions:
        _show_tasks(tokens)
    written = str(engine.renderer.render(tokens, engine.options, environment))
    return Result(
        html=written,
        toc=_nest([(level, name, _inline(engine, inline, environment)) for level, name, inline in headings]),
        warnings=(),
        ids=frozenset(html.unescape(found) for found in _ID.findall(written)),
        has_math=False,
    )


def _inline(engine: MarkdownIt, token: Token, environment: dict[str, Any]) -> str:
    return str(engine.renderer.render([token], engine.options, environment))


def _name_headings(tokens: Sequence[Token]) -> list[tuple[int, str, Token]]:
    """Give each heading an id made of its text, as GitHub does, and list level, id and content."""
    seen: dict[str, int] = {}
    found = []
    for place, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        inline = tokens[place + 1]
        words = "".join(
            child.content for child in inline.children or () if child.type in ("text", "code_inline")
        )
        name = _NOT_ID.sub("", words.strip().lower()).replace(" ", "-")
        count = seen.get(name, 0)
        seen[name] = count + 1
        name = f"{name}-{count}" if count else name
        if name:
            token.attrSet("id", name)
            found.append((int(token.tag[1]), name, inline))
    return found


def _show_tasks(tokens: Sequence[Token]) -> None:
    """``[ ]`` and ``[x]`` at the beginning of a list item become check boxes."""
    for before, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.type != "list_item_open" or paragraph.type != "paragraph_open" or not inline.children:
            continue
        first = inline.children[0]
        match = _TASK.match(first.content) if first.type == "text" else None
        if match:
            checked = "" if match[1] == " " else ' checked="checked"'
            first.type = "html_inline"
            rest = html.escape(first.content[match.end() :], quote=False)
            first.content = f'<input type="checkbox"{checked} disabled="disabled" /> {rest}'


def _code(_: object, tokens: Sequence[Token], place: int, __: object, environment: dict[str, Any]) -> str:
    """A block of code in kramdown's frame and colours; markdown-it calls this."""
    token, options = tokens[place], environment[_OPTIONS]
    language = token.info.split(maxsplit=1)[0] if token.info.strip() else None
    coloured = highlight(token.content, language or "plaintext", kind="block", options=options)
    name = html.escape(language or "plaintext")
    if coloured is None:
        return f'<pre><code class="language-{name}">{html.escape(token.content, quote=False)}</code></pre>\n'
    return f'<div class="language-{name} highlighter-rouge">{coloured}</div>\n'


def _nest(headings: list[tuple[int, str, str]]) -> tuple[TocEntry, ...]:
    """Headings in the order of the text as a tree."""
    entries: list[TocEntry] = []
    place = 0
    while place < len(headings):
        level, name, written = headings[place]
        end = place + 1
        while end < len(headings) and headings[end][0] > level:
            end += 1
        text = html.unescape(re.sub(r"<[^>]*>", "", written)).strip()
        entries.append(TocEntry(level, name, written.strip(), text, _nest(headings[place + 1 : end])))
        place = end
    return tuple(entries)
