"""What a blog's own layouts and includes write at some place: an expression with Liquid in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll import Site
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.paths import is_file_below, is_folder_below

#: A template larger than this is a program.
_LARGEST_TEMPLATE: Final = 400_000
_COMMENTS: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|{%-?\s*comment\s*-?%}.*?(?:{%-?\s*endcomment\s*-?%}|\Z)|/\*.*?(?:\*/|\Z)"
    r"|^[ \t]*//[^\n]*|(?<![:\"'])//[^\n\"']*$",
    re.DOTALL | re.MULTILINE,
)
_TAG: Final = re.compile(r"{%-?\s*(\w+)\s*([^%]*(?:%(?!})[^%]*)*)%}")
_BLOCKS: Final = frozenset(("if", "unless", "case", "for", "capture", "tablerow", "raw"))
_NAME: Final = re.compile(r"[A-Za-z_][\w-]*")
_TEMPLATES: Final = frozenset((".html", ".htm", ".js", ".tpl", ".liquid"))


@dataclass(frozen=True, slots=True)
class TemplateExpression:
    """An expression as it is written, and the file it stands in (for problems)."""

    text: str
    where: str


def in_templates(site: Site, pattern: re.Pattern[str] | None) -> TemplateExpression | None:
    """What layouts and includes give in the group of ``pattern``; ``None`` where they say nothing."""
    if pattern is None:
        return None
    for where, text in template_texts(site):
        if (found := pattern.search(text)) is not None:
            return TemplateExpression(found[1].strip(), where)
    return None


def template_texts(site: Site) -> Iterator[tuple[str, str]]:
    """Path and text of each layout and include, without the remarks in it."""
    for path in _templates(site):
        yield path.relative_to(site.source).as_posix(), without_remarks(text_in(path))


def without_remarks(program: str) -> str:
    """A program without the remarks in it, be they JavaScript's, HTML's or Liquid's."""
    return _COMMENTS.sub("", program)


def _templates(site: Site) -> Iterator[Path]:
    """Layouts before includes, a post's layout before the others; nothing outside the source."""
    for key in ("layouts_dir", "includes_dir"):
        folder = site.source / site.config.text(key)
        if not is_folder_below(folder, site.source):
            continue
        files = (path for path in folder.rglob("*") if path.suffix in _TEMPLATES)
        for path in sorted(files, key=lambda path: (path.stem != "post", path.as_posix())):
            if is_file_below(path, site.source) and path.stat().st_size <= _LARGEST_TEMPLATE:
                yield path


def _tags(text: str, end: int | None = None) -> Iterator[re.Match[str]]:
    """The tags of a template before ``end``: behind the last ``%}`` none is whole."""
    return _TAG.finditer(text, 0, text.rfind("%}", 0, end) + 2)


def assignments_before(template: str, end: int, expression: str) -> str:
    """The tags before a place of a template that give its expression's names their values, as one text.

    What they print is captured, so that the text prints nothing. A block that is still open there counts as
    true: its inner tags are taken, not itself.
    """
    wanted = set(_NAME.findall(expression))
    pieces: list[str] = []
    for piece in reversed(_closed_pieces(template, end)):
        given = [tag[2] for tag in _tags(piece) if tag[1] in ("assign", "capture")]
        names = {match[0] for words in given if (match := _NAME.match(words)) is not None}
        if names & wanted:
            pieces.append(piece)
            wanted.update(name for tag in _tags(piece) for name in _NAME.findall(tag[2]))
            wanted.update(_NAME.findall(" ".join(re.findall(r"{{(.*?)}}", piece, re.DOTALL))))
    if not pieces:
        return ""
    return "{% capture jk_unused %}" + "".join(reversed(pieces)) + "{% endcapture %}"


def _closed_pieces(template: str, end: int) -> list[str]:
    """The blocks and assignments of a template that are whole before ``end``, outermost ones, in order."""
    open_blocks: list[tuple[str, int]] = []
    pieces: list[tuple[int, int]] = []
    for tag in _tags(template, end):
        name = tag[1]
        if name in _BLOCKS:
            open_blocks.append((name, tag.start()))
        elif name.startswith("end") and open_blocks and open_blocks[-1][0] == name.removeprefix("end"):
            start = open_blocks.pop()[1]
            while pieces and pieces[-1][0] > start:
                pieces.pop()
            pieces.append((start, tag.end()))
        elif name == "assign":
            pieces.append(tag.span())
    return [template[start:stop] for start, stop in pieces]
