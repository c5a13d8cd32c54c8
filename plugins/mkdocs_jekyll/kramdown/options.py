"""kramdown's options: each once, with its type, its default, and how a value given in YAML is read.

The names are kramdown's own, so a ``kramdown:`` mapping of a ``_config.yml`` can be given as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Final

from .option_yaml import FlowError, parse_flow

Reader = Callable[[object], Any]

TYPOGRAPHIC_NAMES: Final = ("hellip", "mdash", "ndash", "laquo", "raquo", "laquo_space", "raquo_space")

#: A text may have so many blocks and spans, cells, items and tags; what is behind them stands as text. The
#: densest text known, a changelog of 300 kB, has a third.
MAX_ELEMENTS: Final = 50_000
#: How deep blocks, or spans, stand in each other, unless a setting says so; and what a setting may say.
USUAL_NESTING: Final = 100
#: Characters that definitions put into a text at all the places that name them: a URL of half a megabyte
#: that a hundred thousand links name would fill any memory.
MAX_REPEATED: Final = 5_000_000
#: Rows are filled up to the width of their table with empty cells. A text of a thousand columns and a
#: thousand rows of one cell would so become a thousand times itself.
MAX_FILLED_CELLS: Final = 20_000
MAX_NESTING: Final = 300

_LATEX_HEADERS: Final = (
    "section",
    "subsection",
    "subsubsection",
    "paragraph",
    "subparagraph",
    "subparagraph",
)
_INTEGER: Final = re.compile(r"\s*[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9][0-9]*|0)\s*\Z")


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _flag(value: object) -> bool:
    """Everything is true but false, nothing, and the words for them."""
    if isinstance(value, str):
        return value.strip().lower() not in ("false", "")
    return value is not None and value is not False


def _integer(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _text(value)
    if not _INTEGER.match(text):
        raise ValueError(f"{text!r} is not a whole number")
    text = text.strip()
    digits = text.lstrip("+-")
    old_octal = len(digits) > 1 and digits[0] == "0" and digits[1].isdigit()
    return int(text, 8 if old_octal else 0)


def _symbol(value: object) -> str | None:
    """A bare name; YAML's nothing, ``""`` and ``"nil"`` switch the feature off."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value).strip().removeprefix(":")
    return None if text in ("", "nil") else text


def _entity_output(value: object) -> str:
    symbol = _symbol(value)
    modes = ("as_char", "as_input", "numeric", "symbolic")
    if symbol not in modes:
        raise ValueError(f"{symbol!r} is not one of {', '.join(modes)}")
    return symbol


def _levels(value: object) -> tuple[int, ...]:
    """``1..3``, ``1,3`` or a list of numbers from 1 to 6."""
    numbers: list[int]
    if isinstance(value, str):
        if match := re.fullmatch(r"(\d)\.\.(\d)", value):
            numbers = list(range(int(match[1]), int(match[2]) + 1))
        elif re.fullmatch(r"\d(?:,\d)*", value):
            numbers = [int(digit) for digit in value.split(",")]
        else:
            raise ValueError(f"{value!r} is neither a range such as 1..3 nor a list such as 1,2,3")
    elif isinstance(value, list | tuple | range):
        numbers = [_integer(item) for item in value]
    else:
        raise ValueError(f"{value!r} is neither a range such as 1..3 nor a list such as 1,2,3")
    if any(not 1 <= number <= 6 for number in numbers):
        raise ValueError("levels of headers are whole numbers from 1 to 6")
    return tuple(dict.fromkeys(numbers))


def _items(value: object) -> list[object]:
    if isinstance(value, str):
        return list(value.split(",")) if value else []
    if isinstance(value, list | tuple):
        return list(value)
    raise ValueError(f"{value!r} is not a list")


def _quotes(value: object) -> tuple[str | int, ...]:
    """Four names of entities or code points."""
    items = _items(value)
    if len(items) != 4:
        raise ValueError("four values are needed: left and right single, left and right double quote")
    return tuple(
        int(text) if (text := str(item).strip()).isascii() and text.isdigit() else text for item in items
    )


def _latex_headers(value: object) -> tuple[str, ...]:
    items = tuple(str(item) for item in _items(value))
    if len(items) != 6:
        raise ValueError("six values are needed")
    return items


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(item).strip().removeprefix(":") for item in _items(value))


def _mapping(value: object) -> dict[str, Any]:
    if isinstance(value, str):
        try:
            value = parse_flow(value)
        except FlowError as error:
            raise ValueError(str(error)) from None
    if not isinstance(value, Mapping):
        raise ValueError(f"{value!r} is not a mapping")
    return {str(key).removeprefix(":"): item for key, item in value.items()}


