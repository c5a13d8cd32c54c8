"""Definitions that are not shown where they stand: links, abbreviations and footnotes."""

from __future__ import annotations

import re

from ...element import Element
from ..attributes import apply_attribute_lists
from ..base import DONE, NO_MATCH, BlockParser, Outcome, SpanParser
from ..context import AbbreviationDefinition, FootnoteDefinition, LinkDefinition
from ..patterns import ATTRIBUTE_ID, CODE_LINES, INDENT_RE, OPT, WHITE, S

#: How many ``>`` a URL in angle brackets may hold.
_MOST_ANGLES = 8
#: A footnote's mark is a sign, a link in it, and a link back: so many of the elements a text may have.
_PARTS_OF_MARK = 3
_LINK = re.compile(
    rf"{OPT}\[([^\n\]]+)\]:[ \t]*(?:<((?:[^>\n]*+>){{0,{_MOST_ANGLES}}}?[^>\n]*+)>"
    r"|([^ \t\n](?:(?![ \t][\"'])[^\n])*?)(?<![ \t]))"
    r"(?:(?:[ \t]*+\n|[ \t]++)[ \t]*+([\"'])(.+?)\4)?[ \t]*+\n"
)
_ABBREVIATION = re.compile(rf"{OPT}\*\[(.+?)\]:(.*?)\n")
_FOOTNOTE = re.compile(rf"{OPT}\[\^({ATTRIBUTE_ID})\]:{S}*?(.*?\n{CODE_LINES})")
FOOTNOTE_MARK_START = re.compile(rf"\[\^({ATTRIBUTE_ID})\]")
_SPACE = re.compile(rf"{S}+")


def normalize_id(text: str) -> str:
    """The form in which identifiers of links are compared."""
    return _SPACE.sub(" ", text).lower()


def _placeholder(parser: BlockParser, kind: str, line: int) -> Element:
    """The element that keeps a definition's place, so that an attribute list finds it."""
    element = parser.block("eob", kind, line)
    parser.tree.children.append(element)
    return element


def parse_link_definition(parser: BlockParser) -> Outcome:
    """``[id]: url "title"``; a later definition wins."""
    src = parser.src
    match = src.check(_LINK)
    if match is None:
        return NO_MATCH
    line = src.line
    src.pos = match.end()
    name = normalize_id(match[1])
    if name in parser.context.link_definitions:
        parser.context.warn(f"Duplicate link ID '{name}' - overwriting", line)
    url = match[2] if match[2] is not None else match[3]
    element = _placeholder(parser, "link_def", line)
    parser.context.link_definitions[name] = LinkDefinition(url, match[5], element)
    return DONE


def parse_abbreviation_definition(parser: BlockParser) -> Outcome:
    """``*[short]: long text``."""
    src = parser.src
    match = src.check(_ABBREVIATION)
    if match is None:
        return NO_MATCH
    line = src.line
    src.pos = match.end()
    if match[1] in parser.context.abbreviations:
        parser.context.warn(f"Duplicate abbreviation ID '{match[1]}' - overwriting", line)
    element = _placeholder(parser, "abbrev_def", line)
    parser.context.abbreviations[match[1]] = AbbreviationDefinition(match[2].strip(WHITE), element)
    return DONE


def parse_footnote_definition(parser: BlockParser) -> Outcome:
    """``[^name]: text`` with the indented blocks behind it."""
    src = parser.src
    match = src.check(_FOOTNOTE)
    if match is None:
        return NO_MATCH
    line = src.line
    src.pos = match.end()
    content = Element("footnote_def", None, None, {"location": line})
    parser.parse_text(content, INDENT_RE.sub("", match[2]), line)
    if match[1] in parser.context.footnotes:
        parser.context.warn(f"Duplicate footnote name '{match[1]}' - overwriting", line)
    element = _placeholder(parser, "footnote_def", line)
    parser.context.footnotes[match[1]] = FootnoteDefinition(content, element)
    return DONE


def parse_footnote_mark(parser: SpanParser, match: re.Match[str]) -> None:
    """``[^name]`` in a text."""
    src = parser.src
    line = src.line
    src.pos = match.end()
    definition = parser.context.footnotes.get(match[1])
    if definition is None:
        parser.context.warn(f"Footnote definition for '{match[1]}' not found", line)
        parser.add_text(match[0])
        return
    if not parser.context.take_elements(_PARTS_OF_MARK, line):
        parser.add_text(match[0])
        return
    if not definition.markers:
        stand_in = definition.element
        apply_attribute_lists(stand_in.attr, (stand_in.options.get("ial") or {},), parser.context)
    mark = Element(
        "footnote", definition.content, definition.element.attr, {"name": match[1], "location": line}
    )
    if "ial" in definition.element.options:
        mark.options["ial"] = definition.element.options["ial"]
    definition.markers.append(mark)
    parser.append(mark)
