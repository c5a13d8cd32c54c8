"""Attribute lists as blocks and spans, and ``{::comment}``, ``{::nomarkdown}``, ``{::options}``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from ...element import Element
from ...scanner import Scanner
from ..attributes import apply_attribute_lists, merge_attribute_lists, parse_attribute_list
from ..base import DONE, NO_MATCH, BlockParser, Outcome, SpanParser
from ..context import Context
from ..patterns import (
    ATTRIBUTE_ID,
    ATTRIBUTE_LINES,
    ATTRIBUTE_TEXT,
    FEW_ATTRIBUTE_LINES,
    IAL_BLOCK_RE,
    OPT,
    S,
)

_ALD = re.compile(rf"{OPT}\{{:({ATTRIBUTE_ID}):({ATTRIBUTE_LINES})\}}{S}*?\n")
_NAME = r"\{::(?P<name>[A-Za-z0-9_]+)"
_STOP = rf"\{{:/(?P<stop>{ATTRIBUTE_ID})?\}}"


def _start(options: str) -> str:
    return rf"{_NAME}(?:{S}(?P<options>{options})|)(?P<closed>/)?\}}"


_BLOCK = re.compile(rf"{OPT}(?:{_start(FEW_ATTRIBUTE_LINES)}|{_STOP}){S}*?\n")
_SPAN = re.compile(rf"{_start(f'{ATTRIBUTE_TEXT}*?')}|{_STOP}")
_SPAN_NAME = re.compile(rf"{_NAME}(?={S}|/?\}})")
#: What ends the start of an extension, as a rule.
_SPAN_END = re.compile(r"(?<!\\)\}")
_IAL_SPAN = re.compile(rf"\{{:({ATTRIBUTE_TEXT}+)\}}")
EXTENSION_START = re.compile(r"\{:")
_BLOCK_START = re.compile(rf"{OPT}\{{:")


#: Characters of an option that a text sets: it may come with each footnote, header and piece of code.
_LONGEST_OPTION: Final = 200
#: What can stand behind ``{::``.
_NAMES = frozenset(("comment", "nomarkdown", "options"))


@lru_cache(maxsize=64)
def _stop_pattern(name: str, block: bool) -> re.Pattern[str]:
    stop = rf"\{{:/(?:{re.escape(name)})?\}}"
    return re.compile(rf"^{OPT}{stop} *\n", re.M) if block else re.compile(stop)


def parse_block_extensions(parser: BlockParser) -> Outcome:
    """A line that begins with ``{:``."""
    src = parser.src
    if src.check(_BLOCK_START) is None:
        return NO_MATCH
    context, line = parser.context, src.line
    if match := src.scan(_ALD):
        into = context.attribute_lists.setdefault(match[1], {})
        parse_attribute_list(match[2], context, into, line)
        parser.tree.children.append(parser.block("eob", "ald", line))
        return DONE
    if match := src.check(_BLOCK):
        return _parse_block(parser, match, line)
    if match := src.scan(IAL_BLOCK_RE):
        last = parser.last()
        if (
            last is not None
            and last.type != "blank"
            and (last.type != "eob" or last.value in ("link_def", "abbrev_def", "footnote_def"))
        ):
            last.options["ial"] = parse_attribute_list(match[1], context, last.options.get("ial"), line)
            if src.check(IAL_BLOCK_RE) is None:
                parser.tree.children.append(parser.block("eob", "ial", line))
        else:
            parser.ial = parse_attribute_list(match[1], context, parser.ial, line)
        return DONE
    return NO_MATCH


def _body(
    match: re.Match[str], src: Scanner, context: Context, line: int, block: bool
) -> tuple[str | None, int] | None:
    """The body of an extension and where it ends, or ``None`` with a warning where there is no end."""
    name = match["name"]
    if name is None:
        context.warn(f"Invalid extension stop tag {match['stop'] or ''} - ignoring it", line)
        return None
    if match["closed"]:
        return None, match.end()
    if name not in _NAMES:
        context.warn(f"Invalid extension with name '{name}' specified - ignoring it", line)
        return None
    end = src.find_behind(_stop_pattern(name, block), match.end())
    if end is None:
        context.warn(f"No stop tag for extension '{name}' found - ignoring it", line)
        return None
    body = src.text[match.end() : end.start()]
    return (body.removesuffix("\n") if block else body), end.end()


def _make(
    match: re.Match[str], body: str | None, context: Context, line: int, category: str
) -> tuple[bool, Element | None]:
    """What an extension stands for; ``False`` where there is none of that name."""
    options = parse_attribute_list(match["options"] or "", context, None, line)
    place = {"category": category, "location": line}
    match match["name"]:
        case "comment":
            return True, None if body is None else Element("comment", body, None, place)
        case "nomarkdown":
            if body is None:
                return True, None
            formats = str(options.get("type") or "").split()
            return True, Element("raw", body, None, {**place, "type": formats})
        case "options":
            _set_options(options, context, line)
            return True, None
    context.warn(f"Invalid extension with name '{match['name']}' specified - ignoring it", line)
    return False, None


def _set_options(given: dict[str, object], context: Context, line: int) -> None:
    allowed: dict[str, object] = {}
    for name, value in given.items():
        if name in context.options.forbidden_inline_options:
            context.warn(f"Option {name} may not be set inline", line)
        elif len(str(value)) > _LONGEST_OPTION:
            long = f"The text sets the option {name} to more than {_LONGEST_OPTION} characters; it is not set"
            context.warn(long, line)
        elif not name.startswith(":"):
            allowed[name] = value
    # No text raises its own limits.
    for limit in ("element_limit", "nesting_limit", "repeat_limit", "cell_limit"):
        allowed.pop(limit, None)
    time_limit = context.options.syntax_highlighter_opts.get("time_limit")
    context.options, messages = context.options.merged(allowed)
    if context.options.syntax_highlighter_opts.get("time_limit") != time_limit:
        colours = {**context.options.syntax_highlighter_opts, "time_limit": time_limit}
        context.options = replace(context.options, syntax_highlighter_opts=colours)
    for message in messages:
        context.warn(message, line)


def _parse_block(parser: BlockParser, match: re.Match[str], line: int) -> Outcome:
    read = _body(match, parser.src, parser.context, line, True)
    if read is None:
        return NO_MATCH
    known, element = _make(match, read[0], parser.context, line, "block")
    if not known:
        return NO_MATCH
    parser.src.pos = read[1]
    if element is not None:
        parser.tree.children.append(element)
    elif match["name"] == "options":
        parser.tree.children.append(parser.block("eob", "extension", line))
    return DONE


def parse_span_extensions(parser: SpanParser, _: re.Match[str]) -> None:
    """``{:`` in a text: an attribute list behind an element, or an extension."""
    src, context = parser.src, parser.context
    line = src.line
    if not src.ahead("}"):
        parser.add_text("{")
        src.pos += 1
        return
    if extension := _span_extension(src, context, line):
        read = _body(extension, src, context, line, False)
        if read is not None:
            known, element = _make(extension, read[0], context, line, "span")
            if known:
                src.pos = read[1]
                if element is not None:
                    parser.append(element)
                return
    elif not src.text.startswith("{::", src.pos) or src.check(_SPAN_NAME) is None:
        last = parser.last_element()
        if last is not None and src.check(_IAL_SPAN):
            _give_attributes(last, src, context)
            return
        if last is None:
            context.warn("Found span IAL after text - ignoring it", line)
    parser.add_text("{")
    src.pos += 1


def _span_extension(src: Scanner, context: Context, line: int) -> re.Match[str] | None:
    """The start of an extension at the cursor, whose options are read only if it is one that ends."""
    named = src.check(_SPAN_NAME)
    if named and named["name"] not in _NAMES:
        context.warn(f"Invalid extension with name '{named['name']}' specified - ignoring it", line)
        return None
    if named:
        end = src.find_behind(_SPAN_END, named.end())
        closed = end is not None and src.text[end.start() - 1] == "/"
        if not closed and src.find_behind(_stop_pattern(named["name"], False), named.end()) is None:
            context.warn(f"No stop tag for extension '{named['name']}' found - ignoring it", line)
            return None
    return src.check(_SPAN)


def _give_attributes(element: Element, src: Scanner, context: Context) -> None:
    """Give an element the attribute lists at the cursor: many in a row are written to it once."""
    lists = []
    while src.check(_SPAN) is None and (given := src.scan(_IAL_SPAN)):
        lists.append(parse_attribute_list(given[1], context, None, src.line))
        merge_attribute_lists(element.options.setdefault("ial", {}), lists[-1])
    apply_attribute_lists(element.attr, lists, context)