def _symbols(value: object) -> dict[str, str]:
    return {name: _text(item) for name, item in _mapping(value).items()}


def _link_defs(value: object) -> dict[str, tuple[str, str | None]]:
    definitions: dict[str, tuple[str, str | None]] = {}
    for name, item in _mapping(value).items():
        if not isinstance(item, list | tuple) or not 1 <= len(item) <= 2:
            raise ValueError(f"the definition of {name!r} is not a list of a URL and a title")
        title = item[1] if len(item) == 2 else None
        definitions[name] = (_text(item[0]), None if title is None else str(title))
    return definitions


def _option(default: Any, read: Reader, help: str, *, own: bool = False) -> Any:
    """A field of `Options`: its default, how a value is read, its purpose; ``own``: kramdown lacks it."""
    metadata = {"read": read, "help": f"{help} Not an option of kramdown." if own else help, "own": own}
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Options:
    """All options of kramdown 2.4 and of its GFM parser, with kramdown's own defaults.

    An instance can be pickled and compared. `Options.from_mapping` reads what an author wrote.
    """

    input: str = _option("kramdown", _text, "The parser: `GFM` or `kramdown`.")

    # How text is read
    parse_block_html: bool = _option(
        False, _flag, "Whether the content of block HTML elements is read as kramdown blocks."
    )
    parse_span_html: bool = _option(
        True, _flag, "Whether the content of span HTML elements is read as kramdown spans."
    )
    html_to_native: bool = _option(
        False, _flag, "Whether HTML elements become the native elements they stand for."
    )
    link_defs: Mapping[str, tuple[str, str | None]] = _option(
        {}, _link_defs, "Link definitions known from the start: identifier to (URL, title)."
    )
    forbidden_inline_options: tuple[str, ...] = _option(
        ("template",), _names, "Options that a text cannot set for itself with `{::options}`."
    )
    hard_wrap: bool = _option(True, _flag, "GFM: whether each line end in a paragraph is a `<br />`.")
    gfm_quirks: tuple[str, ...] = _option(
        ("paragraph_end",),
        _names,
        "GFM: `paragraph_end` lets blocks follow a paragraph without a blank line; "
        "`no_auto_typographic` leaves `--`, `...` and quotes as they are.",
    )
    gfm_emojis: bool = _option(False, _flag, "GFM: known by name only; `:emoji:` is jemoji's affair.")

    # Identifiers
    auto_ids: bool = _option(True, _flag, "Whether headers without an id get one.")
    auto_id_prefix: str = _option("", _text, "What each generated id of a header begins with.")
    auto_id_stripping: bool = _option(
        False, _flag, "Whether ids are made of a header's text alone, without its markup."
    )
    transliterated_header_ids: bool = _option(
        False, _flag, "Whether a header's text is brought to ASCII before the id is made of it."
    )

    # What is written
    header_offset: int = _option(0, _integer, "Added to each header's level; the result stays within 1 to 6.")
    toc_levels: tuple[int, ...] = _option(
        (1, 2, 3, 4, 5, 6), _levels, "The levels of headers that a table of contents shows."
    )
    entity_output: str = _option(
        "as_char", _entity_output, "How entities are written: `as_char`, `as_input`, `numeric`, `symbolic`."
    )
    smart_quotes: tuple[str | int, str | int, str | int, str | int] = _option(
        ("lsquo", "rsquo", "ldquo", "rdquo"),
        _quotes,
        "Names of entities, or code points, of the left and right single and left and right double quote.",
    )
    typographic_symbols: Mapping[str, str] = _option(
        {}, _symbols, f"What stands for a typographic symbol ({', '.join(TYPOGRAPHIC_NAMES)}) instead of it."
    )
    remove_line_breaks_for_cjk: bool = _option(
        False, _flag, "Whether a line end between two CJK characters is dropped."
    )
    footnote_nr: int = _option(1, _integer, "The number of the first footnote.")
    footnote_backlink: str = _option(
        "&#8617;", _text, "The text of the link from a footnote back to its mark; empty for none."
    )
    footnote_backlink_inline: bool = _option(
        False, _flag, "Whether the link back goes into the last paragraph, however deep that is."
    )
    footnote_prefix: str = _option("", _text, "What the ids of footnotes carry after `fn:` and `fnref:`.")

    # Engines
    syntax_highlighter: str | None = _option(
        "rouge", _symbol, "`rouge` (code is coloured with Pygments, in Rouge's structure) or nothing."
    )
    syntax_highlighter_opts: Mapping[str, Any] = _option(
        {},
        _mapping,
        "Rouge's settings: `default_lang`, `guess_lang`, `css_class`, `line_numbers`, `disable`, "
        "and the same below `span` and `block` for one of them; `time_limit` (not Rouge's): seconds for "
        "the code of a block.",
    )
    math_engine: str | None = _option("mathjax", _symbol, "`mathjax` or nothing.")
    math_engine_opts: Mapping[str, Any] = _option(
        {}, _mapping, "Settings of the math engine; MathJax has none."
    )

    # What one text may ask for
    element_limit: int = _option(
        MAX_ELEMENTS,
        _integer,
        "How many blocks and spans a text may have; the rest is text.",
        own=True,
    )

    nesting_limit: int = _option(
        USUAL_NESTING,
        _integer,
        "How deep blocks and spans may stand in each other, up to 300; the rest is text.",
        own=True,
    )

    repeat_limit: int = _option(
        MAX_REPEATED,
        _integer,
        "How many characters definitions of links, abbreviations and attribute lists may put into "
        "a text, at all places that name them; the rest goes without.",
        own=True,
    )

    cell_limit: int = _option(
        MAX_FILLED_CELLS,
        _integer,
        "How many cells the rows of a text's tables get that they lack; no more are added.",
        own=True,
    )

    # For kramdown's other converters
    template: str = _option("", _text, "A template around the output; Jekyll's layouts take its place.")
    line_width: int = _option(72, _integer, "The width of lines in kramdown's own kramdown output.")
    list_indent: int = _option(2, _integer, "The indentation of lists in kramdown's own kramdown output.")
    latex_headers: tuple[str, ...] = _option(
        _LATEX_HEADERS, _latex_headers, "The commands for headers in LaTeX output."
    )
    remove_block_html_tags: bool = _option(
        True, _flag, "Whether the converter that removes HTML removes block elements."
    )
    remove_span_html_tags: bool = _option(
        False, _flag, "Whether the converter that removes HTML removes span elements."
    )

    @classmethod
    def from_mapping(cls, values: Mapping[str, object]) -> tuple[Options, tuple[str, ...]]:
        """Options from what an author wrote, and a message about each value that has no effect.

        Nothing raises: a value that cannot be read leaves the default, and a message says so.
        """
        return cls().merged(values)

    def merged(self, values: Mapping[str, object]) -> tuple[Options, tuple[str, ...]]:
        """These options with some values changed (``{::options}``, ``_config.yml``), and messages."""
        known = option_readers()
        changes: dict[str, Any] = {}
        messages: list[str] = []
        for key, value in values.items():
            name = str(key)
            read = known.get(name)
            if read is None:
                messages.append(f"Unknown kramdown option: {name}{_reason(name)}")
                continue
            try:
                changes[name] = read(value)
            except (ValueError, TypeError) as error:
                messages.append(f"Invalid value for the kramdown option {name}: {error}")
                continue
            if name in WITHOUT_EFFECT and changes[name] != getattr(self, name):
                messages.append(f"The kramdown option {name} has no effect: {WITHOUT_EFFECT[name]}")
        return (replace(self, **changes) if changes else self), tuple(messages)


