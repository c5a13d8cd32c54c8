"""What a tag of the author's own is in a template: its call, and the node that makes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from .custom import guarded, plain
from .errors import InternalError
from .expressions import LAX, parse_filtered
from .lexer import Token
from .markdown import to_html
from .nodes import Body, JekyllNode
from .ruby.text import strip
from .tags.base import JekyllTag
from .token_stream import TagToken, TokenStream

if TYPE_CHECKING:
    from mkdocs_jekyll.kramdown.converter.colour_limit import ColourLimit

    from .context import JekyllContext
    from .limits import Output

TagFunction = Callable[["TagCall"], str]
_OUTPUT = re.compile(r"\{\{([^{}]*)\}\}")


class TagCall:
    """One use of a tag: its ``name``, its ``markup`` (what stands behind it), and a block's ``body``."""

    __slots__ = ("_context", "body", "markup", "name")

    def __init__(self, name: str, markup: str, body: str | None, context: JekyllContext) -> None:
        self.name = name
        self.markup = markup
        self.body = body
        self._context = context

    @property
    def path(self) -> str:
        """The file the tag stands in, relative to the site's source."""
        return self._context.registers.origin.path

    @property
    def colour_limit(self) -> ColourLimit:
        """What code in the text that is rendered may ask of lexers."""
        return self._context.registers.time.colours

    def printed(self) -> str:
        """The markup with every ``{{ }}`` in it as it prints."""
        return _OUTPUT.sub(lambda found: self.text(found[1]), self.markup)

    def value(self, expression: str) -> object:
        """The value of an expression, with filters if it has some: ``call.value("page.title | upcase")``.

        Posts and pages are mappings of their fields.
        """
        return plain(parse_filtered(expression, LAX).evaluate(self._context))

    def text(self, expression: str) -> str:
        """The same as text, as ``{{ }}`` would print it."""
        return self._context.text(parse_filtered(expression, LAX).evaluate(self._context))

    def markdown(self, text: str) -> str:
        """A text as HTML, as a body of the site would come out."""
        return to_html(self._context, text)

    def relative_url(self, url: str) -> str:
        """A URL with the site's baseurl before it."""
        return self._context.registers.services.relative_url(url)

    def file(self, name: str, folder: str) -> str:
        """The text of a file in a folder below the source. Raises IncludeError where that can't be had."""
        return self._context.registers.services.includes.text(name, folder)

    def source_text(self, name: str, folder: str) -> str:
        """The text of a file that the site is made from, also in a folder whose files are not published.

        Raises IncludeError where that can't be had.
        """
        return self._context.registers.services.includes.source_text(name, folder)

    def has_file(self, path: str) -> bool:
        """Whether the site publishes a file at a path below its source."""
        return self._context.registers.services.url_of_file("/" + path.strip().lstrip("/")) is not None


class CustomTag(JekyllTag):
    """The tag of an author's function."""

    def __init__(self, function: TagFunction, *, block: bool) -> None:
        self._function = function
        self.block = block

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the markup and, for a block, the body."""
        head = stream.tag
        body: Body | None = None
        if self.block:
            body, _ = self.body(stream, head, frozenset((f"end{head.name}",)))
        return _CustomNode(head.token, head, self._function, body)


def function_tag(function: TagFunction, *, block: bool = False) -> type[JekyllTag]:
    """The tag of a function, for plugins, which name their tags as classes."""

    class FunctionTag(CustomTag):
        def __init__(self) -> None:
            super().__init__(function, block=block)

    return FunctionTag


class _CustomNode(JekyllNode):
    __slots__ = ("_body", "_function", "_head")

    def __init__(self, token: Token, head: TagToken, function: TagFunction, body: Body | None) -> None:
        super().__init__(token, blank=body is not None and body.blank)
        self._head = head
        self._function = function
        self._body = body

    def render(self, context: JekyllContext, output: Output) -> None:
        text: str | None = None
        if self._body is not None:
            written = context.new_output()
            self._body.render(context, written)
            text = written.close()
        call = TagCall(self._head.name, strip(self._head.markup), text, context)
        made = guarded(f"tag '{call.name}'", lambda: self._function(call))
        if not isinstance(made, str):
            raise InternalError(
                f"the tag '{call.name}' of your own gave {type(made).__name__} instead of text",
                remedy="Let its function return a str.",
            )
        output.write(made)
