"""Code in Rouge's structure, coloured by Pygments with the short class names both share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, Literal

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, Error, Token, _TokenType
from pygments.util import ClassNotFound

from ..options import Options
from .colour_limit import ColourLimit
from .escape import escape_all
from .languages import PLAIN_NAMES, PYGMENTS_NAMES, ROUGE_NAMES

Kind = Literal["block", "span"]

#: Asks Rouge to look at the code; what it finds changes nothing but colours, so the code stays plain here.
_GUESS: Final = "guess"
_PHP: Final = frozenset(("php", "php3", "php4", "php5", "hack", "hh"))
_COLOURLESS: Final = PLAIN_NAMES | {_GUESS}
#: Tokens that carry no colour in any theme; Rouge gives them no element.
_PLAIN_CLASSES: Final = frozenset(("", "w", "esc"))


def highlight(
    code: str, language: str | None, *, kind: Kind, options: Options, limit: ColourLimit | None = None
) -> str | None:
    """The HTML of a code block (``div.highlight > pre.highlight > code``) or of a code span's inside.

    ``language`` is Rouge's name for it, maybe with Rouge's own options behind a ``?``. The result is None
    where kramdown writes plain ``pre`` and ``code``: highlighting is off, or Rouge doesn't know the language.
    ``limit`` is that of the text.
    """
    if options.syntax_highlighter != "rouge":
        return None
    settings = highlighter_settings(options, kind)
    guesses = bool(settings.get("guess_lang"))
    wanted = language or settings.get("default_lang")
    if settings.get("disable") or not (wanted or guesses):
        return None
    name = rouge_name(str(wanted)) if wanted else _GUESS
    if name is None or (name in _COLOURLESS and not guesses):
        return None
    coloured = colour(code, name, limit)
    if settings.get("line_numbers"):
        coloured = number_lines(coloured, settings)
    if kind == "span" or not settings.get("wrap", True):
        return coloured
    css_class = settings.get("css_class") or "highlight"
    return f'<div class="highlight"><pre class="{css_class}"><code>{coloured}</code></pre></div>'


def highlighter_settings(options: Options, kind: Kind) -> dict[str, Any]:
    """What ``syntax_highlighter_opts`` says for blocks or spans: the common settings, then the kind's own."""
    settings = {
        name: value
        for name, value in options.syntax_highlighter_opts.items()
        if name not in ("block", "span")
    }
    own = options.syntax_highlighter_opts.get(kind)
    if isinstance(own, Mapping):
        settings.update(own)
    return settings


def default_language(options: Options, kind: Kind) -> str | None:
    """The language of code that names none."""
    name = highlighter_settings(options, kind).get("default_lang")
    return str(name) if name else None


def rouge_name(language: str) -> str | None:
    """The language without options (``php?start_inline=1``), or nothing when Rouge has no such language."""
    name = language.partition("?")[0]
    return name if name in ROUGE_NAMES or name == _GUESS else None


def colour(code: str, language: str, limit: ColourLimit | None = None) -> str:
    """Escaped code with a ``span`` of a short class around each token that has a colour.

    ``language`` is one of Rouge's names; without a Pygments lexer for it the code is only escaped, and so it
    is where the ``limit`` of the text is reached. The text itself never changes.
    """
    lexer = None if language in _COLOURLESS else _lexer(_inside(language, code))
    limit = limit or ColourLimit()
    if lexer is None or not limit.allows(len(code)):
        return escape_all(code)
    tokens = _tokens(lexer, code, limit)
    return escape_all(code) if tokens is None else "".join(_spans(tokens))


def _inside(language: str, code: str) -> str:
    """PHP without ``<?`` is read as if that stood before it, as Rouge does; with one it stands in HTML."""
    return language if language not in _PHP else "php in html" if "<?" in code else "php alone"


def number_lines(coloured: str, settings: Mapping[str, Any]) -> str:
    """Rouge's table with line numbers on the left; settings as Rouge names them."""
    count = coloured.count("\n")
    if not coloured.removesuffix("</span>").endswith("\n"):  # a comment may take the end of its line in
        coloured += "\n"
        count += 1
    first = _integer(settings.get("start_line"), 1)
    line_format = str(settings.get("line_format", "%i"))
    try:
        numbers = "".join([f"{line_format % number}\n" for number in range(first, first + count)])
    except (TypeError, ValueError):
        numbers = "".join([f"{number}\n" for number in range(first, first + count)])
    table, gutter, cell = (
        settings.get(name) or default
        for name, default in (
            ("table_class", "rouge-table"),
            ("gutter_class", "rouge-gutter"),
            ("code_class", "rouge-code"),
        )
    )
    return (
        f'<table class="{table}"><tbody><tr><td class="{gutter} gl"><pre class="lineno">{numbers}</pre></td>'
        f'<td class="{cell}"><pre>{coloured}</pre></td></tr></tbody></table>'
    )


def _integer(value: object, default: int) -> int:
    try:
        return default if value is None else int(str(value))
    except ValueError:
        return default


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    name = PYGMENTS_NAMES.get(language, language)
    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False, startinline=language == "php alone")
    except ClassNotFound:
        return None


def _tokens(lexer: Lexer, code: str, limit: ColourLimit) -> list[tuple[_TokenType, str]] | None:
    """The tokens of a code, or nothing when the lexer fails, changes the text, or takes too long."""
    try:
        tokens = limit.run(lambda: ((kind, text) for _, kind, text in lexer.get_tokens_unprocessed(code)))
    except Exception:  # a lexer is foreign code; whatever goes wrong there costs the colours, not the page
        return None
    if tokens is None:
        return None
    return tokens if "".join([text for _, text in tokens]) == code else None


def _spans(tokens: list[tuple[_TokenType, str]]) -> Iterator[str]:
    for kind, text in tokens:
        if not text:
            continue
        short = _short_class(kind)
        escaped = escape_all(text)
        yield f'<span class="{short}">{escaped}</span>' if short else escaped


@lru_cache(maxsize=512)
def _short_class(kind: _TokenType) -> str:
    if kind is Token or kind is Error:
        return ""
    known: _TokenType | None = kind
    while known is not None and known not in STANDARD_TYPES:
        known = known.parent
    short = STANDARD_TYPES.get(known, "") if known is not None else ""
    return "" if short in _PLAIN_CLASSES else short