#: Options that are accepted and do nothing here, each with the reason.
WITHOUT_EFFECT: Final[Mapping[str, str]] = {
    "template": "the site's theme gives a page its frame",
    "line_width": "it is for kramdown's kramdown output",
    "list_indent": "it is for kramdown's kramdown output",
    "latex_headers": "it is for LaTeX output",
    "remove_block_html_tags": "it is for kramdown's converter that removes HTML",
    "remove_span_html_tags": "it is for kramdown's converter that removes HTML",
    "gfm_emojis": "the plugin jemoji shows emoji",
}


def _reason(name: str) -> str:
    if name.startswith(("coderay_", "enable_coderay")):
        return " (CodeRay is no longer part of kramdown; see syntax_highlighter)"
    if name.startswith("rouge_"):
        return " (see syntax_highlighter_opts)"
    return ""


@cache
def option_readers() -> Mapping[str, Reader]:
    """The names of all options, each with the function that reads its value (``ValueError`` if it can't)."""
    return {item.name: item.metadata["read"] for item in fields(Options)}


def own_options() -> frozenset[str]:
    """The names of options that kramdown lacks."""
    return frozenset(item.name for item in fields(Options) if item.metadata["own"])


def option_help() -> Mapping[str, str]:
    """What each option is for, in the order of `Options`."""
    return {item.name: item.metadata["help"] for item in fields(Options)}
