"""``markdown: CommonMark`` and ``CommonMarkGhPages``: markdown-it, written as jekyll-commonmark does."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from mkdocs_jekyll.kramdown import Result, TocEntry
from mkdocs_jekyll.kramdown.converter.colour_limit import ColourLimit
from mkdocs_jekyll.kramdown.converter.highlight import colour, rouge_name

from .commonmark_limit import add_limit, limited
from .read_limits import USUAL, ReadLimits
from .slow_markdown import TextTime, converted
from .slugs import to_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from .config import Config

_NOT_ID: Final = re.compile(r"[^\w\- ]")
_ID: Final = re.compile(r"<[^<>]*?\sid=\"([^\"]*)\"")
_TASK: Final = re.compile(r"\[([ xX])\]\s")
_DASHES_OR_DOTS: Final = re.compile(r"-{2,}|\.{3}")
#: Where the limit of a text stands in what markdown-it hands on.
_COLOURS: Final = "mkdocs_jekyll_colours"
#: What is left of HTML where the author did not ask for it.
_OMITTED: Final = "<!-- raw HTML omitted -->"
#: Elements whose start tags the extension ``tagfilter`` shows as text.
_FILTERED: Final = re.compile(
    r"<(?=(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)[\s/>])", re.I
)
KNOWN_EXTENSIONS: Final = frozenset(("table", "strikethrough", "autolink", "tagfilter", "tasklist"))
KNOWN_OPTIONS: Final = frozenset(("unsafe", "smart", "footnotes", "hardbreaks", "nobreaks", "default"))


@dataclass(frozen=True, slots=True)
class CommonMarkSettings:
    """What ``commonmark: {options: [...], extensions: [...]}`` asks for, in lower case.

    ``names_headings``: GitHub Pages' engine gives headings an id, Jekyll's does not. ``seconds`` of the
    processor are what a text may take: the parser knows no limits.
    """

    extensions: frozenset[str]
    options: frozenset[str] = frozenset()
    names_headings: bool = False
    seconds: float = USUAL.markdown_time

    @classmethod
    def from_config(cls, config: Config) -> CommonMarkSettings:
        """What the configuration asks for; neither engine has an extension on without being asked."""
        section = config.get("commonmark")
        section = section if isinstance(section, dict) else {}
        extensions = _lower(section.get("extensions"))
        options = _lower(section.get("options"))
        pages = to_text(config.get("markdown")).lower() == "commonmarkghpages"
        seconds = ReadLimits.from_settings(config.get("limits")).markdown_time
        return cls(extensions, options, pages, seconds)

    @property
    def unknown(self) -> list[str]:
        """What is asked for and has no effect here."""
        return sorted((self.options - KNOWN_OPTIONS) | (self.extensions - KNOWN_EXTENSIONS))


def _lower(names: object) -> frozenset[str]:
    return frozenset(to_text(name).lower() for name in names) if isinstance(names, list) else frozenset()


@lru_cache(maxsize=8)
def _engine(settings: CommonMarkSettings) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    rules = [name for name in ("table", "strikethrough") if name in settings.extensions]
    smart = "smart" in settings.options
    flags = {"html": True, "breaks": "hardbreaks" in settings.options, "typographer": smart}
    engine = MarkdownIt("commonmark", flags).enable(rules)
    if "footnotes" in settings.options:
        engine.use(footnote_plugin, inline=False)
    if "autolink" in settings.extensions:
        engine.options["linkify"] = True
        engine.enable("linkify")
        assert engine.linkify is not None
        engine.linkify.set({"fuzzy_link": False})
        engine.linkify.add("www.", {"validate": _www, "normalize": _with_scheme})
    if smart:
        engine.enable("smartquotes")
        engine.core.ruler.before("smartquotes", "dashes", _dashes)
    add_limit(engine)
    for kind, rule in _RULES.items():
        engine.add_render_rule(kind, rule)
    for kind in ("html_block", "html_inline"):
        engine.add_render_rule(kind, _html(settings))
    return engine


def convert(text: str, settings: CommonMarkSettings, time: TextTime | None = None) -> Result:
    """The text as CommonMark reads it; as it is written if that would take too long."""
    time = time or TextTime()
    return converted(text, "CommonMark", settings.seconds, partial(_convert, settings, time.colours), time)


def _convert(settings: CommonMarkSettings, colours: ColourLimit, text: str) -> Result:
    engine = _engine(settings)
    environment = {_COLOURS: colours, **limited(settings.seconds)}
    tokens = engine.parse(text, environment)
    headings = _name_headings(tokens) if settings.names_headings else []
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
            checked = "" if match[1] == " " else ' checked=""'
            rest = html.escape(first.content[match.end() :], quote=False)
            first.type = "box"
            first.content = f'<input type="checkbox"{checked} disabled="" /> {rest}'


# -- how cmark writes what markdown-it writes otherwise


def _code(_: object, tokens: Sequence[Token], place: int, __: object, environment: Mapping[str, Any]) -> str:
    """A block of code in the frame that jekyll-commonmark puts around it."""
    token = tokens[place]
    language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
    known = rouge_name(language)
    code = colour(token.content, known, environment[_COLOURS]) if known else html.escape(token.content)
    name = html.escape(language)
    classes, data = (f"language-{name} ", f' data-lang="{name}"') if language else ("", "")
    return (
        f'<div class="{classes}highlighter-rouge"><div class="highlight"><pre class="highlight">'
        f"<code{data}>{code}</code></pre></div></div>\n"
    )


def _html(settings: CommonMarkSettings) -> Any:
    """HTML stays if the author asked for it."""

    def write(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
        token = tokens[place]
        if "unsafe" not in settings.options:
            return _OMITTED + ("\n" if token.type == "html_block" else "")
        return _FILTERED.sub("&lt;", token.content) if "tagfilter" in settings.extensions else token.content

    return write


def _note_mark(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
    number = tokens[place].meta["id"] + 1
    return f'<sup class="footnote-ref"><a href="#fn{number}" id="fnref{number}">{number}</a></sup>'


def _note(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
    return f'<li id="fn{tokens[place].meta["id"] + 1}">\n'


def _backlink(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
    """One link for a note, however often it is called."""
    meta = tokens[place].meta
    back = f' <a href="#fnref{meta["id"] + 1}" class="footnote-backref">↩</a>'
    return "" if meta.get("subId") else back


def _cell(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
    token = tokens[place]
    align = str(token.attrGet("style") or "").removeprefix("text-align:")
    return f'<{token.tag} align="{align}">' if align else f"<{token.tag}>"


_RULES: Final[dict[str, Any]] = {
    "fence": _code,
    "code_block": _code,
    "s_open": lambda *_: "<del>",
    "s_close": lambda *_: "</del>",
    "box": lambda _, tokens, place, *__: tokens[place].content,
    "th_open": _cell,
    "td_open": _cell,
    "footnote_ref": _note_mark,
    "footnote_block_open": lambda *_: '<section class="footnotes">\n<ol>\n',
    "footnote_block_close": lambda *_: "</ol>\n</section>\n",
    "footnote_open": _note,
    "footnote_close": lambda *_: "</li>\n",
    "footnote_anchor": _backlink,
}


def _dashes(state: StateCore) -> None:
    """Hyphens and dots as cmark reads them; markdown-it's own rule knows ``(c)`` and more besides."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = _DASHES_OR_DOTS.sub(lambda match: _symbol(match[0]), child.content)


def _symbol(characters: str) -> str:
    if characters == "...":
        return "…"
    count = len(characters)
    if count % 3 == 0:
        return "—" * (count // 3)
    if count % 2 == 0:
        return "–" * (count // 2)
    short = 1 if count % 3 == 2 else 2
    return "—" * ((count - 2 * short) // 3) + "–" * short


def _www(linkify: Any, text: str, pos: int) -> int:
    """How many characters behind ``www.`` belong to a URL."""
    match = re.compile(linkify.re["src_host_port_strict"] + linkify.re["src_path"], re.I).match(text, pos)
    return len(match[0]) if match else 0


def _with_scheme(_: Any, match: Any) -> None:
    match.url = f"http://{match.url}"


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
