"""``link`` and ``post_url``: the URL of a file of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.errors import Problem

from ..errors import ExpressionError, IncludeError, MarkupError
from ..expressions import Filtered, parse_filtered
from ..lexer import Token, column_of
from ..nodes import JekyllNode
from ..report import note
from ..ruby.text import strip
from ..token_stream import TokenStream
from .base import JekyllTag

if TYPE_CHECKING:
    from ..context import JekyllContext
    from ..limits import Output

_OUTPUT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


class _LinkNode(JekyllNode):
    __slots__ = ("_is_template", "_parts")

    def __init__(self, token: Token, parts: list[str | Filtered], *, is_template: bool) -> None:
        super().__init__(token)
        self._parts = parts
        self._is_template = is_template

    def render(self, context: JekyllContext, output: Output) -> None:
        path = "".join(
            part if isinstance(part, str) else context.printed(part.evaluate(context)) for part in self._parts
        )
        if self._is_template:
            self._check_braces()
        services = context.registers.services
        url = services.url_of_file(path)
        if url is None:
            raise IncludeError(
                f"Could not find document '{path}' in tag 'link'",
                remedy=services.other_file(path)
                or "Write the file's path from the site's root, with its ending.",
            )
        output.write(services.link_to(url))

    def _check_braces(self) -> None:
        """Raise as Jekyll 4 does, which reads the path as a template, where an output or a tag has no end."""
        written = "".join(part for part in self._parts if isinstance(part, str))
        if "{{" in written:
            raise ExpressionError(
                "Variable '{{' was not properly terminated with regexp: /\\}\\}/", remedy="Close it with }}."
            )
        if "{%" in written:
            raise ExpressionError(
                "Tag '{%' was not properly terminated with regexp: /\\%\\}/", remedy="Write a path."
            )


class LinkTag(JekyllTag):
    """The URL of the file at a path."""

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the path, which may hold outputs."""
        markup = strip(stream.tag.markup)
        parts: list[str | Filtered] = []
        position = 0
        is_template = stream.syntax.version.link_takes_liquid
        # Behind the last end no output begins: each beginning there would be tried to the end.
        last = markup.rfind("}}") + 2 if is_template else 0
        for match in _OUTPUT.finditer(markup, 0, last):
            parts += [markup[position : match.start()], parse_filtered(match[1], stream)]
            position = match.end()
        parts.append(markup[position:])
        return _LinkNode(stream.tag.token, parts, is_template=is_template)


class _PostUrlNode(JekyllNode):
    __slots__ = ("_name",)

    def __init__(self, token: Token, name: str) -> None:
        super().__init__(token)
        self._name = name

    def render(self, context: JekyllContext, output: Output) -> None:
        services = context.registers.services
        url, exact = services.url_of_post(self._name)
        if url is None:
            raise IncludeError(
                f"Could not find post \"{self._name}\" in tag 'post_url'",
                remedy=services.other_post(self._name)
                or "Write the name of the post's file without its ending: 2021-01-18-title.",
            )
        if not exact:
            note(context, self._inexact(context))
        output.write(services.link_to(url))

    def _inexact(self, context: JekyllContext) -> Problem:
        return Problem(
            "info",
            f"post_url finds '{self._name}' only by its date and slug",
            context.registers.origin.path,
            context.line_in_file(self.token),
            "Write the post's folder too: folder/2021-01-18-title.",
            code="MJ208",
            column=column_of(self.token),
        )


_POST_NAME = re.compile(r"(?:.+/)?\d+-\d+-\d+-.*", re.ASCII)


class PostUrlTag(JekyllTag):
    """The URL of a post, by the name of its file."""

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the name."""
        name = strip(stream.tag.markup)
        if not _POST_NAME.fullmatch(name.removeprefix("/")):
            raise MarkupError(
                f"Could not parse name of post \"{name}\" in tag 'post_url': it has no valid date or title",
                remedy="Write the name of the post's file without its ending: 2021-01-18-title.",
            )
        return _PostUrlNode(stream.tag.token, name)
